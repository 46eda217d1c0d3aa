"""Rule TLC16."""

from collections.abc import Iterator
from types import MappingProxyType

from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.vocabulary import Mode

# Most km and minutes of one corridor. The longest cable car of the country, Hon Thom,
# has 7.9 km, and a ride with its queue is over in an hour and a half; who walks a day
# in the mountains makes 25 km in ten hours, and sleeps then.
MOST = MappingProxyType({Mode.CABLE: (10.0, 90), Mode.TREK: (25.0, 600)})


@rule("TLC16", severity=Severity.WARNING)
def cable_or_trek_too_long(context: Context) -> Iterator[Violation]:
    """
    A cable car or a walk is longer than any that exists or can be walked in a day.

    Longer walks have nights on the way: each of these is a place of its own, with a
    corridor to it and one from it. A longer cable car is a road with the wrong
    mode.

    Bad:
        corridors:
          - {id: trek-a-b, from: a, to: b, mode: trek, km: 38, minutes: 900}

    Good:
        destinations:
          - id: a
            position: {lat: 22.39, lon: 103.66, confidence: high, source: s}
        corridors:
          - {id: trek-a-b, from: a, to: b, mode: trek, km: 14, minutes: 360}
    """
    for corridor in context.catalogue.corridors.values():
        if corridor.mode not in MOST:
            continue
        most_km, most_min = MOST[corridor.mode]
        if corridor.km > most_km or corridor.minutes > most_min:
            yield Violation(
                "corridors",
                corridor.id,
                ("km",) if corridor.km > most_km else ("minutes",),
                f"{corridor.km:g} km and {corridor.minutes} min by {corridor.mode},"
                f" where {most_km:g} km and {most_min} min are the most",
                "check km, minutes and mode, or break it at a place on the way",
            )

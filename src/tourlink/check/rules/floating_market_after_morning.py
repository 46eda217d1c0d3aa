"""Rule TLH11."""

from collections.abc import Iterator

from tourlink.catalogue.records import Destination, Kind, Opening
from tourlink.check.rule import Context, Severity, Violation, rule

LATEST = "11:00"  # Cai Rang trades from 05:00 to 09:00, boats leave at 10:00
_WORDS = ("chợ nổi", "floating market", "marché flottant")


@rule("TLH11", severity=Severity.WARNING)
def floating_market_after_morning(context: Context) -> Iterator[Violation]:
    """
    A floating market is open in the afternoon, or does not say when.

    Traders sell from their boats before dawn and are gone by mid-morning. Without
    hours the planner takes the daylight of any sight and sends the group to an empty
    river at three.

    Bad:
        destinations:
          - id: a
            kind: market
            name: {vi: Chợ nổi A, en: A floating market}
            opening:
              hours: [{opens: "06:00", closes: "17:00"}]
              source: s
              as_of: 2026
              confidence: medium

    Good:
        destinations:
          - id: a
            kind: market
            name: {vi: Chợ nổi A, en: A floating market}
            opening:
              hours: [{opens: "05:00", closes: "09:00"}]
              source: s
              as_of: 2026
              confidence: medium
    """
    for place in context.catalogue.destinations.values():
        if place.kind is not Kind.MARKET or not _is_floating(place):
            continue
        opening = place.opening
        if not isinstance(opening, Opening):
            yield Violation(
                "destinations",
                place.id,
                ("opening",) if opening else ("kind",),
                "a floating market that "
                + ("never closes" if opening else "says no hours"),
                f"give its hours, early in the morning and to {LATEST} at the latest",
            )
            continue
        for index, hours in enumerate(opening.hours):
            if hours.closes > LATEST:
                yield Violation(
                    "destinations",
                    place.id,
                    ("opening", "hours", index, "closes"),
                    f"a floating market open to {hours.closes}: traders are gone by"
                    f" {LATEST}",
                    "check the hours; shops on the bank are not the market",
                )


def _is_floating(place: Destination) -> bool:
    names = " / ".join((place.name.vi, place.name.en, place.name.fr or ""))
    return any(word in names.casefold() for word in _WORDS)

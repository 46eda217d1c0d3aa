"""Rule TLC14."""

from collections.abc import Iterator

from tourlink.catalogue.values import minute_of_day
from tourlink.check.rule import Context, Severity, Violation, rule

# On road days groups leave at 06:00 and have to be at the hotel by 19:00.
ON_THE_ROAD_FROM_MIN = 6 * 60
ON_THE_ROAD_TO_MIN = 19 * 60


@rule("TLC14", severity=Severity.WARNING)
def border_closed_when_groups_travel(context: Context) -> Iterator[Violation]:
    """
    A border post is closed in all the hours at which groups travel.

    To cross, the formalities must fit between opening and closing, and that between
    six in the morning and seven in the evening. Otherwise no plan ever crosses, and
    nobody is told why.

    Bad:
        provinces:
          - {id: lao-cai, type: foreign, country: CN}
        corridors:
          - id: road-a-b
            border:
              name: {vi: Cửa khẩu, en: Border crossing}
              minutes: 60
              visa: true
              opens: "19:00"
              closes: "23:00"

    Good:
        provinces:
          - {id: lao-cai, type: foreign, country: CN}
        corridors:
          - id: road-a-b
            border:
              name: {vi: Cửa khẩu, en: Border crossing}
              minutes: 60
              visa: true
              opens: "07:00"
              closes: "22:00"
    """
    for corridor in context.catalogue.corridors.values():
        border = corridor.border
        if border is None:
            continue
        opens = max(minute_of_day(border.opens), ON_THE_ROAD_FROM_MIN)
        closes = min(minute_of_day(border.closes), ON_THE_ROAD_TO_MIN)
        if closes - opens < border.minutes:
            yield Violation(
                "corridors",
                corridor.id,
                ("border", "opens"),
                f"open from {border.opens} to {border.closes}: the {border.minutes}"
                " min of the crossing do not fit between 06:00 and 19:00",
                "check opens and closes; they are the hours of Hanoi",
            )

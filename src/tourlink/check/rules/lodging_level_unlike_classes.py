"""Rule TLD11."""

from collections.abc import Iterator

from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.vocabulary import LodgingClass

_SIMPLE = frozenset(
    {
        LodgingClass.CAMPSITE,
        LodgingClass.HOMESTAY,
        LodgingClass.GUESTHOUSE,
        LodgingClass.HOTEL_2,
    }
)
_UPMARKET = frozenset(
    {
        LodgingClass.HOTEL_4,
        LodgingClass.HOTEL_5,
        LodgingClass.RESORT,
        LodgingClass.CRUISE,
    }
)
DEAR = 5
CHEAP = 1


@rule("TLD11", severity=Severity.WARNING)
def lodging_level_unlike_classes(context: Context) -> Iterator[Violation]:
    """
    The price level does not go with the kind of beds.

    The level is what budgets are compared with. The dearest level for homestays, or
    the cheapest for five stars, is a level counted from the wrong end.

    Bad:
        destinations:
          - id: a
            lodging: {classes: [homestay], level: 5, source: s, confidence: low}

    Good:
        destinations:
          - id: a
            lodging: {classes: [homestay], level: 1, source: s, confidence: low}
    """
    for place in context.catalogue.destinations.values():
        lodging = place.lodging
        if lodging is None:
            continue
        if (lodging.level == DEAR and _SIMPLE.issuperset(lodging.classes)) or (
            lodging.level == CHEAP and _UPMARKET.issuperset(lodging.classes)
        ):
            yield Violation(
                "destinations",
                place.id,
                ("lodging", "level"),
                f"price level {lodging.level} for"
                f" {', '.join(each.value for each in lodging.classes)}",
                "1 is cheap and 5 is dear",
            )

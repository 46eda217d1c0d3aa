"""Rule TLD10."""

from collections.abc import Iterator

from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.vocabulary import LodgingClass

_STARS = frozenset(
    {
        LodgingClass.HOTEL_2,
        LodgingClass.HOTEL_3,
        LodgingClass.HOTEL_4,
        LodgingClass.HOTEL_5,
    }
)
_SMALL = frozenset(
    {LodgingClass.CAMPSITE, LodgingClass.HOMESTAY, LodgingClass.GUESTHOUSE}
)
# A hundred homestays of ten guests each; judged by the editors.
MOST_WITHOUT_HOTEL = 1000
# A limit of ours: ten rooms for two. TCVN 4391:2009 called a hotel what has ten rooms
# or more (2.1); the edition of 2015 no longer says so in its definition.
LEAST_WITH_HOTEL = 20


@rule("TLD10", severity=Severity.WARNING)
def lodging_capacity_unlike_classes(context: Context) -> Iterator[Violation]:
    """
    The number of guests does not go with the kind of beds.

    Capacity keeps groups out of villages that cannot take them. Homestays for
    thousands are the guests of a year, and a star hotel for six is a homestay.

    Bad:
        destinations:
          - id: a
            lodging:
              {classes: [homestay], capacity: 4000, source: s, confidence: low}

    Good:
        destinations:
          - id: a
            lodging: {classes: [homestay], capacity: 40, source: s, confidence: low}
    """
    for place in context.catalogue.destinations.values():
        lodging = place.lodging
        if lodging is None or lodging.capacity is None:
            continue
        if _SMALL.issuperset(lodging.classes) and lodging.capacity > MOST_WITHOUT_HOTEL:
            limit = f"at most {MOST_WITHOUT_HOTEL:,} in"
        elif (
            _STARS.intersection(lodging.classes) and lodging.capacity < LEAST_WITH_HOTEL
        ):
            limit = f"at least {LEAST_WITH_HOTEL} in"
        else:
            continue
        yield Violation(
            "destinations",
            place.id,
            ("lodging", "capacity"),
            f"{lodging.capacity:,} guests a night, but {limit}"
            f" {', '.join(each.value for each in lodging.classes)} are usual",
            "give the guests of one night, and all classes of beds",
        )

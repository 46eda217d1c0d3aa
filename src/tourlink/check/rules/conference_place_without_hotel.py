"""Rule TLT08."""

from collections.abc import Iterator

from tourlink.catalogue.records import Kind
from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.vocabulary import LodgingClass, Theme

HOST_RATING = 4
_CONFERENCE_BEDS = frozenset(
    {LodgingClass.HOTEL_4, LodgingClass.HOTEL_5, LodgingClass.RESORT}
)


@rule("TLT08", severity=Severity.WARNING)
def conference_place_without_hotel(context: Context) -> Iterator[Violation]:
    """
    A place is rated 4 or 5 for conferences and sports, but has no hotel for them.

    Delegates sleep where they meet, in houses of four stars and more. A venue without
    beds serves the town around it, and sports grounds may do with any bed.

    Bad:
        destinations:
          - {id: a, kind: town, themes: {mice-sports: 5}}

    Good:
        destinations:
          - id: a
            kind: town
            themes: {mice-sports: 5}
            lodging: {classes: [hotel-3, hotel-4], source: s, confidence: medium}
    """
    for place in context.catalogue.destinations.values():
        rating = place.themes.get(Theme.MICE_SPORTS, 0)
        if rating < HOST_RATING or place.kind is Kind.VENUE:
            continue
        classes = place.lodging.classes if place.lodging else ()
        if _CONFERENCE_BEDS.isdisjoint(classes):
            yield Violation(
                "destinations",
                place.id,
                ("themes", Theme.MICE_SPORTS.value),
                f"rated {rating} for conferences and sports, but has no hotel of four"
                " stars and no resort",
                "add its lodging classes, or lower the rating",
            )

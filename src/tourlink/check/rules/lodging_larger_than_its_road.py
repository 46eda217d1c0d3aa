"""Rule TLC18."""

from collections.abc import Iterator

from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.vocabulary import Mode

# Up to this many small vehicles a shuttle is what groups are used to.
SHUTTLES = 3


@rule("TLC18", severity=Severity.NOTE)
def lodging_larger_than_its_road(context: Context) -> Iterator[Violation]:
    """
    The beds of a place outnumber the seats that its roads bring there.

    A lodging for a hundred guests behind a road for sixteen seats is filled by a
    row of vans: possible, but the shuttle has to be planned and paid. It may also
    be a max_seats that is too strict, or a capacity that counts the whole commune.

    Bad:
        destinations:
          - id: a
            lodging:
              {classes: [homestay], capacity: 100, source: s, confidence: low}
        corridors:
          - {id: road-a-b, max_seats: 16}

    Good:
        destinations:
          - id: a
            lodging:
              {classes: [homestay], capacity: 40, source: s, confidence: low}
        corridors:
          - {id: road-a-b, max_seats: 16}
    """
    for place in context.catalogue.destinations.values():
        if place.lodging is None or place.lodging.capacity is None:
            continue
        roads = [it for it in context.corridors_of[place.id] if it.mode is Mode.ROAD]
        widths = [it.max_seats for it in roads if it.max_seats is not None]
        if not roads or len(widths) < len(roads):
            continue
        guests, seats = place.lodging.capacity, max(widths)
        if guests > SHUTTLES * seats:
            yield Violation(
                "destinations",
                place.id,
                ("lodging", "capacity"),
                f"{guests} guests, but the widest road takes vehicles of {seats}"
                f" seats: {-(-guests // seats)} of them fill it",
                "check capacity and the max_seats of the roads, or plan a shuttle",
            )

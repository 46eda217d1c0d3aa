"""Rule TLC17."""

from collections.abc import Iterator

from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.vocabulary import Mode


@rule("TLC17", severity=Severity.WARNING)
def access_wider_than_roads(context: Context) -> Iterator[Violation]:
    """
    A place claims to be open to larger vehicles than any road to it lets pass.

    The seats of a place and of the roads that end at it are written apart. Where
    every road is narrower, the seats of the place promise a coach that turns back
    half-way, or the road's are too strict.

    Bad:
        destinations:
          - {id: a, access: {max_seats: 45}}
        corridors:
          - {id: road-a-b, max_seats: 16}

    Good:
        destinations:
          - {id: a, access: {max_seats: 16}}
        corridors:
          - {id: road-a-b, max_seats: 16}
    """
    for place in context.catalogue.destinations.values():
        claimed = place.access.max_seats
        roads = [it for it in context.corridors_of[place.id] if it.mode is Mode.ROAD]
        widths = [it.max_seats for it in roads if it.max_seats is not None]
        if (
            claimed is not None
            and widths
            and len(widths) == len(roads)
            and claimed > max(widths)
        ):
            yield Violation(
                "destinations",
                place.id,
                ("access", "max_seats"),
                f"lets in vehicles of {claimed} seats, but the widest road to it"
                f" takes {max(widths)}",
                f"write max_seats: {max(widths)}, or correct the road",
            )

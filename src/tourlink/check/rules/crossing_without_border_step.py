"""Rule TLN06."""

from collections.abc import Iterator

from tourlink.catalogue.records import Kind
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLN06", severity=Severity.WARNING)
def crossing_without_border_step(context: Context) -> Iterator[Violation]:
    """
    A border crossing that no corridor crosses the border at.

    A crossing is a hub: it only serves to leave the country. Without a corridor
    with a border step it is a dead end, and the neighbour behind it is not on the
    map. Crossings that are closed to tourists are sights: viewpoints, say.

    Bad:
        destinations:
          - {id: a, kind: crossing}

    Good:
        provinces:
          - {id: lao-cai, type: foreign, country: CN}
        destinations:
          - {id: a, kind: crossing}
        corridors:
          - id: road-a-b
            border:
              name: {vi: Cửa khẩu, en: Border crossing}
              minutes: 60
              visa: true
              opens: "07:00"
              closes: "22:00"
    """
    for place in context.located.values():
        if place.kind is Kind.CROSSING and not any(
            corridor.border for corridor in context.corridors_of[place.id]
        ):
            yield Violation(
                "destinations",
                place.id,
                ("kind",),
                "a border crossing, but none of its"
                f" {len(context.corridors_of[place.id])} corridors has a border step",
                "add the corridor into the other country, with border:",
            )

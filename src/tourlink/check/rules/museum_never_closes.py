"""Rule TLH15."""

from collections.abc import Iterator

from tourlink.catalogue.records import Kind
from tourlink.check.rule import Context, Severity, Violation, rule

_BEHIND_A_DOOR = frozenset({Kind.MUSEUM, Kind.VENUE})


@rule("TLH15", severity=Severity.WARNING)
def museum_never_closes(context: Context) -> Iterator[Violation]:
    """
    A museum or a stage is said to be open always.

    `always` is for landscapes and streets. A house with a door has hours, and often
    a closing day, Monday most of all; while they are not known the field stays out,
    and the planner keeps to office hours and says so.

    Bad:
        destinations:
          - {id: a, kind: museum, opening: always}

    Good:
        destinations:
          - {id: a, kind: museum}
    """
    for place in context.catalogue.destinations.values():
        if place.kind in _BEHIND_A_DOOR and place.opening == "always":
            yield Violation(
                "destinations",
                place.id,
                ("opening",),
                f"a {place.kind} that is always open",
                "give its hours, or leave opening out while they are not known",
            )

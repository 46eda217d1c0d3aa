"""Rule TLN10."""

from collections.abc import Iterator

from tourlink.check.corridor_facts import expired
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLN10", severity=Severity.WARNING)
def linked_only_by_expired_corridors(context: Context) -> Iterator[Violation]:
    """
    All the corridors of a sight have expired.

    On the day of the check the validity of each corridor that touches the place is
    over: a timetable that was not renewed, a ferry given up for a bridge. From now
    on plans leave the place out.

    Bad:
        destinations:
          - {id: a, quality: 3, visit_min: 60}
        corridors:
          - {id: road-a-b, valid_to: 2026-06-30}

    Good:
        destinations:
          - {id: a, quality: 3, visit_min: 60}
        corridors:
          - {id: road-a-b, valid_to: 2027-06-30}
    """
    for place in context.located.values():
        corridors = context.corridors_of[place.id]
        if (
            place.quality is not None
            and corridors
            and all(expired(it, context.today) for it in corridors)
        ):
            last = max(corridors, key=lambda it: str(it.valid_to))
            yield Violation(
                "destinations",
                place.id,
                ("id",),
                f"sold as a stop, but the last of its {len(corridors)} corridors"
                f" ({last.id!r}) was valid to {last.valid_to}",
                "renew valid_to from the new timetable, or add what replaced it",
            )

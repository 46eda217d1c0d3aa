"""Rule TLF06."""

from collections.abc import Iterator

from tourlink.check.corridor_facts import expired
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLF06", severity=Severity.WARNING)
def corridor_expired(context: Context) -> Iterator[Violation]:
    """
    The schedule or the passage of a corridor has run out.

    Plans for later days leave it out, silently, and send the group another way.

    Bad:
        corridors:
          - {id: road-a-b, valid_to: 2026-10-24}

    Good:
        corridors:
          - {id: road-a-b, valid_to: 2027-10-30}
    """
    for corridor in context.catalogue.corridors.values():
        if corridor.valid_to is not None and expired(corridor, context.today):
            days = (context.today - corridor.valid_to).days
            yield Violation(
                "corridors",
                corridor.id,
                ("valid_to",),
                f"was valid until {corridor.valid_to}, {days} days ago",
                "enter what holds now, or remove the corridor",
            )

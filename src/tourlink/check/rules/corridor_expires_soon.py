"""Rule TLF07."""

from collections.abc import Iterator

from tourlink.check.rule import Context, Severity, Violation, rule

# Tours are sold about a season ahead: what ends within it ends before they travel.
SOON_DAYS = 90


@rule("TLF07", severity=Severity.WARNING)
def corridor_expires_soon(context: Context) -> Iterator[Violation]:
    """
    The schedule or the passage of a corridor runs out within 90 days.

    Tours that are sold today travel then.

    Bad:
        corridors:
          - {id: road-a-b, valid_to: 2027-01-31}

    Good:
        corridors:
          - {id: road-a-b, valid_to: 2027-10-30}
    """
    for corridor in context.catalogue.corridors.values():
        if corridor.valid_to is None:
            continue
        days = (corridor.valid_to - context.today).days
        if 0 <= days <= SOON_DAYS:
            yield Violation(
                "corridors",
                corridor.id,
                ("valid_to",),
                f"is valid until {corridor.valid_to}, {days} days from now",
                "find out what follows, and enter it",
            )

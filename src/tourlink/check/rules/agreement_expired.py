"""Rule TLP03."""

from collections.abc import Iterator

from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLP03", severity=Severity.WARNING)
def agreement_expired(context: Context) -> Iterator[Violation]:
    """
    An agreement has run out.

    Tours are still planned and sold in its name. Either it was renewed, and the new
    term is missing, or it should no longer steer anything.

    Bad:
        agreements:
          - {id: north, valid_from: 2021-01-01, valid_to: 2025-12-31}

    Good:
        agreements:
          - {id: north, valid_from: 2026-01-01, valid_to: 2030-12-31}
    """
    for agreement in context.catalogue.agreements.values():
        end = agreement.valid_to
        if end is not None and end < context.today:
            days = (context.today - end).days
            yield Violation(
                "agreements",
                agreement.id,
                ("valid_to",),
                f"ran out on {end}, {days} days ago",
                "enter the new term, or remove the agreement",
            )

"""Rule TLP05."""

from collections.abc import Iterator

from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLP05", severity=Severity.NOTE)
def agreement_not_yet_valid(context: Context) -> Iterator[Violation]:
    """
    An agreement begins in the future.

    Nothing is wrong with that; whoever plans with it today should know.

    Bad:
        agreements:
          - {id: north, valid_from: 2027-01-01, valid_to: 2030-12-31}

    Good:
        agreements:
          - {id: north, valid_from: 2026-01-01, valid_to: 2030-12-31}
    """
    for agreement in context.catalogue.agreements.values():
        begin = agreement.valid_from
        if begin is not None and begin > context.today:
            yield Violation(
                "agreements",
                agreement.id,
                ("valid_from",),
                f"is valid from {begin}, in {(begin - context.today).days} days",
                "plan tours before that day without it",
            )

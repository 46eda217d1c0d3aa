"""Rule TLP04."""

from collections.abc import Iterator

from tourlink.check.rule import Context, Severity, Violation, rule

# Tours are sold about a season ahead: what ends within it ends before they travel.
SOON_DAYS = 90


@rule("TLP04", severity=Severity.WARNING)
def agreement_expires_soon(context: Context) -> Iterator[Violation]:
    """
    An agreement runs out within 90 days.

    Tours sold today travel after its end. Time to ask the partners whether it goes on.

    Bad:
        agreements:
          - {id: north, valid_from: 2022-01-01, valid_to: 2026-12-31}

    Good:
        agreements:
          - {id: north, valid_from: 2022-01-01, valid_to: 2027-12-31}
    """
    for agreement in context.catalogue.agreements.values():
        if agreement.valid_to is None:
            continue
        days = (agreement.valid_to - context.today).days
        if 0 <= days <= SOON_DAYS:
            yield Violation(
                "agreements",
                agreement.id,
                ("valid_to",),
                f"runs out on {agreement.valid_to}, in {days} days",
                "find out whether it is renewed, and enter the new term",
            )

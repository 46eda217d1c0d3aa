"""Rule TLP06."""

from collections.abc import Iterator

from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLP06", severity=Severity.NOTE)
def agreement_without_validity(context: Context) -> Iterator[Violation]:
    """
    It is not known until when an agreement holds.

    It then never expires, and nobody is reminded to renew it.

    Bad:
        agreements:
          - {id: north, valid_from: 2021-01-01}

    Good:
        agreements:
          - {id: north, valid_from: 2026-01-01, valid_to: 2030-12-31}
    """
    for agreement in context.catalogue.agreements.values():
        if agreement.valid_to is None:
            begin = agreement.valid_from
            yield Violation(
                "agreements",
                agreement.id,
                (),
                f"began on {begin} and has no end" if begin else "has no term at all",
                "add valid_to when its term is known",
            )

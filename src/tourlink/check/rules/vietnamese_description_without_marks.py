"""Rule TLW17."""

from collections.abc import Iterator

from tourlink.check.prose import descriptions
from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.vocabulary import Lang


@rule("TLW17", severity=Severity.WARNING)
def vietnamese_description_without_marks(context: Context) -> Iterator[Violation]:
    """
    A Vietnamese description is written without any mark.

    Without marks a syllable has up to a dozen meanings. Such text was typed on a bare
    keyboard, or is not Vietnamese at all.

    Bad:
        destinations:
          - id: a
            description:
              vi: "Ruong bac thang duoi hai con deo."
              en: "Terraced fields below two passes."

    Good:
        destinations:
          - id: a
            description:
              vi: "Ruộng bậc thang dưới hai con đèo."
              en: "Terraced fields below two passes."
    """
    for passage in descriptions(context.catalogue):
        if passage.lang is Lang.VI and passage.text.isascii():
            yield passage.violation(
                "Vietnamese without a single mark", "write it with tone marks"
            )

"""Rule TLW05."""

from collections.abc import Iterator

from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLW05", severity=Severity.WARNING)
def description_lacks_language(context: Context) -> Iterator[Violation]:
    """
    A description is missing in Vietnamese or in French.

    Programmes are handed out in three languages. Where one is missing, the reader
    finds an English sentence between those of another language.

    Bad:
        destinations:
          - id: a
            description:
              vi: "Thung lũng ruộng bậc thang dưới hai con đèo."
              en: "A valley of terraced fields below two passes."

    Good:
        destinations:
          - id: a
            description:
              vi: "Thung lũng ruộng bậc thang dưới hai con đèo."
              en: "A valley of terraced fields below two passes."
              fr: "Une vallée de rizières en terrasses sous deux cols."
    """
    for place in context.catalogue.destinations.values():
        if place.description is None:
            continue
        texts = {"vi": place.description.vi, "fr": place.description.fr}
        missing = [lang for lang, text in texts.items() if not text]
        if missing:
            yield Violation(
                "destinations",
                place.id,
                ("description",),
                f"the description is missing in {' and '.join(missing)}",
                "translate the English one",
            )

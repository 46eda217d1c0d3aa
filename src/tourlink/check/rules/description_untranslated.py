"""Rule TLW16."""

from collections.abc import Iterator

from tourlink.check.prose import descriptions
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLW16", severity=Severity.WARNING)
def description_untranslated(context: Context) -> Iterator[Violation]:
    """
    A description is the same in two languages.

    No sentence is alike in Vietnamese, English and French: one was pasted to fill the
    field, and hides that the translation is missing.

    Bad:
        destinations:
          - id: a
            description:
              en: "Terraced fields below two passes."
              fr: "Terraced fields below two passes."

    Good:
        destinations:
          - id: a
            description:
              en: "Terraced fields below two passes."
              fr: "Des rizières en terrasses sous deux cols."
    """
    first: dict[tuple[str, str], str] = {}
    for passage in descriptions(context.catalogue):
        lang = str(passage.path[-1])
        other = first.setdefault((passage.id, passage.text.casefold()), lang)
        if other != lang:
            yield passage.violation(
                f"the {lang} description is the {other} one",
                "translate it, or leave the field out",
            )

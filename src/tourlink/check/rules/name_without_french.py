"""Rule TLW04."""

from collections.abc import Iterator

from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLW04", severity=Severity.NOTE)
def name_without_french(context: Context) -> Iterator[Violation]:
    """
    A place has no French name.

    Plans in French then show the English one in the middle of a French sentence.
    Names that are alike in both languages are written twice.

    Bad:
        destinations:
          - {id: a, name: {vi: Thác Bạc, en: Silver Falls}}

    Good:
        destinations:
          - {id: a, name: {vi: Thác Bạc, en: Silver Falls, fr: Cascade d'Argent}}
    """
    for place in context.catalogue.destinations.values():
        if place.name.fr is None:
            yield Violation(
                "destinations",
                place.id,
                ("name",),
                f"{place.name.en!r} has no French name",
                "add `fr`, even where it is spelled as in English",
            )

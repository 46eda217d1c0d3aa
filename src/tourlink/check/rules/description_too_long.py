"""Rule TLW06."""

from collections.abc import Iterator

from tourlink.check.prose import descriptions
from tourlink.check.rule import Context, Severity, Violation, rule

MOST_CHARACTERS = 160  # two lines of a terminal, one of a printed programme


@rule("TLW06", severity=Severity.WARNING)
def description_too_long(context: Context) -> Iterator[Violation]:
    """
    A description has more than 160 characters.

    It stands beside the stop in every programme and on every card. What is longer is
    cut off there, or pushes the next stop to another page.

    Bad:
        destinations:
          - id: a
            description:
              en: "A long valley where the terraced fields of several villages climb
                from the stream past wooden houses, maize barns and a weekly market up
                to the cloud forest below the two passes."

    Good:
        destinations:
          - id: a
            description: {en: "A valley of terraced fields below two passes."}
    """
    for passage in descriptions(context.catalogue):
        if len(passage.text) > MOST_CHARACTERS:
            yield passage.violation(
                f"{len(passage.text)} characters, more than {MOST_CHARACTERS}",
                "keep what tells this place from others",
            )

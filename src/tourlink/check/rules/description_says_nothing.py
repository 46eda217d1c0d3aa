"""Rule TLW11."""

from collections.abc import Iterator

from tourlink.check.prose import descriptions
from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.names import fold
from tourlink.vocabulary import Lang

# Words left when the name is taken away: fewer cannot say what is there.
LEAST_WORDS = 2
# A sentence this long has words of its own: no name fills it.
LONG_WORDS = 12
_FILLERS = frozenset(
    {"a", "an", "and", "at", "in", "is", "of", "the"}  # English
    | {"de", "des", "du", "est", "la", "le", "les", "un", "une"}  # French
    | {"la", "o"}  # Vietnamese, folded
)


@rule("TLW11", severity=Severity.WARNING)
def description_says_nothing(context: Context) -> Iterator[Violation]:
    """
    A description repeats the name and adds next to nothing.

    The reader has just read the name. The sentence is there to say what one sees or
    does; a single word of its own cannot.

    Bad:
        destinations:
          - id: a
            name: {vi: Hồ Pa Khoang, en: Pa Khoang Lake}
            description: {en: "The lake of Pa Khoang."}

    Good:
        destinations:
          - id: a
            name: {vi: Hồ Pa Khoang, en: Pa Khoang Lake}
            description: {en: "A reservoir in pine woods, ringed by Thai villages."}
    """
    for passage in descriptions(context.catalogue):
        if len(passage.text.split()) >= LONG_WORDS:
            continue
        name = context.catalogue.destinations[passage.id].name
        texts = {Lang.VI: name.vi, Lang.EN: name.en, Lang.FR: name.fr or name.en}
        known = {*fold(texts[passage.lang or Lang.EN]).split(), *_FILLERS}
        left = [word for word in fold(passage.text).split() if word not in known]
        if len(left) < LEAST_WORDS:
            yield passage.violation(
                f"{passage.text!r} says little more than the name",
                "say what a visitor sees or does there",
            )

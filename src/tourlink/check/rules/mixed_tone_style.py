"""Rule TLW02."""

from collections.abc import Iterator
from itertools import chain

from tourlink.check.prose import descriptions, names
from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.check.syllables import corrected, in_style
from tourlink.vocabulary import Lang


@rule("TLW02", severity=Severity.NOTE)
def mixed_tone_style(context: Context) -> Iterator[Violation]:
    """
    A word is written in the other style of tone marks than the provinces' names.

    `Hòa` and `Hoà` are both right, but a catalogue should keep to one: lists sort
    them apart and readers take them for two names. The style of most province names
    is taken for that of the catalogue; where they show none, nothing is reported.

    Bad:
        provinces:
          - {id: khanh-hoa, name: {vi: Khánh Hòa, en: Khanh Hoa, fr: Khanh Hoa}}
        destinations:
          - {id: a, name: {vi: Chợ Hoà An, en: Hoa An market}}

    Good:
        provinces:
          - {id: khanh-hoa, name: {vi: Khánh Hòa, en: Khanh Hoa, fr: Khanh Hoa}}
        destinations:
          - {id: a, name: {vi: Chợ Hòa An, en: Hoa An market}}
    """
    provinces = [each.name.vi for each in context.catalogue.provinces.values()]
    older = sum(1 for name in provinces for _ in in_style(name, newer=True))
    newer = sum(1 for name in provinces for _ in in_style(name, newer=False))
    if older == newer:
        return
    for passage in chain(names(context.catalogue), descriptions(context.catalogue)):
        if passage.lang is not Lang.VI:
            continue
        words = list(in_style(passage.text, newer=newer > older))
        if words:
            shown = ", ".join(f"{each.word!r} for {each.right!r}" for each in words)
            yield passage.violation(
                f"not in the style of the province names: {shown}",
                fixed=corrected(passage.text, words),
            )

"""What the rules of wording accept and refuse beyond their examples."""

from typing import Any

import pytest

from tests.check.base import TODAY, files_of
from tourlink.catalogue.assemble import assemble
from tourlink.catalogue.files import CatalogueFile
from tourlink.check.rule import Context, Rule, Violation
from tourlink.check.rules.description_goes_stale import description_goes_stale
from tourlink.check.rules.description_not_one_sentence import (
    description_not_one_sentence,
)
from tourlink.check.rules.former_province_as_current import (
    former_province_as_current,
)
from tourlink.check.rules.shouting_text import shouting_text
from tourlink.check.rules.stray_blanks import stray_blanks
from tourlink.check.rules.superlative_without_source import (
    superlative_without_source,
)

GENERAL = {"id": "g", "title": "What we know", "kind": "general-knowledge"}


def find(rule: Rule, **description: str) -> list[Violation]:
    """What a rule finds where `a` has a description and no source for it."""
    place: dict[str, Any] = {
        "id": "a",
        "description": {"en": "A valley.", **description},
        "sources": [{"source": "g", "as_of": "2026", "confidence": "low"}],
    }
    files = files_of({"destinations": [place], "sources": [GENERAL]})
    read = [CatalogueFile(name, name, data) for name, data in files.items()]
    return list(rule.find(Context(assemble(read, ""), TODAY)))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The country's first university."),
        ("en", "Home of the most visited falls."),
        ("en", "The only pass to the valley."),
        ("en", "The oldest mosque of the delta."),
        ("vi", "Hang động lớn nhất vùng."),
        ("vi", "Cây cầu duy nhất qua sông."),
        ("fr", "La plus grande grotte du pays."),
        ("fr", "Le premier parc du pays."),
        ("fr", "L'unique col de la vallée."),
    ],
)
def test_claims_of_rank_are_found(lang: str, text: str) -> None:
    """In each language."""
    (found,) = find(superlative_without_source, **{lang: text})
    assert found.path == ("description", lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The first light touches most of the terraces."),
        ("en", "The tombs of the first Tran kings in a forest."),
        ("en", "Terraces at their best in September, only by boat."),
        ("vi", "Đẹp nhất vào mùa thu."),
        ("vi", "Dinh Thống Nhất giữa lòng thành phố."),
        ("fr", "Le premier jour du mois, une fête plus vive."),
        ("fr", "Les tertres des premiers rois."),
    ],
)
def test_what_only_looks_like_a_claim_is_left_alone(lang: str, text: str) -> None:
    """Such as the first light, or the season a place is best in."""
    assert find(superlative_without_source, **{lang: text}) == []


@pytest.mark.parametrize(
    ("lang", "text", "count"),
    [
        ("en", "The market of Yen Bai province.", 1),
        ("vi", "Chợ phiên của tỉnh Yên Bái.", 1),
        ("fr", "Le marché de la province de Yen Bai.", 1),
        ("vi", "Chợ phiên của tỉnh Yên Bái cũ.", 0),
        ("en", "The market of what was then Yen Bai province.", 0),
        ("fr", "Le marché de l'ancienne province de Yen Bai.", 0),
        ("en", "The market of Lao Cai province, near Yen Bai town.", 0),
    ],
)
def test_former_provinces(lang: str, text: str, count: int) -> None:
    """A former province may be named, as long as it is called former."""
    assert len(find(former_province_as_current, **{lang: text})) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The church of St. Joseph and a school.", 0),
        ("A lake 1.5 km long.", 0),
        ("A lake", 1),
        ("A lake. It is long.", 1),
    ],
)
def test_sentences(text: str, count: int) -> None:
    """A full stop inside a number or an abbreviation ends no sentence."""
    assert len(find(description_not_one_sentence, en=text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A temple founded in 1070.", 0),
        ("A park laid out in 2005.", 0),
        ("A bridge opened in 2025.", 1),
        ("A garden, $5 at the gate.", 1),
    ],
)
def test_what_goes_stale(text: str, count: int) -> None:
    """History may stand, news and prices may not."""
    assert len(find(description_goes_stale, en=text)) == count


def test_abbreviations_are_no_shouting() -> None:
    """Single words in capitals stand for something."""
    assert find(shouting_text, en="A UNESCO site of the VMM race, MICE too.") == []
    assert len(find(shouting_text, en="A VERY BEAUTIFUL valley.")) == 1


def test_stray_blanks_are_mended_as_each_language_wants() -> None:
    """A blank before a comma goes, one before a French colon stays."""
    (found,) = find(stray_blanks, fr="Une vallée  verte , un lac : le repos .")
    assert found.fix
    assert found.fix.value == "Une vallée verte, un lac : le repos."

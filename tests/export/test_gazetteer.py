"""Names in a language, safe to print."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tourlink.export.gazetteer import Gazetteer, clean
from tourlink.plan import PlanDocument
from tourlink.vocabulary import Lang


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Sa\nPa\t ", "Sa Pa"),
        ("\x1b[31mSa Pa\x07", "[31mSa Pa"),
        ("Sa\u202e Pa\u200b", "Sa Pa"),
        (unicodedata.normalize("NFD", "Đà Lạt"), "Đà Lạt"),
        ("a\ud800b", "ab"),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    """One line, composed, nothing that moves the cursor."""
    assert clean(text) == cleaned


@given(st.text())
def test_clean_is_safe_and_idempotent(text: str) -> None:
    """No control character survives, whatever the text."""
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert not any(unicodedata.category(char) in {"Cc", "Cf", "Cs"} for char in cleaned)


def test_names_fall_back_to_english_and_to_the_id(mekong: PlanDocument) -> None:
    """The language asked for, else English, else what the document has."""
    names = Gazetteer(mekong, Lang.FR)
    assert names.place("tram-chim") == "Parc national de Tram Chim"
    assert names.place("con-ho") == "Con Ho islet"
    assert names.place("nowhere") == "nowhere"
    assert names.province("ha-noi") == "Hanoï"
    assert names.province("nowhere") == "nowhere"


def test_unknown_places_have_no_themes_and_no_position(mekong: PlanDocument) -> None:
    """A missing note is no error for a reader."""
    names = Gazetteer(mekong, Lang.EN)
    assert names.themes("nowhere") == []
    assert names.point("nowhere") is None
    assert names.themes("sa-dec-flower-village") == ["agri-rural", "nature-wellness"]
    assert names.point("tram-chim") == (10.7, 105.54)


def test_former_provinces_are_those_of_the_stops(mekong: PlanDocument) -> None:
    """Only names that differ from today's, once each."""
    names = Gazetteer(mekong, Lang.EN)
    stops = ["con-ho", "khmer-village-ao-ba-om", "vinh-long-town", "nowhere"]
    assert names.former("vinh-long", stops) == ["Tra Vinh"]
    assert names.former("dong-thap", stops) == []

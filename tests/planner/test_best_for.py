"""The sentence on what a plan is best for: its words and how traits are given out."""

import re
from collections import Counter

import pytest

from tourlink.planner.best_for import TRAITS, _assigned, _sentence
from tourlink.planner.facts import Facts
from tourlink.planner.wording import SENTENCES
from tourlink.vocabulary import Lang

USUAL = Facts(
    days=4,
    stops=10,
    drive_min=240,
    beds=3,
    nights=3,
    flights=0,
    provinces=2,
    highland=5,
    sea=0,
    in_season=5,
    themes=Counter({"culture-heritage": 5, "community": 4}),
)


@pytest.mark.parametrize("lang", list(Lang))
def test_every_trait_has_words_that_can_be_filled(lang: Lang) -> None:
    """No trait without a phrase, no phrase without a trait, no unknown number."""
    known = {*Facts._fields, "drive", "count"}
    phrases = SENTENCES[lang].traits
    assert set(phrases) == {it.key for it in TRAITS}
    for phrase in phrases.values():
        assert set(re.findall(r"\{(\w+)\}", phrase)) <= known


def test_each_is_told_for_what_it_has_most_more_of() -> None:
    """The one that drives least, the one that flies, and the one by the sea."""
    calm = USUAL._replace(drive_min=120)
    flown = USUAL._replace(flights=2)
    coast = USUAL._replace(sea=9, highland=0)

    keys = [it.key for it in _assigned([calm, flown, coast])]
    assert keys == ["little-driving", "by-air", "sea"]


def test_what_leads_in_nothing_is_told_by_its_theme() -> None:
    """Of equals each gets a theme, and no theme twice while there are enough."""
    assert [it.key for it in _assigned([USUAL, USUAL])] == [
        "culture-heritage",
        "community",
    ]


@pytest.mark.parametrize(
    ("lang", "told"),
    [(Lang.EN, "3 h 50"), (Lang.VI, "3h50"), (Lang.FR, "3\u00a0h\u00a050")],
)
def test_hours_are_told_to_the_nearest_ten_minutes(lang: Lang, told: str) -> None:
    """Nobody promises guests the minute; each language writes hours its way."""
    trait = next(it for it in TRAITS if it.key == "little-driving")
    assert told in _sentence(lang, USUAL._replace(drive_min=234), trait, [])

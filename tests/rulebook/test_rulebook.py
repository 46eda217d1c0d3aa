"""The rules in force on a day: one wording each, and honest about the unread ones."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tourlink import pace, rulebook
from tourlink.rulebook import RULES, Level, in_force, limit, unconfirmed

_SINCE = date(2025, 1, 1)
_AMENDED = date(2026, 7, 1)


@given(st.dates(date(2024, 1, 1), date(2035, 12, 31)))
def test_a_day_knows_one_wording_of_each_rule(on: date) -> None:
    """Two entries of one id never hold on the same day."""
    ids = [it.id for it in RULES if it.holds_on(on)]
    assert len(ids) == len(set(ids))
    assert in_force(on).keys() == set(ids)


def test_wordings_of_a_law_follow_each_other_without_a_gap() -> None:
    """The amended wording begins the day after the old one ends."""
    for rule in {it.id for it in RULES}:
        wordings = [it for it in RULES if it.id == rule]
        for old, new in pairwise(wordings):
            assert old.valid_until is not None
            assert new.valid_from == old.valid_until + timedelta(days=1)
        assert wordings[-1].valid_until is None


@pytest.mark.parametrize(
    ("rule", "minutes"),
    [("driver-unbroken", 240), ("driver-day", 600), ("driver-week", 2880)],
)
def test_the_law_limits_the_driver_since_2025(rule: str, minutes: int) -> None:
    """Before 2025 the law was another one, which no tour of ours needs."""
    assert limit(rule, _SINCE - timedelta(days=1)) is None
    assert limit(rule, _SINCE) == limit(rule, _AMENDED) == limit(rule) == minutes


def test_what_could_not_be_read_says_so() -> None:
    """The amendment keeps the four hours; its day and week were not confirmed."""
    assert list(unconfirmed(_SINCE)) == []
    assert {it.id for it in unconfirmed(_AMENDED)} == {"driver-day", "driver-week"}
    assert {it.id for it in unconfirmed()} == {"driver-day", "driver-week"}


def test_every_rule_is_explained() -> None:
    """Warnings carry the id of a rule, so people look it up."""
    problem = Path(__file__).parents[2] / "docs" / "problem.md"
    text = problem.read_text(encoding="utf-8")

    assert [it.id for it in RULES if f"`{it.id}`" not in text] == []


def test_every_rule_is_cited_and_hard_or_soft() -> None:
    """A limit that nobody stands for is no rule."""
    assert all(it.citation and it.text and it.limit > 0 for it in RULES)
    assert {it.level for it in RULES} == set(Level)


def test_the_usual_break_comes_before_the_law_asks_for_it() -> None:
    """Who breaks as professionals do keeps the law."""
    law = rulebook.limit("driver-unbroken", _SINCE)
    assert law is not None
    assert law > pace.BREAK_AFTER_MIN

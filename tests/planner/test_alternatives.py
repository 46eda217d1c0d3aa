"""Alternatives on the bundled catalogue: far apart, told apart, worth having."""

from datetime import date
from itertools import combinations
from typing import Any

import pytest

from tests.planner.document_checker import complaints
from tourlink.catalogue.catalogue import Catalogue
from tourlink.plan import PlanDocument
from tourlink.planner.alternatives import LEAST_DISTANCE, LEAST_SHARE
from tourlink.planner.distance import distance, shape
from tourlink.planner.pipeline import plan
from tourlink.planner.titles import MOST_LETTERS, title
from tourlink.request import Request
from tourlink.vocabulary import Lang, Mode

WISHES: dict[str, dict[str, Any]] = {
    "one province": {
        "province": ("Lao Cai",),
        "days": (4, 4),
        "start_date": date(2026, 11, 11),
        "modes": (Mode.ROAD,),
    },
    "the whole country": {"days": (6, 6), "month": 3},
    "lengths and directions": {"axis": ("east-west",), "days": (4, 5), "month": 2},
}


@pytest.fixture(scope="module", params=WISHES)
def document(bundled: Catalogue, request: pytest.FixtureRequest) -> PlanDocument:
    """Three plans for each wish."""
    wish = WISHES[request.param]
    return plan(Request(alternatives=3, **wish), bundled)


def test_they_are_far_from_each_other(
    document: PlanDocument, bundled: Catalogue
) -> None:
    """Each is far from all others, and says how far it is from the first."""
    plans = document["plans"]
    assert len(plans) == 3
    shapes = [shape(it, bundled) for it in plans]
    apart = [distance(one, other) for one, other in combinations(shapes, 2)]
    assert min(apart) >= LEAST_DISTANCE
    assert [it["distance"] for it in plans] == [
        round(distance(shapes[0], it), 2) for it in shapes
    ]


def test_they_are_plans_like_any_other(
    document: PlanDocument, bundled: Catalogue
) -> None:
    """None breaks a rule, and none is offered that is worth little."""
    assert complaints(document, bundled) == []
    scores = [it["score"] for it in document["plans"]]
    assert min(scores) >= LEAST_SHARE * scores[0]


def test_titles_and_sentences_tell_them_apart(document: PlanDocument) -> None:
    """No two are alike, titles fit a line, lead home and name nothing else twice."""
    plans = document["plans"]
    assert len({it["title"] for it in plans}) == 3
    assert len({it["best_for"] for it in plans}) == 3
    for it in plans:
        start, *names, end = it["title"].split(" - ")
        assert start == end == "Hanoi"
        assert len(names) == len({*names, start}) - 1 >= 1
        assert len(it["title"]) <= MOST_LETTERS
        assert it["best_for"].startswith("Best for ")
        assert "{" not in it["best_for"]


def test_a_title_taken_gets_another_sight(
    document: PlanDocument, bundled: Catalogue
) -> None:
    """Two chains of the same nights still have titles of their own."""
    first = document["plans"][0]
    again = title(first, bundled, Lang.EN, {first["title"]})

    assert again != first["title"]
    assert again.startswith("Hanoi - ")


@pytest.mark.parametrize("lang", list(Lang))
def test_sentences_in_each_language(bundled: Catalogue, lang: Lang) -> None:
    """Every trait has its words in every language."""
    document = plan(
        Request(province=("Lai Chau",), days=(3, 3), alternatives=2, lang=lang),
        bundled,
    )

    frames = {
        Lang.EN: "Best for ",
        Lang.VI: "Phù hợp nhất với ",
        Lang.FR: "Idéal pour ",
    }
    for it in document["plans"]:
        assert it["best_for"].startswith(frames[lang])

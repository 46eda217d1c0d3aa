"""Alternatives, and what the bundled catalogue cannot give."""

from itertools import combinations
from typing import Any

import pytest

from tests.planner.document_checker import complaints, stops
from tourlink.catalogue.catalogue import Catalogue
from tourlink.errors import NoFeasibleChainError
from tourlink.planner.pipeline import plan
from tourlink.request import Request
from tourlink.vocabulary import Mode, Vehicle


def test_alternatives_differ(bundled: Catalogue) -> None:
    """In a good part of their stops; the best comes first."""
    document = plan(
        Request(days=(4, 4), region=("northwest",), alternatives=3), bundled
    )

    assert complaints(document, bundled) == []
    plans = document["plans"]
    assert len(plans) == 3
    assert plans[0]["score"] >= max(it["score"] for it in plans)
    for one, other in combinations([set(stops(it)) for it in plans], 2):
        assert len(one & other) <= 0.7 * len(one | other)


def test_eva_village_is_never_routed(bundled: Catalogue) -> None:
    """Nobody knows where it is: the answer is no, with the reason."""
    with pytest.raises(NoFeasibleChainError, match="Eva") as caught:
        plan(Request(must=("Eva Village",)), bundled)
    assert caught.value.hint

    document = plan(Request(province=("Dak Lak",), days=(3, 3)), bundled)
    left = {it["destination"]: it["reason"] for it in document["plans"][0]["left_out"]}
    assert "not known" in left["eva-village"]


def test_a_large_coach_keeps_out_of_si_thau_chai(bundled: Catalogue) -> None:
    """A must there is refused with the number of seats."""
    wish: dict[str, Any] = {
        "province": ("Lai Chau",),
        "days": (4, 4),
        "modes": (Mode.ROAD,),
    }
    small_bus = plan(Request(must=("Si Thau Chai",), **wish), bundled)
    assert "si-thau-chai" in stops(small_bus["plans"][0])

    with pytest.raises(NoFeasibleChainError, match="no vehicle of more than 28 seats"):
        plan(Request(must=("Si Thau Chai",), vehicle=Vehicle.BUS_29, **wish), bundled)


def test_a_longer_range_never_scores_less(bundled: Catalogue) -> None:
    """The best of all lengths is taken."""
    scores = [
        plan(Request(days=days, province=("Ha Giang",)), bundled)["plans"][0]["score"]
        for days in ((3, 3), (2, 3), (3, 4))
    ]
    assert scores[1] >= scores[0]
    assert scores[2] >= scores[0]

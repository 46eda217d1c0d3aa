"""Nights are spent where one is sold a night, unless nothing else will do."""

from typing import Any

import pytest

from tourlink.catalogue.catalogue import Catalogue
from tourlink.pace import PROFILES
from tourlink.planner.beds import _proper
from tourlink.planner.pipeline import plan
from tourlink.request import Request
from tourlink.vocabulary import Effort, LodgingClass, Mode, Pace


def beds(known: Catalogue, *insisted: str) -> set[str]:
    """Return the beds of the country that nothing close by outshines."""
    all_beds = [it for it in known.destinations.values() if it.lodging and it.position]
    return {it.id for it in _proper(all_beds, set(insisted))}


def test_plain_towns_give_way_to_hotels_close_by(bundled: Catalogue) -> None:
    """Mo Cay to Ben Tre, Ea T'ling to Buon Ma Thuot; Yen Chau is far from any."""
    found = beds(bundled)

    assert not {"mo-cay", "ea-tling"} & found
    assert {"ben-tre", "buon-ma-thuot", "yen-chau"} <= found
    # A night with a family is a reason to stay.
    assert "nhiu-co-san" in found
    assert "mo-cay" in beds(bundled, "mo-cay")


def test_cities_worth_the_evening(bundled: Catalogue) -> None:
    """Bac Ninh gives way to Hanoi, but not to a Hanoi that one is at home in."""
    assert "bac-ninh" not in beds(bundled)
    assert "bac-ninh" in beds(bundled, "hanoi")


def test_a_class_asked_for_is_looked_for_everywhere(bundled: Catalogue) -> None:
    """Whoever wants a guesthouse gets one in a plain town."""
    found = plan(
        Request(
            must=("khmer-village-tra-vinh",),
            province=("Ben Tre",),
            days=(3, 3),
            start="Ho Chi Minh City",
            modes=(Mode.ROAD,),
            lodging_class=LodgingClass.GUESTHOUSE,
            effort=Effort.DRAFT,
        ),
        bundled,
    )
    nights = {day["stay"]["at"] for day in found["plans"][0]["days"][:-1]}
    assert not any(
        LodgingClass.HOTEL_3 in lodging.classes
        for it in nights
        if it and (lodging := bundled.destinations[it].lodging)
    )


def test_evenings_in_time_are_given_up_rather_than_the_tour(
    bundled: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At an hour that nobody can keep the limit of the pace counts."""
    wish: dict[str, Any] = {
        "province": ("Lai Chau",),
        "days": (4, 4),
        "modes": (Mode.ROAD,),
        "effort": Effort.DRAFT,
    }
    usual = PROFILES[Pace.STANDARD]
    late = usual._replace(usual_end_min=usual.day_end_min)
    monkeypatch.setitem(PROFILES, Pace.STANDARD, late)
    without = plan(Request(**wish), bundled)["plans"][0]
    monkeypatch.setitem(PROFILES, Pace.STANDARD, usual._replace(usual_end_min=9 * 60))

    assert plan(Request(**wish), bundled)["plans"][0]["days"] == without["days"]

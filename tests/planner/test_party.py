"""What elders, small children and motorbikes are spared."""

from typing import Any

import pytest

from tests.planner.document_checker import complaints, legs, stops
from tourlink.catalogue.catalogue import Catalogue
from tourlink.errors import NoFeasibleChainError, RequestError
from tourlink.pace import PROFILES
from tourlink.plan import Plan
from tourlink.planner import party
from tourlink.planner.pipeline import plan
from tourlink.request import Request
from tourlink.vocabulary import Mobility, Mode, Pace, Vehicle

ELDERS = Request(elders=2)
FAMILY = Request(children=(4, 9))


def answer(known: Catalogue, **wish: Any) -> Plan:
    """Return the best plan of a document without fault."""
    document = plan(Request(**wish), known)
    assert complaints(document, known) == []
    return document["plans"][0]


def codes(found: Plan) -> set[str]:
    """Return the codes of the warnings."""
    return {it["code"] for it in found["warnings"]}


def test_boats_that_pitch(bundled: Catalogue) -> None:
    """Speedboats out to sea are refused, cruises of a bay and river boats are not."""
    spared = party.conditions(ELDERS, None, bundled).spared

    assert {"boat-sa-ky-ly-son", "boat-ao-tien-co-to"} <= spared
    assert "boat-tuan-chau-ha-long-bay" not in spared
    assert "boat-my-tho-thoi-son" not in spared
    assert party.conditions(Request(), None, bundled).spared == frozenset()


def test_islands_beyond_the_open_sea(bundled: Catalogue) -> None:
    """An island that only such a boat reaches is refused with the reason."""
    ly_son = bundled.destinations["ly-son"]
    assert "open sea" in str(party.refusal(ly_son, ELDERS, bundled))
    assert party.refusal(ly_son, Request(), bundled) is None
    assert party.refusal(bundled.destinations["cat-ba"], ELDERS, bundled) is None


def test_a_must_that_is_not_for_elders(bundled: Catalogue) -> None:
    """It is said at once, and why."""
    with pytest.raises(NoFeasibleChainError, match="open sea"):
        plan(Request(must=("Ly Son",), elders=1), bundled)


@pytest.mark.parametrize(
    "request_", [ELDERS, FAMILY, Request(mobility=Mobility.REDUCED)]
)
def test_treks(bundled: Catalogue, request_: Request) -> None:
    """They are for the fit; a walk over a bridge is no trek."""
    spared = party.conditions(request_, None, bundled).spared

    assert "trek-pavi-stone-road-sin-suoi-ho" in spared
    assert "trek-dray-nur-dray-sap" not in spared
    trail = bundled.destinations["pavi-stone-road"]
    assert party.refusal(trail, request_, bundled) is not None


def test_small_children_have_shorter_days() -> None:
    """By one step, but none is milder than the mildest; older ones keep the pace."""
    assert party.profile(FAMILY) == PROFILES[Pace.RELAXED]
    assert party.profile(Request(children=(6,))) == PROFILES[Pace.STANDARD]
    relaxed = Request(children=(1,), pace=Pace.RELAXED)
    assert party.profile(relaxed) == PROFILES[Pace.RELAXED]


def test_a_family_is_told(bundled: Catalogue) -> None:
    """Whoever asked for more should know why the days are short."""
    found = answer(bundled, children=(3,), province=("Ninh Binh",), days=(2, 2))

    assert "small-children" in codes(found)
    assert all(day["travel_min"] <= 310 for day in found["days"])


def test_a_motorbike_keeps_to_its_km(bundled: Catalogue) -> None:
    """On fast roads, too."""
    found = answer(
        bundled,
        vehicle=Vehicle.MOTORBIKE,
        modes=(Mode.ROAD,),
        region=("Northwest",),
        days=(4, 4),
        pace=Pace.INTENSIVE,
    )

    assert max(day["distance_km"] for day in found["days"]) <= 240
    (line,) = (it for it in found["certificate"] if it["constraint"] == "motorbike-day")
    assert line["holds"]


def test_elders_rest_on_long_drives(bundled: Catalogue) -> None:
    """Veterans reach Dien Bien by road, with an hour between four hours at most."""
    found = answer(
        bundled,
        elders=12,
        province=("Dien Bien", "Son La"),
        modes=(Mode.ROAD,),
        days=(5, 5),
        vehicle=Vehicle.BUS_29,
    )

    lines = {it["constraint"]: it for it in found["certificate"]}
    assert lines["elders-drive"]["holds"]
    assert lines["elders-drive"]["limit"] == 240
    assert lines["driver-week"]["holds"]


def test_out_and_back_as_one_insists(bundled: Catalogue) -> None:
    """Back by night train means that the last night is aboard, and ends near home."""
    found = answer(
        bundled,
        province=("Lao Cai",),
        days=(4, 4),
        require=("overnight-rail:return",),
    )
    *_, last_night, _ = found["days"]
    assert last_night["stay"]["type"] == "overnight-service"
    assert legs(found)[-1]["to"] == "hanoi"

    out = answer(bundled, province=("Lam Dong",), days=(4, 4), require=("air:out",))
    assert [it["mode"] for it in legs(out)][:2] == ["road", "air"]
    assert stops(out)


@pytest.mark.parametrize("word", ["road:out", "air", "overnight-air:out", "rail:home"])
def test_what_cannot_be_insisted_on(word: str) -> None:
    """A slip is an error that says how it is written."""
    with pytest.raises(RequestError, match="no way to travel"):
        Request(require=(word,))


def test_what_does_not_run_is_infeasible(bundled: Catalogue) -> None:
    """No sleeper runs to Lam Dong and back in two days."""
    with pytest.raises(NoFeasibleChainError):
        plan(
            Request(
                province=("Lam Dong",), days=(2, 2), require=("overnight-rail:out",)
            ),
            bundled,
        )

"""Requests on the small catalogue, whose answers one can work out by hand."""

from datetime import date
from typing import Any

import pytest

from tests.planner.document_checker import complaints, legs, stops
from tourlink.catalogue.catalogue import Catalogue
from tourlink.errors import NoFeasibleChainError, RequestError
from tourlink.plan import PlanDocument
from tourlink.planner.pipeline import plan
from tourlink.request import FixedSegment, Request
from tourlink.vocabulary import (
    Effort,
    LodgingClass,
    Mobility,
    Mode,
    Pace,
    Theme,
    Vehicle,
)


def answer(small: Catalogue, **wish: Any) -> PlanDocument:
    """Return a document without fault."""
    document = plan(Request(**wish), small)
    assert complaints(document, small) == []
    return document


def visited(document: PlanDocument) -> set[str]:
    """Return all stops of the best plan."""
    return set(stops(document["plans"][0]))


def test_everything_in_reach(small: Catalogue) -> None:
    """Five days are enough for the mountains and, with an early start, for the bay."""
    document = answer(small, days=(5, 5), pace=Pace.INTENSIVE)

    assert visited(document) == {"sa-pa", "fansipan", "ha-long-bay"}


def test_by_night_train(small: Catalogue) -> None:
    """The night aboard is a stay, with its corridor and its fare."""
    (found,) = answer(
        small, days=(3, 3), region=("Tay Bac",), modes=(Mode.RAIL, Mode.ROAD)
    )["plans"]

    aboard = [it["stay"] for it in found["days"] if it["stay"]["corridor"]]
    assert {it["type"] for it in aboard} <= {"overnight-service"}
    fares = 450_000 * len(aboard)
    assert found["totals"]["known_cost_vnd_per_person"] == fares
    assert found["totals"]["cost_vnd_per_person"] is None


def test_months_of_a_corridor_and_of_a_place(small: Catalogue) -> None:
    """In August neither does the cable car run nor is the bay open."""
    august = answer(small, days=(4, 4), month=8)

    assert visited(august).isdisjoint({"fansipan", "ha-long-bay"})
    refused = {it["destination"]: it["reason"] for it in august["plans"][0]["left_out"]}
    assert "closed" in refused["ha-long-bay"]


def test_fixed_days_keep_their_place(small: Catalogue) -> None:
    """They are no stop twice, and what comes after still fits."""
    (found,) = answer(
        small,
        days=(3, 3),
        fixed=(FixedSegment(place="Ha Noi", day=1, days=1, title="Fair"),),
        region=("northeast",),
        pace=Pace.INTENSIVE,
    )["plans"]

    assert stops(found) == ["hanoi", "ha-long-bay"]
    (fair,) = (it for it in found["days"][0]["items"] if it["type"] == "stop")
    assert fair["title"] == "Fair"
    assert fair["prize"] == 0


def test_equal_requests_give_equal_documents(small: Catalogue) -> None:
    """To the byte."""
    wish: dict[str, Any] = {"days": (3, 4), "month": 11, "alternatives": 2}

    assert answer(small, **wish) == answer(small, **wish)


@pytest.mark.parametrize("effort", Effort)
def test_every_effort(small: Catalogue, effort: Effort) -> None:
    """On so small a catalogue they agree; the document says which it was."""
    document = answer(small, days=(3, 3), effort=effort, seed=7)

    assert document["engine"]["effort"] == effort
    assert document["engine"]["seed"] == 7
    score = document["plans"][0]["score"]
    assert score == answer(small, days=(3, 3))["plans"][0]["score"]


def test_bound_and_gap(small: Catalogue) -> None:
    """Asked for they are there, and hang together."""
    (plain,) = answer(small, days=(3, 3))["plans"]
    assert (plain["bound"], plain["gap"], plain["status"]) == (None, None, "feasible")

    (found,) = answer(small, days=(3, 3), bound=True)["plans"]
    assert found["bound"] is not None
    assert found["bound"] >= found["score"]
    assert found["gap"] == pytest.approx(
        (found["bound"] - found["score"]) / found["bound"], abs=1e-4
    )
    assert (found["status"] == "optimal") == (found["bound"] == found["score"])


def test_the_resolved_request(small: Catalogue) -> None:
    """Ids for names, defaults filled in, plain data."""
    request = answer(
        small, must=("Sapa",), start="Hà Nội", days=(3, 4), theme={Theme.COMMUNITY: 2.0}
    )["request"]

    assert request["must"] == ["sa-pa"]
    assert request["start"] == request["end"] == "hanoi"
    assert request["days"] == [3, 4]
    assert request["theme"] == {"community": 2.0}
    assert request["modes"] == [it.value for it in Mode]
    assert request["pace"] == "standard"
    assert isinstance(request["max_drive_min"], int)


def test_reduced_mobility_and_boats(small: Catalogue) -> None:
    """The bay is neither for wheelchairs nor for those who take no boat."""
    for wish in (
        {"mobility": Mobility.REDUCED},
        {"modes": (Mode.ROAD, Mode.RAIL, Mode.AIR)},
    ):
        document = answer(small, days=(4, 4), **wish)
        assert "ha-long-bay" not in visited(document)
        left = {it["destination"] for it in document["plans"][0]["left_out"]}
        assert "ha-long-bay" in left


def test_elders_are_spared_stairs(small: Catalogue) -> None:
    """600 steps are too many."""
    assert "fansipan" in visited(answer(small, days=(4, 4)))
    assert "fansipan" not in visited(answer(small, days=(4, 4), elders=1))


def test_a_coach_cannot_pass(small: Catalogue) -> None:
    """The mountain road takes 35 seats."""
    assert "sa-pa" in visited(answer(small, days=(4, 4), vehicle=Vehicle.BUS_29))
    with pytest.raises(NoFeasibleChainError):
        answer(small, days=(4, 4), vehicle=Vehicle.BUS_45, must=("sa-pa",))


def test_festive_places_are_worth_more(small: Catalogue) -> None:
    """The marathon is in the second half of September."""

    def worth(first: date) -> int:
        document = answer(small, days=(3, 3), start_date=first, must=("sa-pa",))
        return next(
            item["prize"]
            for day in document["plans"][0]["days"]
            for item in day["items"]
            if item["type"] == "stop" and item["destination"] == "sa-pa"
        )

    assert worth(date(2026, 9, 18)) > worth(date(2026, 9, 11))


@pytest.mark.parametrize(
    ("wish", "message"),
    [
        ({"must": ("Cloud village",)}, "Cloud village cannot be routed"),
        ({"start": "Cloud village"}, "Cloud village cannot be routed"),
        ({"must": ("HAN",)}, "serves transport or sleep, it is no stop"),
        ({"must": ("Ha Long Bay",), "month": 8}, "must be visited, but closed"),
        (
            {"must": ("ha-long-bay",), "modes": (Mode.ROAD,)},
            "reached by boat, which is not an allowed mode",
        ),
        (
            {"must": ("ha-long-bay",), "mobility": Mobility.REDUCED},
            "not fit for reduced mobility",
        ),
        ({"must": ("fansipan",), "elders": 1}, "600 steps are too many"),
        ({"province": ("Tra Vinh",)}, "nothing in Tra Vinh can be visited"),
        (
            {"must": ("dien-bien-phu", "ha-long-bay"), "days": (1, 1)},
            "no chain of 1 day ",
        ),
        ({"days": (2, 3), "min_provinces": 4}, "no chain of 2 to 3 days"),
        ({"modes": (Mode.TREK,)}, "no chain of"),
        ({"max_drive_min": 30}, "no chain of"),
        ({"lodging_class": LodgingClass.CRUISE, "modes": (Mode.ROAD,)}, "no chain of"),
        (
            {"must": ("fansipan",), "budget_per_person": 99_999, "days": (4, 4)},
            "no chain",
        ),
        (
            {"avoid": ("Lao Cai", "sa-pa", "fansipan", "ha-long-bay", "dien-bien-phu")},
            "no destination fits the request",
        ),
    ],
)
def test_what_cannot_be_done(
    small: Catalogue, wish: dict[str, Any], message: str
) -> None:
    """It worked, and the answer is no: with the reason and a way out."""
    with pytest.raises(NoFeasibleChainError, match=message) as caught:
        plan(Request(**wish), small)
    assert caught.value.exit_code == 1
    assert caught.value.hint


@pytest.mark.parametrize(
    ("wish", "message", "hint"),
    [
        ({"must": ("Sapaa",)}, "no place 'Sapaa'", "Sa Pa"),
        ({"avoid": ("Fansipann",)}, "no place 'Fansipann'", "Fansipan"),
        ({"start": "Hanoy"}, "no place 'Hanoy'", "Hanoi"),
        ({"end": "Hanoy"}, "no place 'Hanoy'", "Hanoi"),
        ({"province": ("Lao Kai",)}, "no province 'Lao Kai'", "Lao Cai"),
        ({"region": ("Northwst",)}, "no region 'Northwst'", "Northwest"),
        ({"axis": ("nowhere",)}, "no axis 'nowhere'", "tourlink list axes"),
        ({"agreement": ("x",)}, "no agreement 'x'", "tourlink list agreements"),
        ({"pair": ("highlands", "sea")}, "is no terrain", "highland"),
        ({"sequence": ("bordr",)}, "'bordr' is no province, region or theme", "border"),
        (
            {"must": ("sa-pa",), "avoid": ("Chapa",)},
            "Sa Pa is both a must and to be avoided",
            "",
        ),
        (
            {"axis": ("kunming-quang-ninh",), "sequence": ("border",)},
            "only one axis or sequence",
            "one chain for each",
        ),
        (
            {"fixed": (FixedSegment(place="Hanoy", day=1),)},
            "no place 'Hanoy'",
            "Hanoi",
        ),
    ],
)
def test_what_is_not_known(
    small: Catalogue, wish: dict[str, Any], message: str, hint: str
) -> None:
    """The request is refused, with a near name."""
    with pytest.raises(RequestError, match=message) as caught:
        plan(Request(**wish), small)
    assert caught.value.exit_code == 2
    assert hint in (caught.value.hint or "")


def test_paces(small: Catalogue) -> None:
    """A fuller pace never scores less; drives get no longer than it allows."""
    scores = [
        answer(small, days=(3, 3), pace=pace)["plans"][0]["score"]
        for pace in (Pace.STANDARD, Pace.INTENSIVE, Pace.SURVEY)
    ]
    assert scores == sorted(scores)


def test_modes_are_kept(small: Catalogue) -> None:
    """Each by itself where it leads somewhere."""
    for modes in ((Mode.ROAD,), (Mode.ROAD, Mode.BOAT), (Mode.ROAD, Mode.CABLE)):
        document = answer(small, days=(4, 4), modes=modes)
        used = {it["mode"] for it in legs(document["plans"][0])}
        assert used <= {it.value for it in modes}

"""Why the best of the other candidates are not in a plan."""

from pathlib import Path

import pytest

from tourlink.catalogue.catalogue import Catalogue
from tourlink.planner.pipeline import plan
from tourlink.planner.request_file import read_request

REQUESTS = Path(__file__).parents[2] / "benchmarks" / "requests"


@pytest.mark.parametrize(
    "name", ["g2-lai-chau-by-road", "ha-long-and-cat-ba", "ninh-binh-for-elders"]
)
def test_each_has_a_reason_of_its_own(name: str, bundled: Catalogue) -> None:
    """Each candidate was tried on a day of the plan, or says why it was not."""
    document = plan(read_request(REQUESTS / f"{name}.yaml"), bundled)
    first = document["plans"][0]
    days = len(first["days"])
    assert first["left_out"]
    for each in first["left_out"]:
        assert each["reason"]
        if each["code"] in {"refused", "not-looked-at", "unreachable"}:
            assert "day" not in each
        else:
            assert 1 <= each["day"] <= days
            visit = bundled.destinations[each["destination"]].visit_min or 0
            assert each["extra_min"] >= visit


def test_full_days_are_full(bundled: Catalogue) -> None:
    """Where a day is said to have its stops, it has as many as the pace allows."""
    document = plan(read_request(REQUESTS / "g4-northern-arc.yaml"), bundled)
    first = document["plans"][0]
    full = [it for it in first["left_out"] if it["code"] == "stops"]
    most = next(
        it["limit"] for it in first["certificate"] if it["constraint"] == "stops a day"
    )
    assert full
    for each in full:
        items = first["days"][each["day"] - 1]["items"]
        assert sum(it["type"] == "stop" for it in items) == most

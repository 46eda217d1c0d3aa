"""Requests whose musts lie far from the best places."""

import pytest

from tourlink.catalogue.catalogue import Catalogue
from tourlink.planner.brief import read
from tourlink.planner.candidates import candidates
from tourlink.planner.demanded import demanded
from tourlink.planner.pipeline import plan
from tourlink.request import Request
from tourlink.vocabulary import Effort, Mode


@pytest.mark.parametrize(
    "request_",
    [
        Request(must=("Dong Van",), days=(3, 3), effort=Effort.FAST),
        Request(must=("Con Dao",), days=(3, 3), effort=Effort.FAST),
        Request(
            end="Ho Chi Minh City",
            modes=(Mode.ROAD,),
            days=(4, 4),
            min_provinces=0,
            effort=Effort.FAST,
        ),
    ],
    ids=["dong-van", "con-dao", "saigon"],
)
def test_far_musts_are_reached(request_: Request, bundled: Catalogue) -> None:
    """There are beds on the way, though the best places lie elsewhere."""
    first = plan(request_, bundled)["plans"][0]
    assert all(it["holds"] for it in first["certificate"])


def test_what_serves_a_demand(bundled: Catalogue) -> None:
    """All musts are there, places of each area, and nothing else."""
    brief = read(Request(must=("Sa Pa",), province=("Ca Mau",)), bundled)
    admitted = candidates(brief, bundled, None).admitted
    found = [it.place for it in demanded(brief, bundled, admitted)]
    assert {it.province for it in found} == {"lao-cai", "ca-mau"}
    assert [it.id for it in found if it.province == "lao-cai"] == ["sa-pa"]

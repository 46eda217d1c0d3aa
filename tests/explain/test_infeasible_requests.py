"""
Twenty requests that no chain answers: what is in conflict, and what helps.

Each file says in its first line which constraints are. That they are minimal, and
that what is offered helps, is found out by solving anew.
"""

from pathlib import Path

import pytest

from tourlink.catalogue.catalogue import Catalogue
from tourlink.errors import NoFeasibleChainError
from tourlink.explain.conflict import conflict
from tourlink.explain.feasible import Oracle
from tourlink.explain.relax import quick, relaxations
from tourlink.planner.request_file import read_request

FILES = sorted((Path(__file__).parent / "requests").glob("*.yaml"))
# These cannot all be searched: "not found" is all that is said.
BY_SEARCH = {"ten-provinces-in-four-days"}


def test_there_are_twenty() -> None:
    """The requests are as many as promised."""
    assert len(FILES) == 20


@pytest.mark.parametrize("file", FILES, ids=lambda it: it.stem)
def test_conflict_is_minimal_and_relaxations_work(
    file: Path, bundled: Catalogue
) -> None:
    """No chain keeps the conflict, one keeps all but any one of it; offers work."""
    request = read_request(file)
    with pytest.raises(NoFeasibleChainError):
        quick(request, bundled)

    oracle = Oracle(bundled)
    found = conflict(request, bundled, oracle)
    assert found is not None
    stated = file.read_text(encoding="utf-8").splitlines()[0]
    names = ", ".join(it.name for it in found.members)
    assert f"# Conflict: {names}" == stated
    assert found.proven == (file.stem not in BY_SEARCH)

    anew = Oracle(bundled, thorough=True)
    assert not anew(found.request).feasible
    for member in found.members:
        assert anew(found.without(member)).feasible, member.name

    offered = relaxations(request, bundled, found, oracle, most=2)
    assert offered
    ranks = [it.rank for it in offered]
    assert ranks == sorted(ranks)
    for each in offered:
        plan = quick(each.request, bundled)["plans"][0]
        assert plan["score"] == each.score
        assert all(it["holds"] for it in plan["certificate"])

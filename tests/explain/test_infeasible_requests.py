"""
Twenty requests that no chain answers: what is in conflict, and what helps.

Each file says in its first line which constraints are. That they are minimal, and
that what is offered helps, is found out by solving anew.
"""

from datetime import date
from pathlib import Path

import pytest

from tourlink.catalogue.catalogue import Catalogue
from tourlink.errors import NoFeasibleChainError, TooDearError
from tourlink.explain.answer import explained
from tourlink.explain.cheaper import cheaper
from tourlink.explain.conflict import conflict
from tourlink.explain.feasible import Oracle, quick
from tourlink.explain.relax import Relaxation, relaxations
from tourlink.export.phrases import phrases
from tourlink.plan import PlanDocument
from tourlink.planner.request_file import read_request
from tourlink.pricing.book import Book, load_book
from tourlink.request import Request
from tourlink.vocabulary import Effort, Lang, Mode

Planned = dict[str, PlanDocument]
FILES = sorted((Path(__file__).parent / "requests").glob("*.yaml"))
# These cannot all be searched: "not found" is all that is said.
BY_SEARCH = {"ten-provinces-in-four-days"}


@pytest.fixture
def planned(monkeypatch: pytest.MonkeyPatch) -> Planned:
    """The plans that were made for offers, by their requests: once is enough."""
    made: Planned = {}

    def record(
        request: Request, catalogue: Catalogue, book: Book | None = None
    ) -> PlanDocument:
        document = quick(request, catalogue, book)
        made[repr(request)] = document
        return document

    monkeypatch.setattr("tourlink.explain.relax.quick", record)
    return made


def test_there_are_twenty() -> None:
    """The requests are as many as promised."""
    assert len(FILES) == 20


@pytest.mark.parametrize("file", FILES, ids=lambda it: it.stem)
def test_conflict_is_minimal_and_relaxations_work(
    file: Path, bundled: Catalogue, planned: Planned
) -> None:
    """No chain keeps the conflict, one keeps all but any one of it; offers work."""
    request = read_request(file)
    oracle = Oracle(bundled)
    found = conflict(request, bundled, oracle)
    assert found is not None
    stated = file.read_text(encoding="utf-8").splitlines()[0]
    names = ", ".join(it.name for it in found.members)
    assert f"# Conflict: {names}" == stated
    assert found.proven == (file.stem not in BY_SEARCH)

    # What the planner itself says to the conflict holds for the whole request, too.
    with pytest.raises(NoFeasibleChainError):
        quick(found.request, bundled)
    anew = Oracle(bundled)
    for member in found.members:
        assert anew(found.without(member)).feasible, member.name

    # The cheapest one here, for time; of one request all below.
    (offered,) = relaxations(request, bundled, found, oracle, most=1)
    _works(offered, planned)


def test_all_offers_of_one_request(bundled: Catalogue, planned: Planned) -> None:
    """Another day, a longer tour or a wish less: each works, the cheapest first."""
    request = read_request(FILES[0].with_name("mausoleum-on-a-monday.yaml"))
    offered = relaxations(request, bundled)
    assert [it.changes[0].member for it in offered] == [
        "start_date",
        "days",
        "must:Ho Chi Minh Mausoleum",
    ]
    ranks = [it.rank for it in offered]
    assert ranks == sorted(ranks)
    for each in offered:
        _works(each, planned)


def test_two_changes_where_none_is_enough(bundled: Catalogue, planned: Planned) -> None:
    """Two conflicts that share nothing need a change each."""
    request = Request(
        must=("Ho Chi Minh Mausoleum",),
        start_date=date(2026, 11, 23),
        days=(1, 1),
        province=("Ninh Binh",),
        avoid=("Ninh Binh province",),
        effort=Effort.FAST,
    )
    offered = relaxations(request, bundled, most=1)
    assert [len(it.changes) for it in offered] == [2]
    _works(offered[0], planned)


def test_a_budget_for_the_price(
    bundled: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With rates the budget is one for the price: what is offered is sold for it."""
    request = Request(
        must=("Sin Suoi Ho",),
        days=(3, 3),
        start_date=date(2026, 11, 11),
        modes=(Mode.ROAD,),
        adults=10,
        budget_per_person=2_500_000,
        effort=Effort.DRAFT,
    )
    book = load_book([])
    # The known fees alone would keep it.
    assert conflict(request, bundled) is None
    with pytest.raises(TooDearError) as dear:
        quick(request, bundled, book)
    least = dear.value.least_vnd
    assert least > 2_500_000
    offered = cheaper(request, bundled, book, least, most=2)
    # Nearer by nothing but its only must.
    names = [it.changes[0].member for it in offered]
    assert names == ["budget_per_person", "must:Sin Suoi Ho"]
    for each in offered:
        most = each.request.budget_per_person
        assert most is not None
        assert each.price_vnd is not None
        assert each.price_vnd <= most

    monkeypatch.setattr("tourlink.explain.answer.cheaper", lambda *_: offered)
    told = explained(dear.value, request, bundled, phrases(Lang.EN), book)
    assert f"the cheapest found is sold for {least:,}" in told.message
    assert "a budget of" in (told.hint or "")


def test_a_request_with_a_plan_has_no_conflict(bundled: Catalogue) -> None:
    """What can be answered has neither conflict nor relaxations."""
    request = Request(must=("Dong Van",), days=(3, 3))
    assert conflict(request, bundled) is None
    assert relaxations(request, bundled) == []


def _works(offered: Relaxation, planned: Planned) -> None:
    plan = planned[repr(offered.request)]["plans"][0]
    assert plan["score"] == offered.score
    assert all(it["holds"] for it in plan["certificate"])

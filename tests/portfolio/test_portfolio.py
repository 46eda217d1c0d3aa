"""Portfolios for real agreements, and small ones that cannot be."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from tourlink.catalogue.catalogue import Catalogue
from tourlink.errors import NoFeasibleChainError
from tourlink.plan import Plan, PlanDocument
from tourlink.planner.distance import distance, shape
from tourlink.planner.pipeline import plan
from tourlink.portfolio.asked import Wish, parse_quarters
from tourlink.portfolio.build import Portfolio, build
from tourlink.pricing.book import Book
from tourlink.request import Request
from tourlink.verify.run import verify
from tourlink.vocabulary import Effort

SMALL = Request(agreement=("hanoi-northwest",), days=(3, 4), effort=Effort.FAST)


@pytest.fixture(scope="module")
def one_member() -> Wish:
    """On the small catalogue only one member of the agreement is in reach."""
    return Wish(
        request=SMALL,
        quarters=parse_quarters(["2027Q1", "2027Q3"]),
        chains=2,
        share=Fraction(1),
        min_members=1,
        tries=3,
    )


def _stops(plan: Plan) -> list[str]:
    return [
        item["destination"]
        for day in plan["days"]
        for item in day["items"]
        if item["type"] == "stop"
    ]


def test_every_plan_verifies(portfolio: Portfolio, bundled: Catalogue) -> None:
    """Each chosen chain has plans, of the same stops, of which no rule is broken."""
    assert len(portfolio.plans) == len(portfolio.document["chains"]) == 4
    for chain, documents in zip(
        portfolio.document["chains"], portfolio.plans, strict=True
    ):
        assert [str(it) for it in documents] == list(chain["worth"])
        first, *others = documents.values()
        for document in (first, *others):
            assert verify(document, bundled).holds(strict=False)
            assert _stops(document["plans"][0]) == _stops(first["plans"][0])


def test_coverage_is_that_of_the_plans(
    portfolio: Portfolio, bundled: Catalogue
) -> None:
    """A cell counts where a plan of that quarter has a stop there with the theme."""
    document = portfolio.document
    for cell in document["coverage"]["table"]:
        formers = bundled.formers(cell["member"])
        covering = [
            number
            for number, documents in enumerate(portfolio.plans, start=1)
            for quarter, found in documents.items()
            if str(quarter) == cell["quarter"]
            and any(
                bundled.former_of(place) in formers
                and {it.value: rate for it, rate in place.themes.items()}.get(
                    cell["theme"], 0
                )
                >= 3
                for place in map(
                    bundled.destinations.__getitem__, _stops(found["plans"][0])
                )
            )
        ]
        assert cell["chains"] == covering
        assert bool(cell["reason"]) != bool(covering)
    assert document["coverage"]["cells"] == 5 * 4 * 2
    assert document["coverage"]["covered"] == sum(
        bool(it["chains"]) for it in document["coverage"]["table"]
    )


def test_limits_are_kept(portfolio: Portfolio, bundled: Catalogue) -> None:
    """Shares of nights, distances, members and quality are as asked for."""
    document = portfolio.document
    total: dict[str, int] = {}
    for documents in portfolio.plans:
        for day in next(iter(documents.values()))["plans"][0]["days"]:
            if day["stay"]["type"] == "lodging" and day["stay"]["at"]:
                province = bundled.destinations[day["stay"]["at"]].province
                total[province] = total.get(province, 0) + 1
    shown = {key: it for key, it in document["balance"]["nights"].items() if it}
    assert shown == total
    assert max(total.values()) <= 0.3 * sum(total.values())
    shapes = [
        shape(next(iter(documents.values()))["plans"][0], bundled)
        for documents in portfolio.plans
    ]
    least = min(
        distance(one, other)
        for at, one in enumerate(shapes)
        for other in shapes[at + 1 :]
    )
    assert least >= 0.5
    assert document["distinctness"]["least"] == pytest.approx(least, abs=1e-4)
    for chain in document["chains"]:
        assert len(chain["provinces"]) >= 2
        assert chain["grade"] >= 0.6


def test_proven_and_better_than_one_by_one(portfolio: Portfolio) -> None:
    """The choice is proven best of its pool, and no less even than picking in turn."""
    document = portfolio.document
    assert document["proof"]["coverage_gap"] == 0
    assert document["proof"]["value_gap"] == 0
    coverage, balance = document["coverage"], document["balance"]
    assert coverage["covered"] <= coverage["possible"]
    for rival in document["one_by_one"]:
        assert coverage["covered"] >= rival["covered"]
    by_worth = document["one_by_one"][0]
    assert balance["gini_nights"] <= by_worth["gini_nights"]
    assert balance["greatest_share"] <= by_worth["greatest_share"]


def test_gaps_of_the_catalogue_have_their_reason(portfolio: Portfolio) -> None:
    """Nothing in Quang Ngai is for congresses or sports: no chain can cover that."""
    gaps = {
        (it["member"], it["theme"]): it
        for it in portfolio.document["coverage"]["table"]
        if not it["chains"]
    }
    gap = gaps["quang-ngai", "mice-sports"]
    assert gap["code"] == "no-place"
    assert gap["reason"] == "no place of Quang Ngai is rated 3 or more for it"


def test_bloc_target_of_two_chains(bloc: Portfolio, bundled: Catalogue) -> None:
    """The Northwest and Ho Chi Minh City: two chains, worth 70 % of the best."""
    document = bloc.document
    assert len(document["chains"]) == 2
    for chain, documents in zip(document["chains"], bloc.plans, strict=True):
        assert len(chain["provinces"]) >= 2
        assert chain["grade"] >= 0.7
        for found in documents.values():
            assert found["plans"][0]["start"] == "ho-chi-minh-city"
            assert verify(found, bundled).holds(strict=False)


def test_same_wish_same_report(one_member: Wish, small: Catalogue, book: Book) -> None:
    """Twice the same wish gives twice the same documents."""
    assert build(one_member, small, book) == build(one_member, small, book)


def test_gaps_say_what_the_planner_said(
    one_member: Wish, small: Catalogue, book: Book
) -> None:
    """A place that no chain reaches is named with the planner's reason."""
    table = build(one_member, small, book).document["coverage"]["table"]
    reasons = {
        (it["member"], it["theme"], it["code"]) for it in table if not it["chains"]
    }
    assert ("lao-cai", "culture-heritage", "no-place") in reasons
    assert ("dien-bien", "culture-heritage", "no-chain") in reasons


def test_interrupted_it_goes_on_with_what_is_there(
    one_member: Wish, small: Catalogue, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the first chain Ctrl-C ends it; later it ends the search for more."""
    calls: list[Request] = []

    def impatient(request: Request, *rest: Any, **named: Any) -> PlanDocument:
        calls.append(request)
        if len(calls) > limit:
            raise KeyboardInterrupt
        return plan(request, *rest, **named)

    monkeypatch.setattr("tourlink.portfolio.pool.plan", impatient)
    limit = 0
    with pytest.raises(KeyboardInterrupt):
        build(one_member, small, book)
    calls.clear()
    limit = 1
    notes = build(one_member, small, book).document["notes"]
    assert "interrupted: chosen from the chains that were made until then" in notes


def test_a_must_leaves_out_what_forbids_it(
    one_member: Wish, small: Catalogue, book: Book
) -> None:
    """Subsets of members that a must does not lie in have no chain, and no error."""
    request = replace(SMALL, must=("Fansipan",))
    found = build(replace(one_member, request=request), small, book)
    assert all(
        "fansipan" in _stops(document["plans"][0])
        for documents in found.plans
        for document in documents.values()
    )


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"share": Fraction(3, 5)}, "leaves each province at most 60% of the nights"),
        ({"distance": 1.0, "min_chains": 2}, "are all 1 apart"),
        ({"chains": 60, "min_chains": 60}, "pass the quality gate, and 60 are asked"),
        ({"min_members": 2}, "requests for chains has an answer; the first: no chain"),
    ],
)
def test_infeasible_says_why(
    changes: dict[str, Any],
    message: str,
    one_member: Wish,
    small: Catalogue,
    book: Book,
) -> None:
    """What leaves too few chains is named."""
    with pytest.raises(NoFeasibleChainError, match=message):
        build(replace(one_member, **changes), small, book)

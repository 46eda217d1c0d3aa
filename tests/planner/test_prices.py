"""Budgets and objectives hold for what a quotation says."""

from dataclasses import replace
from datetime import date

import pytest

from tests.planner.document_checker import complaints
from tourlink.catalogue.catalogue import Catalogue
from tourlink.errors import NoFeasibleChainError, RateError
from tourlink.plan import PlanDocument
from tourlink.planner.pipeline import plan
from tourlink.planner.replan import Wish, replan
from tourlink.pricing.book import Book, load_book
from tourlink.pricing.quote import Asked, quote
from tourlink.request import Request
from tourlink.seasons import is_holiday
from tourlink.vocabulary import Effort, LodgingClass, Mode, Objective

WISH = Request(
    province=("Lai Chau",),
    days=(4, 4),
    start_date=date(2026, 11, 11),
    modes=(Mode.ROAD,),
    adults=10,
    effort=Effort.FAST,
)


@pytest.fixture(scope="module")
def book() -> Book:
    """The indicative rates."""
    return load_book([])


def quoted(
    made: PlanDocument, number: int, catalogue: Catalogue, book: Book, pax: int
) -> tuple[int, int]:
    """Return price and margin of a plan, as `tourlink quote` has them."""
    asked = Asked(
        (pax,),
        (LodgingClass.HOTEL_3,),
        date(2026, 11, 22),
        is_holiday,
    )
    it = quote(made, number, catalogue, book, asked)["classes"][0]["breaks"][0]
    assert it["priced"] is not None
    return it["priced"]["per_person_vnd"], it["priced"]["totals"]["margin_vnd"]


def test_a_budget_holds_for_the_price(bundled: Catalogue, book: Book) -> None:
    """To the dong, at the size of the party; with less money less is seen."""
    scores = []
    for budget in (8_000_000, 4_200_000):
        made = plan(replace(WISH, budget_per_person=budget), bundled, book=book)
        (only,) = made["plans"]
        price, _ = quoted(made, 0, bundled, book, 10)
        assert only["totals"]["price_vnd_per_person"] == price <= budget
        (line,) = [
            it for it in only["certificate"] if it["constraint"].startswith("price")
        ]
        assert (line["limit"], line["value"], line["holds"]) == (budget, price, True)
        assert complaints(made, bundled) == []
        told = {it["code"]: it["message"] for it in only["warnings"]}
        assert told["price"].startswith(f"{price:,} VND a person when 10 pay")
        assert "Indicative rates" in told["price"]
        scores.append(only["score"])

    assert scores[0] > scores[1]
    free = plan(WISH, bundled)["plans"][0]
    assert free["score"] == scores[0]
    assert "price_vnd_per_person" not in free["totals"]


def test_a_plan_made_anew_keeps_the_budget(bundled: Catalogue, book: Book) -> None:
    """Its price is known again, and so is the budget of the request."""
    made = plan(replace(WISH, budget_per_person=8_000_000), bundled, book=book)
    wish = Wish(fields={"budget_per_person": 4_200_000})
    after = replan(made, wish, bundled, book=book)

    price, _ = quoted(after, 0, bundled, book, 10)
    totals = after["plans"][0]["totals"]
    assert totals["price_vnd_per_person"] == price <= 4_200_000


def test_too_small_a_budget_is_told(bundled: Catalogue, book: Book) -> None:
    """The vehicle and the guide alone cost more."""
    with pytest.raises(NoFeasibleChainError, match="900,000 VND a person"):
        plan(replace(WISH, budget_per_person=900_000), bundled, book=book)


def test_without_rates_the_known_costs_are_limited(bundled: Catalogue) -> None:
    """As a library does that has no rate book."""
    made = plan(replace(WISH, budget_per_person=0), bundled)

    assert made["plans"][0]["totals"]["known_cost_vnd_per_person"] == 0


@pytest.mark.parametrize("objective", [Objective.PRICE, Objective.MARGIN])
def test_an_objective_chooses_among_good_plans(
    bundled: Catalogue, book: Book, objective: Objective
) -> None:
    """The best by it comes first, of those that an experience would offer."""
    good = plan(replace(WISH, alternatives=4), bundled, book=book)
    rated = [quoted(good, at, bundled, book, 10) for at in range(len(good["plans"]))]
    made = plan(replace(WISH, objective=objective), bundled, book=book)

    price, margin = quoted(made, 0, bundled, book, 10)
    assert len(rated) > 1
    if objective is Objective.PRICE:
        assert price == min(it for it, _ in rated)
    else:
        assert margin == max(it for _, it in rated)
    assert len(made["plans"]) == 1


def test_a_missing_rate_stops_a_priced_plan(bundled: Catalogue, book: Book) -> None:
    """Nobody knows then whether the budget holds."""
    with pytest.raises(RateError, match="no rate for driver"):
        plan(
            replace(WISH, budget_per_person=8_000_000),
            bundled,
            book=replace(book, staff=()),
        )

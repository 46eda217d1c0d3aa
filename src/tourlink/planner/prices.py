"""What plans are sold for, while they are looked for: budgets and objectives."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from tourlink.catalogue.catalogue import Catalogue
from tourlink.errors import RateError
from tourlink.network.services import next_day
from tourlink.plan import Plan, PlanDocument
from tourlink.planner.alternatives import Option
from tourlink.planner.brief import Brief
from tourlink.planner.model import Model
from tourlink.planner.reason import reason, warning
from tourlink.planner.solved import Solved
from tourlink.pricing.book import Book
from tourlink.pricing.estimate import Estimate, Sale
from tourlink.pricing.lookup import Lookup
from tourlink.pricing.quote import Asked, quote, vat_period
from tourlink.pricing.selling import uplift
from tourlink.pricing.services import When, first_of_month
from tourlink.seasons import is_holiday
from tourlink.solver.instance import Instance
from tourlink.solver.schedule import schedule
from tourlink.solver.value import value
from tourlink.vocabulary import LodgingClass, Objective

_CHOICES = 4
# How often a plan that is too dear is looked for anew, and how many times heavier each
# minute in vehicles weighs where that is of no use.
_ATTEMPTS = 5
_HURRIES = (1, 10)
USUAL_CLASS = LodgingClass.HOTEL_3
"""Of plans that ask for none."""


class Sold(NamedTuple):
    """What a plan is sold for to the party that asked."""

    per_person_vnd: int
    margin_vnd: int


class Prices:
    """
    Prices plans for the party of a request, with a rate book.

    Those pay who are no children, in the class of lodging asked for or the usual one.
    Without a date the rates are those of the day that the catalogue is of.

    Attributes
    ----------
    least_vnd
        What the cheapest plan looked at is sold for; None if no budget is asked for.
    """

    def __init__(
        self,
        brief: Brief,
        catalogue: Catalogue,
        book: Book,
        resolved: Mapping[str, Any],
    ) -> None:
        request = brief.request
        self._resolved = resolved
        self._catalogue = catalogue
        self._book = book
        self._brief = brief
        self._paying = max(1, request.adults + request.elders)
        self._class = request.lodging_class or USUAL_CLASS
        self._today = _first_of(catalogue.as_of)
        self.least_vnd: int | None = None

    @property
    def choices(self) -> int:
        """How many plans the objective chooses among."""
        request = self._brief.request
        if request.objective is Objective.EXPERIENCE:
            return request.alternatives
        return max(request.alternatives, _CHOICES)

    def within_budget(
        self,
        model: Model,
        *,
        search: Callable[[Model], Solved | None],
        write: Callable[[Solved], Plan],
    ) -> Solved | None:
        """
        Return a chain whose plan keeps the budget, or the best where there is none.

        A plan that is too dear is looked for anew, with as much less to spend on what
        the search knows the price of; and where that does not help, with less driving.
        """
        budget = self._brief.request.budget_per_person
        if budget is None:
            return search(model)
        limited = self.limited(model)
        most: int | None = None
        for hurry in _HURRIES:
            weights = limited.weights._replace(travel=hurry * limited.weights.travel)
            instance = limited._replace(weights=weights)
            # With `low` to spend there is no chain, with `high` one that is too dear.
            low, high = -1, budget
            for attempt in range(_ATTEMPTS):
                found = search(model._replace(instance=instance))
                less = low
                if found is None:
                    if attempt == 0:
                        break
                    low = instance.budget or 0
                else:
                    if attempt == 0 and hurry == 1:
                        # What bounds all that may fit the budget bounds what does.
                        most = found.solution.most
                    high = found.solution.cost
                    solved = _in_terms_of(model, found, most)
                    price = self.of(write(solved)).per_person_vnd
                    self.least_vnd = min(price, self.least_vnd or price)
                    over = price - budget
                    if over <= 0:
                        return solved
                    less = high - over
                instance = instance._replace(
                    budget=less if less > low else (low + high) // 2
                )
        return None

    def chosen(self, options: Sequence[Option]) -> list[Option]:
        """Return the plans asked for, the best by the objective first."""
        plans = [it.written.plan for it in options]
        sold = [self.of(plan) for plan in plans]
        budget = self._brief.request.budget_per_person
        for plan, price in zip(plans, sold, strict=True):
            value = price.per_person_vnd
            plan["totals"]["price_vnd_per_person"] = value
            if budget is not None:
                holds = value <= budget
                line = {"constraint": "price a person (VND)", "limit": budget}
                whole: Any = line | {"value": value, "holds": holds}
                plan["certificate"].append(whole)
            books = ", ".join(file.name for file in self._book.files)
            said = f"{value:,} VND a person when {self._paying} pay"
            told = reason(
                "price",
                f"{said}, in {self._class.value}, by: {books}",
                price_vnd=value,
                number=self._paying,
                lodging=self._class.value,
                books=[file.name for file in self._book.files],
            )
            plan["warnings"].append(warning(told))
        by: dict[Objective, Callable[[int], int]] = {
            Objective.EXPERIENCE: lambda at: at,
            Objective.PRICE: lambda at: sold[at].per_person_vnd,
            Objective.MARGIN: lambda at: -sold[at].margin_vnd,
        }
        order = sorted(range(len(options)), key=by[self._brief.request.objective])
        return [options[at] for at in order][: self._brief.request.alternatives]

    def of(self, plan: Plan) -> Sold:
        """
        Return what a plan is sold for.

        Raises
        ------
        RateError
            If a rate is missing: then nobody knows.
        """
        document: Any = {
            "request": self._resolved,
            "catalogue": {"sha256": self._catalogue.sha256},
            "plans": [plan],
        }
        asked = Asked(
            (self._paying,),
            (self._class,),
            self._today,
            is_holiday,
            break_even=False,
        )
        whole: PlanDocument = document
        made = quote(whole, 0, self._catalogue, self._book, asked)
        it = made["classes"][0]["breaks"][0]
        if it["priced"] is None:
            raise RateError(
                f"the price of a plan is not known: {it['missing'][0]}",
                hint="add the rate to a book of your own: --rates FILE",
            )
        margin = it["priced"]["totals"]["margin_vnd"]
        return Sold(it["priced"]["per_person_vnd"], margin)

    def limited(self, model: Model) -> Instance:
        """
        Return the instance of a model with what beds and entrances are sold for.

        They are the parts of a price that belong to places; what vehicles, staff and
        meals add is known when there is a plan. No cost is more than it will be, so
        that no plan within the budget is lost.
        """
        first = self._brief.first_day
        near = first or first_of_month(self._resolved) or self._today
        vat = vat_period(self._book.terms, near).percent
        lookup = Lookup(self._book, self._catalogue, today=near, holiday=is_holiday)
        least = Estimate(
            lookup,
            [
                When(at + 1, next_day(first, at), self._brief.month)
                for at in range(len(model.instance.days))
            ],
            Sale(self._paying, self._class, vat, uplift(self._book.terms, vat)),
        )
        costs = tuple(
            least.entrance(it.place) if it.candidate and not it.fixed else 0
            for it in model.spots
        )
        stays = tuple(
            stay if night.ride else stay._replace(cost=least.night(night.place))
            for stay, night in zip(model.instance.stays, model.nights, strict=True)
        )
        return model.instance._replace(costs=costs, stays=stays)


def _in_terms_of(model: Model, found: Solved, most: int | None) -> Solved:
    """Return a chain with the value and the known cost that it has in a model."""
    chain = found.solution.chain
    # The search may have changed the days; costs and weights were changed here.
    instance = found.model.instance._replace(
        costs=model.instance.costs,
        stays=model.instance.stays,
        weights=model.instance.weights,
        budget=model.instance.budget,
    )
    days = schedule(instance, chain) or []
    solution = found.solution._replace(
        value=value(instance, chain, days),
        cost=sum(day.cost for day in days),
        most=most,
    )
    return found._replace(
        model=found.model._replace(instance=instance), solution=solution
    )


def _first_of(as_of: str) -> date:
    """Return the first day of a date as the catalogue writes it."""
    parts = [int(part) for part in as_of.split("-")] if as_of else [2026]
    year, month, day = (*parts, 1, 1)[:3]
    return date(year, month, day)

"""A chain of the pool: a tour, with a plan for each quarter that it is sold in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from tourlink.catalogue.catalogue import Catalogue
from tourlink.plan import Plan, PlanDocument
from tourlink.planner.distance import Shape
from tourlink.portfolio.asked import Quarter
from tourlink.portfolio.ground import Cell, Ground
from tourlink.prize import prize
from tourlink.vocabulary import Theme


@dataclass(frozen=True)
class Chain:
    """
    A tour, with a plan for each quarter in which it runs.

    Attributes
    ----------
    documents
        A document of one plan each, all with the same stops and nights.
    idle
        Why it does not run, or is not good enough, in the other quarters.
    """

    shape: Shape
    documents: Mapping[Quarter, PlanDocument]
    idle: Mapping[Quarter, str]

    @cached_property
    def plan(self) -> Plan:
        """The plan of the first quarter that it has."""
        return next(iter(self.documents.values()))["plans"][0]

    @property
    def days(self) -> int:
        """Number of days."""
        return len(self.plan["days"])

    def beds(self) -> Iterator[str]:
        """Yield the place of each night that is not spent aboard."""
        for day in self.plan["days"]:
            if day["stay"]["type"] == "lodging" and day["stay"]["at"]:
                yield day["stay"]["at"]

    def cells(self, ground: Ground) -> frozenset[Cell]:
        """Return all that the chain covers."""
        pairs = {it for stop in self.shape.stops for it in ground.covered_by(stop)}
        return frozenset(
            Cell(member, theme, quarter)
            for member, theme in pairs
            for quarter in self.documents
        )


def worth(
    plan: Plan, month: int, themes: tuple[Theme, ...], catalogue: Catalogue
) -> int:
    """
    Return what a plan is worth to a traveller open to all the themes asked for.

    The scores of plans are for what each was asked for; this compares them.
    """
    wanted = dict.fromkeys(themes, 1.0)
    return sum(
        prize(catalogue.destinations[item["destination"]], wanted, month=month)
        for day in plan["days"]
        for item in day["items"]
        if item["type"] == "stop" and "title" not in item
    )

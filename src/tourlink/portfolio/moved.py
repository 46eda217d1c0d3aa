"""The same tour in other quarters: its days as they are, in another month."""

from calendar import monthrange
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from tourlink.catalogue.catalogue import Catalogue
from tourlink.errors import NoFeasibleChainError
from tourlink.notes import Coded, joined
from tourlink.plan import Plan, PlanDocument
from tourlink.planner.distance import Shape, shape
from tourlink.planner.kept_days import kept_days
from tourlink.planner.pipeline import plan
from tourlink.planner.replan import request_anew
from tourlink.planner.shift import Obstacle, obstacles
from tourlink.portfolio.asked import Quarter
from tourlink.portfolio.chain import Chain
from tourlink.portfolio.ground import Ground

_MOST_NAMED = 2  # obstacles in a reason
_HOURS = "closed-hour"  # what other times of the same day may mend


def moved(
    form: Shape,
    documents: Mapping[Quarter, PlanDocument],
    quarters: Sequence[Quarter],
    ground: Ground,
    catalogue: Catalogue,
) -> Chain:
    """
    Return the chain of a plan, with plans for all quarters in which it runs.

    In each quarter the first month in which the same stops and nights work, the best
    to travel in tried first. A month in which on every start a stop is closed or a
    service does not run is not tried, and hours of shorter days in one month only.
    """
    found = dict(documents)
    idle: dict[Quarter, str] = {}
    first = next(iter(documents.values()))
    for quarter in quarters:
        if quarter in found:
            continue
        against: Counter[str] = Counter()
        retimed = False
        for month in ground.months(quarter):
            hindered = _hindered(first["plans"][0], catalogue, quarter.year, month)
            against.update(
                {
                    Coded(it.text, "when", it.code, it.values)
                    for each in hindered
                    for it in each
                }
            )
            if all(any(it.code != _HOURS for it in each) for each in hindered):
                continue
            if all(hindered):
                if retimed:
                    continue
                retimed = True
            document = _in_month(first, month, quarter.year, catalogue)
            if document and shape(document["plans"][0], catalogue) == form:
                found[quarter] = document
                break
        else:
            named = [it for it, _ in against.most_common(_MOST_NAMED)]
            idle[quarter] = joined(named or ["its days do not work as they are"])
    ordered = {it: found[it] for it in quarters if it in found}
    return Chain(form, ordered, idle)


def _in_month(
    document: PlanDocument, month: int, year: int, catalogue: Catalogue
) -> PlanDocument | None:
    """Return the same days planned for another month; None where that fails."""
    before = document["plans"][0]
    days = len(before["days"])
    same = {number: number for number in range(1, days + 1)}
    request = replace(request_anew(document), days=(days, days), month=month, year=year)
    try:
        kept = kept_days(before, same, catalogue)
        return plan(request, catalogue, stopped=interrupt, kept=kept)
    except NoFeasibleChainError:
        return None


def interrupt() -> None:
    """Stop it all: the planner would only stop one search."""
    raise KeyboardInterrupt


def _hindered(
    plan: Plan, catalogue: Catalogue, year: int, month: int
) -> list[list[Obstacle]]:
    """Return what stands against the plan on each day of a month that it may start."""
    first = date(year, month, 1)
    days = monthrange(year, month)[1]
    return [obstacles(plan, catalogue, first + timedelta(at)) for at in range(days)]

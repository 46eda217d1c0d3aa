"""Several plans side by side, on a page of text."""

from tourlink.export.page import Page, styled
from tourlink.export.phrases import Phrases
from tourlink.export.said import Said
from tourlink.export.timeline import visits
from tourlink.export.titles import Titles
from tourlink.plan import Plan

_COLUMNS = ("number", "score", "differs", "days", "stops", "km", "travel", "cost")
# Below this many columns for names, numbers go behind them instead of beside.
_LEAST_NAME_COLUMNS = 24


def add_comparison(
    page: Page, plans: list[Plan], titles: Titles, said: Said, words: Phrases
) -> None:
    """Add one row a plan, and below for whom each is the best."""
    table = [tuple(words.say(f"plan.{it}") for it in _COLUMNS)]
    table += [
        (
            str(number),
            words.number(plan["score"]),
            _differs(plan, words),
            str(len(plan["days"])),
            str(len(visits(plan))),
            words.number(plan["totals"]["distance_km"]),
            words.duration(plan["totals"]["travel_min"]),
            _short_cost(plan, words),
        )
        for number, plan in enumerate(plans, start=1)
    ]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    routes = [words.say("plan.route"), *map(titles.plan, plans)]
    beside = page.width - sum(widths) - 2 * len(widths) >= _LEAST_NAME_COLUMNS
    for number, (cells, route) in enumerate(zip(table, routes, strict=True)):
        role = "" if number else "heading"
        if beside:
            columns = "  ".join(map(str.rjust, cells, widths))
            page.hanging(styled((columns + "  ", role)), styled((route, role)))
        elif number:
            facts = zip(table[0][1:], cells[1:], strict=True)
            told = ", ".join(f"{name} {cell}" for name, cell in facts)
            indent = f"{cells[0]:>{widths[0]}}  "
            page.hanging(
                styled((indent, "")), styled((words.labelled(route, told), ""))
            )

    page.line()
    for number, plan in enumerate(plans, start=1):
        if sentence := said.best_for(plan):
            page.hanging(
                styled((f"{number:>{widths[0]}}  ", "")), styled((sentence, ""))
            )


def _short_cost(plan: Plan, words: Phrases) -> str:
    cost = plan["totals"]["cost_vnd_per_person"]
    return "?" if cost is None else words.number(cost)


def _differs(plan: Plan, words: Phrases) -> str:
    """Return how far a plan is from the first, which is not far from itself."""
    apart = plan.get("distance")
    if not apart:
        return "-"
    return words.say("forms.percent", share=words.number(apart * 100))

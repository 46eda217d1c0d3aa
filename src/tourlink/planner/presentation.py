"""What tells the plans of one document apart at a glance: title, sentence, distance."""

from collections.abc import Sequence

from tourlink.catalogue.catalogue import Catalogue
from tourlink.plan import Plan
from tourlink.planner.alternatives import Option
from tourlink.planner.best_for import best_for
from tourlink.planner.brief import Brief
from tourlink.planner.distance import distance
from tourlink.planner.document import Written
from tourlink.planner.titles import title
from tourlink.vocabulary import Lang


def present(
    options: Sequence[Option], brief: Brief, catalogue: Catalogue
) -> list[Written]:
    """Return the options with titles of their own, best-for sentences and distances."""
    lang = brief.request.lang
    plans = [option.written.plan for option in options]
    told_in = {it: best_for(plans, catalogue, brief.month, it) for it in (lang, *Lang)}
    titles: dict[str, None] = {}
    presented: list[Written] = []
    for number, option in enumerate(options):
        told = title(option.written.plan, catalogue, lang, titles)
        titles[told] = None
        apart = round(distance(options[0].shape, option.shape), 2)
        shown: Plan = {
            **option.written.plan,
            "title": told,
            "best_for": told_in[lang][number],
            "best_for_in": {it.value: told_in[it][number] for it in Lang},
            "distance": apart,
        }
        presented.append(option.written._replace(plan=shown))
    return presented

"""One sentence on what each plan is best for: what tells it from the others."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tourlink.catalogue.catalogue import Catalogue, name_in
from tourlink.export.phrases import phrases
from tourlink.plan import Plan
from tourlink.planner.facts import Facts, facts, stop_ids
from tourlink.planner.wording import SENTENCES
from tourlink.vocabulary import Lang, Theme


class Trait(NamedTuple):
    """
    Something a plan can be best for.

    Attributes
    ----------
    key
        Of its words in `tourlink.planner.wording`.
    measure
        The more of it, the more the plan is for those who want it.
    notable
        Differences from here on are noticed.
    least
        A plan with less of it is not for them, whatever the others are like.
    """

    key: str
    measure: Callable[[Facts], float]
    notable: float
    least: float = float("-inf")


_THEMES = frozenset(theme.value for theme in Theme)
_LEAST_THEME_SHARE = 0.3  # of the stops, for a plan to be for those of a theme


def _theme(key: str) -> Trait:
    def share(fact: Facts) -> float:
        return fact.themes[key] / max(1, fact.stops)

    return Trait(key, share, 0.2, _LEAST_THEME_SHARE)


TRAITS = (
    Trait("little-driving", lambda it: -it.drive_min, 45, -330),
    Trait("one-bed", lambda it: float(it.beds == 1 < it.nights), 0.5, 1),
    Trait("few-beds", lambda it: -it.beds / max(1, it.nights), 0.25, -0.7),
    Trait("no-flight", lambda it: -min(1, it.flights), 0.5, 0),
    Trait("by-air", lambda it: min(1, it.flights), 0.5, 1),
    Trait("many-provinces", lambda it: it.provinces, 1.5, 3),
    Trait("many-stops", lambda it: it.stops / it.days, 0.6, 2),
    Trait("easy-days", lambda it: -it.stops / it.days, 0.6, -2.2),
    Trait("highland", lambda it: it.highland / max(1, it.stops), 0.25, 0.5),
    Trait("sea", lambda it: it.sea / max(1, it.stops), 0.25, 0.3),
    Trait("in-season", lambda it: it.in_season / max(1, it.stops), 0.25, 0.5),
    *(_theme(theme.value) for theme in Theme),
)


def best_for(
    plans: Sequence[Plan], catalogue: Catalogue, month: int | None, lang: Lang
) -> list[str]:
    """
    Return a sentence for each plan, no two alike.

    Each plan is best for what it has most more of than any other, counted in
    differences that are noticed; the greatest lead is told first, and what was told
    of one plan is not told of another. A plan that leads in nothing is best for the
    theme of most of its stops. The sentence ends with the best stops that only this
    plan has or, of a plan alone, with its hours on the road.
    """
    known = [facts(plan, catalogue, month) for plan in plans]
    told = _assigned(known)
    only = [_only_here(number, plans) for number in range(len(plans))]
    sentences: list[str] = []
    for fact, trait, own in zip(known, told, only, strict=True):
        names = [name_in(catalogue.destinations[it].name, lang) for it in own]
        sentences.append(_sentence(lang, fact, trait, names))
    return sentences


def _assigned(known: Sequence[Facts]) -> list[Trait]:
    """Return a trait for each plan, each trait once as long as there are enough."""
    leads = sorted(
        (-lead, number, at)
        for at, trait in enumerate(TRAITS)
        for number, fact in enumerate(known)
        if (lead := _lead(trait, number, fact, known)) > 0
    )
    given: dict[int, int] = {}
    for _, number, at in leads:
        if number not in given and at not in given.values():
            given[number] = at
    for number, fact in enumerate(known):
        given.setdefault(number, _leading_theme(fact, set(given.values())))
    return [TRAITS[given[number]] for number in range(len(known))]


def _lead(trait: Trait, number: int, fact: Facts, known: Sequence[Facts]) -> float:
    """Return by how many noticeable steps a plan has more of a trait than any other."""
    value = trait.measure(fact)
    others = [trait.measure(it) for at, it in enumerate(known) if at != number]
    if value < trait.least or not others:
        return 0
    return (value - max(others)) / trait.notable


def _leading_theme(fact: Facts, taken: set[int]) -> int:
    """Return the theme of most stops, one not taken if enough stops are of one."""
    themes = [at for at, trait in enumerate(TRAITS) if trait.key in _THEMES]
    free = [
        at
        for at in themes
        if at not in taken and TRAITS[at].measure(fact) >= _LEAST_THEME_SHARE
    ]
    return max(free or themes, key=lambda at: (TRAITS[at].measure(fact), -at))


def _only_here(number: int, plans: Sequence[Plan]) -> list[str]:
    """Return the two stops with the greatest prizes that no other plan has."""
    if len(plans) == 1:
        return []
    elsewhere = {
        stop for at, it in enumerate(plans) if at != number for stop in stop_ids(it)
    }
    prizes = {
        item["destination"]: item["prize"]
        for day in plans[number]["days"]
        for item in day["items"]
        if item["type"] == "stop" and item["destination"] not in elsewhere
    }
    return sorted(prizes, key=lambda it: (-prizes[it], it))[:2]


def _sentence(lang: Lang, fact: Facts, trait: Trait, only: Sequence[str]) -> str:
    words = SENTENCES[lang]
    drive = phrases(lang).duration(round(fact.drive_min, -1))
    numbers = fact._asdict() | {"drive": drive, "count": fact.themes[trait.key]}
    told = words.frame.format(
        phrase=words.traits[trait.key].format(**numbers),
        rest=(
            words.only_here.format(names=words.also.join(only))
            if only
            else words.alone.format(drive=drive)
        ),
    )
    # Blanks before a colon or a semicolon do not break.
    return told.replace(" :", "\u00a0:").replace(" ;", "\u202f;")

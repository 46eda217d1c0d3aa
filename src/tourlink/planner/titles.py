"""The title of a plan: its route, short enough for a brochure's cover."""

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from tourlink.catalogue.catalogue import Catalogue, name_in
from tourlink.plan import Day, Plan
from tourlink.vocabulary import Lang

MOST_LETTERS = 70
# A route of fewer places between its ends is told with sights.
_LEAST_NAMES = 3
_JOINT = " - "


class _Mark(NamedTuple):
    """A place that may be named: where on the way, and how dear it is to us."""

    at: tuple[int, int]
    name: str
    weight: float


def title(
    plan: Plan, catalogue: Catalogue, lang: Lang, others: Container[str] = frozenset()
) -> str:
    """
    Return the route of a plan in at most about `MOST_LETTERS` letters.

    It names where the tour starts, each place with a night, the most worthwhile
    sights where there are few such places, and where it ends; but for a round trip's
    start no name twice. Where it is too long, places of the fewest nights go first.

    Parameters
    ----------
    others
        Titles that are taken; another sight is named to differ from them.
    """
    ends = [_name(plan[end], catalogue, lang) for end in ("start", "end")]
    route = [it for it in _beds(plan, catalogue, lang) if it.name not in ends]
    while len(_told(ends, route)) > MOST_LETTERS and len(route) > 1:
        # The first of equals was reached first and stays.
        route.remove(min(reversed(route), key=lambda it: it.weight))
    named = {*ends, *(it.name for it in route)}
    sights = [it for it in _sights(plan, catalogue, lang) if it.name not in named]
    sights.sort(key=lambda it: (-it.weight, it.at))
    for sight in sights:
        longer = [*route, sight]
        if len(route) < _LEAST_NAMES and len(_told(ends, longer)) <= MOST_LETTERS:
            route = longer
    told = _told(ends, route)
    if told not in others:
        return told
    own = (_told(ends, [*route, it]) for it in sights if it not in route)
    return next((it for it in own if it not in others), told)


def _told(ends: Sequence[str], route: Sequence[_Mark]) -> str:
    names = [ends[0], *(mark.name for mark in sorted(route)), ends[1]]
    return _JOINT.join(names if route else dict.fromkeys(names))


def _beds(plan: Plan, catalogue: Catalogue, lang: Lang) -> Iterator[_Mark]:
    """Yield the places of the nights, weighed by these; stations are no places."""
    nights: Counter[str] = Counter()
    first: dict[str, tuple[int, int]] = {}
    prize: Counter[str] = Counter()
    for number, day in enumerate(plan["days"]):
        at = day["stay"]["at"]
        if at is None or catalogue.destinations[at].is_hub:
            continue
        name = _name(at, catalogue, lang)
        nights[name] += 1
        prize[name] += _prizes(day)
        first.setdefault(name, (number, len(day["items"])))
    for name, count in nights.items():
        # Of places with equally many nights the one after the richer days is dearer.
        yield _Mark(first[name], name, count + prize[name] / (1 + prize.total()))


def _sights(plan: Plan, catalogue: Catalogue, lang: Lang) -> Iterator[_Mark]:
    """Yield the stops, weighed by their prizes so that any night weighs more."""
    most = 1 + plan["score"]
    for number, day in enumerate(plan["days"]):
        for at, item in enumerate(day["items"]):
            if item["type"] == "stop":
                name = _name(item["destination"], catalogue, lang)
                yield _Mark((number, at), name, item["prize"] / most)


def _prizes(day: Day) -> int:
    return sum(it["prize"] for it in day["items"] if it["type"] == "stop")


def _name(place: str, catalogue: Catalogue, lang: Lang) -> str:
    """Return a place's name without what stands in brackets behind it."""
    return name_in(catalogue.destinations[place].name, lang).partition(" (")[0]

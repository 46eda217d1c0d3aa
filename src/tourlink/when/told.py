"""What is said of a start: seasons, events, wind and holidays."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from tourlink.planner.calendar import of_holidays
from tourlink.planner.outlook import Prospect
from tourlink.planner.reason import Reason, held, named, reason
from tourlink.seasons import holidays
from tourlink.seasons.words import when_held
from tourlink.vocabulary import Theme

_MOST = 3  # places, or events, that a reason names


def events(prospects: Iterable[Prospect], first: date, last: date) -> Iterator[Reason]:
    """Yield the events that a tour meets at places, those of the first ones first."""
    found = {
        feast.event.id: feast
        for prospect in prospects
        for feast in prospect.feasts_on(first, last)
    }
    for feast in list(found.values())[:_MOST]:
        when = when_held(feast.event, feast.period)
        text = f"{feast.event.name.en} ({when})"
        yield reason("event", text, events=[held(feast.event, feast.period)])


def seasons(prospects: Sequence[Prospect], month: int) -> Iterator[Reason]:
    """Yield which places are in their best months, and which are not."""
    known = [it for it in prospects if it.place.best_months]
    inside = [it for it in known if month in it.place.best_months]
    outside = [it for it in known if month not in it.place.best_months]
    if inside:
        text = f"in season: {_names(inside)}"
        yield Reason("in-season", text, _listed(inside))
    if outside:
        text = f"out of season: {_names(outside)}"
        yield Reason("out-of-season", text, _listed(outside))
    for it in outside[:_MOST]:
        # Wind keeps boats in port, as the record says in its own words.
        sea = Theme.SEA_ISLANDS in it.place.themes
        if sea and it.place.is_island and it.place.season_note:
            text = f"{it.place.name.en}: {it.place.season_note}"
            yield reason("boats", text, names=named(it.place))


def days_off(first: date, last: date) -> Iterator[Reason]:
    """Yield the public holidays of a tour."""
    tet = "Tet ({}): much is closed, all is full"
    return of_holidays(holidays(first, last), tet=tet, others="crowded: {}")


def _listed(prospects: Sequence[Prospect]) -> dict[str, Any]:
    names = named(*(it.place for it in prospects[:_MOST]))
    return {"names": names, "more": max(0, len(prospects) - _MOST)}


def _names(prospects: Sequence[Prospect]) -> str:
    shown = ", ".join(it.place.name.en for it in prospects[:_MOST])
    more = len(prospects) - _MOST
    return f"{shown} and {more} more" if more > 0 else shown

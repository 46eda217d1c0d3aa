"""What is said of a start: seasons, events, wind and holidays."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tourlink.planner.calendar import tet_holidays
from tourlink.planner.outlook import Prospect, Reason
from tourlink.seasons import holidays
from tourlink.seasons.words import dates, when_held
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
        yield Reason("event", f"{feast.event.name.en} ({when})")


def seasons(prospects: Sequence[Prospect], month: int) -> Iterator[Reason]:
    """Yield which places are in their best months, and which are not."""
    known = [it for it in prospects if it.place.best_months]
    inside = [it for it in known if month in it.place.best_months]
    outside = [it for it in known if month not in it.place.best_months]
    if inside:
        yield Reason("in-season", f"in season: {_names(inside)}")
    if outside:
        yield Reason("out-of-season", f"out of season: {_names(outside)}")
    for it in outside[:_MOST]:
        # Wind keeps boats in port, as the record says in its own words.
        sea = Theme.SEA_ISLANDS in it.place.themes
        if sea and it.place.is_island and it.place.season_note:
            yield Reason("boats", f"{it.place.name.en}: {it.place.season_note}")


def days_off(first: date, last: date) -> Iterator[Reason]:
    """Yield the public holidays of a tour."""
    found = holidays(first, last)
    tet = [it.on for it in found if it.tet]
    if tet:
        span = tet_holidays(tet[0])
        yield Reason("tet", f"Tet ({span}): much is closed, all is full")
    others = [f"{it.name.en} ({dates(it.on, it.on)})" for it in found if not it.tet]
    if others:
        yield Reason("public-holiday", f"crowded: {', '.join(others)}")


def _names(prospects: Sequence[Prospect]) -> str:
    shown = ", ".join(it.place.name.en for it in prospects[:_MOST])
    more = len(prospects) - _MOST
    return f"{shown} and {more} more" if more > 0 else shown

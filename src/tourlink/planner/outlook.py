"""
What a request could earn on each day of a year, without solving it.

The best places that are open and reached on a tour's days, each with the prize that it
would have then, as many as such a tour visits: an estimate that is right about what
changes over the year, and silent about the roads between.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from heapq import nlargest
from typing import NamedTuple

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.programmes import Event, Period
from tourlink.catalogue.records import Destination
from tourlink.planner.brief import Brief
from tourlink.planner.candidates import candidates, distance_km, places_of
from tourlink.planner.reached import MONTHS, reached_in
from tourlink.planner.reason import Reason, named, opening, reason
from tourlink.prize import prizes_by_month
from tourlink.seasons import holiday, occurrences, open_weekdays, opens_on
from tourlink.seasons.words import MONTH_NAMES
from tourlink.vocabulary import Theme

# Two named stops a day are usual (docs/problem.md, Pace).
STOPS_A_DAY = 2
# What a tour is for counts more than what it passes: three times as much.
MUST_WEIGHT = 3
# What is left of a day's worth when the country is on the move, and when it is closed.
HOLIDAY_SHARE = 0.9
TET_SHARE = 0.5

_WEEK = 7
# A tour for certain places sees what is around them, and nothing across the country.
_AROUND_KM = 150.0


class Feast(NamedTuple):
    """One edition of an event."""

    period: Period
    event: Event


class Prospect(NamedTuple):
    """
    A place over the year.

    Attributes
    ----------
    prizes, festive
        By month, from January: on any day of it, and with an event.
    open_on
        Weekdays (0 is Monday) by month.
    reached
        Months in which corridors lead there.
    """

    place: Destination
    prizes: tuple[int, ...]
    festive: tuple[int, ...]
    open_on: tuple[frozenset[int], ...]
    reached: frozenset[int]
    feasts: tuple[Feast, ...]

    def on(self, first: date, last: date) -> float:
        """
        Return the prize on a tour, 0 where it cannot be visited.

        A season that touches half of the tour's days counts half, and a feast of two
        days counts in full where both are within.
        """
        at = first.month - 1
        if first.month not in self.reached or not self.is_open(first, last):
            return 0.0
        if not self.feasts:
            return float(self.prizes[at])
        share = max(
            (_overlap(it.period, first, last) for it in self.feasts_on(first, last)),
            default=0.0,
        )
        return self.prizes[at] + share * (self.festive[at] - self.prizes[at])

    def is_open(self, first: date, last: date) -> bool:
        """Return whether it lets visitors in on one of the days."""
        open_on = self.open_on[first.month - 1]
        if len(open_on) == _WEEK:
            return True  # most places: on the first day already
        days = (last - first).days + 1
        if first.month == last.month and len(open_on) + days > _WEEK:
            return bool(open_on)
        dates = (first + timedelta(at) for at in range(days))
        return any(it.weekday() in self.open_on[it.month - 1] for it in dates)

    def feasts_on(self, first: date, last: date) -> list[Feast]:
        """Return the events there on one of the days."""
        return [
            it
            for it in self.feasts
            if it.period.first <= last and first <= it.period.last
        ]


class Outlook:
    """
    The year of one request.

    Parameters
    ----------
    brief
        Its own date, month and fortnight are left out of account.
    first, last
        Days that tours may start on.
    """

    def __init__(
        self, brief: Brief, catalogue: Catalogue, first: date, last: date
    ) -> None:
        request = brief.request
        undated = replace(request, start_date=None, month=None, year=None)
        brief = brief._replace(request=undated, fortnight=None)
        found = candidates(brief, catalogue, None)
        self.refused = found.refused
        self.days = request.days[0]
        around = _around(brief)
        admitted = {it.place.id: it.place for it in found.admitted if around(it.place)}
        reached = reached_in(brief.request, brief.start, catalogue, first)
        until = last + timedelta(self.days)
        feasts = feasts_of(admitted, catalogue, first, until)
        nowhere: frozenset[int] = frozenset()
        self.prospects = tuple(
            prospect(
                it, request.theme, reached.get(it.id, nowhere), feasts.get(it.id, ())
            )
            for it in admitted.values()
        )
        musts = {it.id for it in brief.must}
        self.musts = tuple(it for it in self.prospects if it.place.id in musts)
        self._others = tuple(it for it in self.prospects if it.place.id not in musts)
        self._needs = tuple(_needs(brief, catalogue, self.prospects))
        self._may_lack = bool(brief.fixed)

    def last_day(self, start: date) -> date:
        """Return the last day of a tour that starts on a day."""
        return start + timedelta(self.days - 1)

    def best(self, start: date) -> list[tuple[float, Prospect]]:
        """Return musts and the best places of a tour, each with its prize there."""
        last = self.last_day(start)
        room = max(0, STOPS_A_DAY * self.days - len(self.musts))
        musts = [(it.on(start, last), it) for it in self.musts]
        others = [(it.on(start, last), it) for it in self._others]
        # Ties go to what comes first among the candidates.
        top = nlargest(room, others, key=lambda it: it[0])
        return [it for it in (*musts, *top) if it[0]]

    def worth(self, start: date) -> float:
        """Return what a tour that starts on a day could earn at best."""
        last = self.last_day(start)
        musts = sum(it.on(start, last) for it in self.musts)
        best = sum(prize for prize, _ in self.best(start))
        return calm(start, last) * (best + (MUST_WEIGHT - 1) * musts)

    def against(self, start: date) -> Iterator[Reason]:
        """Yield what makes a tour on a day impossible."""
        last = self.last_day(start)
        for it in self.musts:
            name = it.place.name.en
            if not it.is_open(start, last):
                months = dict.fromkeys((start.month, last.month))
                text = f"{name} {opens_on(it.place, months)}"
                yield Reason("closed", text, opening(it.place, months))
            elif start.month not in it.reached:
                text = f"no way to {name} in {MONTH_NAMES[start.month - 1]}"
                months_now = [start.month]
                yield reason("no-way", text, names=named(it.place), months=months_now)
        for label, places in self._needs:
            if not any(it.on(start, last) for it in places):
                text = f"nothing to visit for {label}"
                yield reason("nothing-open", text, label=label)
        if not self._may_lack and not any(it.on(start, last) for it in self.prospects):
            yield reason("nothing-open", "no place is open and reached")


def calm(first: date, last: date) -> float:
    """Return the share of a tour's worth that holidays leave."""
    days = [first + timedelta(at) for at in range((last - first).days + 1)]
    shares = []
    for day in days:
        off = holiday(day)
        shares.append(1.0 if off is None else TET_SHARE if off.tet else HOLIDAY_SHARE)
    return sum(shares) / len(days)


def _overlap(period: Period, first: date, last: date) -> float:
    """Return the share of a tour, or of the period where that is shorter, in both."""
    both = min(period.last, last) - max(period.first, first)
    shorter = min(period.last - period.first, last - first)
    return (both.days + 1) / (shorter.days + 1)


def prospect(
    place: Destination,
    themes: Mapping[Theme, float],
    reached: frozenset[int],
    feasts: Iterable[Feast],
) -> Prospect:
    """Return a place over the year, for somebody who asks for themes."""
    return Prospect(
        place=place,
        prizes=prizes_by_month(place, themes),
        festive=prizes_by_month(place, themes, festive=True),
        open_on=tuple(open_weekdays(place, it) for it in MONTHS),
        reached=reached,
        feasts=tuple(feasts),
    )


def feasts_of(
    places: Collection[str], catalogue: Catalogue, first: date, last: date
) -> dict[str, list[Feast]]:
    """Return the events between two days by the ids of the places they are at."""
    found: dict[str, list[Feast]] = {}
    for event in catalogue.events.values():
        at = [it for it in places_of(event, catalogue) if it in places]
        held = occurrences(event, first, last) if at else ()
        for place in dict.fromkeys(at):
            found.setdefault(place, []).extend(Feast(it, event) for it in held)
    return found


def _around(brief: Brief) -> Callable[[Destination], bool]:
    """Return whether a place may join a tour that names musts and no area."""
    ends = [*brief.must, *(place for _, place in brief.fixed), brief.start, brief.end]
    near = [it.position for it in ends if it.position]
    if not brief.must or brief.served or brief.stages or brief.request.agreement:
        return lambda _: True
    return lambda place: (
        place.position is not None
        and any(distance_km(place.position, it) <= _AROUND_KM for it in near)
    )


def _needs(
    brief: Brief, catalogue: Catalogue, prospects: Sequence[Prospect]
) -> Iterator[tuple[str, list[Prospect]]]:
    """Yield the sets of places of which one each is to be visited."""
    for area in brief.served:
        formers = area.former_provinces
        yield (
            area.name.en,
            [it for it in prospects if catalogue.former_of(it.place) in formers],
        )
    for stage in brief.stages:
        yield stage.label, [it for it in prospects if stage.holds(catalogue, it.place)]
    for label, terrains in brief.pairs:
        yield label, [it for it in prospects if it.place.terrain in terrains]

"""Stops: what may be visited, and when."""

from collections.abc import Iterator

from tourlink.catalogue.records import Destination, Hours, Kind, Opening
from tourlink.verify.constraint import (
    Check,
    Fact,
    Group,
    at_most,
    constraint,
)
from tourlink.verify.constraints.services import weekday
from tourlink.verify.reading import ahead_min
from tourlink.verify.tour import DAY_MIN, Day, Tour
from tourlink.vocabulary import Theme

_Span = tuple[int, int]

# The usual hours, where none are known or a place never closes.
_DAWN = "05:30"
# Sunset in Hanoi in the middle of each month; without a month 18:00.
_SUNSETS = (
    *("17:35", "17:55", "18:05", "18:15", "18:30", "18:40"),
    *("18:40", "18:25", "18:00", "17:30", "17:15", "17:20"),
)
_USUAL_SUNSET = "18:00"
_LIVELY_HOURS = (5 * 60, 22 * 60)
_OFFICE_HOURS = (8 * 60, 17 * 60)
_LIVELY = frozenset({Kind.CITY, Kind.TOWN, Kind.RESORT})
_FOR_THE_LAND = 4  # of 5, for nature or farming: docs/problem.md
_STAFFED = frozenset(
    {Kind.HERITAGE, Kind.MUSEUM, Kind.RELIGIOUS, Kind.PARK, Kind.VENUE, Kind.FARM}
)


@constraint(Group.STOPS)
def opening_hours(tour: Tour) -> Iterator[Check]:
    """
    A visit lies within the opening hours of its weekday and month.

    In a plan without dates it holds if there is such a weekday, and the note says so.
    """
    for day in tour.days:
        for stop in day.stops:
            opening = stop.place.opening
            if stop.fixed or not isinstance(opening, Opening):
                continue
            spans = _spans(stop.place, opening, day)
            note = ""
            if day.on is None and any(it.weekdays for it in opening.hours):
                note = "on some weekdays; the plan has no date"
            yield Check(
                any(
                    since <= stop.begin and stop.end <= until for since, until in spans
                ),
                stop.at,
                [_clocks(it) for it in spans],
                _clocks((stop.begin, stop.end)),
                Fact("destinations", stop.place.id, ("opening",)),
                note,
            )


@constraint(Group.STOPS)
def usual_hours(tour: Tour) -> Iterator[Check]:
    """
    Where no hours are known, or a place never closes, a visit keeps the usual hours.

    Cities, towns and resorts that never close: 05:00 to 22:00, but for towns that are
    rated 4 or 5 for nature or farming. Staffed places whose hours are not known
    (heritage, museums, temples, parks, venues, farms): 08:00 to 17:00. All others: from
    05:30 until sunset in Hanoi in that month.
    """
    for day in tour.days:
        for stop in day.stops:
            place = stop.place
            if stop.fixed or isinstance(place.opening, Opening):
                continue
            usual = _usual(place, day.month)
            yield Check(
                usual[0] <= stop.begin and stop.end <= usual[1],
                stop.at,
                _clocks(usual),
                _clocks((stop.begin, stop.end)),
                Fact("destinations", place.id, ("opening",)),
                "" if place.opening else "hours are not known, the usual are assumed",
            )


@constraint(Group.STOPS)
def closed_months(tour: Tour) -> Iterator[Check]:
    """
    No place is visited in a month in which it is closed.

    Without a month it holds if there is another one.
    """
    for day in tour.days:
        for stop in day.stops:
            closed = stop.place.closed_months
            if stop.fixed or not closed:
                continue
            fact = Fact("destinations", stop.place.id, ("closed_months",))
            note = "" if day.month else "the plan has no month"
            holds = day.month not in closed
            yield Check(holds, stop.at, list(closed), day.month, fact, note)


@constraint(Group.STOPS)
def visited_once(tour: Tour) -> Iterator[Check]:
    """Each place is visited at most once; days that are spoken for do not count."""
    seen: set[str] = set()
    for stop in tour.sights:
        again = stop.place.id in seen
        yield at_most(stop.at, 1 + again, 1, note="visits of one place")
        seen.add(stop.place.id)


@constraint(Group.STOPS)
def sellable(tour: Tour) -> Iterator[Check]:
    """Every stop is a place that is sold as one: the catalogue rates its quality."""
    for stop in tour.sights:
        place = stop.place
        fact = Fact("destinations", place.id, ("quality",))
        holds = place.quality is not None
        yield Check(holds, f"{stop.at}/destination", None, place.id, fact)


def _spans(place: Destination, opening: Opening, day: Day) -> list[_Span]:
    """Return when a place is open on a day, in minutes of Hanoi, joined."""
    ahead = ahead_min(place)
    found = sorted(
        (_minute(it.opens) - ahead, _minute(it.closes) - ahead)
        for it in opening.hours
        if _holds(it, day)
    )
    spans: list[_Span] = []
    for since, until in found:
        if spans and since <= spans[-1][1]:
            spans[-1] = spans[-1][0], max(spans[-1][1], until)
        else:
            spans.append((since, until))
    return spans


def _holds(hours: Hours, day: Day) -> bool:
    if hours.months and day.month is not None and day.month not in hours.months:
        return False
    if hours.weekdays and day.on is not None:
        return weekday(day.on) in [it.value for it in hours.weekdays]
    return True


def _usual(place: Destination, month: int | None) -> _Span:
    land = max(
        place.themes.get(Theme.NATURE_WELLNESS, 0),
        place.themes.get(Theme.AGRI_RURAL, 0),
    )
    for_the_land = place.kind is Kind.TOWN and land >= _FOR_THE_LAND
    if place.opening is not None and place.kind in _LIVELY and not for_the_land:
        return _LIVELY_HOURS
    if place.opening is None and place.kind in _STAFFED:
        return _OFFICE_HOURS
    sunset = _USUAL_SUNSET if month is None else _SUNSETS[month - 1]
    return _minute(_DAWN), _minute(sunset)


def _minute(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def _clocks(span: _Span) -> str:
    since, until = (
        f"{it % DAY_MIN // 60:02}:{it % 60:02}" if it != DAY_MIN else "24:00"
        for it in span
    )
    return f"{since}-{until}"


CONSTRAINTS = (opening_hours, usual_hours, closed_months, visited_once, sellable)

"""What the planner says of a plan: in English, and as values for other languages."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from tourlink.catalogue.catalogue import names_in_all
from tourlink.catalogue.programmes import Event, Period
from tourlink.catalogue.records import Destination, Names
from tourlink.plan import Warning_
from tourlink.seasons import Holiday, open_weekdays

_WEEK = 7
_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Reason(NamedTuple):
    """
    One thing that is said.

    Attributes
    ----------
    code
        Of what kind it is: with the names of the values the key of its words in
        `tourlink.export.reasons`.
    text
        The sentence in English.
    values
        The numbers and ids in it, and names in all languages.
    """

    code: str
    text: str
    values: Mapping[str, Any] = _NOTHING


def reason(code: str, text: str, **values: Any) -> Reason:
    """Return a reason with its values."""
    return Reason(code, text, values)


def warning(said: Reason) -> Warning_:
    """Return a reason as a warning of a plan."""
    found: Warning_ = {"code": said.code, "message": said.text}
    if said.values:
        found["values"] = dict(said.values)
    return found


def held(event: Event, period: Period) -> dict[str, Any]:
    """Return an event with when it is, as exactly as the record knows."""
    known: dict[str, Any] = {"name": names_in_all(event.name)}
    if event.dates or event.lunar or event.yearly:
        return known | {"dates": [period.first.isoformat(), period.last.isoformat()]}
    return known | {"months": list(event.months)}


def day_off(holiday: Holiday) -> dict[str, Any]:
    """Return a holiday with its date."""
    day = holiday.on.isoformat()
    return {"name": names_in_all(holiday.name), "dates": [day, day]}


def opening(place: Destination, months: Iterable[int]) -> dict[str, Any]:
    """Return when a place is open in months: those it is shut in, else its weekdays."""
    days = {month: open_weekdays(place, month) for month in months}
    shut = [month for month, found in days.items() if not found]
    if shut:
        return {"names": named(place), "months": shut}
    some = next((it for it in days.values() if len(it) < _WEEK), frozenset(range(7)))
    return {"names": named(place), "weekdays": sorted(some)}


def named(*places: Destination | Names) -> list[dict[str, str]]:
    """Return the names of places that the document may not know."""
    return [
        names_in_all(it.name if isinstance(it, Destination) else it) for it in places
    ]

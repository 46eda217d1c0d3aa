"""The constraints of a request that can be taken away one by one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.search import find_destination
from tourlink.explain.wording import hours, money, month_name, plural
from tourlink.pace import PROFILES
from tourlink.request import MOST_DAYS, Request
from tourlink.vocabulary import Mobility, Mode, Pace

# What is left of a constraint that cannot be taken away altogether: days without end
# make no tour, and the law lets nobody drive for more than ten hours.
_LONG_DAYS, _FAR_LONGER = 14, 7
LEGAL_DRIVE_MIN = 600


class Member(NamedTuple):
    """
    One constraint of a request.

    Attributes
    ----------
    name
        The field of the request, and where the field is a list the entry: `must:sa-pa`.
    text
        What it demands, in words.
    without
        Gives a request without it.
    """

    name: str
    text: str
    without: Callable[[Request], Request]

    @property
    def field(self) -> str:
        """The field of the request."""
        return self.name.partition(":")[0]

    @property
    def entry(self) -> str:
        """The entry of the field, where it is a list."""
        return self.name.partition(":")[2]


def settled(request: Request, least_provinces: int) -> Request:
    """Return a request in which what follows from other fields is written out."""
    profile = PROFILES[request.pace]
    return replace(
        request,
        max_drive_min=request.max_drive_min or profile.max_travel_min,
        min_provinces=least_provinces,
    )


def members(request: Request, catalogue: Catalogue) -> list[Member]:
    """
    Return the constraints of a settled request.

    Those come first that one would rather not be told of: of two conflicts with as
    many members the one of musts, modes and days says more than one of paces.
    """
    return [
        *_of_the_party(request),
        *_of_the_days(request),
        *_of_the_style(request, catalogue),
        *_of_the_places(request, catalogue),
        *_of_the_frame(request, catalogue),
    ]


def only(request: Request, kept: Iterable[Member], every: Iterable[Member]) -> Request:
    """Return a request of which nothing but the members `kept` is left."""
    names = {it.name for it in kept}
    for member in every:
        if member.name not in names:
            request = member.without(request)
    return request


def _of_the_party(request: Request) -> Iterator[Member]:
    if request.lodging_class is not None:
        yield _field("lodging_class", f"nights of class {request.lodging_class}", None)
    if request.elders:
        # Who is no elder travels all the same.
        yield Member(
            "elders",
            f"{request.elders} elders in the party",
            lambda it: replace(it, adults=it.adults + it.elders, elders=0),
        )
    if request.mobility is not Mobility.FULL:
        text = f"{request.mobility} mobility"
        yield _field("mobility", text, Mobility.FULL)
    if request.party > Request().party:
        yield Member(
            "party",
            f"beds for {request.party} people",
            lambda it: replace(it, adults=1, children=(), elders=min(1, it.elders)),
        )


def _of_the_days(request: Request) -> Iterator[Member]:
    if request.pace is not Pace.SURVEY:
        text = f"days at a {request.pace} pace"
        yield _field("pace", text, Pace.SURVEY)
    limit = request.max_drive_min or 0
    if limit < LEGAL_DRIVE_MIN:
        text = f"at most {hours(limit)} in vehicles a day"
        yield _field("max_drive_min", text, LEGAL_DRIVE_MIN)


def _of_the_style(request: Request, catalogue: Catalogue) -> Iterator[Member]:
    yield from _entries(request, "avoid", "no visit to {}", catalogue)
    if request.min_provinces:
        text = f"stops in {plural(request.min_provinces, 'province')} at least"
        yield _field("min_provinces", text, 0)
    yield from _entries(request, "pair", "{} among the stops", catalogue)
    if request.budget_per_person is not None:
        text = f"known fees and fares of at most {money(request.budget_per_person)}"
        yield _field("budget_per_person", text, None)
    if request.vehicle is not None:
        text = f"a {request.vehicle} of {request.vehicle.seats} seats"
        yield _field("vehicle", text, None)
    if request.start_date is not None:
        text = f"a start on {request.start_date.isoformat()}"
        yield _field("start_date", text, None)
    if request.month is not None:
        yield Member(
            "month",
            f"travel in {month_name(request.month)}",
            lambda it: replace(it, month=None, year=None),
        )


def _of_the_places(request: Request, catalogue: Catalogue) -> Iterator[Member]:
    yield from _entries(
        request, "agreement", "stops among the members of {}", catalogue
    )
    yield from _entries(request, "region", "a stop in the region {}", catalogue)
    yield from _entries(request, "province", "a stop in {}", catalogue)
    yield from _entries(request, "axis", "the axis {} from end to end", catalogue)
    if request.sequence:
        text = f"the sequence {', '.join(request.sequence)}"
        yield _field("sequence", text, ())


def _of_the_frame(request: Request, catalogue: Catalogue) -> Iterator[Member]:
    if request.end is not None and not _same(request.end, request.start, catalogue):
        yield _field("end", f"an end in {_name(request.end, catalogue)}", None)
    for number, segment in enumerate(request.fixed):
        last = segment.day + segment.days - 1
        days = (
            f"day {segment.day}" if segment.days == 1 else f"days {segment.day}-{last}"
        )
        yield Member(
            f"fixed:{number + 1}",
            f"{days} in {_name(segment.place, catalogue)}",
            partial(_without_entry, "fixed", segment),
        )
    if set(request.modes) != set(Mode):
        text = f"nothing but {', '.join(request.modes)} to travel by"
        yield _field("modes", text, tuple(Mode))
    yield from _entries(request, "must", "a visit to {}", catalogue)
    low, high = request.days
    if high < MOST_DAYS:
        longest = min(MOST_DAYS, max(_LONG_DAYS, high + _FAR_LONGER))
        text = f"{'' if low == high else 'at most '}{plural(high, 'day')}"
        yield _field("days", text, (longest, longest))


def _field(name: str, text: str, relaxed: Any) -> Member:
    """Return the member of a field that `relaxed` takes the place of."""
    return Member(name, text, lambda it: replace(it, **{name: relaxed}))


def _entries(
    request: Request, field: str, text: str, catalogue: Catalogue
) -> Iterator[Member]:
    """Yield a member for each entry of a field that lists names."""
    names: Sequence[str] = getattr(request, field)
    for entry in dict.fromkeys(names):
        shown = _name(entry, catalogue) if field == "must" else entry
        yield Member(
            f"{field}:{entry}",
            text.format(shown),
            partial(_without_entry, field, entry),
        )


def _without_entry(field: str, entry: Any, request: Request) -> Request:
    kept: Any = tuple(it for it in getattr(request, field) if it != entry)
    return replace(request, **{field: kept})


def _name(text: str, catalogue: Catalogue) -> str:
    return find_destination(catalogue, text).name.en


def _same(one: str, other: str, catalogue: Catalogue) -> bool:
    return find_destination(catalogue, one) is find_destination(catalogue, other)

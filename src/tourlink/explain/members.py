"""The constraints of a request that can be taken away one by one."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any, Literal, NamedTuple

from tourlink.catalogue.catalogue import Catalogue, names_in_all
from tourlink.catalogue.search import find_area, find_destination
from tourlink.errors import RequestError
from tourlink.explain.wording import Remark, remark
from tourlink.names import fold
from tourlink.pace import PROFILES
from tourlink.request import MOST_DAYS, Request
from tourlink.vocabulary import Lang, Mobility, Mode, Pace, Terrain, Theme

# What is left of a constraint that cannot be taken away altogether: days without end
# make no tour, and the law lets nobody drive for more than ten hours.
_LONG_DAYS, _FAR_LONGER = 14, 7
LEGAL_DRIVE_MIN = 600


_Kind = Literal["province", "region", "axis", "agreement"]


class Member(NamedTuple):
    """
    One constraint of a request.

    Attributes
    ----------
    name
        The field of the request, and where the field is a list the entry: `must:sa-pa`.
    demand
        What it demands.
    without
        Gives a request without it.
    """

    name: str
    demand: Remark
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
        demand = remark("lodging_class", lodging=request.lodging_class.value)
        yield _field("lodging_class", demand, None)
    if request.elders:
        # Who is no elder travels all the same.
        yield Member(
            "elders",
            remark("elders", elder=request.elders),
            lambda it: replace(it, adults=it.adults + it.elders, elders=0),
        )
    if request.mobility is not Mobility.FULL:
        demand = remark("mobility", mobility=request.mobility.value)
        yield _field("mobility", demand, Mobility.FULL)
    if request.party > Request().party:
        yield Member(
            "party",
            remark("party", people=request.party),
            lambda it: replace(it, adults=1, children=(), elders=min(1, it.elders)),
        )


def _of_the_days(request: Request) -> Iterator[Member]:
    if request.pace is not Pace.SURVEY:
        yield _field("pace", remark("pace", pace=request.pace.value), Pace.SURVEY)
    limit = request.max_drive_min or 0
    if limit < LEGAL_DRIVE_MIN:
        demand = remark("max_drive_min", minutes=limit)
        yield _field("max_drive_min", demand, LEGAL_DRIVE_MIN)


def _of_the_style(request: Request, catalogue: Catalogue) -> Iterator[Member]:
    yield from _entries(request, "avoid", catalogue)
    if request.min_provinces:
        demand = remark("min_provinces", provinces=request.min_provinces)
        yield _field("min_provinces", demand, 0)
    yield from _entries(request, "pair", catalogue)
    if request.budget_per_person is not None:
        demand = remark("budget_per_person", vnd=request.budget_per_person)
        yield _field("budget_per_person", demand, None)
    if request.vehicle is not None:
        yield _field("vehicle", remark("vehicle", vehicle=request.vehicle.value), None)
    if request.start_date is not None:
        demand = remark("start_date", date=request.start_date.isoformat())
        yield _field("start_date", demand, None)
    if request.month is not None:
        yield Member(
            "month",
            remark("month", month=request.month),
            lambda it: replace(it, month=None, year=None),
        )


def _of_the_places(request: Request, catalogue: Catalogue) -> Iterator[Member]:
    yield from _entries(request, "agreement", catalogue)
    yield from _entries(request, "region", catalogue)
    yield from _entries(request, "province", catalogue)
    yield from _entries(request, "axis", catalogue)
    if request.sequence:
        stages = stage_names(request.sequence, catalogue)
        yield _field("sequence", remark("sequence", stages=stages), ())


def _of_the_frame(request: Request, catalogue: Catalogue) -> Iterator[Member]:
    if request.end is not None and not _same(request.end, request.start, catalogue):
        name = _names("end", request.end, catalogue)
        yield _field("end", remark("end", name=name), None)
    for number, segment in enumerate(request.fixed):
        days = list(range(segment.day, segment.day + segment.days))
        yield Member(
            f"fixed:{number + 1}",
            remark("fixed", days=days, name=_names("fixed", segment.place, catalogue)),
            partial(_without_entry, "fixed", segment),
        )
    if set(request.modes) != set(Mode):
        demand = remark("modes", modes=[it.value for it in request.modes])
        yield _field("modes", demand, tuple(Mode))
    yield from _entries(request, "must", catalogue)
    low, high = request.days
    if high < MOST_DAYS:
        longest = min(MOST_DAYS, max(_LONG_DAYS, high + _FAR_LONGER))
        demand = remark("days" if low == high else "days-at-most", length=high)
        yield _field("days", demand, (longest, longest))


def _field(name: str, demand: Remark, relaxed: Any) -> Member:
    """Return the member of a field that `relaxed` takes the place of."""
    return Member(name, demand, lambda it: replace(it, **{name: relaxed}))


def _entries(request: Request, field: str, catalogue: Catalogue) -> Iterator[Member]:
    """Yield a member for each entry of a field that lists names."""
    names: Sequence[str] = getattr(request, field)
    for entry in dict.fromkeys(names):
        demand = (
            remark(field, terrain=_terrain(entry))
            if field == "pair"
            else remark(field, name=_names(field, entry, catalogue))
        )
        yield Member(f"{field}:{entry}", demand, partial(_without_entry, field, entry))


def _without_entry(field: str, entry: Any, request: Request) -> Request:
    kept: Any = tuple(it for it in getattr(request, field) if it != entry)
    return replace(request, **{field: kept})


def stage_names(
    sequence: Sequence[str], catalogue: Catalogue
) -> list[str | dict[str, str]]:
    """Return stages as they are said: themes, and names in all languages."""
    themes = {fold(it): it.value for it in Theme}
    return [
        themes.get(fold(it)) or _names("sequence", it, catalogue) for it in sequence
    ]


# What the entries of a field may name; where both fit, the place is meant.
_PLACES = frozenset({"avoid", "must", "end", "fixed"})
_AREAS: Mapping[str, tuple[_Kind, ...]] = {
    "avoid": ("province",),
    "sequence": ("province", "region"),
    "agreement": ("agreement",),
    "region": ("region",),
    "province": ("province",),
    "axis": ("axis",),
}


def _names(field: str, entry: str, catalogue: Catalogue) -> dict[str, str]:
    """Return in all languages what an entry names: a place, else an area."""
    if field in _PLACES:
        with suppress(RequestError):
            return names_in_all(find_destination(catalogue, entry).name)
    for kind in _AREAS.get(field, ()):
        with suppress(RequestError):
            return names_in_all(find_area(catalogue, entry, kind).name)
    return {it.value: entry for it in Lang}  # the planner says that it is unknown


def _terrain(entry: str) -> str:
    return next((it.value for it in Terrain if fold(entry) == it.value), entry)


def _same(one: str, other: str, catalogue: Catalogue) -> bool:
    return find_destination(catalogue, one) is find_destination(catalogue, other)

"""A request with every name looked up: what the planner works from."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from tourlink.catalogue.catalogue import Catalogue, names_in_all
from tourlink.catalogue.records import Destination
from tourlink.catalogue.search import Area, find_area, find_destination
from tourlink.errors import NoFeasibleChainError, RequestError
from tourlink.names import did_you_mean, fold
from tourlink.pace import Profile
from tourlink.planner import party
from tourlink.planner.kept import KeptDay
from tourlink.planner.reason import Reason
from tourlink.request import FixedSegment, Request
from tourlink.vocabulary import Terrain, Theme

# What a traveller who asks for one terrain accepts as such.
_ACCEPTED = {
    Terrain.COAST: frozenset({Terrain.COAST, Terrain.ISLAND}),
    Terrain.HIGHLAND: frozenset({Terrain.HIGHLAND}),
}
# Shorter tours stay in one province; agreements want their members connected.
_DAYS_FOR_TWO_PROVINCES = 4


class Stage(NamedTuple):
    """One stage of a sequence: former provinces, or a theme."""

    label: str
    former_provinces: frozenset[str] = frozenset()
    theme: Theme | None = None
    units: tuple[str, ...] = ()
    """The former provinces in the order of the axis; none of a stage with a name."""

    def holds(self, catalogue: Catalogue, place: Destination) -> bool:
        """Return whether `place` can serve the stage."""
        if self.theme is not None:
            return self.theme in place.themes
        return catalogue.former_of(place) in self.former_provinces


class Fortnight(NamedTuple):
    """
    The days that a tour of which only the month is known is planned for.

    Attributes
    ----------
    events
        What is on then and not through all the month, with the places.
    notes
        What else made the choice.
    """

    first: date
    last: date
    events: tuple[tuple[Reason, frozenset[str]], ...]
    notes: tuple[Reason, ...]


class Brief(NamedTuple):
    """
    A request, resolved.

    Attributes
    ----------
    scope
        Former provinces that stops may lie in.
    home
        Province (of today) of the start; it does not count as one visited.
    served
        Areas each of which gets at least one stop.
    stages
        Stages to be served in this order; `turnable` if the reverse will do.
    kept
        Days of an earlier plan that stay what they are.
    fortnight
        The best of the month asked for, where no date is.
    """

    request: Request
    profile: Profile
    start: Destination
    end: Destination
    must: tuple[Destination, ...]
    avoid: frozenset[str]
    scope: frozenset[str]
    home: str
    served: tuple[Area, ...]
    stages: tuple[Stage, ...]
    turnable: bool
    pairs: tuple[tuple[str, frozenset[Terrain]], ...]
    fixed: tuple[tuple[FixedSegment, Destination], ...]
    min_provinces: int
    kept: tuple[KeptDay, ...] = ()
    fortnight: Fortnight | None = None

    @property
    def month(self) -> int | None:
        """Month of the first day, where the request tells."""
        on = self.request.start_date
        return on.month if on else self.request.month

    @property
    def first_day(self) -> date | None:
        """Date of day 1, where the request tells."""
        return self.request.start_date

    @property
    def valid_on(self) -> date | None:
        """A day on which what the tour uses must be valid."""
        return self.fortnight.first if self.fortnight else self.first_day

    def turned(self) -> "Brief":
        """Return the brief with its stages in reverse order."""
        return self._replace(stages=self.stages[::-1], turnable=False)

    def keeping(self, days: tuple[KeptDay, ...], catalogue: Catalogue) -> "Brief":
        """Return the brief with days of an earlier plan, whose stops are musts."""
        must = {it.id: it for it in self.must}
        for day in days:
            for stop in day.stops:
                if not stop.fixed:
                    must.setdefault(stop.place, catalogue.destinations[stop.place])
        return self._replace(must=tuple(must.values()), kept=days)

    @property
    def kept_beds(self) -> frozenset[str]:
        """Places of the nights that are kept, also where a visit is to be avoided."""
        return frozenset(night.at for day in self.kept for night in day.nights)

    def only_kept(self, place: Destination) -> bool:
        """Return whether a must was not asked for, but is on a day that is kept."""
        kept = any(stop.place == place.id for day in self.kept for stop in day.stops)
        return kept and place.id not in self.request.must


def read(request: Request, catalogue: Catalogue) -> Brief:
    """
    Look up every name of `request`.

    Raises
    ------
    RequestError
        If a name is unknown or the request contradicts itself.
    NoFeasibleChainError
        If a place asked for has no known site, or is not sold as a stop.
    """
    start = _located(find_destination(catalogue, request.start))
    end = (
        start
        if request.end is None
        else _located(find_destination(catalogue, request.end))
    )
    must = tuple(_sold(find_destination(catalogue, name)) for name in request.must)
    avoid = _avoided(request.avoid, catalogue)
    for place in must:
        if place.id in avoid:
            raise RequestError(f"{place.name.en} is both a must and to be avoided")

    served = [find_area(catalogue, name, "province") for name in request.province]
    served += [find_area(catalogue, name, "region") for name in request.region]
    axes = [find_area(catalogue, name, "axis") for name in request.axis]
    agreements = [find_area(catalogue, name, "agreement") for name in request.agreement]
    if len(axes) + bool(request.sequence) > 1:
        raise RequestError(
            "only one axis or sequence can be followed", hint="plan one chain for each"
        )
    stages = [_stage(name, catalogue) for name in request.sequence]
    for axis in axes:
        stages += [
            Stage(" / ".join(stage), frozenset(stage), units=tuple(stage))
            for stage in axis.stages
        ]
    home = start.province
    named = [former for area in (*served, *axes) for former in area.former_provinces]
    named += [former for stage in stages for former in stage.former_provinces]
    named += [former for name in request.within for former in _within(name, catalogue)]
    scope = _scope(named, agreements, home, catalogue)
    fixed = tuple(
        (segment, _located(find_destination(catalogue, segment.place)))
        for segment in request.fixed
    )
    stages, turnable = _direction(
        stages, start, catalogue, fixed_order=bool(request.sequence)
    )
    return Brief(
        request=request,
        profile=party.profile(request),
        start=start,
        end=end,
        must=must,
        avoid=avoid,
        scope=scope,
        home=home,
        served=tuple(served),
        stages=tuple(stages),
        turnable=turnable,
        pairs=tuple(_pair(name) for name in request.pair),
        fixed=fixed,
        min_provinces=least_provinces(request),
    )


def _located(place: Destination) -> Destination:
    if place.position is None:
        raise NoFeasibleChainError(
            f"{place.name.en} cannot be routed: {place.unlocated}",
            hint="leave it out until its site is known",
            code="unlocated",
            name=names_in_all(place.name),
        )
    return place


def _sold(place: Destination) -> Destination:
    _located(place)
    if place.quality is None:
        raise NoFeasibleChainError(
            f"{place.name.en} ({place.id}) serves transport or sleep, it is no stop",
            hint=f"see what there is near it: tourlink search {place.name.en!r}",
            code="no-stop",
            name=names_in_all(place.name),
            id=place.id,
        )
    return place


def _avoided(names: Iterable[str], catalogue: Catalogue) -> frozenset[str]:
    """
    Return ids of the places to avoid; a province's name avoids all its places.

    Where a province and its town share a name, the town is meant, unless the name
    says that it is the province's.
    """
    avoid: set[str] = set()
    for name in names:
        words = fold(name).split()
        if "province" in words or words[:1] == ["tinh"]:
            avoid.update(_places_in(name, catalogue))
            continue
        try:
            avoid.add(find_destination(catalogue, name).id)
        except RequestError as unknown:
            try:
                avoid.update(_places_in(name, catalogue))
            except RequestError:
                raise unknown from None
    return frozenset(avoid)


def _places_in(province: str, catalogue: Catalogue) -> Iterator[str]:
    """Return the ids of all places of a province of either map."""
    formers = find_area(catalogue, province, "province").former_provinces
    return (
        place.id
        for place in catalogue.destinations.values()
        if catalogue.former_of(place) in formers
    )


def _stage(name: str, catalogue: Catalogue) -> Stage:
    for theme in Theme:
        if fold(name) == fold(theme):
            return Stage(theme.value, theme=theme)
    for kind in ("province", "region"):
        try:
            area = find_area(catalogue, name, kind)
        except RequestError:
            continue
        return Stage(area.name.en, frozenset(area.former_provinces))
    known = [*Theme, *catalogue.provinces, *catalogue.regions]
    raise RequestError(
        f"{name!r} is no province, region or theme", hint=did_you_mean(name, known)
    )


def _within(name: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the former provinces of a province or region."""
    try:
        return find_area(catalogue, name, "province").former_provinces
    except RequestError as unknown:
        try:
            return find_area(catalogue, name, "region").former_provinces
        except RequestError:
            raise unknown from None


def _pair(name: str) -> tuple[str, frozenset[Terrain]]:
    for terrain in Terrain:
        if fold(name) == terrain.value:
            return terrain.value, _ACCEPTED.get(terrain, frozenset({terrain}))
    raise RequestError(f"{name!r} is no terrain", hint=f"one of {', '.join(Terrain)}")


def _scope(
    named: Iterable[str], agreements: Iterable[Area], home: str, catalogue: Catalogue
) -> frozenset[str]:
    """
    Return the former provinces that stops may lie in.

    The start's own province is home, not a destination: an agreement or the whole
    country leaves it out; who wants it names it.
    """
    own = set(catalogue.formers(home))
    scope = set(named)
    for area in agreements:
        scope.update(set(area.former_provinces) - own)
    if scope:
        return frozenset(scope)
    return frozenset(
        former
        for province in catalogue.provinces.values()
        if province.country == "VN"
        for former in catalogue.formers(province.id)
        if former not in own
    )


def _direction(
    stages: list[Stage],
    start: Destination,
    catalogue: Catalogue,
    *,
    fixed_order: bool,
) -> tuple[list[Stage], bool]:
    """Turn the stages of an axis so that they begin where the tour does."""
    if fixed_order or not stages:
        return stages, False
    if stages[0].holds(catalogue, start):
        return stages, False
    if stages[-1].holds(catalogue, start):
        return stages[::-1], False
    return stages, True


def least_provinces(request: Request) -> int:
    """Return the least number of provinces: that asked for, or the usual one."""
    if request.min_provinces is not None:
        return request.min_provinces
    days = request.days[0]
    if request.agreement and days >= _DAYS_FOR_TWO_PROVINCES:
        return 2
    return 1 if days > 1 and not request.fixed else 0

"""The request of a document, read again: nothing in it is taken for granted."""

import re
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from typing import Any, Literal, TypeVar

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Destination
from tourlink.catalogue.search import Area, find_area, find_destination
from tourlink.errors import TourlinkError
from tourlink.names import fold
from tourlink.notes import Note
from tourlink.pace import PROFILES
from tourlink.verify.asked import UNLIKELY, Asked, Required, Segment, Stage, read_date
from tourlink.verify.constraint import broken, unknown
from tourlink.verify.shape import escaped
from tourlink.vocabulary import (
    LodgingClass,
    Mobility,
    Mode,
    Pace,
    Terrain,
    Theme,
    Vehicle,
)

# How a plan was looked for and chosen; that does not decide whether it is right.
_ABOUT_THE_SEARCH = frozenset(
    {"effort", "seconds", "bound", "seed", "lang", "objective"}
)
_SMALL_CHILD_BELOW = 6  # years; for them the days keep to the next milder pace
_MILDER = {
    Pace.SURVEY: Pace.INTENSIVE,
    Pace.INTENSIVE: Pace.STANDARD,
    Pace.STANDARD: Pace.RELAXED,
}
_REQUIRED = re.compile(r"(overnight-)?(road|rail|air|boat):(out|return)")
_Word = TypeVar("_Word", bound=Enum)
_Found = TypeVar("_Found")


def read(request: Mapping[str, Any], catalogue: Catalogue) -> Asked:
    """Return what `request` asks for; what cannot be read stands in its faults."""
    return _Reader(request, catalogue).read()


class _Reader:
    def __init__(self, request: Mapping[str, Any], catalogue: Catalogue) -> None:
        self.request = request
        self.catalogue = catalogue
        self.asked = Asked()
        self.seen: set[str] = set()

    def read(self) -> Asked:
        asked = self.asked
        self.read_when()
        self.read_party()
        self.read_where()
        self.read_areas()
        self.read_fixed()
        self.read_required()
        themes = self.take("theme", {})
        for name, weight in themes.items() if isinstance(themes, dict) else ():
            theme = self.word(Theme, name, f"theme/{name}")
            if theme and self.number(weight, f"theme/{name}", least=0):
                asked.themes[theme] = weight
        if not isinstance(themes, dict):
            self.fault("theme", themes, "is no map of weights")
        for name, value in self.request.items():
            known = name in self.seen or name in _ABOUT_THE_SEARCH
            if not known and value not in (None, [], {}, False):
                note = Note("nothing is known of the wish {value}", value=repr(name))
                at = f"/request/{escaped(name)}"
                asked.unknown.append(unknown(at, note, None, value))
        return asked

    def read_when(self) -> None:
        asked = self.asked
        days = self.take("days", None)
        if (
            isinstance(days, list)
            and len(days) == 2
            and all(self.is_whole(it) for it in days)
        ):
            asked.days = (days[0], days[1])
        else:
            self.fault("days", days, "is no least and most number of days")
        on = self.take("start_date", None)
        if on is not None:
            asked.start_date = read_date(on)
            if asked.start_date is None:
                self.fault("start_date", on, "is no date, as in 2026-11-11")
        asked.year = self.whole("year")
        month = self.whole("month")
        if month is not None and not 1 <= month <= 12:
            self.fault("month", month, "is no month")
        else:
            asked.month = asked.start_date.month if asked.start_date else month

    def read_party(self) -> None:
        asked = self.asked
        asked.modes = frozenset(
            it
            for at, name in self.listed("modes", list(Mode))
            if (it := self.word(Mode, name, at))
        )
        children = [
            age
            for at, age in self.listed("children", [])
            if self.number(age, at, least=0)
        ]
        elders = self.whole("elders") or 0
        asked.people = (self.whole("adults") or 0) + len(children) + elders
        mobility = self.take("mobility", None)
        asked.mobility = self.word(Mobility, mobility, "mobility") or Mobility.FULL
        asked.frail = elders > 0 or asked.mobility is Mobility.REDUCED
        asked.vehicle = self.word(Vehicle, self.take("vehicle", None), "vehicle")
        asked.small_children = any(age < _SMALL_CHILD_BELOW for age in children)
        pace = self.word(Pace, self.take("pace", None), "pace") or Pace.STANDARD
        if asked.small_children:
            pace = _MILDER.get(pace, pace)
        asked.pace = PROFILES[pace]
        most = self.whole("max_drive_min")
        asked.max_drive_min = asked.pace.max_travel_min if most is None else most
        asked.budget = self.whole("budget_per_person")
        wanted = self.take("lodging_class", None)
        asked.lodging_class = self.word(LodgingClass, wanted, "lodging_class")
        asked.alternatives = self.whole("alternatives") or 1
        asked.min_provinces = self.whole("min_provinces") or 0

    def read_where(self) -> None:
        asked = self.asked
        asked.start = self.place(self.take("start", None), "start")
        asked.end = self.place(self.take("end", None), "end") or asked.start
        asked.must = tuple(
            it
            for at, name in self.listed("must", [])
            if (it := self.place(name, at)) is not None
        )
        avoid: set[str] = set()
        for at, name in self.listed("avoid", []):
            avoid.update(self.avoided(name, at))
        asked.avoid = frozenset(avoid)

    def read_areas(self) -> None:
        asked = self.asked
        for kind in ("province", "region"):
            for at, name in self.listed(kind, []):
                if area := self.area(kind, at, name):
                    asked.served.append((area, f"/request/{at}"))
        for at, name in self.listed("within", []):
            found_area = self.province_or_region(name)
            if found_area is None:
                self.fault(at, name, "is no province or region")
            else:
                asked.within.append(found_area)
        for kind, areas in (("agreement", asked.agreements), ("axis", asked.axes)):
            found = [self.area(kind, *it) for it in self.listed(kind, [])]
            areas += [area for area in found if area]
        stages = [self.stage(*it) for it in self.listed("sequence", [])]
        asked.sequence += [stage for stage in stages if stage]
        self.read_pairs()

    def read_pairs(self) -> None:
        for at, name in self.listed("pair", []):
            terrain = self.word(Terrain, fold(str(name)), at)
            if terrain is not None:
                island = {Terrain.ISLAND} if terrain is Terrain.COAST else set()
                self.asked.pairs.append((terrain.value, frozenset({terrain} | island)))

    def read_required(self) -> None:
        for at, name in self.listed("require", []):
            match = _REQUIRED.fullmatch(str(name))
            if match is None:
                self.fault(at, name, "is no way to travel out or to return")
                continue
            overnight, mode, where = match.groups()
            wanted = Required(
                str(name), Mode(mode), bool(overnight), where == "out", f"/request/{at}"
            )
            self.asked.required.append(wanted)

    def read_fixed(self) -> None:
        for at, segment in self.listed("fixed", []):
            if not isinstance(segment, dict):
                self.fault(at, segment, "is no fixed segment")
                continue
            place = self.place(segment.get("place"), f"{at}/place")
            first: Any = segment.get("day")
            days: Any = segment.get("days", 1)
            if not (self.is_whole(first) and self.is_whole(days) and place):
                self.fault(at, segment, "needs a place, a day and a number of days")
                continue
            title = str(segment.get("title"))
            found = Segment(place, first, first + days - 1, title, f"/request/{at}")
            self.asked.fixed.append(found)

    # --- single values ------------------------------------------------------------

    def take(self, name: str, missing: Any) -> Any:
        self.seen.add(name)
        return self.request.get(name, missing)

    def fault(self, at: str, value: Any, what: str, **named: Any) -> None:
        note = Note("{value} " + what, value=repr(value), **named)
        check = broken(f"/request/{at}", note, value)
        self.asked.faults.append(check)

    def is_whole(self, value: Any) -> bool:
        return (
            isinstance(value, int)
            and not isinstance(value, bool)
            and 0 <= value <= UNLIKELY
        )

    def number(self, value: Any, at: str, *, least: float) -> bool:
        fits = isinstance(value, int | float) and not isinstance(value, bool)
        if not fits or not least <= value <= UNLIKELY:
            self.fault(at, value, "is no number that fits here")
            return False
        return True

    def whole(self, name: str) -> int | None:
        value = self.take(name, None)
        if value is None:
            return None
        most = 10**12 if name == "budget_per_person" else UNLIKELY
        if (
            isinstance(value, int)
            and not isinstance(value, bool)
            and abs(value) <= most
        ):
            return value
        self.fault(name, value, "is no whole number that fits here")
        return None

    def listed(self, name: str, missing: list[Any]) -> Iterator[tuple[str, Any]]:
        value = self.take(name, missing)
        if not isinstance(value, list | tuple):
            self.fault(name, value, "is no list")
            return
        yield from ((f"{name}/{at}", part) for at, part in enumerate(value))

    def word(self, kind: type[_Word], value: Any, at: str) -> _Word | None:
        if value is None:
            return None
        try:
            return kind(value)
        except ValueError:
            choices = ", ".join(str(it.value) for it in kind)
            self.fault(at, value, "is none of {choices}", choices=choices)
            return None

    def place(self, value: Any, at: str) -> Destination | None:
        if value is None:
            return None
        return self.looked_up(
            lambda text: find_destination(self.catalogue, text), value, at
        )

    def area(self, kind: Any, at: str, value: Any) -> Area | None:
        return self.looked_up(
            lambda text: find_area(self.catalogue, text, kind), value, at
        )

    def looked_up(
        self, find: Callable[[str], _Found], value: Any, at: str
    ) -> _Found | None:
        if not isinstance(value, str):
            self.fault(at, value, "is no name")
            return None
        try:
            return find(value)
        except TourlinkError as error:
            self.fault(at, value, "cannot be looked up: {why}", why=error.message)
            return None

    def avoided(self, name: Any, at: str) -> set[str]:
        """Return the ids of a place, or of all places of a province."""
        words = fold(str(name)).split()
        whole = "province" in words or words[:1] == ["tinh"]
        if not whole:
            try:
                return {find_destination(self.catalogue, str(name)).id}
            except TourlinkError:
                pass
        area = self.area("province", at, name)
        formers = area.former_provinces if area else ()
        return {
            it.id
            for it in self.catalogue.destinations.values()
            if (it.former_province or it.province) in formers
        }

    def stage(self, at: str, name: Any) -> Stage | None:
        folded = fold(str(name))
        for theme in Theme:
            if folded == fold(theme.value):
                return Stage(theme.value, theme=theme)
        area = self.province_or_region(name)
        if area is not None:
            return Stage(area.name.en, frozenset(area.former_provinces))
        self.fault(at, name, "is no province, region or theme")
        return None

    def province_or_region(self, name: Any) -> Area | None:
        kinds: tuple[Literal["province", "region"], ...] = ("province", "region")
        for kind in kinds:
            try:
                return find_area(self.catalogue, str(name), kind)
            except TourlinkError:
                continue
        return None

"""
The records of the catalogue: one frozen dataclass for each thing the YAML may say.

They carry their constraints as `Annotated` markers, which pydantic reads where
`tourlink.catalogue.schema` turns YAML into records. Nothing here imports pydantic at
run time, so that a catalogue taken from the cache does not pay for its start-up.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal

from tourlink.markers import Between, Check, NotEmpty, Record
from tourlink.vocabulary import LodgingClass, Mode, Terrain, Theme, Weekday

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")  # the category Cc of Unicode
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00")
_AS_OF = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEARLY_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class UncleanTextError(ValueError):
    """A text has what nobody sees and every comparison does."""


def _clean(text: str) -> str:
    if not unicodedata.is_normalized("NFC", text):
        raise UncleanTextError("not in Unicode NFC: retype it with composed tone marks")
    if text != text.strip():
        raise UncleanTextError("has blanks at its start or end")
    # An escape sequence would reach the terminal of whoever lists the place.
    if _CONTROL.search(text):
        raise UncleanTextError("has a line break or control character")
    return text


def _slug(text: str) -> str:
    if not _SLUG.fullmatch(text):
        raise ValueError(f"{text!r} is no id: write a-z, 0-9 and single hyphens")
    return text


def _clock(value: object) -> object:
    if not isinstance(value, str) or not _CLOCK.fullmatch(value):
        raise ValueError(f"{value!r} is no time of day: write HH:MM, 00:00 to 24:00")
    return value


def _as_of(value: object) -> object:
    text = str(value)  # YAML reads a bare year as a number
    if isinstance(value, bool) or not _AS_OF.fullmatch(text):
        raise ValueError(f"{value!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD")
    return text


def _day(value: object) -> object:
    # Checked here because pydantic reads a number as seconds since 1970.
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError(f"{value!r} is no date: write YYYY-MM-DD")
    return date.fromisoformat(value)


def _yearly_day(text: str) -> str:
    try:
        date.fromisoformat(f"2001-{text}")  # so that 29 February is no such day
    except ValueError:
        raise ValueError(f"{text!r} is no day of each year: write MM-DD") from None
    return text


def _box(sides: tuple[float, ...]) -> tuple[float, ...]:
    if len(sides) == 4:
        west, south, east, north = sides
        if west < east and -90 <= south < north <= 90:
            return sides
    raise ValueError("is no box: write [west, south, east, north] in degrees")


def _distinct(items: tuple[object, ...]) -> tuple[object, ...]:
    if len(set(items)) < len(items):
        raise ValueError("names something twice")
    return items


Slug = Annotated[str, Check(_slug, pattern=_SLUG.pattern)]
Text = Annotated[str, NotEmpty(), Check(_clean)]
Clock = Annotated[str, Check(_clock, before=True, pattern=_CLOCK.pattern)]
AsOf = Annotated[
    str, Check(_as_of, before=True, pattern=_AS_OF.pattern, or_number=True)
]
Day = Annotated[date, Check(_day, before=True)]
YearlyDay = Annotated[str, Check(_yearly_day, pattern=_YEARLY_DAY.pattern)]
Rating = Annotated[int, Between(1, 5)]
Minutes = Annotated[int, Between(0, 2880)]
Vnd = Annotated[int, Between(0)]
Seats = Annotated[int, Between(2, 60)]
Months = Annotated[tuple[Annotated[int, Between(1, 12)], ...], Check(_distinct)]
Weekdays = Annotated[tuple[Weekday, ...], Check(_distinct)]
Box = Annotated[tuple[Annotated[float, Between(-180, 180)], ...], Check(_box)]


def minute_of_day(clock: str) -> int:
    """Return minutes after midnight of a valid `HH:MM`."""
    return int(clock[:2]) * 60 + int(clock[3:])


class Confidence(StrEnum):
    """How far a fact may be trusted."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class _Record(Record):
    __pydantic_config__: ClassVar[Any] = {
        **Record.__pydantic_config__,
        # `from` is a word of Python: the field is `from_`, the YAML says `from`.
        "alias_generator": lambda name: name.rstrip("_"),
    }


# --- shared parts -----------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Names(_Record):
    """A name in the languages of the catalogue; Vietnamese with tone marks."""

    vi: Text
    en: Text
    fr: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Description(_Record):
    """One sentence of our own."""

    vi: Text | None = None
    en: Text
    fr: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Source(_Record):
    """An entry of `sources.yaml`: where facts come from."""

    id: Slug
    title: Text
    publisher: Text | None = None
    kind: Literal[
        "official",
        "open-data",
        "news",
        "guide",
        "operator",
        "encyclopedia",
        "law",
        "general-knowledge",
        "computed",
    ]
    date: AsOf | None = None
    locator: Text | None = None
    licence: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Citation(_Record):
    """That a source speaks of this record, and how far we trust it."""

    source: Slug
    as_of: AsOf
    confidence: Confidence
    covers: tuple[Text, ...] = ()
    """Names of the fields that the source speaks of; empty for the whole record."""


@dataclass(frozen=True, kw_only=True)
class Position(_Record):
    """WGS84 coordinates in degrees."""

    lat: Annotated[float, Between(-90, 90)]
    lon: Annotated[float, Between(-180, 180)]
    confidence: Confidence
    source: Slug


@dataclass(frozen=True, kw_only=True)
class Hours(_Record):
    """Opening hours on some days; several entries may share a day."""

    opens: Clock
    closes: Clock
    weekdays: Weekdays = ()
    """Days they hold on; empty for every day."""
    months: Months = ()
    """Months they hold in; empty for all of them."""

    def __post_init__(self) -> None:
        if self.opens >= self.closes:
            raise ValueError(f"opens {self.opens} but closes {self.closes}")


@dataclass(frozen=True, kw_only=True)
class Opening(_Record):
    """When a place lets visitors in; days without an entry are closed."""

    hours: Annotated[tuple[Hours, ...], NotEmpty()]
    source: Slug
    as_of: AsOf
    confidence: Confidence
    note: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Price(_Record):
    """What one person pays, in VND; 0 is free, an absent child price unknown."""

    adult_vnd: Vnd
    child_vnd: Vnd | None = None
    source: Slug
    as_of: AsOf
    confidence: Confidence
    note: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Lodging(_Record):
    """That one can sleep here, and how."""

    classes: Annotated[tuple[LodgingClass, ...], NotEmpty()]
    level: Rating | None = None
    """Price level: 1 is cheap, 5 is dear."""
    capacity: Annotated[int, Between(1)] | None = None
    """Guests the place can take in one night."""
    source: Slug
    confidence: Confidence
    note: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Access(_Record):
    """What keeps people or vehicles from a place."""

    steps: Annotated[int, Between(0)] | None = None
    """Stairs to climb."""
    max_seats: Seats | None = None
    """Seats of the largest vehicle that reaches it."""
    boat: bool = False
    reduced_mobility: Literal["yes", "partial", "no"] | None = None
    note: Text | None = None


# --- destinations -----------------------------------------------------------------


class Kind(StrEnum):
    """What a destination is; the last four only serve transport."""

    CITY = "city"
    TOWN = "town"
    VILLAGE = "village"
    HERITAGE = "heritage"
    MUSEUM = "museum"
    RELIGIOUS = "religious"
    NATURE = "nature"
    WATERFALL = "waterfall"
    CAVE = "cave"
    LAKE = "lake"
    BEACH = "beach"
    ISLAND = "island"
    MOUNTAIN_PASS = "pass"  # noqa: S105  # of the landscape, not a secret
    PEAK = "peak"
    VIEWPOINT = "viewpoint"
    PARK = "park"
    MARKET = "market"
    FARM = "farm"
    RESORT = "resort"
    VENUE = "venue"
    TRAIL = "trail"
    AIRPORT = "airport"
    STATION = "station"
    PORT = "port"
    CROSSING = "crossing"


HUB_KINDS = frozenset({Kind.AIRPORT, Kind.STATION, Kind.PORT, Kind.CROSSING})


@dataclass(frozen=True, kw_only=True)
class Destination(_Record):
    """A place: one to visit, to sleep in or to change transport at."""

    id: Slug
    name: Names
    aliases: tuple[Text, ...] = ()
    """Other spellings and former names."""
    kind: Kind
    position: Position | None = None
    unlocated: Text | None = None
    """Why the site is not known; such a place is listed but never routed."""
    commune: Text | None = None
    """Commune, ward or special zone of today's map."""
    province: Slug
    """Unit of today's map."""
    former_province: Slug | None = None
    """Unit of the map before 1 July 2025."""
    timezone: Literal["Asia/Ho_Chi_Minh", "Asia/Shanghai"] = "Asia/Ho_Chi_Minh"
    terrain: Terrain | None = None
    themes: dict[Theme, Rating] = field(default_factory=dict)
    quality: Rating | None = None
    """How far worth a detour, 5 a journey of its own; absent: not sold as a stop."""
    description: Description | None = None
    visit_min: Annotated[int, Between(10, 1440)] | None = None
    """Minutes a group spends there."""
    opening: Opening | Literal["always"] | None = None
    """`always` for places that never close; absent when the hours are not known."""
    best_months: Months = ()
    closed_months: Months = ()
    season_note: Text | None = None
    fee: Price | None = None
    """Entrance fee of one person; absent when not known."""
    lodging: Lodging | None = None
    access: Access = Access()
    specialities: tuple[Text, ...] = ()
    sources: Annotated[tuple[Citation, ...], NotEmpty()]
    note: Text | None = None

    def __post_init__(self) -> None:
        if (self.position is None) == (self.unlocated is None):
            raise ValueError("give either position or unlocated, with its reason")
        if (self.quality is None) != (self.visit_min is None):
            raise ValueError("quality and visit_min come together: both make a stop")
        if set(self.best_months) & set(self.closed_months):
            raise ValueError("a month is both best and closed")

    @property
    def is_hub(self) -> bool:
        """Whether the place only serves transport."""
        return self.kind in HUB_KINDS

    @property
    def is_island(self) -> bool:
        """Whether the place is an island, or on one."""
        return self.kind is Kind.ISLAND or self.terrain is Terrain.ISLAND


# --- corridors --------------------------------------------------------------------


class RoadClass(StrEnum):
    """What kind of road."""

    EXPRESSWAY = "expressway"
    NATIONAL = "national"
    PROVINCIAL = "provincial"
    MOUNTAIN = "mountain"
    URBAN = "urban"
    TRACK = "track"


@dataclass(frozen=True, kw_only=True)
class Departure(_Record):
    """One timed run of a service."""

    departs: Clock
    minutes: Minutes | None = None
    """Running time, where it is not the corridor's."""
    train: Text | None = None
    """Number of the train, flight or boat."""


@dataclass(frozen=True, kw_only=True)
class Service(_Record):
    """When a scheduled corridor runs: at fixed times, or every so often."""

    departures: tuple[Departure, ...] = ()
    first: Clock | None = None
    last: Clock | None = None
    headway_min: Annotated[int, Between(5, 1440)] | None = None
    weekdays: Weekdays = ()
    """Days it runs on; empty for every day."""
    months: Months = ()
    """Months it runs in; empty for all of them."""
    overnight: bool = False
    """Whether travellers sleep aboard: a night without a bed elsewhere."""
    check_in_min: Minutes | None = None
    """Minutes to be there before departure; absent: the usual of the mode."""
    exit_min: Minutes | None = None
    """Minutes from arrival to the street; absent: the usual of the mode."""
    assumed: bool = False
    """Times are a planning assumption, because no timetable could be read."""
    source: Slug
    as_of: AsOf
    confidence: Confidence

    def __post_init__(self) -> None:
        every = (self.first, self.last, self.headway_min)
        if self.departures and any(value is not None for value in every):
            raise ValueError("give departures, or first, last and headway_min")
        if not self.departures and any(value is None for value in every):
            raise ValueError("needs departures, or all of first, last, headway_min")
        if self.first and self.last and self.first > self.last:
            raise ValueError(f"first {self.first} is after last {self.last}")


@dataclass(frozen=True, kw_only=True)
class Border(_Record):
    """The crossing step of a corridor that leaves the country."""

    name: Names
    minutes: Minutes
    visa: bool
    opens: Clock
    closes: Clock


SCHEDULED_MODES = frozenset({Mode.AIR, Mode.RAIL, Mode.BOAT})


@dataclass(frozen=True, kw_only=True)
class Corridor(_Record):
    """A direct connection between two destinations, both ways unless one_way."""

    id: Slug
    from_: Slug
    to: Slug
    mode: Mode
    km: Annotated[float, Between(0.1, 5000)]
    minutes: Annotated[int, Between(1, 2880)]
    """Travelling time without boarding, breaks or border."""
    one_way: bool = False
    road_class: RoadClass | None = None
    service: Service | None = None
    fare: Price | None = None
    """Fare or toll of one person; absent when not known."""
    max_seats: Seats | None = None
    """Seats of the largest vehicle that passes."""
    border: Border | None = None
    months: Months = ()
    """Months it is passable in; empty for all of them."""
    valid_from: Day | None = None
    valid_to: Day | None = None
    sources: Annotated[tuple[Citation, ...], NotEmpty()]
    note: Text | None = None

    def __post_init__(self) -> None:
        if self.from_ == self.to:
            raise ValueError(f"leads from {self.from_!r} to itself")
        if (self.mode is Mode.ROAD) != (self.road_class is not None):
            raise ValueError("road_class belongs to every road, and to nothing else")
        if self.mode in SCHEDULED_MODES and self.service is None:
            raise ValueError(f"a corridor by {self.mode} needs a service")
        if self.mode not in SCHEDULED_MODES and self.service is not None:
            raise ValueError(f"a corridor by {self.mode} has no service")
        if self.service and self.service.departures and not self.one_way:
            raise ValueError("departures need one_way: true, one corridor a direction")
        if self.valid_from and self.valid_to and self.valid_from > self.valid_to:
            raise ValueError("valid_from is after valid_to")

    def other_end(self, place: str) -> str:
        """Return where the corridor leads to from `place`, one of its two ends."""
        return self.to if self.from_ == place else self.from_


# --- provinces and programmes -----------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class FormerProvince(_Record):
    """A unit of the map before 1 July 2025."""

    id: Slug
    name: Names
    aliases: tuple[Text, ...] = ()
    bbox: Box | None = None
    """[west, south, east, north] in degrees, for a unit without a bundled outline."""


@dataclass(frozen=True, kw_only=True)
class Province(_Record):
    """A unit of today's map, with the former units that were merged into it."""

    id: Slug
    code: Text
    name: Names
    aliases: tuple[Text, ...] = ()
    type: Literal["municipality", "province", "foreign"]
    country: Literal["VN", "CN"] = "VN"
    formerly: tuple[FormerProvince, ...] = ()
    bbox: Box | None = None
    """[west, south, east, north] in degrees, for a unit without a bundled outline."""
    source: Slug


@dataclass(frozen=True, kw_only=True)
class Region(_Record):
    """A group of former provinces; regions overlap."""

    id: Slug
    name: Names
    aliases: tuple[Text, ...] = ()
    former_provinces: Annotated[tuple[Slug, ...], NotEmpty()]
    terrain: Terrain | None = None
    sources: Annotated[tuple[Citation, ...], NotEmpty()]


@dataclass(frozen=True, kw_only=True)
class Axis(_Record):
    """An ordered line of provinces, of either map, that chains follow."""

    id: Slug
    name: Names
    aliases: tuple[Text, ...] = ()
    waypoints: Annotated[tuple[Slug, ...], NotEmpty()]
    sources: Annotated[tuple[Citation, ...], NotEmpty()]
    note: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Agreement(_Record):
    """A cooperation of provinces, with its validity."""

    id: Slug
    name: Names
    aliases: tuple[Text, ...] = ()
    members: Annotated[tuple[Slug, ...], NotEmpty()]
    """Units of today's map."""
    themes: tuple[Theme, ...] = ()
    signed: AsOf | None = None
    valid_from: Day | None = None
    valid_to: Day | None = None
    sources: Annotated[tuple[Citation, ...], NotEmpty()]
    note: Text | None = None


@dataclass(frozen=True, kw_only=True)
class RouteStage(_Record):
    """One stage of a product route: where, and what for."""

    provinces: Annotated[tuple[Slug, ...], NotEmpty()]
    themes: tuple[Theme, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ProductRoute(_Record):
    """A named product: stages in order."""

    id: Slug
    name: Names
    aliases: tuple[Text, ...] = ()
    stages: Annotated[tuple[RouteStage, ...], NotEmpty()]
    modes: tuple[Mode, ...] = ()
    sources: Annotated[tuple[Citation, ...], NotEmpty()]


@dataclass(frozen=True, kw_only=True)
class Lunar(_Record):
    """A day of the Vietnamese lunar year."""

    month: Annotated[int, Between(1, 12)]
    day: Annotated[int, Between(1, 30)]
    days: Annotated[int, Between(1, 120)] = 1
    counts_leap: bool = False
    """Whether a leap month counts as any other, so that later feasts fall earlier."""


@dataclass(frozen=True, kw_only=True)
class Period(_Record):
    """First and last day of one edition of an event."""

    first: Day
    last: Day

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError("first is after last")


@dataclass(frozen=True, kw_only=True)
class Season(_Record):
    """The same days of every year, as from 09-15 to 10-10, or over the new year."""

    first: YearlyDay
    last: YearlyDay

    def in_year(self, year: int) -> Period:
        """Return the season that begins in a year."""
        begins = date.fromisoformat(f"{year}-{self.first}")
        ends = date.fromisoformat(f"{year + (self.last < self.first)}-{self.last}")
        return Period(first=begins, last=ends)

    @property
    def months(self) -> tuple[int, ...]:
        """The months that it touches, from its first."""
        first, last = int(self.first[:2]), int(self.last[:2])
        if self.last < self.first:
            last += 12
        return tuple((it - 1) % 12 + 1 for it in range(first, last + 1))


@dataclass(frozen=True, kw_only=True)
class Event(_Record):
    """Something worth being there for: on solar dates, by the lunar year, by months."""

    id: Slug
    name: Names
    destinations: tuple[Slug, ...] = ()
    provinces: tuple[Slug, ...] = ()
    themes: tuple[Theme, ...] = ()
    dates: tuple[Period, ...] = ()
    lunar: Lunar | None = None
    yearly: tuple[Season, ...] = ()
    """Days of every year, where they are the same or nearly."""
    months: Months = ()
    years: Literal["odd", "even"] | None = None
    """Years it is held in, where that is every other one."""
    sources: Annotated[tuple[Citation, ...], NotEmpty()]
    note: Text | None = None

    def __post_init__(self) -> None:
        if not (self.dates or self.lunar or self.yearly or self.months):
            raise ValueError("needs dates, lunar, yearly or months")
        if not (self.destinations or self.provinces):
            raise ValueError("needs destinations or provinces")

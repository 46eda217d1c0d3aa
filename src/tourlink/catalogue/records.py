"""
The records of places and corridors: one frozen dataclass for each thing YAML may say.

They carry their constraints as `Annotated` markers, which pydantic reads where
`tourlink.catalogue.schema` turns YAML into records. Nothing here imports pydantic at
run time, so that a catalogue taken from the cache does not pay for its start-up.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal

from tourlink.catalogue.values import (
    AsOf,
    Clock,
    Day,
    Minutes,
    Months,
    Rating,
    Seats,
    Slug,
    Text,
    Vnd,
    Weekdays,
)
from tourlink.markers import Between, NotEmpty, Record
from tourlink.vocabulary import LodgingClass, Mode, Terrain, Theme


class Confidence(StrEnum):
    """How far a fact may be trusted."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class CatalogueRecord(Record):
    """What records of the catalogue share, beyond what all records do."""

    __pydantic_config__: ClassVar[Any] = {
        **Record.__pydantic_config__,
        # `from` is a word of Python: the field is `from_`, the YAML says `from`.
        "alias_generator": lambda name: name.rstrip("_"),
    }


# --- shared parts -----------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Names(CatalogueRecord):
    """A name in the languages of the catalogue; Vietnamese with tone marks."""

    vi: Text
    en: Text
    fr: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Description(CatalogueRecord):
    """One sentence of our own."""

    vi: Text | None = None
    en: Text
    fr: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Source(CatalogueRecord):
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
class Citation(CatalogueRecord):
    """That a source speaks of this record, and how far we trust it."""

    source: Slug
    as_of: AsOf
    confidence: Confidence
    covers: tuple[Text, ...] = ()
    """Names of the fields that the source speaks of; empty for the whole record."""


@dataclass(frozen=True, kw_only=True)
class Position(CatalogueRecord):
    """WGS84 coordinates in degrees."""

    lat: Annotated[float, Between(-90, 90)]
    lon: Annotated[float, Between(-180, 180)]
    confidence: Confidence
    source: Slug


@dataclass(frozen=True, kw_only=True)
class Hours(CatalogueRecord):
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
class Opening(CatalogueRecord):
    """When a place lets visitors in; days without an entry are closed."""

    hours: Annotated[tuple[Hours, ...], NotEmpty()]
    source: Slug
    as_of: AsOf
    confidence: Confidence
    note: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Price(CatalogueRecord):
    """What one person pays, in VND; 0 is free, an absent child price unknown."""

    adult_vnd: Vnd
    child_vnd: Vnd | None = None
    source: Slug
    as_of: AsOf
    confidence: Confidence
    note: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Lodging(CatalogueRecord):
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
class Access(CatalogueRecord):
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
class Destination(CatalogueRecord):
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
class Departure(CatalogueRecord):
    """One timed run of a service."""

    departs: Clock
    minutes: Minutes | None = None
    """Running time, where it is not the corridor's."""
    train: Text | None = None
    """Number of the train, flight or boat."""


@dataclass(frozen=True, kw_only=True)
class Service(CatalogueRecord):
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
class Border(CatalogueRecord):
    """The crossing step of a corridor that leaves the country."""

    name: Names
    minutes: Minutes
    visa: bool
    opens: Clock
    closes: Clock


SCHEDULED_MODES = frozenset({Mode.AIR, Mode.RAIL, Mode.BOAT})


@dataclass(frozen=True, kw_only=True)
class Corridor(CatalogueRecord):
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

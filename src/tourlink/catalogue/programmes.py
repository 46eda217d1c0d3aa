"""The records of provinces, and of what programmes make of them."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from tourlink.catalogue.records import CatalogueRecord, Citation, Names
from tourlink.catalogue.values import AsOf, Box, Day, Months, Slug, Text, YearlyDay
from tourlink.markers import Between, NotEmpty
from tourlink.vocabulary import Mode, Terrain, Theme


@dataclass(frozen=True, kw_only=True)
class FormerProvince(CatalogueRecord):
    """A unit of the map before 1 July 2025."""

    id: Slug
    name: Names
    aliases: tuple[Text, ...] = ()
    bbox: Box | None = None
    """[west, south, east, north] in degrees, for a unit without a bundled outline."""


@dataclass(frozen=True, kw_only=True)
class Province(CatalogueRecord):
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
class Region(CatalogueRecord):
    """A group of former provinces; regions overlap."""

    id: Slug
    name: Names
    aliases: tuple[Text, ...] = ()
    former_provinces: Annotated[tuple[Slug, ...], NotEmpty()]
    terrain: Terrain | None = None
    sources: Annotated[tuple[Citation, ...], NotEmpty()]


@dataclass(frozen=True, kw_only=True)
class Axis(CatalogueRecord):
    """An ordered line of provinces, of either map, that chains follow."""

    id: Slug
    name: Names
    aliases: tuple[Text, ...] = ()
    waypoints: Annotated[tuple[Slug, ...], NotEmpty()]
    sources: Annotated[tuple[Citation, ...], NotEmpty()]
    note: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Agreement(CatalogueRecord):
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
class RouteStage(CatalogueRecord):
    """One stage of a product route: where, and what for."""

    provinces: Annotated[tuple[Slug, ...], NotEmpty()]
    themes: tuple[Theme, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ProductRoute(CatalogueRecord):
    """A named product: stages in order."""

    id: Slug
    name: Names
    aliases: tuple[Text, ...] = ()
    stages: Annotated[tuple[RouteStage, ...], NotEmpty()]
    modes: tuple[Mode, ...] = ()
    sources: Annotated[tuple[Citation, ...], NotEmpty()]


@dataclass(frozen=True, kw_only=True)
class Lunar(CatalogueRecord):
    """A day of the Vietnamese lunar year."""

    month: Annotated[int, Between(1, 12)]
    day: Annotated[int, Between(1, 30)]
    days: Annotated[int, Between(1, 120)] = 1
    counts_leap: bool = False
    """Whether a leap month counts as any other, so that later feasts fall earlier."""


@dataclass(frozen=True, kw_only=True)
class Period(CatalogueRecord):
    """First and last day of one edition of an event."""

    first: Day
    last: Day

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError("first is after last")


@dataclass(frozen=True, kw_only=True)
class Season(CatalogueRecord):
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
class Event(CatalogueRecord):
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

"""
The records of a rate book: one frozen dataclass for each kind of line.

They carry their constraints as markers, which pydantic reads where YAML comes in; see
`tourlink.catalogue.records`, whose words for ids, dates and amounts they share.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal

from tourlink.catalogue.records import Kind, Source
from tourlink.catalogue.values import AsOf, Day, Months, Slug, Text, Vnd, Weekdays
from tourlink.markers import Between, Check, NotEmpty, Record
from tourlink.pricing.money import read_percent
from tourlink.vocabulary import LodgingClass, Mode


class _PercentSchema:
    """What JSON Schema knows of a percentage: a number, or digits in quotes."""

    def __get_pydantic_json_schema__(
        self, source: Any, handler: Any
    ) -> Any:  # pydantic's signature
        digits = {"type": "string", "pattern": r"^\d{1,4}(\.\d{1,4})?\s*%?$"}
        return {"anyOf": [{"type": "number", "minimum": 0}, digits]}


Percent = Annotated[Fraction, Check(read_percent, before=True), _PercentSchema()]
Count = Annotated[int, Between(1)]


class Trust(StrEnum):
    """How far a rate may be trusted; an assumed one is to be replaced."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    ASSUMED = "assumed"


class Vat(StrEnum):
    """Whether a rate has value added tax in it, has it on top, or bears none."""

    INCLUDED = "included"
    EXCLUDED = "excluded"
    NONE = "none"


class Meal(StrEnum):
    """A meal of the day."""

    BREAKFAST = "breakfast"
    LUNCH = "lunch"
    DINNER = "dinner"


class _Record(Record):
    __pydantic_config__: ClassVar[Any] = {
        **Record.__pydantic_config__,
        "arbitrary_types_allowed": True,
        "alias_generator": lambda name: name.rstrip("_"),
    }


@dataclass(frozen=True, kw_only=True)
class Surcharge(_Record):
    """
    More to pay on some days: so many dong a unit, or a share of its price.

    Of a vehicle, a guide or a driver it is on the day, not on km and nights.
    """

    weekdays: Weekdays = ()
    holidays: bool = False
    """On public holidays; may stand beside weekdays."""
    add_vnd: Vnd | None = None
    percent: Percent | None = None

    def __post_init__(self) -> None:
        if not self.weekdays and not self.holidays:
            raise ValueError("needs weekdays or holidays: true")
        if (self.add_vnd is None) == (self.percent is None):
            raise ValueError("give either add_vnd or percent")


@dataclass(frozen=True, kw_only=True)
class Rate(_Record):
    """What all lines of a rate book share: where from, and when and for whom."""

    id: Slug
    source: Slug | None = None
    """Absent: that of the file."""
    as_of: AsOf | None = None
    """Absent: that of the file."""
    confidence: Trust | None = None
    """Absent: that of the file."""
    note: Text | None = None
    valid_from: Day | None = None
    valid_to: Day | None = None
    """Last day it holds on."""
    months: Months = ()
    """The season it holds in; empty for the whole year."""
    from_pax: Count = 1
    """Least number of travellers it holds for."""
    to_pax: Count | None = None
    """Most of them; absent for no limit."""
    vat: Vat = Vat.INCLUDED
    surcharges: tuple[Surcharge, ...] = ()
    """Of those that hold on a day the greatest is paid, not their sum."""

    def __post_init__(self) -> None:
        if self.valid_from and self.valid_to and self.valid_from > self.valid_to:
            raise ValueError("valid_from is after valid_to")
        if self.to_pax is not None and self.from_pax > self.to_pax:
            raise ValueError("from_pax is more than to_pax")


@dataclass(frozen=True, kw_only=True)
class RoomRate(Rate):
    """A night: of a room for two, or of a bed where beds are sold."""

    class_: LodgingClass
    places: tuple[Slug, ...] = ()
    """Destinations or provinces it holds in; empty for everywhere."""
    room_vnd: Vnd | None = None
    """A room that two share."""
    single_vnd: Vnd | None = None
    """The room, or cabin, for one alone; absent: that of a room for two."""
    person_vnd: Vnd | None = None
    """A bed, where beds are sold and not rooms."""
    meals: tuple[Meal, ...] = ()
    """Meals that are in the price."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if (self.room_vnd is None) == (self.person_vnd is None):
            raise ValueError("give either room_vnd or person_vnd")


@dataclass(frozen=True, kw_only=True)
class VehicleRate(Rate):
    """A road vehicle with its driver: so much a day, and so much a km."""

    vehicle: Slug
    """Its name, such as van-16."""
    seats: Annotated[int, Between(1, 60)]
    """What limits of roads and places are compared with."""
    capacity: Count
    """Guests and guides it carries with their luggage, the driver apart."""
    day_vnd: Vnd
    km_vnd: Vnd

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.capacity > self.seats:
            raise ValueError(f"carries {self.capacity} on {self.seats} seats")


@dataclass(frozen=True, kw_only=True)
class StaffRate(Rate):
    """A guide for each vehicle, or its driver: a day, and a night away from home."""

    role: Literal["guide", "driver"]
    day_vnd: Vnd
    night_vnd: Vnd


@dataclass(frozen=True, kw_only=True)
class MealRate(Rate):
    """A meal of one person."""

    meal: Meal
    places: tuple[Slug, ...] = ()
    """Destinations or provinces it holds in; empty for everywhere."""
    person_vnd: Vnd


@dataclass(frozen=True, kw_only=True)
class EntranceRate(Rate):
    """An entrance fee of one person, instead of the catalogue's or for want of one."""

    places: tuple[Slug, ...] = ()
    """Destinations; they go before the fee of the catalogue."""
    kinds: tuple[Kind, ...] = ()
    """Kinds of place; they hold where the catalogue knows no fee."""
    adult_vnd: Vnd

    def __post_init__(self) -> None:
        super().__post_init__()
        if bool(self.places) == bool(self.kinds):
            raise ValueError("give either places or kinds")


@dataclass(frozen=True, kw_only=True)
class FareRate(Rate):
    """A ticket of one person for a flight, train, boat or cable car."""

    corridors: tuple[Slug, ...] = ()
    """Corridors; they go before the fare of the catalogue."""
    mode: Mode | None = None
    """
    Any corridor of this mode whose fare the catalogue does not know; of roads only
    those that no car passes, on somebody's motorbike.
    """
    from_km: Annotated[int, Between(0)] = 0
    below_km: Count | None = None
    overnight: bool = False
    """Only those that one sleeps in, or only the others."""
    adult_vnd: Vnd
    km_vnd: Vnd = 0
    """For each km, on top of `adult_vnd`."""
    child_percent: Percent | None = None
    """What a child pays of it; absent: all of it."""
    return_ticket: bool = False
    """Whether one ticket takes there and back."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if bool(self.corridors) == (self.mode is not None):
            raise ValueError("give either corridors or mode")
        if self.below_km is not None and self.from_km >= self.below_km:
            raise ValueError("from_km is not below below_km")


@dataclass(frozen=True, kw_only=True)
class ExtraRate(Rate):
    """Anything else that each tour has: insurance, water, a permit, a boat hired."""

    name: Text
    per: Literal["person", "vehicle", "group"]
    each: Literal["day", "night", "tour"]
    amount_vnd: Vnd


@dataclass(frozen=True, kw_only=True)
class VatPeriod(_Record):
    """The rate of value added tax of tours that depart within a time."""

    percent: Percent
    from_: Day
    to: Day | None = None
    """Last day; absent while no end is known."""
    source: Slug
    confidence: Trust
    note: Text | None = None


@dataclass(frozen=True, kw_only=True)
class ChildRule(_Record):
    """What children below an age pay of the price of an adult, without a bed."""

    below: Annotated[int, Between(1, 18)]
    percent: Percent


@dataclass(frozen=True, kw_only=True)
class Terms(_Record):
    """How prices are made of rates; what a later file says goes before."""

    markup: Percent | None = None
    """Profit as a share of the net cost."""
    margin: Percent | None = None
    """Profit as a share of what is earned: the price without tax and commission."""
    commission: Percent | None = None
    """What whoever sells the tour keeps, as a share of the price without tax."""
    rounding_vnd: Count | None = None
    """Prices of a person go up to a multiple of this."""
    free_per: Annotated[int, Between(0)] | None = None
    """One travels free for each so many who pay; 0 for nobody."""
    children: tuple[ChildRule, ...] = ()
    """By age, the youngest first; whoever is older pays as an adult."""
    meals: tuple[Meal, ...] = ()
    """Meals that are part of the tour."""
    guide_rides: tuple[Mode, ...] = ()
    """Modes on which guides come along with a ticket of their own."""
    empty_return_percent: Percent | None = None
    """How much longer than the straight line the way back of a vehicle is."""
    valid_days: Count | None = None
    """Days that a quotation holds."""
    vat: tuple[VatPeriod, ...] = ()
    included: tuple[Text, ...] = ()
    """What else is in the price."""
    excluded: tuple[Text, ...] = ()
    """What is not."""

    def __post_init__(self) -> None:
        if self.markup is not None and self.margin is not None:
            raise ValueError("give either markup or margin")
        for name, share in (("margin", self.margin), ("commission", self.commission)):
            if share is not None and share >= 1:
                raise ValueError(f"{name} of 100 % or more leaves nothing")
        ages = [rule.below for rule in self.children]
        if ages != sorted(set(ages)):
            raise ValueError("children: the ages do not rise")


@dataclass(frozen=True, kw_only=True)
class RateFile(_Record):
    """A rate book: one file of them; a later one goes on top of those before."""

    name: Annotated[str, NotEmpty()]
    source: Slug | None = None
    """Of the lines that name none."""
    as_of: AsOf | None = None
    confidence: Trust | None = None
    note: Text | None = None
    """Printed with every quotation that uses a line of this book."""
    sources: tuple[Source, ...] = ()
    terms: Terms = Terms()
    rooms: tuple[RoomRate, ...] = ()
    vehicles: tuple[VehicleRate, ...] = ()
    staff: tuple[StaffRate, ...] = ()
    meals: tuple[MealRate, ...] = ()
    entrances: tuple[EntranceRate, ...] = ()
    fares: tuple[FareRate, ...] = ()
    extras: tuple[ExtraRate, ...] = ()

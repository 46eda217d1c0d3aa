"""
The plan document: what planning gives, and what every exporter and script reads.

The document is plain data (dicts, lists, text, numbers), typed here once; `tourlink
schema plan` publishes it as JSON Schema. Times are local ISO 8601: `2026-11-11T08:00`
with a date (and the offset abroad), `08:00` in a plan without dates. Durations are
integer minutes, money integer VND. Fields may be added in a version, never renamed.
"""

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

FORMAT = "tourlink-plan/1"


class BorderNote(TypedDict):
    """A border that a leg crosses, and whether some travellers need a visa for it."""

    name: dict[str, str]
    visa: bool


LegItem = TypedDict(
    "LegItem",
    {
        "type": Literal["leg"],
        "from": str,
        "to": str,
        "mode": str,
        "corridors": list[str],
        "distance_km": float,
        "duration_min": int,
        "depart": str,
        "arrive": str,
        # Places between its ends, where corridors meet; absent where there are none.
        "via": NotRequired[list[str]],
        # Days after the day of the plan that holds the leg, for overnight services.
        "arrive_day_offset": NotRequired[int],
        "service": NotRequired[str | None],
        "overnight": NotRequired[bool],
        "timetable": NotRequired[Literal["published", "assumed"]],
        "border": NotRequired[BorderNote],
        # Minutes of `duration_min` spent on breaks where no place is known to stop at.
        "rest_min": NotRequired[int],
    },
)


class StopItem(TypedDict):
    """A visit; `title` is set for fixed segments such as a conference."""

    type: Literal["stop"]
    destination: str
    arrive: str
    leave: str
    duration_min: int
    prize: int
    title: NotRequired[str]


class PauseItem(TypedDict):
    """Time that is neither visit nor travel."""

    type: Literal["meal", "break", "check-in", "transfer", "free"]
    at: str
    start: str
    end: str
    title: NotRequired[str]


Item = LegItem | StopItem | PauseItem

Stay = TypedDict(
    "Stay",
    {
        "type": Literal["lodging", "overnight-service"] | None,
        "at": str | None,
        "corridor": str | None,
        "class": str | None,
    },
)


class Day(TypedDict):
    """One day: its items in the order of time, and where the night is spent."""

    day: int
    date: str | None
    title: str
    items: list[Item]
    stay: Stay
    distance_km: float
    travel_min: int
    provinces: list[str]


class Totals(TypedDict):
    """Sums over all days; the cost is None where a part of it is not known."""

    distance_km: float
    travel_min: int
    cost_vnd_per_person: int | None
    known_cost_vnd_per_person: int
    # What the plan is sold for, where a rate book was given.
    price_vnd_per_person: NotRequired[int]


class Certificate(TypedDict):
    """One constraint of the request, with its limit and what the plan reaches."""

    constraint: str
    limit: Any
    value: Any
    holds: bool


class Warning_(TypedDict):  # noqa: N801  # `Warning` is a built-in
    """Something the seller must know or check."""

    code: str
    message: str


LeftOutCode = Literal[
    "refused",
    "not-looked-at",
    "unreachable",
    "far",
    "closed",
    "hours",
    "stops",
    "day-length",
    "drive-limit",
    "order",
    "budget",
    "not-worth",
    "missed",
]


class LeftOut(TypedDict):
    """
    A candidate that the plan does not visit, and why.

    `code` is the kind of the reason. Where the place was tried in the plan, `day` is
    the day that it would least disturb, and `extra_min` what it would take there.
    """

    destination: str
    reason: str
    code: NotRequired[LeftOutCode]
    day: NotRequired[int]
    extra_min: NotRequired[int]


class SeasonWindow(TypedDict):
    """
    The days that a plan without dates is made for, and why these.

    On each of the start dates the whole plan finds its stops open and its services
    running.
    """

    first: str
    last: str
    reason: str
    start_dates: list[str]


class Plan(TypedDict):
    """
    One chain with times, worth and proof.

    `best_for` says in a sentence whom the plan suits, and `distance` how far it is
    from the first of the document, from 0 to 1.
    """

    title: str
    best_for: NotRequired[str]
    distance: NotRequired[float]
    themes: dict[str, float]
    score: int
    bound: int | None
    gap: float | None
    status: Literal["optimal", "feasible"]
    start: str
    end: str
    nights: int
    provinces: list[str]
    regions: list[str]
    days: list[Day]
    totals: Totals
    certificate: list[Certificate]
    warnings: list[Warning_]
    left_out: list[LeftOut]
    # Of plans for a month; those with dates need none.
    season_window: NotRequired[SeasonWindow]


class CatalogueStamp(TypedDict):
    """Which catalogue the plans were made from."""

    sha256: str
    as_of: str
    destinations: int
    corridors: int


class EngineStamp(TypedDict):
    """Which engine made the plans, and how."""

    version: str
    seed: int
    effort: str


class PlaceNote(TypedDict):
    """What a reader needs of a place that the plans name."""

    name: dict[str, str]
    kind: str
    lat: float
    lon: float
    province: str
    former_province: str | None
    themes: list[str]
    # What documents say of a place; absent in plans that were written before.
    description: NotRequired[dict[str, str]]
    best_months: NotRequired[list[int]]
    island: NotRequired[bool]
    fee_vnd: NotRequired[int]
    fee_as_of: NotRequired[str]


class Change(TypedDict):
    """A value before and after a plan was made anew."""

    before: Any
    after: Any


class FieldChange(Change):
    """A field of the request that is another now."""

    field: str


class StopChange(Change):
    """A stop that is on another day now."""

    destination: str


class DayChange(TypedDict):
    """
    The visits and the night of a day, before and after.

    `day` is its number now and `was` its number before, None where there is no such
    day. A line has `stop`, `arrive` and `leave`, or `night`, `corridor` and `class`.
    """

    day: int | None
    was: int | None
    same: bool
    before: list[dict[str, str | None]]
    after: list[dict[str, str | None]]


class Changes(TypedDict):
    """What a plan made anew changes of the one before."""

    title: Change
    kept_days: list[int]
    request: list[FieldChange]
    added: list[str]
    dropped: list[str]
    moved: list[StopChange]
    days: list[DayChange]
    score: Change
    distance_km: Change
    travel_min: Change
    known_cost_vnd_per_person: Change


class PlanDocument(TypedDict):
    """The answer to one request: its best plan first, then the alternatives."""

    format: Literal["tourlink-plan/1"]
    request: dict[str, Any]
    catalogue: CatalogueStamp
    engine: EngineStamp
    places: dict[str, PlaceNote]
    provinces: dict[str, dict[str, str]]
    plans: list[Plan]
    changes: NotRequired[Changes]

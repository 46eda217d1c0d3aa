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


class LeftOut(TypedDict):
    """A candidate that the plan does not visit, and why."""

    destination: str
    reason: str


class Plan(TypedDict):
    """One chain with times, worth and proof."""

    title: str
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


class PlanDocument(TypedDict):
    """The answer to one request: its best plan first, then the alternatives."""

    format: Literal["tourlink-plan/1"]
    request: dict[str, Any]
    catalogue: CatalogueStamp
    engine: EngineStamp
    places: dict[str, PlaceNote]
    provinces: dict[str, dict[str, str]]
    plans: list[Plan]

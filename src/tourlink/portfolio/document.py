"""The portfolio document, typed: what the formats of the report are made from."""

from typing import Any, Literal

from typing_extensions import TypedDict

FORMAT: Literal["tourlink-portfolio/1"] = "tourlink-portfolio/1"


class ChainNote(TypedDict):
    """
    One chosen chain.

    `worth` is by quarter, for a traveller open to all themes asked for; `grade` the
    least share of the best chain of as many days; `idle` says why it is not sold in
    the other quarters; `nearest` is the distance to the chain most like it.
    """

    number: int
    title: str
    days: int
    provinces: list[str]
    nights: dict[str, int]
    worth: dict[str, int]
    grade: float
    idle: dict[str, str]
    nearest: float | None


class CellNote(TypedDict):
    """A cell with the numbers of the chains that cover it, or the reason for none."""

    member: str
    theme: str
    quarter: str
    chains: list[int]
    code: str | None
    reason: str | None


class Coverage(TypedDict):
    """`possible` cells are those with a place that is open and reached then."""

    cells: int
    possible: int
    covered: int
    table: list[CellNote]


class Balance(TypedDict):
    """Nights in beds and spend of a person, on one tour of each chain."""

    nights: dict[str, int]
    greatest_share: float
    gini_nights: float
    spend_vnd: dict[str, int]
    gini_spend: float
    missing_rates: int


class Distinctness(TypedDict):
    """How far each two chains are apart, from 0 (alike) to 1."""

    least: float | None
    mean: float | None
    matrix: list[list[float]]


class Proof(TypedDict):
    """
    What is proven of the choice among the chains of the pool.

    `gap` is (most - reached) / most; null where nothing is proven.
    """

    covered: int
    most_covered: int | None
    coverage_gap: float | None
    value: int
    most_value: float | None
    value_gap: float | None


class Rival(TypedDict):
    """The same measures of another choice from the same pool."""

    picked: Literal["by worth", "by cells"]
    chains: int
    covered: int
    worth: int
    greatest_share: float
    keeps_share: bool
    gini_nights: float
    gini_spend: float
    least_distance: float | None


class PoolNote(TypedDict):
    """Where the chains came from, and how many passed the gate."""

    requests: int
    unanswered: int
    chains: int
    plans: int
    unverified: int
    too_few_members: int
    below_quality: int
    passed: int


class PortfolioDocument(TypedDict):
    """Everything that the report says; `names` of the agreement and the provinces."""

    format: Literal["tourlink-portfolio/1"]
    agreement: str
    names: dict[str, dict[str, str]]
    members: list[str]
    themes: list[str]
    quarters: list[str]
    asked: dict[str, Any]
    catalogue: dict[str, str]
    engine: dict[str, Any]
    pool: PoolNote
    chains: list[ChainNote]
    worth: int
    coverage: Coverage
    balance: Balance
    distinctness: Distinctness
    proof: Proof
    one_by_one: list[Rival]
    notes: list[str]

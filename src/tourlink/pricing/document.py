"""
The quotation document: what pricing gives, and what scripts and templates read.

Plain data, typed here once; `tourlink schema quote` publishes it as JSON Schema. Money
is whole VND; quantities and percentages, which need not be whole, are digits in text.
Fields may be added in a version, never renamed.
"""

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

from tourlink.plan import Warning_

FORMAT = "tourlink-quote/1"


class BookStamp(TypedDict):
    """A rate book that was used."""

    name: str
    file: str
    sha256: str
    note: str | None


class VatStamp(TypedDict):
    """The rate of value added tax, and by which source."""

    percent: str
    on: str
    source: str
    confidence: str
    note: str | None


class TermsStamp(TypedDict):
    """How prices were made of costs."""

    markup_percent: str | None
    margin_percent: str | None
    commission_percent: str
    rounding_vnd: int
    free_per: int


class Exchange(TypedDict):
    """What a currency was worth, by whoever asked for the quotation."""

    currency: str
    vnd: str
    on: str | None


class QuoteLine(TypedDict):
    """
    One cost: `quantity` times `unit_vnd`, without tax `net_vnd`.

    `rate` and `at` name the line of a rate book and its place; where a price is the
    catalogue's, `rate` is null and `at` names the record. `what` is English; `code` and
    `values` are there to say it in another language.
    """

    day: int
    kind: str
    what: str
    code: NotRequired[str]
    values: NotRequired[dict[str, Any]]
    quantity: str
    unit_vnd: int
    vat: str
    net_vnd: int
    rate: str | None
    at: str
    source: str | None
    as_of: str | None
    confidence: str | None


class ChildPrice(TypedDict):
    """What a child below an age pays, and what its own tickets cost without tax."""

    below: int
    percent: str
    price_vnd: int
    tickets_vnd: int


class Vehicles(TypedDict):
    """So many vehicles of one kind."""

    vehicle: str
    number: int


class Totals(TypedDict):
    """
    What a group pays, and where it goes.

    `revenue_vnd` = `net_vnd` + `commission_vnd` + `vat_vnd` + `margin_vnd`, and
    `net_vnd` is the sum of the lines.
    """

    net_vnd: int
    commission_vnd: int
    vat_vnd: int
    margin_vnd: int
    revenue_vnd: int


class Priced(TypedDict):
    """
    The prices of one group size.

    Attributes
    ----------
    paying, free
        Who pays, and who travels free beside them.
    levelled_by
        The larger group in the same vehicles that pays as much a head, where the price
        of this one would be less; else null.
    free_vnd
        What of the price is for those who travel free.
    breaks_even_at
        The least number of people who pay this price and cover the costs, and so does
        every number between them and this one. Absent where nobody asked.
    """

    per_person_vnd: int
    single_supplement_vnd: int
    free_vnd: int
    levelled_by: int | None
    children: list[ChildPrice]
    totals: Totals
    margin_per_head_vnd: int
    margin_percent: str
    breaks_even_at: NotRequired[int]
    exchanged: dict[str, str]


class PaxBreak(TypedDict):
    """
    A group size: its prices, or what has no rate; never a price without it.

    `lacking` says what is `missing` by code and values.
    """

    paying: int
    free: int
    vehicles: Vehicles | None
    guides: int
    missing: list[str]
    lacking: NotRequired[list["Told"]]
    priced: Priced | None
    lines: NotRequired[list[QuoteLine]]


OtherBed = TypedDict("OtherBed", {"day": int, "at": str, "class": str})
"""A night in another class than the one wanted, where that is not offered."""

ClassQuote = TypedDict(
    "ClassQuote", {"class": str, "other_beds": list[OtherBed], "breaks": list[PaxBreak]}
)
"""The prices of one class of lodging."""


class Told(TypedDict):
    """A line of what a price holds: its English, and its kind with the values in it."""

    text: str
    code: str
    values: NotRequired[dict[str, Any]]


class TourStamp(TypedDict):
    """What is priced: the plan's title, its length and its dates."""

    title: str
    days: int
    nights: int
    departs: str | None
    returns: str | None


class QuoteDocument(TypedDict):
    """
    A quotation for one plan.

    `children_along` of the request have seats in the vehicles of each group; what they
    pay and cost is not in its totals.
    """

    format: Literal["tourlink-quote/1"]
    tour: TourStamp
    catalogue: str
    books: list[BookStamp]
    quoted_on: str
    valid_until: str | None
    vat: VatStamp
    terms: TermsStamp
    children_along: int
    currencies: list[Exchange]
    classes: list[ClassQuote]
    included: list[str]
    excluded: list[str]
    inclusions: NotRequired[list[Told]]
    exclusions: NotRequired[list[Told]]
    warnings: list[Warning_]

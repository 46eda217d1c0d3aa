"""What a portfolio is asked for, with every name looked up."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.programmes import Agreement
from tourlink.catalogue.records import Destination, Names
from tourlink.catalogue.search import find_area, find_destination
from tourlink.errors import RequestError
from tourlink.notes import Note
from tourlink.request import Request
from tourlink.vocabulary import Theme

# A place that rates a theme lower is no reason to travel for it.
USUAL_RATING = 3
_MOST_CHAINS = 60


class Quarter(NamedTuple):
    """Three months of a year, written as in 2027Q1."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year}Q{self.number}"

    @property
    def months(self) -> tuple[int, int, int]:
        """The months, 1 to 12."""
        first = 3 * self.number - 2
        return first, first + 1, first + 2


class Member(NamedTuple):
    """A member of the agreement, and the former provinces that it is made of."""

    id: str
    name: Names
    former_provinces: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Wish:
    """
    What a portfolio is asked for, in the asker's spelling.

    Attributes
    ----------
    request
        What holds for each chain: agreement, days, themes, party, modes and so on.
    quarters, members
        Those to be covered; none for the year after the catalogue's newest fact, and
        for all members but the start's own.
    chains, min_chains
        Most and least number of chains.
    share
        The most of all nights in beds that any one province gets.
    distance
        How far any two chains are apart at least: see `tourlink.planner.distance`.
    quality
        What a chain is worth at least, as a share of the best one of its length.
    rating
        What a place rates a theme at least to cover it.
    min_members
        Members that each chain has stops in.
    balance
        What a night of difference between two members costs, in points.
    tries
        How many requests the planner is given for the pool.
    """

    request: Request
    quarters: tuple[Quarter, ...] = ()
    members: tuple[str, ...] = ()
    chains: int = 8
    min_chains: int = 1
    share: Fraction = Fraction(3, 10)
    distance: float = 0.5
    quality: float = 0.6
    rating: int = USUAL_RATING
    min_members: int = 2
    balance: int = 20
    tries: int = 30

    def __post_init__(self) -> None:
        if not 1 <= self.min_chains <= self.chains <= _MOST_CHAINS:
            raise RequestError(
                f"{self.min_chains} to {self.chains} chains cannot be chosen",
                hint=f"1 <= --min-chains <= --chains <= {_MOST_CHAINS}",
            )
        for name, value in (
            ("share", self.share),
            ("distance", self.distance),
            ("quality", self.quality),
        ):
            if not 0 <= value <= 1:
                raise RequestError(f"{name} is {float(value):g}, and is a share of one")


@dataclass(frozen=True)
class Asked:
    """A wish, resolved."""

    wish: Wish
    agreement: Agreement
    start: Destination
    members: tuple[Member, ...]
    themes: tuple[Theme, ...]
    quarters: tuple[Quarter, ...]
    notes: tuple[str, ...]


def parse_quarters(parts: Sequence[str]) -> tuple[Quarter, ...]:
    """
    Return the quarters that words such as `2027Q1` or `2027` mean, each once.

    Raises
    ------
    RequestError
        If one is no quarter.
    """
    found: dict[Quarter, None] = {}
    for part in parts:
        match = re.fullmatch(r"(20\d\d)(?:-?[Qq]([1-4]))?", part.strip())
        if not match:
            raise RequestError(
                f"{part!r} is no quarter", hint="write 2027Q1, or 2027 for all four"
            )
        numbers = (int(match[2]),) if match[2] else (1, 2, 3, 4)
        found.update(dict.fromkeys(Quarter(int(match[1]), it) for it in numbers))
    return tuple(found)


def read(wish: Wish, catalogue: Catalogue) -> Asked:
    """
    Look up every name of a wish.

    Raises
    ------
    RequestError
        If a name is unknown, or the request has what a portfolio decides itself.
    """
    request = wish.request
    if len(request.agreement) != 1:
        raise RequestError(
            "a portfolio is made for one agreement",
            hint="give --agreement; see them with: tourlink list agreements",
        )
    if request.start_date or request.month:
        raise RequestError(
            "a portfolio has no date and no month", hint="give --quarters instead"
        )
    agreement = catalogue.agreements[
        find_area(catalogue, request.agreement[0], "agreement").id
    ]
    start = find_destination(catalogue, request.start)
    members = _members(wish, agreement, start, catalogue)
    if wish.min_members > len(members):
        raise RequestError(
            f"no chain has stops in {wish.min_members} of {len(members)} members",
            hint="lower --min-members",
        )
    themes = tuple(request.theme) or agreement.themes or tuple(Theme)
    quarters = wish.quarters or _coming_year(catalogue)
    notes = [
        Note("the agreement is not in force in {quarter}", quarter=str(quarter))
        for quarter in quarters
        if not _in_force(agreement, quarter)
    ]
    asked = replace(request, agreement=(agreement.id,), province=())
    return Asked(
        wish=replace(wish, request=asked),
        agreement=agreement,
        start=start,
        members=members,
        themes=themes,
        quarters=quarters,
        notes=tuple(notes),
    )


def _members(
    wish: Wish, agreement: Agreement, start: Destination, catalogue: Catalogue
) -> tuple[Member, ...]:
    ids = [it for it in agreement.members if it != start.province]
    if wish.members:
        named = (find_area(catalogue, it, "province").id for it in wish.members)
        ids = list(dict.fromkeys(named))
    for it in ids:
        if it not in agreement.members:
            raise RequestError(
                f"{it} is no member of {agreement.id}",
                hint=f"its members: {', '.join(agreement.members)}",
            )
    return tuple(
        Member(it, catalogue.province_name(it), frozenset(catalogue.formers(it)))
        for it in ids
    )


def _coming_year(catalogue: Catalogue) -> tuple[Quarter, ...]:
    year = int(catalogue.as_of[:4] or 2026) + 1
    return parse_quarters([str(year)])


def _in_force(agreement: Agreement, quarter: Quarter) -> bool:
    first, _, last = quarter.months
    begin, end = (quarter.year, first), (quarter.year, last)
    since, until = agreement.valid_from, agreement.valid_to
    return (since is None or (since.year, since.month) <= end) and (
        until is None or begin <= (until.year, until.month)
    )

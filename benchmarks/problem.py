"""
A public benchmark problem, and an answer to it, both in the numbers of its file.

Coordinates and times are decimals as written there, so that nothing is rounded before
the family's own rules say so.
"""

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from tourlink.errors import TourlinkError

TRIP_TOLERANCE = Decimal("0.0002")
"""Published trip lengths are rounded to four digits, just where a route fills them."""


class FormatError(TourlinkError):
    """A file is not what its family's format says."""


class RoutesError(TourlinkError):
    """An answer breaks the problem: the tool worked, the answer is no."""

    exit_code = 1


class Metric(StrEnum):
    """How long the way between two points is."""

    REAL = "euclidean, not rounded"
    TENTHS = "euclidean, rounded down to one decimal"
    HUNDREDTHS = "euclidean, rounded down to two decimals"
    NEAREST = "euclidean, rounded to the nearest integer"
    UPWARDS = "euclidean, rounded up to an integer"
    PSEUDO = "TSPLIB's ATT"
    GLOBE = "TSPLIB's GEO"
    TABLE = "a matrix"
    MINUTES = "euclidean kilometres at 0.75 a minute, rounded up to an integer"


Window = tuple[Decimal, Decimal]
"""Times at which a visit may begin, both included."""


class Site(NamedTuple):
    """
    A point of the file; as a hotel or depot only its number and position count.

    Attributes
    ----------
    number
        As the format counts them.
    windows
        For each day when a visit may begin; () where it may begin at any time.
    uses
        How much of each of the problem's `caps` a visit uses up.
    """

    number: int
    x: Decimal
    y: Decimal
    prize: int = 0
    visit: Decimal = Decimal(0)
    windows: tuple[tuple[Window, ...], ...] = ()
    uses: tuple[int, ...] = ()


class Problem(NamedTuple):
    """
    One problem of a family.

    Attributes
    ----------
    hotels
        Where days may begin and end; depots too.
    start, end
        The hotels (indices) where the first day begins and the last one ends.
    nights
        Whether each day may end at any hotel and the next begins there. If not, all
        days go from `start` to `end`.
    opens, closes
        When days begin, and when each day must be over.
    total
        The longest that all days may be together; None for no limit.
    tolerance
        By how much days may be longer than that.
    base
        Prizes that every answer has, such as the depot's.
    table
        The matrix where there is one: a row for each number, from the lowest.
    """

    family: str
    name: str
    metric: Metric
    hotels: tuple[Site, ...]
    start: int
    end: int
    nights: bool
    opens: Decimal
    closes: tuple[Decimal, ...]
    sites: tuple[Site, ...]
    total: Decimal | None = None
    tolerance: Decimal = Decimal(0)
    caps: tuple[int, ...] = ()
    base: int = 0
    table: tuple[tuple[int, ...], ...] = ()


class Routes(NamedTuple):
    """
    An answer: the numbers of the sites of each day, and of the hotels between days.

    `nights` is empty where days do not depend on each other.
    """

    days: tuple[tuple[int, ...], ...]
    nights: tuple[int, ...] = ()

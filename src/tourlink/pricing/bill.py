"""The lines of a bill: services with their rates, and what they cost without tax."""

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from typing import Any, NamedTuple

from tourlink.catalogue.records import Price
from tourlink.pricing.book import Line
from tourlink.pricing.lookup import Lookup, MissingRateError
from tourlink.pricing.money import half_up
from tourlink.pricing.records import Rate, Vat
from tourlink.pricing.services import When


class CostLine(NamedTuple):
    """
    One service, and what it costs.

    Attributes
    ----------
    kind
        What it is: `room`, `vehicle`, `guide`, `driver`, `meal`, `entrance`, `fare` or
        `extra`.
    rate
        The line of a rate book; None where the price is the catalogue's.
    fact, price
        The record of the catalogue, and its price, where it is from there.
    unit_vnd
        Price of one, as it is bought.
    net
        What all of them cost without value added tax, exactly.
    """

    day: int
    kind: str
    what: str
    rate: Line[Any] | None
    fact: str
    quantity: Fraction
    unit_vnd: int
    net: Fraction
    price: Price | None = None

    @property
    def net_vnd(self) -> int:
        """The cost without tax, half up to the dong."""
        return half_up(self.net)


class Item(NamedTuple):
    """What a line is about: on which day, of which kind, and in words."""

    when: When
    kind: str
    what: str


class Cost(NamedTuple):
    """The lines of a group, and what has no rate."""

    lines: tuple[CostLine, ...]
    missing: tuple[str, ...]

    @property
    def net(self) -> Fraction:
        """All lines together, exactly."""
        return sum((line.net for line in self.lines), Fraction(0))

    @property
    def net_vnd(self) -> int:
        """All lines together, as they are shown."""
        return sum(line.net_vnd for line in self.lines)


class Bill:
    """Collects lines, and what has no rate."""

    def __init__(self, lookup: Lookup, vat: Fraction) -> None:
        self._lookup = lookup
        self._vat = vat
        self._lines: list[CostLine] = []
        self._missing: dict[str, None] = {}

    @contextmanager
    def noting(self) -> Iterator[None]:
        """Note a rate that is missing, and go on."""
        try:
            yield
        except MissingRateError as error:
            self._missing[str(error)] = None

    def add(
        self,
        item: Item,
        line: Line[Rate],
        base_vnd: int,
        quantity: Fraction,
        *,
        plain: bool = False,
    ) -> None:
        """Add a line of a rate book, with its surcharge of the day unless `plain`."""
        unit_vnd, why = base_vnd, ""
        if not plain:
            unit_vnd, why = self._lookup.price(line, base_vnd, item.when)
        net = unit_vnd * quantity
        if line.rate.vat is Vat.INCLUDED:
            net /= 1 + self._vat
        what = f"{item.what} ({why})" if why else item.what
        day = item.when.day
        self._lines.append(
            CostLine(day, item.kind, what, line, "", quantity, unit_vnd, net)
        )

    def add_fact(
        self, item: Item, fact: str, price: Price, number: int, *, child: bool = False
    ) -> None:
        """Add a price of the catalogue, which is what people pay at the gate."""
        known = child and price.child_vnd is not None
        vnd = (price.child_vnd or 0) if known else price.adult_vnd
        net = Fraction(vnd * number)
        day, quantity = item.when.day, Fraction(number)
        self._lines.append(
            CostLine(day, item.kind, item.what, None, fact, quantity, vnd, net, price)
        )

    def cost(self) -> Cost:
        """Return all lines in the order of days."""
        lines = sorted(self._lines, key=lambda it: it.day)
        return Cost(tuple(lines), tuple(self._missing))

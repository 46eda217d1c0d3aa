"""The lines of a bill: services with their rates, and what they cost without tax."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from fractions import Fraction
from typing import Any, NamedTuple

from tourlink.catalogue.records import Price
from tourlink.pricing.book import Line
from tourlink.pricing.lookup import Lack, Lookup, MissingRateError
from tourlink.pricing.money import half_up
from tourlink.pricing.records import Rate, Vat
from tourlink.pricing.services import When


class Item(NamedTuple):
    """
    What a line is about: on which day, of which kind, and in words.

    Attributes
    ----------
    code, values
        By which other languages say it; names are records.
    """

    when: When
    kind: str
    what: str
    code: str
    values: Mapping[str, Any]


class CostLine(NamedTuple):
    """
    One service, and what it costs.

    Attributes
    ----------
    item
        What it is for; its kind is `room`, `vehicle`, `guide`, `driver`, `meal`,
        `entrance`, `fare` or `extra`.
    rate
        The line of a rate book; None where the price is the catalogue's.
    fact, price
        The record of the catalogue, and its price, where it is from there.
    unit_vnd
        Price of one, as it is bought.
    net
        What all of them cost without value added tax, exactly.
    """

    item: Item
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


class Cost(NamedTuple):
    """The lines of a group, and what has no rate."""

    lines: tuple[CostLine, ...]
    missing: tuple[Lack, ...]

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
        self._missing: dict[str, Lack] = {}

    @contextmanager
    def noting(self) -> Iterator[None]:
        """Note a rate that is missing, and go on."""
        try:
            yield
        except MissingRateError as error:
            self._missing[str(error)] = error.lack

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
        if why:
            values = {**item.values, "surcharge": why}
            item = item._replace(what=f"{item.what} ({why})", values=values)
        self._lines.append(CostLine(item, line, "", quantity, unit_vnd, net))

    def add_fact(
        self, item: Item, fact: str, price: Price, number: int, *, child: bool = False
    ) -> None:
        """Add a price of the catalogue, which is what people pay at the gate."""
        known = child and price.child_vnd is not None
        vnd = (price.child_vnd or 0) if known else price.adult_vnd
        net = Fraction(vnd * number)
        quantity = Fraction(number)
        self._lines.append(CostLine(item, None, fact, quantity, vnd, net, price))

    def cost(self) -> Cost:
        """Return all lines in the order of days."""
        lines = sorted(self._lines, key=lambda it: it.item.when.day)
        return Cost(tuple(lines), tuple(self._missing.values()))

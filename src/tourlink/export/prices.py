"""The price part of a document: a table by group size, and what goes with it."""

from collections.abc import Iterator
from datetime import date

from tourlink.export.gazetteer import Gazetteer, clean
from tourlink.export.phrases import Phrases
from tourlink.export.quotation import Break, Line, Quotation
from tourlink.export.reasons import Reasons
from tourlink.export.tables import Table


class Prices:
    """Says the prices of one quotation."""

    def __init__(self, quote: Quotation, names: Gazetteer, words: Phrases) -> None:
        self._quote = quote
        self._names = names
        self._words = words

    def _say(self, key: str, **values: object) -> str:
        return self._words.say(f"document.{key}", **values)

    def table(self) -> Table:
        """Return a row for each group size, and a column for each class on offer."""
        classes = self._quote.offered
        heads = [self._words.lodging(it.lodging) for it in classes]
        rows = []
        for number, first in enumerate(classes[0].breaks if classes else ()):
            prices = [self._price(it.breaks[number]) for it in classes]
            rows.append((self._group(first), self._vehicles(first), *prices))
        return Table(
            heads=(
                self._say("column_group"),
                self._say("column_vehicle"),
                *(it[0].upper() + it[1:] for it in heads),
            ),
            rows=tuple(rows),
            right=frozenset(range(2, 2 + len(classes))),
            wide=frozenset({1}),
        )

    def _group(self, one: Break) -> str:
        people = self._words.count("person", one.paying)
        return self._say("with_free", people=people, n=one.free) if one.free else people

    def _vehicles(self, one: Break) -> str:
        told = self._words.known("vehicles", one.vehicle, one.vehicle)
        return f"{one.vehicles} × {told}" if one.vehicles > 1 else told  # noqa: RUF001  # times

    def _price(self, one: Break) -> str:
        if one.per_person_vnd is None:
            return self._say("price_open")
        told = self._words.money(one.per_person_vnd)
        also = [
            self._words.money(round(float(amount)), code)
            for code, amount in one.exchanged
        ]
        return f"{told} ({', '.join(also)})" if also else told

    def lines(self) -> Iterator[str]:
        """Yield what goes with the prices."""
        quote, words = self._quote, self._words
        yield self._say("price_basis")
        yield from self._elsewhere()
        for of in quote.offered:
            singles = sorted(
                {it.single_vnd for it in of.breaks if it.single_vnd is not None}
            )
            if singles:
                ends = dict.fromkeys((singles[0], singles[-1]))
                money = " – ".join(map(words.money, ends))  # noqa: RUF001  # an en dash
                lodging = words.lodging(of.lodging)
                yield self._say("price_single", lodging=lodging, money=money)
        if children := self.children():
            yield self._say("price_children", told=children)
        if quote.free_per:
            yield self._say("price_free", n=quote.free_per)
        yield self._say("price_vat", percent=quote.vat_percent)
        if until := self.validity():
            on = self._day(quote.quoted_on)
            yield self._say("price_valid", on=on, until=until)

    def _elsewhere(self) -> Iterator[str]:
        """Yield which classes lack somewhere, and what is there instead."""
        found: dict[tuple[tuple[str, str], ...], list[str]] = {}
        for of in self._quote.classes:
            if of.elsewhere:
                lodging = self._words.lodging(of.lodging)
                found.setdefault(of.elsewhere, []).append(lodging)
        for elsewhere, classes in found.items():
            places: dict[str, list[str]] = {}
            for place, lodging in elsewhere:
                places.setdefault(lodging, []).append(self._names.place(place))
            told = [
                self._say(
                    "places_with_beds",
                    places=self._words.both(listed),
                    lodging=self._words.lodging(lodging),
                )
                for lodging, listed in places.items()
            ]
            yield self._say(
                "price_elsewhere", lodging=", ".join(classes), told="; ".join(told)
            )

    @property
    def tells_included(self) -> bool:
        """Whether the quotation says what the price holds."""
        return bool(self._quote.included)

    def included(self) -> Iterator[str]:
        """Yield what the price holds, as it was quoted."""
        return map(self._told, self._quote.included)

    def excluded(self) -> Iterator[str]:
        """Yield what the price does not hold."""
        return map(self._told, self._quote.excluded)

    def _told(self, line: Line) -> str:
        words = self._words
        if line.code == "own":
            return words.known("quoted", clean(line.text), clean(line.text))
        said = Reasons(words).say("quoted", line.code, line.values)
        return said or clean(line.text)

    def basis(self) -> str:
        """Return by which quotation the price holds what it does."""
        return self._say("quoted_basis", on=self._day(self._quote.quoted_on))

    def children(self) -> str:
        """Return what children pay; empty where nothing is said of them."""
        told = [
            self._say("child_free", age=age)
            if share == "0"
            else self._say("child_share", age=age, share=share)
            for age, share in self._quote.children
        ]
        return ", ".join(told)

    def validity(self) -> str:
        """Return until when the prices hold; empty where nothing is said of it."""
        until = self._quote.valid_until
        return self._day(until) if until else ""

    def _day(self, text: str) -> str:
        return self._words.long_date(date.fromisoformat(text))

"""Quotations as text and Markdown, in the reader's language."""

import textwrap
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from tourlink.export.costs import Costs
from tourlink.export.gazetteer import Gazetteer
from tourlink.export.phrases import Phrases
from tourlink.export.reasons import Reasons
from tourlink.pricing.document import (
    ClassQuote,
    PaxBreak,
    QuoteDocument,
    QuoteLine,
    Told,
)
from tourlink.vocabulary import Lang

_WIDTH = 80
_Table = Callable[[Sequence[str], Sequence[Sequence[str]]], list[str]]
_TITLES = (
    "pax",
    "vehicles",
    "person",
    "single",
    "free",
    "margin",
    "all",
    "share",
    "even",
)
_COSTS = ("day", "what", "quantity", "unit", "net", "rate")
_IN_CATALOGUE = "catalogue: "


class QuoteText:
    """
    Writes one quotation.

    Parameters
    ----------
    title
        Of the tour, in the language.
    names
        Names places of the plan that is quoted.
    """

    def __init__(
        self, quote: QuoteDocument, title: str, words: Phrases, names: Gazetteer
    ) -> None:
        self._quote = quote
        self._title = title
        self._words = words
        self._names = names
        self._reasons = Reasons(words)
        self._costs = Costs(words)

    def text(self) -> str:
        """Return it for a terminal of 80 columns."""
        lines = textwrap.wrap(self._title, _WIDTH)
        lines += textwrap.wrap(self._head(), _WIDTH)
        for one in self._quote["classes"]:
            lines += ["", self._class(one), *self._prices(one, _columns)]
            lines += [part for it in self._below(one) for part in _wrapped(it)]
            for it in one["breaks"]:
                lines += self._explained(it)
        for title, texts in self._lists():
            lines += ["", title, *(part for it in texts for part in _wrapped(it))]
        return "\n".join(lines) + "\n"

    def markdown(self) -> str:
        """Return it as Markdown."""
        lines = [f"# {self._title}", "", self._head()]
        heads = [self._say(it) for it in _COSTS]
        for one in self._quote["classes"]:
            lines += ["", f"## {self._class(one)}", "", *self._prices(one, _pipes)]
            below = [f"- {it}" for it in self._below(one)]
            lines += ["", *below] if below else []
            for it in one["breaks"]:
                if explained := it.get("lines"):
                    title = f"### {self._class(one)}, {_size(it)}"
                    rows = [[str(line["day"]), *self._cost(line)] for line in explained]
                    lines += ["", title, "", *_pipes(heads, rows)]
        for title, texts in self._lists():
            lines += ["", f"## {title}", "", *(f"- {it}" for it in texts)]
        return "\n".join(lines) + "\n"

    def lacking(self) -> list[str]:
        """Return what has no rate, each once."""
        breaks = (it for one in self._quote["classes"] for it in one["breaks"])
        return list(dict.fromkeys(told for it in breaks for told in self._lacking(it)))

    def _say(self, key: str, **values: object) -> str:
        return self._words.say(f"quote_lines.{key}", **values)

    def _class(self, one: ClassQuote) -> str:
        return self._words.lodging(one["class"])

    def _vehicles(self, it: PaxBreak) -> str:
        fleet, words = it["vehicles"], self._words
        if not fleet:
            return "-"
        many = f"{fleet['number']} x " if fleet["number"] > 1 else ""
        return many + words.known("vehicles_short", *2 * [fleet["vehicle"]])

    def _head(self) -> str:
        quote, words = self._quote, self._words
        tour = quote["tour"]
        dates = until = ""
        if tour["departs"] and tour["returns"]:
            first, last = self._day(tour["departs"]), self._day(tour["returns"])
            dates = words.say("quote.dates", first=first, last=last)
        if quote["valid_until"]:
            until = words.say("quote.until", on=self._day(quote["valid_until"]))
        told = words.say(
            "quote.head",
            days=words.count("day", tour["days"]),
            nights=words.count("night", tour["nights"]),
            dates=dates,
            percent=words.digits(quote["vat"]["percent"]),
            on=self._day(quote["quoted_on"]),
            until=until,
        )
        return " ".join([told, *self._beside()])

    def _beside(self) -> Iterator[str]:
        """Yield what currencies are worth, and who has a seat beside the group."""
        for it in self._quote["currencies"]:
            currency, vnd = it["currency"], self._words.digits(it["vnd"])
            if it["on"]:
                on = self._day(it["on"])
                yield self._say("worth_on", currency=currency, vnd=vnd, on=on)
            else:
                yield self._say("worth", currency=currency, vnd=vnd)
        if number := self._quote["children_along"]:
            children = self._words.count("child", number)
            yield self._say("children", children=children)

    def _day(self, text: str) -> str:
        """Return a date; in English as scripts and tables have it."""
        if self._words.lang is Lang.EN:
            return text
        return self._words.short_date(date.fromisoformat(text), year=True)

    def _prices(self, one: ClassQuote, table: _Table) -> list[str]:
        words = self._words
        vnd, digits = words.number, words.digits
        codes = [it["currency"] for it in self._quote["currencies"]]
        first, last = _TITLES[:3], _TITLES[3:]
        titles = [words.say(f"quote.{it}") for it in first]
        titles += [*codes, *(words.say(f"quote.{it}") for it in last)]
        rows = []
        for it in one["breaks"]:
            row, priced = [_size(it), self._vehicles(it)], it["priced"]
            if priced is None:
                blanks = [""] * (len(codes) + len(last))
                rows.append([*row, words.say("quote.missing"), *blanks])
                continue
            rows.append(
                [
                    *row,
                    vnd(priced["per_person_vnd"]),
                    *(digits(priced["exchanged"][code]) for code in codes),
                    vnd(priced["single_supplement_vnd"]),
                    vnd(priced["free_vnd"]),
                    vnd(priced["margin_per_head_vnd"]),
                    vnd(priced["totals"]["margin_vnd"]),
                    digits(priced["margin_percent"]),
                    str(priced["breaks_even_at"]),
                ]
            )
        return table(titles, rows)

    def _below(self, one: ClassQuote) -> Iterator[str]:
        """Yield what stands below the prices of a class."""
        words = self._words

        def say(key: str, **values: object) -> str:
            return words.say(f"quoted_below.{key}", **values)

        priced = [(it, found) for it in one["breaks"] if (found := it["priced"])]
        for at, rule in enumerate(priced[0][1]["children"] if priced else ()):
            prices = (words.number(it["children"][at]["price_vnd"]) for _, it in priced)
            sizes = (_size(it) for it, _ in priced)
            shown = [words.labelled(*it) for it in zip(sizes, prices, strict=True)]
            age = rule["below"]
            if rule["percent"] == "0":
                yield say("free", age=age)
            else:
                yield say("children", age=age, prices=words.apart(shown))
        other: dict[tuple[str, str], list[int]] = {}
        for bed in one["other_beds"]:
            other.setdefault((bed["class"], bed["at"]), []).append(bed["day"])
        for (offered, place), days in other.items():
            yield say(
                "bed",
                offered=words.lodging(offered),
                place=self._names.place(place),
                nights=words.listed("night_list", days),
                wanted=self._class(one),
            )
        for it, found in priced:
            if found["levelled_by"]:
                yield say("levelled", size=_size(it), other=found["levelled_by"])
        lacking = (told for it in one["breaks"] for told in self._lacking(it))
        yield from (say("missing", text=it) for it in dict.fromkeys(lacking))

    def _lacking(self, it: PaxBreak) -> Iterator[str]:
        yield from map(self._costs.lack, it.get("lacking", []))

    def _cost(self, line: QuoteLine) -> tuple[str, str, str, str, str]:
        """Return what a cost is, its quantity, price and sum, and where its rate is."""
        at, number = line["at"], self._words.number
        where = at
        if line["rate"]:
            where = self._say("rate_at", rate=line["rate"], at=at)
        elif at.startswith(_IN_CATALOGUE):
            where = self._say("catalogue", fact=at.removeprefix(_IN_CATALOGUE))
        quantity = self._words.digits(line["quantity"])
        amounts = number(line["unit_vnd"]), number(line["net_vnd"])
        return self._costs.what(line), quantity, *amounts, where

    def _explained(self, it: PaxBreak) -> Iterator[str]:
        """Yield each cost in two lines: the sum, and where its rate stands."""
        if "lines" not in it:
            return
        yield ""
        yield self._say("costs", size=_size(it))
        for line in it["lines"]:
            what, quantity, unit, net, rate = self._cost(line)
            day = self._words.listed("days", [line["day"]])
            start = f"  {day}  {what}"
            end = f"{quantity} x {unit} = {net}"
            yield f"{start}{end:>{max(len(end) + 2, _WIDTH - len(start))}}"
            yield f"         {rate}"
        if priced := it["priced"]:
            totals, number = priced["totals"], self._words.number
            price = number(priced["per_person_vnd"])
            sums = (
                (self._say("sum_net"), totals["net_vnd"]),
                (self._say("sum_commission"), totals["commission_vnd"]),
                (self._say("sum_margin"), totals["margin_vnd"]),
                (self._say("sum_vat"), totals["vat_vnd"]),
                (f"{it['paying']} x {price}", totals["revenue_vnd"]),
            )
            for label, amount in sums:
                yield f"  {label:<40}{number(amount):>38}"

    def _lists(self) -> Iterator[tuple[str, list[str]]]:
        quote, words, told = self._quote, self._words, self._reasons

        def said(line: Told) -> str:
            text = line["text"]
            if line["code"] == "own":
                return words.known("quoted", text, text)
            return told.say("quoted", line["code"], line.get("values", {})) or text

        yield words.say("quote.included"), list(map(said, quote.get("inclusions", [])))
        if excluded := quote.get("exclusions"):
            yield words.say("quote.excluded"), list(map(said, excluded))
        warnings = []
        for it in quote["warnings"]:
            text = told.say("quote_warnings", it["code"], it.get("values", {}))
            warnings.append(words.labelled(it["code"], text or it["message"]))
        if warnings:
            yield words.say("quote.warnings"), warnings
        notes = [it["note"] for it in quote["books"] if it["note"]]
        books = [f"{it['name']} ({it['file']})" for it in quote["books"]]
        yield words.say("quote.rates"), [*books, *notes]


def _size(it: PaxBreak) -> str:
    return f"{it['paying']}+{it['free']}" if it["free"] else str(it["paying"])


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="    ")


def _columns(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a table whose numbers stand at the right."""
    table = [titles, *rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return [
        "  ".join(
            cell.ljust(width) if at < 2 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in table
    ]


def _pipes(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a Markdown table."""
    marks = ["---" if at < 2 else "---:" for at in range(len(titles))]
    return [f"| {' | '.join(row)} |" for row in (titles, marks, *rows)]

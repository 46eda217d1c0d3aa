"""Quotations as text, Markdown and CSV."""

import csv
import textwrap
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from io import StringIO

from tourlink.export.phrases import Phrases
from tourlink.export.reasons import Reasons
from tourlink.pricing.document import (
    ClassQuote,
    PaxBreak,
    QuoteDocument,
    QuoteLine,
    Told,
)
from tourlink.pricing.money import vnd
from tourlink.vocabulary import Lang

_WIDTH = 80
_Table = Callable[[Sequence[str], Sequence[Sequence[str]]], list[str]]


def to_text(quote: QuoteDocument, words: Phrases) -> str:
    """Return a quotation for a terminal of 80 columns."""
    lines = textwrap.wrap(quote["tour"]["title"], _WIDTH)
    lines += textwrap.wrap(_head(quote, words), _WIDTH)
    for one in quote["classes"]:
        lines += ["", one["class"], *_prices(quote, one, _columns, words)]
        lines += [part for it in _below(one, words) for part in _wrapped(it)]
        for it in one["breaks"]:
            lines += _explained(it)
    for title, texts in _lists(quote, words):
        lines += ["", title, *(part for it in texts for part in _wrapped(it))]
    return "\n".join(lines) + "\n"


def to_markdown(quote: QuoteDocument, words: Phrases) -> str:
    """Return a quotation as Markdown."""
    lines = [f"# {quote['tour']['title']}", "", _head(quote, words)]
    for one in quote["classes"]:
        lines += ["", f"## {one['class']}", "", *_prices(quote, one, _pipes, words)]
        below = [f"- {it}" for it in _below(one, words)]
        lines += ["", *below] if below else []
        for it in one["breaks"]:
            if explained := it.get("lines"):
                title = f"### {one['class']}, {_size(it)}"
                lines += ["", title, "", *_pipes(_COSTS, _cost_rows(explained))]
    for title, texts in _lists(quote, words):
        lines += ["", f"## {title}", "", *(f"- {it}" for it in texts)]
    return "\n".join(lines) + "\n"


def to_csv(quote: QuoteDocument) -> str:
    """Return a row for each class and group size, or for each of their costs."""
    page = StringIO()
    out = csv.writer(page, lineterminator="\n")
    pairs = [(one["class"], it) for one in quote["classes"] for it in one["breaks"]]
    if any("lines" in it for _, it in pairs):
        out.writerow(["class", "paying", *_COSTS])
        for bed, it in pairs:
            rows = _cost_rows(it.get("lines", []), str)
            out.writerows([bed, it["paying"], *row] for row in rows)
        return page.getvalue()
    codes = [it["currency"] for it in quote["currencies"]]
    out.writerow([*_FIELDS, *codes, "missing"])
    for bed, it in pairs:
        out.writerow(_csv_row(bed, it, codes))
    return page.getvalue()


_FIELDS = (
    "class",
    "paying",
    "free",
    "vehicle",
    "vehicles",
    "per_person_vnd",
    "single_supplement_vnd",
    "free_vnd",
    "net_vnd",
    "commission_vnd",
    "vat_vnd",
    "margin_vnd",
    "revenue_vnd",
    "margin_percent",
    "breaks_even_at",
)


def _csv_row(bed: str, it: PaxBreak, codes: Sequence[str]) -> list[object]:
    fleet, priced = it["vehicles"], it["priced"]
    row: list[object] = [bed, it["paying"], it["free"]]
    row += [fleet["vehicle"], fleet["number"]] if fleet else ["", 0]
    if priced is None:
        row += [""] * (len(_FIELDS) - len(row) + len(codes))
    else:
        totals = priced["totals"]
        row += [
            priced["per_person_vnd"],
            priced["single_supplement_vnd"],
            priced["free_vnd"],
            totals["net_vnd"],
            totals["commission_vnd"],
            totals["vat_vnd"],
            totals["margin_vnd"],
            totals["revenue_vnd"],
            priced["margin_percent"],
            priced["breaks_even_at"],
            *(priced["exchanged"][code] for code in codes),
        ]
    return [*row, "; ".join(it["missing"])]


def _head(quote: QuoteDocument, words: Phrases) -> str:
    tour, vat = quote["tour"], quote["vat"]
    dates = until = ""
    if tour["departs"] and tour["returns"]:
        first, last = (_day(it, words) for it in (tour["departs"], tour["returns"]))
        dates = words.say("quote.dates", first=first, last=last)
    if quote["valid_until"]:
        until = words.say("quote.until", on=_day(quote["valid_until"], words))
    worth = ""
    for it in quote["currencies"]:
        on = f" on {it['on']}" if it["on"] else ""
        worth += f" 1 {it['currency']} = {it['vnd']} VND{on}."
    if number := quote["children_along"]:
        worth += f" Seats for {number} children, who pay beside the group."
    told = words.say(
        "quote.head",
        days=words.count("day", tour["days"]),
        nights=words.count("night", tour["nights"]),
        dates=dates,
        percent=vat["percent"],
        on=_day(quote["quoted_on"], words),
        until=until,
    )
    return told + worth


def _day(text: str, words: Phrases) -> str:
    """Return a date; in English as scripts and tables have it."""
    if words.lang is Lang.EN:
        return text
    return words.short_date(date.fromisoformat(text), year=True)


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


def _prices(
    quote: QuoteDocument, one: ClassQuote, table: _Table, words: Phrases
) -> list[str]:
    codes = [it["currency"] for it in quote["currencies"]]
    first, last = _TITLES[:3], _TITLES[3:]
    titles = [words.say(f"quote.{it}") for it in first]
    titles += [*codes, *(words.say(f"quote.{it}") for it in last)]
    rows = []
    for it in one["breaks"]:
        fleet, priced = it["vehicles"], it["priced"]
        vehicles = "-"
        if fleet:
            many = f"{fleet['number']} x " if fleet["number"] > 1 else ""
            vehicles = f"{many}{fleet['vehicle']}"
        row = [_size(it), vehicles]
        if priced is None:
            rows.append(
                [*row, words.say("quote.missing"), *("" for _ in range(len(codes) + 6))]
            )
            continue
        rows.append(
            [
                *row,
                vnd(priced["per_person_vnd"]),
                *(priced["exchanged"][code] for code in codes),
                vnd(priced["single_supplement_vnd"]),
                vnd(priced["free_vnd"]),
                vnd(priced["margin_per_head_vnd"]),
                vnd(priced["totals"]["margin_vnd"]),
                priced["margin_percent"],
                str(priced["breaks_even_at"]),
            ]
        )
    return table(titles, rows)


def _below(one: ClassQuote, words: Phrases) -> Iterator[str]:
    """Yield what stands below the prices of a class."""

    def say(key: str, **values: object) -> str:
        return words.say(f"quoted_below.{key}", **values)

    priced = [(it, found) for it in one["breaks"] if (found := it["priced"])]
    for at, rule in enumerate(priced[0][1]["children"] if priced else ()):
        shown = [
            f"{_size(it)}: {vnd(found['children'][at]['price_vnd'])}"
            for it, found in priced
        ]
        age = rule["below"]
        if rule["percent"] == "0":
            yield say("free", age=age)
        else:
            yield say("children", age=age, prices=", ".join(shown))
    other: dict[tuple[str, str], list[int]] = {}
    for bed in one["other_beds"]:
        other.setdefault((bed["class"], bed["at"]), []).append(bed["day"])
    for (offered, place), days in other.items():
        nights = words.listed("night_list", days)
        yield say(
            "bed", offered=offered, place=place, nights=nights, wanted=one["class"]
        )
    for it, found in priced:
        if found["levelled_by"]:
            yield say("levelled", size=_size(it), other=found["levelled_by"])
    missing = dict.fromkeys(text for it in one["breaks"] for text in it["missing"])
    yield from (say("missing", text=text) for text in missing)


_COSTS = ("day", "what", "quantity", "unit", "net", "rate")


def _cost_rows(
    lines: Sequence[QuoteLine], amount: Callable[[int], str] = vnd
) -> list[list[str]]:
    return [
        [
            str(it["day"]),
            it["what"],
            it["quantity"],
            amount(it["unit_vnd"]),
            amount(it["net_vnd"]),
            f"{it['rate']} at {it['at']}" if it["rate"] else it["at"],
        ]
        for it in lines
    ]


def _explained(it: PaxBreak) -> Iterator[str]:
    """Yield each cost in two lines: the sum, and where its rate stands."""
    if "lines" not in it:
        return
    yield ""
    yield f"costs for {_size(it)}, without tax"
    for day, what, quantity, unit, net, rate in _cost_rows(it["lines"]):
        start = f"  day {day}  {what}"
        end = f"{quantity} x {unit} = {net}"
        yield f"{start}{end:>{max(len(end) + 2, _WIDTH - len(start))}}"
        yield f"         {rate}"
    if priced := it["priced"]:
        totals, price = priced["totals"], vnd(priced["per_person_vnd"])
        sums = (
            ("net", totals["net_vnd"]),
            ("commission", totals["commission_vnd"]),
            ("margin", totals["margin_vnd"]),
            ("value added tax", totals["vat_vnd"]),
            (
                f"{it['paying']} x {price}",
                totals["revenue_vnd"],
            ),
        )
        for what, amount in sums:
            yield f"  {what:<40}{vnd(amount):>38}"


def _lists(quote: QuoteDocument, words: Phrases) -> Iterator[tuple[str, list[str]]]:
    told = Reasons(words)

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

"""Quotations as text, Markdown and CSV."""

import csv
import textwrap
from collections.abc import Callable, Iterator, Sequence
from io import StringIO

from tourlink.pricing.document import ClassQuote, PaxBreak, QuoteDocument, QuoteLine
from tourlink.pricing.money import vnd

_WIDTH = 80
_Table = Callable[[Sequence[str], Sequence[Sequence[str]]], list[str]]


def to_text(quote: QuoteDocument) -> str:
    """Return a quotation for a terminal of 80 columns."""
    lines = textwrap.wrap(quote["tour"]["title"], _WIDTH)
    lines += textwrap.wrap(_head(quote), _WIDTH)
    for one in quote["classes"]:
        lines += ["", one["class"], *_prices(quote, one, _columns)]
        lines += [part for it in _below(one) for part in _wrapped(it)]
        for it in one["breaks"]:
            lines += _explained(it)
    for title, texts in _lists(quote):
        lines += ["", title, *(part for it in texts for part in _wrapped(it))]
    return "\n".join(lines) + "\n"


def to_markdown(quote: QuoteDocument) -> str:
    """Return a quotation as Markdown."""
    lines = [f"# {quote['tour']['title']}", "", _head(quote)]
    for one in quote["classes"]:
        lines += ["", f"## {one['class']}", "", *_prices(quote, one, _pipes)]
        below = [f"- {it}" for it in _below(one)]
        lines += ["", *below] if below else []
        for it in one["breaks"]:
            if explained := it.get("lines"):
                title = f"### {one['class']}, {_size(it)}"
                lines += ["", title, "", *_pipes(_COSTS, _cost_rows(explained))]
    for title, texts in _lists(quote):
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


def _head(quote: QuoteDocument) -> str:
    tour, vat = quote["tour"], quote["vat"]
    when = f", {tour['departs']} to {tour['returns']}" if tour["departs"] else ""
    until = f", valid until {quote['valid_until']}" if quote["valid_until"] else ""
    worth = ""
    for it in quote["currencies"]:
        on = f" on {it['on']}" if it["on"] else ""
        worth += f" 1 {it['currency']} = {it['vnd']} VND{on}."
    if number := quote["children_along"]:
        worth += f" Seats for {number} children, who pay beside the group."
    days, nights = _many(tour["days"], "day"), _many(tour["nights"], "night")
    return (
        f"{days}, {nights}{when}. VND a person, two to a room, VAT of "
        f"{vat['percent']} % included. Quoted on {quote['quoted_on']}{until}.{worth}"
    )


def _prices(quote: QuoteDocument, one: ClassQuote, table: _Table) -> list[str]:
    codes = [it["currency"] for it in quote["currencies"]]
    titles = ["pax", "vehicles", "a person", *codes, "single", "free", "margin"]
    rows = []
    for it in one["breaks"]:
        fleet, priced = it["vehicles"], it["priced"]
        vehicles = "-"
        if fleet:
            many = f"{fleet['number']} x " if fleet["number"] > 1 else ""
            vehicles = f"{many}{fleet['vehicle']}"
        row = [_size(it), vehicles]
        if priced is None:
            rows.append([*row, "missing", *("" for _ in range(len(codes) + 6))])
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
    return table([*titles, "in all", "in %", "even"], rows)


def _below(one: ClassQuote) -> Iterator[str]:
    """Yield what stands below the prices of a class."""
    priced = [(it, found) for it in one["breaks"] if (found := it["priced"])]
    for at, rule in enumerate(priced[0][1]["children"] if priced else ()):
        shown = [
            f"{_size(it)}: {vnd(found['children'][at]['price_vnd'])}"
            for it, found in priced
        ]
        what = "free" if rule["percent"] == "0" else ", ".join(shown)
        yield f"children below {rule['below']} without a bed: {what}"
    other: dict[tuple[str, str], list[str]] = {}
    for bed in one["other_beds"]:
        other.setdefault((bed["class"], bed["at"]), []).append(str(bed["day"]))
    for (offered, place), days in other.items():
        night = "nights" if len(days) > 1 else "night"
        when = f"{night} {', '.join(days)}"
        yield f"{offered} in {place}, {when}: no {one['class']} there"
    for it, found in priced:
        if found["levelled_by"]:
            size = found["levelled_by"]
            yield f"{_size(it)} pay as much a head as {size} in the same vehicles"
    missing = dict.fromkeys(text for it in one["breaks"] for text in it["missing"])
    yield from (f"missing: {text}" for text in missing)


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


def _lists(quote: QuoteDocument) -> Iterator[tuple[str, list[str]]]:
    yield "included", quote["included"]
    if quote["excluded"]:
        yield "not included", quote["excluded"]
    if quote["warnings"]:
        yield "to know", [f"{it['code']}: {it['message']}" for it in quote["warnings"]]
    notes = [it["note"] for it in quote["books"] if it["note"]]
    books = [f"{it['name']} ({it['file']})" for it in quote["books"]]
    yield "rates", [*books, *notes]


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


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

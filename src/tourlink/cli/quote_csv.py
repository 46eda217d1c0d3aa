"""Quotations as CSV, for scripts and sheets: words and numbers of no language."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from tourlink.pricing.document import PaxBreak, QuoteDocument, QuoteLine

_COSTS = ("day", "what", "quantity", "unit", "net", "rate")


def to_csv(quote: QuoteDocument) -> str:
    """Return a row for each class and group size, or for each of their costs."""
    page = StringIO()
    out = csv.writer(page, lineterminator="\n")
    pairs = [(one["class"], it) for one in quote["classes"] for it in one["breaks"]]
    if any("lines" in it for _, it in pairs):
        out.writerow(["class", "paying", *_COSTS])
        for bed, it in pairs:
            rows = _cost_rows(it.get("lines", []))
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


def _cost_rows(lines: Sequence[QuoteLine]) -> Iterator[list[object]]:
    for it in lines:
        rate = f"{it['rate']} at {it['at']}" if it["rate"] else it["at"]
        amounts = it["quantity"], it["unit_vnd"], it["net_vnd"]
        yield [it["day"], it["what"], *amounts, rate]

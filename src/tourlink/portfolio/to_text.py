"""The report for a terminal."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import TypeVar

from tourlink.export.page import Page, styled
from tourlink.portfolio.document import CellNote, ChainNote, PortfolioDocument, Rival
from tourlink.vocabulary import Lang

_WIDEST_MATRIX = 12  # chains whose distances fit into 80 columns
_LABEL = 26

Names = Mapping[str, str]
_Value = TypeVar("_Value", bound=Hashable)


def render(document: PortfolioDocument, *, lang: Lang, width: int, color: bool) -> str:
    """Return the whole report, with names in a language."""
    page = Page(width, color=color)
    names = {key: it[lang.value] for key, it in document["names"].items()}
    _head(page, document, names)
    _coverage(page, document, names)
    _chains(page, document, names)
    _balance(page, document, names)
    _distances(page, document)
    _proof(page, document)
    _gaps(page, document, names)
    for note in document["notes"]:
        page.line()
        page.hanging(styled(("Note: ", "warning")), styled((note, "")))
    return page.print()


def _head(page: Page, document: PortfolioDocument, names: Names) -> None:
    asked = document["asked"]
    low, high = asked["days"]
    days = f"{low}" if low == high else f"{low}-{high}"
    page.line(f"Portfolio: {names[document['agreement']]}", "title")
    page.line(
        f"{len(document['chains'])} chains of {days} days; "
        f"{len(document['members'])} members, {len(document['themes'])} themes, "
        f"{', '.join(document['quarters'])}"
    )


def _coverage(page: Page, document: PortfolioDocument, names: Names) -> None:
    coverage = document["coverage"]
    _heading(page, "Coverage")
    page.line(
        f"{coverage['covered']} of {coverage['cells']} cells are covered; "
        f"{coverage['possible']} could be. Each figure is a number of chains."
    )
    titles = "".join(f"{it:>8}" for it in document["quarters"])
    page.line(f"{'':<{_LABEL}}{titles}", "aside")
    table = coverage["table"]
    for member, of_member in groupby(table, key=lambda it: it["member"]):
        page.line(names[member], "visit")
        for theme, row in groupby(of_member, key=lambda it: it["theme"]):
            cells = [_cell(it) for it in row]
            page.add(styled((f"  {theme:<{_LABEL - 2}}", ""), *cells))
    page.line("- not covered   x nothing there could cover it", "aside")


def _cell(cell: CellNote) -> tuple[str, str]:
    if cell["chains"]:
        return f"{len(cell['chains']):>8}", "stay"
    sign = "x" if cell["code"] in _IMPOSSIBLE else "-"
    return f"{sign:>8}", "failure"


_IMPOSSIBLE = frozenset({"no-place", "refused", "closed", "no-way"})


def _chains(page: Page, document: PortfolioDocument, names: Names) -> None:
    _heading(page, "Chains")
    for chain in document["chains"]:
        first = styled((f"{chain['number']:>3}  ", "heading"))
        page.hanging(first, styled((chain["title"], "visit")), f"{chain['days']} days")
        for line in _about(chain, document, names):
            page.hanging(styled(("     ", "")), styled((line, "")))


def _about(
    chain: ChainNote, document: PortfolioDocument, names: Names
) -> Iterator[str]:
    nights = (f"{names[it]} {n}" for it, n in chain["nights"].items())
    yield f"nights: {', '.join(nights) or 'all aboard'}"
    sold = list(chain["worth"])
    when = _when(sold, document)
    worth = "/".join(str(it) for it in chain["worth"].values())
    yield f"sold {when}; worth {worth}; grade {chain['grade']:.0%} at least"
    for why, quarters in _grouped(chain["idle"].items()):
        yield f"not in {', '.join(quarters)}: {why}"


def _balance(page: Page, document: PortfolioDocument, names: Names) -> None:
    balance = document["balance"]
    total = sum(balance["nights"].values()) or 1
    _heading(page, "Balance")
    page.line(f"{'':<{_LABEL}}{'nights':>8}{'share':>8}{'spend, VND':>14}", "aside")
    for province, nights in balance["nights"].items():
        spend = balance["spend_vnd"].get(province, 0)
        page.line(
            f"{names[province]:<{_LABEL}}{nights:>8}{nights / total:>8.0%}{spend:>14,}"
        )
    page.line(
        f"Gini of the members' nights {balance['gini_nights']:.2f}, "
        f"of their spend {balance['gini_spend']:.2f}"
    )
    said = "Spend: a person's beds, meals and entrances on one tour of each chain"
    missing = balance["missing_rates"]
    page.line(f"{said}{f'; {missing} without a rate' if missing else ''}", "aside")


def _distances(page: Page, document: PortfolioDocument) -> None:
    found = document["distinctness"]
    if found["least"] is None:
        return
    _heading(page, "Distances")
    page.line(
        f"least {found['least']:.2f} (at least {document['asked']['min_distance']:.2f} "
        f"asked for), mean {found['mean']:.2f}"
    )
    matrix = found["matrix"]
    if len(matrix) > _WIDEST_MATRIX:
        return
    page.line("   " + "".join(f"{it:>6}" for it in range(1, len(matrix))), "aside")
    for row in range(1, len(matrix)):
        cells = "".join(f"{it:>6.2f}" for it in matrix[row][:row])
        page.line(f"{row + 1:>3}{cells}")


def _proof(page: Page, document: PortfolioDocument) -> None:
    proof, pool = document["proof"], document["pool"]
    _heading(page, "How good the choice is")
    page.line(
        f"Chosen from {pool['passed']} chains that passed the gate; "
        f"{pool['chains']} were made for {pool['requests']} requests."
    )
    coverage, possible = document["coverage"], document["coverage"]["possible"]
    if proof["covered"] == possible:
        said = "all that any chain could cover"
    elif proof["coverage_gap"] == 0:
        said = "proven the most that chains of the pool cover together"
    else:
        said = f"no choice from the pool covers more than {proof['most_covered']}"
    page.line(f"Coverage {coverage['covered']}: {said}.")
    if proof["value_gap"] is None:
        page.line("Value: nothing is proven.")
    else:
        page.line(
            f"Value {proof['value']:,}; no choice from the pool with this coverage has "
            f"more than {proof['most_value']:,.0f} (gap {proof['value_gap']:.2%})."
        )
    page.line()
    titles = f"{'chosen':<20}{'chains':>8}{'cells':>7}{'worth':>8}{'share':>7}"
    page.line(f"{titles}{'nights':>8}{'spend':>7}{'apart':>7}", "aside")
    page.line(_row("together", _own(document)))
    for rival in document["one_by_one"]:
        page.line(_row(f"one by one, {rival['picked']}", rival))
    page.line(
        "share: the greatest of a province; nights, spend: Gini; apart: the least "
        "distance",
        "aside",
    )


def _own(document: PortfolioDocument) -> Rival:
    balance = document["balance"]
    return {
        "picked": "by worth",
        "chains": len(document["chains"]),
        "covered": document["coverage"]["covered"],
        "worth": document["worth"],
        "greatest_share": balance["greatest_share"],
        "keeps_share": True,
        "gini_nights": balance["gini_nights"],
        "gini_spend": balance["gini_spend"],
        "least_distance": document["distinctness"]["least"],
    }


def _row(name: str, it: Rival) -> str:
    apart = it["least_distance"]
    share = f"{it['greatest_share']:.0%}{'' if it['keeps_share'] else '!'}"
    return (
        f"{name:<20}{it['chains']:>8}{it['covered']:>7}{it['worth']:>8,}{share:>7}"
        f"{it['gini_nights']:>8.2f}{it['gini_spend']:>7.2f}"
        f"{'-' if apart is None else f'{apart:.2f}':>7}"
    )


def _gaps(page: Page, document: PortfolioDocument, names: Names) -> None:
    table = document["coverage"]["table"]
    lines = [
        ((it["member"], it["theme"], it["reason"] or ""), it["quarter"])
        for it in table
        if not it["chains"]
    ]
    if not lines:
        return
    _heading(page, "Gaps")
    for (member, theme, reason), quarters in _grouped((b, a) for a, b in lines):
        when = _when(quarters, document)
        label = f"{names[member]}, {theme}, {when}: "
        page.hanging(styled(("  ", "")), styled((label, "visit"), (reason, "")))


def _grouped(pairs: Iterable[tuple[str, _Value]]) -> list[tuple[_Value, list[str]]]:
    """Return each value with its keys, in the order of their appearance."""
    found: dict[_Value, list[str]] = {}
    for key, value in pairs:
        found.setdefault(value, []).append(key)
    return list(found.items())


def _when(quarters: list[str], document: PortfolioDocument) -> str:
    every = quarters == document["quarters"] and len(quarters) > 1
    return "in all quarters" if every else f"in {', '.join(quarters)}"


def _heading(page: Page, text: str) -> None:
    page.line()
    page.line(text, "heading")

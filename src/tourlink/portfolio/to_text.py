"""The report for a terminal."""

from collections.abc import Hashable, Iterable, Iterator
from itertools import groupby
from typing import TypeVar

from tourlink.export.page import Page, styled
from tourlink.export.phrases import Phrases, phrases
from tourlink.export.said_notes import SaidNotes
from tourlink.portfolio.document import CellNote, ChainNote, PortfolioDocument, Rival
from tourlink.vocabulary import Lang

_WIDEST_MATRIX = 12  # chains whose distances fit into 80 columns
_LABEL = 26

_IMPOSSIBLE = frozenset({"no-place", "refused", "closed", "no-way"})
# Columns of the table that compares choices.
_ROW = ("name", "chains", "cells", "worth", "share", "nights", "spend", "apart")
_FIRST_WIDTH, _ROW_WIDTHS = 22, (9, 7, 8, 7, 7, 7, 7)
_Value = TypeVar("_Value", bound=Hashable)


def render(document: PortfolioDocument, *, lang: Lang, width: int, color: bool) -> str:
    """Return the whole report in a language."""
    page = Page(width, color=color)
    _Writer(page, document, phrases(lang)).write()
    return page.print()


class _Writer:
    """Writes one report onto a page, in one language."""

    def __init__(self, page: Page, document: PortfolioDocument, words: Phrases) -> None:
        self._page = page
        self._document = document
        self._words = words
        self._told = SaidNotes(words)
        lang = words.lang.value
        self._names = {key: it[lang] for key, it in document["names"].items()}

    def _say(self, key: str, **values: object) -> str:
        return self._words.say(f"portfolio.{key}", **values)

    def _percent(self, share: float, digits: int = 0) -> str:
        number = self._words.number(100 * share, digits)
        return self._words.say("forms.percent", share=number)

    def write(self) -> None:
        """Write all parts of the report."""
        self._head()
        self._coverage()
        self._chains()
        self._balance()
        self._distances()
        self._proof()
        self._gaps()
        for note in self._document["notes"]:
            self._page.line()
            label = self._words.labelled(self._say("note"), "")
            told = self._told.note(note)
            self._page.hanging(styled((label, "warning")), styled((told, "")))

    def _head(self) -> None:
        document, count = self._document, self._words.count
        low, high = document["asked"]["days"]
        days = f"{low}" if low == high else f"{low}-{high}"
        name = self._names[document["agreement"]]
        self._page.line(self._words.labelled(self._say("title"), name), "title")
        told = self._say(
            "head",
            chains=count("chain", len(document["chains"])),
            days=days,
            members=count("member", len(document["members"])),
            themes=count("theme", len(document["themes"])),
            quarters=", ".join(document["quarters"]),
        )
        self._page.line(told)

    def _coverage(self) -> None:
        page, document = self._page, self._document
        coverage = document["coverage"]
        self._heading("coverage")
        told = self._say(
            "covered",
            covered=coverage["covered"],
            cells=coverage["cells"],
            possible=coverage["possible"],
        )
        page.hanging(styled(("", "")), styled((told, "")))
        titles = "".join(f"{it:>8}" for it in document["quarters"])
        page.line(f"{'':<{_LABEL}}{titles}", "aside")
        table = coverage["table"]
        for member, of_member in groupby(table, key=lambda it: it["member"]):
            page.line(self._names[member], "visit")
            for theme, row in groupby(of_member, key=lambda it: it["theme"]):
                cells = [_cell(it) for it in row]
                label = f"  {self._theme(theme):<{_LABEL - 2}}"
                page.add(styled((label, ""), *cells))
        page.line(self._say("signs"), "aside")

    def _theme(self, theme: str) -> str:
        return self._words.known("tags", theme, theme)

    def _chains(self) -> None:
        self._heading("chains")
        for chain in self._document["chains"]:
            first = styled((f"{chain['number']:>3}  ", "heading"))
            days = self._words.count("day", chain["days"])
            self._page.hanging(first, styled((chain["title"], "visit")), days)
            for line in self._about(chain):
                self._page.hanging(styled(("     ", "")), styled((line, "")))

    def _about(self, chain: ChainNote) -> Iterator[str]:
        nights = (f"{self._names[it]} {n}" for it, n in chain["nights"].items())
        beds = ", ".join(nights) or self._say("all_aboard")
        yield self._say("nights", beds=beds)
        yield self._say(
            "sold",
            when=self._when(list(chain["worth"])),
            worth="/".join(str(it) for it in chain["worth"].values()),
            grade=self._percent(chain["grade"]),
        )
        for why, quarters in _grouped(chain["idle"].items()):
            told = self._told.note(why)
            yield self._say("idle", quarters=", ".join(quarters), why=told)

    def _balance(self) -> None:
        page, balance, number = (
            self._page,
            self._document["balance"],
            self._words.number,
        )
        total = sum(balance["nights"].values()) or 1
        self._heading("balance")
        heads = [self._say(f"column_{it}") for it in ("nights", "share", "spend")]
        page.line(f"{'':<{_LABEL}}{heads[0]:>8}{heads[1]:>8}{heads[2]:>15}", "aside")
        for province, nights in balance["nights"].items():
            spend = number(balance["spend_vnd"].get(province, 0))
            share = self._percent(nights / total)
            page.line(
                f"{self._names[province]:<{_LABEL}}{nights:>8}{share:>8}{spend:>15}"
            )
        page.line(
            self._say(
                "gini",
                nights=number(balance["gini_nights"], 2),
                spend=number(balance["gini_spend"], 2),
            )
        )
        said = [self._say("spend")]
        if missing := balance["missing_rates"]:
            said.append(self._say("no_rate", number=missing))
        page.hanging(styled(("", "")), styled((self._words.apart(said), "aside")))

    def _distances(self) -> None:
        page, number = self._page, self._words.number
        found = self._document["distinctness"]
        least, mean = found["least"], found["mean"]
        if least is None or mean is None:
            return
        self._heading("distances")
        asked = number(self._document["asked"]["min_distance"], 2)
        told = self._say(
            "least", least=number(least, 2), asked=asked, mean=number(mean, 2)
        )
        page.line(told)
        matrix = found["matrix"]
        if len(matrix) > _WIDEST_MATRIX:
            return
        page.line("   " + "".join(f"{it:>6}" for it in range(1, len(matrix))), "aside")
        for row in range(1, len(matrix)):
            cells = "".join(f"{number(it, 2):>6}" for it in matrix[row][:row])
            page.line(f"{row + 1:>3}{cells}")

    def _proof(self) -> None:
        page, document = self._page, self._document
        pool = document["pool"]
        self._heading("proof")
        chosen = self._say(
            "chosen",
            passed=self._words.count("chain", pool["passed"]),
            made=self._words.count("chain", pool["chains"]),
            requests=self._words.count("request", pool["requests"]),
        )
        for told in (chosen, self._proven_coverage(), self._proven_value()):
            page.hanging(styled(("", "")), styled((told, "")))
        page.line()
        first, *others = (self._say(f"row_{it}") for it in _ROW)
        titles = "".join(
            f"{it:>{width}}" for it, width in zip(others, _ROW_WIDTHS, strict=True)
        )
        page.line(f"{first:<{_FIRST_WIDTH}}{titles}", "aside")
        page.line(self._row(self._say("together"), _own(document)))
        for rival in document["one_by_one"]:
            picked = self._say(rival["picked"].replace(" ", "_"))
            page.line(self._row(self._say("one_by_one", picked=picked), rival))
        page.hanging(styled(("", "")), styled((self._say("row_key"), "aside")))

    def _proven_coverage(self) -> str:
        proof, coverage = self._document["proof"], self._document["coverage"]
        if proof["covered"] == coverage["possible"]:
            said = self._say("covers_all")
        elif proof["coverage_gap"] == 0:
            said = self._say("covers_most")
        else:
            said = self._say("covers_less", most=proof["most_covered"])
        return self._say("proven_coverage", covered=coverage["covered"], said=said)

    def _proven_value(self) -> str:
        proof = self._document["proof"]
        most, gap = proof["most_value"], proof["value_gap"]
        if most is None or gap is None:
            return self._say("value_unproven")
        return self._say(
            "proven_value",
            value=self._words.number(proof["value"]),
            most=self._words.number(most),
            gap=self._percent(gap, 2),
        )

    def _row(self, name: str, it: Rival) -> str:
        number, apart = self._words.number, it["least_distance"]
        cells = (
            str(it["chains"]),
            str(it["covered"]),
            number(it["worth"]),
            self._percent(it["greatest_share"]) + ("" if it["keeps_share"] else "!"),
            number(it["gini_nights"], 2),
            number(it["gini_spend"], 2),
            "-" if apart is None else number(apart, 2),
        )
        shown = "".join(
            f"{cell:>{width}}" for cell, width in zip(cells, _ROW_WIDTHS, strict=True)
        )
        return f"{name:<{_FIRST_WIDTH}}{shown}"

    def _gaps(self) -> None:
        lines = [
            ((it["member"], it["theme"], it["reason"] or ""), it["quarter"])
            for it in self._document["coverage"]["table"]
            if not it["chains"]
        ]
        if not lines:
            return
        self._heading("gaps")
        for (member, theme, reason), quarters in _grouped((b, a) for a, b in lines):
            named = (self._names[member], self._theme(theme), self._when(quarters))
            label = self._words.labelled(", ".join(named), "")
            told = self._told.note(reason)
            self._page.hanging(styled(("  ", "")), styled((label, "visit"), (told, "")))

    def _when(self, quarters: list[str]) -> str:
        every = quarters == self._document["quarters"] and len(quarters) > 1
        if every:
            return self._say("in_all")
        return self._say("in", quarters=", ".join(quarters))

    def _heading(self, key: str) -> None:
        self._page.line()
        self._page.line(self._say(f"heading_{key}"), "heading")


def _cell(cell: CellNote) -> tuple[str, str]:
    if cell["chains"]:
        return f"{len(cell['chains']):>8}", "stay"
    sign = "x" if cell["code"] in _IMPOSSIBLE else "-"
    return f"{sign:>8}", "failure"


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


def _grouped(pairs: Iterable[tuple[str, _Value]]) -> list[tuple[_Value, list[str]]]:
    """Return each value with its keys, in the order of their appearance."""
    found: dict[_Value, list[str]] = {}
    for key, value in pairs:
        found.setdefault(value, []).append(key)
    return list(found.items())

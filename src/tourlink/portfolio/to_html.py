"""
The report as one page that needs nothing else: no file, no network, no script.

It is read on a telephone, in the dark and by a screen reader: what a colour says a
number says as well.
"""

from collections.abc import Hashable, Iterable, Sequence
from itertools import groupby
from typing import Any, NamedTuple, TypeVar

from markupsafe import Markup

from tourlink.export.brand import Brand
from tourlink.export.svg_style import style_sheet
from tourlink.export.templating import fill
from tourlink.export.to_html import lighter
from tourlink.plan import PlanDocument
from tourlink.portfolio.document import CellNote, ChainNote, PortfolioDocument
from tourlink.portfolio.maps import Maps, shades
from tourlink.vocabulary import Lang

_IMPOSSIBLE = frozenset({"no-place", "refused", "closed", "no-way"})
_Key = TypeVar("_Key", bound=Hashable)


class _Line(NamedTuple):
    """A theme of a member in the heat table: a text and a shade for each quarter."""

    theme: str
    cells: list[tuple[str, int, str]]


def render(
    document: PortfolioDocument, plans: Sequence[PlanDocument], *, lang: Lang
) -> str:
    """
    Return the page, with names in a language.

    Parameters
    ----------
    plans
        A plan document of each chain, which its map is drawn from.
    """
    names = {key: it[lang.value] for key, it in document["names"].items()}
    balance = document["balance"]
    maps = Maps(balance["nights"], document["members"], plans, lang)
    colour = Brand().colour
    values: dict[str, Any] = {
        "it": document,
        "names": names,
        "title": names[document["agreement"]],
        "asked": document["asked"],
        "days": _span(document["asked"]["days"]),
        "many": _many,
        "coverage": _coverage(document),
        "gaps": _gaps(document, names),
        "chains": [
            {
                "note": chain,
                "map": _svg(maps.of_chain(at, f"Map: {chain['title']}")),
                "facts": _about(chain, document, names),
            }
            for at, chain in enumerate(document["chains"])
        ],
        "land": _svg(maps.land()),
        "maps": [
            _svg(maps.of_region(_told(document, names))),
            _svg(maps.of_country("The same in the country")),
        ],
        "balance": _balance(document, names),
        "choices": _choices(document),
        "proof": _proof(document),
        "style": Markup(style_sheet()),  # noqa: S704  # of our own
        "accent": colour,
        "accent_dark": lighter(colour),
        "colon": ": ",
    }
    return fill("portfolio.html.j2", None, values)


def _svg(text: str) -> Markup:
    """Return a map as it is: drawn by us, with all names in it escaped."""
    return Markup(text)  # noqa: S704


def _span(days: Sequence[int]) -> str:
    return "-".join(map(str, dict.fromkeys(days)))


def _coverage(document: PortfolioDocument) -> list[tuple[str, list[_Line]]]:
    """Return the members with a line for each theme."""
    table = document["coverage"]["table"]
    counts = {str(at): len(it["chains"]) for at, it in enumerate(table)}
    shade = shades(counts)
    cells = [
        (it, (_figure(it), shade.get(str(at), 0), _hint(it)))
        for at, it in enumerate(table)
    ]
    found: list[tuple[str, list[_Line]]] = []
    for member, rows in groupby(cells, key=lambda it: it[0]["member"]):
        lines = [
            _Line(theme, [cell for _, cell in row])
            for theme, row in groupby(rows, key=lambda it: it[0]["theme"])
        ]
        found.append((member, lines))
    return found


def _figure(cell: CellNote) -> str:
    if cell["chains"]:
        return str(len(cell["chains"]))
    return "\u00d7" if cell["code"] in _IMPOSSIBLE else "\u2013"


def _hint(cell: CellNote) -> str:
    if cell["chains"]:
        return f"chains {', '.join(map(str, cell['chains']))}"
    return cell["reason"] or "open"


def _gaps(
    document: PortfolioDocument, names: dict[str, str]
) -> list[tuple[str, str, str, str]]:
    """Return member, theme, quarters and reason of what is open."""
    open_ = (
        ((it["member"], it["theme"], it["reason"] or ""), it["quarter"])
        for it in document["coverage"]["table"]
        if not it["chains"]
    )
    return [
        (names[member], theme, _when(quarters, document), reason)
        for (member, theme, reason), quarters in _grouped(open_)
    ]


def _about(
    chain: ChainNote, document: PortfolioDocument, names: dict[str, str]
) -> list[tuple[str, str]]:
    nights = (f"{names[it]} {number}" for it, number in chain["nights"].items())
    worth = " / ".join(f"{it:,}" for it in chain["worth"].values())
    facts = [
        ("Length", f"{chain['days']} days"),
        ("Nights", ", ".join(nights) or "all aboard"),
        ("Sold", _when(list(chain["worth"]), document)),
        ("Worth", f"{worth}, at least {chain['grade']:.0%} of the best as long"),
    ]
    if chain["nearest"] is not None:
        facts.append(("Nearest chain", f"{chain['nearest']:.2f} apart"))
    idle = ((why, quarter) for quarter, why in chain["idle"].items())
    facts += [("Not sold", f"{', '.join(it)}: {why}") for why, it in _grouped(idle)]
    return facts


def _balance(
    document: PortfolioDocument, names: dict[str, str]
) -> list[tuple[str, int, float, int, bool]]:
    """Return nights, their share and the spend of each province; members first."""
    balance = document["balance"]
    total = sum(balance["nights"].values()) or 1
    return [
        (
            names[it],
            nights,
            nights / total,
            balance["spend_vnd"].get(it, 0),
            it in document["members"],
        )
        for it, nights in balance["nights"].items()
    ]


def _choices(document: PortfolioDocument) -> list[list[str]]:
    """Return the measures of this choice, and of those picked one by one."""
    balance, least = document["balance"], document["distinctness"]["least"]
    own = {
        "chains": len(document["chains"]),
        "covered": document["coverage"]["covered"],
        "worth": document["worth"],
        **balance,
        "keeps_share": True,
        "least_distance": least,
    }
    rows = [("together", own)]
    rows += [(f"one by one, {it['picked']}", {**it}) for it in document["one_by_one"]]
    return [[name, *_measures(it)] for name, it in rows]


def _measures(it: dict[str, Any]) -> list[str]:
    apart, share = it["least_distance"], f"{it['greatest_share']:.0%}"
    return [
        str(it["chains"]),
        str(it["covered"]),
        f"{it['worth']:,}",
        share if it["keeps_share"] else f"{share}, too much",
        f"{it['gini_nights']:.2f}",
        f"{it['gini_spend']:.2f}",
        "" if apart is None else f"{apart:.2f}",
    ]


def _proof(document: PortfolioDocument) -> list[str]:
    proof, pool, coverage = document["proof"], document["pool"], document["coverage"]
    if proof["covered"] == coverage["possible"]:
        said = "all that any chain could cover"
    elif proof["coverage_gap"] == 0:
        said = "proven the most that chains of the pool cover together"
    else:
        said = f"no choice from the pool covers more than {proof['most_covered']}"
    passed = f"Chosen from {pool['passed']} chains that passed the gate"
    lines = [
        f"{passed}; {pool['chains']} were made for {pool['requests']} requests.",
        f"Coverage {coverage['covered']}: {said}.",
    ]
    if proof["value_gap"] is None:
        lines.append("Of the value nothing is proven.")
    else:
        lines.append(
            f"Value {proof['value']:,}; no choice from the pool with this coverage has "
            f"more than {proof['most_value']:,.0f} (gap {proof['value_gap']:.2%})."
        )
    return lines


def _told(document: PortfolioDocument, names: dict[str, str]) -> str:
    nights = document["balance"]["nights"]
    told = ", ".join(f"{names[it]} {number}" for it, number in nights.items())
    return f"Map of {_many(len(document['chains']), 'chain')}. Nights: {told}."


def _many(number: int, word: str) -> str:
    return f"{number} {word}{'s' * (number != 1)}"


def _grouped(pairs: Iterable[tuple[_Key, str]]) -> list[tuple[_Key, list[str]]]:
    """Return each key with its values, in the order of their appearance."""
    found: dict[_Key, list[str]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return list(found.items())


def _when(quarters: list[str], document: PortfolioDocument) -> str:
    every = quarters == document["quarters"] and len(quarters) > 1
    return "all quarters" if every else ", ".join(quarters)

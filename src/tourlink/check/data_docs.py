"""
The generated parts of docs/data.md: the model, and what the catalogue covers.

`python -m tourlink.check.data_docs docs/data.md` renews them in place.
"""

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from tourlink.catalogue import programmes, records
from tourlink.catalogue.catalogue import FILES, Catalogue
from tourlink.check.claims import has_real_source
from tourlink.check.coverage import measure
from tourlink.check.coverage_formats import share

_PARTS = (
    "Names",
    "Description",
    "Citation",
    "Position",
    "Opening",
    "Hours",
    "Price",
    "Lodging",
    "Access",
    "Service",
    "Departure",
    "Border",
    "RouteStage",
    "Lunar",
    "Season",
    "Period",
    "FormerProvince",
)
"""Parts of records, in the order in which one meets them."""

_KINDS: Mapping[str, Any] = MappingProxyType({**vars(records), **vars(programmes)})

_USUAL: Mapping[str, str] = MappingProxyType(
    {
        "id": "Never changes once given; other records refer to it.",
        "name": "What it is called.",
        "aliases": "Other spellings and former names.",
        "hours": "When it is open, an entry for each part of the week or year.",
        "minutes": "How long it takes.",
        "vi": "Vietnamese, with tone marks.",
        "en": "English.",
        "fr": "French.",
        "kind": "What it is, by its main use.",
        "note": "Anything else that a reader should know.",
        "terrain": "The landscape.",
        "themes": "What one comes for, in a destination each with a rating.",
        "timezone": "Of its clocks.",
        "best_months": "When it is at its best; empty for all year.",
        "closed_months": "When it takes no visitors.",
        "season_note": "Why those months.",
        "specialities": "Food and crafts, in Vietnamese, with their OCOP stars.",
        "source": "The source that says so.",
        "as_of": "When it held, as the source says.",
        "confidence": "How far it may be trusted: high, medium or low.",
        "sources": "Who says so; at least one.",
        "mode": "How one travels.",
        "modes": "How it is travelled.",
        "from": "Destination where it begins.",
        "to": "Destination where it ends.",
        "km": "Length of the way, not of the straight line.",
        "one_way": "Whether only that direction is meant.",
        "road_class": "What kind of road; of every road, and of nothing else.",
        "valid_from": "First day on which it holds.",
        "valid_to": "Last day on which it holds.",
        "lat": "Degrees north.",
        "lon": "Degrees east.",
        "opens": "Local time.",
        "closes": "Local time; 24:00 for midnight.",
        "adult_vnd": "Of an adult.",
        "child_vnd": "Of a child; who is one, says the note.",
        "classes": "What kinds of beds there are.",
        "boat": "Whether only a boat gets there.",
        "reduced_mobility": "Whether people who walk badly can visit it.",
        "departures": "The runs of a day, where the times are known.",
        "first": "First run, or first day.",
        "last": "Last run, or last day.",
        "headway_min": "Minutes from one run to the next.",
        "departs": "Local time.",
        "visa": "Whether a visa is needed.",
        "code": "Number of the unit in official tables.",
        "type": "What kind of unit.",
        "country": "VN or CN.",
        "formerly": "The units that were merged into it.",
        "former_provinces": "Units of the map before July 2025.",
        "waypoints": "Provinces of either map, in order.",
        "signed": "When it was signed.",
        "stages": "Where it leads, in order.",
        "provinces": "Provinces of either map.",
        "destinations": "Places where it is held.",
        "dates": "Editions with known dates.",
        "lunar": "The day of the lunar year it falls on.",
        "months": "Months it falls into, where no dates are known.",
        "title": "As published.",
        "publisher": "Who published it.",
        "date": "When it was published.",
        "locator": "Where to find it.",
        "licence": "Under which licence, where one is given.",
        "month": "Of the lunar year.",
        "day": "Of the lunar month.",
        "days": "How long it lasts.",
    }
)
"""Meanings of fields that need no words of their own in the records."""


def sections(catalogue: Catalogue) -> Mapping[str, str]:
    """Return the generated text by the name of its markers."""
    return {"model": _model(), "coverage": _coverage(catalogue)}


def renewed(page: str, catalogue: Catalogue) -> str:
    """
    Return a page with its generated parts renewed.

    Raises
    ------
    ValueError
        If the markers of a part are missing.
    """
    for name, text in sections(catalogue).items():
        begin, end = f"<!-- begin {name} -->\n", f"<!-- end {name} -->"
        if begin not in page or end not in page:
            raise ValueError(f"the page lacks the markers of {name!r}")
        head, _, rest = page.partition(begin)
        page = f"{head}{begin}{text}{end}{rest.partition(end)[2]}"
    return page


def _model() -> str:
    kinds = [
        (f"`{key}` in `{file}`", kind)
        for file, lists in FILES.items()
        for key, kind in lists.items()
    ]
    parts = [(f"`{name}`", _KINDS[name]) for name in _PARTS]
    return "".join(
        f"### {title}\n\n{inspect.getdoc(kind)}\n\n{_table(kind)}\n"
        for title, kind in (*kinds, *parts)
    )


def _table(kind: type) -> str:
    lines = ["| field | may be | meaning |", "|---|---|---|"]
    lines += [
        f"| `{name}`{'' if optional else ' *'} | {_code(shape)} | {meaning} |"
        for name, shape, optional, meaning in _fields(kind)
    ]
    return "\n".join(lines) + "\n"


def _code(shape: str) -> str:
    return f"`{shape}`".replace("|", "\\|")


def _fields(kind: type) -> Iterator[tuple[str, str, bool, str]]:
    """Yield name, type, whether it may be left out, and meaning, as the source says."""
    body = cast("ast.ClassDef", ast.parse(inspect.getsource(kind)).body[0])
    for node, below in zip(body.body, [*body.body[1:], None], strict=True):
        if not isinstance(node, ast.AnnAssign):
            continue
        meaning = ""
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
            meaning = " ".join(inspect.cleandoc(str(below.value.value)).split())
        name = ast.unparse(node.target).rstrip("_")
        shape, optional = _shape(node.annotation), node.value is not None
        yield name, shape, optional, meaning or _usual(name, shape)


def _usual(name: str, shape: str) -> str:
    """Return what a field without docstring means: as its type does, or as usual."""
    kind = _KINDS.get(shape)
    if name not in _USUAL and isinstance(kind, type):
        return (inspect.getdoc(kind) or "").partition("\n")[0]
    return _USUAL.get(name, "")


def _shape(annotation: ast.expr) -> str:
    """Return a type as the YAML means it: what may be missing is marked elsewhere."""
    text = ast.unparse(annotation).removesuffix(" | None")
    if text.startswith("Annotated["):
        inner = annotation.left if isinstance(annotation, ast.BinOp) else annotation
        kind, *limits = cast("ast.Tuple", cast("ast.Subscript", inner).slice).elts
        bounds = "".join(_limit(cast("ast.Call", limit)) for limit in limits)
        return f"{_shape(kind)}{bounds}"
    if text.startswith("tuple[") and text.endswith(", ...]"):
        return f"list of {text[6:-6]}"
    return text.replace("Literal[", "one of [")


def _limit(limit: ast.Call) -> str:
    values = [ast.unparse(value) for value in limit.args]
    match ast.unparse(limit.func):
        case "Between":
            return (
                f" {values[0]} to {values[1]}" if values[1:] else f" from {values[0]}"
            )
        case "NotEmpty":
            return ", not empty"
        case _:
            return ""


def _coverage(catalogue: Catalogue) -> str:
    coverage = measure(catalogue)
    lines = [
        (
            "| province | sellable | real source | position high / medium / low"
            " | places to sleep | empty pairs |"
        ),
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {row.name} | {row.places} | {share(row.real, row.places)}"
        f" | {' / '.join(map(str, row.positions))} | {row.lodging}"
        f" | {row.empty} of {row.pairs} |"
        for row in coverage.rows
    ]
    places = sum(row.places for row in coverage.rows)
    real = sum(row.real for row in coverage.rows)
    lines.append(f"| **all** | {places} | {share(real, places)} | | | |")
    return "\n".join(lines) + "\n\n" + _services(catalogue)


def _services(catalogue: Catalogue) -> str:
    lines = [
        "| scheduled by | corridors | published times | assumed times | real source |",
        "|---|---|---|---|---|",
    ]
    for mode in sorted(records.SCHEDULED_MODES):
        of_mode = [it for it in catalogue.corridors.values() if it.mode is mode]
        assumed = sum(bool(it.service and it.service.assumed) for it in of_mode)
        real = sum(has_real_source(catalogue, it) for it in of_mode)
        lines.append(
            f"| {mode} | {len(of_mode)} | {len(of_mode) - assumed} | {assumed}"
            f" | {share(real, len(of_mode))} |"
        )
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> None:
    """Renew the page that the first argument names."""
    from tourlink.catalogue.loader import load  # noqa: PLC0415  # only when run

    page = Path(arguments[0])
    text = renewed(page.read_text(encoding="utf-8"), load(("bundled",)))
    page.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])

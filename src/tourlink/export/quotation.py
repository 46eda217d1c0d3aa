"""The prices of a quotation, as documents show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tourlink.errors import FileError
from tourlink.inputs import read_json
from tourlink.plan import Plan

_FORMAT = "tourlink-quote/1"
_HINT = "make one with: tourlink quote PLAN.json --format json --output QUOTE.json"


@dataclass(frozen=True, slots=True)
class Break:
    """The price of one group size; None where a rate is missing."""

    paying: int
    free: int
    vehicle: str
    vehicles: int
    per_person_vnd: int | None
    single_vnd: int | None
    exchanged: tuple[tuple[str, str], ...]
    """Codes of currencies, and the price a person in them."""


@dataclass(frozen=True, slots=True)
class ClassPrices:
    """The prices of one class of lodging."""

    lodging: str
    breaks: tuple[Break, ...]
    elsewhere: tuple[tuple[str, str], ...] = ()
    """Places that lack the class, each with the class of the beds there."""


@dataclass(frozen=True, slots=True)
class Line:
    """What the price holds or does not: English, and the values for other languages."""

    text: str
    code: str
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Quotation:
    """What a traveller is told of a quotation: no costs, and no margins."""

    title: str
    """Of the plan it is for."""
    days: int
    departs: str | None
    quoted_on: str
    valid_until: str | None
    vat_percent: str
    free_per: int
    children: tuple[tuple[int, str], ...]
    """Ages below which a child pays a percentage of the price."""
    classes: tuple[ClassPrices, ...]
    included: tuple[Line, ...] = ()
    excluded: tuple[Line, ...] = ()

    @property
    def offered(self) -> tuple[ClassPrices, ...]:
        """
        The classes whose prices differ.

        Of those with the same beds, and so the same prices, the one that most of these
        beds are of.
        """
        found: dict[tuple[Break, ...], ClassPrices] = {}
        for it in self.classes:
            other = found.setdefault(it.breaks, it)
            if len(it.elsewhere) < len(other.elsewhere):
                found[it.breaks] = it
        return tuple(it for it in self.classes if found[it.breaks] is it)

    def fits(self, plan: Plan) -> bool:
        """Return whether the quotation is for a plan."""
        first = plan["days"][0]["date"] if plan["days"] else None
        same = self.title == plan["title"] and self.days == len(plan["days"])
        return same and (first is None or first == self.departs)


def read_quotation(path: Path) -> Quotation:
    """
    Return the quotation in a file.

    Raises
    ------
    FileError
        If it cannot be read, or is no quotation of this version.
    """
    data = read_json(path, FileError, hint=_HINT, what="JSON")
    if not isinstance(data, dict) or data.get("format") != _FORMAT:
        raise FileError(f"{path} is no {_FORMAT}", hint=_HINT)
    try:
        return quotation(data)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise FileError(f"{path} is no {_FORMAT}: {error}", hint=_HINT) from None


def quotation(data: Mapping[str, Any]) -> Quotation:
    """Return what documents show of a quotation document."""
    classes = tuple(
        ClassPrices(str(it["class"]), tuple(map(_break, it["breaks"])), _elsewhere(it))
        for it in data["classes"]
    )
    priced = [it["priced"] for of in data["classes"] for it in of["breaks"]]
    children: list[dict[str, Any]] = next((it["children"] for it in priced if it), [])
    return Quotation(
        title=str(data["tour"]["title"]),
        days=int(data["tour"]["days"]),
        departs=data["tour"]["departs"],
        quoted_on=str(data["quoted_on"]),
        valid_until=data["valid_until"],
        vat_percent=str(data["vat"]["percent"]),
        free_per=int(data["terms"]["free_per"]),
        children=tuple((int(it["below"]), str(it["percent"])) for it in children),
        classes=classes,
        included=_lines(data, "inclusions", "included"),
        excluded=_lines(data, "exclusions", "excluded"),
    )


def _elsewhere(of_class: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    beds = of_class.get("other_beds", ())
    return tuple(dict.fromkeys((str(it["at"]), str(it["class"])) for it in beds))


def _lines(data: Mapping[str, Any], field: str, texts: str) -> tuple[Line, ...]:
    """Return lines with their codes, or those of a quotation that has only texts."""
    if field not in data:
        return tuple(Line(str(it), "own", {}) for it in data.get(texts, ()))
    return tuple(
        Line(str(it["text"]), str(it["code"]), dict(it.get("values", {})))
        for it in data[field]
    )


def _break(data: dict[str, Any]) -> Break:
    priced, vehicles = data["priced"], data["vehicles"]
    return Break(
        paying=int(data["paying"]),
        free=int(data["free"]),
        vehicle=str(vehicles["vehicle"]) if vehicles else "",
        vehicles=int(vehicles["number"]) if vehicles else 0,
        per_person_vnd=int(priced["per_person_vnd"]) if priced else None,
        single_vnd=int(priced["single_supplement_vnd"]) if priced else None,
        exchanged=tuple(priced["exchanged"].items()) if priced else (),
    )

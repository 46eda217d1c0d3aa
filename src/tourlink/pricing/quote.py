"""The pipeline: plan, services, costs, prices, quotation document."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, NamedTuple

from tourlink.catalogue.catalogue import Catalogue, names_in_all
from tourlink.catalogue.records import Names
from tourlink.errors import RateError
from tourlink.plan import PlanDocument, Warning_
from tourlink.pricing.beds import bed_class
from tourlink.pricing.bill import Cost, CostLine
from tourlink.pricing.book import Book, Origin
from tourlink.pricing.costing import Costing, Group
from tourlink.pricing.document import (
    ChildPrice,
    ClassQuote,
    Exchange,
    OtherBed,
    PaxBreak,
    Priced,
    QuoteDocument,
    QuoteLine,
    TermsStamp,
    Told,
)
from tourlink.pricing.lookup import Lack, Lookup, MissingRateError
from tourlink.pricing.money import exchanged, half_up, percent, quantity
from tourlink.pricing.records import ChildRule, Terms, VatPeriod
from tourlink.pricing.remarks import exclusions, inclusions, remarks
from tourlink.pricing.selling import Selling
from tourlink.pricing.services import Services, services
from tourlink.vocabulary import LodgingClass


class Currency(NamedTuple):
    """A currency that prices are shown in, too: VND for one unit, as of a day."""

    code: str
    rate: Fraction
    on: date | None


class Asked(NamedTuple):
    """
    What a quotation is asked for.

    Attributes
    ----------
    pax
        Numbers of people who pay.
    today
        The day of the quotation.
    departs
        Date of day 1, where the plan has none.
    holiday
        Whether a date is a public holiday.
    explain
        Whether to list the lines of each price.
    break_even
        Whether to look for the least group that covers its costs: that is a price for
        each smaller one.
    """

    pax: tuple[int, ...]
    classes: tuple[LodgingClass, ...]
    today: date
    holiday: Callable[[date], bool]
    departs: date | None = None
    currencies: tuple[Currency, ...] = ()
    explain: bool = False
    break_even: bool = True


PAX = (2, 4, 6, 10, 15, 20, 30)
"""The group sizes that a quotation is for where none are asked for."""


def usual_classes(asked: str | None) -> tuple[LodgingClass, ...]:
    """Return the classes of a quotation where none are asked for: the request's own."""
    return (LodgingClass(asked),) if asked else _CLASSES


def missing_rates(found: QuoteDocument) -> tuple[str, ...]:
    """Return what a quotation says of the rates that it lacks, each once."""
    breaks = [it for one in found["classes"] for it in one["breaks"]]
    return tuple(dict.fromkeys(text for it in breaks for text in it["missing"]))


_CLASSES = (LodgingClass.HOTEL_2, LodgingClass.HOTEL_3, LodgingClass.HOTEL_4)


def quote(
    document: PlanDocument, number: int, catalogue: Catalogue, book: Book, asked: Asked
) -> QuoteDocument:
    """
    Return the quotation of a plan of a document; plans count from 0.

    Raises
    ------
    RateError
        If the terms of the book say no markup or no tax for the date of the tour.
    """
    plan = document["plans"][number]
    used = services(document, plan, catalogue, departs=asked.departs)
    near = used.near or asked.today
    period = vat_period(book.terms, near)
    lookup = Lookup(book, catalogue, today=near, holiday=asked.holiday)
    children = len(document["request"].get("children") or ())
    costing = Costing(used, lookup, book.terms, vat=period.percent, children=children)
    selling = Selling(costing, book.terms, vat=period.percent)
    work = _Work(book, costing, selling, asked)
    classes = [work.of_class(wanted) for wanted in asked.classes]
    included = inclusions(used, book.terms, period, work.lines)
    excluded = exclusions(used, book.terms)
    valid_days = book.terms.valid_days
    valid_until = asked.today + timedelta(valid_days) if valid_days else None
    return {
        "format": "tourlink-quote/1",
        "tour": {
            "title": plan["title"],
            "days": len(plan["days"]),
            "nights": plan["nights"],
            "departs": _iso(used.departs),
            "returns": _iso(used.returns),
        },
        "catalogue": document["catalogue"]["sha256"],
        "books": [
            {"name": it.name, "file": it.path, "sha256": it.sha256, "note": it.note}
            for it in book.files
        ],
        "quoted_on": asked.today.isoformat(),
        "valid_until": _iso(valid_until),
        "vat": {
            "percent": percent(period.percent),
            "on": near.isoformat(),
            "source": period.source,
            "confidence": period.confidence.value,
            "note": period.note,
        },
        "terms": _terms(book.terms),
        "children_along": children,
        "currencies": [_exchange(it) for it in asked.currencies],
        "classes": classes,
        "included": [it["text"] for it in included],
        "excluded": [it["text"] for it in excluded],
        "inclusions": included,
        "exclusions": excluded,
        "warnings": [*work.warnings(), *remarks(used, book.terms, near, work.lines)],
    }


def vat_period(terms: Terms, on: date) -> VatPeriod:
    """
    Return the tax of a tour: that of the day it departs on.

    Raises
    ------
    RateError
        If the terms say none for the day, or two.
    """
    found = [
        it for it in terms.vat if it.from_ <= on and (it.to is None or on <= it.to)
    ]
    if len(found) != 1:
        many = "two rates" if found else "no rate"
        raise RateError(
            f"the rate book has {many} of value added tax on {on.isoformat()}",
            hint="write terms: {vat: [{percent: 8, from: 2025-07-01, …}]}",
        )
    return found[0]


class _Work:
    """Prices each class and group size, and keeps the lines that were used."""

    def __init__(
        self, book: Book, costing: Costing, selling: Selling, asked: Asked
    ) -> None:
        self._book = book
        self._costing = costing
        self._selling = selling
        self._asked = asked
        self._below_cost: dict[int, None] = {}
        self.lines: list[CostLine] = []

    def of_class(self, wanted: LodgingClass) -> ClassQuote:
        """Return the prices of a class."""
        return {
            "class": wanted.value,
            "other_beds": [*_other_beds(self._costing.used, wanted)],
            "breaks": [self._of_pax(pax, wanted) for pax in self._asked.pax],
        }

    def warnings(self) -> Iterator[Warning_]:
        """Yield what was found wrong with prices."""
        for below in self._below_cost:
            yield {
                "code": "child-below-cost",
                "message": f"children below {below} pay less than their tickets cost",
                "values": {"below": below},
            }

    def _of_pax(self, pax: int, wanted: LodgingClass) -> PaxBreak:
        try:
            group = self._costing.group(pax)
        except MissingRateError as error:
            return {
                "paying": pax,
                "free": 0,
                "vehicles": None,
                "guides": 0,
                "missing": [error.lack.text],
                "lacking": [_lack(error.lack)],
                "priced": None,
            }
        cost = self._costing.cost(group, wanted)
        self.lines += cost.lines
        fleet = group.fleet
        vehicles = {"vehicle": fleet.vehicle, "number": fleet.number}
        answer: PaxBreak = {
            "paying": pax,
            "free": group.free,
            "vehicles": vehicles if fleet.number else None,  # type: ignore[typeddict-item]
            "guides": group.guides,
            "missing": [it.text for it in cost.missing],
            "lacking": [*map(_lack, cost.missing)],
            "priced": None if cost.missing else self._priced(group, cost, wanted),
        }
        if self._asked.explain:
            answer["lines"] = [self._line(line) for line in cost.lines]
        return answer

    def _priced(self, group: Group, cost: Cost, wanted: LodgingClass) -> Priced:
        price, by = self._selling.head(group, wanted)
        sums = self._selling.sums(price, group, cost)
        paying = group._replace(free=0)
        free = cost.net - self._costing.cost(paying, wanted).net
        single = self._costing.single(group, wanted)
        found: Priced = {
            "per_person_vnd": price,
            "single_supplement_vnd": self._selling.price(single),
            "free_vnd": half_up(self._selling.exact(free, group.paying)),
            "levelled_by": by,
            "children": [
                self._child(rule, price, group) for rule in self._book.terms.children
            ],
            "totals": {
                "net_vnd": sums.net,
                "commission_vnd": sums.commission,
                "vat_vnd": sums.vat,
                "margin_vnd": sums.margin,
                "revenue_vnd": sums.revenue,
            },
            "margin_per_head_vnd": half_up(Fraction(sums.margin, group.paying)),
            "margin_percent": percent(sums.margin_share),
            "exchanged": {
                it.code: exchanged(price, it.rate) for it in self._asked.currencies
            },
        }
        if self._asked.break_even:
            least = self._selling.breaks_even_at(price, group, wanted)
            found["breaks_even_at"] = least
        return found

    def _child(self, rule: ChildRule, price: int, group: Group) -> ChildPrice:
        price = self._selling.share(price, rule.percent)
        tickets = self._costing.child(group).net_vnd
        if self._selling.exact(Fraction(tickets)) > price:
            self._below_cost[rule.below] = None
        return {
            "below": rule.below,
            "percent": percent(rule.percent),
            "price_vnd": price,
            "tickets_vnd": tickets,
        }

    def _line(self, line: CostLine) -> QuoteLine:
        origin, item = line.rate.origin if line.rate else None, line.item
        return {
            "day": item.when.day,
            "kind": item.kind,
            "what": item.what,
            "code": item.code,
            "values": _plain(item.values),
            "quantity": quantity(line.quantity),
            "unit_vnd": line.unit_vnd,
            "vat": line.rate.rate.vat.value if line.rate else "none",
            "net_vnd": line.net_vnd,
            "rate": line.rate.rate.id if line.rate else None,
            "at": str(origin.place) if origin else f"catalogue: {line.fact}",
            **_source(origin, line),  # type: ignore[typeddict-item]
        }


def _lack(lack: Lack) -> Told:
    return {"text": lack.text, "code": lack.code, "values": _plain(lack.values)}


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values as data, with names in all languages."""
    return {name: _plain_value(it) for name, it in values.items()}


def _plain_value(value: Any) -> Any:
    if isinstance(value, Names):
        return names_in_all(value)
    return _plain(value) if isinstance(value, Mapping) else value


def _source(origin: Origin | None, line: CostLine) -> dict[str, str | None]:
    if origin is not None:
        return {
            "source": origin.source,
            "as_of": origin.as_of,
            "confidence": origin.confidence.value,
        }
    price = line.price
    if price is None:
        return {"source": None, "as_of": None, "confidence": None}
    return {
        "source": price.source,
        "as_of": price.as_of,
        "confidence": price.confidence.value,
    }


def _other_beds(used: Services, wanted: LodgingClass) -> Iterator[OtherBed]:
    for bed in used.beds:
        found = bed_class(bed.place, wanted)
        if found is not None and found is not wanted:
            yield {"day": bed.when.day, "at": bed.place.id, "class": found.value}


def _terms(terms: Terms) -> TermsStamp:
    return {
        "markup_percent": None if terms.markup is None else percent(terms.markup),
        "margin_percent": None if terms.margin is None else percent(terms.margin),
        "commission_percent": percent(terms.commission or Fraction(0)),
        "rounding_vnd": terms.rounding_vnd or 1,
        "free_per": terms.free_per or 0,
    }


def _exchange(currency: Currency) -> Exchange:
    return {
        "currency": currency.code,
        "vnd": quantity(currency.rate),
        "on": _iso(currency.on),
    }


def _iso(on: date | None) -> str | None:
    return on.isoformat() if on else None

"""What a quotation says beside its prices: what is in them, and what is not."""

from collections.abc import Iterator, Sequence

from tourlink.plan import Warning_
from tourlink.pricing.bill import CostLine
from tourlink.pricing.money import percent
from tourlink.pricing.records import Terms, Trust, VatPeriod
from tourlink.pricing.services import Services

_FARES = {
    "air": "flights",
    "rail": "trains",
    "boat": "boats",
    "cable": "cable cars",
    "road": "local motorbikes",
}


def inclusions(
    used: Services, terms: Terms, vat: VatPeriod, lines: Sequence[CostLine]
) -> list[str]:
    """Return what the price has in it: what its lines are, and what the terms add."""
    found = [*_of_services(used), *_of_meals(used, terms)]
    found += [line.what for line in lines if line.kind == "extra"]
    found += terms.included
    found.append(f"value added tax of {percent(vat.percent)} %")
    return list(dict.fromkeys(found))


def _of_services(used: Services) -> Iterator[str]:
    if used.drives:
        yield "vehicle with driver, fuel and tolls"
    yield "guide"
    if used.beds:
        yield f"{_many(len(used.beds), 'night')} in a lodging, two to a room"
    aboard = sum(ticket.overnight for ticket in used.tickets)
    if aboard:
        yield f"{_many(aboard, 'night')} aboard"
    for mode, name in _FARES.items():
        if any(it.corridor.mode.value == mode for it in used.tickets):
            yield f"tickets for {name} of the programme"
    if used.entries:
        yield "entrance fees of the programme"


def _of_meals(used: Services, terms: Terms) -> Iterator[str]:
    for meal in terms.meals:
        number = sum(it.meal is meal for it in used.meals)
        if number:
            yield _many(number, meal.value)


def exclusions(used: Services, terms: Terms) -> list[str]:
    """Return what the price does not have in it."""
    found = dict.fromkeys(terms.excluded)
    for corridor in used.visas:
        if corridor.border:
            found[f"visa for {corridor.border.name.en}"] = None
    return list(found)


def remarks(
    used: Services, terms: Terms, lines: Sequence[CostLine]
) -> Iterator[Warning_]:
    """Yield what whoever sells the tour must know."""
    origins = {line.rate.origin.place: line.rate.origin for line in lines if line.rate}
    indicative = sum(it.indicative for it in origins.values())
    assumed = sum(it.confidence is Trust.ASSUMED for it in origins.values())
    if indicative:
        yield _warning(
            "indicative-rates",
            f"{indicative} of {len(origins)} rates used are indicative, {assumed} of "
            "all are assumed: replace them by your own before you sell",
        )
    if used.departs is None:
        yield _warning(
            "no-date",
            "without a date the rates, tax and season are those of today, and no "
            "weekend or holiday is counted",
        )
        return
    for period in terms.vat:
        if period.to and used.returns and used.departs <= period.to < used.returns:
            yield _warning(
                "vat-changes",
                f"the tax changes after {period.to.isoformat()}, during the tour; that "
                "of the day of departure is counted for all of it",
            )


def _warning(code: str, message: str) -> Warning_:
    return {"code": code, "message": message}


def _many(number: int, what: str) -> str:
    plural = "es" if what.endswith("ch") else "s"
    return f"{number} {what}{plural if number > 1 else ''}"

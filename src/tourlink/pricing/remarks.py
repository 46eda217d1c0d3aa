"""What a quotation says beside its prices: what is in them, and what is not."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from tourlink.catalogue.catalogue import names_in_all
from tourlink.plan import Warning_
from tourlink.pricing.bill import CostLine
from tourlink.pricing.document import Told
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
) -> list[Told]:
    """Return what the price has in it: what its lines are, and what the terms add."""
    found = [*_of_services(used), *_of_meals(used, terms)]
    found += [_told("own", it.item.what) for it in lines if it.item.kind == "extra"]
    found += [_told("own", text) for text in terms.included]
    share = percent(vat.percent)
    found.append(_told("vat", f"value added tax of {share} %", percent=share))
    return list({it["text"]: it for it in found}.values())


def _of_services(used: Services) -> Iterator[Told]:
    if used.drives:
        yield _told("vehicle", "vehicle with driver, fuel and tolls")
    yield _told("guide", "guide")
    if used.beds:
        number = len(used.beds)
        text = f"{_many(number, 'night')} in a lodging, two to a room"
        yield _told("beds", text, nights=number)
    aboard = sum(ticket.overnight for ticket in used.tickets)
    if aboard:
        yield _told("aboard", f"{_many(aboard, 'night')} aboard", nights=aboard)
    for mode, name in _FARES.items():
        if any(it.corridor.mode.value == mode for it in used.tickets):
            text = f"tickets for {name} of the programme"
            yield _told(f"tickets-{mode}", text)
    if used.entries:
        yield _told("entrance", "entrance fees of the programme")


def _of_meals(used: Services, terms: Terms) -> Iterator[Told]:
    for meal in terms.meals:
        number = sum(it.meal is meal for it in used.meals)
        if number:
            text = _many(number, meal.value)
            yield _told("meals", text, **{meal.value: number})


def exclusions(used: Services, terms: Terms) -> list[Told]:
    """Return what the price does not have in it."""
    found = [_told("own", text) for text in terms.excluded]
    for corridor in used.visas:
        if corridor.border:
            name = corridor.border.name
            text = f"visa for {name.en}"
            found.append(_told("visa", text, name=names_in_all(name)))
    return list({it["text"]: it for it in found}.values())


def _told(code: str, text: str, **values: Any) -> Told:
    found: Told = {"text": text, "code": code}
    return {**found, "values": values} if values else found


def remarks(
    used: Services, terms: Terms, near: date, lines: Sequence[CostLine]
) -> Iterator[Warning_]:
    """
    Yield what whoever sells the tour must know.

    Parameters
    ----------
    near
        The day whose rates and tax were taken.
    """
    origins = {line.rate.origin.place: line.rate.origin for line in lines if line.rate}
    indicative = sum(it.indicative for it in origins.values())
    assumed = sum(it.confidence is Trust.ASSUMED for it in origins.values())
    if indicative:
        yield _warning(
            "indicative-rates",
            f"{indicative} of {len(origins)} rates used are indicative, {assumed} of "
            "all are assumed: replace them by your own before you sell",
            indicative=indicative,
            total=len(origins),
            assumed=assumed,
        )
    if used.departs is None:
        yield _warning(
            "no-date",
            f"without a date the rates and tax are those of {near.isoformat()}, and no "
            "weekend or holiday is counted",
            on=near.isoformat(),
        )
        return
    for period in terms.vat:
        if period.to and used.returns and used.departs <= period.to < used.returns:
            yield _warning(
                "vat-changes",
                f"the tax changes after {period.to.isoformat()}, during the tour; that "
                "of the day of departure is counted for all of it",
                on=period.to.isoformat(),
            )


def _warning(code: str, message: str, **values: Any) -> Warning_:
    found: Warning_ = {"code": code, "message": message}
    return {**found, "values": values} if values else found


def _many(number: int, what: str) -> str:
    plural = "es" if what.endswith("ch") else "s"
    return f"{number} {what}{plural if number > 1 else ''}"

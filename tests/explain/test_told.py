"""Everything that can be said of a request is said, in each language."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import chain

import pytest

from tourlink.catalogue.catalogue import Catalogue
from tourlink.explain.changes import changes
from tourlink.explain.cheaper import offers
from tourlink.explain.members import members, settled
from tourlink.explain.told import Told
from tourlink.explain.wording import Remark
from tourlink.export.phrases import phrases
from tourlink.request import FixedSegment, Request
from tourlink.vocabulary import Lang, LodgingClass, Mobility, Mode, Pace, Vehicle

# With every constraint that a request can have; no plan has to keep them all.
EVERYTHING = Request(
    days=(3, 4),
    start_date=date(2026, 11, 11),
    end="Da Nang",
    modes=(Mode.ROAD, Mode.RAIL),
    must=("Sin Suoi Ho",),
    avoid=("Fansipan", "Lao Cai province"),
    province=("Lai Chau",),
    region=("northwest",),
    agreement=("expanded-northwest-hcmc",),
    axis=("north-south",),
    pair=("highland", "coast"),
    sequence=("Lai Chau", "community"),
    fixed=(FixedSegment(place="Hanoi", day=1, days=2),),
    min_provinces=2,
    adults=10,
    elders=1,
    mobility=Mobility.REDUCED,
    vehicle=Vehicle.BUS_45,
    pace=Pace.RELAXED,
    max_drive_min=300,
    budget_per_person=1_000_000,
    lodging_class=LodgingClass.HOTEL_3,
)
BY_MONTH = replace(EVERYTHING, start_date=None, month=11, days=(4, 4))


def said(catalogue: Catalogue) -> Iterator[tuple[str, Remark]]:
    """Yield what is said of the constraints and of their changes, with its table."""
    for asked in (EVERYTHING, BY_MONTH):
        request = settled(asked, 2)
        for member in members(request, catalogue):
            yield "members", member.demand
            for change in changes(member, request, catalogue):
                yield "changes_of", change.said
                yield "prices_of", change.price
        for change in chain.from_iterable(offers(request, catalogue, 2_000_000)):
            yield "changes_of", change.said
            yield "prices_of", change.price


@pytest.mark.parametrize("lang", Lang)
def test_every_remark_is_said(bundled: Catalogue, lang: Lang) -> None:
    """Each has its words, and all that is to be filled into them."""
    told = Told(phrases(lang))
    silent = [one for table, one in said(bundled) if not told.remark(table, one)]
    assert silent == []


def test_no_word_is_for_nothing(bundled: Catalogue) -> None:
    """Each text of the tables is said of some request."""
    used = {f"{table}.{one.code}" for table, one in said(bundled)}
    tables = ("members.", "changes_of.", "prices_of.")
    keys = {key for key, _ in phrases(Lang.EN).texts() if key.startswith(tables)}
    assert used == keys


def test_numbers_and_counts_are_those_of_the_language(bundled: Catalogue) -> None:
    """With its separators, its dates and the right form for one and for many."""
    budget = next(
        it for it in members(settled(BY_MONTH, 1), bundled) if it.name.startswith("bud")
    )
    start = next(it for it in members(EVERYTHING, bundled) if it.name == "start_date")
    told = {lang: Told(phrases(lang)) for lang in Lang}

    assert {lang: it.remark("members", budget.demand) for lang, it in told.items()} == {
        Lang.VI: "vé vào cửa và vé đi lại đã biết không quá 1.000.000 ₫/khách",
        Lang.EN: "known fees and fares of at most 1,000,000 VND a person",
        Lang.FR: "entrées et billets connus d'au plus 1\u202f000\u202f000\u00a0VND"
        " par personne",
    }
    assert {lang: it.remark("members", start.demand) for lang, it in told.items()} == {
        Lang.VI: "khởi hành Th 4 11/11/2026",
        Lang.EN: "a start on Wed 11 Nov 2026",
        Lang.FR: "un départ le mer. 11 nov. 2026",
    }
    one, two = Remark("days", {"length": 1}), Remark("days", {"length": 2})
    assert [told[Lang.EN].remark("members", it) for it in (one, two)] == [
        "1 day",
        "2 days",
    ]
    assert told[Lang.FR].remark("members", one) == "1 jour"

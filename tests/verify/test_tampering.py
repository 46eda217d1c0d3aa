"""Each constraint is kept by real plans, and broken by three kinds of tampering."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.verify.conftest import Documents
from tests.verify.tampering import CASES
from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Hours, Opening
from tourlink.verify.constraint import Status
from tourlink.verify.constraints import ALL
from tourlink.verify.run import verify
from tourlink.vocabulary import Weekday

SLUGS = [it.slug for it in ALL]


def test_every_constraint_has_its_cases() -> None:
    """Three each, for all of them, and for nothing else."""
    assert sorted(CASES) == sorted(SLUGS)
    assert len(set(SLUGS)) == len(SLUGS)
    assert {len(cases) for cases in CASES.values()} == {3}


@pytest.mark.parametrize("number", range(3))
@pytest.mark.parametrize("slug", CASES)
def test_tampering_is_caught(
    bundled: Catalogue, documents: Documents, slug: str, number: int
) -> None:
    """What holds before is broken after, and the report says where."""
    name, spoil = CASES[slug][number]
    document, catalogue = prepared(name, documents, bundled)
    before = {
        it.constraint.slug: it.status for it in verify(document, catalogue).verdicts
    }
    assert before[slug] is Status.HOLDS

    spoil(document)
    found = [
        it for it in verify(document, catalogue).verdicts if it.constraint.slug == slug
    ]

    broken = [it for it in found if it.status is Status.BROKEN]
    assert broken
    assert broken[0].shown is not None
    assert broken[0].shown.at.startswith("/")


def test_a_fortnight_without_a_start_is_warned_about(
    bundled: Catalogue, documents: Documents
) -> None:
    """Where no start suits, that is to be said, and not that a date is to be fixed."""

    def status(*codes: str) -> Status:
        first["warnings"] = [
            *others,
            *({"code": it, "message": "so it is"} for it in codes),
        ]
        return next(
            it.status
            for it in verify(document, bundled).verdicts
            if it.constraint.slug == "warnings"
        )

    document = documents("g7-kunming-to-ha-long")
    first = document["plans"][0]
    codes = {"no-date", "weekday"}
    others = [it for it in first["warnings"] if it["code"] not in codes]
    window = {"first": "2026-10-05", "last": "2026-10-18", "reason": "a guess"}
    first["season_window"] = {**window, "start_dates": ["2026-10-05"]}
    assert status("no-date") is Status.HOLDS
    assert status("weekday") is Status.BROKEN
    first["season_window"] = {**window, "start_dates": []}
    assert status("weekday") is Status.HOLDS
    assert status() is Status.BROKEN


def prepared(
    name: str, documents: Documents, catalogue: Catalogue
) -> tuple[Any, Catalogue]:
    """Return the document that a case names, and the catalogue to check it against."""
    if name.startswith("two-"):
        return documents(name.removeprefix("two-"), alternatives=2), catalogue
    if name.startswith("priced-"):
        return documents(name.removeprefix("priced-"), priced=True), catalogue
    if name.startswith("strict-"):
        document = documents(name.removeprefix("strict-"))
        catalogue = just_permitting(document, catalogue)
        return document, catalogue
    return documents(name), catalogue


def just_permitting(document: Any, catalogue: Catalogue) -> Catalogue:
    """Return a catalogue in which all that a document uses is just permitted."""
    days = document["plans"][0]["days"]
    dates = [date.fromisoformat(day["date"]) for day in days]
    weekdays = tuple(tuple(Weekday)[it.weekday()] for it in dates)
    month = dates[0].month
    others = tuple(it for it in range(1, 13) if it != month)
    corridors, destinations = dict(catalogue.corridors), dict(catalogue.destinations)
    items = [item for day in days for item in day["items"]]
    for name in {it for item in items for it in item.get("corridors", ())}:
        corridor = corridors[name]
        service = corridor.service
        corridors[name] = replace(
            corridor,
            months=(month,),
            valid_from=dates[0],
            valid_to=dates[-1],
            max_seats=4,
            service=service and replace(service, months=(month,), weekdays=weekdays),
        )
    for day, on in zip(days, weekdays, strict=True):
        for item in day["items"]:
            if item["type"] == "stop":
                place = destinations[item["destination"]]
                opening = place.opening
                if isinstance(opening, Opening):
                    hours = Hours(opens="00:00", closes="24:00", weekdays=(on,))
                    opening = replace(opening, hours=(hours,))
                access = replace(
                    place.access,
                    steps=300,
                    max_seats=4,
                    boat=True,
                    reduced_mobility="no",
                )
                destinations[place.id] = replace(
                    place,
                    access=access,
                    best_months=(),
                    closed_months=others,
                    opening=opening,
                )
        if day["stay"]["at"]:
            place = destinations[day["stay"]["at"]]
            assert place.lodging
            lodging = replace(place.lodging, capacity=2)
            destinations[place.id] = replace(place, lodging=lodging)
    return replace(catalogue, corridors=corridors, destinations=destinations)

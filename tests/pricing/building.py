"""Plans written by hand for tests of their prices."""

from datetime import date, timedelta
from typing import Any, cast

from tourlink.plan import PlanDocument
from tourlink.pricing.quote import Asked
from tourlink.vocabulary import LodgingClass

TODAY = date(2026, 11, 22)


def drive(start: str, end: str, *corridors: str, km: float) -> dict[str, Any]:
    """Return a leg by road."""
    return leg("road", start, end, *corridors, km=km)


def leg(mode: str, start: str, end: str, *corridors: str, km: float) -> dict[str, Any]:
    """Return a leg; its times are of no matter for its price."""
    return {
        "type": "leg",
        "from": start,
        "to": end,
        "mode": mode,
        "corridors": list(corridors),
        "distance_km": km,
        "duration_min": 60,
        "depart": "07:00",
        "arrive": "08:00",
    }


def visit(place: str) -> dict[str, Any]:
    """Return a visit."""
    return {
        "type": "stop",
        "destination": place,
        "arrive": "09:00",
        "leave": "10:00",
        "duration_min": 60,
        "prize": 1,
    }


def lunch(place: str) -> dict[str, Any]:
    """Return a lunch."""
    return {"type": "meal", "at": place, "start": "12:00", "end": "13:00"}


def document(
    first: date | None, *days: tuple[list[dict[str, Any]], str | None], **asked: Any
) -> PlanDocument:
    """Return a plan of days, each with its items and the place of its night."""
    made = []
    for at, (items, night) in enumerate(days):
        on = (first + timedelta(at)).isoformat() if first else None
        kind = "lodging" if night else None
        stay = {"type": kind, "at": night, "corridor": None, "class": None}
        made.append({"day": at + 1, "date": on, "items": items, "stay": stay})
    plan = {"title": "A tour", "days": made, "nights": len(made) - 1}
    return cast(
        "PlanDocument",
        {
            "format": "tourlink-plan/1",
            "request": asked,
            "catalogue": {"sha256": "0"},
            "plans": [plan],
        },
    )


def asked(*pax: int, bed: str = "hotel-3", **more: Any) -> Asked:
    """Return what is asked: one class, no holidays, with the lines."""
    given: dict[str, Any] = {"holiday": lambda _: False, "explain": True} | more
    return Asked(pax=pax, classes=(LodgingClass(bed),), today=TODAY, **given)


def sa_pa(first: date | None = date(2026, 11, 13), **wish: Any) -> PlanDocument:
    """Return two days to Sa Pa and up to Fansipan, from a Friday on."""
    there = ("road-hanoi-lao-cai", "road-lao-cai-sa-pa")
    return document(
        first,
        (
            [
                drive("hanoi", "sa-pa", *there, km=325.0),
                lunch("sa-pa"),
                leg("cable", "sa-pa", "fansipan", "cable-sa-pa-fansipan", km=8.5),
                visit("fansipan"),
                leg("cable", "fansipan", "sa-pa", "cable-sa-pa-fansipan", km=8.5),
            ],
            "sa-pa",
        ),
        ([lunch("lao-cai"), drive("sa-pa", "hanoi", *there[::-1], km=325.0)], None),
        **wish,
    )


def ha_long(first: date | None = date(2027, 1, 2), **wish: Any) -> PlanDocument:
    """Return two days to Ha Long and out on the bay, from a Saturday on."""
    port, bay = "port-tuan-chau", "ha-long-bay"
    road, boat = "road-ha-long-port-tuan-chau", "boat-tuan-chau-ha-long-bay"
    return document(
        first,
        (
            [
                drive("hanoi", "ha-long", "road-hanoi-ha-long", km=155.0),
                lunch("ha-long"),
            ],
            "ha-long",
        ),
        (
            [
                drive("ha-long", port, road, km=12.0),
                leg("boat", port, bay, boat, km=14.0),
                visit(bay),
                lunch(bay),
                leg("boat", bay, port, boat, km=14.0),
                drive(port, "hanoi", road, "road-hanoi-ha-long", km=167.0),
            ],
            None,
        ),
        **wish,
    )


BOOK = """\
name: For tests
source: contract
as_of: 2026-11
confidence: high
sources: [{id: contract, title: Contracts, kind: operator}]
terms:
  markup: 15
  commission: 10
  rounding_vnd: 10000
  free_per: 10
  children: [{below: 5, percent: 0}, {below: 12, percent: 75}]
  meals: [breakfast, lunch, dinner]
  guide_rides: [boat]
  empty_return_percent: 30
  valid_days: 30
  vat:
    - {percent: 8, from: 2025-07-01, to: 2026-12-31, source: contract, confidence: high}
    - {percent: 10, from: 2027-01-01, source: contract, confidence: medium}
rooms:
  - id: hotel-3
    class: hotel-3
    room_vnd: 700000
    meals: [breakfast]
    surcharges: [{weekdays: [fri], percent: 10}]
  - {id: hotel-4, class: hotel-4, room_vnd: 1200000}
  - {id: homestay, class: homestay, person_vnd: 200000}
vehicles:
  - id: van-16
    vehicle: van-16
    seats: 16
    capacity: 14
    day_vnd: 1000000
    km_vnd: 4000
    vat: excluded
    surcharges: [{weekdays: [sat, sun], add_vnd: 150000}]
  - id: bus-29
    vehicle: bus-29
    seats: 29
    capacity: 20
    day_vnd: 1500000
    km_vnd: 8000
    vat: excluded
staff:
  - {id: guide, role: guide, day_vnd: 700000, night_vnd: 300000, vat: none}
  - {id: driver, role: driver, day_vnd: 0, night_vnd: 250000, vat: none}
meals:
  - {id: breakfast, meal: breakfast, person_vnd: 40000}
  - {id: lunch, meal: lunch, person_vnd: 150000}
  - {id: dinner, meal: dinner, person_vnd: 150000}
entrances:
  - {id: nature, kinds: [nature, peak], adult_vnd: 290000, vat: none}
  - {id: free, kinds: [city, town], adult_vnd: 0, vat: none}
fares:
  - id: fansipan
    corridors: [cable-sa-pa-fansipan]
    adult_vnd: 800000
    child_percent: 50
    return_ticket: true
  - {id: boat, mode: boat, adult_vnd: 150000}
  - {id: air, mode: air, adult_vnd: 1000000, child_percent: 90}
extras:
  - {id: water, name: drinking water, per: person, each: day, amount_vnd: 10000}
"""

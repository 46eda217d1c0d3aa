"""Catalogues of places with one-letter names, and corridors between them."""

from collections.abc import Iterable
from typing import Any

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import (
    Border,
    Citation,
    Confidence,
    Corridor,
    Departure,
    Destination,
    Kind,
    Names,
    Position,
    RoadClass,
    Service,
)
from tourlink.vocabulary import Mode, Weekday

SOURCES = (Citation(source="atlas", as_of="2025", confidence=Confidence.LOW),)


def place(name: str, **more: Any) -> Destination:
    """Return a town somewhere."""
    fields: dict[str, Any] = {
        "id": name,
        "name": Names(vi=name, en=name),
        "kind": Kind.TOWN,
        "position": Position(
            lat=20.0, lon=105.0, confidence=Confidence.LOW, source="atlas"
        ),
        "province": "p",
        "sources": SOURCES,
    }
    return Destination(**(fields | more))


def corridor(
    origin: str, target: str, minutes: int, mode: Mode = Mode.ROAD, **more: Any
) -> Corridor:
    """Return a corridor; its id tells its ends and its mode."""
    fields: dict[str, Any] = {
        "id": f"{mode}-{origin}-{target}",
        "from_": origin,
        "to": target,
        "mode": mode,
        "km": minutes / 2,
        "minutes": minutes,
        "road_class": RoadClass.NATIONAL if mode is Mode.ROAD else None,
        "sources": SOURCES,
    }
    return Corridor(**(fields | more))


def service(*departures: str | tuple[str, int], **more: Any) -> Service:
    """Return a service at these times, each perhaps with its own minutes."""
    fields: dict[str, Any] = {
        "departures": tuple(
            Departure(departs=it)
            if isinstance(it, str)
            else Departure(departs=it[0], minutes=it[1])
            for it in departures
        ),
        "check_in_min": 0,
        "exit_min": 0,
        "source": "atlas",
        "as_of": "2025",
        "confidence": Confidence.LOW,
    }
    return Service(**(fields | more))


def ride(
    origin: str,
    target: str,
    minutes: int,
    *departures: str | tuple[str, int],
    mode: Mode = Mode.RAIL,
    weekdays: tuple[Weekday, ...] = (),
    **more: Any,
) -> Corridor:
    """Return a scheduled corridor without check-in, one way."""
    own = service(*departures, weekdays=weekdays)
    return corridor(
        origin, target, minutes, mode, **{"one_way": True, "service": own} | more
    )


def border(minutes: int = 60, opens: str = "07:00", closes: str = "22:00") -> Border:
    """Return a crossing step."""
    name = Names(vi="cửa khẩu", en="gate")
    return Border(name=name, minutes=minutes, visa=True, opens=opens, closes=closes)


def catalogue(
    corridors: Iterable[Corridor], *places: Destination, sha256: str = "0"
) -> Catalogue:
    """Return a catalogue of the corridors, their ends, and further places."""
    corridors = tuple(corridors)
    ends = sorted({it.from_ for it in corridors} | {it.to for it in corridors})
    destinations = {it: place(it) for it in ends} | {it.id: it for it in places}
    return Catalogue(
        destinations=destinations,
        corridors={it.id: it for it in corridors},
        provinces={},
        regions={},
        axes={},
        agreements={},
        product_routes={},
        events={},
        sources={},
        sha256=sha256,
        as_of="2025",
    )

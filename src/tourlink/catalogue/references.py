"""What no record shows on its own: whether the records of a catalogue fit together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from tourlink.catalogue.catalogue import FILES
from tourlink.catalogue.codes import Code
from tourlink.catalogue.programmes import (
    Agreement,
    Axis,
    Event,
    Province,
    Region,
    RouteStage,
)
from tourlink.catalogue.records import Corridor, Destination
from tourlink.catalogue.source import Node, Steps, dotted
from tourlink.errors import Place, Problem
from tourlink.geo import great_circle_km
from tourlink.names import did_you_mean

# Both coordinates may be rounded: a real road is never shorter by more than this.
STRAIGHTEST_SHARE = 0.98

# What the ids in a field name. "former" is a province of the map before July 2025,
# "either" one of either map. A field called `source` names a source in any record.
_LINKS: Mapping[tuple[type, str], str] = {
    (Destination, "province"): "provinces",
    (Destination, "former_province"): "former",
    (Corridor, "from_"): "destinations",
    (Corridor, "to"): "destinations",
    (Region, "former_provinces"): "former",
    (Axis, "waypoints"): "either",
    (Agreement, "members"): "provinces",
    (RouteStage, "provinces"): "either",
    (Event, "destinations"): "destinations",
    (Event, "provinces"): "either",
}
_WORDS = {
    "destinations": "destination",
    "provinces": "province of today's map",
    "former": "former province",
    "either": "province of either map",
    "sources": "source",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a file says under one id."""

    kind: str
    """Top-level key of its file, such as `corridors`."""
    id: str
    label: str
    """How messages call it, such as `corridor 'road-a-b'`."""
    node: Node
    record: Any
    """None if it is not valid; its id is known all the same."""

    def say(self, path: Steps, message: str) -> str:
        """Return a message about the part at `path` that says what it is about."""
        where = dotted(path)
        return ": ".join(filter(None, (self.label, where, message)))

    def problem(
        self, code: Code, path: Steps, message: str, hint: str | None = None
    ) -> Problem:
        """Return a problem with the part at `path`."""
        return Problem(
            self.say(path, message),
            self.node.at(path).place,
            hint,
            code=code,
            kind=self.kind,
            id=self.id,
            path=path,
        )


Entries = Mapping[str, Mapping[str, Entry]]
"""Entries by top-level key of the files and by id."""


def check_references(entries: Entries, unread: frozenset[str]) -> Iterator[Problem]:
    """
    Yield what does not fit together.

    `unread` are the top-level keys of which some records are not known, because a
    file could not be read: that an id is missing there proves nothing.
    """
    known = _known_ids(entries, unread)
    today = provinces_of_today(entries)
    hint = cache(lambda kind, name: did_you_mean(name, known[kind]))
    for kinds in FILES.values():
        for kind in kinds:
            for entry in entries[kind].values():
                for path, target, name in _links(entry.record):
                    if target not in known or name in known[target]:
                        continue
                    message = f"there is no {_WORDS[target]} {name!r}"
                    if target == "provinces" and name in today:
                        yield entry.problem(
                            Code.MERGED_PROVINCE,
                            path,
                            message,
                            f"it was merged into {today[name]!r}; former units belong"
                            " into former_province",
                        )
                    else:
                        yield entry.problem(
                            Code.UNKNOWN_REFERENCE, path, message, hint(target, name)
                        )
    yield from _check_destinations(entries)
    yield from _check_corridors(entries)
    yield from _check_former_ids(entries)


def provinces_of_today(entries: Entries) -> dict[str, str]:
    """Return the province of today of each former one that is gone from the map."""
    return {
        former.id: entry.id
        for entry in entries["provinces"].values()
        for former in (entry.record.formerly if entry.record else ())
        if former.id not in entries["provinces"]
    }


def _known_ids(entries: Entries, unread: frozenset[str]) -> dict[str, dict[str, None]]:
    known = {
        kind: dict.fromkeys(entries[kind])
        for kind in ("destinations", "provinces", "sources")
        if kind not in unread
    }
    # A province that is not valid may have any former ones.
    provinces = [entry.record for entry in entries["provinces"].values()]
    if "provinces" in known and None not in provinces:
        known["former"] = {name: None for each in provinces for name in _formers(each)}
        known["either"] = known["provinces"] | known["former"]
    return known


def _formers(province: Province) -> list[str]:
    # A unit that the reform left alone need not list itself.
    return [former.id for former in province.formerly] or [province.id]


def _links(part: Any, path: Steps = ()) -> Iterator[tuple[Steps, str, str]]:
    """Yield the place, the kind and the value of every id that a record names."""
    if isinstance(part, tuple):
        for index, item in enumerate(part):
            yield from _links(item, (*path, index))
        return
    for name, key, kind in _linking(part.__class__):
        value = getattr(part, name)
        if not value:
            continue
        here = (*path, key)
        if kind is None:
            yield from _links(value, here)
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                yield (*here, index), kind, item
        else:
            yield here, kind, value


@cache
def _linking(record: Any) -> tuple[tuple[str, str, str | None], ...]:
    """
    Return the fields of a record type that name ids, or have parts that do.

    Each with its name, its key in the YAML and, for ids, what they name. Found once a
    type: looking into every field of every record takes longer than reading them.
    """
    if not isinstance(record, type) or not is_dataclass(record):
        return ()
    found: list[tuple[str, str, str | None]] = []
    hints = get_type_hints(record)
    links: Mapping[Any, str] = _LINKS
    for field in fields(record):
        key = field.name.rstrip("_")
        kind = links.get((record, field.name))
        if field.name == "source":
            kind = "sources"
        if kind or any(map(_linking, _types_in(hints[field.name]))):
            found.append((field.name, key, kind))
    return tuple(found)


def _types_in(hint: Any) -> Iterator[type]:
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for part in get_args(hint):
        yield from _types_in(part)


def _check_destinations(entries: Entries) -> Iterator[Problem]:
    for entry in entries["destinations"].values():
        place: Destination | None = entry.record
        if place is None:
            continue
        if place.lodging and place.position is None:
            yield entry.problem(
                Code.UNLOCATED_PLACE_USED,
                ("lodging",),
                "a place that is not located cannot be slept in",
                "give its position, or leave the lodging out",
            )
        within = entries["provinces"].get(place.province)
        if place.former_province is None or within is None or within.record is None:
            continue
        parts = _formers(within.record)
        # An id that is no former province at all is reported as that.
        if place.former_province not in parts and any(
            place.former_province in _formers(other.record)
            for other in entries["provinces"].values()
            if other.record
        ):
            yield entry.problem(
                Code.NOT_PART_OF_PROVINCE,
                ("former_province",),
                f"{place.former_province!r} is not part of {place.province!r}",
                f"its parts are {', '.join(parts)}",
            )


def _check_corridors(entries: Entries) -> Iterator[Problem]:
    for entry in entries["corridors"].values():
        corridor: Corridor | None = entry.record
        if corridor is None:
            continue
        points = []
        for key, name in (("from", corridor.from_), ("to", corridor.to)):
            end = entries["destinations"].get(name)
            if end is None or end.record is None:
                continue
            if end.record.position is None:
                yield entry.problem(
                    Code.UNLOCATED_PLACE_USED,
                    (key,),
                    f"{name!r} is not located, so no corridor can lead there",
                    "locate the place first, or delete the corridor",
                )
            else:
                points.append(end.record.position)
        if len(points) == 2:
            one, two = points
            straight_km = great_circle_km(one.lat, one.lon, two.lat, two.lon)
            if corridor.km < STRAIGHTEST_SHARE * straight_km:
                yield entry.problem(
                    Code.SHORTER_THAN_STRAIGHT_LINE,
                    ("km",),
                    f"{corridor.km:g} km, but the straight line is"
                    f" {straight_km:.1f} km long",
                    "check the distance and the positions of both ends",
                )


def _check_former_ids(entries: Entries) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for entry in entries["provinces"].values():
        for index, former in enumerate(entry.record.formerly if entry.record else ()):
            path = ("formerly", index, "id")
            if former.id in first:
                yield entry.problem(
                    Code.FORMER_PROVINCE_TWICE,
                    path,
                    f"{former.id!r} stands at {first[former.id]} too",
                )
            first.setdefault(former.id, entry.node.at(path).place)

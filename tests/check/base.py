"""
The small catalogue that the examples of rules are laid over, and how that is done.

An example shows only what differs from the base: its lists are merged into the
base's by id, the fields of a record with a known id replace the base's fields, and a
field that is null is taken away. A new record needs only what the rule looks at,
because what a record must have besides comes from `_TEMPLATES`.
"""

import json
from copy import deepcopy
from datetime import date
from pathlib import PurePath
from typing import Any

from tourlink.catalogue.catalogue import FILES
from tourlink.catalogue.files import CatalogueFile
from tourlink.catalogue.source import read_yaml

TODAY = date(2026, 11, 21)

_SOURCES = [{"source": "s", "as_of": "2026-06", "confidence": "medium"}]


def _name(text: str) -> dict[str, str]:
    return {"vi": text, "en": text, "fr": text}


def _destination(key: str, lat: float, lon: float, province: str) -> dict[str, Any]:
    return {
        "id": key,
        "name": _name(key.upper()),
        "kind": "town",
        "position": {"lat": lat, "lon": lon, "confidence": "high", "source": "s"},
        "province": province,
        "former_province": province,
        "terrain": "highland",
        "themes": {"nature-wellness": 3},
        "sources": _SOURCES,
    }


def _road(start: str, end: str, km: float, minutes: int) -> dict[str, Any]:
    return {
        "id": f"road-{start}-{end}",
        "from": start,
        "to": end,
        "mode": "road",
        "km": km,
        "minutes": minutes,
        "road_class": "national",
        "sources": _SOURCES,
    }


# a and b are 30 km apart, b and c 25 km, a and c 51 km, as the crow flies.
BASE: dict[str, list[dict[str, Any]]] = {
    "destinations": [
        _destination("a", 22.39, 103.46, "lai-chau"),
        _destination("b", 22.35, 103.75, "lao-cai"),
        _destination("c", 22.48, 103.95, "lao-cai"),
    ],
    "corridors": [_road("a", "b", 40, 60), _road("b", "c", 34, 50)],
    "provinces": [
        {
            "id": "lai-chau",
            "code": "12",
            "name": {"vi": "Lai Châu", "en": "Lai Chau", "fr": "Lai Chau"},
            "type": "province",
            "source": "s",
        },
        {
            "id": "lao-cai",
            "code": "15",
            "name": {"vi": "Lào Cai", "en": "Lao Cai", "fr": "Lao Cai"},
            "type": "province",
            "formerly": [
                {"id": "yen-bai", "name": {"vi": "Yên Bái", "en": "Yen Bai"}},
                {"id": "lao-cai", "name": {"vi": "Lào Cai", "en": "Lao Cai"}},
            ],
            "source": "s",
        },
    ],
    "sources": [{"id": "s", "title": "Survey", "kind": "official", "date": "2026-06"}],
}

_TEMPLATES: dict[str, dict[str, Any]] = {
    "destinations": {
        "name": _name("New"),
        "kind": "town",
        "province": "lao-cai",
        "sources": _SOURCES,
    },
    "corridors": {
        "from": "a",
        "to": "c",
        "mode": "road",
        "km": 75,
        "minutes": 110,
        "sources": _SOURCES,
    },
    "regions": {
        "name": _name("Region"),
        "former_provinces": ["lai-chau", "lao-cai"],
        "sources": _SOURCES,
    },
    "axes": {
        "name": _name("Axis"),
        "waypoints": ["lai-chau", "lao-cai"],
        "sources": _SOURCES,
    },
    "agreements": {
        "name": _name("Agreement"),
        "members": ["lai-chau", "lao-cai"],
        "sources": _SOURCES,
    },
    "product_routes": {
        "name": _name("Route"),
        "stages": [{"provinces": ["lai-chau"]}, {"provinces": ["lao-cai"]}],
        "sources": _SOURCES,
    },
    "events": {"name": _name("Event"), "destinations": ["a"], "sources": _SOURCES},
    "provinces": {
        "code": "99",
        "name": _name("Province"),
        "type": "province",
        "source": "s",
    },
    "sources": {"title": "Another source", "kind": "official"},
}


def merged(shown: dict[str, Any]) -> dict[str, Any]:
    """Return the base with the records of an example laid over it."""
    result: dict[str, Any] = deepcopy(BASE)
    for kind, records in shown.items():
        if not isinstance(records, list):
            result[kind] = records
            continue
        known = {record["id"]: record for record in result.get(kind, [])}
        result[kind] = list(result.get(kind, []))
        for record in records:
            _lay(record, kind, known, result[kind])
    return result


def _lay(
    record: Any, kind: str, known: dict[str, dict[str, Any]], into: list[Any]
) -> None:
    if not isinstance(record, dict) or "id" not in record:
        into.append(record)
        return
    base = known.pop(record["id"], None)
    if base is None:
        base = {}
        into.append(base)
        base |= deepcopy(_TEMPLATES.get(kind, {}))
        if kind == "corridors" and record.get("mode", "road") == "road":
            base["road_class"] = "national"
    base |= record
    for key in [key for key, value in base.items() if value is None]:
        del base[key]


def files_of(shown: dict[str, Any]) -> dict[str, bytes]:
    """Return the files of the base with an example laid over it, by name."""
    lists = merged(shown)
    known = {kind for kinds in FILES.values() for kind in kinds}
    found: dict[str, bytes] = {}
    for name, kinds in FILES.items():
        here = {kind: lists[kind] for kind in kinds if kind in lists}
        if PurePath(name).stem == "destinations":
            # What is no kind of record has to stand somewhere.
            here |= {kind: lists[kind] for kind in lists if kind not in known}
        if here:
            found[name] = json.dumps(here, ensure_ascii=False).encode()
    return found


def layer(name: str, data: bytes) -> CatalogueFile:
    """Return a file of a catalogue under a short path."""
    return CatalogueFile(name, name, data)


def files_with(text: str) -> list[CatalogueFile]:
    """
    Return the files of the base with the example `text` laid over it.

    A text that says more than its values (a comment, or what is no plain YAML) is a
    layer of its own instead, on top of the base.
    """
    shown = read_yaml(text.encode(), "example.yaml")
    if shown.problems or shown.root is None or "#" in text:
        base = [layer(name, data) for name, data in files_of({}).items()]
        return [*base, layer(f"{text.partition(':')[0]}.yaml", text.encode())]
    return [layer(name, data) for name, data in files_of(shown.root.value).items()]

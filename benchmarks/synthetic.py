"""
A catalogue of any size that looks like a real one, and is no real one.

Places lie on a jittered grid over the country, each in the province of a bundled place
nearby; corridors are roads to near places, with some flights, trains and boats between.
The same numbers and seed give the same bytes.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.loader import load
from tourlink.catalogue.records import Destination, Kind
from tourlink.geo import great_circle_km
from tourlink.vocabulary import Theme

_CELL_DEG = 0.25  # places within one cell and those around it are near
_DETOUR = 1.3  # a road is about this much longer than the straight line
_KMH = {"urban": 25, "provincial": 40, "national": 48, "mountain": 32}
_KINDS = ("village", "heritage", "nature", "waterfall", "market", "viewpoint", "town")
_CITATION = "{source: survey, as_of: 2026-05, confidence: medium}"


def write_catalogue(
    folder: Path, *, destinations: int, corridors: int, seed: int = 1
) -> None:
    """Write the files of a catalogue with so many records to `folder`."""
    random = Random(seed)  # noqa: S311  # for sizes, not for secrets
    bundled = load()
    places = list(_places(bundled, destinations, random))
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "destinations.yaml", "destinations", map(_destination, places))
    _write(
        folder / "corridors.yaml", "corridors", _corridors(places, corridors, random)
    )
    source = "  - {id: survey, title: Survey, kind: official, date: 2026-05}\n"
    _write(folder / "sources.yaml", "sources", [source, _sources(bundled)])


class _Place:
    """One invented place."""

    def __init__(self, number: int, near: Destination, random: Random) -> None:
        assert near.position  # noqa: S101  # chosen so
        self.id = f"place-{number}"
        self.number = number
        # Within some 30 km of a real place, so mostly in its province.
        self.lat = round(near.position.lat + random.uniform(-0.25, 0.25), 4)
        self.lon = round(near.position.lon + random.uniform(-0.25, 0.25), 4)
        self.province = near.province
        self.former = near.former_province or near.province
        self.kind = random.choice(_KINDS)
        self.theme, self.other = random.sample(list(Theme)[:8], 2)
        self.rating = random.randint(1, 5)
        self.visit_min = random.choice((45, 60, 90, 120))


def _places(bundled: Catalogue, number: int, random: Random) -> Iterator[_Place]:
    real = [
        place
        for place in bundled.destinations.values()
        if place.position and not place.is_hub and place.kind is not Kind.ISLAND
        if bundled.provinces[place.province].country == "VN"
    ]
    for index in range(number):
        yield _Place(index, real[index % len(real)], random)


def _destination(place: _Place) -> str:
    number = place.number
    lodging = (
        "    lodging: {classes: [homestay], level: 2, source: survey,"
        " confidence: medium}\n"
        if number % 5 == 0
        else ""
    )
    return (
        f"  - id: {place.id}\n"
        f"    name: {{vi: Bản {number}, en: Village {number}, fr: Village {number}}}\n"
        f"    kind: {place.kind}\n"
        f"    position: {{lat: {place.lat}, lon: {place.lon}, confidence: medium,"
        " source: survey}\n"
        f"    province: {place.province}\n"
        f"    former_province: {place.former}\n"
        f"    themes: {{{place.theme}: {place.rating}, {place.other}: 2}}\n"
        f"    quality: {place.rating}\n"
        f"    visit_min: {place.visit_min}\n"
        "    opening: always\n"
        f"    description: {{vi: Nơi số {number} trên bản đồ.,"
        f" en: Place number {number} on the map.,"
        f" fr: Lieu numéro {number} sur la carte.}}\n"
        f"{lodging}"
        f"    sources: [{_CITATION}]\n"
    )


def _corridors(places: Sequence[_Place], number: int, random: Random) -> Iterator[str]:
    cells: dict[tuple[int, int], list[_Place]] = {}
    for place in places:
        cells.setdefault(_cell(place), []).append(place)
    made: set[tuple[int, int]] = set()
    written = 0
    for turn in range(number * 4):
        if written == number:
            return
        one = places[turn % len(places)]
        near = cells[_cell(one)]
        # One in fifty leads far away, so that the network is one.
        two = random.choice(places if turn % 50 == 0 else near)
        pair = (min(one.number, two.number), max(one.number, two.number))
        if pair[0] == pair[1] or pair in made:
            continue
        made.add(pair)
        written += 1
        yield _road(one, two, random)


def _cell(place: _Place) -> tuple[int, int]:
    return int(place.lat / _CELL_DEG), int(place.lon / _CELL_DEG)


def _road(one: _Place, two: _Place, random: Random) -> str:
    straight_km = great_circle_km(one.lat, one.lon, two.lat, two.lon)
    km = round(max(0.5, straight_km * random.uniform(1.1, 2 * _DETOUR - 1.1)), 1)
    road_class = random.choice(tuple(_KMH)[1:])
    minutes = min(2880, max(1, round(60 * km / _KMH[road_class])))
    return (
        f"  - id: road-{one.number}-{two.number}\n"
        f"    from: {one.id}\n"
        f"    to: {two.id}\n"
        "    mode: road\n"
        f"    km: {km}\n"
        f"    minutes: {minutes}\n"
        f"    road_class: {road_class}\n"
        f"    sources: [{_CITATION}]\n"
    )


def _sources(bundled: Catalogue) -> str:
    used = {province.source for province in bundled.provinces.values()}
    return "".join(
        f"  - {{id: {name}, title: Of the provinces, kind: official, date: 2026}}\n"
        for name in sorted(used)
    )


def _write(path: Path, key: str, records: Iterator[str] | Sequence[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(f"{key}:\n")
        stream.writelines(records)

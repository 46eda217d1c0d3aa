"""Find records by id or by any spelling of their names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from tourlink.catalogue.catalogue import Catalogue, Named, NamedKind, spelling_key
from tourlink.catalogue.records import Destination, Kind, Names
from tourlink.errors import RequestError
from tourlink.names import closest, fold

AreaKind = Literal[
    "province", "former-province", "region", "axis", "agreement", "product-route"
]
Match = Literal["exact", "prefix", "word", "close"]

RecordKind = NamedKind | Literal["corridor", "source"]

_PLURALS: dict[NamedKind, str] = {
    "destination": "destinations",
    "province": "provinces",
    "former-province": "provinces",
    "region": "regions",
    "axis": "axes",
    "agreement": "agreements",
    "product-route": "product_routes",
    "event": "events",
}

# Words that people put around a name, folded, with their blank.
_BEFORE = ("thanh pho ", "tinh ", "tp ", "province de ", "city of ", "province of ")
_AFTER = (" province", " city")


@dataclass(frozen=True)
class Area:
    """A group of former provinces that a request may name."""

    id: str
    kind: AreaKind
    name: Names
    former_provinces: tuple[str, ...]
    """Units of the map before July 2025, each once, in the order of the record."""
    stages: tuple[tuple[str, ...], ...] = ()
    """For an axis or product route: the former provinces of each stage, in order."""


@dataclass(frozen=True)
class Hit:
    """One answer of `search`."""

    item: Named
    match: Match
    spelling: str
    """The spelling that matched."""


def find_destination(catalogue: Catalogue, text: str) -> Destination:
    """
    Return the destination that `text` names, by id or in any spelling.

    Of several places of one name an exact id wins, then the only city or town, then
    the only one to visit or sleep at that is no transport hub.

    Raises
    ------
    RequestError
        If no place, or more than one, has this name.
    """
    if text in catalogue.destinations:
        return catalogue.destinations[text]
    found = [
        catalogue.destinations[item.id]
        for item in _spelled(catalogue, text, ("destination",))
    ]
    if not found:
        raise _unknown(catalogue, text, "place", ("destination",))
    for narrower in (found, _towns(found), _worthwhile(found)):
        if len(narrower) == 1:
            return narrower[0]
    raise _ambiguous(text, [place.id for place in _towns(found) or found])


def find_area(
    catalogue: Catalogue,
    text: str,
    kind: Literal["province", "region", "axis", "agreement", "product-route"],
) -> Area:
    """
    Return the area of one kind that `text` names, by id or in any spelling.

    A province of today's map wins over the former one of the same name; a name that
    only the map before July 2025 has (Tra Vinh) means only that part.

    Raises
    ------
    RequestError
        If no area, or more than one, has this name.
    """
    kinds: Sequence[NamedKind] = (
        ("province", "former-province") if kind == "province" else (kind,)
    )
    for each in kinds:
        found = _spelled(catalogue, text, (each,))
        exact = [item for item in found if item.id == text] or found
        if len(exact) == 1:
            return area_of(catalogue, exact[0])
        if exact:
            raise _ambiguous(text, [item.id for item in exact])
    raise _unknown(catalogue, text, kind.replace("-", " "), kinds)


def find_records(
    catalogue: Catalogue, text: str, kind: str | None = None
) -> list[tuple[RecordKind, Any]]:
    """
    Return all records (of one kind) that `text` names, the most likely one first.

    Records with exactly this id come before those with this name, destinations
    before groups of provinces. Corridors and sources have no names, only ids.

    Raises
    ------
    RequestError
        If nothing has this name, or several destinations that nothing tells apart.
    """
    kinds: Sequence[NamedKind] = [each for each in _PLURALS if kind in {None, each}]
    found = _spelled(catalogue, text, kinds)
    best = ""
    if any(item.kind == "destination" for item in found):
        best = find_destination(catalogue, text).id
    found.sort(
        key=lambda item: (
            item.id != text,
            item.kind != "destination",
            item.id != best,
        )
    )
    records: list[tuple[RecordKind, Any]] = [
        (item.kind, _record(catalogue, item)) for item in found
    ]
    if kind in {None, "corridor"} and text in catalogue.corridors:
        records.append(("corridor", catalogue.corridors[text]))
    if kind in {None, "source"} and text in catalogue.sources:
        records.append(("source", catalogue.sources[text]))
    if not records:
        raise _unknown(catalogue, text, kind or "record", kinds)
    return records


def area_of(catalogue: Catalogue, item: Named) -> Area:
    """Return the area of a named record that is neither destination nor event."""
    stages: tuple[tuple[str, ...], ...] = ()
    if item.kind == "region":
        formers: Iterable[str] = catalogue.regions[item.id].former_provinces
    elif item.kind == "agreement":
        members = catalogue.agreements[item.id].members
        formers = _all_formers(catalogue, members)
    elif item.kind == "axis":
        waypoints = catalogue.axes[item.id].waypoints
        stages = tuple(catalogue.formers(each) for each in waypoints)
        formers = (former for stage in stages for former in stage)
    elif item.kind == "product-route":
        route = catalogue.product_routes[item.id]
        stages = tuple(
            _all_formers(catalogue, stage.provinces) for stage in route.stages
        )
        formers = (former for stage in stages for former in stage)
    elif item.kind == "province":
        formers = catalogue.formers(item.id)
    elif item.kind == "former-province":
        formers = (item.id,)
    else:
        raise ValueError(f"a {item.kind} is no area")
    return Area(item.id, item.kind, item.name, tuple(dict.fromkeys(formers)), stages)


def search(catalogue: Catalogue, text: str) -> list[Hit]:
    """
    Return all records whose name resembles `text`, best first.

    Exact names come before beginnings of names, those before beginnings of words;
    ties keep the order of the catalogue. Near misses are given only when nothing
    else is.
    """
    folded, key = fold(text), spelling_key(text)
    if not key:
        return []
    hits = [hit for item in catalogue.named if (hit := _match(item, folded, key))]
    if hits:
        order: tuple[Match, ...] = ("exact", "prefix", "word")
        return sorted(hits, key=lambda hit: order.index(hit.match))
    spelled = {
        spelling: item
        for item in reversed(catalogue.named)
        for spelling in item.spellings
    }
    near = closest(text, spelled, most=5)
    best = {(spelled[each].kind, spelled[each].id): each for each in reversed(near)}
    return [Hit(spelled[each], "close", each) for each in reversed(best.values())]


def _match(item: Named, folded: str, key: str) -> Hit | None:
    spelled = [(spelling, fold(spelling)) for spelling in item.spellings]
    for spelling, known in spelled:
        if known.replace(" ", "") == key:
            return Hit(item, "exact", spelling)
    for spelling, known in spelled:
        if known.replace(" ", "").startswith(key):
            return Hit(item, "prefix", spelling)
    for spelling, known in spelled:
        words = known.split()
        if all(any(w.startswith(part) for w in words) for part in folded.split()):
            return Hit(item, "word", spelling)
    return None


def _spelled(
    catalogue: Catalogue, text: str, kinds: Sequence[NamedKind]
) -> list[Named]:
    bare = fold(text)
    for word in _BEFORE:
        bare = bare.removeprefix(word)
    for word in _AFTER:
        bare = bare.removesuffix(word)
    for each in (text, bare):
        named = catalogue.by_spelling.get(spelling_key(each), ())
        if found := [item for item in named if item.kind in kinds]:
            return found
    return []


def _record(catalogue: Catalogue, item: Named) -> Any:
    if item.kind == "former-province":
        return next(
            former
            for province in catalogue.provinces.values()
            for former in province.formerly
            if former.id == item.id
        )
    return getattr(catalogue, _PLURALS[item.kind])[item.id]


def _towns(places: Sequence[Destination]) -> list[Destination]:
    return [place for place in places if place.kind in {Kind.CITY, Kind.TOWN}]


def _worthwhile(places: Sequence[Destination]) -> list[Destination]:
    return [
        place
        for place in places
        if not place.is_hub and (place.quality is not None or place.lodging)
    ]


def _all_formers(catalogue: Catalogue, provinces: Iterable[str]) -> tuple[str, ...]:
    return tuple(former for each in provinces for former in catalogue.formers(each))


def _unknown(
    catalogue: Catalogue, text: str, word: str, kinds: Sequence[NamedKind]
) -> RequestError:
    spelled = {
        spelling: item
        for item in catalogue.named
        if item.kind in kinds
        for spelling in item.spellings
    }
    near = dict.fromkeys(spelled[each].name.en for each in closest(text, spelled))
    if near:
        hint = f"did you mean {' or '.join(map(repr, near))}?"
    elif len(kinds) in {1, 2}:
        plural = _PLURALS[kinds[0]].replace("_", "-")
        hint = f"`tourlink list {plural}` lists all"
    else:
        hint = "`tourlink search TEXT` finds parts of names"
    return RequestError(f"the catalogue has no {word} {text!r}", hint=hint)


def _ambiguous(text: str, ids: Sequence[str]) -> RequestError:
    return RequestError(
        f"{text!r} may be any of {len(ids)}: {', '.join(ids)}",
        hint="write one of these ids",
    )

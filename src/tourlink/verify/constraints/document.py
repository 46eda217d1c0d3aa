"""The document as a whole: its stamps, its notes, and its words."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any, NamedTuple

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Destination, Names
from tourlink.plan import FORMAT, PlanDocument
from tourlink.verify.asked import Asked
from tourlink.verify.constraint import (
    Check,
    Fact,
    Group,
    at_least,
    at_most,
    broken,
    constraint,
    same,
    unknown,
)
from tourlink.verify.shape import escaped, faults
from tourlink.verify.tour import Tour

# Two plans of one answer differ in this share of the places that either visits.
_LEAST_DIFFERENCE = 0.3


class Document(NamedTuple):
    """A document of the right shape, read."""

    raw: Any
    catalogue: Catalogue
    asked: Asked
    tours: tuple[Tour, ...]


@constraint(Group.DOCUMENT, reading=True)
def version(raw: Any) -> Iterator[Check]:
    """
    The document is of the version that this program knows.

    What another version means is not known, so nothing else is checked then.
    """
    yield same("/format", raw["format"], FORMAT)


@constraint(Group.DOCUMENT, reading=True)
def shape(raw: Any) -> Iterator[Check]:
    """
    Every field is there and of its type, as in `tourlink schema plan`.

    Unknown fields are let pass. With anything else wrong, nothing else is checked.
    """
    wrong = list(faults(raw, PlanDocument))
    for at, what in wrong:
        yield broken(at, what)
    if wrong:
        return
    yield at_least("/plans", len(raw["plans"]), 1, note="there is no plan in it")
    for number, plan in enumerate(raw["plans"]):
        at = f"/plans/{number}/days"
        yield at_least(at, len(plan["days"]), 1, note="there is no day in it")


@constraint(Group.DOCUMENT)
def same_catalogue(document: Document) -> Iterator[Check]:
    """
    The plans were made from this catalogue.

    Its SHA-256 is compared. With another one this is unchecked, and all facts are
    looked up in the catalogue given all the same.
    """
    stamp, catalogue = document.raw["catalogue"], document.catalogue
    if stamp["sha256"] != catalogue.sha256:
        note = "made from another catalogue; facts are those of the one given"
        at = "/catalogue/sha256"
        yield unknown(at, note, catalogue.sha256, stamp["sha256"])
        return
    yield same("/catalogue/sha256", stamp["sha256"], catalogue.sha256)
    yield same("/catalogue/as_of", stamp["as_of"], catalogue.as_of)
    for name, records in (
        ("destinations", catalogue.destinations),
        ("corridors", catalogue.corridors),
    ):
        yield same(f"/catalogue/{name}", stamp[name], len(records))


@constraint(Group.DOCUMENT)
def engine_stamp(document: Document) -> Iterator[Check]:
    """The engine's seed and effort are those of the request."""
    stamp, request = document.raw["engine"], document.raw["request"]
    for name in ("seed", "effort"):
        yield same(f"/engine/{name}", stamp[name], request.get(name))
    yield Check(
        bool(stamp["version"].strip()),
        "/engine/version",
        None,
        stamp["version"],
        note="" if stamp["version"].strip() else "the version is not said",
    )


@constraint(Group.DOCUMENT, reading=True)
def request_understood(document: Document) -> Iterator[Check]:
    """
    Every wish of the request can be understood, and its names are in the catalogue.

    A wish that nothing here knows is unchecked.
    """
    yield from document.asked.faults
    yield from document.asked.unknown
    for name, place in (("start", document.asked.start), ("end", document.asked.end)):
        note = "" if place else "the request does not say where"
        value = place.id if place else None
        yield Check(place is not None, f"/request/{name}", None, value, note=note)


@constraint(Group.DOCUMENT)
def place_notes(document: Document) -> Iterator[Check]:
    """`places` has each place that the plans name, as the catalogue has it."""
    notes = document.raw["places"]
    for name in _named(document.raw):
        if name not in notes:
            at = f"/places/{escaped(name)}"
            yield broken(at, "is named, and not in `places`", name)
    for name, note in notes.items():
        place = document.catalogue.destinations.get(name)
        at = f"/places/{escaped(name)}"
        if place is None:
            yield broken(at, "the catalogue has no such place", name)
        else:
            for field, wanted in _note(place).items():
                found = set(note[field]) if field == "themes" else note[field]
                fact = Fact("destinations", name, (field,))
                if found != wanted:
                    shown = sorted(wanted) if isinstance(wanted, set) else wanted
                    yield same(f"{at}/{field}", note[field], shown, fact)
    yield at_least("/places", len(notes), 1)


def _named(raw: Any) -> dict[str, None]:
    found: dict[str, None] = {}
    for plan in raw["plans"]:
        for day in plan["days"]:
            for item in day["items"]:
                for field in ("from", "to", "destination", "at"):
                    if isinstance(item.get(field), str):
                        found[item[field]] = None
            if day["stay"]["at"] is not None:
                found[day["stay"]["at"]] = None
    return found


def _note(place: Destination) -> dict[str, Any]:
    position = place.position
    return {
        "name": _names(place.name),
        "kind": place.kind.value,
        "lat": position.lat if position else None,
        "lon": position.lon if position else None,
        "province": place.province,
        "former_province": place.former_province,
        "themes": {it.value for it in place.themes},
    }


def _names(name: Names) -> dict[str, str]:
    return {"vi": name.vi, "en": name.en, "fr": name.fr or name.en}


@constraint(Group.DOCUMENT)
def province_notes(document: Document) -> Iterator[Check]:
    """`provinces` has the names of all provinces of the places, of both maps."""
    catalogue, notes = document.catalogue, document.raw["provinces"]
    known = {
        former.id: former.name
        for province in catalogue.provinces.values()
        for former in province.formerly
    } | {it.id: it.name for it in catalogue.provinces.values()}
    wanted = {
        unit
        for place in document.raw["places"].values()
        for unit in (place["province"], place["former_province"])
        if unit in known
    }
    for unit in sorted(wanted | notes.keys()):
        at = f"/provinces/{escaped(unit)}"
        limit = _names(known[unit]) if unit in known else None
        yield same(at, notes.get(unit), limit)


@constraint(Group.DOCUMENT)
def number_of_plans(document: Document) -> Iterator[Check]:
    """There are no more plans than were asked for."""
    yield at_most("/plans", len(document.tours), document.asked.alternatives)


@constraint(Group.DOCUMENT)
def plans_differ(document: Document) -> Iterator[Check]:
    """
    Any two plans differ in at least three tenths of the places that either visits.

    One minus the Jaccard index of the two sets of stops.
    """
    for one, other in combinations(document.tours, 2):
        first, second = ({it.place.id for it in tour.stops} for tour in (one, other))
        either = first | second
        share = 1 - len(first & second) / len(either) if either else 0.0
        yield at_least(other.at, round(share, 4), _LEAST_DIFFERENCE)


CONSTRAINTS = (
    same_catalogue,
    engine_stamp,
    request_understood,
    place_notes,
    province_notes,
    number_of_plans,
    plans_differ,
)

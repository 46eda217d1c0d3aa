"""Eight small packages, planned once, and a catalogue in which things change."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any

import pytest

from tourlink.aftersale.lock import LockDocument, lock
from tourlink.aftersale.state import State
from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.loader import load
from tourlink.plan import PlanDocument
from tourlink.planner.pipeline import plan
from tourlink.pricing.book import Book, load_book
from tourlink.request import Request
from tourlink.vocabulary import Effort, Mode

_ROAD = (Mode.ROAD,)
REQUESTS = {
    "ninh-binh-spring": {
        "days": (2, 2),
        "month": 3,
        "province": ("Ninh Binh",),
        "must": ("bai-dinh", "mua-cave"),
        "modes": _ROAD,
    },
    "ninh-binh-autumn": {
        "days": (2, 2),
        "start_date": date(2026, 11, 14),
        "province": ("Ninh Binh",),
        "must": ("bai-dinh", "mua-cave"),
        "modes": _ROAD,
    },
    "hanoi-day": {
        "days": (1, 1),
        "start_date": date(2026, 12, 1),
        "province": ("Hanoi",),
        "must": ("van-mieu",),
        "modes": _ROAD,
    },
    "phu-quoc": {
        "days": (3, 3),
        "month": 2,
        "province": ("Kien Giang",),
        "must": ("ganh-dau",),
        "modes": (Mode.ROAD, Mode.AIR),
    },
    "co-to": {
        "days": (3, 3),
        "month": 6,
        "province": ("Quang Ninh",),
        "must": ("co-to",),
        "modes": (Mode.ROAD, Mode.BOAT),
    },
    "sa-pa-by-train": {
        "days": (3, 3),
        "start_date": date(2026, 11, 5),
        "province": ("Lao Cai",),
        "must": ("sa-pa",),
        "require": ("overnight-rail:return",),
        "modes": (Mode.ROAD, Mode.RAIL),
    },
    "da-lat": {
        "days": (3, 3),
        "start_date": date(2026, 12, 15),
        "province": ("Lam Dong",),
        "must": ("da-lat",),
        "modes": (Mode.ROAD, Mode.AIR),
    },
    "mai-chau": {
        "days": (2, 2),
        "start_date": date(2026, 10, 3),
        "province": ("Hoa Binh",),
        "must": ("mai-chau",),
        "modes": _ROAD,
    },
}


@dataclass(frozen=True)
class Visit:
    """A stop of a plan: where, and its clock times."""

    place: str
    arrive: str
    leave: str


@dataclass(frozen=True)
class Sold:
    """A package as a reader of its document sees it."""

    name: str
    document: PlanDocument
    lock: LockDocument

    @cached_property
    def visits(self) -> list[Visit]:
        """All visits."""
        items: list[Any] = [
            it for day in self.document["plans"][0]["days"] for it in day["items"]
        ]
        return [
            Visit(it["destination"], it["arrive"][-5:], it["leave"][-5:])
            for it in items
            if it["type"] == "stop"
        ]

    @cached_property
    def places(self) -> set[str]:
        """Where its stops are."""
        return {it.place for it in self.visits}

    @cached_property
    def corridors(self) -> set[str]:
        """What it travels by."""
        items: list[Any] = [
            it for day in self.document["plans"][0]["days"] for it in day["items"]
        ]
        return {name for it in items if it["type"] == "leg" for name in it["corridors"]}

    @cached_property
    def beds(self) -> set[tuple[str | None, str | None]]:
        """Where it sleeps, and in which class."""
        stays = [day["stay"] for day in self.document["plans"][0]["days"]]
        return {(it["at"], it["class"]) for it in stays if it["type"] == "lodging"}

    @property
    def months(self) -> set[int]:
        """The months of its days."""
        request = self.document["request"]
        dates = [day["date"] for day in self.document["plans"][0]["days"]]
        return {int(it[5:7]) for it in dates if it} or {request["month"]}


@pytest.fixture(scope="session")
def bundled() -> Catalogue:
    """The catalogue that is shipped."""
    return load()


@pytest.fixture(scope="session")
def book() -> Book:
    """The rate book that is shipped."""
    return load_book([])


@pytest.fixture(scope="session")
def old(bundled: Catalogue, book: Book) -> State:
    """The facts on the day of the sale."""
    return State(bundled, book)


@pytest.fixture(scope="session")
def sold(old: State) -> dict[str, Sold]:
    """The packages by their names."""
    found = {}
    for name, fields in REQUESTS.items():
        given: Any = fields
        document = plan(Request(effort=Effort.DRAFT, **given), old.catalogue)
        found[name] = Sold(name, document, lock(document, old))
    return found


Changed = Callable[..., State]


@pytest.fixture(scope="session")
def changed(old: State) -> Changed:
    """
    Give the facts with some records put on top of the old ones, and some taken away.

    Records are given by kind, as maps from ids; None takes one away.
    """

    def make(book: Book | None = None, **layers: dict[str, Any]) -> State:
        catalogue = old.catalogue
        merged: Any = {
            kind: {
                name: record
                for name, record in {**getattr(catalogue, kind), **layer}.items()
                if record is not None
            }
            for kind, layer in layers.items()
        }
        digest = sha256(repr(layers).encode()).hexdigest()
        return State(
            replace(catalogue, **merged, sha256=digest if layers else catalogue.sha256),
            book or old.book,
        )

    return make

"""
Where packages are made: an order in, the files of a package out.

The same code works in this process, in local ones and on other machines. A process is
set up once, with the catalogue as data, so that it needs no file of whoever started
it; then it takes order after order, and the tables it has made stay with it.
"""

import gc
import signal
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from tourlink import __version__
from tourlink.batch.documents import documents, to_bytes
from tourlink.batch.dress import PLAIN, Dress
from tourlink.batch.gate import check
from tourlink.batch.grid import Order
from tourlink.batch.keys import Stamps, canonical, key, priced
from tourlink.batch.prices import facts, quoted
from tourlink.catalogue.catalogue import Catalogue
from tourlink.errors import (
    MissingExtraError,
    NoFeasibleChainError,
    TourlinkError,
    UnverifiedError,
)
from tourlink.export import FormatName, render
from tourlink.plan import Plan, PlanDocument
from tourlink.request import Request
from tourlink.vocabulary import Lang

if TYPE_CHECKING:
    from tourlink.aftersale.state import State
    from tourlink.pricing.book import Book

FORMAT = "tourlink-package/1"
RECORD = "package.json"
PLAN = "plan.json"
PLAN_LOCK = "plan.lock.json"
_MOST_REASONS = 3
_NEW_OBJECTS = 50_000  # until the next collection; 700 is the usual


@dataclass(frozen=True, slots=True)
class Setup:
    """
    What a process needs before its first order.

    Attributes
    ----------
    book
        Rates, where packages may be priced.
    languages
        Of the documents; none for that of each request.
    dress
        What the documents have on.
    """

    catalogue: Catalogue
    book: "Book | None"
    stamps: Stamps
    formats: tuple[FormatName, ...]
    languages: tuple[Lang, ...]
    dress: Dress = PLAIN


class Made(NamedTuple):
    """A package: its id, its record, and its files without the record."""

    id: str
    record: Mapping[str, Any]
    files: Mapping[str, bytes]


class Failed(NamedTuple):
    """
    An order that came to nothing.

    Attributes
    ----------
    lasting
        Whether the same order would fail again: what is wrong is the request, and
        neither the machine nor the moment.
    """

    id: str
    record: Mapping[str, Any]
    lasting: bool


Result = Made | Failed


class _Process:
    """The setup of this process; the lock is for schedulers that use threads."""

    setup: Setup | None = None
    facts: "State | None" = None
    lock = Lock()


def prepare(setup: Setup) -> None:
    """
    Set this process up.

    Raises
    ------
    RuntimeError
        If it is another version of tourlink, whose plans would be others.
    """
    if setup.stamps.engine != __version__:
        raise RuntimeError(
            f"this worker has tourlink {__version__}, not {setup.stamps.engine}"
        )
    _Process.setup = setup
    # What lives as long as the process need not be looked at by each collection, of
    # which the many small objects of a plan would otherwise cause hundreds.
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS)


def produce(order: Order) -> Result:
    """Return what comes of an order, in a process that was set up."""
    setup = _Process.setup
    if setup is None:
        raise RuntimeError("this worker was not set up")
    with _Process.lock:
        return make(order, setup)


def make(order: Order, setup: Setup) -> Result:
    """Return the package of an order, or why there is none."""
    try:
        planned = _plan(order.request, setup)
        document = _titled(planned, order.title)
        files = {PLAN: to_bytes(render(document, FormatName.JSON))}
        check(files[PLAN], setup.catalogue)
        quote = None
        if setup.book is not None:
            files[PLAN_LOCK] = _lock(document, setup.catalogue, setup.book)
            if setup.dress.offer is not None:
                args = (setup.catalogue, setup.book, setup.dress.offer)
                quote = quoted(document, *args)
        files |= documents(
            document,
            quote,
            setup.formats,
            setup.languages or (order.request.lang,),
            setup.dress,
        )
    except MissingExtraError:
        raise  # not the order's fault
    except TourlinkError as error:
        bug = isinstance(error, UnverifiedError)
        return failed(order, setup, error, hint=error.hint, lasting=not bug)
    except Exception as error:  # noqa: BLE001  # a bug spoils one package, not all
        return failed(order, setup, error, hint="a bug in tourlink", lasting=False)
    record = heading(order, setup) | {
        "status": "made",
        "files": [
            {"path": name, "bytes": len(data), "sha256": sha256(data).hexdigest()}
            for name, data in files.items()
        ],
        "plan": _facts(planned["plans"][0]),
    }
    if quote is not None:
        record["quote"] = facts(quote)
    return Made(order.id, record, files)


def failed(
    order: Order, setup: Setup, error: Exception, *, hint: str | None, lasting: bool
) -> Failed:
    """Return an order as one that failed, with its reason."""
    problems = getattr(error, "problems", ())[:_MOST_REASONS]
    told = [str(error), "; ".join(it.message for it in problems)]
    what = {
        "class": type(error).__name__,
        "message": ": ".join(filter(None, told)),
        "hint": hint,
        "no_answer": isinstance(error, NoFeasibleChainError),
    }
    record = heading(order, setup) | {"status": "failed", "error": what}
    return Failed(order.id, record, lasting)


def heading(order: Order, setup: Setup) -> dict[str, Any]:
    """Return what a record says of an order; equal headings mean equal packages."""
    stamps = setup.stamps
    return {
        "format": FORMAT,
        "id": order.id,
        "title": order.title,
        "labels": dict(order.labels),
        "key": key(order.request, stamps),
        "request": canonical(order.request),
        "documents": [it.value for it in setup.formats],
        "languages": [it.value for it in setup.languages],
        "dress": dict(setup.dress.stamp),
        "catalogue": {"sha256": stamps.catalogue, "as_of": stamps.as_of},
        # Also of packages whose plans depend on no rates: their locks do.
        "rates": stamps.rates,
        "engine": stamps.engine,
    }


def ignore_interrupts() -> None:
    """Leave Ctrl-C, which reaches all processes of a terminal, to the first of them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _plan(request: Request, setup: Setup) -> PlanDocument:
    # Imported here, because who only hands out orders needs no engine.
    from tourlink.planner.pipeline import plan  # noqa: PLC0415

    return plan(
        request,
        setup.catalogue,
        stopped=_interrupt,
        book=setup.book if priced(request, setup.stamps) else None,
    )


def _interrupt() -> None:
    """End at once: the best plan so far is another at each interruption."""
    raise KeyboardInterrupt


def _titled(document: PlanDocument, title: str | None) -> PlanDocument:
    """Return a document whose first plan has a title of its own, if there is one."""
    if title is None:
        return document
    first: Plan = {**document["plans"][0], "title": title}
    return {**document, "plans": [first, *document["plans"][1:]]}


def _lock(document: PlanDocument, catalogue: Catalogue, book: "Book") -> bytes:
    """Return the lock of a plan: the facts that it rests on."""
    # Imported here, because who only hands out orders needs no engine.
    from tourlink.aftersale import lock  # noqa: PLC0415
    from tourlink.aftersale.state import State  # noqa: PLC0415

    facts = _Process.facts
    if facts is None or facts.catalogue is not catalogue or facts.book is not book:
        facts = _Process.facts = State(catalogue, book)
    return lock.to_bytes(lock.lock(document, facts))


def _facts(plan: Plan) -> dict[str, Any]:
    """Return what a table of packages shows of a plan."""
    return {
        "route": plan["title"],
        "score": plan["score"],
        "bound": plan["bound"],
        "gap": plan["gap"],
        "status": plan["status"],
        "days": len(plan["days"]),
        "provinces": plan["provinces"],
        "regions": plan["regions"],
        "stops": [
            item["destination"]
            for day in plan["days"]
            for item in day["items"]
            if item["type"] == "stop"
        ],
        "distance_km": plan["totals"]["distance_km"],
        "travel_min": plan["totals"]["travel_min"],
        "cost_vnd_per_person": plan["totals"]["cost_vnd_per_person"],
        "warnings": sorted({it["code"] for it in plan["warnings"]}),
    }

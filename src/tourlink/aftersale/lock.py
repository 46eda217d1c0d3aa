"""The lock of a plan: the hash of every record that it rests on."""

import json
from datetime import date
from pathlib import Path
from typing import Any, Literal

from typing_extensions import TypedDict

from tourlink.aftersale.sale import sale
from tourlink.aftersale.state import KINDS, RULES, Key, State, hash_of, rules_on
from tourlink.aftersale.used import first_day, used
from tourlink.errors import FileError, RequestError
from tourlink.inputs import read_json
from tourlink.plan import PlanDocument
from tourlink.planner.brief import read
from tourlink.planner.replan import request_anew

FORMAT = "tourlink-lock/1"
SUFFIX = ".lock.json"


class LockDocument(TypedDict):
    """
    What a plan document was made of.

    `plan`, `request`, `catalogue` and `rates` are hashes of the whole of each.
    `departs` is the date of day 1, and `priced_on` stands for dates that the plan
    lacks. `open_to` names the former
    provinces in which the request may have stops, and `score` is that of the first
    plan: with both it is known without the plan whether a new place can matter to it.
    `limits` has the limits of the rules, which lie in no file that one could look up
    later. `records` has the hash of each record by kind and id.
    """

    format: Literal["tourlink-lock/1"]
    plan: str
    request: str
    catalogue: str
    rates: str
    engine: str
    departs: str | None
    priced_on: str
    open_to: list[str]
    score: int
    limits: dict[str, int]
    records: dict[str, dict[str, str]]


def lock(document: PlanDocument, state: State) -> LockDocument:
    """
    Return the lock of a plan document that was made from a state of the facts.

    Raises
    ------
    RequestError
        If the document was made from another catalogue.
    """
    if document["catalogue"]["sha256"] != state.catalogue.sha256:
        raise RequestError(
            "the plan was made from another catalogue",
            hint="give the one that it was planned from: --catalogue",
        )
    return written(document, state)


def written(document: PlanDocument, state: State) -> LockDocument:
    """Return the lock of a plan document, wherever it was made from."""
    departs = first_day(document)
    rules = rules_on(departs)
    keys = used(document, state)
    for number in range(len(document["plans"])):
        keys |= sale(document, number, state, state.today).rates
    records: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    for key in sorted(keys):
        if found := state.hash(key):
            records[key.kind][key.id] = found
    records[RULES] = {name: hash_of(rule) for name, rule in sorted(rules.items())}
    return {
        "format": "tourlink-lock/1",
        "plan": hash_of(document),
        "request": hash_of(document["request"]),
        "catalogue": state.catalogue.sha256,
        "rates": state.rates,
        "engine": document["engine"]["version"],
        "departs": departs.isoformat() if departs else None,
        "priced_on": state.today.isoformat(),
        "open_to": _open_to(document, state),
        "score": document["plans"][0]["score"],
        "limits": {name: rule["limit"] for name, rule in sorted(rules.items())},
        "records": {kind: hashes for kind, hashes in records.items() if hashes},
    }


def _open_to(document: PlanDocument, state: State) -> list[str]:
    """Return where the request may have stops: everywhere, if that cannot be read."""
    try:
        return sorted(read(request_anew(document), state.catalogue).scope)
    except RequestError:
        places = state.catalogue.destinations.values()
        return sorted({state.catalogue.former_of(it) for it in places})


def path_of_lock(plan: Path) -> Path:
    """Return where the lock of a plan in a file lies: beside it."""
    return plan.with_name(plan.name.removesuffix(".json") + SUFFIX)


def to_bytes(found: LockDocument) -> bytes:
    """Return a lock as the bytes of its file."""
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def read_lock(path: Path) -> LockDocument:
    """
    Return the lock in a file.

    Raises
    ------
    FileError
        If it cannot be read, or is no lock of this version.
    """
    hint = "make it anew: tourlink lock PLAN.json"
    found = read_json(path, FileError, hint=hint, what="JSON")
    if not _is_lock(found):
        raise FileError(f"{path} is no {FORMAT}", hint=hint)
    checked: LockDocument = found
    return checked


def _is_lock(found: Any) -> bool:
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        return False
    records = found.get("records")
    return (
        isinstance(records, dict)
        and all(kind in KINDS and _hashes(it) for kind, it in records.items())
        and all(isinstance(found.get(it), str) for it in _TEXTS)
        and _is_date(found["priced_on"])
        and (found.get("departs") is None or _is_date(found["departs"]))
        and _is_words(found.get("open_to"))
        and isinstance(found.get("score"), int)
        and _is_counts(found.get("limits"))
    )


_TEXTS = ("plan", "request", "catalogue", "rates", "engine", "priced_on")


def _is_date(text: Any) -> bool:
    try:
        date.fromisoformat(text)
    except (TypeError, ValueError):
        return False
    return True


def _is_words(found: Any) -> bool:
    return isinstance(found, list) and all(isinstance(it, str) for it in found)


def _is_counts(found: Any) -> bool:
    return isinstance(found, dict) and all(isinstance(it, int) for it in found.values())


def _hashes(found: Any) -> bool:
    return isinstance(found, dict) and all(isinstance(it, str) for it in found.values())


def locked(found: LockDocument) -> dict[Key, str]:
    """Return the hashes of a lock by record."""
    return {
        Key(kind, name): value
        for kind, hashes in found["records"].items()
        for name, value in hashes.items()
    }

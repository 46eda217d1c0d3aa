"""A plan document in a file, checked before anybody relies on it."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from tourlink.errors import FileError, Place, Problem, RequestError
from tourlink.inputs import read_input
from tourlink.plan import FORMAT, Plan, PlanDocument

_SHOWN = 5  # problems; who edited a document by hand needs no more at once
_KIND = FORMAT.partition("/")[0]
_HINT = "make one with: tourlink plan --format json --output PLAN.json"
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?([+-]\d\d:[0-5]\d)?")


def read_plan(path: Path) -> PlanDocument:
    """
    Return the plan document in a file, or in standard input for `-`.

    Fields that this version does not know stay where they are.

    Raises
    ------
    FileError
        If it cannot be read, or is no plan document of this version.
    """
    return parse_plan(*read_input(path, FileError))


def chosen(document: PlanDocument, number: int) -> Plan:
    """
    Return plan `number` of a document, counted from 1.

    Raises
    ------
    RequestError
        If there is none of this number.
    """
    plans = document["plans"]
    if not 1 <= number <= len(plans):
        there = f"{len(plans)} plans" if len(plans) != 1 else "one plan"
        raise RequestError(
            f"there is no plan {number}: the document has {there}",
            hint="count from 1, in the order of the document",
        )
    return plans[number - 1]


def is_plan(data: bytes) -> bool:
    """Return whether bytes look like a plan document, and not like a request."""
    head = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"{") and b'"format"' in head


def parse_plan(data: bytes, name: str) -> PlanDocument:
    """
    Return the plan document that bytes have; `name` says where they are from.

    Raises
    ------
    FileError
        If they are no plan document of this version.
    """
    document = _parsed(_text(data, name), name)
    kind = document.get("format") if isinstance(document, dict) else None
    if kind != FORMAT:
        if isinstance(kind, str) and kind.startswith(f"{_KIND}/"):
            message = f"{name} is a {kind}, and this version reads {FORMAT}"
            raise FileError(message, hint="plan anew, or use the version that made it")
        raise FileError(f"{name} is no plan document", hint=_HINT)
    problems = list(_problems(document))
    if problems:
        more = len(problems) - _SHOWN
        raise FileError(
            f"{name} is no {FORMAT}" + (f", and {more} more problems" * (more > 0)),
            hint="tourlink schema plan prints what it must be",
            problems=[Problem(f"{name}: {it}") for it in problems[:_SHOWN]],
        )
    checked: PlanDocument = document
    return checked


def _text(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileError(f"{name} is not in UTF-8", hint=_HINT) from None


def _parsed(text: str, name: str) -> Any:
    def refuse(word: str) -> NoReturn:
        raise FileError(f"{name} has the number {word}, which JSON does not know")

    try:
        return json.loads(text, parse_constant=refuse)
    except json.JSONDecodeError as error:
        place = Place(name, error.lineno, error.colno)
        problem = Problem(f"no JSON: {error.msg}", place)
        message = f"{name} is no plan document"
        raise FileError(message, hint=_HINT, problems=[problem]) from None
    except RecursionError:
        raise FileError(f"{name} is no plan document", hint=_HINT) from None


def _problems(document: Any) -> Iterator[str]:
    """Yield what is wrong, with the path of keys to it."""
    # A quarter of a second: only those who read a document from outside pay for it.
    from pydantic import TypeAdapter, ValidationError

    try:
        TypeAdapter(PlanDocument).validate_python(document)
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False)
        # An item is compared with each type of items; only its own says what is wrong.
        others = {
            it["loc"][:-1]
            for it in found
            if it["type"] == "literal_error" and it["loc"][-1] == "type"
        }
        own = [
            it
            for it in found
            if not any(it["loc"][: len(other)] == other for other in others)
        ]
        for it in own or found:
            path = ".".join(map(str, it["loc"]))
            yield f"{path}: {it['msg'][:1].lower()}{it['msg'][1:]}"
        return
    yield from _wrong_values(document)


def _wrong_values(document: PlanDocument) -> Iterator[str]:
    """Yield what has the right type and cannot be."""
    for key, place in document["places"].items():
        if not (-90 <= place["lat"] <= 90 and -180 <= place["lon"] <= 180):
            yield f"places.{key}: {place['lat']}, {place['lon']} is no place on earth"
    if not document["plans"]:
        yield "plans: there is none"
    for number, plan in enumerate(document["plans"]):
        for day in plan["days"]:
            where = f"plans.{number}, day {day['day']}"
            if day["date"] and not _is_date(day["date"]):
                yield f"{where}: {day['date']!r} is no date"
            for item in day["items"]:
                for key in ("depart", "arrive", "leave", "start", "end"):
                    time = item.get(key)
                    if isinstance(time, str) and not _is_time(time):
                        yield f"{where}: {time!r} is no time"


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_time(text: str) -> bool:
    day, _, clock = text.rpartition("T")
    return (not day or _is_date(day)) and _CLOCK.fullmatch(clock) is not None

"""What was asked for on the command line, as a request."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tourlink.cli.values import read_ages, read_date, read_list, read_modes, read_themes
from tourlink.errors import RequestError

if TYPE_CHECKING:
    from tourlink.plan import PlanDocument
    from tourlink.request import Request


def asked_of(given: Mapping[str, Any], path: Path | None) -> "Request":
    """
    Return the request of options, on top of that in a file if there is one.

    Parameters
    ----------
    given
        By field of the request what stood on the command line.
    """
    from tourlink.request import Request

    options = fields_of(given)
    return _merge(path, options) if path else Request(**options)


def fields_of(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a request that options give, as its values."""
    read = {name: _read(name, value) for name, value in given.items()}
    # Zero is a value; nothing and an empty list are options that were not given.
    return {
        name: value
        for name, value in read.items()
        if value is not None and value not in ((), [], {})
    }


def plan_or_request(path: Path) -> "PlanDocument | Request":
    """
    Return the plan document or the request in a file, or in standard input for `-`.

    Raises
    ------
    FileError
        If it cannot be read, or is a plan document of another version.
    RequestError
        If it is neither.
    """
    from tourlink.errors import FileError
    from tourlink.inputs import read_input
    from tourlink.plan_file import is_plan, parse_plan
    from tourlink.planner.request_file import parse_request

    data, name = read_input(path, FileError)
    return parse_plan(data, name) if is_plan(data) else parse_request(data, name)


def _read(name: str, value: Any) -> Any:
    from tourlink.request import parse_days

    readers: dict[str, Callable[[Any], Any]] = {
        "theme": read_themes,
        "days": parse_days,
        "start_date": read_date,
        "modes": read_modes,
        "pair": read_list,
        "sequence": read_list,
        "fixed": _fixed,
        "children": read_ages,
    }
    if value is None or value is False:
        return None
    if name in readers:
        return readers[name](value)
    return tuple(value) if isinstance(value, list) else value


def _merge(path: Path, options: dict[str, Any]) -> "Request":
    """Return the request of a file with the options on top."""
    from dataclasses import replace

    from tourlink.planner.request_file import read_request

    asked = read_request(path)
    if "start_date" in options:
        asked = replace(asked, month=None, year=None)
    if "month" in options:
        asked = replace(asked, start_date=None)
    return replace(asked, **options)


def _fixed(words: list[str]) -> tuple[Any, ...]:
    from tourlink.request import FixedSegment

    segments = []
    for word in words:
        place, _, rest = word.partition(":")
        when, _, title = rest.partition(":")
        first, _, last = when.partition("-")
        if not place or not first.isdecimal() or not (last or first).isdecimal():
            raise RequestError(
                f"{word!r} is no fixed segment",
                hint="write PLACE:DAY or PLACE:DAY-DAY:TITLE",
            )
        days = int(last or first) - int(first) + 1
        segments.append(
            FixedSegment(
                place=place.strip(),
                day=int(first),
                days=days,
                **({"title": title.strip()} if title.strip() else {}),
            )
        )
    return tuple(segments)

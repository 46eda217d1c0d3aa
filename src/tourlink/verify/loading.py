"""From bytes that somebody gave us to plain data, or to an error that says why not."""

import json
from typing import Any, NoReturn

from tourlink.errors import Problem, TourlinkError
from tourlink.plan import FORMAT

FAMILY = FORMAT.partition("/")[0]
_HINT = "give what `tourlink plan --format json` prints"


class DocumentError(TourlinkError):
    """What was given is no plan document at all."""


def load(data: bytes, name: str) -> dict[str, Any]:
    """
    Return the JSON object in `data`; `name` is how messages call it.

    Raises
    ------
    DocumentError
        If it is no JSON, or no object that calls itself a tourlink plan.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DocumentError(f"{name} is not UTF-8", hint=_HINT) from None
    try:
        found = json.loads(text, object_pairs_hook=_object, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise DocumentError(
            f"{name} is no JSON: {error.msg} at line {error.lineno}, column "
            f"{error.colno}",
            hint=_HINT,
        ) from None
    except RecursionError:
        raise DocumentError(f"{name} is nested too deep", hint=_HINT) from None
    except ValueError as error:
        raise DocumentError(f"{name} is no plan: {error}", hint=_HINT) from None
    try:
        json.dumps(found, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise DocumentError(f"{name} has half a character", hint=_HINT) from None
    if not isinstance(found, dict):
        raise DocumentError(f"{name} is no plan: it is no JSON object", hint=_HINT)
    version = found.get("format")
    if not isinstance(version, str) or not version.startswith(f"{FAMILY}/"):
        raise DocumentError(
            f"{name} is no plan: its format is {version!r}, not {FORMAT!r}",
            hint=_HINT,
            problems=[Problem(f"{name}: /format must be {FORMAT!r}", hint=_HINT)],
        )
    return found


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the key {twice!r} stands twice in one object")
    return found


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number of JSON")

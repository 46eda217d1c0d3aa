"""Files that users name: what they hold, or an error that says why not."""

import json
import sys
from pathlib import Path
from typing import Any

from tourlink.errors import TourlinkError


def read_bytes(
    path: Path, error: type[TourlinkError], *, hint: str | None = None, name: str = ""
) -> bytes:
    """
    Return what a file holds.

    Parameters
    ----------
    error
        What to raise where it cannot be read.
    name
        What messages call it; absent: its path.
    """
    try:
        return path.read_bytes()
    except OSError as trouble:
        reason = trouble.strerror or type(trouble).__name__
        raise error(f"cannot read {name or path}: {reason}", hint=hint) from None


def read_input(
    path: Path, error: type[TourlinkError], *, hint: str | None = None
) -> tuple[bytes, str]:
    """
    Return what a file holds, or standard input for `-`, and what to call it.

    `error` is raised where it cannot be read.
    """
    if str(path) == "-":
        return sys.stdin.buffer.read(), "standard input"
    return read_bytes(path, error, hint=hint), str(path)


def read_json(
    path: Path, error: type[TourlinkError], *, hint: str | None = None, what: str
) -> Any:
    """
    Return the JSON of a file.

    `error` is raised where it cannot be read, or is no JSON and so not `what` it is
    to be.
    """
    data = read_bytes(path, error, hint=hint)
    try:
        return json.loads(data)
    except (ValueError, RecursionError):  # no Unicode, no JSON, or a trap of brackets
        raise error(f"{path} is no {what}", hint=hint) from None

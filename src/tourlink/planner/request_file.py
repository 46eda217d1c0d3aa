"""Requests in YAML files: what `--request` reads."""

import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

from tourlink.catalogue.catalogue import plain
from tourlink.errors import RequestError
from tourlink.request import Request


def read_request(path: Path) -> Request:
    """
    Return the request that a file describes, or standard input for `-`.

    Raises
    ------
    RequestError
        If the file cannot be read, or is no request: with the places of all
        problems.
    """
    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise RequestError(
            f"cannot read {path}: {error.strerror}", hint="give a YAML file"
        ) from None
    return parse_request(data, "standard input" if str(path) == "-" else str(path))


def parse_request(data: bytes, name: str) -> Request:
    """
    Return the request that YAML (or JSON) describes; `name` says where it is from.

    Raises
    ------
    RequestError
        If it is no request: with the places of all problems.
    """
    # Imported here, because few requests come from files.
    from tourlink.catalogue.schema import read_record  # noqa: PLC0415
    from tourlink.catalogue.source import read_yaml  # noqa: PLC0415

    document = read_yaml(data, name)
    problems = list(document.problems)
    found: Any = None
    if document.root is not None:
        found, wrong = read_record(document.root, Request, "request")
        problems += wrong
    if problems or found is None:
        raise RequestError(
            f"{name} is no request tourlink can read",
            hint="see tourlink schema request",
            problems=problems,
        )
    request: Request = found
    return request


def plain_request(request: Request) -> dict[str, Any]:
    """Return a request as a file gives it: only what is not left to the defaults."""
    usual = Request()
    given = {
        it.name: plain(value)
        for it in fields(Request)
        if (value := getattr(request, it.name)) != getattr(usual, it.name)
    }
    low, high = request.days
    return given | {"days": low if low == high else f"{low}-{high}"}

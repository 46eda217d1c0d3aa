"""Requests in YAML files: what `--request` reads."""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

from tourlink.catalogue.catalogue import plain
from tourlink.errors import RequestError
from tourlink.inputs import read_input
from tourlink.plan import PlanDocument
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
    return parse_request(*read_input(path, RequestError, hint="give a YAML file"))


def parse_request(data: bytes, name: str) -> Request:
    """
    Return the request that YAML (or JSON) describes; `name` says where it is from.

    Raises
    ------
    RequestError
        If it is no request: with the places of all problems.
    """
    # Imported here, because few requests come from files.
    from tourlink.catalogue.schema import read_file  # noqa: PLC0415

    found = read_file(data, name, Request, "request")
    if found.problems or found.record is None:
        raise RequestError(
            f"{name} is no request tourlink can read",
            hint="see tourlink schema request",
            problems=found.problems,
        )
    request: Request = found.record
    return request


def request_of(document: PlanDocument) -> Request:
    """
    Return the request that a plan document answers, as it was understood.

    Raises
    ------
    RequestError
        If this version does not understand it.
    """
    given = {
        key: value for key, value in document["request"].items() if value is not None
    }
    return parse_request(json.dumps(given).encode(), "the plan's request")


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

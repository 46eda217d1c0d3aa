"""What strangers send is answered, and never with a traceback."""

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.verify.conftest import Documents
from tests.verify.tampering import ABROAD, AIR, TRAIN
from tourlink.catalogue.catalogue import Catalogue
from tourlink.cli.verify_text import to_text
from tourlink.errors import RequestError
from tourlink.export.phrases import phrases
from tourlink.verify.constraint import Status
from tourlink.verify.loading import DocumentError, load
from tourlink.verify.report import to_data
from tourlink.verify.run import verify
from tourlink.verify.sources import Sources
from tourlink.vocabulary import Lang

Spoil = Callable[[str, list[tuple[int, str, int]]], None]

NOTHING = Sources([])
ODD: list[Any] = [
    None,
    True,
    -1,
    0,
    10**11,
    0.5,
    "",
    "hanoi",
    "Hà Nội",
    "24:00",
    "2026-02-30",
    "9999-12-31T23:59",
    "\x1b[2J",
    [],
    {},
    [None],
    {"type": "leg"},
]


def ways(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the way to every part of a value."""
    found = [path] if path else []
    if isinstance(value, dict | list):
        parts = value.items() if isinstance(value, dict) else enumerate(value)
        for key, part in parts:
            found += ways(part, (*path, key))
    return found


@pytest.fixture(scope="module")
def spoil_and_verify(bundled: Catalogue, documents: Documents) -> Spoil:
    """Changes parts of a document, and reads the report on what comes out."""

    def check(name: str, changes: list[tuple[int, str, int]]) -> None:
        document = documents(name)
        for number, action, odd in changes:
            there = ways(document)
            *way, last = there[number % len(there)]
            part = document
            for step in way:
                part = part[step]
            if action == "put":
                part[last] = deepcopy(ODD[odd])
            elif action == "delete":
                del part[last]
            elif isinstance(part, list):
                part.insert(last, deepcopy(part[last]))
        try:
            raw = load(json.dumps(document).encode(), "it")
        except DocumentError:
            return
        found = verify(raw, bundled)

        json.dumps(to_data(found, NOTHING, strict=True))
        assert "\x1b" not in to_text(found, NOTHING, phrases(Lang.EN))

    return check


@settings(max_examples=150)
@given(
    name=st.sampled_from([AIR, TRAIN, ABROAD]),
    changes=st.lists(
        st.tuples(
            st.integers(0, 10**6),
            st.sampled_from(["put", "delete", "double"]),
            st.integers(0, len(ODD) - 1),
        ),
        min_size=1,
        max_size=3,
    ),
)
def test_no_value_upsets_it(
    spoil_and_verify: Spoil, name: str, changes: list[tuple[int, str, int]]
) -> None:
    """Any part may be gone, doubled or something else; there is a report."""
    spoil_and_verify(name, changes)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no JSON"),
        (b"\xff", "not UTF-8"),
        (b"[]", "no JSON object"),
        (b'{"format": 1}', "its format is 1"),
        (b'{"format": "geojson"}', "its format is 'geojson'"),
        (b'{"format": "tourlink-plan/1", "format": 2}', "stands twice"),
        (b'{"format": "tourlink-plan/1", "plans": NaN}', "NaN is no number"),
        (b'{"format": "tourlink-plan/1", "a": "\\ud800"}', "half a character"),
        (b"[" * 100_000, "nested too deep"),
        (b"9" * 10_000, "is no plan"),
    ],
)
def test_what_is_no_plan_document(data: bytes, message: str) -> None:
    """It is refused with the reason."""
    with pytest.raises(DocumentError, match=message):
        load(data, "it")


def test_nothing_else_is_checked_without_the_shape(
    bundled: Catalogue, documents: Documents
) -> None:
    """Where fields are missing, all other constraints are unchecked."""
    document = documents(AIR)
    del document["plans"][0]["days"][1]["items"][0]["type"]
    found = verify(document, bundled)

    broken = [it for it in found.verdicts if it.status is Status.BROKEN]
    assert [it.constraint.slug for it in broken] == ["shape"]
    assert broken[0].checks[0].at == "/plans/0/days/1/items/0/type"
    assert {it.status for it in found.verdicts[2:]} == {Status.UNCHECKED}


def test_what_cannot_be_read_leaves_the_rest_in_doubt(
    bundled: Catalogue, documents: Documents
) -> None:
    """An unreadable time is broken; what seems to hold then is unchecked."""
    document = documents(AIR)
    document["plans"][0]["days"][1]["items"][0]["depart"] = "yesterday"
    found = {it.constraint.slug: it.status for it in verify(document, bundled).verdicts}

    assert found["times-readable"] is Status.BROKEN
    assert found["opening-hours"] is Status.UNCHECKED


def test_another_catalogue(bundled: Catalogue, documents: Documents) -> None:
    """The facts are those of the catalogue given, whatever the plan was made from."""
    document = documents(AIR)
    document["catalogue"]["sha256"] = "0" * 64
    found = verify(document, bundled)

    unchecked = [it for it in found.verdicts if it.status is Status.UNCHECKED]
    assert [it.constraint.slug for it in unchecked] == ["same-catalogue"]
    assert found.holds(strict=False)
    assert not found.holds(strict=True)


def test_unknown_words_are_unchecked(bundled: Catalogue, documents: Documents) -> None:
    """A wish and a line of the certificate of a later version are not passed over."""
    document = documents(AIR)
    document["request"]["wheelchairs"] = 2
    line = {"constraint": "tides", "limit": 1, "value": 1, "holds": True}
    document["plans"][0]["certificate"].append(line)
    found = verify(document, bundled)

    unchecked = {it.constraint.slug for it in found.verdicts if it.failing}
    assert unchecked == {"request-understood", "certificate"}
    assert found.count(Status.BROKEN) == 0


def test_one_plan_of_several(bundled: Catalogue, documents: Documents) -> None:
    """Only that one is looked at; one that is not there is an error."""
    document = documents(TRAIN, alternatives=2)
    found = verify(document, bundled, plan=1)

    assert {it.plan for it in found.verdicts} == {None, 1}
    with pytest.raises(RequestError, match="no plan 3"):
        verify(document, bundled, plan=2)

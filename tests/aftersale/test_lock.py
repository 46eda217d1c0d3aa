"""A lock names all that a plan rests on, and says when that is another."""

import json
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.aftersale.conftest import Sold
from tourlink.aftersale.broken import NOT_BREAKING, broken
from tourlink.aftersale.lock import (
    lock,
    locked,
    path_of_lock,
    read_lock,
    to_bytes,
    written,
)
from tourlink.aftersale.sale import sale
from tourlink.aftersale.state import OF_CATALOGUE, Key, State
from tourlink.errors import FileError, RequestError
from tourlink.pricing.book import LISTS
from tourlink.verify.constraints import ALL


def only(keys: set[Key], state: State) -> State:
    """Return the facts with nothing in them but some records."""
    kept: Any = {
        kind: {
            name: record
            for name, record in getattr(state.catalogue, kind).items()
            if Key(kind, name) in keys
        }
        for kind in OF_CATALOGUE
    }
    lists: Any = {
        kind: tuple(
            line
            for line in getattr(state.book, kind)
            if Key(kind, line.rate.id) in keys
        )
        for kind in LISTS
    }
    return State(replace(state.catalogue, **kept), replace(state.book, **lists))


def test_a_plan_rests_on_the_records_of_its_lock(
    sold: dict[str, Sold], old: State
) -> None:
    """With nothing else in the world, each plan holds and costs what it did."""
    for it in sold.values():
        less = only(set(locked(it.lock)), old)
        assert broken(it.document, old, less) == (), it.name
        then = sale(it.document, 0, old, old.today)
        now = sale(it.document, 0, less, old.today)
        assert then.per_person_vnd is not None
        assert (now.per_person_vnd, now.missing) == (then.per_person_vnd, ()), it.name


def test_each_record_has_the_hash_of_its_content(
    sold: dict[str, Sold], old: State
) -> None:
    """A second state of equal facts gives equal hashes, and another content another."""
    again = State(old.catalogue, old.book)
    for it in sold.values():
        for key, value in locked(it.lock).items():
            if key.kind != "rules":
                assert again.hash(key) == value
    place = old.catalogue.destinations["da-lat"]
    other = replace(
        old.catalogue,
        destinations={"da-lat": replace(place, note="Of another content.")},
    )
    key = Key("destinations", "da-lat")
    assert State(other, old.book).hash(key) != old.hash(key)


def test_a_lock_survives_its_file(sold: dict[str, Sold], tmp_path: Path) -> None:
    """What is written is read again."""
    path = path_of_lock(tmp_path / "plan.json")
    assert path.name == "plan.lock.json"
    found = sold["da-lat"].lock
    path.write_bytes(to_bytes(found))
    assert read_lock(path) == found


def test_only_the_catalogue_it_was_made_from_locks_a_plan(
    sold: dict[str, Sold], old: State
) -> None:
    """A lock says what a plan was made of, which another catalogue does not know."""
    other = State(replace(old.catalogue, sha256="0" * 64), old.book)
    with pytest.raises(RequestError, match="from another catalogue"):
        lock(sold["da-lat"].document, other)


def test_a_request_that_is_not_understood_is_open_to_all(
    sold: dict[str, Sold], old: State
) -> None:
    """Then any new place might matter, and the plan is looked at."""
    document = deepcopy(sold["da-lat"].document)
    document["request"]["must"] = ["a place of another catalogue"]
    found = written(document, old)
    assert len(found["open_to"]) > len(sold["da-lat"].lock["open_to"])


@pytest.mark.parametrize(
    "spoilt",
    [
        {"format": "tourlink-lock/2"},
        {"records": []},
        {"records": {"planets": {}}},
        {"records": {"destinations": {"da-lat": 1}}},
        {"priced_on": "soon"},
        {"departs": 3},
        {"open_to": None},
        {"score": "high"},
        {"limits": {"driver-day": "long"}},
        {"catalogue": None},
    ],
)
def test_a_spoilt_lock_is_an_error(
    spoilt: dict[str, Any], sold: dict[str, Sold], tmp_path: Path
) -> None:
    """Nothing is believed of it."""
    path = tmp_path / "plan.lock.json"
    path.write_text(json.dumps({**sold["da-lat"].lock, **spoilt}), encoding="utf-8")
    with pytest.raises(FileError, match="is no tourlink-lock/1"):
        read_lock(path)


def test_a_lock_that_is_no_json_is_an_error(tmp_path: Path) -> None:
    """So is one that is not there."""
    path = tmp_path / "plan.lock.json"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(FileError, match="is no JSON"):
        read_lock(path)
    with pytest.raises(FileError, match="cannot read"):
        read_lock(tmp_path / "other.lock.json")


def test_all_that_breaks_no_plan_is_a_constraint() -> None:
    """No name in the list is misspelt or out of date."""
    assert {it.slug for it in ALL} >= NOT_BREAKING

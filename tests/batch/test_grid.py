"""What a specification asks for, package by package, and what is wrong with it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tourlink.batch.grid import Order, Orders
from tourlink.batch.spec import read_spec
from tourlink.batch.template import fill, slug
from tourlink.errors import RequestError

GRID = """
grid:
  region: [Northwest, Đông Bắc]
  days: [4, 5-6]
  month: [3, 10]
  party:
    two: {adults: 2}
    family: {adults: 2, children: [8]}
"""


def orders(tmp_path: Path, text: str) -> list[Order]:
    """Return the orders of a specification."""
    path = tmp_path / "spec.yaml"
    path.write_text(text, encoding="utf-8")
    found = Orders(read_spec(path))
    assert found.check() == len(list(found))
    return list(found)


def ids(tmp_path: Path, text: str) -> list[str]:
    """Return the ids of a specification."""
    return [it.id for it in orders(tmp_path, text)]


def problems(tmp_path: Path, text: str) -> list[str]:
    """Return what is wrong in a specification, with the places."""
    with pytest.raises(RequestError) as caught:
        orders(tmp_path, text)
    error = caught.value
    if not error.problems:
        return [error.message]
    return [f"{it.place and it.place.line}: {it.message}" for it in error.problems]


def test_each_combination_is_a_package(tmp_path: Path) -> None:
    """In the order of the axes, the last one changing first."""
    found = orders(tmp_path, "defaults: {adults: 3, pace: relaxed}\n" + GRID)

    assert len(found) == 16
    assert [it.number for it in found] == list(range(1, 17))
    assert [it.id for it in found[:3]] == [
        "northwest-4-3-two",
        "northwest-4-3-family",
        "northwest-4-10-two",
    ]
    last = found[-1]
    assert last.id == "dong-bac-5-6-10-family"
    assert last.request.region == ("Đông Bắc",)
    assert last.request.days == (5, 6)
    assert (last.request.adults, last.request.children) == (2, (8,))
    assert last.request.pace == "relaxed"


def test_listed_requests_come_first(tmp_path: Path) -> None:
    """With an id of their own, or a number."""
    text = """
requests:
  - {id: "Tết, {number}", title: Spring, request: {days: 3}}
  - request: {days: 4}
"""
    assert ids(tmp_path, text) == ["tet-000001", "request-000002"]
    assert orders(tmp_path, text)[0].title == "Spring"


def test_templates(tmp_path: Path) -> None:
    """Ids and titles take the labels of the axes."""
    text = "id: '{month}/{region} {days}'\ntitle: '{region}: {party}'\n" + GRID
    text += "only: [{party: two}]\n"
    found = orders(tmp_path, text)

    assert found[0].id == "3-northwest-4"
    assert found[0].title == "Northwest: two"


def test_conditions_and_quotas(tmp_path: Path) -> None:
    """Combinations are left out by their labels, in any spelling, and by number."""
    assert len(ids(tmp_path, GRID + "only: [{region: dong bac, month: 10}]\n")) == 4
    assert len(ids(tmp_path, GRID + "skip: [{month: 3}, {days: 5-6}]\n")) == 4
    assert ids(tmp_path, GRID + "quotas: [{by: region, most: 1}]\n") == [
        "northwest-4-3-two",
        "dong-bac-4-3-two",
    ]
    assert len(ids(tmp_path, GRID + "quotas: [{by: [month, days], most: 3}]\n")) == 12


def test_a_draw_is_of_all_and_keeps_the_order(tmp_path: Path) -> None:
    """The number decides what is drawn; the order stays that of the grid."""
    every = ids(tmp_path, GRID)
    drawn = ids(tmp_path, GRID + "shuffle: 1\nquotas: [{most: 6}]\n")
    other = ids(tmp_path, GRID + "shuffle: 2\nquotas: [{most: 6}]\n")

    assert len(drawn) == len(other) == 6
    assert drawn == [it for it in every if it in drawn]
    assert every[:6] != drawn != other


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("grid: {days: [4, many]}\n", "1: days: days: 'many' is no number of days"),
        ("grid: {dais: [4]}\n", "1: a request has no 'dais'"),
        ("grid: {days: 4}\n", "1: the axis 'days' is neither a list nor a map"),
        ("grid: {p: {a: 4}}\n", "1: p a: no map of fields"),
        ("defaults: {seconds: 3}\ngrid: {days: [4]}\n", "1: defaults: seconds make"),
        ("requests: [{request: {month: 13}}]\n", "1: package request-000001: there is"),
        ("grid: {days: [4]}\nskip: [{month: 3}]\n", "2: the grid has no axis 'month'"),
        ("id: x\ngrid: {days: [4, 5]}\n", "two packages of"),
        ("id: '{mouth}'\ngrid: {days: [4]}\n", "the template '{mouth}' asks for"),
        ("id: '{days'\ngrid: {days: [4]}\n", "a brace stands alone"),
        ("id: '!'\ngrid: {days: [4]}\n", "'!' makes no id"),
        ("grid: {days: [4]}\nskip: [{days: 4}]\n", "leaves no package over"),
        ("formats: json\n", "asks for no package"),
        ("grit: {days: [4]}\n", "1: batch: "),
        ("languages: {a: b}\ngrid: {days: [4]}\n", "batch: languages: a map is not"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, text: str, wrong: str) -> None:
    """With its place, before anything is made."""
    assert any(wrong in it for it in problems(tmp_path, text)), problems(tmp_path, text)


def test_no_file(tmp_path: Path) -> None:
    """A specification that is not there is an error."""
    with pytest.raises(RequestError, match="cannot read"):
        read_spec(tmp_path / "none.yaml")


@given(st.text(max_size=300))
def test_ids_are_safe_names_of_folders(text: str) -> None:
    """Whatever a label says, an id stays inside of its folder, on all systems."""
    try:
        found = slug(text)
    except RequestError:
        return
    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert found == found.strip("-")
    assert 0 < len(found) <= 102
    assert found not in {"con", "prn", "aux", "nul", "com1", "lpt1"}


@pytest.mark.parametrize("text", ["../up", "/etc", "C:\\x", "con", "a\x00b", "..", "é"])
def test_hostile_ids(text: str) -> None:
    """Nothing leads out of the folder."""
    try:
        found = slug(text)
    except RequestError:
        return
    assert Path(found).name == found
    assert found != "con"


@pytest.mark.parametrize("text", ["{a.b}", "{a[0]}", "{a!r}", "{a:>9}", "{}", "{0}"])
def test_templates_run_nothing(text: str) -> None:
    """Only names may stand in braces."""
    with pytest.raises(RequestError):
        fill(text, {"a": "x"})


def test_braces_can_be_written() -> None:
    """Doubled, as in Python."""
    assert fill("{{{a}}}", {"a": "{b}"}) == "{{b}}"

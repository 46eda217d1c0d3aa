"""Requests in files: what is right is read, what is wrong is named at its place."""

from datetime import date
from pathlib import Path

import pytest

from tourlink.errors import RequestError
from tourlink.planner.request_file import read_request
from tourlink.request import FixedSegment, Request
from tourlink.vocabulary import Mode, Pace, Theme

FULL = """\
theme: {culture-heritage: 2, community: 1}
days: 5-6
start_date: 2026-11-11
start: Hà Nội
modes: [road, rail]
must: Sa Pa
avoid: [Fansipan, Điện Biên]
fixed:
  - {place: Hanoi, day: 1, days: 2, title: Conference}
min_provinces: 2
children: [7, 9]
pace: relaxed
budget_per_person: 5000000
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the request is."""
    return tmp_path / "request.yaml"


def test_a_full_request(path: Path) -> None:
    """Every field is what the option of its name would give."""
    path.write_text(FULL, encoding="utf-8")

    assert read_request(path) == Request(
        theme={Theme.CULTURE_HERITAGE: 2.0, Theme.COMMUNITY: 1.0},
        days=(5, 6),
        start_date=date(2026, 11, 11),
        start="Hà Nội",
        modes=(Mode.ROAD, Mode.RAIL),
        must=("Sa Pa",),
        avoid=("Fansipan", "Điện Biên"),
        fixed=(FixedSegment(place="Hanoi", day=1, days=2, title="Conference"),),
        min_provinces=2,
        children=(7, 9),
        pace=Pace.RELAXED,
        budget_per_person=5_000_000,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("days: 4\n", Request(days=(4, 4))),
        ("days: [3, 4]\n", Request(days=(3, 4))),
        ("theme: border\n", Request(theme={Theme.BORDER: 1.0})),
        ("theme: [border, urban]\n", Request(theme={Theme.BORDER: 1, Theme.URBAN: 1})),
        ("modes: road\n", Request(modes=(Mode.ROAD,))),
        ("{}\n", Request()),
    ],
)
def test_short_forms(path: Path, text: str, expected: Request) -> None:
    """A single name for a list, names for weights, a number for a range."""
    path.write_text(text, encoding="utf-8")

    assert read_request(path) == expected


@pytest.mark.parametrize(
    ("text", "at", "message", "hint"),
    [
        ("days: 4\nthem: border\n", (2, 1), "unknown key 'them'", "theme"),
        ("days: 4\ndays: 5\n", (2, 1), "days", "1:1"),
        ("days: four\n", (1, 7), "'four' is no number of days", None),
        ("days: 4\npace: brisk\n", (2, 7), "pace", None),
        ("days: 4\nmodes: [road, ship]\n", (2, 15), "modes", None),
        ("must: [1]\n", (1, 8), "must", None),
        ("month: 13\n", (1, 1), "there is no month 13", None),
        ("fixed:\n  - {place: Hue}\n", (2, 5), "day", None),
        ("- days: 4\n", (1, 1), "request", None),
        ("days: [4\n", (2, 1), "", None),
        ("start_date: 2026-02-30\n", (1, 13), "start_date", None),
    ],
)
def test_mistakes(
    path: Path, text: str, at: tuple[int, int], message: str, hint: str | None
) -> None:
    """At the very line and column."""
    path.write_text(text, encoding="utf-8")

    with pytest.raises(RequestError, match="is no request tourlink can read") as caught:
        read_request(path)

    (problem,) = caught.value.problems
    assert problem.place is not None
    assert problem.place.file == str(path)
    assert (problem.place.line, problem.place.column) == at, problem
    assert message in problem.message
    assert (hint or "") in (problem.hint or "")


def test_all_mistakes_at_once(path: Path) -> None:
    """Not the first alone."""
    path.write_text("pace: brisk\nvehicle: tank\ncolour: red\n", encoding="utf-8")

    with pytest.raises(RequestError) as caught:
        read_request(path)

    places = [it.place for it in caught.value.problems]
    assert sorted(it.line for it in places if it) == [1, 2, 3]


@pytest.mark.parametrize("text", ["", "# nothing\n"])
def test_an_empty_file(path: Path, text: str) -> None:
    """It asks for nothing."""
    path.write_text(text, encoding="utf-8")

    with pytest.raises(RequestError, match="is no request"):
        read_request(path)


def test_no_file(path: Path) -> None:
    """The reason is the system's."""
    with pytest.raises(RequestError, match="cannot read") as caught:
        read_request(path)
    assert caught.value.hint == "give a YAML file"

    with pytest.raises(RequestError, match="cannot read"):
        read_request(path.parent)


def test_bytes_that_are_no_text(path: Path) -> None:
    """Named as such."""
    path.write_bytes(b"start: H\xe0 N\xf4i\n")

    with pytest.raises(RequestError, match="is no request"):
        read_request(path)

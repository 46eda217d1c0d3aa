"""Errors carry what the command line shows."""

import pytest

from tourlink.errors import (
    CatalogueError,
    MissingExtraError,
    NoFeasibleChainError,
    OutputError,
    Place,
    Problem,
    RequestError,
    TourlinkError,
)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (CatalogueError, 2),
        (RequestError, 2),
        (OutputError, 2),
        (NoFeasibleChainError, 1),
        (MissingExtraError, 3),
    ],
)
def test_exit_codes(kind: type[TourlinkError], code: int) -> None:
    """The answer "no" is another code than a wrong question."""
    assert kind("x").exit_code == code


def test_an_error_keeps_what_it_is_told() -> None:
    """Message, hint and single problems."""
    problem = Problem("p", Place("f", 1, 2), "h")
    error = CatalogueError("m", hint="do", problems=[problem])

    assert str(error) == error.message == "m"
    assert (error.hint, error.problems) == ("do", (problem,))


def test_places_sort_by_file_line_and_column() -> None:
    """Line 10 comes after line 9."""
    places = [Place("b", 1, 1), Place("a", 10, 1), Place("a", 9, 5), Place("a", 9, 2)]

    assert [str(place) for place in sorted(places)] == [
        "a:9:2",
        "a:9:5",
        "a:10:1",
        "b:1:1",
    ]

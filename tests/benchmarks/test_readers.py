"""Readers: each family's format to numbers."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from benchmarks.checker import length
from benchmarks.families import FAMILIES, files
from benchmarks.problem import FormatError, Metric

from tests.benchmarks.base import FILES, TINY, problem


def plain(numbers: Any) -> Any:
    """Return nested tuples of decimals as tuples of floats."""
    if isinstance(numbers, tuple):
        return tuple(map(plain, numbers))
    return float(numbers)


def test_toptw() -> None:
    """The last two numbers of a line are the window, whatever the list before."""
    found = problem("toptw", 2)

    assert plain(found.closes) == (40, 40)
    assert [site.number for site in found.sites] == [1, 2, 3, 4]
    assert found.sites[1].prize == 20
    assert found.sites[1].visit == 1
    assert plain(found.sites[1].windows) == (((12, 14),), ((12, 14),))
    assert found.metric is Metric.TENTHS
    assert length(found, found.hotels[0], found.sites[2]) == Decimal("1.4")
    cordeau = FAMILIES["toptw"].read(TINY / "toptw" / "pr00.txt", None)
    assert plain(cordeau.closes) == (100,)
    assert plain(cordeau.sites[1].windows) == (((20, 60),),)
    assert length(cordeau, cordeau.hotels[0], cordeau.sites[0]) == Decimal("1.41")


def test_top() -> None:
    """The first point is the start, the last one the end."""
    found = problem("top")

    assert [hotel.number for hotel in found.hotels] == [0, 4]
    assert [site.prize for site in found.sites] == [5, 6, 90]
    assert plain(found.closes) == (6, 6)
    assert plain(problem("top", 3).closes) == (6, 6, 6)


def test_op() -> None:
    """The first point is the start, the second one the end."""
    found = problem("op")

    assert [hotel.number for hotel in found.hotels] == [0, 1]
    assert [(site.number, site.prize) for site in found.sites] == [
        (2, 5),
        (3, 6),
        (4, 90),
    ]
    assert plain(found.closes) == (6,)


def test_oplib() -> None:
    """The depot's score counts always; coordinates may have exponents."""
    found = problem("oplib")

    assert plain((found.base, found.closes)) == (2, (12,))
    assert length(found, found.hotels[0], found.sites[0]) == 5
    assert length(found, found.hotels[0], found.sites[1]) == 4  # 3.5


def test_oplib_table() -> None:
    """A matrix has rows of its shape, not of its lines."""
    found = FAMILIES["oplib"].read(TINY / "oplib" / "table.oplib", None)

    assert found.table == ((0, 3, 4), (3, 0, 2), (4, 2, 0))


@pytest.mark.parametrize(
    ("shape", "weights"),
    [
        ("FULL_MATRIX", "0 3 4 3 0 2 4 2 0"),
        ("UPPER_ROW", "3 4 2"),
        ("UPPER_DIAG_ROW", "0 3 4 0 2 0"),
        ("LOWER_ROW", "3 4 2"),
    ],
)
def test_oplib_shapes(tmp_path: Path, shape: str, weights: str) -> None:
    """All shapes of one matrix are one matrix."""
    text = (TINY / "oplib" / "table.oplib").read_text(encoding="utf-8")
    file = tmp_path / "table.oplib"
    file.write_text(
        text.replace("LOWER_DIAG_ROW", shape).replace(" 0 3 0 4\n 2 0", weights),
        encoding="utf-8",
    )

    found = FAMILIES["oplib"].read(file, None)

    assert found.table == ((0, 3, 4), (3, 0, 2), (4, 2, 0))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("ATT", 2), ("CEIL_2D", 5), ("GEO", 557)],
)
def test_oplib_metrics(tmp_path: Path, kind: str, expected: int) -> None:
    """TSPLIB's other metrics, from node 1 to node 2."""
    text = FILES["oplib"].read_text(encoding="utf-8")
    file = tmp_path / "other.oplib"
    file.write_text(text.replace("EUC_2D", kind), encoding="utf-8")

    found = FAMILIES["oplib"].read(file, None)

    assert length(found, found.hotels[0], found.sites[0]) == expected


def test_ophs() -> None:
    """Lines of dashes are skipped; hotels come first."""
    found = problem("ophs")

    assert [hotel.number for hotel in found.hotels] == [0, 1, 2]
    assert [(site.number, site.prize) for site in found.sites] == [
        (3, 10),
        (4, 7),
        (5, 4),
    ]
    assert plain((found.closes, found.total)) == ((5.3, 3), 8.3)


def test_mctopmtw() -> None:
    """Which windows hold depends on the tour and on E."""
    found = problem("mctopmtw")

    assert plain(found.closes) == (60, 60)
    assert found.caps == (10, 1, *[9] * 9)
    assert plain(found.sites[0].uses) == (4, 1, *[0] * 9)
    first, second = found.sites[:2]
    assert plain(first.windows) == (((0, 10), (20, 30)), ((10, 20), (30, 40)))
    assert plain(second.windows[1]) == ((0, 10.5), (20, 30))


def test_chains() -> None:
    """Kilometres become minutes, rounded up."""
    found = problem("chains")

    assert found.name == "chains-tiny"
    assert plain(found.closes) == (100, 100)
    assert length(found, found.hotels[0], found.hotels[1]) == 40
    assert length(found, found.hotels[1], found.sites[1]) == 11  # 10.13
    assert len(problem("chains", 5).closes) == 5


@pytest.mark.parametrize("family", FILES)
def test_a_file_cut_short_is_refused(family: str, tmp_path: Path) -> None:
    """Half a file is an error of the file, with its name."""
    lines = FILES[family].read_text(encoding="utf-8").splitlines()
    file = tmp_path / "half.txt"
    file.write_text("\n".join(lines[: len(lines) // 2 - 1]), encoding="utf-8")

    with pytest.raises(FormatError, match="half"):
        FAMILIES[family].read(file, None)


@pytest.mark.parametrize(
    ("family", "old", "new", "message"),
    [
        ("toptw", "6.00 8.00", "6.00 east", "tiny.txt:5: no number at position 3"),
        ("toptw", "1 1 4 1", "1 1 5 1", "4 places instead of 5"),
        ("toptw", "20.00 1", "20.50 1", "tiny.txt:5: 20.50 is no integer"),
        ("top", "tmax", "limit", "tiny.txt:3: no line of tmax"),
        ("ophs", "5.3	3.0", "5.3", "tiny.ophs:3: 1 trips instead of 2"),
        ("mctopmtw", "40 1 4 1", "40 1 4", "tiny.txt:3: 21 numbers instead of 22"),
        ("oplib", "EUC_2D", "XRAY1", "no OPLib file"),
        ("oplib", "DIMENSION : 4", "DIMENSION : 5", "4 nodes instead of 5"),
        ("chains", '"prize": 10', '"price": 10', "not written by make_chains"),
    ],
)
def test_mistakes_are_named(
    family: str, old: str, new: str, message: str, tmp_path: Path
) -> None:
    """The message says what is wrong, and in which line."""
    text = FILES[family].read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / FILES[family].name
    file.write_text(text.replace(old, new), encoding="utf-8")

    with pytest.raises(FormatError, match=message):
        FAMILIES[family].read(file, None)


@pytest.mark.parametrize(
    ("shape", "message"),
    [("UPPER_COL", "no reader of matrices"), ("FULL_MATRIX", "ends early")],
)
def test_a_matrix_of_another_shape_is_refused(
    tmp_path: Path, shape: str, message: str
) -> None:
    """Numbers are not taken for others."""
    text = (TINY / "oplib" / "table.oplib").read_text(encoding="utf-8")
    file = tmp_path / "table.oplib"
    file.write_text(text.replace("LOWER_DIAG_ROW", shape), encoding="utf-8")

    with pytest.raises(FormatError, match=message):
        FAMILIES["oplib"].read(file, None)


@pytest.mark.parametrize("family", ["oplib", "ophs", "mctopmtw"])
def test_teams_that_the_file_fixes_cannot_be_given(family: str) -> None:
    """Another number would be another problem."""
    with pytest.raises(FormatError):
        problem(family, 2)


def test_folders_are_searched(tmp_path: Path) -> None:
    """Instances are found below a folder; what describes them is none."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.txt").touch()
    (tmp_path / "README.txt").touch()
    (tmp_path / "OP_format.txt").touch()

    assert files(FAMILIES["op"], [tmp_path]) == [tmp_path / "deep" / "a.txt"]
    with pytest.raises(FormatError, match=r"no \*\.ophs files"):
        files(FAMILIES["ophs"], [tmp_path])
    with pytest.raises(FormatError, match="cannot read"):
        FAMILIES["op"].read(tmp_path / "none.txt", None)

"""The same name in any spelling gives the same key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tourlink.names import closest, did_you_mean, fold


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Đắk Lắk", "dak lak"),
        ("Dak Lak", "dak lak"),
        ("dak-lak", "dak lak"),
        ("ĐAK LĂK", "dak lak"),
        ("  Bà Rịa – Vũng Tàu ", "ba ria vung tau"),  # noqa: RUF001
        ("Hồ Chí Minh", "ho chi minh"),
        ("Straße", "strasse"),
        ("", ""),
        ("?!", ""),
    ],
)
def test_fold(text: str, key: str) -> None:
    """Marks, case, punctuation and repeated blanks go."""
    assert fold(text) == key


@given(st.text())
def test_fold_is_a_fixed_point(text: str) -> None:
    """A key is its own key."""
    assert fold(fold(text)) == fold(text)


def test_closest() -> None:
    """Best first, whatever the marks; each spelling of a key once."""
    known = ["Sa Pa", "Sapa", "Sa Đéc", "Hà Nội"]

    assert closest("sa dec", known) == ["Sa Đéc"]
    assert closest("sapaa", known)[0] == "Sapa"
    assert closest("xyz", known) == []
    assert len(closest("sa pa", known, most=1)) == 1


def test_did_you_mean() -> None:
    """A hint, or none."""
    assert did_you_mean("terain", ["terrain", "theme"]) == "did you mean 'terrain'?"
    assert did_you_mean("xyz", ["terrain"]) is None
    assert did_you_mean("ab", ["abc", "abd"]) == "did you mean 'abd' or 'abc'?"

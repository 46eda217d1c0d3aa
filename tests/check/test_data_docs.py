"""docs/data.md says what the records and the bundled catalogue say."""

from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from tourlink.catalogue import programmes, records
from tourlink.catalogue.loader import load
from tourlink.check.data_docs import main, renewed, sections

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "data.md"
BUNDLED = str(ROOT / "data")


def test_the_page_is_current() -> None:
    """Else renew it: python -m tourlink.check.data_docs docs/data.md."""
    page = PAGE.read_text(encoding="utf-8")

    assert renewed(page, load((BUNDLED,))) == page


def test_every_field_has_a_meaning() -> None:
    """A field that nobody explains is filled with guesses."""
    model = sections(load((BUNDLED,)))["model"]
    rows = [line for line in model.splitlines() if line.startswith("| `")]

    assert len(rows) > 100
    assert [row for row in rows if row.endswith("|  |")] == []


def test_every_record_is_described() -> None:
    """All that the YAML may say is on the page."""
    page = PAGE.read_text(encoding="utf-8")

    for kind in (vars(records) | vars(programmes)).values():
        if hasattr(kind, "__pydantic_config__") and is_dataclass(kind):
            for field in fields(kind):
                assert f"| `{field.name.rstrip('_')}`" in page


def test_main_renews_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only between the markers."""
    monkeypatch.chdir(ROOT)
    page = tmp_path / "data.md"
    page.write_text(
        "before\n<!-- begin model -->\nold\n<!-- end model -->\n"
        "<!-- begin coverage -->\n<!-- end coverage -->\nafter\n",
        encoding="utf-8",
    )

    main([str(page)])

    text = page.read_text(encoding="utf-8")
    assert text.startswith("before\n<!-- begin model -->\n### `destinations`")
    assert text.endswith("<!-- end coverage -->\nafter\n")
    assert "old" not in text.partition("###")[0]


def test_a_page_without_markers_is_refused() -> None:
    """Nothing is written into the wrong place."""
    with pytest.raises(ValueError, match="markers of 'model'"):
        renewed("no markers", load((BUNDLED,)))

"""The document as JSON."""

import json
from pathlib import Path

import pytest

from tourlink.export import FormatName, render
from tourlink.plan import PlanDocument
from tourlink.vocabulary import Lang

PLANS = Path(__file__).parent.parent / "data" / "plans"


def test_round_trip(document: PlanDocument, sample: str) -> None:
    """What is written is what was read, byte for byte: the samples are canonical."""
    text = render(document, FormatName.JSON)
    assert json.loads(text) == document
    assert text == PLANS.joinpath(f"{sample}.json").read_text(encoding="utf-8")


def test_terminal_does_not_matter(document: PlanDocument) -> None:
    """Machine output never depends on who looks."""
    plain = render(document, FormatName.JSON)
    seen = render(document, FormatName.JSON, lang=Lang.VI, width=40, color=True)
    assert seen == plain


def test_infinity_is_refused(lai_chau: PlanDocument) -> None:
    """No reader of JSON could read it."""
    lai_chau["plans"][0]["gap"] = float("inf")
    with pytest.raises(ValueError, match="JSON"):
        render(lai_chau, FormatName.JSON)

"""Plans told in Vietnamese and French hold no English sentence."""

import re
from dataclasses import replace
from datetime import date

import pytest

from tourlink.catalogue.catalogue import Catalogue
from tourlink.export import FormatName, Variant, render
from tourlink.planner.pipeline import plan
from tourlink.request import Request
from tourlink.vocabulary import Effort, Lang, Mobility, Mode, Pace, Vehicle

# Words that stand in no Vietnamese or French sentence, and in no name of a place.
ENGLISH = re.compile(
    r"\b(the|and|of|with|without|is|are|when|before|after|there|this|that|only|has|"
    r"would|too|nothing|closed|open|off|day|days|stops|start|rest|room|standard|night)\b"
)
CODE = re.compile(r"^  ! [a-z-]+\s?:")
ROAD = (Mode.ROAD,)
REQUESTS = {
    "undated": Request(province=("Ninh Binh",), days=(2, 2)),
    "dated": Request(
        province=("Lai Chau",), days=(4, 4), start_date=date(2026, 11, 11), modes=ROAD
    ),
    "a month": Request(must=("Bac Ha market",), days=(3, 3), month=9, year=2027),
    "Tet": Request(province=("Hai Phong",), days=(3, 3), start_date=date(2027, 2, 4)),
    "elders": Request(
        province=("Quang Ninh",), days=(3, 3), elders=2, mobility=Mobility.REDUCED
    ),
    "children": Request(province=("Hoa Binh",), days=(2, 2), children=(4, 8)),
    "by motorbike": Request(
        province=("Ha Giang",), days=(4, 4), vehicle=Vehicle.MOTORBIKE, month=10
    ),
    "full days by air": Request(
        region=("central-highlands",), days=(4, 4), pace=Pace.INTENSIVE, month=3
    ),
}


@pytest.mark.parametrize("name", REQUESTS)
def test_no_english_sentence(bundled: Catalogue, name: str) -> None:
    """In the text of a terminal and in each variant of a document."""
    document = plan(replace(REQUESTS[name], effort=Effort.FAST), bundled)
    found = []
    for lang in (Lang.VI, Lang.FR):
        for wanted, variant in (
            (FormatName.TEXT, Variant.PROPOSAL),
            *((FormatName.MARKDOWN, it) for it in Variant),
        ):
            shown = render(document, wanted, lang=lang, variant=variant)
            assert isinstance(shown, str)
            lines = (CODE.sub("", line) for line in shown.splitlines())
            found += [line for line in lines if ENGLISH.search(line)]
    assert found == []

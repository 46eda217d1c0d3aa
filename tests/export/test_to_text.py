"""What a seller reads; renew the pages with `pytest --golden-update`."""

import copy
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tourlink.export import FormatName, render
from tourlink.plan import PlanDocument
from tourlink.vocabulary import Lang

GOLDEN = Path(__file__).parent / "golden"
PLANS = Path(__file__).parent.parent / "data" / "plans"
DOCUMENTS: dict[str, PlanDocument] = {
    path.stem: json.loads(path.read_text(encoding="utf-8"))
    for path in sorted(PLANS.glob("*.json"))
}
ESCAPE = re.compile(r"\x1b\[[\d;]*m")
NASTY = "[bold red]Sa Pa[/] [link=x] \x1b[2J\x07 " + "Nghĩa trang " * 4 + "x" * 90

VIEWS: dict[str, dict[str, Any]] = {
    "80": {"width": 80},
    "120": {"width": 120},
    "quiet-vi-80": {"width": 80, "quiet": True, "lang": Lang.VI},
    "ascii-56": {"width": 56, "unicode": False},
}


def text(document: PlanDocument, **view: Any) -> str:
    """Return the page."""
    page = render(document, FormatName.TEXT, **view)
    assert isinstance(page, str)
    return page


def flat(page: str) -> str:
    """Return the page on one line, so that wrapped text can be found in it."""
    return " ".join(page.split())


@pytest.mark.parametrize("view", VIEWS)
def test_golden(
    document: PlanDocument, sample: str, view: str, request: pytest.FixtureRequest
) -> None:
    """The page, character by character."""
    case = GOLDEN / f"{sample}-{view}.txt"
    actual = text(document, **VIEWS[view])
    if request.config.getoption("--golden-update", default=False):
        case.write_text(actual, encoding="utf-8", newline="\n")
    assert actual == case.read_text(encoding="utf-8")


@given(
    sample=st.sampled_from(sorted(DOCUMENTS)),
    width=st.integers(40, 200),
    view=st.fixed_dictionaries(
        {
            "lang": st.sampled_from(Lang),
            "color": st.booleans(),
            "unicode": st.booleans(),
            "quiet": st.booleans(),
        }
    ),
    nasty=st.booleans(),
)
def test_no_line_is_wider_than_the_page(
    sample: str, width: int, view: dict[str, Any], *, nasty: bool
) -> None:
    """Nor has a line blanks at its end, in any view and with any name."""
    document = copy.deepcopy(DOCUMENTS[sample])
    if nasty:
        for note in document["places"].values():
            note["name"] = {"vi": NASTY, "en": NASTY}
    page = text(document, width=width, **view)
    for line in page.splitlines():
        assert cell_len(ESCAPE.sub("", line)) <= width
        assert view["color"] or line == line.rstrip()


def test_narrow_pages_have_a_least_width(lai_chau: PlanDocument) -> None:
    """Below 40 columns the terminal wraps, as it would with anything."""
    assert text(lai_chau, width=1) == text(lai_chau, width=40)


def test_every_time_and_name_is_there(document: PlanDocument) -> None:
    """Nothing of stops, legs and stays is lost between document and page."""
    page = text(document, width=120)
    told = flat(page)
    for plan in document["plans"]:
        for day in plan["days"]:
            for item in day["items"]:
                if item["type"] == "leg":
                    first, last = item["depart"], item["arrive"]
                    named = [item["from"], item["to"]]
                elif item["type"] == "stop":
                    first, last = item["arrive"], item["leave"]
                    named = [item["destination"]]
                else:
                    continue
                start, end = (re.search(r"\d\d:\d\d", at) for at in (first, last))
                assert start
                assert end
                assert f"{start[0]}–{end[0]}" in page  # noqa: RUF001  # an en dash
                for place in named:
                    assert document["places"][place]["name"]["en"] in told
            if at := day["stay"]["at"]:
                assert f"overnight at {document['places'][at]['name']['en']}" in told
        for warning in plan["warnings"]:
            assert f"{warning['code']}: {warning['message']}" in told


def test_plain_pages_have_no_escapes(document: PlanDocument) -> None:
    """And coloured ones say the same without their colours."""
    plain = text(document)
    assert "\x1b" not in plain
    colored = text(document, color=True)
    assert "\x1b[" in colored
    bare = ESCAPE.sub("", colored).splitlines()
    assert [line.rstrip() for line in bare] == plain.splitlines()


def test_environment_does_not_matter(
    lai_chau: PlanDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the arguments do: the command line reads NO_COLOR and COLUMNS."""
    plain, colored = text(lai_chau), text(lai_chau, color=True)
    variables = {"NO_COLOR": "1", "COLUMNS": "33", "FORCE_COLOR": "1", "TERM": "dumb"}
    for name, value in variables.items():
        monkeypatch.setitem(os.environ, name, value)
    assert text(lai_chau) == plain
    assert text(lai_chau, color=True) == colored


@pytest.mark.parametrize("color", [False, True])
def test_data_is_never_markup(lai_chau: PlanDocument, *, color: bool) -> None:
    """Brackets are printed, control characters are not, in every text of the data."""
    plan: Any = lai_chau["plans"][0]
    evil = "[blink]x[/blink] \x1b]0;title\x07 \x1b[2J :smile:"
    shown = "[blink]x[/blink] ]0;title [2J :smile:"
    lai_chau["places"]["sa-pa"]["name"] = {"en": evil}
    lai_chau["provinces"]["lai-chau"] = {"en": evil}
    lai_chau["places"]["lao-chai-1"]["themes"] = [evil]
    lai_chau["catalogue"]["as_of"] = lai_chau["engine"]["version"] = evil
    plan["title"] = plan["days"][0]["title"] = evil
    plan["themes"] = {evil: 1.0}
    plan["warnings"] = [{"code": evil, "message": evil}]
    plan["left_out"] = [{"destination": evil, "reason": evil}]
    plan["certificate"] = [
        {"constraint": evil, "limit": evil, "value": [evil], "holds": holds}
        for holds in (True, False)
    ]
    for day in plan["days"]:
        if day["stay"]["class"]:
            day["stay"]["class"] = evil
        for item in day["items"]:
            item["title"] = item["service"] = evil
            if item["type"] == "leg":
                item["mode"] = evil
    page = text(lai_chau, width=120, color=color)
    assert re.search(r"[\x00-\x09\x0b-\x1f]", ESCAPE.sub("", page)) is None
    assert ESCAPE.sub("", page).count(shown) > 30
    assert "\x1b[5m" not in page


def test_marks_count_one_column(lai_chau: PlanDocument) -> None:
    """Names typed with combining marks are composed first."""
    lai_chau["places"]["sa-pa"]["name"] = {"en": "Sapa\u0323\u0302"}
    page = text(lai_chau)
    assert "Sapậ" in page
    assert "\u0323" not in page


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"status": "optimal", "bound": 621, "gap": 0.0}, "optimal (proven)"),
        ({"bound": None, "gap": None}, "Score 621, feasible, no bound"),
        ({"themes": {}}, "Themes any"),
        ({"provinces": []}, "Provinces none"),
        ({"title": ""}, "Hanoi - Rong May Glass Bridge - O Quy Ho Heaven Gate"),
    ],
)
def test_header(lai_chau: PlanDocument, change: dict[str, Any], told: str) -> None:
    """The header says what is known, and what is not."""
    plan: Any = lai_chau["plans"][0]
    plan.update(change)
    assert told in flat(text(lai_chau, quiet=True))


def test_dates_over_new_year_and_of_one_day(lai_chau: PlanDocument) -> None:
    """Years are told where they are needed."""
    days = lai_chau["plans"][0]["days"]
    days[0]["date"], days[-1]["date"] = "2026-12-30", "2027-01-02"
    assert "Wed 30 Dec 2026 – Sat 2 Jan 2027" in text(lai_chau)  # noqa: RUF001
    del days[1:]
    page = text(lai_chau)
    assert "1 day, 3 nights · Wed 30 Dec 2026 · by road" in page


def test_no_dates_and_no_month(mekong: PlanDocument) -> None:
    """The month is told where it was asked for."""
    assert "· November, no dates yet ·" in text(mekong)
    mekong["request"]["month"] = None
    assert "nights · no dates yet ·" in text(mekong)


@pytest.mark.parametrize(
    ("request_", "group"),
    [
        ({"adults": 2, "children": [7], "elders": 1}, ", group of 4"),
        ({"adults": 2}, ", group of 2"),
        ({}, ""),
        ({"adults": "two"}, ""),
    ],
)
def test_price_names_its_group(
    mekong: PlanDocument, request_: dict[str, Any], group: str
) -> None:
    """A price without a group size is no price."""
    mekong["request"] = request_
    assert f"5,870,000 VND a person{group}\n" in text(mekong)


def test_left_out_is_cut(mekong: PlanDocument) -> None:
    """Eight, then how many more."""
    page = text(mekong)
    assert len(re.findall("outside the provinces", page)) == 6
    assert "    and 3 more\n" in page


def test_empty_parts_have_no_headings(lai_chau: PlanDocument) -> None:
    """No heading stands above nothing."""
    plan = lai_chau["plans"][0]
    plan["warnings"], plan["left_out"], plan["certificate"] = [], [], []
    page = text(lai_chau)
    assert "Warnings" not in page
    assert not re.search("^(Left out|Certificate)", page, re.MULTILINE)


def test_certificate_with_nothing_kept(lai_chau: PlanDocument) -> None:
    """All broken is told as such."""
    plan = lai_chau["plans"][0]
    plan["certificate"] = [
        {"constraint": "days", "limit": [4, 5], "value": 6, "holds": False}
    ]
    page = text(lai_chau)
    assert "  ! days does not hold: 6, limit 4, 5\n    0 of 1 constraints hold" in page


def test_no_map_without_places(lai_chau: PlanDocument) -> None:
    """A document without coordinates is still a plan, told by ids."""
    lai_chau["places"] = {}
    page = text(lai_chau)
    assert not re.search("[\u2801-\u28ff]", page)
    assert "si-thau-chai" in page


def test_map_is_there_unless_quiet(document: PlanDocument) -> None:
    """Beside its legend at 80 columns."""
    assert re.search("[\u2801-\u28ff].* road", text(document))
    quiet = text(document, quiet=True)
    assert not re.search("[\u2801-\u28ff]", quiet)
    assert "Certificate" not in quiet


def test_no_plans(lai_chau: PlanDocument) -> None:
    """A document may hold none."""
    lai_chau["plans"] = []
    assert text(lai_chau, quiet=True) == "No plan.\n"

"""Every code that the planner can say has words in every language."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from tourlink.export import FormatName, render
from tourlink.export.gazetteer import Gazetteer
from tourlink.export.phrases import phrases
from tourlink.export.reasons import Reasons
from tourlink.export.said import Said
from tourlink.plan import Certificate, LeftOut, LeftOutCode, PlanDocument, Warning_
from tourlink.rulebook import RULES, Level
from tourlink.vocabulary import Lang

SOURCE = Path(__file__).parents[2] / "src" / "tourlink"
CODE = re.compile(r'(?<![.\w])reason\(\s*"([a-z-]+)"')
REFUSING = ("party", "candidates")
FORTNIGHT = {"alike", "without", "event", "season"}
OF_RULES = ("longest-drive", "longest-drive-sold")
# Words of English that stand in no Vietnamese or French sentence.
ENGLISH = re.compile(
    r"\b(the|and|of|with|without|is|are|when|before|after|there|this|that|only|has|"
    r"would|would|not|too|nothing|closed|open|off|day|days|stops|start|made)\b",
    re.IGNORECASE,
)


def codes(*files: str) -> Iterator[str]:
    """Yield the codes of the reasons that modules of the planner give."""
    for file in files:
        yield from CODE.findall((SOURCE / file).read_text(encoding="utf-8"))


def keys(lang: Lang, table: str) -> set[str]:
    """Return the codes that have words, without the values they depend on."""
    texts = (key for key, _ in phrases(lang).texts())
    own = (
        key.removeprefix(f"{table}.") for key in texts if key.startswith(f"{table}.")
    )
    return {key.partition("/")[0] for key in own}


@pytest.mark.parametrize("lang", Lang)
def test_every_warning_has_words(lang: Lang) -> None:
    """Those of proofs, of comfort, of the calendar and of prices."""
    files = ("proof", "comfort", "calendar", "prices")
    found = set(codes(*(f"planner/{it}.py" for it in files))) | set(OF_RULES)

    assert len(found) > 20
    assert found <= keys(lang, "warnings")


@pytest.mark.parametrize("lang", Lang)
def test_every_place_left_out_has_words(lang: Lang) -> None:
    """For each code, and for each refusal."""
    refused = {
        f"refused-{it}" for it in codes(*(f"planner/{it}.py" for it in REFUSING))
    }

    assert len(refused) > 8
    assert refused | set(get_args(LeftOutCode)) - {"refused"} <= keys(lang, "left_out")


@pytest.mark.parametrize("lang", Lang)
def test_every_reason_of_a_week_has_words(lang: Lang) -> None:
    """And those of a fortnight."""
    files = ("when/told", "when/year", "when/of_request", "planner/outlook")
    found = set(codes(*(f"{it}.py" for it in files)))
    known = keys(lang, "when")

    assert len(found) > 7
    assert found <= known
    assert {"closed-month", "closed-day", "closed-hour", "no-service"} <= known
    assert {"in-season", "out-of-season", "best", "good", "fair", "blocked"} <= known


@pytest.mark.parametrize("lang", Lang)
def test_every_rule_that_is_proven_has_words(lang: Lang) -> None:
    """The hard limits that the certificate names."""
    proof = (SOURCE / "planner" / "proof.py").read_text(encoding="utf-8")
    named = {it.id for it in RULES if it.level is Level.HARD and f'"{it.id}"' in proof}

    assert "driver-day" in named
    assert named <= keys(lang, "constraints")


@pytest.mark.parametrize("lang", [Lang.VI, Lang.FR])
def test_no_english_in_other_tables(lang: Lang) -> None:
    """No text was left as it was."""
    tables = ("warnings", "left_out", "when", "season", "changes", "quote_warnings")
    left = [
        (key, text)
        for key, text in phrases(lang).texts()
        if key.startswith(tuple(f"{it}." for it in tables))
        and ENGLISH.search(re.sub(r"\{[^}]*\}", "", text))
    ]
    assert left == []


def test_values_are_written_as_each_language_does() -> None:
    """Names, durations, dates and counts."""
    told = [
        Reasons(phrases(it)).say(
            "warnings",
            "heavy-days-running",
            {"minutes": 390, "first": 2, "last": 4},
        )
        for it in (Lang.EN, Lang.VI, Lang.FR)
    ]
    assert told == [
        "over 6 h 30 in vehicles on each of days 2 to 4",
        "từ ngày 2 đến ngày 4, mỗi ngày đi xe trên 6h30",
        "plus de 6\u00a0h\u00a030 en véhicule chaque jour, du jour 2 au jour 4",
    ]
    tet = {"dates": ["2027-02-04", "2027-02-10"]}
    assert "4-10/2" in Reasons(phrases(Lang.VI)).say("when", "tet", tet)
    week = {"names": [{"en": "Bac Ha", "vi": "Bắc Hà"}], "weekdays": [6]}
    said = Reasons(phrases(Lang.VI)).say("when", "closed", week)
    assert said == "Bắc Hà chỉ mở cửa CN"


def test_what_is_not_known_stays_english(lai_chau: PlanDocument) -> None:
    """A newer plan may say more; an older one has ids in its messages."""
    words = phrases(Lang.VI)
    said = Said(Gazetteer(lai_chau, Lang.VI), words)
    newer: Warning_ = {"code": "landslide", "message": "rocks on the road"}
    older: Warning_ = {"code": "hours-assumed", "message": "not known: sa-pa"}
    place: LeftOut = {"destination": "sa-pa", "reason": "the time is better spent"}
    proof: Certificate = {
        "constraint": "stops of coast",
        "limit": 1,
        "value": 1,
        "holds": True,
    }
    assert said.warning(newer) == "rocks on the road"
    assert said.warning(older).startswith("chưa rõ giờ mở cửa")
    assert said.left_out(place) == "the time is better spent"
    assert said.constraint(proof) == "điểm dừng thuộc ven biển"
    proof["constraint"] = "require overnight-rail:return"
    assert said.constraint(proof) == "bắt buộc tàu đêm, chiều về"


@pytest.mark.parametrize("lang", [Lang.VI, Lang.FR])
def test_what_the_planner_calls_pauses_is_no_title(
    lang: Lang, lai_chau: PlanDocument
) -> None:
    """`room` and `rest` are codes, and not for guests."""
    for day in lai_chau["plans"][0]["days"]:
        for item in day["items"]:
            if item["type"] == "check-in":
                item["title"] = "room"
            elif item["type"] == "break":
                item["title"] = "rest"
    first = lai_chau["plans"][0]["days"][0]
    at = lai_chau["plans"][0]["start"]
    first["items"].append(
        {
            "type": "check-in",
            "at": at,
            "start": "22:00",
            "end": "22:15",
            "title": "room",
        }
    )
    for name in (FormatName.TEXT, FormatName.MARKDOWN):
        shown = render(lai_chau, name, lang=lang)
        assert isinstance(shown, str)
        assert not re.search(r"\b(room|rest)\b", shown)

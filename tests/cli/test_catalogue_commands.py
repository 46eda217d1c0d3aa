"""`list`, `show`, `search` and `schema` on the small catalogue."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from typer.testing import Result

from tourlink.cli.list_ import ListKind
from tourlink.cli.show import RecordType

Run = Callable[..., Result]
SMALL = Path(__file__).parents[1] / "data" / "small"


@pytest.fixture
def answer(run: Run) -> Callable[..., Any]:
    """Return what runs a command with `--format json` and reads its answer."""

    def ask(*arguments: str) -> Any:
        result = run(*arguments, "--format", "json")
        assert result.exit_code == 0
        return json.loads(result.stdout)

    return ask


def test_list_destinations(answer: Callable[..., Any]) -> None:
    """The fields that scripts rely on."""
    found = {each["id"]: each for each in answer("list", "destinations")}

    assert found["fansipan"] == {
        "id": "fansipan",
        "name": {"vi": "Phan Xi Păng", "en": "Fansipan", "fr": "Fansipan"},
        "kind": "peak",
        "lat": 22.3033,
        "lon": 103.775,
        "province": "lao-cai",
        "former_province": "lao-cai",
        "themes": {"nature-wellness": 5, "adventure": 5},
        "quality": 4,
        "lodging": [],
        "sources": [
            {"source": "operator", "as_of": "2025-11-03", "confidence": "medium"}
        ],
    }
    assert found["hanoi"]["lodging"][0] == "guesthouse"
    assert (found["ban-may"]["lat"], found["ban-may"]["lon"]) == (None, None)
    assert found["ban-may"]["name"]["fr"] is None
    assert found["ha-long"]["former_province"] == "quang-ninh"


@pytest.mark.parametrize("kind", ListKind)
def test_list_as_text_and_json(
    run: Run, answer: Callable[..., Any], kind: ListKind
) -> None:
    """One line a record under a line of titles, within 80 columns."""
    rows = answer("list", kind)
    lines = run("list", kind).stdout.splitlines()

    assert len(lines) == len(rows) + 1
    assert lines[0].startswith("id")
    assert [line.split()[0] for line in lines[1:]] == [row["id"] for row in rows]
    assert max(map(len, lines)) <= 80


def test_list_takes_the_singular(answer: Callable[..., Any]) -> None:
    """What is meant is clear."""
    assert answer("list", "province") == answer("list", "provinces")


def test_list_selects(answer: Callable[..., Any]) -> None:
    """Each option is passed on."""
    options = (
        *("--province", "Lao Cai", "--region", "tay bac", "--theme", "adventure"),
        *("--kind", "town", "--kind", "peak", "--month", "10", "--lodging"),
    )

    assert [it["id"] for it in answer("list", "destinations", *options)] == ["sa-pa"]
    assert len(answer("list", "corridors", "--mode", "rail", "--mode", "air")) == 4


def test_list_in_other_languages(run: Run) -> None:
    """Names, and the English one where there is none."""
    text = run("list", "destinations", "--lang", "fr").stdout

    assert "Hanoï" in text
    assert "Cloud village" in text


def test_list_to_a_file(run: Run, tmp_path: Path) -> None:
    """Nothing stays for standard output."""
    path = tmp_path / "themes.json"
    result = run("list", "themes", "-f", "json", "-o", path)

    assert (result.exit_code, result.stdout) == (0, "")
    assert len(json.loads(path.read_text(encoding="utf-8"))) == 11


def test_an_unwritable_file_is_an_error(run: Run, tmp_path: Path) -> None:
    """And nothing is left behind."""
    result = run("list", "themes", "-o", tmp_path / "no" / "file")

    assert result.exit_code == 2
    assert result.stderr.startswith("error: cannot write")
    assert list(tmp_path.iterdir()) == []


SAMPLES = {
    "destination": "Sapa",
    "province": "Lao Cai",
    "former-province": "Yên Bái",
    "region": "Tây Bắc",
    "axis": "kunming-quang-ninh",
    "agreement": "Hanoi and the Northwest",
    "product-route": "terraces",
    "event": "spring festival",
    "corridor": "rail-hanoi-lao-cai",
    "source": "operator",
}


@pytest.mark.parametrize("kind", RecordType)
def test_show_every_type(
    run: Run, answer: Callable[..., Any], kind: RecordType
) -> None:
    """By any spelling; as text and as data."""
    text = run("show", SAMPLES[kind], "--type", kind)
    data = answer("show", SAMPLES[kind], "--type", kind)

    assert text.exit_code == 0
    assert text.stderr == ""
    assert data["type"] == kind
    assert data["id"] in text.stdout.splitlines()[0]
    assert max(map(len, text.stdout.splitlines())) <= 80


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        (
            "sa-pa",
            [
                "also called  Sapa, Chapa",
                "province     Phường Sa Pa, Lao Cai",
                "nature-wellness 4, community 4",
                "best in      Sep, Oct, Mar, Apr",
                "homestay, 3-star hotel, 5-star hotel; price level 3 of 5; 4000",
                "cable  Fansipan  8.5 km  45 min",
                "mountain-marathon",
                "confidence high for themes,",
                "as of 2026-03",
            ],
        ),
        (
            "fansipan",
            [
                "07:30-17:30 mon tue wed thu fri; 07:00-18:00 sat sun",
                "fee          100,000 VND, children 50,000 VND (operator, 2025)",
                "600 steps; reduced mobility: partial",
            ],
        ),
        ("ban-may", ["not known: The guide", "(before July 2025: Yen Bai)"]),
        ("ha-long-bay", ["closed in    Aug", "by boat; reduced mobility: no"]),
        ("station-hanoi", ["22:00 SP3, overnight", "from Lao Cai railway"]),
        ("airport-din", ["12:30 mon wed fri sun, times", "to Noi Bai airport"]),
        ("port-tuan-chau", ["every 60 min, 07:00 to"]),
        ("road-hanoi-lao-cai", ["road, expressway", "290 km, 4 h 30", "; Toll."]),
        ("road-lao-cai-sa-pa", ["vehicles  up to 35 seats", "Lao Cai (lao-cai) and"]),
        ("cable-sa-pa-fansipan", ["from 2016-02-02", "Jan, Feb"]),
        ("hanoi-northwest", ["from 2026-01-01 to 2030-12-31", "signed       2025-09"]),
        ("terraces", ["Lao Cai (nature-wellness)", "by           road"]),
        ("mountain-marathon", ["2026-09-18 to 2026-09-20", "Sa Pa"]),
        ("spring-festival", ["day 10 of lunar month 1, 2 days"]),
        ("kunming-quang-ninh", ["Yunnan - Lao Cai - Hanoi - Quang Ninh"]),
        ("yunnan", ["foreign, CN"]),
    ],
)
def test_show_says(run: Run, name: str, parts: list[str]) -> None:
    """What a seller of tours looks up."""
    text = run("show", name).stdout

    for part in parts:
        assert part in text


def test_show_a_border_and_free_entry(run: Run, tmp_path: Path) -> None:
    """Facts that the small catalogue lacks, in a layer."""
    (tmp_path / "corridors.yaml").write_text(
        """
corridors:
  - id: road-border
    from: hanoi
    to: ha-long
    mode: road
    km: 200
    minutes: 300
    road_class: national
    fare: {adult_vnd: 0, child_vnd: 0, source: guide, as_of: 2025, confidence: low}
    border:
      name: {vi: Cửa khẩu, en: Gate}
      minutes: 90
      visa: true
      opens: "07:00"
      closes: "19:00"
    sources: [{source: guide, as_of: 2025, confidence: low}]
  - id: boat-more
    from: port-tuan-chau
    to: ha-long-bay
    mode: boat
    km: 20
    minutes: 90
    service: {first: "08:00", last: "09:00", headway_min: 30, months: [5],
      source: guide, as_of: 2025, confidence: low}
    sources: [{source: guide, as_of: 2025, confidence: low}]
""",
        encoding="utf-8",
    )
    layers = ("--catalogue", SMALL, "--catalogue", tmp_path)

    border = run("show", "road-border", *layers).stdout
    assert "Gate: 1 h 30, visa needed, open 07:00 to 19:00" in border
    assert "free, children free" in border
    assert "09:00 in May" in run("show", "boat-more", *layers).stdout


def test_show_mentions_namesakes(run: Run) -> None:
    """The town comes first, the others are not hidden."""
    result = run("show", "lao", "cai")

    assert result.stdout.startswith("Lao Cai  destination lao-cai")
    assert "province lao-cai" in result.stderr
    assert "destination station-lao-cai" in result.stderr
    assert run("show", "lao-cai", "-q").stderr == ""


def test_show_gives_connections_as_data(answer: Callable[..., Any]) -> None:
    """A destination has its corridors and events, a province its destinations."""
    town = answer("show", "sa-pa")
    province = answer("show", "quang-ninh")
    former = answer("show", "yen-bai")

    assert [it["id"] for it in town["corridors"]] == [
        "road-lao-cai-sa-pa",
        "cable-sa-pa-fansipan",
    ]
    assert town["corridors"][0]["from"] == "lao-cai"
    assert town["events"] == ["mountain-marathon"]
    assert province["destinations"] == ["ha-long", "port-tuan-chau", "ha-long-bay"]
    assert former["destinations"] == ["ban-may"]


def test_search(run: Run, answer: Callable[..., Any]) -> None:
    """As text and as data."""
    result = run("search", "ha", "long")

    assert [line.split()[0] for line in result.stdout.splitlines()] == [
        "id",
        "ha-long",
        "ha-long-bay",
    ]
    assert answer("search", "chapa") == [
        {
            "type": "destination",
            "id": "sa-pa",
            "name": {"vi": "Sa Pa", "en": "Sa Pa", "fr": "Sapa"},
            "match": "exact",
            "spelling": "Chapa",
        }
    ]


def test_search_without_an_answer(run: Run) -> None:
    """The answer is no: code 1, and an empty list for scripts."""
    text, data = run("search", "xyzzy"), run("search", "xyzzy", "-f", "json")

    assert (text.exit_code, text.stdout) == (1, "")
    assert text.stderr == "nothing resembles 'xyzzy'\n"
    assert (data.exit_code, data.stdout) == (1, "[]\n")


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A catalogue with two mistakes."""
    folder = Path(shutil.copytree(SMALL, tmp_path / "broken"))
    path = folder / "corridors.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("to: sa-pa", "to: sapa").replace("mode: cable", "mode: cabel")
    path.write_text(text, encoding="utf-8")
    return folder


def test_a_broken_catalogue_stops_every_command(run: Run, broken: Path) -> None:
    """With the same messages, on standard error, and code 2."""
    result = run("list", "themes", "--catalogue", broken)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("error: corridor 'road-lao-cai-sa-pa'")
    assert result.stderr.endswith("the catalogue has 2 problems\n")


def test_schemas(run: Run) -> None:
    """Each on its own, and all of them together."""
    every = json.loads(run("schema", "all").stdout)

    assert list(every) == [
        *("plan", "request", "batch", "destinations", "corridors", "programmes"),
        *("provinces", "sources", "rates", "quote", "portfolio"),
    ]
    for name, schema in every.items():
        Draft202012Validator.check_schema(schema)
        assert json.loads(run("schema", name).stdout) == schema
        assert schema["$id"] == f"urn:tourlink:schema:{name}:1"
        assert name.removesuffix("s") in schema["title"].lower()

"""Fixes change the value that is wrong, and nothing else in the file."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.check.conftest import DESTINATIONS, Edit, Run
from tourlink.catalogue.files import CatalogueFile, bundled_folder, read_files
from tourlink.check.builtin import LOADING
from tourlink.check.finding import Finding
from tourlink.check.fix import FixedFile, _end, _lines, _rewritten, fixed
from tourlink.check.rule import Fix
from tourlink.errors import MissingExtraError, Place

NAME = "destinations.yaml"
LINES = DESTINATIONS.splitlines()


def finding(record: int, path: tuple[str | int, ...], value: object) -> Finding:
    """A finding in the record that begins at a line."""
    return Finding(
        rule=LOADING[0],
        message="wrong",
        place=Place(NAME, record, 5),
        record=Place(NAME, record, 5),
        path=path,
        fix=Fix(value),
    )


def apply(text: str, *findings: Finding) -> FixedFile:
    """Mend one file."""
    (result,) = fixed([CatalogueFile(NAME, NAME, text.encode())], findings)
    return result


def changes(text: str, *findings: Finding) -> list[str]:
    """Return the removed and added lines of the diff."""
    lines = apply(text, *findings).diff(NAME).splitlines()
    assert lines[:2] == [f"--- a/{NAME}", f"+++ b/{NAME}"]
    return [line for line in lines[2:] if line[0] in "+-"]


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        (
            ("terrain",),
            "midland",
            [
                "-    terrain: highland  # above 900 m",
                "+    terrain: midland   # above 900 m",
            ],
        ),
        (
            ("name", "vi"),
            "Thác Ạ",
            [
                "-    name: {vi: Thác A, en: A Falls, fr: Chutes A}",
                "+    name: {vi: Thác Ạ, en: A Falls, fr: Chutes A}",
            ],
        ),
        (
            ("position", "lat"),
            22.4,
            [
                "-    position: {lat: 22.39, lon: 103.46, confidence: high, source: s}",
                "+    position: {lat: 22.4, lon: 103.46, confidence: high, source: s}",
            ],
        ),
        (
            ("sources", 0, "as_of"),
            "2026-07",
            [
                "-      - {source: s, as_of: 2026-06, confidence: medium}",
                "+      - {source: s, as_of: 2026-07, confidence: medium}",
            ],
        ),
        (
            ("themes",),
            {"community": 2, "border": 4},
            [
                "-    themes: {nature-wellness: 3}",
                "+    themes: {community: 2, border: 4}",
            ],
        ),
        (("best_months",), (3, 4), ["+    best_months: [3, 4]"]),
        (("former_province",), None, ["-    former_province: lai-chau"]),
    ],
)
def test_one_value(
    path: tuple[str | int, ...], value: object, expected: list[str]
) -> None:
    """Comments keep their column, brackets stay; None takes a key away."""
    assert changes(DESTINATIONS, finding(3, path, value)) == expected


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        (
            ("timezone",),
            "Asia/Shanghai",
            [
                '-    timezone: "Asia/Ho_Chi_Minh"  # as everywhere',
                '+    timezone: "Asia/Shanghai"     # as everywhere',
            ],
        ),
        (
            ("name", "vi"),
            "Bản Bê",
            [
                '-    name: {vi: "Bản B", en: B, fr: B}',
                '+    name: {vi: "Bản Bê", en: B, fr: B}',
            ],
        ),
        (
            ("sources", 0),
            {"source": "t", "as_of": "2026"},
            [
                "-      - source: s",
                "-        as_of: 2026-06",
                "-        confidence: medium",
                "+      - source: t",
                "+        as_of: '2026'",
            ],
        ),
        (
            ("aliases",),
            ["Bê"],
            ["+    aliases: [Bê]"],
        ),
    ],
)
def test_values_keep_their_quotes_and_blocks(
    path: tuple[str | int, ...], value: object, expected: list[str]
) -> None:
    """In the last record of the file, before a comment that belongs to the file."""
    assert changes(DESTINATIONS, finding(13, path, value)) == expected


def test_an_item_is_added_to_a_list() -> None:
    """At its end."""
    text = DESTINATIONS.replace("kind: village", "kind: village\n    aliases: [B1]")

    assert changes(text, finding(13, ("aliases", 1), "B2")) == [
        "-    aliases: [B1]",
        "+    aliases: [B1, B2]",
    ]


def test_several_fixes_of_one_file() -> None:
    """From the last record to the first, so that no line is lost."""
    one = finding(3, ("terrain",), "coast")
    two = finding(3, ("former_province",), None)
    three = finding(13, ("kind",), "town")

    result = apply(DESTINATIONS, three, one, two)

    assert [it.path for it in result.applied] == [
        *(("terrain",), ("former_province",), ("kind",)),
    ]
    assert result.refused == ()
    assert len(_lines(result.after)) == len(_lines(DESTINATIONS)) - 1


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_line_ends_and_a_mark_stay(end: str) -> None:
    """A file of Windows stays one, byte for byte."""
    text = "\ufeff" + DESTINATIONS.replace("\n", end)

    result = apply(text, finding(3, ("kind",), "village"))

    assert result.after == text.replace("kind: town", "kind: village")
    assert result.data.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    "text",
    [
        "destinations: [{id: a, kind: town}]\n",
        "destinations:\n  - {id: a,\n     kind: town}\n",
        "destinations:\n  - id: a\n    name:   {vi: A}\n    kind: town\n",
        "destinations:\n  - id: a\n# no margin\n    kind: town\n",
    ],
)
def test_a_record_whose_layout_would_go_is_left_alone(text: str) -> None:
    """Its finding is named instead."""
    line = 1 if "[" in text else 2
    wrong = finding(line, ("kind",), "village")

    result = apply(text, wrong)

    assert result.refused == (wrong,)
    assert result.applied == ()
    assert result.after == text
    assert result.diff(NAME) == ""


def test_findings_without_a_fix_change_nothing() -> None:
    """And need no library."""
    wrong = replace(finding(3, ("kind",), "x"), fix=None)

    assert fixed([CatalogueFile(NAME, NAME, b"")], [wrong]) == []


def test_every_bundled_record_keeps_its_layout() -> None:
    """So that each of them could be mended: rewritten without a fix it is the same."""
    unlike = []
    for file in read_files(("bundled",)):
        lines = _lines(file.data.decode())
        starts = [
            number for number, line in enumerate(lines) if line.startswith("  - id:")
        ]
        assert starts
        # Every seventh, because ruamel.yaml is slow.
        for first in starts[::7]:
            text = "".join(lines[first : _end(lines, first)])
            if _rewritten(text, []) != text:
                unlike.append(f"{file.name}:{first + 1}")
    assert unlike == []


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody reads what to install."""
    monkeypatch.setitem(sys.modules, "ruamel.yaml", None)

    with pytest.raises(MissingExtraError) as raised:
        apply(DESTINATIONS, finding(3, ("kind",), "city"))
    assert raised.value.hint == "pip install 'tourlink[fix]'"


def test_text_that_nobody_sees_is_cleaned(edit: Edit, run: Run, folder: Path) -> None:
    """Decomposed tone marks and blanks; a control character is not guessed away."""
    edit("destinations", "vi: Thác A,", "vi: Tha\u0301c A,")
    edit("destinations", '"Bản B"', '" Bản B"')
    edit("corridors", "mode: road", 'mode: road\n    note: "a\\tb"')

    report = run()
    files = read_files((str(folder),))
    (result,) = fixed(files, report.findings)

    assert [it.code for it in report.findings] == ["TLS09"] * 3
    assert [it.fix is None for it in report.findings] == [True, False, False]
    assert result.after == DESTINATIONS


def test_a_former_province_is_replaced(edit: Edit, run: Run) -> None:
    """Where the record keeps it in its other field."""
    edit("destinations", "province: lao-cai", "province: yen-bai")
    edit("destinations", "former_province: lao-cai", "former_province: yen-bai")

    (finding,) = run().findings
    assert finding.code == "TLS19"
    assert finding.fix == Fix("lao-cai")

    edit("destinations", "    former_province: yen-bai\n", "")
    (finding,) = run().findings
    assert finding.fix is None


def test_the_second_of_two_with_one_id_is_not_mistaken(edit: Edit, run: Run) -> None:
    """Its fix would else be written into the first."""
    edit("destinations", "id: b", "id: a")
    edit("destinations", '"Bản B"', '" Bản B"')

    assert all(finding.fix is None for finding in run().findings)


def test_bundled_folder_is_there() -> None:
    """The test of the bundled records has something to read."""
    assert (bundled_folder() / NAME).is_file()

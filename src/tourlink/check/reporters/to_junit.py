"""
JUnit XML, for the test views of continuous integration.

The form is the common part of the two schemas that readers follow, that of Ant's
task and that of Jenkins: one suite in an element without attributes, a case for each
finding that fails and one for each rule that finds nothing; in a case at most one
result and no other attributes than name, class name and time. What does not fail
stands in the suite's output.
"""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from tourlink.check.builtin import AnyRule
from tourlink.check.finding import Finding, Report
from tourlink.check.reporters import View

_SUITE = "tourlink check"
# XML 1.0 has no way to write these characters.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report, view: View) -> str:
    """Return one suite; times are 0, so that the same report gives the same text."""
    failing = [finding for finding in report.findings if report.fails(finding)]
    codes = {finding.code for finding in failing}
    cases = [_failed(finding, view) for finding in failing]
    cases += [_case(rule, rule.slug) for rule in report.rules if rule.code not in codes]
    cases += [_skipped(rule) for rule in report.skipped]
    counts = {"tests": str(len(cases)), "failures": str(len(failing)), "errors": "0"}
    root = ET.Element("testsuites")
    suite = ET.SubElement(
        root,
        "testsuite",
        {
            "name": _SUITE,
            "package": "tourlink",
            "id": "0",
            "timestamp": f"{report.today.isoformat()}T00:00:00",
            "hostname": "localhost",
            "time": "0",
            "skipped": str(len(report.skipped)),
            **counts,
        },
    )
    ET.SubElement(suite, "properties")
    suite.extend(cases)
    ET.SubElement(suite, "system-out").text = "\n".join(_output(report, view))
    ET.SubElement(suite, "system-err")
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _case(rule: AnyRule, name: str) -> ET.Element:
    family = rule.family.name.lower()
    attributes = {
        "name": _clean(name),
        "classname": f"tourlink.{family}.{rule.code}",
        "time": "0",
    }
    return ET.Element("testcase", attributes)


def _failed(finding: Finding, view: View) -> ET.Element:
    case = _case(finding.rule, f"{finding.slug}: {finding.where or finding.message}")
    attributes = {
        "message": _clean(finding.message),
        "type": f"{finding.severity} {finding.code}",
    }
    ET.SubElement(case, "failure", attributes).text = _clean(_text(finding, view))
    return case


def _skipped(rule: AnyRule) -> ET.Element:
    case = _case(rule, rule.slug)
    ET.SubElement(case, "skipped")
    return case


def _output(report: Report, view: View) -> Iterator[str]:
    for finding in report.findings:
        if not report.fails(finding):
            old = " (in the baseline)" if finding.baseline else ""
            yield _clean(
                f"{finding.severity}[{finding.code}]{old}: {finding.message}\n"
                f"{_text(finding, view)}"
            )
    yield report.summary


def _text(finding: Finding, view: View) -> str:
    place = finding.place
    text = f"   at: {view.file(place.file)}:{place.line}:{place.column}"
    return f"{text}\n hint: {finding.hint}" if finding.hint else text


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)

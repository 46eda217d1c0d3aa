"""
Annotations of GitHub Actions: workflow commands on standard output.

GitHub shows the first ten annotations of each level of a step and drops the others
without a word, so the worst come first, the rest are plain lines of the log, and the
last notice says how many there are. See "Workflow commands for GitHub Actions" in its
documentation for the form of a command.
"""

from collections import Counter
from collections.abc import Iterator

from tourlink.check.finding import Finding, Report, worst_first
from tourlink.check.reporters import View
from tourlink.check.rule import Severity

MOST_SHOWN = 10
_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}


def render(report: Report, view: View) -> str:
    """Return one line a finding, and a notice with their number."""
    return "".join(f"{line}\n" for line in _lines(report, view))


def _lines(report: Report, view: View) -> Iterator[str]:
    # The last notice must be among the first ten.
    room = Counter(dict.fromkeys(_LEVELS, MOST_SHOWN))
    room[Severity.NOTE] -= 1
    shown = 0
    for finding in sorted(report.findings, key=worst_first):
        if not finding.baseline and room[finding.severity] > 0:
            room[finding.severity] -= 1
            shown += 1
            yield _command(finding, view)
        else:
            yield _plain(finding, view)
    summary = report.summary
    if shown < len(report.findings):
        summary += f"; {shown} of them shown as annotations, all of them in the log"
    yield f"::notice title=tourlink check::{_data(summary)}"


def _command(finding: Finding, view: View) -> str:
    place = finding.place
    properties = {
        "file": view.file(place.file),
        "line": str(place.line),
        "col": str(place.column),
        "title": f"{finding.code} {finding.slug}",
    }
    listed = ",".join(f"{key}={_property(it)}" for key, it in properties.items())
    return f"::{_LEVELS[finding.severity]} {listed}::{_data(_message(finding))}"


def _plain(finding: Finding, view: View) -> str:
    place = finding.place
    where = f"{view.file(place.file)}:{place.line}:{place.column}"
    old = " (in the baseline)" if finding.baseline else ""
    text = f"{finding.severity}[{finding.code}]{old}: {where}: {_message(finding)}"
    # A line break in a message could begin a command of its own.
    return " ".join(text.splitlines())


def _message(finding: Finding) -> str:
    return f"{finding.message}\n{finding.hint}" if finding.hint else finding.message


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

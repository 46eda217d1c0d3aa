"""For people at a terminal: three lines a finding, and what they come to."""

from collections import Counter
from io import StringIO

from rich.console import Console
from rich.text import Text

from tourlink.check.finding import Finding, Report
from tourlink.check.reporters import View
from tourlink.check.rule import Severity

_STYLES = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold yellow",
    Severity.NOTE: "bold cyan",
}
_MANY = 50  # findings: nobody scrolls back through more to see what they are
_MOST_NAMED = 5


def render(report: Report, view: View) -> str:
    """Return the findings in the order of the files; nothing is cut or wrapped."""
    page = StringIO()
    console = Console(
        file=page,
        force_terminal=view.color,
        color_system="standard" if view.color else None,
        no_color=not view.color,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    for finding in report.findings:
        console.print(_lines(finding, view), soft_wrap=True)
    console.print(Text(report.summary, style="bold"), soft_wrap=True)
    if len(report.findings) > _MANY:
        console.print(Text(_most_frequent(report)), soft_wrap=True)
    if number := sum(finding.fix is not None for finding in report.findings):
        console.print(Text(f"{number} can be mended by --fix"), soft_wrap=True)
    return page.getvalue()


def _most_frequent(report: Report) -> str:
    rules = Counter(f"{it.code} {it.slug}" for it in report.findings)
    named = (f"{number} x {rule}" for rule, number in rules.most_common(_MOST_NAMED))
    return f"most frequent: {', '.join(named)}"


def _lines(finding: Finding, view: View) -> Text:
    place = finding.place
    return Text.assemble(
        (finding.severity.value, _STYLES[finding.severity]),
        f"[{finding.code}]",
        (" (in the baseline)" if finding.baseline else "", "dim"),
        f": {finding.message}\n",
        ("   at: ", "dim"),
        f"{view.file(place.file)}:{place.line}:{place.column}",
        ("\n hint: " if finding.hint else "", "dim"),
        finding.hint or "",
    )

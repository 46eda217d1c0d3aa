"""For scripts: a list with one object a finding."""

import json
from typing import Any

from tourlink.check.finding import Finding, Report
from tourlink.check.reporters import View


def render(report: Report, view: View) -> str:
    """Return the findings in the order of the files; an empty list without any."""
    said = [_said(finding, view) for finding in report.findings]
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _said(finding: Finding, view: View) -> dict[str, Any]:
    return {
        "code": finding.code,
        "slug": finding.slug,
        "family": finding.family.name.lower(),
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
        "file": view.file(finding.place.file),
        "line": finding.place.line,
        "column": finding.place.column,
        "kind": finding.kind or None,
        "id": finding.id or None,
        "path": list(finding.path),
        "fixable": finding.fix is not None,
        "baseline": finding.baseline,
    }

"""
SARIF 2.1.0, for code scanning and editors.

OASIS Standard "Static Analysis Results Interchange Format (SARIF) Version 2.1.0",
with errata 01; section numbers below are of that text.
"""

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tourlink import __version__
from tourlink.catalogue.source import dotted
from tourlink.check.builtin import AnyRule
from tourlink.check.explanation import read_explanation
from tourlink.check.finding import Finding, Report
from tourlink.check.reporters import View

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
    "sarif-schema-2.1.0.json"
)


def render(report: Report, view: View) -> str:
    """Return a log with one run; rules that did not find anything are listed too."""
    rules = sorted((*report.rules, *report.skipped), key=lambda rule: rule.code)
    index = {rule.code: number for number, rule in enumerate(rules)}
    results = []
    for finding in report.findings:
        result = _result(finding, index[finding.code], view)
        if report.has_baseline:  # 3.27.24
            result["baselineState"] = "unchanged" if finding.baseline else "new"
        results.append(result)
    run = {
        "tool": {
            "driver": {
                "name": "tourlink check",
                "semanticVersion": __version__,
                "rules": list(map(_rule, rules)),
            }
        },
        # Columns count characters, and not the halves of a surrogate pair (3.14.17).
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: AnyRule) -> dict[str, Any]:
    said = read_explanation(rule.explanation)
    full = " ".join(" ".join(part.split()) for part in said.paragraphs)
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.slug.split("-")),
        "shortDescription": {"text": said.title},
        "fullDescription": {"text": full or said.title},
        "help": {"text": f"tourlink explain {rule.code}"},
        "defaultConfiguration": {"level": rule.severity.value},  # the same words
        "properties": {"tags": [rule.family.name.lower()]},
    }


def _result(finding: Finding, index: int, view: View) -> dict[str, Any]:
    text = f"{finding.message}. {finding.hint}" if finding.hint else finding.message
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(view, finding.place.file)},
            "region": {
                "startLine": finding.place.line,
                "startColumn": finding.place.column,
            },
        }
    }
    if finding.id:
        steps = [
            finding.kind,
            finding.id,
            *([dotted(finding.path)] * bool(finding.path)),
        ]
        location["logicalLocations"] = [
            {"name": finding.id, "fullyQualifiedName": "/".join(steps)}
        ]
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": finding.severity.value,
        "message": {"text": text},
        "locations": [location],
        "partialFingerprints": {"tourlink/v1": finding.fingerprint},
    }


def _uri(view: View, file: str) -> str:
    """Return a relative reference inside of the root, else a file URI (3.4.3)."""
    shown = view.file(file)
    if Path(shown).is_absolute():
        return Path(shown).as_uri()
    return quote(Path(shown).as_posix())

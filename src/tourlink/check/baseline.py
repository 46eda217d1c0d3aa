"""
Findings that were there before, kept in a file.

They are marked and do not fail, but they stay in sight: a baseline lets a rule be
switched on before everything old is mended.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tourlink.check.builtin import LOADING
from tourlink.check.finding import Finding
from tourlink.errors import ConfigError
from tourlink.inputs import read_json

FORMAT = "tourlink-baseline/1"
_NEVER = frozenset(rule.code for rule in LOADING)


def read_baseline(path: Path) -> Counter[str]:
    """
    Return how often each fingerprint stands in a baseline file.

    Raises
    ------
    ConfigError
        If the file cannot be read, or is no baseline.
    """
    hint = "write one with --write-baseline FILE"
    said = read_json(path, ConfigError, hint=hint, what="baseline")
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise ConfigError(f"{path} is no baseline of the format {FORMAT}", hint=hint)
    try:
        return Counter(entry["fingerprint"] for entry in said["findings"])
    except (KeyError, TypeError):
        raise ConfigError(f"{path} is no baseline", hint=hint) from None


def baseline_text(findings: Sequence[Finding]) -> str:
    """
    Return the file that makes all of `findings` old ones.

    What stops the catalogue from loading is left out: it can never be old.
    """
    entries = [
        {
            "fingerprint": finding.fingerprint,
            # For people who read the file; not compared.
            "code": finding.code,
            "where": finding.where,
            "message": finding.message,
        }
        for finding in findings
        if finding.code not in _NEVER
    ]
    entries.sort(key=lambda entry: (entry["code"], entry["where"], entry["message"]))
    said = {"format": FORMAT, "findings": entries}
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def mark(findings: Sequence[Finding], known: Counter[str]) -> tuple[list[Finding], int]:
    """
    Return the findings with the old ones marked, and how many old ones are gone.

    A fingerprint that stands n times in the baseline makes the first n findings old.
    """
    left = Counter(known)
    marked: list[Finding] = []
    for finding in findings:
        print_ = finding.fingerprint
        old = left[print_] > 0 and finding.code not in _NEVER
        left[print_] -= old
        marked.append(replace(finding, baseline=True) if old else finding)
    return marked, sum(left.values())

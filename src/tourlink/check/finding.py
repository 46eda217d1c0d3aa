"""Findings with their places, and the report that they make."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tourlink.catalogue.source import dotted
from tourlink.check.builtin import AnyRule
from tourlink.check.rule import Family, Fix, Severity
from tourlink.check.settings import FailOn
from tourlink.errors import Place

_RANK = {severity: rank for rank, severity in enumerate(Severity)}
"""0 is the worst."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """
    What a rule found, and where it stands in the files.

    Attributes
    ----------
    record
        Where the record begins that it is about; None where that is not known.
    kind, id, path
        As in `tourlink.check.rule.Violation`; empty where no record is meant.
    baseline
        Whether it was there before, and so does not fail.
    """

    rule: AnyRule
    message: str
    place: Place
    hint: str | None = None
    record: Place | None = None
    kind: str = ""
    id: str = ""
    path: tuple[str | int, ...] = ()
    fix: Fix | None = None
    baseline: bool = False

    @property
    def code(self) -> str:
        return self.rule.code

    @property
    def slug(self) -> str:
        return self.rule.slug

    @property
    def severity(self) -> Severity:
        return self.rule.severity

    @property
    def family(self) -> Family:
        return self.rule.family

    @property
    def where(self) -> str:
        """The record and the field, such as `destinations sa-pa: fee.adult_vnd`."""
        record = f"{self.kind} {self.id}".strip()
        return f"{record}: {dotted(self.path)}" if self.path and record else record

    @property
    def fingerprint(self) -> str:
        """
        What makes it the same finding after other lines of the file have changed.

        Neither the place nor the numbers in the message are part of it.
        """
        if self.id:
            key = (self.code, self.kind, self.id, dotted(self.path))
        else:
            key = (self.code, self.place.file, self.message, "")
        return hashlib.sha256("\n".join(key).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """
    All that a check found.

    Attributes
    ----------
    findings
        In the order of files, lines, columns and codes.
    rules
        Those that were looked at.
    skipped
        Those that were not, because they need a catalogue that can be loaded.
    records
        How many records of each kind were read.
    as_of
        The newest date of a source; empty if not known.
    gone
        How many findings of the baseline are not found any more.
    """

    findings: tuple[Finding, ...]
    rules: tuple[AnyRule, ...]
    skipped: tuple[AnyRule, ...]
    today: date
    fail_on: FailOn
    records: Mapping[str, int]
    as_of: str
    has_baseline: bool = False
    gone: int = 0

    def fails(self, finding: Finding) -> bool:
        """Whether the exit code is 1 because of this finding."""
        if finding.baseline or self.fail_on is FailOn.NEVER:
            return False
        return _RANK[finding.severity] <= _RANK[Severity(self.fail_on)]

    @property
    def failed(self) -> bool:
        """Whether any finding fails."""
        return any(map(self.fails, self.findings))

    def count(self, severity: Severity) -> int:
        """Return the number of findings of a severity, those of the baseline too."""
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def summary(self) -> str:
        """One line for people: what was found, in what."""
        counts = ((self.count(severity), severity.value) for severity in Severity)
        found = ", ".join(_count(number, word) for number, word in counts if number)
        read = ", ".join(
            _count(self.records.get(kind, 0), kind.removesuffix("s"))
            for kind in ("destinations", "corridors", "provinces", "sources")
        )
        text = f"{found or 'no problems'} in {read}"
        if self.skipped:
            return f"{text}; {_count(len(self.skipped), 'rule')} skipped until it loads"
        text += f" (as of {self.as_of or 'unknown'})"
        if self.has_baseline:
            old = sum(finding.baseline for finding in self.findings)
            text += f"; {old} of them in the baseline"
        return text


def worst_first(finding: Finding) -> tuple[int, Place, str]:
    """Return the key that sorts the worst findings first."""
    return _RANK[finding.severity], finding.place, finding.code


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"

"""Comments that say `# tourlink: ignore[CODE]`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tourlink.catalogue.files import CatalogueFile
from tourlink.check.builtin import UNUSED_SUPPRESSION, AnyRule
from tourlink.check.finding import Finding
from tourlink.check.registry import find_rule
from tourlink.errors import Place, RequestError

_COMMENT = re.compile(r"(?:^|\s)#.*?\btourlink:\s*ignore\[([^\]]*)\]")
_NAME = re.compile(r"[^\s,]+")


@dataclass(slots=True)
class Suppression:
    """One comment: where it stands, and the rules it names."""

    place: Place
    """Of the first name."""
    names: tuple[str, ...]
    rules: dict[str, AnyRule | RequestError] = field(default_factory=dict)
    """By name; why there is none, where a name means no rule."""
    used: set[str] = field(default_factory=set)
    """Codes that it did suppress."""


def read_suppressions(files: Sequence[CatalogueFile]) -> list[Suppression]:
    """Return the suppressing comments of all files, in their order."""
    found: list[Suppression] = []
    for file in files:
        if b"tourlink:" not in file.data:
            continue
        lines = file.data.decode("utf-8-sig", errors="replace").splitlines()
        for number, line in enumerate(lines, start=1):
            for match in _COMMENT.finditer(line):
                place = Place(file.path, number, match.start(1) + 1)
                found.append(_resolve(place, tuple(_NAME.findall(match[1]))))
    return found


def _resolve(place: Place, names: tuple[str, ...]) -> Suppression:
    suppression = Suppression(place, names)
    for name in names:
        try:
            suppression.rules[name] = find_rule(name)
        except RequestError as error:
            suppression.rules[name] = error
    return suppression


def suppress(
    findings: Sequence[Finding], suppressions: Sequence[Suppression]
) -> list[Finding]:
    """
    Return the findings that no comment suppresses.

    A comment holds for its own line and, on the first line of a record, for all of the
    record. What a comment suppresses is written down in it.
    """
    by_line: dict[tuple[str, int], list[Suppression]] = {}
    for suppression in suppressions:
        line = (suppression.place.file, suppression.place.line)
        by_line.setdefault(line, []).append(suppression)
    return [finding for finding in findings if not _hidden(finding, by_line)]


def _hidden(
    finding: Finding, by_line: dict[tuple[str, int], list[Suppression]]
) -> bool:
    places = [finding.place, *([finding.record] if finding.record else [])]
    hidden = False
    for place in places:
        for suppression in by_line.get((place.file, place.line), ()):
            if finding.rule in suppression.rules.values():
                suppression.used.add(finding.code)
                hidden = True
    return hidden


def unused(
    suppressions: Sequence[Suppression], ran: Sequence[AnyRule]
) -> Iterator[Finding]:
    """
    Yield a finding for each name in a comment that suppressed nothing.

    Of rules that did not run nobody knows, so they are left alone.
    """
    codes = {rule.code for rule in ran}
    for suppression in suppressions:
        for name in suppression.names:
            rule = suppression.rules[name]
            if isinstance(rule, RequestError):
                yield _finding(suppression, rule.message, rule.hint)
            elif rule.code in codes and rule.code not in suppression.used:
                message = f"{name} finds nothing here, so there is nothing to ignore"
                yield _finding(suppression, message, "delete it from the comment")


def _finding(suppression: Suppression, message: str, hint: str | None) -> Finding:
    return Finding(
        rule=UNUSED_SUPPRESSION, message=message, hint=hint, place=suppression.place
    )

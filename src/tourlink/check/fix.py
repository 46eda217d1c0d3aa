"""
Corrections that are safe, written into the files with comments and layout kept.

Each record is changed by itself, in memory and by ruamel.yaml, which keeps what a
person sees and a parser does not. A record that it would lay out anew is left alone
and named: nobody wants to find one mended word in a thousand changed lines.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import unified_diff
from enum import Enum
from io import StringIO
from typing import Any

from tourlink.catalogue.files import CatalogueFile
from tourlink.check.finding import Finding
from tourlink.errors import MissingExtraError

# How people indent: keys of maps, items of lists, the hyphen before an item.
_LAYOUTS = ((2, 4, 2), (2, 2, 0), (4, 6, 4), (4, 4, 2), (4, 2, 0), (2, 3, 1))
_NEVER_FOLD = 1 << 20  # columns: ruamel.yaml would else break long lines
_HYPHEN = re.compile(r"( *)-( +)(?=\S)")


@dataclass(frozen=True, slots=True)
class FixedFile:
    """
    A file with its corrections.

    Attributes
    ----------
    applied
        The findings that are mended in it.
    refused
        Those that are not, because the layout of their record could not be kept.
    """

    path: str
    before: str
    after: str
    applied: tuple[Finding, ...]
    refused: tuple[Finding, ...]

    @property
    def data(self) -> bytes:
        """The bytes to be written."""
        return self.after.encode()

    def diff(self, shown: str) -> str:
        """Return the change as a unified diff of a file that is called `shown`."""
        lines = unified_diff(
            _lines(self.before), _lines(self.after), f"a/{shown}", f"b/{shown}"
        )
        return "".join(f"{line.rstrip(chr(10))}\n" for line in lines)


def fixed(
    files: Sequence[CatalogueFile], findings: Sequence[Finding]
) -> list[FixedFile]:
    """
    Return the files that have findings with a fix, mended.

    Raises
    ------
    MissingExtraError
        If there are any, and ruamel.yaml is not installed.
    """
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.fix and finding.record:
            by_file.setdefault(finding.record.file, []).append(finding)
    return [_fixed(file, by_file[file.path]) for file in files if file.path in by_file]


def _fixed(file: CatalogueFile, findings: Sequence[Finding]) -> FixedFile:
    before = file.data.decode()
    lines = _lines(before)
    applied: list[Finding] = []
    refused: list[Finding] = []
    by_line: dict[int, list[Finding]] = {}
    for finding in findings:
        if finding.record:
            by_line.setdefault(finding.record.line, []).append(finding)
    # From the last to the first, so that the numbers of the lines above stay true.
    for line, here in sorted(by_line.items(), reverse=True):
        first, last = line - 1, _end(lines, line - 1)
        new = _rewritten("".join(lines[first:last]), here)
        if new is None:
            refused += here
        else:
            lines[first:last] = _lines(new)
            applied += here
    after = "".join(lines)
    applied.sort(key=lambda finding: finding.place)
    refused.sort(key=lambda finding: finding.place)
    return FixedFile(file.path, before, after, tuple(applied), tuple(refused))


def _lines(text: str) -> list[str]:
    # Not splitlines: it would also split at characters that YAML takes as text.
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _end(lines: Sequence[str], first: int) -> int:
    """Return the index after the last line of the record that begins at `first`."""
    found = _HYPHEN.match(lines[first])
    indent = len(found[1]) if found else 0
    last = first + 1
    for index in range(first + 1, len(lines)):
        text = lines[index].strip()
        if not text or text.startswith("#"):
            continue
        if len(lines[index]) - len(lines[index].lstrip(" ")) <= indent:
            break
        last = index + 1
    return last


def _rewritten(text: str, findings: Sequence[Finding]) -> str | None:
    """Return a record of a block list with its fixes; None if its layout would go."""
    hyphen = _HYPHEN.match(text)
    if hyphen is None:
        return None
    margin = " " * len(hyphen[0])
    body = margin + text[len(hyphen[0]) :]
    end = "\r\n" if "\r\n" in body else "\n"
    body = body.replace("\r\n", "\n")
    lines = _lines(body)
    if any(line.strip() and not line.startswith(margin) for line in lines):
        return None
    body = "".join(line[len(margin) :] if line.strip() else line for line in lines)
    final = body[len(body.rstrip("\n")) :]
    for layout in _LAYOUTS:
        yaml = _yaml(layout)
        record = yaml.load(body)
        if _dumped(yaml, record, final) != body:
            continue
        for finding in findings:
            _put(record, finding)
        new = _dumped(yaml, record, final)
        lines = [margin + line if line.strip() else line for line in _lines(new)]
        return (hyphen[0] + "".join(lines)[len(margin) :]).replace("\n", end)
    return None


def _yaml(layout: tuple[int, int, int]) -> Any:
    try:
        from ruamel.yaml import YAML  # noqa: PLC0415  # an extra
    except ModuleNotFoundError as error:
        raise MissingExtraError(
            f"fixes need {error.name}, which is not installed",
            hint="pip install 'tourlink[fix]'",
        ) from None
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.brace_single_entry_mapping_in_flow_sequence = True
    yaml.width = _NEVER_FOLD
    mapping, sequence, offset = layout
    yaml.indent(mapping=mapping, sequence=sequence, offset=offset)
    return yaml


def _dumped(yaml: Any, record: Any, final: str) -> str:
    stream = StringIO()
    yaml.dump(record, stream)
    return stream.getvalue().rstrip("\n") + final


def _put(record: Any, finding: Finding) -> None:
    """Put the value of a fix at its path; None takes the key or item away."""
    *steps, last = finding.path
    part = record
    for step in steps:
        part = part[step]
    value = finding.fix.value if finding.fix else None
    if value is None:
        del part[last]
        return
    is_map = isinstance(part, dict)
    known = last in part if is_map else last in range(len(part))
    new = _as_written(value, part[last] if known else None)
    if is_map or known:
        part[last] = new
    else:
        part.append(new)


def _as_written(value: Any, old: Any) -> Any:
    """Return a value in the quotes, or in the brackets, that the old one had."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq  # noqa: PLC0415

    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str) and isinstance(old, str) and type(old) is not str:
        return type(old)(value)
    if isinstance(value, list | tuple):
        items = CommentedSeq(_as_written(item, None) for item in value)
        if not isinstance(old, CommentedSeq) or old.fa.flow_style():
            items.fa.set_flow_style()
        return items
    if isinstance(value, dict):
        pairs = CommentedMap((key, _as_written(it, None)) for key, it in value.items())
        if not isinstance(old, CommentedMap) or old.fa.flow_style():
            pairs.fa.set_flow_style()
        return pairs
    return value

"""Run the rules over a catalogue's files, and put every finding at its place."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from tourlink.catalogue.assemble import read
from tourlink.catalogue.cache import digest
from tourlink.catalogue.codes import Code
from tourlink.catalogue.files import CatalogueFile
from tourlink.catalogue.references import Entries, Entry, provinces_of_today
from tourlink.check.baseline import mark
from tourlink.check.builtin import LOADING, UNUSED_SUPPRESSION, AnyRule
from tourlink.check.finding import Finding, Report
from tourlink.check.rule import Context, Fix, Rule
from tourlink.check.settings import STALE_MONTHS, FailOn
from tourlink.check.suppress import read_suppressions, suppress, unused
from tourlink.errors import Place, Problem

_LOADING = {rule.code: rule for rule in LOADING}


def check(  # noqa: PLR0913  # each is an option of the command line
    files: Sequence[CatalogueFile],
    *,
    rules: Sequence[AnyRule],
    today: date,
    fail_on: FailOn = FailOn.WARNING,
    stale_months: int = STALE_MONTHS,
    baseline: Counter[str] | None = None,
) -> Report:
    """
    Return the report on the catalogue that `files` make, lowest layer first.

    The same files, rules and day give the same report. Where the catalogue cannot be
    loaded, the report has the reasons, and the rules are skipped.
    """
    reading = read(files)
    suppressions = read_suppressions(files)
    functions = [rule for rule in rules if isinstance(rule, Rule)]
    as_of = ""
    if reading.problems:
        found = [_of_problem(it, reading.entries) for it in reading.problems]
    else:
        catalogue = reading.catalogue(digest(files))
        as_of = catalogue.as_of
        context = Context(catalogue, today, stale_months)
        found = list(_run(functions, context, reading.entries))
        found = suppress(found, suppressions)
        if UNUSED_SUPPRESSION in rules:
            ran: list[AnyRule] = [*LOADING, *functions]
            found += suppress(list(unused(suppressions, ran)), suppressions)
    found.sort(key=lambda finding: (finding.place, finding.code, finding.message))
    gone = 0
    if baseline is not None:
        found, gone = mark(found, baseline)
    return Report(
        findings=tuple(found),
        rules=LOADING if reading.problems else (*LOADING, *rules),
        skipped=tuple(rules) if reading.problems else (),
        today=today,
        fail_on=fail_on,
        records={kind: len(entries) for kind, entries in reading.entries.items()},
        as_of=as_of,
        has_baseline=baseline is not None,
        gone=gone,
    )


def _run(
    rules: Sequence[Rule], context: Context, entries: Entries
) -> Iterator[Finding]:
    for rule in rules:
        for violation in rule.find(context):
            entry = entries[violation.kind][violation.id]
            node = entry.node
            yield Finding(
                rule=rule,
                message=entry.say(violation.path, violation.message),
                hint=violation.hint,
                place=node.at(violation.path).place,
                record=node.place,
                kind=violation.kind,
                id=violation.id,
                path=violation.path,
                fix=violation.fix,
            )


def _of_problem(problem: Problem, entries: Entries) -> Finding:
    entry = entries.get(problem.kind, {}).get(problem.id)
    return Finding(
        rule=_LOADING[problem.code],
        message=problem.message,
        hint=problem.hint,
        place=problem.place or Place("", 1, 1),
        record=entry.node.place if entry else None,
        kind=problem.kind,
        id=problem.id,
        path=problem.path,
        fix=_fix(problem, entry, entries) if entry else None,
    )


def _fix(problem: Problem, entry: Entry, entries: Entries) -> Fix | None:
    node = entry.node.at(problem.path)
    value = node.value
    # Of two records with one id, the entry is the first.
    if node.place != problem.place or not isinstance(value, str):
        return None
    if problem.code == Code.UNCLEAN_TEXT:
        text = unicodedata.normalize("NFC", value).strip()
        # Whoever put a control character there knows what it should have been.
        return Fix(text) if text and text.isprintable() else None
    if problem.code == Code.MERGED_PROVINCE:
        is_kept = (
            problem.kind != "destinations" or "former_province" in entry.node.children
        )
        return Fix(provinces_of_today(entries)[value]) if is_kept else None
    return None

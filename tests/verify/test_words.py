"""What the verifier says, in Vietnamese and French."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from tourlink.export.phrases import phrases
from tourlink.notes import Note
from tourlink.verify.constraint import Group
from tourlink.verify.constraints import ALL
from tourlink.vocabulary import Lang

PACKAGE = Path(__file__).parents[2] / "src" / "tourlink"
SOURCES = [
    *(PACKAGE / "planner").glob("kept_days.py"),
    *(
        path
        for part in ("verify", "aftersale", "portfolio")
        for path in (PACKAGE / part).rglob("*.py")
    ),
]
# Which argument of these is a note.
PLACES = {
    "Note": 0,
    "broken": 1,
    "unknown": 1,
    "fault": 2,
    "no_time": 2,
    "not_before": 3,
    "not_after": 3,
    "Check": 5,
    "_dated": 1,
}
OTHERS = [Lang.VI, Lang.FR]
# Codes of warnings, and words that no sentence of a check is.
NO_SENTENCES = frozenset({"", "{value} "})


def constants(node: ast.AST) -> Iterator[str]:
    """Yield the texts of an expression, those of comparisons left aside."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from constants(node.body)
        yield from constants(node.orelse)
    elif isinstance(node, ast.BoolOp):
        for part in node.values:
            yield from constants(part)


def notes() -> set[str]:
    """Return the sentences that checks are given as notes."""
    found: set[str] = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "note":
                found |= set(constants(node.value))
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                at = PLACES.get(name)
                told = [it.value for it in node.keywords if it.arg == "note"]
                if at is not None and len(node.args) > at:
                    told.append(node.args[at])
                start = "{value} " if name in {"fault", "no_time"} else ""
                found |= {start + it for one in told for it in constants(one)}
    return found - NO_SENTENCES


@pytest.mark.parametrize("lang", OTHERS)
def test_each_constraint_has_its_words(lang: Lang) -> None:
    """A name, short enough for its column, a rule, and a name for its group."""
    words = phrases(lang)
    for it in ALL:
        assert 0 < len(words.known("constraint_names", it.slug, "")) <= 26
        assert words.known("constraint_rules", it.slug, "").endswith(".")
    slugs = {it.slug for it in ALL}
    keys = {key.partition(".")[::2] for key, _ in words.texts()}
    for table in ("constraint_names", "constraint_rules"):
        assert {name for of, name in keys if of == table} == slugs
    assert {name for of, name in keys if of == "verify_groups"} == set(Group)


@pytest.mark.parametrize("lang", OTHERS)
def test_each_note_has_its_words(lang: Lang) -> None:
    """With the same names to fill in."""
    words = phrases(lang)
    for note in notes():
        said = words.known("check_notes", note, "")
        assert said, note
        assert names(said) == names(note)


def test_no_note_is_for_nothing() -> None:
    """A sentence that no check says would be translated for nothing."""
    said = {
        text
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for text in constants(node)
    }
    table = {key.partition(".")[::2] for key, _ in phrases(Lang.VI).texts()}
    keys = {name for of, name in table if of == "check_notes"}
    assert {it for it in keys if not {it, it.removeprefix("{value} ")} & said} == set()


def test_notes_are_found() -> None:
    """The test above sees plain notes, those with values, and those of faults."""
    found = notes()
    assert {"an assumed timetable", "the party is at {place}"} <= found
    assert "{value} is no month" in found


def test_a_note_is_its_sentence() -> None:
    """In English and in JSON nobody sees that it has parts."""
    note = Note("the party is at {place}", place="hanoi")
    assert note == "the party is at hanoi"
    assert (note.template, note.values) == (
        "the party is at {place}",
        {"place": "hanoi"},
    )


def names(text: str) -> set[str]:
    """Return the names in braces."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}

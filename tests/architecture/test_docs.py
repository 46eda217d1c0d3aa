"""The documentation says what the code does."""

import ast
import re
from collections.abc import Callable
from dataclasses import fields
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tourlink import errors, plan
from tourlink.catalogue.records import Corridor, Destination, Source
from tourlink.catalogue.schema import read_record
from tourlink.catalogue.source import Node, read_yaml
from tourlink.pace import PROFILES
from tourlink.request import Request

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])


@pytest.fixture(scope="session")
def problem() -> str:
    """docs/problem.md."""
    return (ROOT / "docs" / "problem.md").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def architecture() -> str:
    """docs/architecture.md."""
    return (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def rows(page: str) -> list[list[str]]:
    """Return the cells of every table row of a page."""
    lines = (line for line in page.splitlines() if line.startswith("| "))
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def anchors(page: str) -> set[str]:
    """Return the anchors of a page's headings, as Git hosts make them."""
    titles = re.findall(r"^#+ (.*)$", page, re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", title.lower()) for title in titles)
    return {title.replace(" ", "-") for title in plain}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Links within the project name a file, and a heading, that exist."""
    for link in re.findall(r"\]\(([^)]+)\)", page.read_text(encoding="utf-8")):
        if "://" in link:
            continue
        name, _, anchor = link.partition("#")
        target = page.parent / name if name else page
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target.read_text(encoding="utf-8")), link


def test_every_command_is_named(commands: list[str]) -> None:
    """Whoever reads the documentation has heard of every command."""
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)

    assert [name for name in commands if f"tourlink {name}" not in text] == []


def test_tree_names_every_module(architecture: str, package: Path) -> None:
    """The tree is the tree."""
    named = set(re.findall(r"^  (\w+(?:\.py|/)) ", architecture, re.MULTILINE))
    there = {f"{path.parent.name}/" for path in package.glob("*/__init__.py")} | {
        path.name for path in package.glob("*.py")
    }

    assert named == there - {"__init__.py"}


def test_layers_are_those_of_the_contract(
    architecture: str, contracts: dict[str, dict[str, Any]]
) -> None:
    """What the page shows is what is enforced."""
    layers = "\n".join(contracts["layers"]["layers"])

    assert f"```\n{layers}\n```" in architecture


def test_every_dependency_has_its_reason(
    architecture: str, pyproject: dict[str, Any]
) -> None:
    """A dependency that nobody can explain is removed."""
    names = {
        re.split(r"[<>=!~;\[ ]", line, maxsplit=1)[0]
        for line in pyproject["project"]["dependencies"]
    }

    assert names <= {row[0] for row in rows(architecture)}


def test_request_fields_are_explained(problem: str) -> None:
    """Each field of a request stands in a table, and no other does."""
    table = problem.partition("**Request.**")[2].partition("## Problem")[0]
    named = [name for row in rows(table) for name in re.findall(r"`(\w+)`", row[0])]

    assert named == [field.name for field in fields(Request)]


def test_pace_table_shows_the_profiles(problem: str) -> None:
    """The table is read by people who compare paces, so it must be right."""
    for pace, profile in PROFILES.items():
        clocks = (
            profile.day_start_min,
            profile.road_day_start_min,
            profile.usual_end_min,
            profile.day_end_min,
            profile.last_day_end_min,
        )
        row = [
            pace.value,
            *(f"{minute // 60:02}:{minute % 60:02}" for minute in clocks),
            str(profile.max_stops),
            str(profile.max_travel_min),
        ]
        assert row in rows(problem)


def test_plan_document_fields_are_explained(problem: str) -> None:
    """The contract with scripts has no field that they cannot look up."""
    document = problem.partition("## The plan document")[2]
    types = [kind for kind in vars(plan).values() if hasattr(kind, "__total__")]
    named = set(re.findall(r"`([\w-]+)`", document))

    assert len(types) > 5
    assert {name for kind in types for name in kind.__annotations__} - named == set()


def test_exit_codes_are_listed(problem: str) -> None:
    """Each error's code has its row, in order, and so have the shell's own."""
    table = problem.partition("## Exit codes")[2]
    codes = [int(row[0]) for row in rows(table) if row[0].isdigit()]
    raised = {
        kind.exit_code
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, errors.TourlinkError)
    }

    assert raised | {0, 70, 130} == set(codes)
    assert all(one < other for one, other in pairwise(codes))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_examples_parse(
    page: Path, fenced: Callable[[str, str], list[str]]
) -> None:
    """An example that does not even parse was never tried."""
    for code in fenced(page.read_text(encoding="utf-8"), "python"):
        ast.parse(code)


def test_record_examples_are_records(
    fenced: Callable[[str, str], list[str]],
) -> None:
    """Whoever copies an example into a catalogue gets no error from it."""
    page = (ROOT / "docs" / "adding.md").read_text(encoding="utf-8")
    examples: list[Node] = []
    for code in fenced(page, "yaml"):
        document = read_yaml(code.encode(), "adding.md")
        assert document.root
        assert not document.problems
        if isinstance(document.root.value, list):
            examples.append(document.root.children[0])

    for node, kind in zip(examples, (Source, Destination, Corridor), strict=True):
        _, problems = read_record(node, kind, kind.__name__)
        assert not problems

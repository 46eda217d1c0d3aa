"""The project as files: what the tests of the architecture read."""

import re
import textwrap
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of pyproject.toml."""
    return ROOT


@pytest.fixture(scope="session")
def package(root: Path) -> Path:
    """The folder of the package's source."""
    return root / "src" / "tourlink"


@pytest.fixture(scope="session")
def pyproject(root: Path) -> dict[str, Any]:
    """pyproject.toml, parsed."""
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def contracts(pyproject: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The import contracts, by id."""
    found = pyproject["tool"]["importlinter"]["contracts"]
    return {contract["id"]: contract for contract in found}


@pytest.fixture(scope="session")
def readme(root: Path) -> str:
    """README.md."""
    return (root / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def fenced() -> Callable[[str, str], list[str]]:
    """Takes a page and a language; returns the fenced blocks, without their indent."""

    def blocks(page: str, language: str) -> list[str]:
        start, end = rf"^( *)```{language}\n", r"^\1```$"
        found = re.findall(f"{start}(.*?){end}", page, re.DOTALL | re.MULTILINE)
        return [textwrap.dedent(code) for _, code in found]

    return blocks


@pytest.fixture(scope="session")
def commands() -> list[str]:
    """The names of all commands of the command line, in the order of its help."""
    import typer.main

    from tourlink.cli import app

    group: Any = typer.main.get_command(app)
    return list(group.list_commands(None))

"""Formats of the report: one module each, imported only when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tourlink.check.finding import Report


class FormatName(StrEnum):
    """The values `tourlink check --format` takes."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"
    HTML = "html"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How a reader looks at the report; most formats ignore some of it."""

    root: Path = field(default_factory=Path.cwd)
    """Files inside of this folder are named as seen from it."""
    color: bool = False

    def file(self, path: str) -> str:
        """Return how a file is called: from `root` where it lies in it."""
        absolute = self.root / path
        if absolute.is_relative_to(self.root):
            return absolute.relative_to(self.root).as_posix()
        return path


@dataclass(frozen=True, slots=True)
class Format:
    """A format, known by name before its code is loaded."""

    suffix: str
    module: str

    def render(self, report: Report, view: View) -> str:
        """Return the whole report; the same report and view give the same text."""
        render: Callable[[Report, View], str] = import_module(self.module).render
        return render(report, view)


FORMATS = {
    FormatName.TEXT: Format(".txt", "tourlink.check.reporters.to_text"),
    FormatName.JSON: Format(".json", "tourlink.check.reporters.to_json"),
    FormatName.SARIF: Format(".sarif", "tourlink.check.reporters.to_sarif"),
    FormatName.JUNIT: Format(".xml", "tourlink.check.reporters.to_junit"),
    FormatName.GITHUB: Format(".txt", "tourlink.check.reporters.to_github"),
    FormatName.HTML: Format(".html", "tourlink.check.reporters.to_html"),
}

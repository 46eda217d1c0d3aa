"""Who may import whom, and that the lists of who there is are complete."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any


def test_import_contracts_hold(root: Path) -> None:
    """What `lint-imports` checks is checked by the plain test command as well."""
    run = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as run; run()",
            "--no-cache",
        ],
        check=False,
        capture_output=True,
        cwd=root,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": "src", "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_all_formats_are_in_the_contract(
    package: Path, contracts: dict[str, dict[str, Any]]
) -> None:
    """A format that is not named in the contract is not held apart from the others."""
    files = sorted((package / "export").glob("to_*.py"))

    assert contracts["formats"]["modules"] == [
        f"tourlink.export.{file.stem}" for file in files
    ]


def test_all_formats_are_offered(package: Path) -> None:
    """Each file is a format that can be asked for, and each format has its file."""
    from tourlink.export import FORMATS, FormatName

    files = {f"tourlink.export.{file.stem}" for file in package.glob("export/to_*.py")}

    assert {entry.module for entry in FORMATS.values()} == files
    assert list(FORMATS) == list(FormatName)

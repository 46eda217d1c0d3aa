"""Short commands load no slow library."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

# Prints what is loaded after the command has run, as the last line of stderr.
PROBE = """
import json, sys
from tourlink.cli import app
code = 0
if sys.argv[1:]:
    try:
        app(sys.argv[1:], prog_name="tourlink")
    except SystemExit as end:
        code = end.code or 0
print("\\n" + json.dumps(sorted(sys.modules)), file=sys.stderr)
sys.exit(code)
"""


def loaded_after(root: Path, *arguments: str) -> set[str]:
    """Run the command line in a fresh interpreter; without arguments, import it."""
    run = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments],
        check=False,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(root / "src"), "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout or not arguments
    return set(json.loads(run.stderr.splitlines()[-1]))


@pytest.mark.parametrize(
    "command",
    ["--help", "plan --help", "list --help", "list themes", "list destinations"],
)
def test_short_commands_load_neither_graphs_nor_engine(
    command: str, root: Path
) -> None:
    """What is neither routed nor planned needs no router and no planner."""
    loaded = loaded_after(root, *command.split())

    slow = {"networkx", "numpy", "tourlink.network", "tourlink.solver"}
    assert not loaded & (slow | {"tourlink.planner", "tourlink.catalogue.outlines"})


def test_importing_the_command_line_loads_no_data_library(root: Path) -> None:
    """Shell completion pays for this import at every press of the tab key."""
    loaded = loaded_after(root)

    slow = {"networkx", "numpy", "pydantic", "yaml", "rich.console", "platformdirs"}
    assert not loaded & (slow | {"tourlink.catalogue", "tourlink.planner"})

"""
The hook for pre-commit, run by pre-commit in a repository with a catalogue.

Only the environment is not made as pre-commit makes it, by installing this repository,
because a test must do without a network.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
# What the small catalogue has of warnings is not the hook's matter.
SETTINGS = '[tool.tourlink.check]\nfail-on = "error"\n'

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def hook() -> dict[str, Any]:
    """The one entry of the manifest."""
    (entry,) = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    assert isinstance(entry, dict)
    return entry


@pytest.fixture
def pre_commit(
    surroundings: dict[str, str], bin_folder: Path, tmp_path: Path
) -> Callable[..., "subprocess.CompletedProcess[str]"]:
    """What runs pre-commit in a folder."""
    if shutil.which("git") is None:
        pytest.skip("no git on the path")
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    path = f"{bin_folder}{os.pathsep}{surroundings['PATH']}"
    home = str(tmp_path / "pre-commit")

    def run(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", *arguments],
            cwd=folder,
            env={**surroundings, "PATH": path, "PRE_COMMIT_HOME": home},
            check=False,
            capture_output=True,
            encoding="utf-8",
        )

    return run


@pytest.fixture
def use_hook(
    hook: dict[str, Any], surroundings: dict[str, str]
) -> Callable[[Path], None]:
    """What makes a folder a Git repository that uses the hook."""

    def use(folder: Path) -> None:
        local = {**hook, "language": "system"}
        config = {"repos": [{"repo": "local", "hooks": [local]}]}
        path = folder / ".pre-commit-config.yaml"
        path.write_text(yaml.safe_dump(config), encoding="utf-8")
        (folder / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
        for arguments in (("init", "--quiet"), ("add", "--all")):
            subprocess.run(
                ["git", *arguments],  # noqa: S607  # whichever git the user has
                cwd=folder,
                env=surroundings,
                check=True,
            )

    return use


def test_the_manifest_is_one(pre_commit: Run) -> None:
    """By the judgement of pre-commit."""
    done = pre_commit(ROOT, "validate-manifest", str(MANIFEST))

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_entry_is_a_command_of_the_wheel(hook: dict[str, Any]) -> None:
    """It is installed by pre-commit as a Python project, and named by its script."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert hook["language"] == "python"
    assert hook["entry"].split()[0] in project["project"]["scripts"]


def test_a_good_catalogue_passes(
    pre_commit: Run, use_hook: Callable[[Path], None], repository: Path
) -> None:
    """The commit goes on."""
    use_hook(repository)
    done = pre_commit(repository, "run", "--all-files")

    assert (done.returncode, "Passed" in done.stdout) == (0, True), done.stdout


def test_a_broken_catalogue_fails(
    pre_commit: Run, use_hook: Callable[[Path], None], broken: Path
) -> None:
    """With the code, the place and the hint."""
    use_hook(broken)
    done = pre_commit(broken, "run", "tourlink-check")

    assert done.returncode == 1, done.stdout
    assert "error[TLS07]: corridor 'cable-sa-pa-fansipan'" in done.stdout
    assert "at: data/corridors.yaml:167:11" in done.stdout


def test_other_files_are_none_of_its_business(
    pre_commit: Run, use_hook: Callable[[Path], None], broken: Path
) -> None:
    """A commit that touches no YAML is not held up."""
    use_hook(broken)
    done = pre_commit(broken, "run", "--files", "pyproject.toml")

    assert (done.returncode, "Skipped" in done.stdout) == (0, True), done.stdout


def test_entry_and_arguments_by_themselves(
    hook: dict[str, Any],
    surroundings: dict[str, str],
    bin_folder: Path,
    broken: Path,
) -> None:
    """Without pre-commit, for those who have none."""
    program, *arguments = str(hook["entry"]).split()
    arguments += hook["args"]
    done = subprocess.run(
        [bin_folder / program, *arguments],
        cwd=broken,
        env=surroundings,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )

    assert hook["pass_filenames"] is False
    assert (done.returncode, done.stderr) == (1, "")
    assert "TLS07" in done.stdout

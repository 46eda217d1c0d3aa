"""
The composite action, step by step as a runner takes them.

Its scripts are run by bash with the environment that the inputs give; only `python`
is a stand-in, which makes an environment without installing anything.
"""

import json
import os
import re
import shutil
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
DAY = "2026-11-21"

# It copies itself into an environment, and "pip install" brings the command there.
PYTHON = """\
#!/bin/sh
case "$1 $2" in
  "-m venv") mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
  "-m pip")
    for last in "$@"; do :; done
    test -f "$last/pyproject.toml" && cp "$STAND_IN" "${0%/*}/tourlink" ;;
  *) echo "python $*" >&2; exit 97 ;;
esac
"""

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def action() -> dict[str, Any]:
    """The action's file."""
    found = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


@pytest.fixture
def run_action(
    action: dict[str, Any],
    surroundings: dict[str, str],
    bin_folder: Path,
    tmp_path: Path,
) -> Run:
    """What runs all scripts in a folder with inputs; it returns the last one's end."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash on the path")
    stand_in = bin_folder / "tourlink"
    # Not in the folder of the path, where a step would find it uninstalled.
    wanted = tmp_path / "stand-in"
    stand_in.rename(wanted)
    python = bin_folder / "python"
    python.write_text(PYTHON, encoding="utf-8")
    python.chmod(python.stat().st_mode | stat.S_IXUSR)
    temporary = tmp_path / "runner"
    temporary.mkdir()

    def run(folder: Path, **given: str) -> "subprocess.CompletedProcess[str]":
        inputs = {name: it["default"] for name, it in action["inputs"].items()}
        inputs |= {name.replace("_", "-"): value for name, value in given.items()}
        context = {f"inputs.{name}": value for name, value in inputs.items()}
        context["github.action_path"] = str(ROOT)
        added = temporary / "path"
        added.touch()
        done = None
        for step in action["runs"]["steps"]:
            if "run" not in step:
                continue
            paths = [*added.read_text("utf-8").split()[::-1], str(bin_folder)]
            env = {
                **surroundings,
                "PATH": os.pathsep.join([*paths, surroundings["PATH"]]),
                "STAND_IN": str(wanted),
                "RUNNER_TEMP": str(temporary),
                "GITHUB_ACTIONS": "true",
                "GITHUB_WORKSPACE": str(folder),
                "GITHUB_PATH": str(added),
                "GITHUB_OUTPUT": str(temporary / "output"),
                "GITHUB_STEP_SUMMARY": str(temporary / "summary"),
            }
            for name, value in step.get("env", {}).items():
                env[name] = EXPRESSION.sub(lambda it: context[it[1]], value)
            done = subprocess.run(
                [bash, "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
                cwd=folder,
                env=env,
                check=False,
                capture_output=True,
                encoding="utf-8",
            )
            if done.returncode:
                break
        assert done
        return done

    return run


def test_expressions_name_what_there_is(action: dict[str, Any]) -> None:
    """Every input is used, none is unknown, and nothing else is asked for."""
    steps = action["runs"]["steps"]
    used = set(EXPRESSION.findall(json.dumps(steps)))
    outputs = {f"steps.{step['id']}.outputs" for step in steps if "id" in step}

    inputs = {f"inputs.{name}" for name in action["inputs"]}
    rest = used - inputs - {"github.action_path"}
    assert inputs <= used
    assert [it for it in rest if it.rpartition(".")[0] not in outputs] == []


def test_inputs_are_never_part_of_a_script(action: dict[str, Any]) -> None:
    """They come by the environment, and scripts say their shell, as they must."""
    for step in action["runs"]["steps"]:
        if "run" in step:
            assert not EXPRESSION.search(step["run"])
            assert step["shell"] == "bash"
        else:
            assert re.fullmatch(r"[\w-]+/[\w-]+@v\d+", step["uses"])


def test_inputs_are_explained(action: dict[str, Any]) -> None:
    """Each has a description, and a default that is text."""
    assert action["runs"]["using"] == "composite"
    for it in action["inputs"].values():
        assert it["description"].endswith(".")
        assert isinstance(it["default"], str)


def test_a_good_catalogue(run_action: Run, repository: Path) -> None:
    """Warnings are shown and, as asked for, do not fail."""
    done = run_action(repository, fail_on="error", date=DAY)

    assert (done.returncode, done.stderr) == (0, "")
    assert "::warning file=data/" in done.stdout
    assert "::error" not in done.stdout


def test_a_broken_catalogue(run_action: Run, broken: Path) -> None:
    """By the defaults of all inputs: annotations in the log, and the job fails."""
    done = run_action(broken)

    assert done.returncode == 1, done.stderr
    assert "::error file=data/corridors.yaml,line=167,col=11" in done.stdout


def test_a_file_to_upload(run_action: Run, broken: Path) -> None:
    """The report is written although the check fails."""
    done = run_action(broken, format="sarif", output="report file.sarif")

    assert (done.returncode, done.stdout) == (1, "")
    log = json.loads((broken / "report file.sarif").read_text("utf-8"))
    assert log["runs"][0]["results"][0]["ruleId"] == "TLS07"


@pytest.mark.parametrize("blank", [" ", "\n", "  \n"])
def test_layers(run_action: Run, broken: Path, blank: str) -> None:
    """Several folders, with blanks between or each on its line."""
    more = broken / "more"
    more.mkdir()
    (more / "corridors.yaml").write_text("corridors: [{id: x}]\n", encoding="utf-8")

    done = run_action(broken, path=f"data{blank}more\n")

    assert done.returncode == 1
    assert "file=data/corridors.yaml" in done.stdout
    assert "file=more/corridors.yaml" in done.stdout


@pytest.mark.parametrize("name", ["path", "format", "output", "fail_on", "date"])
def test_inputs_are_no_commands(run_action: Run, repository: Path, name: str) -> None:
    """Whatever a pull request brings in a name, nothing of it is run."""
    nasty = "$(touch${IFS}pwned);`touch${IFS}pwned`;'\"&&touch${IFS}pwned"

    done = run_action(repository, **{name: nasty})

    assert done.returncode in {1, 2}
    assert not (repository / "pwned").exists()

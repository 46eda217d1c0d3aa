"""Settings come from one file, and typing errors in it are said."""

from pathlib import Path

import pytest

from tourlink.check.config import read_settings
from tourlink.check.docs import page
from tourlink.check.registry import select_rules
from tourlink.check.settings import FailOn, Settings
from tourlink.errors import ConfigError


def write(folder: Path, name: str, text: str) -> Path:
    """Write a file of settings."""
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file(tmp_path: Path) -> None:
    """The usual ones."""
    write(tmp_path, "pyproject.toml", "[tool.other]\nx = 1\n")

    assert read_settings(("bundled",), tmp_path) == Settings()
    assert Settings().fail_on is FailOn.WARNING


@pytest.mark.parametrize(
    ("name", "table"),
    [("tourlink.toml", "check"), ("pyproject.toml", "tool.tourlink.check")],
)
def test_all_settings(tmp_path: Path, name: str, table: str) -> None:
    """In either file; the baseline lies beside it."""
    text = f"""[{table}]
select = ["D", "TLC01"]
ignore = ["near-duplicate-places"]
fail-on = "note"
stale-months = 12
baseline = "known.json"
"""
    write(tmp_path, name, text)

    assert read_settings((), tmp_path) == Settings(
        select=("D", "TLC01"),
        ignore=("near-duplicate-places",),
        fail_on=FailOn.NOTE,
        stale_months=12,
        baseline=tmp_path / "known.json",
    )


def test_which_file_counts(tmp_path: Path) -> None:
    """The top layer, the layers below, the working folder; tourlink.toml first."""
    working, low, top = tmp_path / "work", tmp_path / "low", tmp_path / "top"
    layers = ("bundled", str(low), str(top))
    steps = (
        (working, "pyproject.toml", "[tool.tourlink.check]\nstale-months = 1"),
        (working, "tourlink.toml", "[check]\nstale-months = 2"),
        (low, "pyproject.toml", "[tool.tourlink.check]\nstale-months = 3"),
        (top, "tourlink.toml", "[check]\nstale-months = 4"),
    )
    for months, (folder, name, text) in enumerate(steps, start=1):
        write(folder, name, text)
        assert read_settings(layers, working).stale_months == months


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("[check]\nignroe = []", "[check]: unknown key 'ignroe'", "mean 'ignore'?"),
        ("[check]\nx = 1", "[check]: unknown key 'x'", "it has select, ignore"),
        ("[chekc]\nx = 1", "unknown table 'chekc'", "did you mean 'check'?"),
        ("check = 1", "[check] must be a table", ""),
        ('[check]\nignore = "D"', "ignore must be a list", ""),
        ("[check]\nignore = [1]", "ignore must be a list", ""),
        ('[check]\nfail-on = "bad"', "fail-on must be one of error, warning", ""),
        ("[check]\nfail-on = [1]", "fail-on must be one of error, warning", ""),
        ("[check]\nstale-months = 0", "stale-months must be a whole number", ""),
        ("[check]\nstale-months = true", "stale-months must be a whole", ""),
        ("[check]\nbaseline = 1", "baseline must be the name of a file", ""),
        ("[check", "is no TOML", ""),
    ],
)
def test_mistakes(tmp_path: Path, text: str, message: str, hint: str) -> None:
    """A setting that is not understood would silently not hold."""
    write(tmp_path, "tourlink.toml", text)

    with pytest.raises(ConfigError) as raised:
        read_settings((), tmp_path)
    assert message in raised.value.message
    assert hint in (raised.value.hint or "")


def test_a_file_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rather than pretending that it is not there."""
    write(tmp_path, "tourlink.toml", "")

    def fail(*_: object, **__: object) -> str:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "read_text", fail)
    with pytest.raises(ConfigError, match=r"cannot read .*: no"):
        read_settings((), tmp_path)


def test_the_example_in_the_documentation(tmp_path: Path) -> None:
    """Whoever copies it gets no error."""
    text = page().partition("```toml\n")[2].partition("```")[0]
    write(tmp_path, "pyproject.toml", "\n".join(map(str.strip, text.splitlines())))

    settings = read_settings((), tmp_path)

    assert settings.stale_months == 24
    assert select_rules(settings.select, settings.ignore)

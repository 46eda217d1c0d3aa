"""`check` and `explain`: options, settings, what is written where, exit codes."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from tourlink.check.registry import ALL
from tourlink.check.reporters import FormatName

Run = Callable[..., Result]
SMALL = Path(__file__).parents[1] / "data" / "small"
DAY = ("--date", "2026-11-21")
# One rule that finds nothing in the small catalogue, and one that finds something.
CLEAN = ("--select", "TLG10")
NOTES = ("--select", "TLP11", *DAY)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small catalogue."""
    return Path(shutil.copytree(SMALL, tmp_path / "copy"))


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text of a file, which must be there, by another."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def broken(folder: Path) -> Path:
    """A catalogue with two mistakes."""
    edit(folder / "corridors.yaml", "to: sa-pa", "to: sapa")
    edit(folder / "corridors.yaml", "mode: cable", "mode: cabel")
    return folder


@pytest.fixture
def wrong(folder: Path) -> Path:
    """A catalogue with a wrong time zone, which can be mended."""
    old = "    kind: peak\n"
    edit(folder / "destinations.yaml", old, f"{old}    timezone: Asia/Shanghai\n")
    return folder


def test_a_good_catalogue(run: Run) -> None:
    """Counts for people, no findings for scripts."""
    assert run("check", *CLEAN).stdout == (
        "no problems in 13 destinations, 14 corridors, 6 provinces, 4 sources"
        " (as of 2026-03)\n"
    )
    data = run("check", *CLEAN, "--format", "json")
    assert (data.exit_code, data.stdout, data.stderr) == (0, "[]\n", "")


def test_a_catalogue_that_does_not_load(run: Run, broken: Path) -> None:
    """All problems, each with its code and place; code 1, whatever is selected."""
    text = run("check", broken, *CLEAN)
    data = run("check", broken, *CLEAN, "--format", "json")
    path = broken / "corridors.yaml"

    assert text.exit_code == data.exit_code == 1
    assert text.stderr == ""
    assert text.stdout.splitlines() == [
        (
            "error[TLS14]: corridor 'road-lao-cai-sa-pa': to: there is no destination"
            " 'sapa'"
        ),
        f"   at: {path}:42:9",
        " hint: did you mean 'sa-pa'?",
        (
            "error[TLS07]: corridor 'cable-sa-pa-fansipan': mode: 'cabel' is not"
            " allowed here"
        ),
        f"   at: {path}:167:11",
        " hint: did you mean 'cable'?",
        (
            "2 errors in 13 destinations, 14 corridors, 6 provinces, 4 sources;"
            " 1 rule skipped until it loads"
        ),
    ]
    assert json.loads(data.stdout)[0]["code"] == "TLS14"
    assert data.stderr == "1 rules skipped until the catalogue loads\n"
    assert run("check", broken, "--fail-on", "never").exit_code == 0


def test_nothing_to_check(run: Run, tmp_path: Path) -> None:
    """What cannot be read cannot be checked: code 2."""
    for path in (tmp_path / "no", tmp_path):
        result = run("check", path)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith("error: ")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 0),
        (("--fail-on", "note"), 1),
        (("--fail-on", "error"), 0),
        (("--fail-on", "never"), 0),
    ],
)
def test_fail_on(run: Run, options: tuple[str, ...], code: int) -> None:
    """Of a note: only where notes fail."""
    result = run("check", *NOTES, *options)

    assert result.exit_code == code
    assert result.stdout.startswith("note[TLP11]: event 'mountain-marathon'")


def test_the_day_is_fixed_by_an_option(run: Run) -> None:
    """Else it is that of the clock."""
    early = run("check", "--select", "TLP11", "--date", "2026-01-01").stdout
    assert early.startswith("no problems")
    assert run("check", "--select", "TLP11").exit_code == 0
    bad = run("check", "--date", "yesterday")
    assert (bad.exit_code, bad.stdout) == (2, "")


def test_select_and_ignore_take_lists(run: Run) -> None:
    """With commas, or several times."""

    def codes(*options: str) -> set[str]:
        result = run("check", *DAY, "--fail-on", "never", "-f", "json", *options)
        return {finding["code"] for finding in json.loads(result.stdout)}

    every = codes()
    assert {"TLP11", "TLW04"} < every
    assert codes("--select", "TLP11,TLW04") == {"TLP11", "TLW04"}
    assert codes("--select", "TLP11", "--select", "tlw04") == {"TLP11", "TLW04"}
    assert codes("--select", "P,W", "--ignore", "TLP11") == {
        code for code in every if code[2] in "PW"
    } - {"TLP11"}
    result = run("check", "--select", "TLX99")
    assert result.exit_code == 2
    assert result.stderr.startswith("error: there is no rule 'TLX99'")


def test_settings_of_the_folder(run: Run, folder: Path) -> None:
    """Options win over them."""
    (folder / "tourlink.toml").write_text(
        '[check]\nselect = ["TLP11"]\nfail-on = "note"\n', encoding="utf-8"
    )

    assert run("check", folder, *DAY).exit_code == 1
    assert run("check", folder, *DAY, "--fail-on", "error").exit_code == 0
    assert run("check", folder, *CLEAN, *DAY).exit_code == 0
    (folder / "tourlink.toml").write_text("[check]\nselct = []\n", encoding="utf-8")
    result = run("check", folder)
    assert result.exit_code == 2
    assert result.stderr.endswith(" hint: did you mean 'select'?\n")


def test_stale_months(run: Run) -> None:
    """What is stale depends on the patience."""

    def findings(months: int) -> int:
        options = ("--select", "F", *DAY, "--stale-months", months)
        result = run("check", *options, "-f", "json", "--fail-on", "never")
        return len(json.loads(result.stdout))

    assert findings(1) > findings(600)
    assert run("check", "--stale-months", "0").exit_code == 2


def test_baseline(run: Run, wrong: Path, tmp_path: Path) -> None:
    """Written once, and then old findings do not fail."""
    known = tmp_path / "known.json"
    options = ("check", wrong, "--select", "TLG10")
    assert run(*options).exit_code == 1

    written = run(*options, "--write-baseline", known)
    assert written.exit_code == 0
    assert written.stderr == f"the findings of today are in {known}\n"
    # Again, over what is there: the settings may name the file already.
    again = run(*options, "--baseline", known, "--write-baseline", known, "-q")
    assert (again.exit_code, again.stderr) == (0, "")

    later = run(*options, "--baseline", known)
    assert later.exit_code == 0
    assert later.stdout.startswith("error[TLG10] (in the baseline): ")

    edit(wrong / "destinations.yaml", "    timezone: Asia/Shanghai\n", "")
    mended = run(*options, "--baseline", known)
    assert mended.exit_code == 0
    assert mended.stderr == "1 in the baseline are gone: write it anew\n"
    assert run(*options, "--baseline", tmp_path / "no").exit_code == 2


def test_diff_and_fix(run: Run, wrong: Path) -> None:
    """First to be looked at, then to be done."""
    path = wrong / "destinations.yaml"
    before = path.read_text(encoding="utf-8")
    options = ("check", wrong, "--select", "TLG10")

    shown = run(*options, "--diff")
    assert shown.exit_code == 1
    assert (
        "-    timezone: Asia/Shanghai\n+    timezone: Asia/Ho_Chi_Minh\n"
        in shown.stdout
    )
    assert path.read_text(encoding="utf-8") == before

    done = run(*options, "--fix")
    assert done.exit_code == 0
    assert done.stderr == "1 mended in 1 file\n"
    assert done.stdout.startswith("no problems")
    after = path.read_text(encoding="utf-8")
    assert after == before.replace("Asia/Shanghai", "Asia/Ho_Chi_Minh")
    nothing = run(*options, "--diff")
    assert (nothing.exit_code, nothing.stdout) == (0, "")


def test_what_cannot_be_mended_is_said(run: Run, wrong: Path) -> None:
    """And stays a finding."""
    path = wrong / "destinations.yaml"
    edit(path, "    timezone: Asia/Shanghai\n", "    timezone:   Asia/Shanghai\n")

    result = run("check", wrong, "--select", "TLG10", "--fix")

    assert result.exit_code == 1
    assert ": TLG10 is not mended, because the layout" in result.stderr


@pytest.mark.parametrize("form", FormatName)
def test_every_format(run: Run, broken: Path, tmp_path: Path, form: FormatName) -> None:
    """To standard output as to a file, with the same exit code."""
    path = tmp_path / "report"
    printed = run("check", broken, "-f", form)
    written = run("check", broken, "-f", form, "-o", path)

    assert printed.exit_code == written.exit_code == 1
    assert written.stdout == ""
    assert path.read_text(encoding="utf-8") == printed.stdout
    assert "TLS14" in printed.stdout


def test_colour(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """For a terminal that wants it, and never in a file."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    path = tmp_path / "report"

    assert "\x1b[" in run("check", *NOTES).stdout
    assert "\x1b[" not in run("check", *NOTES, "--no-color").stdout
    run("check", *NOTES, "-o", path)
    assert "\x1b[" not in path.read_text(encoding="utf-8")


def test_explain(run: Run) -> None:
    """By code or slug, as text and as data."""
    text, data = (
        run("explain", "tls14"),
        run("explain", "unknown-reference", "-f", "json"),
    )

    assert text.stdout.splitlines()[:3] == [
        "TLS14 unknown-reference  (error, family schema)",
        "",
        "A record names another one that is not there.",
    ]
    assert "Bad:\n    corridors:\n      - {id: road-a-b, to: bb}\n" in text.stdout
    assert json.loads(data.stdout)["good"] == [
        "corridors:\n  - {id: road-a-b, to: b}\n"
    ]
    assert run("explain", "nothing-at-all").exit_code == 2


def test_explain_lists_all_rules(run: Run) -> None:
    """One line each, within 80 columns."""
    lines = run("explain").stdout.splitlines()

    assert [line.split()[0] for line in lines[1:]] == [rule.code for rule in ALL]
    assert max(map(len, lines)) <= 80
    assert len(json.loads(run("explain", "--format", "json").stdout)) == len(ALL)

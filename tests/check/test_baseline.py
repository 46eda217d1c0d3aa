"""Old findings are marked and do not fail; new ones do."""

import json
from pathlib import Path

import pytest

from tests.check.conftest import Edit, Run
from tourlink.check.baseline import baseline_text, read_baseline
from tourlink.errors import ConfigError


@pytest.fixture
def known(tmp_path: Path, edit: Edit, run: Run) -> Path:
    """A baseline with the wrong time zone of b."""
    edit("destinations", '"Asia/Ho_Chi_Minh"  # as everywhere', "Asia/Shanghai")
    path = tmp_path / "known.json"
    path.write_text(baseline_text(run("TLG10").findings), encoding="utf-8")
    return path


def test_old_findings_stay_in_sight(known: Path, run: Run, edit: Edit) -> None:
    """Also after other lines have moved them."""
    edit("destinations", "  # The town.\n", "\n\n\n\n")

    report = run("TLG10", baseline=read_baseline(known))

    (finding,) = report.findings
    assert finding.baseline
    assert not report.failed
    assert report.summary.endswith("; 1 of them in the baseline")
    assert report.gone == 0
    assert run("TLG10").failed


def test_new_findings_fail(known: Path, run: Run, edit: Edit) -> None:
    """Next to the old ones."""
    edit(
        "destinations",
        "terrain: highland",
        "timezone: Asia/Shanghai\n    terrain: highland",
    )

    report = run("TLG10", baseline=read_baseline(known))

    assert [(it.id, it.baseline) for it in report.findings] == [
        *(("a", False), ("b", True)),
    ]
    assert report.failed


def test_what_is_mended_is_counted(known: Path, run: Run, edit: Edit) -> None:
    """So that somebody writes the baseline anew."""
    edit("destinations", "Asia/Shanghai", "Asia/Ho_Chi_Minh")

    assert run("TLG10", baseline=read_baseline(known)).gone == 1


def test_what_stops_the_loading_is_never_old(run: Run, edit: Edit) -> None:
    """A baseline with it would say that the catalogue is fine."""
    edit("destinations", "kind: town", "kind: twon")

    assert json.loads(baseline_text(run().findings))["findings"] == []


@pytest.mark.parametrize(
    "data",
    [
        b"{",
        b"[]",
        b"\xff",
        b'{"format": "other/1", "findings": []}',
        b'{"format": "tourlink-baseline/1", "findings": [{}]}',
        b'{"format": "tourlink-baseline/1"}',
        b'{"format": "tourlink-baseline/1", "findings": [1]}',
    ],
)
def test_a_file_that_is_none(tmp_path: Path, data: bytes) -> None:
    """It would make no finding old, and nobody would know why."""
    path = tmp_path / "known.json"
    path.write_bytes(data)

    with pytest.raises(ConfigError, match="is no baseline"):
        read_baseline(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """The reason is said."""
    with pytest.raises(ConfigError, match="cannot read"):
        read_baseline(tmp_path / "no.json")

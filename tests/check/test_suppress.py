"""Comments keep findings quiet, and say so when they have nothing to do."""

import pytest

from tests.check.conftest import Edit, Run


@pytest.fixture
def wrong(edit: Edit) -> None:
    """A time zone of another country."""
    edit("destinations", '"Asia/Ho_Chi_Minh"  # as everywhere', "Asia/Shanghai")


def codes(run: Run, *select: str) -> list[str]:
    """Return the codes that are found by the geography rules."""
    return [finding.code for finding in run(*select or ("TLG10", "TLS20")).findings]


@pytest.mark.usefixtures("wrong")
@pytest.mark.parametrize(
    "comment",
    [
        "# tourlink: ignore[TLG10]",
        "# no idea why; tourlink: ignore[ TLG10 ]",
        "#tourlink:ignore[tlg10]",
        "# tourlink: ignore[time-zone-of-another-country]",
    ],
)
def test_on_the_line_of_the_finding(run: Run, edit: Edit, comment: str) -> None:
    """By code or slug, with or without other words."""
    assert codes(run) == ["TLG10"]
    edit("destinations", "Asia/Shanghai", f"Asia/Shanghai  {comment}")

    assert codes(run) == []


@pytest.mark.usefixtures("wrong")
def test_on_the_first_line_of_the_record(run: Run, edit: Edit) -> None:
    """For all of the record, and for no other."""
    edit("destinations", "id: b", "id: b  # tourlink: ignore[TLG10]")
    assert codes(run) == []
    edit("destinations", "id: b  # tourlink: ignore[TLG10]", "id: b")
    edit("destinations", "id: a", "id: a  # tourlink: ignore[TLG10]")
    assert codes(run) == ["TLS20", "TLG10"]


@pytest.mark.usefixtures("wrong")
def test_a_list_of_codes(run: Run, edit: Edit) -> None:
    """Each of them counts by itself: one is used, one is not."""
    edit(
        "destinations",
        "Asia/Shanghai",
        "Asia/Shanghai  # tourlink: ignore[TLG10, TLG01]",
    )

    (finding,) = run("TLG01", "TLG10", "TLS20").findings

    assert finding.code == "TLS20"
    assert finding.message == "TLG01 finds nothing here, so there is nothing to ignore"
    assert finding.place.line == 23


def test_rules_that_did_not_run_are_not_judged(run: Run, edit: Edit) -> None:
    """With --select, nobody knows what the others would have found."""
    edit("destinations", "id: a", "id: a  # tourlink: ignore[TLG10]")

    assert codes(run, "D", "TLS20") == codes(run, "D")
    assert codes(run, "TLG10") == []


def test_a_name_that_no_rule_has(run: Run, edit: Edit) -> None:
    """With what it may have meant."""
    edit("destinations", "id: a", "id: a  # tourlink: ignore[unknown-keys]")

    (finding,) = run("TLS20").findings

    assert finding.message == "there is no rule 'unknown-keys'"
    assert str(finding.hint).startswith("did you mean 'unknown-key' or ")


def test_the_finding_about_a_comment_can_be_kept_quiet(run: Run, edit: Edit) -> None:
    """As any other note."""
    comment = "# tourlink: ignore[TLG10, TLS20]"
    edit("destinations", "id: a", f"id: a  {comment}")

    assert codes(run) == []


def test_what_stops_the_loading_cannot_be_kept_quiet(run: Run, edit: Edit) -> None:
    """There would be nothing left to check."""
    edit("destinations", "kind: town", "kind: twon  # tourlink: ignore[TLS07]")

    assert codes(run) == ["TLS07"]


def test_text_that_looks_like_a_comment(run: Run, edit: Edit) -> None:
    """Without the sign of a comment it is text."""
    edit("destinations", "en: B,", 'en: "B tourlink: ignore[TLG01]",')

    assert codes(run) == []

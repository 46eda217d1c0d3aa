"""The bundled catalogue keeps to its own rules."""

from tests.check.base import TODAY
from tourlink.catalogue.files import read_files
from tourlink.check.engine import check
from tourlink.check.registry import select_rules
from tourlink.check.rule import Severity


def test_no_errors_and_no_warnings() -> None:
    """On a day that is fixed: facts that grow old fail no change of today."""
    report = check(read_files(("bundled",)), rules=select_rules((), ()), today=TODAY)

    found = [
        f"{it.place}: {it.code} {it.message}"
        for it in report.findings
        if it.severity is not Severity.NOTE
    ]
    assert found == []

"""The requests of examples/: all can be planned, and every plan holds up."""

from pathlib import Path

import pytest

from tests.planner.document_checker import complaints
from tourlink.catalogue.catalogue import Catalogue
from tourlink.export import FormatName, render
from tourlink.planner.pipeline import plan
from tourlink.planner.request_file import read_request
from tourlink.verify.loading import load
from tourlink.verify.run import verify

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))


def test_there_are_forty_for_all_kinds_of_clients() -> None:
    """Lengths from a day to a fortnight, each with the brief in the client's words."""
    requests = [read_request(path) for path in EXAMPLES]
    assert len(requests) == 40
    assert {it.days[0] for it in requests} >= {1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 14}
    assert {it.pace.value for it in requests} >= {"relaxed", "standard"}
    assert (
        sum(path.stem[:2] in {f"g{n}" for n in range(1, 8)} for path in EXAMPLES) == 7
    )
    for path in EXAMPLES:
        first = path.read_text(encoding="utf-8").split("\n")[0]
        assert first.startswith("# ")
        assert '"' in first


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_plans_that_stand_every_check(path: Path, bundled: Catalogue) -> None:
    """Verified from scratch, with nothing left unchecked."""
    document = plan(read_request(path), bundled)

    assert complaints(document, bundled) == []
    page = render(document, FormatName.JSON)
    assert isinstance(page, str)
    raw = load(page.encode(), path.stem)
    found = verify(raw, bundled)
    assert found.holds(strict=True)

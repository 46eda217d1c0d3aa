"""The requests of examples/: all can be planned, and every plan holds up."""

from pathlib import Path
from statistics import median

import pytest
from benchmarks.shape import (
    BEGINS,
    EVENINGS,
    LONGEST_LEG_HOURS,
    LONGEST_STAY,
    PLACES,
    PROVINCES,
    STOPS_A_DAY,
    VEHICLE_HOURS,
    measure,
)

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


def test_medians_lie_within_those_of_published_tours(bundled: Catalogue) -> None:
    """
    As docs/realism.md has them, by day and by length.

    Provinces of three days are left out: there the requests ask for more.
    """
    shapes = [
        measure(plan(read_request(path), bundled)["plans"][0], bundled)
        for path in EXAMPLES
    ]
    for field, published in (
        ("stops", STOPS_A_DAY),
        ("vehicle_hours", VEHICLE_HOURS),
        ("longest_leg_hours", LONGEST_LEG_HOURS),
        ("begins", BEGINS),
        ("evenings", EVENINGS),
    ):
        found = median(it for shape in shapes for it in getattr(shape, field))
        assert published.least <= round(found, 1) <= published.most, field
    for field, table in (("places", PLACES), ("provinces", PROVINCES)):
        for days, published in table.items():
            # Nine to eleven days are one row.
            some = [
                it for it in shapes if it.days in ({9, 10, 11} if days > 6 else {days})
            ]
            found = median(getattr(it, field) for it in some)
            asked_for_more = (field, days) == ("provinces", 3)
            assert asked_for_more or published.least <= found <= published.most, days
    assert median(it.longest_stay for it in shapes if it.days > 2) <= LONGEST_STAY.most

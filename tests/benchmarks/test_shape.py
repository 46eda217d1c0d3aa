"""The figures of plans: counted by hand on a small document."""

import json
from pathlib import Path
from typing import Any

from benchmarks.shape import Shape, measure, report

from tourlink.catalogue.loader import load

PLANS = Path(__file__).parents[1] / "data" / "plans"


def test_a_plan_in_figures() -> None:
    """Stops, hours, legs, places and provinces of the tour by night train."""
    document: dict[str, Any] = json.loads(
        (PLANS / "night-train-sa-pa.json").read_text(encoding="utf-8")
    )
    found = document["plans"][0]
    shape = measure(found, load())

    days = found["days"]
    assert shape.days == len(days)
    assert sum(shape.stops) == sum(
        item["type"] == "stop" for day in days for item in day["items"]
    )
    assert shape.vehicle_hours == tuple(day["travel_min"] / 60 for day in days)
    # The night train is one place of its own, and no hour in a vehicle.
    assert shape.today == len(found["provinces"])
    assert len(shape.begins) == len(days)
    # Nor is an evening aboard, or the last one, one at a hotel.
    beds = [day for day in days if day["stay"]["type"] == "lodging"]
    assert len(shape.evenings) == len(beds) < len(days) - 1
    assert all(12 < it <= 19 for it in shape.evenings)
    nights = {day["stay"]["corridor"] or day["stay"]["at"] for day in days[:-1]}
    assert shape.places == len(nights)
    assert all(
        longest <= hours + 1e-9
        for longest, hours in zip(
            shape.longest_leg_hours, shape.vehicle_hours, strict=True
        )
    )


def test_the_table_says_what_is_rare() -> None:
    """Medians by day, and the plans of each length in a row of their own."""
    calm = Shape(3, (2, 1, 2), (4.0, 5.0, 3.0), (2, 2, 2), (2.0, 3.0, 2.0), 2, 1, 1, 1)
    full = Shape(3, (5, 2, 2), (7.0, 5.0, 3.0), (2, 2, 2), (4.0, 3.0, 2.0), 1, 2, 3, 1)
    lines = list(report([calm, full]))

    assert lines[0] == "2 plans, 6 days"
    assert lines[2].split()[:7] == [
        "named",
        "stops",
        "2.0",
        "2.3",
        "2.0",
        "5.0",
        "median",
    ]
    assert "days with more than four stops: 1 of 6" in lines
    assert lines[-1].split() == ["3", "2", "1.5", "1-2", "1.5", "2", "1-2", "1"]


def test_the_command_takes_a_folder() -> None:
    """`python -m benchmarks shape` takes a folder of requests."""
    from benchmarks.__main__ import parser

    given = parser().parse_args(["shape", "--requests", "some"])
    assert given.requests == Path("some")
    assert callable(given.run)

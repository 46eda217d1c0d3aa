"""Distances to outlines and boxes, against other ways to work them out."""

from math import cos, radians
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.check.base import TODAY, files_with
from tourlink.catalogue.assemble import read
from tourlink.catalogue.outlines import Shape, bundled_outlines
from tourlink.catalogue.records import Confidence, Position
from tourlink.check.areas import Box, Outline
from tourlink.check.rule import Context
from tourlink.check.rules.position_outside_former_province import (
    position_outside_former_province,
)
from tourlink.check.rules.position_outside_province import position_outside_province

KM_A_DEGREE = 111.195
HOLED: Shape = [
    [
        [[105, 20], [107, 20], [107, 22], [105, 22], [105, 20]],
        [[105.5, 20.5], [105.5, 21.5], [106.5, 21.5], [106.5, 20.5], [105.5, 20.5]],
    ],
    [[[108, 20], [109, 20], [108, 21], [108, 20]]],
]


def at(lat: float, lon: float) -> Position:
    """A position of which only the numbers matter."""
    return Position(lat=lat, lon=lon, confidence=Confidence.HIGH, source="s")


@pytest.mark.parametrize(
    ("lat", "lon", "km"),
    [
        (21.0, 105.5, 0.0),
        (22.0, 105.5, 55.6),  # half a degree of latitude
        (21.0, 106.5, 51.9),  # half a degree of longitude at 21 degrees
        (20.0, 104.5, 76.3),  # both, from the corner
    ],
)
def test_the_distance_to_a_box(lat: float, lon: float, km: float) -> None:
    """It is 0 inside and grows from the nearest side."""
    box = Box((105.0, 20.5, 106.0, 21.5))
    assert box.km_outside(at(lat, lon)) == pytest.approx(km, abs=0.1)


@pytest.mark.parametrize(
    ("lat", "lon", "km"),
    [
        (20.25, 105.25, 0.0),
        (20.25, 108.25, 0.0),  # in the second polygon
        (21.0, 106.4, 10.4),  # in the hole, a tenth of a degree from its edge
        (19.5, 106.0, 55.6),
        (22.5, 104.5, 75.7),  # from the corner
        (19.0, 100.0, 537.3),
    ],
)
def test_the_distance_to_an_outline(lat: float, lon: float, km: float) -> None:
    """It is 0 inside, and elsewhere that to the nearest edge; holes are outside."""
    assert Outline(HOLED).km_outside(at(lat, lon)) == pytest.approx(km, abs=0.1)


@given(
    st.sampled_from(sorted(bundled_outlines())),
    st.floats(8, 24, allow_subnormal=False),
    st.floats(102, 110, allow_subnormal=False),
)
def test_outlines_agree_with_shapely(
    key: tuple[str, str], lat: float, lon: float
) -> None:
    """All of the bundled ones, anywhere."""
    shapely = pytest.importorskip("shapely")
    shape = bundled_outlines()[key]  # type: ignore[index]
    polygon = shapely.multipolygons([shapely.Polygon(it[0], it[1:]) for it in shape])
    squeezed = shapely.transform(
        polygon, lambda it: it * [KM_A_DEGREE * cos(radians(lat)), KM_A_DEGREE]
    )
    point = shapely.Point(lon * KM_A_DEGREE * cos(radians(lat)), lat * KM_A_DEGREE)

    km = Outline(shape).km_outside(at(lat, lon))

    assert km == pytest.approx(shapely.distance(squeezed, point), rel=1e-4, abs=1e-6)


def findings(text: str) -> list[tuple[str, str]]:
    """Return id and message of what both rules find in the base with `text` over it."""
    context = Context(read(files_with(text)).catalogue(""), TODAY)
    return [
        (found.id, found.message)
        for rule in (position_outside_province, position_outside_former_province)
        for found in rule.find(context)
    ]


def test_units_without_outline_or_box_are_left_alone() -> None:
    """An agency may name units of its own."""
    text = """
        provinces:
          - {id: kingdom, formerly: [{id: old, name: {vi: Cũ, en: Old}}]}
        destinations:
          - {id: a, province: kingdom, former_province: old}
    """
    assert findings(text) == []


def test_units_without_outline_are_known_by_their_box() -> None:
    """Of today, and of before where today's holds the place."""
    text = """
        provinces:
          - id: kingdom
            bbox: [103, 22, 105, 24]
            formerly:
              - {id: old, name: {vi: Cũ, en: Old}, bbox: [104, 22, 105, 24]}
        destinations:
          - {id: a, province: kingdom, former_province: old}
          - id: d
            province: kingdom
            former_province: old
            position: {lat: 21.9, lon: 103.9, confidence: high, source: s}
    """
    assert findings(text) == [
        ("d", "21.9, 103.9 is 11 km outside the box around Province"),
        ("a", "22.39, 103.46 is 56 km outside the box around the former Old"),
    ]


@pytest.mark.parametrize(("kind", "found"), [("island", 0), ("town", 1)])
def test_islands_may_stand_off_the_outline(kind: str, found: int) -> None:
    """Many are too small to be drawn."""
    text = f"""
        provinces:
          - {{id: khanh-hoa}}
        destinations:
          - id: d
            kind: {kind}
            province: khanh-hoa
            position: {{lat: 12.05, lon: 109.35, confidence: high, source: s}}
    """
    assert len(findings(text)) == found


def test_ten_thousand_places_take_less_than_a_second() -> None:
    """Though all stand at a border, where it takes longest."""
    asked = [
        (outline, at(lat + move, lon))
        for (map_, _), shape in sorted(bundled_outlines().items())
        if map_ == "former"
        for outline in [Outline(shape)]
        for lon, lat in shape[0][0]
        for move in (-0.01, 0.01)
    ][:10_000]
    assert len(asked) == 10_000

    began = process_time()
    far = sum(outline.km_outside(position) > 2 for outline, position in asked)

    assert process_time() - began < 1.0
    assert far == 0

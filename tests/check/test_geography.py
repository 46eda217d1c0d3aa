"""Near places, against the plain way to work them out."""

from hypothesis import given
from hypothesis import strategies as st

from tourlink.catalogue.records import (
    Citation,
    Confidence,
    Destination,
    Kind,
    Names,
    Position,
)
from tourlink.check.nearby import Nearby, pairs_within
from tourlink.geo import great_circle_km

POINTS = st.tuples(
    st.floats(-60, 60, allow_subnormal=False),
    st.floats(100, 110, allow_subnormal=False),
)


def place(key: str, lat: float, lon: float) -> Destination:
    """A place of which only the position matters."""
    return Destination(
        id=key,
        name=Names(vi=key, en=key),
        kind=Kind.TOWN,
        position=Position(lat=lat, lon=lon, confidence=Confidence.HIGH, source="s"),
        province="p",
        sources=(Citation(source="s", as_of="2026", confidence=Confidence.HIGH),),
    )


def located(points: list[tuple[float, float]]) -> list[Destination]:
    """Places at points, named by their index."""
    return [place(f"p{i}", lat, lon) for i, (lat, lon) in enumerate(points)]


@given(points=st.lists(POINTS, max_size=25), radius_km=st.floats(1, 900))
def test_the_grid_finds_what_comparing_all_finds(
    points: list[tuple[float, float]], radius_km: float
) -> None:
    """At any latitude and for any radius, no pair is missed and none is double."""
    expected = {
        (f"p{i}", f"p{j}")
        for j, there in enumerate(points)
        for i, here in enumerate(points[:j])
        if great_circle_km(*there, *here) <= radius_km
    }
    found = [
        (earlier.id, later.id)
        for _, earlier, later in pairs_within(located(points), radius_km)
    ]
    assert len(found) == len(set(found))
    assert set(found) == expected


def test_places_without_position_are_near_nothing() -> None:
    """They neither find others nor are found."""
    lost = Destination(
        id="lost",
        name=Names(vi="Lost", en="Lost"),
        kind=Kind.TOWN,
        unlocated="Nobody knows.",
        province="p",
        sources=(Citation(source="s", as_of="2026", confidence=Confidence.HIGH),),
    )
    nearby = Nearby([lost, place("a", 22, 104)], 10)
    assert list(nearby.around(lost)) == []
    assert [found.id for _, found in nearby.around(place("b", 22, 104))] == ["a"]

"""Ways without a timetable: the shortest there are, and the same from the cache."""

from datetime import date
from itertools import pairwise, permutations
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.network.plain import border, catalogue, corridor, place, ride
from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Corridor, Kind
from tourlink.network.conditions import Conditions
from tourlink.network.graph import build
from tourlink.network.ways import Way, Ways, ways
from tourlink.pace import breaks_min, on_the_clock
from tourlink.vocabulary import Mode

ANY = Conditions()
PLACES = "abcdef"


@st.composite
def networks(draw: st.DrawFn) -> list[Corridor]:
    """Return corridors of all plain modes between a few places."""
    ends = draw(
        st.lists(
            st.sampled_from(list(permutations(PLACES, 2))), min_size=1, max_size=14
        )
    )
    found: dict[str, Corridor] = {}
    for origin, target in ends:
        mode = draw(st.sampled_from([Mode.ROAD, Mode.ROAD, Mode.CABLE, Mode.TREK]))
        minutes = draw(st.integers(1, 400))
        one_way = draw(st.booleans())
        made = corridor(origin, target, minutes, mode, one_way=one_way)
        found[made.id] = made
    return list(found.values())


@given(networks())
@settings(deadline=None, derandomize=True, max_examples=120)
def test_ways_are_shortest_paths(corridors: list[Corridor]) -> None:
    """By networkx's own search; the corridors of a way lead there and add up."""
    known = catalogue(corridors)
    found = ways(known, ANY)
    graph = build(known, corridors)
    lengths = dict(nx.all_pairs_dijkstra_path_length(graph, weight="minutes"))

    for origin in known.destinations:
        for target in known.destinations:
            way = found.between(origin, target)
            if target not in lengths[origin]:
                assert way is None
                continue
            assert way is not None
            steps = found.corridors(origin, target)
            on_road = sum(it.minutes for it in steps if it.mode is Mode.ROAD)
            assert sum(it.minutes for it in steps) == lengths[origin][target]
            assert way.vehicle_min == on_the_clock(on_road)
            assert way.minutes == on_the_clock(
                round(lengths[origin][target]) + breaks_min(on_road)
            )
            at = origin
            for step in steps:
                assert (at, step.to) == (step.from_, step.to) or (
                    not step.one_way and at == step.to
                )
                at = step.to if at == step.from_ else step.from_
            assert at == target


def test_bundled_ways_are_shortest_paths(bundled: Catalogue) -> None:
    """On the real network, from a few of its places."""
    found = ways(bundled, ANY)
    plain = [
        it
        for it in bundled.corridors.values()
        if it.mode in {Mode.ROAD, Mode.CABLE, Mode.TREK} and it.border is None
    ]
    graph = build(bundled, plain)
    for origin in ("hanoi", "da-lat", "can-tho", "lung-cu"):
        lengths = nx.single_source_dijkstra_path_length(graph, origin, weight="minutes")
        for target in graph:
            way = found.between(origin, target)
            assert (way is None) == (target not in lengths)
            if way is not None:
                assert way.minutes == on_the_clock(
                    round(lengths[target]) + breaks_min(way.vehicle_min)
                )


def test_breaks() -> None:
    """A quarter of an hour after each two and a half, of those on the road only."""
    known = catalogue(
        [
            corridor("a", "b", 150),
            corridor("b", "c", 1),
            corridor("c", "d", 150, Mode.CABLE),
        ]
    )
    found = ways(known, ANY)

    assert found.between("a", "b") == Way(150, 150)
    assert found.between("a", "c") == Way(170, 155)  # 151 + 15, on the clock
    assert found.between("b", "d") == Way(155, 5)
    assert found.between("a", "a") == Way(0, 0)


def test_no_way() -> None:
    """Nothing to take, and to ask for its corridors is a mistake."""
    found = ways(catalogue([corridor("a", "b", 10, one_way=True)]), ANY)

    assert found.between("b", "a") is None
    with pytest.raises(ValueError, match="no way from 'b' to 'a'"):
        found.corridors("b", "a")


def test_rows() -> None:
    """Many at once, with the caller's own number for none."""
    found = ways(catalogue([corridor("a", "b", 11, one_way=True)]), ANY)

    assert found.rows("a", ["b", "a"], -1) == ([15, 0], [15, 0])
    assert found.rows("b", ["b", "a"], -1) == ([0, -1], [0, 0])


def test_unlocated_places_are_no_nodes() -> None:
    """Nobody is sent to a place that no map shows."""
    lost = place("z", position=None, unlocated="no map shows it")
    known = catalogue([corridor("a", "b", 10)], lost)

    assert "z" not in build(known, known.corridors.values())
    with pytest.raises(KeyError):
        ways(known, ANY).between("a", "z")


def test_scheduled_and_border_corridors_are_no_ways() -> None:
    """They need a timetable."""
    known = catalogue(
        [
            ride("a", "b", 60, "08:00"),
            corridor("a", "c", 60, border=border()),
            corridor("a", "d", 10),
        ],
        place("b", kind=Kind.STATION),
    )
    found = ways(known, ANY)

    assert [found.between("a", it) is None for it in "bcd"] == [True, True, False]


@pytest.mark.parametrize(
    ("limits", "conditions", "admitted"),
    [
        ({}, Conditions(modes=frozenset({Mode.ROAD})), True),
        ({}, Conditions(modes=frozenset({Mode.RAIL})), False),
        ({"months": (5, 6)}, Conditions(), True),
        ({"months": (5, 6)}, Conditions(month=6), True),
        ({"months": (5, 6)}, Conditions(month=7), False),
        ({"max_seats": 28}, Conditions(), True),
        ({"max_seats": 28}, Conditions(seats=28), True),
        ({"max_seats": 28}, Conditions(seats=29), False),
        ({}, Conditions(seats=60), True),
        ({"valid_from": date(2026, 5, 1)}, Conditions(), True),
        ({"valid_from": date(2026, 5, 1)}, Conditions(on=date(2026, 5, 1)), True),
        ({"valid_from": date(2026, 5, 1)}, Conditions(on=date(2026, 4, 30)), False),
        ({"valid_to": date(2026, 5, 1)}, Conditions(on=date(2026, 5, 1)), True),
        ({"valid_to": date(2026, 5, 1)}, Conditions(on=date(2026, 5, 2)), False),
    ],
)
def test_conditions(
    limits: dict[str, Any],
    conditions: Conditions,
    admitted: bool,  # noqa: FBT001
) -> None:
    """Mode, month, seats and validity each shut a corridor."""
    only = corridor("a", "b", 30, **limits)

    assert conditions.admit(only) is admitted
    assert (ways(catalogue([only]), conditions).between("a", "b") is None) != admitted


# --- the table kept ------------------------------------------------------------------

KNOWN = [corridor(*ends, 30 + at) for at, ends in enumerate(pairwise(PLACES))]


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a cache that is switched on."""
    monkeypatch.setenv("TOURLINK_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


def table(found: Ways, known: Catalogue) -> list[tuple[Way | None, list[str]]]:
    """Return all that a table tells."""
    return [
        (found.between(a, b), [it.id for it in found.corridors(a, b)])
        for a in known.destinations
        for b in known.destinations
    ]


def test_a_hit_is_what_a_miss_was(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And makes no graph."""
    known = catalogue(KNOWN)
    first = table(ways(known, ANY), known)
    assert len(list(kept.iterdir())) == 1

    def fail(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("tourlink.network.graph.build", fail)
    assert table(ways(known, ANY), known) == first


@pytest.mark.parametrize("broken", [b"", b"nonsense", b"\0" * 6 * 36 + b"\0"])
def test_broken_files_are_ignored(kept: Path, broken: bytes) -> None:
    """And replaced."""
    known = catalogue(KNOWN)
    first = table(ways(known, ANY), known)
    (entry,) = kept.iterdir()
    whole = entry.read_bytes()
    entry.write_bytes(broken)

    assert table(ways(known, ANY), known) == first
    assert entry.read_bytes() == whole


def test_other_conditions_and_catalogues_have_their_own_tables(kept: Path) -> None:
    """A table answers for nothing but what it was made of."""
    months = [*KNOWN, corridor("a", "f", 5, months=(1,))]
    for month in (1, 2, 2):
        ways(catalogue(months), Conditions(month=month))
    assert len(list(kept.iterdir())) == 2

    ways(catalogue(months, sha256="1"), Conditions(month=1))
    assert len(list(kept.iterdir())) == 3


def test_an_unwritable_cache_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The table is made anew each time."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("TOURLINK_CACHE", str(tmp_path / "file"))

    assert ways(catalogue(KNOWN), ANY).between("a", "b") == Way(30, 30)

"""Connections that are kept are those that would be found."""

from pathlib import Path

import pytest

from tests.network.plain import catalogue, corridor, service
from tourlink.catalogue.cache import VARIABLE
from tourlink.network.conditions import Conditions
from tourlink.network.journeys import Journey, Journeys
from tourlink.network.services import lines, running
from tourlink.network.ways import ways
from tourlink.planner.legs import Legs
from tourlink.vocabulary import Mode


class Asked(Journeys):
    """Journeys that count how often they are searched."""

    searched = 0

    def between(self, origin: str, target: str) -> tuple[Journey, ...]:
        """Count, and search."""
        self.searched += 1
        return super().between(origin, target)


def legs() -> tuple[Legs, Asked]:
    """Return the connections of a catalogue with a train, as a new process has them."""
    train = service("08:00")
    known = catalogue(
        (
            corridor("a", "s", 20),
            corridor("s", "t", 120, Mode.RAIL, one_way=True, service=train),
            corridor("t", "b", 20),
        )
    )
    roads = ways(known, Conditions())
    corridors = running(known, Conditions(), None)
    found = Asked(roads, lines(corridors, known.destinations))
    return Legs(found, roads, [it.id for it in corridors]), found


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a cache of its own."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    return tmp_path


def test_what_was_found_is_kept() -> None:
    """A second process has the same without a search; pairs of others stay."""
    first, _ = legs()
    found = first.between("a", "b")
    assert found
    first.keep()
    other, searches = legs()
    assert other.between("a", "b") == found
    assert searches.searched == 0
    assert other.between("b", "a") == ()
    first.between("s", "b")
    first.keep()
    other.keep()
    third, searches = legs()
    for pair in ("ab", "ba", "sb"):
        third.between(*pair)
    assert searches.searched == 0


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b"{}", b"0\n{}", b"cut short"])
def test_a_damaged_entry_is_a_miss(folder: Path, damage: bytes) -> None:
    """Whatever is in the file, the answer is the same."""
    first, _ = legs()
    found = first.between("a", "b")
    first.keep()
    (entry,) = folder.glob("legs-*")
    entry.write_bytes(damage + entry.read_bytes()[len(damage) + 1 :])

    second, searches = legs()

    assert second.between("a", "b") == found
    assert searches.searched == 1


def test_no_cache(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Nothing is written where the cache is switched off."""
    monkeypatch.setenv(VARIABLE, "")
    first, _ = legs()

    assert first.between("a", "b")
    first.keep()
    assert list(folder.iterdir()) == []

"""What asks too much gives a warning, and what does not gives none."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest

from tourlink.planner import comfort, driving
from tourlink.rulebook import in_force

RULES = in_force()


def day(*, at: str | None = None, free: tuple[str, str] | None = None) -> Any:
    """Return a day with a bed, and perhaps free time."""
    items: list[dict[str, str]] = []
    if free:
        start, end = free
        items.append({"type": "free", "at": "x", "start": start, "end": end})
    return {
        "day": 1,
        "stay": {"type": "lodging" if at else None, "at": at},
        "items": items,
    }


def tour(*beds: str) -> list[Any]:
    """Return days that end at beds, and a last one at home."""
    return [*(day(at=bed) for bed in beds), day()]


def solved(*, start: str = "hanoi", departs: Sequence[int] = ()) -> Any:
    """Return what comfort asks of a solved brief."""
    home = SimpleNamespace(id=start)
    return SimpleNamespace(
        brief=SimpleNamespace(start=home, end=home),
        schedules=[
            SimpleNamespace(steps=[SimpleNamespace(depart=depart)])
            for depart in departs
        ],
    )


def codes(found: Any) -> list[str]:
    """Return the codes of warnings."""
    return [it.code for it in found]


@pytest.mark.parametrize(
    ("drives", "code"),
    [
        ([120, 360], []),
        ([361, 10], ["longest-drive"]),
        ([10, 480], ["longest-drive"]),
        ([10, 481], ["longest-drive-sold"]),
    ],
)
def test_long_drives(drives: list[int], code: list[str]) -> None:
    """Six hours are the most that professionals sell, eight the most that anybody."""
    assert codes(comfort._of_drives(drives, RULES)) == code


@pytest.mark.parametrize(
    ("minutes", "code"),
    [
        ([360, 360, 360], []),
        ([361, 361, 100], ["short-after-long"]),
        ([361, 100, 361], []),
        ([361, 361, 361], ["heavy-days-running", "short-after-long"]),
        ([361, 240, 361, 241], ["short-after-long"]),
    ],
)
def test_heavy_days(minutes: list[int], code: list[str]) -> None:
    """Two running are usual, three are not, and after one a short day is due."""
    assert codes(comfort._of_heavy_days(minutes, RULES)) == code


@pytest.mark.parametrize(
    ("beds", "code"),
    [
        ("abcde", []),
        ("abcdef", ["changes-of-bed"]),
        ("abccdef", []),
        ("aba", ["stays-in-a-place"]),
        ("abba", ["stays-in-a-place"]),
        ("aab", []),
    ],
)
def test_beds(beds: str, code: list[str]) -> None:
    """Four changes are enough, and nobody likes to come back."""
    assert codes(comfort._of_beds(solved(), tour(*beds), RULES)) == code


def test_coming_back_to_where_the_tour_starts_is_no_fault() -> None:
    """Hanoi in the middle of a tour is a hub."""
    found = comfort._of_beds(solved(start="a"), tour("a", "b", "a"), RULES)
    assert codes(found) == []


def test_days_with_nothing_to_see() -> None:
    """A day of rest is told of, a day on the road is not."""
    days = tour("sa-pa", "sa-pa")
    for number, each in enumerate(days, start=1):
        each["day"] = number
    days[0]["items"].append({"type": "stop"})

    assert codes(comfort._of_empty_days(days, [0, 179, 180])) == ["empty-day"]
    assert codes(comfort._of_empty_days(days, [0, 180, 180])) == []


def test_free_half_days() -> None:
    """Three hours at a stretch, or a morning; short tours do without."""
    morning = solved(departs=[480, 720, *[480] * 4])
    busy = solved(departs=[480] * 6)
    short = [day(free=("10:00", "12:55"))] * 6
    long = [day(free=("2027-01-02T15:00", "2027-01-02T18:00"))] * 6

    assert codes(comfort._of_leisure(busy, short, RULES)) == ["free-half-day"]
    assert codes(comfort._of_leisure(busy, long, RULES)) == []
    assert codes(comfort._of_leisure(morning, short, RULES)) == []
    assert codes(comfort._of_leisure(busy, short[:5], RULES)) == []


@pytest.mark.parametrize(
    ("minutes", "most"),
    [
        ([100], 100),
        ([400] * 7, 2800),
        ([0, *[480] * 7, 0], 3360),
        ([480, *[1] * 7], 486),
    ],
)
def test_any_seven_days(minutes: list[int], most: int) -> None:
    """Wherever they begin."""
    assert driving.in_seven_days(minutes) == most

"""Days of one block are alike: what can be done on one can be done on the others."""

from typing import Any

import pytest

from tests.solver.chains.days import walks
from tests.solver.instances import rich_instance, wild_instance
from tests.solver.town import MARKET, MUSEUM, PALACE, town
from tourlink.solver.chains.blocks import Blocks
from tourlink.solver.instance import NEVER, Instance


def members(blocks: Blocks) -> dict[int, list[int]]:
    """Return the days of each block."""
    return {
        block: [day for day in range(blocks.days) if blocks.of_day[day, block]]
        for block in range(len(blocks.keys))
    }


@pytest.mark.parametrize("seed", range(40))
def test_days_of_a_block_have_equal_tours(seed: int) -> None:
    """From and to everywhere; and every morning that there can be is in a block."""
    make = rich_instance if seed % 2 else wild_instance
    instance = make(seed, places=4, days=4)
    blocks = Blocks(instance)

    for block, days in members(blocks).items():
        stay = blocks.keys[block][1]
        for end in blocks.ends:
            tours = [sorted(walks(instance, day, stay, end), key=str) for day in days]
            assert all(it == tours[0] for it in tours)
    for day in range(1, 4):
        for at, bed in enumerate(instance.stays):
            assert (blocks.number[day, at] >= 0) == (day - 1 in bed.on_days)
    assert blocks.number[0, 0] == 0
    assert (blocks.number[0, 1:] == -1).all()


def on_days(**more: Any) -> Instance:
    """Return five days in town; the palace is closed on the last two."""
    instance = town(days=5, **more)
    closed = tuple(
        () if at == PALACE else it for at, it in enumerate(instance.windows[0])
    )
    return instance._replace(windows=(*instance.windows[:3], closed, closed))


def test_a_place_open_on_some_days() -> None:
    """The days on which it is closed are a block of their own."""
    assert members(Blocks(on_days())) == {0: [0], 1: [1, 2], 2: [3, 4]}


def test_a_place_that_nobody_gets_to() -> None:
    """Its hours do not matter; neither do those of one that is no candidate."""
    nowhere = {(here, PALACE): NEVER for here in range(4) if here != PALACE}
    for instance in (
        on_days(ways=nowhere),
        on_days(candidates=(MUSEUM, MARKET)),
    ):
        assert members(Blocks(instance)) == {0: [0], 1: [1, 2, 3, 4]}
    # By boat it can be got to.
    boat = {(MUSEUM, PALACE): ((600, 700, 90, 0),)}
    by_boat = Blocks(on_days(ways=nowhere, legs=boat))
    assert len(members(by_boat)) == 3


def test_days_of_other_limits_or_services() -> None:
    """Each sort of day is a block."""
    instance = town(days=5)
    rules = list(instance.days)
    rules[2] = rules[2]._replace(max_stops=1)
    rules[4] = rules[4]._replace(pattern=1)
    blocks = Blocks(instance._replace(days=tuple(rules)))

    assert members(blocks) == {0: [0], 1: [1, 3], 2: [2], 3: [4]}
    assert blocks.may_end.tolist() == [[False, True, False]] * 4 + [
        [False, False, True]
    ]

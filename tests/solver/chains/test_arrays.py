"""Orders and fronts of arrays are those that plain loops find."""

import numpy as np
import pytest

from tourlink.solver.chains.arrays import in_groups, rank, undominated
from tourlink.solver.chains.labels import Aim, Labels, keep


@pytest.mark.parametrize("most", [3, 60, 70_000])
def test_groups_keep_the_order_of_equals(most: int) -> None:
    """Below and above what 16 bits hold."""
    rng = np.random.default_rng(most)
    groups = rng.integers(0, most, size=500) * rng.integers(0, 2, size=500)
    seen: dict[int, int] = {}
    before = []
    for group in groups.tolist():
        before.append(seen.get(group, 0))
        seen[group] = before[-1] + 1

    order = in_groups(groups).tolist()

    assert order == sorted(range(500), key=lambda it: groups[it])
    assert rank(groups).tolist() == before


@pytest.mark.parametrize("seed", range(30))
def test_undominated(seed: int) -> None:
    """Of those with equal keys the first that none beats, or equals, in both."""
    rng = np.random.default_rng(seed)
    size = int(rng.integers(0, 80))
    key = rng.integers(0, 1 + size // 2, size=size).astype(np.uint64)
    one, other = (rng.integers(0, 6, size=size) for _ in range(2))

    def beats(rival: int, it: int) -> bool:
        better = one[rival] <= one[it] and other[rival] <= other[it]
        equal = one[rival] == one[it] and other[rival] == other[it]
        return bool(key[rival] == key[it] and better and (not equal or rival < it))

    plain = [it for it in range(size) if not any(beats(at, it) for at in range(size))]
    assert undominated(key, one, other).tolist() == plain


@pytest.mark.parametrize("seed", range(30))
def test_the_most_promising_labels_of_each_block(seed: int) -> None:
    """And two of each set of demands served; of equals the first."""
    rng = np.random.default_rng(seed)
    size, most = 120, 8
    block = np.sort(rng.integers(0, 5, size=size))
    counts = rng.integers(0, 12, size=size).astype(np.float64)
    time = rng.integers(0, 3, size=size)
    served = rng.integers(0, 1 + seed % 3, size=size)
    none = np.zeros(size, dtype=np.int64)
    labels = Labels(
        block,
        np.arange(size),
        time,
        none > 0,
        none,
        none,
        none,
        counts,
        served,
        none,
        none.astype(np.uint64),
        none[:, None].astype(np.int16),
    )

    kept = keep(labels, Aim(counts, labels=most, minute=2.0))

    promise = counts - 2.0 * time
    best = sorted(range(size), key=lambda it: (-promise[it], it))
    plain = set()
    for at, it in enumerate(best):
        ahead = [before for before in best[:at] if block[before] == block[it]]
        alike = [before for before in ahead if served[before] == served[it]]
        if len(ahead) < most or len(alike) < 2:
            plain.add(it)
    assert kept.place.tolist() == sorted(plain)

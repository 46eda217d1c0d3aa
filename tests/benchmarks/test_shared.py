"""
The public instances: all are read, and nothing exceeds what is proven.

They lie beside the repository, or where TOURLINK_SHARED points.
"""

import pytest
from benchmarks.checker import judge
from benchmarks.convert import instance_of, routes_of
from benchmarks.families import FAMILIES, files

from benchmarks import best_known, engine
from tests.benchmarks.base import SHARED
from tourlink.solver.bound import upper_bound
from tourlink.vocabulary import Effort as EffortName

pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(),
    reason="no instances: lay them beside the repository or set TOURLINK_SHARED",
)

PUBLIC = ("toptw", "op", "oplib", "ophs", "mctopmtw")


@pytest.mark.parametrize("family", PUBLIC)
def test_every_file_is_read(family: str) -> None:
    """No file is refused; the listed ones are there under their names."""
    folder = SHARED / family
    paths = files(FAMILIES[family], [folder])
    known = best_known.read(folder / "best_known.csv")

    names = {FAMILIES[family].read(path, None).name for path in paths}

    assert len(names) == len(paths)
    assert {name for name, _ in known} <= names


@pytest.mark.parametrize("family", PUBLIC)
def test_best_known_values_are_below_the_bound(family: str) -> None:
    """The instance holds enough places and time for what others found."""
    folder = SHARED / family
    known = best_known.read(folder / "best_known.csv")
    by_name = {path.stem: path for path in files(FAMILIES[family], [folder])}

    for (name, teams), best in list(known.items())[::5]:
        one = FAMILIES[family].read(by_name[name], teams)
        assert best.score <= upper_bound(instance_of(one)) + one.base, name


@pytest.mark.parametrize("family", PUBLIC)
def test_the_engine_does_not_exceed_what_is_proven(family: str) -> None:
    """A score above a proven optimum would be a mistake of reader or checker."""
    folder = SHARED / family
    known = best_known.read(folder / "best_known.csv")
    by_name = {path.stem: path for path in files(FAMILIES[family], [folder])}
    proven = [item for item in known.items() if item[1].optimal]

    for (name, teams), best in proven[:: max(1, len(proven) // 4)]:
        one = FAMILIES[family].read(by_name[name], teams)
        answer = engine.run(
            instance_of(one), seconds=0.1, effort=EffortName.FAST, seed=1
        )
        if answer.chain is not None:
            assert judge(one, routes_of(one, answer.chain)).broken == ()
            assert answer.score + one.base <= best.score, name

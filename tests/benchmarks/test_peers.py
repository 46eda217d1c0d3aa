"""Peers: what is asked of them, and, where they are installed, what they answer."""

import pytest
from benchmarks.convert import instance_of
from benchmarks.families import FAMILIES
from benchmarks.peers import MODULES, PEERS, NotExpressibleError
from benchmarks.peers.question import chain, one_fleet, question, score, split
from benchmarks.worker import Task, execute

from tests.benchmarks.base import FILES, problem
from tourlink.solver.instance import Route


def test_places_whose_windows_differ_are_several_jobs() -> None:
    """Each for its days; a solver that has one window a job gets more of them."""
    asked = question(instance_of(problem("mctopmtw")))

    first = [job for job in asked.jobs if job.place == 1]
    assert [job.days for job in first] == [(0,), (1,)]
    assert first[0].windows == ((0, 100), (200, 300))
    assert len(split(asked.jobs)) == 2 * len(asked.jobs)


def test_what_vehicles_cannot_do() -> None:
    """Hotels, and limits over several days."""
    for family in ("ophs", "chains"):
        with pytest.raises(NotExpressibleError, match="hotels"):
            question(instance_of(problem(family)))
    several = instance_of(problem("mctopmtw"))
    with pytest.raises(NotExpressibleError, match="limits"):
        one_fleet(several, question(several))
    differing = several._replace(limits=())
    with pytest.raises(NotExpressibleError, match="days differ"):
        one_fleet(differing, question(differing))


def test_a_place_is_worth_any_detour() -> None:
    """Prizes come first, as they do for the engine."""
    instance = instance_of(problem("op"))

    assert question(instance).per_prize > 2 * max(map(max, instance.way_min))


def test_an_answer_is_a_chain() -> None:
    """A vehicle that stays at home is a day without stops."""
    instance = instance_of(problem("top"))
    found = chain(instance, {1: [2]})

    assert found == (Route((), 0), Route((2,), None))
    assert score(instance, found) == 5


@pytest.mark.parametrize("name", PEERS)
@pytest.mark.parametrize(
    ("family", "teams", "best"),
    [
        ("toptw", 1, 35),
        ("toptw", 2, 35),
        ("top", None, 11),
        ("op", None, 11),
        ("oplib", None, 12),
        ("mctopmtw", None, 35),
    ],
)
def test_peers_answer_tiny_problems(
    name: str, family: str, teams: int | None, best: int
) -> None:
    """They find the best answer, and it holds; or they say that they cannot."""
    pytest.importorskip(MODULES[name], reason="a peer is optional")
    assert FAMILIES[family]

    found = execute(
        Task(family, str(FILES[family]), teams, name, 0.3, "fast", 1, bound=False)
    )

    assert found.broken == ()
    if found.not_expressible:
        assert family == "mctopmtw"
    else:
        assert found.score == best

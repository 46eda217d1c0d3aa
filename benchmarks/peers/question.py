"""What an instance asks, in the words of vehicle routing."""

from typing import NamedTuple

from tourlink.errors import TourlinkError
from tourlink.solver.instance import Chain, Instance, Route


class NotExpressibleError(TourlinkError):
    """A solver has no words for the problem."""


class Job(NamedTuple):
    """
    A place as a job with windows, for the vehicles of some days only.

    `windows` are the times at which its service may begin, latest ones included.
    """

    place: int
    days: tuple[int, ...]
    windows: tuple[tuple[int, int], ...]


class Question(NamedTuple):
    """
    An orienteering problem as vehicles and optional jobs.

    A place whose windows differ between days is several jobs, of which one may be
    served.
    """

    start: int
    end: int
    opens: tuple[int, ...]
    closes: tuple[int, ...]
    jobs: tuple[Job, ...]
    per_prize: int


def question(instance: Instance) -> Question:
    """
    Return the problem that an instance asks.

    Raises
    ------
    NotExpressibleError
        If nights are to be chosen.
    """
    if len(instance.stays) > 1:
        raise NotExpressibleError("vehicles do not choose hotels")
    # With this a place is worth any detour, as it is to the engine: prizes first.
    farthest = max(map(max, instance.way_min))
    return Question(
        start=instance.stays[instance.start].leave_from,
        end=instance.end,
        opens=tuple(day.start_min for day in instance.days),
        closes=tuple(day.end_min for day in instance.days),
        jobs=tuple(
            job for place in instance.candidates for job in _jobs(instance, place)
        ),
        per_prize=2 * farthest + 1,
    )


def one_fleet(instance: Instance, asked: Question) -> None:
    """
    Refuse what vehicles that differ in nothing cannot do.

    Raises
    ------
    NotExpressibleError
        If limits hold over several days, or days differ.
    """
    days = len(asked.closes)
    if instance.limits and days > 1:
        raise NotExpressibleError("limits hold for one vehicle, not over several days")
    if len({*zip(asked.opens, asked.closes, strict=True)}) > 1 or any(
        len(job.days) < days for job in asked.jobs
    ):
        raise NotExpressibleError("days differ in their hours")


def split(jobs: tuple[Job, ...]) -> tuple[Job, ...]:
    """Return jobs with one window each."""
    return tuple(
        Job(job.place, job.days, (window,)) for job in jobs for window in job.windows
    )


def chain(instance: Instance, routes: dict[int, list[int]]) -> Chain:
    """Return the places visited by day as a chain."""
    last = len(instance.days) - 1
    return tuple(
        Route(tuple(routes.get(day, ())), None if day == last else 0)
        for day in range(len(instance.days))
    )


def score(instance: Instance, found: Chain) -> int:
    """Return the prizes that a chain collects."""
    return sum(instance.prizes[it] for route in found for it in route.stops)


def _jobs(instance: Instance, place: int) -> list[Job]:
    visit = instance.visit_min[place]
    by_windows: dict[tuple[tuple[int, int], ...], list[int]] = {}
    for day, windows in enumerate(instance.windows):
        begins = tuple(
            (opens, shuts - visit)
            for opens, shuts in windows[place]
            if opens <= shuts - visit
        )
        if begins:
            by_windows.setdefault(begins, []).append(day)
    return [Job(place, tuple(days), windows) for windows, days in by_windows.items()]

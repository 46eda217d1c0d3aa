"""The free half-day of a long relaxed tour: one day that is over by two o'clock."""

from collections.abc import Iterable

from tourlink import pace, rulebook
from tourlink.planner.brief import Brief
from tourlink.solver.instance import Instance, Stay
from tourlink.vocabulary import Pace


def leisure_day(brief: Brief, days: int) -> int | None:
    """Return the day (from 0) with a free half, near the middle of the tour."""
    rule = rulebook.in_force(brief.first_day)["free-half-day"]
    if days <= rule.limit or brief.profile != pace.PROFILES[Pace.RELAXED]:
        return None
    taken = {
        day
        for segment, _ in brief.fixed
        for day in range(segment.day - 1, segment.day - 1 + segment.days)
    }
    middle = days // 2
    return min(
        (day for day in range(1, days - 1) if day not in taken),
        key=lambda day: (abs(day - middle), day),
        default=None,
    )


def at_leisure(stays: Iterable[Stay], day: int | None) -> tuple[Stay, ...]:
    """Return the stays without services on the night after a free half-day."""
    return tuple(
        it._replace(on_days=it.on_days - {day}) if it.moves and day is not None else it
        for it in stays
    )


def without_leisure(instance: Instance) -> Instance | None:
    """Return the instance with no day shorter than others; None if it is that."""
    latest = max(it.end_min for it in instance.days)
    days = tuple(it._replace(end_min=latest) for it in instance.days)
    return None if days == instance.days else instance._replace(days=days)

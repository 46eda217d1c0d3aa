"""
Leisure: days that are over in time, and on a long relaxed tour one by two o'clock.

Both are given up rather than the tour.
"""

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


def without_leisure(instance: Instance, profile: pace.Profile) -> Instance | None:
    """Return the instance with all days as long as may be; None if it is that."""
    days = tuple(it._replace(end_min=profile.day_end_min) for it in instance.days)
    return None if days == instance.days else instance._replace(days=days)

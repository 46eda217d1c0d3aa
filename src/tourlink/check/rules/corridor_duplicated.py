"""Rule TLC04."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from datetime import date

from tourlink.catalogue.records import Corridor
from tourlink.check.corridor_facts import directions, kind_of, running_months
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLC04", severity=Severity.WARNING)
def corridor_duplicated(context: Context) -> Iterator[Violation]:
    """
    Two corridors connect the same pair by the same mode and road class.

    The planner takes the faster one and never looks at the other, so a correction
    made in the second is lost. Services at other times, of other months or of
    another validity are no duplicates, nor is a second road of another class.

    Bad:
        corridors:
          - {id: road-b-a, from: b, to: a, km: 42, minutes: 64}

    Good:
        corridors:
          - {id: road-b-a, from: b, to: a, km: 45, minutes: 80, road_class: mountain}
    """
    alike: dict[Hashable, list[Corridor]] = defaultdict(list)
    for corridor in context.catalogue.corridors.values():
        ends = frozenset((corridor.from_, corridor.to))
        key = (ends, corridor.mode, corridor.road_class, _times(corridor))
        for earlier in alike[key]:
            if _overlap(earlier, corridor):
                yield Violation(
                    "corridors",
                    corridor.id,
                    ("id",),
                    f"connects {corridor.from_!r} and {corridor.to!r} by"
                    f" {kind_of(corridor)} as {earlier.id!r} does"
                    f" ({corridor.km:g} km, {corridor.minutes} min; there"
                    f" {earlier.km:g} km, {earlier.minutes} min)",
                    "keep the better one; tell two roads apart by road_class or by"
                    " a place on the way",
                )
                break
        alike[key].append(corridor)


def _times(corridor: Corridor) -> Hashable:
    service = corridor.service
    if service is None:
        return None
    runs = frozenset(run.departs for run in service.departures)
    days = frozenset(service.weekdays)
    return runs, service.first, service.last, service.headway_min, days


def _overlap(one: Corridor, two: Corridor) -> bool:
    return bool(
        set(directions(one)) & set(directions(two))
        and running_months(one) & running_months(two)
        and (one.valid_from or date.min) <= (two.valid_to or date.max)
        and (two.valid_from or date.min) <= (one.valid_to or date.max)
    )

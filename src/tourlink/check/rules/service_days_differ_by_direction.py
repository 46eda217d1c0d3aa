"""Rule TLC10."""

from collections import defaultdict
from collections.abc import Iterator

from tourlink.catalogue.records import Corridor
from tourlink.check.corridor_facts import month_list, running_months
from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.vocabulary import Mode, Weekday

_WEEK = frozenset(Weekday)
_Running = tuple[frozenset[Weekday], frozenset[int]]


@rule("TLC10", severity=Severity.NOTE)
def service_days_differ_by_direction(context: Context) -> Iterator[Violation]:
    """
    The two directions of a service run on different weekdays or in other months.

    A vessel that sails out on Tuesday and back on Wednesday is real, and decides how
    long a group must stay. It is as often a slip in one of the two corridors, so
    it is worth being sure.

    Bad:
        destinations:
          - {id: a, kind: port}
          - {id: b, kind: port}
        corridors:
          - id: boat-a-b
            from: a
            to: b
            mode: boat
            km: 35
            minutes: 90
            one_way: true
            service:
              {departures: [{departs: "08:00"}], weekdays: [mon], source: s,
               as_of: 2026, confidence: low}
          - id: boat-b-a
            from: b
            to: a
            mode: boat
            km: 35
            minutes: 90
            one_way: true
            service:
              {departures: [{departs: "14:00"}], weekdays: [tue], source: s,
               as_of: 2026, confidence: low}

    Good:
        destinations:
          - {id: a, kind: port}
          - {id: b, kind: port}
        corridors:
          - id: boat-a-b
            from: a
            to: b
            mode: boat
            km: 35
            minutes: 90
            one_way: true
            service:
              {departures: [{departs: "08:00"}], weekdays: [mon], source: s,
               as_of: 2026, confidence: low}
          - id: boat-b-a
            from: b
            to: a
            mode: boat
            km: 35
            minutes: 90
            one_way: true
            service:
              {departures: [{departs: "14:00"}], weekdays: [mon], source: s,
               as_of: 2026, confidence: low}
    """
    lines: dict[tuple[str, str, Mode, bool], list[Corridor]] = defaultdict(list)
    for corridor in context.catalogue.corridors.values():
        if corridor.service and corridor.one_way:
            line = (corridor.from_, corridor.to, corridor.mode)
            lines[*line, corridor.service.overnight].append(corridor)
    for (origin, target, mode, overnight), there in lines.items():
        back = lines.get((target, origin, mode, overnight))
        # Each pair is looked at once, from the direction that comes second.
        if not back or there[0].id == min(there[0].id, back[0].id):
            continue
        days, months = _running(there)
        days_back, months_back = _running(back)
        if days != days_back:
            key, one, two = "weekdays", _day_list(days), _day_list(days_back)
        elif months != months_back:
            key, one, two = "months", month_list(months), month_list(months_back)
        else:
            continue
        service = there[0].service
        shown = service is not None and getattr(service, key)
        yield Violation(
            "corridors",
            there[0].id,
            ("service", key) if shown else ("service",),
            f"runs on {one}, but {back[0].id!r} comes back on {two}",
            f"check the {key} of both directions",
        )


def _running(corridors: list[Corridor]) -> _Running:
    days: frozenset[Weekday] = frozenset()
    months: frozenset[int] = frozenset()
    for corridor in corridors:
        if corridor.service:
            days |= frozenset(corridor.service.weekdays) or _WEEK
            months |= running_months(corridor)
    return days, months


def _day_list(days: frozenset[Weekday]) -> str:
    return ", ".join(day for day in Weekday if day in days)

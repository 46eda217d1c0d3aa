"""Rule TLC15."""

from collections.abc import Iterator
from datetime import date, timedelta

from tourlink.catalogue.records import Corridor
from tourlink.check.corridor_facts import month_list, running_months
from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.vocabulary import Weekday

_WEEK = tuple(Weekday)
_YEAR_DAYS = 366  # in any longer stretch each month and weekday occurs together


@rule("TLC15", severity=Severity.ERROR)
def service_never_runs(context: Context) -> Iterator[Violation]:
    """
    No day has the month, the weekday and the validity that a service asks for.

    Months stand on the corridor and on its service, weekdays on the service, and
    validity limits both. Each is right by itself, but together they may leave no
    day, and the connection is lost without a word.

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
            months: [4, 5, 6]
            service:
              {first: "08:00", last: "16:00", headway_min: 60, months: [10, 11],
               source: s, as_of: 2026, confidence: low}

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
            months: [4, 5, 6]
            service:
              {first: "08:00", last: "16:00", headway_min: 60, months: [5, 6],
               source: s, as_of: 2026, confidence: low}
    """
    for corridor in context.catalogue.corridors.values():
        months = running_months(corridor)
        service = corridor.service
        if service and not months:
            yield Violation(
                "corridors",
                corridor.id,
                ("service", "months"),
                f"runs in {month_list(frozenset(service.months))}, but the corridor"
                f" is passable in {month_list(frozenset(corridor.months))}",
                "let both share a month",
            )
        elif corridor.valid_from and corridor.valid_to:
            days = (corridor.valid_to - corridor.valid_from).days + 1
            if days < _YEAR_DAYS and not _runs(corridor, corridor.valid_from, days):
                yield Violation(
                    "corridors",
                    corridor.id,
                    ("valid_to",),
                    f"no day from {corridor.valid_from} to {corridor.valid_to} has a"
                    " month and weekday that it runs on",
                    "check valid_from, valid_to, months and weekdays",
                )


def _runs(corridor: Corridor, first: date, days: int) -> bool:
    months = running_months(corridor)
    weekdays = corridor.service.weekdays if corridor.service else ()
    return any(
        day.month in months and (not weekdays or _WEEK[day.weekday()] in weekdays)
        for day in (first + timedelta(number) for number in range(days))
    )

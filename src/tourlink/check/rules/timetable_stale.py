"""Rule TLF04."""

from collections.abc import Iterator

from tourlink.check.claims import age_months
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLF04", severity=Severity.NOTE)
def timetable_stale(context: Context) -> Iterator[Violation]:
    """
    A published timetable is older than the limit in months.

    Timetables change twice a year. An old one still tells the usual hours and running
    times and stays for planning; before a group is booked, ask.

    Bad:
        destinations:
          - {id: a, kind: port}
          - {id: b, kind: port}
        corridors:
          - id: boat-a-b
            to: b
            mode: boat
            km: 35
            minutes: 90
            service: {first: "08:00", last: "16:00", headway_min: 60, source: s,
                      as_of: 2022-06, confidence: low}

    Good:
        destinations:
          - {id: a, kind: port}
          - {id: b, kind: port}
        corridors:
          - id: boat-a-b
            to: b
            mode: boat
            km: 35
            minutes: 90
            service: {first: "08:00", last: "16:00", headway_min: 60, source: s,
                      as_of: 2026-06, confidence: low}
    """
    for corridor in context.catalogue.corridors.values():
        service = corridor.service
        if service is None or service.assumed:
            continue
        age = age_months(service.as_of, context.today)
        if age > context.stale_months:
            yield Violation(
                "corridors",
                corridor.id,
                ("service", "as_of"),
                f"its timetable is of {service.as_of}, {age} months ago",
                "look for the timetable in force",
            )

"""Rule TLF05."""

from collections.abc import Iterator

from tourlink.check.claims import age_months
from tourlink.check.rule import Context, Severity, Violation, rule

# Two timetable years: by then somebody could have found the times.
OLD_MONTHS = 24


@rule("TLF05", severity=Severity.NOTE)
def assumed_times_old(context: Context) -> Iterator[Violation]:
    """
    Times that were assumed for want of a timetable are older than two years.

    An assumption helps to plan until somebody asks. After two years somebody should
    have asked.

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
            service: {first: "08:00", last: "16:00", headway_min: 60, assumed: true,
                      source: s, as_of: 2024-06, confidence: low}

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
            service: {first: "08:00", last: "16:00", headway_min: 60, assumed: true,
                      source: s, as_of: 2026, confidence: low}
    """
    for corridor in context.catalogue.corridors.values():
        service = corridor.service
        if service is None or not service.assumed:
            continue
        age = age_months(service.as_of, context.today)
        if age > OLD_MONTHS:
            yield Violation(
                "corridors",
                corridor.id,
                ("service", "as_of"),
                f"its times were assumed {age} months ago ({service.as_of})",
                "ask the operator, or look for a timetable",
            )

"""Rule TLC09."""

from collections.abc import Iterator

from tourlink.catalogue.values import minute_of_day
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLC09", severity=Severity.WARNING)
def headway_beyond_window(context: Context) -> Iterator[Violation]:
    """
    A service runs so rarely that only its first run fits into its window.

    From the first to the last run every so many minutes: with a headway longer than
    that, the last run never leaves, and the day has one chance instead of two.
    A single run is written with first and last alike.

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
            service:
              {first: "08:00", last: "10:00", headway_min: 240, source: s,
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
            service:
              {first: "08:00", last: "10:00", headway_min: 60, source: s,
               as_of: 2026, confidence: low}
    """
    for corridor in context.catalogue.corridors.values():
        service = corridor.service
        if (
            service is None
            or not service.first
            or not service.last
            or not service.headway_min
        ):
            continue
        window = minute_of_day(service.last) - minute_of_day(service.first)
        if 0 < window < service.headway_min:
            yield Violation(
                "corridors",
                corridor.id,
                ("service", "headway_min"),
                f"every {service.headway_min} min, but from {service.first} to"
                f" {service.last} are only {window} min: the last run never leaves",
                f"write headway_min: {window} for two runs, or departures",
            )

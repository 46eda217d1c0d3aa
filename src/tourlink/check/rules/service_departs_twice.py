"""Rule TLC20."""

from collections.abc import Iterator

from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLC20", severity=Severity.WARNING)
def service_departs_twice(context: Context) -> Iterator[Violation]:
    """
    A service lists two departures at the same time.

    A copied line, most often, in which the new time was never typed in: the run that
    was meant is missing. Two trains at the same minute carry different numbers.

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
              {departures: [{departs: "08:00"}, {departs: "08:00"}], source: s,
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
              {departures: [{departs: "08:00"}, {departs: "13:00"}], source: s,
               as_of: 2026, confidence: low}
    """
    for corridor in context.catalogue.corridors.values():
        if corridor.service is None:
            continue
        seen: set[tuple[str, str | None]] = set()
        for index, run in enumerate(corridor.service.departures):
            if (run.departs, run.train) in seen:
                yield Violation(
                    "corridors",
                    corridor.id,
                    ("service", "departures", index),
                    f"departs at {run.departs} a second time",
                    "correct the time, or delete the line",
                )
            seen.add((run.departs, run.train))

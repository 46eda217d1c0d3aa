"""Rule TLC08."""

from collections.abc import Iterator

from tourlink.check.corridor_facts import runs
from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.seasons import DAY_MIN

EARLIEST_MIN = 4 * 60  # no breakfast, no shower and no sight before


@rule("TLC08", severity=Severity.NOTE)
def service_arrives_before_dawn(context: Context) -> Iterator[Violation]:
    """
    A run arrives between midnight and four in the morning.

    Such trains exist and are cheap, but a group that is put on a platform at two
    has neither room nor breakfast. Worth knowing before it is sold; often a sign
    that the minutes are wrong.

    Bad:
        destinations:
          - {id: a, kind: station}
          - {id: b, kind: station}
        corridors:
          - id: rail-a-b
            from: a
            to: b
            mode: rail
            km: 200
            minutes: 330
            one_way: true
            service:
              {departures: [{departs: "20:30"}], overnight: true, source: s,
               as_of: 2026, confidence: low}

    Good:
        destinations:
          - {id: a, kind: station}
          - {id: b, kind: station}
        corridors:
          - id: rail-a-b
            from: a
            to: b
            mode: rail
            km: 320
            minutes: 480
            one_way: true
            service:
              {departures: [{departs: "22:00"}], overnight: true, source: s,
               as_of: 2026, confidence: low}
    """
    for corridor in context.catalogue.corridors.values():
        for index, (departs, minutes) in enumerate(runs(corridor)):
            arrives = (departs + minutes) % DAY_MIN
            if arrives < EARLIEST_MIN:
                yield Violation(
                    "corridors",
                    corridor.id,
                    ("service", "departures", index, "departs"),
                    f"arrives at {arrives // 60:02}:{arrives % 60:02}, before"
                    f" {EARLIEST_MIN // 60:02}:00",
                    "check departs and minutes; offer a later run beside it",
                )

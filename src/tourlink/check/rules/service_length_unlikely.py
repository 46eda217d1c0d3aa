"""Rule TLC06."""

from collections.abc import Iterator

from tourlink.check.corridor_facts import runs
from tourlink.check.rule import Context, Severity, Violation, rule

SHORTEST_NIGHT_MIN = 5 * 60  # who sleeps aboard needs about five hours of it
LONGEST_DAY_MIN = 16 * 60  # from five in the morning to nine in the evening


@rule("TLC06", severity=Severity.WARNING)
def service_length_unlikely(context: Context) -> Iterator[Violation]:
    """
    An overnight service is too short to sleep, or a day service too long to sit.

    An overnight service stands for a night with a bed. Under five hours nobody
    sleeps and the traveller arrives at no hour at all; beyond sixteen hours without
    a bed nobody sells it.

    Bad:
        destinations:
          - {id: a, kind: station}
          - {id: b, kind: station}
        corridors:
          - id: rail-a-b
            from: a
            to: b
            mode: rail
            km: 120
            minutes: 180
            one_way: true
            service:
              {departures: [{departs: "23:30"}], overnight: true, source: s,
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
        service = corridor.service
        if service is None:
            continue
        durations = [minutes for _, minutes in runs(corridor)] or [corridor.minutes]
        if service.overnight and min(durations) < SHORTEST_NIGHT_MIN:
            yield Violation(
                "corridors",
                corridor.id,
                ("service", "overnight"),
                f"an overnight run of {min(durations)} min is shorter than a night"
                f" of {SHORTEST_NIGHT_MIN // 60} h",
                "check the minutes, or leave overnight out",
            )
        elif not service.overnight and max(durations) > LONGEST_DAY_MIN:
            yield Violation(
                "corridors",
                corridor.id,
                ("minutes",),
                f"a run of {max(durations)} min without a bed is longer than"
                f" {LONGEST_DAY_MIN // 60} h",
                "check the minutes, or say overnight: true where one sleeps aboard",
            )

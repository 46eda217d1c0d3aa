"""Rule TLC07."""

from collections.abc import Iterator

from tourlink.check.corridor_facts import runs
from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.seasons import DAY_MIN

# The hours in which everybody sleeps, in minutes after midnight of the next day.
ASLEEP_FROM_MIN = DAY_MIN
ASLEEP_TO_MIN = DAY_MIN + 4 * 60


@rule("TLC07", severity=Severity.WARNING)
def service_overnight_contradicts_clock(context: Context) -> Iterator[Violation]:
    """
    A service says it is overnight and runs by day, or runs all night unsaid.

    The planner saves the hotel on an overnight service and pays for one otherwise.
    A run that is under way from midnight to four is a night aboard; one that
    touches none of these hours is not.

    Bad:
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
              {departures: [{departs: "08:00"}], overnight: true, source: s,
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
        for index, (departs, minutes) in enumerate(runs(corridor)):
            path = ("service", "departures", index, "departs")
            clock = service.departures[index].departs
            hours_asleep = _asleep_min(departs, minutes) / 60
            if service.overnight and hours_asleep == 0:
                yield Violation(
                    "corridors",
                    corridor.id,
                    path,
                    f"an overnight service, but the run at {clock} of {minutes} min"
                    " is over before midnight",
                    "check departs and minutes, or leave overnight out",
                )
            elif not service.overnight and hours_asleep >= 4:
                yield Violation(
                    "corridors",
                    corridor.id,
                    path,
                    f"the run at {clock} of {minutes} min is under way from midnight"
                    " to four, but the service is not overnight",
                    "say overnight: true where one sleeps aboard",
                )


def _asleep_min(departs: int, minutes: int) -> int:
    # A run that starts after midnight sleeps through the rest of its own night.
    return sum(
        max(0, min(departs + minutes, to) - max(departs, start))
        for start, to in (
            (ASLEEP_FROM_MIN - DAY_MIN, ASLEEP_TO_MIN - DAY_MIN),
            (ASLEEP_FROM_MIN, ASLEEP_TO_MIN),
        )
    )

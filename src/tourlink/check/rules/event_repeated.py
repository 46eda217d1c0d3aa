"""Rule TLP13."""

import re
from collections.abc import Iterator

from tourlink.catalogue.programmes import Event
from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.names import fold


@rule("TLP13", severity=Severity.WARNING)
def event_repeated(context: Context) -> Iterator[Violation]:
    """
    Two events of one name are held at one place at the same time.

    Names are compared without tone marks and years. Editions of an event belong into
    one record, as several dates; two records make it count twice.

    Bad:
        events:
          - {id: fair, name: {vi: "Hội chợ 2026", en: Fair 2026}, months: [4]}
          - {id: fair-26, name: {vi: Hội chợ, en: Fair}, months: [4, 5]}

    Good:
        events:
          - {id: fair, name: {vi: Hội chợ xuân, en: Spring fair}, months: [4]}
          - {id: fair-26, name: {vi: Hội chợ thu, en: Autumn fair}, months: [10]}
    """
    found: dict[str, list[Event]] = {}
    for event in context.catalogue.events.values():
        for key in dict.fromkeys((_key(event.name.vi), _key(event.name.en))):
            twin = next((it for it in found.get(key, ()) if _meet(it, event)), None)
            if twin is not None:
                yield Violation(
                    "events",
                    event.id,
                    ("name",),
                    f"is held where and when {twin.id!r} is, under the same name"
                    f" {twin.name.en!r}",
                    "join the two, with all dates in one record",
                )
                break
            found.setdefault(key, []).append(event)


def _key(name: str) -> str:
    return " ".join(re.sub(r"\d+", " ", fold(name)).split())


def _meet(one: Event, two: Event) -> bool:
    same_place = not (
        set(one.destinations).isdisjoint(two.destinations)
        and set(one.provinces).isdisjoint(two.provinces)
    )
    return same_place and (
        not set(one.months).isdisjoint(two.months)
        or (one.lunar is not None and one.lunar == two.lunar)
        or any(
            first.first <= second.last and second.first <= first.last
            for first in one.dates
            for second in two.dates
        )
    )

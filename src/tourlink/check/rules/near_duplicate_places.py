"""Rule TLD01."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from tourlink.catalogue.records import Destination
from tourlink.check.nearby import pairs_within
from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.names import fold

# Two sights of one name rarely stand in neighbouring communes; today's communes are
# about 10 km across (331,000 km2 make 3,321 of them).
SAME_NAME_KM = 15.0
# One sight and its gate: two records closer than this may be the same visit.
SAME_SPOT_KM = 0.15
# Share of letters in common from which names look like spellings of each other.
SIMILAR_SHARE = 0.85


@rule("TLD01", severity=Severity.WARNING)
def near_duplicate_places(context: Context) -> Iterator[Violation]:
    """
    Two records seem to be the same place under two ids.

    A place that stands in the catalogue twice can be sold twice in one tour, and each
    record gets only half of the corrections. Reported are places of the same name, in
    any spelling, within 15 km, and places of similar names within 150 m. A place for
    transport may share its name with the town it serves.

    Bad:
        destinations:
          - id: a
            name: {vi: Bản Lao Chải, en: Lao Chai village}
          - id: d
            name: {vi: Lao Chải, en: Lao-Chai village}
            position: {lat: 22.41, lon: 103.47, confidence: low, source: s}

    Good:
        destinations:
          - id: a
            name: {vi: Bản Lao Chải, en: Lao Chai village}
            aliases: [Lao Chải]
    """
    places = list(context.located.values())
    by_name: dict[str, list[Destination]] = {}
    for place in places:
        for key in _keys(place):
            by_name.setdefault(key, []).append(place)
    seen: set[tuple[str, str]] = set()
    for key, same in by_name.items():
        if len(same) > 1:
            for km, first, second in pairs_within(same, SAME_NAME_KM):
                if first.is_hub == second.is_hub and (first.id, second.id) not in seen:
                    seen.add((first.id, second.id))
                    yield _violation(first, second, km, f"is called {key!r} as well")
    for km, first, second in pairs_within(places, SAME_SPOT_KM):
        if (first.id, second.id) not in seen and _similar(first, second):
            yield _violation(first, second, km, f"has a name like {first.name.en!r}")


def _keys(place: Destination) -> dict[str, None]:
    return dict.fromkeys((fold(place.name.vi), fold(place.name.en)))


def _similar(first: Destination, second: Destination) -> bool:
    return first.is_hub == second.is_hub and any(
        SequenceMatcher(None, one, other).ratio() >= SIMILAR_SHARE
        for one in _keys(first)
        for other in _keys(second)
    )


def _violation(
    first: Destination, second: Destination, km: float, how: str
) -> Violation:
    return Violation(
        "destinations",
        second.id,
        ("name",),
        f"{second.name.en!r} {how}, and is {km:.1f} km from {first.id!r}",
        f"merge it with {first.id!r}, or give both names that tell them apart",
    )

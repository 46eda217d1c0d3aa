"""Rule TLF01."""

from collections.abc import Iterable, Iterator

from tourlink.catalogue.records import Citation
from tourlink.check.claims import age_months, is_own, records
from tourlink.check.rule import Context, Severity, Violation, rule

# What a place is and where it lies stays true; prices and timetables have rules of
# their own, and so has the position, whose confidence says how good it is.
AGELESS = frozenset(
    {
        *("name", "kind", "province", "former_province", "commune", "position"),
        *("terrain", "description", "themes", "km", "from", "to", "mode"),
        *("signed", "members", "waypoints", "stages", "fee", "fare", "service"),
    }
)


@rule("TLF01", severity=Severity.NOTE)
def fact_stale(context: Context) -> Iterator[Violation]:
    """
    What is known of a record from outside is older than the limit in months.

    The limit is 36 months unless `--stale-months` says otherwise. Only citations of
    somebody else's that cover what changes (hours, lodging, access, seasons, or the
    record as a whole) count, and the newest of them decides; it is reported once for
    each record.

    Bad:
        destinations:
          - id: a
            sources: [{source: s, as_of: 2021-05, confidence: high}]

    Good:
        destinations:
          - id: a
            sources: [{source: s, as_of: 2026-05, confidence: high},
                      {source: s, as_of: 2015, confidence: high, covers: [name]}]
    """
    for kind, record in records(context.catalogue):
        newest = _newest(context, record.sources)
        if newest is None:
            continue
        index, citation = newest
        age = age_months(citation.as_of, context.today)
        if age > context.stale_months:
            yield Violation(
                kind,
                record.id,
                ("sources", index, "as_of"),
                f"its newest facts are of {citation.as_of}, {age} months ago",
                "look for a newer source, and cite it beside the old one",
            )


def _newest(
    context: Context, sources: Iterable[Citation]
) -> tuple[int, Citation] | None:
    changing = [
        (citation.as_of, -index, citation)
        for index, citation in enumerate(sources)
        if not (citation.covers and AGELESS.issuperset(citation.covers))
        and not is_own(context.catalogue, citation.source)
    ]
    if not changing:
        return None
    _, index, citation = max(changing, key=lambda it: it[:2])
    return -index, citation

"""Rule TLM02."""

from collections.abc import Iterator

from tourlink.check.rule import Context, Severity, Violation, rule

# The dearest gates of the country are cable cars and theme parks below 1.5 million
# VND; entrance fees of museums and temples start at a few thousand.
MOST_VND = 2_000_000
LEAST_VND = 1_000


@rule("TLM02", severity=Severity.WARNING)
def fee_unlikely(context: Context) -> Iterator[Violation]:
    """
    An entrance fee is below 1,000 or above 2,000,000 VND.

    Below, somebody wrote thousands of dong, or dollars; above, a digit too many, the
    price of a group, or that of a night. 0 is free and fine.

    Bad:
        destinations:
          - {id: a, fee: {adult_vnd: 40, source: s, as_of: 2026, confidence: high}}

    Good:
        destinations:
          - id: a
            fee: {adult_vnd: 40000, child_vnd: 0, source: s, as_of: 2026,
                  confidence: high}
    """
    for place in context.catalogue.destinations.values():
        if place.fee is None:
            continue
        for field in ("adult_vnd", "child_vnd"):
            vnd = getattr(place.fee, field)
            if vnd and not LEAST_VND <= vnd <= MOST_VND:
                yield Violation(
                    "destinations",
                    place.id,
                    ("fee", field),
                    f"{vnd:,} VND is no usual entrance fee, those lie between"
                    f" {LEAST_VND:,} and {MOST_VND:,}",
                    "write whole dong for one person",
                )

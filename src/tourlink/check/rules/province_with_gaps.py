"""Rule TLP15."""

from collections.abc import Iterator

from tourlink.check.coverage import Gap, measure
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLP15", severity=Severity.NOTE)
def province_with_gaps(context: Context) -> Iterator[Violation]:
    """
    A province offers nothing for some theme, in some month.

    Of all pairs of a theme and a month, the message counts those in which no sellable
    destination of the theme is open and in season, and names the themes that have no
    place at all. One note for each province that tours stop in; `tourlink coverage`
    shows where to begin. The sea does not count inland, nor the border where there is
    none. A gap is a question, no fault.

    Bad:
        destinations:
          - {id: a, quality: 4, visit_min: 90, themes: {adventure: 4}}

    Good:
        destinations:
          - id: a
            quality: 4
            visit_min: 90
            themes: {culture-heritage: 3, nature-wellness: 3, cuisine-shopping: 3,
                     mice-sports: 3, agri-rural: 3, community: 3, border: 3, urban: 3,
                     sea-islands: 3, adventure: 3, healing: 3}
    """
    coverage = measure(context.catalogue)
    for gap in coverage.gaps(len(coverage.rows)):
        if gap.places:
            yield Violation(
                "provinces",
                gap.province,
                (),
                f"has nothing in season for {gap.empty} of {gap.pairs} pairs of a"
                f" theme and a month{_missing(gap)}",
                f"see tourlink coverage --province {gap.province}",
            )


def _missing(gap: Gap) -> str:
    if not gap.themes:
        return ""
    return f"; no place at all for {', '.join(gap.themes)}"

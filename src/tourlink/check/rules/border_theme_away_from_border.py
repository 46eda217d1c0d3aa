"""Rule TLT02."""

from collections.abc import Iterator

from tourlink.check.lands import BORDER_PROVINCES
from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.vocabulary import Theme


@rule("TLT02", severity=Severity.NOTE)
def border_theme_away_from_border(context: Context) -> Iterator[Violation]:
    """
    A place is rated for the border, but its former province has none on land.

    Who asks for border tours wants crossings, markets and guard posts. A cape or an
    old front line may be meant, so this is only a note; abroad nothing is checked.

    Bad:
        provinces:
          - {id: ca-mau}
        destinations:
          - {id: a, province: ca-mau, former_province: null, themes: {border: 3}}

    Good:
        destinations:
          - {id: a, themes: {border: 3}}
    """
    for place in context.catalogue.destinations.values():
        if Theme.BORDER not in place.themes:
            continue
        if context.catalogue.provinces[place.province].country != "VN":
            continue
        former = context.catalogue.former_of(place)
        if former not in BORDER_PROVINCES:
            yield Violation(
                "destinations",
                place.id,
                ("themes", Theme.BORDER.value),
                f"rated {place.themes[Theme.BORDER]} for the border, but {former!r}"
                " has no border on land",
                "delete the theme if no border is seen there",
            )

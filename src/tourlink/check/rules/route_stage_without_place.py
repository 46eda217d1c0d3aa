"""Rule TLP08."""

from collections.abc import Iterator

from tourlink.check.programme_places import is_sold, places_by_former, places_in
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLP08", severity=Severity.WARNING)
def route_stage_without_place(context: Context) -> Iterator[Violation]:
    """
    A stage of a product route has no place for one of its themes.

    The stage says where to go and what for. If no sellable destination there has the
    theme, the product is advertised with something that the catalogue cannot show.

    Bad:
        destinations:
          - {id: b, quality: 4, visit_min: 90, themes: {adventure: 4}}
        product_routes:
          - id: arc
            stages: [{provinces: [lao-cai], themes: [border, adventure]}]

    Good:
        destinations:
          - {id: b, quality: 4, visit_min: 90, themes: {adventure: 4}}
        product_routes:
          - {id: arc, stages: [{provinces: [lao-cai], themes: [adventure]}]}
    """
    catalogue, places = context.catalogue, places_by_former(context)
    for route in catalogue.product_routes.values():
        for index, stage in enumerate(route.stages):
            sold = list(filter(is_sold, places_in(catalogue, stage.provinces, places)))
            for position, theme in enumerate(stage.themes):
                if not any(theme in place.themes for place in sold):
                    names = [catalogue.province_name(it).en for it in stage.provinces]
                    yield Violation(
                        "product_routes",
                        route.id,
                        ("stages", index, "themes", position),
                        f"none of {len(sold)} sellable destinations in"
                        f" {', '.join(names)} has the theme {theme.value!r}",
                        "add a place of this theme, or another theme",
                    )

"""Rule TLP09."""

from collections.abc import Iterator

from tourlink.check.programme_places import places_by_former, places_in
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLP09", severity=Severity.WARNING)
def region_without_destinations(context: Context) -> Iterator[Violation]:
    """
    A region has no destination at all.

    Whoever asks for it by name gets nothing, without a word why.

    Bad:
        destinations:
          - {id: a, province: lao-cai, former_province: lao-cai}
        regions:
          - {id: far-west, former_provinces: [lai-chau]}

    Good:
        regions:
          - {id: far-west, former_provinces: [lai-chau]}
    """
    catalogue, places = context.catalogue, places_by_former(context)
    for region in catalogue.regions.values():
        if not places_in(catalogue, region.former_provinces, places):
            yield Violation(
                "regions",
                region.id,
                ("former_provinces",),
                f"none of its {len(region.former_provinces)} former provinces has a"
                " destination",
                "add destinations there, or remove the region",
            )

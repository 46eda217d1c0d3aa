"""Rule TLP01."""

from collections.abc import Iterator

from tourlink.check.programme_places import is_sold, places_by_former, places_in
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLP01", severity=Severity.WARNING)
def member_without_sellable_destination(context: Context) -> Iterator[Violation]:
    """
    A member of an agreement has no place that tours stop at.

    An agreement promises tours to each of its members. One without a rated, located
    destination gets none, whatever is asked for.

    Bad:
        destinations:
          - {id: a, quality: 4, visit_min: 90}
        agreements:
          - {id: north, members: [lai-chau, lao-cai]}

    Good:
        destinations:
          - {id: a, quality: 4, visit_min: 90}
          - {id: b, quality: 4, visit_min: 90}
        agreements:
          - {id: north, members: [lai-chau, lao-cai]}
    """
    catalogue, places = context.catalogue, places_by_former(context)
    for agreement in catalogue.agreements.values():
        for index, member in enumerate(agreement.members):
            if not any(map(is_sold, places_in(catalogue, [member], places))):
                yield Violation(
                    "agreements",
                    agreement.id,
                    ("members", index),
                    f"{catalogue.province_name(member).en} has no destination with"
                    " quality and position, so no tour ever stops there",
                    "add one, or rate one of those there",
                )

"""Rule TLP10."""

from collections.abc import Iterator

from tourlink.check.rule import Context, Severity, Violation, rule

_LISTS = {"regions": "former_provinces", "agreements": "members"}


@rule("TLP10", severity=Severity.ERROR)
def province_listed_twice(context: Context) -> Iterator[Violation]:
    """
    A region or an agreement names a province twice.

    It is then counted twice wherever members are counted, and most often stands
    where a neighbour should. The waypoints of an axis may return to a province.

    Bad:
        regions:
          - {id: west, former_provinces: [lai-chau, lao-cai, lai-chau]}

    Good:
        regions:
          - {id: west, former_provinces: [lai-chau, lao-cai, yen-bai]}
    """
    for kind, field in _LISTS.items():
        for record in getattr(context.catalogue, kind).values():
            names = getattr(record, field)
            if len(set(names)) == len(names):
                continue
            first: dict[str, int] = {}
            for index, name in enumerate(names):
                if first.setdefault(name, index) < index:
                    yield Violation(
                        kind,
                        record.id,
                        (field, index),
                        f"{name!r} is number {first[name] + 1} and number"
                        f" {index + 1} of the list",
                        "remove one, or write the province that was meant",
                    )

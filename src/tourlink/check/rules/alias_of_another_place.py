"""Rule TLD02."""

from collections.abc import Iterator

from tourlink.catalogue.catalogue import spelling_key
from tourlink.catalogue.records import Destination
from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLD02", severity=Severity.WARNING)
def alias_of_another_place(context: Context) -> Iterator[Violation]:
    """
    An alias is the name of another place in the same province.

    Whoever asks for that name means one of the two, and the catalogue cannot say
    which. In another province the same name is common and does no harm, because the
    province tells the places apart.

    Bad:
        destinations:
          - {id: b, name: {vi: Cốc San, en: Coc San}}
          - {id: c, aliases: [Cốc San]}

    Good:
        destinations:
          - {id: b, name: {vi: Cốc San, en: Coc San}}
          - {id: c, aliases: [Cốc Lếu]}
    """
    owners: dict[tuple[str, str], list[Destination]] = {}
    for place in context.catalogue.destinations.values():
        keys = (spelling_key(name) for name in _names(place))
        for key in dict.fromkeys(keys):
            owners.setdefault((place.province, key), []).append(place)
    for place in context.catalogue.destinations.values():
        for index, alias in enumerate(place.aliases):
            for other in owners.get((place.province, spelling_key(alias)), ()):
                if other.id != place.id:
                    yield Violation(
                        "destinations",
                        place.id,
                        ("aliases", index),
                        f"{alias!r} is the name of {other.id!r} in {place.province!r}",
                        "delete the alias, or make it longer until it is clear",
                    )
                    break


def _names(place: Destination) -> tuple[str, ...]:
    return tuple(filter(None, (place.name.vi, place.name.en, place.name.fr)))

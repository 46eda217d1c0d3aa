"""Rule TLD03."""

from collections.abc import Iterator

from tourlink.check.rule import Context, Severity, Violation, rule


@rule("TLD03", severity=Severity.WARNING)
def repeated_alias(context: Context) -> Iterator[Violation]:
    """
    An alias repeats a name of its own place, or another alias.

    Aliases are for spellings and former names that the names do not show. One that
    is already there says nothing, and often stands where another name was meant.

    Bad:
        destinations:
          - {id: a, name: {vi: Sìn Hồ, en: Sin Ho}, aliases: [Sin Ho]}

    Good:
        destinations:
          - {id: a, name: {vi: Sìn Hồ, en: Sin Ho}, aliases: [Xìn Hồ]}
    """
    for place in context.catalogue.destinations.values():
        if not place.aliases:
            continue
        names = (place.name.vi, place.name.en, place.name.fr)
        seen = {name.casefold() for name in names if name}
        for index, alias in enumerate(place.aliases):
            if alias.casefold() in seen:
                yield Violation(
                    "destinations",
                    place.id,
                    ("aliases", index),
                    f"{alias!r} is a name or an alias of the place already",
                    "delete it",
                )
            seen.add(alias.casefold())

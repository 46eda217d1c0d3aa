"""Rule TLC12."""

from collections.abc import Iterator

from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.vocabulary import Mode


@rule("TLC12", severity=Severity.ERROR)
def border_step_missing(context: Context) -> Iterator[Violation]:
    """
    A corridor leads into another country without its border step.

    The step carries the minutes of the formalities, the hours of the post and the
    visa. Without it a plan drives into China at night and without papers. Flights
    are let off: their formalities are part of check-in and exit.

    Bad:
        provinces:
          - {id: lao-cai, type: foreign, country: CN}

    Good:
        provinces:
          - {id: lao-cai, type: foreign, country: CN}
        corridors:
          - id: road-a-b
            border:
              name: {vi: Cửa khẩu, en: Border crossing}
              minutes: 60
              visa: true
              opens: "07:00"
              closes: "22:00"
    """
    places = context.catalogue.destinations
    provinces = context.catalogue.provinces
    for corridor in context.catalogue.corridors.values():
        if corridor.mode is Mode.AIR or corridor.border:
            continue
        one, two = (
            provinces[places[it].province].country
            for it in (corridor.from_, corridor.to)
        )
        if one != two:
            yield Violation(
                "corridors",
                corridor.id,
                ("to",),
                f"leads from {one} to {two} without a border step",
                "add border: with name, minutes, visa, opens and closes",
            )

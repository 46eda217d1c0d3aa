"""`tourlink route`."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tourlink.cli.options import Catalogue, DataFormat, Format, Language, Output, places
from tourlink.cli.output import terminal, to_json, write
from tourlink.cli.values import read_clock, read_date, read_modes
from tourlink.vocabulary import Lang, Mode

if TYPE_CHECKING:
    from tourlink.catalogue.catalogue import Catalogue as Records
    from tourlink.catalogue.records import Destination
    from tourlink.network.route import Connection

EXAMPLES = (
    'tourlink route Hanoi "Sin Suoi Ho"',
    'tourlink route Hanoi "Phu Quoc" --modes road,boat,rail',
    'tourlink route Hanoi "Ly Son" --depart 06:00 --format json',
)


def route(  # one parameter an option
    ctx: typer.Context,
    *,
    origin: Annotated[str, typer.Argument(metavar="FROM", help="Where to start.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="Where to go.")],
    modes: Annotated[
        str | None,
        typer.Option(metavar="MODE,…", help="Allowed modes.  [default: all]"),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--date", metavar="YYYY-MM-DD", help="Day of travel."),
    ] = None,
    month: Annotated[
        int | None, typer.Option(min=1, max=12, help="Month, where no day is fixed.")
    ] = None,
    depart: Annotated[
        str, typer.Option(metavar="HH:MM", help="Earliest departure.")
    ] = "07:30",
    catalogue: Catalogue = None,
    output_format: Format = DataFormat.TEXT,
    lang: Language,
    output: Output = None,
) -> None:
    """
    Show the fastest way between two places.

    Flights, trains and boats are taken at their times, with the time it takes to
    board and to leave; ways on the road have breaks every two and a half hours.
    """
    from tourlink.catalogue.catalogue import name_in, names_in_all
    from tourlink.catalogue.loader import load
    from tourlink.catalogue.search import find_destination
    from tourlink.errors import NoFeasibleChainError
    from tourlink.network.conditions import Conditions
    from tourlink.network.route import connect

    records = load(places(catalogue))
    ends = [find_destination(records, name) for name in (origin, target)]
    for end in ends:
        if end.unlocated:
            raise NoFeasibleChainError(
                f"{end.name.en} cannot be routed: {end.unlocated}",
                code="unlocated-end",
                name=names_in_all(end.name),
            )
    day = read_date(on)
    conditions = Conditions(
        modes=frozenset(read_modes(modes) or Mode),
        month=day.month if day else month,
        on=day,
    )
    found = connect(
        records,
        ends[0].id,
        ends[1].id,
        conditions,
        on=day,
        earliest_min=read_clock(depart),
    )
    if found is None:
        raise NoFeasibleChainError(
            f"there is no way from {ends[0].name.en} to {ends[1].name.en}",
            hint="allow other modes, an earlier departure, another day or month",
            code="no-way",
            name=names_in_all(ends[0].name),
            name_end=names_in_all(ends[1].name),
        )
    if output_format is DataFormat.JSON:
        write(to_json(_document(records, found, ends, day)), output)
    else:
        from rich.text import Text

        title = " - ".join(name_in(end.name, lang) for end in ends)
        lines = [Text(line) for line in _lines(records, found, lang)]
        terminal(ctx).show(Text(title, style="bold"), *lines, output=output)


def _document(
    records: "Records",
    found: "Connection",
    ends: "list[Destination]",
    day: date | None,
) -> dict[str, Any]:
    from tourlink.seasons import stamp

    legs = [
        {
            "from": it.origin,
            "to": it.target,
            "mode": it.mode.value,
            "corridors": [corridor.id for corridor in it.corridors],
            "distance_km": round(it.distance_km, 1),
            "duration_min": it.arrive_min - it.depart_min,
            "depart": stamp(day, it.depart_min, records.destinations[it.origin]),
            "arrive": stamp(day, it.arrive_min, records.destinations[it.target]),
        }
        for it in found.stretches
    ]
    return {
        "from": ends[0].id,
        "to": ends[1].id,
        "modes": list(dict.fromkeys(it.mode.value for it in found.stretches)),
        "corridors": [
            corridor.id for it in found.stretches for corridor in it.corridors
        ],
        "km": round(found.distance_km, 1),
        "minutes": found.arrive_min - found.depart_min,
        "travel_min": found.travel_min,
        "depart": stamp(day, found.depart_min, ends[0]),
        "arrive": stamp(day, found.arrive_min, ends[1]),
        "legs": legs,
    }


def _lines(records: "Records", found: "Connection", lang: Lang) -> Iterator[str]:
    from tourlink.catalogue.catalogue import name_in
    from tourlink.export.phrases import phrases
    from tourlink.network.ways import along
    from tourlink.seasons import clock

    words = phrases(lang)

    def name(place: str) -> str:
        return name_in(records.destinations[place].name, lang)

    for it in found.stretches:
        start, end = records.destinations[it.origin], records.destinations[it.target]
        number = it.ride.number if it.ride else None
        mode = words.known("modes", *2 * [it.mode.value])
        mode = f"{mode} {number}" if number else mode
        yield (
            f"  {clock(it.depart_min, start)} - {clock(it.arrive_min, end)}"
            f"  {mode:<9} {words.kilometres(it.distance_km):>8}"
            f"  {name(it.origin)} - {name(it.target)}"
        )
        via = along(it.origin, it.corridors)[:-1]
        if via:
            yield f"{'':17}{words.say('route.via', places=', '.join(map(name, via)))}"
    total = words.say(
        "route.total",
        km=words.kilometres(found.distance_km),
        whole=words.duration(found.arrive_min - found.depart_min),
        aboard=words.duration(found.travel_min),
    )
    yield f"  {total}"

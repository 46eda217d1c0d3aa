"""`tourlink why`."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tourlink.cli.options import (
    Catalogue,
    DataFormat,
    Format,
    Language,
    OnePlan,
    Output,
    places,
)
from tourlink.cli.output import terminal, to_json, write
from tourlink.vocabulary import Lang

if TYPE_CHECKING:
    from tourlink.catalogue.catalogue import Catalogue as Records
    from tourlink.explain.why import Other, Reasons

EXAMPLES = (
    'tourlink why lai-chau.json "Sin Suoi Ho"',
    "tourlink why family.json trang-an --plan 2 --format json",
)


def why(
    ctx: typer.Context,
    *,
    document: Annotated[
        Path,
        typer.Argument(
            metavar="PLAN.json", help="Plan document, - for standard input."
        ),
    ],
    stop: Annotated[
        str, typer.Argument(metavar="STOP", help="A stop of it, by id or name.")
    ],
    number: OnePlan = 1,
    catalogue: Catalogue = None,
    output_format: Format = DataFormat.TEXT,
    lang: Language,
    output: Output = None,
) -> None:
    """
    Say why a stop is in a plan: what it earns, costs and displaces.

    What it displaces is found by planning the same request without it.
    """
    from tourlink.catalogue.loader import load
    from tourlink.explain.why import why as reasons_of
    from tourlink.plan_file import chosen, read_plan

    plans = read_plan(document)
    plan = chosen(plans, number)
    records = load(places(catalogue))
    view = terminal(ctx)
    if plans["catalogue"]["sha256"] != records.sha256:
        view.note("note: the plan was made from another state of the catalogue")
    with view.progress() as progress:
        progress("planning without it")
        found = reasons_of(plans, plan, stop, records)
    if output_format is DataFormat.JSON:
        write(to_json(_data(found, number, plan["score"])), output)
        return
    from rich.padding import Padding
    from rich.text import Text

    title = f"{name_of(records, found.place.id, lang)}, day {found.day}"
    lines = [Padding(Text(it), (0, 0, 0, 2)) for it in _lines(found, records, lang)]
    view.show(Text(title, style="bold"), *lines, output=output)


def name_of(records: "Records", place: str, lang: Lang) -> str:
    """Return the name of a place in a language."""
    from tourlink.catalogue.catalogue import name_in

    return name_in(records.destinations[place].name, lang)


def other_data(other: "Other") -> dict[str, Any]:
    """Return another plan beside the one at hand as plain data."""
    return {
        "score": other.score,
        "score_change": other.change,
        "travel_min_change": other.travel_change,
        "title": other.title,
        "enters": list(other.enters),
        "leaves": list(other.leaves),
    }


def other_lines(other: "Other", records: "Records", lang: Lang) -> Iterator[str]:
    """Yield what another plan has more and less than the one at hand."""

    def names(ids: Sequence[str]) -> str:
        return ", ".join(name_of(records, it, lang) for it in ids) or "nothing"

    yield f"{signed(other.change)} points, {other.score:,} in all"
    yield f"{signed(other.travel_change)} min in vehicles"
    yield f"comes in: {names(other.enters)}"
    yield f"drops out: {names(other.leaves)}"


def signed(number: int) -> str:
    """Return a difference with its sign."""
    return f"{number:+,}" if number else "±0"


def _data(found: "Reasons", number: int, score: int) -> dict[str, Any]:
    from tourlink.explain.conflict import Conflict
    from tourlink.explain.told import conflict_data

    without = found.without
    worth = found.worth
    return {
        "stop": found.place.id,
        "plan": number,
        "day": found.day,
        "earns": {
            "prize": found.prize,
            "score_share": round(found.prize / score, 4) if score else 0.0,
            "quality": worth.quality,
            "theme_match": round(worth.match, 4),
            "season": worth.season,
            "event": worth.event,
        },
        "costs": {
            "visit_min": found.visit_min,
            "detour_min": found.detour.minutes if found.detour else None,
            "detour_km": found.detour.km if found.detour else None,
            "fee_vnd": found.fee_vnd,
        },
        "hangs_on_it": list(found.hangs),
        "without_it": None
        if without is None
        else {"conflict": conflict_data(without)}
        if isinstance(without, Conflict)
        else other_data(without),
    }


def _lines(found: "Reasons", records: "Records", lang: Lang) -> Iterator[str]:
    from tourlink.explain.conflict import Conflict
    from tourlink.explain.told import conflict_lines

    worth = found.worth
    yield (
        f"earns {found.prize} points: quality {worth.quality} x themes "
        f"{worth.match:.2f} x season {worth.season} x event {worth.event}"
    )
    fee = (
        "fee not known" if found.fee_vnd is None else f"{found.fee_vnd:,} VND a person"
    )
    detour = (
        "a journey by timetable"
        if found.detour is None
        else f"{found.detour.minutes} min and {found.detour.km:.0f} km of detour"
    )
    yield f"costs {found.visit_min} min of visit, {detour}, {fee}"
    yield from found.hangs
    if found.without is None:
        return
    yield "the best plan found without it:"
    if isinstance(found.without, Conflict):
        yield "  there is none"
        yield from (f"  {it}" for it in conflict_lines(found.without))
    else:
        yield from (f"  {it}" for it in other_lines(found.without, records, lang))

"""`tourlink why`."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

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
    from tourlink.export.phrases import Phrases

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
    from tourlink.export.phrases import phrases
    from tourlink.plan_file import chosen, read_plan

    plans = read_plan(document)
    plan = chosen(plans, number)
    records = load(places(catalogue))
    view, words = terminal(ctx), phrases(lang)
    if plans["catalogue"]["sha256"] != records.sha256:
        view.note(words.say("notes.another_state"))
    with view.progress() as progress:
        progress(words.say("notes.without"))
        found = reasons_of(plans, plan, stop, records)
    if output_format is DataFormat.JSON:
        write(to_json(_data(found, number, plan["score"])), output)
        return
    from rich.padding import Padding
    from rich.text import Text

    name, day = (
        name_of(records, found.place.id, lang),
        words.listed("days", [found.day]),
    )
    title = f"{name}, {day}"
    lines = [Padding(Text(it), (0, 0, 0, 2)) for it in _lines(found, records, words)]
    view.show(Text(title, style="bold"), *lines, output=output)


def name_of(records: "Records", place: str, lang: Lang) -> str:
    """Return the name of a place in a language."""
    from tourlink.catalogue.catalogue import name_in

    return name_in(records.destinations[place].name, lang)


class Named(NamedTuple):
    """Names places as the catalogue has them."""

    records: "Records"
    lang: Lang

    def place(self, key: str) -> str:
        """Return the name of a place."""
        return name_of(self.records, key, self.lang)


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


def other_lines(other: "Other", records: "Records", words: "Phrases") -> Iterator[str]:
    """Yield what another plan has more and less than the one at hand."""

    def names(ids: Sequence[str]) -> str:
        named = (name_of(records, it, words.lang) for it in ids)
        return ", ".join(named) or words.say("why.nothing")

    yield words.say(
        "why.other_score",
        change=_signed(other.change, words.number),
        points=words.count("point", other.score),
    )
    change = _signed(other.travel_change, words.hours)
    yield words.say("why.other_travel", change=change)
    yield words.say("why.enters", names=names(other.enters))
    yield words.say("why.leaves", names=names(other.leaves))


def _signed(difference: int, told: Callable[[int], str]) -> str:
    """Return a difference with its sign."""
    sign = "+" if difference > 0 else "-" if difference < 0 else "±"
    return sign + told(abs(difference))


def _data(found: "Reasons", number: int, score: int) -> dict[str, Any]:
    from tourlink.explain.conflict import Conflict
    from tourlink.explain.told import Told, conflict_data
    from tourlink.export.phrases import phrases

    told = Told(phrases(Lang.EN))
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
        "hangs_on_it": [told.remark("hangs", it) for it in found.hangs],
        "without_it": None
        if without is None
        else {"conflict": conflict_data(without)}
        if isinstance(without, Conflict)
        else other_data(without),
    }


def _lines(found: "Reasons", records: "Records", words: "Phrases") -> Iterator[str]:
    from tourlink.explain.conflict import Conflict
    from tourlink.explain.told import Told

    worth, told, number = found.worth, Told(words), words.number
    yield words.say(
        "why.earns",
        points=words.count("point", found.prize),
        quality=number(worth.quality),
        match=number(worth.match, 2),
        season=number(worth.season, 1),
        event=number(worth.event, 1),
    )
    detour = words.say("why.by_timetable")
    if found.detour is not None:
        minutes, km = found.detour.minutes, found.detour.km
        detour = words.say(
            "why.detour", duration=words.hours(minutes), km=words.kilometres(km)
        )
    fee = words.say("why.fee_unknown")
    if found.fee_vnd is not None:
        fee = words.say("why.fee", money=words.money(found.fee_vnd))
    visit = words.hours(found.visit_min)
    yield words.say("why.costs", visit=visit, detour=detour, fee=fee)
    yield from (told.remark("hangs", it) for it in found.hangs)
    if found.without is None:
        return
    yield words.say("why.without")
    if isinstance(found.without, Conflict):
        yield f"  {words.say('why.none')}"
        yield from (f"  {it}" for it in told.conflict(found.without))
    else:
        yield from (f"  {it}" for it in other_lines(found.without, records, words))

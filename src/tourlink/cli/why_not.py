"""`tourlink why-not`."""

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tourlink.cli.asked import asked_of
from tourlink.cli.options import (
    Catalogue,
    DataFormat,
    Format,
    Language,
    OnePlan,
    Output,
    RequestFile,
    places,
)
from tourlink.cli.output import terminal, to_json, write
from tourlink.cli.plan import plan as _plan
from tourlink.cli.why import Named, name_of, other_data, other_lines
from tourlink.errors import NoFeasibleChainError, RequestError

if TYPE_CHECKING:
    from tourlink.catalogue.catalogue import Catalogue as Records
    from tourlink.explain.why_not import Refusal
    from tourlink.export.phrases import Phrases
    from tourlink.plan import Plan
    from tourlink.request import Request

EXAMPLES = (
    "tourlink why-not Fansipan lai-chau.json",
    'tourlink why-not "Con Dao" --request family.yaml',
    'tourlink why-not "Phu Quoc" --region mekong-delta --days 4 --modes road',
)

# Options of `tourlink plan` that are no part of what is asked for.
_NOT_ASKED = frozenset(
    {"ctx", "alternatives", "bound", "reasons", "catalogue", "output", "lang"}
    | {"output_format", "request", "number", "map_outline", "rates"}
    | {"variant", "brand", "template", "pax"}
)


def why_not(
    ctx: typer.Context,
    *,
    place: Annotated[
        str, typer.Argument(metavar="PLACE", help="The place, by id or name.")
    ],
    document: Annotated[
        Path | None,
        typer.Argument(
            metavar="[PLAN.json]",
            help="Plan document that lacks it, - for standard input; or describe the"
            " request.",
            show_default=False,
        ),
    ] = None,
    number: OnePlan = 1,
    request: RequestFile = None,
    catalogue: Catalogue = None,
    output_format: Format = DataFormat.TEXT,
    lang: Language,
    output: Output = None,
    **options: Any,
) -> None:
    """
    Say why a place is not in a plan, and what it would take.

    A place that this request may visit is planned for: the answer is what a plan with
    it scores, and what drops out. Where there is none, it is what is in conflict, and
    which changes would help. Options of tourlink plan describe the request.
    """
    from tourlink.catalogue.loader import load
    from tourlink.explain.answer import explained
    from tourlink.explain.why_not import why_not as refusal_of
    from tourlink.export.phrases import phrases

    asked, plan = _asked(document, number, request, options)
    records = load(places(catalogue))
    view, words = terminal(ctx), phrases(lang)
    with view.progress() as progress:
        progress(words.say("notes.with"))
        try:
            found = refusal_of(place, asked, records, plan)
        except NoFeasibleChainError as error:
            raise explained(error, asked, records, words) from None
    if output_format is DataFormat.JSON:
        write(to_json(_data(found)), output)
        return
    from rich.padding import Padding
    from rich.text import Text

    title = Text(name_of(records, found.place.id, lang), style="bold")
    lines = [Padding(Text(it), (0, 0, 0, 2)) for it in _lines(found, records, words)]
    view.show(title, *lines, output=output)


def _asked(
    document: Path | None, number: int, request: Path | None, options: dict[str, Any]
) -> "tuple[Request, Plan | None]":
    """Return the request, and the plan in question where there is one."""
    if document is None:
        return asked_of(options, request), None
    from tourlink.plan_file import chosen, read_plan
    from tourlink.planner.request_file import request_of

    given = [name for name, value in options.items() if value not in (None, [])]
    if request is not None or given:
        raise RequestError(
            "the plan document says what was asked for",
            hint="give a plan document, or a request and options",
        )
    plans = read_plan(document)
    return request_of(plans), chosen(plans, number)


def _data(found: "Refusal") -> dict[str, Any]:
    from tourlink.explain.told import conflict_data, relaxations_data

    return {
        "place": found.place.id,
        "answer": found.answer,
        "day": found.day,
        "reason": found.reason and found.reason.text,
        "out_of_scope": found.out_of_scope,
        "tried": found.tried,
        "with_it": other_data(found.with_it) if found.with_it else None,
        "conflict": conflict_data(found.found) if found.found else None,
        "relaxations": relaxations_data(found.helps),
    }


def _lines(found: "Refusal", records: "Records", words: "Phrases") -> Iterator[str]:
    from tourlink.explain.told import Told
    from tourlink.export.reasons import Reasons

    told, reasons = Told(words), Reasons(words, Named(records, words.lang))
    if found.answer == "visited":
        yield words.say("why.visited", day=found.day)
        return
    if why := found.reason:
        yield reasons.told("left_out", f"refused-{why.code}", why.values, why.text)
    if found.out_of_scope:
        yield words.say("why.out_of_scope")
    if found.tried and "day" in found.tried:
        tried = found.tried
        text = reasons.told(
            "left_out",
            tried.get("code", ""),
            tried.get("values", {}),
            tried["reason"],
        )
        yield words.say("why.as_it_is", reason=text)
    if found.with_it:
        yield words.say("why.with_it")
        yield from (f"  {it}" for it in other_lines(found.with_it, records, words))
        if found.with_it.change > 0:
            yield "  " + words.say("why.more_points")
    if found.found:
        yield from told.conflict(found.found)
    for it in found.helps:
        yield words.say("why.helps", what=told.relaxation(it))


def _like_plan() -> None:
    """Let typer see the options of `tourlink plan` beside those of this command."""
    own = inspect.signature(why_not).parameters
    others = [
        it
        for it in inspect.signature(_plan).parameters.values()
        if it.name not in _NOT_ASKED
    ]
    kept = [it for it in own.values() if it.kind is not inspect.Parameter.VAR_KEYWORD]
    why_not.__signature__ = inspect.Signature([*kept, *others])  # type: ignore[attr-defined]
    why_not.__annotations__ |= {it.name: it.annotation for it in others}
    del why_not.__annotations__["options"]


_like_plan()

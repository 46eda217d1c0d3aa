"""`tourlink diff`."""

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tourlink.cli.options import Language, Output, OwnRates, choose
from tourlink.cli.output import terminal, to_json, write
from tourlink.cli.values import read_list
from tourlink.errors import RequestError
from tourlink.vocabulary import Effort

if TYPE_CHECKING:
    from tourlink.aftersale.state import State

EXAMPLES = (
    "tourlink diff bundled our-catalogue",
    "tourlink diff data-before data --packages OUT",
    "tourlink diff bundled bundled plan.json --rates-new rates-2027.yaml",
    "tourlink diff old new --packages OUT --format markdown --fail-on broken",
)


class DiffFormat(StrEnum):
    """How differences may be written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


class FailOn(StrEnum):
    """What makes the exit code 1."""

    BROKEN = "broken"
    REPRICED = "repriced"
    BETTER = "better"
    CHANGED = "changed"
    NONE = "none"


_EFFECTS = "broken,repriced,better"


def diff(
    ctx: typer.Context,
    *,
    old: Annotated[
        str,
        typer.Argument(
            metavar="OLD",
            help="Catalogue that packages were made from: a folder, `bundled`, or"
            " several layers, joined like the folders of PATH.",
        ),
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The catalogue of today.")],
    plans: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PLAN.json]…", help="Plan documents that were sold."),
    ] = None,
    packages: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="DIR",
            help="Folder with plan documents, such as that of a batch. Repeatable.",
        ),
    ] = None,
    rates_old: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Rate book of then. Repeatable."),
    ] = None,
    rates_new: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Rate book of today. Repeatable."),
    ] = None,
    own_rates: OwnRates = False,
    margin: Annotated[
        float,
        typer.Option(
            min=0, metavar="PERCENT", help="What a better plan gains of the score."
        ),
    ] = 5.0,
    effort: Annotated[
        Effort | None,
        typer.Option(
            help="How long better plans are looked for.  [default: as for the plan]"
        ),
    ] = None,
    fail_on: Annotated[
        str,
        typer.Option(
            metavar="WHAT,…", help=f"Exit with 1 on these: {', '.join(FailOn)}."
        ),
    ] = _EFFECTS,
    output_format: Annotated[
        DiffFormat,
        typer.Option("--format", "-f", help="For people, scripts or pull requests."),
    ] = DiffFormat.TEXT,
    lang: Language,
    output: Output = None,
) -> None:
    """
    Show what changed in facts or rates, and whom it concerns.

    A package is broken where a constraint held by OLD and does not by NEW, repriced
    where it sells for another price, and may have a better plan now. Packages with a
    lock (`tourlink lock`) are opened only if a record in it changed, or if a new one
    may be for them.
    """
    from tourlink.aftersale.better import Search
    from tourlink.aftersale.differences import differences
    from tourlink.aftersale.packages import packages as read
    from tourlink.aftersale.report import to_data
    from tourlink.aftersale.run import Watch
    from tourlink.aftersale.to_markdown import to_markdown
    from tourlink.aftersale.to_text import to_text
    from tourlink.export.phrases import phrases

    wanted = [choose(it, FailOn, "reason to fail") for it in read_list(fail_on)]
    if FailOn.NONE in wanted and len(wanted) > 1:
        raise RequestError("--fail-on has none and something else", hint="give one")
    before = _state(old, rates_old, own_rates=own_rates)
    after = _state(new, rates_new, own_rates=own_rates)
    found = differences(before, after)
    watch = Watch(found, before, after, Search(margin / 100, effort))
    view, words = terminal(ctx), phrases(lang)
    with view.progress() as progress:
        affected = []
        for it in watch.affected(read([*(packages or ()), *(plans or ())])):
            affected.append(it)
            seen = words.count("package", watch.total)
            progress(words.say("diff.so_far", packages=seen, n=len(affected)))
    report = to_data(found, affected, watch, before, after)
    if output_format is DiffFormat.JSON:
        write(to_json(report), output)
    elif output_format is DiffFormat.MARKDOWN:
        write(to_markdown(report), output)
    else:
        write(to_text(report, words), output)
    counts = report["counts"] | {"changed": len(report["differences"])}
    if any(counts[it.value] for it in wanted if it is not FailOn.NONE):
        raise typer.Exit(1)


def _state(catalogue: str, rates: list[Path] | None, *, own_rates: bool) -> "State":
    from tourlink.aftersale.state import State
    from tourlink.catalogue.loader import load
    from tourlink.pricing.book import load_book

    layers = [it for it in catalogue.split(os.pathsep) if it]
    if not layers:
        raise RequestError("a catalogue has no name", hint="give a folder or bundled")
    book = load_book([str(it) for it in rates or ()], indicative=not own_rates)
    return State(load(layers), book)

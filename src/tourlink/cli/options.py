"""Options that more than one command takes, declared once."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, TypeVar

import typer

from tourlink.cli.locale_ import system_lang
from tourlink.errors import RequestError
from tourlink.export import FormatName, Variant
from tourlink.names import did_you_mean
from tourlink.vocabulary import Lang

if TYPE_CHECKING:
    from tourlink.export.quotation import Quotation
    from tourlink.plan import PlanDocument


class DataFormat(StrEnum):
    """How a command that shows catalogue data may answer."""

    TEXT = "text"
    JSON = "json"


Catalogue = Annotated[
    list[Path] | None,
    typer.Option(
        "--catalogue",
        metavar="DIR",
        envvar="TOURLINK_CATALOGUE",
        help="Folder of a catalogue, used instead of the bundled one. Repeat to layer"
        " several, the last one on top: --catalogue bundled --catalogue DIR adds DIR"
        " to the bundled one. In the variable, join them like the folders of PATH.",
    ),
]
Format = Annotated[
    DataFormat, typer.Option("--format", "-f", help="For people, or for scripts.")
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to this file, whole or not at all, instead of standard output.",
    ),
]


_SPOKEN = "tourlink.lang"  # key of what typer keeps of one call


def speak(ctx: typer.Context, lang: Lang | None) -> Lang | None:
    """Remember in which language the answer is, also where there is none."""
    if lang is not None:
        ctx.meta[_SPOKEN] = lang
    return lang


def spoken(ctx: typer.Context) -> Lang:
    """Return the language of the answer; that of the system until one is known."""
    lang: Lang = ctx.meta.get(_SPOKEN) or system_lang()
    return lang


Language = Annotated[
    Lang,
    typer.Option(
        "--lang",
        default_factory=system_lang,
        show_default="that of the system",
        callback=speak,
        help="Language of names and text; English where a name lacks.",
    ),
]


def _language(default: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(
        "--lang",
        callback=speak,
        show_default=False,
        help=f"Language of names and text.  [default: {default}]",
    )
    return option


LanguageOfPlan = Annotated[Lang | None, _language("that of the plan")]
LanguageOfRequest = Annotated[
    Lang | None, _language("that of the request, or of the system")
]


def lang_of(document: "PlanDocument", given: Lang | None) -> Lang:
    """Return the language that is given, or else that of a plan document."""
    asked = document["request"].get("lang")
    return given or (Lang(asked) if asked in set(Lang) else Lang.EN)


PlanFormat = Annotated[
    FormatName | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help=f"One of {', '.join(FormatName)}; by the suffix of --output where it is"
        " not given.  [default: text]",
    ),
]
PlanNumber = Annotated[
    int | None,
    typer.Option(
        "--plan",
        metavar="N",
        help="Only this plan, from 1. Formats for one plan show the first without it.",
    ),
]
OnePlan = Annotated[
    int,
    typer.Option(
        "--plan", metavar="N", min=1, help="Which of the document's plans, from 1."
    ),
]
RequestFile = Annotated[
    Path | None,
    typer.Option(
        "--request",
        metavar="FILE",
        help="Request in YAML; options given here come on top.",
    ),
]
PlaceNames = Annotated[
    list[str] | None,
    typer.Option(metavar="PLACE", help="Place to be visited. Repeatable."),
]
ChildAges = Annotated[
    str | None, typer.Option(metavar="AGE,…", help="Ages of the children.")
]
RateBooks = Annotated[
    list[Path] | None,
    typer.Option(
        "--rates",
        metavar="FILE",
        help="Rate book of your own, on top of the indicative one. Repeatable, the"
        " last one on top.",
    ),
]
OwnRates = Annotated[
    bool, typer.Option("--own-rates", help="Leave the indicative rates out.")
]
MapOutline = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="GeoJSON of land to draw maps on, instead of the bundled provinces.",
    ),
]


DocumentVariant = Annotated[
    Variant | None,
    typer.Option(
        "--variant",
        help="What documents tell.  [default: proposal]",
        show_default=False,
    ),
]
BrandFile = Annotated[
    Path | None,
    typer.Option(
        "--brand",
        metavar="FILE",
        help="YAML with the agency's name, logo, colour, contact and terms.",
    ),
]
TemplateFolder = Annotated[
    Path | None,
    typer.Option(
        "--template",
        metavar="DIR",
        help="Folder of templates that go before those of tourlink.",
    ),
]
QuoteFile = Annotated[
    Path | None,
    typer.Option(
        "--quote",
        metavar="FILE",
        help="Quotation whose prices documents show, of `tourlink quote --format"
        " json`.",
    ),
]


class Dress(NamedTuple):
    """What an agency puts on its documents: the four options above."""

    variant: Variant | None = None
    brand: Path | None = None
    templates: Path | None = None
    quote: "Path | Quotation | None" = None


_Choice = TypeVar("_Choice", bound=StrEnum)


def choose(text: str, choices: type[_Choice], what: str) -> _Choice:
    """
    Return the choice that `text` names, whose last `s` may be missing.

    An argument's choices are taken as text and looked up here, because typer would
    print all of them on one line of the help.

    Raises
    ------
    RequestError
        If there is no such choice.
    """
    for choice in choices:
        if text in {choice.value, choice.value.removesuffix("s")}:
            return choice
    hint = (
        did_you_mean(text, [it.value for it in choices])
        or f"one of: {', '.join(choices)}"
    )
    raise RequestError(f"there is no {what} {text!r}", hint=hint)


def completion(choices: type[StrEnum]) -> Callable[[str], list[str]]:
    """Return what completes an argument that `choose` reads."""
    return lambda incomplete: [it for it in choices if it.startswith(incomplete)]


def places(catalogue: Sequence[Path] | None) -> tuple[str, ...]:
    """Return what `tourlink.catalogue.loader.load` takes for `--catalogue`."""
    return tuple(map(str, catalogue)) if catalogue else ("bundled",)

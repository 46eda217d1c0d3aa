"""`tourlink explain`."""

import textwrap
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tourlink.cli.options import DataFormat, Format, Output
from tourlink.cli.output import terminal, to_json, write

if TYPE_CHECKING:
    from tourlink.check.builtin import AnyRule

EXAMPLES = (
    "tourlink explain",
    "tourlink explain TLS14",
    "tourlink explain unknown-reference",
)


def explain(
    ctx: typer.Context,
    rule: Annotated[
        str | None,
        typer.Argument(
            metavar="[CODE]",
            help="Code or slug of a rule; without it, all rules are listed.",
            show_default=False,
        ),
    ] = None,
    output_format: Format = DataFormat.TEXT,
    output: Output = None,
) -> None:
    """Explain a rule of tourlink check, with examples."""
    from tourlink.check.registry import ALL, find_rule

    is_json = output_format is DataFormat.JSON
    if rule is not None:
        found = find_rule(rule)
        write(to_json(_data(found)) if is_json else _text(found), output)
    elif is_json:
        write(to_json(list(map(_data, ALL))), output)
    else:
        rows = [(it.code, it.severity.value, it.slug) for it in ALL]
        terminal(ctx).table(("code", "severity", "slug"), rows, output=output)


def _data(rule: "AnyRule") -> dict[str, Any]:
    from tourlink.check.explanation import read_explanation

    said = read_explanation(rule.explanation)
    return {
        "code": rule.code,
        "slug": rule.slug,
        "family": rule.family.name.lower(),
        "severity": rule.severity.value,
        "title": said.title,
        "paragraphs": list(said.paragraphs),
        "bad": list(said.bad),
        "good": list(said.good),
    }


def _text(rule: "AnyRule") -> str:
    from tourlink.check.explanation import read_explanation

    said = read_explanation(rule.explanation)
    family = rule.family.name.lower()
    parts = [
        f"{rule.code} {rule.slug}  ({rule.severity}, family {family})",
        said.title,
        *said.paragraphs,
    ]
    for heading, examples in (("Bad", said.bad), ("Good", said.good)):
        parts += (
            f"{heading}:\n{textwrap.indent(text.rstrip(), '    ')}" for text in examples
        )
    return "\n\n".join(parts) + "\n"

"""`tourlink mirror`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tourlink.cli.asked import plan_or_request
from tourlink.cli.options import Catalogue, OnePlan, Output, places
from tourlink.cli.output import to_json, write

EXAMPLES = (
    "tourlink mirror plan.json",
    "tourlink mirror highlands.yaml -o from-the-highlands.yaml",
    "tourlink mirror plan.json | tourlink plan --request -",
)


class MirrorFormat(StrEnum):
    """How a request may be written."""

    YAML = "yaml"
    JSON = "json"


def mirror(
    *,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="REQUEST.yaml|PLAN.json",
            help="A request, or a plan document; - for standard input.",
            show_default=False,
        ),
    ],
    number: OnePlan = 1,
    catalogue: Catalogue = None,
    output_format: Annotated[
        MirrorFormat, typer.Option("--format", "-f", help="YAML is for --request.")
    ] = MirrorFormat.YAML,
    output: Output = None,
) -> None:
    """
    Print the request of the two-way product, from there to here.

    It starts in the main town that the plan sleeps in and visits the place that the
    plan starts at, with what lies between. A request is planned first.
    """
    from tourlink.catalogue.loader import load
    from tourlink.plan_file import chosen
    from tourlink.planner.mirror import mirror as make
    from tourlink.planner.pipeline import plan
    from tourlink.planner.replan import request_anew
    from tourlink.planner.request_file import plain_request
    from tourlink.request import Request

    loaded = load(places(catalogue))
    given = plan_or_request(file)
    if isinstance(given, Request):
        request, document = given, plan(given, loaded)
    else:
        request, document = request_anew(given), given
    found = make(request, chosen(document, number), loaded)
    fields = plain_request(found.request)
    ends = f"{found.start.name.en} come to {found.goal.name.en}"
    if output_format is MirrorFormat.JSON:
        write(to_json(fields), output)
        return
    from yaml import safe_dump

    body = safe_dump(fields, allow_unicode=True, sort_keys=False)
    write(f"# The other way around: guests of {ends}.\n{body}", output)

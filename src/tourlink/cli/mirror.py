"""`tourlink mirror`."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tourlink.cli.options import Catalogue, Output, places
from tourlink.cli.output import to_json, write
from tourlink.errors import RequestError

if TYPE_CHECKING:
    from tourlink.plan import PlanDocument
    from tourlink.request import Request

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
    number: Annotated[
        int, typer.Option("--plan", metavar="N", help="Which of its plans, from 1.")
    ] = 1,
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
    from tourlink.plan_file import is_plan, parse_plan, read_bytes
    from tourlink.planner.mirror import mirror as make
    from tourlink.planner.pipeline import plan
    from tourlink.planner.replan import parse_request_of
    from tourlink.planner.request_file import parse_request, plain_request

    loaded = load(places(catalogue))
    data, name = read_bytes(file)
    document: PlanDocument
    request: Request
    if is_plan(data):
        document = parse_plan(data, name)
        request = parse_request_of(document)
    else:
        request = parse_request(data, name)
        document = plan(request, loaded)
    if not 1 <= number <= len(document["plans"]):
        raise RequestError(f"there is no plan {number} in {name}")
    found = make(request, document["plans"][number - 1], loaded)
    fields = plain_request(found.request)
    ends = f"{found.start.name.en} come to {found.goal.name.en}"
    if output_format is MirrorFormat.JSON:
        write(to_json(fields), output)
        return
    from yaml import safe_dump

    body = safe_dump(fields, allow_unicode=True, sort_keys=False)
    write(f"# The other way around: guests of {ends}.\n{body}", output)

"""`tourlink lock`."""

from pathlib import Path
from typing import Annotated

import typer

from tourlink.cli.options import Catalogue, Output, OwnRates, RateBooks, places
from tourlink.cli.output import write
from tourlink.errors import RequestError

EXAMPLES = (
    "tourlink lock plan.json",
    "tourlink lock plan.json --rates own.yaml",
    "tourlink lock - -o plan.lock.json < plan.json",
)


def lock(
    *,
    plan: Annotated[
        Path,
        typer.Argument(
            metavar="PLAN.json", help="Plan document, or - for standard input."
        ),
    ],
    rates: RateBooks = None,
    own_rates: OwnRates = False,
    catalogue: Catalogue = None,
    output: Output = None,
) -> None:
    """
    Write down the facts that a plan rests on, in a lock file.

    With it, `tourlink diff` knows which of many packages a change concerns without
    opening the others. The lock of plan.json is plan.lock.json beside it; of a plan
    from standard input it goes to standard output.
    """
    from tourlink.aftersale.lock import SUFFIX, path_of_lock, to_bytes
    from tourlink.aftersale.lock import lock as make
    from tourlink.aftersale.state import State
    from tourlink.catalogue.loader import load
    from tourlink.plan_file import read_plan
    from tourlink.pricing.book import load_book

    if plan.name.endswith(SUFFIX):
        raise RequestError(f"{plan} is a lock", hint="give the plan beside it")
    document = read_plan(plan)
    book = load_book([str(it) for it in rates or ()], indicative=not own_rates)
    found = to_bytes(make(document, State(load(places(catalogue)), book)))
    beside = None if str(plan) == "-" else path_of_lock(plan)
    write(found, output or beside)

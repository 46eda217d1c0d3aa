"""`python -m benchmarks NAME`: run one benchmark and print its table."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks import ablation, batch, catalogue, check, compare, load, shape, startup
from benchmarks.families import FAMILIES
from tourlink.cli.output import error_lines
from tourlink.errors import TourlinkError


def parser() -> argparse.ArgumentParser:
    """Return what reads the command line."""
    found = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    names = found.add_subparsers(required=True, metavar="NAME")
    one = names.add_parser("startup", help="whole-process time of a seven-day plan")
    one.add_argument("--runs", type=int, default=15, help="of each command (15)")
    one.set_defaults(run=lambda given: startup.run(given.runs))
    one = names.add_parser("load", help="the bundled catalogue, from YAML and cache")
    one.add_argument("--runs", type=int, default=9, help="of each (9)")
    one.set_defaults(run=lambda given: load.run(given.runs))
    one = names.add_parser("check", help="load and check a large catalogue")
    one.add_argument("--destinations", type=int, default=10_000, help="(10000)")
    one.add_argument("--corridors", type=int, default=40_000, help="(40000)")
    one.set_defaults(run=lambda given: check.run(given.destinations, given.corridors))
    one = names.add_parser("catalogue", help="requests on the bundled catalogue")
    catalogue.add_options(one)
    one = names.add_parser("shape", help="the examples beside published tours")
    shape.add_options(one)
    one = names.add_parser("ablation", help="what each part of the search is worth")
    one.add_argument("--limit", type=int, metavar="N", help="the first N requests")
    one.set_defaults(run=lambda given: ablation.run(given.limit))
    one = names.add_parser("batch", help="packages by the thousand")
    batch.add_options(one)
    for name, family in FAMILIES.items():
        one = names.add_parser(name, help=f"{family.about}: gaps to best known values")
        compare.add_options(one, name)
    one = names.add_parser("verify", help="check a file of routes")
    one.add_argument("family", choices=list(FAMILIES))
    one.add_argument("file", type=Path, help="of the problem")
    one.add_argument("routes", type=Path, help="as --routes writes them")
    one.set_defaults(run=compare.verify)
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the command line names; return the exit code."""
    given = parser().parse_args(arguments)
    try:
        given.run(given)
    except TourlinkError as error:
        print(*error_lines(error), sep="\n", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())

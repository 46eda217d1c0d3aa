"""`python -m benchmarks NAME`: run one benchmark and print its table."""

import argparse

from benchmarks import check, load, startup


def main() -> None:
    """Read the command line and run what it names."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    names = parser.add_subparsers(required=True)
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
    given = parser.parse_args()
    given.run(given)


main()

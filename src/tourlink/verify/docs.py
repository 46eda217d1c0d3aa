"""
The documentation of all constraints, as one page of Markdown.

Written by `python -m tourlink.verify.docs > docs/verify.md`.
"""

import sys
from collections.abc import Iterator
from typing import Any

from tourlink.verify.constraint import Constraint, Group
from tourlink.verify.constraints import ALL

_HEAD = """\
# Constraints

<!-- Written by `python -m tourlink.verify.docs > docs/verify.md`; not by hand. -->

What `tourlink verify PLAN.json` looks at. A plan document is read as one reads the
offer of a stranger: nothing of the code that makes plans is used, every time,
distance, fee and opening hour is looked up in the catalogue again, and every sum is
worked out again. That the two share no code is enforced
([architecture.md](architecture.md#layers)).

- **holds**: the constraint is kept, or nobody asked for it. A note says what that
  takes for granted: an assumed timetable, the usual opening hours, a plan without
  dates.
- **broken**: it is not. The report has the limit, the value, the place in the document
  (a JSON pointer) and the place of the fact in the catalogue (file, line and column).
- **unchecked**: that cannot be known here, because the plan was made from another
  catalogue, the request or the certificate has words that are not known, or parts of
  the document cannot be read. `--strict` fails on these.

The exit code is 0 if nothing is broken, 1 if something is (or is unchecked, with
`--strict`), and 2 if the file is no plan document at all.

Limits of the pace are those of [problem.md](problem.md#pace); those of the law are
taken in the wording of the day of travel. Hours are those of Hanoi's clocks.
"""


def page() -> str:
    """Return the page; the same constraints give the same bytes."""
    return "\n".join(_parts())


def _parts() -> Iterator[str]:
    yield _HEAD
    yield "## All constraints\n"
    yield "| constraint | what must hold |"
    yield "|---|---|"
    for it in ALL:
        yield f"| [{it.slug}](#{it.slug}) | {it.rule.replace('|', chr(92) + '|')} |"
    yield ""
    for group in Group:
        yield f"## {group.value.capitalize()}\n"
        for it in ALL:
            if it.group is group:
                yield from _section(it)


def _section(constraint: Constraint[Any]) -> Iterator[str]:
    yield f"### {constraint.slug}\n"
    for paragraph in constraint.paragraphs:
        yield f"{paragraph}\n"


def main() -> None:
    """Write the page to standard output, in UTF-8 on every system."""
    sys.stdout.buffer.write(page().encode())


if __name__ == "__main__":
    main()

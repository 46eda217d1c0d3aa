"""
Routes as files, so that anybody can check them.

JSON with `family`, `instance`, `teams` (null where the file says how many), `score`,
`days` (the numbers of the places visited each day) and, where hotels are chosen,
`nights` (their numbers).
Numbers are those of the family's files; see the modules of `benchmarks.families`.
"""

import json
from pathlib import Path
from typing import NamedTuple

from benchmarks.problem import FormatError, Routes


class RoutesFile(NamedTuple):
    """Routes and what they say of themselves."""

    family: str
    instance: str
    teams: int | None
    score: int
    routes: Routes


def dumps(file: RoutesFile) -> str:
    """Return the text of a file, a line for each day."""
    days = ",\n    ".join(json.dumps(day) for day in file.routes.days)
    lines = [
        f'  "family": {json.dumps(file.family)}',
        f'  "instance": {json.dumps(file.instance)}',
        f'  "teams": {json.dumps(file.teams)}',
        f'  "score": {file.score}',
        f'  "days": [\n    {days}\n  ]',
    ]
    if file.routes.nights:
        lines.append(f'  "nights": {json.dumps(file.routes.nights)}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def load(path: Path) -> RoutesFile:
    """
    Return what a file holds.

    Raises
    ------
    FormatError
        If it holds no routes.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return RoutesFile(
            str(data["family"]),
            str(data["instance"]),
            None if data["teams"] is None else int(data["teams"]),
            int(data["score"]),
            Routes(
                tuple(tuple(map(int, day)) for day in data["days"]),
                tuple(map(int, data.get("nights", ()))),
            ),
        )
    except (OSError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise FormatError(f"no routes: {path}: {error!r}") from None

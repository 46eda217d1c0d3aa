"""What each part of the search for chains is worth: what is lost without it."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from statistics import mean, median
from unittest.mock import patch

from benchmarks.asked import STANDARD, Variant, search, variants
from tourlink.catalogue.loader import load
from tourlink.planner.request_file import read_request
from tourlink.solver.chains import search as parts
from tourlink.solver.chains.search import Round
from tourlink.solver.search import Effort

REQUESTS = Path(__file__).parent / "requests"
_NONE = 10**6

Change = Callable[[Round], Round]

# What to change in the rounds, and which constants of the search.
PARTS: Mapping[str, tuple[Change, Mapping[str, int]]] = {
    "all of it": (lambda it: it, {}),
    "no prices": (lambda it: it._replace(steps=0), {}),
    "no second look": (lambda it: it._replace(priced=0), {}),
    "no windows": (lambda it: it._replace(window=0), {"SHORT": 0}),
    "no shaken prices": (lambda it: it._replace(shakes=0), {}),
    "no tours put together anew": (lambda it: it, {"COMBINE_AFTER": _NONE}),
    "beam full of like chains": (
        lambda it: it,
        {"PER_STAY": _NONE, "PER_PARENT": _NONE},
    ),
}


def run(limit: int | None) -> None:
    """Print for each part left out what is lost against all of it, and the seconds."""
    catalogue = load()
    asked = [
        variants(read_request(file), catalogue)
        for file in sorted(REQUESTS.glob("*.yaml"))[:limit]
    ]
    whole = _values(asked, "all of it")[0]
    print(f"{len(asked)} requests, effort standard; per cent of value lost\n")
    print(f"{'left out':28}{'mean':>8}{'median':>8}{'most':>8}{'mean s':>8}")
    for part in PARTS:
        values, seconds = _values(asked, part)
        lost = [100 * (1 - it / all_) for it, all_ in zip(values, whole, strict=True)]
        print(
            f"{part:28}{mean(lost):8.2f}{median(lost):8.2f}{max(lost):8.2f}"
            f"{mean(seconds):8.2f}"
        )


def _values(
    asked: list[tuple[Variant, ...]], part: str
) -> tuple[list[int], list[float]]:
    change, constants = PARTS[part]
    rounds = tuple(change(it) for it in STANDARD.rounds)
    effort: Effort = STANDARD._replace(rounds=rounds)
    with ExitStack() as stack:
        for name, constant in constants.items():
            stack.enter_context(patch.object(parts, name, constant))
        answers = [search(one, effort, seed=0) for one in asked]
    return [it.value or 0 for it in answers], [it.seconds for it in answers]

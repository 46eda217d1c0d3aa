"""What is said of a choice: coverage, balance, distinctness, proof and gaps."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Literal, NamedTuple

from tourlink import __version__
from tourlink.catalogue.catalogue import Catalogue, names_in_all
from tourlink.notes import Note
from tourlink.portfolio.asked import Asked
from tourlink.portfolio.choice import Choice, Limits, Numbers, greedy, nights
from tourlink.portfolio.document import (
    FORMAT,
    Balance,
    CellNote,
    ChainNote,
    Coverage,
    Distinctness,
    PoolNote,
    PortfolioDocument,
    Proof,
    Rival,
)
from tourlink.portfolio.gaps import gaps
from tourlink.portfolio.gate import Gate, Graded
from tourlink.portfolio.ground import Cell, Ground
from tourlink.portfolio.measure import distances, gini, nearest
from tourlink.portfolio.pool import Pool
from tourlink.portfolio.spend import Purse, Spend

_DIGITS = 4


class Made(NamedTuple):
    """
    All that led to a choice, and the choice.

    Attributes
    ----------
    cells, provinces
        What the numbers of cells and of provinces stand for.
    """

    asked: Asked
    catalogue: Catalogue
    ground: Ground
    pool: Pool
    gate: Gate
    cells: Sequence[Cell]
    provinces: Sequence[str]
    numbers: Numbers
    limits: Limits
    choice: Choice

    def graded(self, chosen: Iterable[int]) -> list[Graded]:
        """Return some of the chains that passed the gate."""
        return [self.gate.passed[it] for it in chosen]


def report(made: Made, purse: Purse) -> PortfolioDocument:
    """Return the document of a choice."""
    asked, catalogue, choice = made.asked, made.catalogue, made.choice
    wish, request = asked.wish, asked.wish.request
    coverage = _coverage(made)
    spend = _spend(made, purse, choice.chosen)
    notes = list(asked.notes)
    if made.pool.stopped:
        notes.append("interrupted: chosen from the chains that were made until then")
    if len(choice.chosen) < wish.chains:
        few = Note(
            "only {number} of {most} chains fit together",
            number=len(choice.chosen),
            most=wish.chains,
        )
        notes.append(few)
    return {
        "format": FORMAT,
        "agreement": asked.agreement.id,
        "names": {
            asked.agreement.id: names_in_all(asked.agreement.name),
            **{
                it: names_in_all(catalogue.province_name(it)) for it in _provinces(made)
            },
        },
        "members": [it.id for it in asked.members],
        "themes": [it.value for it in asked.themes],
        "quarters": [str(it) for it in asked.quarters],
        "asked": {
            "days": list(request.days),
            "start": asked.start.id,
            "chains": wish.chains,
            "min_chains": wish.min_chains,
            "share": float(wish.share),
            "min_distance": wish.distance,
            "min_quality": wish.quality,
            "min_rating": wish.rating,
            "min_members": wish.min_members,
            "balance": wish.balance,
            "tries": wish.tries,
        },
        "catalogue": {"sha256": catalogue.sha256, "as_of": catalogue.as_of},
        "engine": {
            "version": __version__,
            "seed": request.seed,
            "effort": request.effort.value,
        },
        "pool": _pool(made),
        "chains": _chains(made),
        "worth": sum(made.numbers.worth[it] for it in choice.chosen),
        "coverage": coverage,
        "balance": _balance(made, choice.chosen, spend),
        "distinctness": _distinctness(made),
        "proof": _proof(choice),
        "one_by_one": [
            _rival(made, purse, "by worth", by_cells=False),
            _rival(made, purse, "by cells", by_cells=True),
        ],
        "notes": notes,
    }


def _provinces(made: Made) -> dict[str, None]:
    """Return the provinces that the report names."""
    visited = (
        province
        for it in made.graded(made.choice.chosen)
        for province in it.chain.plan["provinces"]
    )
    return dict.fromkeys((*made.provinces, *visited))


def _pool(made: Made) -> PoolNote:
    chains, found = made.pool.chains, made.gate
    return {
        "requests": made.pool.asked_for,
        "unanswered": len(made.pool.unanswered),
        "chains": len(chains),
        "plans": sum(len(it.documents) for it in chains),
        "unverified": found.unverified,
        "too_few_members": found.too_few_members,
        "below_quality": found.below_quality,
        "passed": len(found.passed),
    }


def _chains(made: Made) -> list[ChainNote]:
    graded = made.graded(made.choice.chosen)
    apart = distances([it.chain.shape for it in graded])
    notes: list[ChainNote] = []
    for at, it in enumerate(graded):
        others = [far for other, far in enumerate(apart[at]) if other != at]
        row = _by_province(made, [made.choice.chosen[at]])
        notes.append(
            {
                "number": at + 1,
                "title": it.chain.plan["title"],
                "days": it.chain.days,
                "provinces": list(it.chain.plan["provinces"]),
                "nights": {key: number for key, number in row.items() if number},
                "worth": {str(quarter): got for quarter, got in it.worth.items()},
                "grade": round(it.grade, _DIGITS),
                "idle": {str(key): why for key, why in it.chain.idle.items()},
                "nearest": round(min(others), _DIGITS) if others else None,
            }
        )
    return notes


def _coverage(made: Made) -> Coverage:
    numbers, choice = made.numbers, made.choice
    problem = numbers, made.limits, choice
    found = gaps(made.cells, made.pool, made.gate.passed, made.ground, problem)
    reasons = {it.cell: it for it in found}
    table: list[CellNote] = []
    for at, cell in enumerate(made.cells):
        gap = reasons.get(cell)
        table.append(
            {
                "member": cell.member,
                "theme": cell.theme.value,
                "quarter": str(cell.quarter),
                "chains": [
                    number
                    for number, it in enumerate(choice.chosen, start=1)
                    if at in numbers.covers[it]
                ],
                "code": gap.code if gap else None,
                "reason": gap.reason if gap else None,
            }
        )
    return {
        "cells": len(made.cells),
        "possible": sum(bool(made.ground.places(it)) for it in made.cells),
        "covered": choice.covered,
        "table": table,
    }


def _by_province(made: Made, chosen: Sequence[int]) -> dict[str, int]:
    """Return the nights in each province; all members have an entry."""
    row = nights(made.numbers, chosen) or [0] * len(made.provinces)
    return dict(zip(made.provinces, row, strict=True))


def _spend(made: Made, purse: Purse, chosen: Sequence[int]) -> Spend:
    """Return what is spent on one tour of each chain, in the first of its quarters."""
    graded = made.graded(chosen)
    return purse.spend(next(iter(it.chain.documents.values())) for it in graded)


def _even(made: Made, amounts: dict[str, int]) -> float:
    """Return the Gini coefficient over the members."""
    return round(gini([amounts.get(it.id, 0) for it in made.asked.members]), _DIGITS)


def _greatest_share(amounts: dict[str, int]) -> float:
    return max(amounts.values(), default=0) / (sum(amounts.values()) or 1)


def _balance(made: Made, chosen: Sequence[int], spend: Spend) -> Balance:
    total = _by_province(made, chosen)
    members = {it.id: spend.by_province.get(it.id, 0) for it in made.asked.members}
    ids = {it.id for it in made.asked.members}
    return {
        "nights": {key: it for key, it in total.items() if it or key in ids},
        "greatest_share": round(_greatest_share(total), _DIGITS),
        "gini_nights": _even(made, total),
        "spend_vnd": {**members, **spend.by_province},
        "gini_spend": _even(made, spend.by_province),
        "missing_rates": spend.missing,
    }


def _distinctness(made: Made) -> Distinctness:
    shapes = [it.chain.shape for it in made.graded(made.choice.chosen)]
    matrix = distances(shapes)
    pairs = [matrix[one][other] for one, other in combinations(range(len(shapes)), 2)]
    return {
        "least": round(min(pairs), _DIGITS) if pairs else None,
        "mean": round(sum(pairs) / len(pairs), _DIGITS) if pairs else None,
        "matrix": [[round(it, _DIGITS) for it in row] for row in matrix],
    }


def _proof(choice: Choice) -> Proof:
    return {
        "covered": choice.covered,
        "most_covered": choice.most_covered,
        "coverage_gap": _gap(choice.covered, choice.most_covered),
        "value": choice.value,
        "most_value": choice.most_value,
        "value_gap": _gap(choice.value, choice.most_value),
    }


def _gap(reached: float, most: float | None) -> float | None:
    if most is None:
        return None
    return round((most - reached) / most, _DIGITS) if most > 0 else 0.0


def _rival(
    made: Made,
    purse: Purse,
    picked: Literal["by worth", "by cells"],
    *,
    by_cells: bool,
) -> Rival:
    """Return the measures of chains that are picked one by one."""
    other = greedy(made.numbers, made.limits.most, by_cells=by_cells)
    total = _by_province(made, other.chosen)
    share = _greatest_share(total)
    least = nearest([it.chain.shape for it in made.graded(other.chosen)])
    return {
        "picked": picked,
        "chains": len(other.chosen),
        "covered": other.covered,
        "worth": sum(made.numbers.worth[it] for it in other.chosen),
        "greatest_share": round(share, _DIGITS),
        "keeps_share": share <= made.asked.wish.share,
        "gini_nights": _even(made, total),
        "gini_spend": _even(made, _spend(made, purse, other.chosen).by_province),
        "least_distance": None if least is None else round(least, _DIGITS),
    }

"""The quality gate: chosen are only chains that verify and are worth their days."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tourlink.catalogue.catalogue import Catalogue
from tourlink.notes import Note
from tourlink.portfolio.asked import Asked, Quarter
from tourlink.portfolio.chain import Chain, worth
from tourlink.verify.constraint import Status
from tourlink.verify.run import verify


@dataclass(frozen=True)
class Graded:
    """
    A chain that passed the gate, in the quarters in which it did.

    Attributes
    ----------
    worth
        In each quarter, for a traveller open to all the themes asked for.
    grade
        The least of its shares of the best chain of its length.
    """

    chain: Chain
    worth: Mapping[Quarter, int]
    grade: float

    def mean(self, quarters: Sequence[Quarter]) -> int:
        """Return the worth in the mean over all quarters asked for; 0 when idle."""
        return round(sum(self.worth.values()) / len(quarters))


@dataclass(frozen=True)
class Gate:
    """Those that passed, and how many did not for which reason."""

    passed: tuple[Graded, ...]
    unverified: int
    too_few_members: int
    below_quality: int


def gate(chains: Iterable[Chain], asked: Asked, catalogue: Catalogue) -> Gate:
    """
    Return the chains that are good enough.

    A chain is sold in a quarter if no constraint of its plan for it is broken, and it
    is worth at least the share asked for of the best chain of as many days then.
    """
    unverified = too_few = below = 0
    sound: list[tuple[Chain, dict[Quarter, int]]] = []
    best: dict[tuple[int, Quarter], int] = {}
    for chain in chains:
        members = [it for it in asked.members if it.id in chain.plan["provinces"]]
        if len(members) < asked.wish.min_members:
            too_few += 1
            continue
        good, bad = _verified(chain, catalogue)
        unverified += bad
        if not good.documents:
            continue
        worths = {
            quarter: worth(
                document["plans"][0],
                document["request"]["month"],
                asked.themes,
                catalogue,
            )
            for quarter, document in good.documents.items()
        }
        sound.append((good, worths))
        for quarter, points in worths.items():
            key = chain.days, quarter
            best[key] = max(points, best.get(key, 0))
    passed = []
    for chain, worths in sound:
        grades = {it: worths[it] / (best[chain.days, it] or 1) for it in worths}
        kept = [it for it in worths if grades[it] >= asked.wish.quality]
        if not kept:
            below += 1
            continue
        weak = {
            it: Note(
                "worth only {share:.0%} of the best of {length} days",
                share=grades[it],
                length=chain.days,
            )
            for it in worths
            if it not in kept
        }
        sold = replace(
            chain,
            documents={it: chain.documents[it] for it in kept},
            idle={**chain.idle, **weak},
        )
        points_of = {it: worths[it] for it in kept}
        passed.append(Graded(sold, points_of, min(grades[it] for it in kept)))
    return Gate(tuple(passed), unverified, too_few, below)


def _verified(chain: Chain, catalogue: Catalogue) -> tuple[Chain, int]:
    """Return a chain with the plans that verify, and how many do not."""
    good = {}
    broken: dict[Quarter, str] = {}
    for quarter, document in chain.documents.items():
        verdicts = verify(document, catalogue).verdicts
        found = [it for it in verdicts if it.status is Status.BROKEN]
        if found:
            slug = found[0].constraint.slug
            broken[quarter] = Note("breaks {constraint}", constraint=slug)
        else:
            good[quarter] = document
    return replace(chain, documents=good, idle={**chain.idle, **broken}), len(broken)

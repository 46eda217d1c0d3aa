"""
Which constraints of a request cannot be kept together: a minimal conflict.

The deletion filter [1]: take one constraint after the other away; where what is left
still cannot be answered, it stays away. Each question is answered by a search, so a
conflict is as certain as the searches that found nothing. QuickXplain [2] needs fewer
questions where constraints are many and conflicts small; here a dozen constraints are
asked in well under a second, and refusals that need no search come first.

References
----------
[1] Chinneck, J. W. and Dravnieks, E. W. (1991). Locating minimal infeasible constraint
sets in linear programs. ORSA Journal on Computing, 3(2): 157-168.
https://doi.org/10.1287/ijoc.3.2.157

[2] Junker, U. (2004). QuickXplain: preferred explanations and relaxations for
over-constrained problems. AAAI-04: 167-172.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tourlink.catalogue.catalogue import Catalogue
from tourlink.explain.feasible import Oracle
from tourlink.explain.members import Member, members, only, settled
from tourlink.planner.brief import least_provinces
from tourlink.planner.reason import Reason
from tourlink.request import Request


class Conflict(NamedTuple):
    """
    Constraints that cannot all be kept, though all but any one of them can.

    Attributes
    ----------
    members
        The constraints. None, where not even their start can be had.
    request
        The request with nothing else in it: no chain answers it.
    proven
        Whether all chains were followed, of the places and beds looked at. Otherwise a
        search found none.
    reason
        Why not, where no search was needed to know.
    every
        All constraints that the request was seen to have.
    """

    members: tuple[Member, ...]
    request: Request
    proven: bool
    reason: Reason | None
    every: tuple[Member, ...]

    def without(self, member: Member) -> Request:
        """Return the request of the conflict with one of its members taken away."""
        return member.without(self.request)


def conflict(
    request: Request, catalogue: Catalogue, oracle: Oracle | None = None
) -> Conflict | None:
    """
    Return a minimal conflict of `request`, or None if a chain answers it.

    Parameters
    ----------
    oracle
        What was asked before is not asked again.

    Raises
    ------
    RequestError
        If the request names what the catalogue lacks, or contradicts itself.
    """
    oracle = oracle or Oracle(catalogue)
    whole = settled(request, least_provinces(request))
    every = members(whole, catalogue)
    if oracle(whole).feasible:
        return None
    kept = _core(whole, every, oracle)
    careful = Oracle(catalogue, thorough=True)
    if not oracle.thorough and careful(only(whole, kept, every)).feasible:
        oracle = careful
        if oracle(whole).feasible:
            return None
        kept = _core(whole, every, oracle)
    core = only(whole, kept, every)
    verdict = oracle(core)
    return Conflict(tuple(kept), core, verdict.proven, verdict.reason, tuple(every))


def _core(whole: Request, every: Sequence[Member], oracle: Oracle) -> list[Member]:
    """Return members that cannot all be kept, though without any one they can."""
    kept = list(every)
    if oracle.refusal(whole) is not None:
        # What is refused at once shows in a moment; no search is needed to get there.
        kept = _filtered(
            kept, lambda it: oracle.refusal(only(whole, it, every)) is None
        )
    return _filtered(kept, lambda it: oracle(only(whole, it, every)).feasible)


def _filtered(
    kept: list[Member], feasible: Callable[[list[Member]], bool]
) -> list[Member]:
    """
    Return a part of `kept` that is not feasible, but is without any one of it.

    To take a constraint away may also forbid something: without one of two provinces,
    stops lie in the other one only. So the filter runs until it changes nothing.
    """
    while True:
        before = kept
        for member in before:
            fewer = [it for it in kept if it is not member]
            if not feasible(fewer):
                kept = fewer
        if kept == before:
            return kept

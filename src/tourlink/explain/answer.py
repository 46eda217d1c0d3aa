"""An infeasible request's error, with its conflict and what would help."""

from tourlink.catalogue.catalogue import Catalogue
from tourlink.errors import NoFeasibleChainError
from tourlink.explain.conflict import conflict
from tourlink.explain.feasible import Oracle
from tourlink.explain.relax import relaxations
from tourlink.explain.told import conflict_lines, relaxation_text
from tourlink.request import Request

_INDENT = " " * 7  # as wide as `error: `


def explained(
    error: NoFeasibleChainError, request: Request, catalogue: Catalogue
) -> NoFeasibleChainError:
    """
    Return the error of a request with the reasons, and hints that were tried.

    Where the reasons find a chain after all, the error is returned as it was: then the
    search has missed it, and more effort may help.
    """
    oracle = Oracle(catalogue)
    found = conflict(request, catalogue, oracle)
    if found is None:
        return error
    tried = relaxations(request, catalogue, found, oracle)
    lines = [error.message]
    lines += [it for it in conflict_lines(found) if it != error.message]
    hints = [relaxation_text(it) for it in tried]
    return NoFeasibleChainError(
        f"\n{_INDENT}".join(lines),
        hint="\n hint: ".join(hints) or error.hint,
    )

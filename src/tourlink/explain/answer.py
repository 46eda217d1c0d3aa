"""An infeasible request's error, with its conflict and what would help."""

from tourlink.catalogue.catalogue import Catalogue
from tourlink.errors import NoFeasibleChainError
from tourlink.explain.conflict import conflict
from tourlink.explain.feasible import Oracle
from tourlink.explain.relax import relaxations
from tourlink.explain.told import Told
from tourlink.export.phrases import Phrases
from tourlink.request import Request


def explained(
    error: NoFeasibleChainError, request: Request, catalogue: Catalogue, words: Phrases
) -> NoFeasibleChainError:
    """
    Return the error of a request with the reasons, and hints that were tried.

    Message and hint have a line for each of them. Where the reasons find a chain after
    all, the error is returned as it was: then the search has missed it, and more effort
    may help.
    """
    oracle = Oracle(catalogue)
    found = conflict(request, catalogue, oracle)
    if found is None:
        return error
    told = Told(words)
    tried = relaxations(request, catalogue, found, oracle)
    message = told.error(error)
    lines = [message, *(it for it in told.conflict(found) if it != message)]
    hints = [told.relaxation(it) for it in tried]
    return NoFeasibleChainError(
        "\n".join(lines), hint="\n".join(hints) or told.hint(error)
    )

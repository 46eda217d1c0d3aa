"""An infeasible request's error, with its conflict and what would help."""

from dataclasses import replace
from typing import TYPE_CHECKING

from tourlink.catalogue.catalogue import Catalogue
from tourlink.errors import NoFeasibleChainError, TooDearError
from tourlink.explain.cheaper import cheaper
from tourlink.explain.conflict import conflict
from tourlink.explain.feasible import Oracle
from tourlink.explain.relax import relaxations
from tourlink.explain.told import Told
from tourlink.export.phrases import Phrases
from tourlink.request import Request

if TYPE_CHECKING:
    from tourlink.pricing.book import Book


def explained(
    error: NoFeasibleChainError,
    request: Request,
    catalogue: Catalogue,
    words: Phrases,
    book: "Book | None" = None,
) -> NoFeasibleChainError:
    """
    Return the error of a request with the reasons, and hints that were tried.

    Message and hint have a line for each of them. Where the reasons find a chain after
    all, the error is returned as it was: then the search has missed it, and more effort
    may help.

    Parameters
    ----------
    book
        Rates that the request was planned with.
    """
    told = Told(words)
    message = told.error(error)
    if isinstance(error, TooDearError) and book is not None:
        tried = cheaper(request, catalogue, book, error.least_vnd)
        lines = [message, told.hint(error)]
    else:
        oracle = Oracle(catalogue)
        # The price of what cannot be done at all is beside the point.
        asked = replace(request, budget_per_person=None) if book else request
        found = conflict(asked, catalogue, oracle)
        if found is None:
            return error
        tried = relaxations(asked, catalogue, found, oracle)
        lines = [message, *(it for it in told.conflict(found) if it != message)]
    hints = [told.relaxation(it) for it in tried]
    return NoFeasibleChainError(
        "\n".join(lines), hint="\n".join(hints) or told.hint(error)
    )

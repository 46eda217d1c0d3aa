"""What brings a plan within a budget for its price: more of it, or less of a tour."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tourlink.catalogue.catalogue import Catalogue
from tourlink.errors import TourlinkError
from tourlink.explain.changes import Change, changes, more_money
from tourlink.explain.feasible import quick
from tourlink.explain.members import members, settled
from tourlink.explain.relax import Relaxation, relaxation
from tourlink.explain.wording import remark
from tourlink.planner.brief import least_provinces
from tourlink.request import Request

if TYPE_CHECKING:
    from tourlink.pricing.book import Book

_DAY_LESS = 15
_MOST_DAYS_LESS = 3
# A search that begins with more to spend may come out a little dearer.
_SHARES = (1.0, 1.1, 1.25)
# Wishes that cost money beside the way there.
_DEAR = frozenset({"must", "province", "region", "lodging_class", "end"})


def cheaper(
    request: Request,
    catalogue: Catalogue,
    book: "Book",
    least_vnd: int,
    most: int = 3,
) -> list[Relaxation]:
    """
    Return up to `most` changes that bring a plan within its budget, each planned.

    Each constraint gives way by the least of its offers that is enough: the budget to
    the cheapest plan there is, or the tour by a day or a wish.

    Parameters
    ----------
    least_vnd
        What the cheapest plan known is sold for.
    """
    found: list[Relaxation] = []
    for kind in offers(request, catalogue, least_vnd):
        for change in kind:
            asked = change.apply(request)
            try:
                made = quick(asked, catalogue, book)
            except TourlinkError:
                continue
            found.append(relaxation((change,), asked, made["plans"][0]))
            break
        if len(found) == most:
            break
    return sorted(found, key=lambda it: it.rank)


def offers(
    request: Request, catalogue: Catalogue, least_vnd: int
) -> Iterator[list[Change]]:
    """Yield the offers of each constraint, the smaller before the greater."""
    yield [more_money(request, int(share * least_vnd)) for share in _SHARES]
    yield list(_fewer_days(request))
    whole = settled(request, least_provinces(request))
    for member in members(whole, catalogue):
        if member.field in _DEAR:
            yield changes(member, request, catalogue)


def _fewer_days(request: Request) -> Iterator[Change]:
    low = request.days[0]
    for fewer in range(1, min(_MOST_DAYS_LESS, low - 1) + 1):
        days = low - fewer
        yield Change(
            "days",
            remark("days", length=days, number=low),
            remark("days-less", length=fewer),
            _DAY_LESS * fewer,
            {"days": (days, days)},
        )

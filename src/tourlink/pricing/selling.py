"""From net costs to selling prices: markup, commission, tax, rounding, free places."""

from fractions import Fraction
from typing import NamedTuple

from tourlink.errors import RateError
from tourlink.pricing.bill import Cost
from tourlink.pricing.costing import Costing, Group
from tourlink.pricing.lookup import MissingRateError
from tourlink.pricing.money import half_up, up_to
from tourlink.pricing.records import Terms
from tourlink.vocabulary import LodgingClass

_FARTHEST = 100  # groups larger by more than this are not compared with


class Sums(NamedTuple):
    """What a group pays, and where it goes; all but the first add up to it."""

    revenue: int
    net: int
    commission: int
    vat: int
    margin: int

    @property
    def margin_share(self) -> Fraction:
        """The margin as a share of what is earned: without tax and commission."""
        earned = self.revenue - self.vat - self.commission
        return Fraction(self.margin, earned) if earned else Fraction(0)


class Selling:
    """
    How one tour is sold.

    Parameters
    ----------
    vat
        The rate of value added tax of the tour.

    Raises
    ------
    RateError
        If the terms have neither markup nor margin.
    """

    def __init__(self, costing: Costing, terms: Terms, *, vat: Fraction) -> None:
        self._costing = costing
        self._vat = vat
        self._rounding = terms.rounding_vnd or 1
        self._commission = terms.commission or Fraction(0)
        self._uplift = uplift(terms, vat)

    def price(self, cost: Cost, heads: int = 1) -> int:
        """Return what each of so many pays for a cost, rounded up."""
        return up_to(self.exact(cost.net, heads), self._rounding)

    def exact(self, net: Fraction, heads: int = 1) -> Fraction:
        """Return the same before it is rounded."""
        return net * self._uplift / heads

    def share(self, price: int, share: Fraction) -> int:
        """Return a share of a price, rounded up as prices are."""
        return up_to(price * share, self._rounding)

    def head(self, group: Group, wanted: LodgingClass) -> tuple[int, int | None]:
        """
        Return the price of a person, and the larger group that sets it, if one does.

        A place that becomes free, or a rate for larger groups that is dearer, would
        make a larger group pay more a head in the same vehicles. Nobody could explain
        that to it, so the smaller group pays as much: the price never rises with the
        size while the vehicles are the same.
        """
        own = best = self.price(self._costing.cost(group, wanted), group.paying)
        by = None
        before = group
        for paying in range(group.paying + 1, group.paying + _FARTHEST):
            larger = self._larger(group, paying)
            if larger is None:
                break
            # Between such steps the price can only fall.
            if larger.free != before.free or self._costing.steps(before, larger):
                cost = self._costing.cost(larger, wanted)
                price = self.price(cost, paying)
                if not cost.missing and price > best:
                    best, by = price, paying
            before = larger
        return best, by if best > own else None

    def _larger(self, group: Group, paying: int) -> Group | None:
        """Return the group of so many, or None where it has other vehicles."""
        try:
            larger = self._costing.group(paying)
        except MissingRateError:
            return None
        return larger if larger.fleet == group.fleet else None

    def sums(self, price: int, group: Group, cost: Cost) -> Sums:
        """Return where the money of a group goes that pays a price a head."""
        revenue = price * group.paying
        vat = half_up(revenue * self._vat / (1 + self._vat))
        commission = half_up((revenue - vat) * self._commission)
        margin = revenue - vat - commission - cost.net_vnd
        return Sums(revenue, cost.net_vnd, commission, vat, margin)

    def breaks_even_at(self, price: int, group: Group, wanted: LodgingClass) -> int:
        """
        Return the least number of people that cover the costs at a price a head.

        So does every number between them and the group.
        """
        least = group.paying
        for paying in range(group.paying - 1, 0, -1):
            try:
                smaller = self._costing.group(paying)
            except MissingRateError:
                break
            cost = self._costing.cost(smaller, wanted)
            if cost.missing or self.sums(price, smaller, cost).margin < 0:
                break
            least = paying
        return least


def uplift(terms: Terms, vat: Fraction) -> Fraction:
    """
    Return how many times its net cost a tour is sold for, before rounding.

    Raises
    ------
    RateError
        If the terms have neither markup nor margin.
    """
    if terms.markup is not None:
        profit = 1 + terms.markup
    elif terms.margin is not None:
        profit = 1 / (1 - terms.margin)
    else:
        raise RateError(
            "the rate book has no markup and no margin",
            hint="write terms: {markup: 15} or give --markup 15",
        )
    return profit / (1 - (terms.commission or Fraction(0))) * (1 + vat)

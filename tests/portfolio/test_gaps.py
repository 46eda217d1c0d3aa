"""Each open cell gets the reason that is true of it."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from tourlink.catalogue.catalogue import Catalogue
from tourlink.planner.distance import Shape
from tourlink.portfolio.asked import Quarter, Wish, parse_quarters, read
from tourlink.portfolio.chain import Chain
from tourlink.portfolio.choice import Choice, Limits, Numbers
from tourlink.portfolio.choose import choose
from tourlink.portfolio.gaps import gaps
from tourlink.portfolio.ground import Cell, Gap, Ground
from tourlink.portfolio.pool import Pool, in_turn
from tourlink.request import Request
from tourlink.vocabulary import Mode, Theme

QUARTER = Quarter(2027, 1)
HIGHLANDS = Request(agreement=("hanoi-central-highlands-2026",), days=(4, 7))


def _ground(request: Request, catalogue: Catalogue, **changes: Any) -> Ground:
    wish = Wish(request=request, quarters=(QUARTER,), **changes)
    return Ground(read(wish, catalogue), catalogue)


@pytest.mark.parametrize(
    ("cell", "given", "code", "words"),
    [
        (
            Cell("quang-ngai", Theme.MICE_SPORTS, QUARTER),
            {},
            "no-place",
            "is rated 3 or more",
        ),
        (
            Cell("lam-dong", Theme.BORDER, QUARTER),
            {},
            "no-place",
            "no place of Lam Dong",
        ),
        (
            Cell("dak-lak", Theme.AGRI_RURAL, QUARTER),
            {},
            "refused",
            "its site is not known",
        ),
        (
            Cell("khanh-hoa", Theme.CULTURE_HERITAGE, QUARTER),
            {"modes": (Mode.RAIL,)},
            "no-way",
            "no way from Hanoi in these months",
        ),
    ],
)
def test_what_the_catalogue_lacks(
    cell: Cell,
    given: dict[str, Any],
    code: str,
    words: str,
    bundled: Catalogue,
) -> None:
    """Nothing rated, nothing admitted, or no way there: whatever chains there are."""
    request = replace(HIGHLANDS, theme=dict.fromkeys(Theme, 1.0), **given)
    gap = _ground(request, bundled).impossible(cell)
    assert gap is not None
    assert gap.code == code
    assert words in gap.reason


def test_closed_months(small: Catalogue) -> None:
    """A place that is closed in all months of a quarter covers nothing then."""
    shut = replace(small.destinations["dien-bien-phu"], closed_months=(1, 2, 3))
    places = {**small.destinations, shut.id: shut}
    catalogue = replace(small, destinations=places)
    ground = _ground(Request(agreement=("hanoi-northwest",)), catalogue)
    cell = Cell("dien-bien", Theme.CULTURE_HERITAGE, QUARTER)
    assert ground.impossible(cell) == Gap(
        cell, "closed", "Dien Bien Phu: closed in these months"
    )
    assert ground.places(cell) == []


class _Rich:
    """A ground on which something could cover each cell."""

    def impossible(self, _: Cell) -> None:
        return None

    def places(self, _: Cell) -> tuple[()]:
        return ()

    def covered_by(self, _: str) -> tuple[tuple[str, Theme], ...]:
        return (("m1", Theme.URBAN),)


class _Pool:
    """A pool of chains, with what the planner said."""

    def __init__(self, *chains: Chain, **refusals: str) -> None:
        self.chains = chains
        self.refusals = {
            Cell(key, Theme.URBAN, QUARTER): it for key, it in refusals.items()
        }


def _reason(numbers: Numbers, limits: Limits, pool: Any = None) -> Gap:
    """Return the only gap of the best choice."""
    cells = [Cell(f"m{it}", Theme.URBAN, QUARTER) for it in range(2)]
    choice = choose(numbers, limits)
    assert choice is not None
    ground: Any = _Rich()
    problem = numbers, limits, choice
    chains: Any = pool or _Pool()
    (gap,) = gaps(cells, chains, (), ground, problem)
    return gap


BOTH = Numbers(
    worth=(10, 5),
    covers=(frozenset({0}), frozenset({1})),
    nights=((2, 1), (1, 2)),
    alike=frozenset(),
)
FREE = Limits(1, 2, Fraction(1), (0, 1), 0)


@pytest.mark.parametrize(
    ("numbers", "limits", "reason"),
    [
        (BOTH, FREE._replace(most=1), "would be covered with 2 chains"),
        (
            BOTH._replace(nights=((1, 1), (6, 0))),
            FREE._replace(share=Fraction(1, 2)),
            "would be covered with a greater share of nights for a province",
        ),
        (
            BOTH._replace(alike=frozenset({(0, 1)})),
            FREE,
            "would be covered with chains that are more alike",
        ),
        (
            BOTH._replace(alike=frozenset({(0, 1)})),
            FREE._replace(most=1),
            "its chains would leave another cell open",
        ),
        (
            BOTH._replace(nights=((1, 1), (6, 0)), alike=frozenset({(0, 1)})),
            FREE._replace(share=Fraction(1, 2), most=1),
            "several limits together keep its chains out",
        ),
    ],
)
def test_the_limit_in_the_way_is_named(
    numbers: Numbers, limits: Limits, reason: str
) -> None:
    """The limit that alone would let the chain in is the reason."""
    assert _reason(numbers, limits) == Gap(
        Cell("m1", Theme.URBAN, QUARTER), "limits", reason
    )


def test_what_the_pool_lacks() -> None:
    """Refused by the planner, not good enough, or not come upon."""
    numbers = BOTH._replace(covers=(frozenset({0}), frozenset({0})))
    document: Any = {}
    weak = Chain(Shape(frozenset({"here"}), (), ()), {QUARTER: document}, {})
    assert _reason(numbers, FREE, _Pool(m1="no chain")).code == "no-chain"
    assert _reason(numbers, FREE, _Pool(weak)).code == "gate"
    assert _reason(numbers, FREE, _Pool()).code == "not-found"


def test_members_are_served_in_turn() -> None:
    """Of the first pairs no member is in two before each is in one."""
    pairs = in_turn(("a", "b", "c", "d"), 2)
    assert pairs[:2] == [("a", "b"), ("c", "d")]
    assert len(set(pairs)) == 6


def test_requests_differ(bundled: Catalogue) -> None:
    """Members, days, themes and quarters all take turns, and none is left out."""
    wish = Wish(request=HIGHLANDS, quarters=parse_quarters(["2027"]), tries=40)
    asked = read(wish, bundled)
    asks = list(Pool(asked, Ground(asked, bundled), bundled).asks())
    assert len({(it.request, it.quarter) for it in map(_frozen, asks)}) == 40
    for quarter in asked.quarters:
        days = {it.request.days for it in asks if it.quarter == quarter}
        assert len(days) >= 3
    themes = {tuple(it.request.theme) for it in asks}
    assert themes == {asked.themes, *((it,) for it in asked.themes)}


def _frozen(ask: Any) -> Any:
    return ask._replace(request=repr(ask.request))


def test_best_choice_needs_no_reasons() -> None:
    """Where all is covered there is no gap."""
    ground: Any = _Rich()
    pool: Any = _Pool()
    cells = [Cell(f"m{it}", Theme.URBAN, QUARTER) for it in range(2)]
    problem = BOTH, FREE, Choice((0, 1), 2, 15)
    assert gaps(cells, pool, (), ground, problem) == []

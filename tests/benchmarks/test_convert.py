"""The solver's instance and the checker see one problem."""

from decimal import Decimal

import pytest
from benchmarks.checker import judge, length
from benchmarks.convert import instance_of, routes_of, scale_of
from benchmarks.families import FAMILIES
from benchmarks.problem import FormatError, Metric, Problem, Site, Window
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.benchmarks.base import FILES, TINY, problem
from tourlink.solver.instance import Chain, Route
from tourlink.solver.verify import violations

_METRICS = [it for it in Metric if it is not Metric.TABLE]
_ROUNDING = Decimal("0.001")  # far above what the conversion rounds


@st.composite
def _problems(draw: st.DrawFn) -> Problem:
    metric = draw(st.sampled_from(_METRICS))
    days = draw(st.integers(1, 3))
    tenths = st.integers(0, 200).map(lambda it: Decimal(it) / 10)
    whole = st.integers(0, 60).map(Decimal)
    times = tenths if metric in (Metric.TENTHS, Metric.REAL) else whole

    def window() -> Window:
        one, two = draw(times), draw(times)
        return min(one, two), max(one, two)

    def site(number: int, windows: int) -> Site:
        return Site(
            number,
            draw(tenths),
            draw(tenths),
            prize=draw(st.integers(0, 20)),
            visit=draw(times) / 4 if metric is Metric.REAL else draw(whole) // 8,
            windows=tuple(
                tuple(sorted(window() for _ in range(windows))) for _ in range(days)
            )
            if windows
            else (),
            uses=(draw(st.integers(0, 3)),),
        )

    hotels = draw(st.integers(1, 3))
    return Problem(
        family="any",
        name="any",
        metric=metric,
        hotels=tuple(site(at, 0) for at in range(hotels)),
        start=0,
        end=draw(st.integers(0, hotels - 1)),
        nights=draw(st.booleans()),
        opens=draw(st.sampled_from([Decimal(0), Decimal(2)])),
        closes=tuple(20 + 8 * draw(whole) for _ in range(days)),
        sites=tuple(site(10 + at, draw(st.integers(0, 2))) for at in range(5)),
        tolerance=Decimal("0.0002") if metric is Metric.REAL else Decimal(0),
        caps=(draw(st.integers(0, 12)),),
    )


def _chain(draw: st.DrawFn, one: Problem) -> Chain:
    first = len(one.hotels)
    places = st.integers(first, first + len(one.sites) - 1)
    night = st.integers(0, first - 1 if one.nights else 0)
    last = len(one.closes) - 1
    return tuple(
        Route(
            tuple(draw(st.lists(places, max_size=3, unique=True))),
            None if day == last else draw(night),
        )
        for day in range(last + 1)
    )


@given(st.data())
def test_feasible_for_one_is_feasible_for_the_other(data: st.DataObject) -> None:
    """
    The verifier of the solver and the checker agree on any chain.

    Where lengths have no end of digits, they agree but for a thousandth: the instance
    is the stricter one.
    """
    one = data.draw(_problems())
    chain = data.draw(st.composite(lambda draw: _chain(draw, one))())
    feasible = not violations(instance_of(one), chain)
    routes = routes_of(one, chain)

    holds = not judge(one, routes).broken

    if feasible:
        assert holds
    elif holds:
        assert one.metric is Metric.REAL
        tight = one._replace(
            closes=tuple(it - _ROUNDING for it in one.closes),
            sites=tuple(
                site._replace(
                    windows=tuple(
                        tuple((a, b - _ROUNDING) for a, b in day)
                        for day in site.windows
                    )
                )
                for site in one.sites
            ),
        )
        assert judge(tight, routes).broken


@given(_problems())
def test_ways_are_the_checkers_lengths(one: Problem) -> None:
    """Two computations of each length, in integers and in decimals, agree."""
    assume(one.metric not in (Metric.REAL, Metric.GLOBE))
    places = (*one.hotels, *one.sites)
    ways = instance_of(one).way_min

    for at, here in enumerate(places):
        for other, there in enumerate(places):
            assert ways[at][other] == length(one, here, there) * scale_of(one)


def test_a_table_is_taken_as_it_is() -> None:
    """By the nodes' numbers, wherever the depot stands."""
    one = FAMILIES["oplib"].read(TINY / "oplib" / "table.oplib", None)
    places = (*one.hotels, *one.sites)

    ways = instance_of(one).way_min

    assert ways == ((0, 3, 4), (3, 0, 2), (4, 2, 0))
    assert [length(one, places[1], it) for it in places] == [3, 0, 2]


@pytest.mark.parametrize("family", FILES)
def test_the_instance_knows_all_prizes(family: str) -> None:
    """Candidates are the sites, and nothing else has a prize."""
    one = problem(family)
    instance = instance_of(one)

    prizes = [instance.prizes[it] for it in instance.candidates]
    assert prizes == [site.prize for site in one.sites]
    assert len(instance.days) == len(one.closes)


def test_large_numbers_stay_below_never() -> None:
    """The finer the scale the better, as long as the solver's integers hold it."""
    one = problem("ophs")

    assert scale_of(one) == 10**6
    assert scale_of(one._replace(closes=(Decimal(86_000), Decimal(1)))) == 10**4


def test_a_tour_shorter_than_its_days_has_no_instance() -> None:
    """What the solver cannot be told is refused, and not forgotten."""
    with pytest.raises(FormatError, match="shorter than its days"):
        instance_of(problem("ophs")._replace(total=Decimal(7)))

"""
The search for chains with long days: a race of stays, then ruin and recreate.

Where days hold ten or more stops, their tours cannot be listed. A chain is then made
better in small steps: some stretches of it are taken out, and places put in, the best
for its time first; now and then a night is moved to another stay. docs/algorithm.md
tells more.

References
----------
Schrimpf, G., Schneider, J., Stamm-Wilbrandt, H. and Dueck, G. (2000). Record breaking
optimization results using the ruin and recreate principle. Journal of Computational
Physics, 159(2): 139-171. https://doi.org/10.1006/jcph.1999.6413

Christiaens, J. and Vanden Berghe, G. (2020). Slack induction by string removals for
vehicle routing problems. Transportation Science, 54(2): 417-433.
https://doi.org/10.1287/trsc.2019.0914

Vansteenwegen, P., Souffriau, W., Vanden Berghe, G. and Van Oudheusden, D. (2009).
Iterated local search for the team orienteering problem with time windows. Computers &
Operations Research, 36(12): 3281-3290. https://doi.org/10.1016/j.cor.2009.03.008

Divsalar, A., Vansteenwegen, P. and Cattrysse, D. (2013). A variable neighborhood
search method for the orienteering problem with hotel selection. International
Journal of Production Economics, 145(1): 150-160.
https://doi.org/10.1016/j.ijpe.2013.01.010
"""

from collections.abc import Callable
from time import monotonic
from typing import NamedTuple

from tourlink.solver.instance import Chain, Instance, Route
from tourlink.solver.long.backend import Kernel, fastest
from tourlink.solver.long.beds import by_construction, by_reach, sequences
from tourlink.solver.long.kernel import BEST, NOW
from tourlink.solver.long.tables import pooled, state_of, tables_of

Report = Callable[[Chain, int], None]
"""Takes each better chain, and after how many rounds it was found."""

# Days on which so many stops fit are long.
_MANY_STOPS = 8

# Most places taken out in a round.
_MOST_OUT = 25
# The temperature in the beginning, at the end and in the race, in mean prizes.
_HOT, _COLD, _WARM = 1.0, 0.03, 0.1
# One round in so many changes a bed.
_CHANGE_BED = 20
# Sequences of stays that take part in the race, and the share of all rounds it takes.
_SEQUENCES = 64
_RACE_SHARE = 0.25
# A day is appraised by construction if that takes no more than such a share.
_APPRAISAL_SHARE = 0.2

# The share of all rounds in which the days are planned as one, where they can be.
_POOL_SHARE = 0.2

# The kernel is left about so often, to look at the clock and for an interruption.
_GLANCE_SECONDS = 0.03
# And at least so often in a search of some seconds.
_GLANCES = 50


def suits(instance: Instance) -> bool:
    """Tell whether many stops fit in a day, and nothing has to be refused."""
    return not _obstacles(instance) and any(
        _room(instance, day) >= _MANY_STOPS for day in range(len(instance.days))
    )


def solve_long(
    instance: Instance,
    *,
    iterations: int,
    seed: int = 0,
    seconds: float | None = None,
    report: Report | None = None,
) -> Chain | None:
    """
    Return the chain with the most prizes found, or None where none was feasible.

    The same seed and iterations give the same chain on every machine, compiled or not.
    An interruption from the keyboard ends the search with the best chain so far.

    Parameters
    ----------
    iterations
        Rounds of ruin and recreate. The search cools down over all of them, so a few
        of many are worse than all of few.
    seconds
        When to stop in any case. The search cools down over them if they are too short
        for all rounds; then the chain depends on the machine.
    report
        Called with each better chain, and the rounds done by then.

    Raises
    ------
    ValueError
        If the instance has what this search cannot plan: lunch, scheduled connections,
        night services or a sequence. The weights of an instance do not count here.
    """
    return search(fastest, instance, iterations, seed, seconds, report)


def search(  # noqa: PLR0913, PLR0917
    kernel: Callable[[], Kernel],
    instance: Instance,
    iterations: int,
    seed: int = 0,
    seconds: float | None = None,
    report: Report | None = None,
) -> Chain | None:
    """Do as `solve_long`, with a kernel of one's choice."""
    obstacles = _obstacles(instance)
    if obstacles:
        raise ValueError(f"the search for long days cannot plan {', '.join(obstacles)}")
    began = monotonic()
    run = _Search(kernel(), instance, iterations, seed, report)
    try:
        run.run(began, seconds)
    except KeyboardInterrupt:
        if run.best is None:
            raise
    except _OutOfTimeError:
        pass
    return run.best


class _OutOfTimeError(Exception):
    """The seconds are over."""


class _Present(NamedTuple):
    """A chain to come back to."""

    value: int
    stops: list[int]
    length: list[int]
    bed: list[int]


class _Search:
    def __init__(
        self,
        kernel: Kernel,
        instance: Instance,
        iterations: int,
        seed: int,
        report: Report | None,
    ) -> None:
        self.best: Chain | None = None
        self._value = -1
        self._kernel = kernel
        self._iterations = iterations
        self._report = report
        plain = tables_of(instance)
        self._plain = plain
        self._tables = kernel.store(plain)
        self._state = kernel.store(state_of(plain, instance.start, seed))
        self._start = instance.start
        self._instance = instance
        # A chain that keeps all promises has at least this value.
        self._promised = plain.insist * (plain.covers + plain.min_groups)
        own = [plain.prize[it] for it in plain.candidates]
        self._mean = sum(own) / max(1, len(own))
        self._began = 0.0
        self._seconds: float | None = None
        self._done = 0
        self._chunk = 16

    def run(self, began: float, seconds: float | None) -> None:
        """Search until all rounds are done, or the seconds since `began` are over."""
        self._began, self._seconds = began, seconds
        field = self._field()
        if not field or not self._plain.candidates:
            return
        tables = self._plain
        if tables.pools:
            field.append(self._pool())
        self._take_up(self._race(field))
        choices = sum(tables.allowed) > tables.days - 1
        moves = tables.days > 1 and (choices or any(tables.plain))
        self._anneal(1.0, _HOT, _COLD, _CHANGE_BED if moves else 0)

    def _pool(self) -> _Present:
        """Plan all days as one long day; return the best that was cut into days."""
        tables, state = self._tables, self._state
        self._tables = self._kernel.store(pooled(self._plain, self._instance))
        state.now_bed[1] = -1
        if self._kernel.construct(self._tables, state) >= 0:
            self._anneal(_POOL_SHARE, _HOT, _COLD, 0)
        self._tables = tables
        return _Present(
            int(state.numbers[BEST]),
            state.best_stops.copy(),
            state.best_length.copy(),
            state.best_bed.copy(),
        )

    def _field(self) -> list[_Present]:
        """Return a first chain for each of the most promising sequences of stays."""
        tables, state = self._plain, self._state
        pairs = tables.days * tables.stays**2
        quick = pairs > _APPRAISAL_SHARE * self._iterations
        appraisal = (
            by_reach(tables)
            if quick
            else by_construction(self._kernel, self._tables, state)
        )
        most = max(1, min(_SEQUENCES, int(_APPRAISAL_SHARE * self._iterations)))
        field: list[_Present] = []
        for beds in sequences(tables, self._start, appraisal, most):
            for night, bed in enumerate(beds, start=1):
                state.now_bed[night] = bed
            if self._kernel.construct(self._tables, state) >= 0:
                field.append(self._put_down())
                self._look_up()
        return field

    def _race(self, field: list[_Present]) -> _Present:
        """Work on all chains of the field, drop the worse half, and so on."""
        heats = (len(field) - 1).bit_length()
        start = self._spent()
        share = _RACE_SHARE + (_POOL_SHARE if self._plain.pools else 0.0)
        step = max(0.0, share - start) / max(1, heats)
        for heat in range(heats):
            ran: list[_Present] = []
            for at, it in enumerate(field):
                self._take_up(it)
                end = start + step * (heat + (at + 1) / len(field))
                self._anneal(end, _WARM, _WARM, 0)
                ran.append(self._put_down())
            ran.sort(key=lambda it: -it.value)
            field = ran[: (len(ran) + 1) // 2]
        return field[0]

    def _spent(self) -> float:
        """Return the share of the rounds or of the seconds that has gone."""
        spent = self._done / max(1, self._iterations)
        if self._seconds is not None and self._seconds > 0.0:
            spent = max(spent, (monotonic() - self._began) / self._seconds)
        return spent

    def _anneal(self, end: float, hot: float, cold: float, change_bed: int) -> None:
        """Ruin and recreate up to a share of all work, with an eye on the clock."""
        heat = self._state.heat
        heat[0] = hot * self._mean
        last = int(end * self._iterations)
        glance = _GLANCE_SECONDS
        if self._seconds is not None:
            glance = min(glance, self._seconds / _GLANCES)
        pace = 0.0
        while self._done < last:
            left = last - self._done
            if self._seconds is not None:
                # As many rounds as the seconds leave time for, at the pace so far.
                now = self._began + end * self._seconds - monotonic()
                if now <= 0.0:
                    break
                if pace > 0.0:
                    left = max(1, min(left, int(now / pace)))
            cooling = (cold * self._mean / heat[0]) ** (1 / left)
            chunk = min(left, self._chunk)
            began = monotonic()
            self._kernel.anneal(
                chunk, _MOST_OUT, change_bed, cooling, self._tables, self._state
            )
            took = monotonic() - began
            pace = took / chunk
            # The size of the chunks makes no difference to what is found.
            if chunk == self._chunk and not glance / 2 < took < glance * 2:
                self._chunk = chunk * 2 if took < glance else max(1, chunk // 2)
            self._done += chunk
            self._look_up()

    def _look_up(self) -> None:
        """Note and report a better chain, and see whether the time is over."""
        value = int(self._state.numbers[BEST])
        if value > self._value:
            self._value = value
            if value >= self._promised:
                self.best = self._chain()
                if self._report is not None:
                    self._report(self.best, self._done)
        if self._seconds is not None and monotonic() >= self._began + self._seconds:
            raise _OutOfTimeError

    def _chain(self) -> Chain:
        state, width = self._state, self._plain.width
        days = self._plain.days
        return tuple(
            Route(
                tuple(
                    int(it)
                    for it in state.best_stops[
                        day * width + 1 : day * width + 1 + state.best_length[day]
                    ]
                ),
                int(state.best_bed[day + 1]) if day < days - 1 else None,
            )
            for day in range(days)
        )

    def _put_down(self) -> _Present:
        state = self._state
        return _Present(
            int(state.numbers[NOW]),
            state.now_stops.copy(),
            state.now_length.copy(),
            state.now_bed.copy(),
        )

    def _take_up(self, present: _Present) -> None:
        state = self._state
        state.numbers[NOW] = present.value
        state.now_stops[:] = present.stops
        state.now_length[:] = present.length
        state.now_bed[:] = present.bed
        self._kernel.load(self._tables, state)


def _obstacles(instance: Instance) -> list[str]:
    """Say what of an instance this search cannot plan."""
    latest = max(instance.last_end_min, *(it.end_min for it in instance.days))
    found = []
    if instance.lunch.earliest_min < latest:
        found.append("lunch")
    if any(way > instance.timed_from_min for row in instance.way_min for way in row):
        found.append("scheduled connections")
    if any(it.moves for it in instance.stays):
        found.append("night services")
    if any(it >= 0 for it in instance.order):
        found.append("a sequence")
    return found


def _room(instance: Instance, number: int) -> int:
    """Return at most how many stops fit in a day."""
    day = instance.days[number]
    last = number == len(instance.days) - 1
    left = (instance.last_end_min if last else day.end_min) - day.start_min
    open_places = [
        it
        for it in instance.candidates
        if any(
            closes - opens >= instance.visit_min[it]
            for opens, closes in instance.windows[number][it]
        )
    ]
    ways = instance.way_min
    needs = sorted(
        instance.visit_min[there]
        + min((ways[here][there] for here in open_places if here != there), default=0)
        for there in open_places
    )
    room = 0
    for need in needs:
        left -= need
        if left < 0:
            break
        room += 1
    return min(room, day.max_stops)

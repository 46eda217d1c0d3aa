"""The run of a batch: orders out, results in, whatever happens to those who work."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    wait,
)
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

from tourlink.batch.executors import Crew
from tourlink.batch.folder import Folder
from tourlink.batch.grid import Order
from tourlink.batch.workshop import (
    Failed,
    Made,
    Result,
    Setup,
    failed,
    heading,
)
from tourlink.errors import ConfigError, TourlinkError

# An order that was in work when a worker died is tried again: first among others, and
# then alone, so that none is blamed for the death that another one caused.
_TRIES = 4
_TRIES_AMONG_OTHERS = 2


@dataclass(slots=True)
class Tally:
    """How far a run has come."""

    made: int = 0
    failed: int = 0
    kept: int = 0
    """There before, and sound."""
    kept_failed: int = 0
    """Failed before, and would again."""

    @property
    def done(self) -> int:
        return self.made + self.failed + self.kept + self.kept_failed

    @property
    def all_failed(self) -> int:
        """Orders without a package."""
        return self.failed + self.kept_failed


class _Task(NamedTuple):
    """An order, and how often it was begun."""

    order: Order
    tries: int = 0


def run(  # noqa: PLR0913  # all of it is one run
    wanted: Iterable[Order],
    folder: Folder,
    setup: Setup,
    crew: Crew,
    *,
    fail_fast: bool = False,
    report: Callable[[Tally], None] = lambda _: None,
) -> Tally:
    """
    Make what is wanted and not there yet; return what came of it.

    Parameters
    ----------
    fail_fast
        Stop at the first order that fails.
    report
        Told after each order.

    Raises
    ------
    OutputError
        If a package cannot be written; those before are there.
    """
    tally = Tally()
    results = work(_missing(wanted, folder, setup, tally, report), setup, crew)
    for result in results:
        folder.keep(result)
        if isinstance(result, Made):
            tally.made += 1
        else:
            tally.failed += 1
        report(tally)
        if fail_fast and tally.failed:
            results.close()
            break
    return tally


def _missing(
    wanted: Iterable[Order],
    folder: Folder,
    setup: Setup,
    tally: Tally,
    report: Callable[[Tally], None],
) -> Iterator[Order]:
    """Yield the orders of which there is nothing that could stay."""
    for order in wanted:
        record = folder.record(heading(order, setup))
        if record is not None and record["status"] == "failed" and record["lasting"]:
            tally.kept_failed += 1
        elif record is not None and record["status"] == "made" and folder.sound(record):
            tally.kept += 1
        else:
            yield order
            continue
        report(tally)


def work(
    orders: Iterable[Order], setup: Setup, crew: Crew
) -> Generator[Result, None, None]:
    """
    Hand out orders, a window at a time, and yield what comes back.

    When a worker dies, its executor is broken: a new one is opened, and the orders that
    were out are tried again.
    """
    team = _Team(setup, crew)
    coming = iter(orders)
    again: deque[_Task] = deque()
    out: dict[Future[Result], _Task] = {}
    try:
        while True:
            while task := _next(coming, again, out, crew.window):
                out[team.submit(task.order)] = task._replace(tries=task.tries + 1)
            if not out:
                return
            done, _ = wait(out, return_when=FIRST_COMPLETED)
            for future in [it for it in out if it in done]:
                task = out.pop(future)
                result = team.result(future, task)
                if result is None:
                    again.append(task)
                else:
                    yield result
    finally:
        for future in out:
            future.cancel()
        team.dismiss()


def _next(
    coming: Iterator[Order],
    again: deque[_Task],
    out: dict[Future[Result], _Task],
    window: int,
) -> _Task | None:
    """Return what to hand out now, or None to wait for what is out."""
    if any(it.tries > _TRIES_AMONG_OTHERS for it in out.values()):
        return None
    if again:
        suspect = again[0].tries >= _TRIES_AMONG_OTHERS
        full = len(out) >= (1 if suspect else window)
        return None if full else again.popleft()
    if len(out) >= window:
        return None
    order = next(coming, None)
    return None if order is None else _Task(order)


class _Team:
    """The executor in use, and its successors."""

    def __init__(self, setup: Setup, crew: Crew) -> None:
        self._setup = setup
        self._crew = crew
        self._executor: Executor | None = None

    def submit(self, order: Order) -> "Future[Result]":
        """Hand an order to whoever is there, or to successors."""
        if self._executor is not None:
            # One that broke a moment ago takes no orders.
            with suppress(BrokenExecutor):
                return self._executor.submit(self._crew.work, order)
            self.dismiss()
        self._executor = self._crew.open()
        return self._executor.submit(self._crew.work, order)

    def result(self, future: "Future[Result]", task: _Task) -> Result | None:
        """Return what came back, or None where the order is to be tried again."""
        try:
            error = future.exception()
        except CancelledError:
            raise ConfigError(
                "the scheduler is gone, and its workers with it",
                hint="what is there is whole; go on with --resume",
            ) from None
        if error is None:
            return future.result()
        # What is missing on a worker is no fault of the order: it ends the run.
        if not isinstance(error, Exception) or isinstance(error, TourlinkError):
            raise error
        if not isinstance(error, BrokenExecutor):
            return self._lost(task, error)
        if task.tries < _TRIES:
            return None
        return self._lost(task, error)

    def _lost(self, task: _Task, error: Exception) -> Failed:
        hint = "the workers that made it died; is there too little memory?"
        return failed(task.order, self._setup, error, hint=hint, lasting=False)

    def dismiss(self) -> None:
        """Let go of those who work; what they still do is nobody's."""
        if self._executor is not None:
            self._executor.shutdown(wait=False)
            self._executor = None

"""
Who makes the packages: this process, processes of this machine, or a Dask cluster.

All are `concurrent.futures.Executor`, set up with the same `Setup`, and give back the
bytes of files; only the parent writes.
"""

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, NamedTuple, ParamSpec, TypeVar

from tourlink.batch.grid import Order
from tourlink.batch.workshop import (
    Result,
    Setup,
    ignore_interrupts,
    prepare,
    produce,
)
from tourlink.errors import ConfigError, MissingExtraError

P = ParamSpec("P")
T = TypeVar("T")

_AHEAD = 2  # orders that wait for each worker, so that none waits for an order
_DASK_RETRIES = 2  # of orders that raise; those of lost workers are Dask's own
_CONNECT_S = "10s"


class Crew(NamedTuple):
    """
    Those who work.

    Attributes
    ----------
    open
        Returns an executor that is set up; called again when one has broken.
    window
        Orders to hand out at a time.
    work
        What is done with each.
    """

    open: Callable[[], Executor]
    window: int
    work: Callable[[Order], Result] = produce


def workers() -> int:
    """Return the number of processors that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def local(setup: Setup, jobs: int) -> Crew:
    """Return a crew of processes; of this very process for one job."""
    if jobs == 1:
        return Crew(lambda: Alone(setup), 1)
    # Spawned on all systems, so that they behave alike, and that no worker inherits
    # the lock on the folder.
    context = multiprocessing.get_context("spawn")
    # Threads of numpy in each would only be in the way of the other processes.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

    def hire() -> Executor:
        return ProcessPoolExecutor(
            jobs, mp_context=context, initializer=_begin, initargs=(setup,)
        )

    return Crew(hire, _AHEAD * jobs)


@contextmanager
def cluster(setup: Setup, scheduler: str) -> Iterator[Crew]:
    """
    Yield a crew of the workers of a Dask scheduler, now and to come.

    Raises
    ------
    MissingExtraError
        If Dask is not installed.
    ConfigError
        If the scheduler does not answer.
    """
    try:
        import distributed  # noqa: PLC0415  # an extra

        from tourlink.batch.dask_plugin import SetUp  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise MissingExtraError(
            f"a scheduler needs {error.name}, which is not installed",
            hint="pip install 'tourlink[cluster]'",
        ) from error
    connect: Any = distributed.Client  # it has no types
    try:
        client = connect(scheduler, timeout=_CONNECT_S)
    except (OSError, ValueError) as error:
        raise ConfigError(
            f"there is no scheduler at {scheduler}: {error}",
            hint="start one with: dask scheduler",
        ) from None
    with client:
        client.register_plugin(SetUp(setup))
        threads = sum(client.nthreads().values())
        yield Crew(
            lambda: client.get_executor(pure=False, retries=_DASK_RETRIES),
            _AHEAD * max(threads, 1),
        )


class Alone(Executor):
    """Does the work in this process, when it is handed out."""

    def __init__(self, setup: Setup) -> None:
        prepare(setup)

    def submit(
        self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs
    ) -> Future[T]:
        done: Future[T] = Future()
        try:
            done.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001  # as executors do
            done.set_exception(error)
        return done


def _begin(setup: Setup) -> None:
    """Set a worker up."""
    ignore_interrupts()
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    prepare(setup)


def _end_with(parent: Any) -> None:
    """End this worker with its parent, who may be killed without a word."""
    parent.join()
    os._exit(1)

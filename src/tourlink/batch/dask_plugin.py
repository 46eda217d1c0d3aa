"""What sets up each worker of a Dask cluster, also those that join later."""

from distributed import Worker, WorkerPlugin

from tourlink.batch.workshop import Setup, prepare


class SetUp(WorkerPlugin):
    """Carries the setup to the workers, so that they share no disk with anyone."""

    name = "tourlink"

    def __init__(self, setup: Setup) -> None:
        self._setup = setup

    def setup(self, worker: Worker) -> None:  # noqa: ARG002  # Dask's signature
        prepare(self._setup)

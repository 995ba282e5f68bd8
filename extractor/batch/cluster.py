"""The workers of a Dask cluster, who extract from the same tasks by the same function."""

from __future__ import annotations

import asyncio
import queue
import re
import socket
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from extractor import __version__
from extractor.batch.shards import extract_shard
from extractor.batch.workers import TIMEOUT, Outcome, Task, in_seconds, time_limit
from extractor.errors import InputError, WorkerError

if TYPE_CHECKING:
    from distributed import Client, Future

CONNECT: Final = 30.0  # seconds to reach the scheduler and find a worker there
LEAVE: Final = 5.0  # seconds to leave a scheduler that may be gone
_ADDRESS: Final = re.compile(r"(?:(?:tcp|tls|ws|wss|ucx)://)?(?:\[([0-9A-Fa-f:.]+)\]|([\w.-]+)):(\d{1,5})/?")
_LOOK: Final = 1.0  # seconds between two looks for workers that hang


class Cluster:
    """As many tasks at a time as the cluster has threads, each within its time; a hung worker is restarted.

    Dask itself gives the task of a worker that died to another, and gives up on one that several have died of.
    """

    def __init__(self, address: str, model: str | Path | None, timeout: float = TIMEOUT) -> None:
        """Connects to a scheduler. Raises WorkerError where there is none, or none of its workers can work."""
        reach(address)
        from distributed import Client

        self._model = None if model is None else str(model)
        self._timeout = timeout
        self._outcomes: queue.SimpleQueue[Outcome | BaseException] = queue.SimpleQueue()
        self._running: dict[Future[Any], tuple[Task, float]] = {}
        self._client: Client = Client(address, timeout=CONNECT, set_as_default=False)
        try:
            self._client.wait_for_workers(1, timeout=CONNECT)
            versions = self._client.run(_version)
        except (OSError, TimeoutError, ValueError, ImportError) as error:
            self._client.close(timeout=LEAVE)
            raise WorkerError(_nobody(address, error)) from error
        if others := {found for found in versions.values() if found != __version__}:
            self._client.close(timeout=LEAVE)
            raise WorkerError(
                f"workers at {address} have version {', '.join(others)} of this package, not {__version__}"
            )

    @property
    def capacity(self) -> int:
        """How many tasks the cluster can do at a time, which changes as workers come and go."""
        return max(1, sum(int(threads) for threads in self._client.nthreads().values()))

    def submit(self, task: Task) -> None:
        """Takes a task."""
        future = self._client.submit(extract_shard, task.captions, self._model, pure=False)
        self._running[future] = task, time.monotonic() + time_limit(self._timeout, len(task.captions))
        future.add_done_callback(self._take)

    def wait(self) -> Outcome:
        """The next outcome there is. Raises WorkerError where the cluster is gone."""
        while True:
            with suppress(queue.Empty):
                outcome = self._outcomes.get(timeout=_LOOK)
                if isinstance(outcome, BaseException):
                    raise WorkerError(f"the cluster failed: {outcome}; the same command goes on") from outcome
                return outcome
            if self._client.status != "running":
                raise WorkerError("the Dask scheduler is gone; start it, and give the same command again to go on")
            self._end_late()

    def close(self) -> None:
        """Takes back what is not done, and leaves."""
        with suppress(OSError, TimeoutError):
            self._client.cancel(list(self._running), force=True)
        self._client.close(timeout=LEAVE)

    def _take(self, future: Future[Any]) -> None:
        from distributed.scheduler import KilledWorker

        task, _ = self._running.pop(future, (None, 0.0))
        if task is None:
            return  # it took too long, which has been told
        try:
            self._outcomes.put(Outcome(task, future.result()))
        except KilledWorker:
            self._outcomes.put(Outcome(task, fault="died"))
        except BaseException as error:  # told where the run waits for it
            self._outcomes.put(error)

    def _end_late(self) -> None:
        """Takes back tasks that have had their time, and restarts the workers that hang on them."""
        now = time.monotonic()
        late = {future: task for future, (task, end) in list(self._running.items()) if now > end}
        if not late:
            return
        keys = {future.key for future in late}
        hung = [worker for worker, tasks in self._client.processing().items() if keys & set(tasks)]
        for future, task in late.items():
            if self._running.pop(future, None) is not None:
                limit = time_limit(self._timeout, len(task.captions))
                self._outcomes.put(Outcome(task, fault=f"took longer than {in_seconds(limit)}"))
        self._client.cancel(list(late), force=True)
        if hung:
            self._client.restart_workers(hung, raise_for_error=False)


def reach(address: str) -> None:
    """Makes sure that a Dask scheduler answers at an address, before any work starts.

    Raises InputError for what is no address, WorkerError where Dask is not installed or nobody answers.
    """
    parts = _ADDRESS.fullmatch(address)
    if parts is None or not 0 < int(parts[3]) < 1 << 16:
        raise InputError(
            f"{address!r} is no address of a Dask scheduler; give the one it prints, such as tcp://10.0.0.1:8786"
        )
    try:
        from distributed.comm.core import connect
    except ImportError as error:
        raise WorkerError("no Dask here; pip install caption-extractor[cluster]") from error

    async def shake_hands() -> None:
        comm = await connect(address, timeout=CONNECT)
        await comm.close()

    try:
        # Dask itself would call at a closed door until the time is up.
        socket.create_connection((parts[1] or parts[2], int(parts[3])), timeout=CONNECT).close()
        asyncio.run(asyncio.wait_for(shake_hands(), CONNECT))
    except (OSError, TimeoutError, ValueError) as error:
        raise WorkerError(_nobody(address, error)) from error


def _nobody(address: str, error: Exception) -> str:
    why = (isinstance(error, OSError) and error.strerror) or str(error) or "nobody answers in time"
    return f"no workers of a Dask scheduler at {address}: {why}; start them first"


def _version() -> str:
    """The version of this package where it runs, which must find the same as here."""
    return __version__

"""The workers of a Dask cluster, who extract from the same tasks by the same function."""

from __future__ import annotations

import asyncio
import queue
import re
import socket
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from extractor.batch.shards import extract_shard
from extractor.batch.versions import versions_of
from extractor.batch.workers import TIMEOUT, Outcome, Task, in_seconds, time_limit
from extractor.errors import ExtractorError, InputError, WorkerError
from extractor.frames import Headed, pipeline

if TYPE_CHECKING:
    from distributed import Client, Future

CONNECT: Final = 30.0  # seconds to reach the scheduler and find a worker there
LEAVE: Final = 5.0  # seconds to leave a scheduler that may be gone
_ADDRESS: Final = re.compile(r"(?:(?:tcp|tls|ws|wss|ucx)://)?(?:\[([0-9A-Fa-f:.]+)\]|([\w.-]+)):(\d{1,5})/?")
_REMEDY: Final = "install the same package and model there as here, and start the workers again"
_LOOK: Final = 1.0  # seconds between two looks for workers that hang


class Cluster:
    """As many tasks at a time as the cluster has threads, each within its time; a hung worker is restarted.

    Dask itself gives the task of a worker that died to another, and gives up on one that several have died of.
    """

    def __init__(self, address: str, model: str | Path | None, timeout: float = TIMEOUT) -> None:
        """Connects to a scheduler. Raises WorkerError where there is none, or a worker there cannot do the same work.

        The ledger keeps what workers find under the versions here, so theirs must be the same (`versions_of`); each
        worker looks before its tasks, as one may come later.
        """
        reach(address)
        from distributed import Client

        self._model = None if model is None else str(model)
        self._versions = versions_of(self._model, pipeline(self._model))
        self._timeout = timeout
        self._outcomes: queue.SimpleQueue[Outcome | BaseException] = queue.SimpleQueue()
        self._running: dict[Future[Any], tuple[Task, float]] = {}
        self._client: Client = Client(address, timeout=CONNECT, set_as_default=False)
        try:
            self._client.wait_for_workers(1, timeout=CONNECT)
            found = self._client.run(versions_here, self._model)
        except (OSError, TimeoutError, ValueError, ImportError) as error:
            self._client.close(timeout=LEAVE)
            raise WorkerError(_nobody(address, error)) from error
        except (ExtractorError, AttributeError) as error:  # no such model there, or a package without that function
            self._client.close(timeout=LEAVE)
            raise WorkerError(f"workers at {address} cannot do the work: {error}; {_REMEDY}") from error
        for worker, versions in found.items():
            if others := list_differences(self._versions, versions):
                self._client.close(timeout=LEAVE)
                raise WorkerError(f"the worker {worker} has {others}; {_REMEDY}")

    @property
    def capacity(self) -> int:
        """How many tasks the cluster can do at a time, which changes as workers come and go."""
        return max(1, sum(int(threads) for threads in self._client.nthreads().values()))

    def submit(self, task: Task) -> None:
        """Takes a task."""
        future = self._client.submit(extract_alike, task.captions, self._model, self._versions, pure=False)
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


@cache  # as long as the process keeps the pipeline itself
def versions_here(model: str | None) -> dict[str, Any]:
    """The versions of package, libraries, model and rules where this runs (`versions_of`)."""
    return versions_of(model, pipeline(model))


def list_differences(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> str:
    """What of a worker's versions is not as here; "" where all is.

    >>> list_differences({"package": "1.0", "rules": "ab"}, {"package": "1.1", "rules": "cd"})
    'package 1.1 in place of 1.0, other rules'
    """
    differ = {name: theirs.get(name) for name, version in ours.items() if theirs.get(name) != version}
    return ", ".join(
        f"another {name}" if name == "model" else f"other {name}" if name == "rules"
        else f"{name} {version} in place of {ours[name]}"
        for name, version in differ.items()
    )  # fmt: skip


def extract_alike(captions: Sequence[Headed], model: str | None, versions: Mapping[str, Any]) -> bytes:
    """What `extract_shard` gives. Raises WorkerError where the versions here are not those asked for."""
    if others := list_differences(versions, versions_here(model)):
        raise WorkerError(f"the worker at {socket.gethostname()} has {others}; {_REMEDY}")
    return extract_shard(captions, model)

"""Who extracts: this process, or fresh ones beside it that may die or hang without harm to the run.

A worker is a new interpreter (nothing is forked, and nobody's main module runs twice) that loads the model once, reads
the captions of a task from its standard input and answers with the bytes of their table.
"""

from __future__ import annotations

import gc
import os
import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, Protocol, cast

from extractor.batch.shards import extract_shard
from extractor.errors import WorkerError
from extractor.frames import Headed

if TYPE_CHECKING:
    from spacy.language import Language

TIMEOUT: Final = 300.0  # seconds for a shard of a thousand captions, which takes one or two: a hang, no slow machine
STARTS: Final = 3  # a system short of memory kills a worker as it loads, and has room for it a moment later
START_PAUSE: Final = 1.0  # seconds before a worker is started again
LAST_WORDS: Final = 5.0  # seconds in which a worker that ends itself may say why, before it is killed
START_TIMEOUT: Final = 300.0  # seconds to import and load the model, on a cold and busy disk
_KILLED: Final = "died (signal"  # how the fault of a worker begins that was killed, not one that ended itself
_LONG: Final = 10.0  # seconds; decimals of a longer time say nothing
_SERVE: Final = "from extractor.batch.workers import serve; serve()"
_ONE_THREAD: Final = dict.fromkeys(
    ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1"
)  # the workers are as many as the cores; threads of their own would only be in one another's way


@dataclass(frozen=True, slots=True)
class Task:
    """Captions `start` to `stop` of a shard to extract from: all, or a part that is suspected. `tried` counts."""

    key: str
    start: int
    stop: int
    captions: tuple[Headed, ...]
    tried: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """The table of a task as bytes, or the fault for which there is none: its worker died or hung."""

    task: Task
    table: bytes = b""
    fault: str | None = None


class Executor(Protocol):
    """Whoever extracts from tasks, outcomes in any order."""

    @property
    def capacity(self) -> int:
        """How many tasks it takes at a time."""

    def submit(self, task: Task) -> None:
        """Takes a task."""

    def wait(self) -> Outcome:
        """The next outcome there is. Raises WorkerError where no worker can work."""

    def close(self) -> None:
        """Ends all work at once."""


class Here:
    """This process itself."""

    capacity = 1

    def __init__(self, nlp: Language) -> None:
        """Extracts with a pipeline that is loaded already."""
        self._nlp = nlp
        self._tasks: list[Task] = []

    def submit(self, task: Task) -> None:
        """Takes a task."""
        self._tasks.append(task)

    def wait(self) -> Outcome:
        """Does the task."""
        task = self._tasks.pop()
        return Outcome(task, extract_shard(task.captions, self._nlp))

    def close(self) -> None:
        """Nothing is left to end."""


class Workers:
    """Processes on this machine, each replaced when it dies or takes longer than `timeout` seconds."""

    def __init__(self, count: int, model: str | Path | None, timeout: float = TIMEOUT) -> None:
        """Starts `count` of them."""
        self.capacity = count + 1  # one task waits, so that nobody idles while an outcome is written
        self._model, self._timeout = model, timeout
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._outcomes: queue.SimpleQueue[Outcome | BaseException] = queue.SimpleQueue()
        self._running: set[subprocess.Popen[bytes]] = set()
        self._closed = threading.Event()
        self._threads = [threading.Thread(target=self._drive, daemon=True) for _ in range(count)]
        for thread in self._threads:
            thread.start()

    def submit(self, task: Task) -> None:
        """Takes a task."""
        self._tasks.put(task)

    def wait(self) -> Outcome:
        """The next outcome there is. Raises WorkerError where no worker can be started."""
        outcome = self._outcomes.get()
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    def close(self) -> None:
        """Kills the workers; what they had in hand is lost."""
        self._closed.set()
        for process in list(self._running):
            process.kill()
        for _ in self._threads:
            self._tasks.put(None)
        for thread in self._threads:
            thread.join()

    @property
    def pids(self) -> list[int]:
        """The ids of the processes that are running now."""
        return [process.pid for process in list(self._running)]

    def _drive(self) -> None:
        """One worker's life, and those of its successors: a task in, an outcome out."""
        process: subprocess.Popen[bytes] | None = None
        try:
            process = self._start()
            while (task := self._tasks.get()) is not None and not self._closed.is_set():
                process = process or self._start()
                table, fault = _ask(process, task.captions, time_limit(self._timeout, len(task.captions)))
                self._outcomes.put(Outcome(task, table, fault))
                if fault is not None:
                    self._end(process)
                    process = None
        except BaseException as error:  # whatever it is, the run must hear of it, not wait for ever
            if not self._closed.is_set():
                self._outcomes.put(error)
        finally:
            if process is not None:
                self._end(process)

    def _start(self) -> subprocess.Popen[bytes]:
        """A worker that is ready; one that is killed as it loads is started again, `STARTS` times in all."""
        for starts in range(1, STARTS + 1):
            process, fault = self._try_to_start()
            if fault is None:
                return process
            if starts == STARTS or not fault.startswith(_KILLED) or self._closed.wait(START_PAUSE):
                break
        again = f", {starts} times" if starts > 1 else ""
        raise WorkerError(
            f"a worker {fault}{again} before it could work; see what it said above, or, where memory is short, "
            "give fewer --workers"
        )

    def _try_to_start(self) -> tuple[subprocess.Popen[bytes], str | None]:
        """A worker that has loaded the model, or has ended, and why."""
        environment = {**os.environ, **_ONE_THREAD, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        process = subprocess.Popen(
            [sys.executable, "-c", _SERVE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            start_new_session=True,  # Ctrl-C reaches the run alone, which then ends its workers
        )
        self._running.add(process)
        if self._closed.is_set():
            process.kill()
        _, fault = _ask(process, self._model, START_TIMEOUT)
        if fault is not None:
            self._end(process)
        return process, fault

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        process.kill()
        for stream in (process.stdin, process.stdout):
            with suppress(OSError):
                cast(IO[bytes], stream).close()
        process.wait()
        self._running.discard(process)


def time_limit(timeout: float, captions: int) -> float:
    """Seconds that a task may take: what `timeout` gives a thousand captions, but a tenth of it at the least."""
    return timeout * max(captions / 1_000, 0.1)


def in_seconds(seconds: float) -> str:
    """A time in words, short ones with their decimals.

    >>> in_seconds(300.0), in_seconds(0.1), in_seconds(0.0042), in_seconds(2.5)
    ('300 s', '0.1 s', '0.0042 s', '2.5 s')
    """
    return f"{seconds:,.0f} s" if seconds >= _LONG else f"{seconds:.2g} s"


def _ask(process: subprocess.Popen[bytes], question: Any, seconds: float) -> tuple[bytes, str | None]:
    """A worker's answer, or what became of the worker."""
    late = threading.Event()

    def stop() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(seconds, stop)
    timer.start()
    try:
        channel = cast(IO[bytes], process.stdin)
        pickle.dump(question, channel)
        channel.flush()
        return pickle.load(cast(IO[bytes], process.stdout)), None
    except (OSError, EOFError, pickle.UnpicklingError):
        with suppress(subprocess.TimeoutExpired):
            process.wait(LAST_WORDS)
        process.kill()
        code = process.wait()
        if late.is_set():
            return b"", f"took longer than {in_seconds(seconds)}"
        return b"", f"{_KILLED} {-code})" if code < 0 else f"died (exit status {code})"
    finally:
        timer.cancel()


def serve() -> None:
    """A worker's whole life: the model, then task after task, until its standard input ends."""
    from extractor.frames import pipeline

    questions, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand between the answers
    model = pickle.load(questions)
    pipeline(model)
    gc.collect()
    gc.freeze()  # what was loaded stays: looking through it again and again takes 7% of the time
    answer: bytes = b""
    with suppress(EOFError, BrokenPipeError):
        while True:
            pickle.dump(answer, answers)
            answers.flush()
            captions: Sequence[Headed] = pickle.load(questions)
            answer = extract_shard(captions, model)

"""What a long command says while it works, on standard error: a bar on a terminal, plain or JSON lines elsewhere."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

PLAIN_SECONDS: Final = 60.0  # between two plain lines of one stage: the log of a night stays readable, and shows life
JSON_SECONDS: Final = 10.0  # between two JSON lines of one stage, which machines read
_ROUND: Final = 10  # of a pace below it a decimal is told: 0.4 documents a second are no standstill

Tell = Callable[..., None]
Clock = Callable[[], float]


@dataclass(slots=True)
class Pace:
    """How fast a stage goes, by what was done since it began: what an earlier run did counts for nothing.

    Failures count on from stage to stage.
    """

    clock: Clock
    stage: str | None = None
    _since: float = 0.0
    _begun: int = 0
    _failed: int = 0
    _failed_before: int = 0

    def take(self, stage: str, done: int, facts: Mapping[str, Any]) -> tuple[float | None, dict[str, Any]]:
        """What is done in a second, None while that cannot be told, and the facts with all failures so far."""
        if stage != self.stage:
            self.stage, self._since, self._begun = stage, self.clock(), facts.get("begun", 0)
            self._failed_before, self._failed = self._failed_before + self._failed, 0
        seconds = self.clock() - self._since
        rate = (done - self._begun) / seconds if seconds > 0 and done > self._begun else None
        if "failures" not in facts:
            return rate, dict(facts)
        self._failed = facts["failures"]
        return rate, {**facts, "failures": self._failed_before + self._failed}


@contextmanager
def progress_shown(*, as_json: bool = False) -> Iterator[Tell]:
    """A function to call with (stage, done, total) as work goes on; `total` None where it is unknown.

    It takes more facts by name: captions, shards and shards_total, failures (of this stage), and begun, which is how
    much was done at the start. What a stage counts is the last word of its name, as in "reading documents".
    """
    if as_json:
        yield json_lines()
        return
    if not sys.stderr.isatty():
        yield plain_lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
        TextColumn("{task.fields[facts]}"),
    )  # fmt: skip
    pace = Pace(time.monotonic)
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def tell(stage: str, done: int = 0, total: int | None = None, **facts: int) -> None:
            if stage not in tasks:
                for task in tasks.values():
                    bars.stop_task(task)
                tasks[stage] = bars.add_task(stage, total=total, facts="")
            rate, known = pace.take(stage, done, facts)
            told = ", ".join(_told(stage, known, rate, done, total))
            bars.update(tasks[stage], completed=done, total=total, facts=told)

        yield tell


def plain_lines(clock: Clock = time.monotonic) -> Tell:
    """A line when a stage begins, one every `PLAIN_SECONDS` as it goes on, and one when all of it is done."""
    pace, is_due = Pace(clock), _due(clock, PLAIN_SECONDS)

    def tell(stage: str, done: int = 0, total: int | None = None, **facts: int) -> None:
        rate, known = pace.take(stage, done, facts)
        if is_due(stage, done == total):
            counts = f"{done:,} of {total:,}" if total is not None else f"{done:,}" if done else ""
            told = ", ".join(filter(None, [counts, *_told(stage, known, rate, done, total)]))
            print(f"{stage}: {told}" if told else stage, file=sys.stderr, flush=True)

    return tell


def json_lines(clock: Clock = time.monotonic) -> Tell:
    """An object a line: time, stage, done, total, what a second does, seconds left, and every other fact.

    A line when a stage begins, one every `JSON_SECONDS` as it goes on, and one when all of it is done.
    """
    pace, is_due = Pace(clock), _due(clock, JSON_SECONDS)

    def tell(stage: str, done: int = 0, total: int | None = None, **facts: Any) -> None:
        rate, known = pace.take(stage, done, facts)
        if not is_due(stage, done == total):
            return
        left = None if rate is None or total is None else round((total - done) / rate)
        row = {
            "time": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
            "stage": stage,
            "done": done,
            "total": total,
            "per_second": rate and round(rate, 1),
            "seconds_left": left,
            **known,
        }
        print(json.dumps(row), file=sys.stderr, flush=True)

    return tell


def _due(clock: Clock, seconds: float) -> Callable[[str, bool], bool]:
    """Says whether a stage is to be told of: when it is new, again after some seconds, and once when it is done."""
    current: str | None = None
    last, ended = 0.0, False

    def is_due(stage: str, is_done: bool) -> bool:
        nonlocal current, last, ended
        if stage == current and (ended or not is_done) and clock() - last < seconds:
            return False
        current, last, ended = stage, clock(), is_done
        return True

    return is_due


def _told(stage: str, facts: Mapping[str, int], rate: float | None, done: int, total: int | None) -> Iterator[str]:
    """What else there is to say of a stage: its pace, the time left, captions, shards, failures."""
    if rate is not None:
        _, _, counted = stage.rpartition(" ")
        yield f"{rate:,.{0 if rate >= _ROUND else 1}f} {counted}/s"
        if total is not None and total > done:
            yield f"{_as_time((total - done) / rate)} left"
    if facts.get("captions"):
        yield f"{facts['captions']:,} caption{'s' * (facts['captions'] != 1)} found"
    if facts.get("shards_total"):
        yield f"shard {facts['shards']:,} of {facts['shards_total']:,}"
    if "failures" in facts:
        yield f"{facts['failures']:,} failed"


def _as_time(seconds: float) -> str:
    """Seconds as hours, minutes and seconds.

    >>> _as_time(59.6), _as_time(3_725)
    ('1:00', '1:02:05')
    """
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"

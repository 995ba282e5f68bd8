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

Tell = Callable[..., None]
Clock = Callable[[], float]


@dataclass(slots=True)
class Pace:
    """How fast a stage goes, by what was done since it began: what an earlier run did counts for nothing."""

    clock: Clock
    stage: str | None = None
    _since: float = 0.0
    _begun: int = 0

    def rate(self, stage: str, done: int, begun: int) -> float | None:
        """What is done in a second, None while that cannot be told."""
        if stage != self.stage:
            self.stage, self._since, self._begun = stage, self.clock(), begun
        seconds = self.clock() - self._since
        return (done - self._begun) / seconds if seconds > 0 and done > self._begun else None


@contextmanager
def progress_shown(*, as_json: bool = False) -> Iterator[Tell]:
    """A function to call with (stage, done, total) as work goes on; `total` None where it is unknown.

    It takes more facts by name: shards and shards_total, failures, and begun, which is how much was done at the start.
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
            rate = pace.rate(stage, done, facts.get("begun", 0))
            bars.update(tasks[stage], completed=done, total=total, facts=", ".join(_told(facts, rate, done, total)))

        yield tell


def plain_lines(clock: Clock = time.monotonic) -> Tell:
    """A line when a stage begins, and one every `PLAIN_SECONDS` as it goes on."""
    pace, is_due = Pace(clock), _due(clock, PLAIN_SECONDS)

    def tell(stage: str, done: int = 0, total: int | None = None, **facts: int) -> None:
        rate = pace.rate(stage, done, facts.get("begun", 0))
        if is_due(stage):
            counts = " of ".join(f"{count:,}" for count in (done, total) if count)
            told = ", ".join(filter(None, [counts, *_told(facts, rate, done, total)]))
            print(f"{stage}: {told}" if told else stage, file=sys.stderr, flush=True)

    return tell


def json_lines(clock: Clock = time.monotonic) -> Tell:
    """An object a line: time, stage, done, total, what a second does, seconds left, and every other fact."""
    pace, is_due = Pace(clock), _due(clock, JSON_SECONDS)

    def tell(stage: str, done: int = 0, total: int | None = None, **facts: Any) -> None:
        rate = pace.rate(stage, done, facts.get("begun", 0))
        if not is_due(stage):
            return
        left = None if rate is None or total is None else round((total - done) / rate)
        row = {
            "time": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
            "stage": stage,
            "done": done,
            "total": total,
            "per_second": rate and round(rate, 1),
            "seconds_left": left,
            **facts,
        }
        print(json.dumps(row), file=sys.stderr, flush=True)

    return tell


def _due(clock: Clock, seconds: float) -> Callable[[str], bool]:
    """Says whether a stage is to be told of: when it is new, and again after some seconds."""
    current: str | None = None
    last = 0.0

    def is_due(stage: str) -> bool:
        nonlocal current, last
        if stage == current and clock() - last < seconds:
            return False
        current, last = stage, clock()
        return True

    return is_due


def _told(facts: Mapping[str, int], rate: float | None, done: int, total: int | None) -> Iterator[str]:
    """What else there is to say of a stage: its pace, the time left, shards, failures."""
    if rate is not None:
        yield f"{rate:,.0f}/s"
        if total is not None and total > done:
            yield f"{_as_time((total - done) / rate)} left"
    if facts.get("shards_total"):
        yield f"shard {facts['shards']:,} of {facts['shards_total']:,}"
    if facts.get("failures"):
        yield f"{facts['failures']:,} failed"


def _as_time(seconds: float) -> str:
    """Seconds as hours, minutes and seconds.

    >>> _as_time(59.6), _as_time(3_725)
    ('1:00', '1:02:05')
    """
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"

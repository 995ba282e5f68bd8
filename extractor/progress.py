"""What a long command says while it works, on standard error: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

PLAIN_SECONDS: Final = 10.0  # between two plain lines of one stage: a log stays readable, and shows life

Tell = Callable[..., None]


@contextmanager
def progress_shown() -> Iterator[Tell]:
    """A function to call with (stage, done, total) as work goes on; `total` None where it is unknown."""
    if not sys.stderr.isatty():
        yield plain_lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def tell(stage: str, done: int = 0, total: int | None = None) -> None:
            if stage not in tasks:
                for task in tasks.values():
                    bars.stop_task(task)
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield tell


def plain_lines(clock: Callable[[], float] = time.monotonic) -> Tell:
    """A line when a stage begins, and one every `PLAIN_SECONDS` as it goes on."""
    current: str | None = None
    last = 0.0

    def tell(stage: str, done: int = 0, total: int | None = None) -> None:
        nonlocal current, last
        if stage == current and clock() - last < PLAIN_SECONDS:
            return
        counts = [f"{count:,}" for count in (done, total) if count]
        print(": ".join([stage, " of ".join(counts)] if counts else [stage]), file=sys.stderr, flush=True)
        current, last = stage, clock()

    return tell

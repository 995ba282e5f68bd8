"""Shards through an executor: what fails is tried again and narrowed down."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence
from typing import Final

import pyarrow as pa

from extractor.batch.headed import HeadedCaptions
from extractor.batch.ledger import Ledger
from extractor.batch.reading import Progress
from extractor.batch.shards import Shard, count_faults, faulty, from_bytes, to_bytes
from extractor.batch.workers import Executor, Outcome, Task

STAGE: Final = "extracting from captions"


def extract_shards(
    missing: Sequence[Shard], captions: HeadedCaptions, ledger: Ledger, executor: Executor, progress: Progress
) -> None:
    """Has the missing shards done and written, in whatever order they come back; `captions` are those of all shards.

    A shard whose worker dies or hangs is tried once more, then in halves, down to the caption that does it, which
    becomes a row with its fault.
    """
    fresh, again = deque(missing), deque[Task]()
    shard_of = {shard.key: shard for shard in missing}
    parts: defaultdict[str, list[tuple[int, pa.Table]]] = defaultdict(list)
    total = len(captions)
    begun = done = total - sum(map(len, missing))
    shards = failures = running = 0

    def tell() -> None:
        progress(STAGE, done, total, shards=shards, shards_total=len(missing), failures=failures, begun=begun)

    tell()
    while fresh or again or running:
        while (fresh or again) and running < executor.capacity:
            if again:
                task = again.popleft()
            else:
                shard = fresh.popleft()
                task = Task(shard.key, 0, len(shard), tuple(captions.take(shard.places)))
                ledger.note({"begun": task.key})
            executor.submit(task)
            running += 1
        outcome = executor.wait()
        running -= 1
        shard = shard_of[outcome.task.key]
        if outcome.fault is None and len(outcome.task.captions) == len(shard):
            content = outcome.table
        elif outcome.fault is not None and (narrower := _narrowed(outcome)):
            again.extendleft(reversed(narrower))
            continue
        else:
            table = _table_of(outcome)
            parts[shard.key].append((outcome.task.start, table))
            if sum(len(each) for _, each in parts[shard.key]) < len(shard):
                continue
            content = to_bytes(pa.concat_tables(each for _, each in sorted(parts.pop(shard.key), key=_start)))
        ledger.write(shard, content)
        shards += 1
        failures += count_faults(content)
        done += len(shard)
        tell()


def _table_of(outcome: Outcome) -> pa.Table:
    if outcome.fault is None:
        return from_bytes(outcome.table)
    return faulty(_deadly(outcome.fault), outcome.task.captions[0])


def _start(part: tuple[int, pa.Table]) -> int:
    return part[0]


def _narrowed(outcome: Outcome) -> list[Task]:
    """The tasks in place of one that failed; none where it is a single caption that has failed before."""
    task = outcome.task
    if not task.tried:
        return [Task(task.key, task.start, task.stop, task.captions, 1)]
    if len(task.captions) == 1:
        return []
    half = len(task.captions) // 2
    middle = task.start + half
    return [
        Task(task.key, task.start, middle, task.captions[:half], 1),
        Task(task.key, middle, task.stop, task.captions[half:], 1),
    ]


def _deadly(fault: str) -> str:
    return f"the worker {fault} on it, again and again; mend or remove it"

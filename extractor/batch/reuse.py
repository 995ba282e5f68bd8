"""What earlier shards hold of a run's captions: rows are taken from there, and only what is new is extracted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pyarrow as pa

from extractor.batch.ledger import Ledger
from extractor.batch.reading import Progress
from extractor.batch.shards import Shard, cut_shards, to_bytes

if TYPE_CHECKING:
    from numpy.typing import NDArray

STAGE: Final = "putting together shards"


@dataclass(frozen=True, slots=True)
class Plan:
    """How the shards of a run come to be done: `missing` are to be extracted, `mixed` then made of rows of others.

    Row `row` of the shard `keys[holder]` is what is known, or will be, of the caption at each place of the run; holder
    -1 stands for none, which no caption of a mixed shard has.
    """

    missing: list[Shard]
    mixed: list[Shard]
    keys: list[str]
    holder: NDArray[np.int32]
    row: NDArray[np.int32]


def plan_shards(
    shards: Sequence[Shard], digests: NDArray[np.bytes_], ledger: Ledger, fingerprint: str, size: int
) -> Plan:
    """What to do for the shards of a run that the ledger lacks, each once; `digests` are those of its captions.

    One whose captions are all new is extracted as it is, so that a run that goes on has the shards that it would have
    had. The new captions of the others are cut into shards of their own, which the finished run needs no more.
    """
    lacking = list({shard.key: shard for shard in shards if not ledger.has(shard)}.values())
    nothing = np.empty(0, np.int32)
    if not lacking:
        return Plan([], [], [], nothing, nothing)
    keys, held = _held(ledger, {shard.key for shard in shards})
    if not keys:
        return Plan(lacking, [], [], nothing, nothing)
    holder, row = _find(digests, held)
    known = holder >= 0
    mixed = [shard for shard in lacking if known[shard.places].any()]
    missing = [shard for shard in lacking if not known[shard.places].any()]
    new = [place for shard in mixed for place in shard.places if not known[place]]
    for shard in cut_shards(digests[new], fingerprint, size):
        places = tuple(new[n] for n in shard.places)
        holder[list(places)] = len(keys)
        row[list(places)] = np.arange(len(places))
        keys.append(shard.key)
        missing.append(Shard(shard.key, places))
    return Plan(missing, mixed, keys, holder, row)


def _held(ledger: Ledger, leave_out: set[str]) -> tuple[list[str], list[NDArray[np.bytes_]]]:
    keys, held = [], []
    for key, digests in ledger.held(leave_out):
        keys.append(key)
        held.append(digests)
    return keys, held


def _find(
    wanted: NDArray[np.bytes_], held: Sequence[NDArray[np.bytes_]]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """For each of `wanted` which of `held` has it, and where there; -1 for none."""
    digests = np.concatenate(held)
    order = np.argsort(digests, kind="stable")
    at = order[np.searchsorted(digests, wanted, sorter=order).clip(max=len(order) - 1)]
    found = digests[at] == wanted
    holders = np.repeat(np.arange(len(held), dtype=np.int32), [len(each) for each in held])
    rows = np.concatenate([np.arange(len(each), dtype=np.int32) for each in held])
    return np.where(found, holders[at], np.int32(-1)), np.where(found, rows[at], np.int32(-1))


def put_together(plan: Plan, ledger: Ledger, progress: Progress) -> None:
    """Writes the mixed shards, each the same, byte for byte, as if it had been extracted.

    The shards that rows come from are read once, and held from the first to the last that they go to.
    """
    last = {int(holder): n for n, shard in enumerate(plan.mixed) for holder in np.unique(plan.holder[shard.places])}
    tables: dict[int, pa.Table] = {}
    for n, shard in enumerate(plan.mixed):
        progress(STAGE, n, len(plan.mixed))
        holders, rows = plan.holder[shard.places], plan.row[shard.places]
        parts, places = [], []
        for holder in map(int, np.unique(holders)):
            if holder not in tables:
                (tables[holder],) = ledger.read([plan.keys[holder]])
            places.append(np.flatnonzero(holders == holder))
            parts.append(tables[holder].take(rows[places[-1]]))
            if last[holder] == n:
                del tables[holder]
        order = np.argsort(np.concatenate(places))
        ledger.write(shard, to_bytes(pa.concat_tables(parts).take(order).combine_chunks()))
    if plan.mixed:
        progress(STAGE, len(plan.mixed), len(plan.mixed))

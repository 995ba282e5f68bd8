"""Captions cut into shards by their content, and what one shard's extraction looks like on disk."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as parquet

from extractor.columns import TEXT, YEAR, typed
from extractor.frames import Extraction, Given, Headed, Mention, Reading, pipeline, read_captions
from extractor.schema import Credit, Film

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray
    from spacy.language import Language

SHARD: Final = 1_000  # captions between two cuts, in the mean: a second or two of work is what a crash may cost
_LEAST: Final = 4  # no shard is smaller than a quarter of that, but the last,
_MOST: Final = 4  # and none larger than four times that
_HASH: Final = 16  # bytes: no two shards of any run there will be share a key, and no two captions a hash
_DIGESTS: Final = f"S{_HASH}"

_TYPES: Final[dict[type, dict[str, pa.DataType]]] = {
    Mention: {
        "start": pa.int64(), "end": pa.int64(), "label": pa.string(), "text": pa.string(), "name": pa.string(),
        "rule": pa.string(),
    },
    Credit: {
        "person": pa.string(), "role": pa.string(), "film": pa.string(), "year": pa.int64(), "character": pa.string(),
        "position": pa.string(), "side": pa.string(), "cue": pa.string(), "rule": pa.string(), "order": pa.int64(),
    },
    Film: {"title": pa.string(), "year": pa.int64()},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shard:
    """Some distinct captions of a run by their places; `key` says what they are and what extracts from them."""

    key: str
    places: range | tuple[int, ...]

    def __len__(self) -> int:
        """How many captions it holds."""
        return len(self.places)


def cut_shards(digests: NDArray[np.bytes_], fingerprint: str, size: int = SHARD) -> list[Shard]:
    """The shards of captions, by the hashes of `digest_captions`.

    Each ends after a caption whose hash says so, so that a change moves no cut but those near it.
    A shard's key is the hash of its texts, with their headings, and of `fingerprint`, which stands for all that
    extraction depends on besides. The cuts are those of content-defined chunking (LBFS, Muthitacharoen et al. 2001),
    by caption.

    >>> digests = digest_captions([(f"caption {n}", None) for n in range(10)])
    >>> [len(shard) for shard in cut_shards(digests, "v1", size=2)]
    [1, 1, 7, 1]
    """
    shards: list[Shard] = []
    whole = digests.tobytes()  # an item of the array would lack the zeros at its end
    start, key = 0, _hash(fingerprint.encode())
    for number in range(1, len(digests) + 1):
        digest = whole[(number - 1) * _HASH : number * _HASH]
        key.update(digest)
        long = number - start
        ends = long * _LEAST >= size and int.from_bytes(digest) % size == 0
        if ends or long == size * _MOST or number == len(digests):
            shards.append(Shard(key.hexdigest(), range(start, number)))
            start, key = number, _hash(fingerprint.encode())
    return shards


def _digest_of_caption(caption: Headed) -> bytes:
    text, heading = caption
    under = "" if heading is None else f"\0{heading}"
    return _hash(f"{len(text)} {text}{under}".encode()).digest()


def digest_captions(captions: Sequence[Headed]) -> NDArray[np.bytes_]:
    """The hash by which a text with its heading is known again, 16 bytes a caption."""
    return np.fromiter(map(_digest_of_caption, captions), _DIGESTS, len(captions))


def _hash(content: bytes) -> hashlib.blake2b:
    return hashlib.blake2b(content, digest_size=_HASH)


def digest_of(content: bytes) -> str:
    """The hash by which the ledger knows a file's content again."""
    return _hash(content).hexdigest()


def extract_shard(captions: Sequence[Headed], model: str | Path | Language | None = None) -> bytes:
    """What a pipeline finds in some captions, as a Parquet file of one row a caption; runs in any process anywhere.

    `model` is what `extractor.frames.pipeline` takes; it is loaded once a process.
    """
    given = (Given(str(n), text, heading) for n, (text, heading) in enumerate(captions))
    readings = list(read_captions(given, pipeline(model)))
    return to_bytes(tabulate_readings(readings, captions))


def tabulate_readings(readings: Sequence[Reading], captions: Sequence[Headed]) -> pa.Table:
    """One row a caption: its hash; its mentions, credits and films as lists, or the fault why it could not be read."""
    digests = pa.py_buffer(digest_captions(captions).tobytes())
    return pa.table(
        {
            "digest": pa.FixedSizeBinaryArray.from_buffers(pa.binary(_HASH), len(captions), [None, digests]),
            "mentions": _nested([reading.mentions for reading in readings], Mention),
            "credits": _nested([reading.credits for reading in readings], Credit),
            "films": _nested([reading.films for reading in readings], Film),
            "fault": pa.array([reading.fault for reading in readings], pa.string()),
        }
    )


def faulty(reason: str, caption: Headed) -> pa.Table:
    """The row of one caption that nothing could read."""
    return tabulate_readings([Reading("", "", fault=reason)], [caption])


def _nested(items: Sequence[Sequence[Any]], kind: type) -> pa.Array[Any]:
    flat = [item for each in items for item in each]
    offsets = [0]
    for each in items:
        offsets.append(offsets[-1] + len(each))
    columns = [pa.array([getattr(item, name) for item in flat], type_) for name, type_ in _TYPES[kind].items()]
    structs = pa.StructArray.from_arrays(columns, names=list(_TYPES[kind]))
    element = pa.field("element", structs.type)  # as Parquet calls it, so that a file read and written stays the same
    return pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), structs, type=pa.list_(element))


def to_bytes(table: pa.Table) -> bytes:
    """The table as a Parquet file."""
    sink = pa.BufferOutputStream()
    parquet.write_table(table, sink, compression="zstd")
    return sink.getvalue().to_pybytes()


def from_bytes(content: bytes) -> pa.Table:
    """The table of a Parquet file."""
    return parquet.read_table(pa.BufferReader(content))


def count_faults(content: bytes) -> int:
    """How many captions of a shard could not be read."""
    faults = parquet.read_table(pa.BufferReader(content), columns=["fault"]).column("fault")
    return len(faults) - faults.null_count


def digests_in(content: bytes) -> NDArray[np.bytes_]:
    """The hashes of a shard's captions, in their order (see `digest_captions`)."""
    digests = parquet.read_table(pa.BufferReader(content), columns=["digest"]).column("digest")
    return np.array(digests.to_pylist(), _DIGESTS)


def join_shards(tables: Iterable[pa.Table], caption_ids: Sequence[str]) -> Extraction:
    """The extraction of all shards in their order, whose captions go by `caption_ids`."""
    parts: dict[str, list[pa.Table]] = {"mentions": [], "credits": [], "films": [], "skipped": []}
    ids = pa.array(caption_ids, pa.string())
    start = 0
    for table in tables:
        here = ids.slice(start, len(table))
        start += len(table)
        for name in ("mentions", "credits", "films"):
            parts[name].append(_flat(table.column(name).combine_chunks(), here))
        faults = table.column("fault").combine_chunks()
        bad = pc.is_valid(faults)
        parts["skipped"].append(pa.table({"caption_id": here.filter(bad), "reason": faults.filter(bad)}))
    if not parts["films"]:
        return join_shards([tabulate_readings([], [])], [])
    frames = {name: pa.concat_tables(each).to_pandas() for name, each in parts.items()}
    return Extraction(
        credits=typed(_with_ids(frames["credits"], "person_id", "film_id"), "credits"),
        mentions=typed(_with_ids(frames["mentions"], "entity_id", score="float64"), "mentions"),
        films=frames["films"].astype({"caption_id": TEXT, "title": TEXT, "year": YEAR}),
        skipped=frames["skipped"].astype(TEXT),
    )


def _flat(lists: pa.Array[Any], ids: pa.Array[Any]) -> pa.Table:
    """A row for each struct, led by the id of the caption that it is of."""
    structs = pc.list_flatten(lists)
    columns = {"caption_id": ids.take(pc.list_parent_indices(lists))}
    columns |= {field.name: pc.struct_field(structs, number) for number, field in enumerate(structs.type)}
    return pa.table(columns)


def _with_ids(frame: pd.DataFrame, *texts: str, **others: str) -> pd.DataFrame:
    """The frame with columns that resolution is to fill, all missing yet."""
    kinds = {**dict.fromkeys(texts, TEXT), **others}
    return frame.assign(**{name: pd.Series(None, frame.index, dtype=kind) for name, kind in kinds.items()})

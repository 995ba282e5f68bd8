"""Whether the tables of the run before still stand: made of the same, by the same code, and touched by nobody since."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
import pyarrow as pa

from extractor.batch.shards import Shard
from extractor.batch.versions import hash_file, hash_package
from extractor.schema import Failure
from extractor.tables import MANIFEST, read_manifest

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_LIBRARIES: Final = ("pandas", "pyarrow", "rapidfuzz")  # which resolve and write


class _Digest(io.RawIOBase):
    """A file that keeps only the hash of what is written to it."""

    def __init__(self) -> None:
        self.total = hashlib.blake2b(digest_size=16)

    def writable(self) -> bool:
        return True

    def write(self, content: ReadableBuffer) -> int:
        self.total.update(content)
        return len(memoryview(content))


def digest_of_run(
    captions: pd.DataFrame,
    shards: Sequence[Shard],
    failures: Sequence[Failure],
    without: Sequence[str],
    decisions: str | Path | pd.DataFrame | None,
    options: dict[str, Any],
) -> str:
    """The hash of all that tables are made of; `options` is what else the manifest tells of a run."""
    digest = _Digest()
    frames = [captions, decisions] if isinstance(decisions, pd.DataFrame) else [captions]
    for frame in frames:
        table = pa.Table.from_pandas(frame, preserve_index=False)
        with pa.ipc.new_stream(pa.PythonFile(digest, mode="w"), table.schema) as stream:
            stream.write_table(table)
    others = {
        "shards": [shard.key for shard in shards],
        "failures": [[failure.document, failure.reason, failure.line] for failure in failures],
        "without": list(without),
        "decisions": hash_file(Path(decisions)) if isinstance(decisions, str | Path) else None,
        "options": options,
        "package": hash_package(),
        "libraries": {name: version(name) for name in _LIBRARIES},
    }
    digest.write(json.dumps(others, sort_keys=True).encode("utf-8", "surrogatepass"))
    return digest.total.hexdigest()


def hash_tables(folder: Path) -> dict[str, str]:
    """The hash of each file that the finished run in a folder wrote; empty where one is gone or no run has finished."""
    manifest = read_manifest(folder) or {}
    if not manifest.get("finished"):
        return {}
    try:
        return {name: hash_file(folder / name) for name in [*manifest["files"], MANIFEST]}
    except OSError:
        return {}

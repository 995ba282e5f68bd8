"""The ledger of a folder's shards: what is done, appended and synced line by line, so that a crash costs one line."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from extractor.batch.shards import Shard, digest_of, digests_in, from_bytes
from extractor.batch.versions import fingerprint_of
from extractor.errors import OutputError
from extractor.jsonl import write_json_lines
from extractor.output import replacing
from extractor.run_folder import LEDGER, read_ledger

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SUFFIX: Final = ".parquet"


class Ledger:
    """The shards of a run's folder, one Parquet file each, named by key; ledger.jsonl says which are whole.

    Its lines are objects of one of these fields: `inputs` (the paths that the run was given), `versions`, `input` (a
    file's name, path and hash), `begun` (a shard's key), `shard` (a key, with its count of captions and the hashes of
    its file and of the versions that made it) and `made_of` (the hash of what the tables were made of, with those of
    their files). A line that a crash cut off counts as not written, and so does a shard whose file is not what its line
    says.
    """

    def __init__(self, folder: Path) -> None:
        """Reads what an earlier run left in the folder."""
        self.folder = folder
        self._path = folder / LEDGER
        self._done: dict[str, dict[str, Any]] = {}
        self.inputs: dict[str, dict[str, Any]] = {}
        self._begun: set[str] = set()
        self._heads: list[dict[str, Any]] = []
        for line in read_ledger(self._path):
            self._take(line)

    def _take(self, line: dict[str, Any]) -> None:
        if "shard" in line:
            self._done[line["shard"]] = line
            self._begun.discard(line["shard"])
        elif "begun" in line:
            self._begun.add(line["begun"])
        elif "input" in line:
            self.inputs[line["input"]] = line
        else:
            self._heads = [head for head in self._heads if head.keys() != line.keys()] + [line]

    @property
    def versions(self) -> dict[str, Any]:
        """The versions of the last run in this folder; none where there was none."""
        return next((head["versions"] for head in self._heads if "versions" in head), {})

    def stands(self, made_of: str, files: Mapping[str, str]) -> bool:
        """Whether tables with these hashes are what a run made of the same."""
        return bool(files) and {"made_of": made_of, "files": files} in self._heads

    def note(self, *lines: dict[str, Any]) -> None:
        """Appends lines; they are on disk when this returns. Raises OutputError where the disk is full."""
        for line in lines:
            self._take(line)
        text = "".join(json.dumps(line) + "\n" for line in lines)
        try:
            with self._path.open("ab") as file:
                if file.tell() and not _ends_line(self._path):
                    text = "\n" + text  # after a line that a crash cut off
                file.write(text.encode())
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise _unwritable(self._path, error) from error

    def note_inputs(self, lines: Sequence[dict[str, Any]], *, forget: bool) -> str:
        """Appends the lines of inputs that are new or changed; `forget` those that are not among them.

        Says what has changed since the run before, in words; nothing where there was none.
        """
        before = self.inputs
        news = [line for line in lines if before.get(line["input"]) != line]
        changed = sum(line["input"] in before for line in news)
        gone = len(before.keys() - {line["input"] for line in lines}) if forget else 0
        if forget:
            self.inputs = {}
        self.inputs |= {line["input"]: line for line in lines}
        if news:
            self.note(*news)
        counts = {"new": len(news) - changed, "changed": changed, "gone": gone}
        return ", ".join(f"{count:,} {what}" for what, count in counts.items() if count) if before else ""

    def has(self, shard: Shard) -> bool:
        """Whether a shard is done, and its file is what was written."""
        return self._content(shard.key) is not None

    def held(self, leave_out: Collection[str]) -> Iterator[tuple[str, NDArray[np.bytes_]]]:
        """The shards that are done by the versions of this run, but some: their keys, and the hashes of their captions.

        See `extractor.batch.shards.digest_captions`.
        """
        made_by = self._made_by()
        for key, line in self._done.items():
            if line.get("versions") == made_by and key not in leave_out and (content := self._content(key)) is not None:
                yield key, digests_in(content)

    def _content(self, key: str) -> bytes | None:
        """The file of a shard; None where it is not done, or its file is not what was written."""
        if key not in self._done:
            return None
        try:
            content = self._file(key).read_bytes()
        except OSError:
            return None
        return content if digest_of(content) == self._done[key]["hash"] else None

    def _made_by(self) -> str:
        return digest_of(fingerprint_of(self.versions).encode())

    def was_cut_off(self, shard: Shard) -> bool:
        """Whether an earlier run began a shard and never ended it: one of its captions may be what killed that run."""
        return shard.key in self._begun

    def write(self, shard: Shard, content: bytes) -> None:
        """Puts a shard's file in place, then its line. Raises OutputError where the disk is full."""
        path = self._file(shard.key)
        try:
            with replacing(path) as temporary:
                temporary.write_bytes(content)
        except OutputError as error:
            raise _unwritable(path, error.__cause__ or error) from error
        line = {"shard": shard.key, "captions": len(shard), "hash": digest_of(content)}
        self.note({**line, "versions": self._made_by()})

    def read(self, keys: Iterable[str]) -> Iterator[pa.Table]:
        """The tables of shards that are done, one at a time."""
        for key in keys:
            yield from_bytes(self._file(key).read_bytes())

    def close(self, shards: Iterable[Shard]) -> None:
        """Forgets the shards that the finished run did not need, and removes their files."""
        keys = {shard.key for shard in shards}
        kept = [
            *self._heads,
            *(line for _, line in sorted(self.inputs.items())),
            *(line for key, line in sorted(self._done.items()) if key in keys),
        ]
        write_json_lines(self._path, kept)
        for path in self.folder.glob(f"*{_SUFFIX}"):
            if path.stem not in keys:
                path.unlink(missing_ok=True)
        for path in self.folder.glob(".*.tmp"):  # what a crash left half written
            path.unlink(missing_ok=True)

    def _file(self, key: str) -> Path:
        return self.folder / f"{key}{_SUFFIX}"


def _ends_line(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"


def _unwritable(path: Path, error: BaseException) -> OutputError:
    reason = getattr(error, "strerror", None) or str(error)
    return OutputError(
        f"cannot write {path}: {reason}; what is done is kept: make room, and give the same command again to go on"
    )

"""The folder that a run writes to: claimed before the work starts, never written over another run unasked."""

from __future__ import annotations

import fcntl
import json
import os
import socket
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from extractor import __version__
from extractor.errors import OutputError
from extractor.jsonl import STANDARD, write_json
from extractor.tables import FAILURES, FORMATS, MANIFEST, PACKAGE, SHARDS, TABLES, Format, Results, read_manifest

# Every file that a run may write beside its manifest.
OURS: Final = frozenset({f"{table}.{kind}" for table in TABLES for kind in FORMATS} | {FAILURES})
LEDGER: Final = "ledger.jsonl"  # in that folder
_LOCK: Final = "lock"  # in that folder while a run goes on


@dataclass(frozen=True, slots=True)
class RunFolder:
    """A folder that this run may write to, and the files that an earlier run left there."""

    path: Path
    inputs: list[str]
    earlier: list[str]
    appends: tuple[str, ...] = ()  # those of the inputs that are added to an earlier run
    left_out: tuple[str, ...] = ()  # what somebody began to append to it before, and never finished

    @property
    def shards(self) -> Path:
        """The folder of the shards and their ledger."""
        return self.path / SHARDS

    def save(self, results: Results, format: Format, options: dict[str, Any]) -> None:  # noqa: A002  # as in `run`
        """Writes tables, failures and manifest; the manifest says "finished" only when all of it is in place."""
        manifest: dict[str, Any] = {
            "package": PACKAGE,
            "version": __version__,
            "inputs": self.inputs,
            "format": format,
            **options,
            "counts": {
                "documents": int(results.captions["document"].nunique()),
                "repeats": int(results.captions["duplicate_of"].notna().sum()),
                **{table: len(results.table(table)) for table in TABLES},
                "failures": len(results.failures),
                "without_captions": len(results.without_captions),
            },
            "without_captions": list(results.without_captions),
        }
        files = [f"{table}.{format}" for table in TABLES] + [FAILURES]
        stale = sorted(set(self.earlier) - set(files))
        # Named before they are written, so that after a crash the next run knows them for a run's own.
        begun = {**manifest, "files": [*files, *stale], "finished": False}
        write_json(self.path / MANIFEST, {**begun, "appends": list(self.appends)} if self.appends else begun)
        results.write(self.path, format, overwrite=True)
        for name in stale:
            (self.path / name).unlink(missing_ok=True)
        write_json(self.path / MANIFEST, {**manifest, "files": files, "finished": True})


@contextmanager
def claimed_folder(
    out: str | Path | None, inputs: list[str], overwrite: bool, append: bool = False
) -> Iterator[RunFolder | None]:
    """The output folder, made if need be, known to be writable, and no other run's while this one goes on.

    None where none is asked for. It may be empty, or hold a run of the same inputs, whole or cut off; to `append` it
    must hold a whole run, whose inputs then come first, or one that was cut off as it appended the same; anything else
    but a run that found nothing needs `overwrite`. A folder made for a run that fails before it has done anything goes
    away again. Raises OutputError with what is there and the remedy.
    """
    if out is None:
        yield None
        return
    path = Path(out)
    _refuse_inputs(path, inputs)
    if path.exists() and not path.is_dir():
        raise OutputError(f"{path} is a file; name a folder with --out")
    made = not path.exists()
    try:
        with _locked(path):
            appends, left_out = list[str](), list[str]()
            if append:
                inputs, appends = _appended_inputs(path, inputs)
                left_out = [name for name in _begun_inputs(path) or [] if appends and name not in inputs]
            earlier = _earlier_files(path, inputs, overwrite or append)
            yield RunFolder(path, inputs, earlier, tuple(appends), tuple(left_out))
    finally:
        with suppress(OSError):
            (path / SHARDS).rmdir()  # only if nothing is in it
            if made:
                path.rmdir()


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Holds the lock of a folder; the system lets go of it whenever and however this process ends."""
    lock = folder / SHARDS / _LOCK
    while True:
        try:
            lock.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(
                f"cannot make the folder {folder}: {error.strerror}; choose another with --out"
            ) from error
        try:
            file = lock.open("a+", encoding="utf-8")
        except FileNotFoundError:  # another run has ended just now and taken the folder away
            continue
        except OSError as error:
            raise OutputError(
                f"cannot write to {folder}: {error.strerror}; choose another folder with --out, or change its rights"
            ) from error
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            file.seek(0)
            holder = file.read() or "a run that has just begun"
            file.close()
            raise OutputError(
                f"{folder} is in use by {holder}; wait for it, stop it, or choose another folder with --out"
            ) from error
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(file.fileno()), lock.stat()):
                break
        file.close()  # of a run that has ended meanwhile and taken its lock away
    with file:
        file.truncate(0)
        file.write(f"process {os.getpid()} on {socket.gethostname()} since {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC")
        file.flush()
        try:
            yield
        finally:
            lock.unlink(missing_ok=True)


def _refuse_inputs(path: Path, inputs: list[str]) -> None:
    for name in inputs:
        if name == STANDARD:
            continue
        if path.resolve() in (Path(name).resolve(), *Path(name).resolve().parents):
            raise OutputError(f"the input {name} lies in the output folder {path}; choose another with --out")


def _appended_inputs(path: Path, inputs: list[str]) -> tuple[list[str], list[str]]:
    """The inputs of the run in a folder and those to append to it, and the latter alone.

    Where nothing is there yet, or a first run of the same inputs that was cut off, there is nothing to append to.
    """
    manifest = read_manifest(path)
    if manifest is None and _names_in(path):
        raise OutputError(f"{path} holds no run to append to; give the inputs without --append, and another --out")
    if manifest is None and (begun := _begun_inputs(path)) is not None and begun != inputs:
        raise OutputError(f"{path} holds an unfinished run of {_some(begun)}; finish it before you append to it")
    if manifest is None:
        return inputs, []
    if not manifest.get("finished"):
        appended = manifest.get("appends")
        if not appended:
            if manifest.get("inputs") == inputs:
                return inputs, []
            raise OutputError(f"the run in {path} did not finish; start it again before you append to it")
        if isinstance(appended, list) and not set(appended) <= set(inputs):
            raise OutputError(
                f"appending {_some(appended)} to the run in {path} did not finish; give that command again, "
                "then append what else there is"
            )
    return list(dict.fromkeys([*manifest.get("inputs", []), *inputs])), inputs


def _earlier_files(path: Path, inputs: list[str], overwrite: bool) -> list[str]:
    """The files of an earlier run in the folder; raises OutputError where something else is there."""
    names = _names_in(path)
    manifest = read_manifest(path)
    earlier = [name for name in (manifest or {}).get("files", []) if name in OURS]
    remedy = "choose another folder with --out, or add --overwrite"
    begun = _begun_inputs(path)
    if overwrite or not (names or begun):
        return earlier
    if manifest is None and names:
        raise OutputError(f"{path} holds {_some(names)} and no run; {remedy}")
    if manifest is None and begun is not None and begun != inputs:
        raise OutputError(f"{path} holds an unfinished run of {_some(begun)}; {remedy}")
    if manifest is not None and (others := manifest.get("inputs", [])) != inputs and not _found_nothing(manifest):
        remedy = "choose another folder with --out, add --append to add to it, or --overwrite to replace it"
        raise OutputError(f"{path} holds a run of {_some(others)}; {remedy}")
    if strange := sorted(OURS & set(names) - set(earlier)):
        raise OutputError(f"{path} holds {_some(strange)}, which no run wrote; {remedy}")
    return earlier


def _found_nothing(manifest: Mapping[str, Any]) -> bool:
    """Whether a run came to its end without a caption: nobody will miss its tables."""
    return bool(manifest.get("finished")) and not manifest.get("counts", {}).get("captions", 1)


def _names_in(path: Path) -> list[str]:
    """What lies in a folder besides the shards."""
    if not path.is_dir():
        return []
    ours = (path / SHARDS / LEDGER).exists() or not (path / SHARDS).exists() or _is_fresh(path / SHARDS)
    return sorted(child.name for child in path.iterdir() if not (ours and child.name == SHARDS))


def _is_fresh(shards: Path) -> bool:
    """Whether a run made this folder and has not begun its ledger yet."""
    return shards.is_dir() and {child.name for child in shards.iterdir()} <= {_LOCK}


def _begun_inputs(path: Path) -> list[str] | None:
    """The inputs of the last run that was begun in a folder, whether or not it came to its end."""
    begun = [line["inputs"] for line in read_ledger(path / SHARDS / LEDGER) if isinstance(line.get("inputs"), list)]
    return begun[-1] if begun else None


def read_ledger(path: Path) -> Iterator[dict[str, Any]]:
    """The whole lines of a ledger, without those that a crash cut off; none where there is no such file."""
    try:
        lines = path.read_bytes().split(b"\n")
    except (FileNotFoundError, NotADirectoryError):
        return
    for line in lines:
        try:
            entry = json.loads(line)
        except ValueError:
            continue
        if isinstance(entry, dict):
            yield entry


def _some(names: Sequence[str], most: int = 3) -> str:
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")

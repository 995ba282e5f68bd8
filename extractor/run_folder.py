"""The folder that a run writes to: claimed before the work starts, never written over another run unasked."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from extractor import __version__
from extractor.errors import OutputError
from extractor.jsonl import STANDARD, write_json
from extractor.tables import FAILURES, FORMATS, MANIFEST, PACKAGE, TABLES, Format, Results, read_manifest

# Every file that a run may write beside its manifest.
OURS: Final = frozenset({f"{table}.{kind}" for table in TABLES for kind in FORMATS} | {FAILURES})


@dataclass(frozen=True, slots=True)
class RunFolder:
    """A folder that this run may write to, and the files that an earlier run left there."""

    path: Path
    inputs: list[str]
    earlier: list[str]

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
        write_json(self.path / MANIFEST, {**manifest, "files": [*files, *stale], "finished": False})
        results.write(self.path, format, overwrite=True)
        for name in stale:
            (self.path / name).unlink(missing_ok=True)
        write_json(self.path / MANIFEST, {**manifest, "files": files, "finished": True})


@contextmanager
def claimed_folder(out: str | Path | None, inputs: list[str], overwrite: bool) -> Iterator[RunFolder | None]:
    """The output folder, made if need be and known to be writable; None where none is asked for.

    It may be empty, or hold a run of the same inputs; anything else needs `overwrite`. A folder made for a run that
    fails goes away again. Raises OutputError with what is there and the remedy.
    """
    if out is None:
        yield None
        return
    path = Path(out)
    _refuse_inputs(path, inputs)
    earlier = _earlier_files(path, inputs, overwrite)
    made = not path.exists()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot make the folder {path}: {error.strerror}; choose another with --out") from error
    if not os.access(path, os.W_OK):
        raise OutputError(f"cannot write to {path}; choose another folder with --out, or change its rights")
    try:
        yield RunFolder(path, inputs, earlier)
    finally:
        if made and not any(path.iterdir()):
            path.rmdir()


def _refuse_inputs(path: Path, inputs: list[str]) -> None:
    for name in inputs:
        if name == STANDARD:
            continue
        if path.resolve() in (Path(name).resolve(), *Path(name).resolve().parents):
            raise OutputError(f"the input {name} lies in the output folder {path}; choose another with --out")


def _earlier_files(path: Path, inputs: list[str], overwrite: bool) -> list[str]:
    """The files of an earlier run in the folder; raises OutputError where something else is there."""
    if path.exists() and not path.is_dir():
        raise OutputError(f"{path} is a file; name a folder with --out")
    names = sorted(child.name for child in path.iterdir()) if path.exists() else []
    manifest = read_manifest(path)
    earlier = [name for name in (manifest or {}).get("files", []) if name in OURS]
    if overwrite or not names:
        return earlier
    remedy = "choose another folder with --out, or add --overwrite"
    if manifest is None:
        raise OutputError(f"{path} holds {_some(names)} and no run; {remedy}")
    if (others := manifest.get("inputs", [])) != inputs:
        raise OutputError(f"{path} holds a run of {_some(others)}; {remedy}")
    if strange := sorted(OURS & set(names) - set(earlier)):
        raise OutputError(f"{path} holds {_some(strange)}, which no run wrote; {remedy}")
    return earlier


def _some(names: Sequence[str], most: int = 3) -> str:
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")

"""Files, folders, archives and standard input to documents: encodings detected, empty and binary files told apart,
everything in a stable order."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from extractor.documents.readers import READERS, read_text
from extractor.documents.sources import (
    CONTAINERS,
    STANDARD,
    STANDARD_NAME,
    Source,
    failure_of,
    file_source,
    inner_suffix,
    unpack,
)
from extractor.errors import InputError
from extractor.schema import Document, Failure

__all__ = [
    "CONTAINERS", "DEAD_LINK", "READERS", "STANDARD", "Input", "OnFailure", "expand", "leads_nowhere", "list_inputs",
    "read_documents", "read_input",
]  # fmt: skip

OnFailure = Callable[[Failure], None]

DEAD_LINK: Final = "a symbolic link that leads nowhere; mend or remove it"
_SUFFIXES: Final = ", ".join(sorted(suffix for suffix in (*READERS, *CONTAINERS) if suffix))


@dataclass(frozen=True, slots=True)
class Input:
    """A file or archive to read ("-": standard input), and the name that its document goes by."""

    name: str
    path: Path


def expand(path: str | Path) -> list[Path]:
    """The path itself if it is there or "-"; else the files and folders that it matches as a pattern, in order.

    >>> expand("-"), expand("no/such/*.html")
    ([PosixPath('-')], [])
    """
    if str(path) == STANDARD or os.path.lexists(path):
        return [Path(path)]
    if not glob.has_magic(str(path)):
        return []
    return sorted(map(Path, glob.glob(str(path), recursive=True)))  # noqa: PTH207  # absolute patterns, too


def list_inputs(paths: Iterable[str | Path], *, on_failure: OnFailure | None = None) -> list[Input]:
    """The files that `paths` name, in the order of their names, whatever the order of the paths.

    A path may be a file, a folder, a pattern such as "pages/*.html", or "-" for standard input. A file in a folder goes
    by its path inside the folder, a file given directly by its name, standard input as "stdin"; names that would clash
    are the paths as given. In a folder, files of unknown kinds and hidden ones are passed over. A path that is missing,
    a dead link, or a folder without a readable file, goes to `on_failure`, or raises InputError without one.
    """
    found: list[tuple[str, str, Path]] = []
    seen: set[Path] = set()
    named: list[Path] = []
    for given in paths:
        if not (expanded := expand(given)):
            _fail(Failure(str(given), "no such file or folder; check the path"), on_failure)
        named += expanded
    for path in named:
        if str(path) == STANDARD:
            listed = [(STANDARD_NAME, path)]
        elif path.is_dir():
            files = _walk(path)
            if not files:
                _fail(Failure(str(path), f"no readable file in this folder; it takes {_SUFFIXES}"), on_failure)
            listed = [(file.relative_to(path).as_posix(), file) for file in files]
        else:
            listed = [(path.name, path)]
        for name, file in listed:
            if leads_nowhere(file):
                _fail(Failure(name, DEAD_LINK), on_failure)
            elif (resolved := file.resolve()) not in seen:
                seen.add(resolved)
                found.append((name, file.as_posix(), file))
    counts = Counter(name for name, _, _ in found)
    inputs = [Input(name if counts[name] == 1 else given, path) for name, given, path in found]
    return sorted(inputs, key=lambda each: PurePosixPath(each.name).parts)


def leads_nowhere(path: Path) -> bool:
    """Whether a path is a symbolic link to what is not there, or in a circle."""
    return path.is_symlink() and not os.path.exists(path)  # noqa: PTH110  # Path.exists fails on circles


def _walk(folder: Path) -> list[Path]:
    files: list[Path] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        here = Path(parent)
        files += [here / name for name in names if is_wanted(name)]
    return sorted(files, key=lambda file: file.relative_to(folder).parts)


def is_wanted(name: str) -> bool:
    """Whether a file in a folder or archive is one to read: of a known kind, and not hidden.

    >>> is_wanted("pages/a.html"), is_wanted("pages/.cache/a.html"), is_wanted("a.jpg.gz"), is_wanted("__MACOSX/a.html")
    (True, False, False, False)
    """
    parts = PurePosixPath(name).parts
    if any((part.startswith(".") and part not in (".", "..")) or part == "__MACOSX" for part in parts):
        return False
    suffix = inner_suffix(name)
    return suffix in READERS or suffix in CONTAINERS


def read_input(
    source: Input, *, text_column: str | None = None, on_failure: OnFailure | None = None
) -> Iterator[Document]:
    """The documents of an input: mostly one, more for an archive; what cannot be read goes to `on_failure`, or raises.

    `text_column` names the column of the captions in tables and feeds, a dotted path for nested fields. A broken line
    of a table or feed is reported when the records are iterated, and the others go on. Documents of an archive should
    be used as they come: the next may be read only when the last one is done with.
    """

    def report(failure: Failure) -> None:
        _fail(failure, on_failure)

    try:
        for member, kind in unpack(file_source(source.name, source.path), is_wanted, report):
            yield from _read(member, kind, report, text_column)
    except InputError as error:
        if on_failure is None:
            raise
        report(failure_of(source.name, str(error)))
    except OSError as error:
        reason = f"cannot be read ({error.strerror or error}); check the file and your rights to it"
        report(Failure(source.name, reason))


def _read(source: Source, kind: str, report: OnFailure, text_column: str | None) -> list[Document]:
    try:
        read = READERS.get(kind, read_text)(source, report, text_column)
    except InputError as error:
        report(failure_of(source.name, str(error)))
        return []
    return read if isinstance(read, list) else [read]


def read_documents(
    paths: Iterable[str | Path], *, text_column: str | None = None, on_failure: OnFailure | None = None
) -> Iterator[Document]:
    """The documents of files and folders, in a stable order; what cannot be read goes to `on_failure`, or raises.

    >>> failures = []
    >>> list(read_documents(["no/such/file.txt"], on_failure=failures.append)), str(failures[0])
    ([], 'no/such/file.txt: no such file or folder; check the path')
    """
    for source in list_inputs(paths, on_failure=on_failure):
        yield from read_input(source, text_column=text_column, on_failure=on_failure)


def _fail(failure: Failure, on_failure: OnFailure | None) -> None:
    if on_failure is None:
        raise InputError(str(failure))
    on_failure(failure)

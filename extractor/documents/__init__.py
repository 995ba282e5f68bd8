"""Files and folders to documents: encodings detected, empty and binary files told apart, folders in a stable order."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, cast

from extractor.documents.readers import READERS, read_text
from extractor.errors import InputError
from extractor.schema import Document, Failure

__all__ = ["READERS", "Input", "OnFailure", "list_inputs", "read_document", "read_documents"]

OnFailure = Callable[[Failure], None]

_SUFFIXES: Final = ", ".join(sorted(suffix for suffix in READERS if suffix))


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read, and the name that its document goes by."""

    name: str
    path: Path

    def open(self) -> BinaryIO:
        """The file's bytes from the start."""
        return cast(BinaryIO, self.path.open("rb"))


def list_inputs(paths: Iterable[str | Path], *, on_failure: OnFailure | None = None) -> list[Input]:
    """The files that `paths` name: files as given, folders walked in the order of their paths.

    A file in a folder goes by its path inside the folder, a file given directly by its name; names that would clash are
    the paths as given. In a folder, files of unknown kinds and hidden ones are passed over. A path that is missing, or
    a folder without a readable file, goes to `on_failure`, or raises InputError without one.
    """
    found: list[tuple[str, str, Path]] = []
    seen: set[Path] = set()
    for path in map(Path, paths):
        if path.is_dir():
            files = _walk(path)
            if not files:
                _fail(Failure(str(path), f"no readable file in this folder; it takes {_SUFFIXES}"), on_failure)
            listed = [(file.relative_to(path).as_posix(), file) for file in files]
        elif path.exists():
            listed = [(path.name, path)]
        else:
            _fail(Failure(str(path), "no such file or folder; check the path"), on_failure)
            continue
        for name, file in listed:
            if (resolved := file.resolve()) not in seen:
                seen.add(resolved)
                found.append((name, file.as_posix(), file))
    counts = Counter(name for name, _, _ in found)
    return [Input(name if counts[name] == 1 else given, path) for name, given, path in found]


def _walk(folder: Path) -> list[Path]:
    files: list[Path] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        here = Path(parent)
        files += [here / name for name in names if not name.startswith(".") and Path(name).suffix.lower() in READERS]
    return sorted(files, key=lambda file: file.relative_to(folder).parts)


def read_document(
    source: Input, *, text_column: str | None = None, on_failure: OnFailure | None = None
) -> Document | None:
    """One file as a document; None if it could not be read and `on_failure` took the reason, else InputError.

    `text_column` names the column of the captions in tables and feeds, a dotted path for nested fields. A broken line
    of a table or feed is reported when the records are iterated, and the others go on.
    """

    def report(failure: Failure) -> None:
        _fail(failure, on_failure)

    reader = READERS.get(source.path.suffix.lower(), read_text)
    try:
        return reader(source, report, text_column)
    except InputError as error:
        failure = _failure(source.name, str(error))
    except OSError as error:
        reason = f"cannot be read ({error.strerror or error}); check the file and your rights to it"
        failure = Failure(source.name, reason)
    _fail(failure, on_failure)
    return None


def read_documents(
    paths: Iterable[str | Path], *, text_column: str | None = None, on_failure: OnFailure | None = None
) -> Iterator[Document]:
    """The documents of files and folders, in a stable order; what cannot be read goes to `on_failure`, or raises.

    >>> failures = []
    >>> list(read_documents(["no/such/file.txt"], on_failure=failures.append)), str(failures[0])
    ([], 'no/such/file.txt: no such file or folder; check the path')
    """
    for source in list_inputs(paths, on_failure=on_failure):
        if (document := read_document(source, text_column=text_column, on_failure=on_failure)) is not None:
            yield document


def _failure(name: str, message: str) -> Failure:
    """The failure that a message of the form "name: reason" or "name:line: reason" tells of."""
    told = message.removeprefix(name)
    line, _, reason = told.removeprefix(":").partition(": ")
    if told.startswith(":") and line.isdigit():
        return Failure(name, reason, int(line))
    return Failure(name, told.removeprefix(":").strip())


def _fail(failure: Failure, on_failure: OnFailure | None) -> None:
    if on_failure is None:
        raise InputError(str(failure))
    on_failure(failure)

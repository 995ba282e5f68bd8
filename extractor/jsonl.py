"""JSON Lines: read so that a broken line costs itself alone, written whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any, Final

from extractor.errors import InputError
from extractor.output import replacing
from extractor.schema import Failure

STANDARD: Final = "-"  # standard input or output in place of a file
LOOKED_AT: Final = 100  # rows that are enough to tell a file of another form


@dataclass(frozen=True, slots=True)
class Row:
    """One JSON object, with the file and line it stood in."""

    document: str
    line: int
    fields: Mapping[str, Any]

    def failure(self, reason: str) -> Failure:
        """Why this row could not be used."""
        return Failure(self.document, reason, self.line)


def read_json_lines(path: str, standard_input: IO[bytes]) -> Iterator[Row | Failure]:
    """Every line of a file ("-": of standard input) as a row, or as the failure to be one; empty lines say nothing.

    Raises InputError where there is no such file, or it cannot be read.
    """
    if path != STANDARD and not Path(path).is_file():
        raise InputError(f'no file {path}; give a JSON Lines file, or "-" for standard input')
    name = "standard input" if path == STANDARD else path
    try:
        with nullcontext(standard_input) if path == STANDARD else Path(path).open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _parse(name, number, line)
    except OSError as error:
        raise InputError(f"cannot read {name}: {error.strerror or error}; check its rights and its disk") from error


def of_one_form(
    rows: Iterable[Row | Failure], fields: Sequence[str], example: Mapping[str, Any], remedy: str
) -> Iterator[Row | Failure]:
    """The rows as they are; one of them that lacks a field is its own fault, all of the first are the file's.

    Raises InputError where none of the first `LOOKED_AT` rows, and more than one, has a field; it shows the `example`
    of a row, and says with `remedy` how to make such a file.
    """
    rest = iter(rows)
    first = list(islice(rest, LOOKED_AT))
    good = [row for row in first if isinstance(row, Row)]
    lacking = [field for field in fields if not any(field in row.fields for row in good)]
    if len(first) > 1 and lacking:
        if isinstance(first[0], Failure):
            where, found = first[0].document, f"the first line is {first[0].reason.partition(';')[0]}"
        else:
            where, found = first[0].document, f"the first has {', '.join(first[0].fields) or 'no fields'}"
        wanted = " and ".join(f'"{field}"' for field in lacking)
        row = json.dumps(example, ensure_ascii=False)
        raise InputError(f"{where}: no row with {wanted}, {found}; a row is as {row}; {remedy}")
    yield from chain(first, rest)


def _parse(name: str, number: int, line: bytes) -> Row | Failure:
    try:
        fields = load_line(line.rstrip(b"\r\n").decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return Failure(name, f"not UTF-8 at byte {error.start + 1}; save the file as UTF-8", number)
    except ValueError as error:
        return Failure(name, str(error), number)
    if not isinstance(fields, dict):
        return Failure(name, f"not an object but {type(fields).__name__}; write it as {{...}}", number)
    return Row(name, number, fields)


def load_line(line: str) -> object:
    """The JSON value that a line holds; raises ValueError with what is wrong and the remedy.

    >>> load_line('{"text": "Fame (1980)"')
    Traceback (most recent call last):
    ValueError: broken JSON at column 23 (Expecting ',' delimiter); mend or remove the line
    """
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"broken JSON at column {error.colno} ({error.msg}); mend or remove the line") from error
    except (ValueError, RecursionError) as error:
        raise ValueError(f"broken JSON ({error}); mend or remove the line") from error


@contextmanager
def json_lines_writer(path: str | Path, standard_output: IO[bytes]) -> Iterator[Callable[[Mapping[str, Any]], None]]:
    """A function that writes one row as a line of a file ("-": of standard output).

    The file is in place only when all are written.
    """
    if path == STANDARD:
        yield lambda row: _write(standard_output, row)
        standard_output.flush()
        return
    with replacing(Path(path)) as temporary, temporary.open("wb") as file:
        yield lambda row: _write(file, row)


def write_json_lines(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Writes a file of one JSON object a line."""
    with replacing(path) as temporary, temporary.open("wb") as file:
        for row in rows:
            _write(file, row)


def write_json(path: Path, value: Mapping[str, Any]) -> None:
    """Writes a file of one JSON object, indented to be read."""
    with replacing(path) as temporary:
        temporary.write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")


def _write(file: IO[bytes], row: Mapping[str, Any]) -> None:
    try:
        line = json.dumps(row, ensure_ascii=False).encode()
    except UnicodeEncodeError:  # half of a surrogate pair has no UTF-8, only its escape
        line = json.dumps(row).encode()
    file.write(line + b"\n")

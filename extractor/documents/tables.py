"""Tables: values separated by commas, tabs and the like, Excel workbooks, Parquet. Read row by row."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq
from python_calamine import CalamineError, CalamineWorkbook

from extractor.documents.reading import read_head, short, whole_lines
from extractor.documents.shapes import names_column
from extractor.documents.sources import Report, Source
from extractor.errors import InputError
from extractor.schema import Document, Failure, Record

_DELIMITERS: Final = ",\t;|"
_SNIFFED_ROWS: Final = 50
# The csv module's own limit of 131,072 is less than a long caption; without one, an open quote swallows the file.
_LARGEST_CELL: Final = 1 << 24
_PARQUET_FAULTS: Final = (pa.ArrowException, OSError, ValueError, LookupError)  # what broken ones raise


def read_csv(source: Source, report: Report, text_column: str | None) -> Document:
    """A table of comma-, tab-, semicolon- or bar-separated values; the delimiter is found."""
    head, encoding = read_head(source)
    delimiter, skipped = _sniff_table(head)
    rows = _csv_rows(source, encoding, delimiter, skipped, report)
    return Document(source.name, "records", records=rows, text_column=text_column, fields=source.fields)


def read_excel(source: Source, report: Report, text_column: str | None) -> list[Document]:
    """The sheets of a workbook (.xlsx, .xlsm, .xlsb, .xls, .ods), a document each where several hold something."""
    try:
        book = CalamineWorkbook.from_filelike(source.at_random()())
        sheets = [(name, _trimmed(book.get_sheet_by_name(name).to_python(False))) for name in book.sheet_names]
    except (CalamineError, OSError, ValueError) as error:
        raise InputError(f"{source.name}: not an Excel workbook ({short(error)}); export it again") from error
    filled = [(name, rows) for name, rows in sheets if rows]
    if not filled:
        raise InputError(f"{source.name}: the workbook is empty; leave it out or export it again")
    return [
        Document(
            source.name if len(filled) == 1 else f"{source.name}/{name}",
            "records",
            records=_sheet_rows(rows),
            text_column=text_column,
            fields=source.fields,
        )
        for name, rows in filled
    ]


def read_parquet(source: Source, report: Report, text_column: str | None) -> Document:
    """A Parquet table."""
    reopen = source.at_random()
    try:
        with reopen() as file:
            pq.read_metadata(file)
    except _PARQUET_FAULTS as error:
        raise InputError(f"{source.name}: not a Parquet file ({short(error)}); export it again") from error

    def rows() -> Iterator[Record]:
        number = 0
        try:
            with reopen() as file:
                for batch in pq.ParquetFile(file).iter_batches(batch_size=4_096):
                    for fields in batch.to_pylist():
                        number += 1
                        yield Record(f"row {number}", fields)
        except _PARQUET_FAULTS as error:
            raise InputError(f"{source.name}: broken after row {number} ({short(error)}); export it again") from error

    return Document(source.name, "records", records=rows(), text_column=text_column, fields=source.fields)


def is_table(text: str) -> bool:
    """Whether the head of a text is a table with a header, of even rows, that a table's column names begin.

    >>> is_table("id\\tcaption\\n1\\tFame\\n2\\tJaws\\n"), is_table("Fame, Jaws and others\\nJaws, mostly")
    (True, False)
    """
    delimiter, skipped = _sniff_table(text)
    rows = [row for row in _sample_rows(text, delimiter)[skipped:-1] if row]
    if len(rows) < 2 or len({len(row) for row in rows}) > 1 or len(rows[0]) < 2:
        return False
    return _is_header(rows[0]) and names_column(rows[0])


def _trimmed(rows: Sequence[Sequence[object]]) -> list[tuple[int, Sequence[object]]]:
    """The rows that hold something, with their numbers."""
    return [(n, row) for n, row in enumerate(rows, 1) if any(cell not in ("", None) for cell in row)]


def _sheet_rows(rows: Sequence[tuple[int, Sequence[object]]]) -> Iterator[Record]:
    filled = [sum(cell != "" for cell in row) for _, row in rows[:_SNIFFED_ROWS]]
    start = next((place for place, count in enumerate(filled) if count >= min(2, max(filled))), 0)
    cells = [cell if isinstance(cell, str) else "0" for cell in rows[start][1]]  # numbers name no column
    headed = _is_header(cells)
    names = _unique(cells) if headed else [f"column {n}" for n in range(1, len(cells) + 1)]
    for number, row in rows[start + headed :]:
        yield Record(f"row {number}", {name: _plain(cell) for name, cell in zip(names, row, strict=False)})


def _plain(cell: object) -> object:
    """Excel keeps whole numbers as floats."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _sniff_table(text: str) -> tuple[str, int]:
    """The delimiter of a table, and how many lines stand before its header."""
    if declared := re.match(r"sep=(.)\r?\n", text):  # as Excel writes
        return declared[1], 1
    best, best_score, skipped = ",", 0.0, 0
    for delimiter in _DELIMITERS:
        rows = [row for row in _sample_rows(text, delimiter) if row]
        if not rows:
            continue
        widths = [len(row) for row in rows]
        common = max(set(widths), key=lambda width: (widths.count(width), width))
        if common < 2:
            continue
        score = widths.count(common) / len(widths) + 0.01 * min(common, 20)
        if score > best_score:
            before = next(n for n, width in enumerate(widths) if width >= common)
            best, best_score, skipped = delimiter, score, before if all(w == 1 for w in widths[:before]) else 0
    if not best_score:
        return "\x1f", 0  # one column: nothing to cut at, and commas are the captions' own
    return best, skipped


def _sample_rows(text: str, delimiter: str) -> list[list[str]]:
    csv.field_size_limit(_LARGEST_CELL)
    try:
        return list(itertools.islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), _SNIFFED_ROWS))
    except csv.Error:
        return []


def _csv_rows(source: Source, encoding: str, delimiter: str, skipped: int, report: Report) -> Iterator[Record]:
    csv.field_size_limit(_LARGEST_CELL)
    with source.open() as file, io.TextIOWrapper(file, encoding, "windows", newline="") as stream:
        names: list[str] | None = None
        lines = whole_lines(stream, source, report)
        for number, line, row in _cells(itertools.islice(lines, skipped, None), delimiter, skipped + 1):
            if isinstance(row, str):
                report(Failure(source.name, f"broken row ({row}); mend or remove it", line))
                continue
            if not any(cell.strip() for cell in row):
                continue
            if names is None:
                row[0] = row[0].removeprefix("\ufeff")
                if _is_header(row):
                    names = _unique(row)
                    continue
                names = [f"column {n}" for n in range(1, len(row) + 1)]
            cells = _fitted(row, len(names), delimiter)
            if cells is None:
                reason = f"{len(row)} cells under {len(names)} columns; quote the cell that holds {delimiter!r}"
                report(Failure(source.name, reason, line))
                continue
            yield Record(f"row {number}", dict(zip(names, cells, strict=False)))


def _cells(lines: Iterator[str], delimiter: str, line: int) -> Iterator[tuple[int, int, list[str] | str]]:
    """Rows with their number and the line they end on; for one that cannot be read what is wrong, and its first line.

    An opening quote that nothing closes costs its own row alone: the lines that it swallowed are read again.
    """
    number, line = 0, line - 1
    while True:
        taken: list[str] = []
        reader = csv.reader(_noted(lines, taken), delimiter=delimiter)
        while True:
            taken.clear()
            try:
                row = next(reader, None)
                fault = ""
            except csv.Error as error:
                row, fault = None, str(error)
            if row is None and not fault:
                return
            number += 1
            if not fault and len(taken) > 1 and sum(each.count('"') for each in taken) % 2:
                fault = "a quote is not closed"
            if fault:
                yield number, line + 1, fault
                line += 1
                lines = itertools.chain(taken[1:], lines)
                break
            line += len(taken)
            yield number, line, row or []


def _noted(lines: Iterator[str], taken: list[str]) -> Iterator[str]:
    for line in lines:
        taken.append(line)
        yield line.replace("\x00", "")


def _is_header(row: list[str]) -> bool:
    """Whether a table's first row names its columns: short words, no sentence, no bare number."""
    cells = [cell.strip() for cell in row]
    return not any(len(cell) > 60 or cell.count(" ") > 5 or cell.endswith(".") or cell.isdigit() for cell in cells)


def _unique(row: list[str]) -> list[str]:
    names: list[str] = []
    for place, cell in enumerate(row, 1):
        name = cell.strip() or f"column {place}"
        names.append(name if name not in names else f"{name} ({place})")
    return names


def _fitted(row: list[str], width: int, delimiter: str) -> list[str] | None:
    """A row with as many cells as columns; a cell that an unquoted comma and blank cut in two is put together."""
    while len(row) > width and not row[-1].strip():
        row = row[:-1]
    if len(row) <= width:
        return row
    joined: list[str] = []
    for cell in row:
        if joined and cell.startswith(" "):
            joined[-1] += delimiter + cell
        else:
            joined.append(cell)
    return joined if len(joined) == width else None

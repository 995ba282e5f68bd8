"""One reader a kind of file, registered by suffix in one table: bytes in, a document out.

A reader is a small function of an input, how to report what it cannot use, and the options; adding a kind of file is a
function and a line in `READERS`. Tables and feeds are read as they are iterated, so that a large one needs no memory.
"""

from __future__ import annotations

import csv
import io
import itertools
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import BinaryIO, Final, Protocol
from xml.etree import ElementTree

import pyarrow as pa
import pyarrow.parquet as pq

from extractor.documents.encodings import HEAD, binary_kind, decode, detect
from extractor.errors import InputError
from extractor.schema import Document, DocumentKind, Failure, Record


class Readable(Protocol):
    """What a reader needs of an input: its name in messages and tables, and its bytes."""

    @property
    def name(self) -> str:
        """The document's name."""

    def open(self) -> BinaryIO:
        """The bytes from the start."""


Report = Callable[[Failure], None]
Reader = Callable[[Readable, Report, "str | None"], Document]

_MARKUP: Final = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_FEED: Final = re.compile(r"\s*(?:<\?xml|<rss\b|<feed\b)")
_TAG: Final = re.compile(r"<(?:p|div|img|figure|table|br|li|td)\b[^<>]*>", re.IGNORECASE)
_MARKDOWN: Final = re.compile(r"!\[[^\]\n]{0,500}\]\([^)\n]{1,500}\)|^#{1,6} \S", re.MULTILINE)
_MANY: Final = 5  # tags or marks: what a dump of something else does not hold by chance
_DELIMITERS: Final = ",\t;|"
_SNIFFED_ROWS: Final = 50
_LARGEST_CELL: Final = (1 << 31) - 1  # the csv module's own limit of 131,072 is less than a long caption


def read_text(source: Readable, report: Report, text_column: str | None) -> Document:
    """A text dump; a page, a feed or Markdown that is saved under such a name is read as what it is."""
    text = _text(source)
    head = text[:8_192]
    kind: DocumentKind = "text"
    if _MARKUP.match(head) or len(_TAG.findall(head)) >= _MANY:
        kind = "html"
    elif _FEED.match(head):
        return read_feed(source, report, text_column)
    elif head.lstrip()[:1] in ("{", "[") and (records := _json_records(text)) is not None:
        return Document(source.name, "records", records=records, text_column=text_column)
    elif len(_MARKDOWN.findall(head)) >= 2:
        kind = "markdown"
    return Document(source.name, kind, text)


def read_html(source: Readable, report: Report, text_column: str | None) -> Document:
    """An HTML page."""
    return Document(source.name, "html", _text(source, markup=True))


def read_markdown(source: Readable, report: Report, text_column: str | None) -> Document:
    """A Markdown page."""
    return Document(source.name, "markdown", _text(source))


def read_csv(source: Readable, report: Report, text_column: str | None) -> Document:
    """A table of comma-, tab-, semicolon- or bar-separated values; the delimiter is found."""
    head, encoding = _head(source)
    text = head.decode(encoding, "windows").removeprefix("\ufeff")
    delimiter, skipped = _sniff_table(text)
    rows = _csv_rows(source, encoding, delimiter, skipped, report)
    return Document(source.name, "records", records=rows, text_column=text_column)


def read_json_lines(source: Readable, report: Report, text_column: str | None) -> Document:
    """A feed of one JSON object a line; a broken line is reported and the others go on."""
    head, encoding = _head(source)
    first = head.decode(encoding, "windows").removeprefix("\ufeff").lstrip()
    if first.startswith("["):
        return read_json(source, report, text_column)
    return Document(source.name, "records", records=_json_lines(source, encoding, report), text_column=text_column)


def read_json(source: Readable, report: Report, text_column: str | None) -> Document:
    """A JSON array of objects, or an object that holds such arrays; JSON Lines under this name, too."""
    text = _text(source)
    try:
        records = _records(json.loads(text))
    except (ValueError, RecursionError) as error:
        if len(lines := text.split("\n", 2)) > 1 and _is_object(lines[0]):
            return read_json_lines(source, report, text_column)
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        place = source.name if line is None else f"{source.name}:{line}"
        raise InputError(f"{place}: broken JSON ({_short(error)}); mend the file or export it again") from error
    return Document(source.name, "records", records=records, text_column=text_column)


def read_parquet(source: Readable, report: Report, text_column: str | None) -> Document:
    """A Parquet table."""
    try:
        with source.open() as file:
            pq.read_metadata(file)
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"{source.name}: not a Parquet file ({_short(error)}); export it again") from error
    return Document(source.name, "records", records=_parquet_rows(source), text_column=text_column)


def read_feed(source: Readable, report: Report, text_column: str | None) -> Document:
    """An RSS or Atom feed, or other XML of like elements; XHTML under such a name is read as a page."""
    text = _text(source, markup=True)
    if re.search(r"<(?:!doctype\s+html|html)\b", text[:2_000], re.IGNORECASE):
        return Document(source.name, "html", text)
    try:
        root = ElementTree.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text, count=1))
    except (ElementTree.ParseError, RecursionError) as error:
        line = error.position[0] if isinstance(error, ElementTree.ParseError) else None
        place = source.name if line is None else f"{source.name}:{line}"
        raise InputError(f"{place}: broken XML ({_short(error)}); mend the file or save it again") from error
    items = [element for element in root.iter() if _local(element.tag) in ("item", "entry")] or list(root)
    records = [Record(f"item {n}", _fields(item)) for n, item in enumerate(items, 1)]
    return Document(source.name, "records", records=records, text_column=text_column)


READERS: Final[Mapping[str, Reader]] = {
    "": read_text,
    ".txt": read_text,
    ".text": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".shtml": read_html,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".mdown": read_markdown,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".tab": read_csv,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".parquet": read_parquet,
    ".xml": read_feed,
    ".rss": read_feed,
    ".atom": read_feed,
}


def _head(source: Readable) -> tuple[bytes, str]:
    """The first bytes of a text and its encoding. Raises InputError if it is empty or no text."""
    with source.open() as file:
        head = file.read(HEAD)
        whole = len(head) < HEAD
    _check(source.name, head)
    return head, detect(head, whole=whole)


def _text(source: Readable, *, markup: bool = False) -> str:
    with source.open() as file:
        data = file.read()
    _check(source.name, data)
    return decode(data, markup=markup)


def _check(name: str, data: bytes) -> None:
    if not data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        raise InputError(f"{name}: the file is empty; leave it out or save the page again")
    if (kind := binary_kind(data[:HEAD])) is not None:
        raise InputError(f"{name}: {kind}, not text; leave it out or export it as text, HTML or CSV")


def _short(error: Exception) -> str:
    return str(error).split("\n", 1)[0][:160] or type(error).__name__


# Tables


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


def _csv_rows(source: Readable, encoding: str, delimiter: str, skipped: int, report: Report) -> Iterator[Record]:
    csv.field_size_limit(_LARGEST_CELL)
    with source.open() as file, io.TextIOWrapper(file, encoding, "windows", newline="") as stream:
        lines = (line.replace("\x00", "") for line in stream)
        reader = csv.reader(itertools.islice(lines, skipped, None), delimiter=delimiter)
        names: list[str] | None = None
        number = 0
        while True:
            try:
                row = next(reader, None)
            except csv.Error as error:
                report(Failure(source.name, f"broken row ({error}); mend or remove it", skipped + reader.line_num))
                continue
            if row is None:
                return
            number += 1
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
                report(Failure(source.name, reason, skipped + reader.line_num))
                continue
            yield Record(f"row {number}", dict(zip(names, cells, strict=False)))


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


def _parquet_rows(source: Readable) -> Iterator[Record]:
    number = 0
    try:
        with source.open() as file:
            for batch in pq.ParquetFile(file).iter_batches(batch_size=4_096):
                for fields in batch.to_pylist():
                    number += 1
                    yield Record(f"row {number}", fields)
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"{source.name}: broken after row {number} ({_short(error)}); export it again") from error


# Feeds


def _json_lines(source: Readable, encoding: str, report: Report) -> Iterator[Record]:
    with source.open() as file, io.TextIOWrapper(file, encoding, "windows", newline="\n") as stream:
        for number, line in enumerate(stream, 1):
            line = line.strip("\ufeff \t\r\n\x00\x1e")
            if not line:
                continue
            try:
                value = json.loads(line)
            except (ValueError, RecursionError) as error:
                reason = f"broken JSON ({_short(error)}); mend or remove the line"
                report(Failure(source.name, reason, number))
                continue
            if isinstance(value, str):
                value = {"text": value}
            if isinstance(value, dict):
                yield Record(f"line {number}", value)
            else:
                reason = f"a JSON {type(value).__name__} where an object should stand; mend or remove the line"
                report(Failure(source.name, reason, number))


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _json_records(text: str) -> list[Record] | None:
    try:
        return _records(json.loads(text))
    except (ValueError, RecursionError):
        lines = [line for line in text.split("\n") if line.strip()]
        if not all(map(_is_object, lines[:20])):
            return None
        return [Record(f"line {n}", json.loads(line)) for n, line in enumerate(lines, 1) if _is_object(line)]


def _records(value: object) -> list[Record]:
    values: Iterable[object] = value if isinstance(value, list) else [value]
    return [
        Record(f"item {n}", each if isinstance(each, dict) else {"text": each})
        for n, each in enumerate(values, 1)
        if isinstance(each, dict | str)
    ]


def _local(tag: str) -> str:
    return tag.rsplit("}", 1)[-1].lower()


def _fields(element: ElementTree.Element) -> dict[str, object]:
    """An element's children by name; of one with both text and children, the children."""
    fields: dict[str, object] = {}
    for child in element:
        name = _local(child.tag)
        value: object = _fields(child) if len(child) else (child.text or "")
        if isinstance(value, dict) and child.text and child.text.strip():
            value = "".join(child.itertext())
        if name in fields:
            before = fields[name]
            fields[name] = [*before, value] if isinstance(before, list) else [before, value]
        else:
            fields[name] = value
    return fields

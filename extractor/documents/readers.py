"""One reader a kind of file, registered by suffix in one table: bytes in, a document out.

A reader is a small function of an input, how to report what it cannot use, and the options; adding a kind of file is a
function and a line in `READERS`. Tables and feeds are read as they are iterated, so that a large one needs no memory.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final
from xml.etree import ElementTree

from extractor.documents import shapes
from extractor.documents.reading import read_head, read_whole, short, whole_lines
from extractor.documents.sources import Report, Source
from extractor.documents.tables import is_table, read_csv, read_excel, read_parquet
from extractor.errors import InputError
from extractor.jsonl import load_line
from extractor.schema import Document, DocumentKind, Failure, Record

Reader = Callable[[Source, Report, "str | None"], "Document | list[Document]"]

_MARKUP: Final = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_FEED: Final = re.compile(r"\s*(?:<\?xml|<rss\b|<feed\b)")
_TAG: Final = re.compile(r"<(?:p|div|img|figure|table|br|li|td)\b[^<>]*>", re.IGNORECASE)
_MARKDOWN: Final = re.compile(r"!\[[^\]\n]{0,500}\]\([^)\n]{1,500}\)|^#{1,6} \S", re.MULTILINE)
_MANY: Final = 5  # tags or marks: what a dump of something else does not hold by chance


def read_text(source: Source, report: Report, text_column: str | None) -> Document:
    """A text dump; a page, a feed, a table or Markdown that is saved under such a name is read as what it is."""
    head, _ = read_head(source)
    sample = head[:8_192]
    if _FEED.match(sample):
        return read_feed(source, report, text_column)
    first, _, rest = head.lstrip().partition("\n")
    if rest.strip() and _is_object(first):
        return read_json_lines(source, report, text_column)
    if is_table(head):
        return read_csv(source, report, text_column)
    text = read_whole(source)
    if sample.lstrip()[:1] in ("{", "["):
        try:
            return _of_value(source, shapes.parse(text), report, text_column)
        except (ValueError, RecursionError):
            pass  # a text that begins with a bracket
    kind: DocumentKind = "text"
    if _MARKUP.match(sample) or len(_TAG.findall(sample)) >= _MANY:
        kind = "html"
    elif len(_MARKDOWN.findall(sample)) >= 2:
        kind = "markdown"
    return Document(source.name, kind, text, fields=source.fields)


def read_html(source: Source, report: Report, text_column: str | None) -> Document:
    """An HTML page."""
    return Document(source.name, "html", read_whole(source, markup=True), fields=source.fields)


def read_markdown(source: Source, report: Report, text_column: str | None) -> Document:
    """A Markdown page."""
    return Document(source.name, "markdown", read_whole(source), fields=source.fields)


def read_json_lines(source: Source, report: Report, text_column: str | None) -> Document:
    """A feed of one JSON object a line; a broken line is reported and the others go on."""
    head, encoding = read_head(source)
    first = next((line for line in head.split("\n") if line.strip()), "")
    if not _is_json(first) and first.strip()[:1] in ("[", "{") and first.strip()[1:2] in ("", "{"):
        try:  # one value over many lines
            return read_json(source, report, text_column)
        except InputError:
            if first.strip().startswith("["):
                raise
    elif first.lstrip().startswith("[") and head.strip() == first.strip():
        return read_json(source, report, text_column)
    return _of_records(source, _json_lines(source, encoding, report), text_column)


def read_json(source: Source, report: Report, text_column: str | None) -> Document:
    """A JSON value of any shape that holds records (see `shapes`); JSON Lines under this name, too."""
    text = read_whole(source)
    try:
        return _of_value(source, shapes.parse(text), report, text_column)
    except (ValueError, RecursionError) as error:
        if len(lines := text.split("\n", 2)) > 1 and _is_object(lines[0]):
            return read_json_lines(source, report, text_column)
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        place = source.name if line is None else f"{source.name}:{line}"
        raise InputError(f"{place}: broken JSON ({short(error)}); mend the file or export it again") from error


def read_feed(source: Source, report: Report, text_column: str | None) -> Document:
    """An RSS or Atom feed, or other XML of like elements; XHTML under such a name is read as a page."""
    text = read_whole(source, markup=True)
    if re.search(r"<(?:!doctype\s+html|html)\b", text[:2_000], re.IGNORECASE):
        return Document(source.name, "html", text, fields=source.fields)
    try:
        root = ElementTree.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text, count=1))
    except (ElementTree.ParseError, RecursionError) as error:
        line = error.position[0] if isinstance(error, ElementTree.ParseError) else None
        place = source.name if line is None else f"{source.name}:{line}"
        raise InputError(f"{place}: broken XML ({short(error)}); mend the file or save it again") from error
    items = [element for element in root.iter() if _local(element.tag) in ("item", "entry")] or list(root)
    records = [Record(f"item {n}", _fields(item)) for n, item in enumerate(items, 1)]
    return _of_records(source, records, text_column)


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
    ".xlsx": read_excel,
    ".xlsm": read_excel,
    ".xlsb": read_excel,
    ".xls": read_excel,
    ".ods": read_excel,
    ".xml": read_feed,
    ".rss": read_feed,
    ".atom": read_feed,
}


def _of_records(source: Source, records: Iterable[Record], text_column: str | None) -> Document:
    return Document(source.name, "records", records=records, text_column=text_column, fields=source.fields)


def _of_value(source: Source, value: object, report: Report, text_column: str | None) -> Document:
    def odd(place: str, found: object) -> None:
        report(Failure(source.name, f"{place} is a JSON {_kind(found)}, no object; mend or remove it"))

    return _of_records(source, shapes.records(value, odd), text_column)


def _kind(value: object) -> str:
    return "null" if value is None else type(value).__name__


def _json_lines(source: Source, encoding: str, report: Report) -> Iterator[Record]:
    with source.open() as file, io.TextIOWrapper(file, encoding, "windows", newline="\n") as stream:
        for number, line in enumerate(whole_lines(stream, source, report), 1):
            line = line.strip("\ufeff \t\r\n\x00\x1e").removesuffix(",")
            if not line:
                continue
            try:
                value = load_line(line)
            except ValueError as error:
                report(Failure(source.name, str(error), number))
                continue
            if (fields := shapes.as_record(value)) is not None:
                yield Record(f"line {number}", fields)
            else:
                reason = f"a JSON {_kind(value)} where an object should stand; mend or remove the line"
                report(Failure(source.name, reason, number))


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


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

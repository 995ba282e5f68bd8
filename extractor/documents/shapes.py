"""The shapes that JSON takes: lists of objects, objects by their ids, columns, rows. All become records."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from extractor.schema import Record

Odd = Callable[[str, object], None]  # told of what is no record: where it stands, and what it is

KEY: Final = "key"  # the field that keeps the id an object stood under
_NAMED_BY: Final = re.compile(r".*(?:\d|\.\w{2,4}$|[/:])")  # keys that are ids, file names or addresses
_LIKE: Final = 0.5  # of the values under ids that share a field: they are alike
_SEVERAL: Final = 2
_DEEPEST: Final = 60  # objects inside one another: nothing worth reading lies deeper
_COLUMNS: Final = frozenset({"caption", "captions", "text", "description", "title", "id", "url", "image", "alt"})
_BETWEEN: Final = re.compile(r"[\s,\x1e]*")  # what stands between values that follow one another
_CALL: Final = re.compile(r"\s*(?:[\w$.]{1,100}\s*\(|(?:var|let|const|window\.)\s*[\w$.]{1,100}\s*=)\s*(?=[\[{])")


def parse(text: str) -> object:
    """A JSON text's value; a list of them where several follow one another, as in a log. A script's call around goes.

    Raises ValueError or RecursionError for a broken one.

    >>> parse('{"a": 1}\\n{"a": 2}'), parse('show({"a": 1});')
    ([{'a': 1}, {'a': 2}], {'a': 1})
    """
    text = text.lstrip("\x1e")  # as some put before each value
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        call = _CALL.match(text)
        decoder = json.JSONDecoder()
        if call:
            value, end = decoder.raw_decode(text, call.end())
            if text[end:].strip(" \t\r\n);"):
                raise
            return value
        if error.msg != "Extra data":
            raise
        values: list[object] = []
        place = _end(_BETWEEN.match(text))
        while place < len(text):
            value, place = decoder.raw_decode(text, place)
            values.append(value)
            place = _end(_BETWEEN.match(text, place))
        return values


def _end(match: re.Match[str] | None) -> int:
    return match.end() if match else 0


def records(value: object, odd: Odd) -> Iterator[Record]:
    """The records of a JSON value, numbered from 1; an object that holds lists of records is one.

    >>> [record.fields for record in records({"p1": {"caption": "Fame"}, "p2": {"caption": "Jaws"}}, print)]
    [{'caption': 'Fame', 'key': 'p1'}, {'caption': 'Jaws', 'key': 'p2'}]
    """
    value = unfolded(value)
    values = value if isinstance(value, list) else [value]
    names: Sequence[str] | None = None
    for number, each in enumerate(values, 1):
        if number == 1 and isinstance(each, list) and _is_header(each):
            names = each
            continue
        fields = as_record(each, names)
        if fields is None:
            odd(f"item {number}", each)
        else:
            yield Record(f"item {number}", fields)


def as_record(value: object, names: Sequence[str] | None = None) -> Mapping[str, object] | None:
    """What a JSON value says as a record: an object as it is, a text, a row of cells; None for what is none.

    >>> as_record("Fame (1980)"), as_record([7, "Fame (1980)"]), as_record(None)
    ({'text': 'Fame (1980)'}, {'column 1': 7, 'column 2': 'Fame (1980)'}, None)
    """
    if isinstance(value, dict):
        return {name: unfolded(below) for name, below in value.items()}
    if isinstance(value, str):
        return {"text": value}
    if isinstance(value, list) and any(isinstance(cell, str) for cell in value):
        names = names or [f"column {n}" for n in range(1, len(value) + 1)]
        return dict(zip(names, value, strict=False))
    return None


def unfolded(value: object, depth: int = 0) -> object:
    """A value with objects under their ids, tables of columns and lists of lists put as lists of objects.

    Other objects and lists stay, and those inside them are looked at in their turn.
    """
    if isinstance(value, list):
        if value and all(isinstance(each, list) for each in value) and not any(map(_is_row, value)):
            return [each for below in value for each in below]
        return value
    if not isinstance(value, dict) or depth > _DEEPEST:
        return value
    if (table := _of_columns(value)) is not None:
        return table
    if _is_keyed(value):
        return [{**below, KEY: key} if KEY not in below else below for key, below in _objects(value)]
    if len(value) >= _SEVERAL and all(map(_is_caption_under_id, value, value.values())):
        return [{KEY: key, "text": text} for key, text in value.items()]
    return {name: unfolded(below, depth + 1) for name, below in value.items()}


def _is_caption_under_id(key: str, value: object) -> bool:
    return isinstance(value, str) and " " in value and _NAMED_BY.match(key) is not None


def _objects(value: Mapping[str, object]) -> list[tuple[str, dict[str, object]]]:
    return [(key, below) for key, below in value.items() if isinstance(below, dict)]


def _is_keyed(value: Mapping[str, object]) -> bool:
    """Whether most of an object's values are objects alike, under keys that are ids."""
    below = _objects(value)
    ids = sum(bool(_NAMED_BY.match(key)) for key, _ in below)
    if ids < _SEVERAL or ids < _LIKE * len(value):
        return False
    shared = Counter(name for _, each in below for name, text in each.items() if isinstance(text, str))
    return bool(shared) and max(shared.values()) > _LIKE * len(below)


def _of_columns(value: Mapping[str, object]) -> list[dict[str, object]] | None:
    """The rows of a table written as columns: {"caption": {"0": "…", "1": "…"}}, or as rows beside their columns."""
    columns, rows = value.get("columns"), value.get("data")
    if isinstance(columns, list) and isinstance(rows, list) and all(isinstance(row, list) for row in rows):
        return [dict(zip(map(str, columns), row, strict=False)) for row in rows]
    below = [each for each in value.values() if isinstance(each, dict)]
    if len(below) < len(value) or not below or not below[0] or not all(key.isdigit() for key in below[0]):
        return None
    if any(isinstance(cell, dict) for each in below for cell in each.values()):
        return None
    keys = dict.fromkeys(key for each in below for key in each)
    return [{name: each.get(key) for name, each in value.items() if isinstance(each, dict)} for key in keys]


def _is_row(value: list[object]) -> bool:
    return any(not isinstance(cell, dict | list) for cell in value)


def _is_header(row: Sequence[object]) -> bool:
    names = [cell for cell in row if isinstance(cell, str)]
    return len(names) == len(row) and names_column(names)


def names_column(cells: Iterable[str]) -> bool:
    """Whether some cell of a row is a name that columns of scraped captions go by."""
    return not _COLUMNS.isdisjoint(cell.strip().casefold() for cell in cells)

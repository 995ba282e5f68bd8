"""The formats that captions go out in and come back from, by name."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from extractor.annotation import records, tokens
from extractor.annotation.captions import AnnotatedCaption
from extractor.errors import InputError
from extractor.jsonl import read_json_lines, write_json_lines
from extractor.output import replacing
from extractor.schema import Failure

Write = Callable[[Iterable[AnnotatedCaption], Path], None]
Read = Callable[[Path], Iterator[AnnotatedCaption | Failure]]
ToRecord = Callable[[AnnotatedCaption], dict[str, Any]]
FromRecord = Callable[[Mapping[str, Any]], AnnotatedCaption | None]


def export_captions(captions: Iterable[AnnotatedCaption], path: Path, form: str) -> int:
    """Writes captions as a tool takes them, the file whole or not at all; returns how many."""
    captions = list(captions)
    with replacing(path) as temporary:
        FORMATS[form][0](captions, temporary)
    return len(captions)


def import_captions(path: Path, form: str) -> Iterator[AnnotatedCaption | Failure]:
    """The captions that a tool gave back, those left out that nobody has decided yet; what is broken is a failure.

    Raises InputError where there is no such file, or it is none of this form as a whole.
    """
    if not path.is_file():
        raise InputError(f"no file {path}; give what {form} exported")
    try:
        yield from FORMATS[form][1](path)
    except (OSError, ValueError) as error:
        raise InputError(f"cannot read {path} as {form}: {error}; export it again") from error


def _write_lines(to_record: ToRecord) -> Write:
    def write(captions: Iterable[AnnotatedCaption], path: Path) -> None:
        write_json_lines(path, map(to_record, captions))

    return write


def _read_lines(from_record: FromRecord) -> Read:
    def read(path: Path) -> Iterator[AnnotatedCaption | Failure]:
        for row in read_json_lines(str(path), BytesIO()):
            yield from (row,) if isinstance(row, Failure) else _read(from_record, row.fields, str(path), row.line)

    return read


def _write_array(captions: Iterable[AnnotatedCaption], path: Path) -> None:
    tasks = [records.to_label_studio(caption) for caption in captions]
    path.write_text(json.dumps(tasks, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _read_array(path: Path) -> Iterator[AnnotatedCaption | Failure]:
    tasks = json.loads(path.read_text(encoding="utf-8-sig"))
    if not isinstance(tasks, list):
        raise ValueError("not a list of tasks")
    for number, task in enumerate(tasks, 1):
        yield from _read(records.from_label_studio, task, str(path), number)


def _read(from_record: FromRecord, fields: Any, path: str, place: int) -> Iterator[AnnotatedCaption | Failure]:
    try:
        caption = from_record(fields)
    except ValueError as fault:
        yield Failure(path, str(fault), place)
    except (KeyError, TypeError, AttributeError) as fault:
        yield Failure(path, f"not in the tool's form ({fault!r}); export it again", place)
    else:
        if caption is not None:
            yield caption


FORMATS: Final[dict[str, tuple[Write, Read]]] = {
    "label-studio": (_write_array, _read_array),
    "prodigy": (_write_lines(records.to_prodigy), _read_lines(records.from_prodigy)),
    "doccano": (_write_lines(records.to_doccano), _read_lines(records.from_doccano)),
    "conll": (tokens.write_conll, tokens.read_conll),
    "docbin": (tokens.write_docbin, tokens.read_docbin),
}

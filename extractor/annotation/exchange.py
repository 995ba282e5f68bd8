"""The formats that captions go out in and come back from, by name."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

from extractor.annotation import records, tokens
from extractor.annotation.captions import AnnotatedCaption
from extractor.annotation.forms import read_rows
from extractor.annotation.records import OnNote
from extractor.errors import InputError
from extractor.jsonl import write_json_lines
from extractor.output import replacing
from extractor.schema import Failure

Write = Callable[[Iterable[AnnotatedCaption], Path], None]
Read = Callable[[Path, OnNote], Iterator[AnnotatedCaption | Failure]]
ToRecord = Callable[[AnnotatedCaption], dict[str, Any]]
FromRecord = Callable[[Mapping[str, Any], OnNote], AnnotatedCaption | None]


def export_captions(captions: Iterable[AnnotatedCaption], path: Path, form: str) -> int:
    """Writes captions as a tool takes them, the file whole or not at all; returns how many."""
    captions = list(captions)
    with replacing(path) as temporary:
        FORMATS[form][0](captions, temporary)
    return len(captions)


def import_captions(path: Path, form: str, on_note: OnNote = lambda note: None) -> Iterator[AnnotatedCaption | Failure]:
    """The captions that a tool gave back; what is broken is a failure.

    `form` is one of FORMATS (see `find_form`). `on_note` is told of each caption that nobody has decided yet or that
    the annotator passed over, which are left out, and of those taken without an answer. Raises InputError where there
    is no such file, or it is none of this form as a whole.
    """
    if not path.is_file():
        raise InputError(f"no file {path}; give what {form} exported")
    try:
        yield from FORMATS[form][1](path, on_note)
    except (OSError, ValueError) as error:
        raise InputError(f"cannot read {path} as {form}: {error}; export it again") from error


def _write_lines(to_record: ToRecord, captions: Iterable[AnnotatedCaption], path: Path) -> None:
    write_json_lines(path, map(to_record, captions))


def _write_array(captions: Iterable[AnnotatedCaption], path: Path) -> None:
    tasks = [records.to_label_studio(caption) for caption in captions]
    path.write_text(json.dumps(tasks, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _read(from_record: FromRecord, path: Path, on_note: OnNote) -> Iterator[AnnotatedCaption | Failure]:
    for row in read_rows(path):
        if isinstance(row, Failure):
            yield row
            continue
        try:
            caption = from_record(row.fields, on_note)
        except ValueError as fault:
            yield row.failure(str(fault))
        except (KeyError, TypeError, AttributeError) as fault:
            yield row.failure(f"not in the tool's form ({fault!r}); export it again")
        else:
            if caption is not None:
                yield caption


def _silently(read: Callable[[Path], Iterator[AnnotatedCaption | Failure]]) -> Read:
    """A reader of a form that cannot say whether anybody has decided."""
    return lambda path, on_note: read(path)


FORMATS: Final[dict[str, tuple[Write, Read]]] = {
    "label-studio": (_write_array, partial(_read, records.from_label_studio)),
    "prodigy": (partial(_write_lines, records.to_prodigy), partial(_read, records.from_prodigy)),
    "doccano": (partial(_write_lines, records.to_doccano), partial(_read, records.from_doccano)),
    "conll": (tokens.write_conll, _silently(tokens.read_conll)),
    "docbin": (tokens.write_docbin, _silently(tokens.read_docbin)),
}

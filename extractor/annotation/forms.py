"""What a file from an annotation tool is, told by its first rows, so that none is read as another."""

from __future__ import annotations

import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any, Final

from extractor.errors import InputError
from extractor.jsonl import Row, read_json_lines
from extractor.schema import Failure

LOOKED_AT: Final = 100  # rows, or lines: a file is of one form throughout, but its first rows may be broken
_HEAD: Final = 1 << 16  # bytes of a file that is not JSON, enough for a hundred lines
_MOST: Final = 0.8  # of the lines end in a tag: some may be broken, and prose ends in one now and then
_TAGGED: Final = re.compile(r"\S.*\s(O|[A-Z]-\S+)")
_MARKED: Final = re.compile(r"\{[PFYC] [^{}]+\}")
_JSON: Final = re.compile(r"\[\s*[{\]]|\{\s*[\"}]")  # a marked caption or a token may begin with a bracket too
_ZIP: Final = b"PK\x03\x04"

WORDS: Final = {
    "label-studio": 'Label Studio\'s JSON (tasks with "data")',
    "prodigy": 'Prodigy\'s JSON Lines (rows with "spans" or "answer")',
    "doccano": 'doccano\'s JSON Lines (rows with "label", or "entities")',
    "conll": "CoNLL (a token and its tag a line)",
    "docbin": "spaCy's DocBin",
}


@dataclass(frozen=True, slots=True)
class _Look:
    """The forms that a file may be of, likeliest first; without any, what it is in words, and the remedy."""

    forms: tuple[str, ...] = ()
    words: str = ""
    remedy: str = ""


def find_form(path: Path, given: str | None = None) -> str:
    """The form of a file from an annotation tool: the one given, unless the file is seen to be another.

    Raises InputError where there is no such file, where its form cannot be told, or is not the one given.
    """
    if not path.is_file():
        raise InputError(f"no file {path}; give what {given or 'the annotation tool'} exported")
    try:
        look = _look_at(path)
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(f"cannot read {path}: {error}; export it again") from error
    if given is not None and (given in look.forms or not (look.forms or look.words)):
        return given
    if look.forms and given is None:
        return look.forms[0]
    if look.forms:
        found = look.forms[0]
        raise InputError(f"{path} is not {given}, it looks like {WORDS[found]}; give --from {found}, or no --from")
    if look.words:
        raise InputError(f"{path} looks like {look.words}; {look.remedy}")
    raise InputError(f"cannot tell what {path} is; name its form with --from: {', '.join(WORDS)}")


def read_rows(path: Path) -> Iterator[Row | Failure]:
    """The objects of a JSON list by their number, of JSON Lines by their line; raises ValueError for a broken list."""
    with path.open("rb") as file:
        start = file.read(_HEAD).removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start.startswith(b"["):
        yield from read_json_lines(str(path), BytesIO())
        return
    for number, item in enumerate(json.loads(path.read_text(encoding="utf-8-sig")), 1):
        if isinstance(item, dict):
            yield Row(str(path), number, item)
        else:
            yield Failure(str(path), f"not an object but {type(item).__name__}; export it again", number)


def _look_at(path: Path) -> _Look:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(_ZIP):
        return _Look(words="a zip archive", remedy="unpack it, and give the file within")
    if _is_deflated(head):
        return _Look(("docbin",))
    text = head.decode("utf-8-sig", errors="replace").lstrip()
    if _JSON.match(text):
        return _look_at_rows([row.fields for row in islice(read_rows(path), LOOKED_AT) if isinstance(row, Row)])
    return _look_at_lines([line.rstrip() for line in text.splitlines() if line.strip()][:LOOKED_AT])


def _is_deflated(head: bytes) -> bool:
    """Whether a file is as a DocBin is: msgpack within zlib's envelope."""
    try:
        return bool(head) and zlib.decompressobj().decompress(head[:1024]) != b""
    except zlib.error:
        return False


def _look_at_rows(rows: list[Mapping[str, Any]]) -> _Look:
    votes = Counter(form for row in rows for form in _forms_of(row))
    if votes:
        return _Look(tuple(form for form, _ in votes.most_common()))
    if any("credits" in row and "entities" in row for row in rows):
        return _Look(
            words='what "extractor extract" writes, which no annotation tool has had',
            remedy='export captions for a tool with "extractor export"',
        )
    if any(_is_flat_task(row) for row in rows):
        return _Look(words="Label Studio's JSON-MIN", remedy="export it again as JSON")
    return _Look()


def _forms_of(row: Mapping[str, Any]) -> Iterator[str]:
    """The forms that a row may be of: those whose own fields it has, in their own shape."""
    if isinstance(row.get("data"), Mapping):
        yield "label-studio"
    if any(_is_doccano(row.get(part)) for part in ("label", "labels", "entities")) and "credits" not in row:
        yield "doccano"
    if isinstance(row.get("spans"), list) or {"answer", "_input_hash", "_task_hash"} & set(row):
        yield "prodigy"


def _is_doccano(spans: Any) -> bool:
    return isinstance(spans, list) and all(
        isinstance(span, list) or (isinstance(span, Mapping) and "start_offset" in span) for span in spans
    )


def _is_flat_task(row: Mapping[str, Any]) -> bool:
    spans = row.get("label")
    return isinstance(spans, list) and bool(spans) and isinstance(spans[0], Mapping) and "labels" in spans[0]


def _look_at_lines(lines: list[str]) -> _Look:
    rows = [line for line in lines if not line.startswith("# ")]
    tagged = sum(1 for line in rows if _TAGGED.fullmatch(line))
    if rows and tagged >= _MOST * len(rows):
        return _Look(("conll",))
    if any(_MARKED.search(line) for line in rows):
        return _Look(words="gold captions in the form of the corpus already", remedy="they need no import")
    return _Look()

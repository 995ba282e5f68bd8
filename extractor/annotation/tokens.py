"""Captions as tokens: CoNLL files of IOB tags, and spaCy's DocBin.

Tokens are those of the package's own tokenizer, cut once more where an entity begins or ends within one, so that every
entity goes through exactly.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.util import get_words_and_spaces

from extractor.annotation.captions import AnnotatedCaption, annotate
from extractor.recognise import create_caption_tokenizer
from extractor.schema import Failure

_NOTE: Final = re.compile(r"# (id|text|gold) = (.*)")


@cache
def _blank() -> Language:
    nlp = spacy.blank("en")
    nlp.tokenizer = create_caption_tokenizer()(nlp)
    return nlp


def cut_tokens(caption: AnnotatedCaption) -> list[tuple[int, int]]:
    """Start and end of every token, blanks left out; no entity begins or ends within one."""
    edges = {edge for entity in caption.entities for edge in (entity.start, entity.end)}
    tokens = []
    for token in _blank().tokenizer(caption.text):
        start, end = token.idx, token.idx + len(token)
        cuts = [start, *sorted(edge for edge in edges if start < edge < end), end]
        tokens += [(one, other) for one, other in pairwise(cuts) if caption.text[one:other].strip()]
    return tokens


def write_conll(captions: Iterable[AnnotatedCaption], path: Path) -> None:
    """Writes a token and its tag a line, a blank line after each caption; comments hold id, text and gold (as JSON)."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for caption in captions:
            notes = {"id": caption.caption_id, "text": caption.text, "gold": caption.gold}
            for name, note in notes.items():
                if note:
                    file.write(f"# {name} = {json.dumps(note, ensure_ascii=False)}\n")
            for start, end in cut_tokens(caption):
                file.write(f"{caption.text[start:end]}\t{_tag(caption, start)}\n")
            file.write("\n")


def _tag(caption: AnnotatedCaption, start: int) -> str:
    for entity in caption.entities:
        if entity.start <= start < entity.end:
            return f"{'B' if start == entity.start else 'I'}-{entity.label}"
    return "O"


def read_conll(path: Path) -> Iterator[AnnotatedCaption | Failure]:
    """The captions of a CoNLL file; without a comment that holds the text, tokens are joined by blanks.

    The first column is the token, the last its tag; an I that follows no like tag begins an entity.
    """
    with path.open(encoding="utf-8", newline="\n") as file:
        block: list[str] = []
        for number, line in enumerate([*file, ""], 1):
            if stripped := line.strip("\r\n"):
                block.append(stripped)
            elif block:
                try:
                    yield _read_block(block, f"{path.name}:{number - len(block)}")
                except (ValueError, LookupError) as fault:
                    yield Failure(str(path), str(fault), number - len(block))
                block = []


def _read_block(lines: list[str], place: str) -> AnnotatedCaption:
    notes: dict[str, str] = {}
    rows: list[tuple[str, str]] = []
    for line in lines:
        if (note := _NOTE.fullmatch(line)) and "\t" not in line:
            notes[note[1]] = json.loads(note[2])
        else:
            columns = line.split("\t") if "\t" in line else line.split()
            if len(columns) < 2:
                raise ValueError(f"a token without a tag: {line!r}")
            rows.append((columns[0], columns[-1]))
    text = notes.get("text", " ".join(token for token, _ in rows))
    spans: list[tuple[int, int, str]] = []
    at, before = 0, "O"
    for token, tag in rows:
        start = text.find(token, at)
        if start < 0 or text[at:start].strip():
            raise ValueError(f"the token {token!r} does not follow in the text; leave tokens as they are")
        at = start + len(token)
        kind, _, label = tag.partition("-")
        if kind == "I" and before == label:
            spans[-1] = (spans[-1][0], at, label)
        elif kind in ("B", "I"):
            spans.append((start, at, label))
        elif tag != "O":
            raise ValueError(f"no IOB tag {tag!r}")
        before = label
    return annotate(notes.get("id", place), text, spans, notes.get("gold", ""))


def write_docbin(captions: Iterable[AnnotatedCaption], path: Path) -> None:
    """Writes a DocBin that `spacy train` takes; id and gold are in each Doc's `user_data`."""
    docs = DocBin(attrs=["ENT_IOB", "ENT_TYPE"], store_user_data=True)
    for caption in captions:
        words = [caption.text[start:end] for start, end in cut_tokens(caption)]
        words, spaces = get_words_and_spaces(words, caption.text)
        doc = Doc(_blank().vocab, words=words, spaces=spaces)
        spans = [doc.char_span(e.start, e.end, label=e.label) for e in caption.entities]
        doc.ents = [span for span in spans if span is not None]
        if doc.text != caption.text or len(doc.ents) != len(caption.entities):
            raise ValueError(f"{caption.caption_id}: its tokens do not make up its text")
        doc.user_data = {"caption_id": caption.caption_id, "gold": caption.gold}
        docs.add(doc)
    docs.to_disk(path)


def read_docbin(path: Path) -> Iterator[AnnotatedCaption | Failure]:
    """The captions of a DocBin; Docs that no export of this package made are called by their number."""
    for number, doc in enumerate(DocBin().from_disk(path).get_docs(_blank().vocab), 1):
        known: dict[Any, Any] = doc.user_data
        spans = [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]
        try:
            yield annotate(known.get("caption_id", f"{path.name}:{number}"), doc.text, spans, known.get("gold", ""))
        except ValueError as fault:
            yield Failure(str(path), str(fault), number)

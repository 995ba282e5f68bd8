"""Captions of tables and feeds: the caption's column found by its name and by what stands in it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Final

from extractor import boilerplate
from extractor.captions import marks
from extractor.captions.blocks import Block, is_noise
from extractor.captions.cleaning import clean, decode_entities, strip_tags
from extractor.captions.furniture import describes_picture, strip_trailer
from extractor.captions.metadata import DEEPEST, EACH, Path, as_texts
from extractor.captions.webpage import find_html
from extractor.captions.wording import caption_score, count_words, is_headline
from extractor.errors import InputError
from extractor.schema import Document, Record

_SAMPLE: Final = 500  # records that are looked at to find the column
_NAMES: Final = {
    "caption": 10, "captions": 10, "cutline": 10, "bildunterschrift": 10, "bildtext": 10, "legende": 10, "légende": 10,
    "didascalia": 10, "leyenda": 10, "onderschrift": 10, "bildtekst": 10,
    "description": 6, "desc": 6, "descr": 6, "beschreibung": 6, "descripcion": 6, "descrizione": 6, "encoded": 6,
    "text": 4, "txt": 4, "body": 4, "content": 4, "message": 4, "tweet": 4, "rendered": 4, "html": 3,
    "alt": 3, "alttext": 3, "note": 3, "notes": 3, "remarks": 3, "comment": 2, "label": 2, "summary": 2, "abstract": 2,
    "title": 1, "headline": 1, "name": 1,
}  # fmt: skip
# The last word of a name that says that it is something else, and the words that say so from outside.
_OTHERS: Final = frozenset({
    "credit", "credits", "photographer", "author", "authors", "byline", "user", "username", "url", "uri", "link",
    "href", "src", "file", "filename", "path", "id", "uuid", "guid", "key", "tags", "tag", "keywords", "category",
    "categories", "date", "time", "created", "updated", "pubdate", "lang", "language", "copyright", "source", "rights",
    "license", "licence", "width", "height", "type", "kind", "format", "status", "hash", "slug", "email", "sponsor",
    "agency", "collection", "location", "camera", "count", "score", "likes",
})  # fmt: skip
_OUTSIDE: Final = frozenset({
    "comments", "replies", "reactions", "related", "recommended", "sponsor", "ad", "ads", "user", "author", "owner",
    "seo", "og", "twitter", "breadcrumbs", "navigation",
})  # fmt: skip
_ALTERNATIVES: Final = frozenset({"alt", "title", "caption", "description"})
_WORDS: Final = re.compile(r"[^\W\d_]+")
_CAMEL: Final = re.compile(r"(?<=[a-zß-ÿ])(?=[A-Z])")
_PICTURED: Final = re.compile(r"<(?:img|figure|picture|amp-img)\b", re.IGNORECASE)
# A picture in the middle of a sentence: a smiley, a flag. One behind a full stop may stand between two captions.
_PICTURE: Final = r"\s*+(?:<(?:img|source)\b[^<>]{0,4000}>|</?picture\b[^<>]{0,200}>)"
_IN_SENTENCE: Final = re.compile(
    rf"([^\s<>.!?…](?:</(?:a|b|cite|em|i|span|strong)>)*)(?:{_PICTURE})++"
    r"(?=\s*+(?:<(?:a|b|cite|em|i|span|strong)\b[^<>]{0,2000}>)*[^\s<])",
    re.IGNORECASE,
)
_BARE: Final = ("text",)  # the only field of a record that was a bare text
_NAMED: Final = 2  # a name that says so little needs contents that say more
_TELLING: Final = 6  # a name that says "caption" or "description"
_LISTED: Final = 0.3  # of a column's texts that begin with a mark: it is a list's, not the caption's


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column holds, by a sample."""

    path: Path
    name: float
    filled: int
    likely: float  # the share of texts worded as captions
    worded: float  # the share of texts of three words and more
    distinct: float
    rows: int

    @property
    def score(self) -> float:
        repeated = 6 * (self.distinct < 0.5 and self.filled >= 4)
        coverage = min(1, self.filled / self.rows) if self.rows else 0
        return self.name + 8 * self.likely + 2 * self.worded + 2 * coverage - repeated - 0.1 * len(self.path)

    @property
    def fits(self) -> bool:
        if self.name < 0 or not self.filled:
            return False
        if self.name >= _TELLING:
            return self.worded >= 0.3 or self.likely > 0
        return (self.name >= _NAMED and self.worded >= 0.5) or self.reads_so

    @property
    def reads_so(self) -> bool:
        """Whether the texts alone say that they are captions."""
        return self.likely >= 0.4 and self.worded >= 0.6


def find_records(document: Document) -> Iterator[Block]:
    """The captions of a table or feed, one after another; an empty cell has none.

    Raises InputError if no column holds captions, naming the columns there are.
    """
    records = iter(document.records)
    sample = list(islice(records, _SAMPLE))
    if not sample:
        return
    paths = [_given(document, sample)] if document.text_column else _found(document, sample)
    path = paths[0]
    alternatives = [] if document.text_column else _alternatives(sample, path)
    styles = _list_styles(value for record in sample for _, value in _cells(record.fields, path))
    for record in chain(sample, records):
        if _is_advertisement(record.fields):
            continue
        yield from _of_record(record, _path_in(record, paths), alternatives, styles)


def _path_in(record: Record, paths: Sequence[Path]) -> Path:
    """The caption's path in a record; lists may mix objects with bare texts, which have a path of their own."""
    if paths[0][0] in record.fields or len(paths) == 1:
        return paths[0]
    if tuple(record.fields) == _BARE:
        return _BARE
    return next((p for p in paths if p[0] in record.fields), paths[0]) if paths[0] == _BARE else paths[0]


def _of_record(record: Record, path: Path, alternatives: Sequence[Path], styles: frozenset[str]) -> Iterator[Block]:
    units = list(_units(record.fields, path))
    for number, (unit, rest) in enumerate(units, 1):
        if unit is not record.fields and _is_advertisement(unit):
            continue
        source = record.source if len(units) == 1 else f"{record.source}, {number}"
        blocks = [block for value in _walk(unit, rest) for block in _captions(value, source, styles)]
        if not blocks:
            shown = (clean(value) for other in alternatives for value in _walk(unit, other[len(path) - len(rest) :]))
            blocks = [Block(text, source) for text in shown if describes_picture(text)][:1]
        if not blocks:
            continue
        meta = as_texts(record.fields, path)
        if unit is not record.fields:
            meta |= as_texts(unit, rest, path[: len(path) - len(rest)])
        for block in blocks:
            yield replace(block, fields=meta)


def _captions(value: str, source: str, styles: frozenset[str]) -> Iterator[Block]:
    """The captions in one cell: mostly one, several if it holds a page's markup with pictures."""
    if "<" in value and _PICTURED.search(value):
        value = _IN_SENTENCE.sub(r"\1 ", value)
    if "<" in value and _PICTURED.search(value):
        found = find_html(value)[1]
        if found:
            yield from (replace(block, source=source) for block in found)
            return
    lines = [line for raw in strip_tags(decode_entities(value)).split("\n") if (line := clean(raw))]
    text = " ".join(line for line in lines if not is_noise(line))
    if (mark := marks.candidate(text)) is not None and mark.style in styles:
        text = text[mark.end :]
    if text := strip_trailer(text):
        yield Block(text, source)


def _list_styles(values: Iterable[str]) -> frozenset[str]:
    texts = [text for value in values if (text := clean(value[:200]))]
    found = Counter(mark.style for mark in marks.accepted(texts) if mark is not None)
    return frozenset(style for style, count in found.items() if count >= _LISTED * len(texts))


def _is_advertisement(fields: Mapping[str, object]) -> bool:
    for name in boilerplate.RECORD_KIND_FIELDS:
        if isinstance(kind := fields.get(name), str) and kind.strip().casefold() in boilerplate.FURNITURE_KINDS:
            return True
    return any(fields.get(name) is True for name in ("sponsored", "is_ad", "isAd", "promoted", "is_sponsored"))


# Columns


def _given(document: Document, sample: Sequence[Record]) -> Path:
    """The column that the user named: a column's name, or a dotted path."""
    wanted = document.text_column or ""
    paths = _paths(sample)
    for form in (str, str.casefold):
        for path in paths:
            if form(_dotted(path)) == form(wanted):
                return path
    inner = [path for path in paths if _dotted(path).startswith(f"{wanted}.")]
    if inner:
        raise InputError(f"{document.name}: column {wanted!r} holds fields; name one of these: {_listed(inner)}")
    steps = wanted.split(".")
    if any(_is_there(record.fields, steps) for record in sample):
        raise InputError(f"{document.name}: column {wanted!r} holds no text; columns of texts are {_listed(paths)}")
    raise InputError(f"{document.name}: no column {wanted!r} among {_listed(paths)}; name one of these")


def _is_there(value: object, steps: Sequence[str]) -> bool:
    """Whether there is something at a dotted path."""
    if isinstance(value, list | tuple):
        return any(_is_there(each, steps) for each in value)
    if not steps:
        return value is not None
    return isinstance(value, Mapping) and _is_there(value.get(steps[0]), steps[1:])


def _found(document: Document, sample: Sequence[Record]) -> list[Path]:
    """The caption's column, and after it those of records that lack it."""
    columns = _columns(sample)
    fitting = [column for column in columns if column.fits]
    if not fitting:  # titles with years, where nothing better is there and the column's name speaks for it
        fitting = [column for column in columns if column.name >= _NAMED and column.filled]
    if not fitting:  # "BU_lang" is no language
        fitting = [column for column in columns if column.reads_so and not _is_outside(column.path)]
    if fitting:
        return [column.path for column in sorted(fitting, key=lambda column: -column.score)]
    paths = _paths(sample)
    named = [path for path in paths if _name_score(path) >= _TELLING]
    if named:  # an empty column of captions
        return named[:1]
    raise InputError(f"{document.name}: no caption column among {_listed(paths)}; name the column with --text-column")


def _columns(sample: Sequence[Record]) -> list[_Column]:
    texts: dict[Path, list[str]] = defaultdict(list)
    for record in sample:
        for path, value in _leaves(record.fields):
            if value and not value.isspace():
                texts[path].append(value)
    return [_column(path, values, len(sample)) for path, values in texts.items()]


def _column(path: Path, values: Sequence[str], rows: int) -> _Column:
    values = values[:_SAMPLE]
    shown = [text for value in values if not is_noise(text := clean(value[:2_000]))]
    count = len(shown) or 1
    likely = sum(caption_score(text) >= 3 and not is_headline(text) for text in shown) / count
    worded = sum(count_words(text) > 2 and not text.startswith(("http", "/")) for text in shown) / count
    return _Column(path, _name_score(path), len(shown), likely, worded, len(set(shown)) / count, rows)


def _name_score(path: Path) -> float:
    """What a column's name says for its holding captions; below nothing if it says that it holds something else."""
    if _is_outside(path):
        return -10.0
    names = _words_of(path)
    if names and names[-1] and names[-1][-1] in _OTHERS:
        return -10.0
    return max((_NAMES.get(word, 0) for words in names for word in words), default=0)


def _is_outside(path: Path) -> bool:
    """Whether a nested field belongs to something other than the picture: its comments, its owner."""
    return any(word in _OUTSIDE for words in _words_of(path)[:-1] for word in words)


def _words_of(path: Path) -> list[list[str]]:
    return [[word.casefold() for word in _WORDS.findall(_CAMEL.sub(" ", name))] for name in path if name != EACH]


def _alternatives(sample: Sequence[Record], path: Path) -> list[Path]:
    """The columns beside the caption's that may describe the picture where it has no caption: alt texts, titles."""
    unit = path[: len(path) - path[::-1].index(EACH)] if EACH in path else ()
    found = []
    for other in _paths(sample):
        words = _WORDS.findall(_CAMEL.sub(" ", other[-1]).casefold()) if other[-1] != EACH else []
        if other != path and other[: len(unit)] == unit and EACH not in other[len(unit) :] and _name_score(other) > 0:
            found += [other] if _ALTERNATIVES.intersection(words) or "alttext" in words else []
    return sorted(found, key=lambda other: -_name_score(other))


# Nested fields


def _leaves(value: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """The texts in a record with their paths; lists are gone through."""
    if isinstance(value, str):
        yield path, value
    elif len(path) > DEEPEST:
        return
    elif isinstance(value, Mapping):
        for name, below in value.items():
            yield from _leaves(below, (*path, str(name)))
    elif isinstance(value, list | tuple):
        for below in value:
            yield from _leaves(below, (*path, EACH))
    elif value is None and path:
        yield path, ""


def _paths(sample: Sequence[Record]) -> list[Path]:
    """The paths of all texts, in the order in which they come up; a column of numbers is none."""
    return list(dict.fromkeys(path for record in sample for path, _ in _leaves(record.fields)))


def _units(fields: Mapping[str, object], path: Path) -> Iterator[tuple[Mapping[str, object], Path]]:
    """What holds one caption each: the record itself, or the objects of a list in it, with the rest of the path."""
    if EACH not in path:
        yield fields, path
        return
    place = path.index(EACH)
    below: object = fields
    for name in path[:place]:
        below = below.get(name) if isinstance(below, Mapping) else None
    if not isinstance(below, list | tuple):
        return
    for each in below:
        if isinstance(each, Mapping):
            yield from _units(each, path[place + 1 :])
        elif isinstance(each, str) and place + 1 == len(path):
            yield {"": each}, ("",)


def _walk(value: object, path: Path) -> Iterator[str]:
    """The texts at a path."""
    if isinstance(value, str):
        if not path:
            yield value
    elif path and isinstance(value, Mapping):
        yield from _walk(value.get(path[0]), path[1:])


def _cells(fields: Mapping[str, object], path: Path) -> Iterator[tuple[Mapping[str, object], str]]:
    for unit, rest in _units(fields, path):
        for value in _walk(unit, rest):
            yield unit, value


def _dotted(path: Path) -> str:
    return ".".join(name for name in path if name != EACH)


def _listed(paths: Sequence[Path]) -> str:
    names = list(dict.fromkeys(map(_dotted, paths)))
    shown = ", ".join(names[:20]) or "none"
    return shown + (f" and {len(names) - 20} more" if len(names) > 20 else "")

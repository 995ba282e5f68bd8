"""The paragraphs of a plain-text dump: wrapped or one a line, indented or not, over page breaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, Literal
from unicodedata import east_asian_width

from extractor.captions import marks
from extractor.captions.blocks import LIKELY, is_noise
from extractor.captions.furniture import is_credit, is_furniture
from extractor.captions.lines import GOES_ON, WIDEST, Chunk, Line, read_chunks, without_running_heads
from extractor.captions.told import is_told
from extractor.captions.wording import (
    BRACKETED_YEAR,
    UNSPACED,
    caption_score,
    ends_sentence,
    ends_year,
    has_year,
    is_labelled,
    is_title,
    opens_with_name,
)

_Layout = Literal["flush", "hanging", "first"]

_HYPHEN: Final = re.compile(r"[^\W\d_]-$")
_NO_WORD: Final = re.compile(r"\W")
_WORDS: Final = re.compile(r"\w+")
_YEAR_ALONE: Final = re.compile(
    r"[(\[](?:18|19|20)\d\d[^()\[\]]{0,12}[)\]]\W?|(?:18|19|20)\d\d\.$"
)  # what is left when a caption's year is cut off
# Words that no sentence ends in, and those that one may end in ("stands by", "looks on") but where a title follows.
_LEADING_ON: Final = frozenset({
    "A", "An", "The", "a", "an", "and", "as", "at", "das", "de", "del", "dem", "den", "der", "des", "di", "die", "du",
    "et", "for", "from", "into", "la", "le", "of", "or", "the", "to", "und", "van", "von", "with",
})  # fmt: skip
_BEFORE_TITLES: Final = frozenset({"by", "in", "on", "during", "after", "before"})
_ENDED: Final = 0.8  # of lines that end like sentences: they are paragraphs, of like length by chance
_CLOSED: Final = 0.7  # of the paragraphs end like sentences: one that does not is torn
_WRAPPED: Final = 0.6  # of neighbouring lines that would not have fitted together: the text is wrapped
_NEARLY_NONE: Final = 0.05  # of lines: so many may be wider than the text, and so few wrapped lines be chance
_SEVERAL: Final = 3  # wrapped lines: two may be full by chance
_KEPT_TOGETHER: Final = 4  # wide characters: a year, or a letter with the marks that begin no line
_LOOKED_AT: Final = 20  # lines: a caption is hardly longer
_NARROWEST: Final = 24  # characters, half as many wide ones: nothing is wrapped to less
_OPENING: Final = 24  # characters: a caption's first name is in them, whole
_TYPED: Final = 84  # characters: a line of typescript or of a terminal; a few wider ones are no wrapped text
_PAPER: Final = 100  # characters: wider lines with blank ones between are paragraphs


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, and the list mark they begin with."""

    lines: tuple[Line, ...]
    text: str
    mark: marks.Mark | None = None
    page: bool = False
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a text is set: its list marks, indentation and width, whether paragraphs follow one another without blank
    lines or list marks, end in full stops, and whether credits stand on lines of their own."""

    marks: dict[Line, marks.Mark]
    layout: _Layout
    width: int | None
    dense: bool
    stops: bool
    credits: bool


def lay_out(text: str) -> list[Paragraph]:
    """The paragraphs of a text dump: wrapped lines joined, also over page breaks, running heads gone.

    >>> [paragraph.text for paragraph in lay_out("Irene Cara sings\\nand dances in Fame.\\n\\nRoy Scheider at sea.")]
    ['Irene Cara sings and dances in Fame.', 'Roy Scheider at sea.']
    """
    chunks = without_running_heads(list(read_chunks(text)))
    width, chunks = _wrap_width(chunks)
    return _over_pages(list(_paragraphs(chunks, width)), width)


def _wrap_width(chunks: Sequence[Chunk]) -> tuple[int | None, list[Chunk]]:
    """The width the text is wrapped to, or None; double-spaced lines are brought together on the way."""
    inner = (chunk.lines[1:] if is_title(chunk.lines[0].text) else chunk.lines for chunk in chunks)
    width = _tested_width([pair for lines in inner for pair in pairwise(lines)])
    if width is None and sum(len(chunk.lines) == 1 for chunk in chunks) >= 0.9 * len(chunks) and len(chunks) > 5:
        lines = [line for chunk in chunks for line in chunk.lines]
        open_lines = sum(not ends_sentence(line.text) for line in lines)
        unmarked = sum(marks.candidate(line.text) is None for line in lines)
        if min(open_lines / 0.4, unmarked / 0.7) < len(lines):
            return width, list(chunks)
        if (spaced := _tested_width(list(pairwise(lines)))) is not None and spaced <= _PAPER:
            return spaced, [Chunk(tuple(lines))]
    return width, list(chunks)


def _tested_width(pairs: Sequence[tuple[Line, Line]]) -> int | None:
    """The width at which most lines are as full as they can be, if there is one.

    Where captions follow one another without blank lines, those that end one tell nothing: the others must then be
    full, and hardly a line wider.
    """
    pairs = [
        (line, below)
        for line, below in pairs
        if marks.candidate(below.text) is None and not _is_apart(line.text) and not _is_apart(below.text)
    ]
    if not pairs:
        return None
    if len(pairs) < _SEVERAL and all(_stands_apart(*pair) for pair in pairs):
        return None
    inner = [pair for pair in pairs if not ends_sentence(pair[0].text)]
    if len(inner) > (1 - _ENDED) * len(pairs) and (width := _fullest(pairs, pairs)) is not None:
        return width
    inner = [pair for pair in inner if not ends_year(pair[0].text)]
    return _fullest(inner, pairs, _NEARLY_NONE) if len(inner) >= max(_SEVERAL, _NEARLY_NONE * len(pairs)) else None


def _stands_apart(line: Line, below: Line) -> bool:
    """Whether two lines, the only ones there are to tell by, are two texts rather than one wrapped: each is a caption,
    or wider than what is wrapped."""
    if _goes_on(line.text, below.text):
        return False
    if line.width > _TYPED:
        return True
    last = line.text.rsplit(" ", 1)[-1]
    ended = ends_sentence(line.text) or ends_year(line.text) or (last[0].isupper() and last.lower() not in _LEADING_ON)
    named = opens_with_name(below.text[:_OPENING])
    return ended and last[-1] not in ":," and named and is_told(line.text) and is_told(below.text)


def _fullest(inner: Sequence[tuple[Line, Line]], pairs: Sequence[tuple[Line, Line]], wider: float = 1.0) -> int | None:
    """The width at which most of the inner lines are full, and no more than a share of all lines is wider."""
    lines = sorted(line.width for pair in pairs for line in pair)
    least = lines[-1 - int(wider * (len(lines) - 1))]
    wide = sum(UNSPACED.search(line.text) is not None for line, _ in pairs) > 0.5 * len(pairs)
    narrowest = _NARROWEST // 2 if wide else _NARROWEST
    widths = {width for width in lines if max(narrowest, least) <= width <= WIDEST}
    full = {width: sum(_is_full(line, below, width) for line, below in inner) for width in widths}
    best = max(sorted(widths, reverse=True), key=lambda width: full[width], default=0)
    return best if best and full[best] >= _WRAPPED * len(inner) else None


def _is_apart(text: str) -> bool:
    """Whether a line is no part of a paragraph: a counter, furniture, a credit; a year may be a caption's last word."""
    return marks.counter(text) is not None or (is_noise(text) and not _YEAR_ALONE.fullmatch(text))


def _is_full(line: Line, below: Line, width: int) -> bool:
    """Whether a line is within the width, and the first word of the line below would not have fitted on it."""
    return line.width <= width and below.width <= width and _reaches(line, below, width)


def _reaches(line: Line, below: Line, width: int) -> bool:
    """Whether the first word of the line below would not have fitted on a line."""
    seam = _seam(line.text, below.text)
    return width < line.width + (1 + len(below.text.split(" ", 1)[0]) if seam else _KEPT_TOGETHER)


def _paragraphs(chunks: Sequence[Chunk], width: int | None) -> Iterator[Paragraph]:
    setting = _setting(chunks, width)
    words = Counter(word for chunk in chunks for line in chunk.lines for word in _WORDS.findall(line.text))
    for chunk in chunks:
        base = min(line.indent for line in chunk.lines)
        parts: list[list[Line]] = []
        for line in chunk.lines:
            if parts and not _begins(parts[-1][-1], line, base, setting):
                parts[-1].append(line)
            else:
                parts.append([line])
        if setting.dense:
            parts = [piece for part in parts for piece in _cut_between_films(part, setting.stops)]
        for place, part in enumerate(parts):
            yield Paragraph(
                tuple(part),
                _joined(part, words),
                setting.marks.get(part[0]),
                chunk.page and place == 0,
                chunk.ruled and place == len(parts) - 1,
            )


def _setting(chunks: Sequence[Chunk], width: int | None) -> _Setting:
    pairs = [pair for chunk in chunks for pair in pairwise(chunk.lines)]
    loose = [(line, below) for line, below in pairs if not (width and _is_full(line, below, width))]
    ends = sum(ends_sentence(line.text) for line, _ in loose)
    apart = any(is_credit(below.text) for _, below in loose) or any(is_credit(chunk.lines[0].text) for chunk in chunks)
    found = _line_marks(chunks, width)
    bodies = sum(not is_title(chunk.lines[0].text) for chunk in chunks)
    dense = not found and (ends >= len(chunks) or bodies == 1)
    stops = sum(line.text.endswith(".") for line, _ in loose) >= 0.5 * len(loose)
    return _Setting(found, _layout(chunks), width, dense, stops, apart)


def _layout(chunks: Sequence[Chunk]) -> _Layout:
    """Where paragraphs show by indentation: the first line sticks out, or is set in."""
    indents = [[line.indent for line in chunk.lines] for chunk in chunks if len(chunk.lines) > 1]
    steps = [max(each) - each[0] if each[0] == min(each) else min(each) - each[0] for each in indents]
    hanging, first = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    if hanging > max(first, 0.3 * len(steps)):
        return "hanging"
    return "first" if first > max(hanging, 0.3 * len(steps)) else "flush"


def _line_marks(chunks: Sequence[Chunk], width: int | None) -> dict[Line, marks.Mark]:
    """The marks that lines begin with. Below a full line, one must go on from the mark before, lest a wrapped line
    that begins with a number lose it."""
    pairs = [pair for chunk in chunks for pair in zip((None, *chunk.lines), chunk.lines, strict=False)]
    found: dict[Line, marks.Mark] = {}
    last: marks.Mark | None = None
    for (above, line), mark in zip(pairs, marks.accepted([line.text for _, line in pairs]), strict=True):
        if mark is None:
            continue
        below = above is not None and width is not None and _is_full(above, line, width)
        cut = above is not None and (ends_sentence(above.text) or above.number == line.number)
        if (not below and not (above is not None and _leads_on(above.text, line.text))) or cut or _follows(last, mark):
            found[line] = last = mark
    return found


def _follows(last: marks.Mark | None, mark: marks.Mark) -> bool:
    if last is None or last.style != mark.style:
        return False
    return mark.number is None or last.number is None or abs(mark.number - last.number) == 1


def _begins(above: Line, line: Line, base: int, setting: _Setting) -> bool:
    """Whether a paragraph begins with this line, given the one above it and the chunk's least indentation."""
    if line.number == above.number or line in setting.marks or marks.counter(above.text) is not None:
        return True
    width, closed = setting.width, ends_sentence(above.text)
    full = width is not None and _is_full(above, line, width)
    if is_labelled(line.text) or (is_credit(line.text) and (not full or setting.credits)):
        return True
    if setting.layout == "hanging" and (line.indent != above.indent or line.indent > base):
        return line.indent == base
    if setting.layout == "first":
        return line.indent > base
    if _goes_on(above.text, line.text) or (full and line.text.rstrip(".").isdigit() and not ends_year(above.text)):
        return width is None and is_noise(above.text)
    if not full:
        return True
    return closed and is_furniture(line.text)


def _cut_between_films(part: list[Line], stops: bool) -> list[list[Line]]:
    """Two captions whose lines are full by chance: the first has its film's year, and the second reads as one."""
    films = [_has_film(part[place : place + 1]) for place in range(len(part))]
    begins = [film or _has_film(part[place : place + 2]) for place, film in enumerate(films)]  # a year may be wrapped
    if not any(begins):
        return [part]
    last = len(begins) - 1 - begins[::-1].index(True)
    start, dated, pieces = 0, False, []
    for place, (above, line) in enumerate(pairwise(part), 1):
        dated = dated or films[place - 1] or (place - 2 >= start and begins[place - 2])
        closed = ends_sentence(above.text)
        if not dated or (stops and not closed) or _goes_on(above.text, line.text):
            continue
        named, follows = opens_with_name(line.text), last >= place
        ends = above.text.endswith((").", ")"))
        rest = " ".join(below.text for below in part[place : place + _LOOKED_AT])
        if (follows and (named or ends)) or (closed and named and caption_score(rest) >= LIKELY):
            pieces.append(part[start:place])
            start, dated = place, False
    return [*pieces, part[start:]]


def _has_film(lines: Sequence[Line]) -> bool:
    return BRACKETED_YEAR.search(" ".join(line.text for line in lines)) is not None


def _goes_on(above: str, text: str) -> bool:
    """Whether a text goes on with the sentence of the one above: "… Room at the Top (1959)", "while director …"."""
    if _leads_on(above, text):
        return True
    if not GOES_ON.match(text):
        return False
    if _YEAR_ALONE.match(text) and not ends_year(above):
        return True
    return not ends_sentence(above) or (text[0].islower() and above.endswith((")", "]")))


def _joined(lines: Sequence[Line], words: Counter[str]) -> str:
    text = lines[0].text
    for above, line in pairwise(lines):
        if above.soft:
            text += line.text
        elif _HYPHEN.search(text[-2:]) and line.text[:1].isalpha():
            # Wrapped after a hyphen, or hyphenated to wrap: the page's other words tell, else the hyphen is the word's.
            left, right = _NO_WORD.split(text[-60:-1])[-1], _NO_WORD.split(line.text, maxsplit=1)[0]
            text = (text[:-1] if left + right in words else text) + line.text
        else:
            text += _seam(text, line.text) + line.text
    return text


def _seam(above: str, below: str) -> str:
    """What stood between two lines before they were wrapped: nothing in Chinese and Japanese."""
    return "" if _is_wide(above[-1]) or _is_wide(below[0]) else " "


def _is_wide(char: str) -> bool:
    return not char.isascii() and east_asian_width(char) in ("W", "F")


def _over_pages(paragraphs: Sequence[Paragraph], width: int | None) -> list[Paragraph]:
    """Joins a paragraph that a page break, and the furniture around it, cut in two."""
    joined: list[Paragraph] = []
    page = False
    texts = [paragraph.text for paragraph in paragraphs if not _is_apart(paragraph.text)]
    closed = sum(map(ends_sentence, texts)) >= _CLOSED * len(texts)
    for paragraph in paragraphs:
        page = page or paragraph.page
        if _is_apart(paragraph.text):
            joined.append(paragraph)
            page = page or marks.counter(paragraph.text) is not None
            continue
        place = _open_paragraph(joined, paragraph, page, width, closed)
        if place is None:
            joined.append(paragraph)
        else:
            above = joined[place]
            hyphen = _HYPHEN.search(above.text[-2:]) and paragraph.text[:1].isalpha()
            text = above.text + ("" if hyphen else _seam(above.text, paragraph.text)) + paragraph.text
            joined[place] = replace(above, lines=above.lines + paragraph.lines, text=text)
        page = False
    return joined


def _open_paragraph(
    joined: Sequence[Paragraph], paragraph: Paragraph, page: bool, width: int | None, closed: bool
) -> int | None:
    """The place of the unfinished paragraph that this one goes on with, if any."""
    if paragraph.mark is not None:
        return None
    for place in range(len(joined) - 1, max(-1, len(joined) - 6), -1):
        above = joined[place]
        if _is_apart(above.text):
            continue
        goes_on = _goes_on(above.text, paragraph.text)
        if goes_on and not page and place == len(joined) - 1 and paragraph.text[0].islower():
            goes_on = _is_open(above.text, closed) or (
                width is not None and _is_full(above.lines[-1], paragraph.lines[0], width)
            )
        if above.ruled or not (caption_score(above.text) >= 1 or above.mark is not None):
            return None
        if is_title(above.text) and has_year(above.text) and not page:  # a heading, whatever begins below it
            return None
        margin = page and width is not None and _reaches(above.lines[-1], paragraph.lines[0], width)
        return place if goes_on or (margin and _is_torn(above.text, paragraph.text, closed)) else None
    return None


def _is_open(above: str, closed: bool) -> bool:
    """Whether a text above a blank line waits for its end: others begin in small letters because their writer does."""
    return (closed and not ends_sentence(above)) or above[-1] in "-–—(&"


def _leads_on(above: str, text: str) -> bool:
    """Whether the last word of a text waits for the next one: "… a scene in", "300 (2006)."."""
    last = above.rsplit(" ", 1)[-1]
    return (
        last in _LEADING_ON
        or last.endswith(",")
        or (last in _BEFORE_TITLES and is_title(text.rstrip(".")) and has_year(text))
    )


def _is_torn(above: str, text: str, closed: bool) -> bool:
    """Whether a page break stands inside a caption whose last line was full: in a sentence, or before its film."""
    if not ends_sentence(above) and not ends_year(above):
        return closed or above.endswith(",") or not is_title(text)
    return not has_year(above) and has_year(text) and is_title(text)

"""The paragraphs of a plain-text dump: wrapped or one a line, indented or not, over page breaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, Literal

from extractor.captions import marks
from extractor.captions.blocks import is_noise
from extractor.captions.cleaning import decode_entities, strip_tags
from extractor.captions.furniture import is_credit, is_furniture
from extractor.captions.wording import caption_score, ends_sentence, ends_year, has_year, is_title
from extractor.text import repair

_Layout = Literal["flush", "hanging", "first"]

_RULE: Final = re.compile(r"[\W_]{3,}")
_PAGE: Final = re.compile(
    r"\W*(?:page|seite|p\.)\s*\d{1,4}(?:\s*(?:of|/|von|de|sur)\s*\d{1,4})?\W*|[-–—\[( ]+\d{1,3}[-–—\]) ]+",
    re.IGNORECASE,
)
_NUMBERED_HEAD: Final = re.compile(
    r"(?:page )?[A-Z]{0,2}-?\d{1,4}\s{3,}\S.{5,}|\S.{5,}\s{3,}(?:page )?[A-Z]{0,2}-?\d{1,4}", re.IGNORECASE
)
_HYPHEN: Final = re.compile(r"[^\W\d_]-$")
_NO_WORD: Final = re.compile(r"\W")
_WORDS: Final = re.compile(r"\w+")
_SENTENCE_END: Final = re.compile(r"(?<=[.!?…)\]”\"])\s+(?=\S)|(?<=\d\d\d\d)\s+(?=[A-Z©])")
_DIGITS: Final = re.compile(r"\d+")
_QUOTED_LINE: Final = re.compile(r"(?:>\s?)+")
_BYLINE_BEHIND: Final = re.compile(r" (?:By|by|Words by|Posted by) (?=[A-Z])[^|·•]{2,60}[|·•].{0,200}$")
_GOES_ON: Final = re.compile(
    r"[a-zß-öø-ÿ]|(?:18|19|20)\d\d\.$|\((?=[\da-zß-öø-ÿ])|[,;)]"
)  # how the rest of a sentence begins
_YEAR_ALONE: Final = re.compile(
    r"[(\[](?:18|19|20)\d\d[^()\[\]]{0,12}[)\]]\W?|(?:18|19|20)\d\d\.$"
)  # what is left when a caption's year is cut off
_ENDED: Final = 0.8  # of lines that end like sentences: they are paragraphs, of like length by chance
_CLOSED: Final = 0.7  # of the paragraphs end like sentences: one that does not is torn
_WRAPPED: Final = 0.6  # of neighbouring lines that would not have fitted together: the text is wrapped
_NARROWEST: Final = 24  # characters: nothing is wrapped to less
_PAPER: Final = 100  # characters: wider lines with blank ones between are paragraphs
_WIDEST: Final = 160  # characters: wider lines are paragraphs, not wrapped ones


@dataclass(frozen=True, slots=True)
class Line:
    """A line as printed; blank ones are not kept."""

    number: int
    text: str  # cleaned, without indentation
    indent: int
    width: int  # as printed, indentation included
    soft: bool = False  # ends in a soft hyphen


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Lines without a blank one between them; `page` if a new page begins before, `ruled` if a rule follows."""

    lines: tuple[Line, ...]
    page: bool = False
    ruled: bool = False


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
    lines, and whether credits stand on lines of their own."""

    marks: dict[Line, marks.Mark]
    layout: _Layout
    width: int | None
    dense: bool
    credits: bool


def lay_out(text: str) -> list[Paragraph]:
    """The paragraphs of a text dump: wrapped lines joined, also over page breaks, running heads gone.

    >>> [paragraph.text for paragraph in lay_out("Irene Cara sings\\nand dances in Fame.\\n\\nRoy Scheider at sea.")]
    ['Irene Cara sings and dances in Fame.', 'Roy Scheider at sea.']
    """
    chunks = _without_running_heads(list(_chunks(text)))
    width, chunks = _wrap_width(chunks)
    return _over_pages(list(_paragraphs(chunks, width)), width)


def _lines(text: str) -> Iterator[Line | None]:
    """The lines with their numbers; None for a page break."""
    for number, raw in enumerate(text.split("\n"), 1):
        *breaks, raw = raw.split("\f")
        for before in breaks:
            if before.strip():
                yield _line(number, before)
            yield None
        pieces = marks.split_inline(raw) if len(raw) > _WIDEST else [raw]
        if len(pieces) > 1:
            pieces[0] = _BYLINE_BEHIND.sub("", pieces[0])
        for piece in pieces:
            yield _line(number, piece if len(pieces) == 1 else _without_furniture_behind(piece))


def _without_furniture_behind(piece: str) -> str:
    """A caption cut out of one long line, without the furniture that stood between it and the next."""
    end = 0
    for boundary in _SENTENCE_END.finditer(piece):
        sentence, end = piece[boundary.end() :], boundary.start()
        following = _SENTENCE_END.search(sentence)
        sentence = sentence[: following.start()] if following else sentence
        closed = ends_sentence(piece[:end]) or not piece[:end].endswith(".")
        # A photographer's credit inside the line is the caption's; a source is the page's.
        noise = is_furniture(sentence) or sentence.lower().startswith(("source:", "via "))
        if closed and noise and not sentence.lstrip("([")[:1].isdigit():
            return piece[:end]
    head, _, last = piece.rpartition(" ")
    return head if last.isupper() and is_furniture(last) else piece


def _line(number: int, raw: str) -> Line:
    shown = repair(strip_tags(decode_entities(raw.expandtabs(4)))).replace("\n", " ").rstrip()
    if quoted := _QUOTED_LINE.match(shown):  # as mail and forums quote
        shown = shown[quoted.end() :]
    text = shown.strip()
    indent = len(shown) - len(shown.lstrip())
    return Line(number, text, indent, indent + len(text), raw.rstrip().endswith("\u00ad"))


def _chunks(text: str) -> Iterator[_Chunk]:
    lines: list[Line] = []
    page = False
    for line in _lines(
        text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    ):
        if line is not None and line.text and not _RULE.fullmatch(line.text) and not _is_page_mark(line.text):
            lines.append(line)
            continue
        ruled = line is not None and bool(line.text) and bool(_RULE.fullmatch(line.text))
        if lines:
            yield _Chunk(tuple(lines), page, ruled)
            lines, page = [], False
        if line is None or (line.text and not ruled):
            page = True
    if lines:
        yield _Chunk(tuple(lines), page)


def _is_page_mark(text: str) -> bool:
    if len(text) < 40 and _PAGE.fullmatch(text):
        return True
    # A newspaper's head, the number outside: "PAGE C-4" at the right, at the left on the next page.
    is_head = len(text) < 120 and _NUMBERED_HEAD.fullmatch(text) is not None
    return is_head and sum(map(str.isupper, text)) > sum(map(str.islower, text))


def _without_running_heads(chunks: Sequence[_Chunk]) -> list[_Chunk]:
    """Lines of their own that come again are running heads, credits or controls; the first may be the headline."""
    counts = Counter(_DIGITS.sub("#", line.text) for chunk in chunks for line in _standing_alone(chunk))
    seen: set[str] = set()
    kept: list[_Chunk] = []
    page = False
    for chunk in chunks:
        lines = []
        alone = set(_standing_alone(chunk))
        for line in chunk.lines:
            form = _DIGITS.sub("#", line.text)
            if line in alone and counts[form] > 1 and (chunk.page or page or caption_score(line.text) < 3):
                if form in seen or kept:
                    page = page or chunk.page
                    continue
                seen.add(form)
            lines.append(line)
        if lines:
            kept.append(replace(chunk, lines=tuple(lines), page=chunk.page or page))
            page = False
    return kept


def _standing_alone(chunk: _Chunk) -> tuple[Line, ...]:
    """A chunk's line if it is the only one, else its first: a running head may touch the text below it."""
    if len(chunk.lines) == 1 or chunk.page:
        head = chunk.lines[0]
        if not _GOES_ON.match(head.text) and marks.counter(head.text) is None:
            return (head,)
    return ()


def _wrap_width(chunks: Sequence[_Chunk]) -> tuple[int | None, list[_Chunk]]:
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
            return spaced, [_Chunk(tuple(lines))]
    return width, list(chunks)


def _tested_width(pairs: Sequence[tuple[Line, Line]]) -> int | None:
    """The width at which most lines are as full as they can be, if there is one."""
    pairs = [
        (line, below)
        for line, below in pairs
        if marks.candidate(below.text) is None and not _is_apart(line.text) and not _is_apart(below.text)
    ]
    if not pairs or sum(ends_sentence(line.text) for line, _ in pairs) >= _ENDED * len(pairs):
        return None
    widths = {line.width for line, _ in pairs if _NARROWEST <= line.width <= _WIDEST}
    full = {width: sum(_is_full(line, below, width) for line, below in pairs) for width in widths}
    best = max(sorted(widths, reverse=True), key=lambda width: full[width], default=0)
    return best if best and full[best] >= _WRAPPED * len(pairs) else None


def _is_apart(text: str) -> bool:
    """Whether a line is no part of a paragraph: a counter, furniture, a credit; a year may be a caption's last word."""
    return marks.counter(text) is not None or (is_noise(text) and not _YEAR_ALONE.fullmatch(text))


def _is_full(line: Line, below: Line, width: int) -> bool:
    """Whether a line is within the width, and the first word of the line below would not have fitted on it."""
    return line.width <= width < line.width + 1 + len(below.text.split(" ", 1)[0]) and below.width <= width


def _paragraphs(chunks: Sequence[_Chunk], width: int | None) -> Iterator[Paragraph]:
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
        for place, part in enumerate(parts):
            yield Paragraph(
                tuple(part),
                _joined(part, words),
                setting.marks.get(part[0]),
                chunk.page and place == 0,
                chunk.ruled and place == len(parts) - 1,
            )


def _setting(chunks: Sequence[_Chunk], width: int | None) -> _Setting:
    pairs = [pair for chunk in chunks for pair in pairwise(chunk.lines)]
    loose = [(line, below) for line, below in pairs if not (width and _is_full(line, below, width))]
    ends = sum(ends_sentence(line.text) for line, _ in loose)
    apart = any(is_credit(below.text) for _, below in loose) or any(is_credit(chunk.lines[0].text) for chunk in chunks)
    return _Setting(_line_marks(chunks, width), _layout(chunks), width, ends >= len(chunks), apart)


def _layout(chunks: Sequence[_Chunk]) -> _Layout:
    """Where paragraphs show by indentation: the first line sticks out, or is set in."""
    indents = [[line.indent for line in chunk.lines] for chunk in chunks if len(chunk.lines) > 1]
    steps = [max(each) - each[0] if each[0] == min(each) else min(each) - each[0] for each in indents]
    hanging, first = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    if hanging > max(first, 0.3 * len(steps)):
        return "hanging"
    return "first" if first > max(hanging, 0.3 * len(steps)) else "flush"


def _line_marks(chunks: Sequence[_Chunk], width: int | None) -> dict[Line, marks.Mark]:
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
        if not below or cut or _follows(last, mark):
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
    if is_credit(line.text) and (not full or setting.credits):
        return True
    if setting.layout == "hanging" and (line.indent != above.indent or line.indent > base):
        return line.indent == base
    if setting.layout == "first":
        return line.indent > base
    if _goes_on(above.text, line.text) or (full and line.text.rstrip(".").isdigit() and not ends_year(above.text)):
        return width is None and is_noise(above.text)
    if not full:
        return True
    return closed and (is_furniture(line.text) or (setting.dense and above.text.endswith((").", ")"))))


def _goes_on(above: str, text: str) -> bool:
    """Whether a text goes on with the sentence of the one above: "… Room at the Top (1959)", "while director …"."""
    if not _GOES_ON.match(text):
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
            text += " " + line.text
    return text


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
            text = above.text + ("" if hyphen else " ") + paragraph.text
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
        if above.ruled or not (caption_score(above.text) >= 1 or above.mark is not None):
            return None
        if is_title(above.text) and has_year(above.text) and not page:  # a heading, whatever begins below it
            return None
        margin = page and width is not None and _is_full(above.lines[-1], paragraph.lines[0], width)
        return place if goes_on or (margin and _is_torn(above.text, paragraph.text, closed)) else None
    return None


def _is_torn(above: str, text: str, closed: bool) -> bool:
    """Whether a page break stands inside a caption whose last line was full: in a sentence, or before its film."""
    if not ends_sentence(above) and not ends_year(above):
        return closed or above.endswith(",") or not is_title(text)
    return not has_year(above) and has_year(text) and is_title(text)

"""The lines of a plain-text dump, in chunks without blank ones between: page breaks noted, running heads gone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from extractor.captions import marks
from extractor.captions.cleaning import decode_entities, strip_tags
from extractor.captions.furniture import is_furniture
from extractor.captions.wording import caption_score, ends_sentence
from extractor.text import repair

_RULE: Final = re.compile(r"[\W_]{3,}")
_PAGE: Final = re.compile(
    r"\W*(?:page|seite|p\.)\s*\d{1,4}(?:\s*(?:of|/|von|de|sur)\s*\d{1,4})?\W*|[-–—\[( ]+\d{1,3}[-–—\]) ]+",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"\d{1,4}")
_NUMBERED_HEAD: Final = re.compile(
    r"(?:page )?[A-Z]{0,2}-?\d{1,4}\s{3,}\S.{5,}|\S.{5,}\s{3,}(?:page )?[A-Z]{0,2}-?\d{1,4}", re.IGNORECASE
)
_SENTENCE_END: Final = re.compile(r"(?<=[.!?…)\]”\"])\s+(?=\S)|(?<=\d\d\d\d)\s+(?=[A-Z©])")
_DIGITS: Final = re.compile(r"\d+")
_QUOTED_LINE: Final = re.compile(r"(?:>\s?)+")
_BYLINE_BEHIND: Final = re.compile(r" (?:By|by|Words by|Posted by) (?=[A-Z])[^|·•]{2,60}[|·•].{0,200}$")
GOES_ON: Final = re.compile(
    r"[a-zß-öø-ÿ]|(?:18|19|20)\d\d\.$|\((?=[\da-zß-öø-ÿ])|[,;)]"
)  # how the rest of a sentence begins
WIDEST: Final = 160  # characters: wider lines are paragraphs, not wrapped ones


@dataclass(frozen=True, slots=True)
class Line:
    """A line as printed; blank ones are not kept."""

    number: int
    text: str  # cleaned, without indentation
    indent: int
    width: int  # as printed, indentation included
    soft: bool = False  # ends in a soft hyphen


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines without a blank one between them; `page` if a new page begins before, `ruled` if a rule follows."""

    lines: tuple[Line, ...]
    page: bool = False
    ruled: bool = False


def _lines(text: str) -> Iterator[Line | None]:
    """The lines with their numbers; None for a page break."""
    for number, raw in enumerate(text.split("\n"), 1):
        *breaks, raw = raw.split("\f")
        for before in breaks:
            if before.strip():
                yield _line(number, before)
            yield None
        pieces = marks.split_inline(raw) if len(raw) > WIDEST else [raw]
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


def read_chunks(text: str) -> Iterator[Chunk]:
    """The lines of a text between blank ones, rules and page breaks.

    >>> [[line.text for line in chunk.lines] for chunk in read_chunks("Jaws\\n(1975)\\n\\nAlien\\n\\f12\\n(1979)")]
    [['Jaws', '(1975)'], ['Alien'], ['(1979)']]
    """
    lines: list[Line] = []
    page = False
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    for line in _without_page_numbers(list(_lines(text))):
        if line is not None and line.text and not _RULE.fullmatch(line.text) and not _is_page_mark(line.text):
            lines.append(line)
            continue
        ruled = line is not None and bool(line.text) and bool(_RULE.fullmatch(line.text))
        if lines:
            yield Chunk(tuple(lines), page, ruled)
            lines, page = [], False
        if line is None or (line.text and not ruled):
            page = True
    if lines:
        yield Chunk(tuple(lines), page)


def _without_page_numbers(lines: Sequence[Line | None]) -> Iterator[Line | None]:
    """The lines without bare numbers that stand next to a page break, blank lines between them or none."""
    filled = [line for line in lines if line is None or line.text]
    beside = {
        line
        for line, other in [*pairwise(filled), *pairwise(filled[::-1])]
        if line is not None and other is None and _NUMBER.fullmatch(line.text)
    }
    return (line for line in lines if line not in beside)


def _is_page_mark(text: str) -> bool:
    if len(text) < 40 and _PAGE.fullmatch(text):
        return True
    # A newspaper's head, the number outside: "PAGE C-4" at the right, at the left on the next page.
    is_head = len(text) < 120 and _NUMBERED_HEAD.fullmatch(text) is not None
    return is_head and sum(map(str.isupper, text)) > sum(map(str.islower, text))


def without_running_heads(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Lines of their own that come again are running heads, credits or controls; the first may be the headline."""
    counts = Counter(_form(line) for chunk in chunks for line in _standing_alone(chunk))
    seen: set[str] = set()
    kept: list[Chunk] = []
    page = False
    for chunk in chunks:
        lines = []
        alone = set(_standing_alone(chunk))
        for line in chunk.lines:
            form = _form(line)
            if line in alone and counts[form] > 1 and (chunk.page or page or not _is_told(line.text)):
                if form in seen or kept:
                    page = page or chunk.page
                    continue
                seen.add(form)
            lines.append(line)
        if lines:
            kept.append(replace(chunk, lines=tuple(lines), page=chunk.page or page))
            page = False
    return kept


def _is_told(text: str) -> bool:
    """Whether a line that comes again may be a caption all the same: by its wording, or as a sentence with a name."""
    score = caption_score(text)
    return score >= 3 or (score >= 1 and ends_sentence(text))


def _form(line: Line) -> str:
    return _DIGITS.sub("#", line.text.casefold())


def _standing_alone(chunk: Chunk) -> tuple[Line, ...]:
    """A chunk's line if it is the only one, else its first: a running head may touch the text below it."""
    if len(chunk.lines) == 1 or chunk.page:
        head = chunk.lines[0]
        if not GOES_ON.match(head.text) and marks.counter(head.text) is None:
            return (head,)
    return ()

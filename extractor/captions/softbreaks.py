"""Lines of a Markdown paragraph that are captions of their own: Markdown sees one paragraph, the writer saw several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import copy
from typing import Final

from markdown_it.token import Token

from extractor.captions.blocks import LIKELY
from extractor.captions.layout import lay_out
from extractor.captions.told import is_told
from extractor.captions.wording import caption_score, ends_sentence

_BREAKS: Final = frozenset({"softbreak", "hardbreak"})
_OTHER_BREAKS: Final = re.compile("[\f\u2028\u2029]")  # which Markdown does not count
_PICTURES: Final = re.compile(r"\s*(?:\[?!\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])(?:\]\([^)\n]*\))?\s*)+")
_YEAR_BEHIND: Final = re.compile(r"\(\d{4}\)\.?\s*$")
_MOST: Final = 0.6  # of lines that are captions, or are closed as sentences are


def part_lines(tokens: Sequence[Token]) -> list[Token]:
    """The tokens of a page, its paragraphs parted where the next line is not the same text wrapped.

    A picture stays with the line below it, or with the one above where a line comes first. Prose whose sentences begin
    lines of their own stays whole.
    """
    places = [
        place for place, token in enumerate(tokens) if token.type == "inline" and _is_paragraph(tokens[place - 1])
    ]
    if not any("\n" in tokens[place].content for place in places):
        return list(tokens)
    parted: list[Token] = []
    last = 0
    for place, starts in zip(places, _starts([tokens[place].content for place in places]), strict=True):
        pieces = list(_cut(tokens[place], starts))
        if len(pieces) > 1:
            parted += tokens[last : place - 1]
            for line, children in pieces:
                parted += _paragraph(tokens[place - 1 : place + 2], line, children)
            last = place + 2
    return [*parted, *tokens[last:]]


def _is_paragraph(token: Token) -> bool:
    return token.type == "paragraph_open" and not token.hidden


def _starts(contents: Sequence[str]) -> list[set[int]]:
    """For each paragraph, the numbers of the lines that begin a text, from 0."""
    paragraphs = [_OTHER_BREAKS.sub(" ", content).split("\n") for content in contents]
    shown = ["\n".join("" if _PICTURES.fullmatch(line) else line.strip("*_") for line in lines) for lines in paragraphs]
    wrapped = {line.number for paragraph in lay_out("\n\n".join(shown)) for line in paragraph.lines[1:]}
    starts: list[set[int]] = []
    number = 1
    for lines in paragraphs:
        broken = not any(map(_PICTURES.fullmatch, lines))  # with a picture, a break may stand inside its caption
        begins = [
            n
            for n in range(len(lines))
            if n == 0
            or number + n not in wrapped
            or (broken and lines[n - 1].endswith(("  ", "\\")))
            or _are_two(lines[n - 1], lines[n])
        ]
        begins = _with_pictures(lines, begins)
        texts = [" ".join(lines[a:b]).strip("*_") for a, b in zip(begins, [*begins[1:], len(lines)], strict=True)]
        starts.append(set() if _is_prose(texts) else set(begins))
        number += len(lines) + 1
    return starts


def _are_two(line: str, following: str) -> bool:
    """Whether each of two lines is a caption, the first to its end: "…, Psycho (1960)"."""
    return (
        _YEAR_BEHIND.search(line) is not None
        and following[:1].isupper()
        and all(caption_score(one) >= LIKELY for one in (line, following))
    )


def _with_pictures(lines: Sequence[str], begins: Sequence[int]) -> list[int]:
    """The beginnings, pictures kept with their lines: before the text, or behind it where a text comes first."""
    pictured = [_PICTURES.fullmatch(line) is not None for line in lines]
    if pictured[0]:
        return [n for n in begins if n == 0 or pictured[n] or not pictured[n - 1]]
    return [n for n in begins if not pictured[n]]


def _is_prose(texts: Sequence[str]) -> bool:
    captions = sum(caption_score(text) >= LIKELY or is_told(text) for text in texts)
    closed = sum(ends_sentence(text) and not text.endswith((")", "]")) for text in texts)
    return captions < _MOST * len(texts) <= closed


def _cut(inline: Token, starts: set[int]) -> Iterator[tuple[int, list[Token]]]:
    """The children of a paragraph between the breaks before the given lines, each part with the line it begins on."""
    children = inline.children or []
    if not starts or sum(child.type in _BREAKS for child in children) != inline.content.count("\n"):
        yield 0, children
        return
    line = first = depth = 0
    part: list[Token] = []
    for child in children:
        depth += child.nesting
        if child.type in _BREAKS:
            line += 1
            if line in starts and depth == 0:
                yield first, part
                part, first = [], line
                continue
        part.append(child)
    yield first, part


def _paragraph(tokens: Sequence[Token], line: int, children: list[Token]) -> Iterator[Token]:
    """A paragraph like the given one, of some of its children."""
    for token in map(copy, tokens):
        token.attrs = dict(token.attrs)
        if token.map:
            token.map = [token.map[0] + line, token.map[1]]
        if token.type == "inline":
            token.children = children
        yield token

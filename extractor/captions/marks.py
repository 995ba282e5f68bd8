"""List marks before captions: numbers, counters, bullets. Found on all texts of a page together, so that the numbers
of "2001: A Space Odyssey" and "12 Monkeys" stay where those of a list go."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_DASHES: Final = r"\-–—"
# What begins the text after a mark that is glued to it ("1.Stanley Kubrick").
_BEGINS: Final = r"(?=[^\W\d_]|[“\"‘'(\[«„¡¿]|\d)"
_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
# Styles whose number is a list's on its own look; the others need the numbers of their neighbours to say so.
_SURE: Final = frozenset({"1.", "1)", "(1)", "[1]", "#1", "•", "①"})
BULLETS: Final = frozenset({"•", "-"})
_RUN: Final = 3  # so many numbers in a row make a list
_IN_STEP: Final = 0.7  # of the steps from one number to the next; pages skip a number now and then

_PATTERNS: Final = tuple(
    (style, re.compile(pattern, re.IGNORECASE))
    for style, pattern in (
        ("•", r"[•·・▪▫■□●○◦‣⁃∙►▶▸➤➢✓✔★☆❖♦✦]\s*|[*+→]\s+"),
        ("①", r"[①-⑳❶-❿]\s*"),
        ("#1", rf"(?:no\.\s?|nr\.\s?|number\s)?#\s?(?P<n>\d{{1,4}})(?:\s*[.):{_DASHES}]|(?=\s))\s*"),
        ("label", rf"(?:no\.|nr\.|number|photo|picture|image|pic|slide|figure|fig\.|frame|still|plate|item)\s?"
                  rf"(?P<n>\d{{1,4}})(?:\s?(?:/|of)\s?\d{{1,4}})?\s*[.):|{_DASHES}]\s*"),
        ("1/9", rf"[(\[]?(?P<n>\d{{1,4}})\s?(?:/|of)\s?\d{{1,4}}[)\]]?(?:\s*[.):|{_DASHES}]\s*|\s+)"),
        ("(1)", r"\((?P<n>\d{1,4})\)\s*"),
        ("[1]", r"\[(?P<n>\d{1,4})\]\s*"),
        ("1.", rf"(?P<n>\d{{1,4}})(?:\.(?:\s+|{_BEGINS}(?!\d))|[．、]\s*)"),
        ("1)", rf"(?P<n>\d{{1,4}})\)\s*{_BEGINS}"),
        ("1 -", rf"(?P<n>\d{{1,4}})\s*[:|{_DASHES}]\s+"),
        ("1", r"(?P<n>\d{1,4})\s+(?=\S)"),
        ("i.", r"(?P<r>[ivxlc]{1,7})\.\s+"),
        ("a)", r"\(?(?P<a>[a-z])\)\s+"),
        ("-", rf"[{_DASHES}]\s+"),
    )
)  # fmt: skip
# No mark begins a text that this does not match.
_MAY_BEGIN: Final = re.compile(
    r"[^\w\"'“‘«„]|\d|[①-⑳❶-❿]|(?:no|nr|num|pho|pic|ima|sli|fig|fra|sti|pla|ite)|[ivxlc]{1,7}\.|[a-z]\)", re.IGNORECASE
)
_YEARS: Final = range(1880, 2050)  # a bracketed year on a line of its own is the end of a caption
_SHORT_NUMBER: Final = 999  # a larger number before a text may be a year or a title as well
_INLINE: Final = re.compile(r"(?:^|\s)(?P<n>\d{1,3})[.)]\s+(?=[^\W_]|[“\"‘'«(])")
_INLINE_BULLET: Final = re.compile(r"\s[•●▪■►★]\s")
_LONG_LINE: Final = 300  # characters; below, a line is one caption
_COUNTER: Final = re.compile(
    r"[(\[]?(?:(?:photo|picture|image|pic|slide|figure|fig\.|frame|still|plate|item|no\.|nr\.|number)\s?)?#?\s?"
    r"(?P<n>\d{1,4})(?:\s?(?:/|of|out of)\s?\d{1,4})?\s*[.):]?[)\]]?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A list mark: its style, its number if it has one, and where the text after it begins."""

    style: str
    number: int | None
    end: int


def counter(text: str) -> int | None:
    """The number of a text that is nothing but a counter ("3/12", "Image 3 of 12", "#4"), else None.

    >>> counter("Image 3 of 12"), counter("3 Women")
    (3, None)
    """
    match = _COUNTER.fullmatch(text.strip()) if len(text) < 40 else None
    if match is None or (int(match["n"]) in _YEARS and "/" not in text and "of" not in text):
        return None
    return int(match["n"])


def candidate(text: str) -> Mark | None:
    """The mark that a text alone may begin with, a year aside; `accepted` decides.

    >>> candidate("17. 2001: A Space Odyssey (1968)"), candidate("(1968). Keir Dullea waits.")
    (Mark(style='1.', number=17, end=4), None)
    """
    mark = _read(text)
    return None if mark is not None and mark.style in _SURE and mark.number in _YEARS else mark


def _read(text: str) -> Mark | None:
    if not text or text[0].isspace() or not _MAY_BEGIN.match(text):
        return None
    for style, pattern in _PATTERNS:
        if (match := pattern.match(text[:60])) and match.end() < len(text):
            return Mark(style, _number(match), match.end())
    return None


def _number(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    if digits := groups.get("n"):
        return int(digits)
    if letter := groups.get("a"):
        return ord(letter.lower()) - ord("a") + 1
    if roman := groups.get("r"):
        values = [_ROMAN[char] for char in roman.lower()]
        return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
    return None


def accepted(texts: Sequence[str]) -> list[Mark | None]:
    """For each text of a page, in order, the mark it begins with, or None where its number belongs to it.

    >>> [mark and mark.end for mark in accepted(["12 Monkeys (1995)", "1. Fame (1980)", "2. 300 (2006)"])]
    [None, 3, 3]
    """
    marks = [_read(text) for text in texts]
    places: dict[str, list[int]] = defaultdict(list)
    for place, mark in enumerate(marks):
        if mark is not None:
            places[mark.style].append(place)
    for style, where in places.items():
        if style in _SURE:
            for place in _lone_thousands(marks, where):
                marks[place] = None
            continue
        numbers = [mark.number for place in where if (mark := marks[place]) is not None and mark.number is not None]
        if style == "-":
            keep = len(where) >= 2
        else:
            steps = [abs(after - before) == 1 for before, after in pairwise(numbers)]
            keep = len(numbers) >= _RUN and sum(steps) >= _IN_STEP * len(steps)
        if not keep:
            for place in where:
                marks[place] = None
    return marks


def _lone_thousands(marks: Sequence[Mark | None], where: Sequence[int]) -> list[int]:
    """The places of marks of four digits that no list says to be its numbers: years and titles ("1917.").

    A list has a number beside each, and is not of years alone, as a chronology may be.
    """
    numbers = {place: mark.number or 0 for place in where if (mark := marks[place]) is not None}
    large = [place for place, number in numbers.items() if number > _SHORT_NUMBER]
    beside: dict[int, list[int]] = defaultdict(list)
    for one, other in pairwise(where):
        if abs(numbers[one] - numbers[other]) == 1:
            beside[one].append(other)
            beside[other].append(one)
    if not any(beside[place] and numbers[place] not in _YEARS for place in large):
        return large
    return [place for place in large if not beside[place]]


def strip_marks(texts: Sequence[str]) -> list[str]:
    """The texts of a list without their marks; a number after a bullet goes too.

    >>> strip_marks(["• 1) 12 Monkeys (1995)", "• 2) Brazil (1985)"])
    ['12 Monkeys (1995)', 'Brazil (1985)']
    """
    marks = accepted(texts)
    stripped = [text[mark.end :] if mark else text for text, mark in zip(texts, marks, strict=True)]
    if any(mark is not None and mark.style in BULLETS for mark in marks):
        seconds = accepted(stripped)
        for place, (mark, second) in enumerate(zip(marks, seconds, strict=True)):
            if mark is not None and mark.style in BULLETS and second is not None:
                stripped[place] = stripped[place][second.end :]
    return stripped


def split_inline(line: str) -> list[str]:
    """Cuts one long line before each mark in it, if they count up from 1 or are bullets; else gives it back whole.

    >>> split_inline("On Set 1. Fame (1980). 2. Jaws (1975). 3. Alien (1979). " + 300 * "x")[:3]
    ['On Set', '1. Fame (1980).', '2. Jaws (1975).']
    """
    if len(line) < _LONG_LINE:
        return [line]
    cuts: list[int] = []
    for match in _INLINE.finditer(line):
        if int(match["n"]) == len(cuts) + 1:
            cuts.append(match.start("n"))
    if len(cuts) < _RUN:
        cuts = [match.start() + 1 for match in _INLINE_BULLET.finditer(line)]
    if len(cuts) < _RUN:
        return [line]
    pieces = [line[start:end].strip() for start, end in pairwise([0, *cuts, len(line)])]
    return [piece for piece in pieces if piece]

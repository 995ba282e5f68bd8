"""When two captions are one: the same words, whatever number stands before them or credit behind."""

from __future__ import annotations

import re
from typing import Final

from extractor.captions import marks
from extractor.captions.furniture import is_credit
from extractor.text import squeeze

# Marks that are a list's whatever stands around them; "12 Monkeys" begins with none of these.
_MARKS: Final = frozenset({"1.", "1)", "(1)", "[1]", "#1", "•", "①", "label", "1/9"})
_MARKED: Final = re.compile(
    r"[^\w\"'“‘«„(\[]|[(\[]?\d|(?:no|nr|number|photo|picture|image|pic|slide|fig|frame|still|plate|item)\b", re.I
)
# A quote between two letters is an apostrophe and part of the word.
_QUOTES: Final = re.compile(r"(?<!\w)['‘’‚‛`´]+|['‘’‚‛`´]+(?!\w)|[\"“”„‟«»]+")
_APOSTROPHES: Final = str.maketrans("’‘ʼ`´", "'''''")
_IN_BRACKETS: Final = re.compile(r"\s[(\[]([^()\[\]]{2,160})[)\]]\.?$")
_BEHIND: Final = re.compile(r"(?<=[.!?)\]”\"’'])\s+(?=\S)|\s+[|/–—•·-]\s+")
_FULL_STOP: Final = re.compile(r"(?<!\.)\s?[.。]$")  # no ellipsis
_LONGEST_CREDIT: Final = 160  # characters


def repeat_key(text: str) -> str:
    """What captions of the same words share: no number before them, no quotes, no credit or full stop behind.

    Case, accents, dashes and every other mark count, for they may tell two captions apart.

    >>> repeat_key("3. Irene Cara  in “Fame” (1980). Photo: MGM/Everett Collection")
    'Irene Cara in Fame (1980)'
    >>> repeat_key("1004. “Irene Cara in Fame.”"), repeat_key("1917. Sam Mendes on set.")
    ('Irene Cara in Fame', '1917. Sam Mendes on set')
    >>> repeat_key("12 Monkeys (1995)") == repeat_key("Monkeys (1995)")
    False
    """
    text = squeeze(text)
    if _MARKED.match(text) and (mark := marks.candidate(text)) is not None and mark.style in _MARKS:
        text = text[mark.end :]
    text = _without_credit(text)
    key = squeeze(_QUOTES.sub("", text).translate(_APOSTROPHES))
    return _FULL_STOP.sub("", key) or text


def _without_credit(text: str) -> str:
    bracketed = _IN_BRACKETS.search(text[-_LONGEST_CREDIT - 4 :])
    if bracketed and is_credit(bracketed[1]):
        return text[: len(text) - len(bracketed[0])]
    tail = max(0, len(text) - _LONGEST_CREDIT)
    for boundary in _BEHIND.finditer(text, tail):
        if boundary.start() and is_credit(text[boundary.end() :]):
            return text[: boundary.start()]
    return text

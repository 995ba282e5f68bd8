"""Which mentions of a caption are one person."""

from __future__ import annotations

import re
from typing import Final

from extractor.credits.reading import Reading

_NAME_WORD: Final = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_HONORIFIC: Final = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "jr", "sr", "ii", "iii", "the"})


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in folded case, without honorifics."""
    words = tuple(word for word in _NAME_WORD.findall(name.casefold()))
    kept = tuple(word for word in words if word not in _HONORIFIC)
    return kept or words


def is_short_form(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether one name is a surname, first name or otherwise shortened form of another."""
    size = len(short)
    if size >= len(full):
        return False
    return (
        full[-size:] == short or full[:size] == short or (size >= 2 and full[0] == short[0] and full[-1] == short[-1])
    )


def group_people(reading: Reading) -> dict[int, int]:
    """Maps each PERSON entity's index to the index of the fullest mention of that person."""
    people = [index for index, entity in enumerate(reading.entities) if entity.label == "PERSON"]
    if len(people) < 2:
        return {index: index for index in people}
    words = {index: name_words(reading.surface(index)) for index in people}
    same: dict[tuple[str, ...], int] = {}
    for index in people:
        same.setdefault(words[index], index)
    fullest: dict[int, int] = {}
    for index in people:
        mine = words[index]
        best = -1
        for other in people:
            if is_short_form(mine, words[other]) and not _is_another(reading, index, mine, words[other]):
                if (
                    best < 0
                    or len(words[other]) > len(words[best])
                    or (len(words[other]) == len(words[best]) and words[best] != words[other] and other < index)
                ):
                    best = other
        fullest[index] = same[words[best if best >= 0 else index]]
    for index in people:  # a surname's fullest form may itself have a fuller one
        fullest[index] = fullest[fullest[index]]
    return fullest


def _is_another(reading: Reading, index: int, short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a first name alone is a relative's, introduced by a word such as "son" or "stand-in"."""
    if full[-len(short) :] == short:
        return False
    token = reading.token_of[index]
    return token > 0 and reading.codes[token - 1] in "Knm"

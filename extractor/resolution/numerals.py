"""Numbers in titles, however they are written: "Twelve", "12"; "II", "Part Two", "2"; "8½", "Eight and a Half"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from extractor.resolution.spelling import words


def _numbered(text: str, first: int) -> dict[str, int]:
    return {word: number for number, word in enumerate(text.split(), first)}


_UNITS: Final = _numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
    0,
)
_TENS: Final = {
    word: 10 * ten for word, ten in _numbered("twenty thirty forty fifty sixty seventy eighty ninety", 2).items()
}
_SCALES: Final = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
# Ordinals go the other way, to words: in words they are as often misspelt as told apart.
_ORDINALS: Final = {
    f"{number}{'st' if number == 1 else 'nd' if number == 2 else 'rd' if number == 3 else 'th'}": word
    for word, number in _numbered(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth", 1
    ).items()
}
# Beyond, and after tens, both are figures: "forty second" and "42nd" are "42th".
_NUMERIC_ORDINAL: Final = re.compile(r"(\d+)(?:st|nd|rd|th)")
_AFTER_TENS: Final = _numbered("first second third fourth fifth sixth seventh eighth ninth", 1)
_LATE_ORDINALS: Final = {
    **_numbered("fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth", 14),
    **{word: 10 * ten for word, ten in _numbered("twentieth thirtieth fortieth fiftieth sixtieth", 2).items()},
}
# Of rulers "the Fifth" is V.
_RULERS: Final = words(
    "henry richard louis charles edward george william james john philip ivan peter alexander nicholas frederick pius"
)
# Words that titles abbreviate or spell out.
_SHORT: Final = {
    "saint": "st", "doctor": "dr", "boulevard": "blvd", "mister": "mr", "versus": "vs", "mount": "mt",
    "brothers": "bros", "lieutenant": "lt", "sergeant": "sgt", "professor": "prof",
}  # fmt: skip
_ROMANS: Final = _numbered("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx", 1)
# Roman numerals that are also words or letters: only after "Part" and the like, or (V and X) at the end of a part.
_ALSO_LETTERS: Final = words("i v x")
MARKERS: Final = words("part parts pt vol volume chapter episode ep no number book")
# Digits that stand for letters inside a word: "Se7en", "L4yer Cake".
_LEET: Final = str.maketrans("013457", "oieasv")
_LETTER_DIGIT_LETTER: Final = re.compile(r"[a-z]+(?:\d[a-z]+)+")
_TRAILING_DIGITS: Final = re.compile(r"([a-z]{2,})(\d+)")


def digits(part: Sequence[str]) -> Iterator[str]:
    """The folded words of a part of a title with every number in digits, markers such as "part" before one left out.

    >>> list(digits("one hundred and one dalmatians".split())), list(digits("kill bill vol two".split()))
    (['101', 'dalmatians'], ['kill', 'bill', '2'])
    >>> list(digits("rocky iv".split())), list(digits("i robot".split())), list(digits("eight and a half".split()))
    (['rocky', '4'], ['i', 'robot'], ['8.5'])
    >>> list(digits("forty second street".split())), list(digits("henry the fifth".split()))
    (['42th', 'street'], ['henry', '5'])
    >>> list(digits("saint joan".split())), list(digits("friday the 13th".split()))
    (['st', 'joan'], ['friday', 'the', 'thirteenth'])
    """
    pieces = [piece for word in part for piece in _plain(word)]
    place = 0
    while place < len(pieces):
        word = pieces[place]
        after_marker = place > 0 and pieces[place - 1] in MARKERS
        if word in MARKERS and place + 1 < len(pieces) and _is_number(pieces[place + 1]):
            place += 1
            continue
        if word == "the" and place > 0 and pieces[place - 1] in _RULERS and pieces[place + 1 :] in _ENDINGS:
            yield str(_AFTER_TENS[pieces[place + 1]])
            return
        if word in _UNITS or word in _TENS:
            number, place = _spelled(pieces, place)
            if word in _TENS and number.endswith("0") and place < len(pieces) and pieces[place] in _AFTER_TENS:
                number, place = f"{int(number) + _AFTER_TENS[pieces[place]]}th", place + 1
        elif word in _ROMANS and _is_roman(word, place, len(pieces), after_marker=after_marker):
            number, place = str(_ROMANS[word]), place + 1
        else:
            number, place = _ORDINALS.get(word) or _written_out(word), place + 1
        if number.isdigit() and pieces[place : place + 3] == ["and", "a", "half"]:
            number, place = f"{number}.5", place + 3
        elif number.isdigit() and pieces[place : place + 2] == ["1", "2"] and "1/2" in part:
            number, place = f"{number}.5", place + 2
        yield number


_ENDINGS: Final = [[word] for word in _AFTER_TENS]


def _written_out(word: str) -> str:
    """A word as other spellings of a title would have it: "Doctor" as "Dr.", "fiftieth" as "50th"."""
    if word in _LATE_ORDINALS:
        return f"{_LATE_ORDINALS[word]}th"
    if numeric := _NUMERIC_ORDINAL.fullmatch(word):
        return f"{numeric[1]}th"
    return _SHORT.get(word, word)


def _plain(word: str) -> Iterator[str]:
    if _LETTER_DIGIT_LETTER.fullmatch(word):
        yield word.translate(_LEET)
    elif glued := _TRAILING_DIGITS.fullmatch(word):
        yield from glued.groups()
    elif word == "1/2":
        yield from ("1", "2")
    else:
        yield word


def _is_number(word: str) -> bool:
    return word.isdigit() or word in _UNITS or word in _ROMANS


def _is_roman(word: str, place: int, length: int, *, after_marker: bool) -> bool:
    if after_marker:
        return True
    return place > 0 and (word not in _ALSO_LETTERS or (word != "i" and place == length - 1))


def _spelled(pieces: Sequence[str], place: int) -> tuple[str, int]:
    """The number that starts at a word, and the place after it: "thirty nine", "one hundred and one"."""
    total, current = 0, 0
    start = place
    while place < len(pieces):
        word = pieces[place]
        if word in _TENS and current % 100 == 0:
            current += _TENS[word]
        elif word in _UNITS and (place == start or pieces[place - 1] in {*_SCALES, "and"} or _joins(current, word)):
            current += _UNITS[word]
        elif word in _SCALES and current:
            current, total = (current * 100, total) if word == "hundred" else (0, total + current * _SCALES[word])
        elif word == "and" and place > start and pieces[place - 1] in _SCALES and _goes_on(pieces, place + 1):
            pass
        else:
            break
        place += 1
    return str(total + current), place


def _joins(current: int, word: str) -> bool:
    """A unit after a ten: "thirty nine", but "three ten" are two numbers."""
    return current % 10 == 0 and current % 100 >= 20 and 0 < _UNITS[word] < 10


def _goes_on(pieces: Sequence[str], place: int) -> bool:
    return place < len(pieces) and (pieces[place] in _UNITS or pieces[place] in _TENS)

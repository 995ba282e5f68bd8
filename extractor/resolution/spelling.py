"""How alike two words are: by letters (typos) and by sound (transliterations, spelling by ear)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from html import unescape
from typing import Final

from rapidfuzz.distance import OSA

from extractor.text import fold, repair, squeeze

# Cyrillic letters as film credits romanise them; the ones that look Latin also mend names typed in mixed scripts.
_CYRILLIC: Final = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "к": "k", "л": "l",
    "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
    "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "і": "i",
})  # fmt: skip
# What stands for one sound in the spellings that meet in film credits (English, German, Slavic, Romance), in the
# order in which they apply. Vowels come last and become one sign: they are what spelling by ear gets wrong.
_SOUNDS: Final = tuple(
    (re.compile(pattern, re.MULTILINE), sign)  # a word a line
    for pattern, sign in (
        (r"^kn|^gn", "n"), (r"^wr", "r"), (r"^ps", "s"), (r"mb$", "m"), (r"ph", "f"), (r"gh(?=t|$)", ""),
        (r"tsch|tch|sch|sh|cz|sz|zh", "s"), (r"ch", "k"), (r"sc(?=[eiy])", "s"), (r"c(?=[eiy])", "s"),
        (r"ck|c|qu?", "k"), (r"x", "ks"), (r"z", "s"), (r"th|dt|d$", "t"), (r"(?<=[aeiouy])w(?!sk)|ij$", "a"),
        (r"w", "v"), (r"(?<!^)h", ""), (r"(?<!^)j", "i"), (r"(?<=.)e$", ""), (r"[aeiouy]+", "a"), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
# A slip for each so many letters: one in "Kidder", two in "Villeneuve", three in "Schwarzenegger". Below four
# letters another letter is another name (Ron, Don, Jon).
_SLIPS: Final = ((11, 3), (7, 2), (4, 1))
_MOST_SLIPS: Final = 3
SLIP_COST: Final = 0.64  # one slip among five letters scores 0.87, enough alone; among four 0.84, which is not
SOUND_SCORE: Final = 0.92  # alike to the ear and mostly in letters: "Kinsky" and "Kinski"
NEAR_SCORE: Final = 0.7  # alike in part ("Winslow", "Winslet"): only a shared film makes it enough
_SOUND_LETTERS: Final = 0.7  # of the letters agree in words that are one by sound: Audie is not Eddie
_NEAR_LETTERS: Final = 0.6
_SHORTEST: Final = 4  # letters of a word from which likeness says anything
UNLIKE: Final = ("", 0.0)


def words(text: str) -> frozenset[str]:
    """The set of words in a line, as tables of them are written."""
    return frozenset(text.split())


@lru_cache(maxsize=1 << 16)
def readable(text: str) -> str:
    """A name as a person would write it: repaired, HTML entities resolved, single blanks.

    >>> readable("Alfonso  CuarÃ³n"), readable("Bonnie &amp; Clyde")
    ('Alfonso Cuarón', 'Bonnie & Clyde')
    """
    return squeeze(repair(unescape(text) if "&" in text else text))


def latin(text: str) -> str:
    """The repaired and folded text, Cyrillic romanised.

    >>> latin("Андрей ТАРКОВСКИЙ"), latin("Ｗｅｓ Anderson")
    ('andrei tarkovskii', 'wes anderson')
    """
    folded = fold(repair(text))
    return folded if folded.isascii() else folded.translate(_CYRILLIC)


_MOST_SOUNDS: Final = 1 << 18  # words whose sound is kept
_sounds: dict[str, str] = {}


def learn_sounds(words: Iterable[str]) -> None:
    """Works out the sound of many folded words at once, a tenth of the time that it takes one by one."""
    new = [word for word in dict.fromkeys(words) if word not in _sounds]
    if not new:
        return
    if len(_sounds) + len(new) > _MOST_SOUNDS:
        _sounds.clear()
    text = "\n".join(new)
    for pattern, sign in _SOUNDS:
        text = pattern.sub(sign, text)
    _sounds.update(zip(new, text.split("\n"), strict=True))


def sound(word: str) -> str:
    """The consonants of a folded word as they sound, "a" for every group of vowels.

    >>> sound("reitman") == sound("rightman"), sound("kinski") == sound("kinsky"), sound("penn") == sound("pena")
    (True, True, False)
    """
    if word not in _sounds:
        learn_sounds((word,))
    return _sounds[word]


def slips(left: str, right: str, most: int = _MOST_SLIPS) -> int:
    """Letters to add, drop, replace or swap with their neighbour; `most` + 1 if it takes more."""
    return OSA.distance(left, right, score_cutoff=most)


def likeness(left: str, right: str) -> tuple[str, float]:
    """How alike two folded words are, from 0 to 1, and what shows it: "exact", "spelling", "sound" or "near".

    >>> likeness("spielberg", "speilberg"), likeness("serkis", "circus"), likeness("lee", "leo")
    (('sound', 0.93), ('sound', 0.7), ('', 0.0))
    """
    if left == right:
        return "exact", 1.0
    shortest, longest = len(left), len(right)
    if shortest > longest:
        shortest, longest = longest, shortest
    if shortest < _SHORTEST - 1 or longest < _SHORTEST:
        return UNLIKE
    distance = slips(left, right)
    one_sound = sound(left) == sound(right)
    if not one_sound and distance > _MOST_SLIPS:
        return UNLIKE
    if one_sound and 1 - distance / longest >= _SOUND_LETTERS:
        return "sound", max(SOUND_SCORE, _slip_score(distance, longest))
    if distance <= _slips_allowed(longest):
        return "spelling", _slip_score(distance, longest)
    if one_sound:
        return "sound", NEAR_SCORE
    if distance <= 2 and 1 - distance / longest >= _NEAR_LETTERS:
        return "near", NEAR_SCORE
    return UNLIKE


def _slips_allowed(letters: int) -> int:
    for least, allowed in _SLIPS:
        if letters >= least:
            return allowed
    return 0


def _slip_score(distance: int, letters: int) -> float:
    return round(1 - SLIP_COST * distance / letters, 2)

"""Unicode repair and folding, used before any comparison."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

import ftfy

# Straight quotes, dashes and the like that look one way and are typed another.
_STRAIGHT: Final = str.maketrans({
    "‘": "'", "’": "'", "ʼ": "'", "‛": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-",
})  # fmt: skip
# Letters that Unicode does not decompose into a base letter and a mark.
_UNDECOMPOSED: Final = str.maketrans({
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h",
})  # fmt: skip
# A joiner between two pictographs makes one of them.
_PICTOGRAPH: Final = "[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff]"
_INVISIBLE: Final = re.compile(
    "[\u00ad\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffe]"
    f"|(?<!{_PICTOGRAPH})\u200d|\u200d(?!{_PICTOGRAPH})"
)
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]+")
_LATIN: Final = re.compile("[A-Za-zÀ-ÖØ-öø-ɏ]")
_YEAR_DIGITS: Final = 4
_REMEMBERED: Final = 4_096  # runs of characters beyond ASCII: mostly one accented letter or quote, the same few again
# Bytes of UTF-8 read as Windows-1252 or Latin-1 nearly always show one of these.
_MOJIBAKE_HINT: Final = re.compile("[ÂÃÄÅâð€Ð][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€]|ï»¿|ï¿½")


def repair(text: str) -> str:
    """Mends mojibake, drops invisible characters and composes to Unicode NFC; quotes and dashes stay as they are.

    Pictographs that are made of several keep what joins them.

    >>> repair("Pedro AlmodÃ³var – Volver")
    'Pedro Almodóvar – Volver'
    """
    if text.isascii():
        return text
    if _MOJIBAKE_HINT.search(text):
        text = ftfy.fix_encoding(text)
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def join_surrogates(text: str) -> str:
    """Two halves of a character, as JSON escapes it, become one; a half alone becomes U+FFFD, as no file can hold it.

    >>> join_surrogates("\\ud83d\\ude00 \\ud83d")
    '😀 \ufffd'
    """
    if _SURROGATE.search(text) is None:
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def squeeze(text: str) -> str:
    """Runs of white space become single blanks; none at the edges.

    >>> squeeze("  Fame\\n (1980) ")
    'Fame (1980)'
    """
    return " ".join(text.split())


def year_in(text: str) -> int | None:
    """The year that a text of four digits is, in whatever digits; None for anything else.

    >>> year_in("1980"), year_in("１９８０"), year_in("1980s"), year_in("20191231120000")
    (1980, 1980, None, None)
    """
    return int(text) if len(text) == _YEAR_DIGITS and text.isdecimal() else None


def fold(text: str) -> str:
    """The form that names are compared in: no case, no marks, straight quotes, single blanks.

    >>> fold("Krzysztof  KIEŚLOWSKI’s Amélie")
    "krzysztof kieslowski's amelie"
    """
    if not text.isascii():
        text = _BEYOND_ASCII.sub(lambda run: _fold_run(run[0]), text)
    return squeeze(text.casefold().replace("`", "'"))


def is_other_script(name: str, other: str) -> bool:
    """Whether one of two names is written in Latin letters and the other in none of them.

    >>> is_other_script("Akira Kurosawa", "黒澤 明"), is_other_script("Akira Kurosawa", "Émile")
    (True, False)
    """
    if name.isascii() and other.isascii():
        return False
    return bool(_LATIN.search(name)) != bool(_LATIN.search(other))


@lru_cache(_REMEMBERED)
def _fold_run(run: str) -> str:
    run = unicodedata.normalize("NFKD", run.translate(_STRAIGHT))
    run = "".join([char for char in run if not unicodedata.combining(char)])
    return run.casefold().translate(_UNDECOMPOSED)

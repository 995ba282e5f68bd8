"""Offsets in code points, as Python counts, and in UTF-16 code units, as JavaScript does."""

from __future__ import annotations

from itertools import accumulate
from typing import Final

_LAST_OF_ONE_UNIT: Final = 0xFFFF  # characters beyond it (emoji, rare ideographs) take two code units


def utf16_offsets(text: str) -> list[int]:
    """For each code point of a text, and its end, the offset in UTF-16 code units.

    >>> utf16_offsets("a🎬b")
    [0, 1, 3, 4]
    """
    return list(accumulate((1 + (ord(char) > _LAST_OF_ONE_UNIT) for char in text), initial=0))


def code_point_offset(units: list[int], offset: int) -> int:
    """The offset in code points of one in UTF-16 code units; raises ValueError inside a character or out of the text.

    >>> code_point_offset(utf16_offsets("a🎬b"), 3)
    2
    """
    try:
        return units.index(offset)
    except ValueError:
        raise ValueError(f"the offset {offset} is within a character or outside of the text") from None

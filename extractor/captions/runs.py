"""The text between two block boundaries, cut into paragraphs at its line breaks."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from extractor.captions import marks
from extractor.captions.cleaning import clean
from extractor.captions.furniture import is_credit, is_section
from extractor.captions.layout import lay_out
from extractor.captions.wording import ends_sentence, is_headline

# Signs that the walk sets into the raw text; a line break of <br> is "\n".
PRESERVED: Final = "\x00"  # a line break of <pre>
STRONG_BEGINS: Final = "\x01"
STRONG_ENDS: Final = "\x02"
_STRONG_RUN: Final = re.compile("\x01[^\x02]*\x02?")
_SHORT: Final = 30  # characters: a shorter line before a break is seldom wrapped


class Paragraph(NamedTuple):
    """A paragraph's text, whether all of it is strong, and whether it begins a run or goes on after a <br>."""

    text: str
    strong: bool
    fresh: bool


def without_signs(text: str) -> str:
    """The text without the signs of strong elements."""
    return text.replace(STRONG_BEGINS, "").replace(STRONG_ENDS, "") if STRONG_BEGINS in text else text


def paragraphs(raw: str) -> list[Paragraph]:
    r"""The paragraphs of a raw text: cut where a line is closed, joined where it only wraps.

    >>> [each.text for each in paragraphs("\x01Fame\x02\nIrene Cara waits for her cue and\nsings.")]
    ['Fame', 'Irene Cara waits for her cue and sings.']
    """
    if PRESERVED in raw:
        parts = lay_out(without_signs(raw).replace(PRESERVED, "\n"))
        return [Paragraph(text, False, True) for part in parts if (text := clean(part.text))]
    if "\n" not in raw:
        return [Paragraph(text, _is_strong(raw), True)] if (text := clean(without_signs(raw))) else []
    raws = raw.strip().split("\n")
    lines = [clean(without_signs(line)) for line in raws]
    found: list[Paragraph] = []
    fresh = True
    for line, mark, strong in zip(lines, marks.accepted(lines), map(_is_strong, raws), strict=True):
        if not line:
            fresh = True
            continue
        if fresh or mark is not None or not _goes_on(found[-1], line, strong):
            found.append(Paragraph(line, strong, fresh or mark is not None))
        else:
            found[-1] = Paragraph(found[-1].text + " " + line, False, found[-1].fresh)
        fresh = False
    return found


def _is_strong(raw: str) -> bool:
    return STRONG_BEGINS in raw and not _STRONG_RUN.sub("", raw).strip()


def _goes_on(above: Paragraph, line: str, strong: bool) -> bool:
    """Whether a line after a <br> goes on with the sentence above it."""
    text = above.text
    if above.strong and not strong and is_headline(text):
        return False
    if line[0].islower() and text.endswith((")", "]")):
        return True
    if is_credit(line) or is_credit(text) or ends_sentence(text) or is_section(text):
        return False
    return line[0].islower() or line[0] in "(&" or (len(text) >= _SHORT and not is_headline(text))

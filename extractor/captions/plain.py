"""Captions of a plain-text dump, numbered, bulleted or neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from extractor.captions import marks
from extractor.captions.blocks import Block, choose, is_noise
from extractor.captions.cleaning import clean
from extractor.captions.furniture import ends_in_credit, strip_trailer
from extractor.captions.headings import is_dated_title, with_headings
from extractor.captions.layout import Paragraph, lay_out
from extractor.captions.told import is_told
from extractor.captions.wording import caption_score, ends_sentence, has_year, is_headline, is_labelled
from extractor.text import squeeze

_SEVERAL: Final = 3  # films with their years on lines of their own: the first is no headline either
# Words of a headline rather than of a caption: "Rare pictures of Vivien Leigh on the set".
_OF_PICTURES: Final = re.compile(
    r"\b(?:pictures|photos|photographs|images|stills|shots|moments|gallery|collection|archive|scenes (?:from|of))\b"
)


def find_plain(text: str) -> tuple[str | None, list[Block]]:
    """The headline of a text dump, if it has one, and its captions in order.

    >>> find_plain("On Set\\n\\n1. Irene Cara in Fame (1980).\\n2. Roy Scheider at sea in\\n   Jaws (1975).")[1][1].text
    'Roy Scheider at sea in Jaws (1975).'
    """
    title, paragraphs = _take_title(lay_out(text))
    blocks = _blocks(paragraphs)
    captions = with_headings(blocks, choose(blocks))
    return title, [replace(block, text=strip_trailer(block.text)) for block in captions]


def _take_title(paragraphs: list[Paragraph]) -> tuple[str | None, list[Paragraph]]:
    """The headline: the first text that is no furniture, if it has the form of one."""
    for place, paragraph in enumerate(paragraphs):
        if is_noise(paragraph.text) or marks.counter(paragraph.text) is not None:
            continue
        text = clean(paragraph.text)
        closed = ends_sentence(text) and not text.endswith(("!", "?", "...", "…", ")"))
        closed = closed or ends_in_credit(text)
        dated = has_year(text) and not is_headline(text)
        score = caption_score(text)
        likely = score >= 6 or (score >= 3 and (ends_sentence(text) or dated))
        if is_dated_title(text) and sum(is_dated_title(other.text) for other in paragraphs) >= _SEVERAL:
            return None, paragraphs  # a film's, as stand above the other captions, too
        likely = likely or is_labelled(text) or _is_first(text, paragraphs[place + 1 :])
        if paragraph.mark is not None or ((closed or likely) and not paragraph.ruled) or len(text) > 200:
            return None, paragraphs
        return text, paragraphs[:place] + paragraphs[place + 1 :]
    return None, paragraphs


def _is_first(text: str, below: Sequence[Paragraph]) -> bool:
    """Whether a caption begins a page of a few texts: no headline by its form or words, or as open as the others."""
    if not is_told(text):
        return False
    texts = [other for paragraph in below if not is_noise(other := clean(paragraph.text))]
    if len(texts) >= _SEVERAL:
        return False
    alike = all(ends_sentence(other) == ends_sentence(text) for other in texts)
    return alike or not _OF_PICTURES.search(text.lower())


def _blocks(paragraphs: Sequence[Paragraph]) -> list[Block]:
    blocks: list[Block] = []
    number: int | None = None
    for paragraph in paragraphs:
        if (count := marks.counter(paragraph.text)) is not None:
            number = count
            continue
        mark = paragraph.mark
        text = squeeze(clean(paragraph.text[mark.end :] if mark else paragraph.text))
        source = f"line {paragraph.lines[0].number}"
        if mark is not None:
            blocks.append(Block(text, source, mark.style, mark.number))
        elif number is not None and not is_noise(text):
            blocks.append(Block(text, source, "counter", number))
        else:
            blocks.append(Block(text, source))
        number = None if not is_noise(text) else number
    return _without_second_marks(blocks)


def _without_second_marks(blocks: list[Block]) -> list[Block]:
    """A number after a bullet goes with it, if the numbers are a list's."""
    bulleted = [block for block in blocks if block.style in marks.BULLETS]
    seconds = marks.accepted([block.text for block in bulleted])
    ends = {block.source: second.end for block, second in zip(bulleted, seconds, strict=True) if second is not None}
    return [replace(block, text=block.text[ends.get(block.source, 0) :]) for block in blocks] if ends else blocks

"""Captions of an HTML page whose pictures are gone: named elements, headings, lists, cells and paragraphs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from extractor.captions import marks
from extractor.captions.blocks import LIKELY, POSSIBLE, SURE, Block, choose
from extractor.captions.candidates import LINKED, MOST, PROSE, Candidates, Found
from extractor.captions.wording import caption_score, is_headline

_SOME: Final = 0.3  # of headings beside pictures worded as captions: all are
_LIST: Final = 0.6  # of a list's items worded as captions, on a page whose pictures have theirs


def find_loose(page: Candidates, captioned: bool) -> Iterator[Found]:
    """The captions that stand with no picture; on a page whose pictures are `captioned`, only the surest."""
    yield from _named(page)
    if not captioned:
        yield from _headings(page)
    yield from _others(page, captioned)


def _named(page: Candidates) -> Iterator[Found]:
    """Elements that call themselves captions."""
    for element in page.captions.values():
        places = [place for place in page.without_headings(element) if place not in page.used]
        if places and page.texts[places[0]].strict:
            groups = [places] if page.texts[places[0]].tag != "li" else [[place] for place in places]
            yield from map(page.take, groups)


def _headings(page: Candidates) -> Iterator[Found]:
    """Lists that put the caption into the heading above or below the picture."""
    groups: dict[int, list[int]] = defaultdict(list)
    beside = {place for picture in page.pictures for place in (picture.at - 1, picture.at)}
    for place, text in enumerate(page.texts):
        if text.level > 1 and not text.dropped:
            groups[text.style].append(place)
    for places in groups.values():
        scores = {place: caption_score(page.texts[place].text) for place in places}
        likely = sum(score >= LIKELY and not is_headline(page.texts[place].text) for place, score in scores.items())
        pictured = sum(place in beside for place in places) >= MOST * len(places)
        if likely >= (2 if pictured else 3) and likely >= (_SOME if pictured else MOST) * len(places):
            yield from _each(page, [place for place in places if pictured or scores[place] >= POSSIBLE])


def _others(page: Candidates, captioned: bool) -> Iterator[Found]:
    """Lists, cells and paragraphs."""
    taken = {page.texts[place].style for place in page.used}
    free: list[tuple[int, str]] = []
    for (style, listed), places in _alike(page).items():
        linked = sum(page.texts[place].links >= LINKED for place in places) >= MOST * len(places)
        if captioned and (linked or (style not in taken and (len(places) < 2 or not listed))):
            continue
        scores = {place: caption_score(page.texts[place].text) for place in places}
        likely = sum(score >= LIKELY for score in scores.values())
        if not captioned:
            if not linked or likely >= MOST * len(places):
                free += [(place, f"list {listed} {style}" if listed else "") for place in places]
        elif listed:
            if likely >= _LIST * len(places) and sum(scores.values()) >= LIKELY * len(places):
                yield from _each(page, [place for place in places if scores[place] >= POSSIBLE])
        else:
            short = [place for place in places if page.texts[place].text.count(" ") < PROSE]
            yield from _each(page, [place for place in short if scores[place] >= SURE])
    blocks = [Block(page.texts[place].text, str(place), style) for place, style in sorted(free)]
    yield from _each(page, [int(block.source) for block in choose(_marked(blocks))])


def _alike(page: Candidates) -> dict[tuple[int, int], list[int]]:
    """The places of the texts still free, by their style and list."""
    groups: dict[tuple[int, int], list[int]] = defaultdict(list)
    # Quoted texts are pull quotes or what others say, unless all that there is on the page is set so.
    quotes = not all(text.quoted for text in page.texts if not (text.dropped or text.level))
    for place, text in enumerate(page.texts):
        if place in page.used or place in page.owned or text.dropped:
            continue
        if not ((text.quoted and quotes) or text.intro or text.level or page.is_heading(place)):
            groups[text.style, text.listed].append(place)
    return groups


def _each(page: Candidates, places: Sequence[int]) -> Iterator[Found]:
    return (page.take([place]) for place in places)


def _marked(blocks: Sequence[Block]) -> list[Block]:
    """Paragraphs with the list marks they begin with read."""
    return [
        replace(block, text=block.text[mark.end :], style=block.style or mark.style, number=mark.number)
        if mark
        else block
        for block, mark in zip(blocks, marks.accepted([block.text for block in blocks]), strict=True)
    ]

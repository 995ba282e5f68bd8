"""The heading of the section that a caption stands in, which it need not repeat: often its film."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from extractor.captions import marks
from extractor.captions.blocks import Block, is_noise
from extractor.captions.candidates import Candidates, Found
from extractor.captions.furniture import is_section
from extractor.captions.page import Page
from extractor.captions.wording import BRACKETED_YEAR, is_label, is_title

_COLONS: Final = " :–—"  # that lead from a heading to what stands below it
_BY_LOOKS: Final = 7  # the level of what is a heading by its looks or place alone: below those of h1 to h6


@dataclass(slots=True)
class _Heading:
    """A heading, its level, the last of the texts that it is made of, and how many pictures its element holds."""

    text: str
    level: int
    place: int
    box: int
    scope: int  # pictures up to the end of the element around it that has any; 0 if that is the page


def is_dated_title(text: str) -> bool:
    """Whether a text may be a film with its year and nothing else.

    >>> is_dated_title("Psycho (1960)"), is_dated_title("The shower scene")
    (True, False)
    """
    return BRACKETED_YEAR.search(text) is not None and is_title(text)


def find_headings(page: Page, candidates: Candidates, captions: Sequence[Found]) -> list[str | None]:
    """The heading that each caption of a page stands under, without its number; None where there is none.

    The page's own headline is no section's. A heading speaks for the element it stands in, if that holds a picture. A
    film's with its year is told rather than a smaller one without.
    """
    headings = _list_headings(page, candidates)
    for heading, text in zip(headings, marks.strip_marks([each.text for each in headings]), strict=True):
        heading.text = text.rstrip(_COLONS)
    pictures = list(accumulate(_count_pictures(page)))
    # Where each heading stands below its picture, the one above is that of the picture before.
    below = bool(headings and page.pictures) and headings[-1].place >= page.pictures[-1].at > headings[0].place
    below = below and page.pictures[0].at <= headings[0].place
    found: list[str | None] = []
    own = [_own_title(candidates, caption) for caption in captions]
    unmarked = iter(marks.strip_marks([title for title in own if title is not None]))
    for caption, title in zip(captions, own, strict=True):
        place = caption.order[0]
        if title is not None:
            found.append(next(unmarked).rstrip(_COLONS))
            continue
        if below and not caption.is_visible:
            place += 1
        picture = caption.picture or pictures[min(place, len(pictures) - 1)]
        found.append(_above(headings, place, picture))
    return found


def _count_pictures(page: Page) -> list[int]:
    counts = [0] * (len(page.texts) + 1)
    for picture in page.pictures:
        counts[picture.at] += 1
    return counts


def _list_headings(page: Page, candidates: Candidates) -> list[_Heading]:
    headings: list[_Heading] = []
    for place, text in enumerate(page.texts):
        level = _level(page, candidates, place)
        if not level or (page.title and text.text.startswith(page.title)):
            continue
        last = headings[-1] if headings else None
        if last is not None and last.place == place - 1 and last.box == text.box and last.level == level:
            last.text, last.place = f"{last.text} {text.text}", place
        elif is_section(text.text) or not is_noise(text.text):
            headings.append(_Heading(text.text, level, place, text.box, text.scope))
    return headings


def _level(page: Page, candidates: Candidates, place: int) -> int:
    """The level of a text as a heading, 0 if it is none: captions of lists may stand in headings."""
    text = page.texts[place]
    if place in candidates.used:
        return 0
    if 0 < text.level < _BY_LOOKS:
        return text.level
    if candidates.is_heading(place) or text.tag == "dt":
        return _BY_LOOKS if text.strong or is_dated_title(text.text) else 0
    return 0


def _above(headings: Sequence[_Heading], place: int, picture: int) -> str | None:
    """The heading above a place, or the film and year above that one, among those whose elements hold the picture."""
    inner: _Heading | None = None
    level = _BY_LOOKS + 1
    for heading in reversed(headings):
        if heading.place >= place or heading.level >= level:
            continue
        level = heading.level
        if heading.scope and picture > heading.scope:
            continue
        if is_section(heading.text):
            break
        if is_dated_title(heading.text):
            return heading.text
        inner = inner or heading
    return inner.text if inner is not None else None


def _own_title(candidates: Candidates, caption: Found) -> str | None:
    """The film and year that stand right above a caption in its own element, or alone beside a picture's alt text."""
    place = caption.order[0]
    if not caption.is_visible:
        own = [at for at, owner in candidates.owned.items() if owner == caption.owner and at not in candidates.used]
        titles = [candidates.texts[at].text for at in own if is_dated_title(candidates.texts[at].text)]
        return titles[0] if len(titles) == 1 else None
    if place == 0 or place - 1 in candidates.used:
        return None
    text, title = candidates.texts[place], candidates.texts[place - 1]
    shared = (text.caption and text.caption == title.caption) or (
        caption.owner and candidates.owned.get(place) == candidates.owned.get(place - 1) == caption.owner
    )
    return title.text if shared and not title.dropped and is_dated_title(title.text) else None


def with_headings(blocks: Sequence[Block], chosen: Sequence[Block]) -> list[Block]:
    """The chosen blocks of a text, each with the title that stands above it, or above it and its neighbours.

    >>> page = [Block("Psycho (1960)", "line 1"), Block("Janet Leigh screams.", "line 2"), Block("End.", "line 3")]
    >>> [block.heading for block in with_headings(page, page[1:2])]
    ['Psycho (1960)']
    """
    taken = {id(block) for block in chosen}
    heading: str | None = None
    found: list[Block] = []
    for block in blocks:
        if id(block) in taken:
            found.append(replace(block, heading=heading))
        elif is_noise(block.text):
            continue
        else:
            titled = (is_title(block.text) or is_label(block.text)) and not is_section(block.text)
            heading = block.text.rstrip(_COLONS) if titled else None
    return found

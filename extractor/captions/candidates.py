"""The texts and pictures of a page while its captions are looked for: what is taken, what belongs to what."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from extractor.captions.page import Page, Picture
from extractor.captions.wording import heads, is_headline

MOST: Final = 0.6  # of likes that agree: the others follow
LINKED: Final = 0.9  # of a text's characters: it is a link rather than a text with one
PROSE: Final = 60  # words: a paragraph of more, not in an element of its own, is the article's
_OWN: Final = 4  # texts: an element with more of them around a picture without likes is the page, not the picture's


@dataclass(frozen=True, slots=True)
class Found:
    """A caption's text, where it stood, and its place in the page's order."""

    text: str
    source: str
    order: tuple[int, int]
    key: str = ""  # of the picture's address, "" if there is none
    is_visible: bool = True  # not only told by the picture's attributes
    picture: int = 0  # its picture's number on the page, 0 without one
    owner: int = 0  # what `Candidates.owned` calls that picture


class Candidates:
    """A page's texts by their places, and its pictures outside sections without captions.

    `owned` says which texts stand with which picture, `captions` which texts form one caption element.
    """

    def __init__(self, page: Page) -> None:
        self.texts = page.texts
        self.pictures = [picture for picture in page.pictures if not picture.dropped]
        self.styles = Counter(picture.style for picture in self.pictures)
        self.numbers = {id(picture): n for n, picture in enumerate(page.pictures, 1)}
        self.used: set[int] = set()
        self.owned: dict[int, int] = {}  # text place to the picture that it stands with
        self.captions: dict[int, list[int]] = defaultdict(list)
        for place, text in enumerate(self.texts):
            if text.caption and not text.dropped:
                self.captions[text.caption].append(place)
        self.elements = {text.element: place for place, text in enumerate(self.texts) if text.element}
        self.strong = self._strong_headings()
        for picture in self.pictures:
            if not self.has_likes(picture):
                picture.start, picture.end = picture.near
                if picture.end - picture.start > _OWN:
                    picture.start = picture.end = picture.at
            for place in range(picture.start, picture.end):
                self.owned[place] = id(picture)

    def _strong_headings(self) -> set[int]:
        """The styles whose strong texts are titles above the captions."""
        titles: dict[int, list[bool]] = defaultdict(list)
        for text, below in pairwise(self.texts):
            if text.strong and not text.caption:
                titles[text.style].append(is_headline(text.text) or heads(text.text, below.text))
        return {style for style, each in titles.items() if sum(each) >= 0.5 * len(each)}

    def has_likes(self, picture: Picture) -> bool:
        """Whether other pictures stand like this one."""
        return self.styles[picture.style] > 1

    def is_heading(self, place: int) -> bool:
        """Whether a text is a heading by its element, or a strong title."""
        text = self.texts[place]
        return (bool(text.level) and not text.caption) or (text.strong and text.style in self.strong)

    def without_headings(self, places: list[int]) -> list[int]:
        """Where a film's title stands above the caption in one element, the caption alone."""
        if len(places) < 2:
            return places
        places = [p for p in places if not self.texts[p].level] or places
        return [p for p in places if not is_headline(self.texts[p].text)] or places

    def take(self, places: Sequence[int], picture: Picture | None = None) -> Found:
        """Texts become one caption, of a picture if one is given."""
        self.used.update(places)
        text = " ".join(self.texts[place].text for place in places)
        line = self.texts[places[0]].line
        if picture is None:
            return Found(text, f"line {line}" if line else f"text {places[0] + 1}", (places[0], 1))
        source = f"line {line}" if line else f"figure {self.numbers[id(picture)]}"
        return Found(text, source, (places[0], 1), picture.key, True, self.numbers[id(picture)], id(picture))

    def told(self, picture: Picture, text: str) -> Found:
        """What a picture's attributes say becomes its caption."""
        source = f"line {picture.line}" if picture.line else f"figure {self.numbers[id(picture)]}"
        return Found(text, source, (picture.at, 0), picture.key, False, self.numbers[id(picture)], id(picture))

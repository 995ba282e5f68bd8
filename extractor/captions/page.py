"""A page as the walk leaves it: its texts and pictures in order, with what their places say of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from extractor.captions import marks
from extractor.captions.blocks import LIKELY, is_noise, opens_section
from extractor.captions.furniture import is_section
from extractor.captions.wording import caption_score, is_headline

_OFTEN: Final = 3  # times that a text comes on a page: captions differ
_NO_DIGITS: Final = str.maketrans("", "", "0123456789")


@dataclass(slots=True)
class Text:
    """A run of text with no block boundary in it. Texts of one `style` stand alike in the page's structure."""

    text: str
    tag: str
    style: int
    listed: int  # the list or table it stands in, 0 for none
    level: int = 0
    links: float = 0.0  # the share of its characters in links
    strong: bool = False
    run: int = 0  # texts of one run stand in one block, a line break between them
    box: int = 0  # the block element that it stands in itself
    quoted: bool = False
    intro: bool = False
    caption: int = 0  # the caption element it stands in, 0 for none
    strict: bool = False  # that element is a figcaption, or named a caption
    element: str = ""
    line: str = ""
    scope: int = 0  # of a heading: the pictures up to the end of the element around it that has any
    dropped: bool = False


@dataclass(slots=True)
class Picture:
    """A picture: how many texts stand before it, what its attributes say, and the span of texts that are its alone."""

    at: int
    style: int
    listed: int = 0  # the list or table it stands in, 0 for none
    box: int = 0  # the block element that it stands in itself
    alt: str = ""
    title: str = ""
    stored: str = ""
    key: str = ""
    described: str = ""
    start: int = 0
    end: int = 0
    near: tuple[int, int] = (0, 0)  # the smallest element around it that has a text
    line: str = ""
    dropped: bool = False


@dataclass(slots=True)
class Page:
    """A page's headline, texts and pictures, in order."""

    title: str | None
    texts: list[Text] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)


def _form(text: Text) -> str:
    return text.text.translate(_NO_DIGITS)


def drop_sections(page: Page) -> None:
    """Drops what stands under "Related", "Comments", "Trivia" and the like, up to the next heading.

    Pictures that stand like most of the page's pictures end such a part, too, if they are in no list of its own.
    """
    styles = Counter(picture.style for picture in page.pictures)
    main = max(styles, key=lambda style: styles[style], default=0)
    inside, level, outer, own = False, 0, 0, 0
    likely: list[bool] = []  # of each text; asked for by few pages
    forms = Counter(_form(text) for text in page.texts if not text.caption)
    pictures = iter([*page.pictures, Picture(len(page.texts) + 1, -1)])
    picture = next(pictures)
    for place, text in enumerate(page.texts):
        while picture.at <= place:
            if inside and picture.style == main and styles[main] > 2 and picture.listed == outer:
                inside = False
            picture.dropped = inside
            picture = next(pictures)
        heading = bool(text.level) or (text.strong and is_headline(text.text))
        may_open = (heading or text.tag != "li") and (not text.caption or text.level > 0)
        opens = may_open and is_section(text.text)
        if opens and not heading:
            likely = likely or [caption_score(text.text) >= LIKELY and not is_noise(text.text) for text in page.texts]
        if opens and (heading or opens_section(text.text, likely, place)):
            inside, level, outer, own = True, text.level, text.listed, 0
        elif inside and text.level:
            inside = bool(level) and text.level > level
        elif inside and not level and own:
            inside = text.listed == own
        if inside and text.listed != outer:
            own = text.listed
        text.dropped = inside or opens or is_noise(text.text) or marks.counter(text.text) is not None
        if not text.dropped and not text.caption and forms[_form(text)] >= _OFTEN:  # a control of every picture
            text.dropped = caption_score(text.text) < LIKELY
    for picture in page.pictures:
        picture.dropped = picture.dropped or (inside and picture.at >= len(page.texts))

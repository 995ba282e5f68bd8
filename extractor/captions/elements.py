"""What an HTML element is by its own word: its tag, class, id, style and other attributes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from extractor import boilerplate
from extractor.captions.cleaning import clean, decode_entities, strip_tags
from extractor.captions.furniture import is_credit, is_furniture
from extractor.captions.wording import is_headline

Attributes = Mapping[str, str | None]

LANDMARKS: Final = frozenset({
    "navigation", "contentinfo", "complementary", "search", "dialog", "alert", "alertdialog", "button", "menu",
    "toolbar",
})  # fmt: skip
_SOURCES: Final = (
    "data-src", "data-lazy-src", "data-original", "data-lazy", "data-hi-res-src", "data-full", "data-srcset", "src",
    "srcset",
)  # fmt: skip
_BACKGROUNDS: Final = frozenset({
    "data-src", "data-bg", "data-background", "data-background-image", "data-lazy-src", "data-image",
})  # fmt: skip
_STORES: Final = frozenset(boilerplate.CAPTION_ATTRIBUTES)
_SHOWING: Final = frozenset({"div", "span", "a", "figure", "i", "li"})  # elements that show backgrounds
_ICON: Final = 48  # pixels a side: smaller pictures are icons, avatars, counters

_WORDS: Final = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]+")
_DIGITS: Final = re.compile(r"\d+")
_COUNTER: Final = re.compile(r"\b(?:(?:hit|web|visitor)s? ?)?count(?:er)?\b(?:\.cgi|\.php)?|\bstat\.cgi")
_SIZE: Final = re.compile(
    r"(?:[-_@.](?:\d{2,4}x\d{2,4}|\d+x|\d{2,4}w?|thumb|thumbnail|small|medium|large|scaled|full))+(?=\.\w+$)"
)
HIDING: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# After one of these, a word in a class no longer says what the element is ("no-sidebar", "has-ads").
_NOT: Final = frozenset({
    "no", "not", "has", "have", "with", "without", "is", "non", "enable", "show", "hide", "and", "or", "open",
})  # fmt: skip
_ICON_WORDS: Final = frozenset({
    "icon", "emoji", "smiley", "smilies", "emoticon", "avatar", "gravatar", "logo", "pixel", "spacer", "tracking",
    "favicon", "badge",
})  # fmt: skip
_SLIDE_WORDS: Final = frozenset({
    "slide", "slides", "carousel", "item", "tab", "panel", "pane", "gallery", "swiper", "slick", "step",
})  # fmt: skip


class Role(NamedTuple):
    """What the class, id and role of an element say it is."""

    furniture: Literal["", "section", "credit", "author", "hidden"] = ""
    caption: Literal["", "one", "many"] = ""
    intro: bool = False
    icon: bool = False
    slide: bool = False
    shape: str = ""  # the class without its numbers


@lru_cache(8_192)
def read_role(names: str, identity: str) -> Role:
    """Reads the class and id of an element; numbers in the id should be gone, so that likes share an entry."""
    whole = frozenset(names.lower().split())
    responsive = any(":" in name for name in whole)
    if whole & boilerplate.FURNITURE_CLASSES and not (responsive and "hidden" in whole):
        return Role("section", shape=_DIGITS.sub("", names))
    furniture: Literal["", "section", "credit", "author"] = ""
    caption: Literal["", "one", "many"] = ""
    intro = icon = slide = False
    for name in (*names.split(), identity):
        words = [word.lower() for word in _WORDS.findall(name)]
        for place, word in enumerate(words):
            if word in _NOT:
                break
            if word == "search" and words[place + 1 : place + 2] in (["result"], ["results"]):
                continue  # what was found, not the form
            if word in boilerplate.CAPTION_CLASS_WORDS:
                caption, furniture = ("many" if word.endswith("s") else "one"), ""
            elif word in boilerplate.FURNITURE_CLASS_WORDS:
                furniture, caption = "section", ""
            elif word in boilerplate.CREDIT_CLASS_WORDS:
                furniture, caption = furniture or "credit", ""
            elif word in boilerplate.AUTHOR_CLASS_WORDS:
                furniture, caption = furniture or "author", ""
            icon = icon or word in _ICON_WORDS
            slide = slide or word in _SLIDE_WORDS
            intro = intro or (word in boilerplate.INTRO_CLASS_WORDS and place == len(words) - 1)
    return Role(furniture, caption, intro, icon, slide, _DIGITS.sub("", names))


def is_background(tag: str, attributes: Attributes) -> bool:
    """Whether an element shows a picture as its background, or will once a script has run."""
    if tag not in _SHOWING:
        return False
    if not _BACKGROUNDS.isdisjoint(attributes) or attributes.get("role") == "img":
        return True
    style = attributes.get("style") or ""
    return "background-image" in style and "url(" in style


def is_tiny(attributes: Attributes) -> bool:
    """Whether a picture is an icon, an avatar or a counter by its size."""
    for name in ("width", "height"):
        size = (attributes.get(name) or "").removesuffix("px")
        if len(size) < 5 and size.isdecimal() and int(size) <= _ICON:
            return True
    return False


def is_counter(attributes: Attributes, source: str) -> bool:
    """Whether a picture counts the page's visitors."""
    return bool(_COUNTER.search(source.lower()) or _COUNTER.fullmatch((attributes.get("alt") or "").lower()))


def picture_source(attributes: Attributes) -> str:
    """A picture's address, the one that a script would load if there is one."""
    for name in _SOURCES:
        if (address := attributes.get(name)) and not address.startswith("data:"):
            return address
    return ""


def stored_caption(attributes: Attributes) -> str:
    """The caption that a gallery keeps in an attribute, or an empty text; a title above it in the attribute goes."""
    if _STORES.isdisjoint(attributes):
        return ""
    for name in boilerplate.CAPTION_ATTRIBUTES:
        if (value := attributes.get(name)) and " " in value and not value.startswith(("#", ".")):
            lines = [line for raw in strip_tags(decode_entities(value)).split("\n") if (line := clean(raw))]
            telling = [line for line in lines if not (is_furniture(line) or is_credit(line) or is_headline(line))]
            return " ".join(telling or lines)
    return ""


def picture_key(source: str) -> str:
    """What two sizes of one picture share of their addresses."""
    path = source.split("?", 1)[0].split(" ", 1)[0].split("#", 1)[0]
    return _SIZE.sub("", path.rsplit("/", 1)[-1].lower())

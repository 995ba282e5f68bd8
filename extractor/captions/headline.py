"""The headline of an HTML page, without the site's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from extractor.captions.cleaning import clean
from extractor.captions.page import Text

_BEFORE_SITE: Final = re.compile(r"\s+(?:[|–—·»-]|::)(?:\s+|$)")

_SIGNS: Final = " |–—·«»:-"  # that stand between a page's name and its site's


def find_headline(tree: LexborHTMLParser, texts: Sequence[Text]) -> str | None:
    """The headline printed on the page, else the document's title; without the site's name."""
    site = tree.css_first('meta[property="og:site_name"]')
    name = clean((site.attributes.get("content") if site is not None else "") or "")
    document = tree.css_first("head > title")
    titled = clean(document.text() if document is not None else "")
    printed = [text.text for text in texts if text.level == 1] or [clean(node.text()) for node in tree.css("h1")]
    below = [text.text for text in texts if text.level in (2, 3) and not text.dropped]
    for text in printed:
        if text and text != name and not (len(printed) > 1 and titled.endswith(text)):
            if (story := _beside(titled, text)) in below:
                return story
            return _BEFORE_SITE.split(text.removesuffix(name))[0] if name and text.endswith(name) else text
    if not printed and (named := tree.css_first("p.MsoTitle, p.Title")) is not None:  # of word processors
        return clean(named.text()) or None
    if not printed and len(below) == 1:
        return below[0]
    parts = _BEFORE_SITE.split(titled)
    if len(parts) > 1:
        return titled[: titled.rindex(parts[-1])].rstrip(" |–—·»:-") if parts[0] != name else parts[-1]
    return titled or None


def _beside(titled: str, site: str) -> str:
    """What a document's title says beside the site's name: "The Stunt Page" of "Falling for a Living « The Stunt Page".

    >>> _beside("Falling for a Living « The Stunt Page", "The Stunt Page")
    'Falling for a Living'
    """
    if titled.startswith(site):
        return titled.removeprefix(site).lstrip(_SIGNS)
    return titled.removesuffix(site).rstrip(_SIGNS) if titled.endswith(site) else ""

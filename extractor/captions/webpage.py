"""Captions of an HTML page: its texts and pictures, which belong together, and each picture once."""

from __future__ import annotations

import string
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from extractor.captions import marks
from extractor.captions.blocks import Block
from extractor.captions.candidates import Candidates, Found
from extractor.captions.furniture import strip_trailer
from extractor.captions.headings import find_headings
from extractor.captions.loose import find_loose
from extractor.captions.markup import flatten
from extractor.captions.page import drop_sections
from extractor.captions.pictures import find_pictured
from extractor.text import fold

_MARKS: Final = str.maketrans("", "", string.punctuation + " ")


def find_html(markup: str) -> tuple[str | None, list[Block]]:
    """The headline of an HTML page, if it has one, and its captions in page order.

    >>> find_html("<h1>Sets</h1><figure><img src=f.jpg><figcaption>Irene Cara in <i>Fame</i>.</figcaption></figure>")
    ('Sets', [Block(text='Irene Cara in Fame.', source='figure 1', style='', number=None, level=0, heading=None)])
    """
    page = flatten(markup)
    drop_sections(page)
    candidates = Candidates(page)
    found = find_pictured(candidates)
    found += find_loose(candidates, captioned=bool(found))
    once = _once(sorted(found, key=lambda each: each.order))
    texts = map(strip_trailer, marks.strip_marks([each.text for each in once]))
    headings = find_headings(page, candidates, once)
    captions = zip(texts, once, headings, strict=True)
    return page.title, [Block(text, each.source, heading=heading) for text, each, heading in captions if text]


def _once(found: Sequence[Found]) -> list[Found]:
    """Each picture once: a caption that comes again for the same picture, or for none, is a twin of the first."""
    seen: dict[str, set[str]] = defaultdict(set)
    kept: list[Found] = []
    forms = [fold(each.text).translate(_MARKS) for each in found]
    visible = [form for form, each in zip(forms, found, strict=True) if each.is_visible]
    for form, each in zip(forms, found, strict=True):
        # A thumbnail's alt text is the beginning of the caption that stands elsewhere, or all of it.
        if not each.is_visible and any(other.startswith(form) for other in visible):
            continue
        keys = seen[form]
        if keys and (not each.key or each.key in keys or "" in keys or not each.is_visible):
            continue
        keys.add(each.key)
        kept.append(each)
    return kept

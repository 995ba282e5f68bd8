"""Finds the captions of a document: the text that goes with each picture, as a reader sees it."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.captions.blocks import Block
from extractor.captions.markdown import find_markdown
from extractor.captions.metadata import as_texts
from extractor.captions.plain import find_plain
from extractor.captions.records import find_records
from extractor.captions.webpage import find_html
from extractor.schema import Caption, Document

__all__ = ["find_captions"]

_PAGES = {"text": find_plain, "html": find_html, "markdown": find_markdown}


def find_captions(document: Document) -> Iterator[Caption]:
    """The document's captions in page order, numbered from 1, with the page's headline and where each stood.

    Tables and feeds are read as the captions are asked for. Raises InputError for one without a caption column.

    >>> page = Document("fame.html", "html", "<h1>Sets</h1><img src=f.jpg alt='Irene Cara sings in Fame (1980)'>")
    >>> list(find_captions(page))
    [Caption(document='fame.html', n=1, text='Irene Cara sings in Fame (1980)', title='Sets', source='figure 1', \
heading=None)]
    """
    title: str | None = None
    known = as_texts(document.fields)
    blocks: Iterator[Block]
    if document.kind == "records":
        blocks = find_records(document)
    else:
        title, found = _PAGES[document.kind](document.text)
        blocks = iter(found)
    for n, block in enumerate(blocks, 1):
        yield Caption(document.name, n, block.text, title, block.source, block.heading, {**known, **block.fields})

"""Captions of a Markdown page: rendered to HTML, line numbers kept, and read as such."""

from __future__ import annotations

import re
from html import escape
from typing import Final

from markdown_it import MarkdownIt

from extractor.captions.blocks import Block
from extractor.captions.cleaning import clean
from extractor.captions.softbreaks import part_lines
from extractor.captions.webpage import find_html

_RENDERER: Final = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_FRONT_MATTER: Final = re.compile(r"\s*(---|\+\+\+)[ \t]*\n(.*?)\n(?:\1|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_FRONT_TITLE: Final = re.compile(r"^title[ \t]*[:=][ \t]*(.+?)[ \t]*$", re.MULTILINE | re.IGNORECASE)
_INSIDE_WORD: Final = re.compile(r"(?<=\w)\*(?=\w)")  # M*A*S*H: nobody emphasises half a word
# What site generators put for a picture: {{< figure src="x.jpg" caption="…" >}}, {% include figure.html caption="…" %}.
_SHORTCODE: Final = re.compile(r"\{\{[<%][^{}]{0,4000}?[>%]\}\}|\{%[^{}\n]{0,4000}?%\}")
_CAPTION_ARGUMENT: Final = re.compile(
    r"\b(?:caption|title|alt)[ \t]*=[ \t]*(?:\"((?:[^\"\\\n]|\\.){1,3000})\"|'((?:[^'\\\n]|\\.){1,3000})')"
)
_ATTRIBUTE_LIST: Final = re.compile(r"(?:^[ \t]*|(?<=\)))\{:?[ \t]?(?:[.#]|[\w-]{1,40}=)[^{}\n]{0,200}\}", re.MULTILINE)
_WIKI_PICTURE: Final = re.compile(r"!\[\[([^\[\]|\n]{1,300})(?:\|[^\[\]\n]{0,300})?\]\]")
_WIKI_LINK: Final = re.compile(r"(?<!!)\[\[(?:[^\[\]|\n]{1,300}\|)?([^\[\]|\n]{1,300})\]\]")
_DEFINITION: Final = re.compile(r"(?<=\S)\n:[ \t]+(?=\S)")  # a term above its definition
_FOOTNOTE: Final = re.compile(r"^\[\^[^\]\n]{1,60}\]:.*$|(?<=\S)\[\^[^\]\n]{1,60}\]", re.MULTILINE)


def find_markdown(text: str) -> tuple[str | None, list[Block]]:
    """The headline of a Markdown page, from its front matter or its first heading, and its captions in order.

    >>> find_markdown("# Sets\\n\\n![fame](f.jpg)\\n*Irene Cara in **Fame** (1980).*")[1]
    [Block(text='Irene Cara in Fame (1980).', source='line 3', style='', number=None, level=0, heading=None)]
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    title = None
    if front := _FRONT_MATTER.match(text):
        if found := _FRONT_TITLE.search(front[2]):
            title = clean(found[1].strip("\"'"))
        text = "\n" * front[0].count("\n") + text[front.end() :]
    headline, captions = find_html(_render(text))
    return title or headline, captions


def _render(text: str) -> str:
    text = _INSIDE_WORD.sub(r"\\*", text) if "*" in text else text
    if "{" in text:
        text = _ATTRIBUTE_LIST.sub("", _SHORTCODE.sub(lambda match: _figure(match[0]), text))
    if "[[" in text:
        text = _WIKI_LINK.sub(r"\1", _WIKI_PICTURE.sub(r'<img src="\1">', text))
    if "\n:" in text:
        text = _DEFINITION.sub("  \n", text)
    if "[^" in text:
        text = _FOOTNOTE.sub("", text)
    tokens = part_lines(_RENDERER.parse(text))
    for token in tokens:
        if token.map and token.nesting == 1:
            token.attrSet("data-line", str(token.map[0] + 1))
    return str(_RENDERER.renderer.render(tokens, _RENDERER.options, {}))


def _figure(shortcode: str) -> str:
    """A figure in place of a generator's own mark for one; other marks go."""
    if not re.search(r"\b(?:figure|image|img|picture|photo)\b", shortcode):
        return ""
    said = {match[0].split("=")[0].strip(): match[1] or match[2] for match in _CAPTION_ARGUMENT.finditer(shortcode)}
    caption = said.get("caption") or ""
    alt = said.get("alt") or said.get("title") or ""
    return f'<figure><img alt="{escape(alt)}"><figcaption>{escape(caption)}</figcaption></figure>'

"""What a reader sees: entities decoded, tags and Markdown marks gone, mojibake mended, white space squeezed."""

from __future__ import annotations

import html
import re
from typing import Final

from extractor.text import repair, squeeze

_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_INLINE_TAG: Final = re.compile(
    r"</?(?:a|abbr|acronym|b|bdi|bdo|big|center|cite|code|del|dfn|em|figcaption|font|i|ins|kbd|mark|nobr|q|s|small|span"
    r"|strike|strong|sub|sup|time|tt|u|wbr)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_BREAKING_TAG: Final = re.compile(
    r"</?(?:article|aside|blockquote|body|br|caption|dd|div|dl|dt|figure|footer|h[1-6]|head|header|hr|html|img|input|li"
    r"|main|nav|ol|p|picture|pre|section|source|table|tbody|td|tfoot|th|thead|tr|ul|video)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
_BBCODE: Final = re.compile(
    r"\[(/?)(?:b|i|u|s|url|img|quote|size|color|colour|font|center)(?:=[^\]\n]{0,300})?\]", re.IGNORECASE
)
# A blog's own mark for a picture and its caption, and those for what holds no text.
# Possessive, since quotes that nothing closes would be tried in every way.
_OPENING: Final = (
    r"\[(?P<tag>caption|wp_caption)\b"
    r"(?P<said>(?>[^\[\]\"'“”\n]|\"[^\"\n]{0,3000}\"|'[^'\n]{0,3000}'|[“”][^“”\n]{0,3000}[“”]){0,3000}+)\]"
)
_FIGURE: Final = re.compile(
    _OPENING
    + r"\s*+(?P<picture>(?:<a\b[^<>]{0,2000}>\s*+)?<img\b[^<>]{0,4000}>(?:\s*+</a>)?)"
    + r"(?P<text>[^\[]{0,5000}+)\[/(?:caption|wp_caption)\]",
    re.IGNORECASE,
)
_SHORTCODE: Final = re.compile(
    _OPENING
    + r"|\[/(?:caption|wp_caption)\]|\[/?(?:gallery|embed|playlist|vc_\w{1,40}|et_pb_\w{1,40})(?:\s[^\]\n]{0,1000})?\]",
    re.IGNORECASE,
)
_SAID: Final = re.compile(r"\bcaption\s*=\s*(?:\"([^\"\n]{1,3000})\"|'([^'\n]{1,3000})'|[“”]([^“”\n]{1,3000})”)")
_LINK: Final = re.compile(
    r"!?\[([^\[\]\n]{0,1000})\]\((?:<[^<>\n]{0,1000}>|[^()\s]{1,1000}(?:\s+\"[^\"\n]{0,1000}\")?)\)"
)
_REFERENCE: Final = re.compile(r"!\[[^\[\]\n]{0,1000}\]\[[^\[\]\n]{0,200}\]")
# Marks of emphasis hug their words and stand free on the outside, so that M*A*S*H and snake_case stay.
_STRONG: Final = re.compile(r"(?<![\w*])\*\*(?=\S)([^*\n]{1,1000})(?<=\S)\*\*(?![\w*])")
_STRONG_LOW: Final = re.compile(r"(?<![\w_])__(?=\S)([^_\n]{1,1000})(?<=\S)__(?![\w_])")
_EMPHASIS: Final = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,1000})(?<=[^\s*])\*(?![\w*])")
_EMPHASIS_LOW: Final = re.compile(r"(?<![\w_])_(?=[^\s_])([^_\n]{1,1000})(?<=[^\s_])_(?![\w_])")
_ESCAPED: Final = re.compile(r"\\([*_#\[\]()`~>+.!|-])")


def decode_entities(text: str) -> str:
    """Named and numeric entities become their characters; twice, since scrapers often escape twice.

    >>> decode_entities("Willy Wonka &amp;amp; the Chocolate Factory")
    'Willy Wonka & the Chocolate Factory'
    """
    for _ in range(2):
        if "&" not in text:
            break
        text = _ENTITY.sub(lambda match: html.unescape(match.group()), text)
    return text


def strip_tags(text: str) -> str:
    """Tags go; one that breaks the line leaves a line break, one inside a line nothing.

    >>> strip_tags("<p>Sissy Spacek in <em>Carrie</em></p>").strip()
    'Sissy Spacek in Carrie'
    """
    if "<" in text:
        text = _COMMENT.sub("", text) if "-->" in text else text
        text = _BREAKING_TAG.sub("\n", _INLINE_TAG.sub("", text))
    if "[/" in text or "[gallery" in text:
        text = _BBCODE.sub("", _SHORTCODE.sub(_caption_said, text))
    return text


def _caption_said(shortcode: re.Match[str]) -> str:
    """The caption that a shortcode itself says, as old blogs have it."""
    said = _SAID.search(shortcode["said"] or "") if shortcode["tag"] else None
    return f"{said[1] or said[2] or said[3]} " if said else ""


def lay_out_shortcodes(markup: str) -> str:
    """A page's markup with blogs' shortcodes for pictures put as figures; those for what holds no text go.

    >>> lay_out_shortcodes('[caption width="300"]<img src=f.jpg> Irene Cara in Fame[/caption]')
    '<figure><img src=f.jpg><figcaption> Irene Cara in Fame</figcaption></figure>'
    """
    if "[caption" not in markup and "[wp_caption" not in markup:
        return markup
    return _FIGURE.sub(
        lambda found: (
            f"<figure>{found['picture']}<figcaption>{_caption_said(found)}{found['text']}</figcaption></figure>"
        ),
        markup,
    )


def strip_marks(text: str) -> str:
    """Markdown's links, strong and emphasised words become their text.

    >>> strip_marks("**Song Kang-ho** in [*Parasite*](https://example.org) and M*A*S*H")
    'Song Kang-ho in Parasite and M*A*S*H'
    """
    if "][" in text:
        text = _REFERENCE.sub("", text)
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "*" in text:
        text = _EMPHASIS.sub(r"\1", _STRONG.sub(r"\1", text))
    if "_" in text:
        text = _EMPHASIS_LOW.sub(r"\1", _STRONG_LOW.sub(r"\1", text))
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    return text


def clean(text: str) -> str:
    """A caption's text as a reader sees it, on one line.

    >>> clean("Am&eacute;lie\\n  at the <b>Caf\\u00ad&eacute;</b>")
    'Amélie at the Café'
    """
    return squeeze(repair(strip_marks(strip_tags(decode_entities(text)))))

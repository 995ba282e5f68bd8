"""An HTML page flattened in one walk: its texts and its pictures in order, furniture and hidden parts left out.

What belongs together is kept: the texts around each picture that no other picture shares, and for every text the
place in the page's structure that its likes share.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from extractor.captions import marks
from extractor.captions.cleaning import clean
from extractor.captions.elements import (
    HIDING,
    LANDMARKS,
    Attributes,
    Role,
    is_background,
    is_tiny,
    picture_key,
    picture_source,
    read_role,
    stored_caption,
)
from extractor.captions.layout import lay_out
from extractor.captions.wording import ends_sentence, is_credit, is_headline, is_section
from extractor.text import squeeze

_SKIPPED: Final = frozenset({
    "script", "style", "template", "svg", "math", "iframe", "object", "embed", "button", "select", "textarea", "input",
    "canvas", "audio", "map", "nav", "dialog", "link", "meta", "head", "title", "colgroup", "col", "progress", "meter",
    "datalist", "rp", "rt",
})  # fmt: skip
_BLOCKS: Final = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
    "legend", "li", "listing", "main", "menu", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul", "xmp",
})  # fmt: skip
_PICTURES: Final = frozenset({"img", "amp-img", "amp-anim", "image"})
_LISTS: Final = frozenset({"ul", "ol", "dl", "table", "dir", "menu"})
_LEVELS: Final = {
    "h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "th": 7, "summary": 7, "legend": 7, "caption": 7,
}  # fmt: skip
_NO_HEADING: Final = frozenset({"p", "ul", "ol", "dl", "table", "figure", "blockquote"})  # a heading left unclosed ends
_SPAN_PARENTS: Final = frozenset({"a", "div", "li", "figure", "td", "figcaption"})
_MAJORITY: Final = 0.6  # of the page's pictures: what holds so many is no furniture, whatever it is called


_STRONG: Final = frozenset({"b", "strong"})
_PRESERVED: Final = "\x00"  # a line break of <pre>; one of <br> is "\n"
_STRONG_BEGINS: Final = "\x01"
_STRONG_ENDS: Final = "\x02"
_STRONG_RUN: Final = re.compile("\x01[^\x02]*\x02?")
_NO_ROLE: Final = Role()
_DIGITS: Final = re.compile(r"\d+")


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
    quoted: bool = False
    intro: bool = False
    caption: int = 0  # the caption element it stands in, 0 for none
    strict: bool = False  # that element is a figcaption, or named a caption
    element: str = ""
    line: str = ""
    dropped: bool = False


@dataclass(slots=True)
class Picture:
    """A picture: how many texts stand before it, what its attributes say, and the span of texts that are its alone."""

    at: int
    style: int
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


@dataclass(slots=True)
class _Frame:
    """An open element of the walk."""

    tag: str
    style: int
    block: bool
    listed: int
    level: int
    quoted: bool
    intro: bool
    texts: int  # how many texts stood before it
    pictures: int
    link: int = -1  # where in the buffer a link began
    span: int = -1  # where an inline element began
    role: Role = _NO_ROLE
    stored: str = ""
    told: str = ""  # a link's title
    element: str = ""
    line: str = ""
    column: int = 0
    has_text: bool = False
    figure: bool = False


def flatten(markup: str) -> Page:
    """A page's texts and pictures. Broken markup is read as a browser reads it; an empty page has neither."""
    tree = LexborHTMLParser(markup)
    body = tree.body
    if body is None:
        return Page(None)
    walk = _Walk(tree, body)
    walk.run(body)
    return Page(_title(tree, walk), walk.texts, walk.pictures)


class _Walk:
    """One pass over the tree, without recursion, since broken pages nest deep."""

    def __init__(self, tree: LexborHTMLParser, body: LexborNode) -> None:
        self.tree = tree
        self.texts: list[Text] = []
        self.pictures: list[Picture] = []
        self.frames: list[_Frame] = []
        self.buffer: list[str] = []
        self.linked = 0
        self.runs = 0
        self.styles: dict[tuple[int, str, str, int], int] = {}
        self.lists = 0
        self.captions = 0
        self.total = len(body.css("img, amp-img"))

    def run(self, body: LexborNode) -> None:
        self._open(body, "body", body.attributes)
        node = body.first_child
        while node is not None:
            entered = self._enter(node)
            below = node.first_child if entered else None
            if below is not None:
                node = below
                continue
            if entered:
                self._close()
            while node is not None and node.next is None:
                node = node.parent
                if node is None or node.tag == "body" or not self.frames:
                    node = None
                    break
                self._close()
            node = node.next if node is not None else None
        while self.frames:
            self._close()

    def _enter(self, node: LexborNode) -> bool:
        """Handles a node; True if it is an element to walk into."""
        tag = node.tag or ""
        if tag == "-text":
            self._text(node.text_content or "")
            return False
        if tag[:1] in "-!_" or tag in _SKIPPED:
            return False
        if tag == "br":
            self.buffer.append("\n")
            return False
        attributes = node.attributes
        if tag == "noscript":
            self._noscript(node)
            return False
        if tag in _PICTURES:
            self._picture(tag, attributes)
            return False
        if self._is_left_out(node, tag, attributes):
            return False
        self._open(node, tag, attributes)
        return True

    def _text(self, text: str) -> None:
        frame = self.frames[-1]
        if frame.tag in ("pre", "listing", "xmp"):
            self.buffer.append(text.replace("\n", _PRESERVED))
        else:
            self.buffer.append(text.replace("\r", " ").replace("\n", " "))
        if not frame.has_text and not text.isspace():
            frame.has_text = True

    def _is_left_out(self, node: LexborNode, tag: str, attributes: Attributes) -> bool:
        """Whether an element is furniture or hidden, by its tag, its names and what it holds."""
        names, identity = attributes.get("class") or "", attributes.get("id") or ""
        role = read_role(tag, names, _DIGITS.sub("", identity))
        if "hidden" in attributes and attributes["hidden"] != "until-found":
            return True
        style = attributes.get("style")
        if style and HIDING.search(style) and not role.slide:
            return True
        if attributes.get("aria-hidden") == "true" and not role.slide and node.css_first("img") is None:
            return True
        if tag in ("html", "body", "main", "h1") or (tag == "article" and role.furniture == "credit"):
            return False
        furniture = role.furniture or ("section" if tag in ("aside", "footer") and not role.caption else "")
        if attributes.get("role") in LANDMARKS:
            furniture = "section"
        if tag == "form" and not furniture and node.css_first("figure, img, h2") is None:
            return True
        if tag == "figure" and node.css_first("blockquote") is not None and node.css_first("img") is None:
            return True
        if not furniture:
            return False
        return not self._is_main(node, tag, furniture)

    def _is_main(self, node: LexborNode, tag: str, furniture: str) -> bool:
        """Whether an element with furniture's name holds the page's matter all the same."""
        if node.css_first("h1") is not None:
            return True
        if furniture == "credit":
            return node.css_first("img, figcaption, [class*=caption]") is not None
        if self.total < 3 or tag in ("aside", "nav", "footer"):
            return False
        return len(node.css("img, amp-img")) > _MAJORITY * self.total

    def _open(self, node: LexborNode, tag: str, attributes: Attributes) -> None:
        parent = self.frames[-1] if self.frames else None
        names, identity = attributes.get("class") or "", attributes.get("id") or ""
        role = read_role(tag, names, _DIGITS.sub("", identity)) if names or identity else _NO_ROLE
        block = tag in _BLOCKS or "-" in tag or bool(role.caption)
        if tag == "span" and names and parent is not None and parent.tag in _SPAN_PARENTS and not block:
            block = not parent.has_text and not _has_own_text(node)
        if block:
            self._flush()
        column = 0
        if parent is not None and tag in ("td", "th"):
            parent.column += 1
            column = parent.column
        above = parent.style if parent else 0
        style = self.styles.setdefault((above, tag, role.shape, column), len(self.styles) + 1) if block else above
        listed = parent.listed if parent else 0
        if tag in _LISTS:
            self.lists += 1
            listed = self.lists
        frame = _Frame(
            tag,
            style,
            block,
            listed,
            _LEVELS.get(tag, parent.level if parent and tag not in _NO_HEADING else 0),
            (tag in ("blockquote", "q") and not role.caption) or (parent.quoted if parent else False),
            role.intro or tag == "header" or (parent.intro if parent else False),
            len(self.texts),
            len(self.pictures),
            role=role,
            element=identity,
            line=attributes.get("data-line") or (parent.line if parent else ""),
            figure=tag == "figure" or (parent.figure if parent else False),
        )
        if tag == "figure":
            frame.intro = False
        if tag == "a":
            frame.link = len(self.buffer)
        if not block:
            frame.span = len(self.buffer)
        if tag in _STRONG:
            self.buffer.append(_STRONG_BEGINS)
        if attributes:
            frame.stored = stored_caption(attributes)
            if tag == "a" and (told := attributes.get("title")):
                frame.told = clean(told)
        self.frames.append(frame)
        if is_background(tag, attributes) and node.css_first("img, amp-img") is None:
            self._flush()
            self._add_picture(attributes, "")

    def _close(self) -> None:
        frame = self.frames[-1]
        if frame.block:
            self._flush()
        else:
            self._close_inline(frame)
        self.frames.pop()
        if len(self.pictures) - frame.pictures == 1:
            picture = self.pictures[-1]
            picture.start, picture.end = frame.texts, len(self.texts)
            if picture.near == (0, 0) and len(self.texts) > frame.texts:
                picture.near = (frame.texts, len(self.texts))
            if frame.stored and not picture.stored:
                picture.stored = frame.stored
            picture.title = picture.title or frame.told
        if len(self.pictures) == frame.pictures:
            if frame.role.caption == "one" or frame.tag == "figcaption":
                self.captions += 1
                for text in self.texts[frame.texts :]:
                    text.caption, text.strict = self.captions, True
            elif frame.role.caption == "many":
                for text in self.texts[frame.texts :]:
                    if not text.caption:
                        self.captions += 1
                        text.caption = self.captions
        if frame.element and len(self.texts) - frame.texts == 1:
            self.texts[-1].element = frame.element

    def _close_inline(self, frame: _Frame) -> None:
        """Takes a credit in an element of its own out of the text, counts linked characters, marks strong ones."""
        if frame.link >= 0:
            self.linked += sum(map(len, self.buffer[frame.link :]))
        if frame.tag in _STRONG:
            self.buffer.append(_STRONG_ENDS)
        if 0 <= frame.span < len(self.buffer) and frame.tag != "a":
            inner = squeeze(_without_strong("".join(self.buffer[frame.span :])))
            if 3 < len(inner) < 200 and is_credit(inner):
                del self.buffer[frame.span :]

    def _flush(self) -> None:
        """Ends the current text."""
        if not self.buffer:
            return
        raw = "".join(self.buffer)
        self.buffer.clear()
        linked, self.linked = self.linked, 0
        for outer in self.frames:  # a link or other inline element that spans blocks begins anew in the next
            outer.link, outer.span = min(outer.link, 0), min(outer.span, 0)
        if raw.isspace() or not raw:
            return
        frame = next((f for f in reversed(self.frames) if f.block), self.frames[-1])
        if any(f.link >= 0 for f in self.frames if f.tag == "a"):
            linked = len(raw)
        for text, strong, fresh in _paragraphs(raw):
            self.runs += fresh
            self.texts.append(
                Text(
                    text,
                    frame.tag,
                    frame.style,
                    frame.listed,
                    frame.level,
                    min(1.0, linked / len(raw)),
                    strong,
                    self.runs,
                    frame.quoted,
                    frame.intro,
                    line=frame.line,
                )
            )

    def _picture(self, tag: str, attributes: Attributes) -> None:
        role = read_role(tag, attributes.get("class") or "", "")
        if role.icon or role.furniture == "section" or is_tiny(attributes):
            return
        self._flush()
        self._add_picture(attributes, picture_source(attributes))

    def _add_picture(self, attributes: Attributes, source: str) -> None:
        frame = self.frames[-1]
        place = len(self.texts)
        alt = attributes.get("alt") or attributes.get("aria-label") or ""
        self.pictures.append(
            Picture(
                place,
                frame.style,
                clean(alt) if alt else "",
                clean(title) if (title := attributes.get("title")) else "",
                stored_caption(attributes),
                picture_key(source),
                attributes.get("aria-describedby") or "",
                place,
                place,
                line=attributes.get("data-line") or frame.line,
            )
        )

    def _noscript(self, node: LexborNode) -> None:
        """The twin of a lazy picture lends it its alt text; a picture without a twin counts."""
        twin = node.css_first("img")
        if twin is None or is_tiny(twin.attributes):
            return
        last = self.pictures[-1] if self.pictures else None
        alone = last is None or last.at != len(self.texts) or self.frames[-1].pictures == len(self.pictures)
        if alone or (
            last is not None and last.alt and last.key and last.key != picture_key(picture_source(twin.attributes))
        ):
            self._picture("img", twin.attributes)
        elif last is not None and not last.alt:
            last.alt = clean(twin.attributes.get("alt") or "")


def _without_strong(text: str) -> str:
    return text.replace(_STRONG_BEGINS, "").replace(_STRONG_ENDS, "") if _STRONG_BEGINS in text else text


def _is_strong(text: str) -> bool:
    """Whether all of a text stands in strong elements."""
    return _STRONG_BEGINS in text and not _STRONG_RUN.sub("", text).strip()


def _has_own_text(node: LexborNode) -> bool:
    """Whether the element around a node has text of its own beside its children."""
    below = node.parent.first_child if node.parent is not None else None
    while below is not None:
        if below.tag == "-text" and (content := below.text_content) and not content.isspace():
            return True
        below = below.next
    return False


def _paragraphs(raw: str) -> list[tuple[str, bool, bool]]:
    """A text's paragraphs, whether each is strong, and whether it begins a run rather than going on after a <br>."""
    if _PRESERVED in raw:
        parts = lay_out(_without_strong(raw).replace(_PRESERVED, "\n"))
        return [(text, False, True) for part in parts if (text := clean(part.text))]
    if "\n" not in raw:
        return [(text, _is_strong(raw), True)] if (text := clean(_without_strong(raw))) else []
    raws = raw.strip().split("\n")
    lines = [clean(_without_strong(line)) for line in raws]
    paragraphs: list[tuple[str, bool, bool]] = []
    fresh = True
    for line, mark, strong in zip(lines, marks.accepted(lines), map(_is_strong, raws), strict=True):
        if not line:
            fresh = True
            continue
        if fresh or mark is not None or not _goes_on(paragraphs[-1][0], paragraphs[-1][1], line, strong):
            paragraphs.append((line, strong, fresh or mark is not None))
        else:
            paragraphs[-1] = (paragraphs[-1][0] + " " + line, False, paragraphs[-1][2])
        fresh = False
    return paragraphs


def _goes_on(above: str, above_strong: bool, line: str, strong: bool) -> bool:
    """Whether a line after a <br> goes on with the sentence above it."""
    if above_strong and not strong and is_headline(above):
        return False
    if line[:1].islower() and above.endswith((")", "]")):
        return True
    if is_credit(line) or is_credit(above) or ends_sentence(above) or is_section(above):
        return False
    return line[:1].islower() or line[:1] in "(&" or (len(above) >= 30 and not is_headline(above))


def _title(tree: LexborHTMLParser, walk: _Walk) -> str | None:
    """The headline printed on the page, without the site's name."""
    site = tree.css_first('meta[property="og:site_name"]')
    name = clean((site.attributes.get("content") if site is not None else "") or "")
    document = tree.css_first("head > title")
    titled = clean(document.text() if document is not None else "")
    printed = [text.text for text in walk.texts if text.level == 1]
    if not printed:
        printed = [clean(node.text()) for node in tree.css("h1")]
    for text in printed:
        if text and text != name and not (len(printed) > 1 and titled.endswith(text)):
            return _without_site(text, name)
    return _without_site(titled, name) or None


def _without_site(title: str, name: str) -> str:
    parts = re.split(r"\s+(?:[|–—·»:-]|::)\s+", title)
    if len(parts) < 2:
        return title
    if name and parts[-1] == name:
        return title[: title.rindex(name)].rstrip(" |–—·»:-")
    return max(parts[0], parts[-1], key=len) if "|" in title or not name else title

"""An HTML page flattened in one walk: its texts and its pictures in order, furniture and hidden parts left out.

What belongs together is kept: the texts around each picture that no other picture shares, and for every text the
place in the page's structure that its likes share.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from extractor.captions.blocks import LIKELY, is_noise
from extractor.captions.cleaning import clean, lay_out_shortcodes
from extractor.captions.elements import (
    HIDING,
    LANDMARKS,
    Attributes,
    Role,
    is_background,
    is_counter,
    is_tiny,
    picture_key,
    picture_source,
    read_role,
    stored_caption,
)
from extractor.captions.furniture import is_credit
from extractor.captions.headline import find_headline
from extractor.captions.page import Page, Picture, Text
from extractor.captions.runs import PRESERVED, STRONG_BEGINS, STRONG_ENDS, paragraphs, without_signs
from extractor.captions.wording import caption_score
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
_ANCHORS: Final = frozenset({"#", "¶", "§", "↩", "↑", "🔗"})  # links to their own place on the page
_DEEP: Final = 256  # open elements: deeper ones are of broken markup, and not worth a look at all they hold
_PIECES: Final = 40  # of text: a credit in an element of its own is not made of more
_CREDIT: Final = 40  # characters: credits and bylines are mostly shorter
_NAMING: Final = 1.5  # of caption_score: a name is enough for a sentence
_SENTENCE_ENDS: Final = re.compile(r"[a-zß-ÿ)\]]{3}[.!?…](?: |$)")
_DANGLING: Final = re.compile(r"(?<=\S)\s+[|/•·]$")  # what stood between a caption and a credit that is gone
_REST: Final = re.compile(r"(?<![a-z])(?:more|rest|full|remaining|remainder|truncated)(?![a-z])", re.IGNORECASE)
_HIDDEN: Final = re.compile(r"(?<![\w-])(?:is-)?(?:hidden|hide|d-none|collapsed?)(?![\w-])", re.IGNORECASE)
_DOTS: Final = re.compile(r"\s*(?:…|\.\.\.)(\s*)$")
_PREFORMATTED: Final = frozenset({"pre", "listing", "xmp"})
_HIDERS: Final = frozenset({"hidden", "style", "aria-hidden"})  # attributes that may hide an element
_JUDGED: Final = frozenset({"figure", "form", "aside", "footer"})  # tags that may be furniture by themselves
_NO_ROLE: Final = Role()
_DIGITS: Final = re.compile(r"\d+")
_MANY: Final = 10_000  # tags: a page with more may be broken markup, piled up without end
_PILED: Final = re.compile(r"((?:<[a-z][a-z\d]{0,9}>){1,3}?)\1{255,}", re.IGNORECASE)  # parsing takes their square
_FRAMES: Final = re.compile(r"</?(?:frameset|frame|noframes)\b[^<>]{0,1000}>", re.IGNORECASE)


@dataclass(slots=True)
class _Frame:
    """An open element of the walk: what it is, what it passes on, and what stood before it."""

    tag: str
    block: bool
    style: int
    listed: int
    level: int
    quoted: bool
    intro: bool
    line: str
    texts: int
    pictures: int
    begun: int  # where in the buffer an inline element begins
    role: Role
    element: str
    stored: str = ""
    told: str = ""  # a link's title
    column: int = 0
    mixed: bool | None = None  # whether text of its own stands beside its elements
    number: int = 0  # of the block elements opened so far


_ROOT: Final = _Frame("", True, 0, 0, 0, False, False, "", 0, 0, 0, _NO_ROLE, "")


def flatten(markup: str) -> Page:
    """A page's texts and pictures. Broken markup is read as a browser reads it; an empty page has neither."""
    markup = lay_out_shortcodes(markup)
    if "<frameset" in markup or "<FRAMESET" in markup:
        markup = _FRAMES.sub("", markup)  # what browsers without frames show
    if markup.count("<") > _MANY:
        markup = _PILED.sub(r"\1", markup)
    tree = LexborHTMLParser(markup)
    body = tree.body
    if body is None:
        return Page(None)
    walk = _Walk(tree, body)
    walk.run(body)
    return Page(find_headline(tree, walk.texts), walk.texts, walk.pictures)


class _Walk:
    """One pass over the tree, without recursion, since broken pages nest deep."""

    def __init__(self, tree: LexborHTMLParser, body: LexborNode) -> None:
        self.tree = tree
        self.texts: list[Text] = []
        self.pictures: list[Picture] = []
        self.frames: list[_Frame] = []
        self.blocks: list[_Frame] = []
        self.inline: list[_Frame] = []  # the inline elements open in the current block
        self.links = 0  # how many of them are links
        self.buffer: list[str] = []
        self.linked = 0  # characters of the buffer that stand in closed links
        self.runs = 0
        self.headings: list[int] = []  # whose scope is still open, as places of texts
        self.styles: dict[tuple[int, str, str, int], int] = {}
        self.lists = 0
        self.boxes = 0
        self.captions = 0
        self.total = len(body.css("img, amp-img"))
        self.has_headline = body.css_first("h1") is not None
        self.has_quotes = body.css_first("blockquote") is not None

    def run(self, body: LexborNode) -> None:
        self._open(body, "body", body.attributes, _NO_ROLE)
        node = body.first_child
        while node is not None:
            entered = self._enter(node)
            below = node.first_child if entered else None
            if below is not None:
                node = below
                continue
            if entered:
                self._close()
            while (following := node.next) is None:
                parent = node.parent
                if parent is None or len(self.frames) <= 1:
                    break
                node = parent
                self._close()
            node = following
        while self.frames:
            self._close()

    def _enter(self, node: LexborNode) -> bool:
        """Handles a node; True if it is an element to walk into."""
        tag = node.tag or ""
        if tag == "-text":
            self._text(node.text_content or "")
            return False
        if tag in _SKIPPED or tag[:1] in "-!_":
            return False
        if tag == "br":
            self.buffer.append("\n")
            return False
        attributes = node.attributes
        if tag in _PICTURES:
            self._picture(tag, attributes)
            return False
        if tag == "noscript":
            self._noscript(node)
            return False
        role = _NO_ROLE
        if attributes:
            names, identity = attributes.get("class") or "", attributes.get("id") or ""
            if names or identity:
                role = read_role(names, _DIGITS.sub("", identity) if identity else "")
            hidden = not _HIDERS.isdisjoint(attributes) and self._is_hidden(node, attributes, role)
            if tag == "span" and (hidden or _HIDDEN.search(names)) and self._goes_on(node, f"{names} {identity}"):
                hidden, role = False, _NO_ROLE
            if hidden:
                return False
        if (tag == "sup" and _is_note(node)) or (tag == "label" and node.css_first("img") is None):
            return False
        judged = role.furniture or tag in _JUDGED or (attributes and "role" in attributes)
        if judged and len(self.frames) < _DEEP and self._is_left_out(node, tag, attributes, role):
            return False
        self._open(node, tag, attributes, role)
        return True

    def _text(self, text: str) -> None:
        if not self.buffer and text.isspace():
            return
        if self.blocks[-1].tag in _PREFORMATTED:
            self.buffer.append(text.replace("\n", PRESERVED))
        else:
            self.buffer.append(text.replace("\n", " ").replace("\r", " "))

    def _goes_on(self, node: LexborNode, names: str) -> bool:
        """Whether an element is the rest of the text before it, which a button shows; the dots in its place go."""
        if not self.buffer or _REST.search(names) is None or is_noise(squeeze(node.text())):
            return False
        self.buffer[-1] = _DOTS.sub(r"\1", self.buffer[-1])
        return True

    def _is_hidden(self, node: LexborNode, attributes: Attributes, role: Role) -> bool:
        if "hidden" in attributes and attributes["hidden"] != "until-found":
            return True
        if role.slide:  # sliders hide all slides but one
            return False
        style = attributes.get("style")
        if style and HIDING.search(style):
            return True
        if attributes.get("aria-hidden") != "true" or any(f.role.caption or f.tag == "figcaption" for f in self.blocks):
            return False  # a caption is shown all the same, and read out elsewhere
        return node.css_first("img") is None

    def _is_left_out(self, node: LexborNode, tag: str, attributes: Attributes, role: Role) -> bool:
        """Whether an element is furniture, by its tag, its names and what it holds."""
        if tag in ("main", "h1") or (tag == "article" and role.furniture in ("credit", "author")):
            return False
        if tag == "figure":
            if self.has_quotes and node.css_first("blockquote") is not None and node.css_first("img") is None:
                return True
        elif tag == "form" and not role.furniture:
            return node.css_first("figure, img, h2") is None
        furniture = role.furniture or ("section" if tag in ("aside", "footer") and not role.caption else "")
        if attributes and attributes.get("role") in LANDMARKS:
            furniture = "section"
        if not furniture:
            return False
        return not self._is_main(node, tag, furniture)

    def _is_main(self, node: LexborNode, tag: str, furniture: str) -> bool:
        """Whether an element with furniture's name holds the page's matter all the same."""
        below = node.first_child
        while below is not None and ((tag_below := below.tag or "-") in _SKIPPED or tag_below[0] in "-!"):
            below = below.next
        if below is None:  # text and scripts, as most hold; looking for more takes time
            return False
        if self.has_headline and node.css_first("h1") is not None:
            return True
        if furniture in ("credit", "author"):
            if node.css_first("figcaption, [class*=caption], [class*=desc]") is not None:
                return True
            # "meta" may hold all that a slide says.
            if furniture == "credit" and _says_more(squeeze(node.text(separator=" "))):
                return True
        if self.total < 3 or tag in ("aside", "nav", "footer"):
            return False
        return len(node.css("img, amp-img")) > _MAJORITY * self.total

    def _open(self, node: LexborNode, tag: str, attributes: Attributes, role: Role) -> None:
        parent = self.frames[-1] if self.frames else _ROOT
        block = tag in _BLOCKS or "-" in tag or bool(role.caption)
        if tag == "span" and not block and role.shape and parent.tag in _SPAN_PARENTS:
            if parent.mixed is None:
                parent.mixed = _has_own_text(node)
            block = not parent.mixed
        column = 0
        style, listed, level = parent.style, parent.listed, parent.level
        if block:
            self._flush()
            if tag in ("td", "th"):
                parent.column += 1
                column = parent.column
            elif tag in _LISTS:
                self.lists += 1
                listed = self.lists
            level = _LEVELS.get(tag, 0 if tag in _NO_HEADING else level)
            style = self.styles.setdefault((style, tag, role.shape, column), len(self.styles) + 1)
        frame = _Frame(
            tag,
            block,
            style,
            listed,
            level,
            parent.quoted or (tag in ("blockquote", "q") and not role.caption),
            (parent.intro or role.intro or tag == "header") and tag != "figure",
            attributes.get("data-line") or parent.line if attributes else parent.line,
            len(self.texts),
            len(self.pictures),
            len(self.buffer),
            role,
            attributes.get("id") or "" if attributes else "",
        )
        self.frames.append(frame)
        if block:
            self.boxes += 1
            frame.number = self.boxes
            self.blocks.append(frame)
        else:
            self.inline.append(frame)
            self.links += tag == "a"
            if tag in _STRONG:
                self.buffer.append(STRONG_BEGINS)
        if attributes:
            frame.stored = stored_caption(attributes)
            if tag == "a" and (told := attributes.get("title")):
                frame.told = clean(told)
            if is_background(tag, attributes) and node.css_first("img, amp-img") is None:
                self._flush()
                self._add_picture(attributes, "")

    def _close(self) -> None:
        frame = self.frames.pop()
        if frame.block:
            self._flush()
            self.blocks.pop()
            if self.headings and len(self.pictures) > frame.pictures and frame.tag not in _LEVELS:
                self._close_scopes(frame)
        else:
            self._close_inline(frame)
            self.inline.pop()
        if len(self.pictures) - frame.pictures == 1:
            picture = self.pictures[-1]
            picture.start, picture.end = frame.texts, len(self.texts)
            if picture.near == (0, 0) and len(self.texts) > frame.texts:
                picture.near = (frame.texts, len(self.texts))
            picture.stored = picture.stored or frame.stored
            picture.title = picture.title or frame.told
        elif len(self.pictures) == frame.pictures and (frame.role.caption or frame.tag == "figcaption"):
            parent = self.frames[-1]
            if parent.tag != "figure" or not any(text.caption for text in self.texts[parent.texts : frame.texts]):
                self._name_caption(frame)  # else it is of a gallery, whose pictures have their own
        if frame.element and len(self.texts) - frame.texts == 1:
            self.texts[-1].element = frame.element

    def _close_scopes(self, frame: _Frame) -> None:
        """Notes that the headings inside an element with pictures speak for no picture after it."""
        while self.headings and self.headings[-1] >= frame.texts:
            self.texts[self.headings.pop()].scope = len(self.pictures)

    def _name_caption(self, frame: _Frame) -> None:
        """Notes that the texts of an element are a caption, or that each of them is."""
        together = frame.role.caption != "many"
        self.captions += together
        for text in self.texts[frame.texts :]:
            if together:
                text.caption, text.strict = self.captions, True
            elif not text.caption:
                self.captions += 1
                text.caption = self.captions

    def _close_inline(self, frame: _Frame) -> None:
        """Takes a credit in an element of its own out of the text, counts linked characters, marks strong ones."""
        if frame.tag == "a":
            self.links -= 1
            self.linked += sum(map(len, self.buffer[frame.begun :]))
            if self.buffer and self.buffer[-1] in _ANCHORS and frame.begun == len(self.buffer) - 1:
                self.buffer.pop()
            return
        if frame.tag in _STRONG:
            self.buffer.append(STRONG_ENDS)
        if frame.begun < len(self.buffer) <= frame.begun + _PIECES:
            inner = "".join(self.buffer[frame.begun :])
            if 3 < len(inner) < 200 and is_credit(squeeze(without_signs(inner))):
                del self.buffer[frame.begun :]

    def _flush(self) -> None:
        """Ends the current text."""
        if not self.buffer:
            return
        raw = "".join(self.buffer)
        self.buffer.clear()
        linked, self.linked = len(raw) if self.links else self.linked, 0
        for frame in self.inline:  # an inline element that spans blocks begins anew in the next
            frame.begun = 0
        if raw.isspace():
            return
        block = self.blocks[-1]
        for text, strong, fresh in paragraphs(raw):
            self.runs += fresh
            if block.level or strong:
                self.headings.append(len(self.texts))
            self.texts.append(
                Text(
                    _DANGLING.sub("", text),
                    block.tag,
                    block.style,
                    block.listed,
                    block.level,
                    min(1.0, linked / len(raw)),
                    strong,
                    self.runs,
                    block.number,
                    block.quoted,
                    block.intro,
                    line=block.line,
                )
            )

    def _picture(self, tag: str, attributes: Attributes) -> None:
        role = read_role(attributes.get("class") or "", "")
        source = picture_source(attributes)
        if role.icon or role.furniture == "section" or is_tiny(attributes) or is_counter(attributes, source):
            return
        self._flush()
        self._add_picture(attributes, source)

    def _add_picture(self, attributes: Attributes, source: str) -> None:
        frame = self.frames[-1]
        place = len(self.texts)
        alt = attributes.get("alt") or attributes.get("aria-label") or ""
        self.pictures.append(
            Picture(
                place,
                frame.style,
                frame.listed,
                self.blocks[-1].number,
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


def _says_more(text: str) -> bool:
    """Whether a text is likely more than a credit or a date: a sentence with a name."""
    if len(text) <= _CREDIT or is_noise(text):
        return False
    return caption_score(text) >= (_NAMING if _SENTENCE_ENDS.search(text) else LIKELY)


def _is_note(node: LexborNode) -> bool:
    """Whether an element is nothing but a link to a footnote."""
    below = node.first_child
    if below is None or below.next is not None or below.tag != "a":
        return False
    return (below.attributes.get("href") or "").startswith("#")


def _has_own_text(node: LexborNode) -> bool:
    """Whether the element around a node has text of its own beside its children."""
    below = node.parent.first_child if node.parent is not None else None
    while below is not None:
        if below.tag == "-text" and (content := below.text_content) and not content.isspace():
            return True
        below = below.next
    return False

"""Which text of an HTML page is the caption of which picture.

Pictures that stand alike on the page have their captions in the same place: inside the element that is theirs alone,
or in the text after them, or before. The likes of a picture are asked together, so that one picture without a caption
does not take the paragraph that comes next.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from extractor.captions import marks
from extractor.captions.blocks import LIKELY, POSSIBLE, SURE, Block, choose, is_noise
from extractor.captions.markup import Page, Picture, flatten
from extractor.captions.wording import (
    caption_score,
    describes_picture,
    heads,
    is_headline,
    is_section,
    is_title,
    strip_trailer,
)

_MOST: Final = 0.6
_OWN: Final = 4  # texts: an element with more of them around a picture without likes is the page, not the picture's
_PROSE: Final = 60  # words: a paragraph longer than this after a picture with a good alt text is the article's
_NO_LETTER: Final = re.compile(r"[\W_]+")
_LINKED: Final = 0.9
_BETWEEN: Final = 3  # texts to a picture: a page with more of them is an article with pictures
_SOME: Final = 0.3
_CLEARLY: Final = 1.5  # of caption_score: so much better a place must be to be taken before the nearer one
_ANYTHING: Final = -3.5  # what is no furniture passes, where the likes of a picture have their captions


@dataclass(frozen=True, slots=True)
class Found:
    """A caption's text, where it stood, and its place in the page's order."""

    text: str
    source: str
    order: tuple[int, int]
    key: str = ""  # of the picture's address, "" if there is none


def find_html(markup: str) -> tuple[str | None, list[Block]]:
    """The headline of an HTML page, if it has one, and its captions in page order.

    >>> find_html("<h1>Sets</h1><figure><img src=f.jpg><figcaption>Irene Cara in <i>Fame</i>.</figcaption></figure>")
    ('Sets', [Block(text='Irene Cara in Fame.', source='figure 1', style='', number=None, level=0)])
    """
    page = flatten(markup)
    _drop_sections(page)
    finder = _Finder(page)
    found = _once(sorted(finder.run(), key=lambda each: each.order))
    texts = marks.strip_marks([each.text for each in found])
    cleaned = [strip_trailer(text) for text in texts]
    return page.title, [Block(text, each.source) for text, each in zip(cleaned, found, strict=True) if text]


def _drop_sections(page: Page) -> None:
    """Drops what stands under "Related", "Comments", "Trivia" and the like, up to the next heading.

    Pictures that stand like most of the page's pictures end such a part, too, if they are in no list of its own.
    """
    styles = Counter(picture.style for picture in page.pictures)
    main = max(styles, key=lambda style: styles[style], default=0)
    inside, level, outer, own = False, 0, 0, 0
    pictures = iter([*page.pictures, Picture(len(page.texts) + 1, -1)])
    picture = next(pictures)
    for place, text in enumerate(page.texts):
        while picture.at <= place:
            if inside and picture.style == main and styles[main] > 2 and picture.listed == outer:
                inside = False
            picture.dropped = inside
            picture = next(pictures)
        heading = text.level or (text.strong and is_headline(text.text))
        if is_section(text.text) and (heading or text.tag != "li") and not text.caption:
            inside, level, outer, own = True, text.level, text.listed, 0
        elif inside and text.level:
            inside = bool(level) and text.level > level
        elif inside and not level and own:
            inside = text.listed == own
        if inside and text.listed != outer:
            own = text.listed
        text.dropped = inside or is_noise(text.text) or marks.counter(text.text) is not None
    for picture in page.pictures:
        picture.dropped = picture.dropped or (inside and picture.at >= len(page.texts))


class _Finder:
    """The captions of one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.texts = page.texts
        self.pictures = [picture for picture in page.pictures if not picture.dropped]
        self.styles = Counter(picture.style for picture in self.pictures)
        self.number = {id(picture): n for n, picture in enumerate(page.pictures, 1)}
        self.used: set[int] = set()
        self.rows: set[int] = set()  # texts of a row of captions under a row of pictures
        self.owned: dict[int, int] = {}  # text place to the picture that it stands with
        self.captions: dict[int, list[int]] = defaultdict(list)
        for place, text in enumerate(self.texts):
            if text.caption and not text.dropped:
                self.captions[text.caption].append(place)
        self.elements = {text.element: place for place, text in enumerate(self.texts) if text.element}
        self.strong = self._strong_headings()
        for picture in self.pictures:
            if not self._has_likes(picture):
                picture.start, picture.end = picture.near
                if picture.end - picture.start > _OWN:
                    picture.start = picture.end = picture.at
            for place in range(picture.start, picture.end):
                self.owned[place] = id(picture)

    def run(self) -> Iterator[Found]:
        """All captions, in no order."""
        groups: dict[int, list[Picture]] = defaultdict(list)
        for picture in self.pictures:
            groups[picture.style].append(picture)
        captioned: dict[int, Found] = {}
        for group in groups.values():
            for picture, found in self._of_group(group):
                captioned[id(picture)] = found
        yield from captioned.values()
        for group in groups.values():
            bare = [picture for picture in group if id(picture) not in captioned]
            described = sum(bool(self._said(picture)) for picture in bare) >= _MOST * len(group)
            for picture in bare:
                if (told := self._from_attributes(picture, described)) is not None:
                    captioned[id(picture)] = told
                    yield told
        yield from self._orphans()
        if not captioned:
            yield from self._headings()
        yield from self._without_pictures(bool(captioned))

    def _strong_headings(self) -> set[int]:
        """The styles whose strong texts are titles above the captions."""
        titles: dict[int, list[bool]] = defaultdict(list)
        for text, below in pairwise(self.texts):
            if text.strong and not text.caption:
                titles[text.style].append(is_headline(text.text) or heads(text.text, below.text))
        return {style for style, each in titles.items() if sum(each) >= 0.5 * len(each)}

    def _has_likes(self, picture: Picture) -> bool:
        return self.styles[picture.style] > 1

    # The captions that belong to pictures

    def _of_group(self, group: Sequence[Picture]) -> Iterator[tuple[Picture, Found]]:
        inside = {id(picture): self._inside(picture) for picture in group}
        left: list[Picture] = []
        for picture in group:
            named = self._named(picture, inside[id(picture)])
            if named:
                yield picture, self._take(picture, named)
            else:
                left.append(picture)
        within = [picture for picture in left if inside[id(picture)]]
        if len(left) < len(group) or len(within) >= 0.5 * len(left):
            heads = self._heads([inside[id(picture)] for picture in within])
            slots = self._slots(heads)
            for picture, places in zip(within, heads, strict=True):
                place = self._best(places, slots)
                if place is not None and self._beats_alt(picture, place, near=True):
                    yield picture, self._take(picture, self._run(place))
            if len(left) < len(group) or within:
                return
        yield from self._beside(left)

    def _heads(self, insides: Sequence[list[int]]) -> list[list[int]]:
        """Of lines with breaks between them the first alone, which stands for all; the second if all have a title."""
        runs = [places for places in insides if len(places) > 1 and self._alike_run(places[0], places[1])]
        titled = sum(is_title(self.texts[places[0]].text) for places in runs)
        if runs and titled >= _MOST * len(runs):
            insides = [places[1:] if len(places) > 1 else places for places in insides]
        return [
            [place for n, place in enumerate(places) if n == 0 or not self._alike_run(places[n - 1], place)]
            for places in insides
        ]

    def _alike_run(self, above: int, place: int) -> bool:
        return self.texts[above].run == self.texts[place].run

    def _run(self, place: int) -> list[int]:
        """A text and the lines that go on with it after breaks."""
        places = [place]
        for below in range(place + 1, len(self.texts)):
            text = self.texts[below]
            if text.run != self.texts[place].run or text.dropped or below in self.used:
                break
            places.append(below)
        return places

    def _inside(self, picture: Picture) -> list[int]:
        """The texts that may be the picture's caption in the element that is its own."""
        places = [p for p in range(picture.start, picture.end) if not self.texts[p].dropped]
        plain = [p for p in places if not self._is_heading(p)]
        return plain or [p for p in places if caption_score(self.texts[p].text) >= LIKELY and not self._is_title(p)]

    def _is_heading(self, place: int) -> bool:
        text = self.texts[place]
        return (bool(text.level) and not text.caption) or (text.strong and text.style in self.strong)

    def _is_title(self, place: int) -> bool:
        return is_headline(self.texts[place].text) or self.texts[place].level == 1

    def _named(self, picture: Picture, inside: Sequence[int]) -> list[int]:
        """The texts of the element that calls itself the picture's caption."""
        described = self.elements.get(picture.described, -1) if picture.described else -1
        if described >= 0 and not self.texts[described].dropped:
            return [described]
        for place in inside:
            if number := self.texts[place].caption:
                return self._without_headings([p for p in self.captions[number] if p in inside])
        return []

    def _without_headings(self, places: list[int]) -> list[int]:
        """Where a film's title stands above the caption in one element, the caption alone."""
        if len(places) < 2:
            return places
        places = [p for p in places if not self.texts[p].level] or places
        return [p for p in places if not is_headline(self.texts[p].text)] or places

    def _slots(self, insides: Sequence[Sequence[int]]) -> dict[tuple[int, int], float]:
        """How like a caption the texts are that stand in the same place beside all pictures."""
        scores: dict[tuple[int, int], list[float]] = defaultdict(list)
        for places in insides:
            for slot, place in self._slotted(places):
                text = self.texts[place].text
                scores[slot].append(caption_score(text) - 2 * is_headline(text) + min(1, len(text) / 100))
        return {slot: sum(each) / len(each) for slot, each in scores.items()}

    def _slotted(self, places: Sequence[int]) -> Iterator[tuple[tuple[int, int], int]]:
        counts: dict[int, int] = defaultdict(int)
        for place in places:
            style = self.texts[place].style
            yield (style, counts[style]), place
            counts[style] += 1

    def _best(self, places: Sequence[int], slots: dict[tuple[int, int], float]) -> int | None:
        ranked = sorted(self._slotted(places), key=lambda each: (-slots[each[0]], each[1]))
        return ranked[0][1] if ranked else None

    def _beside(self, group: Sequence[Picture]) -> Iterator[tuple[Picture, Found]]:
        """Captions in the texts after the pictures of a group, or before them, whichever more of them fit."""
        sides = {"after": self._one_each(self._after(group)), "before": self._before(group)}
        scores = {
            side: [caption_score(self.texts[place].text) for place in places.values()] for side, places in sides.items()
        }
        counts = {side: sum(score >= LIKELY for score in each) for side, each in scores.items()}
        side = (
            "before" if (counts["before"], sum(scores["before"])) > (counts["after"], sum(scores["after"])) else "after"
        )
        found = sides[side]
        texts = sum(not text.dropped for text in self.texts)
        regular = len(group) >= 4 and len(found) >= 0.8 * len(group) and texts <= _BETWEEN * len(self.pictures)
        likely = counts[side] >= (_SOME if regular else _MOST) * len(found) and counts[side] >= (2 if regular else 3)
        for picture in group:
            place = found.get(id(picture))
            if place is None or place in self.used:
                continue
            text = self.texts[place]
            floor = _ANYTHING if likely or (place in self.rows and counts[side] >= 2) else LIKELY
            if (text.strict or caption_score(text.text) >= floor) and self._beats_alt(picture, place):
                yield picture, self._take(picture, self.captions[text.caption] if text.strict else self._run(place))

    def _one_each(self, found: dict[int, list[int]]) -> dict[int, int]:
        """Of the texts after each picture the first, or the second where all have a title first."""
        pairs = [places for places in found.values() if len(places) > 1]
        pairs = [p for p in pairs if is_title(self.texts[p[0]].text) or not self._alike_run(*p)]
        second = len(pairs) >= _MOST * len(found) and self._quality(pairs, 1) > self._quality(pairs, 0) + _CLEARLY
        return {key: places[1] if second and len(places) > 1 else places[0] for key, places in found.items()}

    def _quality(self, found: Sequence[Sequence[int]], nth: int) -> float:
        texts = [self.texts[places[nth]].text for places in found]
        return sum(caption_score(text) - 2 * is_headline(text) for text in texts) / (len(texts) or 1)

    def _eligible(self, place: int, picture: Picture) -> bool:
        text = self.texts[place]
        owner = self.owned.get(place, id(picture))
        if text.dropped or self._is_heading(place) or owner != id(picture) or place in self.used:
            return False
        if text.caption:
            return True
        score = caption_score(text.text)
        if text.quoted and score < LIKELY + 1:  # a pull quote rather than a caption set as a quotation
            return False
        return not text.intro and (text.links < _LINKED or score >= LIKELY)

    def _after(self, group: Sequence[Picture]) -> dict[int, list[int]]:
        headed = sum(p.at > 0 and self._is_heading(p.at - 1) for p in group) >= 0.5 * len(group)
        found: dict[int, list[int]] = {}
        ends = self._next_pictures()
        run: list[Picture] = []
        members = {id(picture) for picture in group}
        for picture in self.pictures:
            end = ends[id(picture)]
            places: list[int] = []
            for place in range(picture.at, end):
                if self._is_heading(place) and (headed or places or place > picture.at):
                    break
                if self._eligible(place, picture):
                    places.append(place)
            run.append(picture)
            if not places:
                if end > picture.at:
                    run = []
                continue
            # A row of pictures over a row of their captions.
            if len(run) > 1 and len(places) >= len(run) and self._alike(places[: len(run)]):
                self.rows.update(places[: len(run)])
                found.update(
                    {id(each): [place] for each, place in zip(run, places, strict=False) if id(each) in members}
                )
            elif id(picture) in members:
                found[id(picture)] = places[:2]
            run = []
        return found

    def _alike(self, places: Sequence[int]) -> bool:
        return len({self.texts[place].tag for place in places}) == 1

    def _before(self, group: Sequence[Picture]) -> dict[int, int]:
        found: dict[int, int] = {}
        starts = {id(self.pictures[n]): self.pictures[n - 1].at if n else 0 for n in range(len(self.pictures))}
        for picture in group:
            for place in range(picture.at - 1, starts[id(picture)] - 1, -1):
                if self._eligible(place, picture):
                    found[id(picture)] = place
                    break
        return found

    def _next_pictures(self) -> dict[int, int]:
        ends = [picture.at for picture in self.pictures[1:]] + [len(self.texts)]
        return {id(picture): end for picture, end in zip(self.pictures, ends, strict=True)}

    def _beats_alt(self, picture: Picture, place: int, *, near: bool = False) -> bool:
        """Whether a visible text is the caption rather than an article's paragraph after a picture with a good alt."""
        text = self.texts[place].text
        said = self._said(picture)
        if said and _NO_LETTER.sub("", said) == _NO_LETTER.sub("", text):
            return True
        if not said or near:
            return bool(not said or caption_score(text) >= POSSIBLE or len(text) < 120)
        return caption_score(text) >= LIKELY and text.count(" ") < _PROSE

    def _said(self, picture: Picture, likes: bool = False) -> str:
        """What the picture's attributes say of it; where its likes are described so, few words are enough."""
        said = [text for text in (picture.stored, picture.alt, picture.title) if text]
        telling = [text for text in said if describes_picture(text)]
        if not telling and likes:
            telling = [text for text in said if text.count(" ") >= 2 and not is_noise(text) and not is_headline(text)]
        return max(telling, key=caption_score, default="")

    def _take(self, picture: Picture, places: Sequence[int]) -> Found:
        self.used.update(places)
        text = " ".join(self.texts[place].text for place in places)
        return Found(text, self._source(picture, places[0]), (places[0], 1), picture.key)

    def _source(self, picture: Picture, place: int | None = None) -> str:
        line = self.texts[place].line if place is not None else picture.line
        return f"line {line}" if line else f"figure {self.number[id(picture)]}"

    def _from_attributes(self, picture: Picture, likes: bool) -> Found | None:
        said = self._said(picture, likes)
        return Found(said, self._source(picture), (picture.at, 0), picture.key) if said else None

    # Captions whose pictures are gone

    def _orphans(self) -> Iterator[Found]:
        """Elements that call themselves captions and stand with no picture any more."""
        for places in self.captions.values():
            places = [p for p in self._without_headings(places) if p not in self.used]
            if not places or not self.texts[places[0]].strict:
                continue
            groups = [places] if self.texts[places[0]].tag != "li" else [[place] for place in places]
            for group in groups:
                self.used.update(group)
                yield self._found(group)

    def _found(self, places: Sequence[int]) -> Found:
        text = self.texts[places[0]]
        source = f"line {text.line}" if text.line else f"text {places[0] + 1}"
        return Found(" ".join(self.texts[place].text for place in places), source, (places[0], 1))

    def _headings(self) -> Iterator[Found]:
        """Lists that put the caption into the heading above or below the picture."""
        groups: dict[int, list[int]] = defaultdict(list)
        beside = {place for picture in self.pictures for place in (picture.at - 1, picture.at)}
        for place, text in enumerate(self.texts):
            if text.level > 1 and not text.dropped:
                groups[text.style].append(place)
        for places in groups.values():
            telling = [place for place in places if not is_headline(self.texts[place].text)]
            likely = [place for place in telling if caption_score(self.texts[place].text) >= LIKELY]
            pictured = sum(place in beside for place in places) >= _MOST * len(places)
            if len(likely) >= (2 if pictured else 3) and len(likely) >= (0.3 if pictured else _MOST) * len(places):
                yield from self._chosen(
                    [p for p in places if pictured or caption_score(self.texts[p].text) >= POSSIBLE]
                )

    def _without_pictures(self, captioned: bool) -> Iterator[Found]:
        """Captions in lists, cells and paragraphs that have no picture, or have lost it."""
        taken = {self.texts[place].style for place in self.used}
        groups: dict[tuple[int, int], list[int]] = defaultdict(list)
        for place, text in enumerate(self.texts):
            unfit = text.dropped or text.quoted or text.intro or self._is_heading(place) or text.level
            if place not in self.used and not unfit and place not in self.owned:
                listed = text.listed if text.tag in ("li", "dd", "dt", "td") or text.listed else 0
                groups[text.style, listed].append(place)
        loose: list[tuple[int, str]] = []
        for (style, listed), places in groups.items():
            scores = [caption_score(self.texts[place].text) for place in places]
            likely = sum(score >= LIKELY for score in scores)
            linked = sum(self.texts[place].links >= _LINKED for place in places) >= _MOST * len(places)
            if not captioned:
                if not linked or likely >= _MOST * len(places):
                    loose += [(place, f"list {listed} {style}" if listed else "") for place in places]
            elif linked:
                continue
            elif listed:
                if len(places) >= 2 and likely >= 0.7 * len(places) and sum(scores) >= LIKELY * len(places):
                    yield from self._chosen([p for p, s in zip(places, scores, strict=True) if s >= POSSIBLE])
            elif style in taken:
                short = [p for p in places if self.texts[p].text.count(" ") < _PROSE]
                yield from self._chosen([p for p in short if caption_score(self.texts[p].text) >= SURE])
        loose.sort()
        blocks = [Block(self.texts[place].text, str(place), style) for place, style in loose]
        yield from self._chosen([int(block.source) for block in choose(_marked(blocks))])

    def _chosen(self, places: Sequence[int]) -> Iterator[Found]:
        for place in places:
            self.used.add(place)
            yield self._found([place])


def _marked(blocks: Sequence[Block]) -> list[Block]:
    """Paragraphs with the list marks they begin with read."""
    return [
        replace(block, text=block.text[mark.end :], style=block.style or mark.style, number=mark.number)
        if mark
        else block
        for block, mark in zip(blocks, marks.accepted([block.text for block in blocks]), strict=True)
    ]


def _once(found: Sequence[Found]) -> list[Found]:
    """Each picture once: a caption that comes again for the same picture, or for none, is a twin of the first."""
    seen: dict[str, set[str]] = defaultdict(set)
    kept: list[Found] = []
    for each in found:
        form = _NO_LETTER.sub("", each.text.casefold())
        keys = seen[form]
        if keys and (not each.key or each.key in keys or "" in keys or each.order[1] == 0):
            continue
        keys.add(each.key)
        kept.append(each)
    return kept

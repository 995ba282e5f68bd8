"""Which text of an HTML page is the caption of which picture.

Pictures that stand alike on the page have their captions in the same place: inside the element that is theirs alone,
or in the text after them, or before. The likes of a picture are asked together, so that one picture without a caption
does not take the paragraph that comes next.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from extractor.captions.blocks import LIKELY, POSSIBLE, is_noise
from extractor.captions.candidates import LINKED, MOST, PROSE, Candidates, Found
from extractor.captions.furniture import describes_picture, names_picture, strip_trailer
from extractor.captions.page import Picture
from extractor.captions.told import is_told_beside
from extractor.captions.wording import (
    BRACKETED_YEAR,
    caption_score,
    count_words,
    ends_sentence,
    has_year,
    is_headline,
    is_title,
)

_CUT: Final = re.compile(r"\s*(?:[\[(]\s*)?(?:…|\.\.\.)(?:\s*[\])])?$")
_NO_LETTER: Final = re.compile(r"[\W_]+")
_BETWEEN: Final = 3  # texts to a picture: a page with more of them is an article with pictures
_REGULAR: Final = 4  # pictures and more, nearly all with a text beside them: the texts are captions, if some read so
_NEARLY_ALL: Final = 0.8
_SOME: Final = 0.3
_CLEARLY: Final = 1.5  # of caption_score: so much better a place must be to be taken before the nearer one
_ANYTHING: Final = -3.5  # what is no furniture passes, where the likes of a picture have their captions
_TOUCHING: Final = 2.0  # of a sentence right after its picture, in the same element
_CONTROL: Final = -1.5  # a caption_score: "Add to favourites", "Zoom in"
_BRIEF: Final = 120  # characters: a text as short in the picture's own element is its caption whatever its words


def find_pictured(page: Candidates) -> list[Found]:
    """The captions that belong to pictures: visible ones first, then what the pictures' attributes say."""
    if not page.pictures:
        return []
    groups: dict[int, list[Picture]] = defaultdict(list)
    for picture in page.pictures:
        groups[picture.style].append(picture)
    finder = _Finder(page)
    visible = {
        id(picture): _uncut(found, picture) for group in groups.values() for picture, found in finder.of_group(group)
    }
    often = Counter(picture.alt for picture in page.pictures)
    told: list[Found] = []
    for group in groups.values():
        bare = [
            picture
            for picture in group
            if (found := visible.get(id(picture))) is None
            or (often[picture.alt] == 1 and _tells_of_another(page, picture, found.order[0]))
        ]
        likes = sum(bool(_said(picture)) for picture in bare) >= MOST * len(group)
        told += [page.told(picture, said) for picture in bare if (said := _said(picture, likes))]
    return [*visible.values(), *told]


def _said(picture: Picture, likes: bool = False) -> str:
    """What the picture's attributes say of it; where its likes are described so, few words are enough."""
    said = [text for text in (picture.stored, picture.alt, picture.title) if text]
    telling = [text for text in said if describes_picture(text)]
    if not telling and likes:
        telling = [text for text in said if count_words(text) > 2 and not is_noise(text) and not is_headline(text)]
    return max(telling, key=caption_score, default="")


def _uncut(found: Found, picture: Picture) -> Found:
    """A caption that the page shows only the beginning of, as the picture's attributes have it whole."""
    if "…" not in found.text and "..." not in found.text:
        return found
    shown = _CUT.sub("", strip_trailer(found.text))
    if shown == found.text:
        return found
    said = (text for text in (picture.stored, picture.alt, picture.title) if text.startswith(shown))
    return replace(found, text=max([*said, found.text], key=len))


def _tells_of_another(page: Candidates, picture: Picture, place: int) -> bool:
    """Whether a picture's alt text is on a film of another year than the text beside it, which is then another's."""
    text = page.texts[place]
    if text.caption or picture.start <= place < picture.end or not describes_picture(picture.alt):
        return False
    years = BRACKETED_YEAR.findall(picture.alt), BRACKETED_YEAR.findall(text.text)
    return all(years) and {year[-6:] for year in years[0]}.isdisjoint(year[-6:] for year in years[1])


class _Finder:
    """The visible captions of pictures."""

    def __init__(self, page: Candidates) -> None:
        self.page = page
        self.texts = page.texts
        self.lists = Counter(text.listed for text in page.texts if text.tag == "li")
        self.under: dict[int, int] = self._find_rows()  # picture -> its text in a row of captions under pictures
        self.rows = set(self.under.values())

    def of_group(self, group: Sequence[Picture]) -> Iterator[tuple[Picture, Found]]:
        """The captions of pictures that stand alike."""
        inside = {id(picture): self._inside(picture, LIKELY) for picture in group}
        if sum(map(bool, inside.values())) >= MOST * len(group):  # headings of most are captions: so are the others'
            inside = {id(picture): self._inside(picture, POSSIBLE) for picture in group}
        left: list[Picture] = []
        for picture in group:
            named = self._named(picture, inside[id(picture)])
            if named:
                yield picture, self.page.take(named, picture)
            else:
                left.append(picture)
        within = [picture for picture in left if inside[id(picture)]]
        if len(left) < len(group) or len(within) >= 0.5 * len(left):
            heads = self._heads([inside[id(picture)] for picture in within])
            slots = self._slots(heads)
            for picture, places in zip(within, heads, strict=True):
                place = self._best(places, slots)
                if place is not None and self._beats_alt(picture, place, near=True):
                    yield picture, self.page.take(self._run(place), picture)
            if len(left) < len(group) or within:
                yield from self._right_below([picture for picture in left if not inside[id(picture)]])
                return
        yield from self._beside(left)

    def _right_below(self, group: Sequence[Picture]) -> Iterator[tuple[Picture, Found]]:
        """The texts right after pictures whose likes have theirs inside an element, where the markup is uneven."""
        for picture in group:
            place = picture.at
            if place >= len(self.texts) or not self._eligible(place, picture):
                continue
            floor = _ANYTHING if self._touches(picture, place) else LIKELY
            if caption_score(self.texts[place].text) >= floor and self._beats_alt(picture, place):
                yield picture, self.page.take(self._run(place), picture)

    def _touches(self, picture: Picture, place: int) -> bool:
        """Whether a text is a sentence right after the picture, in one element with it: a name is enough for it."""
        text = self.texts[place]
        if place != picture.at or text.box != picture.box or not ends_sentence(text.text):
            return False
        return caption_score(text.text) >= _TOUCHING

    def _heads(self, insides: Sequence[list[int]]) -> list[list[int]]:
        """Of lines with breaks between them the first alone, which stands for all; the second if all have a title."""
        runs = [places for places in insides if len(places) > 1 and self._alike_run(places[0], places[1])]
        titled = sum(is_title(self.texts[places[0]].text) for places in runs)
        if runs and titled >= MOST * len(runs):
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
            if text.run != self.texts[place].run or text.dropped or below in self.page.used:
                break
            places.append(below)
        return places

    def _inside(self, picture: Picture, floor: float) -> list[int]:
        """The texts that may be the picture's caption in the element that is its own; of headings those that score."""
        places = [p for p in range(picture.start, picture.end) if not self.texts[p].dropped and not self._intro(p)]
        if not self.page.has_likes(picture):
            places = [p for p in places if not self._leads_away(p)]
        plain = [p for p in places if not self.page.is_heading(p)]
        return plain or [p for p in places if caption_score(self.texts[p].text) >= floor and not self._is_title(p)]

    def _intro(self, place: int) -> bool:
        """Whether a text introduces a page, this one or the one that a teaser leads to."""
        return self.texts[place].intro and caption_score(self.texts[place].text) < POSSIBLE

    def _leads_away(self, place: int) -> bool:
        """Whether a text is a link to another page, as beside a lone picture a teaser's is."""
        text = self.texts[place]
        return not text.caption and text.links >= LINKED and caption_score(text.text) < POSSIBLE

    def _is_title(self, place: int) -> bool:
        return is_headline(self.texts[place].text) or self.texts[place].level == 1

    def _named(self, picture: Picture, inside: Sequence[int]) -> list[int]:
        """The texts of the element that calls itself the picture's caption."""
        described = self.page.elements.get(picture.described, -1) if picture.described else -1
        if described >= 0 and not self.texts[described].dropped:
            return [described]
        for place in inside:
            if number := self.texts[place].caption:
                return self.page.without_headings([p for p in self.page.captions[number] if p in inside])
        return []

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
        headed = self._are_films(group)
        touching = [self._touches(picture, picture.at) for picture in group if picture.at < len(self.texts)]
        if touching and all(touching):
            side = "after"
        elif headed:
            side = "before" if self._end_sections(group) else "after"
        found = sides[side]
        texts = sum(not text.dropped for text in self.texts)
        regular = (
            len(group) >= _REGULAR
            and len(found) >= _NEARLY_ALL * len(group)
            and texts <= _BETWEEN * len(self.page.pictures)
        )
        likely = counts[side] >= (_SOME if regular else MOST) * len(found) and counts[side] >= (2 if regular else 3)
        likely = likely or headed or (side == "after" and regular and self._are_brief(found))
        alone = sum(not text.dropped and not text.level for text in self.texts) <= len(self.page.pictures)
        low = _CONTROL if counts[side] else POSSIBLE
        for picture in group:
            place = found.get(id(picture))
            if place is None or place in self.page.used:
                continue
            text = self.texts[place]
            floor = _ANYTHING if likely or (place in self.rows and counts[side] >= 2) else LIKELY
            floor = _ANYTHING if self._touches(picture, place) else floor
            told = text.strict or caption_score(text.text) >= floor or (alone and is_told_beside(text.text, low))
            if told and self._beats_alt(picture, place):
                places = self.page.captions[text.caption] if text.strict else self._run(place)
                yield picture, self.page.take(places, picture)

    def _are_films(self, group: Sequence[Picture]) -> bool:
        """Whether each of several pictures has a title as its heading, several with a year: the captions follow."""
        beside = [[at for at in (p.at - 1, p.at) if 0 <= at < len(self.texts)] for p in group]
        titles = [[at for at in places if self._is_section(at) and is_title(self.texts[at].text)] for places in beside]
        films = sum(any(has_year(self.texts[at].text) for at in places) for places in titles)
        many = len(group) - self._end_sections(group)  # the last of these stands beside no heading
        return films >= max(2, _SOME * many) and sum(map(bool, titles)) >= _NEARLY_ALL * many

    def _end_sections(self, group: Sequence[Picture]) -> bool:
        """Whether pictures stand below the texts of their sections: heading, caption, picture."""
        first, last = group[0].at, group[-1].at
        return (
            first > 1
            and not self._is_section(first - 1)
            and any(self._is_section(at) for at in range(first - 1))
            and not any(self._is_section(at) for at in range(last, len(self.texts)))
        )

    def _is_section(self, place: int) -> bool:
        """Whether a text is the heading of a part of the page."""
        return self.page.is_heading(place) and self.texts[place].level != 1

    def _are_brief(self, found: Mapping[int, int]) -> bool:
        """Whether the texts beside pictures, one each, are as short as captions are, and no titles or controls."""
        texts = [self.texts[place].text for place in found.values()]
        brief = sum(len(text) < _BRIEF and not is_headline(text) for text in texts)
        return brief >= _NEARLY_ALL * len(texts) and sum(map(caption_score, texts)) >= 0

    def _one_each(self, found: dict[int, list[int]]) -> dict[int, int]:
        """Of the texts after each picture the first, or the second where all have a title first."""
        pairs = [places for places in found.values() if len(places) > 1]
        pairs = [p for p in pairs if is_title(self.texts[p[0]].text) or not self._alike_run(*p)]
        second = len(pairs) >= MOST * len(found) and self._quality(pairs, 1) > self._quality(pairs, 0) + _CLEARLY
        return {key: places[1] if second and len(places) > 1 else places[0] for key, places in found.items()}

    def _quality(self, found: Sequence[Sequence[int]], nth: int) -> float:
        texts = [self.texts[places[nth]].text for places in found]
        return sum(caption_score(text) - 2 * is_headline(text) for text in texts) / (len(texts) or 1)

    def _eligible(self, place: int, picture: Picture) -> bool:
        text = self.texts[place]
        owner = self.page.owned.get(place, id(picture))
        if text.dropped or self.page.is_heading(place) or owner != id(picture) or place in self.page.used:
            return False
        if text.tag == "li" and text.listed != picture.listed and self.lists[text.listed] > 1:
            return False  # a list that comes next is not the picture's
        if text.caption:
            return True
        score = caption_score(text.text)
        if text.quoted and score < LIKELY + 1:  # a pull quote rather than a caption set as a quotation
            return False
        return not text.intro and (text.links < LINKED or score >= LIKELY)

    def _after(self, group: Sequence[Picture]) -> dict[int, list[int]]:
        headed = sum(p.at > 0 and self._is_section(p.at - 1) for p in group) >= 0.5 * len(group)
        found: dict[int, list[int]] = {}
        ends = self._next_pictures()
        for picture in group:
            if (place := self.under.get(id(picture))) is not None:
                found[id(picture)] = [place]
            elif places := self._eligible_after(picture, ends[id(picture)], headed):
                found[id(picture)] = places[:2]
        return found

    def _find_rows(self) -> dict[int, int]:
        """Rows of pictures over rows of their captions, before any caption is taken."""
        under: dict[int, int] = {}
        ends = self._next_pictures()
        run: list[Picture] = []
        for picture in self.page.pictures:
            places = self._eligible_after(picture, ends[id(picture)], headed=False)
            run.append(picture)
            if not places and ends[id(picture)] == picture.at:
                continue
            if len(run) > 1 and len(places) >= len(run) and self._alike(places[: len(run)]):
                under.update({id(each): place for each, place in zip(run, places, strict=False)})
            run = []
        return under

    def _eligible_after(self, picture: Picture, end: int, headed: bool) -> list[int]:
        """The texts after a picture, up to the next one or a heading, that may be its caption."""
        places: list[int] = []
        for place in range(picture.at, end):
            if self.page.is_heading(place) and (headed or places or place > picture.at):
                break
            if self._eligible(place, picture):
                places.append(place)
        return places

    def _alike(self, places: Sequence[int]) -> bool:
        return len({self.texts[place].tag for place in places}) == 1

    def _before(self, group: Sequence[Picture]) -> dict[int, int]:
        found: dict[int, int] = {}
        starts = {
            id(self.page.pictures[n]): self.page.pictures[n - 1].at if n else 0 for n in range(len(self.page.pictures))
        }
        for picture in group:
            for place in range(picture.at - 1, starts[id(picture)] - 1, -1):
                if self._eligible(place, picture):
                    found[id(picture)] = place
                    break
        return found

    def _next_pictures(self) -> dict[int, int]:
        ends = [picture.at for picture in self.page.pictures[1:]] + [len(self.texts)]
        return {id(picture): end for picture, end in zip(self.page.pictures, ends, strict=True)}

    def _beats_alt(self, picture: Picture, place: int, *, near: bool = False) -> bool:
        """Whether a visible text is the caption rather than an article's paragraph after a picture with a good alt."""
        text = self.texts[place].text
        said = _said(picture)
        if said and _NO_LETTER.sub("", said) == _NO_LETTER.sub("", text):
            return True
        if not said or near:
            score = caption_score(text)
            return bool(not said or score >= POSSIBLE or (len(text) < _BRIEF and score > _CONTROL)) and not (
                said and names_picture(text)
            )
        return caption_score(text) >= LIKELY and text.count(" ") < PROSE

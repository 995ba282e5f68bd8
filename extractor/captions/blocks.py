"""A page's texts in a row, and which of them are captions when no picture says so: by likeness among siblings first,
by wording second."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from extractor.captions.furniture import is_credit, is_furniture, is_section
from extractor.captions.repeats import repeat_key
from extractor.captions.told import is_film, is_prose, is_told, is_told_beside
from extractor.captions.wording import (
    caption_score,
    count_words,
    ends_sentence,
    has_year,
    heads,
    is_headline,
    is_label,
    is_title,
    opens_with_name,
)

LIKELY: Final = 3.0  # a caption_score from which wording alone speaks for a caption
SURE: Final = 5.0
POSSIBLE: Final = 1.0  # enough among siblings that are captions
_ANYTHING: Final = -2.5  # what is not furniture passes, where nearly all siblings are captions
_MOST: Final = 0.6
_LIST: Final = 4  # items: a list of fewer, without one that is likely, may be of anything
_WORDS: Final = 4  # fewer are a name or a title
_NEARLY_ALL: Final = 0.8
_PROSAIC: Final = 2.0  # of caption_score: a name and a year are in news, too
_HEADED: Final = 2.0  # of caption_score: a film and its year in the heading above, which the caption need not repeat
_FEW: Final = 3  # likely texts: fewer among many others are an essay that tells of a film; texts: a page of no more
_SOME: Final = 0.3


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item or cell. Blocks of one `style` are alike on the page; "" is an unmarked paragraph.

    `number` is its list number, `level` the heading's (0: no heading), `source` where it stood, `heading` what stands
    above it as the title of its section, `fields` what a record says besides.
    """

    text: str
    source: str
    style: str = ""
    number: int | None = None
    level: int = 0
    heading: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)


def is_noise(text: str) -> bool:
    """Whether a text is furniture or a credit: never a caption, whatever stands around it."""
    return is_furniture(text) or is_credit(text)


def without_sections(blocks: Sequence[Block]) -> list[Block]:
    """The blocks outside "Related", "Comments", "Trivia" and the like; furniture and credits go too.

    A section ends at the next heading that opens none, or where the list it broke into goes on.
    """
    kept: list[Block] = []
    inside, level = False, 0
    last: dict[str, int] = {}
    is_likely = [caption_score(block.text) >= LIKELY and not is_noise(block.text) for block in blocks]
    for place, block in enumerate(blocks):
        if is_section(block.text) and not block.style:
            if not block.level and not opens_section(block.text, is_likely, place):
                continue  # a counter or a link of its own between captions
            inside, level = True, block.level
            continue
        if inside:
            goes_on = block.number is not None and block.number == last.get(block.style, -1) + 1 and block.number > 1
            heading = block.level and (not level or block.level <= level)
            if not (goes_on or heading or _opens_list(blocks, place)):
                continue
            inside = False
        if is_noise(block.text):
            continue
        if block.number is not None:
            last[block.style] = block.number
        kept.append(block)
    return kept


def opens_section(text: str, is_likely: Sequence[bool], place: int) -> bool:
    """Whether a section's line that is no heading opens what follows it, or stands alone among the captions.

    It stands alone if it says all in its own line ("Related: why he does his own stunts"), or if most of the page's
    likely captions are still to come, as after a counter of comments at the top.

    >>> opens_section("Comments", [True, True, False, True], 2), opens_section("3 Comments", [False, True, True], 0)
    (True, False)
    """
    if len(text.partition(":")[2].split()) > 2:
        return False
    following = sum(is_likely[place + 1 :])
    return following == 0 or sum(is_likely[:place]) > following


def _opens_list(blocks: Sequence[Block], place: int) -> bool:
    """A headline right before the first number of a list ends a section, too."""
    block = blocks[place]
    following = blocks[place + 1] if place + 1 < len(blocks) else None
    return (
        not block.style
        and is_headline(block.text)
        and following is not None
        and bool(following.style)
        and caption_score(following.text) >= SURE
    )


def choose(blocks: Sequence[Block]) -> list[Block]:
    """The captions among a page's texts, in page order: the items of its list if it has one, else its likely texts.

    >>> page = [Block("Welcome to my site.", "line 1"), Block("Grace Kelly on Rear Window (1954).", "line 2", "1.", 1),
    ...         Block("James Stewart on Vertigo (1958).", "line 3", "1.", 2)]
    >>> [block.source for block in choose(page)]
    ['line 2', 'line 3']
    """
    live = without_sections(blocks)
    texts = [block.text for block in live if not block.level]
    if sum(map(is_film, texts)) >= _MOST * len(texts) and all(map(_names_film, texts)):
        return []  # films, perhaps seen or for sale
    judge = _judge(texts)
    likely = Counter(block.style for block in live if judge(block.text) >= LIKELY and not block.level)
    if not likely:
        return _only_list(live)
    marked = Counter({style: count for style, count in likely.items() if style})
    if marked:
        style, count = marked.most_common(1)[0]
        members = [block for block in live if block.style == style]
        if len(members) >= 2 and (count >= _MOST * likely.total() or _heads_list(members, count)):
            items = _items(live, style)
            chosen = _of_items(items)
            if count < _NEARLY_ALL * likely.total() and not _followed(items):
                places = {id(block) for block in chosen}
                chosen = [block for block in live if id(block) in places or _is_sure(block, style)]
            return chosen
    return _of_prose([block for block in live if not block.style or likely[block.style]], judge)


def _names_film(text: str) -> bool:
    return is_title(text) or is_film(text) or (has_year(text) and count_words(text) < 2 * _WORDS)


def _judge(texts: Sequence[str]) -> Callable[[str], float]:
    """How the texts of a page are judged: by `caption_score`; of a few, those too that are told as captions are.

    Beside one of these a scene word or a name is enough. News and lives are no captions because they are short.
    """
    if len(texts) > 2 * _FEW:
        return caption_score
    scores = {text: _without_prose(text) for text in texts}
    if len(texts) <= _FEW:
        scores |= {text: max(score, LIKELY) for text, score in scores.items() if is_told(text)}
        if any(score >= LIKELY for score in scores.values()):
            scores |= {text: max(score, LIKELY) for text, score in scores.items() if is_told_beside(text)}
    return lambda text: scores.get(text, caption_score(text))


def _without_prose(text: str) -> float:
    score = caption_score(text)
    return score - _PROSAIC if score < SURE and is_prose(text) else score


def _only_list(live: Sequence[Block]) -> list[Block]:
    """The items of a list that is nearly all there is on a page, if on average they may be captions."""
    styles = Counter(block.style for block in live if block.style)
    style, count = styles.most_common(1)[0] if styles else ("", 0)
    if count < _LIST or count < _NEARLY_ALL * len(live):
        return []
    items = [block for block in live if block.style == style]
    if sum(count_words(item.text) < _WORDS for item in items) > 0.5 * count:
        return []  # names
    return items if sum(caption_score(item.text) for item in items) >= POSSIBLE * count else []


def _is_sure(block: Block, style: str) -> bool:
    return block.style != style and caption_score(block.text) >= SURE and not is_headline(block.text)


def _heads_list(members: Sequence[Block], likely: int) -> bool:
    """A list whose items are headings: their captions stand unmarked below."""
    return likely < _NEARLY_ALL * len(members) or sum(is_headline(b.text) for b in members) >= _MOST * len(members)


def _items(live: Sequence[Block], style: str) -> list[list[Block]]:
    items: list[list[Block]] = []
    for block in live:
        if block.style == style:
            items.append([block])
        elif items:
            items[-1].append(block)
    return items


def _followed(items: Sequence[Sequence[Block]]) -> bool:
    """Whether the marked blocks are headings above the captions: "3. Fargo (1996)", then a paragraph."""
    headed = sum(_is_title(item[0]) for item in items)
    followed = sum(any(map(_tells, item[1:])) or (len(item) > 1 and _is_title(item[0])) for item in items)
    return headed >= _MOST * len(items) and followed >= _MOST * len(items)


def _is_title(block: Block) -> bool:
    return bool(block.level) or is_title(block.text)


def _tells(block: Block) -> bool:
    return not block.level and not is_headline(block.text)


def _of_items(items: Sequence[Sequence[Block]]) -> list[Block]:
    if _followed(items):
        return [next(filter(_tells, item[1:]), item[1]) for item in items if len(item) > 1]
    return [item[0] for item in items]


def _of_prose(live: Sequence[Block], judge: Callable[[str], float]) -> list[Block]:
    """Captions among unmarked paragraphs: the likely ones, and the possible ones between and beside them."""
    headings = _headings(live)
    headed = {place + 1 for place in headings if has_year(live[place].text)}
    paragraphs: list[Block] = []
    scores: list[float] = []
    for place, block in enumerate(live):
        if place not in headings and not block.level:
            paragraphs.append(block)
            scores.append(judge(block.text) + _HEADED * (place in headed))
    likely = [score >= LIKELY for score in scores]
    if sum(likely) < _FEW and sum(likely) < _SOME * len(likely):
        return []
    first, last = _span(likely)
    # Where nearly every caption has its year, a text before or after all of those that names nobody at once is prose.
    dated = [sure and has_year(block.text) for block, sure in zip(paragraphs, likely, strict=True)]
    if sum(dated) >= 4 and sum(dated) >= _NEARLY_ALL * sum(likely):
        start, end = _span(dated)
        while first < start and not opens_with_name(paragraphs[first].text):
            first += 1
        while last > end and not opens_with_name(paragraphs[last].text):
            last -= 1
    while first > 0 and _fits_beside(paragraphs[first - 1]):
        first -= 1
    while last + 1 < len(paragraphs) and _fits_beside(paragraphs[last + 1]):
        last += 1
    between = range(first, last + 1)
    floor = _ANYTHING if sum(likely[first : last + 1]) >= 0.7 * len(between) else POSSIBLE
    is_heading = is_title if floor == _ANYTHING else is_headline
    chosen = [n for n in between if likely[n] or (scores[n] >= floor and not is_heading(paragraphs[n].text))]
    # Where captions are sentences, a few words without an end are the heading of what stands below.
    labels = {n for n in chosen if is_label(paragraphs[n].text) and n + 1 in chosen}
    stopped = sum(ends_sentence(paragraphs[n].text) for n in chosen if n not in labels)
    if stopped < _NEARLY_ALL * (len(chosen) - len(labels)):
        labels = set()
    return [paragraphs[n] for n in chosen if n not in labels]


def _span(flags: Sequence[bool]) -> tuple[int, int]:
    return flags.index(True), len(flags) - 1 - flags[::-1].index(True)


def _fits_beside(block: Block) -> bool:
    score = caption_score(block.text)
    return not is_headline(block.text) and (score >= 2 or (score >= 1.5 and has_year(block.text)))


def _headings(live: Sequence[Block]) -> set[int]:
    """The places of short titles that stand above the captions.

    A title that the text below names is one; others are, if nearly every caption has a title above it.
    """
    named = {
        place
        for place, (block, below) in enumerate(pairwise(live))
        if heads(block.text, below.text) and repeat_key(block.text) != repeat_key(below.text)
    }
    short = [_is_title(block) or place in named for place, block in enumerate(live)]
    if sum(title and not below for title, below in pairwise(short)) < _MOST * short.count(False):
        return named
    headings: set[int] = set()
    for place, title in enumerate(short[:-1]):
        # Below a heading stands a caption, whatever its form.
        if place in named or (title and place - 1 not in headings):
            headings.add(place)
    return headings

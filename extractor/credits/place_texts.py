"""Where the text beside a name says that its person is, and what such words mean."""

from __future__ import annotations

import re
from functools import lru_cache

from extractor.credits import place_patterns as patterns
from extractor.credits.reading import read_gap
from extractor.schema import Side

Span = tuple[int, int]


@lru_cache(maxsize=5_000)
def normalise_side(position: str | None) -> Side | None:
    """The side of the picture that a position names; an order over several people ("from left") names none.

    >>> normalise_side("seated, far right"), normalise_side("2nd L"), normalise_side("from left")
    ('right', 'left', None)
    """
    if position is None or patterns.GROUP.match(position):
        return None
    folded = position.casefold().strip(" .")
    for pattern, side in patterns.SIDES:
        if pattern.search(folded):
            return side
    return None


@lru_cache(maxsize=5_000)
def rank_in_row(position: str) -> int | None:
    """The place in a row that a position itself tells.

    >>> rank_in_row("second from left"), rank_in_row("3rd R"), rank_in_row("far left")
    (2, 3, None)
    """
    match = patterns.RANK_IN_ROW.search(position.casefold())
    if match is None:
        return None
    return int(match["number"]) if match["number"] else patterns.RANKS.index(match["word"]) + 1


@lru_cache(maxsize=20_000)  # gaps between names repeat
def place_after(gap: str) -> Span | None:
    """Where the text after a name says that its person is; offsets in that text.

    >>> place_after(" (left) and ")
    (2, 6)
    """
    bracket = patterns.BRACKET.match(gap)
    if bracket:
        span = _place_in_bracket(gap, bracket.start(1), bracket.end(1))
        if span is not None:
            return span
        following = place_after(gap[bracket.end() :])
        if following is not None and gap[bracket.end() :].lstrip()[:1] in (",", "(", "["):
            return following[0] + bracket.end(), following[1] + bracket.end()
        return None
    match = patterns.BESIDE.match(gap) or patterns.COMMA.match(gap) or patterns.IS_AT.match(gap) or _adjunct_after(gap)
    if match is None:
        comma = re.match(r",\s[^,;:.()]{2,30}(?=,)", gap)
        match = patterns.COMMA.match(gap, comma.end()) if comma and _is_role(comma[0][1:]) else None
        if match is None:
            return _bracket_after_role(gap)
    if match.re is patterns.IS_AT and patterns.WAS_FILMING.search(match[0]):
        return None
    name = next(name for name in ("bare", "near", "place") if match.groupdict().get(name))
    start, end = match.span(name)
    if patterns.IN_TURN.fullmatch(gap, start, end):
        return None
    is_open = match.re is not patterns.BESIDE and name != "near"
    if is_open and patterns.DANGLING.search(match[0]) and match.end() >= len(gap.rstrip()):
        return None  # "inside the" before a character's name
    if patterns.GROUP.fullmatch(gap[start:end]) and gap[end : end + 1] == ":":
        return None
    return start, _further_parts(gap, end)


@lru_cache(maxsize=20_000)
def direct_place(gap: str, following: str) -> Span | None:
    """Where the text right after a name says that its person is, when it says nothing else of them.

    `following` is the code of the entity after the text, or "".

    >>> direct_place(" behind him. ", "F")
    (1, 11)
    """
    match = patterns.DIRECT.match(gap)
    if match is None or patterns.SETTING.search(match["place"]):
        return None
    if patterns.DANGLING.search(match[0]) and match.end() >= len(gap.rstrip()):
        return None
    if match.end() == len(gap) and following:
        return None
    return match.start("place"), _further_parts(gap, match.end("place"))


def _adjunct_after(gap: str) -> re.Match[str] | None:
    match = patterns.COMMA_ADJUNCT.match(gap) or patterns.COMMA_LOOKS.match(gap)
    return None if match is None or patterns.SETTING.search(match["place"]) else match


def _further_parts(gap: str, end: int) -> int:
    """Where a position that ends at an offset really ends, other parts after commas included ("left, arms crossed")."""
    while (more := patterns.NEXT_PART.match(gap, end)) and not patterns.SETTING.search(more["place"]):
        if patterns.DANGLING.search(more[0]) and more.end() >= len(gap.rstrip()):
            break
        end = more.end("place")
    return end


def _bracket_after_role(gap: str) -> Span | None:
    """ ", set decorator (right)": a bracket after a role beside the name."""
    match = patterns.ROLE_THEN_BRACKET.match(gap)
    if match is None or not _is_role(match["role"]):
        return None
    return _place_in_bracket(gap, *match.span("inner"))


def _is_role(text: str) -> bool:
    codes = read_gap(text, "")[0]
    return patterns.ROLE_PART.fullmatch(codes) is not None or codes == "0"


def _place_in_bracket(gap: str, begin: int, end: int) -> Span | None:
    kept: list[Span] = []
    start = begin
    for at in range(begin, end + 1):
        if at == end or gap[at] in ",;":
            part = gap[start:at].strip()
            if part:
                offset = gap.index(part, start)
                if (
                    not patterns.NO_PLACE.search(part)
                    and not (
                        _is_role(part) and not patterns.PLACE_WORD.search(part) and not patterns.LOOK.fullmatch(part)
                    )
                    and part.lower() not in ("camera",)
                    and not patterns.NAME_IN_BRACKET.fullmatch(part)
                ):
                    kept.append((offset, offset + len(part)))
            start = at + 1
    if not kept or patterns.GROUP.fullmatch(gap[kept[0][0] : kept[-1][1]]):
        return None
    return kept[0][0], kept[-1][1]


def _label_before(gap: str) -> Span | None:
    """Where a label such as "Row 1, seated:" stands at the end of a text: its last parts that each tell a place."""
    match = patterns.LABEL.search(gap)
    if match is None or not _leads_to_name(match["rest"]):
        return None
    end = match.start("link")
    starts = [found.end() for found in patterns.LABEL_START.finditer(gap, 0, end)]
    first = starts[-1] if starts else 0
    begin = end
    for _ in range(3):  # parts
        comma = gap.rfind(", ", first, max(first, begin - 2))
        start = first if comma < 0 else comma + 2
        if start >= begin or not patterns.PART_OF_LABEL.fullmatch(gap, start, begin if begin == end else begin - 2):
            break
        begin = start
        if comma < 0:
            break
    return (begin, end) if begin < end and _is_place(gap[begin:end]) else None


def _place_before_verb(gap: str) -> tuple[int, int, bool] | None:
    """Where "The woman in the scarf is" or "At the desk sit" at the end of a text tells a place, and of several."""
    match = patterns.IS_NAMED.search(gap)
    if match is None or not _leads_to_name(match["rest"]):
        return None
    end = match.start("verb")
    starts = [0, *(found.end() for found in patterns.CLAUSE_START.finditer(gap, 0, end))]
    for start in starts[:-3:-1]:  # an "and" may stand within the place
        told = patterns.BEFORE_VERB.fullmatch(gap, start, end)
        if told is not None:
            is_for_list = match["verb"].strip(" ,").lower() in patterns.PLURAL_VERBS
            begin, end = told.span("place")
            comma = gap.rfind(", ", 0, begin)
            first = max((at for at in starts if at < comma), default=0)
            if begin - comma == 2 and patterns.PART_OF_LABEL.fullmatch(gap, first, comma):
                begin = first  # "Third from left, in sunglasses, is"
            return (begin, end, is_for_list) if _is_place(told["place"]) else None
    return None


def _fronted_adjunct(gap: str) -> Span | None:
    """Where "and, holding the reins," or "Behind them, in a white suit," at the end of a text tells a place."""
    match = patterns.FRONTED.search(gap) if "," in gap else None
    if match is None or not _leads_to_name(match["rest"]) or not _is_place(match["place"]):
        return None
    return match.span("place")


def _leads_to_name(rest: str) -> bool:
    """Whether nothing but titles and articles stand between a place and a name."""
    return patterns.TO_NAME.fullmatch(read_gap(rest, "")[0]) is not None


def _is_place(text: str) -> bool:
    """Whether words tell a place in the picture, neither a setting nor an order over several people."""
    if patterns.PART_OF_PICTURE.fullmatch(text) or patterns.ROW.fullmatch(text):
        return True
    if patterns.SETTING.search(text) or patterns.GROUP.search(text):
        return False
    return patterns.PLACE_WORD.search(text) is not None or not patterns.CAPITAL.search(text)


@lru_cache(maxsize=20_000)
def place_before(gap: str, previous: str) -> tuple[int, int, bool] | None:
    """Where the text before a name says that its person is, and whether that holds for a list of people.

    `previous` is the code of the entity before the text, or "".

    >>> place_before("At left: ", "")
    (0, 7, True)
    """
    label = _label_before(gap)
    if label is not None:
        return *label, True
    named = _place_before_verb(gap)
    if named is not None:
        return named
    lead = _lead_before(gap, previous)
    if lead is not None:
        return lead
    fronted = _fronted_adjunct(gap)
    return None if fronted is None else (*fronted, False)


def _lead_before(gap: str, previous: str) -> tuple[int, int, bool] | None:
    """Where "At left," or "seated:" at the end of a text tells a place."""
    tail = max(0, len(gap) - patterns.LEAD_LENGTH)
    if patterns.LEAD_WORDS.isdisjoint(patterns.WORDS.findall(gap.lower(), tail)):
        return None
    match = patterns.LEAD.search(gap, tail)
    if match is None:
        return None
    link = match["link"].strip()
    if not _leads_to_name(match["rest"]):
        return None
    head = gap[: match.start("place")].rstrip()
    last = head[-1:]
    if head and last not in '.;:,()–—-/>"!?&' and not patterns.HEAD_VERB.search(head):
        return None
    if previous == "P":
        if not head:
            return None
        if head.strip() in ("(", ",", "(the", "is", "was") or (
            last == "(" and head.count("(") == 1 and not head[:-1].strip()
        ):
            return None  # ", left, Name": the person before is at the left
        if last in ("", "(") and not patterns.NEW_CLAUSE.search(head[:-1]):
            return None
        if not link and not patterns.NEW_CLAUSE.search(head):
            return None
    elif (not link and previous and not head) or patterns.BRACKET_OF_ANOTHER.search(head):
        return None
    if not link and re.fullmatch(patterns.SIDE, match["place"], re.IGNORECASE) and match["rest"].strip():
        return None
    start, end = match.span("place")
    place = match["place"].lower()
    if patterns.SETTING.search(place):
        return None
    is_for_list = link.endswith((":", "are", "sit")) or "row" in place or place.startswith(patterns.OF_SEVERAL)
    return start, end, is_for_list or (link == "," and place in patterns.DEPTHS)

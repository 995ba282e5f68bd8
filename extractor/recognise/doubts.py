"""Rules for what the network takes for a name and is none, or a name of another kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from extractor.cues.model import split_words
from extractor.recognise import patterns
from extractor.recognise.mention import Mention

Knows = Callable[[int, int], bool]  # whether the text from here to there is a known title of two words and more

_INITIALS: Final = re.compile(r"(?:[a-z]\. ?){2}")  # "k.d. lang"
_MONEY: Final = re.compile(r"[$€£]\s?\d[\d,.]*(?: ?(?:million|thousand|[km]))?", re.IGNORECASE)
_LIFE: Final = re.compile(r"\(\s?(?:c\. ?)?(1[789]\d\d|20\d\d)\s?[-–—]\s?(1[89]\d\d|20\d\d)\s?\)")
# Before a title in small letters, as careless hands write it.
_BEFORE_TITLE: Final = re.compile(
    r"(?:\b(?:of|in|for|from|on|during|filming|making|shooting|movie|film|series|show|called|titled)"
    r"|[\"“'‘*_>«:(/-]) ?$",
    re.IGNORECASE,
)
_TITLE_IN_BRACKET: Final = re.compile(rf", ({patterns.YEAR})[)\]]")
_YEAR_AT_END: Final = re.compile(rf"(?:, | \(|\. )({patterns.YEAR})[).]{{0,2}}\s*$")
_DASH: Final = r" [-–—] "
_DASHED_YEAR: Final = re.compile(rf"(?<=\w){_DASH}({patterns.YEAR})$")
_DASHED_TITLE: Final = re.compile(rf"\w [\w.’'-]{{1,30}}(?P<dash>{_DASH})(?=\w)")
_YEAR_BEHIND: Final = re.compile(rf"(?:{_DASH}|, | ?[(\[]){patterns.YEAR}\b")
_SPLIT: Final = re.compile(r"(?P<before>,? (?:in|at|from|near|outside) )|(?P<after> (?:on|for) )")
_PLACE: Final = re.compile(r"[A-ZÀ-Þ][\w’'.-]*(?: [A-ZÀ-Þ][\w’'.-]*){0,3}")
_ARTICLE: Final = re.compile(r"(?:the|an?) ", re.IGNORECASE)
_OWNS: Final = re.compile(r"['’]s ")
_DIRECTS: Final = re.compile(r"\b(?:director|filmmaker) $", re.IGNORECASE)
_YEAR_OF_PLACE: Final = re.compile(rf",? ?[(\[]?{patterns.YEAR}")


# At the head of a sentence these are no names: "Fully made up as C".
_ADVERBS: Final = frozenset(
    split_words(
        "fully; barely; hardly; scarcely; heavily; partly; newly; freshly; completely; totally; utterly; entirely; "
        "wholly; almost; nearly; half; already; still; unrecognisably; unrecognizably; convincingly; elaborately; "
        "carefully; suitably; splendidly; briefly; previously; recently; finally; originally; perfectly; lightly; "
        "thickly; cleverly; recognisable; recognizable; unrecognisable; unrecognizable"
    )
)


def drop_no_names(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """Sums of money and life dates are no titles, adverbs no people, nor small letters names beside capitals."""
    lives = [match.span() for match in _LIFE.finditer(text) if _is_life(match)]
    if lives:
        titled = {mention.end for mention in found if mention.label == "FILM"}
        lives = [(start, end) for start, end in lives if start - 1 not in titled]  # no long series
    has_capitals = any(text[mention.start].isupper() for mention in found)
    for mention in found:
        name = text[mention.start : mention.end]
        is_number = mention.label in ("FILM", "YEAR") and (
            _MONEY.fullmatch(name) or any(start < mention.start and mention.end < end for start, end in lives)
        )
        if is_number or _is_adverb(text, mention, name):
            yield replace(mention, label=None, rule="no name")
        elif has_capitals and name.islower() and not _may_be_small(text, mention, name, found):
            yield replace(mention, label=None, rule="small letters")


def _is_adverb(text: str, mention: Mention, name: str) -> bool:
    if mention.label not in ("PERSON", "CHARACTER"):
        return False
    first = name.split(" ", 1)[0]
    end = mention.start + len(first)
    return first.lower() in _ADVERBS and text[end : end + 1] == " " and text[end + 1 : end + 2].islower()


def _is_life(match: re.Match[str]) -> bool:
    return patterns.LONGEST_RUN < int(match[2]) - int(match[1]) < 120


def _may_be_small(text: str, mention: Mention, name: str, found: Sequence[Mention]) -> bool:
    """Whether a name in small letters may be one all the same.

    Such are initials and, beside no person with a capital, two words of a person, and a title where titles stand.
    """
    if mention.label == "PERSON":
        has_capitals = any(text[one.start].isupper() for one in found if one.label == "PERSON")
        return " " in name and (not has_capitals or _INITIALS.match(name) is not None)
    if mention.label != "FILM" or patterns.BRACKETED_YEAR.match(text, mention.end + 1):
        return True
    return _BEFORE_TITLE.search(text, max(0, mention.start - 12), mention.start) is not None


def titles_in_brackets(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """In "X (Dr. No, 1962)" the name in the bracket is a film's, not the part's."""
    for mention in found:
        year = _TITLE_IN_BRACKET.match(text, mention.end)
        if mention.label == "CHARACTER" and year and text[mention.start - 1 : mention.start] in ("(", "["):
            yield replace(mention, label="FILM", rule="title in bracket")
            yield Mention(*year.span(1), "YEAR", "title in bracket")


def split_at_dashes(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """Of "X - F - 1980" taken as one or two names, X is the person, F the film and 1980 its year."""
    for mention in found:
        if mention.label == "FILM" and (year := _DASHED_YEAR.search(text, mention.start, mention.end)):
            yield Mention(mention.start, year.start(), "FILM", "dashes")
            yield Mention(*year.span(1), "YEAR", "dashes")
        elif (
            mention.label == "PERSON"
            and _YEAR_BEHIND.match(text, mention.end)
            and (title := _DASHED_TITLE.search(text, mention.start, mention.end))
        ):
            yield Mention(mention.start, title.start("dash"), "PERSON", "dashes")
            yield Mention(title.end("dash"), mention.end, "FILM", "dashes")


def heading_in_capitals(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """In "SHANE, Alan Ladd, on location, 1953" the word in capitals is the film's title, and the year the film's."""
    if len(found) < 2 or found[0].start > 0 or any(mention.label == "FILM" for mention in found[1:]):
        return
    if found[0].label == "FILM" and any(mention.label == "YEAR" for mention in found):
        return
    heading, rest = text[: found[0].end], text[found[0].end :]
    year = _YEAR_AT_END.search(text)
    is_heading = len(heading) > 1 and heading.isupper() and rest[:1] in ",:" and _is_mixed(rest)
    if year and is_heading and (" " not in heading or found[0].label == "FILM"):
        if found[0].label != "FILM":
            yield replace(found[0], label="FILM", rule="heading")
        yield Mention(*year.span(1), "YEAR", "heading")


def parts_of_owners(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """In "Meg Ryan's Sally … in When Harry Met Sally... (1989)" the one word after the possessive is a part's name."""
    dated = [
        mention for mention in found if mention.label == "FILM" and patterns.BRACKETED_YEAR.match(text, mention.end + 1)
    ]
    if not dated:
        return
    for owner, mention in pairwise(found):
        if owner.label != "PERSON" or mention.label != "FILM" or mention in dated:
            continue
        name = text[mention.start : mention.end]
        if (
            _OWNS.fullmatch(text, owner.end, mention.start)
            and " " not in name
            and not _DIRECTS.search(text[: owner.start])
        ):
            yield replace(mention, label="CHARACTER", rule="part of owner")


def _is_mixed(text: str) -> bool:
    return sum(map(str.islower, text)) > sum(map(str.isupper, text))


def shed_places(text: str, found: Sequence[Mention], knows: Knows) -> Iterator[Mention]:
    """Of "Dr. No in Jamaica" the first part is a title, of "Namibia on Mad Max: Fury Road" the last one.

    That is so where the part is a known title and the whole is not. The year behind a place is the picture's.
    """
    for mention in found:
        if mention.label != "FILM":
            continue
        inner = text[mention.start : mention.end]
        cuts = list(_SPLIT.finditer(inner))
        if not cuts or knows(mention.start, mention.end):
            continue
        for cut in cuts:
            head, tail = mention.start + cut.start(), mention.start + cut.end()
            if cut["before"] and _PLACE.fullmatch(inner, cut.end()) and _is_told(text, mention.start, head, knows):
                yield replace(mention, label=None)
                yield replace(mention, end=head, rule="place shed")
                if year := _YEAR_OF_PLACE.match(text, mention.end):
                    yield Mention(mention.end, year.end(), None, "place shed")
                break
            is_part = cut["after"] or cut["before"].strip(" ,") == "in"
            if is_part and _PLACE.fullmatch(inner, 0, cut.start()) and _is_told(text, tail, mention.end, knows):
                yield replace(mention, label=None)
                yield replace(mention, start=tail, rule="place shed")
                break


def _is_told(text: str, start: int, end: int, knows: Knows) -> bool:
    """Whether a stretch is a known title that tells enough: two words beside the article."""
    article = _ARTICLE.match(text, start)
    return " " in text[article.end() if article else start : end] and knows(start, end)

"""Regex rules that add and mend the spans of the trained recogniser, and the one arbiter between them.

A rule reads the caption and its spans and proposes spans (or, with label None, that there be none); what it proposes
takes the place of whatever it overlaps. Each span keeps the name of what decided it: "ner", or the rule.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from extractor.recognise import patterns
from extractor.recognise.casting import (
    parts_beside_people,
    parts_of_films,
    parts_of_own_films,
    people_before_dashes,
    title_of_people,
)
from extractor.recognise.casts import Casts
from extractor.recognise.doubts import (
    Knows,
    drop_no_names,
    heading_in_capitals,
    parts_of_owners,
    shed_places,
    split_at_dashes,
    titles_in_brackets,
)
from extractor.recognise.jobs import JOBS, shed_jobs
from extractor.recognise.marks import has_year_behind, is_set_off
from extractor.recognise.mention import Mention
from extractor.recognise.settings import (
    drop_datelines,
    drop_people_of_places,
    drop_titles_of_things,
    drop_years_of_places,
)
from extractor.recognise.slots import (
    characters_in_part_slots,
    name_animals,
    names_in_other_scripts,
    people_before_their_parts,
    people_in_people_slots,
    people_under_other_names,
)
from extractor.schema import Label

Rule = Callable[[str, Sequence[Mention]], Iterator[Mention]]


def apply_rules(
    text: str,
    mentions: Iterable[Mention],
    knows: Knows | None = None,
    jobs: frozenset[str] = JOBS,
    casts: Casts | None = None,
) -> list[Mention]:
    """The mentions as all rules leave them, in order and without overlaps.

    `knows` says whether a stretch of the text is a known title, where a gazetteer can tell; `jobs` are the
    role words that may stand before a name; `casts` says who is known to be in which film.
    """
    found = sorted(mentions, key=lambda mention: mention.start)
    _settle_all(found, shed_jobs(text, found, jobs))
    if knows is not None:
        _settle_all(found, shed_places(text, found, knows))
    for rule in RULES:
        _settle_all(found, rule(text, found))
    if casts is not None:
        if _settle_all(found, title_of_people(text, found, casts)):
            _settle_all(found, add_years(text, found))
        for rule_of_casts in (people_before_dashes, parts_of_films, parts_of_own_films, parts_beside_people):
            _settle_all(found, rule_of_casts(text, found, casts))
    return found


def _settle_all(found: list[Mention], proposals: Iterable[Mention]) -> bool:
    """Settles what a rule proposes, once it has proposed all of it, and says whether it was anything."""
    settled = list(proposals)
    for proposal in settled:
        settle(found, proposal)
    return bool(settled)


def settle(found: list[Mention], proposal: Mention) -> None:
    """The arbiter: a proposal takes the place of what it overlaps, in a list that is in order and without overlaps."""
    low, high = _span_of(found, proposal.start, proposal.end)
    found[low:high] = [] if proposal.label is None else [proposal]


def _span_of(found: Sequence[Mention], start: int, end: int) -> tuple[int, int]:
    """From where to where in the list the mentions lie that overlap a stretch of text."""
    low = bisect_right(found, start, key=lambda mention: mention.end)
    return low, max(low, bisect_left(found, end, key=lambda mention: mention.start))


def join_articles(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """In "Godfather, The (1972)" the article is the title's, as in an index; no article alone is a title."""
    for mention in found:
        if mention.label != "FILM":
            continue
        if text[mention.end : mention.end + 1] == "," and (article := patterns.INDEX_ARTICLE.match(text, mention.end)):
            yield Mention(mention.start, article.end(), "FILM", "index order")
        elif (
            mention.end - mention.start < 4
            and patterns.ARTICLE.fullmatch(text, mention.start, mention.end)
            and not patterns.INDEX_COMMA.search(text, max(0, mention.start - 3), mention.start)
        ):
            yield replace(mention, label=None, rule="no name")


def trim_edges(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """Quotes, brackets, emoji and possessive 's stay outside a span; so do job words and honorifics before a person."""
    for mention in found:
        start, end = mention.start, mention.end
        match _trimmed(text[start:end], mention.label):
            case None:
                yield replace(mention, label=None, rule="no name")
            case (first, last) if (first, last) != (0, end - start):
                yield replace(mention, label=None)
                yield Mention(start + first, start + last, mention.label, "edges")


@lru_cache(maxsize=20_000)  # names and titles repeat over the captions of a run
def _trimmed(inner: str, label: Label | None) -> tuple[int, int] | None:
    """From where to where a span is the name alone; None where it holds none."""
    start, end = 0, len(inner)
    if patterns.NO_TITLE.fullmatch(inner):
        return None
    if label == "PERSON" and (job := patterns.JOBS.match(inner)) and inner[job.end()].isupper():
        start += job.end()
    if tag := patterns.TAG.match(inner, start):
        start = tag.end()
    while start < end and _is_edge(inner[start]):
        start += 1
    while start < end and (
        _is_picture(inner[end - 1]) or (inner[end - 1] in patterns.EDGE and not _closes(inner[start:end]))
    ):
        end -= 1
    if (
        label == "PERSON"
        and inner[start:end][:1].isupper()
        and (verb := patterns.VERB_TAKEN_IN.search(inner, start, end))
    ):
        end = verb.start()
    if label in ("PERSON", "CHARACTER"):
        end -= next((len(s) for s in ("'s", "’s", "´s", "`s") if inner[start:end].endswith(s)), 0)
    return (start, end) if start < end else None


def _is_edge(char: str) -> bool:
    return char in patterns.EDGE or not (char.isalnum() or char in "#¡¿.$&@")


def _is_picture(char: str) -> bool:
    """Whether a character is an emoji, a part of one, or the mark of a brand."""
    return char in "\ufe0f\u200d®©™" or (char > "\u2190" and unicodedata.category(char) in ("So", "Sk"))


def _closes(inner: str) -> bool:
    """Whether the last character closes what the span itself opened: "Paris (je t'aime)"."""
    last = inner[-1]
    return patterns.CLOSERS.get(last, "\0") in inner or (last in "\"'" and inner.count(last) > 1)


def add_suffix(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """ "Sammy Davis" with ", Jr." behind it is one name; so is "Emilio" with a nickname in quotes and a surname."""
    for mention in found:
        if mention.label != "PERSON":
            continue
        end = mention.end
        if patterns.OPEN_NICKNAME.search(text, mention.start, end) and text[end : end + 1] in ('"', "”"):
            end += 1
        half_taken = text[end - 1] in "\"”'’"  # the nickname was taken in, the surname was not
        if match := (patterns.NAME_ENDS_HERE if half_taken else patterns.NICKNAME).match(text, end):
            end = match.end()
        if match := patterns.SUFFIX.match(text, end):
            end = match.end()
        if end != mention.end:
            yield Mention(mention.start, end, "PERSON", "suffix")


def take_whole_quote(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """A title set off by quotes, tags or asterisks is all that stands between them.

    It is a title if a film was recognised in it, or if a bracketed year stands right behind.
    """
    films = [mention for mention in found if mention.label == "FILM"]
    taken = list[Mention]()
    for quote in (
        match for sign, pattern in patterns.QUOTES.items() if sign in text for match in pattern.finditer(text)
    ):
        start, end = _title_within(text, *quote.span(1))
        low, high = _span_of(films, quote.start(), quote.end())
        touching = films[low:high]
        dated = not touching and has_year_behind(text, quote.end())
        if start >= end or not (len(touching) == 1 or dated) or _overlaps(taken, start, end):
            continue
        film = touching[0] if touching else Mention(start, start, "FILM")
        holds_the_quote = film.end >= quote.end() and text[film.start : max(film.start, quote.start())].strip()
        is_title = len(text[start:end].split()) <= patterns.TITLE_WORDS and not patterns.BRACKETED_YEAR.search(
            text, start, end
        )
        if is_title and not holds_the_quote and (film.start, film.end) != (start, end):
            settle(taken, Mention(start, end, "FILM"))
            yield Mention(start, end, "FILM", "quotes")


def _overlaps(found: Sequence[Mention], start: int, end: int) -> bool:
    low, high = _span_of(found, start, end)
    return high > low


def _title_within(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch between two quotes less blanks and the comma or full stop that typographers put inside."""
    inner = text[start:end]
    stripped = inner.strip().rstrip(",;")
    if stripped.endswith(".") and not re.search(r"(?:\.\.|\b[A-Z]|\b(?:Jr|Sr|Vol|No))\.$", stripped):
        stripped = stripped[:-1]
    start += len(inner) - len(inner.lstrip())
    return start, start + len(stripped)


def join_subtitle(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """A title, a colon and what else looked like a name before one bracketed year are one title."""
    for first, second in pairwise(found):
        if first.label != "FILM":
            continue
        between, behind = text[first.end : second.start], text[second.end : second.end + 1]
        joined = between == ": " or (between in (" - ", " – ") and second.label == "FILM")
        is_long = " " in text[first.start : first.end]  # a place or a name before a colon is one word, mostly
        has_year = is_long and behind == " " and patterns.BRACKETED_YEAR.match(text, second.end + 1)
        if second.label in ("FILM", "PERSON", "CHARACTER") and joined and has_year:
            yield Mention(first.start, second.end, "FILM", "subtitle")


def join_particles(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """A particle between two names makes them one: "Nelson Pereira" dos "Santos"."""
    for first, second in pairwise(found):
        if first.label == second.label == "PERSON" and patterns.PARTICLE.fullmatch(text, first.end, second.start):
            yield Mention(first.start, second.end, "PERSON", "particle")


def take_title_up_to_year(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """Between "a scene in", "the set of" and the like and a bracketed year stands one title, whatever it is made of."""
    for year in _release_years(text):
        near = patterns.STRONG_LEAD.finditer(text, max(0, year.start() - patterns.LONGEST_TITLE), year.start())
        leads = [lead for lead in near if lead.end() < year.start()]
        if not leads:
            continue
        start, end = leads[-1].end(), len(text[: year.start()].rstrip())
        low, high = _span_of(found, start, end)
        inside, title = found[low:high], text[start:end]
        if (
            all(mention.label == "FILM" and mention.start >= start for mention in inside)
            and not any(mention.start == start and mention.end >= end - 1 for mention in inside)
            and not any(text[start : mention.start].endswith(", ") for mention in inside if mention.end == end)
            and len(title.split()) <= patterns.TITLE_WORDS
            and not re.search(r"[(“\"”<>«»_]|\w \[|(?<=[a-z])\. |'s? |’s? | with | by |^['‘\[*].*['’\]*]$", title)
        ):
            yield Mention(start, end, "FILM", "title up to year")
            yield Mention(*year.span(1), "YEAR", "title up to year")


def add_years(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """A bracketed year behind a title, or one with 's before it, is the film's.

    The marks between title and bracket ("!", "...") are the title's.
    """
    for year in _release_years(text):
        film = _film_before(text, found, year.start())
        if film is None:
            continue
        stop = len(text[: year.start()].rstrip())
        marks = text[film.end : stop]
        if marks and marks != "." and not marks.strip("!?.…"):
            yield Mention(film.start, stop, "FILM", "title marks")
        yield Mention(*year.span(1), "YEAR", "bracketed year")
    for mention in found:
        if mention.label != "FILM":
            continue
        if before := patterns.POSSESSIVE_YEAR.search(text, max(0, mention.start - 9), mention.start):
            yield Mention(*before.span(1), "YEAR", "possessive year")


@lru_cache(maxsize=1)  # three rules ask for those of one caption
def _release_years(text: str) -> list[re.Match[str]]:
    """Years in brackets, alone or with the last of a series behind, but not life dates."""
    return [
        year
        for year in patterns.BRACKETED_YEAR.finditer(text)
        if year[2] is None or int(year[2]) - int(year[1]) <= patterns.LONGEST_RUN
    ]


def _film_before(text: str, found: Sequence[Mention], place: int) -> Mention | None:
    before = found[: bisect_right(found, place, key=lambda mention: mention.end)][-1:]
    is_film = before and before[0].label == "FILM" and patterns.GAP.fullmatch(text, before[0].end, place)
    return before[0] if is_film else None


def add_title_before_year(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """A bracketed year without a film: what stands between the last lead word and the bracket is the title."""
    for year in _release_years(text):
        count = bisect_left(found, year.start(), key=lambda mention: mention.start)
        last = found[count - 1] if count else None
        near = text[max(0, year.start() - patterns.LONGEST_TITLE) : year.start()]
        stop = year.start() - len(near) + len(near.rstrip(" \"”’'»*_,"))
        if last is not None and last.label == "FILM" and last.end >= stop - 3:
            continue
        touching = last if last is not None and last.end == stop else None
        before = found[count - 2] if touching and count > 1 else None if touching else last
        if (start := _title_start(text, 0 if before is None else before.end, stop)) is None:
            continue
        title = text[start:stop].strip(patterns.EDGE)
        if not title or len(title.split()) >= patterns.TITLE_WORDS or not (title[0].isupper() or title[0].isdigit()):
            continue
        if patterns.ARTICLE.fullmatch(title):
            continue
        start = text.index(title, start)
        if touching is None or start <= touching.start:
            yield Mention(start, start + len(title), "FILM", "title before year")
            yield Mention(*year.span(1), "YEAR", "title before year")


def _title_start(text: str, last: int, stop: int) -> int | None:
    """Where a title that ends at `stop` begins, `last` being where the mention before it ends.

    That is at the caption's start, behind the end of a sentence or behind a lead word.
    """
    begin = max(last, stop - patterns.LONGEST_TITLE)
    floor = max(last, *(text.rfind(end, begin, stop) + len(end) for end in (". ", ": ") if end in text[begin:stop]), 0)
    if lead := patterns.LEAD.search(text, max(floor, begin), stop):
        return lead.end()
    if floor == 0:
        numbering = patterns.NUMBERING.match(text)
        return numbering.end() if numbering else 0
    return None if floor == last else floor


def add_second_mentions(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """The surname of a person recognised elsewhere in the caption is that person again."""
    people = (text[mention.start : mention.end] for mention in found if mention.label == "PERSON")
    for surname in dict.fromkeys(filter(None, map(_surname, people))):
        if text.count(surname) == 1:
            continue
        for start in _occurrences(text, surname):
            end = start + len(surname)
            low, high = _span_of(found, start, end)
            over = found[low:high]
            mislabelled = (
                len(over) == 1
                and over[0].label in ("CHARACTER", "FILM")
                and (over[0].start, over[0].end) == (start, end)
                and not is_set_off(text, start, end)
            )
            if mislabelled or (not over and not _name_goes_on(text, start, end)):
                yield Mention(start, end, "PERSON", "second mention")


def _occurrences(text: str, word: str) -> Iterator[int]:
    """Where the word stands whole: "Cara" but not in "Caracas" or "O'Cara"; a possessive 's may follow."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        before, behind = text[start - 1 : start] if start else "", text[end : end + 1]
        if not (before.isalnum() or before in tuple("_'’-") or behind.isalnum() or behind in tuple("_-")):
            yield start
        start = text.find(word, end)


@lru_cache(maxsize=20_000)  # names repeat over the captions of a run
def _surname(name: str) -> str | None:
    words = patterns.SUFFIX.sub("", name).split()
    return words[-1] if len(words) > 1 and len(words[-1]) > 2 and words[-1][0].isupper() else None


def _name_goes_on(text: str, start: int, end: int) -> bool:
    """Whether a capitalised word stands beside that does not begin a sentence: "Coen Brothers", "Anjelica Huston"."""
    before = patterns.CAPITALISED_BEFORE.search(text, max(0, start - 30), start)
    return bool(patterns.CAPITALISED_BEHIND.match(text, end)) or (before is not None and before[1] is None)


def drop_dates(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """A year behind a month, a season, "until", "born" is no release year, unless that is a title's last word."""
    for previous, mention in pairwise([None, *found]):
        if mention is None or mention.label != "YEAR" or text[mention.start - 1 : mention.start] in ("(", "["):
            continue
        date = patterns.DATE.search(text, max(0, mention.start - 24), mention.start)
        if date and not (previous is not None and previous.label == "FILM" and date.start() < previous.end):
            yield replace(mention, label=None, rule="date")


def drop_tail_hashtags(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """Hashtags at the end of a caption name nothing."""
    end = len(text.rstrip())
    start = end
    while (word := text.rfind(" ", 0, end) + 1) < end and text[word] == "#":
        start, end = word, len(text[:word].rstrip())
    for mention in found:
        if mention.start >= start:
            yield replace(mention, label=None, rule="hashtags")


RULES: Final[tuple[Rule, ...]] = (
    join_articles,
    trim_edges,
    split_at_dashes,
    drop_no_names,
    drop_datelines,
    titles_in_brackets,
    heading_in_capitals,
    parts_of_owners,
    add_suffix,
    join_particles,
    people_in_people_slots,
    characters_in_part_slots,
    name_animals,
    names_in_other_scripts,
    people_before_their_parts,
    people_under_other_names,
    take_whole_quote,
    join_subtitle,
    take_title_up_to_year,
    add_title_before_year,
    add_years,
    add_second_mentions,
    drop_dates,
    drop_years_of_places,
    drop_titles_of_things,
    drop_people_of_places,
    drop_tail_hashtags,
)

"""Rules that go by who is known to be in a film: a part taken for a person or a film, and a title taken for nothing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import Final

from extractor.keys import WORD, title_key, without_article
from extractor.recognise import patterns
from extractor.recognise.casts import Casts
from extractor.recognise.marks import has_year_behind, is_set_off
from extractor.recognise.mention import Mention
from extractor.recognise.settings import PLACES
from extractor.schema import Label
from extractor.text import fold

_MOST_WORDS: Final = 8  # of a title that stands bare; longer ones have a year or quotes
_LEAST_LETTERS: Final = 3
_LONGEST_NAME: Final = 60  # characters of a name with the dash behind it
_MOST_NAMES: Final = 25  # that every other name of a text is held against; only a list has more, and time stays linear


def parts_of_films(text: str, found: Sequence[Mention], casts: Casts) -> Iterator[Mention]:
    """A person or undated title that has the name of a part of the caption's film is that part.

    Not where somebody of that name is known to have made the film; a part that has the name of somebody who did, and
    of no part, is a person.
    """
    titles = {title: title_key(title) for title in _names_in(text, found, "FILM")}
    if not titles:
        return
    people = _names_in(text, found, "PERSON")
    for mention in found:
        if mention.label == "YEAR":
            continue
        name = text[mention.start : mention.end]
        key = title_key(name)
        others = [title for title, other in titles.items() if other != key]
        if not others:
            continue
        is_part = any(casts.has_part(title, name) for title in others)
        if is_part == (mention.label == "CHARACTER"):
            continue
        is_person = any(casts.has_person(title, name) for title in others)
        if is_person and not is_part:
            yield replace(mention, label="PERSON", rule="known of the film")
        elif is_part and not is_person and _may_be_part(text, mention, name, others, people, casts):
            yield replace(mention, label="CHARACTER", rule="part of the film")


def parts_beside_people(text: str, found: Sequence[Mention], casts: Casts) -> Iterator[Mention]:
    """What nobody took for a name and is a part of the caption's film, where parts stand: "X (Medea)", "as Medea"."""
    titles = _names_in(text, found, "FILM")
    if not titles:
        return
    names = [patterns.PART_NAME.match(text, lead.end()) for lead in patterns.PART_LEAD.finditer(text)]
    for mention in found:
        if mention.label == "PERSON":
            if text.startswith((" (", " ["), mention.end):
                names.append(patterns.NAME_IN_BRACKET.match(text, mention.end + 2))
            elif comma := patterns.PART_COMMA.match(text, mention.end):
                names.append(patterns.PART_NAME.match(text, comma.end()))
    for name in filter(None, names):
        start, end = name.span("name")
        place = bisect_right(found, start, key=lambda mention: mention.end)
        if place < len(found) and found[place].start < end:
            continue
        if (
            end - start > _LEAST_LETTERS
            and name["name"].lower() not in PLACES
            and any(casts.has_part(title, name["name"]) for title in titles)
        ):
            yield Mention(start, end, "CHARACTER", "part of the film")


def parts_of_own_films(text: str, found: Sequence[Mention], casts: Casts) -> Iterator[Mention]:
    """In "Mothra hangs from wires, Mothra (1961)" the first is the part, if the film is known to have one of its name.

    Not behind words that lead to a title: "on the set of Mothra".
    """
    films = [mention for mention in found if mention.label == "FILM"]
    if len(films) < 2:
        return
    dated = {film for film in films if has_year_behind(text, film.end)}
    keys = {title_key(text[film.start : film.end]) for film in dated}
    for film in films if dated else ():
        name = text[film.start : film.end]
        if (
            film not in dated
            and title_key(name) in keys
            and casts.has_part(name, name)
            and not is_set_off(text, film.start, film.end)
            and not patterns.TITLE_LEAD.search(text, max(0, film.start - 30), film.start)
        ):
            yield replace(film, label="CHARACTER", rule="part of its own film")


def people_before_dashes(text: str, found: Sequence[Mention], casts: Casts) -> Iterator[Mention]:
    """In "X - F - 1980" what nobody took for a name is the person X who is known of the film."""
    for place, film in enumerate(found):
        if film.label != "FILM":
            continue
        free = max(found[place - 1].end if place else 0, film.start - _LONGEST_NAME)
        name = patterns.NAME_BEFORE_DASH.search(text, free, film.start)
        if name and casts.has_person(text[film.start : film.end], name["name"]):
            yield Mention(*name.span("name"), "PERSON", "known of the film")


def _names_in(text: str, found: Sequence[Mention], label: Label) -> list[str]:
    """The different names of one kind, in order, as many as there is time to compare."""
    names = (text[mention.start : mention.end] for mention in found if mention.label == label)
    return list(islice(dict.fromkeys(names), _MOST_NAMES))


def _may_be_part(
    text: str, mention: Mention, name: str, others: Sequence[str], people: Sequence[str], casts: Casts
) -> bool:
    """Whether nothing else in the caption says that this is a person or a film of its own."""
    if mention.label == "PERSON":
        return not _is_word_of(name, people)
    return (
        mention.label == "FILM"
        and not patterns.BRACKETED_YEAR.match(text, mention.end + 1)
        and not _is_word_of(name, others)
        and not any(casts.has_person(name, person) for person in people)
    )


def _is_word_of(name: str, others: Sequence[str]) -> bool:
    """Whether a name is short for a person or a title that the caption gives in full as well."""
    return any(one != name and f" {name} " in f" {one} " for one in others)


def title_of_people(text: str, found: Sequence[Mention], casts: Casts) -> Iterator[Mention]:
    """Where no film was found, the longest run of words that is a title known of the caption's people is the film.

    It may have been taken for a person itself: "James Wilby and Hugh Grant in Cambridge, Maurice, 1987".
    """
    if any(mention.label == "FILM" for mention in found):
        return
    full = [name for name in _names_in(text, found, "PERSON") if " " in name]
    is_title = cache(lambda key, name: casts.is_title_of(key, [other for other in full if other != name]))
    spans = [
        (mention.start, mention.end)
        for mention in found
        if mention.label == "PERSON" and is_title(title_key(name := text[mention.start : mention.end]), name)
    ]
    if full:
        taken = [(mention.start, mention.end) for mention in found]
        spans += [span for span, key in _bare_titles(text, taken) if is_title(key, "")]
    if spans:
        yield Mention(*max(spans, key=lambda span: (span[1] - span[0], -span[0])), "FILM", "title of its people")


def _bare_titles(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], str]]:
    """Runs of words, the first capitalised or a number, outside what is taken; each with its key as a title.

    A single word is none that goes with a capitalised one: "the Queen Mary", "Deadpool & Wolverine".
    """
    folded = str.lower if text.isascii() else fold  # quicker, and the same
    words = [(match.start(), match.end(), folded(match[0])) for match in WORD.finditer(text)]
    for place, (start, _, _) in enumerate(words):
        if not (text[start].isupper() or text[start].isdigit()):
            continue
        after = bisect_right(taken, start, key=lambda span: span[1])
        limit = taken[after][0] if after < len(taken) else len(text)
        for last in range(place, min(place + _MOST_WORDS, len(words))):
            end = words[last][1]
            if end > limit:
                break
            key = without_article([word for _, _, word in words[place : last + 1]])
            if len(key) >= _LEAST_LETTERS and (last > place or not _goes_on(text, start, end)):
                yield (start, end), key


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether a capitalised word stands beside, "&" between, that does not begin a sentence."""
    before = patterns.CAPITALISED_BEFORE.search(text, max(0, start - 30), start)
    joined = text.startswith(" & ", end) or text.endswith(" & ", 0, start)
    return joined or bool(patterns.CAPITALISED_BEHIND.match(text, end)) or (before is not None and before[1] is None)

"""Which names could be one person's and which titles one film's, found through what they have in common."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Sequence
from typing import Final

from extractor.resolution.blocking import Pair, all_pairs, group_by, similar_pairs
from extractor.resolution.names import PersonName, surname_core
from extractor.resolution.nicknames import forename_lines
from extractor.resolution.spelling import sound
from extractor.resolution.titles import ARTICLES, Title, sound_of_title, title_cuts

_ENDS: Final = 3  # letters at the beginning or the end of a title that a slip has left alone


def name_pairs(names: Sequence[PersonName], films: Sequence[Collection[int]]) -> set[Pair]:
    """Numbers of the full names worth comparing; `films` holds the films of each name.

    Names meet that share the surname and a forename, a form of it or its initial; the sound of both; all words in
    another order; the first words; and names that differ by letters in the surname or in the forename alone. On one
    film those meet as well that share a forename, or the first sound of the surname.
    """
    initials = {(name.surname, name.given[0]) for name in names if len(name.given[0]) == 1}
    pairs = all_pairs(group_by(_blocks(name, initials) for name in names))
    pairs |= all_pairs(group_by(map(_film_blocks, names, films)))
    surnames = [name.surname for name in names]
    forenames = [name.given[0] if len(name.given[0]) > 1 else "".join(name.given) for name in names]
    pairs |= similar_pairs(group_by([surname] for surname in surnames), forenames)
    first_sounds = (sound(surname)[:1] for surname in surnames)
    pairs |= similar_pairs(group_by([both] for both in zip(forenames, first_sounds, strict=True)), surnames)
    return pairs


def _blocks(name: PersonName, initials: set[tuple[str, str]]) -> Iterator[Hashable]:
    first, surname = name.given[0], name.surname
    for forename in (*name.given, name.nickname):
        if len(forename) > 1:
            yield surname, forename
    for line in forename_lines(first):
        yield surname, line
    if (initial := (surname, first[0])) in initials:
        yield "initial", initial
    if len(first) > 1:
        yield "sound", sound(surname), sound(first)
        yield "core", surname_core(surname), first
    words = (*name.given, name.surname)
    yield "turned", min(words[turn:] + words[:turn] for turn in range(len(words)))
    for length in range(2, len(words) + 1):
        yield "words", words[:length]


def _film_blocks(name: PersonName, films: Collection[int]) -> Iterator[Hashable]:
    for film in films:
        yield film, name.given[0]
        yield film, "surname", sound(name.surname)[:1]


def title_pairs(titles: Sequence[Title], company: Sequence[Collection[Hashable]]) -> set[Pair]:
    """Numbers of the titles worth comparing; `company` holds for each the people it is named with, whatever the year.

    Titles meet that sound alike or have the same words in another order; that share the beginning or the end and
    differ by letters; where a whole part of one is the other; and all that one person is named with in one year.
    """
    pairs = all_pairs(group_by(_title_blocks(title) for title in titles))
    pairs |= all_pairs(group_by(company))
    keys = [title.key for title in titles]
    for ends in ((_ENDS, None), (None, -_ENDS)):
        start, stop = ends
        edge = [(key[:start] if start else key[stop:], title.numbers) for key, title in zip(keys, titles, strict=True)]
        pairs |= similar_pairs(group_by([one] for one in edge), keys)
    places: dict[str, list[int]] = {}
    for number, title in enumerate(titles):
        for key in {title.key, title.base} - {""}:
            places.setdefault(key, []).append(number)
    for number, title in enumerate(titles):
        for cut in title_cuts(title):
            pairs.update((min(number, other), max(number, other)) for other in places.get(cut, ()) if other != number)
    return pairs


def _title_blocks(title: Title) -> Iterator[Hashable]:
    yield "sound", sound_of_title(title)
    yield "words", "".join(sorted(word for word in title.words if word not in ARTICLES))

"""Surnames, forenames and stage names alone: whom a single word means, if its film or its page says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from extractor.resolution.clusters import MOST_CANDIDATES, Shared
from extractor.resolution.context import are_apart
from extractor.resolution.leaning import LONG_PAUSE
from extractor.resolution.names import PersonName
from extractor.resolution.nicknames import forename_relation, is_forename
from extractor.resolution.profiles import (
    NAME_ALONE,
    SEVERAL_FIT,
    Apart,
    Career,
    Evidence,
    PersonMention,
    Profile,
    lives_of,
    merged,
    profile_of,
)
from extractor.resolution.spelling import likeness

SURNAME_SCORE: Final = 0.95  # the one bearer on the film or the page
ONLY_BEARER_SCORE: Final = 0.85  # the one bearer there is anywhere
DISTINCTIVE: Final = 5  # letters from which a surname is likely one family's: "Varda", but "Song", "Duke", "Rain"
FORENAME_SCORE: Final = 0.85
LEAST_LIKENESS: Final = 0.85  # of a surname to a misspelt one on its film or page


class _Index:
    """The people by what single words, films and pages could call up."""

    def __init__(self, people: Sequence[list[Profile]]) -> None:
        self.wholes = [merged(profiles) for profiles in people]
        self.names: list[list[PersonName]] = [[profile.name for profile in profiles] for profiles in people]
        self.by_tail: defaultdict[str, list[int]] = defaultdict(list)
        self.by_film: defaultdict[int, list[int]] = defaultdict(list)
        self.by_page: defaultdict[str, list[int]] = defaultdict(list)
        for number, (whole, names) in enumerate(zip(self.wholes, self.names, strict=True)):
            for tail in sorted({tail for name in names for tail in name.tails}):
                self.by_tail[tail].append(number)
            for film in whole.films:
                self.by_film[film].append(number)
            for page in whole.pages:
                self.by_page[page].append(number)
        for bearers in self.by_tail.values():  # who is named most comes first
            bearers.sort(key=lambda number: (-len(self.wholes[number].appearances), number))


def attach_single_words(
    people: Sequence[list[Profile]],
    singles: Sequence[Profile],
    mentions: Sequence[PersonMention],
    apart: list[Apart],
) -> tuple[list[list[int]], list[Evidence]]:
    """Third round: clusters of mention numbers, single words with the person they mean.

    A word means the one person of that name on its film, else on its page, else the only one there is, unless it is
    named with a film of another trade or time. Where several could be meant it stays with its like on the film or
    page; a word that calls up nobody is a name of its own.
    """
    called, others = _part_by_call(people, singles)
    index = _Index(called)
    clusters = [list(whole.mentions) for whole in index.wholes]
    evidence: list[Evidence] = []
    for single in singles:
        nobody: list[int] = []
        for part in _by_film(single, mentions):
            # Two of the name on one film: a page may still say which, and two pages may mean two.
            several = len(list(islice(_named(part, index), 2))) > 1
            for one in _by_page(part, mentions) if several else [part]:
                meant = _meant(one, index)
                if meant.person is not None:
                    clusters[meant.person] += one.mentions
                    person = index.wholes[meant.person].mentions[0]
                    evidence.append(Evidence(one.mentions[0], person, meant.kind, meant.shared, meant.score))
                elif meant.kind:
                    clusters.append(one.mentions)
                    why = SEVERAL_FIT if len(meant.several) > 1 else NAME_ALONE
                    apart += [
                        Apart(one.mentions[0], index.wholes[number].mentions[0], meant.kind, meant.score, why)
                        for number in meant.several
                    ]
                else:
                    nobody += one.mentions
        if nobody:
            clusters += [life.mentions for life in lives_of(single.name, nobody, mentions)]
    return [*clusters, *([n for one in profiles for n in one.mentions] for profiles in others)], evidence


def _part_by_call(
    people: Sequence[list[Profile]], singles: Sequence[Profile]
) -> tuple[list[list[Profile]], list[list[Profile]]]:
    """Those whom some single word might mean, by name, film or page, and the others."""
    words = {single.name.surname for single in singles}
    films = set[int]().union(*(single.films for single in singles))
    pages = set[str]().union(*(single.pages for single in singles))
    if not singles:
        return [], list(people)
    called: list[list[Profile]] = []
    others: list[list[Profile]] = []
    for profiles in people:
        near = any(
            not (films.isdisjoint(one.films) and pages.isdisjoint(one.pages) and words.isdisjoint(one.name.tails))
            for one in profiles
        )
        (called if near else others).append(profiles)
    return called, others


def _by_film(single: Profile, mentions: Sequence[PersonMention]) -> list[Profile]:
    groups: defaultdict[tuple[int | str, ...], list[int]] = defaultdict(list)
    for number in single.mentions:
        film, page = mentions[number].film, mentions[number].document
        key = ("film", film) if film is not None else ("page", page) if page else ("alone", number)
        groups[key].append(number)
    return [profile_of(single.name, numbers, mentions) for numbers in groups.values()]


def _by_page(part: Profile, mentions: Sequence[PersonMention]) -> list[Profile]:
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for number in part.mentions:
        groups[mentions[number].document].append(number)
    return [profile_of(part.name, numbers, mentions) for numbers in groups.values()]


class _Meant(NamedTuple):
    """The person a word means and why; a kind without a person: one of `several`; no kind: nobody known."""

    person: int | None = None
    kind: str = ""
    shared: Shared = ""
    score: float = 0.0
    several: Sequence[int] = ()


def _named(part: Profile, index: _Index) -> Iterator[int]:
    """The people who bear the word and could be meant, who is named most first."""
    return (
        number
        for number in index.by_tail.get(part.name.surname, ())
        if not are_apart(part, index.wholes[number]) and _fits(part.name, index.names[number])
    )


def _meant(part: Profile, index: _Index) -> _Meant:
    word = part.name.surname
    # A surname may have thousands of bearers: only those on the film and the page are all looked at.
    film_cast = {number for film in part.films for number in index.by_film.get(film, ())}
    page_cast = {number for page in part.pages for number in index.by_page.get(page, ())}
    on_film, on_page = _bearers_among(part, film_cast, index), _bearers_among(part, page_cast, index)
    if len(on_film) > 1:
        on_film = [number for number in on_film if number in on_page] or on_film
    by_surname: tuple[tuple[Shared, list[int]], ...] = (("film", on_film), ("page", on_page))
    for shared, meant in by_surname:
        if meant:
            several = meant[:MOST_CANDIDATES] if len(meant) > 1 else ()
            return _Meant(None if several else meant[0], "surname", shared, SURNAME_SCORE, several)
    named = list(islice(_named(part, index), MOST_CANDIDATES))
    casts: tuple[tuple[Shared, set[int]], ...] = (("film", film_cast), ("page", page_cast))
    for shared, cast in casts:
        able = [number for number in sorted(cast) if not are_apart(part, index.wholes[number])]
        alike = [number for number in able if _has_tail_like(word, index.names[number])]
        called = [number for number in able if _has_forename(word, index.names[number])]
        if len(alike) == 1 and not named:
            return _Meant(alike[0], "surname", shared, LEAST_LIKENESS)
        if len(called) == 1 and not alike and (shared == "film" or not named):
            return _Meant(called[0], "forename", shared, FORENAME_SCORE)
    if (
        len(named) == 1
        and (not part.films or _is_in_line(part.career, index.wholes[named[0]].career))
        and len(index.by_tail[word]) == 1
        and len(word) >= DISTINCTIVE
        and not is_forename(word)
    ):
        return _Meant(named[0], "only bearer", "", ONLY_BEARER_SCORE)
    several = named or index.by_tail.get(word, ())[:MOST_CANDIDATES]
    return _Meant(None, "surname" if several else "", "", ONLY_BEARER_SCORE, several)


def _bearers_among(part: Profile, people: Collection[int], index: _Index) -> list[int]:
    """Those of some people who bear the part's word and could be meant, in order."""
    word = part.name.surname
    return [
        number
        for number in sorted(people)
        if any(word in name.tails for name in index.names[number])
        and not are_apart(part, index.wholes[number])
        and _fits(part.name, index.names[number])
    ]


def _is_in_line(film: Career, other: Career) -> bool:
    """Whether a film that a word is named with is of the trade and the years of the one bearer.

    A Coppola who directs twenty years on may be another one.
    """
    same_trade = not (film.trades | film.likely).isdisjoint(other.trades | other.likely)
    return same_trade and film.pause(other) <= LONG_PAUSE


def _fits(single: PersonName, names: Sequence[PersonName]) -> bool:
    """Whether the generation, if the word has one, is the person's: "Downey Jr."."""
    return not single.generation or any(name.generation in {single.generation, ""} for name in names)


def _has_tail_like(word: str, names: Sequence[PersonName]) -> bool:
    return any(likeness(word, tail)[1] >= LEAST_LIKENESS for name in names for tail in name.tails)


def _has_forename(word: str, names: Sequence[PersonName]) -> bool:
    """Whether a word is a person's forename, or a form of it."""
    return any(
        forename == word or forename_relation(word, forename) in {"variant", "nickname"}
        for name in names
        for forename in (name.given[0], name.nickname)
        if len(forename) > 1
    )

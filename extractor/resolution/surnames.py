"""Surnames, forenames and stage names alone: whom a single word means, if its film or its page says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeVar

from extractor.resolution.context import are_apart
from extractor.resolution.names import PersonName
from extractor.resolution.nicknames import forename_relation, is_forename
from extractor.resolution.profiles import Evidence, PersonMention, Profile, lives_of, merged, profile_of
from extractor.resolution.spelling import likeness

SURNAME_SCORE: Final = 0.95  # the one bearer on the film or the page
ONLY_BEARER_SCORE: Final = 0.85  # the one bearer there is anywhere
DISTINCTIVE: Final = 5  # letters from which a surname is likely one family's: "Varda", but "Song", "Duke", "Rain"
FORENAME_SCORE: Final = 0.85
LEAST_LIKENESS: Final = 0.85  # of a surname to a misspelt one on its film or page

Key = TypeVar("Key")


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


def attach_single_words(
    people: Sequence[list[Profile]], singles: Sequence[Profile], mentions: Sequence[PersonMention]
) -> tuple[list[list[int]], list[Evidence]]:
    """Third round: clusters of mention numbers, single words with the person they mean.

    A word means the one person of that name on its film, else on its page, else the only one there is. Where several
    could be meant it stays with its like on the film or page; a word that calls up nobody is a name of its own.
    """
    index = _Index(people)
    clusters = [list(whole.mentions) for whole in index.wholes]
    evidence: list[Evidence] = []
    for single in singles:
        nobody: list[int] = []
        for part in _parts(single, mentions):
            person, kind, shared, score = _meant(part, index)
            if person is not None:
                clusters[person] += part.mentions
                evidence.append(Evidence(part.mentions[0], index.wholes[person].mentions[0], kind, shared, score))
            elif kind:
                clusters.append(part.mentions)
            else:
                nobody += part.mentions
        if nobody:
            clusters += [life.mentions for life in lives_of(single.name, nobody, mentions)]
    return clusters, evidence


def _parts(single: Profile, mentions: Sequence[PersonMention]) -> list[Profile]:
    groups: defaultdict[tuple[int | None, str], list[int]] = defaultdict(list)
    for number in single.mentions:
        mention = mentions[number]
        groups[mention.film, "" if mention.film is not None else mention.document].append(number)
    return [profile_of(single.name, groups[key], mentions) for key in groups]


def _meant(part: Profile, index: _Index) -> tuple[int | None, str, str, float]:
    """The person, and why; a kind without a person where several could be meant, no kind where nobody could."""
    word = part.name.surname
    named = [
        number
        for number in index.by_tail.get(word, [])
        if not are_apart(part, index.wholes[number]) and _fits(part.name, index.names[number])
    ]
    on_film = _gather(index.by_film, part.films)
    on_page = _gather(index.by_page, part.pages)
    for shared, there in (("film", on_film), ("page", on_page)):
        meant = [number for number in named if number in there]
        if len(meant) > 1 and shared == "film":
            meant = [number for number in meant if number in on_page] or meant
        if len(meant) == 1:
            return meant[0], "surname", shared, SURNAME_SCORE
        if meant:
            return None, "surname", shared, 0.0
    for shared, there in (("film", on_film), ("page", on_page)):
        able = [number for number in there if not are_apart(part, index.wholes[number])]
        alike = [number for number in able if _has_tail_like(word, index.names[number])]
        called = [number for number in able if _has_forename(word, index.names[number])]
        if len(alike) == 1 and not named:
            return alike[0], "surname", shared, LEAST_LIKENESS
        if len(called) == 1 and not alike and (shared == "film" or not named):
            return called[0], "forename", shared, FORENAME_SCORE
    distinctive = len(word) >= DISTINCTIVE and not is_forename(word)
    if len(named) == 1 and len(index.by_tail[word]) == 1 and distinctive:
        return named[0], "only bearer", "", ONLY_BEARER_SCORE
    return None, "surname" if index.by_tail.get(word) else "", "", 0.0


def _gather(people: Mapping[Key, Sequence[int]], keys: Iterable[Key]) -> list[int]:
    return sorted({number for key in keys for number in people.get(key, ())})


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

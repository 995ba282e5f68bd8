"""The distinct names and titles of a corpus, and how those compare that are worth comparing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, Generic, TypeVar

from extractor.resolution.blocking import Pair, all_pairs, group_by, similar_pairs
from extractor.resolution.names import (
    CONFLICT,
    DIFFERENT,
    Comparison,
    PersonName,
    compare_names,
    is_particle,
    parse_name,
    surname_core,
)
from extractor.resolution.nicknames import forename_lines
from extractor.resolution.spelling import learn_sounds, sound
from extractor.resolution.titles import (
    ARTICLES,
    TOLD_SCORE,
    Title,
    compare_titles,
    parse_title,
    sound_of_title,
    title_bases,
    title_cuts,
)

_END: Final = 3  # letters at the beginning or the end of a title that a slip has left alone
_SHORT: Final = 7  # letters up to which a title has so few that a slip leaves no such end
_SHORT_END: Final = 2

Parsed = TypeVar("Parsed", PersonName, Title)


class Index(Generic[Parsed]):
    """Distinct names in the order of their keys, the number of each spelling's name, and comparisons of them.

    `compared` holds every pair that something speaks for, the lower number first.
    """

    def __init__(
        self,
        spellings: Iterable[str],
        parse: Callable[[str], Parsed],
        compare: Callable[[Parsed, Parsed], Comparison],
        parting: Callable[[Parsed], tuple[object, ...]],
    ) -> None:
        """Parses the spellings; of those with one key the name is the one parted most."""
        parsed = {spelling: parse(spelling) for spelling in spellings}
        best: dict[str, Parsed] = {}
        keys = {spelling: name.key or spelling for spelling, name in parsed.items()}  # or signs without a letter
        for spelling, name in parsed.items():
            key = keys[spelling]
            if key not in best or parting(name) > parting(best[key]):
                best[key] = name
        order = {key: number for number, key in enumerate(sorted(best))}
        self.names: list[Parsed] = [best[key] for key in order]
        self.number_of = {spelling: order[key] for spelling, key in keys.items()}
        self.compared: dict[Pair, Comparison] = {}
        self._compare: Callable[[Parsed, Parsed], Comparison] = compare
        self._seen: set[Pair] = set()

    def key_of(self, spelling: str) -> str:
        """What a spelling is distinct by; empty where it has no letter."""
        return self.names[self.number_of[spelling]].key

    def add(self, pairs: Iterable[Pair]) -> None:
        """Compares the pairs that have not been compared yet."""
        for pair in pairs:
            if pair in self._seen:
                continue
            self._seen.add(pair)
            if comparison := self._compare(self.names[pair[0]], self.names[pair[1]]):
                self.compared[pair] = comparison


def index_names(spellings: Iterable[str]) -> Index[PersonName]:
    """The names of people, compared where letters or sound bring them together."""
    index = Index(spellings, parse_name, compare_names, _parts_of_name)
    tails = {tail for name in index.names for tail in name.tails}
    for number, name in enumerate(index.names):
        if len(name.given) == 1 and is_particle(name.given[0]) and name.key in tails:
            index.names[number] = PersonName((), name.key)  # "Van Sant", where there is a Gus Van Sant
    numbers = [number for number, name in enumerate(index.names) if not name.is_bare]
    pairs = _name_pairs([index.names[number] for number in numbers])
    index.add((numbers[one], numbers[other]) for one, other in pairs)
    return index


def _parts_of_name(name: PersonName) -> tuple[object, ...]:
    return len(name.given), name.given, name.generation, name.nickname


def _name_pairs(names: Sequence[PersonName]) -> set[Pair]:
    """Full names meet that share the surname and a forename, a form of it or its initial; the sound of both; all

    words in another order; the first words; and names that differ by letters in the surname or the forename alone.
    """
    learn_sounds(word for name in names for word in (name.surname, name.given[0]))
    initials = {f"{name.surname} {name.given[0]}" for name in names if len(name.given[0]) == 1}
    starts = {" ".join(start) for name in names for start in _starts(name)}
    wholes = {" ".join((*name.given, name.surname)) for name in names}
    pairs = all_pairs(group_by(_name_blocks(name, initials, starts, wholes) for name in names))
    surnames = [name.surname for name in names]
    forenames = [name.given[0] if len(name.given[0]) > 1 else "".join(name.given) for name in names]
    pairs |= similar_pairs(group_by((surname,) for surname in surnames), forenames)
    first_sounds = (sound(surname)[:1] for surname in surnames)
    pairs |= similar_pairs(
        group_by((f"{one} {two}",) for one, two in zip(forenames, first_sounds, strict=True)), surnames
    )
    return pairs


def _starts(name: PersonName) -> Iterator[tuple[str, ...]]:
    parts = (*name.given, name.surname)
    return (parts[:length] for length in range(2, len(parts)))


def _name_blocks(name: PersonName, initials: set[str], starts: set[str], wholes: set[str]) -> Iterator[str]:
    first, surname = name.given[0], name.surname
    for forename in (*name.given, name.nickname):
        if len(forename) > 1:
            yield f"{surname} {forename}"
    for line in forename_lines(first):
        yield f"{surname} {line}"
    if (initial := f"{surname} {first[0]}") in initials:
        yield initial
    if len(first) > 1:
        yield f"~ {sound(surname)} {sound(first)}"
        if (core := surname_core(surname)) != surname:
            yield f"{core} {first}"
    parts = (*name.given, surname)
    whole = " ".join(parts)
    turned = [" ".join(parts[turn:] + parts[:turn]) for turn in range(1, len(parts))]
    if not wholes.isdisjoint(turned):
        yield f"> {min(whole, *turned)}"
    if whole in starts:
        yield f"+ {whole}"
    for start in _starts(name):
        yield f"+ {' '.join(start)}"


def add_film_pairs(index: Index[PersonName], casts: Mapping[int, Collection[int]]) -> None:
    """Compares full names of one film, too, that share a forename or the first sound of the surname.

    `casts` holds the numbers of the names of each film.
    """
    names = index.names
    for those in casts.values():
        if len(those) > 1:
            cast = sorted(those)
            keys = ((names[n].given[0], f"~{sound(names[n].surname)[:1]}") for n in cast)
            index.add((cast[one], cast[other]) for one, other in all_pairs(group_by(keys)))


def index_titles(spellings: Iterable[str]) -> Index[Title]:
    """The titles of films, compared where letters or sound bring them together, or one is a part of the other."""
    index = Index(spellings, parse_title, compare_titles, _parts_of_title)
    index.add(_title_pairs(index.names))
    return index


def _parts_of_title(title: Title) -> tuple[object, ...]:
    return len(title.parts), title.parts, title.owned


def _title_pairs(titles: Sequence[Title]) -> set[Pair]:
    """Titles meet that sound alike or have the same words in another order; that share the beginning or the end and

    differ by letters; and where one is a part of the other.
    """
    learn_sounds(word for title in titles for word in title.words)
    pairs = all_pairs(group_by(map(_title_blocks, titles)))
    keys = [title.key for title in titles]
    short = [key[:_SHORT_END] if len(key) <= _SHORT else f"~{number}" for number, key in enumerate(keys)]
    for edges in ([key[:_END] for key in keys], [key[-_END:] for key in keys], short):
        marked = (f"{edge} {' '.join(title.numbers)}" for edge, title in zip(edges, titles, strict=True))
        pairs |= similar_pairs(group_by((mark,) for mark in marked), keys)
    whole: dict[str, int] = {key: number for number, key in enumerate(keys)}
    bases: defaultdict[str, list[int]] = defaultdict(list)
    for number, title in enumerate(titles):
        if title.base:
            bases[title.base].append(number)
    for number, title in enumerate(titles):
        others = [whole[cut] for cut in title_cuts(title) if cut in whole]
        others += [other for base in title_bases(title) if base in bases for other in bases[base]]
        pairs.update((min(number, other), max(number, other)) for other in others if other != number)
    return pairs


def _title_blocks(title: Title) -> Iterator[str]:
    yield f"~ {sound_of_title(title)}"
    yield " ".join(sorted(word for word in title.words if word not in ARTICLES))


def add_told_pairs(index: Index[Title], told: Iterable[tuple[str, str]]) -> None:
    """Adds what captions say outright, two titles of one film, unless only a number parts them."""
    for title, other in sorted(told):
        if title in index.number_of and other in index.number_of:
            one, two = sorted((index.number_of[title], index.number_of[other]))
            known = index.compared.get((one, two), DIFFERENT)
            if known.score < TOLD_SCORE and compare_titles(index.names[one], index.names[two]) is not CONFLICT:
                index.compared[one, two] = Comparison("told", TOLD_SCORE)


def add_company_pairs(index: Index[Title], company: Sequence[Collection[int]]) -> None:
    """Compares titles with one first letter, too, that one person is named with; `company` holds those people."""
    keys = ([f"{title.key[:1]}{person}" for person in those] for title, those in zip(index.names, company, strict=True))
    index.add(all_pairs(group_by(keys)))

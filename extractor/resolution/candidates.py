"""The distinct names and titles of a corpus, and how those compare that are worth comparing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, Generic, TypeVar

import numpy as np

from extractor.resolution.blocking import (
    Numbering,
    Pair,
    all_pairs,
    group_by,
    group_numbers,
    similar_pairs,
    two_words,
)
from extractor.resolution.coding import Numbers
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
    begin = {name.key: n for n, name in enumerate(index.names) if len(name.given) == 1 and is_particle(name.given[0])}
    ends = {key[-length:] for key in begin for length in (1, 2, 3)}
    tails = {tail for name in index.names if name.surname[-3:] in ends for tail in name.tails}
    for key in begin.keys() & tails:
        index.names[begin[key]] = PersonName((), key)  # "Van Sant", where there is a Gus Van Sant
    index.add(_name_pairs(index.names))
    return index


def _parts_of_name(name: PersonName) -> tuple[object, ...]:
    return len(name.given), name.given, name.generation, name.nickname


def _name_pairs(names: Sequence[PersonName]) -> set[Pair]:
    """Full names meet that share the surname and a forename, a form of it or its initial; the sound of both; all

    words in another order; the first words; and names that differ by letters in the surname or the forename alone.
    """
    full = [number for number, name in enumerate(names) if name.given]
    surnames = [name.surname for name in names]
    firsts = [names[number].given[0] for number in full]
    words = Numbering()
    numbers, first = np.array(full, dtype=np.int64), words.of(firsts)
    surname = words.of(surnames)[numbers]
    pairs: set[Pair] = set()
    for keys, places in _key_columns(names, full, words, surname, first):
        pairs |= all_pairs(group_numbers(keys, numbers[places]), words.text_of)
    pairs |= _pairs_in_order(names)
    forenames = [""] * len(names)
    for number, word in zip(full, firsts, strict=True):
        forenames[number] = word if len(word) > 1 else "".join(names[number].given)
    nothing = words.of([""])
    pairs |= similar_pairs(group_numbers(two_words(surname, nothing), numbers), forenames, words.text_of)
    first_sounds = words.of(sound(word)[:1] for word in words.words())
    by_forename = two_words(words.of(forenames)[numbers], first_sounds[surname])
    pairs |= similar_pairs(group_numbers(by_forename, numbers), surnames, words.text_of)
    return pairs


def _key_columns(
    names: Sequence[PersonName], full: Sequence[int], words: Numbering, surname: Numbers, first: Numbers
) -> Iterator[tuple[Numbers, Numbers]]:
    """Keys of two words by which full names meet, a column for each kind, with the places of their names in `full`.

    What is asked of a word is asked once for each distinct one.
    """
    distinct = words.words()
    learn_sounds(distinct)
    sounds, cores = words.of(map(sound, distinct)), words.of(map(surname_core, distinct))
    is_word = np.array([len(word) > 1 for word in distinct], dtype=bool)[first]  # no initial
    has_core = is_word & (cores != np.arange(len(distinct)))[surname]
    more = [
        (place, names[n].surname, forename)
        for place, n in enumerate(full)
        if len(names[n].given) > 1 or names[n].nickname
        for forename in (*names[n].given[1:], names[n].nickname)
        if len(forename) > 1
    ]
    whole = two_words(surname, first)
    also = two_words(words.of(row[1] for row in more), words.of(row[2] for row in more))
    yield (
        np.concatenate([whole[is_word], also, two_words(cores[surname], first)[has_core]]),
        np.concatenate(
            [np.flatnonzero(is_word), np.array([row[0] for row in more], dtype=np.int64), np.flatnonzero(has_core)]
        ),
    )
    lines = [sorted(forename_lines(word)) for word in distinct]
    most = range(max(map(len, lines), default=0))
    by_line = [np.array([those[n] if n < len(those) else -1 for those in lines], dtype=np.int64)[first] for n in most]
    if by_line:
        keys = [two_words(surname, line)[line >= 0] for line in by_line]
        yield np.concatenate(keys), np.concatenate([np.flatnonzero(line >= 0) for line in by_line])
    by_initial = two_words(surname, words.of(word[:1] for word in distinct)[first])
    meets_initial = np.isin(by_initial, by_initial[~is_word])
    yield by_initial[meets_initial], np.flatnonzero(meets_initial)
    yield two_words(sounds[surname], sounds[first])[is_word], np.flatnonzero(is_word)
    turned = two_words(first, surname)
    are_two = np.array([len(names[n].given) == 1 for n in full], dtype=bool)
    is_turned = are_two & np.isin(turned, whole[are_two])
    yield np.minimum(whole, turned)[is_turned], np.flatnonzero(is_turned)


def _pairs_in_order(names: Sequence[PersonName]) -> set[Pair]:
    """Names of three words and more that are one turned round, and names that others begin with."""
    starts = {start for name in names if len(name.given) > 1 for start in _starts(name)}
    several = [
        number
        for number, name in enumerate(names)
        if len(name.given) > 1 or (name.given and f"{name.given[0]} {name.surname}" in starts)
    ]
    wholes = {" ".join((*names[number].given, names[number].surname)) for number in several}
    blocks = group_by(_order_blocks(names[number], starts, wholes) for number in several)
    return {(several[one], several[other]) for one, other in all_pairs(blocks)}


def _starts(name: PersonName) -> Sequence[str]:
    return [" ".join(name.given[:length]) for length in range(2, len(name.given) + 1)]


def _order_blocks(name: PersonName, starts: set[str], wholes: set[str]) -> Iterator[str]:
    parts = (*name.given, name.surname)
    whole = " ".join(parts)
    if len(parts) > 2:
        turned = [" ".join(parts[turn:] + parts[:turn]) for turn in range(1, len(parts))]
        if not wholes.isdisjoint(turned):
            yield f"> {min(whole, *turned)}"
    if whole in starts:
        yield f"+ {whole}"
    for start in _starts(name):
        yield f"+ {start}"


def add_film_pairs(index: Index[PersonName], casts: Mapping[int, Collection[int]]) -> None:
    """Compares full names of one film, too, that share a forename or the first sound of the surname.

    `casts` holds the numbers of the names of each film.
    """
    rows = sorted((film, number) for film, cast in casts.items() if len(cast) > 1 for number in cast)
    film, number = (np.array([row[side] for row in rows], dtype=np.int64) for side in (0, 1))
    words = Numbering()
    first = words.of(index.names[one].given[0] for _, one in rows)
    start = words.of(f"~{sound(index.names[one].surname)[:1]}" for _, one in rows)
    keys = np.concatenate([two_words(film, first), two_words(film, start)])
    index.add(all_pairs(group_numbers(keys, np.tile(number, 2))))


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
    rows = [(place, person) for place, those in enumerate(company) for person in those]
    place, person = (np.array([row[side] for row in rows], dtype=np.int64) for side in (0, 1))
    letters = Numbering().of(title.key[:1] for title in index.names)
    index.add(all_pairs(group_numbers(two_words(person, letters[place]), place)))

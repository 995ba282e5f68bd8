"""Who directed what, for the captions whose words leave a role open ("Ann Lee on the set of The Storm").

A pipeline learns it in training, from the facts that its captions and lists of films hold. It is kept as Bloom filters:
no list can be read off it, and it errs for one pair in some hundreds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from typing import Final

import numpy as np

from extractor.bloom import Bits, build_filter, holds
from extractor.schema import Film
from extractor.text import fold

_WORD: Final = re.compile(r"\w+")
_ARTICLES: Final = frozenset(("the", "a", "an"))


def _nothing() -> Bits:
    return np.zeros(1, dtype=np.uint8)


@dataclass(frozen=True, slots=True)
class Directors:
    """Which films have a known director, which pairs are a film and its director, and who mostly directs."""

    titles: Bits = field(default_factory=_nothing)
    pairs: Bits = field(default_factory=_nothing)
    people: Bits = field(default_factory=_nothing)

    @classmethod
    def build(cls, directed: Iterable[tuple[Film, str]], people: Iterable[str] = ()) -> Directors:
        """Learns films with their directors, each known by full name and by surname, and people who mostly direct.

        >>> known = Directors.build([(Film("The Storm", 1950), "Ann Lee")], ["Ann Lee"])
        >>> known.directed("storm", "Lee"), known.directed("The Storm", "Bo Diaz"), known.mostly_directs("Ann Lee")
        (True, False, True)
        >>> known.knows(Film("The Storm")), known.knows(Film("The Storm", 1951)), known.knows(Film("The Storm", 1999))
        (True, True, False)
        """
        titles, pairs = set[int](), set[int]()
        for film, person in directed:
            title, names = _title(film.title), _words(person)
            titles.add(_key(title))
            if film.year is not None:
                titles.update(_key(title, str(year)) for year in range(film.year - 1, film.year + 2))
            pairs.update((_key(title, " ".join(names)), _key(title, names[-1] if names else "")))
        known = {_key(" ".join(_words(person))) for person in people}
        return cls(build_filter(titles), build_filter(pairs), build_filter(known))

    def knows(self, film: Film) -> bool:
        """Whether a film of this title, and about this year if it has one, has a known director."""
        title = _title(film.title)
        return holds(self.titles, _key(title) if film.year is None else _key(title, str(film.year)))

    def directed(self, title: str, person: str) -> bool:
        """Whether this person directed a film of this title."""
        return holds(self.pairs, _key(_title(title), " ".join(_words(person))))

    def mostly_directs(self, person: str) -> bool:
        """Whether this person, by full name, directs more films than they act in."""
        return holds(self.people, _key(" ".join(_words(person))))


@lru_cache(maxsize=20_000)  # names and titles repeat over the captions of a run
def _words(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(name)))


@lru_cache(maxsize=20_000)
def _title(title: str) -> str:
    words = _words(title)
    return " ".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


def _key(*parts: str) -> int:
    return int.from_bytes(blake2b("\0".join(parts).encode(), digest_size=8).digest(), "big")

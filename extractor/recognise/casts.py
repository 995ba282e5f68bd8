"""Which parts a film has and who made it, to tell a part's name from a person's and to find a title that stands bare.

A pipeline learns it in training, from the credits that its captions and lists of films hold. It is kept as Bloom
filters: no list can be read off it, and it errs for one question in some hundreds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import Final

from extractor.bloom import Bits, build_filter, empty_filter, holds
from extractor.cues.parts import COMMON_IN_PARTS
from extractor.keys import WORD, hash_key, name_key, title_key
from extractor.schema import Film, Role
from extractor.text import fold

_SEVERAL: Final = re.compile(r" ?/ ?")  # "Dr. Jekyll / Mr. Hyde"
_ASIDE: Final = re.compile(r"\([^()]*\)|\"[^\"]*\"|“[^“”]*”")
_LONGEST: Final = 3  # words of a longer name that a caption calls a part by: "Princess Leia", of Organa


@dataclass(frozen=True, slots=True, eq=False)  # known by itself: a key of memories that is quick to hash
class Casts:
    """Titles whose people are known, those people, and the parts of films."""

    titles: Bits = field(default_factory=empty_filter)
    people: Bits = field(default_factory=empty_filter)  # films and whoever made them or plays in them
    parts: Bits = field(default_factory=empty_filter)  # films and their parts, in full and by what captions call them

    @classmethod
    def build(cls, credited: Iterable[tuple[Film, str, Role]], parts: Iterable[tuple[Film, str]]) -> Casts:
        """Learns from credits (film, person, role) and parts (film, name); people also by their surnames.

        >>> storm = Film("The Storm", 1950)
        >>> known = Casts.build([(storm, "Ann Lee", "actor")], [(storm, "Dr. Ida Bell")])
        >>> known.has_part("Storm", "Ida"), known.has_part("Storm", "Dr. Bell"), known.has_part("Storm", "Dr.")
        (True, True, False)
        >>> known.has_person("The Storm", "Lee"), known.has_person("Rain", "Ann Lee")
        (True, False)
        """
        titles, people = set[int](), set[int]()
        for film, person, _ in credited:
            title, name = title_key(film.title), name_key(person)
            titles.add(hash_key(title))
            people.update((hash_key(title, name), hash_key(title, name.rpartition(" ")[2])))
        known = {hash_key(title_key(film.title), name) for film, part in parts for name in _names_of(part)}
        return cls(*(build_filter(keys) for keys in (titles, people, known)))

    def has_part(self, title: str, name: str) -> bool:
        """Whether a film of this title has a part of this name, whatever rank or age stands before it."""
        return _has_part(self, title, name)

    def has_person(self, title: str, name: str) -> bool:
        """Whether this person, by full name or surname, plays in a film of this title or made it."""
        return holds(self.people, hash_key(title_key(title), name_key(name)))

    def is_title_of(self, key: str, people: Iterable[str]) -> bool:
        """Whether one of these people, by full name, is known of a film; `key` is the title as `title_key` gives it."""
        return holds(self.titles, hash_key(key)) and any(
            holds(self.people, hash_key(key, name_key(name))) for name in people
        )


KNOWN: Final = tuple(part.name for part in fields(Casts))


@lru_cache(maxsize=20_000)  # films and names repeat over the captions of a run
def _has_part(casts: Casts, title: str, name: str) -> bool:
    words = name_key(name).split()
    own = next((place for place, word in enumerate(words) if word not in COMMON_IN_PARTS), None)
    if own is None:
        return False
    key = title_key(title)
    return any(holds(casts.parts, hash_key(key, " ".join(words[place:]))) for place in sorted({0, own}))


def _names_of(part: str) -> Iterator[str]:
    """What captions call a part: its name in full, runs of its words, of which one must be its own."""
    for name in _SEVERAL.split(_ASIDE.sub(" ", part)):
        words = WORD.findall(fold(name))
        yield " ".join(words)
        for length in range(1, min(len(words), _LONGEST + 1)):
            for start in range(len(words) - length + 1):
                run = words[start : start + length]
                if not COMMON_IN_PARTS.issuperset(run):
                    yield " ".join(run)

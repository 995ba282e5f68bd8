"""Who did what on which film, for the captions whose words leave a role open ("Ann Lee on the set of The Storm").

A pipeline learns it in training, from the credits that its captions and lists of films hold. It is kept as Bloom
filters: no list can be read off it, and it errs for one question in some hundreds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import Final

import numpy as np

from extractor.bloom import Bits, build_filter, holds
from extractor.keys import hash_key, name_key, title_key
from extractor.schema import ROLES, Film, Role

# Neither a craft that someone works in for good nor one that a list of films tells.
_NO_CRAFTS: Final = ("director", "actor", "unknown", "extra", "stand_in")
_CRAFTS: Final = tuple(role for role in ROLES if role not in _NO_CRAFTS)


def _nothing() -> Bits:
    return np.zeros(1, dtype=np.uint8)


@dataclass(frozen=True, slots=True)
class Careers:
    """Which films have a known director, who directed them and who acts in their own, and who works in which craft."""

    titles: Bits = field(default_factory=_nothing)  # films whose director is known
    pairs: Bits = field(default_factory=_nothing)  # films and their directors
    own_parts: Bits = field(default_factory=_nothing)  # films and those of their directors who act in them
    people: Bits = field(default_factory=_nothing)  # people who mostly direct
    crafts: Bits = field(default_factory=_nothing)  # people who mostly work in another craft, alone and with it

    @classmethod
    def build(cls, facts: Iterable[tuple[Film, str, Role]]) -> Careers:
        """Learns from facts (film, person, role); a director is known by full name and by surname.

        >>> storm, rain = Film("The Storm", 1950), Film("Rain", 1952)
        >>> facts = [(storm, "Ann Lee", "director"), (rain, "Ann Lee", "director"), (rain, "Bo Diaz", "composer")]
        >>> known = Careers.build(facts)
        >>> known.directed("storm", "Lee"), known.directed("The Storm", "Bo Diaz"), known.mostly_directs("Ann Lee")
        (True, False, True)
        >>> known.knows(Film("The Storm")), known.knows(Film("The Storm", 1951)), known.knows(Film("The Storm", 1999))
        (True, True, False)
        >>> known.usual_craft("Bo Diaz"), known.usual_craft("Ann Lee")
        ('composer', None)
        """
        titles, pairs = set[int](), set[int]()
        told: dict[tuple[str, str], set[Role]] = defaultdict(set)
        for film, person, role in facts:
            title, name = title_key(film.title), name_key(person)
            told[title, name].add(role)
            if role == "director":
                titles.add(hash_key(title))
                if film.year is not None:
                    titles.update(hash_key(title, str(year)) for year in range(film.year - 1, film.year + 2))
                pairs.update((hash_key(title, name), hash_key(title, name.rpartition(" ")[2])))
        counts: dict[str, Counter[Role]] = defaultdict(Counter)
        for (_, name), roles in told.items():
            counts[name].update(roles)
        own_parts = {hash_key(*pair) for pair, roles in told.items() if {"director", "actor"} <= roles}
        people = {hash_key(name) for name, of in counts.items() if of["director"] > of["actor"]}
        main = {name: craft for name, of in counts.items() if (craft := _main_craft(of))}
        crafts = {hash_key(*parts) for name, craft in main.items() for parts in ((name,), (name, craft))}
        filters = (titles, pairs, own_parts, people, crafts)
        return cls(*(build_filter(keys) for keys in filters))

    def knows(self, film: Film) -> bool:
        """Whether a film of this title, and about this year if it has one, has a known director."""
        title = title_key(film.title)
        return holds(self.titles, hash_key(title) if film.year is None else hash_key(title, str(film.year)))

    def directed(self, title: str, person: str) -> bool:
        """Whether this person directed a film of this title."""
        return holds(self.pairs, hash_key(title_key(title), name_key(person)))

    def acts_in_own(self, title: str, person: str) -> bool:
        """Whether this person acts in a film of this title that they directed."""
        return holds(self.own_parts, hash_key(title_key(title), name_key(person)))

    def mostly_directs(self, person: str) -> bool:
        """Whether this person, by full name, directs more films than they act in."""
        return holds(self.people, hash_key(name_key(person)))

    def usual_craft(self, person: str) -> Role | None:
        """The craft that this person, by full name, works in more often than they direct or act."""
        name = name_key(person)
        if not holds(self.crafts, hash_key(name)):
            return None
        return next((role for role in _CRAFTS if holds(self.crafts, hash_key(name, role))), None)


PARTS: Final = tuple(part.name for part in fields(Careers))


def _main_craft(counts: Counter[Role]) -> Role | None:
    role = max(_CRAFTS, key=lambda craft: counts[craft])
    return role if counts[role] > counts["director"] + counts["actor"] else None

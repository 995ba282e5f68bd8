"""Who did what on which film, for the captions whose words leave a role open ("Ann Lee on the set of The Storm").

A pipeline learns it in training, from the credits that its captions and lists of films hold. It is kept as Bloom
filters: no list can be read off it, and it errs for one question in some hundreds.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from extractor.bloom import Bits, build_filter, empty_filter, holds
from extractor.keys import hash_key, name_key, title_key
from extractor.schema import ROLES, Film, Role
from extractor.text import fold

# Ann "Birdie" Lee; folded, quotes are straight
_NICKNAME: Final = re.compile(r"(?<=\s)(?:\"[^\"]{1,25}\"|'[^']{1,25}'|\([^()]{1,25}\))(?=\s)")
_PARTICLE: Final = re.compile(r"(?<= )(de|di|da|du|le|la|mac|mc|o|van|von|el|al) (\w+)$")
_INITIALS: Final = re.compile(r"[b-df-hj-np-tv-xz]{2}")  # "PT Anderson"
# Slips of the pen: letters left out of names, and those taken for one another.
_LEFT_OUT: Final = "cehtw"
_ALIKE: Final = {
    **{vowel: "aeiouy".replace(vowel, "") for vowel in "aeiouy"},
    "b": "pv", "c": "ksz", "d": "t", "f": "vp", "g": "j", "j": "gy", "k": "cq", "m": "n", "n": "m", "p": "bf", "q": "k",
    "s": "cz", "t": "d", "v": "bw", "w": "v", "z": "sc",
}  # fmt: skip
_SOUNDS: Final = (("ph", "v"), ("ph", "f"), ("f", "ph"), ("v", "ph"), ("ck", "k"), ("k", "ck"), ("sh", "sch"))
_SHORTEST_SLIP: Final = 5  # letters; shorter surnames are a slip away from other people's
# Neither a craft that someone works in for good nor one that a list of films tells.
_NO_CRAFTS: Final = ("director", "actor", "unknown", "extra", "stand_in")
_CRAFTS: Final = tuple(role for role in ROLES if role not in _NO_CRAFTS)


@dataclass(frozen=True, slots=True, eq=False)  # known by itself: a key of memories that is quick to hash
class Careers:
    """Which films have a known director, who directed them and who acts in their own, and who works in which craft."""

    titles: Bits = field(default_factory=empty_filter)  # films whose director is known
    pairs: Bits = field(default_factory=empty_filter)  # films and their directors
    own_parts: Bits = field(default_factory=empty_filter)  # films and those of their directors who act in them
    people: Bits = field(default_factory=empty_filter)  # people who mostly direct
    crafts: Bits = field(default_factory=empty_filter)  # people who mostly work in another craft, alone and with it

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
        """Whether this person, by full name, by surname or in a shorter or longer form, directed a film of this title.

        >>> known = Careers.build([(Film("The Storm"), "Ann B. Lee", "director")])
        >>> [known.directed("Storm, The", name) for name in ("Lee", "A. Lee", "Ann Berta Lee", "Bo Lee")]
        [True, True, True, False]
        """
        return _directed(self, title, person)

    def directed_under_slip(self, title: str, person: str) -> bool:
        """Whether this name is a slip of the pen away from that of someone who directed a film of this title.

        Both the name and its surname have to be found, so that the many slips tried meet no false hits of the filter.

        >>> known = Careers.build([(Film("Jaws"), "Steven Spielberg", "director")])
        >>> names = "Steven Spielburg", "Stephen Speilberg", "Roy Scheider"
        >>> [known.directed_under_slip("Jaws", name) for name in names]
        [True, True, False]
        """
        return _directed_under_slip(self, title, person)

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


@lru_cache(maxsize=20_000)  # films and names repeat over the captions of a run
def _directed(careers: Careers, title: str, person: str) -> bool:
    work, name = title_key(title), name_key(person)
    if holds(careers.pairs, hash_key(work, name)):
        return True
    if (plain := name_key(_NICKNAME.sub("", fold(person)))) != name:
        return _directed(careers, title, plain)
    if (joined := _PARTICLE.sub(r"\1\2", name)) != name and holds(careers.pairs, hash_key(work, joined)):
        return True  # "De Mille" for "DeMille"
    surname, forms = _forms(name)
    return (
        forms is not None
        and holds(careers.pairs, hash_key(work, surname))
        and (not forms or any(holds(careers.pairs, hash_key(work, form)) for form in forms))
    )


@lru_cache(maxsize=20_000)
def _directed_under_slip(careers: Careers, title: str, person: str) -> bool:
    work, name = title_key(title), name_key(person)
    given, _, surname = name.rpartition(" ")
    if not given or len(surname) < _SHORTEST_SLIP:
        return False
    if holds(careers.pairs, hash_key(work, surname)):
        return any(holds(careers.pairs, hash_key(work, f"{other} {surname}")) for other in _slips(given))
    start = blake2b(f"{work}\0".encode(), digest_size=8)
    for other in _slips(surname):
        hashed = start.copy()
        hashed.update(other.encode())
        if holds(careers.pairs, int.from_bytes(hashed.digest(), "big")) and any(
            holds(careers.pairs, hash_key(work, f"{first} {other}")) for first in (given, *_sounds(given))
        ):
            return True
    return False


@lru_cache(maxsize=20_000)
def _forms(name: str) -> tuple[str, tuple[str, ...] | None]:
    """The surname, and the other forms in which the name may be known; none where initials leave it to the surname.

    >>> _forms("a lee"), _forms("ann berta lee")
    (('lee', ()), ('lee', ('ann lee', 'ann b lee')))
    """
    *given, surname = name.split() or [""]
    if not given:
        return surname, None
    if all(len(word) == 1 for word in given) or _INITIALS.fullmatch(given[0]):
        return surname, ()
    first, *middle = given
    if not middle:
        return surname, None
    forms = [f"{first} {surname}", " ".join([first, *(word[0] for word in middle), surname])]
    return surname, tuple(form for form in forms if form != name)


def _sounds(word: str) -> set[str]:
    """A word written otherwise as it sounds.

    >>> _sounds("stephen") == {"steven", "stefen"}
    True
    """
    return {word.replace(one, other, 1) for one, other in _SOUNDS if one in word}


@lru_cache(maxsize=5_000)
def _slips(word: str) -> tuple[str, ...]:
    """A word with one letter left out, doubled, put in, changed for a like one or for its neighbour.

    >>> {"kubrick", "kubric", "kubirk", "kobrik"} <= set(_slips("kubrik"))
    True
    """
    ends = range(len(word))
    found = {word[:i] + word[i + 1 :] for i in ends}
    found |= {word[:i] + word[i] + word[i:] for i in ends}
    found |= {word[:i] + word[i + 1 : i + 2] + word[i] + word[i + 2 :] for i in ends}
    found |= {word[:i] + letter + word[i:] for i in (*ends, len(word)) for letter in _LEFT_OUT}
    found |= {word[:i] + other + word[i + 1 :] for i in ends for other in _ALIKE.get(word[i], "")}
    found |= _sounds(word)
    return tuple(found - {word})

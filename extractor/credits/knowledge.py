"""Who directed what, for the captions whose words leave a role open ("Ann Lee on the set of The Storm").

A pipeline learns it in training, from the facts that its captions and lists of films hold. It is kept as Bloom filters:
no list can be read off it, and it errs for one pair in some hundreds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Final

import numpy as np

from extractor.bloom import Bits, build_filter, holds
from extractor.text import fold

_WORD: Final = re.compile(r"\w+")
_ARTICLES: Final = frozenset(("the", "a", "an"))


def _nothing() -> Bits:
    return np.zeros(1, dtype=np.uint8)


@dataclass(frozen=True, slots=True)
class Directors:
    """Which films have a known director, and which (film, person) pairs are one and its director."""

    titles: Bits = field(default_factory=_nothing)
    pairs: Bits = field(default_factory=_nothing)

    @classmethod
    def build(cls, pairs: Iterable[tuple[str, str]]) -> Directors:
        """Learns (title, person) pairs; a person is known by full name and by surname.

        >>> known = Directors.build([("The Storm", "Ann Lee")])
        >>> known.directed("storm", "Lee"), known.directed("The Storm", "Bo Diaz"), known.knows("The Rain")
        (True, False, False)
        """
        titles, found = set[int](), set[int]()
        for title, person in pairs:
            names = _words(person)
            titles.add(_key(_title(title)))
            found.update((_key(_title(title), " ".join(names)), _key(_title(title), names[-1] if names else "")))
        return cls(build_filter(titles), build_filter(found))

    def knows(self, title: str) -> bool:
        """Whether a film of this title has a known director."""
        return holds(self.titles, _key(_title(title)))

    def directed(self, title: str, person: str) -> bool:
        """Whether this person directed a film of this title."""
        return holds(self.pairs, _key(_title(title), " ".join(_words(person))))


def _words(name: str) -> list[str]:
    return _WORD.findall(fold(name))


def _title(title: str) -> str:
    words = _words(title)
    return " ".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


def _key(*parts: str) -> int:
    return int.from_bytes(blake2b("\0".join(parts).encode(), digest_size=8).digest(), "big")

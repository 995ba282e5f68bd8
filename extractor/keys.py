"""How names and titles are compared in what a pipeline knows of films: letters alone, a title without its article."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from extractor.text import fold

WORD: Final = re.compile(r"\w+")
ARTICLES: Final = frozenset(("the", "a", "an"))


@lru_cache(maxsize=20_000)  # names and titles repeat over the captions of a run
def name_key(name: str) -> str:
    """A name as it is compared.

    >>> name_key("Jean-Pierre Léaud")
    'jean pierre leaud'
    """
    return " ".join(WORD.findall(fold(name)))


@lru_cache(maxsize=20_000)
def title_key(title: str) -> str:
    """A title as it is compared.

    >>> title_key("The Lady, from Shanghai"), title_key("An"), title_key("Storm, The")
    ('lady from shanghai', 'an', 'storm')
    """
    words = WORD.findall(fold(title))
    if len(words) > 1 and words[-1] in ARTICLES and "," in title:
        return " ".join(words[:-1])  # index order
    return without_article(words)


def without_article(words: list[str]) -> str:
    """The words of a title as it is compared."""
    return " ".join(words[1:] if len(words) > 1 and words[0] in ARTICLES else words)


def hash_key(*parts: str) -> int:
    """A 64-bit number for a tuple of texts, the same on every machine; what a Bloom filter takes."""
    return int.from_bytes(blake2b("\0".join(parts).encode(), digest_size=8).digest(), "big")

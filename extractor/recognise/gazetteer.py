"""Known titles and names, as features of tokens.

A gazetteer holds no list, only Bloom filters over token hashes: it can say "this run of tokens may be a
title that training knew of", costs a few bits a name, and is a feature that the network weighs, never a rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt
from spacy.language import Language

from extractor.bloom import Bits, UInts, build_filter, holds, mix, probe

MAX_TOKENS: Final = 9  # 99 of 100 titles are no longer
_MIN_NAMES: Final = 3  # lists of names hold slips; a word that begins or ends three of them is a name
_MULTIPLIER: Final = np.uint64(0x9E3779B97F4A7C15)  # 2^64 / golden ratio, odd (Knuth, TAOCP 6.4)
_PHRASES: Final = ("film", "person", "character")  # runs of two tokens and more
_WORDS: Final = ("title_word", "forename", "surname")  # single tokens
COLUMNS: Final = 3  # features per token: film, person, character


@dataclass(slots=True)
class Gazetteer:
    """Bloom filters by kind: bit arrays whose lengths are powers of two. An empty gazetteer knows nothing."""

    filters: dict[str, Bits] = field(default_factory=dict)

    @classmethod
    def build(
        cls, nlp: Language, *, films: Iterable[str], people: Iterable[str], characters: Iterable[str]
    ) -> Gazetteer:
        """Learns names, tokenized by the pipeline's tokenizer and compared by NORM (lower case, straight quotes)."""
        keys: dict[str, set[int]] = {kind: set() for kind in (*_PHRASES, "title_word")}
        first, last = Counter[int](), Counter[int]()
        for kind, names in zip(_PHRASES, (films, people, characters), strict=True):
            for doc in map(nlp.tokenizer, names):
                norms = [token.norm for token in doc]
                if kind == "person" and len(norms) > 1:
                    first[norms[0]] += 1
                    last[norms[-1]] += 1
                if len(norms) > 1:
                    keys[kind].add(_phrase_key(norms))
                elif norms and kind == "film":
                    keys["title_word"].add(norms[0])
        for kind, counts in (("forename", first), ("surname", last)):
            keys[kind] = {norm for norm, count in counts.items() if count >= _MIN_NAMES}
        return cls({kind: build_filter(found) for kind, found in keys.items()})

    def knows_title(self, norms: Sequence[int]) -> bool:
        """Whether a run of tokens, two and more, is a title that training knew of."""
        return self._knows("film", norms)

    def knows_person(self, norms: Sequence[int]) -> bool:
        """Whether a run of tokens, two and more, is the full name of someone that training knew of."""
        return self._knows("person", norms)

    def knows_surname(self, norm: int) -> bool:
        """Whether a token ends several names that training knew of."""
        return bool(self.filters) and holds(self.filters["surname"], norm)

    def _knows(self, kind: str, norms: Sequence[int]) -> bool:
        return len(norms) > 1 and bool(self.filters) and holds(self.filters[kind], _phrase_key(norms))

    def features(self, norms: UInts, lengths: Sequence[int]) -> UInts:
        """Three features for each token of a flat batch; shape (tokens, 3).

        `lengths` are those of its docs: no name reaches from one into the next.
        """
        columns = np.zeros((len(norms), COLUMNS), dtype=np.uint64)
        if not self.filters:
            return columns
        longest = {kind: np.zeros(len(norms), dtype=np.int64) for kind in _PHRASES}
        left = np.concatenate([np.arange(length, 0, -1) for length in lengths])  # tokens from here to the doc's end
        starts, rolling = np.arange(len(norms)), norms
        for length in range(2, MAX_TOKENS + 1):
            within = left[starts] >= length
            starts = starts[within]
            rolling = rolling[within] * _MULTIPLIER + norms[starts + (length - 1)]
            mixed = mix(rolling)
            for kind in _PHRASES:
                longest[kind][starts[probe(self.filters[kind], mixed)]] = length
        for column, kind in enumerate(_PHRASES):
            columns[:, column] = _runs(longest[kind])
        mixed = mix(norms)
        known = {kind: probe(self.filters[kind], mixed).astype(np.uint64) for kind in _WORDS}
        columns[:, 0] += np.uint64(5) * known["title_word"]
        columns[:, 1] += np.uint64(5) * known["forename"] + np.uint64(10) * known["surname"]
        return columns


def _phrase_key(norms: Sequence[int]) -> int:
    key = norms[0]
    for norm in norms[1:]:
        key = (key * int(_MULTIPLIER) + norm) & 0xFFFF_FFFF_FFFF_FFFF
    return key


def _runs(longest: npt.NDArray[np.int64]) -> UInts:
    """0 outside, else 1 begin and 2 inside of a two-token name, 3 and 4 of a longer one; leftmost, longest first."""
    tags, end = np.zeros(len(longest), dtype=np.uint64), 0
    for start in np.flatnonzero(longest).tolist():
        if start >= end:
            length = int(longest[start])
            end = start + length
            tags[start] = 1 if length == 2 else 3
            tags[start + 1 : end] = 2 if length == 2 else 4
    return tags

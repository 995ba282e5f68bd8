"""Known titles and names as a feature of the recogniser's embedding layer.

A gazetteer holds no list, only Bloom filters over token hashes: it can say "this run of tokens may be a
title that training knew of", costs a few bits a name, and is a feature that the network weighs, never a rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, cast

import numpy as np
import numpy.typing as npt
import srsly
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array
from thinc.types import Floats2d, Ragged

from extractor.bloom import Bits, UInts, build_filter, mix, probe

MAX_TOKENS: Final = 9  # 99 of 100 titles are no longer
_MIN_NAMES: Final = 3  # lists of names hold slips; a word that begins or ends three of them is a name
_MULTIPLIER: Final = np.uint64(0x9E3779B97F4A7C15)  # 2^64 / golden ratio, odd (Knuth, TAOCP 6.4)
_PHRASES: Final = ("film", "person", "character")  # runs of two tokens and more
_WORDS: Final = ("title_word", "forename", "surname")  # single tokens
_COLUMNS: Final = 3  # features per token: film, person, character
_ROWS: Final = 64  # each feature has fewer than 32 values
_FEATURE_WIDTH: Final = 16


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

    def features(self, norms: UInts) -> UInts:
        """Three features for each token of a flat batch; shape (tokens, 3). Zeros must part one doc from the next."""
        columns = np.zeros((len(norms), _COLUMNS), dtype=np.uint64)
        if not self.filters:
            return columns
        longest = {kind: np.zeros(len(norms), dtype=np.int64) for kind in _PHRASES}
        rolling = norms.copy()
        for length in range(2, min(MAX_TOKENS, len(norms)) + 1):
            rolling = rolling[:-1] * _MULTIPLIER + norms[length - 1 :]
            mixed = mix(rolling)
            for kind in _PHRASES:
                longest[kind][: len(mixed)][probe(self.filters[kind], mixed)] = length
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


@registry.architectures("extractor.GazetteerEmbed.v1")
def build_gazetteer_embed(width: int, attrs: list[str], rows: list[int]) -> Model[list[Doc], list[Floats2d]]:
    """spaCy's `MultiHashEmbed.v2` with the gazetteer's features beside the lexical ones.

    The gazetteer is empty until `set_gazetteer` or the callback `extractor.read_gazetteer.v1` fills it; it is saved and
    loaded with the weights.
    """
    tables: list[Model[Any, Any]] = [
        HashEmbed(width, nV=count, column=column, seed=7 + column, dropout=0.0) for column, count in enumerate(rows)
    ]
    tables += [
        HashEmbed(_FEATURE_WIDTH, nV=_ROWS, column=len(attrs) + column, seed=7 + len(attrs) + column, dropout=0.0)
        for column in range(_COLUMNS)
    ]
    concatenated = width * len(attrs) + _FEATURE_WIDTH * _COLUMNS
    mix: Model[Any, Any] = with_array(Maxout(width, concatenated, nP=3, dropout=0.0, normalize=True))
    embed: Model[Any, Any] = with_array(concatenate(*tables))
    to_ragged = cast(Model[list[UInts], Ragged], list2ragged())
    return chain(build_features(attrs), to_ragged, embed, mix, ragged2list())


def build_features(attrs: list[str]) -> Model[list[Doc], list[UInts]]:
    """The layer that reads the tokens' lexical attributes and asks the gazetteer."""
    layer: Model[list[Doc], list[UInts]] = Model(
        "caption_features", _forward, attrs={"columns": attrs, "gazetteer": {}}
    )
    return layer


def _forward(
    model: Model[list[Doc], list[UInts]], docs: list[Doc], is_train: bool
) -> tuple[list[UInts], Callable[[list[UInts]], list[Doc]]]:
    columns = model.attrs["columns"]
    lexical = [doc.to_array(columns).reshape(len(doc), len(columns)) for doc in docs]
    gazetteer = Gazetteer(model.attrs["gazetteer"])
    gap = np.zeros(MAX_TOKENS, dtype=np.uint64)
    norm = columns.index("NORM")
    flat = np.concatenate([part for table in lexical for part in (table[:, norm], gap)])
    known = gazetteer.features(flat)
    result, start = list[UInts](), 0
    for table in lexical:
        result.append(np.hstack([table, known[start : start + len(table)]]))
        start += len(table) + MAX_TOKENS
    return result, lambda gradient: []


def find_gazetteer(nlp: Language, component: str = "ner") -> Gazetteer:
    """The gazetteer of a pipeline's recogniser."""
    return Gazetteer(_features_layer(nlp, component).attrs["gazetteer"])


def set_gazetteer(nlp: Language, gazetteer: Gazetteer, component: str = "ner") -> None:
    """Puts a gazetteer into a pipeline's recogniser."""
    _features_layer(nlp, component).attrs["gazetteer"] = gazetteer.filters


def _features_layer(nlp: Language, component: str) -> Model[Any, Any]:
    model = cast(Any, nlp.get_pipe(component)).model
    return next(layer for layer in model.walk() if layer.name == "caption_features")


def write_gazetteer(gazetteer: Gazetteer, path: Path) -> None:
    """Writes a gazetteer for `spacy train` to read."""
    srsly.write_msgpack(path, gazetteer.filters)


@registry.callbacks("extractor.read_gazetteer.v1")
def create_gazetteer_reader(path: str | None) -> Callable[[Language], Language]:
    """A `before_init` callback that fills the recogniser's gazetteer from a file; without a path it stays empty."""

    def read(nlp: Language) -> Language:
        if path is not None:
            filters = {kind: np.array(bits) for kind, bits in srsly.read_msgpack(path).items()}
            set_gazetteer(nlp, Gazetteer(filters))
        return nlp

    return read

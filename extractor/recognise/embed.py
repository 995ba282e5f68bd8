"""The recogniser's embedding layer: lexical features and the gazetteer's, and a cache that makes it quick to apply.

What the lexical features add to the layer depends on the word type alone, what the gazetteer's add on one of some
hundred combinations. Both are kept as rows of sums, so that a token costs two look-ups and an addition in place of the
hashing and the largest matrix product of the network.
"""

from __future__ import annotations

from collections.abc import Callable
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

from extractor.bloom import UInts
from extractor.recognise.gazetteer import COLUMNS, MAX_TOKENS, Gazetteer

Floats = npt.NDArray[np.float32]
EmbedModel = Model[list[Doc], list[Floats2d]]

_ROWS: Final = 64  # each of the gazetteer's features has fewer than 32 values
_FEATURE_WIDTH: Final = 16
_PIECES: Final = 3  # of the maxout layer, as in spaCy's own embedding layers
_CACHED_TYPES: Final = 50_000  # word types whose rows are kept: 55 MB at width 96; then the cache begins anew


@registry.architectures("extractor.GazetteerEmbed.v1")
def build_gazetteer_embed(width: int, attrs: list[str], rows: list[int]) -> EmbedModel:
    """spaCy's `MultiHashEmbed.v2` with the gazetteer's features beside the lexical ones.

    The gazetteer is empty until `set_gazetteer` or the callback `extractor.read_gazetteer.v1` fills it; it is saved and
    loaded with the weights.
    """
    tables: list[Model[Any, Any]] = [
        HashEmbed(width, nV=count, column=column, seed=7 + column, dropout=0.0) for column, count in enumerate(rows)
    ]
    tables += [
        HashEmbed(_FEATURE_WIDTH, nV=_ROWS, column=len(attrs) + column, seed=7 + len(attrs) + column, dropout=0.0)
        for column in range(COLUMNS)
    ]
    concatenated = width * len(attrs) + _FEATURE_WIDTH * COLUMNS
    mix: Model[Any, Any] = with_array(Maxout(width, concatenated, nP=_PIECES, dropout=0.0, normalize=True))
    embed: Model[Any, Any] = with_array(concatenate(*tables))
    to_ragged = cast(Model[list[UInts], Ragged], list2ragged())
    whole: EmbedModel = chain(build_features(attrs), to_ragged, embed, mix, ragged2list())
    return Model(
        whole.name, _forward, init=_init, layers=whole.layers, dims={"nO": width}, attrs={"cache": None, "whole": whole}
    )


def _init(model: EmbedModel, X: list[Doc] | None = None, Y: list[Floats2d] | None = None) -> None:  # noqa: N803
    model.attrs["whole"].initialize(X, Y)


def _forward(model: EmbedModel, docs: list[Doc], is_train: bool) -> tuple[list[Floats2d], Callable[[Any], Any]]:
    if is_train:
        model.attrs["cache"] = None  # the weights are about to change
    elif model.attrs["cache"] is not None and docs:
        return cast(_Cache, model.attrs["cache"]).embed(docs), lambda gradient: []
    return cast(tuple[list[Floats2d], Callable[[Any], Any]], model.attrs["whole"](docs, is_train))


def cache_embeddings(nlp: Language, component: str = "ner") -> None:
    """Turns the cache on, where the pipeline's recogniser has this layer; training turns it off again."""
    for layer in cast(Any, nlp.get_pipe(component)).model.walk():
        if "cache" in layer.attrs:
            layer.attrs["cache"] = _Cache(layer)


class _Cache:
    """The layer's parts for each word type and each combination of gazetteer features, before the maxout."""

    def __init__(self, whole: Model[Any, Any]) -> None:
        named: dict[str, list[Model[Any, Any]]] = {}
        for layer in whole.walk():
            named.setdefault(layer.name, []).append(layer)
        (self.features,), (maxout,), (norm,) = named["caption_features"], named["maxout"], named["layernorm"]
        self.tables = [
            layer for layer in whole.walk() if layer.name.startswith("ints-getitem>>") and len(layer.layers) == 2
        ]
        self.width = maxout.get_dim("nO")
        # Pieces first: the maximum of three blocks of columns is quicker than one over pieces that lie side by side.
        weights = cast(Floats, maxout.get_param("W")).swapaxes(0, 1).reshape(self.width * _PIECES, -1)
        lexical = len(self.features.attrs["columns"])
        split = sum(table.get_dim("nO") for table in self.tables[:lexical])
        self.lexical = (self.tables[:lexical], np.ascontiguousarray(weights[:, :split].T))
        self.known = (self.tables[lexical:], np.ascontiguousarray(weights[:, split:].T))
        self.bias = cast(Floats, maxout.get_param("b")).T.reshape(-1)
        self.gain, self.shift = cast(Floats, norm.get_param("G")), cast(Floats, norm.get_param("b"))
        self.clear()

    def clear(self) -> None:
        """Forgets all rows."""
        self.row_of_type: dict[int, int] = {}
        self.row_of_known: dict[int, int] = {}
        self.type_rows = np.zeros((1024, self.width * _PIECES), dtype=np.float32)
        self.known_rows = np.zeros((256, self.width * _PIECES), dtype=np.float32)

    def embed(self, docs: list[Doc]) -> list[Floats2d]:
        """The layer's output for each doc."""
        if len(self.row_of_type) > _CACHED_TYPES:
            self.clear()
        tokens, known = read_features(self.features, docs)
        types = np.concatenate([doc.to_array("ORTH") for doc in docs])
        summed = self._type_part(types, tokens)
        summed += self._known_part(known)
        blocks = np.split(summed, _PIECES, axis=1)
        best = np.maximum(np.maximum(blocks[0], blocks[1]), blocks[2])
        best -= best.mean(axis=1, keepdims=True)
        best /= np.sqrt(np.einsum("ij,ij->i", best, best)[:, None] / np.float32(self.width) + np.float32(1e-8))
        best *= self.gain
        best += self.shift
        ends = np.cumsum([len(doc) for doc in docs])[:-1]
        return cast(list[Floats2d], np.split(best, ends))

    def _type_part(self, types: UInts, tokens: UInts) -> Floats:
        rows = np.array([self.row_of_type.get(key, -1) for key in types.tolist()], dtype=np.int64)
        if (missing := np.flatnonzero(rows < 0)).size:
            fresh, first = np.unique(types[missing], return_index=True)
            start, end = len(self.row_of_type), len(self.row_of_type) + len(fresh)
            self.type_rows = _grown(self.type_rows, end)
            self.type_rows[start:end] = _sums(*self.lexical, tokens[missing[first]]) + self.bias
            self.row_of_type.update(zip(fresh.tolist(), range(start, end), strict=True))
            rows[missing] = [self.row_of_type[key] for key in types[missing].tolist()]
        return self.type_rows[rows]

    def _known_part(self, known: UInts) -> Floats:
        keys = known @ np.array([1, _ROWS, _ROWS * _ROWS], dtype=np.uint64)
        fresh, first, rows = np.unique(keys, return_index=True, return_inverse=True)
        for key, at in zip(fresh.tolist(), first.tolist(), strict=True):
            if key not in self.row_of_known:
                row = self.row_of_known[key] = len(self.row_of_known)
                self.known_rows = _grown(self.known_rows, row + 1)
                tables, weights = self.known
                padded = np.zeros((1, len(self.tables)), dtype=np.uint64)
                padded[0, -COLUMNS:] = known[at]
                self.known_rows[row] = _sums(tables, weights, padded)[0]
        return cast(Floats, self.known_rows[np.array([self.row_of_known[key] for key in fresh.tolist()])[rows]])


def _sums(tables: list[Model[Any, Any]], weights: Floats, ids: UInts) -> Floats:
    """What the tables' vectors for these ids add to the maxout layer."""
    return cast(Floats, np.hstack([table.predict(ids) for table in tables]) @ weights)


def _grown(rows: Floats, size: int) -> Floats:
    if size <= len(rows):
        return rows
    larger = np.zeros((max(size, 2 * len(rows)), rows.shape[1]), dtype=np.float32)
    larger[: len(rows)] = rows
    return larger


def build_features(attrs: list[str]) -> Model[list[Doc], list[UInts]]:
    """The layer that reads the tokens' lexical attributes and asks the gazetteer."""
    layer: Model[list[Doc], list[UInts]] = Model(
        "caption_features", _features_forward, attrs={"columns": attrs, "gazetteer": {}}
    )
    return layer


def _features_forward(
    model: Model[list[Doc], list[UInts]], docs: list[Doc], is_train: bool
) -> tuple[list[UInts], Callable[[list[UInts]], list[Doc]]]:
    features: UInts = np.concatenate(read_features(model, docs), axis=1)
    return np.split(features, np.cumsum([len(doc) for doc in docs])[:-1]), lambda gradient: []


def read_features(layer: Model[Any, Any], docs: list[Doc]) -> tuple[UInts, UInts]:
    """The lexical attributes and the gazetteer's features of all tokens; shapes (tokens, attributes), (tokens, 3)."""
    columns = layer.attrs["columns"]
    tables = [doc.to_array(columns).reshape(len(doc), len(columns)) for doc in docs]
    lexical: UInts = np.concatenate([*tables, np.zeros((0, len(columns)), dtype=np.uint64)])
    # Zeros part one doc from the next, so that no name reaches across.
    gaps = np.repeat(np.arange(len(tables)) * MAX_TOKENS, [len(table) for table in tables])
    places = np.arange(len(lexical)) + gaps
    spaced = np.zeros(len(lexical) + len(tables) * MAX_TOKENS, dtype=np.uint64)
    spaced[places] = lexical[:, columns.index("NORM")]
    return lexical, Gazetteer(layer.attrs["gazetteer"]).features(spaced)[places]


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

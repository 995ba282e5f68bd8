"""The recogniser's embedding layer: lexical features and the gazetteer's."""

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
from extractor.recognise.gazetteer import COLUMNS, Gazetteer

Floats = npt.NDArray[np.float32]
EmbedModel = Model[list[Doc], list[Floats2d]]

_ROWS: Final = 64  # each of the gazetteer's features has fewer than 32 values
_FEATURE_WIDTH: Final = 16
_PIECES: Final = 3  # of the maxout layer, as in spaCy's own embedding layers


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
    whole.set_dim("nO", width)
    return whole


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
    gazetteer = Gazetteer(layer.attrs["gazetteer"])
    return lexical, gazetteer.features(lexical[:, columns.index("NORM")], [len(table) for table in tables])


def find_gazetteer(nlp: Language, component: str = "ner") -> Gazetteer:
    """The gazetteer of a pipeline's recogniser."""
    return Gazetteer(_features_layer(nlp, component).attrs["gazetteer"])


def features_layer_of(component: object) -> Model[Any, Any] | None:
    """The layer of a recogniser that holds its gazetteer; None where it has none."""
    model = getattr(component, "model", None)
    return next((layer for layer in model.walk() if layer.name == "caption_features"), None) if model else None


def set_gazetteer(nlp: Language, gazetteer: Gazetteer, component: str = "ner") -> None:
    """Puts a gazetteer into a pipeline's recogniser."""
    _features_layer(nlp, component).attrs["gazetteer"] = gazetteer.filters


def _features_layer(nlp: Language, component: str) -> Model[Any, Any]:
    return cast(Model[Any, Any], features_layer_of(nlp.get_pipe(component)))


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

"""The embedding layer's cache: the same entities as without it, whatever was read before."""

from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.training import Example
from thinc.api import use_ops

import extractor
from extractor.recognise import cache_embeddings, embed, shipped_model
from extractor.training.corpus import read_corpus


@pytest.fixture(scope="module")
def cached() -> Language:
    return extractor.load()


@pytest.fixture(scope="module")
def plain() -> Language:
    with use_ops("numpy", use_blis=False):
        return spacy.load(shipped_model())


def layer(nlp: Language) -> Any:
    return next(node for node in cast(Any, nlp.get_pipe("ner")).model.walk() if "cache" in node.attrs)


def entities(nlp: Language, texts: list[str]) -> list[list[tuple[int, int, str]]]:
    docs = nlp.pipe(texts, disable=["caption_rules", "caption_credits"])
    return [[(ent.start, ent.end, ent.label_) for ent in doc.ents] for doc in docs]


def test_only_load_turns_the_cache_on(cached: Language, plain: Language) -> None:
    assert layer(cached).attrs["cache"] is not None
    assert layer(plain).attrs["cache"] is None


def test_the_layer_gives_the_same_vectors(cached: Language, plain: Language) -> None:
    texts = ["Director Alan Parker prepares Irene Cara for a scene in Fame (1980).", "", "Fame", "🎬 Fame Fame"]
    for _ in range(2):  # the second time from the cache
        for ours, theirs in zip(
            layer(cached).predict([cached.make_doc(text) for text in texts]),
            layer(plain).predict([plain.make_doc(text) for text in texts]),
            strict=True,
        ):
            np.testing.assert_allclose(ours, theirs, atol=1e-4)


def test_a_full_cache_begins_anew(cached: Language, plain: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embed, "_CACHED_TYPES", 20)
    texts = [caption.text for caption in read_corpus(Path("corpus"), splits=("dev",))][:12]
    assert [entities(cached, [text]) for text in texts] == [entities(plain, [text]) for text in texts]


def test_training_turns_it_off() -> None:
    nlp = extractor.load()
    doc = nlp.make_doc("Fame (1980)")
    nlp.update([Example.from_dict(doc, {"entities": [(0, 4, "FILM")]})], sgd=nlp.resume_training())
    assert layer(nlp).attrs["cache"] is None
    cache_embeddings(nlp)
    assert layer(nlp).attrs["cache"] is not None


@pytest.mark.slow
def test_the_same_entities_on_the_whole_corpus(cached: Language, plain: Language) -> None:
    texts = [caption.text for caption in read_corpus(Path("corpus"))]
    assert len(texts) >= 10_000
    assert entities(cached, texts) == entities(plain, texts)

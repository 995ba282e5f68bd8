"""The flat recogniser: spaCy's own entities, in whatever batch a caption is, and spaCy's own ways where it must."""

from pathlib import Path
from typing import Any, cast

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Span
from spacy.training import Example

import extractor
from extractor.recognise import FlatRecognizer, flat, flatten, shipped_model
from extractor.training.corpus import read_corpus

ODD = (
    "",
    " ",
    "Fame",
    "Fame (1980)",
    "  Alan Parker  directs\n\nIrene Cara ",
    "🎬 Fame Fame 🎬",
    "Alan Parker " * 200,
    "ALAN PARKER AND IRENE CARA IN FAME",
    "Cara",
)


@pytest.fixture(scope="module")
def ours() -> Language:
    return extractor.load()


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.load(shipped_model())


def recognizer(nlp: Language) -> Any:
    return cast(Any, nlp.get_pipe("ner"))


def entities(nlp: Language, texts: list[str], batch_size: int = 256) -> list[list[tuple[int, int, str]]]:
    docs = nlp.pipe(texts, batch_size=batch_size, disable=["caption_rules", "caption_credits"])
    return [[(ent.start, ent.end, ent.label_) for ent in doc.ents] for doc in docs]


def captions(count: int | None = None) -> list[str]:
    return [caption.text for caption in read_corpus(Path("corpus"), splits=("dev",))][:count]


def test_only_load_puts_it_in(ours: Language, plain: Language) -> None:
    assert isinstance(recognizer(ours), FlatRecognizer)
    assert not isinstance(recognizer(plain), FlatRecognizer)
    assert ours.pipe_names == plain.pipe_names


def test_the_same_entities_as_spacy(ours: Language, plain: Language) -> None:
    texts = [*ODD, *captions(150)]
    assert entities(ours, texts) == entities(plain, texts)


def test_the_batch_changes_nothing(ours: Language) -> None:
    texts = [*captions(60), *ODD]
    one_by_one = [entities(ours, [text])[0] for text in texts]
    for size in (2, 7, 256):
        assert entities(ours, texts, size) == one_by_one
    assert entities(ours, texts[::-1])[::-1] == one_by_one


def test_nothing_but_empty_docs(ours: Language) -> None:
    assert entities(ours, ["", ""]) == [[], []]
    assert entities(ours, []) == []


def test_every_token_is_marked(ours: Language) -> None:
    for doc in ours.pipe(captions(5), disable=["caption_rules", "caption_credits"]):
        assert doc.has_annotation("ENT_IOB", require_complete=True)


def test_a_full_cache_begins_anew(ours: Language, plain: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flat, "_KEPT_WORDS", 20)
    texts = captions(12)
    assert [entities(ours, [text]) for text in texts] == [entities(plain, [text]) for text in texts]


def test_entities_set_before_stay(ours: Language, plain: Language) -> None:
    found = []
    for nlp in (ours, plain):
        docs = [nlp.make_doc("Alan Parker directs Irene Cara in Fame (1980)."), nlp.make_doc("Fame (1980)")]
        docs[0].set_ents([Span(docs[0], 3, 5, label="CHARACTER")], default="missing")
        found.append([[(ent.text, ent.label_) for ent in doc.ents] for doc in recognizer(nlp).pipe(docs)])
    assert found[0] == found[1]
    assert ("Irene Cara", "CHARACTER") in found[0][0]


def test_training_changes_what_it_finds(plain: Language) -> None:
    nlp = extractor.load()
    texts = captions(10)
    before = entities(nlp, texts)
    examples = [
        Example.from_dict(nlp.make_doc(text), {"entities": [(0, len(nlp.make_doc(text)[0]), "FILM")]}) for text in texts
    ]
    optimizer = nlp.resume_training()
    optimizer.learn_rate = 0.01
    with nlp.select_pipes(enable="ner"):
        for _ in range(10):
            nlp.update(examples, sgd=optimizer)
    trained = spacy.load(shipped_model())
    recognizer(trained).from_bytes(recognizer(nlp).to_bytes())
    after = entities(nlp, texts)
    assert after == entities(trained, texts) != before
    untrained = extractor.load()
    assert entities(untrained, texts) == before
    recognizer(untrained).from_bytes(recognizer(nlp).to_bytes())
    assert entities(untrained, texts) == after


def test_saved_and_loaded(ours: Language, tmp_path: Path) -> None:
    ours.to_disk(tmp_path)
    copy = spacy.load(tmp_path)
    assert isinstance(recognizer(copy), FlatRecognizer)
    assert entities(copy, captions(20)) == entities(ours, captions(20))


def test_another_recogniser_stays_as_it_is() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("ner").add_label("PERSON")  # type: ignore[attr-defined]
    nlp.initialize()
    before = recognizer(nlp)
    flatten(nlp)
    assert recognizer(nlp) is before


@pytest.mark.slow
def test_the_same_entities_on_the_whole_corpus(ours: Language, plain: Language) -> None:
    texts = [caption.text for caption in read_corpus(Path("corpus"))]
    assert len(texts) >= 10_000
    assert entities(ours, texts) == entities(plain, texts)

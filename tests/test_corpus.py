"""The corpus' form, and the corpus itself: well formed, aligned with tokens, nothing in two splits."""

import json
import random
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest
import spacy
from rapidfuzz import fuzz, process

from extractor.errors import CorpusError
from extractor.recognise import create_caption_tokenizer
from extractor.schema import Credit, Entity, Film
from extractor.text import fold
from extractor.training.corpus import SPLITS, mark, parse_caption, read_corpus, read_file, split_captions, strip_marks
from extractor.training.evaluate import read_gold
from extractor.training.train import Sample, gold_doc, without_glued

CORPUS = Path(__file__).parent.parent / "corpus"
EVAL = Path(__file__).parent.parent.parent / "shared" / "eval"
NEAR_COPY = 86  # of 100: captions of the common forms on other films are less alike

CASES = [
    (
        "Director {P Alan Parker} (right) in {F Fame} ({Y 1980})",
        [],
        "Alan Parker;director;e;p=right",
        (Credit("Alan Parker", "director", "Fame", 1980, None, "right", cue="explicit", rule="gold"),),
    ),
    (
        "{P Irene Cara} as {C Coco}, {F Fame}",
        [],
        "Irene Cara;actor;e;c=Coco",
        (Credit("Irene Cara", "actor", "Fame", None, "Coco", cue="explicit", rule="gold"),),
    ),
    ("{P Irene Cara} at home", [], "Irene Cara;unknown;k;f=~", (Credit("Irene Cara", "unknown", rule="gold"),)),
    (
        "{P Irene Cara}: {F Fame} ({Y 1980}), {F Sparkle}",
        ["F Fame | 1980", "F Sparkle | -"],
        "Irene Cara;actor;k;f=Fame | Irene Cara;actor;k;f=Sparkle",
        (
            Credit("Irene Cara", "actor", "Fame", 1980, rule="gold"),
            Credit("Irene Cara", "actor", "Sparkle", rule="gold"),
        ),
    ),
    ("Nothing here", [], "", ()),
]

FAULTS = [
    ("{P Irene Cara", [], "", "a brace outside a mark"),
    ("{P Irene Cara } sings", [], "", "blank at the edge"),
    ("{P Irene Cara} in {F Fame} ({Y 1980})", [], "Cara;actor;k", "person 'Cara' is not marked"),
    ("{P Irene Cara} in {F Fame}", [], "Irene Cara;singer;k", "role, cue or option"),
    ("{P Irene Cara} in {F Fame}", [], "Irene Cara;actor;x", "role, cue or option"),
    ("{P Irene Cara} in {F Fame}", [], "Irene Cara;actor;k;p=left", "position 'left' is not in the text"),
    ("{P Irene Cara} in {F Fame}", [], "Irene Cara;actor;k;c=Coco", "character 'Coco' is not marked"),
    ("{P Irene Cara} in {F Fame} and {F Sparkle}", [], "", "more than one film or year"),
    ("{P Irene Cara} in {F Fame}", ["F Sparkle | -"], "", "film 'Sparkle' is not marked"),
    ("{P Irene Cara} in {F Fame}", ["F Fame | 1980"], "", "year 1980 is not marked"),
    ("{P Irene Cara} in {F Fame} ({Y 1980})", ["F Fame | -"], "", "belongs to no film"),
    ("{P Cara}: {F Fame}, {F Sparkle}", ["F Fame | -", "F Sparkle | -"], "Cara;actor;k", "which film?"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "films", "line", "credit_rows"), CASES)
def test_parses(marked: str, films: list[str], line: str, credit_rows: tuple[Credit, ...]) -> None:
    gold = parse_caption("here:1", marked, films, line)
    assert gold.credits == credit_rows
    assert mark(gold.text, gold.entities) == marked


@pytest.mark.parametrize(("marked", "films", "line", "fault"), FAULTS)
def test_names_the_fault(marked: str, films: list[str], line: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault.replace("?", r"\?")):
        parse_caption("here:1", marked, films, line)


def test_two_films_and_their_years() -> None:
    gold = parse_caption("here:1", "{F Fame} ({Y 1980}), {F Jaws} ({Y 1975})", ["F Fame | 1980", "F Jaws | 1975"], "")
    assert gold.films == (Film("Fame", 1980), Film("Jaws", 1975))


def test_a_fault_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_text("# head\n\n{P Irene Cara} at home\n= Irene;actor;k\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"bad\.txt:3: person 'Irene' is not marked: \{P Irene Cara\} at home"):
        list(read_file(path))
    path.write_text("{P Irene Cara} at home\nwhat is this\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"bad\.txt:2: expected"):
        list(read_file(path))
    path.write_text("{P Irene Cara} at home\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"bad\.txt:1: this caption has no '=' line"):
        list(read_file(path))


def test_no_corpus_files(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no corpus files here"):
        read_corpus(tmp_path)


def test_a_span_inside_a_token_is_an_error() -> None:
    nlp = spacy.blank("en")
    nlp.tokenizer = create_caption_tokenizer()(nlp)
    text, entities = strip_marks("{P Val Kilmer}and {P Kurt Russell}")
    with pytest.raises(CorpusError, match="'Val Kilmer' does not align with tokens"):
        gold_doc(nlp, Sample(text, entities))
    assert entities[1] == Entity(14, 26, "PERSON")


def test_the_corpus_is_well_formed_and_aligned() -> None:
    nlp = spacy.blank("en")
    nlp.tokenizer = create_caption_tokenizer()(nlp)
    captions = read_corpus(CORPUS)
    assert len(captions) > 8_000
    faults = []
    for caption in without_glued(captions):
        try:
            gold_doc(nlp, Sample(caption.text, caption.entities))
        except CorpusError as fault:
            faults.append(f"{caption.source}: {fault}")
    assert not faults, "\n".join(faults)


def test_no_caption_stands_twice() -> None:
    seen: dict[str, str] = {}
    twice = []
    for caption in read_corpus(CORPUS):
        other = seen.setdefault(fold(caption.text), caption.source)
        if other != caption.source:
            twice.append(f"{caption.source}: stands at {other} too: {caption.text}")
    assert not twice, "\n".join(twice)


def test_no_film_stands_in_two_splits() -> None:
    homes: dict[str, dict[str, str]] = defaultdict(dict)
    for split in SPLITS:
        for caption in read_corpus(CORPUS, splits=(split,)):
            titles = {caption.text[e.start : e.end] for e in caption.entities if e.label == "FILM"}
            for title in titles | {film.title for film in caption.films}:
                homes[fold(title)].setdefault(split, caption.source)
    shared = [f"{title}: {places}" for title, places in homes.items() if len(places) > 1]
    assert not shared, "\n".join(shared)


@pytest.mark.skipif(not (EVAL / "dev.jsonl").is_file(), reason="no evaluation files here")
def test_no_caption_of_the_evaluation_files_is_in_the_corpus() -> None:
    ours, theirs = read_corpus(CORPUS), read_gold(EVAL / "dev.jsonl")
    likeness = process.cdist(
        [fold(caption.text) for caption in ours],
        [fold(row.text) for row in theirs],
        scorer=fuzz.token_sort_ratio,
        score_cutoff=NEAR_COPY,
    )
    shared = [f"{ours[i].source}: {theirs[j].source}: {ours[i].text}" for i, j in np.argwhere(likeness >= NEAR_COPY)]
    assert not shared, "\n".join(shared)


def test_gold_rows_are_read_and_faults_named(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    row = {"id": "a", "text": "Fame", "entities": [{"start": 0, "end": 4, "label": "FILM"}], "credits": [],
           "films": [{"title": "Fame", "year": None}]}  # fmt: skip
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert read_gold(path)[0].films == (Film("Fame"),)
    path.write_text(json.dumps(row) + "\n{broken\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"gold\.jsonl:2: no gold caption"):
        read_gold(path)


def test_whatever_a_caption_holds_is_read_back_as_it_was_marked(tmp_path):
    rng = random.Random(7)
    for _ in range(3_000):
        text = "".join(rng.choices(r"\\{}#= PFYC|;ab", k=rng.randint(1, 12)))
        if not text.strip():
            continue
        edges = sorted(rng.sample(range(len(text) + 1), min(4, len(text) + 1) // 2 * 2))
        spans = zip(edges[::2], edges[1::2], ("PERSON", "FILM"), strict=False)
        entities = tuple(Entity(*span) for span in spans if text[span[0] : span[1]].strip() == text[span[0] : span[1]])
        marked = mark(text, entities)
        assert strip_marks(marked) == (text, entities)
        (tmp_path / "one.txt").write_text(f"{marked}\n=\n")
        assert [line for _, line, _, _ in split_captions(tmp_path / "one.txt")] == [marked]

"""Training and scoring: a small corpus through the real thing, and figures that can be checked by hand."""

from dataclasses import replace
from pathlib import Path

import pytest
import spacy
from spacy.cli.train import train as spacy_train

import extractor
from extractor.errors import CorpusError, InputError
from extractor.schema import GoldCaption
from extractor.training.augment import Sample
from extractor.training.corpus import parse_caption, read_corpus
from extractor.training.evaluate import Figure, count_errors, evaluate, evaluate_by, read_gold, tabulate
from extractor.training.facts import facts_of
from extractor.training.train import build_gazetteer, train, write_docs

ROOT = Path(__file__).parent.parent
EVAL = ROOT.parent / "shared" / "eval" / "dev.jsonl"

LINES = """# a small corpus

Director {P Alan Parker} prepares {P Irene Cara} for a scene in {F Fame} ({Y 1980}).
= Alan Parker;director;e | Irene Cara;actor;c
{P Irene Cara} as {C Coco} in {F Fame} ({Y 1980}).
= Irene Cara;actor;e;c=Coco
"""


def gold(marked: str, line: str) -> GoldCaption:
    return parse_caption("here:1", marked, [], line)


def test_a_missing_config_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no training config here"):
        train(out=tmp_path, config=tmp_path / "none.cfg")


@pytest.mark.slow
def test_trains_from_a_corpus_and_ships_a_whole_pipeline(tmp_path: Path) -> None:
    for split in ("train", "dev"):
        (tmp_path / "corpus" / split).mkdir(parents=True)
        (tmp_path / "corpus" / split / "captions.txt").write_text(LINES, encoding="utf-8")
    config = tmp_path / "config.cfg"  # as shipped, with updates small enough for so few captions
    shipped = Path("models/config.cfg").read_text("utf-8")
    config.write_text(shipped.replace("size = 600", "size = 60").replace("warmup_steps = 250", "warmup_steps = 10"))
    for run in ("one", "two"):
        train(
            tmp_path / "corpus", tmp_path / run, config=config, copies=150, epochs=3, seed=3, report=lambda line: None
        )
    nlp = extractor.load(tmp_path / "one")
    doc = nlp("Director Alan Parker prepares Irene Cara for a scene in Fame (1980).")
    assert [(c.person, c.role) for c in doc._.credits] == [("Alan Parker", "director"), ("Irene Cara", "actor")]
    model = Path("ner", "model")
    assert (tmp_path / "one" / model).read_bytes() == (tmp_path / "two" / model).read_bytes()  # repeatable
    assert str(tmp_path) not in (tmp_path / "one" / "config.cfg").read_text("utf-8")


def test_plain_spacy_trains_from_the_config(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    samples = [Sample(caption.text, caption.entities) for caption in (gold("{P Irene Cara} in {F Fame}", ""),) * 4]
    for name in ("train", "dev"):
        write_docs(nlp, samples, tmp_path / f"{name}.spacy")
    paths = {f"paths.{name}": str(tmp_path / f"{name}.spacy") for name in ("train", "dev")}
    spacy_train(ROOT / "models" / "config.cfg", tmp_path / "out", overrides={**paths, "training.max_epochs": 1})
    trained = spacy.load(tmp_path / "out" / "model-last")
    assert trained.pipe_names == ["ner"]
    assert trained.tokenizer("Fame(1980)").text == "Fame(1980)"


def test_a_gold_caption_that_does_not_align_names_its_line(tmp_path: Path) -> None:
    for split in ("train", "dev"):
        (tmp_path / "corpus" / split).mkdir(parents=True)
        text = LINES + "{P Val Kilmer}and {P Kurt Russell} smoking.\n= Val Kilmer;unknown;k;f=~\n"
        (tmp_path / "corpus" / split / "captions.txt").write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match=r"train/captions\.txt:7: PERSON 'Val Kilmer' does not align with tokens"):
        train(tmp_path / "corpus", tmp_path / "out", report=lambda line: None)


def test_figures() -> None:
    figure = Figure("films", hits=3, found=4, gold=6)
    assert (figure.precision, figure.recall, figure.f1) == (0.75, 0.5, 0.6)
    assert Figure("none", 0, 0, 0).f1 == 0.0


def test_knowledge_rows_are_left_out_on_both_sides() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(
        [{"label": "PERSON", "pattern": "Irene Cara"}, {"label": "FILM", "pattern": "Fame"}]
    )  # type: ignore[attr-defined]
    nlp.add_pipe("caption_credits")
    captions = [gold("{P Irene Cara} on the set of {F Fame}", "Irene Cara;editor;k")]
    figures = {figure.name: figure for figure in evaluate(nlp, captions).figures}
    assert (figures["credits"].found, figures["credits"].gold, figures["credits"].hits) == (1, 1, 0)
    assert (figures["credits, no knowledge"].found, figures["credits, no knowledge"].gold) == (0, 0)
    assert figures["PERSON"].f1 == 1.0


def test_gold_entities_in_place_of_the_recogniser() -> None:
    captions = [gold("{P Qxzv Wrbl} directs {P Blorp Znk} in {F Zzz}", "Qxzv Wrbl;director;e | Blorp Znk;actor;c")]
    report = evaluate(spacy.blank("en"), captions, gold_entities=True)
    assert report.perfect == 1.0
    assert "everything right" in str(report)


def test_figures_apart_by_source_form_and_stage() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler", name="ner")
    ruler.add_patterns([{"label": "PERSON", "pattern": "Irene Cara"}])  # type: ignore[attr-defined]
    nlp.add_pipe("caption_rules")
    nlp.add_pipe("caption_credits")
    captions = [
        replace(gold("{P Irene Cara} on the set.", "Irene Cara;unknown;k;f=~"), source="test/plain.txt:1"),
        replace(gold("Irene Cara in “{F Fame}” ({Y 1980})", ""), source="test/noise.txt:3"),
    ]
    by_source = evaluate_by(nlp, captions, "source")
    assert {name: report.captions for name, report in by_source.items()} == {"all": 2, "plain": 1, "noise": 1}
    assert (by_source["plain"].entities, by_source["noise"].entities) == (1.0, 0.0)
    by_form = evaluate_by(nlp, captions, "form")
    assert (by_form["without a film"].captions, by_form["without people"].captions) == (1, 1)
    assert "in capitals" not in by_form
    film = {
        stage: next(figure.f1 for figure in report.figures if figure.name == "FILM")
        for stage, report in evaluate_by(nlp, captions, "stage").items()
    }
    assert film == {"network alone": 0.0, "rules alone": 1.0, "both": 1.0}
    lines = tabulate(by_source).splitlines()
    assert len(lines) == 4
    assert len({len(line) for line in lines}) == 1


def test_errors_by_class() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler", name="ner")
    patterns = [("PERSON", "Irene Cara"), ("FILM", "Coco"), ("PERSON", "Alan"), ("FILM", "New York")]
    ruler.add_patterns([{"label": label, "pattern": text} for label, text in patterns])  # type: ignore[attr-defined]
    nlp.add_pipe("caption_credits")
    captions = [gold("{P Irene Cara} as {C Coco}, {P Alan Parker}, New York. {F Fame}", "")]
    assert count_errors(nlp, captions) == {
        "CHARACTER taken for FILM": 1,
        "PERSON with other edges": 1,
        "FILM where nothing is": 1,
        "FILM missed": 1,
    }


def test_gazetteer_of_a_share_of_the_facts_is_smaller() -> None:
    nlp = spacy.blank("en")
    facts = facts_of([gold(f"{{P Person{i} Name{i}}} in {{F Film {i}}}", "") for i in range(60)])
    whole, part = build_gazetteer(nlp, facts), build_gazetteer(nlp, facts, share=0.5, seed=1)
    assert 0 < part.filters["person"].sum() < whole.filters["person"].sum()


# F1 that the pipeline is meant to reach on captions that it never learnt from, and with gold's entities given.
WANTED = {
    "PERSON": 0.99, "FILM": 0.98, "YEAR": 0.995, "CHARACTER": 0.92, "films": 0.975, "credits": 0.90, "characters": 0.90,
    "positions": 0.95, "credits, no knowledge": 0.95,
}  # fmt: skip
WANTED_OF_GOLD_ENTITIES = {"characters": 0.95, "positions": 0.96, "credits, no knowledge": 0.97}


@pytest.mark.skipif(not EVAL.is_file(), reason="no evaluation files here")
def test_the_shipped_pipeline_on_the_dev_captions() -> None:
    nlp, captions = extractor.load(), read_gold(EVAL)
    report = evaluate(nlp, captions)
    f1 = {figure.name: figure.f1 for figure in report.figures}
    assert {name: f1[name] for name, wanted in WANTED.items() if f1[name] < wanted} == {}
    assert report.entities >= 0.94
    assert report.perfect >= 0.82
    f1 = {figure.name: figure.f1 for figure in evaluate(nlp, captions, gold_entities=True).figures}
    assert {name: f1[name] for name, wanted in WANTED_OF_GOLD_ENTITIES.items() if f1[name] < wanted} == {}


def test_the_shipped_pipeline_on_the_test_split() -> None:
    """Floors well under the figures, for a checkout without the evaluation files."""
    report = evaluate(extractor.load(), read_corpus(ROOT / "corpus", splits=("test",)))
    f1 = {figure.name: figure.f1 for figure in report.figures}
    assert f1["PERSON"] >= 0.90
    assert f1["FILM"] >= 0.80
    assert f1["YEAR"] >= 0.95
    assert f1["credits"] >= 0.60

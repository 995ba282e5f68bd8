"""The shipped pipeline: it loads, it is a plain spaCy pipeline, and it reads captions of the common forms."""

import itertools
import pickle
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, DocBin

import extractor
from extractor.errors import ModelError
from extractor.recognise import add_rules

LISTICLE = (
    "{a} and {b} prepare for a scene in {film} ({year}).",
    "Director {a} talks with {b} on the set of {film} ({year}).",
    "{a} (left) takes a break with {b} during the filming of {film} ({year}).",
    "{a} directs {b} in {film} ({year}).",
)
ROLES = (("actor", "actor"), ("director", "actor"), ("actor", "actor"), ("director", "actor"))
PAIRS = (
    ("Lena Headey", "Gerard Butler"),  # nobody who directed one of the films below
    ("Antoine Bourseiller", "Corinne Marchand"),
    ("Kirsten Johnson", "Ousmane Sembène"),
    ("Robert De Niro", "Jean-Pierre Léaud"),
    ("Samuel L. Jackson", "Haing S. Ngor"),
    ("Park Chan-wook", "Sonali Kulkarni"),
)
FILMS = (
    ("300", 2006), ("M", 1931), ("The Good, the Bad and the Ugly", 1966), ("Oklahoma!", 1955), ("Her", 2013),
    ("2001: A Space Odyssey", 1968), ("Cléo from 5 to 7", 1962), ("Face/Off", 1997), ("Monsters, Inc.", 2001),
    ("Who's Afraid of Virginia Woolf?", 1966), ("Kill Bill: Vol. 1", 2003), ("Ed Wood", 1994),
)  # fmt: skip


@pytest.fixture(scope="module")
def nlp() -> spacy.Language:
    return extractor.load()


@pytest.mark.parametrize(("form", "roles"), list(zip(LISTICLE, ROLES, strict=True)))
def test_one_sentence_captions_are_right_every_time(nlp: spacy.Language, form: str, roles: tuple[str, str]) -> None:
    wrong = []
    for (a, b), (film, year) in itertools.product(PAIRS, FILMS):
        doc = nlp(form.format(a=a, b=b, film=film, year=year))
        rows = [(c.person, c.role, c.film, c.year) for c in doc._.credits]
        if rows != [(a, roles[0], film, year), (b, roles[1], film, year)]:
            wrong.append(f"{doc.text} -> {rows}")
    assert not wrong, "\n".join(wrong)


def test_the_readme_example(nlp: spacy.Language) -> None:
    doc = nlp("Director Alan Parker (right) prepares Irene Cara (left) for a scene in Fame (1980).")
    assert [(c.person, c.role, c.position, c.side, c.cue) for c in doc._.credits] == [
        ("Alan Parker", "director", "right", "right", "explicit"),
        ("Irene Cara", "actor", "left", "left", "context"),
    ]
    assert [(film.title, film.year) for film in doc._.films] == [("Fame", 1980)]
    assert [ent._.rule for ent in doc.ents] == ["ner", "ner", "ner", "bracketed year"]


def test_plain_spacy_loads_it_and_its_docs_are_docs(nlp: spacy.Language, tmp_path: Path) -> None:
    text = "Director Alan Parker prepares Irene Cara for a scene in Fame (1980)."
    nlp.to_disk(tmp_path / "copy")
    copy = spacy.load(tmp_path / "copy")
    assert copy(text)._.credits == nlp(text)._.credits
    store = DocBin(docs=[nlp(text)])
    (doc,) = store.get_docs(nlp.vocab)
    assert [ent.text for ent in doc.ents] == [ent.text for ent in nlp(text).ents]


def test_docs_go_through_files_and_processes_with_their_credits(nlp: spacy.Language) -> None:
    text = "Director Alan Parker (right) prepares Irene Cara for a scene in Fame (1980)."
    doc = nlp(text)
    store = DocBin(docs=[doc], store_user_data=True)
    again = [*store.get_docs(nlp.vocab), Doc(nlp.vocab).from_bytes(doc.to_bytes()), pickle.loads(pickle.dumps(doc))]
    again += nlp.pipe([text, text], n_process=2)
    for other in again:
        assert other._.credits == doc._.credits != ()
        assert other._.films == doc._.films != ()
        assert other._.explain() == doc._.explain()


def test_offsets_are_exact_whatever_the_text(nlp: spacy.Language) -> None:
    for text in (
        "🎬 Irene Cara 😂 in Fame (1980)",
        "  Irene\u00a0Cara\tin  Fame (1980)\n",
        "黒澤明 on Ran (1985)",
        "",
        "(((",
    ):
        doc = nlp(text)
        assert doc.text == text
        assert all(ent.text == text[ent.start_char : ent.end_char] for ent in doc.ents)


def test_no_model_is_a_clear_error() -> None:
    with pytest.raises(ModelError, match=r'no spaCy pipeline at nowhere: no such folder.*run "extractor train"'):
        extractor.load("nowhere")


def test_another_pipeline_gets_the_rules_and_credits(tmp_path: Path) -> None:
    other = spacy.blank("en")
    ruler = other.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [
            {"label": "PER", "pattern": "Irene Cara"},
            {"label": "WORK_OF_ART", "pattern": "Fame"},
            {"label": "GPE", "pattern": "Rome"},
        ]
    )
    other.to_disk(tmp_path / "other")
    doc = extractor.load(tmp_path / "other")("Irene Cara in Rome as a dancer in Fame (1980). Cara sang.")
    assert [(ent.text, ent.label_) for ent in doc.ents] == [
        ("Irene Cara", "PERSON"), ("Fame", "FILM"), ("1980", "YEAR"), ("Cara", "PERSON"),
    ]  # fmt: skip
    assert doc._.credits[0].film == "Fame"


def test_own_labels_can_be_mapped() -> None:
    other = spacy.blank("en")
    other.add_pipe("entity_ruler").add_patterns([{"label": "HUMAN", "pattern": "Irene Cara"}])  # type: ignore[attr-defined]
    with pytest.raises(ModelError, match="none of which is mapped"):
        add_rules(other)
    add_rules(other, {"HUMAN": "PERSON"})
    assert [ent.label_ for ent in other("Irene Cara").ents] == ["PERSON"]

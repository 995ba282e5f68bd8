"""Names glued to the word behind them are parted where the name alone is known, and nowhere else."""

import pytest
import spacy
from spacy.tokens import Span

from extractor.recognise import Gazetteer
from extractor.recognise.glued import part_glued
from extractor.schema import KNOWN_LABELS, map_labels

NLP = spacy.blank("en")
LABELS = map_labels(KNOWN_LABELS, "test")
KNOWN = Gazetteer.build(
    NLP,
    films=["The Rock"],
    people=[
        "Val Kilmer",
        "Bob Kilmer",
        "Ann Kilmer",
        "Bibi Anders",
        "Bibi Anderson",
        "Gary Oldman",
        "Ann Morris",
        "Bo Morrison",
        "Cy Morrison",
        "Di Morrison",
    ],
    characters=[],
)


def parted(text, *entities):
    doc = NLP(text)
    doc.set_ents([doc.char_span(text.index(name), text.index(name) + len(name), label) for name, label in entities])
    is_changed = part_glued(doc, doc.ents, LABELS, KNOWN)
    assert doc.text == text
    assert is_changed == (len(doc) != len(NLP(text)))
    return [(ent.text, ent.label_) for ent in doc.ents]


@pytest.mark.parametrize(
    ("text", "entities", "expected"),
    [
        ("Val Kilmerand the crew", ["Val Kilmerand"], [("Val Kilmer", "PERSON")]),
        ("Kilmerand the crew", ["Kilmerand"], [("Kilmer", "PERSON")]),
        ("Ann Kilmerwith Ed Harris", ["Ann Kilmerwith Ed Harris"], [("Ann Kilmer", "PERSON"), ("Ed Harris", "PERSON")]),
        ("Gary Oldmanas Dracula", ["Gary Oldmanas Dracula"], [("Gary Oldman", "PERSON"), ("Dracula", "CHARACTER")]),
        ("Bibi Anderson waits", ["Bibi Anderson"], [("Bibi Anderson", "PERSON")]),  # known as it stands
        ("Ann Morrison waits", ["Ann Morrison"], [("Ann Morrison", "PERSON")]),  # a surname of several
        ("Kilmerand Sagar", ["Kilmerand Sagar"], [("Kilmerand Sagar", "PERSON")]),  # may be a forename
        ("Strand waits", ["Strand"], [("Strand", "PERSON")]),
        ("Kilmeron set", ["Kilmeron"], [("Kilmeron", "PERSON")]),  # a surname alone, and a syllable of many
        ("Zoë Unknownand the crew", ["Zoë Unknownand"], [("Zoë Unknownand", "PERSON")]),
    ],
)  # fmt: skip
def test_names_are_parted_where_the_name_alone_is_known(text, entities, expected):
    assert parted(text, *((name, "PERSON") for name in entities)) == expected


def test_other_entities_stay():
    found = parted("The Rock: Val Kilmerand Ed Harrisin 1996", ("The Rock", "FILM"), ("Val Kilmerand", "PERSON"))
    assert found == [("The Rock", "FILM"), ("Val Kilmer", "PERSON")]
    assert parted("Val Kilmerand", ("Val Kilmerand", "FILM")) == [("Val Kilmerand", "FILM")]


def test_without_a_gazetteer_nothing_is_parted():
    doc = NLP("Val Kilmerand the crew")
    doc.set_ents([Span(doc, 0, 2, "PERSON")])
    assert not part_glued(doc, doc.ents, LABELS, Gazetteer())

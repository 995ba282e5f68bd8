"""The gazetteer: what it knows, what it does not, and that it is saved and loaded with the model."""

import numpy as np
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.recognise import Gazetteer, create_caption_tokenizer, find_gazetteer, set_gazetteer

NLP = spacy.blank("en")
NLP.tokenizer = create_caption_tokenizer()(NLP)
KNOWN = Gazetteer.build(
    NLP,
    films=["Fame", "The Birds", "The Lord of the Rings"],
    people=["Alan Parker", "Alan Arkin", "Alan Bates", "Ray Parker", "Mary-Louise Parker", "Björk"],
    characters=["Norman Bates"],
)
EMBED = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "ner",
    "extra_state_tokens": False,
    "hidden_width": 8,
    "maxout_pieces": 2,
    "use_upper": True,
    "tok2vec": {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "extractor.GazetteerEmbed.v1",
            "width": 8,
            "attrs": ["NORM", "SHAPE"],
            "rows": [50, 50],
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": 8,
            "depth": 1,
            "window_size": 1,
            "maxout_pieces": 2,
        },
    },
}


def features(gazetteer: Gazetteer, text: str) -> dict[str, list[int]]:
    doc = NLP(text)
    rows = gazetteer.features(np.array([token.norm for token in doc], dtype=np.uint64), [len(doc)])
    return {token.text: row for token, row in zip(doc, rows.tolist(), strict=True)}


def test_marks_known_names_in_any_case() -> None:
    found = features(KNOWN, "ALAN PARKER and norman bates see The Lord Of The Rings")
    assert [found[word][1] % 5 for word in ("ALAN", "PARKER", "and")] == [1, 2, 0]  # a person of two tokens
    assert [found[word][2] for word in ("norman", "bates", "see")] == [1, 2, 0]  # a character
    assert [found[word][0] % 5 for word in ("The", "Lord", "Rings", "and")] == [4, 4, 4, 0]  # a title of more


def test_marks_single_words_apart_from_names() -> None:
    found = features(KNOWN, "Alan , Parker : Fame ; Björk")
    assert found["Alan"] == [0, 5, 0]  # three people begin so
    assert found["Parker"] == [0, 10, 0]  # three people end so
    assert found["Fame"] == [5, 0, 0]
    assert found["Björk"] == [0, 0, 0]  # one word alone is no run of tokens


def test_an_empty_gazetteer_knows_nothing() -> None:
    assert not any(any(row) for row in features(Gazetteer(), "Alan Parker The Birds").values())


def test_names_do_not_reach_from_doc_to_doc() -> None:
    norms = np.array([token.norm for token in NLP("The Alan Parker Alan Parker")], dtype=np.uint64)
    assert (KNOWN.features(norms, [2, 1, 0, 2])[:, 1] % 5).tolist() == [0, 0, 0, 1, 2]
    assert (KNOWN.features(norms, [1, 2, 2])[:, 1] % 5).tolist() == [0, 1, 2, 1, 2]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text("abcdefgh", min_size=3, max_size=8), min_size=2, max_size=6))
def test_whatever_was_learnt_is_known(words: list[str]) -> None:
    title = " ".join(words)
    gazetteer = Gazetteer.build(NLP, films=[title], people=[], characters=[])
    assert all(row[0] % 5 for row in features(gazetteer, title).values())


def test_is_saved_with_the_model() -> None:
    nlp = spacy.blank("en")
    nlp.tokenizer = create_caption_tokenizer()(nlp)
    nlp.add_pipe("ner", config={"model": EMBED}).add_label("FILM")  # type: ignore[attr-defined]
    nlp.initialize()
    set_gazetteer(nlp, KNOWN)
    copy = spacy.blank("en")
    copy.tokenizer = create_caption_tokenizer()(copy)
    copy.add_pipe("ner", config={"model": EMBED})
    copy.from_bytes(nlp.to_bytes())
    filters = find_gazetteer(copy).filters
    assert filters.keys() == KNOWN.filters.keys()
    assert all((filters[kind] == bits).all() for kind, bits in KNOWN.filters.items())
    text = "Alan Parker and The Birds"
    assert [(e.text, e.label_) for e in copy(text).ents] == [(e.text, e.label_) for e in nlp(text).ents]


def norms(text: str) -> list[int]:
    return [token.norm for token in NLP.make_doc(text)]


def test_titles_that_are_known_as_a_whole() -> None:
    assert KNOWN.knows_title(norms("The Birds"))
    assert KNOWN.knows_title(norms("the lord of the rings"))
    assert not KNOWN.knows_title(norms("Fame"))  # one word tells too little
    assert not KNOWN.knows_title(norms("The Birds in Bodega Bay"))
    assert not Gazetteer({}).knows_title(norms("The Birds"))


def test_the_rules_of_a_pipeline_shed_places_by_its_gazetteer() -> None:
    nlp = spacy.blank("en")
    nlp.tokenizer = create_caption_tokenizer()(nlp)
    nlp.add_pipe("ner", config={"model": EMBED}).add_label("FILM")
    nlp.initialize()
    set_gazetteer(nlp, KNOWN)
    rules = nlp.add_pipe("caption_rules")
    doc = nlp.make_doc("Tippi Hedren on The Lord of the Rings in Bodega Bay, 1962")
    doc.ents = [doc.char_span(16, 51, label="FILM"), doc.char_span(53, 57, label="YEAR")]
    assert [(ent.text, ent.label_, ent._.rule) for ent in rules(doc).ents] == [
        ("The Lord of the Rings", "FILM", "place shed")
    ]
    plain = spacy.blank("en")  # a pipeline without a gazetteer keeps what it drew
    doc = plain.make_doc("Tippi Hedren on The Lord of the Rings in Bodega Bay")
    doc.ents = [doc.char_span(16, 51, label="FILM")]
    assert [ent.text for ent in plain.add_pipe("caption_rules")(doc).ents] == ["The Lord of the Rings in Bodega Bay"]

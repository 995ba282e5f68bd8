"""Role words of a user's own: read like those of the cue tables, before them, and saved with the pipeline."""

import pytest
import spacy

from extractor.credits import CaptionCredits, create_caption_credits, find_credits
from extractor.credits.reading import STANDARD, build_lexicon
from extractor.cues.model import OwnWords
from extractor.errors import InputError
from extractor.training.corpus import strip_marks

MINE = (
    OwnWords("crew", "greensman|greensmen; pyro wrangler"),
    OwnWords("crew", "title cards", "craft"),
    OwnWords("composer", "noodles the score for", "verb"),
    OwnWords("effects", "gaffer"),  # the tables call a gaffer crew
)

CASES = [
    ("Greensman {P Ann Lee} on the set of {F The Storm} ({Y 1950}).", ["crew"]),
    ("{P Ann Lee}, the pyro wrangler, on the set of {F The Storm}.", ["crew"]),
    ("The greensmen {P Ann Lee} and {P Bo Chan} on the set of {F The Storm}.", ["crew", "crew"]),
    ("{F The Storm} ({Y 1950}). Title cards: {P Ann Lee}.", ["crew"]),
    ("{P Ann Lee} noodles the score for {F The Storm} ({Y 1950}).", ["composer"]),
    ("Gaffer {P Ann Lee} on the set of {F The Storm}.", ["effects"]),
    ("Director {P Ann Lee} on the set of {F The Storm}.", ["director"]),  # the tables still hold
]


@pytest.mark.parametrize(("marked", "roles"), CASES)
def test_own_words_give_their_role(marked: str, roles: list[str]) -> None:
    text, entities = strip_marks(marked)
    found = find_credits(text, entities, lexicon=build_lexicon(MINE)).credits
    assert [(credit.role, credit.cue) for credit in found] == [(role, "explicit") for role in roles]


def test_they_are_nobody_elses() -> None:
    text, entities = strip_marks("Greensman {P Ann Lee} on the set of {F The Storm} ({Y 1950}).")
    find_credits(text, entities, lexicon=build_lexicon(MINE))
    assert [credit.cue for credit in find_credits(text, entities).credits] == ["knowledge"]
    assert build_lexicon() is STANDARD


@pytest.mark.parametrize(
    ("role", "words", "kind", "message"),
    [
        ("gardener", "greensman", "noun", "no role 'gardener'; choose among director, actor"),
        ("crew", "greensman", "adverb", "no kind of words 'adverb'; choose among noun, craft, verb"),
        ("crew", "greensman; ", "noun", "a word is missing in 'greensman; '"),
        ("crew", "", "noun", "a word is missing in ''"),
    ],
)
def test_words_that_are_none(role, words, kind, message) -> None:
    with pytest.raises(InputError, match=message):
        create_caption_credits(spacy.blank("en"), "caption_credits", {}).add_words(role, words, kind)


def pipeline() -> spacy.Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([
        {"label": "PERSON", "pattern": "Ann Lee"}, {"label": "FILM", "pattern": "The Storm"},
    ])  # fmt: skip
    nlp.add_pipe("caption_credits")
    return nlp


def test_a_pipeline_keeps_them(tmp_path) -> None:
    nlp = pipeline()
    nlp.get_pipe("caption_credits").add_words("crew", "Greensman|greensmen")
    nlp.to_disk(tmp_path / "mine")
    doc = spacy.load(tmp_path / "mine")("Greensman Ann Lee on the set of The Storm.")
    assert [(credit.role, credit.rule) for credit in doc._.credits] == [("crew", "noun-before")]
    assert 'words     "Greensman Ann Lee"' in doc._.explain()


def test_without_them_a_component_is_saved_as_ever() -> None:
    component = CaptionCredits({})
    plain = component.to_bytes()
    component.add_words("crew", "greensman")
    assert component.to_bytes() != plain
    assert component.from_bytes(plain).own_words == ()

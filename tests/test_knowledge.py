"""What the credits know of who directed what, and the Bloom filters it is kept in."""

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from extractor.bloom import build_filter, holds, mix, probe
from extractor.credits import CaptionCredits, Directors, find_credits
from extractor.schema import Film
from extractor.training.corpus import strip_marks

DIRECTED = [
    (Film("The Storm", 1950), "Ann Lee"), (Film("L'été à Rome"), "José Díaz"), (Film("Rain"), "Bo Kim"),
    (Film("Rain"), "Cy Roe"), (Film("M", 1931), "Fritz Lang"),
]  # fmt: skip
KNOWN = Directors.build(DIRECTED, ["Ann Lee", "Di Fox"])

CASES = [
    ("{P Ann Lee} on the set of {F The Storm} (1950)", ["director"]),
    ("{P Lee} on the set of {F Storm} (1950)", ["director"]),
    ("{P JOSE DIAZ} with {P Bo Kim}, {F L’ETE A ROME}", ["director", "actor"]),
    ("{P Bo Kim} and {P Cy Roe} laughing, {F Rain}", ["director", "director"]),
    # whose director is known is not guessed to be another's
    ("{F The Storm}, {P Al Doe}, {Y 1950}", ["actor"]),
    # what is not known stays a guess from the words
    ("{F The Calm}, {P Al Doe}, {Y 1950}", ["director"]),
    ("{P Al Doe} on the set of {F The Calm}", ["actor"]),
    # another film of the title
    ("{F The Storm}, {P Al Doe}, {Y 1999}", ["director"]),
    # who mostly directs
    ("{P Di Fox} with {P Al Doe} on the set of {F The Calm}", ["director", "actor"]),
    ("{P Di Fox} on the set of {F The Storm} ({Y 1951})", ["actor"]),
    # words beat knowledge
    ("Editor {P Ann Lee} at work on {F The Storm}", ["editor"]),
    ("{P Ann Lee} rehearses a scene of {F The Storm}", ["director"]),
    ("{P Bo Diaz} rehearses a scene of {F The Storm}", ["actor"]),
]


@pytest.mark.parametrize(("marked", "roles"), CASES)
def test_open_roles(marked: str, roles: list[str]) -> None:
    text, entities = strip_marks(marked)
    credit_rows = find_credits(text, entities, KNOWN).credits
    assert [credit.role for credit in credit_rows] == roles


def test_the_rule_names_the_knowledge() -> None:
    text, entities = strip_marks("{P Ann Lee} on the set of {F The Storm}")
    (credit,) = find_credits(text, entities, KNOWN).credits
    assert (credit.cue, credit.rule) == ("knowledge", "known-director")


def test_is_saved_with_the_pipeline() -> None:
    nlp, copy = spacy.blank("en"), spacy.blank("en")
    component = nlp.add_pipe("caption_credits")
    assert isinstance(component, CaptionCredits)
    component.directors = KNOWN
    copied = copy.add_pipe("caption_credits")
    copy.from_bytes(nlp.to_bytes())
    assert isinstance(copied, CaptionCredits)
    assert copied.directors.directed("Storm", "Ann Lee")
    assert not copied.directors.directed("Rain", "Ann Lee")


@given(st.sets(st.integers(0, 2**64 - 1), max_size=300))
def test_a_filter_holds_what_it_was_given(keys: set[int]) -> None:
    bits = build_filter(keys)
    assert all(holds(bits, key) for key in keys)
    assert probe(bits, mix(np.array(sorted(keys), dtype=np.uint64))).all()


def test_a_filter_rarely_holds_what_it_was_not_given() -> None:
    keys = np.random.default_rng(0).integers(0, 2**63, 40_000, dtype=np.uint64)
    bits = build_filter(set(keys[:20_000].tolist()))
    others = keys[20_000:]
    assert probe(bits, mix(others)).mean() < 0.01
    assert [holds(bits, int(key)) for key in others[:500]] == probe(bits, mix(others[:500])).tolist()


def test_an_empty_filter_holds_nothing() -> None:
    assert not Directors().knows(Film("The Storm"))
    assert not Directors().directed("The Storm", "Ann Lee")

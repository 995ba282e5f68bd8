"""What the credits know of who did what, and the Bloom filters it is kept in."""

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from extractor.bloom import build_filter, holds, mix, probe
from extractor.credits import CaptionCredits, Careers, find_credits
from extractor.schema import Film, Role
from extractor.training.corpus import strip_marks

FACTS: list[tuple[Film, str, Role]] = [
    (Film("The Storm", 1950), "Ann Lee", "director"), (Film("Wind"), "Ann Lee", "director"),
    (Film("L'été à Rome"), "José Díaz", "director"), (Film("Rain"), "Bo Kim", "director"),
    (Film("Rain"), "Cy Roe", "director"), (Film("M", 1931), "Fritz Lang", "director"),
    (Film("Snow"), "Di Fox", "director"), (Film("Hail"), "Di Fox", "director"), (Film("Snow"), "Di Fox", "actor"),
    (Film("Fog"), "Ed Orr", "director"), (Film("Fog"), "Ed Orr", "actor"), (Film("Hail"), "Ed Orr", "actor"),
    (Film("Sleet"), "Steven Hallberg", "director"), (Film("Dew"), "Jo Pym", "director"),
    (Film("Mist"), "Al Pym", "director"), (Film("Haze"), "Al Pym", "director"),
    (Film("Fog"), "Flo Ott", "composer"), (Film("Fog"), "Gus Ray", "writer"), (Film("Fog"), "Gus Ray", "actor"),
]  # fmt: skip
KNOWN = Careers.build(FACTS)

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
    # a shorter or longer form of the name, a nickname in it
    ("{P A. Lee} with {P B. Ro} on the set of {F The Storm}", ["director", "actor"]),
    ("{P Ann Maria Lee} on the set of {F The Storm}", ["director"]),
    ("{P Ann 'Birdie' Lee} on the set of {F The Storm}", ["director"]),
    ("{P Ann Lee} on the set of {F Storm, The} ({Y 1950})", ["director"]),
    # a slip of the pen, unless the caption names the director otherwise; nobody else's name
    ("{P Steven Hallburg} with {P Bo Kim} on the set of {F Sleet}", ["director", "actor"]),
    ("{P Stephen Hallberg} with {P Bo Kim} on the set of {F Sleet}", ["director", "actor"]),
    ("{P Steven Hallberg} and {P Steven Hallburg} on the set of {F Sleet}", ["director", "actor"]),
    ("{P Anna Hallberg} and {P Steve Holbrook} on the set of {F Sleet}", ["actor", "actor"]),
    # one family name for two: both direct if both are directors
    ("{P Jo} and {P Al Pym} on the set of {F Dew}", ["director", "director"]),
    ("{P Jo} and {P Max Pym} on the set of {F Dew}", ["director", "actor"]),
    ("{P Pym} and {P Max Dow} on the set of {F Dew}", ["director", "actor"]),
    # whom the film's director is asked or shown something by does not direct
    ("{P Bo Ash} shows {P Ann Lee} how to fall. {F The Storm}", ["actor", "director"]),
    ("{P Bo Ash} shows {P Al Doe} how to fall. {F The Storm}", ["director", "actor"]),
    # who mostly directs
    ("{P Di Fox} with {P Al Doe} on the set of {F The Calm}", ["director", "actor"]),
    ("{P Di Fox} on the set of {F The Storm} ({Y 1951})", ["actor"]),
    # words beat knowledge
    ("Editor {P Ann Lee} at work on {F The Storm}", ["editor"]),
    ("{P Ann Lee} rehearses a scene of {F The Storm}", ["director"]),
    ("{P Bo Diaz} rehearses a scene of {F The Storm}", ["actor"]),
    # who acts in a film of their own
    ("{P Ed Orr} rehearses a scene of {F Fog}", ["actor"]),
    ("{P Ed Orr} on the set of {F Fog}", ["director"]),
    ("{P Di Fox} rehearses a scene of {F Snow}", ["director"]),  # who directs more than they act
    # who is told of with the cast
    ("{P Bo Diaz} as {C Max}, with {P Ann Lee}, in {F The Storm}", ["actor", "director"]),
    ("{P Ed Orr} in {F Fog}", ["actor"]),
    # who mostly works in another craft
    ("{P Flo Ott} on the set of {F The Storm}", ["composer"]),
    ("{P FLO OTT} with {P Bo Kim} on the set of {F Rain}", ["composer", "director"]),
    ("{P Ott} on the set of {F The Storm}", ["actor"]),  # a surname is not enough
    ("{P Gus Ray} on the set of {F The Storm}", ["actor"]),  # who acts as often
    ("Director {P Flo Ott} on the set of {F The Storm}", ["director"]),
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


def test_a_shared_surname_gives_the_full_name_of_who_is_known_by_it() -> None:
    def names(marked: str) -> tuple[str, ...]:
        return find_credits(*strip_marks(marked), KNOWN).names[:2]

    assert names("{P Ann} and {P Bo Lee} on the set of {F The Storm}") == ("Ann Lee", "Bo Lee")
    assert names("{P Zoë} and {P Bo Lee} on the set of {F The Storm}") == ("Zoë", "Bo Lee")


def test_is_saved_with_the_pipeline() -> None:
    nlp, copy = spacy.blank("en"), spacy.blank("en")
    component = nlp.add_pipe("caption_credits")
    assert isinstance(component, CaptionCredits)
    component.careers = KNOWN
    copied = copy.add_pipe("caption_credits")
    copy.from_bytes(nlp.to_bytes())
    assert isinstance(copied, CaptionCredits)
    assert copied.careers.directed("Storm", "Ann Lee")
    assert not copied.careers.directed("Rain", "Ann Lee")
    assert copied.careers.usual_craft("Flo Ott") == "composer"


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
    assert not Careers().knows(Film("The Storm"))
    assert not Careers().directed("The Storm", "Ann Lee")

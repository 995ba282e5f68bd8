"""Multiplying captions: entities stay entities, second mentions follow, the same seed gives the same captions."""

import random

import pytest

from extractor.schema import Film
from extractor.training.augment import cut, join, like, multiply, roughen, surname, swap
from extractor.training.corpus import mark, parse_caption
from extractor.training.facts import Facts

FACTS = Facts(
    people=("Agnès Varda", "Robert De Niro", "Hattie McDaniel"),
    films=(Film("Cléo from 5 to 7", 1962), Film("M", 1931), Film("Bob & Carol & Ted & Alice", 1969)),
    characters=("Norman Bates", "Chucky"),
)
MARKED = "Director {P Alan Parker} (right) and {C Coco} in {F Fame} ({Y 1980}). {P Parker} sings."
CAPTION = parse_caption("here:1", MARKED, [], "Alan Parker;director;e")


def swapped(seed: int) -> str:
    sample = join(swap(CAPTION, FACTS, random.Random(seed)))
    return mark(sample.text, sample.entities)


def test_second_mentions_follow_their_full_name() -> None:
    for seed in range(40):
        text = swapped(seed)
        for name, short in (
            ("Agnès Varda", "Varda"),
            ("Robert De Niro", "De Niro"),
            ("Hattie McDaniel", "McDaniel"),
            ("Alan Parker", "Parker"),
        ):
            assert (f"{{P {name}}}" in text) == (f"{{P {short}}} sings" in text), text


def test_a_film_takes_its_year_along() -> None:
    texts = [swapped(seed) for seed in range(80)]
    assert any("{F M} ({Y 1931})" in text for text in texts)
    assert sum("({Y 1980})" in text for text in texts if "{F Fame}" not in text) < 5


def test_most_people_films_and_characters_are_swapped_and_some_stay() -> None:
    texts = [swapped(seed) for seed in range(200)]
    for kept in ("{P Alan Parker}", "{F Fame}", "{C Coco}"):
        assert 20 < sum(kept in text for text in texts) < 100, kept


def test_what_stands_around_the_names_stays() -> None:
    for seed in range(20):
        assert swapped(seed).startswith("Director {P ")
        assert " (right) and {C " in swapped(seed)


@pytest.mark.parametrize("seed", range(200))
def test_noise_never_moves_an_entity_off_its_name(seed: int) -> None:
    rng = random.Random(seed)
    pieces = roughen(swap(CAPTION, FACTS, rng), FACTS, rng)
    sample = join(pieces)
    labelled = [text for text, label in pieces if label]
    assert [sample.text[e.start : e.end] for e in sample.entities] == labelled
    assert {e.label for e in sample.entities} >= {"PERSON", "CHARACTER", "FILM"}


def test_the_same_seed_gives_the_same_captions() -> None:
    first = list(multiply([CAPTION], FACTS, copies=20, seed=1))
    assert first == list(multiply([CAPTION], FACTS, copies=20, seed=1))
    assert first != list(multiply([CAPTION], FACTS, copies=20, seed=2))
    assert len(first) == 21
    assert first[0].text == CAPTION.text


def test_cut_and_join_are_inverse() -> None:
    assert join(cut(CAPTION.text, CAPTION.entities)).text == CAPTION.text


@pytest.mark.parametrize(
    ("name", "short"),
    [("Alan Parker", "Parker"), ("Robert De Niro", "De Niro"), ("Vittorio De Sica", "De Sica"),
     ("Sammy Davis Jr.", "Davis Jr."), ("Björk", "Björk"), ("Rainer Werner von der Heide", "von der Heide")],
)  # fmt: skip
def test_surname(name: str, short: str) -> None:
    assert surname(name) == short


@pytest.mark.parametrize(
    ("name", "model", "result"),
    [("Fame", "JAWS", "FAME"), ("Fame", "jaws", "fame"), ("Fame", "Jaws", "Fame"), ("Fame", "M", "Fame"),
     ("Fame", "1941", "Fame")],
)  # fmt: skip
def test_letter_case_is_kept(name: str, model: str, result: str) -> None:
    assert like(name, model) == result

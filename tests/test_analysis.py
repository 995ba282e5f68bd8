"""What an analyst asks of the tables: who, which film, who made what with whom."""

import pytest
from sample_studio import studio
from sample_tables import empty

from extractor.errors import InputError


@pytest.fixture(scope="module")
def results():
    return studio()


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ("Alfred Hitchcock", ["alfred-hitchcock"]),
        ("alfred-hitchcock", ["alfred-hitchcock"]),
        ("HITCHCOCK, Alfred", ["alfred-hitchcock"]),
        ("Hitch", ["alfred-hitchcock"]),
        ("Hitchcock", ["alfred-hitchcock", "alma-reville", "hitchcock"]),  # settled ones before an open one
        ("Hitchcok", ["alfred-hitchcock", "alma-reville", "hitchcock"]),
        ("Jannet Leigh", ["janet-leigh"]),
        ("Jánet Léigh", ["janet-leigh"]),
        ("leigh", ["janet-leigh"]),
        ("Steve McQueen", ["steve-mcqueen-1", "steve-mcqueen-2"]),
        ("hitchcock", ["hitchcock"]),  # an id
    ],
)
def test_people_by_name(results, asked, ids):
    assert results.person(asked)["person_id"].tolist() == ids


@pytest.mark.parametrize("asked", ["Janet Leeson", "Vera", "Milestone"])
def test_the_other_word_must_fit_too(results, asked):
    found = "vera-miles" if asked == "Vera" else None
    if found:
        assert results.person(asked)["person_id"].tolist() == [found]
    else:
        with pytest.raises(InputError, match="no person is named like"):
            results.person(asked)


@pytest.mark.parametrize(
    ("asked", "year", "ids"),
    [
        ("Psycho", 1960, ["psycho-1960"]),
        ("Psycho", 1961, ["psycho-1960"]),
        ("psycho", None, ["psycho-1960", "psycho-1998", "psycho-ii-1983"]),
        ("Psychose", None, ["psycho-1960"]),
        ("M", None, ["m"]),
        ("M", 1931, ["m"]),  # its year is not known
        ("psycho-ii-1983", None, ["psycho-ii-1983"]),
    ],
)
def test_films_by_title(results, asked, year, ids):
    assert results.film(asked, year)["film_id"].tolist() == ids


def test_no_one_near_names_the_nearest(results):
    with pytest.raises(InputError, match=r"no person is named like 'Vera Lynn'; the nearest are Vera Miles \(vera-mil"):
        results.person("Vera Lynn")
    with pytest.raises(InputError, match=r"no film 'Psycho' of 1975; there is Psycho \(psycho-1960\)"):
        results.film("Psycho", 1975)
    with pytest.raises(InputError, match="no name to look for"):
        results.person("  ")
    with pytest.raises(InputError, match="the table is empty"):
        empty().person("Hitchcock")


def test_the_columns_are_those_of_the_table(results):
    assert list(results.person("Hitch")) == list(results.people)
    assert list(results.film("Psycho", 1960)) == list(results.films)


def test_a_filmography(results):
    rows = results.filmography("Alfred Hitchcock")
    assert rows.to_dict("records") == [
        {"film_id": "psycho-1960", "film": "Psycho", "year": 1960, "roles": ["director"], "characters": [],
         "captions": 2},
    ]  # fmt: skip


def test_a_cast(results):
    rows = results.cast("Psycho", 1960)
    assert rows["person"].tolist() == ["Alfred Hitchcock", "Janet Leigh", "Vera Miles"]
    assert rows["captions"].tolist() == [2, 1, 1]
    assert rows["characters"].tolist() == [[], ["Marion"], []]


def test_a_name_of_several_is_not_guessed(results):
    with pytest.raises(InputError, match="2 rows are named like 'Steve McQueen': steve-mcqueen-1, steve-mcqueen-2"):
        results.filmography("Steve McQueen")
    with pytest.raises(InputError, match="2 rows are named like 'Psycho': psycho-1960, psycho-1998"):
        results.cast("Psycho")


def test_together(results):
    rows = results.together("Alfred Hitchcock", "Leigh")
    assert rows["film"].fillna("").tolist() == ["Psycho", ""]
    assert rows["captions"].tolist() == [1, 1]  # once on the film, once without one
    assert rows["other_characters"].tolist() == [["Marion"], []]


def test_together_on_a_film_in_different_captions(results):
    assert results.together("Leigh", "Vera Miles")[["film", "captions"]].values.tolist() == [["Psycho", 0]]


def test_never_together(results):
    rows = results.together("Leigh", "steve-mcqueen-1")
    assert rows.empty
    assert rows["year"].dtype == "Int64"

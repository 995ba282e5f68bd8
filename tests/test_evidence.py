"""Why a person or film is one, in words."""

import pandas as pd
from sample_tables import films, people, results

from extractor.columns import table_of

LINKS = table_of("links", {
    "label": ["PERSON", "PERSON", "PERSON", "FILM"],
    "entity_id": ["alan-parker-1", "alan-parker-1", "alan-parker-1", "fame-1980-1"],
    "left": ["Parker", "Alan Parkr", "Alan Parker", "Fam"],
    "right": ["Alan Parker", "Alan Parker", "Alan Barker", "Fame"],
    "comparison": ["surname", "spelling", "spelling", "spelling"],
    "shared": ["page", "film", None, "film"],
    "score": [0.95, 0.98, 0.89, 0.9],
    "other_id": [None, None, "alan-barker-1", None],
    "why": [None, None, "years and roles differ", None],
})  # fmt: skip
BARKER = people(
    person_id=["alan-barker-1"], name=["Alan Barker"], status=["unresolved"], candidates=[["alan-parker-1"]]
)


def told(**changes):
    both = pd.concat([people(status="resolved", candidates=[[]]), BARKER])
    return results(people=both, links=LINKS, **changes)


def test_a_person():
    assert told().explain("alan-parker-1").splitlines() == [
        "Alan Parker (alan-parker-1), resolved",
        "mentions",
        "  Alan Parker: 1, in a.txt:1",
        "put together",
        "  Alan Parkr = Alan Parker: spelling 0.98, on one film",
        "  Parker = Alan Parker: surname 0.95, on one page",
        "kept apart",
        "  alan-barker-1: years and roles differ (Alan Parker ~ Alan Barker, spelling 0.89)",
    ]


def test_a_film():
    assert told().explain("fame-1980-1").splitlines()[-3:] == [
        "put together",
        "  Fam = Fame: spelling 0.90, with the same people",
        "kept apart: nothing is like it",
    ]


def test_what_is_open():
    lines = told().explain("alan-barker-1").splitlines()
    assert lines[0] == "Alan Barker (alan-barker-1), unresolved: may be alan-parker-1"
    assert lines[2] == "put together: one spelling but for marks and capitals, nothing to compare"


def test_one_id_of_a_person_and_a_film():
    both = told(films=pd.concat([films(), films(film_id=["alan-parker-1"], title=["Alan Parker"])]))
    assert both.explain("alan-parker-1").count("Alan Parker (alan-parker-1), resolved") == 2

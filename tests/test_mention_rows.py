"""Rows of names: typed for resolution, ids kept as they were, faulty rows named."""

import pandas as pd
import pytest

from extractor.jsonl import Row
from extractor.mention_rows import tabulate_mentions
from extractor.schema import Failure

PERSON = {"id": "p1", "name": "Garbo", "film": "Queen Christina", "year": 1933, "role": None, "document": "page-1"}
FILM = {"id": "f1", "title": "Titanic", "year": None, "people": ["James Cameron"], "document": "page-1"}


def rows(*fields):
    return [Row("in.jsonl", line, given) for line, given in enumerate(fields, 1)]


def test_people_and_films_become_typed_tables():
    people, ids, failures = tabulate_mentions(rows(PERSON, {"id": 7, "name": "Greta Garbo"}), "people")
    assert people.dtypes.astype(str).to_dict() == {
        "id": "str", "name": "str", "film": "str", "year": "Int64", "role": "str", "document": "str",
    }  # fmt: skip
    assert people.year.tolist() == [1933, pd.NA]
    assert ids == {"p1": "p1", "7": 7}
    assert failures == []
    films, _, failures = tabulate_mentions(rows(FILM, {"id": "f2", "title": "Fame", "people": None}), "films")
    assert films.people.tolist() == [["James Cameron"], []]
    assert failures == []


@pytest.mark.parametrize("kind", ["people", "films"])
def test_no_rows_are_an_empty_table(kind):
    table, ids, failures = tabulate_mentions([], kind)
    assert (len(table), ids, failures) == (0, {}, [])


@pytest.mark.parametrize(
    ("kind", "fields", "reason"),
    [
        ("people", {"name": "Garbo"}, 'no "id" among name; mend or remove the line'),
        ("people", {"id": None, "name": "Garbo"}, 'no "id" among id, name; mend or remove the line'),
        ("people", {}, 'no "id" among no fields; mend or remove the line'),
        ("people", {"id": "a", "title": "Fame"}, 'no "name" among id, title; mend or remove the line'),
        ("films", {"id": "a", "name": "Garbo"}, 'no "title" among id, name; mend or remove the line'),
        ("people", {**PERSON, "name": 7}, '"name" is not text but int; mend or remove the line'),
        ("people", {**PERSON, "film": ["M"]}, '"film" is not text but list; mend or remove the line'),
        ("people", {**PERSON, "year": "1933"}, "\"year\" is no whole number but '1933'; mend or remove the line"),
        ("people", {**PERSON, "year": 1933.5}, '"year" is no whole number but 1933.5; mend or remove the line'),
        ("films", {**FILM, "people": "Garbo"}, "\"people\" is no list of names but 'Garbo'; mend or remove the line"),
        ("films", {**FILM, "people": [1]}, '"people" is no list of names but [1]; mend or remove the line'),
        ("films", {**FILM, "id": 0}, None),
        ("films", {**FILM, "people": []}, None),
        ("people", {**PERSON, "people": 7, "note": {}}, None),
    ],
)
def test_a_row_that_cannot_be_used_is_named(kind, fields, reason):
    table, _, failures = tabulate_mentions(rows(fields), kind)
    assert failures == ([] if reason is None else [Failure("in.jsonl", reason, 1)])
    assert len(table) == (reason is None)


def test_an_id_that_stands_twice_and_a_broken_line_are_named():
    broken = Failure("in.jsonl", "broken", 9)
    table, _, failures = tabulate_mentions([*rows(PERSON, PERSON), broken], "people")
    assert len(table) == 1
    assert failures == [Failure("in.jsonl", "the id 'p1' stands twice; mend or remove the line", 2), broken]

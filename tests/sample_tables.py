"""A small, whole set of tables, any column of which a test may change."""

import pandas as pd

from extractor.columns import TYPES, table_of
from extractor.tables import TABLES, Results

FAME = "Director Alan Parker (left) and Irene Cara in Fame (1980)."


def captions(**changes):
    columns = {
        "caption_id": ["a.txt:1", "a.txt:2", "b.txt:1"],
        "document": ["a.txt", "a.txt", "b.txt"],
        "position": [1, 2, 1],
        "text": [FAME, "Friend or foe?", FAME],
        "duplicate_of": [None, None, "a.txt:1"],
        "title": ["On set", "On set", None],
        "source": ["line 3", "line 4", None],
    }
    return pd.DataFrame({**columns, **changes})


def mentions(**changes):
    columns = {
        "caption_id": ["a.txt:1"] * 3,
        "start": [9, 32, 46],
        "end": [20, 42, 50],
        "label": ["PERSON", "PERSON", "FILM"],
        "text": ["Alan Parker", "Irene Cara", "Fame"],
        "entity_id": ["alan-parker-1", None, "fame-1980-1"],
        "score": [1.0, None, 0.97],
        "name": ["Alan Parker", "Irene Cara", "Fame"],
        "rule": ["ner", "ner", "title before its year"],
    }
    return pd.DataFrame({**columns, **changes})


def credit_rows(**changes):
    columns = {
        "caption_id": ["a.txt:1", "a.txt:1"],
        "person_id": ["alan-parker-1", None],
        "person": ["Alan Parker", "Irene Cara"],
        "role": ["director", "actor"],
        "film_id": ["fame-1980-1", None],
        "film": ["Fame", None],
        "year": [1980, None],
        "character": [None, "Coco"],
        "position": ["left", None],
        "side": ["left", None],
        "cue": ["explicit", "context"],
        "rule": ["director X", ""],
    }
    return pd.DataFrame({**columns, **changes})


def people(**changes):
    columns = {
        "person_id": ["alan-parker-1"],
        "name": ["Alan Parker"],
        "aliases": [["Parker", 'Sir "Alan" Parker, CBE']],
        "roles": [["director"]],
        "films": [["Fame (1980)"]],
        "captions": [1],
        "first_year": [1980],
        "last_year": [1980],
    }
    return pd.DataFrame({**columns, **changes})


def films(**changes):
    columns = {
        "film_id": ["fame-1980-1"],
        "title": ["Fame"],
        "year": [1980],
        "other_titles": [[]],
        "directors": [["Alan Parker"]],
        "cast": [[]],
        "captions": [1],
    }
    return pd.DataFrame({**columns, **changes})


FAILURES = pd.DataFrame({"document": ["x.csv", "y.bin"], "line": [7, None], "reason": ["not JSON", "binary"]})


def results(**changes):
    tables = {
        "people": people(), "films": films(), "credits": credit_rows(), "mentions": mentions(), "captions": captions(),
        "failures": FAILURES,
    }  # fmt: skip
    return Results(**{**tables, **changes})


def empty():
    return Results(**{table: table_of(table, {next(iter(TYPES[table])): []}) for table in TABLES})

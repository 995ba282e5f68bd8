"""A small run full of doubt: open names, namesakes, slips of the pen, remakes and titles of two years."""

import pandas as pd

from extractor.columns import table_of
from extractor.resolution import Resolution, resolve
from extractor.tables import Results

# document, person, role, film, year
ROWS = (
    ("a", "Nora A. Field", "actor", "First Light", 1994),
    ("b", "Nora L. Field", "actor", "Third Light", 1995),
    ("c", "Nora Field", "actor", "Fifth Light", 1996),
    ("d", "Stanley Kubrick", "director", "Barry", 1975),
    ("d2", "Stanley Kubrick", "director", "Fear", 1953),
    ("e", "Stanley Kubrik", "director", "Lolita", 1962),
    ("f", "Martin Scorsese", "director", "Taxi", 1976),
    ("g", "Scorsese", "actor", "Raging", 1980),
    ("h", "Akira Kurosawa", "director", "Ran", 1985),
    ("h", "Kurosawa", "director", "Ran", 1985),
    ("i", "Kurosawa", "director", "Samurai", 1954),
    ("j", "Terence Young", "director", "Doctor", 1962),
    ("k", "Terence Young", "actor", "The Long Road", 2016),
    ("l", "Terrence Young", "actor", "The Long Road", 2016),
    ("m", "Bo Diaz", "actor", "Underground", 1994),
    ("n", "Ann Lee", "actor", "Underground", 1995),
    ("o", "Ida Stone", "actor", "The Quiet Tenants", 1999),
    ("p", "Ida Stone", "actor", "The Quiet Tenant", 1999),
    ("q", "Max Roy", "actor", "Mommy", 2014),
    ("r", "Lew Ayr", "actor", "The Mummy", 2015),
)


def resolved(rows=ROWS, decisions=None) -> Resolution:
    columns = {
        "caption_id": [f"{row[0]}:{n}" for n, row in enumerate(rows)],
        "person": [row[1] for row in rows], "role": [row[2] for row in rows], "film": [row[3] for row in rows],
        "year": [row[4] for row in rows],
    }  # fmt: skip
    credited = table_of("credits", {**columns, "cue": ["explicit"] * len(rows)})
    spans = [
        (caption, text.index(words), label, words)
        for caption, text, row in zip(columns["caption_id"], texts(rows), rows, strict=True)
        for label, words in (("PERSON", row[1]), ("FILM", row[3]), ("YEAR", str(row[4])))
    ]
    mentions = table_of("mentions", {
        "caption_id": [span[0] for span in spans], "start": [span[1] for span in spans],
        "end": [span[1] + len(span[3]) for span in spans], "label": [span[2] for span in spans],
        "text": [span[3] for span in spans], "name": [span[3] for span in spans],
    })  # fmt: skip
    captions = pd.DataFrame({"caption_id": columns["caption_id"], "document": [row[0] for row in rows]})
    return resolve(mentions, credited, captions, decisions=decisions)


def texts(rows=ROWS) -> list[str]:
    return [f"{role}: {person}, on the set of {film} ({year})." for _, person, role, film, year in rows]


def results_of(found: Resolution, rows=ROWS) -> Results:
    captions = table_of("captions", {
        "caption_id": [f"{row[0]}:{n}" for n, row in enumerate(rows)], "document": [row[0] for row in rows],
        "position": [1] * len(rows), "text": texts(rows),
    })  # fmt: skip
    return Results(
        people=found.people, films=found.films, credits=found.credits, mentions=found.mentions, captions=captions,
        links=found.links,
    )  # fmt: skip

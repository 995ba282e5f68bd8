"""Who made what, with whom: the films of a person, the people of a film, what two people share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from extractor.analysis.lookup import choose_film, choose_person
from extractor.columns import COUNT, TEXT, TEXTS, YEAR, ColumnType, Table

Tables = Mapping[Table, pd.DataFrame]

_TYPES: Final[dict[str, ColumnType]] = {
    "film_id": TEXT,
    "film": TEXT,
    "person_id": TEXT,
    "person": TEXT,
    "year": YEAR,
    "roles": TEXTS,
    "characters": TEXTS,
    "other_roles": TEXTS,
    "other_characters": TEXTS,
    "captions": COUNT,
}
_PARTS: Final = ("roles", "characters", "captions")


def tabulate_filmography(tables: Tables, person: str) -> pd.DataFrame:
    """The films of a person by year: film_id, film, year, roles, characters, captions (how many say so).

    `person` is an id, or a name that means one person; raises InputError where it means none or several.
    """
    return _films_of(tables, choose_person(tables["people"], person)["person_id"])


def tabulate_cast(tables: Tables, film: str, year: int | None = None) -> pd.DataFrame:
    """The people of a film, the most pictured first: person_id, person, roles, characters, captions.

    `film` is an id, or a title that with the year means one film; raises InputError where it means none or several.
    """
    film_id = choose_film(tables["films"], film, year)["film_id"]
    rows = _grouped(tables["credits"][tables["credits"]["film_id"] == film_id], "person_id")
    named = rows.merge(tables["people"][["person_id", "name"]], on="person_id").rename(columns={"name": "person"})
    return _ordered(
        named.sort_values(["captions", "person"], ascending=[False, True], kind="stable"),
        "person_id", "person", *_PARTS,
    )  # fmt: skip


def tabulate_together(tables: Tables, one: str, other: str) -> pd.DataFrame:
    """What two people share, by year: film_id, film, year, the roles and characters of each, captions of both.

    A row is a film that both are credited on, in one caption (`captions` counts those) or in different ones; captions
    that credit both, yet not on one film, make a row without a film, the last.
    """
    ids = [choose_person(tables["people"], name)["person_id"] for name in (one, other)]
    films = _films_of(tables, ids[0]).merge(
        _films_of(tables, ids[1])[["film_id", "roles", "characters"]].rename(
            columns={"roles": "other_roles", "characters": "other_characters"}
        ),
        on="film_id",
    )
    credited = tables["credits"]
    of_both = [credited[credited["person_id"] == person][["caption_id", "film_id"]].drop_duplicates() for person in ids]
    shared = of_both[0].dropna().merge(of_both[1].dropna(), on=["caption_id", "film_id"])
    films["captions"] = films["film_id"].map(shared["film_id"].value_counts()).fillna(0)
    rest = (set(of_both[0]["caption_id"]) & set(of_both[1]["caption_id"])) - set(shared["caption_id"])
    if rest:
        lists = [column for column, kind in _TYPES.items() if kind == TEXTS]
        row: dict[str, Any] = {"film_id": None, "film": None, "year": None, "captions": len(rest)}
        row |= {column: [] for column in lists}
        films = pd.concat([films.astype(object), pd.DataFrame([row]).astype(object)])
    return _ordered(
        films, "film_id", "film", "year", "roles", "characters", "other_roles", "other_characters", "captions"
    )


def _films_of(tables: Tables, person_id: str) -> pd.DataFrame:
    rows = _grouped(tables["credits"][tables["credits"]["person_id"] == person_id], "film_id")
    named = rows.merge(tables["films"][["film_id", "title", "year"]], on="film_id").rename(columns={"title": "film"})
    return _ordered(named.sort_values(["year", "film"], kind="stable"), "film_id", "film", "year", *_PARTS)


def _grouped(credited: pd.DataFrame, key: str) -> pd.DataFrame:
    """One row for each film (or person) of some credits: roles, the most frequent first; characters; captions."""
    rows = [
        {
            key: one,
            "roles": _by_frequency(part["role"]),
            "characters": _by_frequency(part["character"]),
            "captions": part["caption_id"].nunique(),
        }
        for one, part in credited.dropna(subset=[key]).groupby(key, sort=True)
    ]
    return pd.DataFrame(rows, columns=[key, *_PARTS])


def _by_frequency(values: pd.Series[str]) -> list[str]:
    counts = values.dropna().astype(object).value_counts()
    return sorted(counts.index, key=lambda value: (-counts[value], value))


def _ordered(frame: pd.DataFrame, *columns: str) -> pd.DataFrame:
    frame = frame.reset_index(drop=True)
    return pd.DataFrame({
        column: frame[column].astype(object).astype(_TYPES[column])
        if _TYPES[column] == TEXTS
        else frame[column].astype(_TYPES[column])
        for column in columns
    })  # fmt: skip

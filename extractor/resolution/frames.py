"""Frames in, frames out: the tables of mentions and credits with ids, and the people and films they name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from extractor.columns import table_of
from extractor.resolution.apart import apart_rows, find_open, nearest_films, nearest_people
from extractor.resolution.decisions import read_decisions
from extractor.resolution.entities import Entities, link_rows, name_films, name_people
from extractor.resolution.films import FilmMention
from extractor.resolution.named import count_named
from extractor.resolution.names import parse_name
from extractor.resolution.profiles import PersonMention
from extractor.resolution.roles import settle_roles
from extractor.resolution.rows import check_columns, check_filled, values_of, year_of
from extractor.resolution.rulings import base_ids, decide, rulings_on
from extractor.resolution.tables import credits_with_ids, films_table, mentions_with_ids, people_table
from extractor.resolution.titles import parse_title
from extractor.resolution.together import garbage_uncollected, resolve_together
from extractor.schema import LINK_COLUMNS

_ENTITY, _OTHER = LINK_COLUMNS.index("entity_id"), LINK_COLUMNS.index("other_id")


@dataclass(frozen=True, slots=True, eq=False)
class Resolution:
    """People and films, and the credits and mentions that point to them by id.

    `links` holds the evidence: for each two spellings put together the comparison, what they share (a film for two
    people, people for two films, a page) and the score; and with `other_id` and `why` the likest kept apart.
    """

    people: pd.DataFrame
    films: pd.DataFrame
    credits: pd.DataFrame
    mentions: pd.DataFrame
    links: pd.DataFrame
    base_ids: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)


@garbage_uncollected()
def cluster_people(rows: pd.DataFrame) -> pd.Series[str]:
    """The cluster of each row of (id, name, film, year, role, document), by id; rows of one person share it.

    Only `id` and `name` must be there. Raises InputError for a missing column.
    """
    check_columns(rows, ("id", "name"), "rows of people")
    rows = _in_order(rows)
    films: dict[FilmMention, int] = {}
    people: list[PersonMention] = []
    for name, film, year, role, document in values_of(rows, "name", "film", "year", "role", "document"):
        # A title on one page is one film; across pages only with its year.
        told = FilmMention(film, year_of(year), document=document or "") if film else None
        number = films.setdefault(told, len(films)) if told else None
        people.append(PersonMention(name or "", number, None if film else year_of(year), role, document or ""))
    found = resolve_together(people, list(films))
    return _series(rows, name_people(people, [1] * len(people), found.people, list(films), found.names))


@garbage_uncollected()
def cluster_films(rows: pd.DataFrame) -> pd.Series[str]:
    """The cluster of each row of (id, title, year, people, document), by id; rows of one film share it.

    `people` holds lists of names. Only `id` and `title` must be there. Raises InputError for a missing column.
    """
    check_columns(rows, ("id", "title"), "rows of films")
    rows = _in_order(rows)
    films: list[FilmMention] = []
    people: list[PersonMention] = []
    for title, year, names, document in values_of(rows, "title", "year", "people", "document"):
        people += [PersonMention(name, len(films), None, None, document or "") for name in _names(names)]
        films.append(FilmMention(title or "", year_of(year), document=document or ""))
    found = resolve_together(people, films)
    return _series(rows, name_films(films, [1] * len(films), found.films, found.titles))


@garbage_uncollected()
def resolve(
    mentions: pd.DataFrame,
    credits: pd.DataFrame,  # noqa: A002  # the table's name
    captions: pd.DataFrame,
    films: pd.DataFrame | None = None,
    decisions: str | Path | pd.DataFrame | None = None,
) -> Resolution:
    """One row for each person and film of a set of captions, and the ids that point to them.

    The frames have the columns of their tables, ids still missing; of `captions` it takes caption_id and document.
    `films`, if given, holds (caption_id, title, year) for the films that captions name; without it a film without
    credits takes its year from the YEAR mention beside it. `decisions`, a CSV file or a frame (kind, left, right,
    verdict "same" or "not same", note), beat every score. Raises InputError for a missing column or value, and for
    decisions that cannot be read or contradict one another.
    """
    decided = read_decisions(decisions) if decisions is not None else []
    check_filled(mentions, ("caption_id", "start", "end", "label", "text"), "mentions")
    check_columns(mentions, ("name", "rule"), "mentions")
    check_filled(credits, ("caption_id", "person", "role", "cue"), "credits")
    check_columns(credits, ("film", "year", "character", "position", "side", "rule"), "credits")
    check_filled(captions, ("caption_id",), "captions")
    check_columns(captions, ("document",), "captions")
    named = count_named(mentions, credits, captions, films)
    found = resolve_together(named.people, named.films, other_titles=named.other_titles)
    persons = name_people(named.people, named.people_counts, found.people, named.films, found.names)
    titles = name_films(named.films, named.film_counts, found.films, found.titles)
    person_texts, film_texts = [one.name for one in named.people], [one.title for one in named.films]
    person_keys = [parse_name(text).key or text for text in person_texts]
    film_keys = [parse_title(text).key or text for text in film_texts]
    known_by: dict[str, dict[str, dict[str, str]]] = {}
    if decided:
        on_people = rulings_on("person", decided, persons, person_keys, [None] * len(person_keys))
        on_films = rulings_on("film", decided, titles, film_keys, [one.year for one in named.films])
        found = resolve_together(
            named.people,
            named.films,
            lambda resolved: decide(resolved, on_people, person_keys),
            lambda resolved: decide(resolved, on_films, film_keys),
            named.other_titles,
        )
        before = persons, titles
        persons = name_people(named.people, named.people_counts, found.people, named.films, found.names)
        titles = name_films(named.films, named.film_counts, found.films, found.titles)
        known_by = {"people": base_ids(before[0], persons), "films": base_ids(before[1], titles)}
    near_people = nearest_people(found.person_mentions, found.names, persons, found.people)
    near_films = nearest_films(named.films, found.titles, titles, found.films)
    links = [
        *link_rows("PERSON", persons, found.people, person_texts),
        *apart_rows("PERSON", persons, [*found.people.apart, *near_people], person_texts),
        *link_rows("FILM", titles, found.films, film_texts),
        *apart_rows("FILM", titles, [*found.films.apart, *near_films], film_texts),
    ]
    open_people = find_open(persons, found.people, person_keys.__getitem__)
    open_films = find_open(titles, found.films, film_keys.__getitem__)
    with_ids = settle_roles(credits_with_ids(credits, named, persons, titles))
    pointed = mentions_with_ids(mentions, named, persons, titles)
    people = people_table(pointed, with_ids, persons, titles, open_people)
    works = films_table(pointed, with_ids, persons, titles, open_films)
    # A name that is two clusters in one caption points to one of them; the other may then have no row of its own.
    shown = {*people["person_id"], *works["film_id"], None}
    pointing = [row for row in links if {row[_ENTITY], row[_OTHER]} <= shown]
    return Resolution(
        people=people,
        films=works,
        credits=with_ids,
        mentions=pointed,
        links=table_of("links", {name: [row[n] for row in pointing] for n, name in enumerate(LINK_COLUMNS)}),
        base_ids=known_by,
    )


def _in_order(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows in the order of their ids, so that nothing hangs on the order they came in; places kept as the index."""
    rows = rows.reset_index(drop=True)
    return rows.loc[rows["id"].map(str).sort_values(kind="stable").index]


def _names(names: Iterable[str] | None) -> list[str]:
    return [name for name in names if name] if names is not None else []


def _series(rows: pd.DataFrame, entities: Entities) -> pd.Series[str]:
    clusters = pd.Series([entities.ids[label] for label in entities.labels], index=rows.index, dtype="str")
    rows = rows.sort_index()
    return clusters.sort_index().set_axis(pd.Index(rows["id"], name="id")).rename("cluster")

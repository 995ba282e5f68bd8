"""The tables of people and films, and the ids in the tables of credits and mentions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd

from extractor.columns import table_of, typed
from extractor.resolution.entities import Entities
from extractor.resolution.named import Named
from extractor.resolution.rows import values_of, year_of
from extractor.resolution.spelling import readable
from extractor.schema import ROLES

_DIRECTING: Final = "director"
_ACTING: Final = "actor"


def credits_with_ids(credited: pd.DataFrame, named: Named, persons: Entities, films: Entities) -> pd.DataFrame:
    """The credits with person_id and film_id filled in."""
    person_ids: list[str] = []
    film_ids: list[str | None] = []
    for caption, person, film, year in values_of(credited, "caption_id", "person", "film", "year"):
        person_ids.append(persons.ids[_person(named, persons, caption, person)])
        film_ids.append(films.ids[_film(named, films, caption, film, year)] if film else None)
    return typed(credited.assign(person_id=person_ids, film_id=_texts(film_ids, credited)), "credits")


def mentions_with_ids(mentions: pd.DataFrame, named: Named, persons: Entities, films: Entities) -> pd.DataFrame:
    """The mentions with entity_id and score filled in for people and films."""
    ids: list[str | None] = []
    scores: list[float | None] = []
    for caption, label, text, name in values_of(mentions, "caption_id", "label", "text", "name"):
        if label == "PERSON":
            entities = persons
            numbers = named.person_in[caption, readable(name or text)]
        elif label == "FILM":
            entities = films
            numbers = list(named.film_in[caption, readable(name or text)].values())
        else:
            ids.append(None)
            scores.append(None)
            continue
        number = min(numbers, key=lambda one: entities.ids[entities.labels[one]])
        ids.append(entities.ids[entities.labels[number]])
        scores.append(entities.scores[number])
    return typed(
        mentions.assign(
            entity_id=_texts(ids, mentions), score=pd.Series(scores, index=mentions.index, dtype="float64")
        ),
        "mentions",
    )


def _texts(values: Sequence[str | None], frame: pd.DataFrame) -> pd.Series[Any]:
    return pd.Series(values, index=frame.index, dtype="str")


def _person(named: Named, persons: Entities, caption: str, name: str) -> int:
    """The cluster of a name in a caption; of several, which is an exception, always the same."""
    numbers = named.person_in[caption, readable(name)]
    return persons.labels[min(numbers, key=lambda number: persons.ids[persons.labels[number]])]


def _film(named: Named, films: Entities, caption: str, title: str, year: Any) -> int:
    return films.labels[named.film_number(caption, readable(title), year_of(year))]


def people_table(
    mentions: pd.DataFrame,
    credited: pd.DataFrame,
    persons: Entities,
    films: Entities,
    candidates: Mapping[int, list[str]],
) -> pd.DataFrame:
    """One row for each person; `mentions` and `credited` hold ids, `candidates` those of open clusters."""
    captions, spellings = _seen(mentions, "PERSON")
    roles: defaultdict[str, Counter[str]] = defaultdict(Counter)
    works: defaultdict[str, set[str]] = defaultdict(set)
    for caption, person, role, film, spelling in values_of(
        credited, "caption_id", "person_id", "role", "film_id", "person"
    ):
        captions[person].add(caption)
        spellings[person][readable(spelling)] += 0  # counted among the mentions, if it stands there
        roles[person][role] += 1
        if film:
            works[person].add(film)
    names = dict(zip(persons.ids, persons.names, strict=True))
    titles = {one: (year, title) for one, title, year in zip(films.ids, films.names, films.years, strict=True)}
    ids = sorted(captions)
    shown = [sorted(((titles[film][0] or 0, *titles[film]) for film in works[one]), key=_by_year) for one in ids]
    years = [[year for _, year, _ in those if year is not None] for those in shown]
    return table_of(
        "people",
        {
            "person_id": ids,
            "name": [names[one] for one in ids],
            "aliases": [_others(spellings[one], names[one]) for one in ids],
            "roles": [_by_count(roles[one], ROLES) for one in ids],
            "films": [[_with_year(title, year) for _, year, title in those] for those in shown],
            "captions": [len(captions[one]) for one in ids],
            "first_year": [min(those, default=None) for those in years],
            "last_year": [max(those, default=None) for those in years],
            **_status(ids, persons, candidates),
        },
    )


def films_table(
    mentions: pd.DataFrame,
    credited: pd.DataFrame,
    persons: Entities,
    films: Entities,
    candidates: Mapping[int, list[str]],
) -> pd.DataFrame:
    """One row for each film; `mentions` and `credited` hold ids, `candidates` those of open clusters."""
    captions, spellings = _seen(mentions, "FILM")
    company: dict[str, defaultdict[str, Counter[str]]] = {role: defaultdict(Counter) for role in (_DIRECTING, _ACTING)}
    names = dict(zip(persons.ids, persons.names, strict=True))
    for caption, person, role, film, title in values_of(credited, "caption_id", "person_id", "role", "film_id", "film"):
        if not film:
            continue
        captions[film].add(caption)
        spellings[film][readable(title)] += 0
        if role in company:
            company[role][film][names[person]] += 1
    titles = {one: (title, year) for one, title, year in zip(films.ids, films.names, films.years, strict=True)}
    ids = sorted(captions)
    return table_of(
        "films",
        {
            "film_id": ids,
            "title": [titles[one][0] for one in ids],
            "year": [titles[one][1] for one in ids],
            "other_titles": [_others(spellings[one], titles[one][0]) for one in ids],
            "directors": [_by_count(company[_DIRECTING][one]) for one in ids],
            "cast": [_by_count(company[_ACTING][one]) for one in ids],
            "captions": [len(captions[one]) for one in ids],
            **_status(ids, films, candidates),
        },
    )


def _status(ids: Sequence[str], entities: Entities, candidates: Mapping[int, list[str]]) -> dict[str, list[Any]]:
    """The columns that say what stayed open."""
    may_be = {entities.ids[cluster]: those for cluster, those in candidates.items()}
    return {
        "status": ["unresolved" if one in may_be else "resolved" for one in ids],
        "candidates": [may_be.get(one, []) for one in ids],
    }


def _seen(mentions: pd.DataFrame, label: str) -> tuple[defaultdict[str, set[str]], defaultdict[str, Counter[str]]]:
    """The captions that each entity stands in, and its spellings there with their counts."""
    captions: defaultdict[str, set[str]] = defaultdict(set)
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for caption, kind, entity, text in values_of(mentions, "caption_id", "label", "entity_id", "text"):
        if kind == label:
            captions[entity].add(caption)
            spellings[entity][readable(text)] += 1
    return captions, spellings


def _others(spellings: Counter[str], name: str) -> list[str]:
    return [spelling for spelling in _by_count(spellings) if spelling != name]


def _by_count(counts: Mapping[str, int], order: Sequence[str] = ()) -> list[str]:
    """What was counted, the most frequent first, equals in the given order, else by themselves."""
    places = {value: place for place, value in enumerate(order)}
    return sorted(counts, key=lambda value: (-counts[value], places.get(value, 0), value))


def _with_year(title: str, year: int | None) -> str:
    return title if year is None else f"{title} ({year})"


def _by_year(film: tuple[int, int | None, str]) -> tuple[int, str]:
    return film[0], film[2]

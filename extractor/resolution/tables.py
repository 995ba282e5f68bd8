"""The tables of people and films, and the ids in the tables of credits and mentions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa

from extractor.columns import TEXT, TEXTS, YEAR, typed
from extractor.resolution.coding import NONE, Numbers, code_columns, distinct_rows, ranks_of, text_lists
from extractor.resolution.entities import Entities
from extractor.resolution.named import Appearances, Named
from extractor.resolution.spelling import readable
from extractor.schema import ROLES

_DIRECTING: Final = "director"
_ACTING: Final = "actor"


def credits_with_ids(credited: pd.DataFrame, named: Named, persons: Entities, films: Entities) -> pd.DataFrame:
    """The credits with person_id and film_id filled in."""
    person = np.array(persons.labels, dtype=np.int64)[_chosen(named.persons, persons)][named.persons.of_credits]
    with_film = named.credited_films != NONE
    film = np.full(len(with_film), NONE)
    film[with_film] = np.array(films.labels, dtype=np.int64)[named.credited_films[with_film]]
    ids = {"person_id": _texts(persons.ids, person, credited), "film_id": _texts(films.ids, film, credited)}
    return typed(credited.assign(**ids), "credits")


def mentions_with_ids(mentions: pd.DataFrame, named: Named, persons: Entities, films: Entities) -> pd.DataFrame:
    """The mentions with entity_id and score filled in for people and films."""
    places = np.full(len(mentions), NONE)
    scores = np.full(len(mentions), np.nan)
    for appearances, entities, first in ((named.persons, persons, 0), (named.titles, films, len(persons.ids))):
        is_one = appearances.of_mentions != NONE
        numbers = _chosen(appearances, entities)[appearances.of_mentions[is_one]]
        places[is_one] = np.array(entities.labels, dtype=np.int64)[numbers] + first
        scores[is_one] = np.array(entities.scores, dtype=np.float64)[numbers]
    ids = _texts([*persons.ids, *films.ids], places, mentions)
    return typed(mentions.assign(entity_id=ids, score=scores), "mentions")


def _chosen(appearances: Appearances, entities: Entities) -> Numbers:
    """The mention that each name in a caption is; of several entities, which is an exception, always the same one."""
    rank = ranks_of(sorted(range(len(entities.ids)), key=entities.ids.__getitem__))
    ranks = rank[np.array(entities.labels, dtype=np.int64)[appearances.numbers]]
    owners = np.repeat(np.arange(len(appearances.starts) - 1), np.diff(appearances.starts))
    order = np.lexsort((ranks, owners))
    return appearances.numbers[order[appearances.starts[:-1]]]


def _texts(texts: Sequence[str], places: Numbers, frame: pd.DataFrame) -> pd.Series[Any]:
    taken = pa.array(texts, pa.large_string()).take(pa.array(places, pa.int64(), mask=places == NONE))
    return pd.Series(taken, frame.index, dtype=TEXT)


@dataclass(frozen=True, slots=True)
class _Counts:
    """How often some texts go with their owners: pairs of both, in order."""

    texts: Sequence[str]
    owners: Numbers
    items: Numbers
    counts: Numbers

    def lists(self, size: int, leave_out: Sequence[str] = ()) -> pd.Series[Any]:
        """For each of `size` owners its texts, the most frequent first; without its own of `leave_out`."""
        order = np.lexsort((self.items, -self.counts, self.owners))
        owners, items = self.owners[order], self.items[order]
        if leave_out:
            places = {text: number for number, text in enumerate(self.texts)}
            own = np.array([places.get(text, NONE) for text in leave_out], dtype=np.int64)
            others = items != own[owners]
            owners, items = owners[others], items[others]
        return _listed(text_lists(size, owners, items, self.texts))


def _count(owners: Numbers, items: Numbers, texts: Sequence[str], weights: Numbers | None = None) -> _Counts:
    """Counts pairs of an owner and a text, by its place; `weights` says how much each counts, 1 if not given."""
    first, place = distinct_rows(owners, items)
    counts = np.bincount(place, weights, minlength=len(first)).astype(np.int64)
    return _Counts(texts, owners[first], items[first], counts)


@dataclass(frozen=True, slots=True)
class _Seen:
    """The entities that captions name, in the order of their ids: how many captions name each, and by what spellings.

    `credited` holds for each row of the credits which it is, -1 for none.
    """

    ids: list[str]
    captions: Numbers
    spellings: _Counts
    credited: Numbers


def _see(mentions: pd.DataFrame, credited: pd.DataFrame, label: str, entity: str, name: str) -> _Seen:
    """The entities of the mentions with a label, and of the credits, where `entity` and `name` are columns."""
    ours = mentions[mentions["label"] == label]
    ids, (mentioned, person) = code_columns(ours["entity_id"], credited[entity])
    texts, (text, spelling) = code_columns(ours["text"], credited[name], clean=readable)
    is_one = person != NONE
    owners = np.concatenate([mentioned, person[is_one]])
    captions = pd.factorize(pd.concat([ours["caption_id"], credited["caption_id"][is_one]]))[0]
    once = owners[distinct_rows(owners, captions)[0]]
    # The spelling of a credit is counted among the mentions, if it stands there.
    weights = np.concatenate([np.ones_like(mentioned), np.zeros_like(person[is_one])])
    spellings = _count(owners, np.concatenate([text, spelling[is_one]]), texts, weights)
    return _Seen(ids, np.bincount(once, minlength=len(ids)), spellings, person)


def people_table(
    mentions: pd.DataFrame,
    credited: pd.DataFrame,
    persons: Entities,
    films: Entities,
    candidates: Mapping[int, list[str]],
) -> pd.DataFrame:
    """One row for each person; `mentions` and `credited` hold ids, `candidates` those of open clusters."""
    seen = _see(mentions, credited, "PERSON", "person_id", "person")
    name_of = dict(zip(persons.ids, persons.names, strict=True))
    names = [name_of[one] for one in seen.ids]
    roles = _count(seen.credited, credited["role"].cat.codes.to_numpy(dtype=np.int64), ROLES)
    film_ids, (film,) = code_columns(credited["film_id"])
    told = {one: (year, title) for one, title, year in zip(films.ids, films.names, films.years, strict=True)}
    by_year = sorted(range(len(film_ids)), key=lambda place: _by_year(*told[film_ids[place]]))
    rank = ranks_of(by_year)
    has_film = film != NONE
    shown = [told[film_ids[place]] for place in by_year]
    works = _count(seen.credited[has_film], rank[film[has_film]], [_with_year(title, year) for year, title in shown])
    first, last = _first_and_last(works, [year for year, _ in shown], len(names))
    return typed(
        pd.DataFrame(
            {
                "person_id": pd.Series(seen.ids, dtype=TEXT),
                "name": pd.Series(names, dtype=TEXT),
                "aliases": seen.spellings.lists(len(names), leave_out=names),
                "roles": roles.lists(len(names)),
                "films": _listed(text_lists(len(names), works.owners, works.items, works.texts)),
                "captions": seen.captions,
                "first_year": first,
                "last_year": last,
                **_status(seen.ids, persons, candidates),
            }
        ),
        "people",
    )


def films_table(
    mentions: pd.DataFrame,
    credited: pd.DataFrame,
    persons: Entities,
    films: Entities,
    candidates: Mapping[int, list[str]],
) -> pd.DataFrame:
    """One row for each film; `mentions` and `credited` hold ids, `candidates` those of open clusters."""
    seen = _see(mentions, credited, "FILM", "film_id", "film")
    told = {one: (title, year) for one, title, year in zip(films.ids, films.names, films.years, strict=True)}
    titles = [told[one][0] for one in seen.ids]
    name_of = dict(zip(persons.ids, persons.names, strict=True))
    names, (person,) = code_columns(credited["person_id"].map(name_of))

    def people(role: str) -> pd.Series[Any]:
        ours = ((credited["role"] == role) & (seen.credited != NONE)).to_numpy(dtype=bool)
        return _count(seen.credited[ours], person[ours], names).lists(len(titles))

    return typed(
        pd.DataFrame(
            {
                "film_id": pd.Series(seen.ids, dtype=TEXT),
                "title": pd.Series(titles, dtype=TEXT),
                "year": pd.Series([told[one][1] for one in seen.ids], dtype=YEAR),
                "other_titles": seen.spellings.lists(len(titles), leave_out=titles),
                "directors": people(_DIRECTING),
                "cast": people(_ACTING),
                "captions": seen.captions,
                **_status(seen.ids, films, candidates),
            }
        ),
        "films",
    )


def _status(ids: Sequence[str], entities: Entities, candidates: Mapping[int, list[str]]) -> dict[str, pd.Series[Any]]:
    """The columns that say what stayed open."""
    may_be = {entities.ids[cluster]: those for cluster, those in candidates.items()}
    return {
        "status": pd.Series(["unresolved" if one in may_be else "resolved" for one in ids], dtype=object),
        "candidates": _listed(pa.array([may_be.get(one, []) for one in ids], pa.list_(pa.string()))),
    }


def _listed(lists: pa.Array[Any]) -> pd.Series[Any]:
    return pd.Series(pd.arrays.ArrowExtensionArray(lists), dtype=TEXTS)


def _first_and_last(works: _Counts, years: Sequence[int | None], size: int) -> tuple[pd.Series[Any], pd.Series[Any]]:
    """The years of the first and the last film of each of `size` people; `years` are those of the works' texts."""
    of_work = np.array([NONE if year is None else year for year in years], dtype=np.int64)[works.items]
    dated = pd.Series(of_work[of_work != NONE]).groupby(works.owners[of_work != NONE])
    owners = pd.RangeIndex(size)
    return dated.min().reindex(owners).astype(YEAR), dated.max().reindex(owners).astype(YEAR)


def _with_year(title: str, year: int | None) -> str:
    return title if year is None else f"{title} ({year})"


def _by_year(year: int | None, title: str) -> tuple[int, str]:
    return year or 0, title

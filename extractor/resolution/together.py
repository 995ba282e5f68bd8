"""People and films in turns: shared cast settles which film is meant, and the film settles which person."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import Final

from extractor.resolution.candidates import Index, add_told_pairs, index_names, index_titles
from extractor.resolution.films import FilmMention, resolve_films
from extractor.resolution.names import PersonName
from extractor.resolution.people import resolve_people
from extractor.resolution.profiles import PersonMention, Resolved
from extractor.resolution.titles import Title

LARGEST_PAGE: Final = 500  # names on a page above which standing on it together says nothing: an export, a database


@dataclass(frozen=True, slots=True)
class Together:
    """Clusters of people and films, the distinct names and titles, and the mentions with what the turns added."""

    people: Resolved
    films: Resolved
    names: Index[PersonName]
    titles: Index[Title]
    person_mentions: Sequence[PersonMention]


Settle = Callable[[Resolved], Resolved]  # what somebody decided, brought to bear on clusters


def _as_found(resolved: Resolved) -> Resolved:
    return resolved


def resolve_together(
    people: Sequence[PersonMention],
    films: Sequence[FilmMention],
    settle_people: Settle = _as_found,
    settle_films: Settle = _as_found,
    other_titles: Iterable[tuple[str, str]] = (),
) -> Together:
    """Puts mentions of people and of films together; a person's `film` is the number of a film mention.

    `other_titles` pairs titles of which a caption says that they are one film's.

    Films first, by the people's names as they are spelled; then people by those films; then films once more by the
    people found, and people by the films found.
    """
    people, films = _without_dumps(people, films)
    names, titles = index_names(person.name for person in people), index_titles(film.title for film in films)
    add_told_pairs(titles, other_titles)
    persons = [names.number_of[person.name] for person in people]
    resolved_films = settle_films(resolve_films(_with_people(films, people, persons, names), titles))
    with_films = _with_films(people, films, resolved_films)
    resolved_people = settle_people(resolve_people(with_films, names))
    if films:
        persons = resolved_people.labels(len(people))
        resolved_films = settle_films(resolve_films(_with_people(films, people, persons, names), titles))
        with_films = _with_films(people, films, resolved_films)
        resolved_people = settle_people(resolve_people(with_films, names))
    return Together(resolved_people, resolved_films, names, titles, with_films)


def _without_dumps(
    people: Sequence[PersonMention], films: Sequence[FilmMention]
) -> tuple[Sequence[PersonMention], Sequence[FilmMention]]:
    """The mentions without their page where it is no page but a dump of many."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    for document, name in chain(
        ((one.document, one.name) for one in people), ((one.document, one.title) for one in films)
    ):
        names[document].add(name)
    dumps = {document for document, those in names.items() if len(those) > LARGEST_PAGE}
    if not dumps:
        return people, films
    return (
        [one._replace(document="") if one.document in dumps else one for one in people],
        [one._replace(document="") if one.document in dumps else one for one in films],
    )


@contextmanager
def garbage_uncollected() -> Iterator[None]:
    """Keeps the collector from walking millions of objects, none of them in a cycle, again and again: half the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _with_people(
    films: Sequence[FilmMention],
    people: Sequence[PersonMention],
    persons: Sequence[int],
    names: Index[PersonName],
) -> list[FilmMention]:
    """The films with the numbers of the persons named with each, their surnames, and who of them directed."""
    company: defaultdict[int, set[int]] = defaultdict(set)
    surnames: defaultdict[int, set[str]] = defaultdict(set)
    directors: defaultdict[int, set[tuple[int, str]]] = defaultdict(set)
    for mention, person in zip(people, persons, strict=True):
        if mention.film is not None:
            company[mention.film].add(person)
            surname = names.names[names.number_of[mention.name]].surname
            surnames[mention.film].add(surname)
            if mention.role == "director":
                directors[mention.film].add((person, surname))
    return [
        FilmMention(
            title,
            year,
            frozenset(company.get(number, ())),
            document,
            frozenset(surnames.get(number, ())),
            frozenset(directors.get(number, ())),
        )
        for number, (title, year, _, document, _, _) in enumerate(films)
    ]


def _with_films(
    people: Sequence[PersonMention], films: Sequence[FilmMention], resolved: Resolved
) -> list[PersonMention]:
    """The people with the number of the film that each is named with, and its year where the mention has none."""
    labels = resolved.labels(len(films))
    years: dict[int, int] = {}
    for number, cluster in enumerate(resolved.clusters):
        known = sorted(year for mention in cluster if (year := films[mention].year) is not None)
        if known:
            years[number] = max(known, key=known.count)
    found: list[PersonMention] = []
    for person in people:
        if person.film is None:
            found.append(person)
            continue
        film, year = labels[person.film], films[person.film].year
        year = years.get(film) if year is None else year
        name, _, _, role, document, captions, likely = person
        found.append(PersonMention(name, film, year, role, document, captions, likely))
    return found

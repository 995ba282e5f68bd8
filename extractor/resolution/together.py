"""People and films in turns: shared cast settles which film is meant, and the film settles which person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from extractor.resolution.films import FilmMention, resolve_films
from extractor.resolution.names import parse_name
from extractor.resolution.people import resolve_people
from extractor.resolution.profiles import PersonMention, Resolved


def resolve_together(people: Sequence[PersonMention], films: Sequence[FilmMention]) -> tuple[Resolved, Resolved]:
    """Puts mentions of people and of films together; a person's `film` is the number of a film mention.

    Films first, by the people's names as they are spelled; then people by those films; then films once more by the
    people found, and people by the films found.
    """
    keys: dict[str, int] = {}
    persons = [keys.setdefault(parse_name(person.name).key, len(keys)) for person in people]
    resolved_films = resolve_films(_with_people(films, people, persons))
    resolved_people = resolve_people(_with_films(people, films, resolved_films))
    resolved_films = resolve_films(_with_people(films, people, resolved_people.labels(len(people))))
    resolved_people = resolve_people(_with_films(people, films, resolved_films))
    return resolved_people, resolved_films


def _with_people(
    films: Sequence[FilmMention], people: Sequence[PersonMention], persons: Sequence[int]
) -> list[FilmMention]:
    """The films with the numbers of the persons named with each."""
    company: defaultdict[int, set[int]] = defaultdict(set)
    for mention, person in zip(people, persons, strict=True):
        if mention.film is not None:
            company[mention.film].add(person)
    return [replace(film, people=frozenset(company[number])) for number, film in enumerate(films)]


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
        found.append(replace(person, film=film, year=year if year is not None else years.get(film)))
    return found

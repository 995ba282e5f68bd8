"""Two films of one title in one year: told apart where each has a director of its own, and a cast."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from typing import Protocol, TypeVar

from extractor.resolution.clusters import Clusters


class Crew(Protocol):
    """What tells films apart: the numbers of the people named with one, and its directors with their surnames."""

    @property
    def people(self) -> frozenset[int]:
        """All of them."""

    @property
    def directors(self) -> Collection[tuple[int, str]]:
        """Those that a caption calls its director."""


Film = TypeVar("Film", bound=Crew)


def are_two_films(one: Crew, other: Crew) -> bool:
    """Whether directors and casts say that these are two films.

    Each has a director and somebody else, and they share nobody. Directors of one surname are siblings on one film.
    """
    if not one.directors or not other.directors or not one.people.isdisjoint(other.people):
        return False
    ours, theirs = ({surname for _, surname in film.directors} for film in (one, other))
    casts = [film.people - {number for number, _ in film.directors} for film in (one, other)]
    return ours.isdisjoint(theirs) and all(casts)


def part_by_directors(films: Sequence[Film], sum_of: Callable[[Sequence[Film]], Film]) -> tuple[list[Film], list[Film]]:
    """Mentions of one title in one year as one film each that directors tell apart, and what may be any of several.

    Mostly there is one film, and all are it.
    """
    if sum(bool(film.directors) for film in films) < 2:
        return [sum_of(films)], []
    together = Clusters(len(films))
    first: dict[int, int] = {}
    for number, film in enumerate(films):
        for person in film.people:
            together.join(first.setdefault(person, number), number)
    groups: defaultdict[int, list[Film]] = defaultdict(list)
    for number, root in enumerate(together.labels()):
        groups[root].append(films[number])
    wholes = [sum_of(group) for group in groups.values()]
    apart = {number for number, one in enumerate(wholes) if any(are_two_films(one, other) for other in wholes)}
    if not apart:
        return [sum_of(films)], []
    told, rest = ([one for number, one in enumerate(wholes) if (number in apart) == wanted] for wanted in (True, False))
    found: list[Film] = []
    for one in told:
        same = [place for place, other in enumerate(found) if not are_two_films(one, other)]
        if same:
            found[same[0]] = sum_of([found[same[0]], one])
        else:
            found.append(one)
    return found, rest

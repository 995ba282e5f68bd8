"""Whom and what captions name: rows of mentions and credits counted down to what is distinct, and ids back to rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Generic, TypeVar

import pandas as pd

from extractor.resolution.films import FilmMention
from extractor.resolution.profiles import PersonMention
from extractor.resolution.rows import values_of, year_of
from extractor.resolution.spelling import readable

YEAR_AFTER: Final = 12  # letters between a title and its year: "Fame (1980)", "Fame, 1980", "Fame from 1980"
YEAR_BEFORE: Final = 3  # letters between a year and its title: "1980's Fame", "the 1980 Fame"
# Rules that guess a role from the film's director, whom the pipeline knows.
DIRECTOR_KNOWN: Final = frozenset({"known-director", "other-director"})

Mention = TypeVar("Mention", PersonMention, FilmMention)
InCaption = tuple[str, str]  # a caption's id and a name in it


class Distinct(Generic[Mention]):
    """Mentions, each kept once and counted."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._numbers: dict[Mention, int] = {}
        self.counts: list[int] = []

    @property
    def items(self) -> list[Mention]:
        """The mentions by number."""
        return list(self._numbers)

    def add(self, mention: Mention) -> int:
        """The number of a mention, which is counted once more."""
        number = self._numbers.setdefault(mention, len(self._numbers))
        if number == len(self.counts):
            self.counts.append(0)
        self.counts[number] += 1
        return number


@dataclass(frozen=True, slots=True)
class Named:
    """The distinct mentions of a set of captions, and which of them each name in a caption is.

    A name can be several mentions: a person with two films, a title with two years.
    """

    people: list[PersonMention]
    people_counts: list[int]
    films: list[FilmMention]
    film_counts: list[int]
    person_in: dict[InCaption, list[int]]
    film_in: dict[InCaption, dict[int | None, int]]
    other_titles: set[tuple[str, str]]  # a film's title in a caption, and another that it goes by there

    def film_number(self, caption: str, title: str, year: int | None) -> int:
        """The mention of a title in a caption; without a year, the title's there."""
        return _of_year(self.film_in[caption, title], year)


def _of_year(numbers: dict[int | None, int], year: int | None) -> int:
    return numbers[year] if year in numbers else numbers[min(numbers, key=lambda one: (one is None, one))]


def count_named(
    mentions: pd.DataFrame, credited: pd.DataFrame, captions: pd.DataFrame, films: pd.DataFrame | None
) -> Named:
    """Counts the mentions; the frames are those of `resolve`."""
    page_of = dict(values_of(captions, "caption_id", "document"))
    rows = sorted(credit_rows(credited), key=_content)
    years: defaultdict[InCaption, set[int | None]] = defaultdict(set)
    for row in rows:
        if row.film:
            years[row.caption, row.film].add(row.year)
    for caption, title, year in values_of(films, "caption_id", "title", "year") if films is not None else ():
        years[caption, readable(title)].add(year_of(year))
    for caption, title, year in titles_with_years(mentions):
        if (caption, title) not in years:
            years[caption, title].add(year)
    company: defaultdict[tuple[str, str, int | None], set[str]] = defaultdict(set)
    for row in rows:
        if row.film:
            company[row.caption, row.film, row.year].add(row.person)
    found = Distinct[FilmMention]()
    names: dict[str, int] = {}
    film_in: dict[InCaption, dict[int | None, int]] = {}
    for caption, title in sorted(years):
        those = years[caption, title]
        if len(those) > 1:
            those.discard(None)
        for year in sorted(those, key=lambda one: one or 0):
            # Pages tell titles without a year apart, and so do the people; with a year it is one film on the page.
            cast = sorted(company[caption, title, year]) if year is None else ()
            numbers = frozenset(names.setdefault(name, len(names)) for name in cast)
            mention = FilmMention(title, year, numbers, page_of.get(caption, ""))
            film_in.setdefault((caption, title), {})[year] = found.add(mention)
    people, person_in = _count_people(mentions, rows, film_in, page_of)
    with_captions = _with_captions(people.items, person_in)
    other_titles = {
        (readable(name), readable(text))
        for label, text, name in values_of(mentions, "label", "text", "name")
        if label == "FILM" and name and name != text
    }
    return Named(with_captions, people.counts, found.items, found.counts, person_in, film_in, other_titles)


@dataclass(frozen=True, slots=True)
class CreditRow:
    """What of a row of credits tells people and films apart."""

    caption: str
    person: str
    role: str | None
    film: str | None
    year: int | None
    likely: str | None = None  # a role that words leave open and the film's known director makes likely


def _content(row: CreditRow) -> tuple[str, str, str, int, str, str]:
    return row.caption, row.person, row.film or "", row.year or 0, row.role or "", row.likely or ""


def credit_rows(credited: pd.DataFrame) -> Iterator[CreditRow]:
    """The rows of the credits, names cleaned, without the roles that are guesses."""
    columns = ("caption_id", "person", "role", "film", "year", "cue", "rule")
    for caption, person, role, film, year, cue, rule in values_of(credited, *columns):
        told, likely = (None, role if rule in DIRECTOR_KNOWN else None) if cue == "knowledge" else (role, None)
        yield CreditRow(caption, readable(person), told, readable(film) if film else None, year_of(year), likely)


def _count_people(
    mentions: pd.DataFrame,
    rows: Iterable[CreditRow],
    film_in: dict[InCaption, dict[int | None, int]],
    page_of: dict[str, str],
) -> tuple[Distinct[PersonMention], dict[InCaption, list[int]]]:
    found = Distinct[PersonMention]()
    person_in: dict[InCaption, list[int]] = {}
    for row in rows:
        film = _of_year(film_in[row.caption, row.film], row.year) if row.film else None
        mention = PersonMention(row.person, film, None, row.role, page_of.get(row.caption, ""), likely=row.likely)
        person_in.setdefault((row.caption, row.person), []).append(found.add(mention))
    named = values_of(mentions, "caption_id", "label", "text", "name")
    for caption, person in sorted(
        (caption, readable(name or text)) for caption, label, text, name in named if label == "PERSON"
    ):
        if (caption, person) not in person_in:
            mention = PersonMention(person, None, None, None, page_of.get(caption, ""))
            person_in[caption, person] = [found.add(mention)]
    return found, person_in


def _with_captions(people: list[PersonMention], person_in: dict[InCaption, list[int]]) -> list[PersonMention]:
    """The mentions with the captions that name somebody else as well: two names there are two people."""
    in_caption: defaultdict[str, list[list[int]]] = defaultdict(list)
    for (caption, _), numbers in person_in.items():
        in_caption[caption].append(numbers)
    captions: defaultdict[int, set[int]] = defaultdict(set)
    for caption_number, names in enumerate(in_caption.values()):
        if len(names) > 1:
            for numbers in names:
                for number in numbers:
                    captions[number].add(caption_number)
    return [mention._replace(captions=frozenset(captions.get(n, ()))) for n, mention in enumerate(people)]


def titles_with_years(mentions: pd.DataFrame) -> Iterator[tuple[str, str, int | None]]:
    """The titles among the mentions, each with the year that stands beside it, if one does."""
    rows = sorted(
        (caption, start, end, label, readable(name or text))
        for caption, start, end, label, text, name in values_of(
            mentions, "caption_id", "start", "end", "label", "text", "name"
        )
        if label in {"FILM", "YEAR"}
    )
    after: dict[int, int] = {}
    before: dict[int, int] = {}
    for number, (one, other) in enumerate(pairwise(rows)):
        if one[0] != other[0]:
            continue
        gap = other[1] - one[2]
        if (one[3], other[3]) == ("FILM", "YEAR") and gap <= YEAR_AFTER:
            after[number] = number + 1
        if (one[3], other[3]) == ("YEAR", "FILM") and gap <= YEAR_BEFORE:
            before[number + 1] = number
    for number, (caption, _, _, label, text) in enumerate(rows):
        if label == "FILM":
            year = after.get(number, before.get(number))
            digits = rows[year][4] if year is not None else ""
            yield caption, text, int(digits) if digits.isdecimal() else None

"""The people, films and characters that are swapped into captions."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pandas as pd

from extractor.errors import InputError
from extractor.schema import Film, GoldCaption
from extractor.text import repair

_PERSON: Final = re.compile(r"[^\W\d_][\w.'’\-]*(?: [^\W\d_][\w.'’\-]*){1,3}")
_CHARACTER: Final = re.compile(r"[A-ZÀ-Þ][\w.'’\-]*(?: (?:of |the |de |von |van )?[A-ZÀ-Þ][\w.'’\-]*){1,3}")
_TITLE_WORDS: Final = 10  # longer "titles" in film lists are mostly subtitles and descriptions run together
# Parts that are no names: a caption would not mark them.
_NO_CHARACTER: Final = re.compile(
    r"(?i)\b(self|himself|herself|narrator|voice|man|woman|boy|girl|guy|lady|kid|officer|cop|guard|driver|doctor|nurse|"
    r"reporter|soldier|waiter|waitress|clerk|customer|guest|dancer|singer|host|judge|teacher|student|worker|agent|boss|"
    r"employee|bartender|friend|brother|sister|mother|father|wife|husband|son|daughter|extra|uncredited|young|old)\b"
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What may stand in a caption in place of its own people, films and characters."""

    people: tuple[str, ...]
    films: tuple[Film, ...]
    characters: tuple[str, ...]
    directed: tuple[tuple[Film, str], ...] = ()  # films with their directors
    directors: tuple[str, ...] = ()  # people who direct more than they act

    def __add__(self, other: Facts) -> Facts:
        return Facts(
            self.people + other.people,
            self.films + other.films,
            self.characters + other.characters,
            self.directed + other.directed,
            self.directors + other.directors,
        )


def facts_of(captions: Sequence[GoldCaption]) -> Facts:
    """The full names, films and characters of gold captions themselves."""
    people, films, characters, directed = set[str](), set[Film](), set[str](), set[tuple[Film, str]]()
    for caption in captions:
        directed.update((Film(c.film, c.year), c.person) for c in caption.credits if c.role == "director" and c.film)
        films.update(caption.films)
        for entity in caption.entities:
            name = caption.text[entity.start : entity.end]
            if entity.label == "PERSON" and _PERSON.fullmatch(name) and not name.isupper():
                people.add(name)
            elif entity.label == "CHARACTER" and not name.isupper():
                characters.add(name)
    acted = Counter(c.person for caption in captions for c in caption.credits if c.role == "actor")
    return Facts(
        tuple(sorted(people)),
        tuple(sorted(films, key=str)),
        tuple(sorted(characters)),
        tuple(sorted(directed, key=str)),
        _mostly_direct(directed, acted),
    )


def _mostly_direct(directed: Iterable[tuple[Film, str]], acted: Counter[str]) -> tuple[str, ...]:
    """Those who directed two films at least, and more than they acted in; one film may be a slip of a list."""
    counts = Counter(person for _, person in directed)
    return tuple(sorted(person for person, count in counts.items() if count > max(1, acted[person])))


def read_films(path: Path) -> Facts:
    """Facts of a Parquet file of films: title, year, directors (names), cast (name and character).

    Raises `InputError` if a column is missing.
    """
    frame = pd.read_parquet(path)
    if missing := {"title", "year", "directors", "cast"} - set(frame.columns):
        raise InputError(
            f"{path}: no column {', '.join(sorted(missing))}; a film list needs title, year, directors, cast"
        )
    people, characters, directed = set[str](), set[str](), set[tuple[Film, str]]()
    acted = Counter[str]()
    columns = ("title", "year", "directors", "cast")
    for title, year, directors, cast in zip(*(frame[column] for column in columns), strict=True):
        names = [name for name in _listed(directors) if isinstance(name, str)]
        people.update(names)
        directed.update((Film(title, int(year)), name) for name in names)
        for part in _listed(cast):
            people.add(part["name"])
            acted[part["name"]] += 1
            if (name := part.get("character")) and _CHARACTER.fullmatch(name) and not _NO_CHARACTER.search(name):
                characters.add(name)
    films = {
        Film(repair(title), int(year))
        for title, year in zip(frame["title"], frame["year"], strict=True)
        if not re.search(r"[\[\](){}|]", title) and len(title.split()) <= _TITLE_WORDS
    }
    return Facts(
        tuple(sorted(name for name in people if name and _PERSON.fullmatch(name))),
        tuple(sorted(films, key=str)),
        tuple(sorted(characters)),
        tuple(sorted(directed, key=str)),
        _mostly_direct(directed, acted),
    )


def _listed(value: Any) -> Sequence[Any]:
    return () if value is None else value


def read_names(folder: Path, *, seed: int, count: int = 20_000) -> Facts:
    """People made up from a folder's `forenames_by_country.parquet` and `surnames_by_country.parquet`."""
    rng = random.Random(seed)
    forenames = pd.read_parquet(folder / "forenames_by_country.parquet")
    surnames = pd.read_parquet(folder / "surnames_by_country.parquet")
    first = {str(country): group.dropna().tolist() for country, group in forenames.groupby("country")["romanized_name"]}
    last = {str(country): group.dropna().tolist() for country, group in surnames.groupby("country")["romanized_name"]}
    countries = sorted(set(first) & set(last))
    if not countries:
        raise InputError(f"{folder}: no country has both forenames and surnames")
    people = set[str]()
    for _ in range(count):
        country = rng.choice(countries)
        people.add(f"{rng.choice(first[country])} {rng.choice(last[country])}")
    return Facts(tuple(sorted(name for name in people if _PERSON.fullmatch(name))), (), ())

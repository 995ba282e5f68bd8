"""The people, films and characters that are swapped into captions."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pandas as pd

from extractor.errors import InputError
from extractor.schema import Film, GoldCaption, Role
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
# Jobs as lists of films name them.
_JOBS: Final[dict[str, Role]] = {
    "Writer": "writer",
    "Screenplay": "writer",
    "Story": "writer",
    "Producer": "producer",
    "Director of Photography": "cinematographer",
    "Editor": "editor",
    "Original Music Composer": "composer",
    "Art Direction": "production_designer",
    "Costume Design": "costume_designer",
    "Makeup & Hair": "makeup_artist",
    "Visual Effects": "effects",
    "Sound Editor": "crew",
    "Casting": "crew",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What may stand in a caption in place of its own people, films and characters."""

    people: tuple[str, ...]
    films: tuple[Film, ...]
    characters: tuple[str, ...]
    credits: tuple[tuple[Film, str, Role], ...] = ()
    parts: tuple[tuple[Film, str], ...] = ()

    def __add__(self, other: Facts) -> Facts:
        return Facts(
            self.people + other.people,
            self.films + other.films,
            self.characters + other.characters,
            self.credits + other.credits,
            self.parts + other.parts,
        )


def facts_of(captions: Sequence[GoldCaption]) -> Facts:
    """The full names, films, characters and credits of gold captions themselves."""
    people, films, characters = set[str](), set[Film](), set[str]()
    told, parts = set[tuple[Film, str, Role]](), set[tuple[Film, str]]()
    for caption in captions:
        told.update((Film(c.film, c.year), c.person, c.role) for c in caption.credits if c.film)
        parts.update((Film(c.film, c.year), c.character) for c in caption.credits if c.film and c.character)
        films.update(caption.films)
        for entity in caption.entities:
            name = caption.text[entity.start : entity.end]
            if entity.label == "PERSON" and _PERSON.fullmatch(name) and not name.isupper():
                people.add(name)
            elif entity.label == "CHARACTER" and not name.isupper():
                characters.add(name)
    return Facts(
        tuple(sorted(people)),
        tuple(sorted(films, key=str)),
        tuple(sorted(characters)),
        tuple(sorted(told, key=str)),
        tuple(sorted(parts, key=str)),
    )


def read_films(path: Path) -> Facts:
    """Facts of a Parquet file of films: title, year, directors (names), cast (name, character), crew (name, job).

    `crew` and `alt_titles` may be missing; raises `InputError` if another column is.
    """
    frame = pd.read_parquet(path)
    if missing := {"title", "year", "directors", "cast"} - set(frame.columns):
        raise InputError(
            f"{path}: no column {', '.join(sorted(missing))}; a film list needs title, year, directors, cast"
        )
    people, characters = set[str](), set[str]()
    told, parts = set[tuple[Film, str, Role]](), set[tuple[Film, str]]()
    more = (frame[column] if column in frame.columns else [None] * len(frame) for column in ("crew", "alt_titles"))
    columns = *(frame[column] for column in ("title", "year", "directors", "cast")), *more
    for title, year, directors, cast, crew, others in zip(*columns, strict=True):
        credited: list[tuple[str, Role]] = [(name, "director") for name in _listed(directors) if isinstance(name, str)]
        credited += [(part["name"], "actor") for part in _listed(cast)]
        people.update(name for name, _ in credited)
        credited += [(part["name"], _JOBS[part["job"]]) for part in _listed(crew) if part["job"] in _JOBS]
        played = [name for part in _listed(cast) if (name := part.get("character"))]
        characters.update(name for name in played if _CHARACTER.fullmatch(name) and not _NO_CHARACTER.search(name))
        for film in (Film(one, int(year)) for one in (title, *_listed(others))):
            told.update((film, name, role) for name, role in credited if name)
            parts.update((film, name) for name in played)
    films = {
        Film(repair(title), int(year))
        for title, year in zip(frame["title"], frame["year"], strict=True)
        if not re.search(r"[\[\](){}|]", title) and len(title.split()) <= _TITLE_WORDS
    }
    return Facts(
        tuple(sorted(name for name in people if name and _PERSON.fullmatch(name))),
        tuple(sorted(films, key=str)),
        tuple(sorted(characters)),
        tuple(sorted(told, key=str)),
        tuple(sorted(parts, key=str)),
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

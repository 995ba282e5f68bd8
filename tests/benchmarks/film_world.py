"""A made-up world of films that captions are told of: titles with one year each, and casts that work in their years.

A real corpus names one film again and again with the same few people; names drawn at random would not. What is made up
is the world, the sentences are the corpus' own.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.captions.repeats import repeat_key
from extractor.schema import GoldCaption
from extractor.text import fold
from extractor.training.augment import Piece, cut, join, like, surname
from extractor.training.corpus import read_corpus
from extractor.training.facts import facts_of

FILMS = 30_000
PEOPLE = 100_000
CAST = 9  # people of a film, the director first
CAREER = 30  # years that somebody works
REMAKES = 0.03  # share of titles that were filmed once more, decades later
FEW = 2.0  # power by which a draw prefers the first: a tenth of the films have a third of the captions


@dataclass(frozen=True, slots=True)
class MadeFilm:
    """A title, its year and its people, the director first."""

    title: str
    year: int
    people: tuple[str, ...]


class World:
    """Films and people, always the same for one seed."""

    def __init__(self, gold: Sequence[GoldCaption], seed: int = 0) -> None:
        """Makes up films with titles, and people with names, that are put together from those of the gold captions."""
        facts, draw = facts_of(gold), random.Random(seed)
        years = sorted({film.title: film.year for film in facts.films if film.year is not None}.values())
        dated = {film.title: film.year or draw.choice(years) for film in facts.films}
        words = [title.split() for title in dated]
        while len(dated) < FILMS:
            one, other = draw.choice(words), draw.choice(words)
            dated.setdefault(" ".join([*one[: len(one) // 2 + 1], *other[len(other) // 2 :]]), draw.choice(years))
        forenames = [name.split()[0] for name in facts.people]
        surnames = [surname(name) for name in facts.people if " " in name]
        names = dict.fromkeys(facts.people)
        while len(names) < PEOPLE:
            names[f"{draw.choice(forenames)} {draw.choice(surnames)}"] = None
        by_year: dict[int, list[str]] = {}
        order = list(names)
        draw.shuffle(order)
        for name in order:
            debut = draw.choice(years) - draw.randrange(CAREER)
            for year in range(debut, debut + CAREER):
                by_year.setdefault(year, []).append(name)
        self.characters = facts.characters
        self.films: list[MadeFilm] = []
        for title, year in draw.sample(sorted(dated.items()), len(dated)):
            for told in (year, year + 35) if draw.random() < REMAKES else (year,):
                able = by_year.get(told) or order
                cast = dict.fromkeys(able[int(len(able) * draw.random() ** FEW)] for _ in range(CAST))
                self.films.append(MadeFilm(title, told, tuple(cast)))

    def film(self, draw: random.Random) -> MadeFilm:
        """A film, the first ones more often than the others."""
        return self.films[int(len(self.films) * draw.random() ** FEW)]


def tell(caption: GoldCaption, world: World, draw: random.Random) -> str:
    """The caption's sentence of films and people of the world; a second mention stays one."""
    pieces = cut(caption.text, caption.entities)
    films = {title: world.film(draw) for title in dict.fromkeys(text for text, kind in pieces if kind == "FILM")}
    first = next(iter(films.values()), None) or world.film(draw)
    new = {
        "PERSON": _people([text for text, kind in pieces if kind == "PERSON"], first, draw),
        "FILM": {title: film.title for title, film in films.items()},
        "YEAR": {str(film.year): str(films[film.title].year) for film in caption.films if film.title in films},
        "CHARACTER": {text: draw.choice(world.characters) for text, kind in pieces if kind == "CHARACTER"},
    }
    told: list[Piece] = [
        (like(new[kind].get(text, text), text), kind) if kind else (text, None) for text, kind in pieces
    ]
    return " ".join(join(told).text.split())


def _people(names: Sequence[str], film: MadeFilm, draw: random.Random) -> dict[str, str]:
    cast = draw.sample(film.people, len(film.people))
    new: dict[str, str] = {}
    for name in dict.fromkeys(names):
        owner = next((full for full in new if " " in full and fold(name) in fold(full).split()), None)
        other = new[owner] if owner else cast[len(new) % len(cast)]
        new[name] = other if " " in name else surname(other)
    return new


def captions(count: int, seed: int = 1) -> Iterator[str]:
    """Captions of the world, no two of the same words."""
    gold = list(read_corpus(Path("corpus")))
    world, draw, seen = World(gold), random.Random(seed), set[int]()
    while len(seen) < count:
        text = tell(draw.choice(gold), world, draw)
        key = hash(repeat_key(text))
        if key not in seen:
            seen.add(key)
            yield text

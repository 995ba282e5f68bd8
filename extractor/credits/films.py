"""The films of a caption, their years, and which film the words around a person speak of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from extractor.credits.reading import Reading
from extractor.schema import Film
from extractor.text import fold, year_in

# F (G, 1960), F (known abroad as G), F, aka G, F / G: G is another title of F
_ALTERNATIVE: Final = re.compile(
    r"F(?=\((?:[AxXit,]{0,4}:?)(F)(?:[,)/:]|,?Y|[^()P]{1,12}\)))|F(?=[,(]?[,x]?(?:A|[ixXe]{0,2}A|ix,?|ix[xX],?)(F))|F(?=/(F)(?:[,(]?Y|[.)]|$))"
    r"|F(?=:(F))|F(?=-(F)[,(]+Y)"
)
_BEFORE_TITLE: Final = re.compile(r"Y'?[xXtnmgj0,-]{0,4}?F|Y,?[eP]s?x?[vTl]d?F")
_AFTER_TITLE: Final = re.compile(r"F[^FYPC.;]{0,8}$")
_COORDINATED: Final = re.compile(r"F(?:\([^()F]*\))?(?:,?[,&/]&?d?(?:F(?:\([^()F]*\))?))+")


@dataclass(slots=True)
class FilmTable:
    """The films of a caption in order, and the film that each FILM token (or title-less YEAR token) names."""

    films: list[Film]
    film_of: dict[int, int]


@lru_cache(maxsize=20_000)  # titles repeat over the captions of a run
def title_key(title: str) -> str:
    """The form in which two mentions of a title are compared."""
    return fold(title).strip(" \"'*.,;:!")


def tabulate_films(reading: Reading) -> FilmTable:
    """The films that a caption names, each with the year that the caption gives it."""
    codes = reading.codes
    tokens = [i for i, code in enumerate(codes) if code == "F"]
    if not tokens:
        return FilmTable([], {})
    keys = {token: title_key(reading.name(token)) for token in tokens}
    owner: dict[int, int] = {}
    if len(tokens) > 1:
        for match in _ALTERNATIVE.finditer(codes):
            other = next(match.start(group) for group in (1, 2, 3, 4, 5) if match.start(group) >= 0)
            if keys[other] != keys[match.start()]:
                owner[other] = owner.get(match.start(), match.start())
        _join_short_forms(keys, owner)
    main = [token for token in tokens if token not in owner]
    years = _tie_years(reading, main, owner, keys)
    year_of = {keys[token]: year for token, year in years.items() if year is not None and token in keys}
    films: list[Film] = []
    index: dict[tuple[str, int | None], int] = {}
    film_of: dict[int, int] = {}
    for token in sorted(years):
        title = token if token in keys else max((t for t in main if t < token), default=main[0])
        year = years[token]
        if year is None:
            year = year_of.get(keys[title])
        film = (keys[title], year)
        if film not in index:
            index[film] = len(films)
            films.append(Film(reading.name(title), year))
        film_of[token] = index[film]
    for token, main_token in owner.items():
        while main_token in owner:  # another title of a short form
            main_token = owner[main_token]
        film_of[token] = film_of[main_token]
    return FilmTable(films, film_of)


def _join_short_forms(keys: dict[int, str], owner: dict[int, int]) -> None:
    """A later "Red" after "Three Colours: Red" and "Raiders" after "Raiders of the Lost Ark" are the same film."""
    named: dict[str, int] = {}
    for token, key in keys.items():
        if token in owner:
            owner.update({t: owner[token] for t, k in keys.items() if t > token and k == key and t not in owner})
            continue
        for full, first in named.items():
            if full.endswith(": " + key) or full.startswith(key + " of "):
                owner[token] = first
                break
        else:
            named.setdefault(key, token)


def _tie_years(reading: Reading, main: list[int], owner: dict[int, int], keys: dict[int, str]) -> dict[int, int | None]:
    """Each main FILM token with its year; a version without a title ("the 1954 remake") stands under its YEAR token."""
    codes = reading.codes
    years: dict[int, int | None] = dict.fromkeys(main)
    stated = [
        (i, year) for i, code in enumerate(codes) if code == "Y" and (year := year_in(reading.name(i))) is not None
    ]
    if not stated:
        return years
    if len({year for _, year in stated}) == 1 and len({keys[token] for token in main}) == 1:
        return dict.fromkeys(main, stated[0][1])
    still_open: list[tuple[int, int]] = []
    for token, year in stated:
        film = _film_by_form(codes, token, years, owner)
        if film is None:
            still_open.append((token, year))
        else:
            _give_year(reading, film, token, year, years)
    for token, year in still_open:
        if year in years.values() and None not in years.values():
            continue
        before = [t for t in main if t < token and years[t] is None]
        after = [t for t in main if t > token and years[t] is None]
        if before and not (after and "." in codes[before[-1] : token]):
            _give_year(reading, before[-1], token, year, years)
        elif after:
            years[after[0]] = year
        elif year not in years.values():
            years[token] = year
    return years


def _give_year(reading: Reading, film: int, token: int, year: int, years: dict[int, int | None]) -> None:
    """Gives a film its year, and the films coordinated with it, where the year stands for all ("both 1951")."""
    years[film] = year
    between = reading.codes[film + 1 : token]
    both = any(reading.word(i) in ("both", "all", "each", "same") for i in range(max(0, token - 4), token))
    if not both and ("(" in between or token < film):
        return
    for match in _COORDINATED.finditer(reading.codes):
        if match.start() <= film < match.end():
            for other in range(match.start(), film):
                if years.get(other, 0) is None:
                    years[other] = year
    if both:
        for other in [t for t in years if t < film and years[t] is None]:
            years[other] = year


def _film_by_form(codes: str, token: int, years: dict[int, int | None], owner: dict[int, int]) -> int | None:
    """The FILM token that a year's place ties it to; None when that is left open."""
    opening = codes.rfind("(", 0, token)
    if opening >= 0 and ")" not in codes[opening:token]:
        inner = [t for t in years if opening < t < token]
        if inner and years[inner[-1]] is None:
            return inner[-1]
        before = opening - 1
        while before >= 0 and codes[before] == ")":
            before = codes.rfind("(", 0, before) - 1
        film = owner.get(before, before)
        if years.get(film, 0) is None:
            return film
    match = _BEFORE_TITLE.match(codes, token)
    if match and codes[token - 1 : token] != "(":
        film = match.end() - 1
        ahead = _AFTER_TITLE.search(codes, max(0, token - 10), token)
        free = ahead is None or years.get(owner.get(ahead.start(), ahead.start()), 0) is not None
        if years.get(film, 0) is None and (free or "'" in match.group()):
            return film
    ahead = _AFTER_TITLE.search(codes, max(0, token - 10), token)
    if ahead:
        film = owner.get(ahead.start(), ahead.start())
        if years.get(film, 0) is None:
            return film
    return None

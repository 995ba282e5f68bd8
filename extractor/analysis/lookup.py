"""People and films of the tables by any spelling of a name: the row that is meant, or those that may be."""

from __future__ import annotations

import numbers
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process

from extractor.errors import InputError
from extractor.resolution.names import CONFLICT
from extractor.resolution.titles import compare_titles, parse_title
from extractor.text import fold

# Shares of 100, as rapidfuzz gives them.
EXACT: Final = 100.0
WHOLE: Final = 91.0  # a whole name nearer than this is a misspelling: "Ron Howard" is 90 like "Rob Howard"
WORD: Final = 82.0  # so is one word of it: "Hitchcok" is 94 like "Hitchcock", but "Fame" is 75 like "Game"
TITLE_SHARE: Final = 0.5  # of a title's letters that name it: "Game" is no name of "The Rules of the Game"
PART: Final = 0.9  # a misspelt name, or one of which only some words are asked for, is less sure than the whole
SAID: Final = PART * EXACT  # every word asked for stands in the name: then misspellings are not looked for
YEAR_SLACK: Final = 1  # festival and release years differ by one
_NAMED: Final = 3  # names that an error suggests, and films or people that tell one from another
_LISTED: Final = 8  # rows that an error lists, of those that a name may mean
_DATED: Final = re.compile(r"(?P<title>.*\S)\s*\((?P<year>\d{4})\)")


@dataclass(frozen=True, slots=True)
class Kind:
    """What a table of people or of films calls its columns, and one of its rows."""

    one: str
    key: str
    name: str
    others: str


PERSON: Final = Kind("person", "person_id", "name", "aliases")
FILM: Final = Kind("film", "film_id", "title", "other_titles")


def find_people(people: pd.DataFrame, name: str) -> pd.DataFrame:
    """The rows of people whose name or an alias is near, best first; one whose id it is comes alone.

    Every word asked for may stand anywhere in the name, so that a surname will do. Names that hold every word come
    before misspellings, and hide them; settled people come before unresolved ones, the more pictured first.
    Raises InputError, naming the nearest names, where none is near.

    >>> from extractor.columns import table_of
    >>> people = table_of("people", {"person_id": ["alan-parker", "fay-wray"], "name": ["Alan Parker", "Fay Wray"],
    ...                              "captions": [2, 1], "aliases": [[], []], "roles": [[], []], "films": [[], []]})
    >>> find_people(people, "parkr")["name"].tolist()
    ['Alan Parker']
    """
    return _find(people, PERSON, name).drop(columns="likeness")


def find_films(films: pd.DataFrame, title: str, year: int | None = None) -> pd.DataFrame:
    """The rows of films whose title or another title is near, best first; `year` leaves out those of other years.

    The year may stand in the title, too: "King Kong (1933)". A year off by one is let through, and a film without a
    year. Raises InputError, naming the nearest titles or the years there are, where none is near.
    """
    return _find_films(films, title, year).drop(columns="likeness")


def choose_person(people: pd.DataFrame, name: str) -> pd.Series[Any]:
    """The one row that an id or a name means; raises InputError where none is near or several are as near."""
    return _choose(_find(people, PERSON, name), PERSON, name)


def choose_film(films: pd.DataFrame, title: str, year: int | None = None) -> pd.Series[Any]:
    """The one row that an id, or a title and year, means; raises InputError where none is near or several are."""
    return _choose(_named(_find_films(films, title, year), films, title), FILM, title)


def _find_films(films: pd.DataFrame, title: str, year: int | None) -> pd.DataFrame:
    title, year = _dated(films, title, year)
    found = _find(films, FILM, title)
    if year is None:
        return found
    off = (found["year"] - year).abs()
    fitting = found[(off <= YEAR_SLACK).fillna(True)]
    if fitting.empty:
        raise InputError(f"no film {title!r} of {year}; there is {_names(found, FILM)}")
    # Of two films with one title the one of the very year is meant, then one off by one, then one without a year.
    less = off[fitting.index].fillna(YEAR_SLACK + 1).astype("float64")
    return fitting.assign(likeness=fitting["likeness"] - less).sort_values("likeness", ascending=False, kind="stable")


def _dated(films: pd.DataFrame, title: str, year: int | None) -> tuple[str, int | None]:
    """The title and the year asked for: "King Kong (1933)" names both, unless a title is written so."""
    if year is not None and (isinstance(year, bool) or not isinstance(year, numbers.Integral)):
        raise InputError(f"no year {year!r}; give it as a number, as in 1933")
    dated = _DATED.fullmatch(title.strip()) if isinstance(title, str) else None
    if dated is None or (films[FILM.name] == title).any() or (year is not None and int(dated["year"]) != year):
        return title, year
    return dated["title"], int(dated["year"])


def _named(found: pd.DataFrame, films: pd.DataFrame, asked: str) -> pd.DataFrame:
    """The films found that the title asked for can be a name of; raises InputError where it only stands in titles."""
    title, _ = _dated(films, asked, None)
    named = found[np.array([_may_name(title, row) for row in found.to_dict("records")], dtype=bool)]
    if named.empty:
        raise InputError(f"no film is named like {asked!r}; the nearest are {_names(found, FILM)}")
    return named


def _may_name(asked: str, row: Mapping[Any, Any]) -> bool:
    """Whether a title may be short for, or a slip for, one of a film's, and is not that of another part."""
    title, letters = parse_title(asked), len("".join(_words(asked).split()))
    return row[FILM.key] == asked or any(
        fold(one) == fold(asked)
        or (
            compare_titles(title, parse_title(one)) is not CONFLICT
            and letters >= TITLE_SHARE * len("".join(parse_title(one).words))
        )
        for one in (row[FILM.name], *row[FILM.others])
    )


def _find(frame: pd.DataFrame, kind: Kind, asked: str) -> pd.DataFrame:
    if not isinstance(asked, str):
        raise InputError(f"no {kind.one} is called {asked!r}; give a name or an id, as text")
    if not fold(asked):
        raise InputError(f"no name to look for; give the name of a {kind.one}")
    if (own := frame[frame[kind.key] == asked]).size:
        return own.assign(likeness=EXACT)
    likeness = _likeness(frame, kind, asked)
    best = likeness.max() if likeness.size else 0.0
    if best == 0.0:
        raise InputError(f"no {kind.one} is named like {asked!r}; {_nearest(frame, kind, asked)}")
    found = frame.assign(likeness=likeness)
    found = found[found["likeness"] >= (SAID if best >= SAID else WORD * PART)]
    return found.assign(open=found["status"] == "unresolved").sort_values(
        ["open", "likeness", "captions"], ascending=[True, False, False], kind="stable"
    ).drop(columns="open")  # fmt: skip


def _likeness(frame: pd.DataFrame, kind: Kind, asked: str) -> np.ndarray[Any, np.dtype[np.float64]]:
    """For each row the likeness of its likest name; 0 where none is near."""
    names, rows = _spellings(frame, kind)
    best = np.zeros(len(frame))
    if names:
        folded = [_words(name) for name in names]
        whole = process.cdist([_words(asked)], folded, scorer=fuzz.token_sort_ratio, score_cutoff=WHOLE)[0]
        same = np.array([fold(name) == fold(asked) for name in names])
        reordered = np.where(whole == EXACT, EXACT - 1, PART * whole)  # or written with other marks, or misspelt
        each = np.where(same, EXACT, np.maximum(reordered, PART * _parts(_words(asked), folded)))
        np.maximum.at(best, rows, each)
    return best


def _spellings(frame: pd.DataFrame, kind: Kind) -> tuple[list[str], list[int]]:
    names, rows = list[str](), list[int]()
    for row, (name, others) in enumerate(zip(frame[kind.name], frame[kind.others], strict=True)):
        names += [name, *others]
        rows += [row] * (1 + len(others))
    return names, rows


def _words(name: str) -> str:
    return default_process(fold(name)) or fold(name)  # a title may be nothing but marks


def _parts(asked: str, names: list[str]) -> np.ndarray[Any, np.dtype[np.float64]]:
    """For each name how like the words asked for are to words of it: their mean, 0 where one is like none."""
    words = [name.split() for name in names]
    vocabulary = {word: at for at, word in enumerate(dict.fromkeys(word for name in words for word in name))}
    table = process.cdist(asked.split(), list(vocabulary), scorer=fuzz.ratio, score_cutoff=WORD)
    ids = np.array([vocabulary[word] for name in words for word in name])
    starts = np.cumsum([0, *(len(name) for name in words[:-1])])
    likest = np.maximum.reduceat(table[:, ids], starts, axis=1)
    return np.where(likest.min(axis=0) > 0, likest.mean(axis=0), 0.0)


def choose_either(people: pd.DataFrame, films: pd.DataFrame, asked: str) -> str:
    """The id of the one person or film that a name means; raises InputError where it means none or several."""
    meant: list[tuple[Kind, pd.DataFrame]] = []
    reasons = []
    for kind, frame in ((PERSON, people), (FILM, films)):
        try:
            found = (
                _find(frame, PERSON, asked) if kind is PERSON else _named(_find_films(frame, asked, None), frame, asked)
            )
            meant.append((kind, _meant(found)))
        except InputError as reason:
            reasons.append(str(reason))
    if not meant:
        raise InputError("; ".join(reasons))
    best = max(rows["likeness"].max() for _, rows in meant)
    likest = [(kind, rows) for kind, rows in meant if rows["likeness"].max() == best]
    if sum(len(rows) for _, rows in likest) > 1:
        raise _several(likest, asked)
    kind, rows = likest[0]
    return str(rows.iloc[0][kind.key])


def _choose(found: pd.DataFrame, kind: Kind, asked: str) -> pd.Series[Any]:
    rows = _meant(found)
    if len(rows) > 1:
        raise _several([(kind, rows)], asked)
    return rows.iloc[0]


def _meant(found: pd.DataFrame) -> pd.DataFrame:
    """The rows that a name means: the likest ones, and where one of those is unresolved all that it may stand for."""
    best = float(found["likeness"].max())
    is_open = bool((found.loc[found["likeness"] == best, "status"] == "unresolved").any())
    rows: pd.DataFrame = found[found["likeness"] >= (min(SAID, best) if is_open else best)]
    return rows


def _several(found: list[tuple[Kind, pd.DataFrame]], asked: str) -> InputError:
    rows = [(kind, row) for kind, frame in found for row in frame.to_dict("records")]
    shown = "; ".join(_describe(kind, row) for kind, row in rows[:_LISTED])
    more = f"; and {len(rows) - _LISTED} more" if len(rows) > _LISTED else ""
    return InputError(f"{len(rows)} rows are named like {asked!r}: {shown}{more}. Give one of these ids")


def _describe(kind: Kind, row: Mapping[Any, Any]) -> str:
    """A row with what tells it from its namesakes: "steve-mcqueen (Steve McQueen: Bullitt (1968))"."""
    year = f" ({row['year']})" if kind is FILM and pd.notna(row["year"]) else ""
    known_by = [*(row["films"] if kind is PERSON else [*row["directors"], *row["cast"]])]
    shown = ", ".join(known_by[:_NAMED]) + (" …" if len(known_by) > _NAMED else "")
    return f"{row[kind.key]} ({row[kind.name]}{year}{', unresolved' * (row['status'] == 'unresolved')}" + (
        f": {shown})" if shown else ")"
    )


def _nearest(frame: pd.DataFrame, kind: Kind, asked: str) -> str:
    names, rows = _spellings(frame, kind)
    if not names:
        return "the table is empty"
    near = process.extract(_words(asked), [_words(name) for name in names], scorer=fuzz.token_sort_ratio, limit=_NAMED)
    places = list(dict.fromkeys(rows[at] for _, _, at in near))
    return f"the nearest are {_names(frame.iloc[places], kind)}"


def _names(rows: pd.DataFrame, kind: Kind) -> str:
    shown = rows.head(_NAMED)
    return ", ".join(f"{name} ({key})" for name, key in zip(shown[kind.name], shown[kind.key], strict=True))

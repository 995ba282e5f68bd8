"""Whom and what captions name: rows of mentions and credits counted down to what is distinct, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np
import pandas as pd

from extractor.resolution.coding import NONE, Numbers, code_columns, distinct_rows, is_new, number_rows, years_of
from extractor.resolution.films import FilmMention
from extractor.resolution.profiles import PersonMention
from extractor.resolution.rows import values_of
from extractor.resolution.spelling import readable
from extractor.text import year_in

YEAR_AFTER: Final = 12  # letters between a title and its year: "Fame (1980)", "Fame, 1980", "Fame from 1980"
YEAR_BEFORE: Final = 3  # letters between a year and its title: "1980's Fame", "the 1980 Fame"
# Rules that guess a role from the film's director, whom the pipeline knows.
DIRECTOR_KNOWN: Final = frozenset({"known-director", "other-director"})


@dataclass(frozen=True, slots=True)
class Appearances:
    """Names in captions, each pair once: the distinct mentions that one is, and the rows that it stands in.

    A name in a caption can be several mentions: a person with two films, a title with two years. Those of the n-th are
    `numbers[starts[n]:starts[n + 1]]`. `of_mentions` and `of_credits` hold for each row of the tables which it is, -1
    where it is none.
    """

    starts: Numbers
    numbers: Numbers
    of_mentions: Numbers
    of_credits: Numbers


@dataclass(frozen=True, slots=True)
class Named:
    """The distinct mentions of a set of captions with their counts, and where each stands.

    `credited_films` holds for each row of the credits the number of its film's mention, -1 without a film.
    """

    people: list[PersonMention]
    people_counts: list[int]
    films: list[FilmMention]
    film_counts: list[int]
    persons: Appearances
    titles: Appearances
    credited_films: Numbers
    other_titles: set[tuple[str, str]]  # a film's title in a caption, and another that it goes by there


@dataclass(frozen=True, slots=True)
class _Rows:
    """The tables in numbers: captions, names, titles and pages by their places among the distinct ones, in order.

    -1 stands for a film that a credit has none of, for a mention of another kind, and for no year.
    """

    names: list[str]
    titles: list[str]
    pages: list[str]
    page_of: Numbers  # by caption
    mention_caption: Numbers
    mention_name: Numbers
    mention_title: Numbers
    mention_year: Numbers
    credit_caption: Numbers
    credit_name: Numbers
    credit_title: Numbers
    credit_year: Numbers
    film_caption: Numbers
    film_title: Numbers
    film_year: Numbers


def count_named(
    mentions: pd.DataFrame, credited: pd.DataFrame, captions: pd.DataFrame, films: pd.DataFrame | None
) -> Named:
    """Counts the mentions; the frames are those of `resolve`."""
    rows = _in_numbers(mentions, credited, captions, films)
    found, film_counts, titles, credited_films = _count_films(rows)
    people, people_counts, persons = _count_people(rows, credited, credited_films)
    other_titles = _other_titles(mentions)
    return Named(people, people_counts, found, film_counts, persons, titles, credited_films, other_titles)


def _in_numbers(
    mentions: pd.DataFrame, credited: pd.DataFrame, captions: pd.DataFrame, films: pd.DataFrame | None
) -> _Rows:
    if films is None:
        films = pd.DataFrame({"caption_id": [], "title": [], "year": []})
    shown, label = names_shown(mentions), mentions["label"]
    caption_ids, (mention_caption, credit_caption, on_page, film_caption) = code_columns(
        mentions["caption_id"], credited["caption_id"], captions["caption_id"], films["caption_id"]
    )
    pages, (page,) = code_columns(captions["document"])
    nowhere = pages.index("") if "" in pages else len(pages)
    page_of = np.full(len(caption_ids), nowhere)  # a caption that is not in the table is on no page
    page_of[on_page] = np.where(page == NONE, nowhere, page)
    pages = [*pages, ""]
    people = shown.where(label == "PERSON")
    names, (credit_name, mention_name) = code_columns(_called(credited, mentions, shown), people, clean=readable)
    told, titled = credited["film"].where(credited["film"] != ""), shown.where(label == "FILM")
    titles, (credit_title, film_title, mention_title) = code_columns(told, films["title"], titled, clean=readable)
    return _Rows(
        names=names,
        titles=titles,
        pages=pages,
        page_of=page_of,
        mention_caption=mention_caption,
        mention_name=mention_name,
        mention_title=mention_title,
        mention_year=years_beside(mentions, mention_caption),
        credit_caption=credit_caption,
        credit_name=credit_name,
        credit_title=credit_title,
        credit_year=years_of(credited["year"]),
        film_caption=film_caption,
        film_title=film_title,
        film_year=years_of(films["year"]),
    )


def names_shown(mentions: pd.DataFrame) -> pd.Series[Any]:
    """For each mention the name that it is told by, where there is one, else its text."""
    return mentions["name"].where(mentions["name"].notna() & (mentions["name"] != ""), mentions["text"])


def _called(credited: pd.DataFrame, mentions: pd.DataFrame, shown: pd.Series[Any]) -> pd.Series[Any]:
    """For each credit the name that its caption tells the person by: of "Joel and Ethan Coen" Joel is Joel Coen."""
    short = credited.loc[~credited["person"].str.contains(" ", regex=False).astype(bool), ["caption_id", "person"]]
    longer = pd.DataFrame({"caption_id": mentions["caption_id"], "person": mentions["text"], "shown": shown})
    longer = longer[((mentions["label"] == "PERSON") & mentions["text"].isin(short["person"].unique())).to_numpy()]
    longer = longer.drop_duplicates(["caption_id", "person"])
    found = short.merge(longer, on=["caption_id", "person"], how="left")["shown"].set_axis(short.index)
    return found.reindex(credited.index).where(lambda names: names.notna(), credited["person"])


def years_beside(mentions: pd.DataFrame, captions: Numbers) -> Numbers:
    """For each mention of a film the year that stands beside it, the one behind before the one in front; -1 for none.

    `captions` holds numbers of the mentions' captions.
    """
    is_year = (mentions["label"] == "YEAR").to_numpy(dtype=bool)
    dated = np.flatnonzero(is_year | (mentions["label"] == "FILM").to_numpy(dtype=bool))
    start, end = (mentions[name].to_numpy(dtype=np.int64) for name in ("start", "end"))
    rows = dated[np.lexsort((is_year[dated], end[dated], start[dated], captions[dated]))]
    found = np.full(len(mentions), NONE)
    before, after = rows[:-1], rows[1:]
    gap = np.where(captions[before] == captions[after], start[after] - end[before], YEAR_AFTER + 1)
    texts, (text,) = code_columns(mentions["text"].where(is_year))
    known = [NONE if (one := year_in(digits)) is None else one for digits in texts]
    year = np.array([*known, NONE], dtype=np.int64)[text]
    in_front = is_year[before] & ~is_year[after] & (gap <= YEAR_BEFORE)
    found[after[in_front]] = year[before[in_front]]
    behind = ~is_year[before] & is_year[after] & (gap <= YEAR_AFTER)
    found[before[behind]] = year[after[behind]]
    return found


def titles_with_years(mentions: pd.DataFrame) -> Iterator[tuple[str, str, int | None]]:
    """The titles among the mentions with their captions, each with the year that stands beside it, if one does."""
    _, (captions,) = code_columns(mentions["caption_id"])
    beside = years_beside(mentions, captions)
    columns = {"caption": mentions["caption_id"], "title": names_shown(mentions), "year": beside}
    films = pd.DataFrame(columns)[(mentions["label"] == "FILM").to_numpy(dtype=bool)]
    for caption, title, year in values_of(films, "caption", "title", "year"):
        yield caption, readable(title), None if year == NONE else year


def _count_films(rows: _Rows) -> tuple[list[FilmMention], list[int], Appearances, Numbers]:
    """The distinct mentions of films with their counts, the titles in captions, and the film of each credit.

    A title has the years that credits and films tell it with, else those that stand beside it. Pages tell titles
    without a year apart, and so do the people; with a year it is one film on the page.
    """
    credited = np.flatnonzero(rows.credit_title != NONE)
    mentioned = np.flatnonzero(rows.mention_title != NONE)
    caption = np.concatenate([rows.credit_caption[credited], rows.film_caption, rows.mention_caption[mentioned]])
    title = np.concatenate([rows.credit_title[credited], rows.film_title, rows.mention_title[mentioned]])
    year = np.concatenate([rows.credit_year[credited], rows.film_year, rows.mention_year[mentioned]])
    group = distinct_rows(caption, title)[1]  # a title in a caption
    told = len(group) - len(mentioned)  # so many rows tell the year themselves
    year[told:][np.isin(group[told:], group[:told])] = NONE
    first, place = distinct_rows(group, year)
    stays = (year[first] != NONE) | ~np.isin(group[first], group[year != NONE])
    kept = first[stays]
    number, ours = number_rows(
        title[kept],
        year[kept],
        _casts(rows, credited, group[: len(credited)], group[kept], year[kept]),
        rows.page_of[caption[kept]],
    )
    found = kept[ours]
    films = [
        FilmMention(rows.titles[one], None if when == NONE else when, document=rows.pages[where])
        for one, when, where in zip(
            title[found].tolist(), year[found].tolist(), rows.page_of[caption[found]].tolist(), strict=True
        )
    ]
    starts = np.flatnonzero(is_new(group[kept]))
    # The place of each credit's title and year; of a title without its year, that of the first year that it has.
    at = np.where(stays, np.cumsum(stays) - 1, starts[group[first]])[place[: len(credited)]]
    credited_films = np.full(len(rows.credit_title), NONE)
    credited_films[credited] = number[at]
    of_mentions = np.full(len(rows.mention_title), NONE)
    of_mentions[mentioned] = group[told:]
    titles = Appearances(np.append(starts, len(kept)), number, of_mentions, np.empty(0, dtype=np.int64))
    return films, np.bincount(number, minlength=len(films)).tolist(), titles, credited_films


def _casts(rows: _Rows, credited: Numbers, credit_group: Numbers, group: Numbers, year: Numbers) -> Numbers:
    """For each title in a caption that has no year a number for the people named with it there; -1 for others."""
    undated = rows.credit_year[credited] == NONE
    owner, person = credit_group[undated], rows.credit_name[credited[undated]]
    once = distinct_rows(owner, person)[0]
    owner, person = owner[once], person[once]
    wanted = np.flatnonzero(year == NONE)
    begins, ends = (np.searchsorted(owner, group[wanted], side) for side in ("left", "right"))
    casts: dict[bytes, int] = {}
    found = np.full(len(group), NONE)
    found[wanted] = [
        casts.setdefault(person[begin:end].tobytes(), len(casts))
        for begin, end in zip(begins.tolist(), ends.tolist(), strict=True)
    ]
    return found


def _count_people(
    rows: _Rows, credited: pd.DataFrame, credited_films: Numbers
) -> tuple[list[PersonMention], list[int], Appearances]:
    """The distinct mentions of people with their counts, and the people in captions."""
    is_guess, by_director = credited["cue"] == "knowledge", credited["rule"].isin(DIRECTOR_KNOWN)
    role = credited["role"].astype("str")
    roles, (told, likely) = code_columns(role.where(~is_guess), role.where(is_guess & by_director))
    order = np.lexsort((likely, told, rows.credit_year, rows.credit_title, rows.credit_name, rows.credit_caption))
    mentioned = np.flatnonzero(rows.mention_name != NONE)
    caption = np.concatenate([rows.credit_caption[order], rows.mention_caption[mentioned]])
    name = np.concatenate([rows.credit_name[order], rows.mention_name[mentioned]])
    appearances, appearance = distinct_rows(caption, name)
    alone = appearances[appearances >= len(order)]  # who is mentioned without a credit, each once
    kept = np.concatenate([np.arange(len(order)), alone])
    blank = np.full(len(mentioned), NONE)
    film, told, likely = (np.concatenate([one[order], blank])[kept] for one in (credited_films, told, likely))
    page = rows.page_of[caption[kept]]
    number, first = number_rows(name[kept], film, told, page, likely)
    by_appearance = np.argsort(appearance[kept], kind="stable")
    of_mentions = np.full(len(rows.mention_name), NONE)
    of_mentions[mentioned] = appearance[len(order) :]
    of_credits = np.empty(len(order), dtype=np.int64)
    of_credits[order] = appearance[: len(order)]
    persons = Appearances(
        starts=np.searchsorted(appearance[kept][by_appearance], np.arange(len(appearances) + 1)),
        numbers=number[by_appearance],
        of_mentions=of_mentions,
        of_credits=of_credits,
    )
    together = _captions_of(number, caption[kept], caption[appearances], len(first))
    found = (one[first].tolist() for one in (name[kept], film, told, page, likely))
    people = [
        PersonMention(
            rows.names[one],
            None if of_film == NONE else of_film,
            None,
            None if role == NONE else roles[role],
            rows.pages[where],
            captions,
            None if guess == NONE else roles[guess],
        )
        for one, of_film, role, where, guess, captions in zip(*found, together, strict=True)
    ]
    return people, np.bincount(number, minlength=len(people)).tolist(), persons


def _captions_of(number: Numbers, caption: Numbers, named_in: Numbers, size: int) -> list[tuple[int, ...]]:
    """For each of `size` mentions its captions that name somebody else as well: two names there are two people.

    `number` and `caption` are those of rows, `named_in` holds a caption for each name in it.
    """
    captions, counts = np.unique(named_in, return_counts=True)
    several = np.isin(caption, captions[counts > 1])
    owners, those = number[several], caption[several]
    once = distinct_rows(owners, those)[0]
    starts = np.searchsorted(owners[once], np.arange(size + 1)).tolist()
    shared = those[once].tolist()
    return [tuple(shared[start:end]) for start, end in pairwise(starts)]


def _other_titles(mentions: pd.DataFrame) -> set[tuple[str, str]]:
    shown = names_shown(mentions)
    other = mentions[(mentions["label"] == "FILM") & (shown != mentions["text"])]
    return {(readable(name), readable(text)) for text, name in values_of(other, "text", "name")}

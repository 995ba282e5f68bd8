"""What changed between two runs: people and films added, gone, merged, split and renamed; facts gained and lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

import pandas as pd

from extractor.columns import Table
from extractor.tables import Results

_NAMED: Final[tuple[tuple[Table, str, str, str], ...]] = (
    ("people", "person_id", "name", "PERSON"),
    ("films", "film_id", "title", "FILM"),
)

Place = tuple[str, str, int]  # a caption's text, which stays when documents are renamed, a name in it, its which time
Shift = tuple[str, tuple[str, ...]]  # an id, and the ids that it was made of or went to


@dataclass(frozen=True, slots=True)
class EntityChanges:
    """Ids of one kind that differ; entities are known by the captions and names that they stand for, not by their ids.

    `merged` holds new ids with the old ones in each, `split` old ids with the new ones, `renamed` pairs of old and new
    with their names.
    """

    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    merged: tuple[Shift, ...] = ()
    split: tuple[Shift, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between an old run and a new one; facts are lines "PERSON: ROLE of FILM as CHARACTER"."""

    people: EntityChanges
    films: EntityChanges
    gained: tuple[str, ...]
    lost: tuple[str, ...]

    def __str__(self) -> str:
        """The changes, a line each under what they are; "nothing changed" where nothing did."""
        lines = [*_listed("people", self.people), *_listed("films", self.films)]
        for title, facts in (("facts gained", self.gained), ("facts lost", self.lost)):
            if facts:
                lines += [f"{title}: {len(facts):,}", *(f"  {fact}" for fact in facts)]
        return "\n".join(lines) or "nothing changed"


def compare_results(old: Results, new: Results) -> Changes:
    """The changes from the old results to the new ones."""
    people, persons = _compare(old, new, *_NAMED[0])
    films, works = _compare(old, new, *_NAMED[1])
    before, after = _facts(old, persons, works), _facts(new, {}, {})
    return Changes(
        people,
        films,
        gained=tuple(sorted(after[fact] for fact in after.keys() - before.keys())),
        lost=tuple(sorted(before[fact] for fact in before.keys() - after.keys())),
    )


def _compare(
    old: Results, new: Results, table: Table, key: str, name: str, label: str
) -> tuple[EntityChanges, dict[str, str]]:
    """The changes of one kind, and the new id of each old one that is still one."""
    before, after = _places(old, label), _places(new, label)
    went: defaultdict[str, set[str]] = defaultdict(set)
    came: defaultdict[str, set[str]] = defaultdict(set)
    for place in before.keys() & after.keys():
        for one in before[place]:
            went[one] |= after[place]
        for other in after[place]:
            came[other] |= before[place]
    names = [dict(zip(run.table(table)[key], run.table(table)[name], strict=True)) for run in (old, new)]
    still = {one: next(iter(those)) for one, those in went.items() if len(those) == 1 and len(came[min(those)]) == 1}
    renamed = [
        (f"{names[0][one]} ({one})", f"{names[1][other]} ({other})")
        for one, other in still.items()
        if one != other or names[0][one] != names[1][other]
    ]
    return EntityChanges(
        added=tuple(sorted(one for one in names[1] if one not in came)),
        gone=tuple(sorted(one for one in names[0] if one not in went)),
        merged=tuple(sorted((one, tuple(sorted(those))) for one, those in came.items() if len(those) > 1)),
        split=tuple(sorted((one, tuple(sorted(those))) for one, those in went.items() if len(those) > 1)),
        renamed=tuple(sorted(renamed)),
    ), still


def _places(results: Results, label: str) -> dict[Place, set[str]]:
    """The entity that each name in a caption stands for, by mentions, and each film of its credits.

    Only credits tell of a film that the caption names as a character, or that the heading above it names.
    """
    texts = results.captions.set_index("caption_id")["text"]
    rows = results.mentions[(results.mentions["label"] == label) & results.mentions["entity_id"].notna()]
    named = pd.DataFrame({"caption": rows["caption_id"].map(texts), "name": rows["text"], "entity": rows["entity_id"]})
    if label == "FILM":
        rows = results.credits[results.credits["film_id"].notna()]
        rows = rows.drop_duplicates(["caption_id", "film", "year", "film_id"])
        years = rows["year"].astype("string").radd(", ").fillna("")
        films = {"caption": rows["caption_id"].map(texts), "name": rows["film"] + years, "entity": rows["film_id"]}
        named = pd.concat([named, pd.DataFrame(films)])
    # One title may stand for two films in one caption: "Psycho (1960) and Psycho (1998)".
    named["nth"] = named.groupby(["caption", "name"]).cumcount()
    found: defaultdict[Place, set[str]] = defaultdict(set)
    for caption, name, nth, entity in named[["caption", "name", "nth", "entity"]].itertuples(index=False):
        found[caption, name, nth].add(entity)
    return found


def _facts(results: Results, persons: Mapping[str, str], works: Mapping[str, str]) -> dict[tuple[Any, ...], str]:
    """The facts of the credits by ids, old ids as the new ones that they are still."""
    names = dict(zip(results.people["person_id"], results.people["name"], strict=True))
    titles = {
        one: title if pd.isna(year) else f"{title} ({year})"
        for one, title, year in zip(
            results.films["film_id"], results.films["title"], results.films["year"], strict=True
        )
    }
    found: dict[tuple[Any, ...], str] = {}
    columns = (results.credits[column].tolist() for column in ("person_id", "person", "role", "film_id", "character"))
    for one, person, role, film, character in zip(*columns, strict=True):
        one, film, character = ("" if pd.isna(value) else str(value) for value in (one, film, character))
        line = f"{names.get(one, person)}: {role}"
        line += f" of {titles[film]}" if film else ""
        line += f" as {character}" if character else ""
        who = persons.get(one, one) if one else person
        found.setdefault((who, role, film and works.get(film, film), character), line)
    return found


def _listed(kind: str, changes: EntityChanges) -> Iterator[str]:
    for field in fields(changes):
        rows = getattr(changes, field.name)
        if rows:
            yield f"{kind} {field.name}: {len(rows):,}"
            yield from (f"  {_row(field.name, row)}" for row in rows)


def _row(change: str, row: Any) -> str:
    if isinstance(row, str):
        return row
    one, other = row
    if change == "renamed":
        return f"{one} is now {other}"
    return f"{one} from {_and(other)}" if change == "merged" else f"{one} into {_and(other)}"


def _and(ids: Iterable[str]) -> str:
    return " and ".join(ids)

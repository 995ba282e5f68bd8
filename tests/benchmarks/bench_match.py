"""How well records of other catalogues are matched: `python tests/benchmarks/bench_match.py`.

Films, episodes and people of two catalogues (../shared/data/match), and the aliases of people. A pair counts where it
is the only one for both its records. The floor takes names that are the same letters. The gold of the catalogues lacks
most pairs (two records of one title and one date are no pair in it), so the last columns leave out the pairs of which
it knows neither record.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import Any, Final

import pandas as pd

from extractor.resolution import cluster_films, cluster_people
from extractor.text import fold

MATCH: Final = Path(__file__).parents[3] / "shared" / "data" / "match"
CATALOGUES: Final = ("imdb_tmdb", "imdb_tvdb", "tmdb_tvdb")
_DATES: Final = ("startYear", "releaseDate", "release_year")
_NOT_WORDS: Final = re.compile(r"[\W_]+")
# One catalogue holds a record for every job of a person on every episode: a person's own comes first.
_JOBS: Final = ("actor", "director", "writers", "guestStars", "directors")

Record = dict[str, Any]
Pair = tuple[int, int]
Pairs = set[Pair]


def records(path: Path) -> dict[int, Record]:
    """The records of a catalogue by id, None for what is missing."""
    frame = pd.read_parquet(path).astype(object)
    rows: list[Record] = frame.where(frame.notna(), None).to_dict("records")  # type: ignore[assignment]
    return {row["id"]: row for row in rows}


def name_of(record: Record) -> str:
    """A record's title or name, empty where it has none."""
    return record["title"] or record["name"] or ""


def date_of(record: Record) -> str:
    """A release date, its year alone where no more is known."""
    return next((record[column] for column in _DATES if record.get(column)), "").removesuffix("-01-01")


def only_pairs(pairs: Iterable[Pair]) -> Pairs:
    """The pairs that are the only one for both their records."""
    pairs = set(pairs)
    lefts, rights = Counter(left for left, _ in pairs), Counter(right for _, right in pairs)
    return {(left, right) for left, right in pairs if lefts[left] == rights[right] == 1}


def same_letters(left: dict[int, Record], right: dict[int, Record]) -> Pairs:
    """The floor: pairs of one name."""
    named: defaultdict[str, list[int]] = defaultdict(list)
    for number, record in right.items():
        named[_NOT_WORDS.sub(" ", fold(name_of(record))).strip()].append(number)
    named.pop("", None)
    return only_pairs(
        (one, other)
        for one, record in left.items()
        for other in named.get(_NOT_WORDS.sub(" ", fold(name_of(record))).strip(), ())
    )


def clusters(left: dict[int, Record], right: dict[int, Record]) -> Iterator[tuple[list[int], list[int]]]:
    """The records that resolution puts together, by names, titles and years."""
    rows = [(side, number, record) for side, those in enumerate((left, right)) for number, record in those.items()]
    films = pd.DataFrame(
        [
            (f"{side} {number}", record["title"], int(date[:4]) if (date := date_of(record)) else None)
            for side, number, record in rows
            if record["title"]
        ],
        columns=["id", "title", "year"],
    )
    people = pd.DataFrame(
        [(f"{side} {number}", record["name"]) for side, number, record in rows if not record["title"]],
        columns=["id", "name"],
    ).dropna()
    for found in (cluster_films(films), cluster_people(people)):
        for ids in found.index.to_series().groupby(found):
            sides: tuple[list[int], list[int]] = ([], [])
            for one in ids[1]:
                side, number = one.split()
                sides[int(side)].append(int(number))
            if all(sides):
                yield sides


def by_names(left: dict[int, Record], right: dict[int, Record]) -> Pairs:
    """Pairs that resolution finds."""
    return only_pairs(pair for sides in clusters(left, right) for pair in product(*sides))


def by_records(left: dict[int, Record], right: dict[int, Record]) -> Pairs:
    """The same, dates, episodes and jobs deciding between records of one name."""

    def closeness(one: Record, other: Record) -> tuple[bool, ...]:
        ours, theirs = date_of(one), date_of(other)
        dates = bool(ours and theirs) and (ours.startswith(theirs) or theirs.startswith(ours))
        parts = [(record["seasonNumber"], record["episodeNumber"]) for record in (one, other)]
        return dates, parts[0] == parts[1], fold(name_of(one)) == fold(name_of(other))

    found: Pairs = set()
    for ours, theirs in clusters(left, right):
        if "job" in right[theirs[0]] and not right[theirs[0]]["title"]:
            jobs = [_JOBS.index(right[number]["job"]) for number in theirs if right[number]["job"]]
            theirs = [n for n in theirs if jobs and right[n]["job"] == _JOBS[min(jobs)]]
        pairs = list(product(ours, theirs))
        close = {pair: closeness(left[pair[0]], right[pair[1]]) for pair in pairs}
        found |= (
            {
                pair
                for pair in pairs
                if all(close[pair] > close[other] for other in pairs if other != pair and set(other) & set(pair))
            }
            if len(pairs) > 1
            else set(pairs)
        )
    return only_pairs(found)


def figures(found: Pairs, gold: Pairs) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    right = len(found & gold)
    return right / max(len(found), 1), right / len(gold), 2 * right / (len(found) + len(gold))


_WAYS: Final[dict[str, Callable[[dict[int, Record], dict[int, Record]], Pairs]]] = {
    "same letters": same_letters,
    "names and years": by_names,
    "records": by_records,
}


def catalogues() -> None:
    """Prints a line for each pair of catalogues and way to match them."""
    print(f"{'catalogues':<12}{'matched by':<18}" + "".join(f"{one:>8}" for one in ("P", "R", "F1", "known P", "F1")))
    for folder in CATALOGUES:
        left, right = (records(MATCH / folder / f"{side}.parquet") for side in "ab")
        gold = set(pd.read_parquet(MATCH / folder / "gt.parquet").itertuples(index=False, name=None))
        lefts, rights = {one for one, _ in gold}, {other for _, other in gold}
        for way, match in _WAYS.items():
            found = match(left, right)
            known = {pair for pair in found if pair[0] in lefts or pair[1] in rights}
            row = (*figures(found, gold), *figures(known, gold)[::2])
            print(f"{folder:<12}{way:<18}" + "".join(f"{one:>8.3f}" for one in row))


def aliases() -> None:
    """Prints how many aliases in Latin or Cyrillic letters go to the person, and how many to somebody else."""
    people = pd.read_parquet(MATCH / "person_aliases" / "people.parquet")
    given = pd.read_parquet(MATCH / "person_aliases" / "tmdb_aliases.parquet")
    given = given[given["alias_script"].isin(["latin", "cyrillic"])].drop_duplicates(["name", "alias"])
    names = pd.concat([people["name"], given["name"]]).drop_duplicates()
    rows = pd.DataFrame({"name": pd.concat([names, given["alias"]], ignore_index=True)}).drop_duplicates()
    found = dict(zip(rows["name"], cluster_people(rows.assign(id=rows["name"])).reindex(rows["name"]), strict=True))
    by_letters = {name: _NOT_WORDS.sub(" ", fold(name)).strip() for name in rows["name"]}
    print(f"\n{'aliases':<12}{'matched by':<18}{'right':>8}{'wrong':>8}{'of':>8}")
    for script, those in given.groupby("alias_script"):
        for way, cluster_of in (("same letters", by_letters), ("names", found)):
            named: defaultdict[str, set[str]] = defaultdict(set)
            for name in names:
                named[cluster_of[name]].add(name)
            pairs = list(zip(those["name"], those["alias"], strict=True))
            right = sum(cluster_of[name] == cluster_of[alias] for name, alias in pairs)
            wrong = sum(bool(named[cluster_of[alias]] - {name}) for name, alias in pairs)
            print(f"{script:<12}{way:<18}{right:>8}{wrong:>8}{len(pairs):>8}")


def main() -> None:
    """Prints both tables, or where the data should be."""
    if not MATCH.exists():
        print(f"no data in {MATCH}; nothing to match")
        return
    catalogues()
    aliases()


if __name__ == "__main__":
    main()

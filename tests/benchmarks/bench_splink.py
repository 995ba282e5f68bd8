"""Resolution beside Splink: `python tests/benchmarks/bench_splink.py [MENTIONS]`; Splink comes with the extra [bench].

Both put the same corrupted mentions of people together, in one run: names of real films' people
(../shared/data/films), misspelt, cut, turned round or called by a nickname (../shared/data/names/nicknames.csv). What
each stands for is known. Splink (DuckDB) gets the folded forename, surname and film and the role (year and page, which
go with the film, make it worse), trains on the same mentions, and is shown at several thresholds.
"""

from __future__ import annotations

import random
import sys
import time
import warnings
from collections import defaultdict
from pathlib import Path
from typing import Final

import pandas as pd
from bench_resolution import FILMS, PAGE, credits_of_films, misspelt, pairwise

from extractor.resolution import cluster_people
from extractor.text import fold

NICKNAMES: Final = Path(__file__).parents[3] / "shared" / "data" / "names" / "nicknames.csv"
MENTIONS: Final = 100_000
THRESHOLDS: Final = (0.2, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999)


def corrupted(name: str, nicknames: dict[str, list[str]], chance: random.Random) -> str:
    """The name as some caption may have it: two in three as it is."""
    words = name.split()
    if len(words) < 2 or len(name) < 7:
        return name
    way = chance.randrange(18)
    if way < 2:
        return misspelt(name, chance)
    if way == 2:
        return f"{words[-1]}, {' '.join(words[:-1])}"
    if way == 3:
        return name.upper()
    if way == 4 and (short := nicknames.get(words[0].lower())):
        return " ".join([chance.choice(short).title(), *words[1:]])
    if way == 5:
        return " ".join([f"{words[0][0]}.", *words[1:]]) if len(words) == 2 else f"{words[0]} {words[-1]}"
    return name


def mentions(size: int) -> pd.DataFrame:
    """So many mentions, with the person that each stands for."""
    chance = random.Random(11)
    nicknames: defaultdict[str, list[str]] = defaultdict(list)
    for name, nickname in pd.read_csv(NICKNAMES)[["name", "nickname"]].dropna().itertuples(index=False):
        nicknames[name].append(nickname)
    credited = credits_of_films()
    starts = [chance.randrange(len(credited)) for _ in range(size // PAGE + 1)]
    rows = [  # a page tells of films that stand next to each other in the list, so that people meet again
        (person, film, year, role, f"page {page}")
        for page, start in enumerate(starts)
        for person, film, year, role in credited[start : start + PAGE]
    ][:size]
    frame = pd.DataFrame(rows, columns=["person", "film", "year", "role", "document"])
    names = [corrupted(person, nicknames, chance) for person in frame["person"]]
    return frame.assign(id=range(len(frame)), name=names)


def ours(frame: pd.DataFrame) -> pd.Series[str]:
    """The clusters of this package."""
    return cluster_people(frame.drop(columns="person"))


def splinks(frame: pd.DataFrame) -> dict[float, pd.Series[str]]:
    """Splink's clusters by threshold."""
    import splink.comparison_library as cl
    from splink import Linker, SettingsCreator, block_on
    from splink.backends.duckdb import DuckDBAPI

    words = [
        " ".join([*(parts := fold(name).partition(","))[2].split(), *parts[0].split()]).split()
        for name in frame["name"]
    ]
    table = pd.DataFrame(
        {
            "unique_id": frame["id"],
            "forename": [one[0] if len(one) > 1 else None for one in words],
            "surname": [one[-1] if one else None for one in words],
            "film": frame["film"].map(fold),
            "role": frame["role"],
        }
    )
    settings = SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[
            block_on("surname", "substr(forename, 1, 1)"),
            block_on("film", "forename"),
            block_on("film", "substr(surname, 1, 2)"),
            block_on("forename", "substr(surname, 1, 3)"),
        ],
        comparisons=[
            cl.NameComparison("forename").configure(term_frequency_adjustments=True),
            cl.NameComparison("surname").configure(term_frequency_adjustments=True),
            cl.ExactMatch("film"),
            cl.ExactMatch("role"),
        ],
    )
    linker = Linker(DuckDBAPI().register(table), settings, log_level=None)
    training = linker.training
    training.estimate_probability_two_random_records_match([block_on("forename", "surname")], recall=0.7)
    training.estimate_u_using_random_sampling(max_pairs=1e7)
    for columns in (("film", "surname"), ("film", "forename"), ("forename", "surname")):
        training.estimate_parameters_using_expectation_maximisation(block_on(*columns))
    predicted = linker.inference.predict(threshold_match_probability=min(THRESHOLDS))
    found: dict[float, pd.Series[str]] = {}
    for threshold in THRESHOLDS:
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, threshold)
        frame_of: pd.DataFrame = clusters.as_pandas_dataframe().set_index("unique_id")  # type: ignore[no-untyped-call]
        found[threshold] = frame_of["cluster_id"].reindex(frame["id"]).astype(str)
    return found


def _row(name: str, seconds: float, frame: pd.DataFrame, clusters: pd.Series[str]) -> str:
    precision, recall = pairwise(frame["person"], clusters)
    f1 = 2 * precision * recall / (precision + recall)
    return f"{name:<28}{seconds:>9.1f}{clusters.nunique():>10,}{precision:>8.3f}{recall:>8.3f}{f1:>8.3f}"


def main() -> None:
    """Prints a line for each, or why there is nothing to compare."""
    if not FILMS.exists() or not NICKNAMES.exists():
        print(f"no data in {FILMS.parents[1]}; nothing to compare")
        return
    frame = mentions(int(sys.argv[1]) if len(sys.argv) > 1 else MENTIONS)
    print(f"{len(frame):,} mentions of {frame['person'].nunique():,} people, {frame['name'].nunique():,} spellings")
    print(f"{'':<28}{'s':>9}{'people':>10}{'P':>8}{'R':>8}{'F1':>8}")
    start = time.perf_counter()
    clusters = ours(frame)
    print(_row("names, films, roles, pages", time.perf_counter() - start, frame, clusters), flush=True)
    start = time.perf_counter()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = splinks(frame)
    except ImportError:
        print("no Splink; pip install .[bench]")
        return
    seconds = time.perf_counter() - start
    for threshold, those in found.items():
        print(_row(f"Splink at {threshold}", seconds, frame, those))


if __name__ == "__main__":
    main()

"""How long names take to be put together, and how it grows: `python tests/benchmarks/bench_resolution.py [NAMES...]`.

People and films come from ../shared/data/films/films_open.parquet if that is there, else they are made up. Every
seventh mention is misspelt; what the misspelling stands for is known, so that the figures can be told as well.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from extractor.resolution import cluster_people

FILMS = Path(__file__).parents[3] / "shared" / "data" / "films" / "films_open.parquet"
SIZES = (50_000, 100_000, 200_000, 500_000)
ENOUGH = 100_000  # distinct names that the films have; beyond, forenames and surnames are dealt out anew
PAGE = 12  # mentions a page, as in a listicle
SLIPS = 7  # one mention in so many is misspelt

Credit = tuple[str, str, int, str]  # person, film, year, role


def credits_of_films() -> list[Credit]:
    """People with their films: real ones, or made-up ones of about the same make."""
    if not FILMS.exists():
        return made_up(200_000)
    frame = pd.read_parquet(FILMS, columns=["title", "year", "directors", "cast"])
    found: list[Credit] = []
    for title, year, directors, cast in frame.itertuples(index=False):
        found += [(name, title, int(year), "director") for name in (directors if directors is not None else [])]
        found += [(part["name"], title, int(year), "actor") for part in (cast if cast is not None else [])[:8]]
    return found


def made_up(people: int) -> list[Credit]:
    """Credits of people whose names are a forename and three or four syllables."""
    chance = random.Random(3)
    syllables = [a + b + c for a in "bdfgklmnprstvw" for b in "aeiou" for c in ("", "l", "n", "r", "s")]
    forenames = ["james", "mary", "robert", "anna", "pedro", "akira", "nora", "ingrid", "hugo", "rosa", "emma"]
    names = [
        f"{chance.choice(forenames)} {''.join(chance.choices(syllables, k=chance.choice((3, 3, 4))))}".title()
        for _ in range(people)
    ]
    return credits_of(names, chance)


def credits_of(names: Sequence[str], chance: random.Random) -> list[Credit]:
    """Some credits for each name."""
    return [
        (name, f"Film {film} of {number % 7}", 1920 + film % 100, chance.choice(("actor", "director")))
        for number, name in enumerate(names)
        for film in (chance.randrange(len(names) // 4) for _ in range(chance.choice((1, 1, 2, 4))))
    ]


def shuffled_names(credited: Sequence[Credit], people: int, chance: random.Random) -> list[str]:
    """So many new names, each a forename and a surname as they stand in the credits, the frequent ones as often."""
    names = [person.split() for person, *_ in credited]
    forenames, surnames = [words[0] for words in names], [words[-1] for words in names if len(words) > 1]
    return [f"{chance.choice(forenames)} {chance.choice(surnames)}" for _ in range(people)]


def misspelt(name: str, chance: random.Random) -> str:
    """The name with a letter dropped, doubled or replaced."""
    place = chance.randrange(1, len(name) - 1)
    return name[:place] + chance.choice(("", name[place] * 2, chance.choice("aeiourtnsl"))) + name[place + 1 :]


def mentions(size: int) -> pd.DataFrame:
    """Mentions of `size` distinct names, some of them misspelt, with the name that each stands for."""
    chance = random.Random(1)
    credited = credits_of_films()
    chance.shuffle(credited)
    if size > ENOUGH:
        credited += credits_of(shuffled_names(credited, 2 * size, chance), chance)
    rows: list[tuple[int, str, str, int, str, str, str]] = []
    names: set[str] = set()
    for person, film, year, role in credited:
        name = misspelt(person, chance) if len(person) > 6 and not chance.randrange(SLIPS) else person
        names.add(name)
        rows.append((len(rows), name, film, year, role, f"page {len(rows) // PAGE}", person))
        if len(names) == size:
            break
    return pd.DataFrame(rows, columns=["id", "name", "film", "year", "role", "document", "person"])


def pairwise(gold: pd.Series[str], clusters: pd.Series[str]) -> tuple[float, float]:
    """Precision and recall of the pairs put together."""
    both = Counter(zip(gold, clusters, strict=True))
    have, want = Counter(clusters), Counter(gold)
    right, found, wanted = (sum(n * (n - 1) // 2 for n in counts.values()) for counts in (both, have, want))
    return right / max(found, 1), right / max(wanted, 1)


def main() -> None:
    """Prints one line for each size: CPU seconds for the names alone, then with their films, roles and pages."""
    columns = ("names", "seconds", "mentions", "people", "seconds", "us/name", "MB", "P", "R")
    print(f"{'names alone':>22}" + f"{'mentions with films, years, roles and pages':>77}")
    print("".join(f"{column:>11}" for column in columns))
    for size in [int(size) for size in sys.argv[1:]] or SIZES:
        frame = mentions(size)
        start = time.process_time()
        cluster_people(frame[["id", "name"]].drop_duplicates("name"))
        alone = time.process_time() - start
        start = time.process_time()
        clusters = cluster_people(frame.drop(columns="person"))
        seconds = time.process_time() - start
        precision, recall = pairwise(frame["person"], clusters)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{size:>11,}{alone:>11.1f}{len(frame):>11,}{clusters.nunique():>11,}{seconds:>11.1f}"
            f"{seconds / size * 1e6:>11.0f}{memory:>11.0f}{precision:>11.3f}{recall:>11.3f}",
            flush=True,
        )


if __name__ == "__main__":
    main()

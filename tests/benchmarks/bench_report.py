"""The report of a large run: `python tests/benchmarks/bench_report.py [--credits 20000 100000] [--out FOLDER]`.

Makes up a run of that many credits, writes its report, and opens it in a headless Chromium, each time in a fresh one.
The table shows the size of the file, the time to write it, the time from going to the address until the tables are
ready, until the table of credits is drawn, and until a letter typed into the search has changed it; the median of five.
"""

from __future__ import annotations

import argparse
import itertools
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from browser import CHROMIUM, open_browser

from extractor.columns import table_of
from extractor.report import write_report
from extractor.schema import CUES
from extractor.tables import Results

TIMES = 5
PAGES = 40  # captions of a page
FORENAMES = (
    "Agnès",
    "Akira",
    "Bette",
    "Claire",
    "Federico",
    "Greta",
    "Jean",
    "María",
    "Naomi",
    "Satyajit",
    "Zoë",
    "Li",
)
SYLLABLES = ("ba", "co", "del", "fi", "gan", "hu", "jor", "ka", "lim", "mo", "nes", "pra", "qui", "ros", "tav", "zel")
ROLES = ("actor", "actor", "actor", "director", "writer", "cinematographer", "producer", "stunts")


def make_run(size: int) -> Results:
    """A run of so many credits: two to a caption, people and films of very different fame, and some of it open."""
    draw = random.Random(0)
    surnames = ["".join(letters).title() for letters in itertools.product(SYLLABLES, repeat=3)]
    draw.shuffle(surnames)
    people = [f"{draw.choice(FORENAMES)} {surnames[n % len(surnames)]} {n}" for n in range(size // 3)]
    films = [f"The {surnames[-n % len(surnames)]} of {draw.choice(surnames)} {n}" for n in range(size // 6)]
    years = [draw.randint(1915, 2024) for _ in films]
    texts: list[str] = []
    mentions: dict[str, list] = {name: [] for name in ("caption_id", "start", "end", "label", "text", "entity_id")}
    credited: dict[str, list] = {
        name: [] for name in ("caption_id", "person_id", "person", "role", "film_id", "film", "year", "cue", "rule")
    }
    pictured, shown, roles, shots = ({} for _ in range(4))
    for n in range(size // 2):
        one, other = (int(len(people) * draw.random() ** 2) for _ in range(2))  # the first are the most pictured
        film = int(len(films) * draw.random() ** 2)
        text = f"{people[one]} prepares {people[other]} for a scene at the harbour in {films[film]} ({years[film]})."
        texts.append(text)
        shots[film] = shots.get(film, 0) + 1
        where = f"pages/{n // PAGES}.html:{n % PAGES + 1}"
        found = [("PERSON", people[one], f"p{one}"), ("PERSON", people[other], f"p{other}"),
                 ("FILM", films[film], f"f{film}"), ("YEAR", str(years[film]), None)]  # fmt: skip
        start = 0
        for label, words, entity in found:
            start = text.index(words, start)
            for column, value in zip(mentions, (where, start, start + len(words), label, words, entity), strict=True):
                mentions[column].append(value)
            start += len(words)
        for person in (one, other):
            role = draw.choice(ROLES)
            row = (where, f"p{person}", people[person], role, f"f{film}", films[film], years[film],
                   draw.choice(CUES), "in-scene")  # fmt: skip
            for column, value in zip(credited, row, strict=True):
                credited[column].append(value)
            pictured.setdefault(person, set()).add(film)
            roles.setdefault(person, {})[role] = None
            shown[person] = shown.get(person, 0) + 1
    seen = sorted(pictured)
    captions = [one for one, _ in itertools.groupby(mentions["caption_id"])]
    is_open = [n % 100 == 99 for n in range(len(seen))]
    return Results(
        people=table_of("people", {
            "person_id": [f"p{n}" for n in seen], "name": [people[n] for n in seen],
            "aliases": [[people[n].split()[1]] if n % 5 == 0 else [] for n in seen],
            "roles": [list(roles[n]) for n in seen],
            "films": [[f"{films[film]} ({years[film]})" for film in sorted(pictured[n])] for n in seen],
            "captions": [shown[n] for n in seen],
            "first_year": [min(years[film] for film in pictured[n]) for n in seen],
            "last_year": [max(years[film] for film in pictured[n]) for n in seen],
            "status": ["unresolved" if one else "resolved" for one in is_open],
            "candidates": [["p0"] if one else [] for one in is_open],
        }),
        films=table_of("films", {
            "film_id": [f"f{n}" for n in range(len(films))], "title": films, "year": years,
            "other_titles": [[]] * len(films), "directors": [[]] * len(films), "cast": [[]] * len(films),
            "captions": [shots.get(n, 0) for n in range(len(films))],
            "status": ["resolved"] * len(films), "candidates": [[]] * len(films),
        }),
        credits=table_of("credits", credited),
        mentions=table_of("mentions", {**mentions, "rule": ["ner"] * len(mentions["start"])}),
        captions=table_of("captions", {
            "caption_id": captions, "document": [one.rpartition(":")[0] for one in captions],
            "position": [int(one.rpartition(":")[2]) for one in captions], "text": texts,
        }),
        links=table_of("links", {
            "label": ["PERSON"] * len(seen), "entity_id": [f"p{n}" for n in seen],
            "left": [people[n].split()[1] for n in seen], "right": [people[n] for n in seen],
            "comparison": ["surname"] * len(seen), "shared": ["film"] * len(seen), "score": [0.95] * len(seen),
        }),
    )  # fmt: skip


def time_opening(address: str) -> tuple[float, float, float]:
    """Seconds until the tables are ready, until credits are drawn, and until a search has narrowed them."""
    with open_browser() as browser:
        page = browser.new_page()
        page.goto("about:blank")
        start = time.perf_counter()
        page.goto(address, wait_until="commit")
        page.wait_for_selector("html[data-ready]")
        ready = time.perf_counter() - start
        page.click("#tabs a[data-view=credits]")
        page.wait_for_selector("#rows tbody tr")
        drawn = time.perf_counter() - start
        begun = time.perf_counter()
        page.type("#query", "z")
        page.wait_for_selector("#found:has-text(' of ')")
        return ready, drawn, time.perf_counter() - begun


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--credits", type=int, nargs="+", default=[20_000, 100_000])
    parser.add_argument("--out", type=Path, help="keep the runs and their reports in this folder")
    options = parser.parse_args()
    if CHROMIUM is None:
        sys.exit("no Chromium on this machine; install one to open the report in")
    print(f"{'credits':>10}{'people':>9}{'MB':>8}{'write s':>9}{'ready s':>9}{'credits s':>11}{'search s':>10}")
    with tempfile.TemporaryDirectory() as scratch:
        for size in options.credits:
            folder = (options.out or Path(scratch)) / f"run-{size}"
            results = make_run(size)
            results.write(folder, overwrite=True)
            start = time.perf_counter()
            report = write_report(folder)
            written = time.perf_counter() - start
            times = zip(*(time_opening(report.path.resolve().as_uri()) for _ in range(TIMES)), strict=True)
            ready, drawn, searched = map(statistics.median, times)
            print(
                f"{size:>10,}{len(results.people):>9,}{report.size / 1e6:>8.1f}{written:>9.2f}{ready:>9.2f}"
                f"{drawn:>11.2f}{searched:>10.2f}",
                flush=True,
            )


if __name__ == "__main__":
    main()

"""The account of a run, as the command line prints it: what went in, what was found, where it lies."""

from __future__ import annotations

import resource
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pandas as pd

from extractor.tables import FAILURES, MANIFEST, TABLES, Results

TOP: Final = 5  # rows of a preview
_LACKING: Final = {"without_captions": "without captions", "unread": "not read"}  # of the inputs
WIDEST: Final = 34  # characters of a cell, so that a preview of credits fits a terminal of 120


def count_run(results: Results, seconds: float) -> dict[str, int | float]:
    """The account of a run in numbers: what went in, what was found, how long it took and how much memory.

    `inputs` are all documents, those `without_captions` and those `unread`, which failed as a whole, among them.
    """
    captions = results.captions
    held, none = set(captions["document"]), set(results.without_captions)
    unread = set(results.failures["document"]) - held - none
    return {
        "inputs": len(held | none | unread),
        "without_captions": len(none),
        "unread": len(unread),
        "captions": len(captions),
        "distinct": int(captions["duplicate_of"].isna().sum()),
        "credits": len(results.credits),
        "people": len(results.people),
        "films": len(results.films),
        "failed": len(results.failures),
        "seconds": round(seconds, 1),
        "captions_per_second": round(len(captions) / seconds) if seconds else 0,
        "peak_mb": peak_megabytes(),
    }


def peak_megabytes() -> int:
    """The most memory that this process has had, or one of its workers if that is more."""
    peaks = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return max(peaks) // (2**20 if sys.platform == "darwin" else 2**10)  # macOS counts bytes, Linux kilobytes


def describe_run(
    results: Results,
    folder: Path,
    format: str,  # noqa: A002  # as in `run`
    account: Mapping[str, int | float],
) -> str:
    """What a run found, with the people and films most pictured, the first credits, and the files written.

    `account` is that of `count_run`.
    """
    n = {name: int(count) for name, count in account.items()}
    lacking = [f"{n[kind]:,} {words}" for kind, words in _LACKING.items() if n[kind]]
    counts = [
        _counted(n["inputs"], "document") + (f" ({', '.join(lacking)})" if lacking else ""),
        _counted(n["captions"], "caption"),
        f"{n['distinct']:,} distinct",
        _counted(n["credits"], "credit"),
        _counted(n["people"], "person", "people"),
        _counted(n["films"], "film"),
        _counted(n["failed"], "failure"),
    ]
    took = f"{account['seconds']:,.1f} s, {n['captions_per_second']:,} captions/s, {n['peak_mb']:,} MB"
    parts = [f"{', '.join(counts)}; {took}"]
    if len(results.people):
        parts.append("People most pictured\n" + preview_people(results))
    if len(results.films):
        parts.append("Films most pictured\n" + preview_films(results))
    if len(results.credits):
        parts.append("First credits\n" + preview_credits(results))
    files = [f"{table}.{format}" for table in TABLES]
    parts.append(f"Written to {folder}: {', '.join(files)}, {FAILURES}, {MANIFEST}")
    return "\n\n".join(parts)


def preview_people(results: Results) -> str:
    """The people of most captions: name, roles, films, captions."""
    people = results.people.sort_values(["captions", "person_id"], ascending=[False, True]).head(TOP)
    rows = [
        (name, _listed(roles), _listed(films), _counted(captions, "caption"))
        for name, roles, films, captions in _rows(people, "name", "roles", "films", "captions")
    ]
    return _aligned(rows)


def preview_films(results: Results) -> str:
    """The films of most captions: title, year, directors, cast, captions."""
    films = results.films.sort_values(["captions", "film_id"], ascending=[False, True]).head(TOP)
    rows = [
        (
            title if pd.isna(year) else f"{title} ({year})",
            f"by {_listed(directors)}" if len(directors) else "",
            f"with {_listed(cast)}" if len(cast) else "",
            _counted(captions, "caption"),
        )
        for title, year, directors, cast, captions in _rows(films, "title", "year", "directors", "cast", "captions")
    ]
    return _aligned(rows)


def preview_credits(results: Results) -> str:
    """The first credits as the captions give them: person, role, film, year, character, position."""
    columns = ("person", "role", "film", "year", "character", "position")
    shown = results.credits.head(TOP)
    return _aligned([columns, *([_text(cell) for cell in row] for row in _rows(shown, *columns))])


def _rows(frame: pd.DataFrame, *columns: str) -> Iterable[tuple[Any, ...]]:
    return zip(*(frame[column].tolist() for column in columns), strict=True)


def _counted(count: int, one: str, many: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _listed(names: Iterable[str], most: int = 2) -> str:
    names = list(names)
    return ", ".join(names[:most]) + (", …" if len(names) > most else "")


def _text(cell: Any) -> str:
    return "" if pd.isna(cell) else str(cell)


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    """Columns of equal width, two blanks apart and in.

    >>> print(_aligned([("person", "role"), ("Alan Parker", "director")]))
      person       role
      Alan Parker  director
    """
    cut = [[cell if len(cell) <= WIDEST else cell[: WIDEST - 1] + "…" for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cut, strict=True)]
    return "\n".join(
        ("  " + "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))).rstrip() for row in cut
    )

"""How commands read, write and end: rows counted, failures named, exit status set."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final, TextIO

import typer

from extractor.schema import Failure

FAILED_INPUTS: Final = 1  # exit status: done, but not with every input
TOLD_EVERY: Final = 100  # rows between two calls of the progress bar
NAMED_FAILURES: Final = 100  # on the screen; the failures' file names them all


def counted(items: Iterable[Any], stage: str, progress: Callable[..., None]) -> Iterator[Any]:
    """The items as they are, each hundredth told as progress of a stage."""
    for count, item in enumerate(items):
        if count % TOLD_EVERY == 0:
            progress(stage, count)
        yield item


def write_rows(out: str, rows: Iterable[Mapping[str, Any] | Failure]) -> list[Failure]:
    """Writes the rows as JSON lines and returns the failures among them."""
    from extractor.jsonl import json_lines_writer

    failures: list[Failure] = []
    with json_lines_writer(out, sys.stdout.buffer) as write:
        for row in rows:
            if isinstance(row, Failure):
                failures.append(row)
            else:
                write(row)
    return failures


def finish_rows(failures: Sequence[Failure], out: str) -> None:
    """Names the failures on the screen and beside OUT.jsonl, in OUT.failures.jsonl, which is there only for some."""
    from extractor.jsonl import write_json_lines

    path = Path(out).with_suffix(".failures.jsonl") if Path(out).is_file() else None
    if path is not None and failures:
        write_json_lines(path, map(asdict, failures))
    elif path is not None:
        path.unlink(missing_ok=True)
    finish(failures, path)


def finish(failures: Sequence[Failure], path: Path | None) -> None:
    """Names each failure on standard error, and exits with the status that says whether there were any."""
    shown = failures if path is None else failures[:NAMED_FAILURES]
    for failure in shown:
        say(f"failed: {failure}")
    if path is not None and failures:
        more = f"{len(failures) - len(shown):,} more; " if len(failures) > len(shown) else ""
        say(f"{more}{len(failures):,} failed in all, named in {path}")
    raise typer.Exit(FAILED_INPUTS if failures else 0)


def name_without_captions(documents: Sequence[str]) -> str:
    """The line that names the documents in which no caption was found.

    >>> name_without_captions(["about.html", "legal.txt"])
    'no caption in 2 documents: about.html, legal.txt'
    """
    named = ", ".join(documents[:NAMED_FAILURES])
    more = f" and {len(documents) - NAMED_FAILURES:,} more" if len(documents) > NAMED_FAILURES else ""
    return f"no caption in {len(documents):,} document{'s' * (len(documents) > 1)}: {named}{more}"


@contextmanager
def warnings_told(tell: Callable[[str], None]) -> Iterator[None]:
    """Tells warnings of decisions without effect as plain lines, "decisions.csv:4: no person …"; others as ever."""
    from extractor.errors import DecisionWarning

    with warnings.catch_warnings():
        warnings.simplefilter("always", DecisionWarning)
        shown = warnings.showwarning

        def show(
            message: Warning | str,
            category: type[Warning],
            filename: str,
            lineno: int,
            file: TextIO | None = None,
            line: str | None = None,
        ) -> None:
            if issubclass(category, DecisionWarning):
                tell(f"{filename}:{lineno}: {message}")
            else:
                shown(message, category, filename, lineno, file, line)

        warnings.showwarning = show
        yield


def say(line: str) -> None:
    """Prints a line on standard error."""
    typer.echo(line, err=True)

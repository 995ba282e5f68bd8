"""Commands of the main job and its stages: run, captions, extract, resolve people, resolve films."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Annotated, Final, Literal

import typer

from extractor.cli.options import Format, JsonLinesIn, JsonLinesOut, Model, Paths, TextColumn
from extractor.cli.telling import counted, finish, finish_rows, name_without_captions, say, warnings_told, write_rows
from extractor.schema import Failure

Kind = Literal["people", "films"]

INTERRUPTED: Final = 130  # as shells have it for Ctrl-C

# What a row must hold, shown where a file holds other rows.
_CAPTION: Final = {"id": "a1", "text": "Alan Parker directs Irene Cara in Fame (1980)."}
_MENTION: Final[dict[Kind, dict[str, object]]] = {
    "people": {"id": 1, "name": "Alan Parker", "film": "Fame", "year": 1980, "role": "director", "document": "a.html"},
    "films": {"id": 1, "title": "Fame", "year": 1980, "people": ["Alan Parker", "Irene Cara"], "document": "a.html"},
}
_CAPTIONS_REMEDY: Final = (
    '"extractor captions PAGES --out captions.jsonl" makes such rows of pages and tables; '
    '"extractor run" takes pages and tables as they are'
)
_MENTIONS_REMEDY: Final[dict[Kind, str]] = {
    kind: f'pandas writes such rows: frame.to_json("{kind}.jsonl", orient="records", lines=True), columns so named; '
    '"extractor run" resolves what it finds by itself'
    for kind in _MENTION
}

resolve_app = typer.Typer(
    help="Puts spellings of one person or film together.", no_args_is_help=True, rich_markup_mode=None
)


def run(
    paths: Paths,
    out: Annotated[Path, typer.Option(metavar="DIR", help="The folder for the tables.", show_default=False)],
    format: Annotated[Format, typer.Option(help="How to write the tables.")] = Format.parquet,  # noqa: A002  # --format
    model: Model = None,
    text_column: TextColumn = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Write even where something else lies.")] = False,
    decisions: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Your own decisions: a CSV of kind, left, right, verdict (same, not same), note."
        ),
    ] = None,
    append: Annotated[bool, typer.Option("--append", help="Add these pages to the run that lies there.")] = False,
    workers: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="How many processes extract; as many as the cores if not given."),
    ] = None,
    scheduler: Annotated[
        str | None, typer.Option(metavar="tcp://…", help="A Dask scheduler, whose workers extract instead.")
    ] = None,
    timeout: Annotated[
        float | None,
        typer.Option(
            metavar="S",
            min=1,
            help="Seconds for a thousand captions, before a worker counts as hung: 300. Given, there is one worker at "
            "the least.",
        ),
    ] = None,
    json_log: Annotated[
        bool, typer.Option("--json-log", help="Tell progress and the account in JSON lines, on standard error.")
    ] = False,
) -> None:
    """The main job: pages in, tables out.

    Reads pages, finds their captions, extracts, resolves, and writes tables of people, films, credits, mentions and
    captions. The same command may run again: it goes on where it was stopped, or replaces its tables, extracting only
    from what is new. Failed inputs are named in DIR/failures.jsonl.

    Example: extractor run corpus/pages --out results

    Example: extractor run new_pages --out results --append
    """
    from extractor import batch
    from extractor.account import count_run, describe_run
    from extractor.batch.cluster import reach
    from extractor.progress import progress_shown

    started = time.monotonic()
    if scheduler is not None and workers is None:
        reach(scheduler)
    try:
        with progress_shown(as_json=json_log) as progress, warnings_told(progress if json_log else say):
            results = batch.run(
                paths, out, format=format.value, model=model, text_column=text_column, overwrite=overwrite,
                append=append, decisions=decisions, workers=workers, scheduler=scheduler, timeout=timeout,
                progress=progress,
            )  # fmt: skip
            counts = count_run(results, time.monotonic() - started)
            if json_log:
                progress("done", **counts)
    except KeyboardInterrupt:
        say("extractor: stopped; the same command goes on from here")
        raise typer.Exit(INTERRUPTED) from None
    typer.echo(describe_run(results, out, format.value, counts))
    finish([Failure(**row) for row in results.failure_rows()], out / "failures.jsonl")


def captions(paths: Paths, out: JsonLinesOut, text_column: TextColumn = None) -> None:
    """Pages in, captions out.

    Each caption is a row of "document", "n" (its number there), "text", "title" (the page's headline) and "heading"
    (that of its section, null if there is none). Documents in which none was found are named on the screen.

    Example: extractor captions corpus/pages --out captions.jsonl
    """
    from extractor.batch import existing, find_in_documents
    from extractor.progress import progress_shown

    inputs, failures, without = existing(paths), list[Failure](), list[str]()
    with progress_shown() as progress:
        found = find_in_documents(
            inputs, text_column=text_column, on_failure=failures.append, on_none=without.append, progress=progress
        )
        rows = (
            {"document": c.document, "n": c.n, "text": c.text, "title": c.title, "heading": c.heading} for c in found
        )
        write_rows(out, rows)
    if without:
        say(name_without_captions(without))
    finish_rows(failures, out)


def extract(source: JsonLinesIn, out: JsonLinesOut, model: Model = None) -> None:
    """Captions in, entities and credits out.

    Takes rows of "id" and "text"; adds "entities", "credits" and "films" to each. A caption that names no film takes
    the one that makes up its "heading", if it has one. Rows of "extractor captions" will do too; their id is then
    DOCUMENT:N.

    Example: extractor extract captions.jsonl --out extracted.jsonl
    """
    from extractor.frames import extract_rows, pipeline
    from extractor.jsonl import of_one_form, read_json_lines
    from extractor.progress import progress_shown

    with progress_shown() as progress:
        read = of_one_form(read_json_lines(source, sys.stdin.buffer), ("text",), _CAPTION, _CAPTIONS_REMEDY)
        rows = counted(read, "extracting from captions", progress)
        failures = write_rows(out, extract_rows(rows, pipeline(model)))
    finish_rows(failures, out)


@resolve_app.command("people")
def resolve_people(source: JsonLinesIn, out: JsonLinesOut) -> None:
    """Finds who is one person.

    Takes rows of "id", "name", "film", "year", "role" and "document"; gives rows of "id" and "cluster".
    Only "id" and "name" must be there; the more of the others, the better.

    Example: extractor resolve people mentions.jsonl --out clusters.jsonl
    """
    _resolve("people", source, out)


@resolve_app.command("films")
def resolve_films(source: JsonLinesIn, out: JsonLinesOut) -> None:
    """Finds what is one film.

    Takes rows of "id", "title", "year", "people" and "document"; gives rows of "id" and "cluster".
    Only "id" and "title" must be there; the more of the others, the better.

    Example: extractor resolve films titles.jsonl --out clusters.jsonl
    """
    _resolve("films", source, out)


def _resolve(kind: Kind, source: str, out: str) -> None:
    from extractor import resolution
    from extractor.jsonl import of_one_form, read_json_lines
    from extractor.mention_rows import NAME, tabulate_mentions

    cluster = {"people": resolution.cluster_people, "films": resolution.cluster_films}[kind]
    read = read_json_lines(source, sys.stdin.buffer)
    rows = of_one_form(read, ("id", NAME[kind]), _MENTION[kind], _MENTIONS_REMEDY[kind])
    table, ids, failures = tabulate_mentions(rows, kind)
    clusters = cluster(table)
    write_rows(out, ({"id": ids[key], "cluster": clusters[key]} for key in table["id"]))
    finish_rows(failures, out)

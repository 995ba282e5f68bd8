"""The `extractor` command: parse, call, print. What is heavy is imported inside the commands, so that help is quick."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, cast

import typer

from extractor import __version__
from extractor.errors import ExtractorError
from extractor.schema import Failure

if TYPE_CHECKING:
    from extractor.mention_rows import Kind

FAILED_INPUTS: Final = 1  # exit status: done, but not with every input
WRONG_USAGE: Final = 2
INTERRUPTED: Final = 130  # as shells have it for Ctrl-C
TOLD_EVERY: Final = 100  # rows between two calls of the progress bar
NAMED_FAILURES: Final = 100  # on the screen; the failures' file names them all

app = typer.Typer(
    name="extractor",
    help="Turns raw, scraped photo captions into tables of people, films and credits.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # rich would double the time that help takes
    pretty_exceptions_enable=False,
)
resolve_app = typer.Typer(
    help="Puts spellings of one person or film together.", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(resolve_app, name="resolve")


class Format(StrEnum):
    """How tables lie on disk."""

    parquet = "parquet"
    csv = "csv"


def main(arguments: Sequence[str] | None = None) -> None:
    """The entry point: exits 0 when done, 1 when inputs failed, 2 on wrong usage, with one clear line each."""
    try:
        app(args=arguments, prog_name="extractor")
    except ExtractorError as error:
        _say(f"extractor: {error}")
        sys.exit(WRONG_USAGE)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"extractor {__version__}")
        raise typer.Exit


Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH", help='Files, folders, archives, patterns; "-" reads standard input.', show_default=False
    ),
]
JsonLinesIn = Annotated[
    str, typer.Argument(metavar="IN.jsonl", help='A JSON Lines file; "-" reads standard input.', show_default=False)
]
JsonLinesOut = Annotated[
    str, typer.Option("--out", metavar="OUT.jsonl", help='Where to write; "-" is standard output.', show_default=False)
]
Model = Annotated[
    str | None,
    typer.Option(metavar="M", help="A spaCy pipeline, by name or folder, in place of the shipped one."),
]
TextColumn = Annotated[
    str | None,
    typer.Option(
        metavar="C", help="The column (dotted path in JSON) of the captions, where it is not found by itself."
    ),
]


@app.callback()
def extractor(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Turns raw, scraped photo captions into tables of people, films and credits."""


@app.command()
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
        float, typer.Option(metavar="S", min=1, help="Seconds for a thousand captions, before a worker counts as hung.")
    ] = 300.0,
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
    from extractor.progress import progress_shown

    started = time.monotonic()
    try:
        with progress_shown(as_json=json_log) as progress:
            results = batch.run(
                paths, out, format=format.value, model=model, text_column=text_column, overwrite=overwrite,
                append=append, decisions=decisions, workers=workers, scheduler=scheduler, timeout=timeout,
                progress=progress,
            )  # fmt: skip
            counts = count_run(results, time.monotonic() - started)
            if json_log:
                progress("done", **counts)
    except KeyboardInterrupt:
        _say("extractor: stopped; the same command goes on from here")
        raise typer.Exit(INTERRUPTED) from None
    typer.echo(describe_run(results, out, format.value, counts))
    _finish([Failure(**row) for row in results.failure_rows()], out / "failures.jsonl")


@app.command()
def captions(paths: Paths, out: JsonLinesOut, text_column: TextColumn = None) -> None:
    """Pages in, captions out.

    Each caption is a row of "document", "n" (its number there), "text" and "title" (the page's headline).

    Example: extractor captions corpus/pages --out captions.jsonl
    """
    from extractor.batch import existing, find_in_documents
    from extractor.progress import progress_shown

    inputs, failures = existing(paths), list[Failure]()
    with progress_shown() as progress:
        found = find_in_documents(inputs, text_column=text_column, on_failure=failures.append, progress=progress)
        _write_rows(out, ({"document": c.document, "n": c.n, "text": c.text, "title": c.title} for c in found))
    _finish_rows(failures, out)


@app.command()
def extract(source: JsonLinesIn, out: JsonLinesOut, model: Model = None) -> None:
    """Captions in, entities and credits out.

    Takes rows of "id" and "text"; adds "entities", "credits" and "films" to each. Rows of "extractor captions" will
    do too; their id is then DOCUMENT:N.

    Example: extractor extract captions.jsonl --out extracted.jsonl
    """
    from extractor.frames import extract_rows, pipeline
    from extractor.jsonl import read_json_lines
    from extractor.progress import progress_shown

    with progress_shown() as progress:
        rows = _counted(read_json_lines(source, sys.stdin.buffer), "extracting", progress)
        failures = _write_rows(out, extract_rows(rows, pipeline(model)))
    _finish_rows(failures, out)


@app.command()
def explain(
    caption: Annotated[
        str | None, typer.Argument(metavar="[CAPTION]", help="The text of one caption.", show_default=False)
    ] = None,
    model: Model = None,
    person: Annotated[
        str | None, typer.Option("--person", metavar="WHO", help="A person (or film) of a run, by id or name.")
    ] = None,
    folder: Annotated[Path | None, typer.Option("--in", metavar="DIR", help="The folder of that run.")] = None,
) -> None:
    """Shows why the credits of a caption are what they are: the words, the rule, and what lost.

    With --person and --in it shows why a person is one: the mentions merged, and what joined each.

    Example: extractor explain "Director Alan Parker (right) and Irene Cara on the set of Fame (1980)."

    Example: extractor explain --person alan-parker --in results
    """
    from extractor.errors import InputError
    from extractor.frames import pipeline
    from extractor.tables import read_results

    if person is not None and folder is not None and caption is None:
        typer.echo(read_results(folder).explain(person))
        return
    if caption is None or person is not None or folder is not None:
        raise InputError("explain a caption, or a person of a run: extractor explain --person ID --in DIR")
    typer.echo(pipeline(model)(caption)._.explain())


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="The folder of a run.", show_default=False)],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The folder of a later one.", show_default=False)],
) -> None:
    """Shows what changed between two runs: people and films added, gone, merged, split, renamed; facts gained and lost.

    Example: extractor diff results-may results-june
    """
    from extractor.changes import compare_results
    from extractor.tables import read_results

    typer.echo(compare_results(read_results(old), read_results(new)))


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
    from extractor.jsonl import read_json_lines
    from extractor.mention_rows import tabulate_mentions

    cluster = {"people": resolution.cluster_people, "films": resolution.cluster_films}[kind]
    table, ids, failures = tabulate_mentions(read_json_lines(source, sys.stdin.buffer), kind)
    clusters = cluster(table)
    _write_rows(out, ({"id": ids[key], "cluster": clusters[key]} for key in table["id"]))
    _finish_rows(failures, out)


@app.command()
def train(
    corpus: Annotated[Path, typer.Option(help="The folder of gold captions.")] = Path("corpus"),
    out: Annotated[Path, typer.Option(help="The folder for the pipeline.")] = Path("models/captions"),
    films: Annotated[Path | None, typer.Option(help="A Parquet file of films to swap in.")] = None,
    names: Annotated[Path | None, typer.Option(help="A folder of names to swap in.")] = None,
    config: Annotated[Path, typer.Option(help="spaCy's training config.")] = Path("models/config.cfg"),
    copies: Annotated[int, typer.Option(min=1, help="How many times each caption is multiplied.")] = 10,
    epochs: Annotated[int, typer.Option(min=1, help="How often all captions are learnt from.")] = 3,
    seed: Annotated[int, typer.Option(help="The same seed gives the same training.")] = 0,
) -> None:
    """Retrains the recogniser on gold captions.

    Example: extractor train --corpus corpus --out models/captions --epochs 3
    """
    from extractor.training.train import train

    train(corpus, out, films=films, names=names, config=config, copies=copies, epochs=epochs, seed=seed)


class Split(StrEnum):
    """A part of a corpus."""

    train = "train"
    dev = "dev"
    test = "test"


class By(StrEnum):
    """What to score apart."""

    source = "source"
    form = "form"
    stage = "stage"
    error = "error"


@app.command()
def evaluate(
    gold: Annotated[
        Path, typer.Option(metavar="PATH", help="Gold captions: a JSON Lines file, or the folder of a corpus.")
    ] = Path("corpus"),
    split: Annotated[Split, typer.Option(help="Which part of the corpus.")] = Split.test,
    model: Model = None,
    gold_entities: Annotated[
        bool, typer.Option("--gold-entities", help="Read credits off gold's entities, to see which stage loses what.")
    ] = False,
    by: Annotated[
        By | None,
        typer.Option(help="F1 apart for each file of the corpus, form or stage; or the errors by class."),
    ] = None,
) -> None:
    """Scores the recogniser on gold captions.

    Example: extractor evaluate --gold corpus --split dev
    """
    from extractor.errors import InputError
    from extractor.frames import pipeline
    from extractor.training.evaluate import count_errors, evaluate_by, read_gold, tabulate
    from extractor.training.evaluate import evaluate as score

    if not gold.exists():
        raise InputError(f"no gold captions at {gold}; name a file or a corpus with --gold")
    if by in (By.stage, By.error) and gold_entities:
        raise InputError(f"--by {by.value} shows what the recogniser finds; leave out --gold-entities")
    nlp, captions = pipeline(model), read_gold(gold, (split.value,))
    if by is None:
        typer.echo(score(nlp, captions, gold_entities=gold_entities))
    elif by is By.error:
        typer.echo("\n".join(f"{count:6,}  {error}" for error, count in count_errors(nlp, captions).most_common()))
    else:
        typer.echo(tabulate(evaluate_by(nlp, captions, cast(Any, by.value), gold_entities=gold_entities)))


class Tool(StrEnum):
    """What annotation tools take and give."""

    label_studio = "label-studio"
    prodigy = "prodigy"
    doccano = "doccano"
    conll = "conll"
    docbin = "docbin"


@app.command("export")
def export_captions(
    source: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder of a run, or gold captions.", show_default=False)
    ],
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where to write.", show_default=False)],
    to: Annotated[Tool, typer.Option("--to", help="The tool, or form, to write for.", show_default=False)],
    split: Annotated[Split | None, typer.Option(help="Which part of a corpus; all if not given.")] = None,
) -> None:
    """Writes captions with their entities for an annotation tool, to be corrected there.

    Example: extractor export results --to label-studio --out tasks.json

    Example: extractor export corpus --split test --to doccano --out test.jsonl
    """
    from extractor import annotation
    from extractor.tables import is_run, read_results

    captions = (
        annotation.captions_of_results(read_results(source))
        if is_run(source)
        else annotation.captions_of_corpus(source, tuple(one.value for one in ([split] if split else Split)))
    )
    typer.echo(f"{annotation.export_captions(captions, out, to.value):,} captions written to {out}")


@app.command("import")
def import_captions(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="What the tool gave back.", show_default=False)],
    out: Annotated[Path, typer.Option(metavar="CORPUS.txt", help="The corpus file to write.", show_default=False)],
    of: Annotated[Tool, typer.Option("--from", help="The tool, or form, that it comes from.", show_default=False)],
) -> None:
    """Takes corrected captions back, as gold captions in the form of the corpus.

    Films and credits stay as they were exported; where entities were corrected they are read anew, and want a look.

    Example: extractor import annotated.json --from label-studio --out corpus/train/corrected.txt
    """
    from extractor import annotation

    written, anew, failures = annotation.write_corpus(out, annotation.import_captions(source, of.value))
    typer.echo(f"{written:,} captions written to {out}; look over the credits of {anew:,}, whose entities are new")
    _finish_rows(failures, str(out))


def _counted(items: Iterable[Any], stage: str, progress: Callable[..., None]) -> Iterator[Any]:
    for count, item in enumerate(items):
        if count % TOLD_EVERY == 0:
            progress(stage, count)
        yield item


def _write_rows(out: str, rows: Iterable[Mapping[str, Any] | Failure]) -> list[Failure]:
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


def _finish_rows(failures: Sequence[Failure], out: str) -> None:
    """Names the failures on the screen and beside OUT.jsonl, in OUT.failures.jsonl, which is there only for some."""
    from extractor.jsonl import write_json_lines

    path = Path(out).with_suffix(".failures.jsonl") if Path(out).is_file() else None
    if path is not None and failures:
        write_json_lines(path, map(asdict, failures))
    elif path is not None:
        path.unlink(missing_ok=True)
    _finish(failures, path)


def _finish(failures: Sequence[Failure], path: Path | None) -> None:
    """Names each failure on standard error, and exits with the status that says whether there were any."""
    shown = failures if path is None else failures[:NAMED_FAILURES]
    for failure in shown:
        _say(f"failed: {failure}")
    if path is not None and failures:
        more = f"{len(failures) - len(shown):,} more; " if len(failures) > len(shown) else ""
        _say(f"{more}{len(failures):,} failed in all, named in {path}")
    raise typer.Exit(FAILED_INPUTS if failures else 0)


def _say(line: str) -> None:
    typer.echo(line, err=True)

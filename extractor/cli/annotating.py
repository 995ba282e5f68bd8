"""Commands to and from annotation tools: export, import."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.options import Split
from extractor.cli.telling import finish_rows, say


class Tool(StrEnum):
    """What annotation tools take and give."""

    label_studio = "label-studio"
    prodigy = "prodigy"
    doccano = "doccano"
    conll = "conll"
    docbin = "docbin"


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
    from extractor.errors import CorpusError, InputError
    from extractor.tables import is_run, read_results
    from extractor.training.corpus import SPLITS, corpus_files

    splits = tuple(one for one in SPLITS if split in (None, one))
    if is_run(source):
        captions = annotation.captions_of_results(read_results(source))
    else:
        try:
            corpus_files(source, splits)
        except CorpusError:
            raise InputError(
                f"neither a run nor gold captions at {source}; give the folder of a run, as extractor run PATH --out "
                f"{source} fills it, or a corpus with train/, dev/ and test/"
            ) from None
        captions = annotation.captions_of_corpus(source, splits)
    typer.echo(f"{annotation.export_captions(captions, out, to.value):,} captions written to {out}")


def import_captions(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="What the tool gave back.", show_default=False)],
    out: Annotated[Path, typer.Option(metavar="CORPUS.txt", help="The corpus file to write.", show_default=False)],
    of: Annotated[
        Tool | None,
        typer.Option("--from", help="The tool, or form, that it comes from; told by the file if not given."),
    ] = None,
) -> None:
    """Takes corrected captions back, as gold captions in the form of the corpus.

    Films and credits stay as they were exported; where entities were corrected they are read anew, and want a look.
    Captions that nobody has annotated yet are skipped.

    Example: extractor import annotated.json --out corpus/train/corrected.txt
    """
    from extractor import annotation
    from extractor.errors import InputError

    notes: Counter[annotation.Note] = Counter()
    form = annotation.find_form(source, of and of.value)
    found = annotation.import_captions(source, form, lambda note: notes.update([note]))
    written, anew, failures = annotation.write_corpus(out, found)
    told = [f"{count:,} {'task' if count == 1 else 'tasks'} {note.value}" for note, count in sorted(notes.items())]
    if not written:
        told += [f"{len(failures):,} failed, the first: {failures[0]}"] if failures else []
        raise InputError(f"no captions to take from {source} as {form}: {'; '.join(told) or 'it is empty'}")
    for line in told:
        say(line)
    look_over = f"; look over the credits of {anew:,}, whose entities are new" if anew else ""
    typer.echo(f"{written:,} {'caption' if written == 1 else 'captions'} written to {out}{look_over}")
    finish_rows(failures, str(out))

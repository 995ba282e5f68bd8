"""Commands to and from annotation tools: export, import."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.options import Split
from extractor.cli.telling import finish_rows


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
    from extractor.tables import is_run, read_results

    captions = (
        annotation.captions_of_results(read_results(source))
        if is_run(source)
        else annotation.captions_of_corpus(source, tuple(one.value for one in ([split] if split else Split)))
    )
    typer.echo(f"{annotation.export_captions(captions, out, to.value):,} captions written to {out}")


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
    finish_rows(failures, str(out))

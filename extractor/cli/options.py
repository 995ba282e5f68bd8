"""What several commands take: the arguments and options they share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

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


class Format(StrEnum):
    """How tables lie on disk."""

    parquet = "parquet"
    csv = "csv"


class Split(StrEnum):
    """A part of a corpus."""

    train = "train"
    dev = "dev"
    test = "test"

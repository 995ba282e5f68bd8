"""Commands that ask a run or a caption why: explain, diff."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.options import Model


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

"""The `extractor` command: parse, call, print. What is heavy is imported inside the commands, so that help is quick."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated, Final

import typer

from extractor import __version__
from extractor.cli import annotating, questioning, reporting, reviewing, running, training
from extractor.cli.telling import say
from extractor.errors import ExtractorError

WRONG_USAGE: Final = 2

app = typer.Typer(
    name="extractor",
    help="Turns raw, scraped photo captions into tables of people, films and credits.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # rich would double the time that help takes
    pretty_exceptions_enable=False,
)
for command in (
    running.run,
    running.captions,
    running.extract,
    questioning.explain,
    questioning.diff,
    reporting.report,
    reviewing.review,
    training.train,
    training.evaluate,
):
    app.command()(command)
app.command("export")(annotating.export_captions)
app.command("import")(annotating.import_captions)
app.add_typer(running.resolve_app, name="resolve")


def main(arguments: Sequence[str] | None = None) -> None:
    """The entry point: exits 0 when done, 1 when inputs failed, 2 on wrong usage, with one clear line each."""
    try:
        app(args=arguments, prog_name="extractor")
    except ExtractorError as error:
        say(f"extractor: {error}")
        sys.exit(WRONG_USAGE)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"extractor {__version__}")
        raise typer.Exit


@app.callback()
def extractor(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Turns raw, scraped photo captions into tables of people, films and credits."""

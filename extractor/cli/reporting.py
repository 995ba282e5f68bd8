"""The command that makes a run a page to look at: report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def report(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of a run.", show_default=False)],
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where to write; DIR/report.html if not given.")
    ] = None,
) -> None:
    """Writes one HTML page of a run: its account, charts, people, films, credits, captions, and what stayed open.

    The page needs no network and no server: open it in a browser, or send it to someone.

    Example: extractor report results

    Example: extractor report results --out may.html
    """
    from extractor.report import write_report

    written = write_report(folder, out)
    held = f"{written.credits:,} credits"
    if written.credits < written.credits_in_run:
        held = f"{held} of the {written.credits_in_run:,}, those of the people most pictured"
    typer.echo(f"report written to {written.path} ({written.size / 1e6:,.1f} MB), with {held}")

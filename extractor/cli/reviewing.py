"""The command that asks a person about the pairs a run was in doubt of: review."""

from __future__ import annotations

import os
import shlex
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Final

import typer

USUAL: Final = Path("decisions.csv")  # in the folder where one is, as the README calls it


def review(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of a run.", show_default=False)],
    decisions: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Where verdicts go. If not given: the file that the run used, else decisions.csv in this folder.",
        ),
    ] = None,
    within: Annotated[
        float, typer.Option(metavar="X", min=0, max=1, help="How far from the threshold a score may be to be asked.")
    ] = 0.1,
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="The port; 0 takes a free one.")] = 0,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page in a browser.")] = True,
) -> None:
    """Asks you about the pairs of names that a run was in doubt of, on a page in your browser.

    The pairs nearest to the threshold come first. Each verdict is at once a line of the decisions file, which
    "extractor run --decisions" takes. The page is for this machine only; Ctrl-C ends it.

    Example: extractor review results --decisions decisions.csv
    """
    import webbrowser

    from extractor.review.server import ReviewServer
    from extractor.review.session import Session
    from extractor.review.writing import DecisionsFile
    from extractor.tables import read_manifest, read_results

    results, manifest = read_results(folder), read_manifest(folder) or {}
    file = DecisionsFile(decisions or _usual_file(manifest))
    rerun = rerun_command(folder, manifest, file.path)
    is_here = all(Path(name).exists() for name in manifest.get("inputs", ()))
    where = "" if is_here else " (its inputs are named as from where it was run)"
    session = Session(results, file, within=within, base_ids=manifest.get("base_ids"), rerun=rerun)
    with ReviewServer(session, port) as server:
        waiting = session.state()["waiting"]
        typer.echo(f"{waiting:,} {'pair' if waiting == 1 else 'pairs'} to decide; verdicts go to {file.path}")
        for notice in session.notices:
            typer.echo(f"note: {notice}")
        typer.echo(f"Open {server.address}\nCtrl-C ends it.")
        if browser and _has_screen():
            webbrowser.open(server.address)
        for ending in (signal.SIGINT, signal.SIGTERM):  # also where a shell has started this with Ctrl-C ignored
            signal.signal(ending, signal.default_int_handler)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            typer.echo()
    written = len(session.written)
    typer.echo(f"{written:,} {'verdict' if written == 1 else 'verdicts'} written to {file.path}")
    if written:
        typer.echo(f"To have them in the tables{where}: {rerun}")


def _has_screen() -> bool:
    """Whether a browser would have a window; elsewhere one in the terminal might start."""
    return sys.platform in {"darwin", "win32"} or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _usual_file(manifest: Mapping[str, Any]) -> Path:
    """The file of decisions that the run used, else the usual one here; raises InputError where that has gone."""
    from extractor.errors import InputError

    used = manifest.get("given", {}).get("decisions")
    if used is None:
        return USUAL
    if not Path(used).is_file():
        raise InputError(f"the run took its decisions from {used}, which is not there; name a file with --decisions")
    return Path(used)


def rerun_command(folder: Path, manifest: Mapping[str, Any], decisions: Path) -> str:
    """The command that runs a finished run again with a file of decisions, as a shell takes it.

    >>> rerun_command(Path("my results"), {"inputs": ["pages"], "format": "csv"}, Path("decisions.csv"))
    "extractor run pages --out 'my results' --format csv --decisions decisions.csv"
    """
    words = ["extractor", "run", *manifest.get("inputs", ["PATH..."]), "--out", str(folder)]
    options = {
        "--format": manifest.get("format") if manifest.get("format") != "parquet" else None,
        "--text-column": manifest.get("text_column"),
        "--model": manifest.get("given", {}).get("model"),
        "--decisions": str(decisions),
    }
    for option, value in options.items():
        if value is not None:
            words += [option, str(value)]
    return shlex.join(words)

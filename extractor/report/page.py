"""The page itself: a template, styles, scripts and data put into one file that asks no network for anything."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any, Final

import pandas as pd

from extractor.columns import Table
from extractor.errors import OutputError
from extractor.output import replacing
from extractor.report.data import pack_tables, to_script_json
from extractor.report.overview import draw_overview
from extractor.report.shown import MOST_CREDITS, choose_rows
from extractor.run_folder import OURS
from extractor.tables import MANIFEST, Results, read_manifest, read_results

REPORT: Final = "report.html"
# In this order they make the page's one script; each uses what those before it define.
SCRIPTS: Final = ("words.js", "data.js", "marks.js", "views.js", "tables.js", "details.js", "main.js")
STYLES: Final = ("base.css", "head.css", "overview.css", "tables.css", "details.css", "narrow.css")
_PAGE: Final = "page.html"


@dataclass(frozen=True, slots=True)
class Report:
    """A report that was written: where, of how many bytes, and the credits in it, of so many in the run."""

    path: Path
    size: int
    credits: int
    credits_in_run: int


def write_report(folder: str | Path, out: str | Path | None = None, most: int = MOST_CREDITS) -> Report:
    """Writes the report of the run in a folder, to report.html there if nothing else is said.

    Raises InputError where the folder holds no whole run, OutputError where the file cannot be written or is the run's.
    """
    folder = Path(folder)
    out = Path(out) if out is not None else folder / REPORT
    if out.name in {*OURS, MANIFEST} and out.resolve().parent == folder.resolve():
        raise OutputError(f"{out} is a file of the run; choose another with --out")
    results = read_results(folder)
    shown = choose_rows(results, most)
    page = build_page(results, shown, read_manifest(folder) or {}, folder.resolve().name)
    content = page.encode("utf-8", "replace")  # half of a surrogate pair, in a file's name, has no UTF-8
    with replacing(out) as temporary:
        temporary.write_bytes(content)
    return Report(out, len(content), len(shown["credits"]), len(results.credits))


def build_page(results: Results, shown: Mapping[Table, pd.DataFrame], manifest: Mapping[str, Any], name: str) -> str:
    """The report as HTML: `shown` are the rows it holds, `manifest` is the run's run.json, `name` the run's.

    The same run gives the same page, byte for byte.
    """
    style, script = "\n".join(map(_asset, STYLES)), build_script()
    data = {
        "name": name,
        "failures": results.failure_rows(),
        "without_captions": list(results.without_captions),
        **pack_tables(shown),
    }
    return Template(_asset(_PAGE)).substitute(
        policy=_policy(style, script),
        name=escape(name),
        style=style,
        overview=draw_overview(results, manifest, shown),
        data=to_script_json(data),
        script=script,
    )


def build_script() -> str:
    """The scripts joined into one, in a scope of its own."""
    parts = "\n".join(_asset(name) for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}}})();\n'


def _policy(style: str, script: str) -> str:
    """What a browser may do for this page: run this script, apply these styles, and nothing else at all.

    Were a caption ever to become markup, its scripts would not run, nor could anything be fetched or sent.
    """
    return (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _asset(name: str) -> str:
    return files("extractor.report").joinpath("assets", name).read_text(encoding="utf-8")

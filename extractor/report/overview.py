"""The first view of the report, in HTML that needs no script: the account of the run, what run.json tells, charts."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any, Final

import pandas as pd

from extractor.columns import Table
from extractor.report.charts import count_charts, draw
from extractor.tables import Results

# What run.json says besides, told elsewhere on the page or of no use to a reader.
_UNTOLD: Final = frozenset({
    "package", "counts", "without_captions", "files", "finished", "inputs", "version", "model", "given", "base_ids",
})  # fmt: skip
_NAMED_INPUTS: Final = 6


def draw_overview(results: Results, manifest: Mapping[str, Any], shown: Mapping[Table, pd.DataFrame]) -> str:
    """Account, notice of what was left out, charts and the facts of the run; `shown` are the rows that the page has."""
    charts = "".join(map(draw, count_charts(results)))
    return (
        f'<ul class="account">{_draw_account(results)}</ul>{_draw_notice(results, shown)}'
        + (f'<div class="charts">{charts}</div>' if charts else _NOTHING)
        + f'<h2>About this run</h2><dl class="facts">{_draw_facts(manifest)}</dl>'
    )


_NOTHING: Final = (
    '<p class="empty">No people, films or credits were found in this run. See <a href="#failures">failures</a> for '
    "the inputs that could not be read or held no caption.</p>"
)


def _draw_account(results: Results) -> str:
    captions, credited = results.captions, results.credits
    repeats = int(captions["duplicate_of"].notna().sum())
    sure = int((credited["cue"] != "knowledge").sum())
    without = len(results.without_captions)
    figures = (
        (captions["document"].nunique(), "document", "documents", "#captions",
         f"{without:,} more without captions" if without else ""),
        (len(captions), "caption", "captions", "#captions",
         f"{len(captions) - repeats:,} distinct, {_counted(repeats, 'repeat')}" if repeats else "no repeats"),
        (len(credited), "credit", "credits", "#credits", f"{sure:,} certain, {len(credited) - sure:,} guessed"),
        (len(results.people), "person", "people", "#people", _unresolved(results.people)),
        (len(results.films), "film", "films", "#films", _unresolved(results.films)),
        (len(results.failures), "failure", "failures", "#failures",
         "" if len(results.failures) else "every input could be read"),
    )  # fmt: skip
    return "".join(
        f'<li><a href="{link}"><strong>{count:,}</strong> {one if count == 1 else many}'
        f"<small>{escape(note)}</small></a></li>"
        for count, one, many, link, note in figures
    )


def _draw_notice(results: Results, shown: Mapping[Table, pd.DataFrame]) -> str:
    if len(shown["credits"]) == len(results.credits):
        return ""
    return (
        f'<p class="notice">This run is too large for one page. The account and the charts count all of it; the tables '
        f"here hold {len(shown['credits']):,} of its {len(results.credits):,} credits, those of the people most "
        "pictured. Everything is in the tables beside this page.</p>"
    )


def _draw_facts(manifest: Mapping[str, Any]) -> str:
    """What run.json tells, the options of the run among it; unknown ones as they stand there."""
    inputs = [str(name) for name in manifest.get("inputs", ())]
    more = len(inputs) - _NAMED_INPUTS
    model = manifest.get("model") or {}
    facts = {
        "inputs": ", ".join(inputs[:_NAMED_INPUTS]) + (f" and {more:,} more" if more > 0 else ""),
        "extractor": manifest.get("version"),
        "model": " ".join(str(model[part]) for part in ("name", "version") if model.get(part))
        if isinstance(model, Mapping)
        else model,
        "decisions": (manifest.get("given") or {}).get("decisions"),
        **{name.replace("_", " "): value for name, value in manifest.items() if name not in _UNTOLD},
    }
    told = {name: value for name, value in facts.items() if value not in (None, "", [], {})}
    if not told:
        return "<div><dt>run.json</dt><dd>is not there: nothing is known of how these tables came about</dd></div>"
    return "".join(
        f"<div><dt>{escape(name)}</dt><dd><bdi>{escape(_said(value))}</bdi></dd></div>" for name, value in told.items()
    )


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_said(one)}" for name, one in value.items())
    return ", ".join(map(_said, value)) if isinstance(value, list) else str(value)


def _unresolved(entities: pd.DataFrame) -> str:
    count = int((entities["status"] == "unresolved").sum())
    return f"{count:,} unresolved" if count else "all resolved" if len(entities) else ""


def _counted(count: int, one: str) -> str:
    return f"{count:,} {one if count == 1 else one + 's'}"

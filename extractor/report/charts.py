"""Charts in plain HTML: lists whose items say their value in words, with a bar of SVG beside it for the eye."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final
from urllib.parse import quote

import pandas as pd

from extractor.analysis.markup import titled
from extractor.schema import CUES, ROLES
from extractor.tables import Results

MOST_BARS: Final = 10  # of pages, people and films: those beyond are counted in the note
_FEW_FILMS: Final = 5  # so many films and more share a column
_FEW_COLUMNS: Final = 7  # whose labels lie side by side on a phone; those of more stand upright
_LONGEST_AXIS: Final = 16  # decades from 1880 to now; an axis of more has a wrong year on it, and skips empty ones
_CUES: Final = {
    "explicit": "a word of the caption says it",
    "context": "what the caption describes shows it",
    "knowledge": "a guess from what is known of the film or person",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """One value of a chart; `link` is the place in the report that shows what was counted."""

    label: str
    value: int
    link: str | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A titled series, standing in columns or lying in bars; `unit` is what a value counts, one and many."""

    name: str
    title: str
    unit: tuple[str, str]
    bars: Sequence[Bar]
    note: str = ""
    is_columns: bool = False
    is_ranking: bool = False


def count_charts(results: Results) -> list[Chart]:
    """The charts of a run, those without anything to show left out."""
    charts = [
        _decades(results.films),
        _by_films(results.people),
        _roles(results.credits),
        _cues(results.credits),
        _people(results.people),
        _films(results.films),
        _pages(results.captions),
    ]
    return [chart for chart in charts if _says_something(chart)]


def _says_something(chart: Chart) -> bool:
    """Whether there is anything to compare: of rankings, the leader must stand out from a caption each."""
    values = [bar.value for bar in chart.bars]
    return max(values, default=0) > (1 if chart.is_ranking else 0) and len(values) > 1


def _decades(films: pd.DataFrame) -> Chart:
    counts = Counter(year // 10 * 10 for year in films["year"].dropna().tolist())
    axis = sorted(counts)
    if axis and (axis[-1] - axis[0]) // 10 < _LONGEST_AXIS:
        axis = list(range(axis[0], axis[-1] + 1, 10))
    without = int(films["year"].isna().sum())
    return Chart(
        "decades", "Films by decade", ("film", "films"),
        [Bar(f"{one}s", counts[one], f"#films?decade={one}" if one in counts else None) for one in axis],
        f"{without:,} more without a year" if without else "", is_columns=True,
    )  # fmt: skip


def _by_films(people: pd.DataFrame) -> Chart:
    films = Counter(min(len(films), _FEW_FILMS) for films in people["films"])
    names = {0: "none", _FEW_FILMS: f"{_FEW_FILMS}+"}
    return Chart(
        "films-each", "People by number of films", ("person", "people"),
        [Bar(names.get(n, str(n)), films[n]) for n in range(_FEW_FILMS + 1)],
        "on how many films the captions credit each", is_columns=True,
    )  # fmt: skip


def _roles(credited: pd.DataFrame) -> Chart:
    counts = credited["role"].value_counts()
    ordered = sorted((role for role in ROLES if counts.get(role, 0)), key=lambda role: -counts[role])
    return Chart(
        "roles", "Credits by role", ("credit", "credits"),
        [Bar(role.replace("_", " "), int(counts[role]), f"#credits?role={role}") for role in ordered],
    )  # fmt: skip


def _cues(credited: pd.DataFrame) -> Chart:
    counts = credited["cue"].value_counts()
    return Chart(
        "cues", "How roles are known", ("credit", "credits"),
        [Bar(cue, int(counts.get(cue, 0)), f"#credits?cue={cue}", _CUES[cue]) for cue in CUES],
    )  # fmt: skip


def _people(people: pd.DataFrame) -> Chart:
    most = people.sort_values(["captions", "person_id"], ascending=[False, True]).head(MOST_BARS)
    return Chart(
        "people", "People most pictured", ("caption", "captions"),
        [
            Bar(name, int(count), f"#person/{quote(one, safe='')}")
            for one, name, count in zip(most["person_id"], most["name"], most["captions"], strict=True)
        ],
        _more(len(people) - MOST_BARS, "person", "people"), is_ranking=True,
    )  # fmt: skip


def _films(films: pd.DataFrame) -> Chart:
    most = films.sort_values(["captions", "film_id"], ascending=[False, True]).head(MOST_BARS)
    columns = (most[column] for column in ("film_id", "title", "year", "captions"))
    return Chart(
        "films", "Films most pictured", ("caption", "captions"),
        [
            Bar(titled(title, year) or "", int(count), f"#film/{quote(one, safe='')}")
            for one, title, year, count in zip(*columns, strict=True)
        ],
        _more(len(films) - MOST_BARS, "film", "films"), is_ranking=True,
    )  # fmt: skip


def _pages(captions: pd.DataFrame) -> Chart:
    counts = captions["document"].value_counts(sort=False).sort_values(ascending=False, kind="stable")
    most = counts.head(MOST_BARS)
    return Chart(
        "pages", "Captions by page", ("caption", "captions"),
        [Bar(str(page), int(n), f"#captions?page_of={quote(str(page), safe='')}") for page, n in most.items()],
        _more(len(counts) - MOST_BARS, "page", "pages"),
    )  # fmt: skip


def _more(count: int, one: str, many: str) -> str:
    return f"and {count:,} more {one if count == 1 else many}" if count > 0 else ""


def draw(chart: Chart) -> str:
    """The chart as HTML; bars are as long as their share of the longest."""
    longest = max(bar.value for bar in chart.bars)
    items = "".join(_draw_bar(chart, bar, bar.value / longest) for bar in chart.bars)
    note = f'<p class="note">{escape(chart.note)}</p>' if chart.note else ""
    kind = "bars" if not chart.is_columns else "columns many" if len(chart.bars) > _FEW_COLUMNS else "columns"
    return (
        f'<section class="chart" aria-labelledby="chart-{chart.name}"><h3 id="chart-{chart.name}">'
        f'{escape(chart.title)}</h3><ul class="{kind}">{items}</ul>{note}</section>'
    )


def _draw_bar(chart: Chart, bar: Bar, share: float) -> str:
    # Widths are attributes of SVG: the page's policy lets no style stand in the markup.
    length = f"{100 * share:.2f}%"
    if chart.is_columns:
        rect = f'<rect x="0" y="{100 - 100 * share:.2f}%" width="100%" height="{length}"/>'
    else:
        rect = f'<rect x="0" y="0" width="{length}" height="100%"/>'
    unit = chart.unit[bar.value != 1]
    hint = f'<small class="hint">{escape(bar.hint)}</small>' if bar.hint else ""
    inside = (
        f'<span class="label"><bdi>{escape(bar.label)}</bdi>{hint}</span>'
        f'<svg class="bar" aria-hidden="true" focusable="false">{rect}</svg>'
        f'<span class="value">{bar.value:,}<span class="unseen"> {unit}</span></span>'
    )
    return f'<li><a href="{escape(bar.link)}">{inside}</a></li>' if bar.link else f"<li><span>{inside}</span></li>"

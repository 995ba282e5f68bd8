"""Pictures of frames, by Altair: sorted bars, how sure one is, precision beside recall.

Every function takes a frame and returns an Altair chart, which its caller may change further. Titles say what one
sees, computed from the frame. Colours are Okabe and Ito's, which colour-blind readers tell apart too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

import pandas as pd

from extractor.errors import InputError

if TYPE_CHECKING:
    import altair as alt

BLUE: Final = "#0072b2"
ORANGE: Final = "#e69f00"
SKY: Final = "#56b4e9"
RED: Final = "#d55e00"
GREY: Final = "#8a8a8a"
LINE: Final = "#d0d0d0"

WIDTH: Final = 560  # pixels; with the labels beside it fits a notebook's column and a printed page
BAR: Final = 22  # pixels from bar to bar: one line of text and some air
NAME: Final = 240  # pixels that a label beside a bar may take
_EMPTY: Final = "an empty table gives no picture; look at the table"
_CUES: Final = {
    "explicit": ("the words say so", BLUE),
    "context": ("what is described shows it", SKY),
    "knowledge": ("a guess", ORANGE),
}


def altair() -> Any:
    """Altair, in this project's looks. Raises InputError where it is not installed."""
    try:
        import altair as alt
    except ImportError as error:
        raise InputError('no Altair here; pip install "caption-extractor[notebooks]"') from error
    return alt


def draw_bars(
    frame: pd.DataFrame, name: str, count: str, title: str, subtitle: str = "", *, most: int = 20
) -> alt.LayerChart:
    """Horizontal bars of a column of numbers, the longest first, each with its number; the `most` longest at most.

    Raises InputError for an empty frame.
    """
    alt = altair()
    rows = _some(frame)[[name, count]].astype({name: object}).nlargest(most, count)
    return finished(_bars(alt, rows, name, count), title, subtitle)


def draw_decades(decades: pd.DataFrame) -> alt.LayerChart:
    """Films by decade, from `Results.decades`."""
    alt = altair()
    dated = _some(decades).dropna(subset=["decade"])
    rows = _some(dated).assign(name=dated["decade"].astype(str) + "s").astype({"name": object})
    ends = rows["name"].iloc[[0, -1]].tolist()
    top = rows.loc[rows["films"] == rows["films"].max(), "name"].tolist()
    undated = int(decades["films"].sum() - rows["films"].sum())
    base = alt.Chart(rows).encode(
        x=alt.X("name:N", sort=None, title=None, axis=alt.Axis(labelAngle=0)),
        y=alt.Y("films:Q", title="films", axis=alt.Axis(tickMinStep=1)),
    )
    chart = (base.mark_bar(color=BLUE) + base.mark_text(dy=-7).encode(text="films:Q")).properties(height=200)
    return finished(
        chart,
        f"Most films are of the {_and(top)}" if len(top) < len(rows) else f"Films from {ends[0]} to {ends[1]}",
        f"{int(rows['films'].sum()):,} films with a year; {undated:,} more have none",
    )


def draw_people(people: pd.DataFrame, *, most: int = 15) -> alt.LayerChart:
    """The people on most films, from the table of people, films counted; of equals the more pictured first."""
    rows = _some(people).assign(count=people["films"].map(len).astype("int64"))
    on_one = int((rows["count"] <= 1).sum())
    rows = rows.sort_values(["count", "captions", "name"], ascending=[False, False, True]).head(most)
    first = rows.iloc[0]
    chart = _bars(altair(), rows[["name", "count"]].astype({"name": object}), "name", "count", title="films")
    return finished(
        chart,
        f"{first['name']} is on the most films: {first['count']}",
        f"the first {len(rows)} of {len(people):,} people; {on_one:,} are on one film or none",
    )


def draw_roles(roles: pd.DataFrame) -> alt.LayerChart:
    """Credits by role, parted by how they are known, from `Results.roles`."""
    alt = altair()
    total, guessed = int(_some(roles)["credits"].sum()), int(roles["knowledge"].sum())
    long = roles.assign(role=_spaced(roles["role"])).melt(["role", "credits"], list(_CUES), "cue", "part")
    long["known"] = long["cue"].map({cue: words for cue, (words, _) in _CUES.items()}).astype(object)
    long["order"] = long["cue"].map({cue: place for place, cue in enumerate(_CUES)})
    names = _spaced(roles["role"]).tolist()
    shown, colours = zip(*_CUES.values(), strict=True)
    base = alt.Chart(long).encode(y=alt.Y("role:N", sort=names, title=None))
    bars = base.mark_bar().encode(
        x=alt.X("part:Q", title="credits", axis=alt.Axis(tickMinStep=1)),
        color=alt.Color("known:N", scale=alt.Scale(domain=list(shown), range=list(colours)), title="the role is known"),
        order="order:Q",
    )
    totals = base.mark_text(align="left", dx=4).encode(x=alt.X("max(credits):Q"), text="max(credits):Q")
    return finished(
        (bars + totals).properties(height=BAR * len(names)),
        f"Of {total:,} credits {guessed / total:.0%} have a guessed role" if total else "No credits",
        f"most often {_and(names[:2])}",
    )


def draw_pages(pages: pd.DataFrame, *, most: int = 20) -> alt.LayerChart:
    """Captions by page, from `Results.pages`."""
    captions = _some(pages)["captions"]
    return draw_bars(
        pages, "document", "captions",
        f"Pages hold {captions.min()} to {captions.max()} captions" if captions.min() < captions.max()
        else f"Every page holds {captions.max()} captions",
        f"{captions.sum():,} captions on {len(pages):,} pages, {pages['repeats'].sum():,} of them repeats",
        most=most,
    )  # fmt: skip


def draw_scores(scores: pd.DataFrame) -> alt.LayerChart:
    """Precision beside recall of each fact, the best F1 first, from a group of `comparison.tabulate_scores`."""
    alt = altair()
    rows = _some(scores).sort_values("f1", ascending=False)
    best, worst = rows.iloc[0], rows.iloc[-1]
    long = rows.melt(["fact", "gold"], ["precision", "recall"], "figure", "share").astype({"fact": object})
    names = rows["fact"].tolist()
    y = alt.Y("fact:N", sort=names, title=None)
    x = alt.X("share:Q", scale=alt.Scale(domain=[0, 1]), title=None, axis=alt.Axis(format="%"))
    scale = alt.Scale(domain=["precision", "recall"], range=[BLUE, ORANGE])
    shapes = alt.Scale(domain=["precision", "recall"], range=["circle", "square"])
    line = alt.Chart(rows.astype({"fact": object})).mark_rule(color=LINE, strokeWidth=3)
    points = alt.Chart(long).mark_point(filled=True, size=90, opacity=1)
    chart = line.encode(y=y, x="precision:Q", x2="recall:Q") + points.encode(
        y=y,
        x=x,
        color=alt.Color("figure:N", scale=scale, title=None),
        shape=alt.Shape("figure:N", scale=shapes, title=None),
    )
    return finished(
        chart.properties(height=BAR * len(rows)),
        f"{_capital(best['fact'])} are found best (F1 {best['f1']:.2f}), {worst['fact']} worst ({worst['f1']:.2f})",
        "precision: what share of what is found is right; recall: what share of what is there is found",
    )


def draw_groups(scores: pd.DataFrame, fact: str, *, least: int = 50) -> alt.LayerChart:
    """The F1 of one fact in every group, the best first, from `training.comparison.tabulate_scores`.

    Groups with fewer than `least` of it in gold are left out: of a dozen, one more or less is chance.
    """
    alt = altair()
    rows = scores[(scores["fact"] == fact) & (scores["gold"] >= least)].sort_values("f1", ascending=False)
    if rows.empty:
        raise InputError(f"no group has {least} of {fact!r}; there are {', '.join(scores['fact'].unique())}")
    rows = rows.assign(label=rows["group"] + " (" + rows["gold"].astype(str) + ")").astype({"label": object})
    names = rows["label"].tolist()
    whole = rows.loc[rows["group"] == "all", "label"].tolist()
    base = alt.Chart(rows).encode(
        y=alt.Y("label:N", sort=names, title=None),
        x=alt.X("f1:Q", scale=alt.Scale(domain=[0, 1]), title="F1"),
    )
    bars = base.mark_bar().encode(
        color=alt.condition(alt.FieldOneOfPredicate("label", whole), alt.value(GREY), alt.value(BLUE))
    )
    chart = bars + base.mark_text(align="left", dx=4).encode(text=alt.Text("f1:Q", format=".2f"))
    parts = rows[rows["group"] != "all"]
    return finished(
        chart.properties(height=BAR * len(rows)),
        f"{_capital(fact)}: best “{parts['group'].iloc[0]}”, worst “{parts['group'].iloc[-1]}”"
        if len(parts) > 1 else _capital(fact),
        f"in brackets how many gold holds, {least} at least" + ("; grey is all captions together" if whole else ""),
    )  # fmt: skip


def draw_errors(errors: pd.DataFrame) -> alt.LayerChart:
    """Errors by class, the commonest first, from `Comparison.errors` or `Comparison.credit_errors`."""
    counts = _some(errors)["error"].value_counts().rename_axis("error").reset_index(name="errors")
    return draw_bars(
        counts, "error", "errors",
        f"The commonest of {len(errors):,} errors: {counts['error'].iloc[0]}",
        f"in {errors['source'].nunique():,} captions",
    )  # fmt: skip


def _bars(alt: Any, rows: pd.DataFrame, name: str, count: str, title: str | None = None) -> Any:
    base = alt.Chart(rows).encode(
        y=alt.Y(f"{name}:N", sort=None, title=None),
        x=alt.X(f"{count}:Q", title=title or count, axis=alt.Axis(tickMinStep=1, format=",d")),
    )
    text = base.mark_text(align="left", dx=4).encode(text=alt.Text(f"{count}:Q", format=",d"))
    return (base.mark_bar(color=BLUE) + text).properties(height=BAR * len(rows))


def finished(chart: Any, title: str, subtitle: str = "", *, width: int = WIDTH) -> alt.LayerChart:
    """A chart with its title, its width and this project's looks."""
    titled = {"text": title, "subtitle": subtitle} if subtitle else title
    return cast("alt.LayerChart", chart.properties(width=width, title=titled).configure(**THEME))


def _some(frame: pd.DataFrame) -> pd.DataFrame:
    if frame.empty:
        raise InputError(_EMPTY)
    return frame


def _spaced(names: pd.Series[str]) -> pd.Series[Any]:
    return names.astype(object).str.replace("_", " ")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _and(words: list[str]) -> str:
    return " and ".join(words) if len(words) < 3 else f"{', '.join(words[:-1])} and {words[-1]}"


THEME: Final[dict[str, Any]] = {
    "font": "Helvetica, Arial, sans-serif",
    "background": "white",  # on a dark page too, letters stay readable
    "padding": 8,
    "view": {"stroke": None},
    "title": {
        "anchor": "start", "frame": "group", "fontSize": 15, "fontWeight": "bold", "subtitleFontSize": 12,
        "subtitleColor": "#555555", "offset": 12,
    },
    "axis": {
        "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal", "labelLimit": NAME, "grid": False,
        "domainColor": LINE, "tickColor": LINE, "labelColor": "#222222", "titleColor": "#555555",
    },
    "legend": {
        "orient": "top", "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal", "labelLimit": NAME,
        "symbolSize": 100,
    },
    "text": {"fontSize": 12, "color": "#222222"},
}  # fmt: skip

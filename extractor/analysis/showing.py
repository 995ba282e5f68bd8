"""A caption to look at: its entities coloured, roles under the names, and the rules that decided beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, Final

import pandas as pd
from rapidfuzz import fuzz, process

from extractor.analysis.markup import Html, html_table, titled
from extractor.columns import Table
from extractor.errors import InputError

Tables = Mapping[Table, pd.DataFrame]

# Dark letters on these grounds read well by day and by night.
COLOURS: Final = {"PERSON": "#9ecae9", "FILM": "#ffd27f", "YEAR": "#d6d6d6", "CHARACTER": "#c5e8b7"}
_NEAREST: Final = 3  # ids that an error suggests
NO_CAPTION: Final = "the table of captions holds none"

# displaCy fills in what stands in braces; `under` and `rule` come from here, escaped.
_ENTITY: Final = (
    '<mark class="entity" title="{label}, by {rule}" style="background: {bg}; color: #222; padding: 0.2em 0.45em; '
    'border-radius: 0.35em; display: inline-block; line-height: 1.25; vertical-align: top; text-align: center">'
    '{text}<br><small style="font-size: 0.7em">{under}</small></mark>'
)
_COLUMNS: Final = ("person", "role", "film", "character", "position", "cue", "rule")


def show_caption(tables: Tables, caption_id: str) -> Html:
    """One caption as HTML: entities coloured, roles under the people, and each credit with the rule that decided.

    A repeated caption is shown as the one that it repeats. Everything that comes from the caption is escaped.
    Raises InputError where no caption has the id.
    """
    from spacy import displacy

    caption = find_caption(tables, caption_id)
    marks = [
        {**mark, "params": {"under": escape(mark["under"]), "rule": escape(mark["rule"])}}
        for mark in mark_entities(tables, caption["caption_id"])
    ]
    picture = displacy.render(
        {"text": caption["text"], "ents": marks},
        style="ent", manual=True, jupyter=False, options={"colors": COLOURS, "template": _ENTITY},
    )  # fmt: skip
    where = " · ".join(
        str(caption[part]) for part in ("caption_id", "title", "heading", "source") if pd.notna(caption[part])
    )
    return Html(
        f'<figure class="caption"><figcaption><small>{escape(where)}</small></figcaption>{picture}'
        f"{_tabulate(_rows_of(tables['credits'], caption['caption_id']))}</figure>"
    )


def find_caption(tables: Tables, caption_id: str) -> Mapping[str, Any]:
    """The row of the caption with an id, or of the one that it repeats; raises InputError where there is none."""
    captions = tables["captions"]
    rows = captions[captions["caption_id"] == caption_id]
    if rows.empty:
        near = ", ".join(nearest_captions(captions["caption_id"].tolist(), caption_id))
        raise InputError(
            f"no caption has the id {caption_id!r}; " + (f"the nearest are {near}" if near else NO_CAPTION)
        )
    row: dict[str, Any] = {str(name): value for name, value in rows.iloc[0].items()}
    return row if pd.isna(row["duplicate_of"]) else find_caption(tables, row["duplicate_of"])


def nearest_captions(ids: Sequence[str], asked: str, least: float = 0.0) -> list[str]:
    """The ids most like what was asked for, of one document the nearest in number; `least` is a likeness up to 100.

    >>> nearest_captions(["a.txt:1", "a.txt:9", "b.txt:7", "a.txt:12"], "a.txt:10")
    ['a.txt:9', 'a.txt:12', 'a.txt:1']
    """
    document, _, number = asked.rpartition(":")
    place = int(number) if number.isdecimal() else 0
    documents = {one: one.rpartition(":")[0] for one in ids}
    found = process.extractOne(document or asked, list(dict.fromkeys(documents.values())), scorer=fuzz.ratio)
    if found is None or found[1] < least:
        return []
    there = [(abs(int(one.rpartition(":")[2]) - place), one) for one in ids if documents[one] == found[0]]
    return [one for _, one in sorted(there)[:_NEAREST]]


def mark_entities(tables: Tables, caption_id: str) -> list[dict[str, Any]]:
    """The entities of a caption in the order of its text: start, end, label, name, rule, and what to put under each.

    Texts are as they are in the tables, not escaped.
    """
    mentions, credited = (_rows_of(tables[table], caption_id) for table in ("mentions", "credits"))
    return [_mark(row, credited) for row in mentions.sort_values("start").to_dict("records")]


def _rows_of(frame: pd.DataFrame, caption_id: str) -> pd.DataFrame:
    return frame[frame["caption_id"] == caption_id]


def _mark(mention: Mapping[Any, Any], credited: pd.DataFrame) -> dict[str, Any]:
    label, under = mention["label"], str(mention["label"]).lower()
    if label == "PERSON" and pd.notna(mention["entity_id"]):
        ours = credited[credited["person_id"] == mention["entity_id"]]
        under = ", ".join(dict.fromkeys(ours["role"])).replace("_", " ") or "no credit"
    return {
        "start": mention["start"], "end": mention["end"], "label": label, "under": under,
        "name": mention["name"] if pd.notna(mention["name"]) else mention["text"],
        "rule": mention["rule"] if pd.notna(mention["rule"]) else "a rule not kept",
    }  # fmt: skip


def _tabulate(credited: pd.DataFrame) -> str:
    from extractor.credits.rules import describe_rule  # brings spaCy along, which only this needs

    if credited.empty:
        return "<p><small>no credits</small></p>"
    rows = [
        [
            row["person"], row["role"].replace("_", " "), titled(row["film"], row["year"]), row["character"],
            row["position"], row["cue"], None if pd.isna(row["rule"]) else describe_rule(row["rule"]),
        ]
        for row in credited.to_dict("records")
    ]  # fmt: skip
    return html_table(_COLUMNS, rows)

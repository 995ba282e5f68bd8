"""Why the tables say what they say: of a caption, a person or a film."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from extractor.analysis.lookup import choose_either
from extractor.analysis.showing import find_caption, nearest_captions
from extractor.columns import Table
from extractor.errors import InputError
from extractor.evidence import explain_entity
from extractor.schema import Credit, Entity

Tables = Mapping[Table, pd.DataFrame]

_CAPTION: Final = re.compile(r":\d+$")  # so do the ids of captions end
_A_DOCUMENT: Final = 85.0  # how like a document's name, of 100, is a slip in one: "pages.jsnl"


def explain(tables: Tables, what: str) -> str:
    """Plain text on a caption (by its id), a person or a film (by its id, or by a name that means one).

    Of a caption: its text, and for every credit the words and the rule that gave it, and what lost. Of a person or
    film: the mentions merged, what joined each, and the nearest kept apart. Raises InputError where nothing is meant,
    or several are.
    """
    if not isinstance(what, str):
        raise InputError(f"nothing is called {what!r}; give the id of a caption, or a person's or film's id or name")
    if (tables["captions"]["caption_id"] == what).any():
        return _explain_caption(tables, what)
    if (tables["people"]["person_id"] == what).any() or (tables["films"]["film_id"] == what).any():
        return explain_entity(tables, what)
    if _CAPTION.search(what):
        find_caption(tables, what)
    try:
        return explain_entity(tables, choose_either(tables["people"], tables["films"], what))
    except InputError as reason:
        if near := nearest_captions(tables["captions"]["caption_id"].tolist(), what, least=_A_DOCUMENT):
            raise InputError(f"{reason}; the nearest captions are {', '.join(near)}") from reason
        raise


def _explain_caption(tables: Tables, caption_id: str) -> str:
    from extractor.credits import describe_credits  # brings spaCy along, which only this needs
    from extractor.credits.headings import is_of_heading

    caption = find_caption(tables, caption_id)
    repeats = f"{caption_id} repeats " if caption["caption_id"] != caption_id else ""
    entities, found = entities_of(tables, caption["caption_id"]), credits_of(tables, caption["caption_id"])
    heading = caption["heading"]
    if pd.isna(heading) and any(map(is_of_heading, found)):
        heading = caption["title"]
    under = "" if pd.isna(heading) else f", under the heading {heading!r}"
    head = f"{repeats}{caption['caption_id']}{under}\n{caption['text']}"
    return f"{head}\n\n{describe_credits(caption['text'], entities, found)}"


def entities_of(tables: Tables, caption_id: str) -> tuple[Entity, ...]:
    """The entities of a caption, in the order of its text."""
    mentions = tables["mentions"]
    rows = mentions[mentions["caption_id"] == caption_id].sort_values("start")
    return tuple(Entity(row["start"], row["end"], row["label"]) for row in rows.to_dict("records"))


def credits_of(tables: Tables, caption_id: str) -> tuple[Credit, ...]:
    """The credits of a caption, in their order, as its words name people and films."""
    credited = tables["credits"]
    rows = credited[credited["caption_id"] == caption_id]
    return tuple(credit_of_row(row) for row in rows.to_dict("records"))


def credit_of_row(row: Mapping[Any, Any]) -> Credit:
    """The credit that a row of the table of credits holds."""
    return Credit(
        person=row["person"], role=row["role"], film=_or_none(row["film"]), year=_or_none(row["year"]),
        character=_or_none(row["character"]), position=_or_none(row["position"]), side=_or_none(row["side"]),
        cue=row["cue"], rule=_or_none(row["rule"]) or "", order=_or_none(row["order"]),
    )  # fmt: skip


def _or_none(value: Any) -> Any:
    return None if pd.isna(value) else value

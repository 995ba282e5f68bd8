"""The tables as the page's script reads them: one list a column, ids as row numbers, safe inside a script element."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

import pandas as pd

from extractor.columns import META, Table, meta_columns
from extractor.credits.rules import meaning_of
from extractor.schema import CUES, LABELS, ROLES, STATUSES

Tables = Mapping[Table, pd.DataFrame]

WIDEST: Final = 300  # characters of a user's own field: a whole article may come along in one
# An HTML parser ends a script element at "</script", and reads "<!--" as the start of another state; JSON has no other
# use for these characters than inside strings. Line separators end a line of JavaScript, should the block become one.
_ESCAPED: Final = "<>&\u2028\u2029"


def to_script_json(value: Any) -> str:
    r"""JSON that may stand in a script element whatever the texts in it say.

    >>> print(to_script_json(["</script>", "<!-- é"]))
    ["\u003c/script\u003e","\u003c!-- é"]
    """
    block = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char in _ESCAPED:  # thirty times as fast as str.translate
        block = block.replace(char, f"\\u{ord(char):04x}")
    return block


def pack_tables(tables: Tables) -> dict[str, Any]:
    """Every table as columns; a person, film or caption is its row number in its own table, None where unknown.

    Captions are the distinct ones; those that repeat one stand in its `repeats`. What recurs (roles, rules, documents)
    is a number in a list of its own. Spans stay offsets in code points.
    """
    captions = tables["captions"]
    distinct = captions[captions["duplicate_of"].isna()]
    documents = list(dict.fromkeys(captions["document"]))
    rules = sorted({*tables["credits"]["rule"].dropna(), *tables["mentions"]["rule"].dropna()})
    at = {
        "PERSON": _numbers(tables["people"]["person_id"]),
        "FILM": _numbers(tables["films"]["film_id"]),
        "caption": _numbers(distinct["caption_id"]),
        "rule": _numbers(rules),
        "document": _numbers(documents),
    }
    return {
        "roles": list(ROLES),
        "cues": list(CUES),
        "labels": list(LABELS),
        "documents": documents,
        "rules": [[rule, meaning_of(rule)] for rule in rules],
        "people": _pack_people(tables["people"]),
        "films": _pack_films(tables["films"]),
        "captions": _pack_captions(distinct, captions, at),
        "credits": _pack_credits(tables, at),
        "mentions": _pack_mentions(tables["mentions"], at),
        "links": _pack_links(tables["links"], at),
    }


def _pack_people(people: pd.DataFrame) -> dict[str, list[Any]]:
    return {
        "id": _plain(people["person_id"]),
        "name": _plain(people["name"]),
        "aliases": _lists(people["aliases"]),
        "roles": [[ROLES.index(role) for role in roles] for roles in _lists(people["roles"])],
        "films": [len(films) for films in people["films"]],
        "captions": _plain(people["captions"]),
        "first": _plain(people["first_year"]),
        "last": _plain(people["last_year"]),
        "open": _open(people),
        "candidates": _lists(people["candidates"]),
    }


def _pack_films(films: pd.DataFrame) -> dict[str, list[Any]]:
    return {
        "id": _plain(films["film_id"]),
        "title": _plain(films["title"]),
        "year": _plain(films["year"]),
        "others": _lists(films["other_titles"]),
        "directors": _lists(films["directors"]),
        "cast": _lists(films["cast"]),
        "captions": _plain(films["captions"]),
        "open": _open(films),
        "candidates": _lists(films["candidates"]),
    }


def _pack_captions(
    distinct: pd.DataFrame, captions: pd.DataFrame, at: Mapping[str, Mapping[str, int]]
) -> dict[str, list[Any]]:
    repeats: list[list[str]] = [[] for _ in range(len(distinct))]
    again = captions[captions["duplicate_of"].notna()]
    for one, first in zip(again["caption_id"], again["duplicate_of"], strict=True):
        repeats[at["caption"][first]].append(one)
    meta = meta_columns(distinct)
    fields = [
        [[name, _cut(value)] for name, value in zip(meta, row, strict=True) if value is not None]
        for row in distinct[meta].astype(object).where(distinct[meta].notna(), None).to_numpy()
    ]
    return {
        "id": _plain(distinct["caption_id"]),
        "document": [at["document"][document] for document in distinct["document"]],
        "position": _plain(distinct["position"]),
        "text": _plain(distinct["text"]),
        "title": _plain(distinct["title"]),
        "source": _plain(distinct["source"]),
        "repeats": repeats,
        "meta": [[[name.removeprefix(META), value] for name, value in row] for row in fields],
    }


def _pack_credits(tables: Tables, at: Mapping[str, Mapping[str, int]]) -> dict[str, list[Any]]:
    credited = tables["credits"]
    return {
        "caption": [at["caption"].get(one) for one in credited["caption_id"]],
        "person": _pointers(credited["person_id"], at["PERSON"]),
        "film": _pointers(credited["film_id"], at["FILM"]),
        "name": _plain(credited["person"]),
        "title": _plain(credited["film"]),
        "year": _plain(credited["year"]),
        "role": credited["role"].cat.codes.tolist(),
        "cue": credited["cue"].cat.codes.tolist(),
        "character": _plain(credited["character"]),
        "position": _plain(credited["position"]),
        "order": _plain(credited["order"]),
        "rule": _pointers(credited["rule"], at["rule"]),
    }


def _pack_mentions(mentions: pd.DataFrame, at: Mapping[str, Mapping[str, int]]) -> dict[str, list[Any]]:
    return {
        "caption": [at["caption"].get(one) for one in mentions["caption_id"]],
        "start": _plain(mentions["start"]),
        "end": _plain(mentions["end"]),
        "label": mentions["label"].cat.codes.tolist(),
        "entity": _entities(mentions["label"], mentions["entity_id"], at),
        "rule": _pointers(mentions["rule"], at["rule"]),
    }


def _pack_links(links: pd.DataFrame, at: Mapping[str, Mapping[str, int]]) -> dict[str, list[Any]]:
    return {
        "label": links["label"].cat.codes.tolist(),
        "entity": _entities(links["label"], links["entity_id"], at),
        "left": _plain(links["left"]),
        "right": _plain(links["right"]),
        "comparison": _plain(links["comparison"]),
        "shared": _plain(links["shared"]),
        "score": [round(score, 3) for score in links["score"]],
        "other": _plain(links["other_id"]),
        "why": _plain(links["why"]),
    }


def _numbers(keys: Iterable[str]) -> dict[str, int]:
    return {key: number for number, key in enumerate(keys)}


def _pointers(ids: pd.Series[Any], numbers: Mapping[str, int]) -> list[int | None]:
    return [None if one is None else numbers.get(one) for one in _plain(ids)]


def _entities(labels: pd.Series[Any], ids: pd.Series[Any], at: Mapping[str, Mapping[str, int]]) -> list[int | None]:
    """A person's and a film's id may be the same word, so each is looked up under its own label."""
    return [None if one is None else at.get(label, {}).get(one) for label, one in zip(labels, _plain(ids), strict=True)]


def _open(entities: pd.DataFrame) -> list[int]:
    return entities["status"].cat.codes.eq(STATUSES.index("unresolved")).astype(int).tolist()


def _plain(values: pd.Series[Any]) -> list[Any]:
    """The values in Python's own types, None for what is missing."""
    missing = values.isna()
    plain: list[Any] = values.astype(object).where(~missing, None).tolist()
    return plain


def _lists(values: pd.Series[Any]) -> list[list[str]]:
    return [list(texts) for texts in values]


def _cut(text: str) -> str:
    return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"

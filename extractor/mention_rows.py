"""Rows of names, as `extractor resolve` reads them, into the table that resolution takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal

import pandas as pd

from extractor.jsonl import Row
from extractor.schema import Failure

Kind = Literal["people", "films"]

NAME: Final[dict[Kind, str]] = {"people": "name", "films": "title"}
_TYPES: Final[dict[Kind, dict[str, str]]] = {
    "people": {"id": "str", "name": "str", "film": "str", "year": "Int64", "role": "str", "document": "str"},
    "films": {"id": "str", "title": "str", "year": "Int64", "people": "object", "document": "str"},
}


def tabulate_mentions(rows: Iterable[Row | Failure], kind: Kind) -> tuple[pd.DataFrame, dict[str, Any], list[Failure]]:
    """The rows as a typed table, what each of its ids was in JSON, and the rows that could not be used.

    A row needs "id" and its name ("name" of people, "title" of films); every other field may be missing or null.
    """
    good: list[dict[str, Any]] = []
    ids: dict[str, Any] = {}
    failures: list[Failure] = []
    for row in rows:
        if isinstance(row, Failure):
            failures.append(row)
        elif fault := _fault(row.fields, kind, ids):
            failures.append(row.failure(f"{fault}; mend or remove the line"))
        else:
            key = str(row.fields["id"])
            ids[key] = row.fields["id"]
            good.append({**{field: row.fields.get(field) for field in _TYPES[kind]}, "id": key})
    table = pd.DataFrame(good, columns=list(_TYPES[kind]), dtype=object)
    if kind == "films":
        table["people"] = [people or [] for people in table["people"]]
    return table.astype(_TYPES[kind]), ids, failures


def _fault(fields: Mapping[str, Any], kind: Kind, ids: Mapping[str, Any]) -> str | None:
    name = NAME[kind]
    for field in ("id", name):
        if fields.get(field) in (None, ""):
            return f'no "{field}" among {", ".join(fields) or "no fields"}'
    if str(fields["id"]) in ids:
        return f"the id {fields['id']!r} stands twice"
    for field in {name, "film", "role", "document"} & set(_TYPES[kind]):
        if not isinstance(fields.get(field), str | None):
            return f'"{field}" is not text but {type(fields[field]).__name__}'
    year = fields.get("year")
    if isinstance(year, bool) or not isinstance(year, int | None):
        return f'"year" is no whole number but {year!r}'
    people = fields.get("people") or []
    if kind == "films" and not (isinstance(people, list) and all(isinstance(person, str) for person in people)):
        return f'"people" is no list of names but {people!r}'
    return None

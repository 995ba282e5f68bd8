"""What a row or record says besides its caption, as texts: the user's own ids, addresses and dates."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Final

Path = tuple[str, ...]  # names from the outside in; EACH where a list is gone through

EACH: Final = "[]"
DEEPEST: Final = 60  # objects inside one another: nothing worth reading lies deeper


def as_texts(fields: Mapping[str, object], caption: Path = (), inside: Path = ()) -> dict[str, str]:
    """The fields of a record but the one at the path `caption`, nested ones under dotted names, numbers as written.

    `inside` is where the record itself stands in a larger one. A list of texts or numbers becomes a JSON array; lists
    of records, and what is missing, say nothing.

    >>> as_texts({"id": 7, "photo": {"text": "Fame (1980)", "url": "f.jpg"}, "tags": ["a", "b"]}, ("photo", "text"))
    {'id': '7', 'photo.url': 'f.jpg', 'tags': '["a", "b"]'}
    """
    prefix = "".join(f"{name}." for name in inside if name != EACH)
    return dict(_named(fields, caption, prefix))


def _named(fields: Mapping[str, object], caption: Path, prefix: str) -> Iterator[tuple[str, str]]:
    for name, value in fields.items():
        here = caption[:1] == (name,)
        if here and not isinstance(value, Mapping):
            continue
        if isinstance(value, Mapping):
            if prefix.count(".") > DEEPEST:
                continue
            yield from _named(value, caption[1:] if here else (), f"{prefix}{name}.")
        elif (text := _as_text(value)) is not None:
            yield f"{prefix}{name}", text


def _as_text(value: object) -> str | None:
    if isinstance(value, str):
        return value or None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal) or (isinstance(value, float) and not math.isnan(value)):
        return str(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, list | tuple) and value and all(isinstance(each, str | int | float) for each in value):
        return json.dumps(list(value), ensure_ascii=False)
    return None

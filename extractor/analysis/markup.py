"""HTML that a notebook shows: a string that renders itself, and small tables with every cell escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any, Final

import pandas as pd

_CELL: Final = "text-align: left; padding: 0.15em 0.8em 0.15em 0"


class Html(str):
    """HTML that a notebook renders and that anything else takes as the string it is."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)


def html_table(columns: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    """A small table in HTML, cells escaped, missing ones blank."""
    head = "".join(f'<th style="{_CELL}">{escape(column)}</th>' for column in columns)
    body = "".join(
        "<tr>" + "".join(f'<td style="{_CELL}">{_cell(cell)}</td>' for cell in row) + "</tr>" for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(value: Any) -> str:
    return "" if value is None or value is pd.NA or value != value else escape(str(value))


def titled(film: Any, year: Any) -> str | None:
    """A title with its year in brackets, if it has one; None for no title.

    >>> titled("Fame", 1980)
    'Fame (1980)'
    """
    if pd.isna(film):
        return None
    return str(film) if pd.isna(year) else f"{film} ({year})"

"""Every table's columns in their types, whatever a frame came with."""

import pandas as pd
import pyarrow as pa
import pytest

from extractor import schema
from extractor.columns import TEXTS, TYPES, table_of, typed
from extractor.errors import InputError


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("people", schema.PEOPLE_COLUMNS),
        ("films", schema.FILM_COLUMNS),
        ("credits", schema.CREDIT_COLUMNS),
        ("mentions", schema.MENTION_COLUMNS),
        ("captions", schema.CAPTION_COLUMNS),
        ("links", schema.LINK_COLUMNS),
    ],
)
def test_types_cover_the_columns_of_the_schema_in_order(table, columns):
    assert tuple(TYPES[table]) == columns
    assert table_of(table, {columns[0]: []}).dtypes.to_dict() == TYPES[table]


@pytest.mark.parametrize(
    "lists",
    [
        [["a"], []],
        [("a",), ()],
        pd.Series([["a"], []], dtype=pd.ArrowDtype(pa.large_list(pa.large_string()))),
        [pd.array(["a"]), pd.array([])],
    ],
)
def test_lists_of_every_make(lists):
    films = typed(
        pd.DataFrame({"film_id": ["a", "b"], "title": "F", "year": None, "other_titles": lists, "directors": lists,
                      "cast": lists, "captions": 1}), "films",
    )  # fmt: skip
    assert films.cast.dtype == TEXTS
    assert [list(cell) for cell in films.cast] == [["a"], []]


@pytest.mark.parametrize("year", [1980, 1980.0, "1980"])
def test_years_of_every_make(year):
    assert table_of("credits", {"caption_id": ["a", "b"], "year": [year, None]}).year.tolist() == [1980, pd.NA]


@pytest.mark.parametrize("year", ["soon", 1980.5])
def test_what_is_no_year_is_refused(year):
    with pytest.raises(InputError, match=r"table credits, column year: .*it holds Int64"):
        table_of("credits", {"caption_id": ["a"], "year": [year]})

"""SQL on the tables, by DuckDB."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd
import pyarrow as pa

from extractor.columns import TEXTS, Table
from extractor.errors import InputError

# Numbers and texts of a result in the types that the tables have, so that what is missing stays missing.
_TYPES: Final[dict[pa.DataType, Any]] = {
    pa.int64(): pd.Int64Dtype(),
    pa.int32(): pd.Int32Dtype(),
    pa.bool_(): pd.BooleanDtype(),
    pa.string(): pd.StringDtype(na_value=float("nan")),
}


def query(tables: Mapping[Table, pd.DataFrame], statement: str) -> pd.DataFrame:
    """The rows that a SQL statement gives; tables go by their names, lists are DuckDB's lists.

    Nothing is fetched: DuckDB may not load extensions by itself. Raises InputError where DuckDB is not installed, and
    with its own words where it does not take the statement.
    """
    try:
        import duckdb
    except ImportError as error:
        raise InputError('no DuckDB here; pip install "caption-extractor[analysis]"') from error

    settings: dict[str, Any] = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    with duckdb.connect(":memory:", config=settings) as connection:
        for name, frame in tables.items():
            connection.register(name, pa.Table.from_pandas(frame, preserve_index=False))
        try:
            relation = connection.sql(statement)
            if relation is None:
                raise InputError("this statement gives no rows; ask with select")
            found = relation.to_arrow_table()
        except duckdb.Error as error:
            raise InputError(f"DuckDB does not take this: {error}") from error
    rows: pd.DataFrame = found.to_pandas(types_mapper=_type_of)
    return rows


def _type_of(kind: pa.DataType) -> Any:
    if pa.types.is_list(kind) and kind.value_type == pa.string():
        return TEXTS
    return _TYPES.get(kind)

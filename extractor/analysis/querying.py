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
# A statement is kept to the tables: it neither reads nor writes files, and cannot lift that.
_SETTINGS: Final[dict[str, Any]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "enable_external_access": "false",
    "python_enable_replacements": "false",
    "lock_configuration": "true",
}


def query(tables: Mapping[Table, pd.DataFrame], statement: str) -> pd.DataFrame:
    """The rows that a SQL statement gives; tables go by their names, lists are DuckDB's lists.

    A statement reads these tables alone: no files, no network, no variables of Python, and it writes none. Raises
    InputError where DuckDB is not installed, and with its own words and the names of the tables where it does not take
    the statement.
    """
    try:
        import duckdb
    except ImportError as error:
        raise InputError('no DuckDB here; pip install "caption-extractor[analysis]"') from error

    if not isinstance(statement, str):
        raise InputError(f"no statement but {statement!r}; write one, as in select * from people")
    with duckdb.connect(":memory:", config=_SETTINGS) as connection:
        for name, frame in tables.items():
            connection.register(name, pa.Table.from_pandas(frame, preserve_index=False))
        try:
            relation = connection.sql(statement)
            if relation is None:
                raise InputError("this statement gives no rows; ask with select")
            found = relation.to_arrow_table()
        except duckdb.Error as error:
            raise InputError(
                f"DuckDB does not take this: {_in_short(str(error))}; the tables are {', '.join(tables)}"
            ) from error
    rows: pd.DataFrame = found.to_pandas(types_mapper=_type_of)
    return rows


def _in_short(error: str) -> str:
    """What DuckDB says, in one line, without the statement repeated and marked.

    >>> _in_short('Parser Error: syntax error at or near "selec"\\n\\nLINE 1: selec 1\\n        ^')
    'Parser Error: syntax error at or near "selec"'
    """
    return " ".join(error.partition("\nLINE ")[0].split()).rstrip(".!")


def _type_of(kind: pa.DataType) -> Any:
    if pa.types.is_list(kind) and kind.value_type == pa.string():
        return TEXTS
    return _TYPES.get(kind)

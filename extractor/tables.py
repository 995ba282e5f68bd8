"""`Results`: the six tables of a run, checked at every border, written to a folder and read back."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, cast, get_args

import pandas as pd
import pandera.pandas as pandera
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as parquet
from pandera.errors import SchemaError

from extractor.analysis.counting import count_decades, count_pages, count_roles, list_pairs
from extractor.analysis.explaining import explain
from extractor.analysis.filmographies import tabulate_cast, tabulate_filmography, tabulate_together
from extractor.analysis.lookup import find_films, find_people
from extractor.analysis.markup import Html
from extractor.analysis.network import build_network
from extractor.analysis.overview import describe_tables, show_tables
from extractor.analysis.querying import query
from extractor.analysis.showing import show_caption
from extractor.columns import TEXT, TEXTS, TYPES, YEAR, Table, meta_columns, table_of, typed
from extractor.errors import InputError, OutputError
from extractor.jsonl import write_json_lines
from extractor.output import replacing

if TYPE_CHECKING:
    import networkx as nx

Format = Literal["parquet", "csv"]

TABLES: Final[tuple[Table, ...]] = get_args(Table)
FORMATS: Final[tuple[Format, ...]] = get_args(Format)
FAILURES: Final = "failures.jsonl"
MANIFEST: Final = "run.json"
SHARDS: Final = "shards"  # the folder of what is done so far, there for the next run to go on from
PACKAGE: Final = "caption-extractor"

# What may be missing; everything else is always there.
_NULLABLE: Final[dict[Table, set[str]]] = {
    "people": {"first_year", "last_year"},
    "films": {"year"},
    "credits": {"person_id", "film_id", "film", "year", "character", "position", "side", "rule", "order"},
    "mentions": {"entity_id", "score", "name", "rule"},
    "captions": {"duplicate_of", "title", "source", "heading"},
    "links": {"shared", "other_id", "why"},
}
_KEYS: Final[dict[Table, str]] = {"people": "person_id", "films": "film_id", "captions": "caption_id"}
_LINKS: Final[tuple[tuple[Table, str, tuple[Table, ...]], ...]] = (
    ("mentions", "caption_id", ("captions",)),
    ("mentions", "entity_id", ("people", "films")),
    ("credits", "caption_id", ("captions",)),
    ("credits", "person_id", ("people",)),
    ("credits", "film_id", ("films",)),
    ("captions", "duplicate_of", ("captions",)),
    ("links", "entity_id", ("people", "films")),
    ("links", "other_id", ("people", "films")),
)
_FAILURE_TYPES: Final = {"document": TEXT, "line": YEAR, "reason": TEXT}


def _schema(table: Table) -> pandera.DataFrameSchema:
    rows = {
        "mentions": pandera.Check(lambda frame: (frame["start"] >= 0) & (frame["start"] < frame["end"]), name="span"),
        "people": pandera.Check(
            lambda frame: ~(frame["first_year"] > frame["last_year"]).fillna(False), name="first_year <= last_year"
        ),
        "captions": pandera.Check(lambda frame: frame["position"] >= 1, name="position >= 1"),
    }.get(table)
    return pandera.DataFrameSchema(
        {
            column: pandera.Column(kind, nullable=column in _NULLABLE[table], unique=column == _KEYS.get(table))
            for column, kind in TYPES[table].items()
        },
        checks=rows,
        strict=True,
        ordered=True,
        name=table,
    )


SCHEMAS: Final[dict[Table, pandera.DataFrameSchema]] = {table: _schema(table) for table in TABLES}


def checked(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """The frame in the table's columns and types, or InputError saying which column breaks which rule, and where.

    An empty text is a missing one, so that CSV and Parquet say the same.
    """
    frame = typed(frame, table)
    meta = meta_columns(frame) if table == "captions" else []
    for column in (*_NULLABLE[table], *meta):
        if TYPES[table].get(column, TEXT) == TEXT:
            frame[column] = frame[column].mask(frame[column] == "")
    try:
        return SCHEMAS[table].add_columns({name: pandera.Column(TEXT, nullable=True) for name in meta}).validate(frame)
    except SchemaError as error:
        raise InputError(f"table {table}: {_first_fault(error)}") from error


def _first_fault(error: SchemaError) -> str:
    cases = error.failure_cases
    if not isinstance(cases, pd.DataFrame) or not len(cases):
        return str(error)
    case, column = cases.iloc[0], getattr(error.schema, "name", None)
    where = f"column {column}" if column and column not in TABLES else "a row"
    rule = error.check or error.reason_code
    return f"{where} breaks the rule {rule} with {case['failure_case']!r} in row {case['index']}"


def _no_failures() -> pd.DataFrame:
    return pd.DataFrame(columns=list(_FAILURE_TYPES)).astype(_FAILURE_TYPES)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Results:
    """People, films and credits found in captions, with the mentions, captions and links they come from.

    Each table is a typed frame (`extractor.columns.TYPES`), checked when the results are built: rows and ids that
    point nowhere raise InputError. `captions` may have columns of the user's own besides, named `meta_…`. `failures`
    names the inputs that could not be read: document, line, reason; `without_captions` names documents that were read
    and hold none.
    """

    people: pd.DataFrame
    films: pd.DataFrame
    credits: pd.DataFrame
    mentions: pd.DataFrame
    captions: pd.DataFrame
    failures: pd.DataFrame = field(default_factory=_no_failures)
    without_captions: tuple[str, ...] = ()
    links: pd.DataFrame = field(default_factory=lambda: table_of("links", {"label": []}))

    def __post_init__(self) -> None:
        """Types and checks every table, then every id that points from one to another."""
        for table in TABLES:
            object.__setattr__(self, table, checked(getattr(self, table), table))
        failures = self.failures[list(_FAILURE_TYPES)].reset_index(drop=True).astype(_FAILURE_TYPES)
        object.__setattr__(self, "failures", failures)
        for table, column, targets in _LINKS:
            known = pa.array(pd.concat([self.table(target)[_KEYS[target]] for target in targets]))
            ids = self.table(table)[column].dropna()
            # In Arrow: pandas' `isin` makes an object of each value, which takes ten times as long.
            if (strange := ids[~pc.is_in(pa.array(ids), value_set=known).to_numpy(zero_copy_only=False)]).size:
                raise InputError(
                    f"table {table}, column {column}: {strange.iloc[0]!r} in row {strange.index[0]} "
                    f"stands in no row of {' or '.join(targets)}"
                )

    def table(self, name: Table) -> pd.DataFrame:
        """One of the six tables by its name."""
        return cast(pd.DataFrame, getattr(self, name))

    def write(
        self,
        folder: str | Path,
        format: Format = "parquet",  # noqa: A002  # as on the command line
        *,
        overwrite: bool = False,
    ) -> list[Path]:
        """Writes the six tables and failures.jsonl into a folder, each whole or not at all; returns their paths.

        In CSV a list is a JSON string. Raises OutputError where one of the files is there, unless `overwrite`.
        """
        folder = Path(folder)
        if format not in FORMATS:
            raise OutputError(f"no format {format!r}; choose {' or '.join(FORMATS)}")
        paths = {table: folder / f"{table}.{format}" for table in TABLES}
        there = [path.name for path in (*paths.values(), folder / FAILURES) if path.exists()]
        if there and not overwrite:
            raise OutputError(f"{folder} holds {', '.join(there)}; choose another folder or overwrite=True")
        for table, path in paths.items():
            with replacing(path) as temporary:
                _WRITERS[format](self.table(table), temporary)
        write_json_lines(folder / FAILURES, self.failure_rows())
        return [*paths.values(), folder / FAILURES]

    def person(self, name: str) -> pd.DataFrame:
        """The rows of people with a name like this one, or an alias, best first; `analysis.lookup.find_people`."""
        return find_people(self.people, name)

    def film(self, title: str, year: int | None = None) -> pd.DataFrame:
        """The rows of films with a title like this one, best first; `analysis.lookup.find_films`."""
        return find_films(self.films, title, year)

    def filmography(self, person: str) -> pd.DataFrame:
        """The films of a person, named or by id, by year; `analysis.filmographies.tabulate_filmography`."""
        return tabulate_filmography(self._tables(), person)

    def cast(self, film: str, year: int | None = None) -> pd.DataFrame:
        """The people of a film, named or by id; `analysis.filmographies.tabulate_cast`."""
        return tabulate_cast(self._tables(), film, year)

    def together(self, one: str, other: str) -> pd.DataFrame:
        """The films and captions that two people share; `analysis.filmographies.tabulate_together`."""
        return tabulate_together(self._tables(), one, other)

    def pairs(self) -> pd.DataFrame:
        """Who appears with whom, and on how many films and captions; `analysis.counting.list_pairs`."""
        return list_pairs(self._tables())

    def decades(self) -> pd.DataFrame:
        """How many films there are of each decade; `analysis.counting.count_decades`."""
        return count_decades(self._tables())

    def roles(self) -> pd.DataFrame:
        """How many credits there are of each role, and how they are known; `analysis.counting.count_roles`."""
        return count_roles(self._tables())

    def pages(self) -> pd.DataFrame:
        """How many captions, people, films and credits each page has; `analysis.counting.count_pages`."""
        return count_pages(self._tables())

    def explain(self, what: str) -> str:
        """Why a caption, person or film is what it is, by id or (people and films) by name; `analysis.explaining`."""
        return explain(self._tables(), what)

    def show(self, caption_id: str) -> Html:
        """A caption as HTML, entities coloured, roles under names, with the rules; `analysis.showing`."""
        return show_caption(self._tables(), caption_id)

    def network(self, *, people_only: bool = False) -> nx.Graph[str]:
        """People and films as a networkx graph (extra "analysis"); `analysis.network.build_network`."""
        return build_network(self._tables(), people_only=people_only)

    def sql(self, statement: str) -> pd.DataFrame:
        """The rows that a SQL statement gives, tables by name (extra "analysis"); `analysis.querying.query`."""
        return query(self._tables(), statement)

    def _tables(self) -> dict[Table, pd.DataFrame]:
        return {table: self.table(table) for table in TABLES}

    def failure_rows(self) -> list[dict[str, Any]]:
        """The failures as JSON objects, `line` null where there is none."""
        return [
            {"document": document, "line": None if line is pd.NA else int(line), "reason": reason}
            for document, line, reason in self.failures.itertuples(index=False)
        ]

    def __repr__(self) -> str:
        """The sizes of the tables and what stands out in them, a line each."""
        return describe_tables(self._tables(), self.failures)

    def _repr_html_(self) -> str:
        return show_tables(self._tables(), self.failures)


def read_results(folder: str | Path, format: Format | None = None) -> Results:  # noqa: A002  # as in `write`
    """The results that a run wrote into a folder, tables typed and checked as they were.

    `format` is found out if not given. Raises InputError where a table is missing, broken or there in two formats.
    """
    folder = Path(folder)
    manifest = read_manifest(folder) or {}
    if not manifest.get("finished", True):
        raise InputError(f"the run in {folder} did not finish; start it again")
    found = [known for known in FORMATS if (folder / f"people.{known}").exists()]
    format = format or manifest.get("format") or (found[0] if len(found) == 1 else None)  # noqa: A001  # found out
    if format is None and found:
        raise InputError(f'{folder} holds tables in two formats; choose one, as in read_results(folder, "{found[0]}")')
    if folder.is_file():
        raise InputError(f"{folder} is a file; give the folder of a run")
    if format is None and is_run(folder):
        raise InputError(f"the run in {folder} did not finish; start it again")
    if format is None:
        raise InputError(f'no results in {folder}; write them there with "extractor run PATH --out {folder}"')
    if format not in FORMATS:
        raise InputError(f"no format {format!r}; choose {' or '.join(FORMATS)}")
    tables: dict[str, pd.DataFrame] = {}
    for table in TABLES:
        if table == "links" and not (folder / f"{table}.{format}").exists():
            continue  # a run of an earlier version
        tables[table] = read_table(folder, table, format)
    without = tuple(manifest.get("without_captions", ()))
    return Results(**tables, failures=read_failures(folder / FAILURES), without_captions=without)


def is_run(folder: Path) -> bool:
    """Whether a folder holds a run, finished or not."""
    tables = any((folder / f"people.{known}").exists() for known in FORMATS)
    return tables or (folder / SHARDS).is_dir() or read_manifest(folder) is not None


def read_table(folder: Path, table: Table, format: Format) -> pd.DataFrame:  # noqa: A002  # as in `write`
    """One table that a run wrote into a folder. Raises InputError where it is missing or broken."""
    path = folder / f"{table}.{format}"
    if not path.exists():
        raise InputError(f"no {path.name} in {folder}; start the run again")
    try:
        return _READERS[format](path, table)
    except (OSError, ValueError, TypeError, pa.ArrowException) as error:
        raise InputError(f"cannot read {path}: {error}; start the run again") from error


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """What a run says of itself in its folder's run.json; None where there is none, or one that no run wrote."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return manifest if isinstance(manifest, dict) and manifest.get("package") == PACKAGE else None


def read_failures(path: Path) -> pd.DataFrame:
    """The failures that a run named in its file of them; none where there is no such file."""
    if not path.exists():
        return _no_failures()
    with path.open(encoding="utf-8", newline="\n") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return pd.DataFrame(rows, columns=list(_FAILURE_TYPES))


def _write_parquet(frame: pd.DataFrame, path: Path) -> None:
    # pandas cannot read back the name that it gives a list type, so the file calls it an object, as everyone does.
    table = pa.Table.from_pandas(frame, preserve_index=False)
    notes = table.schema.pandas_metadata
    for note in notes["columns"]:
        if note["numpy_type"] == str(TEXTS):
            note["numpy_type"] = "object"
    parquet.write_table(table.replace_schema_metadata({"pandas": json.dumps(notes)}), path)


def _write_csv(frame: pd.DataFrame, path: Path) -> None:
    lists = [column for column, kind in frame.dtypes.items() if kind == TEXTS]
    flat = frame.assign(**{str(column): frame[column].map(_as_json) for column in lists})
    flat.to_csv(path, index=False, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n", encoding="utf-8")


def _as_json(texts: Any) -> str:
    return json.dumps(list(texts), ensure_ascii=False)


def _read_parquet(path: Path, table: Table) -> pd.DataFrame:
    return pd.read_parquet(path)


def _read_csv(path: Path, table: Table) -> pd.DataFrame:
    # Only an empty cell is missing: someone may be called "None", and a film "Null".
    frame = pd.read_csv(path, dtype="str", keep_default_na=False, na_values=[""], encoding="utf-8")
    lists = [column for column, kind in TYPES[table].items() if kind == TEXTS and column in frame]
    return frame.assign(**{column: [json.loads(cell) for cell in frame[column]] for column in lists})


_WRITERS: Final[dict[Format, Callable[[pd.DataFrame, Path], None]]] = {"parquet": _write_parquet, "csv": _write_csv}
_READERS: Final[dict[Format, Callable[[Path, Table], pd.DataFrame]]] = {"parquet": _read_parquet, "csv": _read_csv}

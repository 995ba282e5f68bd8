"""A person's own decisions on what is one and what is not, read from a table and checked against each other."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

import pandas as pd

from extractor.errors import InputError
from extractor.resolution.names import parse_name
from extractor.resolution.titles import parse_title

Kind = Literal["person", "film"]
Reference = tuple[str, int | None]  # what a name or title is distinct by, and a film's year if one is given

COLUMNS: Final = ("kind", "left", "right", "verdict", "note")
_NEEDED: Final = COLUMNS[:-1]
_KINDS: Final[dict[str, Kind]] = {"person": "person", "people": "person", "film": "film", "films": "film"}
_VERDICTS: Final = {"same": True, "not same": False}
_DELIMITERS: Final = (",", ";", "\t")  # semicolons are what spreadsheets write where the comma is a decimal point
_DATED: Final = re.compile(r"(?P<title>.*\S)\s*\((?P<year>\d{4})\)")


@dataclass(frozen=True, slots=True)
class Decision:
    """That two are one (`same`), or are not; `left` and `right` are names, titles ("Fame (1980)") or ids.

    `source` is its place: "decisions.csv:4", or "decisions, row 4" of a frame.
    """

    kind: Kind
    left: str
    right: str
    same: bool
    note: str = ""
    source: str = ""

    def reference(self, text: str) -> Reference:
        """What a name or title of this decision is distinct by.

        >>> Decision("film", "Fame (1980)", "Fame", False).reference("Fame (1980)")
        ('fame', 1980)
        """
        if self.kind == "person":
            return parse_name(text).key or text, None
        dated = _DATED.fullmatch(text)
        title, year = (dated["title"], int(dated["year"])) if dated else (text, None)
        return parse_title(title).key or title, year


def read_decisions(source: str | Path | pd.DataFrame) -> list[Decision]:
    """The decisions in a CSV file (UTF-8) or frame of kind, left, right, verdict and note, none against another.

    The columns of the file are parted by commas, semicolons or tabs.
    Raises InputError with the line and the remedy for what cannot be read or contradicts itself.

    >>> rows = pd.DataFrame({"kind": ["person"], "left": ["A. Lee"], "right": ["Ang Lee"], "verdict": ["same"]})
    >>> read_decisions(rows)[0].same
    True
    """
    if isinstance(source, pd.DataFrame):
        _check_columns(list(map(str, source.columns)), "decisions")
        records = source.astype(object).where(source.notna(), "").to_dict("records")
        rows: Iterable[tuple[str, Mapping[Any, Any]]] = (
            (f"decisions, row {number}", record) for number, record in enumerate(records)
        )
    else:
        rows = _read_rows(Path(source))
    decisions = [_decision(place, row) for place, row in rows]
    refuse_contradictions(decisions)
    return decisions


def _read_rows(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"cannot read the decisions in {path}: {error.strerror}; check the path") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8; save it as CSV in UTF-8") from error
    delimiter = delimiter_of(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    columns: list[str] | None = None
    start = 1
    try:
        for cells in reader:
            place, start = f"{path}:{start}", reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if columns is None:
                columns = [cell.strip().lower() for cell in cells]
                _check_columns(columns, place)
                continue
            if any(cell.strip() for cell in cells[len(columns) :]):
                raise InputError(
                    f"{place}: {len(cells)} cells under {len(columns)} columns; put double quotes around a cell that "
                    f"holds {delimiter!r}"
                )
            yield place, dict(zip(columns, cells, strict=False))
    except csv.Error as error:
        raise InputError(
            f"{path}:{start}: {error}; a cell in double quotes ends with one, and one within it is written twice"
        ) from error
    if columns is None:
        _check_columns((), f"{path}:1")


def delimiter_of(text: str) -> str:
    """What parts the columns of a table of decisions, by its first line.

    >>> delimiter_of("kind;left;right;verdict;note")
    ';'
    """
    head = text.lstrip("\r\n").partition("\n")[0]
    return max(_DELIMITERS, key=head.count)


def _check_columns(columns: Iterable[str], place: str) -> None:
    columns = list(columns)
    if missing := [column for column in _NEEDED if column not in columns]:
        raise InputError(
            f"{place}: no column {', '.join(missing)} among {', '.join(columns) or 'none'}; "
            f"decisions have the columns {', '.join(COLUMNS)}"
        )


def _decision(place: str, row: Mapping[Any, Any]) -> Decision:
    cells = {column: str(row.get(column) or "").strip() for column in COLUMNS}
    kind, verdict = cells["kind"].lower(), " ".join(cells["verdict"].lower().split())
    if kind not in _KINDS:
        raise InputError(f"{place}: no kind {cells['kind']!r}; write person or film")
    if verdict not in _VERDICTS:
        raise InputError(f"{place}: no verdict {cells['verdict']!r}; write same or not same")
    if empty := [column for column in ("left", "right") if not cells[column]]:
        raise InputError(f"{place}: nothing in {' and '.join(empty)}; write a name, a title or an id")
    decision = Decision(_KINDS[kind], cells["left"], cells["right"], _VERDICTS[verdict], cells["note"], place)
    if decision.left == decision.right:
        raise InputError(f"{place}: left and right are one name, {decision.left!r}; write two names or ids")
    if not decision.same and decision.reference(decision.left) == decision.reference(decision.right):
        raise InputError(
            f"{place}: {decision.left!r} and {decision.right!r} are one name, since capitals, marks and blanks tell "
            f"nobody apart; {_ONE_NAME[decision.kind]}"
        )
    return decision


_ONE_NAME: Final[dict[Kind, str]] = {
    "person": "where the table of people has a row for each, write their ids; where it has one row, only films, years "
    "and roles can part it, so remove the line",
    "film": "write each title with its year, as in Fame (1980), or write ids",
}


def refuse_contradictions(decisions: Iterable[Decision]) -> None:
    """Raises InputError where a "not same" stands against one "same", or several in a row."""
    same: defaultdict[tuple[Kind, Reference], list[tuple[Reference, str]]] = defaultdict(list)
    for one in decisions:
        left, right = one.reference(one.left), one.reference(one.right)
        if one.same:
            same[one.kind, left].append((right, one.source))
            same[one.kind, right].append((left, one.source))
    for one in decisions:
        if one.same:
            continue
        places = _way(same, one.kind, one.reference(one.left), one.reference(one.right))
        if places is not None:
            raise ContradictionError(one, places)


class ContradictionError(InputError):
    """A "not same" that others ("decisions.csv:4") stand against; `sources` names the places of them all."""

    def __init__(self, decision: Decision, others: Iterable[str]) -> None:
        """The message says who and where."""
        others = list(others)
        self.sources = [decision.source, *others]
        super().__init__(
            f"{decision.source}: {decision.left!r} and {decision.right!r} are not the same, "
            f"but {' and '.join(others)} {'says' if len(others) == 1 else 'say'} that they are; remove one of the lines"
        )


def _way(
    same: Mapping[tuple[Kind, Reference], list[tuple[Reference, str]]], kind: Kind, start: Reference, end: Reference
) -> list[str] | None:
    """The places of the decisions that lead from one to the other, the shortest way."""
    ways: dict[Reference, list[str]] = {start: []}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        if here == end:
            return ways[here]
        for there, source in same.get((kind, here), ()):
            if there not in ways:
                ways[there] = [*ways[here], source]
                queue.append(there)
    return None

"""A file of decisions written to: a line at its end, at once and whole, and that line taken back; the rest as it is."""

from __future__ import annotations

import csv
import io
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from extractor.errors import OutputError
from extractor.output import replacing
from extractor.resolution.decisions import COLUMNS, Decision, delimiter_of, read_decisions

_BOM: Final = "\ufeff".encode()
VERDICTS: Final = {True: "same", False: "not same"}


@dataclass(frozen=True, slots=True)
class Written:
    """A line as it was added: where in the file, and its bytes, with a line end before it where one was missing."""

    decision: Decision
    at: int
    content: bytes


class DecisionsFile:
    """A file of decisions, there or not yet. Others may write to it, too: it is read anew each time."""

    def __init__(self, path: Path) -> None:
        """Nothing is read or written yet."""
        self.path: Final = path

    def read(self) -> list[Decision]:
        """The decisions that stand there; raises InputError as `read_decisions` does."""
        return read_decisions(self.path) if self._content() else []

    def columns(self) -> list[str]:
        """The columns of the file in their order; those that a new one will have, where there is none."""
        text = self._text()
        return next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text)), None) or list(COLUMNS)

    def next_place(self) -> str:
        """What a decision added now would be called: "decisions.csv:4"."""
        content = self._content() or self._line([*COLUMNS], b"\n")
        ends = content.count(b"\n") + (not content.endswith(b"\n"))
        return f"{self.path}:{ends + 1}"

    def add(self, decision: Decision) -> Written:
        """Adds a decision as the last line, in the columns and the line ends of the file; other columns stay blank."""
        content = self._content()
        end = b"\r\n" if b"\r\n" in content else b"\n"
        missing = b"" if not content or content.endswith(b"\n") else end
        head = b"" if content else self._line(list(COLUMNS), end)
        cells = {
            "kind": decision.kind, "left": decision.left, "right": decision.right,
            "verdict": VERDICTS[decision.same], "note": decision.note,
        }  # fmt: skip
        line = missing + self._line([cells.get(column.strip().lower(), "") for column in self.columns()], end)
        self._replace(content + head + line)
        return Written(decision, len(content + head), line)

    def take_back(self, written: Written) -> None:
        """Removes a line that was added, wherever it lies now; raises OutputError where it is not there any more."""
        content = self._content()
        at = written.at if content[written.at :].startswith(written.content) else content.rfind(written.content)
        if at < 0:
            raise OutputError(
                f"the line on {written.decision.left!r} and {written.decision.right!r} is not in {self.path} any more, "
                "as it was written; look there yourself"
            )
        self._replace(content[:at] + content[at + len(written.content) :])

    def _content(self) -> bytes:
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise OutputError(f"cannot read {self.path}: {error.strerror}; check the path and its rights") from error

    def _text(self) -> str:
        return self._content().removeprefix(_BOM).decode("utf-8", "replace")

    def _line(self, cells: list[str], end: bytes) -> bytes:
        text = io.StringIO()
        csv.writer(text, delimiter=delimiter_of(self._text()), lineterminator=end.decode()).writerow(cells)
        return text.getvalue().encode()

    def _replace(self, content: bytes) -> None:
        """Puts the content in place of the file, which is at every moment the old one or the new one."""
        with replacing(self.path) as temporary:
            temporary.write_bytes(content)
            if self.path.exists():
                shutil.copymode(self.path, temporary)
        folder = os.open(self.path.resolve().parent, os.O_RDONLY)
        try:
            os.fsync(folder)  # so that the new name, too, outlives a power cut
        finally:
            os.close(folder)

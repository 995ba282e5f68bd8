"""One sitting of a person over the pairs of a run: what is next, what was said, what can be taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from threading import RLock
from typing import Any, Final

from extractor.analysis.showing import COLOURS
from extractor.errors import ExtractorError, InputError
from extractor.resolution.decisions import ContradictionError, Decision, Kind, refuse_contradictions
from extractor.review.cards import describe_pair
from extractor.review.pairs import NEARLY, Pair, find_pairs
from extractor.review.standing import Standing, Tables
from extractor.review.writing import VERDICTS, DecisionsFile, Written
from extractor.tables import TABLES, Results
from extractor.text import squeeze

HERE: Final = "this verdict"  # in place of a line, while it is not written

Key = tuple[str, str, str]
BaseIds = Mapping[str, Mapping[str, Mapping[str, str]]]


class RefusedError(ExtractorError):
    """A verdict that was not written; `title` says so in a few words, the message why."""

    def __init__(self, title: str, reason: str) -> None:
        """The words for both."""
        self.title = title
        super().__init__(reason)


class Session:
    """The pairs of a run and a file of decisions, on which one verdict after another is given.

    `base_ids` is what `run.json` says of ids (see `Standing`), `rerun` the command that brings the verdicts to bear.
    Every method may be called from any thread.
    """

    def __init__(
        self,
        results: Results,
        file: DecisionsFile,
        *,
        within: float = NEARLY,
        base_ids: BaseIds | None = None,
        rerun: str = "",
    ) -> None:
        """Finds the pairs; raises InputError for a file of decisions that cannot be read."""
        self._tables: Final[Tables] = {table: results.table(table) for table in TABLES}
        self._standings: Final[dict[Kind, Standing]] = {
            "person": Standing("person", self._tables, (base_ids or {}).get("people")),
            "film": Standing("film", self._tables, (base_ids or {}).get("films")),
        }
        self.file: Final = file
        self._rerun: Final = rerun
        self.pairs: Final = find_pairs(self._tables, self._standings, within)
        self.notices: Final = [
            str(problem) for standing in self._standings.values() for problem in standing.rulings(file.read())[1]
        ]
        self._skipped: Final[dict[Key, None]] = {}
        self._history: Final[list[Written | Key]] = []
        self._lock: Final = RLock()

    @property
    def written(self) -> list[Decision]:
        """The verdicts of this sitting that stand in the file."""
        with self._lock:
            return [one.decision for one in self._history if isinstance(one, Written)]

    def state(self) -> dict[str, Any]:
        """What the page shows, as an object of JSON; "pair" is null where none is left."""
        with self._lock:
            return self._state()

    def decide(self, key: Key, same: bool, note: str = "") -> dict[str, Any]:
        """Writes a verdict into the file and returns the new state.

        Raises RefusedError, and writes nothing, where other decisions are against it or a run would not follow it.
        """
        with self._lock:
            pair = self._pair(key)
            decision = Decision(pair.kind, pair.left.text, pair.right.text, same, squeeze(note), HERE)
            decisions = self.file.read()
            try:
                refuse_contradictions([*decisions, decision])
                self._standings[pair.kind].rehearse(decisions, decision)
            except ContradictionError as error:
                raise _contradicted(error, decisions) from error
            except InputError as error:
                raise RefusedError("Not written: it would have no effect", str(error)) from error
            decision = replace(decision, source=self.file.next_place())
            self._history.append(self.file.add(decision))
            self._skipped.pop(key, None)
            return self._state()

    def skip(self, key: Key) -> dict[str, Any]:
        """Puts a pair off until `return_skipped`, and returns the new state."""
        with self._lock:
            self._skipped[self._pair(key).key] = None
            self._history.append(key)
            return self._state()

    def return_skipped(self) -> dict[str, Any]:
        """Brings back what was skipped, and returns the new state."""
        with self._lock:
            self._skipped.clear()
            self._history[:] = [one for one in self._history if isinstance(one, Written)]
            return self._state()

    def undo(self) -> dict[str, Any]:
        """Takes the last step of this sitting back, its line out of the file, and returns the new state."""
        with self._lock:
            if not self._history:
                raise RefusedError("Nothing to undo", "Nothing was decided or skipped since the page was started.")
            last = self._history[-1]
            if isinstance(last, Written):
                self.file.take_back(last)
            else:
                self._skipped.pop(last, None)
            self._history.pop()
            return self._state()

    def _pair(self, key: Key) -> Pair:
        for pair in self.pairs:
            if pair.key == key:
                return pair
        raise RefusedError("Not written: no such pair", "The page is of another run; load it again.")

    def _state(self) -> dict[str, Any]:
        decisions = self.file.read()
        settled = {kind: standing.settled(decisions) for kind, standing in self._standings.items()}
        unsettled = [one for one in self.pairs if not settled[one.kind](one.left.parts, one.right.parts)]
        waiting = [one for one in unsettled if one.key not in self._skipped]
        pair = waiting[0] if waiting else None
        last = self._history[-1] if self._history else None
        return {
            "pair": describe_pair(self._tables, self._standings[pair.kind], pair) if pair else None,
            "pairs": len(self.pairs),
            "decided": len(self.pairs) - len(unsettled),
            "waiting": len(waiting),
            "skipped": len(unsettled) - len(waiting),
            "written": len(self.written),
            "lines": len(decisions),
            "file": str(self.file.path),
            "takes_notes": "note" in self.file.columns(),
            "last": _describe_step(last),
            "notices": self.notices,
            "rerun": self._rerun,
            "colours": COLOURS,
        }


def _describe_step(step: Written | Key | None) -> dict[str, Any] | None:
    """The last step, which can be undone."""
    if step is None:
        return None
    if isinstance(step, Written):
        one = step.decision
        return {"left": one.left, "right": one.right, "verdict": VERDICTS[one.same], "place": one.source}
    return {"left": step[1], "right": step[2], "verdict": "skipped", "place": None}


def _contradicted(error: ContradictionError, decisions: Sequence[Decision]) -> RefusedError:
    """The refusal that names the lines which a verdict contradicts, with what they say."""
    against = [one for one in decisions if one.source in error.sources]
    lines = "; ".join(f"{one.source} says that {_said(one)}" for one in against)
    places = " and ".join(one.source for one in against)
    return RefusedError(
        f"Not written: it contradicts {places}", f"{lines}. Change or remove that line, or skip this pair."
    )


def _said(decision: Decision) -> str:
    verdict = "are the same" if decision.same else "are not the same"
    return f"“{decision.left}” and “{decision.right}” {verdict}"

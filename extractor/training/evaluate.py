"""`extractor evaluate`: what the pipeline finds beside gold, figure by figure.

Names and titles match after folding; offsets match exactly. In the row without `knowledge` credits, a predicted row for
a (person, film) pair that gold leaves to knowledge is left out on both sides.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

from spacy.language import Language
from spacy.tokens import Doc

from extractor.credits import CaptionCredits, Careers, find_credits
from extractor.errors import CorpusError
from extractor.schema import LABELS, Credit, Entity, Film, GoldCaption
from extractor.training.corpus import Split, read_corpus

_EDGES: Final = " \"'*.,;:"
_STRAIGHT: Final = str.maketrans("‘’“”–—", "''\"\"--")
Facts = dict[str, Counter[Any]]


@dataclass(frozen=True, slots=True)
class Figure:
    """Precision, recall and F1 of one kind of fact, and how many gold holds."""

    name: str
    hits: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what gold holds that was found."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.hits / (self.found + self.gold) if self.found + self.gold else 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of one evaluation, and the share of captions with everything right."""

    captions: int
    perfect: float
    figures: tuple[Figure, ...]

    def __str__(self) -> str:
        lines = [f"{self.captions} captions"]
        lines += [
            f"{f.name:22} P {f.precision:.3f}  R {f.recall:.3f}  F1 {f.f1:.3f}  ({f.gold} gold)" for f in self.figures
        ]
        return "\n".join([*lines, f"{'everything right':22} {self.perfect:.3f}"])


def evaluate(
    nlp: Language, gold: Sequence[GoldCaption], *, gold_entities: bool = False, without: Iterable[str] = ()
) -> Report:
    """Scores a pipeline on gold captions.

    With `gold_entities` the credits are read off gold's entities, so that one sees which stage loses what; `without`
    names components to leave out ("caption_rules", say).
    """
    totals: dict[str, list[int]] = {}
    perfect = 0
    with nlp.select_pipes(disable=list(without)):
        for caption, found in zip(gold, _predict(nlp, gold, gold_entities), strict=True):
            want, have = _facts(caption), _facts(found)
            _leave_out_knowledge(caption, want, have)
            for name in want:
                total = totals.setdefault(name, [0, 0, 0])
                total[0] += (want[name] & have[name]).total()
                total[1] += have[name].total()
                total[2] += want[name].total()
            perfect += all(want[name] == have[name] for name in want if name != "credits")
    figures = tuple(Figure(name, *counts) for name, counts in totals.items())
    return Report(len(gold), perfect / max(len(gold), 1), figures)


def _predict(nlp: Language, gold: Sequence[GoldCaption], gold_entities: bool) -> Iterator[GoldCaption]:
    if gold_entities:
        has_credits = "caption_credits" in nlp.pipe_names
        careers = cast(CaptionCredits, nlp.get_pipe("caption_credits")).careers if has_credits else Careers()
        for caption in gold:
            facts = find_credits(caption.text, caption.entities, careers)
            yield GoldCaption(caption.source, caption.text, caption.entities, facts.films, facts.credits)
    else:
        for caption, doc in zip(gold, nlp.pipe(caption.text for caption in gold), strict=True):
            yield GoldCaption(caption.source, caption.text, _entities(doc), doc._.films, doc._.credits)


def _entities(doc: Doc) -> tuple[Entity, ...]:
    return tuple(Entity(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents)  # type: ignore[arg-type]


def _facts(caption: GoldCaption) -> Facts:
    facts: Facts = {label: Counter((e.start, e.end) for e in caption.entities if e.label == label) for label in LABELS}
    facts["films"] = Counter({(_key(film.title), film.year) for film in caption.films})
    facts["credits"] = Counter({(_key(c.person), c.role, _key(c.film), c.year) for c in caption.credits})
    # Sets: both rows of a person with two roles carry the same character and position.
    facts["characters"] = Counter({(_key(c.person), _key(c.character)) for c in caption.credits if c.character})
    facts["positions"] = Counter({(_key(c.person), _key(c.position)) for c in caption.credits if c.position})
    return facts


def _key(name: str | None) -> str | None:
    return None if name is None else re.sub(r"\s+", " ", _straight(name)).strip(_EDGES)


def _straight(name: str) -> str:
    """Case folded and quotes straightened; accents stay, as an accent lost is a name misread."""
    return unicodedata.normalize("NFKC", name).translate(_STRAIGHT).casefold()


def _leave_out_knowledge(caption: GoldCaption, want: Facts, have: Facts) -> None:
    open_pairs = {(_key(c.person), _key(c.film)) for c in caption.credits if c.cue == "knowledge"}
    for facts in (want, have):
        facts["credits, no knowledge"] = Counter(
            {key: count for key, count in facts["credits"].items() if (key[0], key[2]) not in open_pairs}
        )


def read_gold(path: Path, splits: tuple[Split, ...] = ("test",)) -> list[GoldCaption]:
    """Gold captions of a JSON Lines file, or of a split of a corpus folder.

    Raises `CorpusError` naming file and line for a row that is not gold.
    """
    if path.suffix != ".jsonl":
        return read_corpus(path, splits=splits)
    return [
        _gold_row(path, number, line) for number, line in enumerate(path.read_text("utf-8").splitlines(), 1) if line
    ]


def _gold_row(path: Path, number: int, line: str) -> GoldCaption:
    try:
        row = json.loads(line)
        return GoldCaption(
            source=f"{path.name}:{number}",
            text=row["text"],
            entities=tuple(Entity(e["start"], e["end"], e["label"]) for e in row["entities"]),
            films=tuple(Film(f["title"], f["year"]) for f in row["films"]),
            credits=tuple(
                Credit(c["person"], c["role"], c["film"], c["year"], c["character"], c["position"], cue=c["cue"])
                for c in row["credits"]
            ),
        )
    except (KeyError, TypeError, json.JSONDecodeError) as fault:
        raise CorpusError(
            f"{path}:{number}: no gold caption ({fault!r}); rows hold text, entities, films, credits"
        ) from fault

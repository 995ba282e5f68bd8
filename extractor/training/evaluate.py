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
from typing import Any, Final, Literal, cast

from spacy.language import Language
from spacy.tokens import Doc

from extractor.credits import CaptionCredits, find_credits
from extractor.errors import CorpusError
from extractor.schema import LABELS, Credit, Entity, Film, GoldCaption
from extractor.training.corpus import Split, read_corpus
from extractor.training.counts import FORMS

_EDGES: Final = " \"'*.,;:"
_STRAIGHT: Final = str.maketrans("‘’“”–—", "''\"\"--")
By = Literal["source", "form", "stage"]
# What to leave out, to see what the network and the rules do alone; the credits always follow.
_STAGES: Final[dict[str, tuple[str, ...]]] = {
    "network alone": ("caption_rules",),
    "rules alone": ("ner",),
    "both": (),
}
_SHORT: Final = {"credits, no knowledge": "no know."}
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
    """The figures of one evaluation, and the shares of captions with every entity and with everything right."""

    captions: int
    entities: float
    perfect: float
    figures: tuple[Figure, ...]

    def __str__(self) -> str:
        lines = [f"{self.captions} captions"]
        lines += [
            f"{f.name:22} P {f.precision:.3f}  R {f.recall:.3f}  F1 {f.f1:.3f}  ({f.gold} gold)" for f in self.figures
        ]
        lines.append(f"{'every entity right':22} {self.entities:.3f}")
        return "\n".join([*lines, f"{'everything right':22} {self.perfect:.3f}"])


def evaluate(
    nlp: Language, gold: Sequence[GoldCaption], *, gold_entities: bool = False, without: Iterable[str] = ()
) -> Report:
    """Scores a pipeline on gold captions.

    With `gold_entities` the credits are read off gold's entities, so that one sees which stage loses what; `without`
    names components to leave out ("caption_rules", say).
    """
    with nlp.select_pipes(disable=list(without)):
        return _score(zip(gold, predict(nlp, gold, gold_entities), strict=True))


def evaluate_by(
    nlp: Language, gold: Sequence[GoldCaption], by: By, *, gold_entities: bool = False
) -> dict[str, Report]:
    """Scores a pipeline apart for each source (a file of the corpus), form (a phenomenon) or stage of the recogniser.

    A caption counts in every form that it shows; a form or source that none shows is left out.
    """
    if by == "stage":
        return {stage: evaluate(nlp, gold, without=without) for stage, without in _STAGES.items()}
    groups: dict[str, list[tuple[GoldCaption, GoldCaption]]] = {"all": []}
    for pair in zip(gold, predict(nlp, gold, gold_entities), strict=True):
        caption = pair[0]
        source = Path(caption.source.rpartition(":")[0]).stem
        names = [source] if by == "source" else [form for form, shows in FORMS.items() if shows(caption)]
        for name in ("all", *names):
            groups.setdefault(name, []).append(pair)
    return {name: _score(pairs) for name, pairs in groups.items()}


@dataclass(frozen=True, slots=True)
class EntityError:
    """An entity of gold that was not found so, or one found where gold has none; `error` is its class."""

    error: str
    gold: Entity | None
    found: Entity | None


def entity_errors(gold: GoldCaption, found: GoldCaption) -> Iterator[EntityError]:
    """The errors of one caption: missed, another label, other edges, and found where nothing is."""
    want, have = set(gold.entities), set(found.entities)
    for entity in sorted(want - have, key=_start):
        over = sorted((other for other in have if _overlap(entity, other)), key=_start)
        if not over:
            yield EntityError(f"{entity.label} missed", entity, None)
        elif (over[0].start, over[0].end) == (entity.start, entity.end):
            yield EntityError(f"{entity.label} taken for {over[0].label}", entity, over[0])
        else:
            yield EntityError(f"{entity.label} with other edges", entity, over[0])
    for entity in sorted(have - want, key=_start):
        if not any(_overlap(entity, other) for other in want):
            yield EntityError(f"{entity.label} where nothing is", None, entity)


def count_errors(nlp: Language, gold: Sequence[GoldCaption]) -> Counter[str]:
    """How many entities a pipeline gets wrong, by class: missed, spurious, another label, other edges."""
    pairs = zip(gold, predict(nlp, gold), strict=True)
    return Counter(error.error for caption, found in pairs for error in entity_errors(caption, found))


def _start(entity: Entity) -> int:
    return entity.start


def _overlap(one: Entity, other: Entity) -> bool:
    return other.start < one.end and one.start < other.end


def tabulate(reports: dict[str, Report]) -> str:
    """The F1 of every group of captions, a line each, and the shares with every entity and with everything right."""
    figures = next(iter(reports.values())).figures
    heads = ["captions", *(_SHORT.get(figure.name, figure.name) for figure in figures), "entities", "all right"]
    width = max(len(name) for name in reports)
    lines = ["  ".join([" " * width, *(f"{head:>10}" for head in heads)])]
    for name, report in reports.items():
        cells = [f"{report.captions:,}"]
        cells += [f"{figure.f1:.3f}" if figure.gold or figure.found else "" for figure in report.figures]
        cells += [f"{report.entities:.3f}", f"{report.perfect:.3f}"]
        lines.append("  ".join([f"{name:{width}}", *(f"{cell:>10}" for cell in cells)]))
    return "\n".join(lines)


def _score(pairs: Iterable[tuple[GoldCaption, GoldCaption]]) -> Report:
    totals: dict[str, list[int]] = {}
    captions = entities = perfect = 0
    for caption, found in pairs:
        want, have = _facts(caption), _facts(found)
        _leave_out_knowledge(caption, want, have)
        for name in want:
            total = totals.setdefault(name, [0, 0, 0])
            total[0] += (want[name] & have[name]).total()
            total[1] += have[name].total()
            total[2] += want[name].total()
        captions += 1
        entities += all(want[label] == have[label] for label in LABELS)
        perfect += all(want[name] == have[name] for name in want if name != "credits")
    figures = tuple(Figure(name, *counts) for name, counts in totals.items())
    return Report(captions, entities / max(captions, 1), perfect / max(captions, 1), figures)


def predict(nlp: Language, gold: Sequence[GoldCaption], gold_entities: bool = False) -> Iterator[GoldCaption]:
    """What a pipeline finds in each gold caption, in gold's form, or what it reads off the entities of gold."""
    if gold_entities:
        has_credits = "caption_credits" in nlp.pipe_names
        component = cast(CaptionCredits, nlp.get_pipe("caption_credits")) if has_credits else CaptionCredits({})
        for caption in gold:
            facts = find_credits(caption.text, caption.entities, component.careers, component.lexicon)
            yield GoldCaption(caption.source, caption.text, caption.entities, facts.films, facts.credits)
    else:
        for caption, doc in zip(gold, nlp.pipe(caption.text for caption in gold), strict=True):
            yield GoldCaption(caption.source, caption.text, _entities(doc), doc._.films, doc._.credits)


def _entities(doc: Doc) -> tuple[Entity, ...]:
    return tuple(Entity(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents)  # type: ignore[arg-type]


def _facts(caption: GoldCaption) -> Facts:
    facts: Facts = {label: Counter((e.start, e.end) for e in caption.entities if e.label == label) for label in LABELS}
    facts["films"] = Counter({(name_key(film.title), film.year) for film in caption.films})
    facts["credits"] = Counter({(name_key(c.person), c.role, name_key(c.film), c.year) for c in caption.credits})
    # Sets: both rows of a person with two roles carry the same character and position.
    facts["characters"] = Counter({(name_key(c.person), name_key(c.character)) for c in caption.credits if c.character})
    facts["positions"] = Counter({(name_key(c.person), name_key(c.position)) for c in caption.credits if c.position})
    return facts


def name_key(name: str | None) -> str | None:
    """What names and titles match by: blanks, quotes, case and marks at the ends aside."""
    return None if name is None else re.sub(r"\s+", " ", _straight(name)).strip(_EDGES)


def _straight(name: str) -> str:
    """Case folded and quotes straightened; accents stay, as an accent lost is a name misread."""
    return unicodedata.normalize("NFKC", name).translate(_STRAIGHT).casefold()


def _leave_out_knowledge(caption: GoldCaption, want: Facts, have: Facts) -> None:
    open_pairs = {(name_key(c.person), name_key(c.film)) for c in caption.credits if c.cue == "knowledge"}
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

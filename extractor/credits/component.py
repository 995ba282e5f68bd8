"""The spaCy component that puts films and credits on a Doc."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields
from operator import attrgetter
from pathlib import Path
from typing import TypeVar, cast

import numpy as np
import srsly
from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.credits.careers import PARTS, Careers
from extractor.credits.explain import describe_credits
from extractor.credits.finding import find_credits
from extractor.credits.reading import build_lexicon
from extractor.cues.model import OwnWords, WordKind
from extractor.schema import KNOWN_LABELS, Credit, Entity, Film, Label, Role, map_labels

Fact = TypeVar("Fact", Film, Credit)


def register_extensions() -> None:
    """Registers `doc._.films`, `doc._.credits`, `doc._.explain()`, `ent._.name` and the like; safe to call again."""
    for name, kind in (("films", Film), ("credits", Credit)):
        if not Doc.has_extension(name):
            Doc.set_extension(name, getter=_getter(name, kind), setter=_setter(name, kind))
    if not Doc.has_extension("credit_labels"):
        Doc.set_extension("credit_labels", default=None)  # set where a pipeline's labels are not the known ones
    if not Doc.has_extension("credit_words"):
        Doc.set_extension("credit_words", default=())  # set where a pipeline has words of its user's own
    if not Doc.has_extension("heading_film"):
        Doc.set_extension("heading_film", default=None)  # set by who knows what stands above a caption
    if not Doc.has_extension("explain"):
        Doc.set_extension("explain", method=explain_doc)
    if not Span.has_extension("name"):
        Span.set_extension("name", default="")


def _getter(name: str, kind: type[Fact]) -> Callable[[Doc], tuple[Fact, ...]]:
    """Reads what `_setter` keeps; a Doc that was written and read again holds lists in place of tuples."""

    def get(doc: Doc) -> tuple[Fact, ...]:
        return tuple(kind(*values) for values in doc.user_data.get(f"caption_{name}", ()))

    return get


def _setter(name: str, kind: type[Fact]) -> Callable[[Doc, Iterable[Fact]], None]:
    """Keeps facts as plain values, so that spaCy can write the Doc and send it to other processes."""
    values_of = attrgetter(*(part.name for part in fields(kind)))

    def keep(doc: Doc, facts: Iterable[Fact]) -> None:
        doc.user_data[f"caption_{name}"] = tuple(map(values_of, facts))

    return keep


@Language.factory(
    "caption_credits",
    requires=["doc.ents"],
    assigns=["doc._.films", "doc._.credits", "span._.name"],
    default_config={"labels": KNOWN_LABELS},
)
def create_caption_credits(nlp: Language, name: str, labels: dict[str, str]) -> CaptionCredits:
    """Builds the component; `labels` maps the labels of the pipeline's entities to this project's.

    Raises ValueError when it maps to a label that this project does not have.
    """
    register_extensions()
    return CaptionCredits(map_labels(labels, name))


def explain_doc(doc: Doc) -> str:
    """Why the credits of a Doc are what they are, in plain text; `doc._.explain()`."""
    labels = map_labels(doc._.credit_labels or KNOWN_LABELS, "caption_credits")
    spans = [ent for ent in doc.ents if ent.label_ in labels]
    lexicon = build_lexicon(tuple(OwnWords(*words) for words in doc._.credit_words))
    return describe_credits(doc.text, _entities(spans, labels), doc._.credits, lexicon)


def _entities(spans: list[Span], labels: dict[str, Label]) -> list[Entity]:
    return [Entity(span.start_char, span.end_char, labels[span.label_]) for span in spans]


class CaptionCredits:
    """Reads the entities of a Doc and sets `doc._.films`, `doc._.credits` and each entity's fullest `name`.

    Where `doc._.heading_film` is set, and the text names no film, it is the film of the credits.

    `careers` is what the component knows of who did what, for the roles that a caption's words leave open, and
    `own_words` the role words that its user added. Both are saved and loaded with the pipeline.
    """

    def __init__(self, labels: dict[str, Label], careers: Careers | None = None) -> None:
        self.labels = labels
        self.careers = careers or Careers()
        self._set_words(())

    def add_words(self, role: Role, words: str, kind: WordKind = "noun") -> None:
        """Teaches the component words that name a role, before those of the cue tables.

        `words` are parted by ";", and "one|many" gives a noun and its plural. A "noun" names whoever has the role
        ("greensman X", "X, the greensman"), a "craft" its work ("Title cards: X", "title cards by X"), a "verb" what
        they do ("X mixes F"). Raises InputError for a role or kind that there is not, and where a word is missing.

        ```python
        nlp.get_pipe("caption_credits").add_words("crew", "greensman|greensmen; pyro wrangler")
        ```
        """
        self._set_words((*self.own_words, OwnWords(role, words, kind)))

    def _set_words(self, own: tuple[OwnWords, ...]) -> None:
        self.own_words = own
        self.lexicon = build_lexicon(own)

    def __call__(self, doc: Doc) -> Doc:
        """Sets the results on a Doc and returns it."""
        spans = [ent for ent in doc.ents if ent.label_ in self.labels]
        facts = find_credits(doc.text, _entities(spans, self.labels), self.careers, self.lexicon, doc._.heading_film)
        doc._.films = facts.films
        doc._.credits = facts.credits
        if self.labels != KNOWN_LABELS:
            doc._.credit_labels = self.labels
        if self.own_words:
            doc._.credit_words = self._plain_words()
        for ent, full_name in zip(spans, facts.names, strict=True):
            ent._.name = full_name
        return doc

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """What the component has learnt, serialised."""
        learnt: dict[str, object] = {part: getattr(self.careers, part) for part in PARTS}
        if self.own_words:
            learnt["words"] = self._plain_words()
        return cast(bytes, srsly.msgpack_dumps(learnt))

    def _plain_words(self) -> tuple[tuple[str, str, str], ...]:
        return tuple((own.role, own.words, own.kind) for own in self.own_words)

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> CaptionCredits:
        """Takes in what `to_bytes` gave."""
        bits = srsly.msgpack_loads(data)
        self.careers = Careers(**{part: np.array(bits[part]) for part in PARTS})
        self._set_words(tuple(OwnWords(*words) for words in bits.get("words", ())))
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Writes what the component has learnt."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> CaptionCredits:
        """Reads what `to_disk` wrote."""
        return self.from_bytes(Path(path).read_bytes())

"""The spaCy component that runs the regex rules behind a trained recogniser."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, cast

import numpy as np
import srsly
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans
from thinc.api import Model

from extractor.cues.model import OwnWords
from extractor.recognise.casts import KNOWN, Casts
from extractor.recognise.doubts import Knows
from extractor.recognise.embed import features_layer_of
from extractor.recognise.gazetteer import Gazetteer
from extractor.recognise.glued import part_glued
from extractor.recognise.jobs import JOBS, job_words
from extractor.recognise.mention import Mention
from extractor.recognise.rules import apply_rules
from extractor.schema import KNOWN_LABELS, Label, map_labels


@Language.factory(
    "caption_rules",
    requires=["doc.ents"],
    assigns=["doc.ents", "span._.rule"],
    default_config={"labels": KNOWN_LABELS},
)
def create_caption_rules(nlp: Language, name: str, labels: dict[str, str]) -> CaptionRules:
    """Builds the component; `labels` maps the labels of the pipeline's entities to this project's.

    Raises ValueError when it maps to a label that this project does not have.
    """
    return CaptionRules(map_labels(labels, name), nlp)


_CREDITS: Final = "caption_credits"
_NETWORK: Final = "ner"  # the rule of spans that stand as the network drew them


class CaptionRules:
    """Maps a Doc's entity labels, applies the rules and sets each entity's `rule`.

    `casts` is what the component knows of who is in which film; it is saved and loaded with the pipeline.
    """

    def __init__(self, labels: dict[str, Label], nlp: Language | None = None, casts: Casts | None = None) -> None:
        self.labels = labels
        self.casts = casts or Casts()
        self.nlp = nlp
        self.own_words: tuple[OwnWords, ...] = ()
        self.jobs = JOBS
        self.recogniser: object = None
        self.features: Model[Any, Any] | None = None  # the recogniser's layer that holds the gazetteer
        if not Span.has_extension("rule"):
            Span.set_extension("rule", default=_NETWORK)
        self.is_default = Span.get_extension("rule")[0] == _NETWORK  # another pipeline may have its own

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc with entities under this project's labels, each with its `rule`."""
        spans: dict[tuple[int, int, str | None], Span] = {}
        known: list[Mention] = []
        entities = doc.ents
        if (gazetteer := self._gazetteer()) is not None and part_glued(doc, entities, self.labels, gazetteer):
            entities = doc.ents
        for ent in entities:
            if (label := self.labels.get(ent.label_)) is not None:
                known.append(Mention(ent.start_char, ent.end_char, label))
                spans[known[-1].start, known[-1].end, ent.label_] = ent
        mentions = apply_rules(doc.text, known, self._knows_in(doc), self._job_words(), self.casts)
        found = [
            (spans.get((mention.start, mention.end, mention.label)) or _span_of(doc, mention), mention.rule)
            for mention in mentions
        ]
        if tuple(span for span, _ in found) != entities:
            kept = {span: rule for span, rule in found if span is not None}
            doc.set_ents(filter_spans(kept))
            found = [(span, kept[span]) for span in doc.ents]
        for span, rule in found:
            if rule != _NETWORK or not self.is_default:
                cast(Span, span)._.rule = rule
        return doc

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """What the component has learnt, serialised."""
        return cast(bytes, srsly.msgpack_dumps({part: getattr(self.casts, part) for part in KNOWN}))

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> CaptionRules:
        """Takes in what `to_bytes` gave."""
        bits = srsly.msgpack_loads(data)
        self.casts = Casts(**{part: np.array(bits[part]) for part in KNOWN})
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Writes what the component has learnt."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> CaptionRules:
        """Reads what `to_disk` wrote; a pipeline saved without any knows nothing of casts."""
        return self.from_bytes(Path(path).read_bytes())

    def _knows_in(self, doc: Doc) -> Knows:
        """Says of stretches of a text whether they are known titles, as the gazetteer of the recogniser has it."""

        def knows(start: int, end: int) -> bool:
            span = doc.char_span(start, end)
            gazetteer = self._gazetteer() if span is not None else None
            return gazetteer is not None and gazetteer.knows_title([token.norm for token in cast(Span, span)])

        return knows

    def _job_words(self) -> frozenset[str]:
        """The role words of the tables, and those that the pipeline's user added to its credits."""
        own: tuple[OwnWords, ...] = ()
        if self.nlp is not None:
            with suppress(KeyError):  # a pipeline without them
                own = getattr(self.nlp.get_pipe(_CREDITS), "own_words", ())
        if own != self.own_words:
            self.own_words, self.jobs = own, job_words(own)
        return self.jobs

    def _gazetteer(self) -> Gazetteer | None:
        if self.nlp is None or "ner" not in self.nlp.pipe_names:
            return None
        recogniser = self.nlp.get_pipe("ner")
        if recogniser is not self.recogniser:  # walking through its layers takes time
            self.recogniser, self.features = recogniser, features_layer_of(recogniser)
        return Gazetteer(self.features.attrs["gazetteer"]) if self.features is not None else None


def _span_of(doc: Doc, mention: Mention) -> Span | None:
    label = cast(str, mention.label)
    span = doc.char_span(mention.start, mention.end, label=label)
    if span is None:  # a rule cut inside a token of a tokenizer that keeps marks and names together
        span = doc.char_span(mention.start, mention.end, label=label, alignment_mode="expand")
    return span

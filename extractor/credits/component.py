"""The spaCy component that puts films and credits on a Doc."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.credits.finding import find_credits
from extractor.schema import LABELS, Entity, Label

# What the labels of other pipelines mean here; a label missing from the mapping is no entity.
DEFAULT_LABELS: Final[dict[str, str]] = {
    **{label: label for label in LABELS},
    "PER": "PERSON",
    "WORK_OF_ART": "FILM",
    "TITLE": "FILM",
}


def register_extensions() -> None:
    """Registers `doc._.films`, `doc._.credits` and `ent._.name`; safe to call again."""
    if not Doc.has_extension("films"):
        Doc.set_extension("films", default=())
    if not Doc.has_extension("credits"):
        Doc.set_extension("credits", default=())
    if not Span.has_extension("name"):
        Span.set_extension("name", default="")


@Language.factory(
    "caption_credits",
    requires=["doc.ents"],
    assigns=["doc._.films", "doc._.credits", "span._.name"],
    default_config={"labels": DEFAULT_LABELS},
)
def create_caption_credits(nlp: Language, name: str, labels: dict[str, str]) -> Callable[[Doc], Doc]:
    """Builds the component; `labels` maps the labels of the pipeline's entities to this project's.

    Raises ValueError when it maps to a label that this project does not have.
    """
    unknown = sorted(set(labels.values()) - set(LABELS))
    if unknown:
        raise ValueError(f"component {name!r}: labels map to {unknown}; this project's labels are {list(LABELS)}")
    register_extensions()
    return CaptionCredits(
        {theirs: label for theirs, label in labels.items() for label in LABELS if label == labels[theirs]}
    )


class CaptionCredits:
    """Reads the entities of a Doc and sets `doc._.films`, `doc._.credits` and each entity's fullest `name`."""

    def __init__(self, labels: dict[str, Label]) -> None:
        self.labels = labels

    def __call__(self, doc: Doc) -> Doc:
        """Sets the results on a Doc and returns it."""
        spans = [ent for ent in doc.ents if ent.label_ in self.labels]
        entities = [Entity(ent.start_char, ent.end_char, self.labels[ent.label_]) for ent in spans]
        facts = find_credits(doc.text, entities)
        doc._.films = facts.films
        doc._.credits = facts.credits
        for ent, full_name in zip(spans, facts.names, strict=True):
            ent._.name = full_name
        return doc

"""What the recogniser's rules pass on: spans of a caption with what decided them."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.schema import Label


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of a caption and what decided it; with label None, a proposal that no span stand there."""

    start: int
    end: int
    label: Label | None
    rule: str = "ner"

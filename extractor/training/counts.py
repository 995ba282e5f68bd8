"""What a corpus holds, counted by phenomenon: `python -m extractor.training.counts [CORPUS]`."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from extractor.schema import CUES, LABELS, ROLES, GoldCaption
from extractor.text import fold
from extractor.training.corpus import SPLITS, read_corpus

_SENTENCE_END: Final = re.compile(r"[.!?…][\"”’')]*\s+(?=[\"“‘'(]?[A-ZÀ-Þ])")
_NOISE: Final = re.compile(
    r"&\w{2,6};|</?\w+|\s{2,}|#\w|https?:|\.jpe?g|\[\d|Ã|â€|(?:photo|foto|credit)s?\s?(?:by|:|/)|©|/Getty|^\W*\d+[.):]\s|"
    r"[a-z][.,;:)][A-Z]|\bvia\b|@\w",
    re.IGNORECASE,
)


def count_phenomena(captions: Sequence[GoldCaption]) -> dict[str, int]:
    """How many captions, names, roles, cues and kinds of captions there are."""
    counts = {"captions": len(captions)}
    for split in SPLITS:
        counts[f"captions in {split}"] = sum(caption.source.startswith(f"{split}/") for caption in captions)
    counts |= {
        "different films": len({(fold(f.title), f.year) for c in captions for f in c.films}),
        "different people": len({fold(name) for c in captions for name in _full_names(c)}),
    }
    labels = Counter(entity.label for caption in captions for entity in caption.entities)
    counts |= {f"{label} mentions": labels[label] for label in LABELS}
    counts |= {
        "without a film": sum(not c.films for c in captions),
        "without people": sum(all(e.label != "PERSON" for e in c.entities) for c in captions),
        "with nothing to find": sum(not c.entities for c in captions),
        "with films but no year": sum(bool(c.films) and all(f.year is None for f in c.films) for c in captions),
        "with two films and more": sum(len(c.films) > 1 for c in captions),
        "with characters": sum(any(e.label == "CHARACTER" for e in c.entities) for c in captions),
        "with positions": sum(any(credit.position for credit in c.credits) for c in captions),
        "of two sentences and more": sum(_SENTENCE_END.search(c.text) is not None for c in captions),
        "noisy": sum(_NOISE.search(c.text) is not None or c.text.isupper() for c in captions),
    }
    for decade in range(1900, 2030, 10):
        years = (film.year for caption in captions for film in caption.films)
        counts[f"films of the {decade}s"] = sum(year is not None and decade <= year < decade + 10 for year in years)
    for role in ROLES:
        counts[f"captions with {role}"] = sum(any(credit.role == role for credit in c.credits) for c in captions)
    cues = Counter(credit.cue for caption in captions for credit in caption.credits)
    return counts | {f"{cue} credits": cues[cue] for cue in CUES}


def _full_names(caption: GoldCaption) -> Iterable[str]:
    names = (caption.text[e.start : e.end] for e in caption.entities if e.label == "PERSON")
    return (name for name in names if " " in name)


def main(arguments: Sequence[str]) -> None:
    """Prints the counts of the corpus named, or of `corpus`."""
    counts = count_phenomena(read_corpus(Path(arguments[0] if arguments else "corpus")))
    for name, count in counts.items():
        print(f"{name:32}{count:8,}")


if __name__ == "__main__":
    main(sys.argv[1:])

"""What a corpus holds, counted by phenomenon: `python -m extractor.training.counts [CORPUS]`."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
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


def _is_title_case(caption: GoldCaption) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]+", caption.text) if len(word) > 3]
    return len(words) > 5 and all(word[0].isupper() for word in words) and not caption.text.isupper()


# The forms of captions, by what tells them.
FORMS: Final[dict[str, Callable[[GoldCaption], bool]]] = {
    "without a film": lambda c: not c.films,
    "without people": lambda c: all(e.label != "PERSON" for e in c.entities),
    "with nothing to find": lambda c: not c.entities,
    "with films but no year": lambda c: bool(c.films) and all(f.year is None for f in c.films),
    "with two films and more": lambda c: len(c.films) > 1,
    "with characters": lambda c: any(e.label == "CHARACTER" for e in c.entities),
    "with positions": lambda c: any(credit.position for credit in c.credits),
    "of two sentences and more": lambda c: _SENTENCE_END.search(c.text) is not None,
    "noisy": lambda c: _NOISE.search(c.text) is not None or c.text.isupper(),
    "in capitals": lambda c: c.text.isupper(),
    "in Title Case": _is_title_case,
    "in lower case": lambda c: c.text.islower(),
}


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
    counts |= {form: sum(map(holds, captions)) for form, holds in FORMS.items()}
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

"""Loading the shipped pipeline, or any other that recognises people and works."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import spacy
from spacy.language import Language
from thinc.api import use_ops

from extractor.errors import ModelError
from extractor.recognise.flat import flatten
from extractor.schema import KNOWN_LABELS

_PACKAGE: Final = Path(__file__).parent.parent
_SPACY_CODE: Final = re.compile(r"\[[EW]\d+\] ")  # of an error of spaCy's own, which says nothing to the user
# In a wheel the model lies inside the package, in a checkout beside it.
_PLACES: Final = (_PACKAGE / "models" / "captions", _PACKAGE.parent / "models" / "captions")


def load(model: str | Path | None = None, *, labels: Mapping[str, str] | None = None) -> Language:
    """A spaCy pipeline that sets `doc.ents`, `doc._.films`, `doc._.credits`: the shipped one unless another is named.

    `model` is a folder or an installed spaCy package. Where it lacks the rules and credits components they are added,
    with `labels` mapping its entity labels to PERSON, FILM, YEAR and CHARACTER (the common names of other pipelines are
    known already).

    Raises `ModelError` where no model is found or where none of its labels is mapped.
    """
    name = shipped_model() if model is None else model
    try:
        # The small matrices of this network take half the time in OpenBLAS as in thinc's default BLIS, to the same
        # entities.
        with use_ops("numpy", use_blis=False):
            nlp = spacy.load(name)
    except (OSError, ValueError) as fault:
        if Path(name).exists():
            why = _SPACY_CODE.sub("", str(fault)).rstrip(".")
        else:
            why = "no such folder, and no installed package of that name"
        raise ModelError(
            f'no spaCy pipeline at {name}: {why}; name an installed one or run "extractor train"'
        ) from fault
    if "ner" in nlp.pipe_names:
        flatten(nlp)
    return add_rules(nlp, labels)


def shipped_model() -> Path:
    """Where the pipeline that comes with this package lies; raises `ModelError` where it is missing."""
    for place in _PLACES:
        if (place / "meta.json").is_file():
            return place
    raise ModelError(f'no model at {_PLACES[-1]}; run "extractor train"')


def add_rules(nlp: Language, labels: Mapping[str, str] | None = None) -> Language:
    """Adds the components `caption_rules` and `caption_credits` where they are missing.

    Raises `ModelError` where the pipeline recognises nothing that `labels` maps.
    """
    if "caption_rules" not in nlp.pipe_names:
        mapped = {**KNOWN_LABELS, **(labels or {})}
        theirs = {label for pipe in nlp.pipe_names for label in nlp.pipe_labels.get(pipe, [])}
        if not theirs & set(mapped):
            raise ModelError(
                f"pipeline {nlp.meta.get('name')!r} has the labels {sorted(theirs)}, none of which is mapped; "
                "give labels={'THEIR_LABEL': 'PERSON', …}"
            )
        nlp.add_pipe("caption_rules", config={"labels": mapped})
    if "caption_credits" not in nlp.pipe_names:
        nlp.add_pipe("caption_credits")
    return nlp

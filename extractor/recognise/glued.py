"""Names glued to the small word behind them ("Val Kilmerand Ed Harris"), parted where the name alone is a known one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from spacy.tokens import Doc, Span

from extractor.recognise.gazetteer import Gazetteer
from extractor.schema import Label

_GLUE: Final = ("and", "with", "during", "on", "in", "at", "as", "for")  # what stands behind names in captions
_TO_A_PART: Final = "as"  # whoever follows it is no person
_SHORTEST: Final = 3  # letters of a surname
_SURNAME_ALONE: Final = 4  # of one without a forename before it, which has less to be known by


def part_glued(doc: Doc, entities: Sequence[Span], labels: Mapping[str, Label], gazetteer: Gazetteer) -> bool:
    """Splits such tokens in place, and says whether it did; a name that was read on beyond the small word ends there.

    `labels` maps the labels of the entities to this project's. spaCy's spans of before are void then.
    """
    cuts: dict[int, int] = {}
    kept: list[tuple[int, int, str]] = []
    for ent in entities:
        glued = _glued_in(ent, gazetteer) if labels.get(ent.label_) == "PERSON" else None
        if glued is None:
            kept.append((ent.start_char, ent.end_char, ent.label_))
            continue
        place, word = glued
        cuts[place] = len(word)
        end = doc[place].idx + len(doc[place]) - len(word)
        kept.append((ent.start_char, end, ent.label_))
        if place + 1 < ent.end:
            rest = "CHARACTER" if word == _TO_A_PART else "PERSON"
            kept += [(doc[place + 1].idx, ent.end_char, theirs) for theirs, ours in labels.items() if ours == rest][:1]
    if not cuts:
        return False
    with doc.retokenize() as retokenizer:
        for place, cut in cuts.items():
            token = doc[place]
            retokenizer.split(token, [token.text[:-cut], token.text[-cut:]], heads=[(token, 0), (token, 1)])
    spans = (doc.char_span(start, end, label=label) for start, end, label in kept)
    doc.set_ents([span for span in spans if span is not None])
    return True


def _glued_in(name: Span, gazetteer: Gazetteer) -> tuple[int, str] | None:
    """The place of a glued token in the Doc, and the word glued to it; None for most names."""
    for token in name:
        if not token.text.endswith(_GLUE) or gazetteer.knows_surname(token.norm):  # "Morrison" is no "Morris on"
            continue
        before = [other.norm for other in name.doc[name.start : token.i]]
        for word, surname in _partings(token.text):
            norm = name.doc.vocab[surname].norm
            if before:
                is_glued = gazetteer.knows_person([*before, norm]) and not gazetteer.knows_person([*before, token.norm])
            else:
                is_alone = len(name) == 1 and word == "and" and len(surname) >= _SURNAME_ALONE
                is_glued = is_alone and gazetteer.knows_surname(norm)
            if is_glued:
                return token.i, word
    return None


def _partings(text: str) -> Iterator[tuple[str, str]]:
    """The small words at the end of a token, each with the surname that it would leave.

    >>> list(_partings("Oldmanas")), list(_partings("Rains"))
    ([('as', 'Oldman')], [])
    """
    for word in _GLUE:
        surname = text.removesuffix(word)
        if surname != text and len(surname) >= _SHORTEST and surname[0].isupper() and surname.isalpha():
            yield word, surname

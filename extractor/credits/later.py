"""Where a caption speaks of its people again without their names, which may tie them to a further film."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from extractor.credits.claims import Claims

_MADE_FILM: Final = re.compile(r"T[dhjt0]{0,3}F")
_MAKES: Final = ("made", "makes")
_OF_SEVERAL: Final = ("they", "their", "both", "two")


def find_later_mentions(claims: Claims, tokens_of: Mapping[int, Sequence[int]]) -> dict[int, list[int]]:
    """The tokens that speak of a person by pronoun, or by "made" before a title: "her next film", "the two", "made F".

    `tokens_of` gives the tokens at which each person is named; what comes back has the same keys.
    """
    reading, codes = claims.reading, claims.codes
    lead_of = {token: lead for lead, tokens in tokens_of.items() for token in tokens}
    found: dict[int, list[int]] = {}
    for token, code in enumerate(codes):
        people: list[int] = []
        if code == "T":
            if _MADE_FILM.match(codes, token) and reading.word(token) in _MAKES:
                people = claims.subjects(token)[:1]
        elif code in "eh" and claims.is_phrase(token, "he", "she", "his", "her"):
            who = claims.antecedent(token) if code == "e" or "t" in codes[token + 1 : token + 5] else None
            people = [] if who is None else [who]
        elif code in "exXth" and reading.word(token) in _OF_SEVERAL and _opens(codes, token):
            start = reading.sentence_start(token)
            people = [at for at in range(reading.sentence_start(start - 1) if start else 0, start) if at in lead_of]
        for person in people:
            found.setdefault(lead_of[person], []).append(token)
    return found


def _opens(codes: str, token: int) -> bool:
    """Whether a word for several people can stand for those of the sentence before: "They", "The two"."""
    if codes[token] == "t":
        return codes[token - 2 : token] in (".d", ";d")
    return codes[token - 1 : token] in ("", ".", "d", ";")

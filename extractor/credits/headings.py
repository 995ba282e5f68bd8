"""The film that the heading above a caption names, for captions that name none themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Protocol

from extractor.schema import Credit, Film, Label

OF_HEADING: Final = ", film of the heading"  # ends the rule of a credit whose film is that of the heading
# Words that may stand around a title in a heading without making a sentence of it.
_AROUND: Final = frozenset({
    "a", "and", "at", "behind", "by", "classic", "dir", "directed", "director", "during", "film", "filming", "for",
    "from", "gallery", "images", "in", "location", "making", "movie", "no", "nr", "number", "of", "on", "photographs",
    "photos", "pictures", "production", "rare", "s", "scene", "scenes", "set", "sets", "shooting", "stills", "the",
    "vintage",
})  # fmt: skip
_WORD: Final = re.compile(r"[^\W\d_]+")
# What a title does not end in, but the heading of a list does: "Oscar winners (1996)".
_LISTED: Final = frozenset({
    "actors", "actresses", "awards", "blockbusters", "classics", "comedies", "directors", "dramas", "favorites",
    "favourites", "films", "flops", "galleries", "gallery", "hits", "images", "moments", "movies", "musicals",
    "nominees", "photographs", "photos", "pictures", "posters", "releases", "remakes", "sequels", "sets", "stars",
    "stills", "thrillers", "westerns", "winners",
})  # fmt: skip
_SUBTITLE: Final = re.compile(r"\W{0,2}\s?[:–—|-]\s")  # behind a film and its year: "Fargo (1996): the wood chipper"


class Span(Protocol):
    """An entity, or a mention: anything with offsets and a label."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def label(self) -> Label:
        """What it is."""


def film_of_heading(text: str, entities: Sequence[Span], films: Sequence[Film]) -> Film | None:
    """The film that makes up a heading, its year, number and director aside; None if it is about something else.

    `entities` and `films` are those that the pipeline finds in the heading as in a caption.

    >>> from extractor.schema import Entity
    >>> psycho = [Entity(0, 6, "FILM"), Entity(8, 12, "YEAR")]
    >>> film_of_heading("Psycho (1960)", psycho, [Film("Psycho", 1960)])
    Film(title='Psycho', year=1960)
    >>> film_of_heading("Why Psycho frightened everybody", [Entity(4, 10, "FILM")], [Film("Psycho")])
    """
    if len(films) != 1 or not _LISTED.isdisjoint(_WORD.findall(films[0].title.casefold())[-1:]):
        return None
    ends = [entity.end for entity in entities]
    if _SUBTITLE.match(text, ends[-1]) and entities[-1].label == "YEAR" and not _words(text[: entities[0].start]):
        text = text[: ends[-1]]
    starts = [*(entity.start for entity in entities), len(text)]
    around = " ".join(text[end:start] for end, start in zip([0, *ends], starts, strict=True))
    return films[0] if _words(around) <= _AROUND else None


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


def is_of_heading(credit: Credit) -> bool:
    """Whether a credit's film is that of the heading, not of the caption's own words."""
    return credit.rule.endswith(OF_HEADING)


def without_heading(rule: str) -> str:
    """The rule that gave a credit its role, wherever its film is from.

    >>> without_heading("verb, film of the heading")
    'verb'
    """
    return rule.removesuffix(OF_HEADING)

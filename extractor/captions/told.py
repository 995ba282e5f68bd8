"""Wording that is enough for a caption where hardly anything else stands on the page: a name, neither year nor scene."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from extractor.captions.wording import (
    BRACKETED_YEAR,
    REMEMBERED,
    SCORED,
    UPPER,
    WORD,
    caption_score,
    count_words,
    ends_sentence,
    is_headline,
)

_NAMED: Final = 2.0  # of caption_score, which a name at the beginning, two names or a name and a scene word come to
_LONGEST: Final = 60  # words: more, without a year, are prose
_TITLE: Final = 8  # words: a film's title, with its year, has rarely more
_SHORTEST: Final = 3  # words: fewer are a name or a title
# Words of news, lives, notices and letters, which hardly any caption has: each in fewer than one of a hundred.
_PROSE: Final = re.compile(
    r"\b(?:said|says that|will|(?:was|were) born|founded|ha(?:s|ve) died|passed away|leaves a|retire[sd]?|became"
    r"|appointed|elected|announce[sd]?|(?:opens|closes) its|according to|council\w*|ltd|gmbh|inc|email|phone|managing"
    r"|(?:is|was) an? (?:american|british|english|french|german|italian|registered|charity|company|town|village)"
    r"|\d+ \w+ (?:street|road|lane|avenue)|copyright|licen[cs]e\w*|best wishes|regards|welcome"
    r"|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|sagte|wurden?|wird|a dit|sera|dijo|será)\b"
    r"|^(?:dear|ask|call|write) |^(?:directed|written|produced|edited|shot|music|screenplay|story) by (?:\S+ ?){1,4}$"
)
# A field and its value: "Owner: Jane Fuller", "owner = Jane Fuller".
_FIELD: Final = re.compile(
    rf"[\w ]{{2,20}} ?= ?|[\w. ]{{2,20}}: [{UPPER}][\w’'.-]*(?: [{UPPER}][\w’'.-]*){{0,2}}$"
)
# What a caption has and news of the village has not: a film's title at the end, after a comma or "in"; a title or a part
# in quotes or brackets; two people in one picture, one as somebody; a word of films, plays and pictures.
_WORD: Final = rf"[{UPPER}0-9][\w’'.!?-]*"
_SMALL: Final = r"(?:of|the|an?|and|in|on|to|for|de|la|le|el|with|from|at|by|du|der|von|les|del|vs\.?|&)"
_ENDS_TITLED: Final = re.compile(
    rf"(?:(?:[,:;—–-]|\b(?:in|for|of|from|making|during)) |[.!?] (?!Mrs?\b))"
    rf"(?:(?:The|An?|Le|La|El|Der|Die|Das|Il|Les) )?{_WORD}(?: (?:{_SMALL} ){{0,2}}{_WORD})+[.!]?$"
    rf"|(?:[,:;.!?—–-]|\bfor) {_WORD}[.!]?$"
)
_SET_OFF: Final = re.compile(rf"\([{UPPER}][\w’' .-]{{1,40}}\)|[“\"‘«][^”\"’»]{{2,60}}[”\"’»]|[a-z] (?:The|La|Le|Les|El|Il) {_WORD}")
_TOGETHER: Final = re.compile(rf"{_WORD} {_WORD}(?:,? (?:and|&|with|y|et|und)|,| as) {_WORD} {_WORD}|{_WORD} {_WORD} as {_WORD}")
_FILM_WORDS: Final = frozenset({
    "play", "plays", "played", "playing", "role", "roles", "starring", "series", "episode", "season", "movie", "movies",
    "picture", "pictures", "film", "screen", "studio", "lobby", "poster", "prop", "props", "wig", "trailer", "oscar",
    "oscars", "cannes", "editor", "edited", "cut", "score", "composer", "screenplay", "script", "screenwriter",
    "voice", "voices", "voiced", "puppet", "puppeteer", "animator", "animated", "wardrobe", "gown", "moustache", "mask",
    "mgm", "paramount", "warner", "columbia", "rko", "ufa", "bbc", "hbo", "netflix", "disney", "pixar", "pinewood",
    "cinecittà", "ealing", "shepperton", "hollywood", "photo", "photographed", "photographer", "publicity", "remake",
    "sequel", "dubbed", "stuntman", "lens", "dolly", "crane", "prosthetics", "stand-in", "reel", "cast", "crew",
})  # fmt: skip
# One somebody on, in or as something, which in capitals would be a headline: "Kim Novak in Vertigo".
_NAME_IN: Final = re.compile(
    rf"[{UPPER}][\w’'.-]*(?: [{UPPER}][\w’'.-]*){{1,3}},? (?:in|on|as|with|at|directing|filming|during|for|behind) \S"
)
_LINKING: Final = frozenset({"and", "y", "et", "und"})
_LISTED: Final = re.compile(r"\s*(?:,|;|&|/|\.\.\.|…|:|\b(?:and|y|et|und)\b)\s*")
_LAST: Final = re.compile(r"(?:&|\b(?:and|y|et|und)\b)(?!.*(?:&|\b(?:and|y|et|und)\b))[^,]*,")  # then comes a title


@lru_cache(REMEMBERED)
def is_told(text: str) -> bool:
    """Whether a text that stands all but alone on its page tells of a picture: it names somebody and says a little.

    A text with a full stop may be prose as well, and must show a film, a part or company besides.

    >>> is_told("Christopher Walken in a wig, Batman Returns"), is_told("Kim Novak and James Stewart")
    (True, False)
    >>> is_told("John Parker, who ran the Regal for forty years, has died."), is_told("Kim Novak screams in The Mutations.")
    (False, True)
    """
    words = count_words(text)
    if not _SHORTEST < words <= _LONGEST or caption_score(text) < _NAMED or is_prose(text):
        return False
    if is_headline(text):
        return _NAME_IN.match(text) is not None
    return not _is_list(text) and (not ends_sentence(text) or _is_of_film(text))


def _is_of_film(text: str) -> bool:
    shown = _ENDS_TITLED.search(text) or _SET_OFF.search(text) or _TOGETHER.search(text)
    return shown is not None or not _FILM_WORDS.isdisjoint(word.casefold() for word in WORD.findall(text))


def is_told_beside(text: str, least: float = 1.0) -> bool:
    """Whether a text that stands all but alone with its picture tells of it: a name or a scene word is enough.

    Where the texts of other pictures are surely captions, `least` may be less than the `caption_score` of those.

    >>> is_told_beside("Kurosawa and Mifune on location"), is_told_beside("Kim Novak")
    (True, False)
    """
    if is_told(text):
        return True
    brief = count_words(text) <= _LONGEST and not is_headline(text)
    return brief and caption_score(text) >= least and not is_prose(text)


def is_prose(text: str) -> bool:
    """Whether a text has words of news, of a life, of a notice or of a letter, or is a field and its value.

    >>> is_prose("Kim Novak was born in Chicago in 1933."), is_prose("Kim Novak is made up for Vertigo.")
    (True, False)
    """
    return _PROSE.search(text[:SCORED].lower()) is not None or _FIELD.match(text) is not None


def is_film(text: str) -> bool:
    """Whether a text is a film and its year and says nothing of it.

    >>> is_film("Rear Window (1954)"), is_film("Kim Novak in Vertigo (1958)"), is_film("Kim Novak, Vertigo (1958)")
    (True, False, False)
    """
    dated = BRACKETED_YEAR.search(text)
    if dated is None or dated.end() < len(text.rstrip(" .")) or count_words(text) > _TITLE or _NAME_IN.match(text):
        return False
    return not any(sign in text[: dated.start()] for sign in ",;&–—") and text[0].isupper()


def _is_list(text: str) -> bool:
    """Whether a text is nothing but names, one after the other."""
    if any(word[0].islower() and word not in _LINKING for word in WORD.findall(text)):
        return False
    return not _LAST.search(text) and all(part.count(" ") < _SHORTEST for part in _LISTED.split(text.rstrip(".")))

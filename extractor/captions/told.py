"""Wording that is enough for a caption where hardly anything else stands on the page: a name, but no year or scene."""

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
    has_year,
    is_headline,
)

_NAMED: Final = 2.0  # of caption_score, which a name at the beginning, two names or a name and a scene word come to
_LIKELY: Final = 3.0  # the same, that needs no more
_LONGEST: Final = 60  # words: more, without a year, are prose
_TITLE: Final = 8  # words: a film's title, with its year, has rarely more
_SHORTEST: Final = 3  # words: fewer are a name or a title
# Words of news, lives, notices, letters, licences and programs, which hardly any caption has: each in fewer than one of
# a hundred, most in none of ten thousand.
_PROSE_WORDS: Final = frozenset({
    "said", "will", "founded", "retire", "retires", "retired", "became", "appointed", "elected", "announce",
    "announces", "announced", "council", "councillor", "ltd", "gmbh", "inc", "email", "phone", "managing", "regards",
    "welcome", "sagte", "wird", "wurde", "wurden", "dijo", "será", "sera", "copyright", "license", "licensed",
    "licence", "licensee", "software", "warranty", "warranties", "liable", "liability", "damages", "merchantability",
    "contributors", "redistribution", "redistributions", "permitted", "permission", "conditions", "hereby", "thereof",
    "documentation", "implementation", "implemented", "package", "packages", "module", "modules", "upgrade", "binary",
    "repository", "directory", "git", "github", "debian", "gnu", "linux", "python", "server", "default", "readme",
    "bug", "bugs", "bugfix", "patches", "maintainer", "vulnerability", "compiled", "modified", "modifications",
})  # fmt: skip
_PROSE: Final = re.compile(
    r"\b(?:says that|(?:was|were) born|ha(?:s|ve) died|passed away|leaves a|(?:opens|closes) its|according to|a dit"
    r"|best wishes|thanks to|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|\d+ \w+ (?:street|road|lane|avenue)"
    r"|(?:is|was) an? (?:american|british|english|french|german|italian|registered|charity|company|town|village))\b"
    r"|: [\w ]{2,30} (?:press|books|verlag|publishers|publishing), (?:18|19|20)\d\d"
    r"|^(?:dear|ask|call|write) |^(?:directors|members|staff|present|team|contact|owners?|apologies): "
    r"|^(?:directed|written|produced|edited|shot|music|screenplay|story) by (?:\S+ ?){1,4}$"
    r"|[{}<>\\`=|]|::|\(\)|\w_\w|\(c\)"  # of code
)
# A field and its value: "Owner: Jane Fuller".
_FIELD: Final = re.compile(rf"[\w. ]{{2,20}}: [{UPPER}][\w’'.-]*(?: [{UPPER}][\w’'.-]*){{0,2}}$")
# What a caption has and the village's news has not: a film's title at the end, after a comma or "in"; a title or a part
# in quotes or brackets; two people in one picture, one as somebody; a word of films, plays and pictures.
_WORD: Final = rf"[{UPPER}0-9][\w’'.!?-]*"
_SMALL: Final = r"(?:of|the|an?|and|in|on|to|for|de|la|le|el|with|from|at|by|du|der|von|les|del|vs\.?|&)"
_ENDS_TITLED: Final = re.compile(
    rf"(?:(?:[,:;—–-]|\b(?:in|for|of|from|making|during)) |[.!?] (?!Mrs?\b))"
    rf"(?:(?:The|An?|Le|La|El|Der|Die|Das|Il|Les) )?{_WORD}(?: (?:{_SMALL} ){{0,2}}{_WORD})+[.!]?$"
    rf"|(?:[,:;.!?—–-]|\bfor) {_WORD}[.!]?$"
)
_SET_OFF: Final = re.compile(
    rf"\((?:the )?[{UPPER}][\w’' .-]{{1,40}}\)|[“\"‘«][^”\"’»]{{2,60}}[”\"’»]|[a-z] (?:The|La|Le|Les|El|Il) {_WORD}"
)
_TOGETHER: Final = re.compile(rf"{_WORD} {_WORD}(?:(?:,? (?:and|&|with|y|et|und)|,) {_WORD}| as) {_WORD}")
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
_NAME_AND_FILM: Final = re.compile(rf"[{UPPER}][\w’'.-]*(?: [{UPPER}][\w’'.-]*){{1,3}}(?:,| [-–—|/]) \S")  # and a year
_LINKING: Final = frozenset({"and", "y", "et", "und"})
_LISTED: Final = re.compile(r"\s*(?:,|;|&|/|\.\.\.|…|:|\b(?:and|y|et|und)\b)\s*")
_LAST: Final = re.compile(r"(?:&|\b(?:and|y|et|und)\b)(?!.*(?:&|\b(?:and|y|et|und)\b))[^,]*,")  # then comes a title


@lru_cache(REMEMBERED)
def is_told(text: str) -> bool:
    """Whether a text that stands all but alone on its page tells of a picture: it names somebody and says a little.

    A text with a full stop may be prose as well, and must show a film, a part or company besides.

    >>> is_told("Christopher Walken in a wig, Batman Returns"), is_told("Kim Novak and James Stewart")
    (True, False)
    >>> is_told("Kim Novak screams in The Mutations."), is_told("John Parker ran the Regal for forty years.")
    (True, False)
    """
    words, score = count_words(text), caption_score(text)
    if not _SHORTEST < words <= _LONGEST or len(text) > SCORED or score < _NAMED or is_prose(text):
        return False
    if is_headline(text):
        return bool(_NAME_IN.match(text) or (has_year(text) and _NAME_AND_FILM.match(text)))
    return not _is_list(text) and (score >= _LIKELY or not ends_sentence(text) or _is_of_film(text))


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
    low = text[:SCORED].lower()
    if not _PROSE_WORDS.isdisjoint(WORD.findall(low)) or _PROSE.search(low):
        return True
    return _FIELD.match(text) is not None


def is_film(text: str) -> bool:
    """Whether a text is a film and its year and says nothing of it.

    >>> is_film("Rear Window (1954)"), is_film("Kim Novak in Vertigo (1958)"), is_film("Kim Novak, Vertigo (1958)")
    (True, False, False)
    """
    if count_words(text) > _TITLE or not text[:1].isupper() or (dated := BRACKETED_YEAR.search(text)) is None:
        return False
    title = text[: dated.start()]
    return not (text[dated.end() :].strip(" .") or _NAME_IN.match(text) or any(sign in title for sign in ",;&–—"))


def _is_list(text: str) -> bool:
    """Whether a text is nothing but names, one after the other."""
    if any(word[0].islower() and word not in _LINKING for word in WORD.findall(text)):
        return False
    return not _LAST.search(text) and all(part.count(" ") < _SHORTEST for part in _LISTED.split(text.rstrip(".")))

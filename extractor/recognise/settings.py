"""Rules for places and things that the network takes for titles, beside the title that a caption is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from extractor.cues import geography
from extractor.cues.model import split_words
from extractor.recognise import patterns
from extractor.recognise.marks import has_year_behind, is_set_off
from extractor.recognise.mention import Mention

PLACES: Final = frozenset(split_words(geography.PLACES.words))
# As agencies write it: "PARIS, FRANCE - SUMMER 1959: Director ..."
_DATELINE: Final = re.compile(r"\s*(?P<place>[^\Wa-z\d_][^:;()\[\]\"“'‘a-z\n]{2,60})(?::|\s\(A[FP]P?\))")
_PARTS: Final = re.compile(r"\s*[,–—-]\s+")
_TIMES: Final = re.compile(
    r"(?:(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}\.?|SPRING|SUMMER|AUTUMN|FALL|WINTER)\b.*"
)
_YEAR_ALONE: Final = re.compile(rf"(?:.* )?{patterns.YEAR}")
_BARE_YEAR: Final = re.compile(rf",? {patterns.YEAR}\b|, [^,.;:()\[\]]{{2,30}},? {patterns.YEAR}\b")
# "in the Thunderbird", but not "the set of the Thing", nor "on the Alien set"
_AT_A_THING: Final = re.compile(
    r"(?<!set )(?<!scene )(?<!making )(?<!film )(?<!filming )(?<!shooting )"
    r"\b(?:in|on|aboard|into|behind|by|beside|from|near|past|outside|drives|driving) (?:the|his|her|their) $"
)
_FILM_WORD_BEHIND: Final = re.compile(
    r"['’]?s? (?:[a-z]+ )?(?:set|sets|film|films|movie|movies|series|remake|sequel|premiere|shoot|script|crew|cast"
    r"|trailer|saga|poster|trilogy|franchise|screenplay|story|production|soundtrack|scene|scenes|shot|ride|screening|reunion)\b"
)
_AT: Final = re.compile(r"\b(?:in|at|near|from|to|outside|of|around|through|across|over|on|for|against) $|, $")
_PLACE_OF: Final = re.compile(
    r"\b(?:heat|streets?|hills?|suburbs?|deserts?|coasts?|ports?|harbou?r|outskirts|lanes|slums?|town|city|villages?"
    r"|island|north|south|east|west|mountains|beach(?:es)?|jetty|dust|forests?|river|roofs|docks|canals?|sands?|dunes"
    r"|plains|valley|waves|tower|bay|tomb) of $",
    re.IGNORECASE,
)
_IN: Final = re.compile(r"\b(?:in|at|near|outside) $")
_NAME: Final = r"[A-ZÀ-Þ][\w’'.-]*(?: [A-ZÀ-Þ][\w’'.-]*)"
_PLACE_IN_PLACE: Final = re.compile(
    rf"(?:[,;.]|\b(?:in|at|near|outside)) (?P<place>{_NAME}?), (?P<country>{_NAME}{{0,3}}),? [\"“'‘]?$"
)
# Behind another place these are no titles either.
_COUNTRIES: Final = PLACES | {
    "arizona", "australia", "brazil", "georgia", "idaho", "kansas", "monaco", "montana", "nebraska", "nevada",
    "oklahoma", "virginia", "washington",
}  # fmt: skip
_LONGEST_PLACES: Final = 60  # characters
_COMPANY: Final = re.compile(r"\b(?:Films?|Company|Pictures|Productions|Fox|Warner|Studios?|Cinema)\b")
_TO_TITLE: Final = re.compile(
    r" (?:for|during|while (?:shooting|filming|making)|at the (?:end|start|beginning|close) of|on the set of) "
    r"[\"“'‘*_]?"
)
_ASKS: Final = re.compile(r"\s?[?!]\s")


def drop_datelines(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """What stands in the dateline before a caption is a place and a day: no title, and no film's year."""
    head = _DATELINE.match(text)
    if head is None:
        return
    end = head.end("place")
    films = [mention for mention in found if mention.label == "FILM"]
    if not any(film.start >= end for film in films):
        return
    place, *rest = _PARTS.split(head["place"].strip())
    is_place = place.lower() in PLACES or any(part.lower() in PLACES or _TIMES.match(part) for part in rest)
    for mention in found:
        if mention.start >= end:
            return
        is_year = mention.label == "YEAR" and not any(film.end <= mention.start for film in films)
        if (is_place and mention.label in ("FILM", "YEAR")) or (is_year and _YEAR_ALONE.fullmatch(head["place"])):
            yield replace(mention, label=None, rule="dateline")


def drop_titles_of_things(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """Beside a title that is dated or set off, a bare name where a place or thing stands is no title."""
    films = [mention for mention in found if mention.label == "FILM"]
    if len(films) < 2:
        return
    sure = [film for film in films if _is_sure(text, film)]
    if not sure:
        return
    names = {text[film.start : film.end].casefold() for film in sure}
    for film in films:
        name = text[film.start : film.end]
        if film in sure or any(name.casefold() in other for other in names):
            continue
        if _is_thing(text, film, sure):
            yield replace(film, label=None, rule="place or thing")


def _is_sure(text: str, film: Mention) -> bool:
    return (
        is_set_off(text, film.start, film.end)
        or has_year_behind(text, film.end)
        or _BARE_YEAR.match(text, film.end) is not None
    )


def _is_thing(text: str, film: Mention, sure: Sequence[Mention]) -> bool:
    name, near = text[film.start : film.end], max(0, film.start - 30)
    if name.islower() and " " not in name and any(not text[other.start : other.end].islower() for other in sure):
        return True
    if _AT_A_THING.search(text, near, film.start) and not _FILM_WORD_BEHIND.match(text, film.end):
        return True
    if name.casefold() in PLACES and _AT.search(text, near, film.start):
        return True
    if _PLACE_OF.search(text, near, film.start):
        return True
    behind = _TO_TITLE.match(text, film.end)
    if behind and _IN.search(text, near, film.start) and any(other.start == behind.end() for other in sure):
        return True
    is_first = not text[: film.start].strip()
    return is_first and _ASKS.match(text, film.end) is not None


def drop_years_of_places(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """The year behind a place in a country is that of the picture: "'Fame', Durban, South Africa, 1963"."""
    for at, mention in enumerate(found):
        if mention.label != "YEAR" or text[mention.start - 1 : mention.start] in ("(", "["):
            continue
        places = _PLACE_IN_PLACE.search(text, max(0, mention.start - _LONGEST_PLACES), mention.start)
        if places is None or places["country"].casefold() not in _COUNTRIES or _COMPANY.search(places["place"]):
            continue
        if at == 0 or found[at - 1].end <= places.start("place"):
            yield replace(mention, label=None, rule="year of a place")


def drop_people_of_places(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """The name of a country or city is nobody's, unless it is owned or a part's ("as Tokyo")."""
    for mention in found:
        if mention.label not in ("PERSON", "CHARACTER"):
            continue
        name = text[mention.start : mention.end]
        if name.casefold() in PLACES and not (mention.label == "CHARACTER" and " " not in name):
            yield replace(mention, label=None, rule="place")

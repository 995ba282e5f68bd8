"""What a caption describes its people doing: at work as actors, or at work behind the camera."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from extractor.credits import shapes
from extractor.credits.claims import Claims
from extractor.cues import words
from extractor.cues.model import split_words

IN_SCENE: Final = "in-scene"
IN_FILM: Final = "in-film"
_IN: Final = ("in", "im", "dans")
_ONTO: Final = ("on", "to", "into", "onto", "around", "over")  # whom a gown is pinned on, and the like
_FITTERS: Final = frozenset({"makeup_artist", "costume_designer", "stunts", "crew", "effects"})
_MEETS: Final = frozenset(split_words(words.MEETS.words))
_AT_THE_CAMERA: Final = re.compile(
    "|".join(re.escape(phrase).replace("'", "['’]") for phrase in split_words(words.AT_THE_CAMERA.words)), re.IGNORECASE
)
# "shooting F", "films the last scene of F"
_SHOOTS: Final = re.compile(
    rf"\s*(?:\([^()]{{0,60}}\)\s*)?(?:{'|'.join(split_words(words.SHOOTS.words))})\s*(?:the |a )?"
    r"[\"'“‘(*]*(?:$|[a-z ]{0,25}\b(?:scene|shot|sequence)\b)",
    re.IGNORECASE,
)
_EXTRA_SIGNS: Final = re.compile(
    rf"\b(?:{'|'.join(split_words(words.EXTRA_SIGNS.words))})\b",
    re.IGNORECASE,
)
# What stands before the extras that surround a star: "with the extras", "and an unknown extra".
_BESIDE_EXTRAS: Final = re.compile(r"\b(?:with|and|other|some|hundreds?|thousands?)(?: \w+){0,2} $", re.IGNORECASE)
_BEFORE_EXTRAS: Final = 40  # characters that such words take at most


def find_actors_at_work(claims: Claims) -> dict[int, str]:
    """The person tokens whom the caption shows as actors, and how: in a film, being directed, having a double, or in a
    scene only, which also their director may rehearse.
    """
    codes, reading = claims.codes, claims.reading
    found: dict[int, str] = {}

    def add_people(start: int, end: int, rule: str) -> None:
        for token in range(start, end):
            if codes[token] == "P":
                found.setdefault(token, rule)

    def add_first(people: list[int], rule: str) -> None:
        for token in people[:1]:
            found.setdefault(token, rule)

    if "F" in codes:
        for match in shapes.PEOPLE_IN_FILM.finditer(codes):
            if claims.is_phrase(match.start("link"), *_IN):
                start, end = match.span("people")
                makes = codes[start - 1 : start] == "b" and codes[start : start + 3] == "P,&"
                if codes[max(0, start - 2) : start] == "Ci":
                    continue  # "plays C for X in F"
                add_people(start + makes, end, IN_FILM)  # "directed by X, and Y in F"
        for match in shapes.SOMETHING_IN_FILM.finditer(codes):
            if claims.is_phrase(match.start("link"), *_IN):
                start = max(reading.sentence_start(match.start()), codes.rfind("F", 0, match.start()) + 1)
                add_people(start, match.start(), IN_SCENE)
    for match in shapes.DIRECTED.finditer(codes):
        verb = match.start("verb")
        if codes[verb] != "v" or claims.role(verb) in ("director", "makeup_artist", "stand_in", "stunts"):
            add_people(*match.span("people"), "directed")
    for claim in claims.found:
        if claim.rule in ("directing", "making-up", "lighting") and (
            addressed := shapes.ADDRESSED.regex.match(codes, claim.at)
        ):
            add_people(*addressed.span("people"), "directed")
    for match in shapes.DIRECTED_BY.finditer(codes):  # "takes instructions from X"
        if any(claim.rule == "directing" and claim.at == match.start("word") for claim in claims.found):
            add_first(claims.subjects(match.start("word")), "directed")
    for claim in claims.found:
        if claim.rule == "made-up-by" and codes[claim.at - 1] not in "idj":  # not "in a wig by X"
            add_first(claims.subjects(claim.at), IN_SCENE)
    for match in shapes.DOUBLED.finditer(codes):
        if claims.role(match.start("noun") if match["noun"] else match.start("word")) in ("stand_in", "stunts"):
            add_people(*match.span(), "doubled")
    for claim in claims.found:
        if claim.role == "stand_in" and codes[claim.at] == "v" and reading.word(claim.at + 1) in ("him", "her"):
            who = claims.antecedent(claim.at)  # "his brother stood in for him"
            if who is not None and who != claim.person:
                found.setdefault(who, "doubled")
    _add_fitted(claims, found)
    end = -1
    while (at := codes.find("c", end + 1)) >= 0:
        if at and reading.word(at) == "break" and reading.word(at - 1) == "to":  # a window
            end = at
            continue
        start, end = reading.sentence_start(at), reading.sentence_end(at)
        if "P" in codes[start:end]:
            add_people(start, end, IN_SCENE)
        elif start > 0 and "F" in codes[start:end]:  # "Ann Lee at noon. A break on F."
            add_people(reading.sentence_start(start - 1), start, IN_SCENE)
    return found


def _add_fitted(claims: Claims, found: dict[int, str]) -> None:
    """Adds the people to whom someone of a craft does something: dresses, makes up, lights or trains them."""
    reading = claims.reading
    makers = {claim.person for claim in claims.found if claim.role in _FITTERS and claim.cue == "explicit"}
    if not makers:
        return
    claimed = {claim.person for claim in claims.found}
    dressers = {claim.person for claim in claims.found if claim.role in ("makeup_artist", "costume_designer")}
    for match in shapes.FITTED.finditer(claims.codes):
        link = match.start("link")
        if match.start() not in makers:
            continue
        if claims.codes[match.end() : match.end() + 1] == "'" and match.start() not in dressers:
            continue  # "corrects X's guard", but "curls X's hair"
        if claims.is_phrase(link, *_ONTO) if claims.codes[link] == "i" else reading.word(link) not in _MEETS:
            for token in range(*match.span("people")):
                if claims.codes[token] == "P" and token not in claimed:
                    found.setdefault(token, IN_SCENE)


def find_extras(claims: Claims) -> set[int]:
    """The person tokens of sentences that speak of extras; the extras that surround a star aside ("with extras")."""
    found: set[int] = set()
    reading, end = claims.reading, -1
    for sign in _EXTRA_SIGNS.finditer(reading.text):
        token = bisect_right(reading.starts, sign.start()) - 1
        if token < max(0, end) or token in claims.used or token in reading.entity_of:
            continue  # of a sentence that is done, someone's own role, or within a title
        if _BESIDE_EXTRAS.search(reading.text, max(0, sign.start() - _BEFORE_EXTRAS), sign.start()):
            continue
        start, end = reading.sentence_start(token), reading.sentence_end(token)
        found.update(at for at in range(start, end) if claims.codes[at] == "P")
    return found


def guess_directors(claims: Claims, open_people: list[int]) -> set[int]:
    """Of people with an open role, given by first mention, those who are likelier the director by how they are put.

    They stand after a title as its credit ("F, X, 1950"), at the camera, or first with others ("X with Y on the set").
    """
    codes, reading = claims.codes, claims.reading
    headed = {
        match.start("person") if match["person"] else match.start("other") for match in shapes.HEADING.finditer(codes)
    }
    guessed = headed.intersection(open_people)
    if guessed:
        return guessed
    for token in open_people:
        end = reading.ends[token]
        following = codes.find("P", token + 1)
        limit = reading.starts[following] if following >= 0 else len(reading.text)
        after = reading.text[end : min(limit, end + 45)]
        film = codes.find("F", token + 1)
        until_film = reading.text[end : min(limit, end + 45, reading.starts[film] if film >= 0 else limit)]
        is_one_of_several = codes[token - 1 : token] in ("&", ",") and "P" in codes[max(0, token - 3) : token]
        if not is_one_of_several and (_AT_THE_CAMERA.search(after) or _SHOOTS.match(until_film)):
            return {token}
        if token == min(open_people) and shapes.WITH_OTHERS.regex.match(codes, token):
            return {token}
    return set()

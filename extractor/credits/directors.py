"""Directors told by what a caption describes: "X's F", "a film by X", "X shows Y how to fall"."""

from __future__ import annotations

import re
from typing import Final

from extractor.credits import shapes
from extractor.credits.claims import Claims
from extractor.cues import places, words
from extractor.cues.model import split_words

_DIRECTORS_FILMS: Final = frozenset(split_words(words.DIRECTORS_FILMS.words))
_COUNTED: Final = frozenset(split_words(words.COUNTED.words))
_RANKS: Final = frozenset({"first", "second", "third", "fourth", "last", "latest", "debut", "own"})
_GROUPS: Final = frozenset(split_words(words.DIRECTED_GROUPS.words))
_GIVES: Final = frozenset({"gives", "giving", "gave", "offers"})
_TO_DO: Final = re.compile(r"(?! (?:for|about|if|whether|a|the) )[^.;,]{0,25}\b(?:to|how|what|where|not|that)\b")
_DIRECTIONS: Final = frozenset(split_words(words.NOTES.words))
_NOTES: Final = re.compile(
    rf"\s(?:some |a |his |her |last-minute |final )?(?:{'|'.join(split_words(words.NOTES.words))})\b"
)
# "talks X through a scene" directs, "talks to X" does not
_OWN_LINES: Final = re.compile(r"(?:his|her|their) ")
_OVER_SCENES: Final = (
    "goes over", "going over", "goes through", "going through", "running through", "runs through", "talks over",
)  # fmt: skip
_SCENES: Final = frozenset(split_words(words.SCENES.words))
_NEEDS_THROUGH: Final = ("talks", "talking", "talked", "walks", "walking", "walked", "teaches", "teaching", "taught")
_THROUGH: Final = re.compile(r"[^.;]{0,22}\b(?:through|how)\b", re.IGNORECASE)
_OWN_THINGS: Final = frozenset(
    word
    for table in (places.BODY, places.CLOTHES, places.HELD, words.FACE, words.OWN_THINGS)
    for word in split_words(table.words)
)


def find_directors(claims: Claims) -> None:
    """Claims, weakly, that someone directs."""
    _find_owners(claims)
    _find_at_work(claims)


def _find_owners(claims: Claims) -> None:
    codes, reading = claims.codes, claims.reading
    if "'" in codes:
        for match in shapes.FILM_OF_OWNER.finditer(codes):
            person = match.start()
            if codes[max(0, person - 1) : person] == "K":
                continue
            is_pair = match.group() in ("P'F", "P'YF") and codes[person - 1 : person] == "&"
            for one in claims.people_before(person) if is_pair else [person]:
                claims.add(one, "director", "context", "possessive", match.end() - 1, is_weak=True)
    for match in shapes.FILM_WORD_OF_OWNER.finditer(codes):
        token = match.end() - 1
        person = codes.index("P", match.start())
        start = reading.sentence_start(person)
        if reading.word(token) not in _DIRECTORS_FILMS or "F" not in codes[start : reading.sentence_end(token)]:
            continue
        is_counted = codes[person + 1] == "'" and reading.word(token - 1) in _COUNTED
        if not is_counted or "F" in codes[start:person]:
            claims.add(person, "director", "context", "possessive", token, is_weak=True)
    for match in shapes.FILM_THEN_OWNER.finditer(codes):
        claims.add(match.start("person"), "director", "context", "possessive", match.start(), is_weak=True)
    for match in shapes.FILM_BY.finditer(codes):
        if "o" in match.group()[-5:] and (reading.word(match.start()) not in _DIRECTORS_FILMS or "F" not in codes):
            continue
        for person in claims.people_from(match.end() - 1):
            claims.add(person, "director", "context", "film-by", match.start(), is_weak=True)
    for match in shapes.FILM_WAS_OWNERS.finditer(codes):
        if reading.word(match.start("rank")) in _RANKS:
            claims.add(
                codes.index("P", match.start()), "director", "context", "possessive", match.start(), is_weak=True
            )
    for match in shapes.OWN_FILM.finditer(codes):
        if reading.word(match.start() + 1) == "own":
            for person in claims.subjects(match.start())[:1]:
                claims.add(person, "director", "context", "own-film", match.end() - 1)


def _find_at_work(claims: Claims) -> None:
    codes, reading = claims.codes, claims.reading
    if "D" in codes or "T" in codes:
        for match in shapes.DIRECTING.finditer(codes):
            verb = match.start("verb") if match["verb"] else match.end() - 1
            if match["verb"]:
                after = reading.ends[match.end() - 1]
                if claims.is_phrase(verb, *_NEEDS_THROUGH) and not _THROUGH.match(reading.text, after):
                    continue
                if codes[match.end() : match.end() + 1] == "'":
                    continue  # "had X's hair cut"
                if claims.is_phrase(verb, "has", "had") and codes[claims.people_from(match.end() - 1)[-1] + 1] == "i":
                    continue  # "has X and Y in stitches"
                if claims.is_phrase(verb, "asks", "asked", "tells", "told") and not _TO_DO.match(reading.text, after):
                    continue  # "asks X for the way to Rome", but "asks X to jump"
            elif claims.is_phrase(verb, *_OVER_SCENES) and not any(
                (codes[i] == "c" and not _OWN_LINES.match(reading.word(i))) or reading.word(i) in _SCENES
                for i in range(verb + 1, min(verb + 5, len(codes)))
            ):
                continue  # "goes over his lines", "goes through a table"
            claims.add(match.start(), "director", "context", "directing", verb, is_weak=True)
        for match in shapes.DIRECTING_GROUP.finditer(codes):
            is_pronoun = match["group"] == "h"
            if is_pronoun and claims.is_phrase(match.start("verb"), "has", "had"):
                continue  # "has her hair done"
            if reading.word(match.start("group")) in _GROUPS and (
                not is_pronoun
                or (
                    codes[match.end() : match.end() + 1] in tuple("xXavl")
                    and reading.word(match.end()) not in _OWN_THINGS
                )
            ):  # "lets her try", but not "lets her hand trail"
                claims.add(match.start(), "director", "context", "directing", match.start("verb"), is_weak=True)
    for match in shapes.DIRECTED_BY.finditer(codes):
        word = reading.word(match.start("word"))
        is_given = claims.is_phrase(match.start("link"), "by") and word.startswith("given ")
        if (is_given or claims.is_phrase(match.start("link"), "from")) and word.rsplit(" ", 1)[-1] in _DIRECTIONS:
            claims.add(match.start("person"), "director", "context", "directing", match.start("word"), is_weak=True)
    for match in shapes.GIVING_NOTES.finditer(codes):
        if reading.word(match.start("verb")) in _GIVES and _NOTES.match(reading.text, reading.ends[match.end() - 1]):
            claims.add(match.start(), "director", "context", "directing", match.start("verb"), is_weak=True)

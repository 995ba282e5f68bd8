"""Roles told by nouns ("director X", "X, editor of F") and by credit lines ("music by X", "Costumes: X")."""

from __future__ import annotations

import re
from typing import Final

from extractor.credits import shapes
from extractor.credits.claims import Claims
from extractor.cues import places, roles, words
from extractor.cues.model import split_words
from extractor.schema import Role

_CALLINGS: Final = tuple(split_words(words.CALLINGS.words))
_REPLACES: Final = frozenset(split_words(words.REPLACES.words))
_ONE_LETTER: Final = frozenset("rdc")  # "R: X" for Regie
_MASTERS: Final = frozenset(split_words(words.MASTERS.words))
_NO_MASTERS: Final[tuple[Role, ...]] = ("actor", "unknown", "director")
_BRACKET_OF_PERSON: Final = re.compile(r"P'?\([^()]{0,40}\)$")
# Worn or seen in the picture: in a bracket of its own, what tells someone apart and no credit.
_SEEN: Final = frozenset(split_words(places.CLOTHES.words)) - {"makeup", "make-up", "costume"}
_WORN: Final = frozenset({"worn", "modelled", "modeled", "owned", "used", "sported", "carried"})
# Words for a scene being prepared that, before "by X", are X's work.
_WORN_WORK: Final[dict[str, Role]] = {
    "in makeup": "makeup_artist", "in make-up": "makeup_artist", "in costume": "costume_designer",
}  # fmt: skip
_AND_NEXT: Final = re.compile(r",&[dhj]{0,2}(?=[nm]$)")
_BOTH: Final = re.compile(r"(?:both|all)\b", re.IGNORECASE)  # "X, Y (both editors)"
_ASIDE_AHEAD: Final = re.compile(r"P(?:\([^()]{0,20}\))?,[dhjxX0]{0,5}$")
_ASIDE_REACH: Final = 30  # tokens
_FILM_BEFORE: Final = re.compile(r"F(?:\([^()]*\))?,?$")
_BY_NEXT: Final = re.compile(r"P[io]d?F(?:\([^()]*\))?,?&bP")
_IN_ITS_FILM: Final = re.compile(r"(?:\([^()]*\))?(?:,x,)?(?:ad?C)?(?:id?(?:[gxt]o)?d?|co)F")
# "a" and what may stand between it and its noun, behind what no list of people has there
_ONE: Final = re.compile(r"(?:(?<=[.;])|^|(?P<lead>[&wbiTvDxXc]))(?P<article>d)[jxXt0-]{0,5}$")
_BETWEEN_COMMAS: Final = re.compile(r"(?:\([^()]{0,40}\))?,(?!&?[dhjnmx]{0,3}(?:P|[nm](?!,P)))")
_SET_APART: Final = re.compile(rf"{_BETWEEN_COMMAS.pattern}|(?:\([^()]{{0,40}}\))?(?:[.;)]|$)")
_THING_REACH: Final = 20  # tokens between a thing and "designed by X"
THING_ROLE: Final[dict[str, Role]] = {word: line.role for line in roles.THINGS for word in split_words(line.words)}


def find_nouns_before(claims: Claims) -> None:
    """Gives the roles of "director X", "Directors: X and Y", "its director is X"."""
    codes = claims.codes
    for match in shapes.NOUN_BEFORE.finditer(codes):
        link = match["link"] or ""
        start, end = match.span("nouns")
        person = match.start("person")
        own = _AND_NEXT.search(match["nouns"])
        if own and _ASIDE_AHEAD.search(codes, max(0, start - _ASIDE_REACH), start):
            start += own.end()  # "X, the editor, and composer Y"
        if "N" in codes[max(0, start - 2) : start]:
            continue  # "not a stuntman: X"
        if link == "," and not (_is_definite(claims, start) or _is_introduced(claims, start, person)):
            continue  # "an unknown grip, X"
        if link.endswith("s") and codes[start - 1 : start] not in tuple("dh'jxXt"):
            continue
        if link == "&j" and not claims.is_phrase(end + 1, *_CALLINGS):
            continue
        if codes[end : end + 1] == "'" or codes[person - 1] == "'":
            continue  # "the director's wife X"
        is_list = codes[end - 1] == "m" or ":" in codes[end:person]
        claims.give(claims.people_from(person) if is_list else [person], start, end, "noun-before")


def _is_definite(claims: Claims, token: int) -> bool:
    """Whether "the", "its" or a possessive opens the noun phrase that ends before a token, or nothing does."""
    i = token - 1
    while i >= 0 and claims.codes[i] in "jxXt" and token - i < 4:
        i -= 1
    if i < 0 or claims.codes[i] in "h'.:":
        return True
    return claims.codes[i] == "d" and not claims.is_phrase(i, "a", "an", "another")


def _is_introduced(claims: Claims, token: int, person: int) -> bool:
    """Whether "with a grip, X, at" tells who the grip is: no list ("a grip, X and Y")."""
    opening = _ONE.search(claims.codes, max(0, token - _ASIDE_REACH), token)
    return (
        opening is not None
        and claims.is_phrase(opening.start("article"), "a", "an", "another")
        and (_SET_APART if opening["lead"] else _BETWEEN_COMMAS).match(claims.codes, person + 1) is not None
    )


def find_nouns_after(claims: Claims) -> None:
    """Gives the roles of "X, director of F", "X (editor)", "X worked as extra", "she was the editor"."""
    for match in shapes.RESPECTIVELY.finditer(claims.codes):
        people = [i for i in range(*match.span("people")) if claims.codes[i] == "P"]
        nouns = [i for i in range(*match.span("nouns")) if claims.codes[i] in "nm"]
        for person, noun in zip(people, nouns, strict=False):
            claims.give([person], noun, noun + 1, "respectively")
    codes = claims.codes
    for match in shapes.REPLACED_AS.finditer(codes):
        if claims.reading.word(match.start("verb")) in _REPLACES:
            people = [*claims.subjects(match.start("verb"))[:1], match.start("before")]
            claims.give(people, *match.span("nouns"), "noun-after")
    _find_beside(claims)
    _find_in_brackets(claims)
    for match in shapes.NOUN_APART.finditer(codes):
        claims.give([match.start()], *match.span("nouns"), "noun-after")
    for match in shapes.AS_NOUN.finditer(codes):
        start, end = match.span("nouns")
        if match["article"] and claims.role(start) not in ("extra", "stand_in", "stunts"):
            continue  # "as the projectionist" is a part, "as a courtroom extra" a role
        claims.give(claims.subjects(match.start())[:1], start, end, "noun-as")
    for match in shapes.PRONOUN_IS.finditer(codes):
        if claims.is_phrase(match.start(), "he", "she"):
            who = claims.antecedent(match.start())
            if who is not None:
                claims.give([who], *match.span("nouns"), "noun-after")


def _find_beside(claims: Claims) -> None:
    codes = claims.codes
    for shape in (shapes.NOUN_AFTER, shapes.NOUN_OF_OWNER, shapes.CRAFT_AFTER, shapes.NOUN_CLOSE):
        for match in shape.finditer(codes):
            start, end = match.span("nouns")
            if shape is shapes.NOUN_AFTER and match["link"].endswith("a") and "d" in codes[match.end("link") : start]:
                continue  # "as the projectionist"
            if shape is shapes.NOUN_CLOSE and codes[start] == "g" and claims.reading.word(start).rstrip(".") != "dir":
                continue
            if codes[end : end + 2] == "od" and claims.is_phrase(end + 1, "a", "an"):
                continue  # "editor of a sports daily"
            person = match.start()
            people = claims.people_before(person) if codes[end - 1] == "m" else [person]
            claims.give(people, start, end, "noun-after")


def _find_in_brackets(claims: Claims) -> None:
    for match in shapes.FILM_BRACKET.finditer(claims.codes):
        claims.give([match.start()], *match.span("nouns" if match["nouns"] else "after"), "bracket")
    for match in shapes.PERSON_BRACKET.finditer(claims.codes):
        inner = match["inner"]
        if "P" in inner or "F" in inner:
            continue
        offset = match.start("inner")
        after = claims.reading.starts[offset]
        for part in shapes.BRACKET_PART.finditer(inner):
            is_thing = part["part"].strip("xXdj") == "g"
            if is_thing and (part["part"] != "g" or claims.reading.word(offset + part.start("part")) in _SEEN):
                continue  # "(purple dress)", "(robes)"
            person = match.start()
            people = claims.people_before(person) if _BOTH.match(claims.reading.text, after) else [person]
            claims.give(people, offset + part.start("part"), offset + part.end("part"), "bracket")


def find_credit_lines(claims: Claims) -> None:
    """Gives the roles of "music by X", "Costumes: X", "written, produced and directed by X", "gowns designed by X"."""
    codes, reading = claims.codes, claims.reading
    for match in shapes.CREDIT_LINE.finditer(codes):
        start, end = match.span("crafts")
        person, by = match.start("person"), match["by"]
        last = claims.role(end - 1)
        word = reading.word(end - 1)
        if (codes[start] in "nm" and not by.endswith("b")) or (codes[end - 1] in "nm" and by == ""):
            continue  # left to nouns
        if codes[end - 1] == "v":
            if not by.endswith("b"):
                continue
            if word == "photographed" and "F" not in codes[:start]:
                claims.silent.add(person)
                continue
        if reading.word(start) == "based on":
            claims.give([person], start, end, "source")
            continue
        if reading.word(start).rstrip(":.") in _ONE_LETTER and not _opens_credit(codes, start):
            continue
        is_loose = by in ("", ",") and codes[start - 1 : start] not in ("", *",.;(/:-)&")
        if is_loose and not (by == "" and last in ("director", "actor")):
            continue
        if by == "" and codes[start - 1 : start] == ")" and _BRACKET_OF_PERSON.search(codes, max(0, start - 42), start):
            continue  # "X (left) sets Y down"
        if by == ":" and codes[start] == "g" and _is_one_of_many(claims, start):
            continue  # "A borrowed car, a borrowed suit: X"
        if by.endswith("b") and _is_worn(claims, person):
            continue  # "costume worn by X"
        if word in ("set", "sets") and codes[max(0, start - 2) : start] in ("id", "i"):
            continue  # "On the set: X"
        if by == "o" and (last not in ("director", "production_designer") or word in ("set", "sets")):
            continue  # "on the set of X's F"
        if by == "" and codes[person + 1 : person + 2] == "'":
            continue  # "cutting X's F"
        people = claims.people_from(person)
        if len(people) > 1 and _FILM_BEFORE.search(codes, max(0, start - _ASIDE_REACH), start):
            # "F, directed by X, and Y in G"
            people = [one for one in people if one == person or not _IN_ITS_FILM.match(codes, one + 1)]
        if word.rstrip(".") == "dir" and by == "" and reading.sentence_start(start) == start:
            names = [reading.surface(reading.entity_of[one]) for one in people]  # "Dir. X and Y": Y may be anybody
            people = [one for one, name in zip(people, names, strict=True) if name.endswith(names[0].split()[-1])]
        if by[:1] in ("o", "i") and (verb := codes.find("v", end, person)) >= 0 and claims.role(verb) != last:
            claims.give(people, verb, verb + 1, "credit-line")  # "the set of F, directed by X"
            continue
        if word == "designed":
            opening = max(reading.sentence_start(start), start - _THING_REACH)
            thing = next((role for i in range(start - 1, opening - 1, -1)
                          if (role := THING_ROLE.get(reading.word(i))) is not None), last)  # fmt: skip
            for one in people:
                claims.add(one, thing, "explicit", "credit-line", start)
            continue
        claims.give(people, start, end, "credit-line")
        if by.endswith("b") and (more := _BY_NEXT.match(codes, person)):  # "directed by X in F and by Y in G"
            claims.add(more.end() - 1, last, claims.cue(end - 1), "credit-line", more.end() - 1)
    for match in shapes.IN_WORK_BY.finditer(codes):
        role = _WORN_WORK.get(reading.word(match.start("worn")))
        if role is not None:
            for one in claims.people_from(match.start("person")):
                claims.add(one, role, "explicit", "credit-line", match.start("worn"))
    for match in shapes.WORK_IS_BY.finditer(codes):
        craft = match.start("craft")
        if craft not in claims.used and (codes[craft] == "g" or codes[craft + 1] in "oi"):
            claims.give(claims.people_from(match.start("person")), craft, craft + 1, "credit-line")
    for match in shapes.THING_BY.finditer(codes):
        role = THING_ROLE.get(reading.word(match.start("thing")))
        if role is not None:
            claims.add(match.start("person"), role, "explicit", "credit-line", match.start())


def find_masters(claims: Claims) -> None:
    """Gives the roles of "stop-motion legend X" and "makeup genius X"."""
    for match in shapes.MASTER_OF.finditer(claims.codes):
        craft = match.start("craft")
        role = claims.role(craft)
        if craft not in claims.used and role not in _NO_MASTERS and claims.reading.word(craft + 1) in _MASTERS:
            claims.give([match.start("person")], craft, craft + 1, "noun-before")


def _is_one_of_many(claims: Claims, token: int) -> bool:
    """Whether "a" or the like opens the noun phrase that ends at a token: a thing, not a heading."""
    i = token - 1
    while i >= 0 and claims.codes[i] in "xXj" and token - i < 4:
        i -= 1
    return i >= 0 and claims.is_phrase(i, "a", "an", "another", "one")


def _is_worn(claims: Claims, person: int) -> bool:
    """Whether "worn by" or the like stands before a person."""
    by = claims.codes.rfind("b", 0, person)
    return claims.reading.word(by - 1) in _WORN


def _opens_credit(codes: str, at: int) -> bool:
    """Whether a credit of one letter ("R: X") can stand at a token: after a title, a comma or an opening bracket."""
    return "F" in codes[:at] and codes[at - 1 : at] in tuple("(,./")

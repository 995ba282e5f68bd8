"""Who plays, voices or doubles whom."""

from __future__ import annotations

import re
from typing import Final

from extractor.credits.reading import Reading
from extractor.credits.roles import BRACKET, RoleFinder

_SUIT: Final = frozenset(
    "suit costume makeup make-up make mask wig armour armor outfit head skin feet dress get-up gear robes robe prosthetics "
    "costumes rig cape claws latex fur helmet uniform".split()
)
_AS: Final = re.compile(rf"P{BRACKET}?'?,?(?:[xXcit0]{{0,3}}|,[xXihd]{{1,5}},|s|[xXihdt]{{0,6}})a[djxXh,'n0K-]{{0,6}}C")
_PAIRS: Final = re.compile(r"P(?P<p>(?:,?[,&]P)+)[xX]{0,2}(?:a|l)d?C(?P<c>(?:,?[,&]C)+)")
_IN_BRACKET: Final = re.compile(r"P'?\((?P<inner>[^()PFY]*)\)")
_CAST: Final = re.compile(r"C\(?,?(?:e?s?l|x)?(?:b)?(?:\(|:|b)[djnx]*(P)(?=[),;.&]|$|C)")
_PLAYED_BY: Final = re.compile(r"C[^PFC.;]{0,4}(?:l|v|x)b[djnx]{0,2}P")
_IS: Final = re.compile(rf"P{BRACKET}?,?sd?[djxX,n]{{0,3}}C")
_OWN: Final = re.compile(r"P'[djxX]{0,2}C")
_APPOSITION: Final = re.compile(rf"P{BRACKET}?,(?:dx{{0,2}}[oi])?[dhAxXjtn0-]{{0,5}}C(?=[,.;)&i]|$)")
_FOR: Final = re.compile(r"P(?P<mid>[^PFC.;]{0,8}?[nm])[iofxd,]{1,3}C")
_LISTED: Final = re.compile(r"(?<![^/;.:,&])C[:=-]P")
_IN_SUIT: Final = re.compile(r"(?:i|c|x|l)[dhjxX0]{0,3}C'?(?P<what>[xXcng])")
_TARGET: Final = re.compile(r"[dhxXjntK0,'-]{0,6}?C")


def find_characters(reading: Reading, finder: RoleFinder) -> dict[int, tuple[int, str]]:
    """Maps person tokens to (character token, rule)."""
    codes, values = reading.codes, reading.values
    played: dict[int, tuple[int, str]] = {}
    if "C" not in codes:
        return played
    taken: set[int] = set()

    def tie(person: int, character: int, rule: str) -> None:
        if person not in played and character not in taken:
            played[person] = (character, rule)
            taken.add(character)

    for match in _PAIRS.finditer(codes):
        people = [match.start()] + [i for i in range(*match.span("p")) if codes[i] == "P"]
        parts = [match.start("c") - 1] + [i for i in range(*match.span("c")) if codes[i] == "C"]
        if len(people) == len(parts):
            for person, part in zip(people, parts, strict=True):
                tie(person, part, "as")
    for match in _IN_BRACKET.finditer(codes):
        start, end = match.span("inner")
        part = codes.find("C", start, end)
        if part >= 0:
            tie(match.start(), part, "bracket-character")
    for match in _AS.finditer(codes):
        tie(match.start(), match.end() - 1, "as")
    for match in _PLAYED_BY.finditer(codes):
        tie(match.end() - 1, match.start(), "played-by")
    at = -1
    while (at := codes.find("l", at + 1)) >= 0:
        target = _TARGET.match(codes, at + 1)
        if target and target.end() - 1 not in taken:
            for person in finder.subjects(at)[:1]:
                tie(person, target.end() - 1, "plays")
    for match in _CAST.finditer(codes):
        tie(match.start(1), match.start(), "cast-line")
    for match in _LISTED.finditer(codes):
        tie(match.end() - 1, match.start(), "cast-line")
    for match in _IS.finditer(codes):
        tie(match.start(), match.end() - 1, "is")
    for match in _APPOSITION.finditer(codes):
        tie(match.start(), match.end() - 1, "apposition")
    for match in _IN_SUIT.finditer(codes):
        word = values[match.start("what")]
        word = word if isinstance(word, str) else reading.text[reading.starts[match.start("what")] : reading.ends[match.start("what")]].lower()
        if word.split("-")[0] in _SUIT or word in _SUIT:
            part = codes.index("C", match.start())
            people = finder.subjects(match.start())
            if people:
                tie(people[-1] if len(people) == 1 else people[0], part, "in-suit")
    for match in _FOR.finditer(codes):
        tie(match.start(), match.end() - 1, "double-for")
    for match in _OWN.finditer(codes):
        tie(match.start(), match.end() - 1, "possessive-character")
    at = -1
    while (at := codes.find("v", at + 1)) >= 0:
        if values[at][0] in ("stand_in", "effects", "stunts"):
            target = _TARGET.match(codes, at + 1)
            if target:
                for person in finder.subjects(at)[:1]:
                    tie(person, target.end() - 1, "doubles")
    return played

"""Who plays, voices or doubles whom."""

from __future__ import annotations

import re
from typing import Final

from extractor.credits.reading import Reading
from extractor.credits.roles import BRACKET, RoleFinder

_SUIT: Final = frozenset(
    "suit costume makeup make-up make mask wig armour armor outfit head skin feet dress get-up gear robes robe prosthetics "
    "costumes rig cape claws latex fur helmet uniform teeth ears boots hat gorilla scarf hair face".split()
)
_MIDDLE: Final = r"[djxXh,'n0Kmt-]"
_AS: Final = re.compile(rf"P{BRACKET}?'?,?(?:[xXcit0sjdwh-]{{0,6}}|,[xXihdcj0]{{1,5}},|s)(?<!e)a{_MIDDLE}{{0,6}}C")
_PAIRS: Final = re.compile(
    rf"(?P<p>P{BRACKET}?(?:,?[,&]P{BRACKET}?)+)(?:[xX]{{0,2}}(?:a|l|vl)d?|,d?)(?P<c>C(?:,?[,&]+d?C)+)"
)
_PAIRS_AFTER: Final = re.compile(r"(?P<c>C(?:,?[,&]C)+),?\((?P<p>P(?:,?[,&]P)+)\)")
_IN_BRACKET: Final = re.compile(r"P'?\((?P<inner>[^()PFY]*)\)")
_CAST: Final = re.compile(r"C(?:\(|[:=]|,?(?:(?:e?s)?[lvx]|e?sv)?b|\(?l?b)[djnx]*(P)(?=[),;.&a]|$|C|i|\()")
_PLAYED_BY: Final = re.compile(r"C[^PFC.;]{0,5}?(?:l|v|x)b[djnx]{0,2}P")
_IS: Final = re.compile(rf"P{BRACKET}?,?(?:,[x0],)?sd?[djxX,n]{{0,3}}C(?!')")
_OWN: Final = re.compile(r"P'(?:[djxX0]{0,3}t?s?|s)C|P[^P.;]{0,12}hC(?!P)")
_APPOSITION: Final = re.compile(rf"P{BRACKET}?,(?:dx{{0,2}}[oi])?[dhAxXjtn0-]{{0,5}}C(?=[,.;)&io:]|$)")
_FOR: Final = re.compile(r"P(?P<mid>[^PFC.;]{0,8}?[nm])(?:[iofxdj,-]|x[,&]){1,5}C")
_LISTED: Final = re.compile(r"(?<![^/;.:,&])C[:=-]P")
_TITLE_BEFORE: Final = re.compile(r"(?:^|[,.;&:])(?:n|j|d)?C(P)(?=[,.;&]|$|s|i|,)")
_IN_SUIT: Final = re.compile(r"(?:i|c|x|l|w)[dhjxX0]{0,3}C'?(?P<what>[xXcgK])")
_TARGET: Final = re.compile(r"[dhxXjntK0,'&-]{0,6}?C")
_NOUN_OF: Final = re.compile(r"(?:[iof]|:)[djxX]{0,3}C(?!')")
_NOUN_OWNER: Final = re.compile(r"C'x?$")
_THING_OF: Final = re.compile(r"[xXcg]oC(?!')")
_MORE: Final = re.compile(rf"C(?:[^PFC.;]{{0,4}}[,&]|[iF,&Y()xdt]{{1,8}}|[^P.;]{{0,14}}&)a?l?{_MIDDLE}{{0,4}}C")

Part = tuple[int, str]


def find_characters(reading: Reading, finder: RoleFinder) -> dict[int, list[Part]]:
    """Maps person tokens to the (character token, rule) pairs that the caption ties to them, the surest first."""
    codes = reading.codes
    if "C" not in codes:
        return {}
    table = _Parts()
    for pattern in (_PAIRS, _PAIRS_AFTER):
        for match in pattern.finditer(codes):
            people = [i for i in range(*match.span("p")) if codes[i] == "P"]
            parts = [i for i in range(*match.span("c")) if codes[i] == "C"]
            if len(people) == len(parts):
                for person, part in zip(people, parts, strict=True):
                    table.tie(person, part, "as")
    for match in _IN_BRACKET.finditer(codes):
        part = codes.find("C", *match.span("inner"))
        if part >= 0:
            table.tie(match.start(), part, "bracket-character")
    for match in _AS.finditer(codes):
        table.tie(match.start(), match.end() - 1, "as")
    for match in _PLAYED_BY.finditer(codes):
        table.tie(match.end() - 1, match.start(), "played-by")
    for at in _places(codes, "l"):
        target = _TARGET.match(codes, at + 1)
        if target and target.end() - 1 not in table.taken:
            people = finder.subjects(at)
            if people and reading.values[at] in ("voice of", "the voice of") and codes[at - 1 : at] == ",":
                people = people[:1]
            part = target.end() - 1
            for person in people if "both" in (reading.values[at - 1], reading.values[at - 2]) else people[:1]:
                if person not in table.played:
                    table.add(person, part, "plays")
    for pattern in (_CAST, _TITLE_BEFORE):
        for match in pattern.finditer(codes):
            part = codes.index("C", match.start())
            table.tie(match.start(1), part, "cast-line")
    for match in _LISTED.finditer(codes):
        table.tie(match.end() - 1, match.start(), "cast-line")
    for match in _IS.finditer(codes):
        table.tie(match.start(), match.end() - 1, "is")
    for match in _APPOSITION.finditer(codes):
        table.tie(match.start(), match.end() - 1, "apposition")
    for match in _IN_SUIT.finditer(codes):
        what = match.start("what")
        word = reading.text[reading.starts[what] : reading.ends[what]].lower()
        if word in _SUIT or word.split("-")[0] in _SUIT:
            people = finder.subjects(match.start())
            if people:
                table.tie(people[0], codes.index("C", match.start()), "in-suit")
    for at in _places(codes, "a"):  # "P, who as C", "P leaves in prosthetics as C"
        target = _TARGET.match(codes, at + 1)
        if target and target.end() - 1 not in table.taken:
            for person in finder.subjects(at)[:1]:
                table.tie(person, target.end() - 1, "as")
    for claim in finder.claims:  # "the stand-in for C", "C's stunt double", "voice of C"
        if claim.role in ("stand_in", "effects", "stunts", "actor") and codes[claim.at] in "nmg":
            target = _NOUN_OF.match(codes, claim.at + 1) or _NOUN_OWNER.search(codes, max(0, claim.at - 4), claim.at)
            if target:
                table.tie(claim.person, codes.index("C", target.start()), "double-for")
    for match in _THING_OF.finditer(codes):  # "puts on the mask of C"
        what = match.start()
        word = reading.text[reading.starts[what] : reading.ends[what]].lower()
        if word in _SUIT:
            for person in finder.subjects(what)[:1]:
                table.tie(person, match.end() - 1, "in-suit")
    for match in _FOR.finditer(codes):
        table.tie(match.start(), match.end() - 1, "double-for")
    for match in _OWN.finditer(codes):
        if codes[match.end() - 2] == "h" and reading.values[match.end() - 2] not in ("his", "her"):
            continue
        table.tie(match.start(), match.end() - 1, "possessive-character")
    for at in _places(codes, "v"):
        if reading.values[at][0] in ("stand_in", "effects", "stunts"):
            target = _TARGET.match(codes, at + 1)
            if target:
                for person in finder.subjects(at)[:1]:
                    table.tie(person, target.end() - 1, "doubles")
    for match in _MORE.finditer(codes):  # "as C in F, as C in G"
        owner = table.taken.get(match.start())
        if owner is not None and match.end() - 1 not in table.taken and "F" in codes[match.start() : match.end()]:
            table.add(owner, match.end() - 1, "as")
    return table.played


class _Parts:
    def __init__(self) -> None:
        self.played: dict[int, list[Part]] = {}
        self.taken: dict[int, int] = {}

    def tie(self, person: int, part: int, rule: str) -> None:
        if person not in self.played and part not in self.taken:
            self.add(person, part, rule)

    def add(self, person: int, part: int, rule: str) -> None:
        self.played.setdefault(person, []).append((part, rule))
        self.taken[part] = person


def _places(codes: str, code: str) -> list[int]:
    return [i for i, other in enumerate(codes) if other == code]

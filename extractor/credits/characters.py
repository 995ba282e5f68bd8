"""Who plays, voices or doubles whom."""

from __future__ import annotations

from typing import Final

from extractor.credits import shapes
from extractor.credits.claims import Claims
from extractor.cues import words
from extractor.cues.model import split_words

Part = tuple[int, str]  # (character token, rule)

_SUITS: Final = frozenset(split_words(words.SUITS.words))
_IN: Final = ("in", "inside", "into", "under", "through", "behind")
_BEARERS: Final = ("stand_in", "effects", "stunts", "actor")


def find_characters(claims: Claims) -> dict[int, list[Part]]:
    """Maps person tokens to the parts that the caption ties to them; the surest shape ties a part first."""
    if "C" not in claims.codes:
        return {}
    cast = _Cast(claims)
    cast.tie_lists()
    cast.tie_neighbours()
    cast.tie_by_verbs()
    cast.tie_by_nouns()
    cast.tie_further_parts()
    return cast.played


class _Cast:
    def __init__(self, claims: Claims) -> None:
        self.claims = claims
        self.codes = claims.codes
        self.played: dict[int, list[Part]] = {}
        self.taken: dict[int, int] = {}  # character token -> person token

    def tie(self, person: int, part: int, rule: str) -> None:
        """Ties a part that is free to a person who has none."""
        if person not in self.played and part not in self.taken:
            self.add(person, part, rule)

    def add(self, person: int, part: int, rule: str) -> None:
        self.played.setdefault(person, []).append((part, rule))
        self.taken[part] = person

    def tie_lists(self) -> None:
        codes = self.codes
        for shape in (shapes.PLAYERS_AND_PARTS, shapes.PARTS_AND_PLAYERS):
            for match in shape.regex.finditer(codes):
                people = [i for i in range(*match.span("people")) if codes[i] == "P"]
                parts = [i for i in range(*match.span("parts")) if codes[i] == "C"]
                if len(people) == len(parts):
                    for person, part in zip(people, parts, strict=True):
                        self.tie(person, part, "as")
        for match in shapes.PART_IN_BRACKET.regex.finditer(codes):
            part = codes.find("C", *match.span("inner"))
            if part >= 0:
                self.tie(match.start(), part, "bracket-character")

    def tie_neighbours(self) -> None:
        codes = self.codes
        for match in shapes.AS_PART.regex.finditer(codes):
            self.tie(match.start(), match.end() - 1, "as")
        for match in shapes.PLAYED_BY.regex.finditer(codes):
            self.tie(match.end() - 1, match.start(), "played-by")
        self._tie_verbs("l", "plays")
        for shape in (shapes.CAST_LINE, shapes.PART_TITLE, shapes.LISTED_PART):
            for match in shape.regex.finditer(codes):
                self.tie(match.start("person"), codes.index("C", match.start()), "cast-line")
        for shape, rule in ((shapes.IS_PART, "is"), (shapes.PART_BESIDE, "apposition")):
            for match in shape.regex.finditer(codes):
                self.tie(match.start(), match.end() - 1, rule)

    def _tie_verbs(self, code: str, rule: str) -> None:
        codes, claims = self.codes, self.claims
        at = -1
        while (at := codes.find(code, at + 1)) >= 0:
            ahead = shapes.PART_AHEAD.regex.match(codes, at + 1)
            if ahead is None or ahead.end() - 1 in self.taken:
                continue
            people = claims.subjects(at)
            part = ahead.end() - 1
            if code == "l" and any(claims.reading.word(i) == "both" for i in range(max(0, at - 2), at)):
                for person in people:  # "X and Y both play C"
                    if person not in self.played:
                        self.add(person, part, rule)
            elif people:
                self.tie(people[0], part, rule)

    def tie_by_verbs(self) -> None:
        codes, claims = self.codes, self.claims
        for match in shapes.IN_SUIT.regex.finditer(codes):
            if self._is_suit(match.start("what")) and (
                codes[match.start()] != "i" or claims.is_phrase(match.start(), *_IN)
            ):
                for person in claims.subjects(match.start())[:1]:
                    self.tie(person, codes.index("C", match.start()), "in-suit")
        self._tie_verbs("a", "as")
        for match in shapes.SUIT_OF_PART.regex.finditer(codes):
            if self._is_suit(match.start()):
                for person in claims.subjects(match.start())[:1]:
                    self.tie(person, match.end() - 1, "in-suit")

    def _is_suit(self, token: int) -> bool:
        word = self.claims.reading.word(token)
        return word in _SUITS or word.split("-")[0] in _SUITS

    def tie_by_nouns(self) -> None:
        codes, claims = self.codes, self.claims
        for claim in claims.found:  # "the stand-in for C", "C's stunt double"
            if claim.role in _BEARERS and codes[claim.at] in "nmg":
                part = shapes.PART_OF_NOUN.regex.match(codes, claim.at + 1) or shapes.PART_OWNING_NOUN.regex.search(
                    codes, max(0, claim.at - 4), claim.at
                )
                if part is not None:
                    self.tie(claim.person, codes.index("C", part.start()), "double-for")
        for match in shapes.NOUN_FOR_PART.regex.finditer(codes):
            self.tie(match.start(), match.end() - 1, "double-for")
        for match in shapes.OWN_PART.regex.finditer(codes):
            if codes[match.end() - 2] != "h" or claims.is_phrase(match.end() - 2, "his", "her"):
                self.tie(match.start(), match.end() - 1, "possessive-character")
        for claim in claims.found:
            if claim.role in ("stand_in", "effects", "stunts") and claim.rule == "verb":
                ahead = shapes.PART_AHEAD.regex.match(codes, claim.at + 1)
                if ahead is not None:
                    self.tie(claim.person, ahead.end() - 1, "doubles")

    def tie_further_parts(self) -> None:
        """ "as C in F, as D in G" gives one person a part in each film."""
        for match in shapes.NEXT_PART.regex.finditer(self.codes):
            person = self.taken.get(match.start())
            part = match.end() - 1
            if person is not None and part not in self.taken and "F" in match.group():
                self.add(person, part, "as")

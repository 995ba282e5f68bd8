"""Who plays, voices or doubles whom."""

from __future__ import annotations

import re
from typing import Final

from extractor.credits import shapes
from extractor.credits.claims import Claim, Claims
from extractor.cues import words
from extractor.cues.model import split_words

Part = tuple[int, str]  # (character token, rule)

_MADE: Final = frozenset(split_words(words.MADE.words)) | frozenset(split_words(words.MAKEUP_VERBS.words))
_SUITS: Final = frozenset(split_words(words.SUITS.words))
_IN: Final = ("in", "inside", "into", "under", "through", "behind", "out")
_DONE: Final = frozenset({"done", "performed", "spoken", "sung", "danced", "worn", "embodied", "incarnated", "enacted"})
_HELD: Final = re.compile(r"x{1,2}(?:ix?o)?d?")
_LIST_REACH: Final = 120  # tokens that a list of players before their parts takes at most
_REACH: Final = 40  # tokens between "X is C" and a "Y D" that leaves the verb out
_INSIDE_REACH: Final = 9  # tokens between someone and "inside C"
_LEAVES: Final = frozenset(split_words(words.LEAVES_SUIT.words))
_LOOKS: Final = frozenset(split_words(words.LOOKS_INSIDE.words))
_PART_WORDS: Final = frozenset({"part", "role", "parts", "roles"})
_DOES: Final = frozenset(split_words(words.DOES_PART.words))
_REPLACED: Final = frozenset({"replaced", "succeeded", "followed"})
_THEY: Final = frozenset({"they", "both", "who", "two"})
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
    cast.tie_by_saying()
    cast.tie_wearers()
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
        for match in shapes.PARTS.finditer(codes):  # "A and B as C and D"
            start = max(0, match.start() - _LIST_REACH)
            players = shapes.PLAYERS.regex.search(codes, start, match.start())
            if players is not None and _HELD.fullmatch(codes, codes.rfind("P", 0, match.start()) + 1, match.start()):
                continue  # "X and Y hold C and D"
            if players is not None:
                self._tie_in_order(*players.span("people"), *match.span())
                continue
            them = shapes.PLAYED_BY_THEM.regex.search(codes, start, match.start())
            if them is not None and self.claims.reading.word(them.start("they")) in _THEY:
                sentence = self.claims.reading.sentence_start(them.start())
                before = self.claims.reading.sentence_start(sentence - 1) if sentence else 0
                self._tie_in_order(before, sentence or them.start(), *match.span())
        for match in shapes.PARTS_AND_PLAYERS.finditer(codes):
            self._tie_in_order(*match.span("people"), *match.span("parts"))
        for match in shapes.PART_IN_BRACKET.finditer(codes):
            part = codes.find("C", *match.span("inner"))
            if part >= 0:
                self.tie(match.start(), part, "bracket-character")

    def _tie_in_order(self, first: int, last: int, start: int, end: int) -> None:
        """Ties as many parts to as many people, in their order."""
        people = [i for i in range(first, last) if self.codes[i] == "P"]
        parts = [i for i in range(start, end) if self.codes[i] == "C"]
        if len(people) == len(parts):
            for person, part in zip(people, parts, strict=True):
                self.tie(person, part, "as")

    def tie_neighbours(self) -> None:
        codes = self.codes
        for match in shapes.OWNED_PART_IS.finditer(codes):
            self.tie(match.start("person"), match.start("part"), "apposition")
        for match in shapes.AS_PART.finditer(codes):
            self.tie(match.start(), match.end() - 1, "as")
        for match in shapes.AS_PART_FIRST.finditer(codes):
            rule = "as" if codes[match.start("link")] == "a" else "plays"
            self.tie(match.start("person"), match.start("part"), rule)
        for match in shapes.PLAYED_BY.finditer(codes):
            if not self._is_made_by(match.start(), match.end()):
                self.tie(match.end() - 1, match.start(), "played-by")
        self._tie_verbs("l", "plays")
        for shape in (shapes.CAST_LINE, shapes.PART_TITLE, shapes.LISTED_PART):
            for match in shape.finditer(codes):
                if not self._is_made_by(match.start(), match.end()):
                    self.tie(match.start("person"), codes.index("C", match.start()), "cast-line")
        for shape, rule in ((shapes.IS_PART, "is"), (shapes.PART_BESIDE, "apposition")):
            for match in shape.finditer(codes):
                self.tie(match.start(), match.end() - 1, rule)

    def _is_made_by(self, start: int, end: int) -> bool:
        """Whether "C, animated by X" or "C, by X" names the maker of a creature, who plays it not."""
        by = self.codes.find("b", start, end)
        if by < 0 or self.codes[by - 1] == "l":
            return False
        verb = self.codes[by - 1]
        return verb in "C,(" or (
            self.claims.role(by - 1) in ("effects", "crew")
            if verb == "v"
            else self.claims.reading.word(by - 1) not in _DONE
        )

    def _tie_verbs(self, code: str, rule: str) -> None:
        codes, claims = self.codes, self.claims
        at = -1
        while (at := codes.find(code, at + 1)) >= 0:
            ahead = shapes.PART_AHEAD.regex.match(codes, at + 1)
            if ahead is None or ahead.end() - 1 in self.taken:
                continue
            if code == "a" and codes[ahead.end() : ahead.end() + 1] == "'":
                continue  # "as C's cook"
            if codes[ahead.end() : ahead.end() + 2] == "'K":
                continue  # "plays C's father"
            people = claims.subjects(at)
            part = ahead.end() - 1
            is_shared = len(people) > 1 and "m" in codes[people[0] + 1 : at] and codes[at - 1] == "e"
            if code == "l" and (is_shared or any(claims.reading.word(i) == "both" for i in range(max(0, at - 2), at))):
                for person in people:  # "X and Y both play C", "X and Y, the actors who play C"
                    if person not in self.played:
                        self.add(person, part, rule)
            elif people:
                self.tie(people[0], part, rule)

    def tie_by_verbs(self) -> None:
        codes, claims = self.codes, self.claims
        for match in shapes.IN_SUIT.finditer(codes):
            if self._is_suit(match.start("what")) and (
                codes[match.start()] != "i" or claims.is_phrase(match.start(), *_IN)
            ):
                for person in claims.subjects(match.start())[:1]:
                    self.tie(person, codes.index("C", match.start()), "in-suit")
        self._tie_verbs("a", "as")
        for match in shapes.VOICE_OF_OWNED.finditer(codes):
            if claims.reading.word(match.start()).endswith("voice of"):
                self.add(match.start("owner"), match.start("part"), "possessive-character")
                for person in claims.subjects(match.start())[:1]:
                    self.add(person, match.start("part"), "plays")
        for match in shapes.SUIT_OF_PART.finditer(codes):
            for person in claims.subjects(match.start())[:1] if self._is_suit(match.start()) else ():
                if not self._is_worked_on(person, match.start()):
                    self.tie(person, match.end() - 1, "in-suit")

    def _is_worked_on(self, person: int, suit: int) -> bool:
        """Whether someone makes or mends the mask that the words name, and wears it not."""
        reading = self.claims.reading
        return any(self.codes[i] in "Mv" or reading.word(i) in _MADE for i in range(person + 1, suit))

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
                    token = codes.index("C", part.start())
                    self.tie(claim.person, token, "double-for")
                    if codes[token - 2 : token] == "P'" and token - 2 not in self.played:  # "the double for Y's C"
                        self.add(token - 2, token, "possessive-character")
        for match in shapes.NOUN_FOR_PART.finditer(codes):
            if any(codes[i] in "nm" and claims.role(i) in _BEARERS for i in range(*match.span())):
                self.tie(match.start(), match.end() - 1, "double-for")
        for match in shapes.OWN_PART.finditer(codes):
            if codes[match.end() - 2] != "h" or claims.is_phrase(match.end() - 2, "his", "her", "whose"):
                self.tie(match.start(), match.end() - 1, "possessive-character")
        for claim in claims.found:
            is_voice = claim.rule == "verb" and claims.reading.word(claim.at).endswith("voice")
            if (claim.role in ("stand_in", "effects", "stunts") and claim.rule == "verb") or is_voice:
                after = claim.at + 1 + (is_voice and codes[claim.at + 1 : claim.at + 2] == "o")
                ahead = shapes.PART_AHEAD.regex.match(codes, after)
                if ahead is not None:
                    self.tie(claim.person, ahead.end() - 1, "doubles")

    def tie_by_saying(self) -> None:
        """Looser sayings, each only for parts and people still free: "X, in white, is C", "C is X", "the part of C"."""
        codes, claims = self.codes, self.claims
        for match in shapes.IS_PART_AFTER_ALL.finditer(codes):
            if "N" not in match.group():
                self.tie(match.start(), match.end() - 1, "is")
        for match in shapes.PART_IS.finditer(codes):
            if "N" not in match.group():
                self.tie(match.end() - 1, match.start(), "is")
        for match in shapes.PRONOUN_IS_PART.finditer(codes):
            if claims.is_phrase(match.start(), "he", "she"):
                who = claims.antecedent(match.start())
                if who in self.played:  # "he is C and she is D"
                    following = codes.find("P", who + 1, match.start())
                    who = following if following >= 0 else who
                if who is not None:
                    self.tie(who, match.end() - 1, "is")
        for match in shapes.PART_WHOM.finditer(codes):
            if claims.is_phrase(match.start("who"), "he", "she"):
                who = claims.antecedent(match.start("who"))
                if who is not None:
                    self.tie(who, match.start(), "plays")
        for match in shapes.THEIR_PART.finditer(codes):
            owner = codes.index("h", match.start())
            who = claims.antecedent(owner) if claims.is_phrase(owner, "his", "her") else None
            if who is not None:
                self.tie(who, match.end() - 1, "possessive-character")
        for match in shapes.PART_LABEL.finditer(codes):
            self.tie(match.start("person"), codes.index("C", match.start()), "label")
        for match in shapes.PERSON_LABEL.finditer(codes):
            self.tie(match.start(), match.end() - 1, "label")
        for match in shapes.VOICE_BESIDE.finditer(codes):
            self.tie(match.end() - 1, codes.index("C", match.start()), "apposition")
        for match in shapes.PART_BEFORE_NOUN.finditer(codes):
            if claims.role(match.start("noun")) == "actor":
                self.tie(match.start("person"), match.start(), "apposition")
        for match in shapes.PART_ITSELF.finditer(codes):
            if claims.reading.word(match.start("self")) in ("himself", "herself", "itself"):
                self.tie(match.start("person"), codes.index("C", match.start()), "apposition")
        dashed = list(shapes.DASHED_PART.finditer(codes))
        for match in dashed if len(dashed) > 1 else ():
            self.tie(match.start(), match.end() - 1, "cast-line")
        for match in shapes.INSIDE_PART.finditer(codes):
            person = self._find_inside(match.start("link"), match.start("part"), is_out=bool(match["of"]))
            if person is not None:
                self.tie(person, match.start("part"), "in-suit")
        makers = {claim.person for claim in claims.found if claim.role == "effects"}
        puppeteers = {claim.person for claim in claims.found if claims.reading.word(claim.at).startswith("puppet")}
        for match in shapes.WITH_PUPPET.finditer(codes):
            if match.start() in (makers if "w" in match.group() else puppeteers):
                self.tie(match.start(), match.end() - 1, "double-for")
        for match in shapes.PART_SAID.finditer(codes):
            if claims.reading.word(match.start("word")).rsplit(" ", 1)[-1] in _PART_WORDS:
                for person in claims.subjects(match.start("word"))[:1]:
                    self.tie(person, match.end() - 1, "part-of")
        for match in shapes.PART_MADE.finditer(codes):
            if claims.reading.word(match.start("word")).rsplit(" ", 1)[-1] in _PART_WORDS:
                self.tie(match.start("person"), codes.index("C", match.start()), "part-of")
        for match in shapes.PART_SAID_BESIDE.finditer(codes):
            if claims.reading.word(match.start("word")).rsplit(" ", 1)[-1] in _PART_WORDS:
                self.tie(match.start("person"), codes.index("C", match.start()), "part-of")
        for match in shapes.REPLACED_BY.finditer(codes):
            if claims.reading.word(match.start("word")) in _REPLACED and match.start("person") not in self.played:
                self.add(match.start("person"), match.start(), "part-of")
        for match in shapes.DOES_PART.finditer(codes):
            verb = claims.reading.word(match.start("verb"))
            if verb in _DOES or (
                verb in ("brings", "brought", "bringing")
                and claims.reading.text.startswith(" to life", claims.reading.ends[match.end() - 1])
            ):
                self.tie(match.start(), match.end() - 1, "does-part")
        for match in shapes.GAPPED_PART.finditer(codes):
            person = match.start("person")
            if any(part in self.taken for part in range(max(0, person - _REACH), person)):  # after "X is C"
                self.tie(person, match.end() - 1, "gapped")
        for match in shapes.TURNED_INTO.finditer(codes):
            if claims.is_phrase(match.start("link"), "into"):
                self.tie(match.start(), match.end() - 1, "into")
        for match in shapes.SUIT_NEAR.finditer(codes):
            part = codes.index("C", match.start())
            leads = [i for i in range(match.start(), part) if codes[i] == "i"]
            is_beside = codes[part - 1] == ","
            if self._is_suit(match.end() - 1) and (
                is_beside or (leads and claims.is_phrase(leads[-1], "in", "inside", "into", "under"))
            ):
                self.tie(match.start(), codes.index("C", match.start()), "in-suit")
        for match in shapes.PART_WENT_TO.finditer(codes):
            if claims.reading.word(match.start("verb")) in ("went", "goes", "passed", "fell") and claims.is_phrase(
                match.start("verb") + 1, "to"
            ):
                self.tie(match.start("person"), match.start(), "went-to")
        for match in shapes.PART_ALIAS.finditer(codes):
            self.tie(match.end() - 1, match.start(), "alias")

    def _find_inside(self, link: int, part: int, *, is_out: bool) -> int | None:
        """Who is inside a part, or climbs out of it; nobody who looks inside or works there."""
        claims, codes = self.claims, self.codes
        is_entry = not is_out and claims.is_phrase(link, "into")  # "squeezes into C"
        if not is_entry and not claims.is_phrase(link, *(("out",) if is_out else ("inside", "within"))):
            return None
        start = claims.reading.sentence_start(link)
        if link == start and codes[part + 1 : part + 3] == ",P":
            return part + 2  # "Inside C, X waits"
        people = claims.subjects(link)[:1]
        if not people or link - people[0] > _INSIDE_REACH:
            return None
        if any(claim.person == people[0] and claim.role not in _BEARERS for claim in claims.found):
            return None
        said = {claims.reading.word(i) for i in range(max(start, people[0] - 2), link)}
        is_moving = not (is_out or is_entry) or said & _LEAVES
        return people[0] if is_moving and (is_out or not said & _LOOKS) else None

    def tie_wearers(self) -> None:
        """Who wore the suit or lent the voice of a part that was named before: several may share it."""
        for claim in self.claims.found:
            word = self.claims.reading.word(claim.at)
            is_said = claim.rule == "verb" and word.endswith("voice")
            is_the_part = self._takes_the_part(claim)
            if claim.rule not in ("in-suit", "gave-voice") and not is_said and not is_the_part:
                continue
            given_to = shapes.VOICE_TO_PART.regex.match(self.codes, claim.at)
            part = given_to.end() - 1 if given_to else self.codes.rfind("C", 0, claim.at)
            if is_the_part and not self._is_only_part(part, claim.at):
                continue
            if claim.person not in self.played and part >= 0:
                self.add(claim.person, part, "in-suit" if claim.rule == "in-suit" else "plays")

    def _takes_the_part(self, claim: Claim) -> bool:
        """Whether someone "got the part", "took over the role" or "played the part" that was named before."""
        codes, reading = self.codes, self.claims.reading
        if claim.rule == "verb":
            return reading.word(claim.at).endswith((" the part", " the role")) and codes[claim.at + 1] != "o"
        if claim.rule != "plays" or codes[claim.at + 1 : claim.at + 3] not in ("dx", "dt"):
            return False
        return reading.word(claim.at + 2) in _PART_WORDS and codes[claim.at + 3 : claim.at + 4] != "o"

    def _is_only_part(self, part: int, at: int) -> bool:
        """Whether a part is the only one that the sentence of a token names before it, or the whole caption does."""
        reading = self.claims.reading
        for start in (reading.sentence_start(at), 0):
            names = {reading.name(i) for i in range(start, at) if self.codes[i] == "C"}
            if names:
                return part >= 0 and names == {reading.name(part)}
        return False

    def tie_further_parts(self) -> None:
        """ "as C in F, as D in G" gives one person a part in each film."""
        for match in shapes.NEXT_PART.finditer(self.codes):
            person = self.taken.get(match.start())
            part = match.end() - 1
            if person is not None and part not in self.taken and "F" in match.group():
                self.add(person, part, "as")

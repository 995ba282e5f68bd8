"""What the words of a caption claim of its people, and the questions that every rule asks of a reading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from extractor.credits import shapes
from extractor.credits.reading import Reading
from extractor.schema import Cue, Role

# Between a person and a verb: nothing that could be another subject; nothing that keeps a list from sharing the verb.
_NEAR: Final = re.compile(r"[sxdj,&v]*")
_SHARED: Final = re.compile(r"[sxevj,&]*")
_BRACKETS: Final = re.compile(r"\([^()PF]{0,40}\)")
_KIN_ASIDE: Final = re.compile(r"P(?:\([^()]{0,20}\))?,[dhj]{0,2}Ko[dhjn]{0,2}$")
_ASIDE: Final = re.compile(r"P(?:\([^()]{0,20}\))?,[^P.;,]{0,8}w$")
# "and the girl who", "with the man that": what "who" stands for, where it is nobody named before
_NOUN_BEFORE_WHO: Final = re.compile(r"(?:^|[&wbivDTMxXc.;:])[dh][jxX0t-]{0,7}[jxXKnm]$")
# "played C, X,": who that is, behind the clause
_NAMED_BEHIND: Final = re.compile(r"[lv](?:[dhjx]{0,2}[jxXKnCF](?:'[jxK]|\(Y\))?)?,(?P<person>P)(?=[,.;:)(]|$)")
_REACH: Final = 80  # tokens; a subject or antecedent stands no farther back, and the search stays linear


@dataclass(frozen=True, slots=True)
class Claim:
    """A role that words give the mention at token `person`; `at` is the token where they do.

    A weak claim holds only where nothing stronger is said of the person. `is_source` marks the author of a book that
    the film is made from, who is no writer of the film whatever else the caption calls them.
    """

    person: int
    role: Role
    cue: Cue
    rule: str
    at: int
    is_weak: bool = False
    is_source: bool = False


class Claims:
    """The claims of one caption as the rules find them."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.codes = reading.codes
        self.found: list[Claim] = []
        self.silent: set[int] = set()  # person tokens that get no row: photographers, aliases, people considered
        self.used: set[int] = set()  # tokens of role words that have gone to someone

    def add(self, person: int, role: Role, cue: Cue, rule: str, at: int, *, is_weak: bool = False) -> None:
        """Records a claim, unless its person is silent."""
        if person not in self.silent:
            self.found.append(Claim(person, role, cue, rule, at, is_weak))

    def give(self, people: list[int], start: int, end: int, rule: str) -> None:
        """Gives each of the people every role whose word stands among the tokens, once."""
        for at in range(start, end):
            if self.codes[at] in "nmgv" and at not in self.used:
                self.used.add(at)
                cue = self.cue(at) if start == at == end - 1 else "explicit"
                for person in people:
                    self.add(person, self.role(at), cue, rule, at)

    def role(self, token: int) -> Role:
        """The role that a noun, verb or thing of a craft names."""
        return self.reading.meanings[token][0]  # type: ignore[return-value]  # the lexicon holds roles there

    def cue(self, token: int) -> Cue:
        """How a noun, verb or thing of a craft that stands alone tells its role."""
        return "knowledge" if self.reading.meanings[token][-1] == "knowledge" else "explicit"

    def is_phrase(self, token: int, *phrases: str) -> bool:
        """Whether a token of the lexicon is one of the phrases."""
        return self.reading.meanings[token][:1] in [(phrase,) for phrase in phrases]

    def people_from(self, token: int) -> list[int]:
        """The people of the list that begins at a person token."""
        people = [token]
        while match := shapes.NEXT_OF_LIST.regex.match(self.codes, people[-1] + 1):
            people.append(match.end() - 1)
        return people

    def people_before(self, token: int) -> list[int]:
        """The people of the list that ends at a person token, the last first."""
        people = [token]
        while match := shapes.LAST_OF_LIST.regex.search(self.codes, max(0, people[-1] - 14), people[-1]):
            people.append(match.start())
        return people

    def subjects(self, at: int) -> list[int]:
        """The person tokens who do what the verb at a token says: the nearest fitting one before it, or its list."""
        codes, reading = self.codes, self.reading
        start = max(reading.sentence_start(at), at - _REACH)
        i, is_relative = at - 1, False
        while i >= start:
            code = codes[i]
            if code == ")" and (opening := codes.rfind("(", start, i)) >= 0:
                i = opening - 1
                continue
            if code == "(" and codes[i - 1] == "P" and (is_relative or codes[i + 1 : at] in ("", "x")):
                return [i - 1] if codes[at] in "lv" else []  # "X (who also plays the agent)"
            if code in "(:/":
                break
            if code in "exX" and reading.word(i) == "they":
                who = self.antecedent(i)
                return [] if who is None else self.people_from(who)
            if code == "e":
                if self.is_phrase(i, "he", "she"):
                    who = self.antecedent(i)
                    return [] if who is None else [who]
                if _NOUN_BEFORE_WHO.search(codes, max(0, start - 1), i):  # "X and the girl who played C, Y"
                    named = _NAMED_BEHIND.match(codes, at)
                    return [named.start("person")] if named else []
                is_relative = True
            elif code == "P":
                between = _BRACKETS.sub("", codes[i + 1 : at])
                is_near = is_relative or _NEAR.fullmatch(between) is not None
                is_object = i > start and codes[i - 1] in "wbofi" and "P" in codes[start : i - 1]
                # "X, seen here with Y, plays C": what stands between commas is no subject.
                if between[:1] == "," and codes[i - 1 : i] == "w" and _ASIDE.search(codes[start:i]):
                    i -= 1
                    continue
                if between[:1] == "," and _KIN_ASIDE.search(codes, start, i):
                    i -= 1  # "X, son of Y, plays C"
                    continue
                is_whom = i > 0 and self.is_phrase(i - 1, "whom")
                if between[:1] != "'" and not is_whom and (is_near or not is_object):
                    is_of_one = is_relative and reading.word(at).split()[0].endswith("s")  # "X and Y, who plays Z"
                    is_of_all = is_relative and "m" in between and not is_of_one  # "X and Y, the actors who play Z"
                    return self.people_before(i) if is_of_all or (_SHARED.fullmatch(between) and not is_of_one) else [i]
            i -= 1
        return []

    def antecedent(self, at: int) -> int | None:
        """The person token that "he" or "she" stands for: the first of its sentence, else of the one before."""
        start, end = self.reading.sentence_start(at), at
        while True:
            for token in range(start, end):
                if self.codes[token] == "P" and token not in self.silent:
                    return token
            if start == 0 or at - start > _REACH:
                return None
            start, end = self.reading.sentence_start(start - 1), start

    def add_source(self, person: int, at: int) -> None:
        """Records that someone wrote the book that the film is made from."""
        self.found.append(Claim(person, "unknown", "explicit", "source", at, is_source=True))

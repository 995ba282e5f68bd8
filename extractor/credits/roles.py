"""Which role a caption gives each of its people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from extractor.credits.reading import Reading

BRACKET: Final = r"(?:\([^()]*\))"
_NOUNS: Final = r"(?:[nm](?:,[nm])*,?&[dhj]*[nm]|[nm](?:[-/&]+j?[nm])*)"

# "director P", "Directors: P and P", "her co-star, P", "its director is P"
_BEFORE: Final = re.compile(
    rf"(?P<nouns>{_NOUNS})(?P<link>[:-]|,(?=[jd]*{BRACKET}?P)|s(?=[jd]*P)|{BRACKET}:?)?[jd0KXx-]{{0,2}}?{BRACKET}?[jd]*(?P<person>P)"
)
# "P, director of F", "P was the film's composer", "P - producer"
_AFTER: Final = re.compile(
    rf"P(?P<gap>{BRACKET}?(?:,|-|,?e?s|,?a),?(?:[dhjXx0t]|[xXFtC]',?|,?A|o){{0,6}}?)(?P<nouns>{_NOUNS})(?!'?[dj]*P|:|')"
)
# "P, P's stunt double"
_AFTER_OWNER: Final = re.compile(rf"P{BRACKET}?(?:,?s?)(?=P'[xXjn0]{{0,2}}?(?P<nouns>{_NOUNS})(?!'?[dj]*P))")
_IN_BRACKET: Final = re.compile(r"P'?\((?P<inner>[^()]*)\)")
# "she was an extra"
_PRONOUN_IS: Final = re.compile(rf"e[xc]?s(?:[xXv]|&){{0,3}}?[dhjx]{{0,3}}(?P<nouns>{_NOUNS})(?!'?[dj]*P|:|')")
# "music by P", "Costumes: P", "written and directed by P"
_CRAFT: Final = re.compile(
    r"(?P<crafts>[gv](?:[,&/-]+(?:i?h?d?)[gvnm]|,?&[gvnm])*)(?P<by>[xXhj0]{0,2}b|:|-|,(?=P)|o(?=P)|of?F?x?b|)"
    r"[dhjK]{0,3}(?P<person>P)"
)
_NEXT: Final = re.compile(
    rf"'?(?:{BRACKET}|[al]d?[jxX]{{0,2}}C|,n(?=[,&]))?,?[,&/]?&?(?:{BRACKET}|[djX])*P(?!'[dhjnmxXtFY])"
)
_PREVIOUS: Final = re.compile(rf"P{BRACKET}?,?[,&/]&?{BRACKET}?[djX]*$")
_BYLINE: Final = re.compile(r"k[xXqjt0]{0,3}[b:/,(-]{0,2}o?P")
_AGENCY: Final = re.compile(r"[qX]-?[qX]?/+(?P<p>P)(?=[).;(]|$|/)|(?<=[.(:)])(?P<q>P)/+[qX]")
_ALIAS: Final = re.compile(r"P(?:\(?,?[xh]?A:?d?P(?!')|P|\(P(?=\)))")
_CONSIDERED: Final = re.compile(r"zP|P(?=z)")
_POSSESSIVE_FILM: Final = re.compile(r"P'(?:[xXYtj0,odgmn&i-]){0,6}?F")
_FILM_BY: Final = re.compile(rf"(?:F{BRACKET}?,?(?:[dY0jx,]{{0,4}}t)?|F[,(]*Y[),]*|dt)b[dhjK]*P")
_DIRECTING: Final = re.compile(rf"P{BRACKET}?(?:,[^,PFC.;]{{1,8}},)?s?(?:D|T[dhjXx]{{0,2}}P)")
_THROUGH: Final = frozenset("talks talking talked walks walking walked".split())


@dataclass(frozen=True, slots=True)
class Claim:
    """A role that some words give the mention at token `person`; `at` is where they say so."""

    person: int
    role: str
    cue: str
    rule: str
    at: int
    weak: bool = False  # holds only where nothing stronger is said of the person


class RoleFinder:
    """Finds the claims of one caption."""

    def __init__(self, reading: Reading) -> None:
        self.r = reading
        self.codes = reading.codes
        self.claims: list[Claim] = []
        self.silent: set[int] = set()
        self.used: set[int] = set()  # tokens of role words spoken for

    def run(self) -> list[Claim]:
        self.find_bylines()
        self.find_nouns_before()
        self.find_crafts()
        self.find_nouns_after()
        self.find_verbs()
        self.find_possessives()
        self.find_directing()
        return self.claims

    def claim(self, person: int, role: str, cue: str, rule: str, at: int, weak: bool = False) -> None:
        if person not in self.silent:
            self.claims.append(Claim(person, role, cue, rule, at, weak))

    def roles_at(self, start: int, end: int) -> list[tuple[int, str]]:
        out: list[tuple[int, str]] = []
        for i in range(start, end):
            if self.codes[i] in "nmgv" and i not in self.used:
                out.append((i, self.r.values[i][0]))
        return out

    def give(self, people: list[int], start: int, end: int, rule: str) -> None:
        for at, role in self.roles_at(start, end):
            self.used.add(at)
            for person in people:
                self.claim(person, role, "explicit", rule, at)

    def people_from(self, token: int) -> list[int]:
        """The people of the list that begins at the person token."""
        people = [token]
        while match := _NEXT.match(self.codes, people[-1] + 1):
            people.append(match.end() - 1)
        return people

    def list_before(self, token: int) -> list[int]:
        """The people of the list that ends at the person token."""
        people = [token]
        while match := _PREVIOUS.search(self.codes, max(0, people[-1] - 14), people[-1]):
            people.append(match.start())
        return people

    # -- no row

    def find_bylines(self) -> None:
        codes = self.codes
        for match in _BYLINE.finditer(codes):
            self.silent.update(self.people_from(match.end() - 1))
        for match in _AGENCY.finditer(codes):
            self.silent.add(match.start("p") if match["p"] else match.start("q"))
        for match in _ALIAS.finditer(codes):
            self.silent.add(match.end() - 1)
        for match in _CONSIDERED.finditer(codes):
            self.silent.add(codes.index("P", match.start()))

    # -- role nouns

    def find_nouns_before(self) -> None:
        codes = self.codes
        for match in _BEFORE.finditer(codes):
            link = match["link"] or ""
            start, end = match.span("nouns")
            person = match.start("person")
            before = codes[start - 1 : start]
            if link == "," and before not in tuple("hdj'xX:.t"):
                continue
            if link == "s" and before not in ("d", "h", "'", "j", "x", "X", "t"):
                continue
            if codes[end : end + 1] == "'" or codes[person - 1] == "'":
                continue
            listed = codes[end - 1] == "m" or ":" in codes[end:person]
            self.give(self.people_from(person) if listed else [person], start, end, "noun-before")

    def find_nouns_after(self) -> None:
        codes = self.codes
        for pattern in (_AFTER, _AFTER_OWNER):
            for match in pattern.finditer(codes):
                start, end = match.span("nouns")
                person = match.start()
                people = self.list_before(person) if codes[end - 1] == "m" else [person]
                self.give(people, start, end, "noun-after")
        for match in _IN_BRACKET.finditer(codes):
            inner = match["inner"]
            if "P" in inner or "F" in inner:
                continue
            offset = match.start("inner")
            people = [match.start()]
            for part in re.finditer(r"[^,;]+", inner):
                if re.fullmatch(r"[dhjxXt']*(?:[nmg][&/dhjx-]*)+(?:[oxXdh].*)?", part[0]) and not re.fullmatch(r"[xXdj]+g", part[0]):
                    self.give(people, offset + part.start(), offset + part.end(), "bracket")
        for match in _PRONOUN_IS.finditer(codes):
            if self.r.values[match.start()] in ("he", "she"):
                who = self.antecedent(match.start())
                if who is not None:
                    self.give([who], *match.span("nouns"), "pronoun")

    # -- "music by P"

    def find_crafts(self) -> None:
        codes = self.codes
        for match in _CRAFT.finditer(codes):
            start, end = match.span("crafts")
            by = match["by"]
            last = self.r.values[end - 1][0]
            if codes[end - 1] == "v" and not by.endswith("b"):
                continue
            if codes[end - 1] == "v" and self.r.text[self.r.starts[end - 1] : self.r.ends[end - 1]].lower() == "photographed":
                if "F" not in codes[self.sentence_start(start) : start]:
                    self.silent.add(match.start("person"))
                    continue
            if by in (",", "") and codes[start - 1 : start] not in ("", ",", ".", ";", "(", "/", ":", "-", ")", "&"):
                if not (by == "" and last in ("director", "actor")):
                    continue
            if by == "o" and last != "director":
                continue
            person = match.start("person")
            people = self.people_from(person)
            if by in ("", ",") and last not in ("actor", "director"):
                people = people[:1]
            self.give(people, start, end, "credit-line")

    # -- verbs

    def find_verbs(self) -> None:
        codes = self.codes
        at = -1
        while (at := codes.find("v", at + 1)) >= 0:
            if at in self.used or codes[at + 1 : at + 2] == "b":
                continue
            role, cue = self.r.values[at]
            word = self.r.text[self.r.starts[at] : self.r.ends[at]].lower()
            if word == "photographed" and not re.match(r"F|d[^.;]{0,5}F|dx", codes[at + 1 : at + 8]):
                continue
            for person in self.subjects(at):
                self.claim(person, role, "explicit" if cue == "e" else "context", "verb", at)
                self.used.add(at)

    def subjects(self, at: int) -> list[int]:
        """The people who do what the verb at a token says."""
        codes, values = self.codes, self.r.values
        start = self.sentence_start(at)
        i, relative = at - 1, False
        while i >= start:
            code = codes[i]
            if code == ")":
                opening = codes.rfind("(", 0, i)
                if opening >= 0:
                    i = opening - 1
                    continue
            if code in "(:/":
                break
            if code == "e":
                if values[i] in ("he", "she"):
                    who = self.antecedent(i)
                    return [] if who is None else [who]
                relative = True
            elif code == "P":
                between = codes[i + 1 : at]
                near = relative or not between.strip("sxdj,&v")
                owner = between[:1] == "'"
                object_ = i > start and codes[i - 1] in "wbofi" and "P" in codes[start : i - 1]
                if owner or (object_ and not near) or (codes[i - 1 : i] == "e" and values[i - 1] == "whom"):
                    i -= 1
                    continue
                return self.list_before(i) if not between.strip("sxexvj,&") else [i]
            i -= 1
        return []

    def sentence_start(self, at: int) -> int:
        return max(self.codes.rfind(".", 0, at), self.codes.rfind(";", 0, at)) + 1

    def antecedent(self, at: int) -> int | None:
        """The person token that "he" or "she" at a token stands for."""
        codes = self.codes
        start = self.sentence_start(at)
        here = [i for i in range(start, at) if codes[i] == "P" and i not in self.silent]
        if here:
            return here[0]
        while start > 0:
            previous = self.sentence_start(start - 1)
            there = [i for i in range(previous, start) if codes[i] == "P" and i not in self.silent]
            if there:
                return there[0]
            start = previous
        return None

    # -- a director by what is described

    def find_possessives(self) -> None:
        for match in _POSSESSIVE_FILM.finditer(self.codes):
            people = [match.start()]
            if match.group()[1:] in ("'F", "'YF"):
                people = self.list_before(people[0])
            for person in people:
                self.claim(person, "director", "context", "possessive", match.end() - 1, weak=True)
        for match in _FILM_BY.finditer(self.codes):
            for person in self.people_from(match.end() - 1):
                self.claim(person, "director", "context", "film-by", match.start(), weak=True)

    def find_directing(self) -> None:
        for match in _DIRECTING.finditer(self.codes):
            at = match.end() - 1
            if self.codes[at] == "P":
                at = max(i for i in range(match.start(), at) if self.codes[i] == "T")
                verb = self.r.values[at]
                if verb in _THROUGH and not re.search(r"\b(?:through|how)\b", self.r.text[self.r.ends[match.end() - 1] :][:30]):
                    continue
            self.claim(match.start(), "director", "context", "directing", at, weak=True)

"""Which role a caption gives each of its people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from extractor.credits.reading import Reading

BRACKET = r"(?:\([^()]*\))"


@dataclass(frozen=True, slots=True)
class Claim:
    """A role that some words give the mention at token `person`, said at token `at`."""

    person: int
    role: str
    cue: str
    rule: str
    at: int
    weak: bool = False


# a list of people: "P, P (left) and P"
LIST = rf"P{BRACKET}?'?(?:,?[,&]{BRACKET}?[dj]*P{BRACKET}?|,?&?,?aC,?[,&]P)*"
NOUN_CHAIN = r"(?:[nm](?:,[nm])*,?&[dhj]*[nm]|[nm](?:[-/&]+j?[nm])*)"
_BEFORE: Final = re.compile(
    rf"(?P<nouns>{NOUN_CHAIN})(?P<link>[:-]|,(?=[jd]*{BRACKET}?P)|s|K|{BRACKET}:?|k)?(?:[jd0KXx-]{{0,2}}?){BRACKET}?[jd]*(?P<people>P)"
)
_REST: Final = re.compile(rf"(?:{BRACKET}|'?(?:aC|lC))?(?:,?[,&/;]?(?:{BRACKET}|[dj])*P(?!'))?")
_AFTER: Final = re.compile(
    rf"P(?P<gap>{BRACKET}?(?:,|-|,?e?s|,?a|{BRACKET}),?(?:[dhjXx0t']|X'|,?A){{0,6}}?)(?P<nouns>{NOUN_CHAIN})(?!'?[dj]*P|:)"
)
_IN_BRACKET: Final = re.compile(r"P'?\((?P<inner>[^()]*)\)")
_CRAFT: Final = re.compile(
    r"(?P<crafts>[gv](?:[,&/-]+(?:i?h?d?)[gvnm]|,?&[gvnm])*)(?P<by>[xXhj0]{0,2}b|:|-|,(?=P)|o(?=P)|)"
    r"[dj]*(?P<people>P)"
)


class RoleFinder:
    def __init__(self, reading: Reading) -> None:
        self.r = reading
        self.codes = reading.codes
        self.claims: list[Claim] = []
        self.silent: set[int] = set()
        self.used: set[int] = set()  # tokens of role words spoken for

    def claim(self, person: int, role: str, cue: str, rule: str, at: int, weak: bool = False) -> None:
        self.claims.append(Claim(person, role, cue, rule, at, weak))

    def roles_at(self, start: int, end: int) -> list[tuple[int, str]]:
        out = []
        for i in range(start, end):
            if self.codes[i] in "nmg":
                for role in self.r.values[i]:
                    out.append((i, role))
            elif self.codes[i] == "v":
                out.append((i, self.r.values[i][0]))
        return out

    def people_from(self, token: int) -> list[int]:
        """The people of the list that begins at the person token."""
        people, codes = [token], self.codes
        while True:
            match = _NEXT.match(codes, people[-1] + 1)
            if not match:
                return people
            people.append(match.end() - 1)

    def run(self) -> list[Claim]:
        self.find_bylines()
        self.find_nouns_before()
        self.find_crafts()
        self.find_nouns_after()
        self.find_verbs()
        self.find_possessives()
        self.find_directing()
        return self.claims

    # -- no row
    def find_bylines(self) -> None:
        codes = self.codes
        for match in _BYLINE.finditer(codes):
            person = match.end() - 1
            for p in self.people_from(person):
                self.silent.add(p)
        for match in _AGENCY.finditer(codes):
            self.silent.add(match.start("p"))
        for match in _ALIAS.finditer(codes):
            self.silent.add(match.end() - 1)
        for match in _CONSIDERED_BEFORE.finditer(codes):
            self.silent.add(match.end() - 1)
        for match in _CONSIDERED_AFTER.finditer(codes):
            self.silent.add(match.start())

    # -- "director P"
    def find_nouns_before(self) -> None:
        codes = self.codes
        for match in _BEFORE.finditer(codes):
            link = match["link"] or ""
            start, end = match.span("nouns")
            person = match.start("people")
            if link == "," and not (start and codes[start - 1] in "hdj'xX:."):
                continue
            if link == "s" and codes[start - 1 : start] not in ("d", "h", "'", "j", "x", "X", "t"):
                continue
            if link == "K":
                continue
            if codes[end : end + 1] == "'" or codes[person - 1] == "'":
                continue
            plural = codes[end - 1] == "m" or link == ":" or ":" in codes[end:person]
            people = self.people_from(person) if plural else [person]
            roles = self.roles_at(start, end)
            for at, role in roles:
                self.used.add(at)
                for p in people:
                    self.claim(p, role, "explicit", "noun-before", at)

    # -- "music by P", "Costumes: P", "written and directed by P"
    def find_crafts(self) -> None:
        codes = self.codes
        for match in _CRAFT.finditer(codes):
            start, end = match.span("crafts")
            by = match["by"]
            if codes[end - 1] in "v" and not by.endswith("b"):
                continue
            if codes[start] in "nm":
                continue
            person = match.start("people")
            if (
                codes[end - 1] == "g"
                and by in (",", "")
                and codes[start - 1 : start] not in ("", ",", ".", ";", "(", "/", ":", "-", ")", "&")
            ):
                if not (by == "" and self.r.values[end - 1][0] in ("director", "actor")):
                    continue
            if by == "o" and self.r.values[end - 1][0] not in ("director",):
                continue
            people = self.people_from(person)
            roles = self.roles_at(start, end)
            if by in ("", ",") and roles and roles[-1][1] not in ("actor", "director"):
                people = people[:1]
            for at, role in roles:
                self.used.add(at)
                for p in people:
                    self.claim(p, role, "explicit", "credit-line", at)

    # -- "P, director of F", "P (editor)", "P was the film's composer"
    def find_nouns_after(self) -> None:
        codes = self.codes
        for match in _AFTER.finditer(codes):
            start, end = match.span("nouns")
            if any(i in self.used for i in range(start, end)):
                continue
            person = match.start()
            people = [person]
            if codes[end - 1] == "m":
                people = self.list_before(person)
            for at, role in self.roles_at(start, end):
                self.used.add(at)
                for p in people:
                    self.claim(p, role, "explicit", "noun-after", at)
        for match in _IN_BRACKET.finditer(codes):
            start, end = match.span("inner")
            if "P" in codes[start:end] or "C" in codes[start:end]:
                pass
            for at in range(start, end):
                if codes[at] in "nmg" and at not in self.used:
                    for role in self.r.values[at]:
                        self.used.add(at)
                        self.claim(match.start(), role, "explicit", "bracket", at)

    def list_before(self, person: int) -> list[int]:
        people, codes = [person], self.codes
        while True:
            match = _PREVIOUS.search(codes, max(0, people[-1] - 14), people[-1])
            if not match:
                return people
            people.append(match.start())

    # -- "P directs", "P, who wrote and produced F"
    def find_verbs(self) -> None:
        codes = self.codes
        at = -1
        while (at := codes.find("v", at + 1)) >= 0:
            if at in self.used:
                continue
            role, cue = self.r.values[at]
            cue = {"e": "explicit", "c": "context"}[cue]
            if codes[at + 1 : at + 2] == "b":
                continue
            for p in self.subjects(at):
                self.claim(p, role, cue, "verb", at)
                self.used.add(at)

    def subjects(self, at: int) -> list[int]:
        """The people who do what the verb at a token says."""
        codes = self.codes
        i = at - 1
        depth = 0
        plural = False
        while i >= 0:
            code = codes[i]
            if code == ")":
                depth += 1
            elif code == "(":
                if depth == 0:
                    return []
                depth -= 1
            elif depth == 0:
                if code in ".;:/":
                    return []
                if code == "P":
                    if codes[i + 1 : i + 2] == "'" or (
                        i > 0 and codes[i - 1] in "wbo" and "P" in codes[self.sentence_start(i) : i - 1]
                    ):
                        i -= 1
                        continue
                    direct = codes[i + 1 : at]
                    people = [i]
                    if not direct.strip("sxexv&,") or "e" in direct:
                        people = self.list_before(i)
                    return people
                if code == "e" and self.r.values[i] in ("he", "she"):
                    who = self.antecedent(i)
                    return [who] if who is not None else []
            i -= 1
        return []

    def sentence_start(self, at: int) -> int:
        codes = self.codes
        return max(codes.rfind(".", 0, at), codes.rfind(";", 0, at), -1) + 1

    def antecedent(self, at: int) -> int | None:
        """The person that "he" or "she" at a token stands for."""
        codes = self.codes
        start = self.sentence_start(at)
        here = [i for i in range(start, at) if codes[i] == "P" and i not in self.silent]
        if here:
            return here[0]
        previous = self.sentence_start(start - 1) if start else 0
        there = [i for i in range(previous, start) if codes[i] == "P" and i not in self.silent]
        if there:
            return there[0]
        before = [i for i in range(start) if codes[i] == "P" and i not in self.silent]
        return before[-1] if before else None

    # -- "P's F", "a film by P", "F by P"
    def find_possessives(self) -> None:
        for match in _POSSESSIVE_FILM.finditer(self.codes):
            self.claim(match.start(), "director", "context", "possessive", match.end() - 1, weak=True)
        for match in _FILM_BY.finditer(self.codes):
            for p in self.people_from(match.end() - 1):
                self.claim(p, "director", "context", "film-by", match.start(), weak=True)

    # -- "P shows P how to"
    def find_directing(self) -> None:
        for match in _DIRECTING.finditer(self.codes):
            verb = self.r.values[match.start("verb")]
            if verb.split()[0] in _NEEDS_PERSON and "P" not in match["object"]:
                continue
            if verb.split()[0] in ("talks", "talking", "talked", "walks", "walking", "walked") and not re.match(
                r"P[^.;]{0,6}?i", match["object"] + self.codes[match.end() : match.end() + 4]
            ):
                continue
            if verb in (
                "talks",
                "walks",
                "gives",
                "takes",
                "has",
                "had",
                "made",
                "makes",
                "let",
                "lets",
                "asks",
                "asked",
                "wants",
                "wanted",
                "begs",
                "tells",
                "telling",
                "feeds",
                "leads",
                "prepares",
                "talking",
                "walking",
                "giving",
                "adjusts",
                "cues",
                "rehearses",
                "rehearsing",
                "cast",
            ):
                pass
            self.claim(match.start(), "director", "context", "directing", match.start("verb"), weak=True)


_NEEDS_PERSON: Final = frozenset("shows showing showed talks talking talked walks walking walked".split())
_NEXT: Final = re.compile(rf"(?:{BRACKET}|[al]d?j?[xX]?C|,n(?=[,&]))?,?[,&/]?&?(?:{BRACKET}|[djX])*P(?!'[dhjnmxXtFY])")
_PREVIOUS: Final = re.compile(rf"P{BRACKET}?,?[,&/]&?{BRACKET}?[dj]*$")
_BYLINE: Final = re.compile(r"k[xXqjt0]{0,3}[b:/,(-]{0,2}o?P")
_AGENCY: Final = re.compile(r"(?:(?:q|X)/+(?P<p>P)(?=[).;]|$|/|\())|(?:(?<=[.(:)])(?P<q>P)/+[qX])")
_ALIAS: Final = re.compile(r"P(?:\(?,?[xh]?A:?P|P|\(P(?=\)))")
_CONSIDERED_BEFORE: Final = re.compile(r"zP")
_CONSIDERED_AFTER: Final = re.compile(r"P(?=z)")
_POSSESSIVE_FILM: Final = re.compile(r"P'(?:[xXYtj0,odgm&-]){0,6}?F")
_FILM_BY: Final = re.compile(r"(?:F(?:\([^()P]*\))?,?(?:[dY0jx]{0,3}t)?|t)b[dj]*P")
_DIRECTING: Final = re.compile(rf"P{BRACKET}?(?:,[^,PFC.;]{{1,8}},)?s?(?P<verb>D)(?P<object>[jdi]*P?)")

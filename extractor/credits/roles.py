"""Which role a caption gives each of its people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from extractor import cues
from extractor.credits.reading import Reading

BRACKET: Final = r"(?:\([^()]*\))"
_NOUNS: Final = r"(?:[nm](?:,[nm])*,?&[dhj]*[nm]|[nm](?:[-/&]*j?[nm])*)"

# "director P", "Directors: P and P", "her co-star, P", "its director is P"
_BEFORE: Final = re.compile(
    rf"(?P<nouns>{_NOUNS})(?P<link>[:-]|&h?K|&j(?=P)|,(?=[jd]*{BRACKET}?P)|(?:i[dh]?F{BRACKET}?)?s(?=[jd]*P)|[of]P,(?=P(?:[,.(]|$))|{BRACKET}:?)?"
    rf"[jd0KX-]{{0,2}}?{BRACKET}?[jd]*(?P<person>P)"
)
# "P, director of F", "P was the film's composer", "P - producer"
_AFTER: Final = re.compile(
    rf"P(?P<gap>{BRACKET}?(?P<link>,|-|,?e?s|,?a),?(?:[dhjXx0t]|[xXFtC]',?|,?A|o){{0,6}}?)(?P<nouns>{_NOUNS})(?!'?[dj]*P|:|'|X?C|-?[xX]?C)"
)
# "P, makeup, at work"
_AFTER_CLOSE: Final = re.compile(rf"P(?P<nouns>[nm](?:-?[nm])*)(?=[.,;)]|$)")
_AS_NOUN: Final = re.compile(rf"a(?P<nouns>{_NOUNS})(?!'?[dj]*P|:|'|X?C|-?[xX]?C)")
_AFTER_CRAFT: Final = re.compile(rf"P{BRACKET}?,(?P<nouns>g(?:&g)*)(?=[,.;)]|$)")
# "P, P's stunt double", "P (right) is P's (left) stunt double"
_AFTER_OWNER: Final = re.compile(
    rf"P{BRACKET}?(?:,?s?)(?=P'{BRACKET}?[xXjn0]{{0,2}}?(?P<nouns>{_NOUNS})(?!'?[dj]*P))"
)
_IN_BRACKET: Final = re.compile(r"P'?\((?P<inner>[^()]*)\)")
_BRACKET_PART: Final = re.compile(r"[dhjxXt']*(?:[nmg][&/dhjx-]*)+(?:[oxXdh].*)?")
# "she was an extra"
_PRONOUN_IS: Final = re.compile(rf"e[xc]?s(?:[xXv0]|&){{0,3}}?[dhjx]{{0,3}}(?P<nouns>{_NOUNS})(?!'?[dj]*P|:|')")
# "music by P", "Costumes: P", "written and directed by P"
_CRAFT: Final = re.compile(
    r"(?P<crafts>[gvx](?:[,&/-]+(?:[ihd]{0,2}b?)?[gvnm]|,?&[gvnm])*)(?P<by>[xXhj0]{0,2}b|[iX0]{1,2}b|[oi]F[,]?[xv]b|:|-|,(?=P)|o(?=P)|)"
    r"[dhjK]{0,3}(?P<person>P)"
)
_NEXT: Final = re.compile(
    rf"'?(?:{BRACKET}|[al]d?[jxX]{{0,2}}C|,n(?=[,&]))?,?[,&/]?&?(?:{BRACKET}|[djX])*P(?!'[dhjnmxXtFYg])"
)
_PREVIOUS: Final = re.compile(rf"P{BRACKET}?,?[,&/]&?{BRACKET}?[djX]*$")
_BYLINE: Final = re.compile(r"k[xXqjt0]{0,3}[b:/,(-]{0,2}P|k[oi]?[djxXtnFi]{0,3}P[^P.;]{0,9}b(?=P)P")
_AGENCY: Final = re.compile(r"[qX]-?[qX]?/+(?P<p>P)(?=[).;(]|$|/)|(?<=[.(),])(?P<q>P)/+[qX]|^(?P<m>P)(?=bP)")
_ALIAS: Final = re.compile(r"P(?:\(?,?[xh]?A:?d?P(?!')|P|\(P(?=\)))")
_CONSIDERED: Final = re.compile(r"zP|P(?=z)")
_POSSESSIVE_FILM: Final = re.compile(r"P'(?:[YjX0,-]{0,4}F|[xXYj0-]{0,4}t+[oid,:-]{0,3}F)")
_POSSESSIVE_WORD: Final = re.compile(r"(?:P'[xXYj0-]{0,4}t|dP[YjX]?t)(?![jxX]?n)")
_FILM_BY: Final = re.compile(rf"(?:F{BRACKET}?,?(?:[dY0jx,]{{0,4}}t)?|F[,(]*Y[xt),]*|dt|t(?=o))[bo][dhjK]*(?:X')?P")
_DIRECTING: Final = re.compile(rf"P{BRACKET}?(?:,[^,PFC.;]{{1,8}},)?s?(?:D|T[dhjXx]{{0,2}}P)")
_MADE_UP: Final = re.compile(rf"P{BRACKET}?,?s?(?P<verb>M)[dhjx]{{0,2}}P")
_PLAYED_PERSON: Final = re.compile(r"P(?:\([^()]*\))?,d[^PF.;]{1,3}el|djP|P,?eg")
_HIMSELF: Final = frozenset({"himself", "herself"})
_STRONG_FILM: Final = frozenset(
    "film movie picture classic masterpiece epic remake version debut feature documentary western westerns musical adaptation trilogy drama "
    "comedy thriller films shocker romance melodrama biopic saga horror noir serial series fantasy satire gem do-over flop hit best".split()
)
# things that plays is said of without a part: "plays chess"
_GAMES: Final = frozenset("chess darts cards piano guitar violin flute trumpet drums golf tennis cricket games poker music scene".split())
_THING_ROLE: Final = {
    word.strip(): role for role, words in cues.THINGS.items() for word in words.split(";")
}
_PROFESSIONS: Final = frozenset("singer comedian comic poet dancer model rapper musician".split())
_GROUPS: Final = frozenset("actors cast extras kids children dancers players crowd zombies girls boys him her them".split())
_NOTES: Final = re.compile(r"\s(?:some |a |his |her |last-minute |final )?(?:notes?|directions?|instructions|pointers|advice|cues?)\b")
_MADE: Final = frozenset(word.strip() for word in cues.MADE.split(";"))
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
        codes = self.codes
        self.find_bylines()
        if "n" in codes or "m" in codes or "g" in codes:
            self.find_nouns_before()
            self.find_crafts()
            self.find_nouns_after()
        else:
            self.find_crafts()
        self.find_verbs()
        self.find_things()
        self.find_possessives()
        self.find_directing()
        self.find_actors()
        return self.claims

    def claim(self, person: int, role: str, cue: str, rule: str, at: int, weak: bool = False) -> None:
        if person not in self.silent:
            self.claims.append(Claim(person, role, cue, rule, at, weak))

    def word(self, token: int) -> str:
        return self.r.text[self.r.starts[token] : self.r.ends[token]].lower()

    def roles_at(self, start: int, end: int) -> list[tuple[int, str]]:
        return [
            (i, self.r.values[i][0]) for i in range(start, end) if self.codes[i] in "nmgv" and i not in self.used
        ]

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

    def sentence_start(self, at: int) -> int:
        return max(self.codes.rfind(".", 0, at), self.codes.rfind(";", 0, at)) + 1

    def sentence_end(self, at: int) -> int:
        ends = [end for end in (self.codes.find(".", at), self.codes.find(";", at)) if end >= 0]
        return min(ends, default=len(self.codes))

    # -- no row

    def find_bylines(self) -> None:
        codes = self.codes
        for match in _BYLINE.finditer(codes):
            if self.is_film_credit(match.start()):
                continue
            self.silent.update(self.people_from(match.end() - 1))
        for match in _AGENCY.finditer(codes):
            if match["m"] is not None:
                if "F" not in codes:
                    self.silent.add(match.end() + 1)
                continue
            self.silent.add(match.start("p") if match["p"] else match.start("q"))
        for match in _ALIAS.finditer(codes):
            self.silent.add(match.end() - 1)
        for match in _CONSIDERED.finditer(codes):
            self.silent.add(codes.index("P", match.start()))

    def is_film_credit(self, at: int) -> bool:
        """Whether "ph." or "photographed" at a token credits a film's photography, after its director or title."""
        word = self.word(at)
        if word in ("ph", "ph.", "photographed"):
            before = self.codes[max(0, at - 6) : at]
            return "P" in before and "F" in self.codes[:at] and "g" in self.codes[max(0, at - 6) : at]
        return False

    # -- role nouns

    def find_nouns_before(self) -> None:
        codes = self.codes
        for match in _BEFORE.finditer(codes):
            link = match["link"] or ""
            start, end = match.span("nouns")
            person = match.start("person")
            before = codes[start - 1 : start]
            if link == "," and not self.is_definite(start):
                continue
            if link.endswith("s") and before not in ("d", "h", "'", "j", "x", "X", "t"):
                continue
            if link == "&j" and self.r.values[end + 1] not in _PROFESSIONS:
                continue
            if codes[end : end + 1] == "'" or codes[person - 1] == "'":
                continue
            listed = codes[end - 1] == "m" or ":" in codes[end:person]
            self.give(self.people_from(person) if listed else [person], start, end, "noun-before")

    def is_definite(self, token: int) -> bool:
        """Whether "the", "its" or a possessive opens the noun phrase that ends at a token, or nothing does."""
        i = token - 1
        while i >= 0 and self.codes[i] in "jxXt" and token - i < 4:
            i -= 1
        if i < 0 or self.codes[i] in "h'.:":
            return True
        return self.codes[i] == "d" and self.r.values[i] not in ("a", "an", "another")

    def find_nouns_after(self) -> None:
        codes = self.codes
        for pattern in (_AFTER, _AFTER_OWNER, _AFTER_CRAFT, _AFTER_CLOSE):
            for match in pattern.finditer(codes):
                start, end = match.span("nouns")
                person = match.start()
                if match.re is _AFTER and match["link"].endswith("a") and codes[start - 1] in "dj":
                    continue  # "as the projectionist" is a part
                people = self.list_before(person) if codes[end - 1] == "m" else [person]
                if codes[end : end + 2] == "od" and self.r.values[end + 1] in ("a", "an"):
                    continue  # "editor of a sports daily"
                self.give(people, start, end, "noun-after")
        for match in _IN_BRACKET.finditer(codes):
            inner = match["inner"]
            if "P" in inner or "F" in inner:
                continue
            offset = match.start("inner")
            for part in re.finditer(r"[^,;]+", inner):
                if _BRACKET_PART.fullmatch(part[0]) and not re.fullmatch(r"[xXdj]+g", part[0]):
                    self.give([match.start()], offset + part.start(), offset + part.end(), "bracket")
        for match in _AS_NOUN.finditer(codes):
            self.give(self.subjects(match.start())[:1], *match.span("nouns"), "noun-after")
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
            person = match.start("person")
            if codes[start] == "x":
                role = _THING_ROLE.get(self.word(start)) if by.endswith("b") else None
                if role and end == start + 1:
                    self.claim(person, role, "explicit", "thing-by", start)
                continue
            last = self.r.values[end - 1][0]
            kind = self.r.values[end - 1][1:] if codes[end - 1] == "v" else ()
            if codes[end - 1] == "v" and not by.endswith("b"):
                continue
            if self.word(start).rstrip(":.") in ("r", "d", "c") and (codes[start - 1 : start] not in ("(", ",", ".", "/") or "F" not in codes[:start]):
                continue
            if kind == ("e",) and self.word(end - 1) == "photographed":
                if "F" not in codes[:start]:
                    self.silent.add(person)
                    continue
            if by in (",", "") and codes[start - 1 : start] not in ("", ",", ".", ";", "(", "/", ":", "-", ")", "&"):
                if not (by == "" and last in ("director", "actor")):
                    continue
            if by == "o" and last not in ("director", "production_designer"):
                continue
            people = self.people_from(person)
            if by in ("", ",") and last not in ("actor", "director", "writer"):
                people = people[:1]
            if self.word(end - 1) == "designed":
                thing = next((_THING_ROLE[self.word(i)] for i in range(start - 1, max(-1, start - 6), -1)
                              if self.word(i) in _THING_ROLE or codes[i] == "g" and self.word(i) in _THING_ROLE), last)  # fmt: skip
                for one in people:
                    self.claim(one, thing, "explicit", "credit-line", start)
                continue
            self.give(people, start, end, "credit-line")

    # -- verbs

    def find_verbs(self) -> None:
        codes = self.codes
        at = -1
        while (at := codes.find("v", at + 1)) >= 0:
            if at in self.used or codes[at + 1 : at + 2] == "b":
                continue
            role, cue = self.r.values[at]
            word = self.word(at)
            if cue == "p":  # "shot", "cut": only among other verbs of making
                if word == "designed" or not re.search(r"v,?&?$", codes[:at]) and not re.match(r",?&?v", codes[at + 1 : at + 4]):
                    continue
                cue = "e"
            if word == "photographed" and not re.match(r"F|d[^.;]{0,5}F|dx", codes[at + 1 : at + 8]) and "v" not in codes[at - 2 : at] + codes[at + 1 : at + 3]:
                continue
            if role == "stand_in" and not re.match(r"[PC]" if not word.endswith("for") else r"[dj]*[PCh]|x(?=[.;,])", codes[at + 1 :]):
                continue
            subjects = self.subjects(at)
            for person in subjects:
                self.claim(person, role, "explicit" if cue == "e" else "context", "verb", at)
                self.used.add(at)
            if role == "director" and codes[at + 1 : at + 2] == "x" and self.word(at + 1) in _HIMSELF:
                for person in subjects:
                    self.claim(person, "actor", "explicit", "directs-himself", at)
        for match in re.finditer(r"f[dhj]{0,2}(g)(?![b:]?P)", codes):
            token = match.start(1)
            start = self.sentence_start(token)
            role = self.r.values[token][0]
            if role in ("actor", "director", "unknown") or not any(
                self.word(i) in ("oscar", "oscars", "award", "emmy", "césar", "bafta", "won", "nominated") for i in range(start, token)
            ):
                continue
            for person in self.subjects(match.start())[:1]:
                self.claim(person, role, "explicit", "award", token, weak=True)

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

    def find_things(self) -> None:
        """ "P, who built the creature", "P drew the sets"."""
        codes = self.codes
        for match in re.finditer(rf"P{BRACKET}?,?e?s?([xv])[dhjxX]{{0,3}}?([xg])", codes):
            if self.word(match.start(1)) in _MADE:
                for i in range(match.start(1) + 1, match.end()):
                    role = _THING_ROLE.get(self.word(i))
                    if role:
                        self.claim(match.start(), role, "context", "made", match.start(1))
        for match in _MADE_UP.finditer(codes):
            self.claim(match.start(), "makeup_artist", "context", "made-up", match.start("verb"), weak=True)

    # -- a director by what is described

    def find_possessives(self) -> None:
        codes = self.codes
        for match in _POSSESSIVE_FILM.finditer(codes):
            person = match.start()
            if codes[max(0, person - 2) : person].endswith("K"):
                continue
            people = self.list_before(person) if match.group()[1:] in ("'F", "'YF") and codes[person - 1 : person] == "&" else [person]
            for one in people:
                self.claim(one, "director", "context", "possessive", match.end() - 1, weak=True)
        for match in _POSSESSIVE_WORD.finditer(codes):
            token = match.end() - 1
            person = codes.index("P", match.start())
            start = self.sentence_start(person)
            if self.word(token) in _STRONG_FILM and "F" in codes[start : self.sentence_end(token)]:
                if not (codes[person + 1] == "'" and re.search(r"t$|x$", codes[person + 2 : token]) and self.word(token - 1) in ("first", "last", "only", "final", "second", "third")
                        and not re.search(r"F,$", codes[max(0, person - 2) : person]) and "F" not in codes[start:person]):  # fmt: skip
                    self.claim(person, "director", "context", "possessive", token, weak=True)
        for match in _FILM_BY.finditer(codes):
            if codes[match.end() - 2] == "o" or "o" in match.group()[-5:]:
                if self.word(match.start()) not in _STRONG_FILM or "F" not in codes:
                    continue
            for person in self.people_from(match.end() - 1):
                self.claim(person, "director", "context", "film-by", match.start(), weak=True)

    def find_directing(self) -> None:
        codes = self.codes
        for match in _DIRECTING.finditer(codes):
            at = match.end() - 1
            if codes[at] == "P":
                at = max(i for i in range(match.start(), at) if codes[i] == "T")
                verb = self.r.values[at]
                if verb in _THROUGH and not re.search(r"\b(?:through|how)\b", self.r.text[self.r.ends[match.end() - 1] :][:30]):
                    continue
                if codes[match.end() : match.end() + 1] == "'":
                    continue
            self.claim(match.start(), "director", "context", "directing", at, weak=True)
        for match in re.finditer(rf"P{BRACKET}?,?s?([TD])d?([nmxh])", codes):  # "showing the actors where to stand"
            if self.word(match.start(2)) in _GROUPS and (match[2] != "h" or codes[match.end() : match.end() + 1] in ("x", "X", "a", "v", "l")):
                self.claim(match.start(), "director", "context", "directing", match.start(1), weak=True)
        for match in re.finditer(rf"P{BRACKET}?,?s?xP", codes):  # "gives P notes"
            if self.word(match.end() - 2) in ("gives", "giving", "gave", "offers") and _NOTES.match(self.r.text, self.r.ends[match.end() - 1]):
                self.claim(match.start(), "director", "context", "directing", match.end() - 2, weak=True)

    # -- actors and people shown

    def find_actors(self) -> None:
        """ "plays a knight", "the real P", "P, whom she plays in F"."""
        codes, values = self.codes, self.r.values
        at = -1
        while (at := codes.find("l", at + 1)) >= 0:
            verb = values[at]
            if not verb.startswith(("play", "portray", "voic", "imperson", "starring as", "stars as", "in the role", "in the part")):
                continue
            following = codes[at + 1 : at + 2]
            if following not in tuple("dhCPj") and not (following == "b" and False):
                continue
            thing = next((self.word(i) for i in range(at + 1, min(at + 4, len(codes))) if codes[i] in "xXg"), "")
            if thing in _GAMES:
                continue
            for person in self.subjects(at):
                self.claim(person, "actor", "explicit", "plays", at, weak=False)
        for match in re.finditer(r"ejP|djP", codes):
            if values[match.start() + 1] == "real" and self.word(match.start()) in ("the",):
                self.claim(match.end() - 1, "unknown", "explicit", "real-person", match.start() + 1)
        for match in re.finditer(rf"P{BRACKET}?,d[^PF.;]{{1,4}}el", codes):
            if values[match.end() - 2] in ("he", "she"):
                self.claim(match.start(), "unknown", "explicit", "real-person", match.end() - 1)
        for match in re.finditer(rf"P{BRACKET}?,h(g)", codes):
            if values[match.start(1)][0] == "unknown":
                self.claim(match.start(), "source", "explicit", "source", match.start(1))
        for match in re.finditer(r"P'[xXj0]{0,2}(g)", codes):
            if values[match.start(1)][0] == "unknown" and match.start(1) not in self.used:
                self.claim(match.start(), "unknown", "explicit", "source", match.start(1))

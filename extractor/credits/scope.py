"""Which film the words around a person speak of, in captions with more than one."""

from __future__ import annotations

import re
from typing import Final

from extractor.credits.films import FilmTable
from extractor.credits.reading import Reading

# "a year after ALIEN", "a sequel to F", "the remake of F": named beside the picture, with no claim on its people
_ASIDE: Final = re.compile(r"(?:[xY]T?|0x)?$")
_ASIDE_WORDS: Final = frozenset("after before since until than like unlike recalls spoofs parodies".split())
_ASIDE_LINKS: Final = frozenset("to of".split())
_ASIDE_NOUNS: Final = frozenset(
    "sequel prequel remake follow-up follow successor spin-off version adaptation retelling parody rerun answer tribute homage".split()
)
# what may stand between two titles that share their people: "F (1950), left, and as C in G"
_COORDINATED: Final = re.compile(r"(?:,?Y)?(?:,[iadjxXCt0]{0,4})?(?:[,&/]|,&)(?:,?[iadjxXCt0on]{0,5}[it,])?d?")


class FilmScope:
    """Answers which films a token speaks of."""

    def __init__(self, reading: Reading, table: FilmTable) -> None:
        self.r = reading
        self.table = table
        self.tokens = sorted(table.film_of)
        self.single = len(table.films) < 2
        if not self.single:
            self.aside = {t for t in self.tokens if self._is_aside(t)}
            eligible = [t for t in self.tokens if t not in self.aside]
            self.eligible = eligible or self.tokens
            self.series = self._series()

    def _word(self, token: int) -> str:
        return self.r.text[self.r.starts[token] : self.r.ends[token]].lower()

    def _is_aside(self, token: int) -> bool:
        if token == 0:
            return False
        before = self._word(token - 1)
        if before in _ASIDE_WORDS and token > 1 and self.r.codes[token - 2] not in ".":
            return True
        if before in ("to", "of", "the") and token > 2:
            return any(self._word(i) in _ASIDE_NOUNS for i in range(max(0, token - 4), token - 1) if self.r.codes[i] not in "PFC")
        return False

    def _series(self) -> dict[int, list[int]]:
        """Film tokens coordinated with one another ("F (1950), G and H") map to all of them."""
        out: dict[int, list[int]] = {}
        codes = self.r.codes
        group: list[int] = []
        for token in self.eligible:
            if group:
                between = re.sub(r"\([^()PF]*\)", "", codes[group[-1] + 1 : token])
                if not _COORDINATED.fullmatch(between):
                    group = []
            group = [*group, token]
            for member in group:
                out[member] = group
        return out

    def films_at(self, token: int) -> list[int]:
        """The films (indices in the table) that the words at a token speak of; the nearest, with those in its series."""
        if not self.table.films:
            return []
        if self.single:
            return [0]
        found = self.nearest(token)
        series = self.series.get(found, [found])
        return list(dict.fromkeys(self.table.film_of[t] for t in series))

    def film_named(self, token: int) -> list[int]:
        """The film that a FILM token names, with those in its series that follow it."""
        if self.single:
            return [0] if self.table.films else []
        series = self.series.get(token, [token])
        return list(dict.fromkeys(self.table.film_of[t] for t in series if t >= token)) or [self.table.film_of[token]]

    def just_before(self, token: int) -> int | None:
        """The FILM token right before "directed by", brackets and commas aside."""
        match = re.search(r"F(?:\([^()]*\))?[,(-]{0,2}(?:,e?s|s|Y,|Y\),?)?$", self.r.codes[max(0, token - 14) : token])
        return max(0, token - 14) + match.start() if match else None

    def films_ending(self, token: int) -> list[int]:
        """The film that a FILM token names, with those in its series that precede it."""
        if self.single:
            return [0]
        series = self.series.get(token, [token])
        return list(dict.fromkeys(self.table.film_of[t] for t in series if t <= token)) or [self.table.film_of[token]]

    def in_sentence(self, token: int) -> bool:
        """Whether a film is named in the token's sentence."""
        start, end = self.sentence(token)
        return any(start <= t < end for t in self.eligible)

    def sentence(self, token: int) -> tuple[int, int]:
        codes = self.r.codes
        start = codes.rfind(".", 0, token) + 1
        end = codes.find(".", token)
        return start, len(codes) if end < 0 else end

    def nearest(self, token: int) -> int:
        codes = self.r.codes
        start, end = self.sentence(token)
        clause_start = max(codes.rfind(";", start, token) + 1, start)
        clause_end = codes.find(";", token, end)
        clause_end = end if clause_end < 0 else clause_end
        before = [t for t in self.eligible if clause_start <= t < token]
        after = [t for t in self.eligible if token < t < clause_end]
        opening = codes.rfind("(", 0, token)
        if opening >= 0 and ")" not in codes[opening:token] and before and before[-1] > opening - 3:
            inside = [t for t in after if ")" not in codes[token:t]]
            return inside[0] if inside else before[-1]  # F (P, 1950)
        if before and re.match(r"(?:\([^()]*\))?:", codes[before[-1] + 1 : token + 1]):
            return before[-1]  # F (1950): P and P
        if after:
            return after[0]
        if before:
            return before[-1]
        after = [t for t in self.eligible if token < t < end]
        before = [t for t in self.eligible if start <= t < token]
        if after or before:
            return after[0] if after else before[-1]
        before = [t for t in self.eligible if t < token]
        return before[-1] if before else self.eligible[0]

"""Which film the words around a person speak of, in captions with more than one."""

from __future__ import annotations

import re
from typing import Final

from extractor.credits import shapes
from extractor.credits.films import FilmTable
from extractor.credits.reading import Reading
from extractor.cues import words
from extractor.cues.model import split_words

_ASIDE: Final = frozenset(split_words(words.ASIDE.words))
_ASIDE_NOUNS: Final = frozenset(split_words(words.ASIDE_NOUNS.words))
_ORDINALS: Final = {
    **dict.fromkeys(split_words(words.FIRST_OF_TWO.words), 0),
    **dict.fromkeys(split_words(words.SECOND_OF_TWO.words), 1),
}
_BRACKETS: Final = re.compile(r"\([^()PF]*\)")
# between two titles that share their people: "F (1950), left, and as C in G", "for F and, a year later, for G"
_COORDINATED: Final = re.compile(
    r"(?:,?i?Y)?(?:,[iadjxXCt0]{0,4})?(?:[,&/]|,&)(?:eo)?(?:x?,[idjxXt0o]{1,6},(?=[io]))?(?:,?[iadjxXCt0onglTMhcs]{0,7}[it,o])?d?"
)  # fmt: skip
# a film's own credit before the next of a series: "F, directed by X, and G", "F (dir. X) and G"
# or its own company: "on F and again with X on G", "in F with X, and in G", "shot F for X and G"
_OWN_CREDITS: Final = re.compile(
    r"\([gvn]b?[djX]{0,2}P\)|,[gv]b[djX]{0,2}P(?=,|&)|(?<=[&,])x?[wbi][dhjnK]{0,3}P(?:iX)?(?=i)|P'(?=$)"
    r"|[wi][dhjnK]{0,3}P(?:[,&]P){0,4}(?=,?&[ideo]{0,3}$)"
)
# "with X" and the like before a title that has such company of its own: "with X on F and with Y on G"
_COMPANY_AHEAD: Final = re.compile(r"[wbi][dhjnK]{0,3}(?:P[,&]{1,2}[dhjnK]{0,3}){0,6}$")
_COMPANY_NEXT: Final = re.compile(r"(?:\([^()]*\))?,?&?(?:,x{1,4},)?x?[wbi][dhjnK]{0,3}P")
_COMPANY_REACH: Final = 20  # tokens of a list of people between "with" and one of them
# what a verb does in several films: "directs X in F and Y in G"
_DONE_IN: Final = re.compile(
    r"[vlD][dhjn]{0,3}P(?:,?&?[dhjn]{0,3}P){0,3}id?F(?:\([^()]*\))?(?:(?:,|,?&)[dhjn]{0,3}P(?:&P)?id?F(?:\([^()]*\))?){1,4}"
)
# whom a title is followed by: "F (1950) with X", "F, directed by X", "F for X"
_FOLLOWED_BY: Final = re.compile(
    r"F(?:\([^()]*\)|,?i?Y)?(?:,?e?s?[gv]?b|,?(?P<link>[wi]))[dhjnKx]{0,3}(?:P[&,]{1,2}[dhjnK]{0,3}){0,6}$"
)
# one of two films by its turn: "X is in the first", "Y (the second)"
_ORDINAL_OF: Final = re.compile(r"P(?:s[xN]{0,2})?[i(]d[tx](?=[.,;&)]|$)")
_FOLLOWERS: Final = ("for", "under")
_FILM_NEXT: Final = re.compile(
    r"(?:\([^()]*\))?(?:(?:,P){0,5},?&P)?(?:aC)?(?:id?(?:[gxt]o)?d?|co|,[dhj]{0,3}[nmg][oi]d?)[Yt']{0,2}F"
)
# titles that open their clauses: "In F X wears red, in G Y black"
_FRONTED: Final = re.compile(r"(?:^|[.;])[xX]?id?(?:go)?$")
_FRONTED_NEXT: Final = re.compile(r"[,&]{1,2}id?(?:go)?$")
# "F, X, 1950 / G, Y, 1960"
_CREDIT_OF: Final = re.compile(r"F(?:\([^()]{0,10}\))?,[dnj]{0,2}P(?=,Y|\(Y|\()")
_HEADS: Final = re.compile(r"(?:\([^()]{0,40}\))?:")
# As in "X's F", "X and Y's 1950 F".
_OWNER_AHEAD: Final = re.compile(r"(?:P&)?P'[xXjYt0]{0,2}$")
# As in "F (1950) by X and Y", "F, directed by X", "F (X, 1950)".
_MAKER_BEHIND: Final = re.compile(r"F(?:\([^()]*\))?,?[ev]?s?[gvnt]?b[dhjnX]{0,3}P(?:&P)?|F\([gn]?[b:]?P(?:&P)?[,)]")
# the title right before a credit line: "F (1950), directed by"
_JUST_BEFORE: Final = re.compile(r"F(?:\([^()]*\))?[,(-]{0,2}(?:,e?s|s|Y,|Y\),?)?$")


class FilmScope:
    """Answers which films, as indices in a film table, a token speaks of."""

    def __init__(self, reading: Reading, table: FilmTable) -> None:
        self.reading = reading
        self.codes = reading.codes
        self.table = table
        self.is_single = len(table.films) < 2
        tokens = sorted(table.film_of)
        self.eligible = tokens
        self.series: dict[int, list[int]] = {}
        self.cast_series: dict[int, list[int]] = {}  # likewise, the films' own credits aside
        self.respective: dict[int, int] = {}  # a person of a list -> the film of as long a list that is theirs
        self.own: dict[int, list[int]] = {}  # a person with a bracket of their own, and what stands there -> its films
        self.people_aside: set[int] = set()  # who belongs to a film that is named beside the picture
        self._find_own()
        self.is_owned = bool(tokens) and all(token in self.own for token in tokens)
        if not self.is_single:
            unowned = [token for token in tokens if token not in self.own]
            self.eligible = [token for token in unowned or tokens if not self._is_aside(token)] or unowned or tokens
            self._find_people_aside([token for token in unowned if token not in self.eligible])
            self.series = self._find_series()
            self.cast_series = self._find_series(_OWN_CREDITS)
            self._find_respective()

    def _find_own(self) -> None:
        """Finds the films in the brackets that tell someone's work: "X (director, F, 1950)"."""
        for match in shapes.FILM_BRACKET.finditer(self.codes):
            films = [
                token for token in range(*match.span()) if token in self.table.film_of and self.codes[token] == "F"
            ]
            self.own.update(dict.fromkeys(range(*match.span()), films))

    def _find_respective(self) -> None:
        """Finds whose film is which in "X and Y, of F and G respectively" and "X in the first, Y in the second"."""
        codes = self.codes
        for match in _ORDINAL_OF.finditer(codes) if len(self.table.films) == 2 else ():
            place = _ORDINALS.get(self.reading.word(match.end() - 1))
            if place is not None:
                self.respective[match.start()] = place
        for at, code in enumerate(codes):
            if code != "x" or self.reading.word(at) != "respectively":
                continue
            group = next((self.series[film] for film in reversed(self.eligible) if film < at), [])
            people = [i for i in range(self.reading.sentence_start(at), at) if codes[i] == "P"]
            if people and len(group) == len(people) and people[-1] < group[0]:
                films = (self.table.film_of[film] for film in group)
                self.respective.update(zip(people, films, strict=True))

    def _find_people_aside(self, aside: list[int]) -> None:
        """Finds who is named as a maker of films beside the picture: "a year after F (1949) by X"."""
        for token in aside:
            owner = _OWNER_AHEAD.search(self.codes, max(0, token - 8), token)
            maker = _MAKER_BEHIND.match(self.codes, token)
            self.people_aside.update(
                i for match in (owner, maker) if match for i in range(*match.span()) if self.codes[i] == "P"
            )

    def films_aside(self) -> set[int]:
        """The films that are only named beside the picture, as indices in the film table."""
        near = {self.table.film_of[token] for token in self.eligible}
        return set(self.table.film_of.values()) - near

    def _is_aside(self, token: int) -> bool:
        """Whether a title is named beside the picture: "a year after F", "the sequel to F"."""
        reading = self.reading
        if owner := _OWNER_AHEAD.search(self.codes, max(0, token - 8), token):
            token = owner.start()
        elif self.codes[max(0, token - 2) : token] == "Y'":  # "after 1949's F"
            token -= 2
        if token < 2:
            return False
        before = reading.word(token - 1)
        if before in _ASIDE and self.codes[token - 2] != ".":
            return True
        return before in ("to", "of", "the") and any(
            reading.word(i) in _ASIDE_NOUNS for i in range(max(0, token - 4), token - 1) if self.codes[i] not in "PFC"
        )

    def _find_series(self, aside: re.Pattern[str] | None = None) -> dict[int, list[int]]:
        """FILM tokens coordinated with one another ("F (1950), G and H") map to all of them, what is aside left out."""
        series: dict[int, list[int]] = {}
        group: list[int] = []
        for token in self.eligible:
            between = _BRACKETS.sub("", self.codes[group[-1] + 1 : token]) if group else ""
            if group and not _COORDINATED.fullmatch(aside.sub("", between) if aside else between):
                group = []
            group = [*group, token]
            series.update(dict.fromkeys(group, group))
        return series

    def films_at(self, token: int) -> list[int]:
        """The films that the words at a token speak of: the nearest, with those coordinated with it.

        None where all the caption's films are told of other people, in brackets of their own.
        """
        if self.is_single:
            return [0] if self.table.films else []
        if self.is_owned or token in self.own:
            return self._films(self.own.get(token, []))
        if self.respective and token in self.respective:
            return [self.respective[token]]
        nearest = self.nearest(token)
        group = self.cast_series.get(nearest, [nearest])
        is_before_all = token < group[0] and not self._is_company(token, group)
        return self._films(group if is_before_all else self.series.get(nearest, [nearest]))

    def _is_company(self, token: int, group: list[int]) -> bool:
        """Whether someone is the company of the first of several films: X of "with X on F and with Y on G"."""
        if len(group) < 2 or not _COMPANY_NEXT.match(self.codes, group[0] + 1):
            return False
        return _COMPANY_AHEAD.search(self.codes, max(0, token - _COMPANY_REACH), token) is not None

    def films_done(self, at: int) -> list[int]:
        """The films of what a verb at a token does to several people in a film each; none of any other verb."""
        match = None if self.is_single else _DONE_IN.match(self.codes, at)
        return [] if match is None else self._films([i for i in self.eligible if match.start() < i < match.end()])

    def film_at(self, token: int) -> int:
        """The one film that the words at a token speak of."""
        if self.is_single:
            return 0
        return self.table.film_of[self.own[token][0] if token in self.own else self.nearest(token)]

    def films_from(self, token: int) -> list[int]:
        """The film of a FILM token, with those coordinated with it after it."""
        if self.is_single:
            return [0]
        return self._films([other for other in self.series.get(token, [token]) if other >= token] or [token])

    def films_up_to(self, token: int) -> list[int]:
        """The film of a FILM token, with those coordinated with it before it."""
        if self.is_single:
            return [0]
        return self._films([other for other in self.series.get(token, [token]) if other <= token] or [token])

    def _films(self, tokens: list[int]) -> list[int]:
        return list(dict.fromkeys(self.table.film_of[token] for token in tokens))

    def film_by_ordinal(self, token: int) -> int | None:
        """The film that "the first" or "the second" right after a token means."""
        for i in range(token + 1, min(token + 3, len(self.codes))):
            place = _ORDINALS.get(self.reading.word(i))
            is_phrase_end = self.codes[i + 1 : i + 2] in ("", *".,&;")
            if place is not None and self.codes[i - 1] == "d" and is_phrase_end:
                return place % len(self.table.films)
        return None

    def means_all(self, token: int) -> bool:
        """Whether "both" or "all three" right after a token means every film of the caption."""
        words = [self.reading.word(i) for i in range(token + 1, min(token + 3, len(self.codes)))]
        if words[:1] == ["both"]:
            return len(self.table.films) == 2 and self.codes[token + 2 : token + 3] in ("", *".,;iobw&")
        return words == ["all", "three"] and len(self.table.films) == 3

    def is_of_all(self, token: int) -> bool:
        """Whether "both" or "all" stands before a token: "F and G, both directed by X"."""
        return any(self.reading.word(i) in ("both", "all") for i in range(max(0, token - 2), token))

    def film_just_before(self, token: int) -> int | None:
        """The FILM token right before a token, brackets and commas aside."""
        start = max(0, token - 14)
        match = _JUST_BEFORE.search(self.codes[start:token])
        return start + match.start() if match else None

    def is_named_in_sentence(self, token: int) -> bool:
        """Whether a film is named in a token's sentence."""
        start, end = self._sentence(token)
        return any(start <= film < end for film in self.eligible)

    def _sentence(self, token: int) -> tuple[int, int]:
        end = self.codes.find(".", token)
        return self.codes.rfind(".", 0, token) + 1, len(self.codes) if end < 0 else end

    def _is_before_turn(self, film: int, token: int, following: int) -> bool:
        """Whether someone between two titles belongs to the first: "F with X, and G", "In F X wins, in G Y"."""
        codes = self.codes
        if _FRONTED.search(codes, max(0, film - 8), film) and _FRONTED_NEXT.search(codes, token, following):
            return True
        told = _FOLLOWED_BY.match(codes, film, token)
        if told is None or _FILM_NEXT.match(codes, token + 1):
            return False
        link = told.start("link")
        return link < 0 or codes[link] == "w" or self.reading.word(link) in _FOLLOWERS

    def nearest(self, token: int) -> int:
        """The FILM token that a person token is tied to: after it in its clause, else before, else beyond."""
        codes = self.codes
        start, end = self._sentence(token)
        clause_start = max(codes.rfind(";", start, token) + 1, start)
        clause_end = codes.find(";", token, end)
        if clause_end < 0:
            clause_end = end
        before = [film for film in self.eligible if clause_start <= film < token]
        after = [film for film in self.eligible if token < film < clause_end]
        opening = codes.rfind("(", 0, token)
        if before and opening >= 0 and ")" not in codes[opening:token] and before[-1] > opening - 3:
            inside = [film for film in after if ")" not in codes[token:film]]
            return inside[0] if inside else before[-1]  # F (X, 1950)
        credited = _CREDIT_OF.match(codes, before[-1]) if before else None
        if credited is not None and credited.end() > token:
            return before[-1]  # F, X, 1950
        if before and _HEADS.match(codes, before[-1] + 1, token + 1):
            return before[-1]  # F (1950): X and Y
        if before and after and codes[token] == "P" and self._is_before_turn(before[-1], token, after[0]):
            return before[-1]
        if after or before:
            return after[0] if after else before[-1]
        after = [film for film in self.eligible if token < film < end]
        before = [film for film in self.eligible if start <= film < token]
        if after or before:
            return after[0] if after else before[-1]
        before = [film for film in self.eligible if film < token]
        return before[-1] if before else self.eligible[0]

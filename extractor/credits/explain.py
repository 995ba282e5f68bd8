"""Why a caption's credits are what they are: for each the words and the rule that gave it, and what lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from extractor.credits.claims import Claim
from extractor.credits.films import tabulate_films
from extractor.credits.finding import NOTHING_KNOWN, PeopleOfCaption
from extractor.credits.headings import without_heading
from extractor.credits.mentions import group_people
from extractor.credits.reading import STANDARD, Lexicon, read_caption
from extractor.credits.rules import describe_rule
from extractor.credits.scope import FilmScope
from extractor.schema import Credit, Entity, Role

_SHOWN: Final = 90  # characters of a quotation


@dataclass(frozen=True, slots=True)
class Candidate:
    """A role that words gave a person and that is in none of their credits, with the words."""

    role: Role
    rule: str
    words: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A credit, the words that gave it ("" where none did), and the person's other candidates, which lost."""

    credit: Credit
    words: str
    lost: tuple[Candidate, ...]
    other_films: tuple[str, ...] = ()  # of the caption, with the reason why the person has none of them


def explain_credits(text: str, entities: Sequence[Entity], found: Iterable[Credit]) -> tuple[Explanation, ...]:
    """Explains credits that `find_credits` found in a caption.

    >>> entities = [Entity(9, 16, "PERSON"), Entity(20, 29, "FILM")]
    >>> credit = Credit("Ann Lee", "director", "The Storm", cue="explicit", rule="noun-before")
    >>> explain_credits("Director Ann Lee in The Storm.", entities, [credit])[0].words
    'Director Ann Lee'
    """
    return tuple(_Account(text, entities).explain(list(found)))


def describe_credits(
    text: str, entities: Sequence[Entity], found: Iterable[Credit], lexicon: Lexicon = STANDARD
) -> str:
    """The explanations as plain text, with the people and characters that got no credit at the end."""
    account = _Account(text, entities, lexicon)
    rows = list(found)
    blocks = ["\n".join(_lines(explanation)) for explanation in account.explain(rows)]
    rest = list(account.leftovers(rows))
    if rest:
        blocks.append("\n".join(rest))
    return "\n\n".join(blocks) or "no people, films or characters in this caption"


class _Account:
    def __init__(self, text: str, entities: Sequence[Entity], lexicon: Lexicon = STANDARD) -> None:
        self.reading = read_caption(text, entities, lexicon)
        self.groups = group_people(self.reading)
        self.scope = FilmScope(self.reading, tabulate_films(self.reading))
        self.people = PeopleOfCaption(self.reading, self.groups, self.scope, NOTHING_KNOWN)
        self.tokens: dict[str, list[int]] = {}
        for lead, tokens in self.people.tokens_of.items():
            self.tokens.setdefault(self.reading.surface(lead), []).extend(tokens)

    def explain(self, found: list[Credit]) -> Iterator[Explanation]:
        told: set[str] = set()
        for credit in found:
            is_new = credit.person not in told  # what lost is told once for each person
            told.add(credit.person)
            yield Explanation(
                credit,
                self._words_of(credit),
                self._lost(credit.person, found) if is_new else (),
                tuple(self._other_films(credit.person, found)) if is_new else (),
            )

    def leftovers(self, found: list[Credit]) -> Iterator[str]:
        credited = {credit.person for credit in found}
        for name in self.tokens:
            if name not in credited:
                yield f"{name}: no credit (a photographer, another name of someone, or only considered)"
        made = {(credit.film, credit.year) for credit in found}
        for number, film in enumerate(self.scope.table.films):
            if (film.title, film.year) not in made:
                yield f"{_titled(film.title, film.year)}: no credit ({self._why_none(number)})"
        played = {credit.character for credit in found}
        for entity in self.reading.entities:
            name = self.reading.text[entity.start : entity.end]
            if entity.label == "CHARACTER" and name not in played:
                played.add(name)
                yield f"{name}: a character whom nobody is said to play"

    def _other_films(self, person: str, found: list[Credit]) -> Iterator[str]:
        """The films that others of the caption made and this person is not tied to."""
        ours = {(credit.film, credit.year) for credit in found if credit.person == person}
        theirs = {(credit.film, credit.year) for credit in found} - ours
        for film in self.scope.table.films:
            if (film.title, film.year) in theirs:
                yield f"{_titled(film.title, film.year)}: another film stands nearer to the name"

    def _why_none(self, film: int) -> str:
        if film in self.scope.films_aside():
            return "named beside the picture"
        return "nobody of the caption is tied to it"

    def _words_of(self, credit: Credit) -> str:
        told_by = without_heading(credit.rule)
        tokens = self.tokens.get(credit.person, [])
        for claim in self._claims(tokens):
            if claim.role == credit.role and claim.rule == told_by:
                return self._quote(claim.person, claim.at)
        for token in tokens:
            for part, rule in self.people.played.get(token, ()):
                if rule == told_by:
                    return self._quote(token, part)
        if told_by == "sole-part":
            parts = [
                token for token, at in self.reading.entity_of.items() if self.reading.surface(at) == credit.character
            ]
            return self._quote(tokens[0], parts[0])
        for token in tokens:
            if told_by in (self.people.at_work.get(token), "own-part", "among-extras"):
                return self._clause(token)
        return ""

    def _lost(self, person: str, found: list[Credit]) -> tuple[Candidate, ...]:
        roles = {credit.role for credit in found if credit.person == person}
        tokens = self.tokens.get(person, [])
        candidates = [
            Candidate(claim.role, claim.rule, self._quote(claim.person, claim.at)) for claim in self._claims(tokens)
        ]
        candidates += [
            Candidate("actor", self.people.at_work[token], self._clause(token))
            for token in tokens
            if token in self.people.at_work
        ]
        return tuple(dict.fromkeys(candidate for candidate in candidates if candidate.role not in roles))

    def _claims(self, tokens: list[int]) -> list[Claim]:
        return [claim for claim in self.people.claims.found if claim.person in tokens]

    def _quote(self, one: int, other: int) -> str:
        return self._shown(self.reading.starts[min(one, other)], self.reading.ends[max(one, other)])

    def _clause(self, token: int) -> str:
        start, end = self.reading.sentence_start(token), self.reading.sentence_end(token)
        return self._shown(self.reading.starts[start], self.reading.ends[end - 1])

    def _shown(self, start: int, end: int) -> str:
        words = " ".join(self.reading.text[start:end].split())
        return words if len(words) <= _SHOWN else f"{words[: _SHOWN // 2 - 1]} … {words[1 - _SHOWN // 2 :]}"


def _titled(title: str, year: int | None) -> str:
    return f"{title} ({year})" if year else title


def _lines(explanation: Explanation) -> Iterator[str]:
    credit = explanation.credit
    film = "no film" if credit.film is None else _titled(credit.film, credit.year)
    yield f"{credit.person}: {credit.role}, {film} [{credit.cue}]"
    if explanation.words:
        yield f'  words     "{explanation.words}"'
    yield f"  rule      {describe_rule(credit.rule)}"
    if credit.character:
        yield f"  plays     {credit.character}"
    if credit.position:
        side = f", side {credit.side}" if credit.side else ""
        order = f", number {credit.order} in the row" if credit.order else ""
        yield f'  position  "{credit.position}"{side}{order}'
    for lost in explanation.lost:
        yield f'  lost      {lost.role}, by {describe_rule(lost.rule)}, "{lost.words}"'
    for other in explanation.other_films:
        yield f"  lost      {other}"

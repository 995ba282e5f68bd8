"""From the entities of a caption to its films, its credits and each mention's full name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from extractor.credits.careers import Careers
from extractor.credits.characters import Part, find_characters
from extractor.credits.claims import Claim, Claims
from extractor.credits.context import IN_FILM, IN_SCENE, find_actors_at_work, find_extras, guess_directors
from extractor.credits.films import FilmTable, tabulate_films
from extractor.credits.headings import OF_HEADING
from extractor.credits.later import find_later_mentions
from extractor.credits.mentions import group_people, name_words
from extractor.credits.place_texts import normalise_side
from extractor.credits.positions import Place, find_positions
from extractor.credits.reading import STANDARD, Lexicon, Reading, read_caption
from extractor.credits.roles import find_roles, settle
from extractor.credits.scope import FilmScope
from extractor.cues import words
from extractor.cues.model import split_words
from extractor.schema import Credit, Cue, Entity, Film, Role

# Roles that a character belongs to, the likeliest first.
_BEARERS: Final[tuple[Role, ...]] = ("actor", "stand_in", "effects", "stunts")
NOTHING_KNOWN: Final = Careers()
_NOWHERE: Final = Place("", None)  # of someone whom the caption does not place
_IN_A_FILM: Final = (IN_FILM, "directed")  # how the caption shows an actor of the film that it names there
_CREATORS: Final = ("creator", "creators")
_MAKERS: Final = ("effects", "makeup_artist", "production_designer", "crew")
_NO_FILM: Final = -1  # stands for the film of someone whom the caption ties to none

# What stands for a character without being its player.
_LIKENESS: Final = re.compile(rf"\b(?:{'|'.join(split_words(words.LIKENESSES.words))})\b", re.IGNORECASE)

Roles = dict[Role, tuple[Cue, str]]  # role -> (cue, rule)


@dataclass(frozen=True, slots=True)
class CaptionFacts:
    """What one caption says: its films, its credits, and for each entity, in text order, its fullest name."""

    films: tuple[Film, ...]
    credits: tuple[Credit, ...]
    names: tuple[str, ...]


def find_credits(
    text: str,
    entities: Sequence[Entity],
    careers: Careers = NOTHING_KNOWN,
    lexicon: Lexicon = STANDARD,
    heading: Film | None = None,
) -> CaptionFacts:
    """Reads the credits of one caption off its entities and the words around them.

    Where the words leave a role open, `careers` may know who did what. `heading` is the film that stands above the
    caption: where the caption names none, it is that of the credits, whose rules say so.

    >>> facts = find_credits("Director Ann Lee (left) in Rome.", [Entity(9, 16, "PERSON")])
    >>> facts.credits[0].role, facts.credits[0].position, facts.credits[0].rule
    ('director', 'left', 'noun-before')
    """
    reading = read_caption(text, entities, lexicon)
    people = group_people(reading)
    table = tabulate_films(reading)
    films = tuple(table.films)
    if heading is not None and not films:
        table = FilmTable([heading], {})
    scope = FilmScope(reading, table)
    found = PeopleOfCaption(reading, people, scope, careers) if people else None
    rows = found.find_rows() if found else []
    if not films:
        rows = [replace(row, rule=row.rule + OF_HEADING) if row.film else row for row in rows]
    shared = found.shared_names() if found else {}
    names = tuple(_full_name(reading, people, scope, index, shared) for index in range(len(reading.entities)))
    return CaptionFacts(films, tuple(rows), names)


def _full_name(
    reading: Reading, people: dict[int, int], scope: FilmScope, index: int, shared: Mapping[int, str]
) -> str:
    """A person's fullest form, the main title of a film that goes by another one here, or the text itself."""
    film = scope.table.film_of.get(reading.token_of[index])
    if film is not None and reading.entities[index].label == "FILM":
        return scope.table.films[film].title
    lead = people.get(index, index)
    return shared.get(lead) or reading.surface(lead)


@dataclass(slots=True)
class _Person:
    name: str
    known_as: str  # the name with the surname that it shares ("Ann and Bo Lee")
    family: str | None  # who shares it
    tokens: list[int]  # where the caption names the person
    mentions: list[int]  # these and, where films are several, the later ones without the name
    claims: list[Claim]
    parts: list[Part]
    place: Place
    at_work: str | None  # how the caption shows them as an actor
    guess: Role  # where the words leave the role open


class PeopleOfCaption:
    """The people of one caption with all that is said of them."""

    def __init__(self, reading: Reading, people: dict[int, int], scope: FilmScope, careers: Careers) -> None:
        self.reading = reading
        self.careers = careers
        self.scope = scope
        self.claims: Claims = find_roles(reading)
        self.played = find_characters(self.claims)
        self.at_work = find_actors_at_work(self.claims)
        self.positions = find_positions(reading)
        self.tokens_of: dict[int, list[int]] = {}
        for index, lead in people.items():
            self.tokens_of.setdefault(lead, []).append(reading.token_of[index])

    def find_rows(self) -> list[Credit]:
        """The credits, person by person in the order in which the caption first names them."""
        self._silence_people_aside()
        self._drop_disputed()
        families = self.families
        directors = self._guess_directors()
        self._tie_sole_part(directors)
        later = {} if self.scope.is_single else find_later_mentions(self.claims, self.tokens_of)
        rows: list[Credit] = []
        for lead, tokens in self.tokens_of.items():
            claims = [
                self._weigh(claim) for claim in self.claims.found if claim.person in tokens and not self._visits(claim)
            ]
            parts = [part for token in tokens for part in self.played.get(token, ())]
            if not claims and not parts and self.claims.silent.issuperset(tokens):
                continue
            known_as, family = families.get(lead, (self.reading.surface(lead), None))
            person = _Person(
                name=self.reading.surface(lead),
                known_as=known_as,
                family=family,
                tokens=tokens,
                mentions=sorted([*tokens, *later.get(lead, ())]),
                claims=claims,
                parts=parts,
                place=next((self.positions[token] for token in tokens if token in self.positions), _NOWHERE),
                at_work=next((self.at_work[token] for token in tokens if token in self.at_work), None),
                guess="director" if tokens[0] in directors else "actor",
            )
            rows.extend(self._rows_of(person))
        return rows

    def _silence_people_aside(self) -> None:
        """Those who made a film that is named beside the picture ("a year after F by X") get no row for it."""
        if aside := self.scope.people_aside:
            self.claims.silent |= aside
            self.claims.found = [claim for claim in self.claims.found if claim.person not in aside]

    def shared_names(self) -> dict[int, str]:
        """The full names of those who share another's surname ("Joel and Ethan Coen"), where they are known by them."""
        known: dict[int, str] = {}
        for lead, (name, _) in self.families.items():
            is_short = name != self.reading.surface(lead)
            if is_short and (self.careers.mostly_directs(name) or self.careers.usual_craft(name)):
                known[lead] = name
        return known

    @cached_property
    def families(self) -> dict[int, tuple[str, str]]:
        """The people of "Ann and Bo Lee": the full name of each, and of the other."""
        codes, reading = self.reading.codes, self.reading
        found: dict[int, tuple[str, str]] = {}
        at = -1
        while (at := codes.find("P&P", at + 1)) >= 0:
            first, second = reading.entity_of[at], reading.entity_of[at + 2]
            given, full = name_words(reading.surface(first)), reading.surface(second)
            if len(given) == 1 and first in self.tokens_of and len(words_of := full.split()) > 1:
                whole = f"{reading.surface(first)} {words_of[-1]}"
                found[first] = whole, full
                found[second] = full, whole
        return found

    def _drop_disputed(self) -> None:
        """Drops what is described as directing where someone else of the caption is known to have directed the film."""
        disputed = {claim.person for claim in self.claims.found if claim.rule == "directing"}
        for claimant in disputed:
            lead = next((lead for lead, tokens in self.tokens_of.items() if claimant in tokens), None)
            films = [self.scope.table.films[film] for film in self.scope.films_at(claimant)]
            if lead is None or not films or any(self._directed(film, lead) for film in films):
                continue
            known = [
                other for other in self.tokens_of if other != lead and any(self._directed(f, other) for f in films)
            ]
            if known:
                self.claims.found = [
                    claim for claim in self.claims.found if claim.person != claimant or claim.rule != "directing"
                ]
                for token in (token for other in known for token in self.tokens_of[other]):
                    self.at_work.pop(token, None)

    def _directed(self, film: Film, lead: int) -> bool:
        return self.careers.directed(film.title, self.reading.surface(lead))

    def _visits(self, claim: Claim) -> bool:
        """Whether someone in a cutting room directed the film that is cut there."""
        if claim.rule != "at-the-bench":
            return False
        name = self.reading.name(claim.person)
        return any(self.careers.directed(film.title, name) for film in self.scope.table.films)

    def _weigh(self, claim: Claim) -> Claim:
        """A claim as it stands, but that a "creator" who is known to make creatures is no writer."""
        if claim.role != "writer" or self.reading.word(claim.at).rpartition("-")[2] not in _CREATORS:
            return claim
        craft = self.careers.usual_craft(self.reading.name(claim.person))
        return replace(claim, role=craft) if craft in _MAKERS else claim

    def _tie_sole_part(self, directors: set[int]) -> None:
        """Ties the one part that nobody plays yet to the one person who may be its player, likenesses aside."""
        reading, codes = self.reading, self.reading.codes
        if "C" not in codes or _LIKENESS.search(reading.text):
            return
        played = [reading.name(part) for parts in self.played.values() for part, _ in parts]
        parts = {reading.name(token): token for token in range(len(codes) - 1, -1, -1) if codes[token] == "C"}
        free = [part for name, part in parts.items() if not any(name in other or other in name for other in played)]
        if len(free) != 1:
            return
        film = next(iter(self.scope.table.films), None)
        players = [
            tokens
            for lead, tokens in self.tokens_of.items()
            if self.played.keys().isdisjoint(tokens)
            and not self.claims.silent.issuperset(tokens)
            and tokens[0] not in directors
            and all(claim.role == "actor" for claim in self.claims.found if claim.person in tokens)
            and not (film and self.careers.directed(film.title, reading.surface(lead)))
            and self.careers.usual_craft(reading.surface(lead)) is None
        ]
        if len(players) == 1 and not self._meet(players[0], free[0]):
            self.played[players[0][0]] = [(free[0], "sole-part")]

    def _meet(self, tokens: list[int], part: int) -> bool:
        """Whether a person and a character stand side by side ("X and C") rather than one for the other."""
        codes = self.reading.codes
        if codes[part + 1 : part + 2] == "'" and "a" in codes[max(0, part - 3) : part]:
            return True  # "as C's date"
        if codes[part + 1 : part + 3] == "'K":
            return True  # "plays C's father"
        if codes[part + 1 : part + 2] == "'" or (part and self.claims.is_phrase(part - 1, "for")):
            return False
        if codes[part - 1 : part] == "&":
            return True  # "X, Y and an unusually clean C"
        is_thing = codes[part - 1 : part] == "o" or codes[part + 1 : part + 2] in tuple("xgc")  # "the Gort suit"
        for token in tokens:
            between = codes[min(token, part) + 1 : max(token, part)]
            if "N" in between or "b" in between or (is_thing and "." in between):
                return True
            if not any(code in between for code in ".;:,("):
                return True
        return False

    def _guess_directors(self) -> set[int]:
        """First mentions of people with an open role who are likelier the director, if nobody else directs."""
        if self._is_director_told():
            return set()
        told = {claim.person for claim in self.claims.found} | set(self.played) | set(self.at_work) | self.claims.silent
        still_open = [tokens[0] for tokens in self.tokens_of.values() if told.isdisjoint(tokens)]
        return guess_directors(self.claims, still_open) if still_open else set()

    def _is_director_told(self) -> bool:
        return any(claim.role == "director" for claim in self.claims.found)

    def _rows_of(self, person: _Person) -> list[Credit]:
        roles = self._roles_by_film(person)
        part_of: dict[int, int] = {}
        for token, rule in person.parts:
            # One part may be played in several films, of several parts each belongs to one.
            films = self.scope.films_at(token) or [_NO_FILM]
            for film in films if len(films) == 1 or len(person.parts) == 1 else [self.scope.film_at(token)]:
                part_of.setdefault(film, token)
                told = roles.setdefault(film, {})
                if told.get("unknown", ("", "source"))[1] != "source":
                    del told["unknown"]  # a player may drop in as well
                if told.keys().isdisjoint(_BEARERS):
                    told["actor"] = ("context" if rule == "sole-part" else "explicit", rule)
        self._add_open_films(person, roles)
        rows = []
        for film, told in roles.items():
            work = Film("") if film == _NO_FILM else self.scope.table.films[film]
            bearer = next((role for role in _BEARERS if role in told), None)
            for role, (cue, rule) in told.items():
                is_borne = role == bearer or (bearer == "actor" and role == "stand_in")  # who doubled C and voiced C
                part = part_of.get(film) if is_borne else None
                rows.append(
                    Credit(
                        person=person.name,
                        role=role,
                        film=work.title or None,
                        year=work.year,
                        character=None if part is None else self.reading.name(part),
                        position=person.place.text or None,
                        side=normalise_side(person.place.text or None),
                        cue=cue,
                        rule=rule,
                        order=person.place.order,
                    )
                )
        return rows

    def _roles_by_film(self, person: _Person) -> dict[int, Roles]:
        """What is claimed of a person, by film; a part that someone plays outweighs weak claims."""
        claims = person.claims
        if person.parts:
            claims = [claim for claim in claims if not claim.is_weak]
        roles: dict[int, Roles] = {}
        for claim in [*self._own_films(person), *settle(claims)]:
            for film in self._films_of(claim):
                roles.setdefault(film, {}).setdefault(claim.role, (claim.cue, claim.rule))
            is_told = self.reading.sentence_start(claim.at) <= claim.person or not self.scope.is_named_in_sentence(
                claim.person
            )
            if is_told and claim.person in person.mentions and self.at_work.get(claim.person) not in _IN_A_FILM:
                person.mentions.remove(claim.person)  # the claim has spoken for this mention
        return roles

    def _own_films(self, person: _Person) -> list[Claim]:
        """The claims of "X's F" where X, said to play in it as well, directs it for all that is said and known."""
        strong = [claim for claim in person.claims if not claim.is_weak]
        is_player = all(claim.role == "actor" and claim.rule in ("plays", "verb") for claim in strong)
        if not is_player or not (strong or person.parts):
            return []
        if any(claim.role == "director" and claim.person not in person.tokens for claim in self.claims.found):
            return []
        films = self.scope.table.films
        return [
            claim
            for claim in person.claims
            if claim.rule in ("possessive", "film-by")
            and not any(
                film != _NO_FILM and self.careers.knows(films[film]) and not self._is_known(person, films[film])
                for film in self._films_of(claim)
            )
        ]

    def _films_of(self, claim: Claim) -> list[int]:
        scope = self.scope
        if scope.is_single:
            return [0] if scope.table.films else [_NO_FILM]
        if claim.rule in ("possessive", "film-by", "own-film") and claim.at in scope.table.film_of:
            return scope.films_from(claim.at)
        if claim.rule == "verb" and scope.means_all(claim.at):
            return list(range(len(scope.table.films)))
        if claim.rule == "verb" and (films := scope.films_done(claim.at)):
            return films
        if claim.rule == "verb" and (film := scope.film_by_ordinal(claim.at)) is not None:
            return [film]
        if claim.rule == "credit-line" and scope.is_of_all(claim.at):
            return list(range(len(scope.table.films)))
        if claim.rule == "credit-line" and (token := scope.film_just_before(claim.at)) is not None:
            return scope.films_up_to(token)
        if claim.person in scope.respective:
            return scope.films_at(claim.person)
        return scope.films_at(max(claim.at, claim.person)) or [_NO_FILM]

    def _add_open_films(self, person: _Person, roles: dict[int, Roles]) -> None:
        """Adds the films that a person's mentions speak of without a word for the role, which carries over."""
        scope = self.scope
        usual = next(iter(next(iter(roles.values()))), None) if roles else None
        for token in person.mentions:
            if token != person.tokens[0] and (scope.is_single or not scope.is_named_in_sentence(token)):
                continue
            for film in scope.films_at(token):
                if film in roles or (roles and scope.is_single):
                    continue
                if (
                    scope.is_owned
                    and token not in scope.own
                    and not person.at_work
                    and not self._is_known(person, scope.table.films[film])
                ):
                    continue
                shown = self.at_work.get(token)
                if self.reading.codes[token] == "T" and self._is_known(person, scope.table.films[film]):
                    roles[film] = {"director": ("knowledge", "known-director")}
                elif roles and usual is None and token not in person.tokens:
                    roles[film] = {next(iter(next(iter(roles.values())))): ("knowledge", "carried")}
                elif usual is not None and shown in _IN_A_FILM:
                    roles[film] = {"actor": ("context", shown)}
                elif usual is not None and usual != "unknown":
                    roles[film] = {usual: ("knowledge", "carried")}
                elif not person.at_work and self._is_extra(person, scope.table.films[film]):
                    roles[film] = {"extra": ("explicit", "among-extras")}
                elif person.at_work == IN_SCENE and (known := self._known_role(person, scope.table.films[film])):
                    roles[film] = known
                elif person.at_work == IN_FILM and self._only_directed(person, scope.table.films[film]):
                    roles[film] = {"director": ("knowledge", "known-director")}
                elif person.at_work:
                    roles[film] = {"actor": ("context", person.at_work)}
                else:
                    roles[film] = self._guess_role(person, scope.table.films[film])
        if not roles:
            roles[_NO_FILM] = (
                {"actor": ("context", person.at_work)} if person.at_work else {"unknown": ("knowledge", "no-film")}
            )

    def _is_known(self, person: _Person, film: Film) -> bool:
        """Whether someone is known to have directed a film."""
        return any(self.careers.directed(film.title, name) for name in dict.fromkeys((person.name, person.known_as)))

    @cached_property
    def extras(self) -> set[int]:
        """The person tokens of sentences that speak of extras: asked of few captions."""
        return find_extras(self.claims)

    def _is_extra(self, person: _Person, film: Film) -> bool:
        """Whether a sentence speaks of extras and names someone who is not known to have made the film."""
        return not self.extras.isdisjoint(person.tokens) and not self.careers.directed(film.title, person.name)

    def _known_role(self, person: _Person, film: Film) -> Roles | None:
        """What someone shown in a scene is known to have done behind the camera, who need not play in it."""
        careers, name = self.careers, person.known_as
        if self._is_known(person, film):
            if careers.acts_in_own(film.title, name) and not careers.mostly_directs(name):
                return {"actor": ("context", "own-part")}
            return {"director": ("knowledge", "known-director")}
        if self._is_slip(person, film):
            return {"director": ("knowledge", "slip-of-director")}
        if craft := self.careers.usual_craft(person.name):
            return {craft: ("knowledge", "usual-craft")}
        return None

    def _only_directed(self, person: _Person, film: Film) -> bool:
        """Whether someone who mostly directs is known to have directed a film, and not to act in it."""
        careers, name = self.careers, person.known_as
        return (
            self._is_known(person, film) and careers.mostly_directs(name) and not careers.acts_in_own(film.title, name)
        )

    def _is_slip(self, person: _Person, film: Film) -> bool:
        """Whether a name is a slip away from that of the film's director, whom the caption does not name otherwise."""
        careers = self.careers
        return (
            careers.knows(film)
            and not self._is_director_told()
            and not any(self._directed(film, lead) for lead in self.tokens_of)
            and careers.directed_under_slip(film.title, person.known_as)
        )

    def _guess_role(self, person: _Person, film: Film) -> Roles:
        """The role that someone likely has in a film, where the words leave it open."""
        name = person.known_as
        if self._is_known(person, film):
            return {"director": ("knowledge", "known-director")}
        is_family_work = person.family is not None and self.careers.directed(film.title, person.family)
        if is_family_work and self.careers.mostly_directs(name):
            return {"director": ("knowledge", "family-director")}
        if craft := self.careers.usual_craft(person.name) or self.careers.usual_craft(name):
            return {craft: ("knowledge", "usual-craft")}
        if self._is_slip(person, film):
            return {"director": ("knowledge", "slip-of-director")}
        if self.careers.knows(film):
            return {"actor": ("knowledge", "other-director")}
        if self.careers.mostly_directs(name) and not self._is_director_told():
            return {"director": ("knowledge", "usual-director")}
        return {person.guess: ("knowledge", "guess")}

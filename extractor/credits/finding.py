"""From the entities of a caption to its films, its credits and each mention's full name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, cast

from extractor.credits.characters import Part, find_characters
from extractor.credits.context import find_contexts, guess_directors
from extractor.credits.films import FilmTable, tabulate_films
from extractor.credits.mentions import group_people
from extractor.credits.positions import find_positions, normalise_side
from extractor.credits.reading import Reading, read_caption
from extractor.credits.roles import Claim, RoleFinder
from extractor.credits.scope import FilmScope
from extractor.schema import Credit, Cue, Entity, Film, Role

# Roles that a character belongs to, the likeliest first.
_BEARERS: Final = ("actor", "stand_in", "effects", "stunts")


@dataclass(frozen=True, slots=True)
class CaptionFacts:
    """What one caption says: its films, its credits, and for each entity, in text order, its fullest name."""

    films: tuple[Film, ...]
    credits: tuple[Credit, ...]
    names: tuple[str, ...]


def find_credits(text: str, entities: Sequence[Entity]) -> CaptionFacts:
    """Reads the credits of one caption off its entities and the words around them."""
    reading = read_caption(text, entities)
    people = group_people(reading)
    table = tabulate_films(reading)
    credits: list[Credit] = []
    if people:
        credits = _find_rows(reading, people, table)
    names = tuple(reading.surface(people.get(index, index)) for index in range(len(reading.entities)))
    return CaptionFacts(tuple(table.films), tuple(credits), names)


def _find_rows(reading: Reading, people: dict[int, int], table: FilmTable) -> list[Credit]:
    finder = RoleFinder(reading)
    claims = finder.run()
    played = find_characters(reading, finder)
    placed = find_positions(reading)
    scope = FilmScope(reading, table)
    by_person: dict[int, list[int]] = {}
    for index, lead in people.items():
        by_person.setdefault(lead, []).append(reading.token_of[index])
    lead_of = {reading.token_of[index]: lead for index, lead in people.items()}
    mentions = {lead: list(tokens) for lead, tokens in by_person.items()}
    if not scope.single:
        _add_pronouns(reading, finder, lead_of, mentions)
    contexts = find_contexts(reading, finder)
    guessed = _guess(reading, by_person, claims, played, contexts, finder)
    rows: list[Credit] = []
    for lead, tokens in by_person.items():
        own = set(tokens)
        mine = [claim for claim in claims if claim.person in own]
        parts = [part for token in tokens for part in played.get(token, ())]
        if not parts and not mine and all(token in finder.silent for token in tokens):
            continue
        place = next((placed[token] for token in tokens if token in placed), None)
        seen_as = "context" if own & contexts else "director" if own & guessed else ""
        rows.extend(_rows_of(reading, lead, mentions[lead], mine, parts, place, scope, seen_as))
    return rows


def _add_pronouns(reading: Reading, finder: RoleFinder, lead_of: dict[int, int], mentions: dict[int, list[int]]) -> None:
    """Counts "he" and "she" as mentions where films are several."""
    for token, code in enumerate(reading.codes):
        if code in "eh" and reading.values[token] in ("he", "she", "his", "her"):
            if code == "h" and not _film_word_follows(reading, token):
                continue
            who = finder.antecedent(token)
            if who is not None and who in lead_of:
                mentions[lead_of[who]].append(token)
        elif code in "ex" and reading.values[token] in ("they", "both", "two") and reading.codes[token - 1 : token] in ("", ".", "d", ";"):
            start = finder.sentence_start(token)
            previous = finder.sentence_start(start - 1) if start else 0
            for person in [i for i in range(previous, start) if reading.codes[i] == "P" and i in lead_of]:
                mentions[lead_of[person]].append(token)


def _guess(
    reading: Reading,
    by_person: dict[int, list[int]],
    claims: list[Claim],
    played: dict[int, list[Part]],
    contexts: set[int],
    finder: RoleFinder,
) -> set[int]:
    """First mentions of people whose role the words leave open and who are likelier the director."""
    if any(claim.role == "director" for claim in claims):
        return set()
    spoken_for = {claim.person for claim in claims} | set(played) | contexts | finder.silent
    still_open = [min(tokens) for tokens in by_person.values() if not spoken_for & set(tokens)]
    return guess_directors(reading, still_open, len(by_person))


def _film_word_follows(reading: Reading, token: int) -> bool:
    return "t" in reading.codes[token + 1 : token + 5]


def _rows_of(
    reading: Reading,
    lead: int,
    mentions: list[int],
    claims: list[Claim],
    parts: list[Part],
    place: str | None,
    scope: FilmScope,
    seen_as: str,
) -> list[Credit]:
    name = reading.surface(lead)
    strong = [claim for claim in claims if not claim.weak]
    picked = _settle(strong or ([] if parts else claims))
    roles: dict[int, dict[str, tuple[str, str]]] = {}  # film -> role -> (cue, rule)
    for claim in picked:
        for film in _films_of_claim(claim, scope):
            roles.setdefault(film, {}).setdefault(claim.role, (claim.cue, claim.rule))
    part_of: dict[int, int] = {}  # film -> character token
    for token, rule in parts:
        for film in scope.films_at(token)[:1] or [-1]:
            part_of.setdefault(film, token)
            if not set(_BEARERS) & set(roles.get(film, {})):
                roles.setdefault(film, {})["actor"] = ("explicit", rule)
    usual = next(iter(next(iter(roles.values()))), None) if roles else None
    for token in sorted(mentions):
        if scope.table.films:
            if token != min(mentions) and not scope.single and not scope.in_sentence(token):
                continue
            for film in scope.films_at(token):
                if film not in roles:
                    if roles and scope.single:
                        continue
                    carried = usual if usual not in (None, "unknown") else None
                    if carried:
                        roles[film] = {carried: ("knowledge", "carried")}
                    elif seen_as == "context":
                        roles[film] = {"actor": ("context", "at-work")}
                    else:
                        roles[film] = {seen_as or "actor": ("knowledge", "guess")}
        elif not roles:
            roles[-1] = {"actor": ("context", "at-work")} if seen_as == "context" else {"unknown": ("knowledge", "no-film")}
    rows = []
    for film in roles:
        bearer = next((role for role in _BEARERS if role in roles[film]), None)
        work = scope.table.films[film] if film >= 0 else None
        for role, (cue, rule) in roles[film].items():
            part = part_of.get(film) if role == bearer else None
            rows.append(
                Credit(
                    person=name,
                    role=cast(Role, role),
                    film=work.title if work else None,
                    year=work.year if work else None,
                    character=None if part is None else reading.surface(cast(int, reading.values[part])),
                    position=place,
                    side=normalise_side(place),
                    cue=cast(Cue, cue),
                    rule=rule,
                )
            )
    return rows


def _settle(claims: list[Claim]) -> list[Claim]:
    """Drops the claims that a more telling one makes void."""
    roles = {claim.role for claim in claims}
    if "source" in roles:  # "writer X, whose novel ...": the book's author, no writer of the film
        return [Claim(claim.person, "unknown", "explicit", "source", claim.at) for claim in claims if claim.role == "source"]
    if len(roles) > 1 and "unknown" in roles:
        claims = [claim for claim in claims if claim.role != "unknown"]
    if any(claim.rule in ("noun-before", "noun-after", "bracket") and claim.role != "actor" for claim in claims):
        claims = [claim for claim in claims if claim.cue != "context"]
    if {"stunts", "stand_in"} <= roles:
        claims = [claim for claim in claims if claim.role != "stand_in"]
    return claims


def _films_of_claim(claim: Claim, scope: FilmScope) -> list[int]:
    if not scope.table.films:
        return [-1]
    if claim.rule in ("possessive", "film-by") and claim.at in scope.table.film_of:
        return scope.film_named(claim.at)
    if claim.rule == "credit-line":
        named = scope.just_before(claim.at)
        if named is not None:
            return scope.films_ending(named)
    return scope.films_at(max(claim.at, claim.person) if claim.at > claim.person else claim.person)

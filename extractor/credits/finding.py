from __future__ import annotations
from collections.abc import Sequence
from dataclasses import dataclass
from extractor.schema import Credit, Entity, Film
from extractor.credits.reading import read_caption
from extractor.credits.mentions import group_people
from extractor.credits.films import tabulate_films
from extractor.credits.roles import RoleFinder
from extractor.schema import ROLES
from extractor.credits.characters import find_characters
from extractor.credits.positions import PositionFinder, normalise_side


@dataclass(frozen=True, slots=True)
class CaptionFacts:
    films: tuple[Film, ...]
    credits: tuple[Credit, ...]
    names: tuple[str, ...]


def find_credits(text: str, entities: Sequence[Entity]) -> CaptionFacts:
    r = read_caption(text, entities)
    fullest = group_people(r)
    table = tabulate_films(r)
    finder = RoleFinder(r)
    claims = finder.run()
    codes = r.codes
    out = []
    played = find_characters(r, finder)
    placed = PositionFinder(r).run()
    for lead in dict.fromkeys(fullest.values()):
        tokens = [r.token_of[i] for i, f in fullest.items() if f == lead]
        mine = [c for c in claims if c.person in tokens]
        name = r.surface(lead)
        part = next((played[t] for t in tokens if t in played), None)
        place = next((placed[t] for t in tokens if t in placed), None)
        strong = [c for c in mine if not c.weak]
        if not mine and part is None and all(t in finder.silent for t in tokens): continue
        picked = strong or ([] if part else mine)
        seen = {}
        for c in picked: seen.setdefault(c.role, (c.cue, c.rule))
        if part and not {"actor", "stand_in", "effects", "stunts"} & set(seen):
            seen["actor"] = ("explicit", part[1])
        if "unknown" in seen and len(seen) > 1: del seen["unknown"]
        film = table.films[film_for(r, table, tokens[0])] if table.films else Film(None, None)
        if not seen:
            seen["unknown" if film.title is None else "actor"] = ("knowledge", "default")
        bearer = next((x for x in ("actor", "stand_in", "effects", "stunts") if x in seen), None)
        for role, (cue, rule) in seen.items():
            character = r.surface(r.values[part[0]]) if part and role == bearer else None
            out.append(Credit(name, role, film.title, film.year, character, place, normalise_side(place), cue, rule))
    names = tuple(r.surface(fullest[i]) if i in fullest else r.surface(i) for i in range(len(r.entities)))
    return CaptionFacts(tuple(table.films), tuple(out), names)

def film_for(r, table, token):
    codes = r.codes
    if len(table.films) == 1:
        return 0
    start = codes.rfind(".", 0, token) + 1
    end = codes.find(".", token)
    end = len(codes) if end < 0 else end
    ts = sorted(table.film_of)
    after = [t for t in ts if token < t < end]
    if after:
        return table.film_of[after[0]]
    before = [t for t in ts if start <= t < token]
    if before:
        return table.film_of[before[-1]]
    before = [t for t in ts if t < token]
    if before:
        return table.film_of[before[-1]]
    return table.film_of[ts[0]]

"""Roles that a caption's words leave open, settled by what the other captions say of the person."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

import pandas as pd

from extractor.columns import typed
from extractor.resolution.names import parse_name
from extractor.resolution.naming import canonical_name
from extractor.resolution.rows import values_of
from extractor.schema import ROLES

_OPEN: Final = "knowledge"
_UNTOLD: Final = frozenset({"unknown", "crew"})  # roles that say nothing of what someone did
# What a pipeline knows of who directed what: surer than what someone usually does, less sure than another caption.
_KNOWN_DIRECTOR, _OTHER_DIRECTOR = "known-director", "other-director"
_KNOWN: Final = frozenset({_KNOWN_DIRECTOR, "slip-of-director", "family-director", _OTHER_DIRECTOR, "usual-director"})
_NAMED: Final = frozenset({"carried", _OTHER_DIRECTOR})  # evidence of its own for the usual role
_PLACES: Final = {role: place for place, role in enumerate(ROLES)}

USUAL_ROLE: Final = "usual role"

Told = tuple[str, str]  # a person's id and a film's, or a name


def settle_roles(credited: pd.DataFrame) -> pd.DataFrame:
    """The credits with the roles left open (cue "knowledge", with a film) as the rest of the corpus tells them.

    What another caption says outright of this person on this film comes first, then what the pipeline knows, then the
    person's usual role: the one told of more films than any other, unless it is directing and the film has another
    director. What the pipeline knows of a name that the person does not go by ("C. Nolan") is not known of the person,
    but what it knows of the name that they go by is. `rule` names the evidence; the cue stays.
    """
    rows = list(values_of(credited, "caption_id", "person_id", "person", "film_id", "role", "cue", "rule"))
    told: defaultdict[Told, list[tuple[int, bool, tuple[str, int], str]]] = defaultdict(list)
    films_of: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    known_of: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    directors: defaultdict[str, set[str]] = defaultdict(set)
    for caption, person, _, film, role, cue, rule in rows:
        if cue == _OPEN and rule == _KNOWN_DIRECTOR and film:
            known_of[person].add((role, film))
        if cue == _OPEN or role in _UNTOLD:
            continue
        films_of[person].add((role, film or caption))
        if film:
            told[person, film].append((_PLACES[role], cue != "explicit", _in_order(caption), role))
            if role == "director":
                directors[film].add(person)
    usual = {person: role for person, those in films_of.items() if (role := _usual(those))}
    other_names = _other_names((row[1], row[2]) for row in rows)
    roles: list[str] = []
    rules: list[str | None] = []
    for _, person, name, film, role, cue, rule in rows:
        if cue == _OPEN and film:
            is_other = (person, name) in other_names
            likely = usual.get(person) or (_usual(known_of[person]) if is_other else None)
            if (person, film) in told:
                _, _, (document, place), role = min(told[person, film])
                rule = f"told in {document}:{place}"
            elif is_other and rule == _OTHER_DIRECTOR and ("director", film) in known_of[person]:
                role, rule = "director", _KNOWN_DIRECTOR
            elif (
                likely
                and (rule not in _KNOWN or (is_other and rule == _OTHER_DIRECTOR))
                and not (likely == "director" and film in directors)
                and not (likely == role and rule in _NAMED)
            ):
                role, rule = likely, USUAL_ROLE
        roles.append(role)
        rules.append(rule)
    return typed(
        credited.assign(
            role=pd.Series(roles, index=credited.index, dtype=object),
            rule=pd.Series(rules, index=credited.index, dtype="str"),
        ),
        "credits",
    )


def _other_names(named: Iterable[Told]) -> set[Told]:
    """People with names that they do not go by: short forms and misspellings, but no surnames, by which they are known.

    `named` pairs ids with names.
    """
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for person, name in named:
        if name:
            names[person][name] += 1
    found: set[Told] = set()
    for person, counts in names.items():
        if len(counts) > 1:
            own = parse_name(canonical_name(counts)).key
            found |= {(person, name) for name in counts if not (one := parse_name(name)).is_bare and one.key != own}
    return found


def _in_order(caption: str) -> tuple[str, int]:
    document, _, place = caption.rpartition(":")
    return (document, int(place)) if place.isdecimal() else (caption, 0)


def _usual(told: set[tuple[str, str]]) -> str | None:
    """The role that more films tell of than any other."""
    counts = Counter(role for role, _ in told).most_common(2)
    if not counts or (len(counts) == 2 and counts[0][1] == counts[1][1]):
        return None
    return counts[0][0]

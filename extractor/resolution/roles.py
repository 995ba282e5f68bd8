"""Roles that a caption's words leave open, settled by what the other captions say of the person."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Final

import pandas as pd

from extractor.columns import typed
from extractor.resolution.rows import values_of
from extractor.schema import ROLES

_OPEN: Final = "knowledge"
_UNTOLD: Final = frozenset({"unknown", "crew"})  # roles that say nothing of what someone did
# What a pipeline knows of who directed what: surer than what someone usually does, less sure than another caption.
_KNOWN: Final = frozenset({"known-director", "slip-of-director", "family-director", "other-director", "usual-director"})
_PLACES: Final = {role: place for place, role in enumerate(ROLES)}

USUAL_ROLE: Final = "usual role"

Told = tuple[str, str]  # a person's id and a film's


def settle_roles(credited: pd.DataFrame) -> pd.DataFrame:
    """The credits with the roles left open (cue "knowledge", with a film) as the rest of the corpus tells them.

    What another caption says outright of this person on this film comes first, then what the pipeline knows, then the
    person's usual role: the one told of more films than any other, unless it is directing and the film has another
    director. `rule` names the evidence; the cue stays.
    """
    rows = list(values_of(credited, "caption_id", "person_id", "film_id", "role", "cue", "rule"))
    told: defaultdict[Told, list[tuple[int, bool, tuple[str, int], str]]] = defaultdict(list)
    films_of: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    directors: defaultdict[str, set[str]] = defaultdict(set)
    for caption, person, film, role, cue, _ in rows:
        if cue == _OPEN or role in _UNTOLD:
            continue
        films_of[person].add((role, film or caption))
        if film:
            told[person, film].append((_PLACES[role], cue != "explicit", _in_order(caption), role))
            if role == "director":
                directors[film].add(person)
    usual = {person: role for person, those in films_of.items() if (role := _usual(those))}
    roles: list[str] = []
    rules: list[str | None] = []
    for _, person, film, role, cue, rule in rows:
        if cue == _OPEN and film:
            if (person, film) in told:
                _, _, (document, place), role = min(told[person, film])
                rule = f"told in {document}:{place}"
            elif rule not in _KNOWN and _is_news(likely := usual.get(person), role, taken=film in directors):
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


def _is_news(usual: str | None, role: str, *, taken: bool) -> bool:
    return usual is not None and usual != role and not (usual == "director" and taken)


def _in_order(caption: str) -> tuple[str, int]:
    document, _, place = caption.rpartition(":")
    return (document, int(place)) if place.isdecimal() else (caption, 0)


def _usual(told: set[tuple[str, str]]) -> str | None:
    """The role that more films tell of than any other."""
    counts = Counter(role for role, _ in told).most_common(2)
    return counts[0][0] if len(counts) == 1 or counts[0][1] > counts[1][1] else None

"""Roles that a caption's words leave open, settled by what the other captions say of the person."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from extractor.columns import typed
from extractor.resolution.coding import NONE, Numbers, code_columns, distinct_rows, is_new, number_rows, ranks_of
from extractor.resolution.names import parse_name
from extractor.resolution.naming import canonical_name
from extractor.schema import ROLES

_OPEN: Final = "knowledge"
_UNTOLD: Final = frozenset({"unknown", "crew"})  # roles that say nothing of what someone did
# What a pipeline knows of who directed what: surer than what someone usually does, less sure than another caption.
_KNOWN_DIRECTOR, _OTHER_DIRECTOR = "known-director", "other-director"
_KNOWN: Final = frozenset({_KNOWN_DIRECTOR, "slip-of-director", "family-director", _OTHER_DIRECTOR, "usual-director"})
_NAMED: Final = frozenset({"carried", _OTHER_DIRECTOR})  # evidence of its own for the usual role

USUAL_ROLE: Final = "usual role"


def settle_roles(credited: pd.DataFrame) -> pd.DataFrame:
    """The credits with the roles left open (cue "knowledge", with a film) as the rest of the corpus tells them.

    What another caption says outright of this person on this film comes first, then what the pipeline knows, then the
    person's usual role: the one told of more films than any other, unless it is directing and the film has another
    director. What the pipeline knows of a name that the person does not go by ("C. Nolan") is not known of the person,
    but what it knows of the name that they go by is. `rule` names the evidence; the cue stays.
    """
    person, people = pd.factorize(credited["person_id"])
    film, films = pd.factorize(credited["film_id"])
    role = credited["role"].cat.codes.to_numpy(dtype=np.int64)
    cue = credited["cue"].astype(object).to_numpy()
    told = (cue != _OPEN) & ~credited["role"].isin(_UNTOLD).to_numpy(dtype=bool)
    open_rows = np.flatnonzero((cue == _OPEN) & (film != NONE))
    works = distinct_rows(person, film)[1]
    in_captions = _told_in(credited, np.flatnonzero(told & np.isin(works, works[open_rows])), works, role, cue)
    place = np.where(film == NONE, pd.factorize(credited["caption_id"])[0] + len(films), film)  # a caption for a film
    usual = _usual(person[told], role[told], place[told], len(people))
    known = np.flatnonzero((cue == _OPEN) & (credited["rule"] == _KNOWN_DIRECTOR).to_numpy(dtype=bool) & (film != NONE))
    usually_known = _usual(person[known], role[known], film[known], len(people))
    director = ROLES.index("director")
    known_to_direct = set(works[known[role[known] == director]].tolist())
    directed = set(film[told & (role == director)].tolist())
    is_other_name = _other_names(credited["person"], person)
    roles = credited["role"].astype(object).to_numpy(copy=True)
    rules = credited["rule"].astype(object).to_numpy(copy=True)
    for row, work, who in zip(*(one.tolist() for one in (open_rows, works[open_rows], person[open_rows])), strict=True):
        is_other, rule = is_other_name[row], rules[row]
        likely = usual[who] if usual[who] != NONE or not is_other else usually_known[who]
        if work in in_captions:
            roles[row], rules[row] = in_captions[work]
        elif is_other and rule == _OTHER_DIRECTOR and work in known_to_direct:
            roles[row], rules[row] = "director", _KNOWN_DIRECTOR
        elif (
            likely != NONE
            and (rule not in _KNOWN or (is_other and rule == _OTHER_DIRECTOR))
            and not (likely == director and film[row] in directed)
            and not (likely == role[row] and rule in _NAMED)
        ):
            roles[row], rules[row] = ROLES[likely], USUAL_ROLE
    return typed(
        credited.assign(
            role=pd.Series(roles, index=credited.index, dtype=object),
            rule=pd.Series(rules, index=credited.index, dtype="str"),
        ),
        "credits",
    )


def _told_in(
    credited: pd.DataFrame, rows: Numbers, works: Numbers, role: Numbers, cue: NDArray[np.object_]
) -> dict[int, tuple[str, str]]:
    """For the film of a person, by its number in `works`, the role that some of the rows tell best, and where."""
    captions, (caption,) = code_columns(credited["caption_id"].iloc[rows])
    ordered = sorted(range(len(captions)), key=lambda place: _in_order(captions[place]))
    order = np.lexsort((ranks_of(ordered)[caption], cue[rows] != "explicit", role[rows], works[rows]))
    best = order[is_new(works[rows][order])]
    return {
        work: (ROLES[one], "told in {}:{}".format(*_in_order(captions[place])))
        for work, one, place in zip(
            works[rows[best]].tolist(), role[rows[best]].tolist(), caption[best].tolist(), strict=True
        )
    }


def _usual(person: Numbers, role: Numbers, film: Numbers, size: int) -> Numbers:
    """For each of `size` people the role that more films tell of than any other; -1 where none is."""
    first = number_rows(person, role, film)[1]
    counts = pd.DataFrame({"person": person[first], "role": role[first]}).value_counts().reset_index()
    counts = counts.sort_values(["person", "count"], ascending=[True, False], kind="stable")
    best = counts.drop_duplicates("person")
    ties = counts[counts.duplicated("person")].drop_duplicates("person").set_index("person")["count"]
    is_clear = best["count"].to_numpy() != best["person"].map(ties).fillna(0).to_numpy()
    found = np.full(size, NONE)
    found[best["person"][is_clear]] = best["role"][is_clear]
    return found


def _other_names(names: pd.Series[str], person: Numbers) -> NDArray[np.bool_]:
    """Whether each row calls somebody what they do not go by: a short form, misspelt; but their surname is theirs."""
    texts, (name,) = code_columns(names)
    number, first = number_rows(person, name)
    counts = np.bincount(number, minlength=len(first))
    order = np.argsort(person[first], kind="stable")
    is_other = np.zeros(len(first), dtype=bool)
    for those in np.split(order, np.flatnonzero(is_new(person[first][order]))[1:]):
        if len(those) > 1:
            spellings = {texts[name[first[one]]]: int(counts[one]) for one in those}
            own = parse_name(canonical_name(spellings)).key
            is_other[those] = [not (one := parse_name(text)).is_bare and one.key != own for text in spellings]
    return is_other[number]


def _in_order(caption: str) -> tuple[str, int]:
    document, _, place = caption.rpartition(":")
    return (document, int(place)) if place.isdecimal() else (caption, 0)

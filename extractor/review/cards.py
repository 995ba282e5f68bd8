"""What a person sees of a pair: both names with films, roles and captions, and what the run made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final

import pandas as pd
from rapidfuzz.distance import Levenshtein

from extractor.analysis.markup import titled
from extractor.analysis.showing import find_caption, mark_entities
from extractor.resolution.decisions import Kind
from extractor.resolution.profiles import (
    CREWS_DIFFER,
    MAYBE_A_NAMESAKE,
    NAME_ALONE,
    NAMED_TOGETHER,
    NAMES_DENY,
    SEVERAL_FIT,
    TOO_UNLIKE,
    TWO_LIVES,
    YEARS_DIFFER,
)
from extractor.resolution.rows import values_of
from extractor.resolution.spelling import readable
from extractor.review.pairs import THRESHOLDS, Pair, Side
from extractor.review.standing import LABELS, Standing, Tables

SHOWN: Final = 3  # captions of each side; who wants more reads them in the tables
LISTED: Final = 8  # names, films and people in a list

_COMPARISONS: Final = {
    "exact": "spelled alike, but for case, accents and marks",
    "variant": "two forms of one forename",
    "nickname": "a forename and its short form",
    "nicknames": "two short forms of one forename",
    "initial": "an initial where the other has a name",
    "middle": "a middle name left out",
    "sound": "they sound alike",
    "spelling": "a letter or two differ",
    "reversed": "the same words in another order",
    "surname": "a surname alone, and a full name",
    "surname added": "a surname more",
    "forename": "a forename alone, and a full name",
    "first dropped": "the first name left out",
    "generation": "one of them says Jr. or Sr.",
    "next year": "one title, in two years next to each other",
    "articles": "an article more or less",
    "reordered": "the same words in another order",
    "plural": "one of them with an s",
    "near": "words alike, not the same",
    "possessive": "one of them says whose it is",
    "number left out": "a number left out",
    "no subtitle": "a subtitle left out",
    "no series": "the name of the series left out",
    "by-name": "a by-name left out",
    "shortened": "cut short",
    "numbered": "a number more",
    "initials": "the initials of the other",
    "told": "a caption says that they are one",
}
_REASONS: Final = {
    SEVERAL_FIT: "the name fits several, and nothing decides which",
    MAYBE_A_NAMESAKE: "nothing tells whether it is a namesake",
    NAME_ALONE: "nothing but the name speaks for it",
    TWO_LIVES: "years and roles lie too far apart",
    NAMED_TOGETHER: "one caption names them both",
    YEARS_DIFFER: "the years differ",
    CREWS_DIFFER: "directors and casts differ",
    NAMES_DENY: "each name says what the other denies",
    TOO_UNLIKE: "with all else that is known, too unlike",
    "": "with all else that is known, alike enough",
}
_SHARED: Final[dict[tuple[str, Kind], str]] = {
    ("film", "person"): "named with one film",
    ("film", "film"): "named with the same people",
    ("page", "person"): "named on one page",
    ("page", "film"): "named on one page",
}


def describe_pair(tables: Tables, standing: Standing, pair: Pair) -> dict[str, Any]:
    """The pair as an object of JSON, texts as they are in the tables: whoever shows it escapes them."""
    verdict = "put together" if pair.is_joined else "left open" if pair.is_open else "kept apart"
    reasons = [_COMPARISONS.get(pair.comparison, pair.comparison)]
    if pair.shared:
        reasons.append(_SHARED[pair.shared, pair.kind])
    return {
        "key": list(pair.key),
        "kind": pair.kind,
        "run": verdict,
        "comparison": pair.comparison,
        "reasons": reasons,
        "compared": _lettered(*pair.compared),
        "score": pair.score,
        "threshold": THRESHOLDS[pair.kind],
        "why": _REASONS.get(pair.why, pair.why),
        "sides": [_describe_side(tables, standing, pair, side) for side in (pair.left, pair.right)],
    }


def _lettered(left: str, right: str) -> list[list[tuple[str, bool]]]:
    """Both names in pieces, each with whether the other has other letters there.

    >>> _lettered("Kubrik", "Kubrick")
    [[('Kubri', False), ('k', False)], [('Kubri', False), ('c', True), ('k', False)]]
    """
    sides: list[list[tuple[str, bool]]] = [[], []]
    for step in Levenshtein.opcodes(left, right):
        for pieces, text in (
            (sides[0], left[step.src_start : step.src_end]),
            (sides[1], right[step.dest_start : step.dest_end]),
        ):
            if text:
                pieces.append((text, step.tag != "equal"))
    return sides


def _describe_side(tables: Tables, standing: Standing, pair: Pair, side: Side) -> dict[str, Any]:
    parts = [standing.parts[number] for number in sorted(side.parts)]
    captions = list(dict.fromkeys(caption for part in parts for caption in part.captions))
    spellings = sum((part.spellings for part in parts), Counter[str]())
    return {
        "heading": side.name if side.text == standing.base_id(side.entity) else side.text,
        "id": standing.ids[side.entity],
        "spellings": _most(spellings, without=side.name),
        "count": len(captions),
        "facts": _facts(tables, pair.kind, standing.ids[side.entity], captions, [part.year for part in parts]),
        "captions": [
            _describe_caption(tables, pair.kind, one, set(spellings)) for one in captions[:SHOWN]
        ],
    }  # fmt: skip


def _facts(tables: Tables, kind: Kind, entity: str, captions: list[str], years: list[int | None]) -> list[list[Any]]:
    """What captions tell of a side, as pairs of a word and a list."""
    key = "person_id" if kind == "person" else "film_id"
    credited = tables["credits"]
    ours = credited[(credited[key] == entity) & credited["caption_id"].isin(captions)]
    if kind == "person":
        roles = Counter(str(role).replace("_", " ") for role in ours["role"])
        played = Counter(ours["character"].dropna().tolist())
        return _told(("roles", roles), ("films", _films(tables, ours)), ("plays", played))
    people = tables["people"]
    names = dict(values_of(people[people["person_id"].isin(ours["person_id"])], "person_id", "name"))
    of_role = {
        word: Counter(names.get(one, one) for one in ours["person_id"][ours["role"] == role].dropna())
        for word, role in (("directors", "director"), ("cast", "actor"))
    }
    dated = Counter(str(year) for year in years if year is not None)
    return _told(("year", dated), *of_role.items())


def _films(tables: Tables, credited: pd.DataFrame) -> Counter[str]:
    films = tables["films"][tables["films"]["film_id"].isin(credited["film_id"])]
    titles = {one: titled(title, year) for one, title, year in values_of(films, "film_id", "title", "year")}
    return Counter(str(titles.get(one, one)) for one in credited["film_id"].dropna())


def _told(*facts: tuple[str, Counter[str]]) -> list[list[Any]]:
    return [[word, _most(counts)] for word, counts in facts if counts]


def _most(counts: Mapping[str, int], without: str = "") -> list[str]:
    """What was counted, the most frequent first, as many as fit a line."""
    texts = sorted((text for text in counts if text != without), key=lambda text: (-counts[text], text))
    return texts[:LISTED] + ([f"{len(texts) - LISTED} more"] if len(texts) > LISTED else [])


def _describe_caption(tables: Tables, kind: Kind, caption_id: str, spellings: Iterable[str]) -> dict[str, Any]:
    """A caption in pieces: plain text, and entities with what stands under them; `ours` is the name in question."""
    caption = find_caption(tables, caption_id)
    pieces: list[dict[str, Any]] = []
    end = 0
    for mark in mark_entities(tables, caption["caption_id"]):
        if mark["start"] < end:
            continue  # of two names that overlap the first is shown
        words = caption["text"][mark["start"] : mark["end"]]
        ours = mark["label"] == LABELS[kind] and readable(mark["name"]) in spellings
        pieces += [
            {"text": caption["text"][end : mark["start"]]},
            {"text": words, "label": mark["label"], "under": mark["under"], "ours": ours},
        ]
        end = mark["end"]
    pieces.append({"text": caption["text"][end:]})
    where = [str(caption[part]) for part in ("caption_id", "title", "source") if pd.notna(caption[part])]
    return {"where": where, "pieces": [piece for piece in pieces if piece["text"]]}

"""What was kept apart: whom an open name may mean, and for each person and film the nearest that it is not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from extractor.resolution.candidates import Index
from extractor.resolution.context import SAME_PERSON, THRESHOLD
from extractor.resolution.entities import Entities
from extractor.resolution.films import THRESHOLD as FILM_THRESHOLD
from extractor.resolution.films import FilmMention
from extractor.resolution.names import CONFLICT, PersonName, compare_names, parse_name
from extractor.resolution.profiles import (
    CREWS_DIFFER,
    MAYBE_A_NAMESAKE,
    NAME_ALONE,
    NAMED_TOGETHER,
    NAMES_DENY,
    TOO_UNLIKE,
    TWO_LIVES,
    YEARS_DIFFER,
    Apart,
    PersonMention,
    Resolved,
    are_two_lives,
    profile_of,
)
from extractor.resolution.spelling import readable
from extractor.resolution.titles import Title

MOST_NAMESAKES: Final = 20  # people of one name or title, each held against each other

Pair = tuple[int, int]


def find_open(entities: Entities, resolved: Resolved, key_of: Callable[[int], str]) -> dict[int, list[str]]:
    """The ids that each open cluster may belong to, by the cluster's number; `key_of` gives a mention's name.

    A cluster is open where the name that it goes by is.
    """
    found: defaultdict[int, set[str]] = defaultdict(set)
    for one in resolved.apart:
        left, right = entities.labels[one.left], entities.labels[one.right]
        if one.is_open and left != right and key_of(one.left) == entities.keys[left]:
            found[left].add(entities.ids[right])
    return {cluster: sorted(ids) for cluster, ids in sorted(found.items())}


def apart_rows(
    kind: str, entities: Entities, apart: Sequence[Apart], texts: Sequence[str]
) -> list[tuple[str, str, str, str, str, str, float, str, str]]:
    """Rows of what was kept apart: label, entity_id, left, right, comparison, shared, score, other_id, why."""
    rows = {
        (kind, entities.ids[left], readable(texts[one.left]), readable(texts[one.right]), one.kind, "", one.score,
         entities.ids[right], one.why)
        for one in apart
        if (left := entities.labels[one.left]) != (right := entities.labels[one.right])
    }  # fmt: skip
    return sorted(rows)


def nearest_people(
    mentions: Sequence[PersonMention], index: Index[PersonName], entities: Entities, resolved: Resolved
) -> list[Apart]:
    """For each person the one whose name is most like theirs among those kept apart, and why they were.

    Where `resolved.apart` tells it of the one, it is told of the other, too.
    """
    found = []
    told = _told(entities, resolved.apart)
    numbers = [index.number_of[mention.name] for mention in mentions]
    for one, other, kind, score in _nearest(index, numbers, entities, SAME_PERSON):
        clusters = entities.labels[one], entities.labels[other]
        if clusters in told:
            continue
        if why := told.get(clusters[::-1], ""):
            found.append(Apart(one, other, kind, score, why, is_open=False))
            continue
        ours, theirs = (
            profile_of(index.names[numbers[n]], resolved.clusters[cluster], mentions)
            for n, cluster in zip((one, other), clusters, strict=True)
        )
        together = ours.shares_film(theirs) or ours.shares_page(theirs)
        why = TOO_UNLIKE if score < THRESHOLD else MAYBE_A_NAMESAKE if together else NAME_ALONE
        if are_two_lives(ours.career, theirs.career):
            why = TWO_LIVES
        elif ours.shares_captions(theirs):
            why = NAMED_TOGETHER
        elif compare_names(*(parse_name(entities.names[cluster]) for cluster in clusters)) is CONFLICT:
            why = NAMES_DENY
        found.append(Apart(one, other, kind, score, why, is_open=False))
    return found


def nearest_films(
    mentions: Sequence[FilmMention], index: Index[Title], entities: Entities, resolved: Resolved
) -> list[Apart]:
    """For each film the one whose title is most like its own among those kept apart, and why they were.

    Where `resolved.apart` tells it of the one, it is told of the other, too.
    """
    found = []
    told = _told(entities, resolved.apart)
    numbers = [index.number_of[mention.title] for mention in mentions]
    for one, other, kind, score in _nearest(index, numbers, entities, 0.0):
        clusters = entities.labels[one], entities.labels[other]
        if clusters in told:
            continue
        if why := told.get(clusters[::-1], ""):
            found.append(Apart(one, other, kind, score, why, is_open=False))
            continue
        ours, theirs = (entities.years[cluster] for cluster in clusters)
        why = TOO_UNLIKE if score < FILM_THRESHOLD else NAME_ALONE
        if ours is not None and theirs is not None:
            why = YEARS_DIFFER if ours != theirs else CREWS_DIFFER if kind == "exact" else why
        found.append(Apart(one, other, kind, score, why, is_open=False))
    return found


def _told(entities: Entities, apart: Sequence[Apart]) -> dict[Pair, str]:
    """The pairs of clusters of which is told why they were kept apart."""
    return {(entities.labels[one.left], entities.labels[one.right]): one.why for one in sorted(apart)}


def _nearest(
    index: Index[PersonName] | Index[Title], numbers: Sequence[int], entities: Entities, least: float
) -> Iterator[tuple[int, int, str, float]]:
    """For each cluster the mentions, kind and score of its best comparison with another cluster."""
    clusters_of: defaultdict[int, dict[int, int]] = defaultdict(dict)  # by name: cluster -> a mention
    for mention, name in enumerate(numbers):
        clusters_of[name].setdefault(entities.labels[mention], mention)
    best: dict[int, tuple[float, str, int, int, str]] = {}

    def weigh(left: dict[int, int], right: dict[int, int], kind: str, score: float) -> None:
        for one, our_mention in left.items():
            for other, their_mention in right.items():
                if one != other:
                    rank = (-score, entities.ids[other], our_mention, their_mention, kind)
                    best[one] = min(best.get(one, rank), rank)

    for those in clusters_of.values():
        if 1 < len(those) <= MOST_NAMESAKES:
            weigh(those, those, "exact", 1.0)
    for (one, other), comparison in index.compared.items():
        if comparison.score >= least:
            left, right = clusters_of[one], clusters_of[other]
            if len(left) * len(right) <= MOST_NAMESAKES**2:
                weigh(left, right, *comparison)
                weigh(right, left, *comparison)
    for score, _, one, other, kind in (best[cluster] for cluster in sorted(best)):
        yield one, other, kind, -score

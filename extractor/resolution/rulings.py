"""Decisions brought to bear on clusters: what is the same is put together, what is not is taken apart."""

from __future__ import annotations

import re
import warnings
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Final

from extractor.errors import DecisionWarning, InputError
from extractor.resolution.clusters import Clusters
from extractor.resolution.decisions import ContradictionError, Decision, Kind
from extractor.resolution.entities import Entities
from extractor.resolution.profiles import DECIDED, Apart, Evidence, Resolved

_PLACE: Final = re.compile(r"(.+)(?::|, row )(\d+)", re.DOTALL)
_MOST_PAIRS: Final = 400  # clusters that one decision is told of as kept apart: a surname of many pages
_KINDS: Final[dict[Kind, str]] = {"person": "people", "film": "films"}

Part = tuple[int, str]  # a cluster as it was before the decisions, and a spelling in it


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision on two sets of mentions, by number."""

    left: frozenset[int]
    right: frozenset[int]
    decision: Decision


def rulings_on(
    kind: Kind, decisions: Iterable[Decision], entities: Entities, keys: Sequence[str], years: Sequence[int | None]
) -> list[Ruling]:
    """The decisions of a kind as rulings; `keys` and `years` say what each mention is distinct by.

    What "same" names must be one entity: InputError asks for an id where it is several. A decision on someone who is
    not among the mentions is warned of and left out.
    """
    found: list[Ruling] = []
    for decision in decisions:
        if decision.kind != kind:
            continue
        sides = [_mentions_of(text, decision, entities, keys, years) for text in (decision.left, decision.right)]
        if absent := [text for text, side in zip((decision.left, decision.right), sides, strict=True) if not side]:
            _warn_of(decision, absent)
            continue
        left, right = sides
        if not decision.same:  # an id stands for what the other side does not name
            left, right = (left - right, right) if decision.left in entities.ids else (left, right - left)
        found.append(Ruling(left, right, decision))
    return found


def _warn_of(decision: Decision, absent: Iterable[str]) -> None:
    """Warns at the place of the decision, not at a line of code."""
    place = _PLACE.fullmatch(decision.source)
    file, line = place.groups() if place else ("decisions", 0)
    named = " and no ".join(map(repr, absent))
    message = f"no {decision.kind} {named} among the captions; the decision is left out"
    warnings.warn_explicit(message, DecisionWarning, file, int(line))


def _mentions_of(
    text: str, decision: Decision, entities: Entities, keys: Sequence[str], years: Sequence[int | None]
) -> frozenset[int]:
    if text in entities.ids:
        cluster = entities.ids.index(text)
        whole = [number for number, label in enumerate(entities.labels) if label == cluster]
        # Somebody may be the same as another without each spelling put with them being theirs.
        called = [number for number in whole if keys[number] == entities.keys[cluster]] if decision.same else []
        return frozenset(called or whole)
    key, year = decision.reference(text)
    spelled = [number for number, one in enumerate(keys) if one == key and year in (None, years[number])]
    if not decision.same:
        return frozenset(spelled)
    clusters = {entities.labels[number] for number in spelled}
    clusters = {cluster for cluster in clusters if entities.keys[cluster] == key} or clusters
    if len(clusters) > 1:
        ids = ", ".join(sorted(entities.ids[cluster] for cluster in clusters))
        raise InputError(
            f"{decision.source}: {text!r} names {len(clusters)} {_KINDS[decision.kind]}, {ids}; write an id instead"
        )
    return frozenset(number for number in spelled if entities.labels[number] in clusters)


def decide(resolved: Resolved, rulings: Sequence[Ruling], keys: Sequence[str]) -> Resolved:
    """The clusters as the rulings want them, with evidence that says so; `keys` gives each mention's spelling."""
    if not rulings:
        return resolved
    before = resolved.labels(len(keys))
    sames = [one for one in rulings if one.decision.same]
    clusters = _joined(resolved, before, sames)
    for ruling in rulings:
        if not ruling.decision.same:
            clusters = [
                part for cluster in clusters for part in _parted(cluster, ruling, resolved, before, keys, sames)
            ]
    labels = Resolved(clusters, []).labels(len(keys))
    evidence = [one for one in resolved.evidence if labels[one.left] == labels[one.right]]
    apart = _still_open(resolved.apart, rulings, before, labels)
    for one in rulings:
        place = one.decision.source
        if one.decision.same:
            evidence.append(Evidence(min(one.left), min(one.right), DECIDED, "", 1.0, place))
            continue
        ours, theirs = (_one_each(side, labels) for side in (one.left, one.right))
        for left, right in islice(product(ours, theirs), _MOST_PAIRS):
            apart += [Apart(*pair, DECIDED, 1.0, place, False) for pair in ((left, right), (right, left))]
    return Resolved(clusters, evidence, apart)


def _one_each(numbers: Iterable[int], labels: Sequence[int]) -> list[int]:
    """The first of the mentions in each cluster that they are in."""
    first: dict[int, int] = {}
    for number in sorted(numbers):
        first.setdefault(labels[number], number)
    return list(first.values())


def _still_open(
    apart: Sequence[Apart], rulings: Sequence[Ruling], before: Sequence[int], labels: Sequence[int]
) -> list[Apart]:
    """What was kept apart, without what decisions tell: pairs that are not the same, and whom somebody else may be who

    is the same as one of several.
    """
    told = [
        tuple({labels[number] for number in side} for side in (one.left, one.right))
        for one in rulings
        if not one.decision.same
    ]
    decided = {before[number] for one in rulings if one.decision.same for number in one.left | one.right}
    settled = {before[one.left] for one in apart if one.is_open and labels[one.left] == labels[one.right]} & decided

    touched = set[int]().union(*(side for sides in told for side in sides))

    def is_told(one: Apart) -> bool:
        left, right = labels[one.left], labels[one.right]
        return {left, right} <= touched and any(
            (left in ours and right in theirs) or (right in ours and left in theirs) for ours, theirs in told
        )

    return [one for one in apart if not (one.is_open and before[one.left] in settled) and not is_told(one)]


def base_ids(base: Entities, decided: Entities) -> dict[str, dict[str, str]]:
    """For each entity that decisions changed, the ids that mean it without decisions, with their names; its own first.

    Those are what decisions name: of all clusters that lie wholly within it, none where it is a part of one.
    """
    inside: defaultdict[int, set[int]] = defaultdict(set)
    for before, after in zip(base.labels, decided.labels, strict=True):
        inside[before].add(after)
    found: defaultdict[int, list[int]] = defaultdict(list)
    for before, clusters in inside.items():
        if len(clusters) == 1:
            found[min(clusters)].append(before)
    ids: dict[str, dict[str, str]] = {}
    for after, one in enumerate(decided.ids):
        ranked = sorted((base.keys[n] != decided.keys[after], base.ids[n], base.names[n]) for n in found[after])
        if [name for _, name, _ in ranked] != [one]:
            ids[one] = {base_id: name for _, base_id, name in ranked}
    return ids


def _joined(resolved: Resolved, before: Sequence[int], sames: Sequence[Ruling]) -> list[list[int]]:
    together = Clusters(len(resolved.clusters))
    for ruling in sames:
        first, *others = sorted({before[number] for number in ruling.left | ruling.right})
        for other in others:
            together.join(first, other)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for cluster, root in enumerate(together.labels()):
        groups[root] += resolved.clusters[cluster]
    return list(groups.values())


def _parted(
    cluster: list[int],
    ruling: Ruling,
    resolved: Resolved,
    before: Sequence[int],
    keys: Sequence[str],
    sames: Sequence[Ruling],
) -> Iterator[list[int]]:
    """The cluster, in two if it holds both sides; other spellings go where their best link leads, or stay alone."""
    here = frozenset(cluster)
    if not here & ruling.left or not here & ruling.right:
        yield cluster
        return
    sides = {number: side for side, those in enumerate((ruling.left, ruling.right)) for number in here & those}
    part_of: dict[int, Part | int] = {
        number: sides[number] if number in sides else (before[number], keys[number]) for number in cluster
    }
    parts = sorted({part for part in part_of.values() if isinstance(part, tuple)})
    number_of: dict[Part | int, int] = {0: 0, 1: 1, **{part: place for place, part in enumerate(parts, 2)}}
    groups = Clusters(len(number_of))
    groups.forbid(0, 1)

    def join(numbers: Collection[int]) -> bool:
        first, *others = (number_of[part_of[number]] for number in sorted(numbers))
        joined = [groups.join(first, other) for other in others]
        return all(joined)

    for same in sames:
        if (inside := (same.left | same.right) & here) and not join(inside):
            raise ContradictionError(ruling.decision, [same.decision.source])
    links = [one for one in resolved.evidence if one.left in here and one.right in here]
    for link in sorted(links, key=lambda one: (-one.score, keys[one.left], keys[one.right], one.left, one.right)):
        join((link.left, link.right))
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number in cluster:
        found[groups.find(number_of[part_of[number]])].append(number)
    yield from (found[root] for root in sorted(found))

"""Who is who in a finished run, as decisions read it: what a text names, and what a decision would change."""

from __future__ import annotations

import warnings
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

import pandas as pd

from extractor.analysis.markup import titled
from extractor.columns import Table
from extractor.errors import InputError
from extractor.resolution.clusters import Clusters
from extractor.resolution.decisions import Decision, Kind, Reference
from extractor.resolution.entities import Entities
from extractor.resolution.named import titles_with_years
from extractor.resolution.names import parse_name
from extractor.resolution.profiles import Resolved
from extractor.resolution.rows import values_of, year_of
from extractor.resolution.rulings import Ruling, decide, rulings_on
from extractor.resolution.spelling import readable
from extractor.resolution.titles import parse_title

Tables = Mapping[Table, pd.DataFrame]

LABELS: Final[dict[Kind, str]] = {"person": "PERSON", "film": "FILM"}


@dataclass(slots=True)
class Part:
    """What decisions take for one: the mentions of an entity under one name, and of a film under one year.

    `spellings` counts how the name is written there; `captions` are ids in the order of the table.
    """

    entity: int
    key: str
    year: int | None = None
    spellings: Counter[str] = field(default_factory=Counter)
    captions: dict[str, None] = field(default_factory=dict)


class Standing:
    """The people or the films of a run in parts, numbered.

    `base_ids` holds, for an id of these tables, those by which decisions know the entity, where not by that one: ids
    as they are without decisions, with their names (`extractor.resolution.rulings.base_ids`).
    """

    def __init__(self, kind: Kind, tables: Tables, base_ids: Mapping[str, Mapping[str, str]] | None = None) -> None:
        """Walks once through all mentions and credits of the kind."""
        self.kind: Final = kind
        table = tables["people" if kind == "person" else "films"]
        columns = ("person_id", "name") if kind == "person" else ("film_id", "title")
        self.ids: Final[list[str]] = table[columns[0]].tolist()
        self.names: Final[list[str]] = table[columns[1]].tolist()
        self.years: Final[list[int | None]] = (
            [None] * len(table) if kind == "person" else [year_of(year) for (year,) in values_of(table, "year")]
        )
        self.number_of: Final = {one: number for number, one in enumerate(self.ids)}
        self.key: Final = _keyed(kind)
        self.parts: Final[list[Part]] = []
        self._numbers: Final[dict[tuple[int, str, int | None], int]] = {}
        self._of_entity: Final[defaultdict[int, list[int]]] = defaultdict(list)
        self._of_key: Final[defaultdict[str, list[int]]] = defaultdict(list)
        for entity, text, year, caption, is_mention in _named(kind, tables):
            if (number := self.number_of.get(entity)) is not None:
                part = self.parts[self._part(number, self.key(text), year)]
                part.spellings[text] += is_mention
                part.captions[caption] = None
        self._known_by: Final = [
            list((base_ids or {}).get(one, {one: name}).items()) for one, name in zip(self.ids, self.names, strict=True)
        ]
        self._entities: Final = self._without_decisions()
        self._ruled: Final[dict[Decision, tuple[list[Ruling], InputError | None]]] = {}
        self._places: Final = {one: number for number, one in enumerate(self._entities.ids)}

    def base_id(self, entity: int) -> str | None:
        """The id that decisions know an entity by; None where they know it by none."""
        return next((one for one, _ in self._known_by[entity]), None)

    def _without_decisions(self) -> Entities:
        """The entities that decisions name: those of the tables, or what those were put together from."""
        ids: list[str] = []
        names: list[str] = []
        labels = [0] * len(self.parts)
        for entity, known_by in enumerate(self._known_by):
            first = len(ids)
            # One that has no id gets what no decision can write, a blank at its end.
            bases = known_by or [(f"{self.ids[entity]} ", self.names[entity])]
            ids += [one for one, _ in bases]
            names += [name for _, name in bases]
            keys = [self.key(name) for _, name in bases]
            for number in self._of_entity[entity]:
                key = self.parts[number].key
                labels[number] = first + (keys.index(key) if key in keys else 0)
        return Entities(ids, names, list(map(self.key, names)), [None] * len(ids), labels, [1.0] * len(labels))

    def _part(self, entity: int, key: str, year: int | None) -> int:
        number = self._numbers.setdefault((entity, key, year), len(self.parts))
        if number == len(self.parts):
            self.parts.append(Part(entity, key, year))
            self._of_entity[entity].append(number)
            self._of_key[key].append(number)
        return number

    def parts_of(self, entity: int, key: str | None = None, year: int | None = None) -> frozenset[int]:
        """The parts of an entity; of a name only, and of a year, where they are given."""
        return frozenset(
            number
            for number in self._of_entity[entity]
            if key in (None, self.parts[number].key) and year in (None, self.parts[number].year)
        )

    def named(self, text: str) -> frozenset[int]:
        """The parts that a decision means by a name or title."""
        key, year = self.reference(text)
        return frozenset(n for n in self._of_key.get(key, ()) if year in (None, self.parts[n].year))

    def reference(self, text: str) -> Reference:
        """What a text of a decision is distinct by."""
        return Decision(self.kind, text, text, same=True).reference(text)

    def text_of(self, entity: int, meant: frozenset[int], spelling: str) -> str | None:
        """The text by which a decision names parts of an entity and nobody else's; None where there is none.

        A name that is several people's gives way to the title with a year, and that to the id, which stands for the
        whole entity and so will do only where the parts are all of it, or those of the name that it goes by.
        """
        whole = meant == self.parts_of(entity)
        years = {year for number in meant if (year := self.parts[number].year) is not None}
        own_first = sorted(years, key=lambda year: (year != self.years[entity], year))
        texts = [spelling, *(str(titled(spelling, year)) for year in own_first)]
        if whole and self.years[entity] in years:  # a film is called by its year, too
            texts = [*texts[1:], spelling]
        found = {text: self.named(text) for text in texts if text not in self._places}
        for fits in (meant.__eq__, meant.issuperset):
            for text, parts in found.items():
                if parts and fits(parts):
                    return text
        own = [self.key(name) for _, name in self._known_by[entity]][:1]
        return self.base_id(entity) if whole or [*{self.parts[number].key for number in meant}] == own else None

    def rulings(self, decisions: Iterable[Decision]) -> tuple[list[Ruling], list[InputError]]:
        """The decisions as they bear on the parts, and what is wrong with those that cannot."""
        found: list[Ruling] = []
        problems: list[InputError] = []
        for decision in decisions:
            if decision not in self._ruled:
                self._ruled[decision] = self._rule(decision)
            bearing, problem = self._ruled[decision]
            found += bearing
            problems += [problem] if problem else []
        return found, problems

    def _rule(self, decision: Decision) -> tuple[list[Ruling], InputError | None]:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of somebody who is not in this run; a run says it
                return rulings_on(self.kind, [decision], self._entities, *self._said()), None
        except InputError as error:
            return [], error

    def rehearse(self, decisions: Sequence[Decision], verdict: Decision) -> None:
        """Makes sure that a verdict, put behind decisions, does what it says; the tables stay as they are.

        Raises ContradictionError where decisions are against it, InputError where it would be left without effect.
        """
        own, problem = self._rule(verdict)
        if problem:
            raise problem
        if not own:
            raise InputError(f"nobody here is {verdict.left!r} and {verdict.right!r} to a run")
        rulings = self._bearing_on(own[0], self.rulings(decisions)[0])
        touched = {self.parts[number].entity for one in rulings for number in one.left | one.right}
        resolved = Resolved([self._of_entity[entity] for entity in sorted(touched)], [])
        labels = decide(resolved, rulings, self._said()[0]).labels(len(self.parts))
        left, right = ({labels[number] for number in side} for side in (own[0].left, own[0].right))
        if len(left | right) > 1 if verdict.same else left & right:
            raise InputError(f"{verdict.left!r} and {verdict.right!r}: a run would not do what this says")

    def _bearing_on(self, own: Ruling, rulings: Sequence[Ruling]) -> list[Ruling]:
        """One ruling, and of the others those on the same entities, or on whom these lead to; the rest is apart."""
        entities = [{self.parts[n].entity for n in one.left | one.right} for one in (*rulings, own)]
        together = Clusters(len(self.ids))
        for first, *others in entities:
            for other in others:
                together.join(first, other)
        root = together.find(min(entities[-1]))
        near = [one for one, those in zip(rulings, entities[:-1], strict=True) if together.find(min(those)) == root]
        return [*near, own]

    def settled(self, decisions: Iterable[Decision]) -> Callable[[frozenset[int], frozenset[int]], bool]:
        """What tells of two sets of parts whether decisions, together, say if they are one."""
        rulings, _ = self.rulings(decisions)
        together = Clusters(len(self.parts))
        for one in rulings:
            if one.decision.same:
                first, *others = sorted(one.left | one.right)
                for other in others:
                    together.join(first, other)

        def roots(numbers: Iterable[int]) -> set[int]:
            return {together.find(number) for number in numbers}

        apart: defaultdict[int, set[int]] = defaultdict(set)
        for one in rulings:
            if not one.decision.same:
                left, right = roots(one.left), roots(one.right)
                for root in left:
                    apart[root] |= right
                for root in right:
                    apart[root] |= left

        def is_settled(left: frozenset[int], right: frozenset[int]) -> bool:
            ours, theirs = roots(left), roots(right)
            return bool(ours & theirs) or any(root in apart and apart[root] & theirs for root in ours)

        return is_settled

    def _said(self) -> tuple[list[str], list[int | None]]:
        return [part.key for part in self.parts], [part.year for part in self.parts]


def _keyed(kind: Kind) -> Callable[[str], str]:
    parse = parse_name if kind == "person" else parse_title

    @cache
    def key(text: str) -> str:
        return parse(text).key or text

    return key


def _named(kind: Kind, tables: Tables) -> Iterator[tuple[str, str, int | None, str, bool]]:
    """Each naming of an entity: its id, the name, a film's year, the caption, and whether words there say it."""
    mentions = tables["mentions"]
    years = _years(tables) if kind == "film" else {}
    of_kind = mentions[(mentions["label"] == LABELS[kind]) & mentions["entity_id"].notna()]
    for caption, text, name, entity in values_of(of_kind, "caption_id", "text", "name", "entity_id"):
        called = readable(name or text)
        here = years.get((caption, called), {})
        yield entity, called, here.get(entity, here.get("")), caption, True
    columns = ("person_id", "person") if kind == "person" else ("film_id", "film")
    credited = tables["credits"]
    for caption, entity, name in values_of(credited[credited[columns[0]].notna()], "caption_id", *columns):
        called = readable(name)
        here = years.get((caption, called), {})
        yield entity, called, here.get(entity, here.get("")), caption, False


def _years(tables: Tables) -> dict[tuple[str, str], dict[str, int | None]]:
    """The year of a title in a caption, by the film's id; under "" where only the words beside it tell."""
    found: defaultdict[tuple[str, str], dict[str, int | None]] = defaultdict(dict)
    rows = values_of(tables["credits"], "caption_id", "film", "film_id", "year")
    for caption, title, entity, year in rows:
        if title and entity and (year_of(year) is not None or entity not in found[caption, readable(title)]):
            found[caption, readable(title)][entity] = year_of(year)
    for caption, title, year in titles_with_years(tables["mentions"]):
        if (caption, title) not in found:
            found[caption, title][""] = year
    return found

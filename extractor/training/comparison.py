"""What a pipeline finds beside gold, caption by caption: the errors in frames to filter, and each to look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import zip_longest
from typing import Any, Final

import pandas as pd
from spacy import displacy
from spacy.language import Language

from extractor.analysis.markup import Html, html_table, titled
from extractor.analysis.showing import COLOURS
from extractor.columns import TEXT
from extractor.errors import InputError
from extractor.schema import Credit, Entity, GoldCaption
from extractor.training.evaluate import Report, entity_errors, name_key, predict

# What the figures of a report speak of.
FACTS: Final = {
    "PERSON": "people",
    "FILM": "film titles",
    "YEAR": "years",
    "CHARACTER": "characters",
    "films": "films with their year",
    "credits": "credits",
    "characters": "who plays whom",
    "positions": "who stands where",
    "credits, no knowledge": "credits that words tell",
}
_WRONG: Final = "#d55e00"
_ENTITY: Final = (
    '<mark class="entity" style="background: {bg}; color: #222; padding: 0.15em 0.4em; border-radius: 0.35em; '
    "display: inline-block; line-height: 1.25; vertical-align: top; text-align: center; border: 3px solid {edge}"
    '">{text}<br><small style="font-size: 0.7em">{under}</small></mark>'
)
_ERRORS: Final = ("error", "gold", "found", "text", "source")
_CREDITS: Final = ("error", "person", "gold_role", "found_role", "gold_film", "found_film", "cue", "source")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Gold captions, each with what a pipeline found in it."""

    pairs: tuple[tuple[GoldCaption, GoldCaption], ...]

    def errors(self) -> pd.DataFrame:
        """The entities that are wrong: error (its class), gold, found (the words), text, source ("file:line")."""
        rows = [
            (error.error, _words(gold, error.gold), _words(gold, error.found), gold.text, gold.source)
            for gold, found in self.pairs
            for error in entity_errors(gold, found)
        ]
        return pd.DataFrame(rows, columns=list(_ERRORS)).astype(TEXT)

    def credit_errors(self) -> pd.DataFrame:
        """The credits that are wrong: error (its class), person, roles and film in gold and as found, cue, source.

        The classes are "another role", "another film", "missed" and "where none is"; `cue` is gold's where gold has the
        credit. Several roles of a person on one film are one row.
        """
        rows = [
            (error, first.person, _roles(want), _roles(have), _film(want), _film(have), first.cue, gold.source)
            for gold, found in self.pairs
            for error, want, have in _credit_errors(gold.credits, found.credits)
            for first in (want or have)[:1]
        ]
        return pd.DataFrame(rows, columns=list(_CREDITS)).astype(TEXT)

    def show(self, source: str) -> Html:
        """A caption of gold, by its "file:line", as gold has it and as it was found, what is wrong in a red frame.

        Raises InputError where no caption stands there.
        """
        for gold, found in self.pairs:
            if gold.source == source or gold.source.endswith(f"/{source}"):
                return _show_pair(gold, found)
        raise InputError(f"no gold caption at {source!r}; the column source of the errors names them")


def compare(nlp: Language, gold: Sequence[GoldCaption]) -> Comparison:
    """Gold beside what a pipeline finds."""
    return Comparison(tuple(zip(gold, predict(nlp, gold), strict=True)))


def tabulate_scores(reports: Mapping[str, Report]) -> pd.DataFrame:
    """The figures of reports in a frame: group, captions, fact, precision, recall, f1, found, gold (how many).

    `reports` are those of `evaluate.evaluate_by`, or one report under a name of its own.
    """
    rows = [
        {
            "group": group, "captions": report.captions, "fact": FACTS[figure.name], "precision": figure.precision,
            "recall": figure.recall, "f1": figure.f1, "found": figure.found, "gold": figure.gold,
        }
        for group, report in reports.items()
        for figure in report.figures
    ]  # fmt: skip
    return pd.DataFrame(rows).astype({"group": TEXT, "fact": TEXT})


def _words(caption: GoldCaption, entity: Entity | None) -> str | None:
    return None if entity is None else caption.text[entity.start : entity.end]


def _credit_errors(gold: Sequence[Credit], found: Sequence[Credit]) -> Iterator[tuple[str, list[Credit], list[Credit]]]:
    """Each error with the credits of gold and the found ones that it is about."""
    want, have = _by_person(gold), _by_person(found)
    for person in dict.fromkeys([*want, *have]):
        ours, theirs = want.get(person, {}), have.get(person, {})
        for film in ours.keys() & theirs.keys():
            if {credit.role for credit in ours[film]} != {credit.role for credit in theirs[film]}:
                yield "another role", ours[film], theirs[film]
        rest = [[side[film] for film in side if film not in other] for side, other in ((ours, theirs), (theirs, ours))]
        for left, right in zip_longest(*rest):
            yield ("another film" if left and right else "missed" if left else "where none is"), left or [], right or []


def _by_person(found: Sequence[Credit]) -> dict[str | None, dict[str | None, list[Credit]]]:
    people: dict[str | None, dict[str | None, list[Credit]]] = {}
    for credit in found:
        people.setdefault(name_key(credit.person), {}).setdefault(name_key(credit.film), []).append(credit)
    return people


def _roles(found: Sequence[Credit]) -> str | None:
    return ", ".join(sorted({credit.role for credit in found})) or None


def _film(found: Sequence[Credit]) -> str | None:
    return titled(found[0].film, found[0].year) if found else None


def _show_pair(gold: GoldCaption, found: GoldCaption) -> Html:
    wrong: dict[tuple[str, Entity], str] = {}
    for error in entity_errors(gold, found):
        told = error.error.partition(" ")[2]
        if error.gold is not None:
            wrong["gold", error.gold] = told.lower()
        if error.found is not None:
            relabelled = error.gold is not None and told.startswith("taken for")
            wrong["found", error.found] = "under another label" if relabelled else told
    sides = "".join(
        f"<p style='margin: 0.4em 0 0'><small><b>{side}</b></small></p>{_draw(side, caption, wrong)}"
        for side, caption in (("gold", gold), ("found", found))
    )
    rows = list(_differences(gold, found))
    table = html_table(("", *(column for column in ("person", "role", "film", "character", "position", "cue"))), rows)
    return Html(
        f'<figure class="caption"><figcaption><small>{escape(gold.source)}</small></figcaption>{sides}'
        f"{table if rows else '<p><small>credits as in gold</small></p>'}</figure>"
    )


def _draw(side: str, caption: GoldCaption, wrong: Mapping[tuple[str, Entity], str]) -> str:
    marks = []
    for entity in sorted(caption.entities, key=lambda entity: entity.start):
        fault = wrong.get((side, entity))
        under = entity.label.lower() + (f", {fault}" if fault else "")
        params = {"under": escape(under), "edge": _WRONG if fault else "transparent"}
        marks.append({"start": entity.start, "end": entity.end, "label": entity.label, "params": params})
    options = {"colors": COLOURS, "template": _ENTITY}
    drawn: str = displacy.render(
        {"text": caption.text, "ents": marks}, style="ent", manual=True, jupyter=False, options=options
    )
    return drawn


def _differences(gold: GoldCaption, found: GoldCaption) -> Iterator[list[Any]]:
    """The rows of credits that one side has and the other has not."""
    want, have = ({_fact(credit): credit for credit in caption.credits} for caption in (gold, found))
    for told, own, other in (("only gold", want, have), ("only found", have, want)):
        for fact, credit in own.items():
            if fact not in other:
                yield [
                    told, credit.person, credit.role.replace("_", " "), titled(credit.film, credit.year),
                    credit.character, credit.position, credit.cue,
                ]  # fmt: skip


def _fact(credit: Credit) -> tuple[Any, ...]:
    names = (credit.person, credit.film, credit.character, credit.position)
    return (*map(name_key, names), credit.role, credit.year)

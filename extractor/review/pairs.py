"""Which pairs of names to ask a person about, the most doubtful first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from extractor.resolution import context, films
from extractor.resolution.decisions import Kind
from extractor.resolution.profiles import DECIDED, TOO_UNLIKE
from extractor.resolution.rows import values_of
from extractor.review.standing import LABELS, Standing, Tables
from extractor.schema import LINK_COLUMNS

THRESHOLDS: Final[dict[Kind, float]] = {"person": context.THRESHOLD, "film": films.THRESHOLD}
# From there on letters alone are hardly wrong: 0.96 a middle name left out, 0.7 a title that shares a word or two.
NEARLY: Final = 0.1


@dataclass(frozen=True, slots=True)
class Side:
    """One of two names in question: the parts that it stands for, and the text that a decision calls them by."""

    entity: int
    parts: frozenset[int]
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names that a run put together or kept apart (`is_joined`), and what it went by.

    `compared` are the spellings that were compared, `why` says what kept them apart. `is_open` is for a name that may
    well be the other's, where nothing decided.
    """

    kind: Kind
    left: Side
    right: Side
    is_joined: bool
    comparison: str
    compared: tuple[str, str]
    score: float
    shared: str = ""
    why: str = ""
    is_open: bool = False
    captions: int = 0

    @property
    def doubt(self) -> float:
        """How far the score lies from the threshold, the smaller the more doubtful; 0 where nothing decided."""
        return 0.0 if self.is_open else round(abs(self.score - THRESHOLDS[self.kind]), 2)

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells the pair from every other of the run."""
        return self.kind, self.left.text, self.right.text


def find_pairs(tables: Tables, standings: Mapping[Kind, Standing], within: float = NEARLY) -> list[Pair]:
    """The pairs of a run that were nearly merged or nearly kept apart, the most doubtful first.

    Doubtful is a pair whose score lies near the threshold above which names are put together: up to `within` from it,
    on either side. Nearest of all, at no distance, are names that the run left open ("unresolved") and each of their
    candidates, since nothing decided there. Of equals, those of more captions come first: a verdict on them changes
    more. A pair that decisions cannot name, since a name is several people's and no id stands for it, is left out, and
    so is one that a decision made.
    """
    found: dict[tuple[Kind, frozenset[frozenset[int]]], Pair] = {}
    for kind, standing in standings.items():
        for pair in [*_joined(tables, standing), *_kept_apart(tables, standing)]:
            if pair.doubt <= within:
                one = kind, frozenset((pair.left.parts, pair.right.parts))
                found[one] = min(found.get(one, pair), pair, key=_rank)
    return sorted(found.values(), key=_order)


def _rank(pair: Pair) -> tuple[Any, ...]:
    """Of the rows on one pair the one to show: what was left open, then what says more than a score."""
    return not pair.is_open, pair.doubt, pair.why == TOO_UNLIKE, pair.left.text, pair.compared


def _order(pair: Pair) -> tuple[Any, ...]:
    return pair.doubt, -pair.captions, pair.key


def _rows(tables: Tables, standing: Standing) -> Iterator[dict[str, Any]]:
    links = tables["links"]
    for row in values_of(links[links["label"] == LABELS[standing.kind]], *LINK_COLUMNS):
        link = dict(zip(LINK_COLUMNS, row, strict=True))
        if link["entity_id"] in standing.number_of and link["comparison"] != DECIDED:
            yield link


def _joined(tables: Tables, standing: Standing) -> Iterator[Pair]:
    """Two spellings of one entity; of a film also one title in two years."""
    for link in _rows(tables, standing):
        if link["other_id"] is not None:
            continue
        entity = standing.number_of[link["entity_id"]]
        keys = standing.key(link["left"]), standing.key(link["right"])
        years: Sequence[tuple[int | None, int | None]] = [(None, None)]
        if keys[0] == keys[1]:
            years = _other_years(standing, entity, keys[0])
        for ours, theirs in years:
            left = _side(standing, entity, standing.parts_of(entity, keys[0], ours), link["left"])
            right = _side(standing, entity, standing.parts_of(entity, keys[1], theirs), link["right"])
            yield from _pair(standing, link, left, right, is_joined=True)


def _other_years(standing: Standing, entity: int, key: str) -> list[tuple[int | None, int | None]]:
    """The years of a title beside the one that the film goes by, each with that one."""
    years = {standing.parts[number].year for number in standing.parts_of(entity, key)} - {None}
    own = standing.years[entity]
    return [(year, own) for year in sorted(filter(None, years - {own}))] if own in years else []


def _kept_apart(tables: Tables, standing: Standing) -> Iterator[Pair]:
    """Two entities that are alike, the one named less on the left."""
    rows = (
        values_of(tables["people"], "person_id", "candidates")
        if standing.kind == "person"
        else values_of(tables["films"], "film_id", "candidates")
    )
    left_open = {(one, other) for one, others in rows for other in others}
    for link in _rows(tables, standing):
        if link["other_id"] not in standing.number_of:
            continue
        ids, spellings = [link["entity_id"], link["other_id"]], (link["left"], link["right"])
        is_open = tuple(ids) in left_open
        sides = [
            _side(standing, number, standing.parts_of(number), standing.names[number])
            for number in (standing.number_of[one] for one in ids)
        ]
        if not is_open and sides[0] and sides[1] and _weight(standing, sides[0]) > _weight(standing, sides[1]):
            sides, spellings = sides[::-1], spellings[::-1]
        yield from _pair(standing, {**link, "left": spellings[0], "right": spellings[1]}, *sides, is_open=is_open)


def _side(standing: Standing, entity: int, parts: frozenset[int], name: str) -> Side | None:
    text = standing.text_of(entity, parts, name) if parts else None
    return None if text is None else Side(entity, parts, name, text)


def _weight(standing: Standing, *sides: Side) -> int:
    return len({caption for side in sides for part in side.parts for caption in standing.parts[part].captions})


def _pair(
    standing: Standing,
    link: Mapping[str, Any],
    left: Side | None,
    right: Side | None,
    *,
    is_joined: bool = False,
    is_open: bool = False,
) -> Iterator[Pair]:
    """The pair, if decisions can name both sides and tell them apart."""
    if left is None or right is None or left.text == right.text:
        return
    if standing.reference(left.text) == standing.reference(right.text):
        return
    yield Pair(
        standing.kind, left, right, is_joined, link["comparison"], (link["left"], link["right"]), link["score"],
        link["shared"] or "", link["why"] or "", is_open, _weight(standing, left, right),
    )  # fmt: skip

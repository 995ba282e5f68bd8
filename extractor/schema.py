"""Labels, roles, cues, the frozen value types that pass between stages, and the columns of every table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

Label = Literal["PERSON", "FILM", "YEAR", "CHARACTER"]
Role = Literal[
    "director", "actor", "writer", "producer", "cinematographer", "editor", "composer", "production_designer",
    "costume_designer", "makeup_artist", "effects", "stunts", "stand_in", "extra", "crew", "unknown",
]  # fmt: skip
Cue = Literal["explicit", "context", "knowledge"]
DocumentKind = Literal["text", "html", "markdown", "records"]
Status = Literal["resolved", "unresolved"]
Side = Literal["left", "centre", "right", "front", "back", "above", "below"]

LABELS: Final[tuple[Label, ...]] = get_args(Label)
ROLES: Final[tuple[Role, ...]] = get_args(Role)
CUES: Final[tuple[Cue, ...]] = get_args(Cue)
SIDES: Final[tuple[Side, ...]] = get_args(Side)
STATUSES: Final[tuple[Status, ...]] = get_args(Status)

# What the labels of other pipelines mean here; a label missing from the mapping is no entity.
KNOWN_LABELS: Final[dict[str, str]] = {
    **{label: label for label in LABELS},
    "PER": "PERSON",
    "WORK_OF_ART": "FILM",
    "TITLE": "FILM",
}


def map_labels(labels: Mapping[str, str], component: str) -> dict[str, Label]:
    """The mapping of a pipeline's labels to this project's; raises ValueError where it maps to a label there is not.

    >>> map_labels({"PER": "PERSON"}, "caption_rules")
    {'PER': 'PERSON'}
    """
    if unknown := sorted(set(labels.values()) - set(LABELS)):
        raise ValueError(f"component {component!r}: labels map to {unknown}; this project's labels are {list(LABELS)}")
    return {theirs: ours for theirs, mapped in labels.items() for ours in LABELS if ours == mapped}


@dataclass(frozen=True, slots=True)
class Failure:
    """An input, or a line of one, that could not be used, and why, with the remedy."""

    document: str
    reason: str
    line: int | None = None

    def __str__(self) -> str:
        """Where, what and the remedy on one line.

        >>> print(Failure("feed.jsonl", "broken JSON; mend or remove the line", line=7))
        feed.jsonl:7: broken JSON; mend or remove the line
        """
        place = self.document if self.line is None else f"{self.document}:{self.line}"
        return f"{place}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a table or one object of a feed; `source` says which ("row 7", "line 12")."""

    source: str
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: decoded text, or the records of a table or feed.

    `name` is the document's name in every table. `records` may be lazy and can then be iterated once.
    `text_column` names the caption's column where the user said so, a dotted path for nested fields. `fields` is what
    is known of the document besides its text: the address and date of a crawled page.
    """

    name: str
    kind: DocumentKind
    text: str = ""
    records: Iterable[Record] = field(default=(), compare=False, repr=False)
    text_column: str | None = None
    fields: Mapping[str, object] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Caption:
    """The text that goes with one picture.

    `document` names the page, `n` counts its captions from 1 in page order, `title` is the page's headline,
    `source` says where on the page it stood ("line 12", "figure 3", "row 7, caption"), `heading` is that of its section
    there, without its number. `meta` holds the other columns
    of a table's row, or fields of a feed's record, as texts: the user's own ids, addresses, dates.
    """

    document: str
    n: int
    text: str
    title: str | None = None
    source: str | None = None
    heading: str | None = None
    meta: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)

    @property
    def caption_id(self) -> str:
        """The caption's id: stable, readable, unique within a run.

        >>> Caption("pages/list.html", 3, "Fame (1980)").caption_id
        'pages/list.html:3'
        """
        return f"{self.document}:{self.n}"


@dataclass(frozen=True, slots=True)
class Entity:
    """A labelled span of a caption; offsets count code points, end exclusive."""

    start: int
    end: int
    label: Label


@dataclass(frozen=True, slots=True)
class Film:
    """A screen work named in a caption, with the year the caption gives for it."""

    title: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """One person's part in one film, as a caption asserts it.

    `person` is the fullest form in the caption; `side` is `position` normalised; `cue` says how the role is known
    and `rule` names the rule that decided. `order` counts from 1 in the direction that `position` names: "from left:
    A, B and C" gives 1, 2, 3, and "second from right" gives 2.
    """

    person: str
    role: Role
    film: str | None = None
    year: int | None = None
    character: str | None = None
    position: str | None = None
    side: Side | None = None
    cue: Cue = "knowledge"
    rule: str = ""
    order: int | None = None


@dataclass(frozen=True, slots=True)
class GoldCaption:
    """A caption with what a correct extraction finds in it; `source` is its "file:line"."""

    source: str
    text: str
    entities: tuple[Entity, ...]
    films: tuple[Film, ...]
    credits: tuple[Credit, ...]


CAPTION_COLUMNS: Final = (
    "caption_id", "document", "position", "text", "duplicate_of", "title", "source", "heading",
)  # fmt: skip
MENTION_COLUMNS: Final = ("caption_id", "start", "end", "label", "text", "entity_id", "score", "name", "rule")
CREDIT_COLUMNS: Final = (
    "caption_id", "person_id", "person", "role", "film_id", "film", "year", "character", "position", "side", "cue",
    "rule", "order",
)  # fmt: skip
PEOPLE_COLUMNS: Final = (
    "person_id", "name", "aliases", "roles", "films", "captions", "first_year", "last_year", "status", "candidates",
)  # fmt: skip
FILM_COLUMNS: Final = (
    "film_id", "title", "year", "other_titles", "directors", "cast", "captions", "status", "candidates",
)  # fmt: skip
LINK_COLUMNS: Final = ("label", "entity_id", "left", "right", "comparison", "shared", "score", "other_id", "why")

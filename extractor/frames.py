"""A frame of captions in, a frame of credits (or mentions, or films) out: the one pure function that runners map."""

from __future__ import annotations

import warnings
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import asdict, dataclass, fields
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, cast, get_args

import pandas as pd

from extractor.columns import table_of
from extractor.errors import InputError, ModelError
from extractor.jsonl import Row
from extractor.schema import LABELS, Credit, Failure, Film, Label

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

What = Literal["credits", "mentions", "films"]
Headed = tuple[str, str | None]  # a caption's text, and the heading that it stands under, if that may tell its film

CHUNK: Final = 1_000  # captions a memory zone: enough to fill the model's batches, little enough to stay flat
ID_COLUMNS: Final = ("caption_id", "id")  # looked for, in this order, where no id column is named
EMPTY: Final = "empty"  # the fault of a caption of blanks
_SHOWN: Final = 3  # skipped captions that a warning names; `Extraction.skipped` has them all


class Given(NamedTuple):
    """A caption to read: `text` should be one, and `heading` is that of its section on the page, if it has one.

    The film that makes up the heading becomes that of the credits, where the caption names no film itself.
    """

    caption_id: str
    text: object
    heading: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A recognised span: `text` as written, `name` the fullest form in the caption, `rule` what decided it."""

    start: int
    end: int
    label: Label
    text: str
    name: str
    rule: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What the pipeline found in one caption, or the `fault` for which it could not be read."""

    caption_id: str
    text: str
    mentions: tuple[Mention, ...] = ()
    credits: tuple[Credit, ...] = ()
    films: tuple[Film, ...] = ()
    fault: str | None = None

    def as_row(self) -> dict[str, Any]:
        """The reading as a JSON object: id, text, entities, credits and films.

        >>> Reading("a", "Fame", (Mention(0, 4, "FILM", "Fame", "Fame", "ner"),), films=(Film("Fame"),)).as_row()
        {'id': 'a', 'text': 'Fame', 'entities': [{'start': 0, 'end': 4, 'label': 'FILM'}], 'credits': [], \
'films': [{'title': 'Fame', 'year': None}]}
        """
        return {
            "id": self.caption_id,
            "text": self.text,
            "entities": [{"start": m.start, "end": m.end, "label": m.label} for m in self.mentions],
            "credits": [asdict(credit) for credit in self.credits],
            "films": [asdict(film) for film in self.films],
        }


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one pass over a frame of captions found; every row is traceable by `caption_id`.

    `credits` and `mentions` have the columns of their tables, ids of people and films still missing; `films` is
    (caption_id, title, year); `skipped` is (caption_id, reason), one row for each caption that could not be read.
    """

    credits: pd.DataFrame
    mentions: pd.DataFrame
    films: pd.DataFrame
    skipped: pd.DataFrame


def extract(
    frame: pd.DataFrame,
    text: str = "text",
    *,
    id: str | None = None,  # noqa: A002  # the reader's word for the column
    heading: str | None = None,
    nlp: Language | None = None,
    what: What = "credits",
) -> pd.DataFrame:
    """The credits that a frame of captions asserts, one row for each person, role and film.

    `text` names the column of captions. `caption_id` in the result is the column `id` if given, else the column
    "caption_id" or "id", else the index as a string. `heading` names a column of the headings that the captions stand
    under: a caption that names no film takes the film that makes up its heading. `what` chooses "credits", "mentions"
    or "films". `nlp` is any spaCy pipeline with the components `caption_rules` and `caption_credits`; the shipped one
    if not given.

    A caption that finds nothing gives no row. One that is no text (None, NaN, empty, a number) gives no row either,
    and a warning says how many there were and names the first; `extract_all` returns them all in `.skipped`.
    Raises InputError where the frame lacks the text column or the ids are missing or stand twice.

    ```python
    extractor.extract(pd.DataFrame({"caption": ["Director Alan Parker on the set of Fame (1980)."]}), text="caption")
    ```
    """
    if what not in get_args(What):
        raise InputError(f"nothing to extract is called {what!r}; choose what= among {', '.join(get_args(What))}")
    extraction = extract_all(frame, text, id=id, heading=heading, nlp=nlp)
    if skipped := len(extraction.skipped):
        named = [f"{row.caption_id} ({row.reason})" for row in extraction.skipped.head(_SHOWN).itertuples()]
        more = f" and {skipped - _SHOWN} more" if skipped > _SHOWN else ""
        warnings.warn(
            f"{skipped} of {len(frame)} captions skipped: {', '.join(named)}{more}; "
            "extractor.frames.extract_all(...).skipped lists them",
            stacklevel=2,
        )
    return cast(pd.DataFrame, getattr(extraction, what))


def extract_all(
    frame: pd.DataFrame,
    text: str = "text",
    *,
    id: str | None = None,  # noqa: A002  # as in `extract`
    heading: str | None = None,
    nlp: Language | None = None,
) -> Extraction:
    """Credits, mentions and films of a frame of captions in one pass, and the captions that could not be read.

    Arguments and errors are those of `extract`. Rows come in the order of the captions.
    """
    if not isinstance(frame, pd.DataFrame):
        raise InputError(
            f"a frame of captions is needed, not a {type(frame).__name__}; give pd.DataFrame({{{text!r}: captions}})"
        )
    if text not in frame.columns:
        raise InputError(
            f"no column {text!r} among {', '.join(map(repr, frame.columns)) or 'no columns'}; "
            'name the captions\' column, as in extract(frame, text="caption")'
        )
    if heading is not None and heading not in frame.columns:
        raise InputError(f"no column {heading!r} among {', '.join(map(repr, frame.columns))}; name one as heading=")
    headings = [None] * len(frame) if heading is None else frame[heading].tolist()
    captions = map(Given, _ids(frame, id), frame[text].tolist(), map(_heading, headings))
    return _as_frames(read_captions(captions, pipeline(nlp)))


def _heading(value: object) -> str | None:
    return value if isinstance(value, str) and not value.isspace() and value else None


def pipeline(model: str | Path | Language | None = None) -> Language:
    """The pipeline itself, or the one of that name or in that folder; the shipped one if None is named.

    Raises ModelError where there is no such pipeline.
    """
    return _load(model) if model is None or isinstance(model, str | Path) else model


@cache
def _load(model: str | Path | None) -> Language:
    from extractor.recognise import load

    return load(model)


def read_captions(captions: Iterable[Given], nlp: Language) -> Iterator[Reading]:
    """One reading for each caption, in order, `CHUNK` captions in memory at a time.

    A caption that is no text, or on which the pipeline fails, gives a reading with its `fault`; the rest go on.
    """
    _check(nlp)
    stream = iter(captions)
    while chunk := list(islice(stream, CHUNK)):
        yield from _read_chunk(chunk, nlp)


def extract_rows(rows: Iterable[Row | Failure], nlp: Language) -> Iterator[dict[str, Any] | Failure]:
    """One JSON row of entities, credits and films (`Reading.as_row`) for each JSON row of "id" and "text", in order.

    A row may have a "heading" besides (see `Given`). A row without "id" is called by its "caption_id", its "document"
    and "n", or its line. Failures pass through, and a row without a text, or one on which the pipeline fails, gives
    one; a text that says nothing is a row like any.
    """
    given: deque[Row | Failure] = deque()

    def captions() -> Iterator[Given]:
        for row in rows:
            given.append(row)
            if isinstance(row, Row):
                yield Given("", row.fields.get("text"), _heading(row.fields.get("heading")))

    for reading in read_captions(captions(), nlp):
        while isinstance(row := given.popleft(), Failure):
            yield row
        if reading.fault in (None, EMPTY):
            yield {**reading.as_row(), "id": _row_id(row)}
        elif "text" in row.fields:
            yield row.failure(f'{reading.fault} in "text"; mend or remove the line')
        else:
            yield row.failure(f'no "text" among {", ".join(row.fields) or "no fields"}; add it or remove the line')
    yield from (row for row in given if isinstance(row, Failure))


def _row_id(row: Row) -> Any:
    fields = row.fields
    if "document" in fields and "n" in fields:
        fields = {"caption_id": f"{fields['document']}:{fields['n']}", **fields}
    return next((fields[name] for name in ("id", "caption_id") if fields.get(name) is not None), str(row.line))


def _read_chunk(chunk: list[Given], nlp: Language) -> Iterator[Reading]:
    faults = [_fault(given.text, nlp) for given in chunk]
    readable = [given for given, fault in zip(chunk, faults, strict=True) if fault is None]
    found = iter(_pipe([(str(given.text), given.heading) for given in readable], nlp))
    for (caption_id, text, _), fault in zip(chunk, faults, strict=True):
        shown = text if isinstance(text, str) else ""
        outcome = next(found) if fault is None else fault
        if isinstance(outcome, str):
            yield Reading(caption_id, shown, fault=outcome)
        else:
            yield Reading(caption_id, shown, *outcome)


_Found = tuple[tuple[Mention, ...], tuple[Credit, ...], tuple[Film, ...]]


def _pipe(texts: list[Headed], nlp: Language) -> Sequence[_Found | str]:
    """What was found in each text, or why the pipeline failed on it."""
    try:
        return _pipe_batch(texts, nlp)
    except Exception as error:  # whatever one caption does to a component must not cost the others theirs
        if len(texts) == 1:
            return [f"the pipeline fails on it: {type(error).__name__}: {error}"]
        half = len(texts) // 2
        return [*_pipe(texts[:half], nlp), *_pipe(texts[half:], nlp)]


def _pipe_batch(texts: list[Headed], nlp: Language) -> list[_Found]:
    # Inside a memory zone spaCy frees what it allocated for these texts at the end, so copies leave it, no Docs.
    # Zones do not nest: a caller who holds one open keeps it.
    with nullcontext() if getattr(nlp.vocab, "in_memory_zone", False) else nlp.memory_zone():
        found = [_copied(doc) for doc in nlp.pipe(text for text, _ in texts)]
        bare = {
            n: heading
            for n, ((_, heading), (_, credited, films)) in enumerate(zip(texts, found, strict=True))
            if heading is not None and credited and not films
        }
        film_of = _films_of_headings(set(bare.values()), nlp) if bare else {}
        headed = [n for n, heading in bare.items() if heading in film_of]
        docs = [nlp.make_doc(texts[n][0]) for n in headed]
        for n, doc in zip(headed, docs, strict=True):
            doc._.heading_film = film_of[bare[n]]
        for n, doc in zip(headed, nlp.pipe(docs), strict=True):
            found[n] = _copied(doc)
        return found


def _films_of_headings(headings: set[str], nlp: Language) -> dict[str, Film]:
    """The headings that a film makes up, by what the pipeline itself finds in them, with that film."""
    from extractor.credits.headings import film_of_heading

    films: dict[str, Film] = {}
    if nlp.make_doc("").has_extension("heading_film"):  # no pipeline of others' components, which would not ask for it
        read = [heading for heading in sorted(headings) if _fault(heading, nlp) is None]
        for heading, outcome in zip(read, _pipe([(heading, None) for heading in read], nlp), strict=True):
            if not isinstance(outcome, str) and (film := film_of_heading(heading, outcome[0], outcome[2])) is not None:
                films[heading] = film
    return films


def _copied(doc: Doc) -> _Found:
    mentions = tuple(
        Mention(
            ent.start_char,
            ent.end_char,
            ent.label_,
            ent.text,
            name=ent._.name or ent.text,
            rule=ent._.rule if ent.has_extension("rule") else "",
        )
        for ent in doc.ents
        if ent.label_ in LABELS
    )
    return mentions, tuple(doc._.credits), tuple(doc._.films)


def _fault(text: object, nlp: Language) -> str | None:
    if not isinstance(text, str):
        missing = text is None or text is pd.NA or text is pd.NaT or (isinstance(text, float) and text != text)
        return "no text" if missing else f"not text but {type(text).__name__}"
    if not text.strip():
        return EMPTY
    if len(text) > nlp.max_length:
        return f"{len(text):,} characters, and the pipeline takes {nlp.max_length:,}; split it"
    return None


def _check(nlp: Language) -> None:
    assigned = {what for name in nlp.pipe_names for what in nlp.get_pipe_meta(name).assigns}
    if lacking := [what for what in ("doc._.credits", "doc._.films") if what not in assigned]:
        raise ModelError(
            f"no component of the pipeline ({', '.join(nlp.pipe_names) or 'blank'}) assigns {', '.join(lacking)}; "
            "add what it lacks with extractor.recognise.add_rules(nlp)"
        )


def _ids(frame: pd.DataFrame, column: str | None) -> list[str]:
    if column is None:
        column = next((name for name in ID_COLUMNS if name in frame.columns), None)
    elif column not in frame.columns:
        raise InputError(f"no column {column!r} among {', '.join(map(repr, frame.columns))}; name one as id=")
    values = frame.index.to_series() if column is None else frame[column]
    where = "the index" if column is None else f"column {column!r}"
    remedy = 'name a column of ids, as in extract(frame, id="photo"), or frame.reset_index(drop=True)'
    if values.isna().any():
        raise InputError(f"{where} lacks an id in row {int(values.isna().to_numpy().argmax())}; {remedy}")
    ids = pd.Series([str(value) for value in values.tolist()], dtype="str")
    if ids.duplicated().any():
        raise InputError(f"{where} holds the id {ids[ids.duplicated()].iloc[0]!r} twice; {remedy}")
    return ids.tolist()


def _as_frames(readings: Iterable[Reading]) -> Extraction:
    credit_rows: list[tuple[str, Credit]] = []
    mention_rows: list[tuple[str, Mention]] = []
    film_rows: list[tuple[str, Film]] = []
    skipped: list[tuple[str, str]] = []
    for reading in readings:
        if reading.fault is not None:
            skipped.append((reading.caption_id, reading.fault))
        credit_rows += [(reading.caption_id, credit) for credit in reading.credits]
        mention_rows += [(reading.caption_id, mention) for mention in reading.mentions]
        film_rows += [(reading.caption_id, film) for film in reading.films]
    return Extraction(
        credits=table_of("credits", _columns(credit_rows, Credit)),
        mentions=table_of("mentions", _columns(mention_rows, Mention)),
        films=pd.DataFrame(_columns(film_rows, Film)).astype({"caption_id": "str", "title": "str", "year": "Int64"}),
        skipped=pd.DataFrame(skipped, columns=["caption_id", "reason"], dtype="str"),
    )


def _columns(rows: list[tuple[str, Any]], kind: type[Credit | Mention | Film]) -> dict[str, list[Any]]:
    columns = {field.name: [getattr(item, field.name) for _, item in rows] for field in fields(kind)}
    return {"caption_id": [caption_id for caption_id, _ in rows], **columns}

"""Documents to the table of their captions: read, tabulated, repeats marked, what failed named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final, Protocol

import pandas as pd
import pyarrow as pa

from extractor.captions import find_captions
from extractor.captions.repeats import repeat_key
from extractor.captions.wording import BRACKETED_YEAR, has_year
from extractor.columns import META, TEXT, meta_columns, table_of, typed
from extractor.documents import DEAD_LINK, STANDARD, Input, OnFailure, expand, leads_nowhere, list_inputs, read_input
from extractor.errors import InputError
from extractor.schema import Caption, Failure
from extractor.text import join_surrogates

CHUNK: Final = 10_000  # captions that are objects at a time; the others are columns already
_SET_OF: Final = re.compile(
    r"\b(?:sets?|scenes|making|filming|shooting|production) of\b|\bstills from\b", re.IGNORECASE
)
TOLD_EVERY: Final = 1_000  # captions between two calls of the progress
MOST_META: Final = 256  # meta columns: a feed whose field names are ids of its own would have millions

_LINE: Final = re.compile(r"line (\d+)(?:, (.+))?", re.DOTALL)  # as a caption's source names one

Paths = str | Path | Iterable[str | Path]


class Progress(Protocol):
    """Told what a run is doing: the stage, how much of it is done, and of how much where that is known.

    `facts` are what else there is to tell: captions found, shards and shards_total, failures of this stage, begun (how
    much was there at the start).
    """

    def __call__(self, stage: str, done: int = 0, total: int | None = None, **facts: int) -> None:
        """Takes note."""


def silent(stage: str, done: int = 0, total: int | None = None, **facts: int) -> None:
    """Progress that nobody wants to see."""


def existing(paths: Paths) -> list[str]:
    """The paths as posix strings, each once; raises InputError where one leads to nothing or none is given."""
    paths = [paths] if isinstance(paths, str | Path) else paths
    names = list(dict.fromkeys(Path(path).as_posix() for path in paths))
    if not names:
        raise InputError("no input; name a file or a folder")
    for name in names:
        if name != STANDARD and not expand(name):
            raise InputError(f"no file or folder {name}; check the path")
        if leads_nowhere(Path(name)):
            raise InputError(f"{name}: {DEAD_LINK}")
    return names


def find_in_documents(
    inputs: Sequence[str],
    *,
    text_column: str | None = None,
    leave_out: Path | None = None,
    on_failure: OnFailure,
    on_none: Callable[[str], object] | None = None,
    progress: Progress,
) -> Iterator[Caption]:
    """Caption after caption of document after document; an input or line that cannot be read goes to `on_failure`.

    The name of a document that was read but holds no caption goes to `on_none`. `leave_out` is as in `list_sources`.
    """
    sources = list_sources(inputs, leave_out=leave_out, on_failure=on_failure)
    return find_in_sources(sources, text_column=text_column, on_failure=on_failure, on_none=on_none, progress=progress)


def list_sources(inputs: Sequence[str], *, leave_out: Path | None = None, on_failure: OnFailure) -> list[Input]:
    """The files to read, in order; what is not there goes to `on_failure`.

    `leave_out` is a folder whose files are no input: the one that a run writes to may lie among its inputs.
    """
    sources = list_inputs(inputs, on_failure=on_failure)
    if leave_out is None:
        return sources
    return [source for source in sources if not source.path.resolve().is_relative_to(leave_out.resolve())]


def find_in_sources(
    sources: Sequence[Input],
    *,
    text_column: str | None = None,
    on_failure: OnFailure,
    on_none: Callable[[str], object] | None = None,
    progress: Progress,
) -> Iterator[Caption]:
    """Caption after caption of file after file, as in `find_in_documents`."""
    captions = failures = 0

    def fail(failure: Failure) -> None:
        nonlocal failures
        failures += 1
        on_failure(failure)

    def tell(place: int) -> None:
        progress("reading documents", place, len(sources), captions=captions, failures=failures)

    for place, source in enumerate(sources):
        tell(place)
        for document in read_input(source, text_column=text_column, on_failure=fail):
            count = 0
            try:
                for count, caption in enumerate(find_captions(document), 1):  # noqa: B007  # counted to its end
                    captions += 1
                    if captions % TOLD_EVERY == 0:  # one file may hold a million
                        tell(place)
                    yield caption
            except InputError as error:
                fail(Failure(document.name, str(error).removeprefix(f"{document.name}: ")))
            else:
                if not count and on_none is not None:
                    on_none(document.name)
    tell(len(sources))


def gather_captions(captions: Iterator[Caption]) -> pd.DataFrame:
    """The table of all captions, `CHUNK` of them as objects at a time."""
    tables = [tabulate_captions([])]
    while chunk := list(islice(captions, CHUNK)):
        tables.append(tabulate_captions(chunk))
    return join_captions(tables)


def join_captions(tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Tables of captions as one, in order; of the user's own columns the `MOST_META` that are filled most."""
    table = typed(pd.concat(tables, ignore_index=True), "captions")
    meta = meta_columns(table)
    kept = sorted(meta, key=lambda name: (-table[name].count(), name))[:MOST_META]
    return table[[*table.columns.drop(meta), *sorted(kept)]]


def by_document(captions: pd.DataFrame) -> pd.DataFrame:
    """The captions in the order of their documents' names, part by part of a path, and of their positions there."""
    return captions.loc[_document_order(captions)].reset_index(drop=True)


def _document_order(captions: pd.DataFrame) -> pd.Index:
    parts = captions["document"].str.replace("/", "\x00", regex=False)
    return captions.assign(document=parts).sort_values(["document", "position"], kind="stable").index


def tabulate_captions(captions: Sequence[Caption]) -> pd.DataFrame:
    """The captions as their table, none marked a repeat yet; what they carry along in `meta_` columns by their names.

    >>> tabulate_captions([Caption("d", 1, "Fame", meta={"id": "7"}), Caption("d", 2, "Jaws")]).meta_id.tolist()
    ['7', nan]
    """
    table = table_of(
        "captions",
        {
            "caption_id": [join_surrogates(caption.caption_id) for caption in captions],
            "document": [join_surrogates(caption.document) for caption in captions],
            "position": [caption.n for caption in captions],
            "text": [join_surrogates(caption.text) for caption in captions],
            "title": [caption.title and join_surrogates(caption.title) for caption in captions],
            "source": [caption.source and join_surrogates(caption.source) for caption in captions],
            "heading": [caption.heading and join_surrogates(caption.heading) for caption in captions],
        },
    )
    filled = Counter(name for caption in captions for name in caption.meta)
    kept = sorted(filled, key=lambda name: (-filled[name], name))[:MOST_META]
    meta = {
        META + join_surrogates(name): pd.Series(
            [text and join_surrogates(text) for caption in captions for text in (caption.meta.get(name),)], dtype=TEXT
        )
        for name in sorted(kept)
    }
    return pd.concat([table, pd.DataFrame(meta)], axis=1) if meta else table


def tabulate_failures(failures: Sequence[Failure]) -> pd.DataFrame:
    """The failures as the frame that `Results` takes."""
    return pd.DataFrame(
        {
            "document": [join_surrogates(failure.document) for failure in failures],
            "line": pd.array([failure.line for failure in failures], dtype="Int64"),
            "reason": [join_surrogates(failure.reason) for failure in failures],
        }
    )


def telling_headings(captions: pd.DataFrame) -> list[str | None]:
    """For each caption the heading that may tell its film: that of its section, or the page's headline.

    None for a caption with a year in brackets, which names its film itself. The headline tells it where it names a
    film's set or year, and no caption of the page has a heading or a year.

    >>> page = [Caption("a", 1, "Leigh screams."), Caption("a", 2, "Lunch."), Caption("b", 1, "Fame (1980)")]
    >>> telling_headings(tabulate_captions(page).assign(title="On the set of Psycho"))
    ['On the set of Psycho', 'On the set of Psycho', None]
    """
    texts, documents = captions["text"].tolist(), captions["document"].tolist()
    headings: list[str | None] = captions["heading"].astype(object).where(captions["heading"].notna(), None).tolist()
    titles = dict(zip(documents, captions["title"].tolist(), strict=True))
    titles = {page: title for page, title in titles.items() if isinstance(title, str) and _names_set(title)}
    for document, heading, text in zip(documents, headings, texts, strict=True):
        if document in titles and (heading is not None or has_year(text)):
            del titles[document]
    return [
        None if BRACKETED_YEAR.search(text) else heading or titles.get(document)
        for document, heading, text in zip(documents, headings, texts, strict=True)
    ]


def _names_set(title: str) -> bool:
    return has_year(title) or _SET_OF.search(title) is not None


def mark_repeats(captions: pd.DataFrame, headings: Sequence[str | None] | None = None) -> pd.DataFrame:
    """The captions with `duplicate_of` naming the first of the same words (`extractor.captions.repeats.repeat_key`).

    Under two `headings` (see `telling_headings`) the same words are two captions. The first is that of the first
    document by name, and of the first position there, so that the order of the rows and of the inputs changes nothing.

    >>> fame = [Caption("b", 1, "Fame (1980)"), Caption("a", 1, "Psycho"), Caption("a", 2, "7. “Fame” (1980)")]
    >>> mark_repeats(tabulate_captions(fame)).duplicate_of.tolist()
    ['a:2', nan, nan]
    """
    places, texts = pd.factorize(captions["text"])
    keys = pd.Series(pa.array(map(repeat_key, texts), pa.large_string(), size=len(texts)), dtype=TEXT)
    under = pd.Series([heading or "" for heading in headings or [None] * len(captions)], captions.index, dtype=TEXT)
    by_name = captions.assign(key=keys.take(places).set_axis(captions.index), under=under).loc[
        _document_order(captions)
    ]
    first = by_name.groupby(["key", "under"], sort=False)["caption_id"].transform("first").reindex(captions.index)
    return captions.assign(duplicate_of=first.where(first != captions["caption_id"]).astype(TEXT))


def name_skipped(skipped: pd.DataFrame, captions: pd.DataFrame) -> list[Failure]:
    """Captions that could not be read, named by their document and the place in it."""
    rows = skipped.merge(captions, on="caption_id", how="left", validate="one_to_one")
    places = rows["source"].fillna("caption " + rows["position"].astype(str))
    named = zip(rows["document"].tolist(), places.tolist(), rows["reason"].tolist(), strict=True)
    return [_failure_at(document, place, reason) for document, place, reason in named]


def _failure_at(document: str, place: str, reason: str) -> Failure:
    """The failure of a caption, with the line it stood in where its place says one.

    >>> print(_failure_at("feed.jsonl", "line 7, caption", "empty"))
    feed.jsonl:7: caption: empty
    """
    if at := _LINE.fullmatch(place):
        return Failure(document, f"{at[2]}: {reason}" if at[2] else reason, int(at[1]))
    return Failure(document, f"{place}: {reason}")

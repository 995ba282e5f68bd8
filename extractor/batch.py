"""`run`: documents in, tables out, every stage by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

import pandas as pd

from extractor.captions import find_captions
from extractor.captions.repeats import repeat_key
from extractor.columns import META, TEXT, table_of
from extractor.documents import STANDARD, OnFailure, expand, list_inputs, read_input
from extractor.errors import InputError
from extractor.frames import Extraction, extract_all, join_extractions, pipeline
from extractor.resolution import read_decisions, resolve
from extractor.run_folder import claimed_folder
from extractor.schema import Caption, Failure
from extractor.tables import Format, Results
from extractor.text import join_surrogates

if TYPE_CHECKING:
    from spacy.language import Language

SHARD: Final = 1_000  # captions that go through `extract_all` at once; also how often progress is told
MOST_META: Final = 256  # meta columns: a feed whose field names are ids of its own would have millions

Paths = str | Path | Iterable[str | Path]


class Progress(Protocol):
    """Told what a run is doing: the stage, how much of it is done, and of how much where that is known."""

    def __call__(self, stage: str, done: int = 0, total: int | None = None) -> None:
        """Takes note."""


def run(
    paths: Paths,
    out: str | Path | None = None,
    *,
    format: Format = "parquet",  # noqa: A002  # as on the command line
    model: str | Path | Language | None = None,
    text_column: str | None = None,
    overwrite: bool = False,
    decisions: str | Path | pd.DataFrame | None = None,
    progress: Progress | None = None,
) -> Results:
    """Reads documents, finds their captions, extracts, resolves, and returns the tables; writes them to `out` if given.

    `paths` are files, folders, archives, patterns such as "pages/*.html", or "-" for standard input; `text_column`
    names the caption's column in tables and feeds; `model` is a spaCy pipeline, its name or its folder, the shipped one
    if not given. A caption with the words of another is a repeat (see `mark_repeats`): `captions.duplicate_of` names
    the first, which alone has mentions and credits. The other columns of tables and fields of feeds come along as
    `meta_` columns of `captions`. Inputs that cannot be read are named in `.failures`, and the others go on; documents
    that hold no caption are no failures, and named in `.without_captions`.

    `out` may hold an earlier run of the same paths, which is replaced; anything else there needs `overwrite`, and
    what no run wrote is never removed. Beside the tables lie failures.jsonl and run.json, the account of the run.
    `decisions` are a person's own on who and what is the same, a CSV file or a frame (see `extractor.resolve`).
    Raises InputError for a path that does not exist, OutputError for a folder that holds something else.

    ```python
    results = extractor.run("corpus/pages", "results")
    results.people.sort_values("captions", ascending=False).head()
    ```
    """
    inputs, progress = existing(paths), progress or _silent
    if decisions is not None:
        read_decisions(decisions)  # what is wrong with them is said before the work starts
    with claimed_folder(out, inputs, overwrite) as folder:
        nlp = pipeline(model)
        failures: list[Failure] = []
        without: list[str] = []
        captions = find_in_documents(
            inputs,
            text_column=text_column,
            leave_out=folder.path if folder is not None else None,
            on_failure=failures.append,
            on_none=without.append,
            progress=progress,
        )
        table = mark_repeats(tabulate_captions(list(captions)))
        extraction = extract_shards(table[table["duplicate_of"].isna()], nlp, progress)
        failures += name_skipped(extraction.skipped, table)
        progress("resolving people and films")
        resolution = resolve(extraction.mentions, extraction.credits, table, extraction.films, decisions)
        results = Results(
            people=resolution.people,
            films=resolution.films,
            credits=resolution.credits,
            mentions=resolution.mentions,
            captions=table,
            links=resolution.links,
            failures=tabulate_failures(failures),
            without_captions=tuple(map(join_surrogates, without)),
        )
        if folder is not None:
            progress("writing tables")
            folder.save(results, format, {"text_column": text_column, "model": _describe(nlp)})
    return results


def _silent(stage: str, done: int = 0, total: int | None = None) -> None:
    pass


def existing(paths: Paths) -> list[str]:
    """The paths as posix strings, each once; raises InputError where one leads to nothing or none is given."""
    paths = [paths] if isinstance(paths, str | Path) else paths
    names = list(dict.fromkeys(Path(path).as_posix() for path in paths))
    if not names:
        raise InputError("no input; name a file or a folder")
    for name in names:
        if name != STANDARD and not expand(name):
            raise InputError(f"no file or folder {name}; check the path")
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

    The name of a document that was read but holds no caption goes to `on_none`.

    `leave_out` is a folder whose files are no input: the one that a run writes to may lie among its inputs.
    """
    sources = list_inputs(inputs, on_failure=on_failure)
    if leave_out is not None:
        sources = [source for source in sources if not source.path.resolve().is_relative_to(leave_out.resolve())]
    for place, source in enumerate(sources):
        progress("reading documents", place, len(sources))
        for document in read_input(source, text_column=text_column, on_failure=on_failure):
            count = 0
            try:
                for count, caption in enumerate(find_captions(document), 1):  # noqa: B007  # counted to its end
                    yield caption
            except InputError as error:
                on_failure(Failure(document.name, str(error).removeprefix(f"{document.name}: ")))
            else:
                if not count and on_none is not None:
                    on_none(document.name)
    progress("reading documents", len(sources), len(sources))


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


def mark_repeats(captions: pd.DataFrame) -> pd.DataFrame:
    """The captions with `duplicate_of` naming the first of the same words (`extractor.captions.repeats.repeat_key`).

    The first is that of the first document by name, and of the first position there, so that the order of the rows
    and of the inputs changes nothing.

    >>> fame = [Caption("b", 1, "Fame (1980)"), Caption("a", 1, "Psycho"), Caption("a", 2, "7. “Fame” (1980)")]
    >>> mark_repeats(tabulate_captions(fame)).duplicate_of.tolist()
    ['a:2', nan, nan]
    """
    keys = pd.Series({text: repeat_key(text) for text in captions["text"].unique()}, dtype=TEXT)
    by_name = captions.assign(
        key=captions["text"].map(keys), document=captions["document"].str.replace("/", "\x00", regex=False)
    ).sort_values(["document", "position"], kind="stable")
    first = by_name.groupby("key", sort=False)["caption_id"].transform("first").reindex(captions.index)
    return captions.assign(duplicate_of=first.where(first != captions["caption_id"]).astype(TEXT))


def extract_shards(captions: pd.DataFrame, nlp: Language, progress: Progress) -> Extraction:
    """The extraction of all captions, `SHARD` at a time through `extract_all`."""
    parts = []
    for start in range(0, max(len(captions), 1), SHARD):
        progress("extracting from captions", start, len(captions))
        parts.append(extract_all(captions.iloc[start : start + SHARD], nlp=nlp))
    progress("extracting from captions", len(captions), len(captions))
    return join_extractions(parts)


def name_skipped(skipped: pd.DataFrame, captions: pd.DataFrame) -> list[Failure]:
    """Captions that could not be read, named by their document and the place in it."""
    rows = skipped.merge(captions, on="caption_id", how="left", validate="one_to_one")
    places = rows["source"].fillna("caption " + rows["position"].astype(str))
    named = zip(rows["document"].tolist(), places.tolist(), rows["reason"].tolist(), strict=True)
    return [Failure(document, f"{place}: {reason}") for document, place, reason in named]


def _describe(nlp: Language) -> dict[str, str]:
    return {"name": nlp.meta["name"], "version": nlp.meta["version"]}

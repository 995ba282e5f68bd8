"""`run`: documents in, tables out, every stage by name; a batch job that goes on where it stopped."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pandas as pd

from extractor.batch import shards as cutting
from extractor.batch.append import Earlier, keep_ids, read_earlier, told_apart
from extractor.batch.cluster import Cluster
from extractor.batch.extracting import extract_shards
from extractor.batch.headed import HeadedCaptions
from extractor.batch.ledger import Ledger
from extractor.batch.reading import (
    Paths,
    Progress,
    by_document,
    existing,
    find_in_documents,
    find_in_sources,
    gather_captions,
    join_captions,
    list_sources,
    mark_repeats,
    name_skipped,
    silent,
    tabulate_captions,
    tabulate_failures,
    telling_headings,
)
from extractor.batch.reuse import plan_shards, put_together
from extractor.batch.shards import Shard, cut_shards, digest_captions, join_shards
from extractor.batch.standing import digest_of_run, hash_tables
from extractor.batch.versions import fingerprint_of, hash_file, versions_of
from extractor.batch.workers import TIMEOUT, Executor, Here, Workers
from extractor.documents import STANDARD, Input
from extractor.errors import InputError, OutputError
from extractor.frames import pipeline
from extractor.resolution import read_decisions, resolve
from extractor.run_folder import RunFolder, claimed_folder
from extractor.schema import Failure
from extractor.tables import Format, Results, read_manifest, read_results
from extractor.text import join_surrogates

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = [
    "Paths", "Progress", "existing", "find_in_documents", "mark_repeats", "run", "tabulate_captions",
    "tabulate_failures",
]  # fmt: skip

FEW: Final = 5_000  # captions that one process is through with before two more have started


def run(
    paths: Paths,
    out: str | Path | None = None,
    *,
    format: Format = "parquet",  # noqa: A002  # as on the command line
    model: str | Path | Language | None = None,
    text_column: str | None = None,
    overwrite: bool = False,
    append: bool = False,
    decisions: str | Path | pd.DataFrame | None = None,
    workers: int | None = None,
    scheduler: str | None = None,
    timeout: float | None = None,
    progress: Progress | None = None,
) -> Results:
    """Reads documents, finds their captions, extracts, resolves, and returns the tables; writes them to `out` if given.

    `paths` are files, folders, archives, patterns such as "pages/*.html", or "-" for standard input; `text_column`
    names the caption's column in tables and feeds; `model` is a spaCy pipeline, its name or its folder, the shipped one
    if not given. A caption that names no film takes the one that makes up the heading above it. A caption with the
    words of another, under the same heading if that may tell its film, is a repeat (see `mark_repeats`):
    `captions.duplicate_of` names the first, which alone has mentions and credits. The other columns of tables and
    fields of feeds come along as `meta_` columns of `captions`. Inputs that cannot be read are named in `.failures`,
    and the others go on; documents that hold no caption are no failures, and named in `.without_captions`.

    `out` may hold an earlier run of the same paths, which is replaced; anything else there needs `overwrite`, and
    what no run wrote is never removed. Beside the tables lie failures.jsonl and run.json, the account of the run, and
    the folder shards with what was extracted: after a crash the same call goes on from there, and a later one extracts
    only from captions that are new or changed, or all where the model or the rules have changed. `append` adds `paths`
    to the run in `out`, whose people and films keep their ids; files of the same names are read anew.
    `decisions` are a person's own on who and what is the same, a CSV file or a frame (see `extractor.resolve`); a run
    that appends goes by the file that the run before was given, if it is given none.

    `workers` processes extract beside this one, if not given as many as there are cores, none for few captions;
    a pipeline that is given as an object works in this process. `scheduler` is the address of a Dask scheduler whose
    workers do it instead. A shard of a thousand captions may take `timeout` seconds, 300 if not given; the caption for
    which a worker hangs or dies is a failure. With a `timeout` there is one worker at the least: this process cannot
    end itself, and without it a caption that holds or kills it does so to the run, which the same call goes on with.

    Raises InputError for a path that does not exist, OutputError for a folder that holds something else or is in use
    by another run, and WorkerError where no worker can be started or no scheduler reached.

    ```python
    results = extractor.run("corpus/pages", "results")
    results.people.sort_values("captions", ascending=False).head()
    ```
    """
    inputs, progress = existing(paths), progress or silent
    if append and decisions is None and out is not None:
        decisions = _decisions_before(Path(out))
    if decisions is not None:
        read_decisions(decisions)  # what is wrong with them is said before the work starts
    _check(out, append, model, workers, scheduler, timeout)
    with claimed_folder(out, inputs, overwrite, append) as folder, _shards_of(folder) as shards_folder:
        nlp = pipeline(model)
        versions = versions_of(model, nlp)
        ledger = Ledger(shards_folder)
        if others := [name for name, before in ledger.versions.items() if versions.get(name) != before]:
            progress(f"all captions again, with another version of {', '.join(others)}")
        ledger.note({"inputs": folder.inputs if folder is not None else inputs}, {"versions": versions})
        if folder is not None and folder.left_out:
            progress(
                f"not in the tables, as appending it was never finished: {', '.join(folder.left_out)}; append it again"
            )
        earlier = _earlier(folder, format) if folder is not None and folder.appends else None
        if append and earlier is None:
            progress("nothing to append to yet, so this is a first run")
        captions, headings, failures, without = _read(inputs, text_column, folder, ledger, earlier, progress)
        distinct = captions.loc[captions["duplicate_of"].isna(), ["caption_id", "text"]]
        headed = HeadedCaptions(distinct["text"], [headings[n] for n in distinct.index])
        fingerprint = fingerprint_of(versions)
        digests = digest_captions(headed)
        shards = cut_shards(digests, fingerprint, cutting.SHARD)
        plan = plan_shards(shards, digests, ledger, fingerprint, cutting.SHARD)
        if plan.missing:
            with closing(_executor(plan.missing, ledger, model, nlp, workers, scheduler, timeout)) as executor:
                extract_shards(plan.missing, headed, ledger, executor, progress)
        put_together(plan, ledger, progress)
        described = {name: versions["model"][name] for name in ("name", "version")}
        given = {
            "model": None if model is None or not isinstance(model, str | Path) else str(model),
            "decisions": str(decisions) if isinstance(decisions, str | Path) else None,
        }
        options = {"text_column": text_column, "model": described, "given": given}
        made_of = None
        if folder is not None and earlier is None:
            made_of = digest_of_run(captions, shards, failures, without, decisions, {**options, "format": format})
            if ledger.stands(made_of, hash_tables(folder.path)):
                progress("nothing has changed; the tables stand")
                ledger.close(shards)
                return read_results(folder.path, format)
        extraction = join_shards(ledger.read(shard.key for shard in shards), distinct["caption_id"].tolist())
        skipped = name_skipped(extraction.skipped, captions)
        again = set(skipped)
        progress("resolving people and films")
        resolution = resolve(extraction.mentions, extraction.credits, captions, extraction.films, decisions)
        if earlier is not None:
            resolution = keep_ids(resolution, captions, earlier)
        results = Results(
            people=resolution.people,
            films=resolution.films,
            credits=resolution.credits,
            mentions=resolution.mentions,
            captions=captions,
            links=resolution.links,
            failures=tabulate_failures([*(each for each in failures if each not in again), *skipped]),
            without_captions=tuple(map(join_surrogates, without)),
        )
        if folder is not None:
            progress("writing tables")
            folder.save(results, format, {**options, "base_ids": resolution.base_ids})
            ledger.note({"made_of": made_of, "files": hash_tables(folder.path)})
            ledger.close(shards)
    return results


def _decisions_before(folder: Path) -> Path | None:
    """The file of decisions that the run in a folder was given; raises InputError where it is gone."""
    name = ((read_manifest(folder) or {}).get("given") or {}).get("decisions")
    if name is None:
        return None
    if not Path(name).is_file():
        raise InputError(
            f"the run in {folder} went by the decisions in {name}, which is gone; name it with --decisions"
        )
    return Path(name)


def _check(
    out: str | Path | None,
    append: bool,
    model: str | Path | Language | None,
    workers: int | None,
    scheduler: str | None,
    timeout: float | None,
) -> None:
    """Raises InputError for options that do not go together."""
    if append and out is None:
        raise InputError("nothing to append to; name the folder of a run with --out")
    if workers is not None and workers < 1:
        raise InputError(f"{workers} workers do no work; give 1 or more")
    if workers is not None and scheduler is not None:
        raise InputError("a cluster has the workers that it has; give --workers or --scheduler")
    elsewhere = (workers or 1) > 1 or scheduler is not None or timeout is not None
    if elsewhere and model is not None and not isinstance(model, str | Path):
        raise InputError(
            "other processes, which workers, a scheduler and a timeout need, cannot have this pipeline; "
            "save it, and name its folder"
        )


@contextmanager
def _shards_of(folder: RunFolder | None) -> Iterator[Path]:
    """The folder of the shards; a temporary one where the run writes nothing."""
    if folder is not None:
        yield folder.shards
        return
    with tempfile.TemporaryDirectory(prefix="extractor-") as temporary:
        yield Path(temporary)


def _earlier(folder: RunFolder, format: Format) -> Earlier | None:  # noqa: A002  # as in `run`
    written = (read_manifest(folder.path) or {}).get("format", format)
    if written != format:
        raise OutputError(f"the run in {folder.path} is in {written}; append with --format {written}")
    return read_earlier(folder.path)


def _read(
    inputs: Sequence[str],
    text_column: str | None,
    folder: RunFolder | None,
    ledger: Ledger,
    earlier: Earlier | None,
    progress: Progress,
) -> tuple[pd.DataFrame, list[str | None], list[Failure], list[str]]:
    """The captions of all documents in order, repeats marked, with the headings that may tell their films; what failed;
    and documents without captions."""
    failures: list[Failure] = []
    without: list[str] = []
    sources = list_sources(inputs, leave_out=folder.path if folder is not None else None, on_failure=failures.append)
    hashes = _hash_sources(sources) if folder is not None else {}
    if earlier is not None:
        sources = told_apart(sources, ledger.inputs, hashes)
        earlier = earlier.without_documents_of(sources)
        failures = [*earlier.failures, *failures]
        without = [*earlier.without]
    lines = [
        {"input": join_surrogates(source.name), "path": path, "hash": hashes[path]}
        for source in sources
        if (path := source.path.as_posix()) in hashes
    ]
    if news := ledger.note_inputs(lines, forget=earlier is None):
        progress(f"inputs since the last run: {news}")
    found = find_in_sources(
        sources, text_column=text_column, on_failure=failures.append, on_none=without.append, progress=progress
    )
    captions = gather_captions(found)
    if earlier is not None:
        captions = join_captions([earlier.captions, captions])
    captions = by_document(captions)
    headings = telling_headings(captions)
    return mark_repeats(captions, headings), headings, failures, without


def _hash_sources(sources: Sequence[Input]) -> dict[str, str]:
    """The hash of each file by its path; none for standard input, and for what cannot be read, as reading will tell."""
    hashes: dict[str, str] = {}
    for source in sources:
        if str(source.path) != STANDARD:
            with suppress(OSError):
                hashes[source.path.as_posix()] = hash_file(source.path)
    return hashes


def _executor(
    missing: Sequence[Shard],
    ledger: Ledger,
    model: str | Path | Language | None,
    nlp: Language,
    workers: int | None,
    scheduler: str | None,
    timeout: float | None,
) -> Executor:
    """Whoever is to extract from the missing shards."""
    if model is not None and not isinstance(model, str | Path):
        return Here(nlp)
    if scheduler is not None:
        return Cluster(scheduler, model, timeout or TIMEOUT)
    if workers is None:
        workers = 1 if sum(map(len, missing)) <= FEW else _cores()
    # Where a run was cut off, a caption may have done it; a worker can die of it without harm, or be ended.
    if workers == 1 and timeout is None and not any(ledger.was_cut_off(shard) for shard in missing):
        return Here(nlp)
    return Workers(min(workers, len(missing)), model, timeout or TIMEOUT)


def _cores() -> int:
    """The cores that this process may use, which in a container can be fewer than there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

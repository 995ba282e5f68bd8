"""What a run that appends takes over from the one before: its captions and failures, and the ids of who stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from extractor.columns import TEXT, TEXTS, Table, typed
from extractor.documents import Input
from extractor.resolution.frames import Resolution
from extractor.schema import Failure
from extractor.tables import FAILURES, read_failures, read_manifest, read_table

_LABELS: Final[Mapping[str, Table]] = {"PERSON": "people", "FILM": "films"}
_PLACE: Final = ["start", "end", "label"]


@dataclass(frozen=True, slots=True, eq=False)
class Earlier:
    """The captions, mentions, failures and documents without captions of the run that is appended to.

    `open_ids` are, by table, those of people and films that it left unresolved; `texts` holds the ids and words
    of all its captions.
    """

    captions: pd.DataFrame
    mentions: pd.DataFrame
    failures: list[Failure]
    without: list[str]
    texts: pd.DataFrame
    open_ids: Mapping[str, frozenset[str]]

    def without_documents_of(self, sources: Sequence[Input]) -> Earlier:
        """What stays of it when some files are read anew."""
        names = {source.name for source in sources}

        def stays(document: str) -> bool:
            return document not in names and not any(
                document[:end] in names for end, letter in enumerate(document) if letter == "/"
            )

        keep = {document: stays(document) for document in self.captions["document"].unique()}
        return Earlier(
            captions=self.captions[self.captions["document"].map(keep).astype(bool)],
            mentions=self.mentions,
            failures=[failure for failure in self.failures if stays(failure.document)],
            without=[document for document in self.without if stays(document)],
            texts=self.texts,
            open_ids=self.open_ids,
        )


def read_earlier(folder: Path) -> Earlier | None:
    """The run in a folder; None where there is none. Raises InputError for a table that is missing or broken."""
    manifest = read_manifest(folder)
    if manifest is None:
        return None
    failures = read_failures(folder / FAILURES).astype(object)
    captions = typed(read_table(folder, "captions", manifest["format"]), "captions")
    return Earlier(
        captions=captions,
        mentions=typed(read_table(folder, "mentions", manifest["format"]), "mentions"),
        failures=[
            Failure(document, reason, None if pd.isna(line) else int(line))
            for document, line, reason in failures[["document", "line", "reason"]].itertuples(index=False)
        ],
        without=list(manifest.get("without_captions", ())),
        texts=captions[["caption_id", "text"]],
        open_ids={table: _open_ids(read_table(folder, table, manifest["format"])) for table in _LABELS.values()},
    )


def _open_ids(known: pd.DataFrame) -> frozenset[str]:
    """The ids of a table of people or films that are unresolved."""
    return frozenset(known.iloc[:, 0][known["status"] == "unresolved"])


def told_apart(
    sources: Sequence[Input], known: Mapping[str, Mapping[str, Any]], hashes: Mapping[str, str]
) -> list[Input]:
    """The files by names that no other file of the earlier run goes by: one that would clash is named by its path.

    `known` is what the ledger says of the earlier files, `hashes` are those of the new ones, by path.
    """
    return [
        Input(source.path.as_posix(), source.path)
        if (other := known.get(source.name))
        and other["path"] != source.path.as_posix()
        and other["hash"] != hashes.get(source.path.as_posix())
        else source
        for source in sources
    ]


def keep_ids(resolution: Resolution, captions: pd.DataFrame, earlier: Earlier) -> Resolution:
    """The resolution of some captions with the ids that people and films had in the `earlier` run.

    Who shares most mentions with an earlier one keeps that one's id, before all if neither was or is an open case; a
    newcomer who would have taken it gets a number behind his. A mention is the same where its caption says the same:
    captions that come in between change the ids of those behind.
    """
    shared = _shared_mentions(resolution.mentions, captions, earlier)
    ids: dict[str, dict[str, str]] = {}  # by table: a person and a film may go by one id
    for label, table in _LABELS.items():
        known = getattr(resolution, table)
        ids[table] = _matched(shared[label], earlier.open_ids[table], known.iloc[:, 0].tolist(), _open_ids(known))
    if all(new == old for each in ids.values() for new, old in each.items()):
        return resolution
    known_by: dict[str, dict[str, dict[str, str]]] = {
        table: {
            ids[table][one]: dict(those)
            for one, name in zip(*(getattr(resolution, table).iloc[:, column] for column in (0, 1)), strict=True)
            if list(those := resolution.base_ids.get(table, {}).get(one, {one: name})) != [ids[table][one]]
        }
        for table in _LABELS.values()
    }
    people, films = ids["people"], ids["films"]
    return Resolution(
        people=_renamed(resolution.people, people, "person_id"),
        films=_renamed(resolution.films, films, "film_id"),
        credits=_mapped(_mapped(resolution.credits, people, "person_id"), films, "film_id"),
        mentions=_labelled(resolution.mentions, ids, "entity_id"),
        links=_labelled(resolution.links, ids, "entity_id", "other_id"),
        base_ids=known_by,
    )


def _shared_mentions(
    mentions: pd.DataFrame, captions: pd.DataFrame, earlier: Earlier
) -> dict[str, Counter[tuple[str, str]]]:
    """How many mentions each id shares with each of the earlier ones, by label."""
    captioned = _places_of(earlier.mentions, earlier.texts)
    known = (captioned >= 0) & earlier.mentions["entity_id"].notna()  # one cut off left mentions of other captions
    before = earlier.mentions[known]
    both = pd.concat([mentions[_PLACE], before[_PLACE]], ignore_index=True)
    said = pd.factorize(pd.concat([captions["text"], earlier.texts["text"]]))[0]
    text = np.concatenate(
        [
            said[: len(captions)][_places_of(mentions, captions)],
            said[len(captions) :][captioned[known]],
        ]
    )
    place = pd.DataFrame({"text": text, "start": both["start"], "end": both["end"], "label": both["label"]})
    numbered = place.groupby(list(place), sort=False, observed=True).ngroup().to_numpy()
    # Under two headings the same words stand twice: counted first, they make one pair and not four.
    now, then = (
        pd.DataFrame({"place": numbered[rows], "id": table["entity_id"].to_numpy(), "label": table["label"].to_numpy()})
        .value_counts(["label", "place", "id"], sort=False)
        .reset_index()
        for rows, table in ((slice(len(mentions)), mentions), (slice(len(mentions), None), before))
    )
    pairs = now.merge(then[["place", "id", "count"]], on="place", suffixes=("", "_before"))
    pairs["count"] = pairs["count"] * pairs["count_before"]
    counts = pairs.groupby(["label", "id", "id_before"], observed=True)["count"].sum().reset_index()
    found: dict[str, Counter[tuple[str, str]]] = {label: Counter() for label in _LABELS}
    for label, one, other, count in counts.itertuples(index=False):
        if label in found:
            found[label][one, other] = count
    return found


def _places_of(mentions: pd.DataFrame, captions: pd.DataFrame) -> NDArray[np.int32]:
    """For each mention the row of its caption; -1 where it is not there."""
    found = pc.index_in(pa.array(mentions["caption_id"]), value_set=pa.array(captions["caption_id"]))
    return np.asarray(pc.fill_null(found, -1), dtype=np.int32)


def _matched(
    shared: Counter[tuple[str, str]], open_before: Set[str], present: Sequence[str], open_now: Set[str]
) -> dict[str, str]:
    """Each present id with the one to go by: an earlier one, at most one each, else its own or one like it."""

    def claim(pair: tuple[tuple[str, str], int]) -> tuple[object, ...]:
        (new, old), count = pair
        return old in open_before, new in open_now, -count, new != old, new, old

    ids: dict[str, str] = {}
    taken: set[str] = set()
    for (new, old), _ in sorted(shared.items(), key=claim):
        if new not in ids and old not in taken:
            ids[new] = old
            taken.add(old)
    for new in present:
        if new not in ids:
            free, number = new, 2
            while free in taken:
                free, number = f"{new}-{number}", number + 1
            ids[new] = free
            taken.add(free)
    return ids


def _mapped(table: pd.DataFrame, ids: Mapping[str, str], *columns: str) -> pd.DataFrame:
    changed = {}
    for name in columns:
        codes, known = pd.factorize(table[name])
        renamed = pd.Series([*(ids.get(one, one) for one in known), None], dtype=TEXT)  # the last for what is missing
        changed[name] = renamed.take(codes).set_axis(table.index)
    return table.assign(**changed)


def _labelled(table: pd.DataFrame, ids: Mapping[str, Mapping[str, str]], *columns: str) -> pd.DataFrame:
    """The table with the ids of each label's rows mapped by that label's table."""
    parts = [_mapped(table[table["label"] == label], ids[of], *columns) for label, of in _LABELS.items()]
    others = table[~table["label"].isin(list(_LABELS))]
    return pd.concat([*parts, others]).loc[table.index]


def _renamed(table: pd.DataFrame, ids: Mapping[str, str], key: str) -> pd.DataFrame:
    candidates = pd.Series([[ids.get(one, one) for one in those] for those in table["candidates"]], table.index)
    changed = _mapped(table, ids, key).assign(candidates=candidates.astype(object).astype(TEXTS))
    return changed.sort_values(key, ignore_index=True)

"""Clusters of mentions with their ids, names and scores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from extractor.resolution.candidates import Index
from extractor.resolution.films import FilmMention
from extractor.resolution.names import PersonName, parse_name
from extractor.resolution.naming import canonical_name, canonical_title, entity_slug, unique_ids
from extractor.resolution.profiles import PersonMention, Resolved
from extractor.resolution.spelling import readable
from extractor.resolution.titles import Title, parse_title


@dataclass(frozen=True, slots=True)
class Entities:
    """Ids, names and names' keys of clusters, by the clusters' numbers, and each mention's cluster and score.

    The score of a mention is that of the link that brought its spelling in; 1 for the spelling the entity goes by.
    """

    ids: list[str]
    names: list[str]
    keys: list[str]
    years: list[int | None]
    labels: list[int]
    scores: list[float]


def name_films(
    mentions: Sequence[FilmMention], weights: Sequence[int], resolved: Resolved, index: Index[Title]
) -> Entities:
    """Titles, years and ids of film clusters; `weights` says how often each stands, `index` holds the titles."""
    names: list[str] = []
    years: list[int | None] = []
    for cluster in resolved.clusters:
        titles: Counter[str] = Counter()
        dated: Counter[int] = Counter()
        for number in cluster:
            mention = mentions[number]
            titles[mention.title] += weights[number]
            if mention.year is not None:
                dated[mention.year] += weights[number]
        names.append(canonical_title(titles))
        years.append(min(dated, key=lambda year: (-dated[year], year)) if dated else None)
    labels = resolved.labels(len(mentions))
    keys = [index.key_of(mention.title) for mention in mentions]
    best = _best_keys(resolved, keys, names, parse_title)

    def anchor(cluster: int) -> str:
        """A title and a year are one film; without a year it is the page that sets it apart."""
        dated_by = best[cluster] if years[cluster] is not None else ""
        return dated_by or f"page {min(mentions[number].document for number in resolved.clusters[cluster])}"

    def content(cluster: int) -> str:
        return _content((mentions[n].title, mentions[n].document) for n in resolved.clusters[cluster])

    stands = [sum(weights[number] for number in cluster) for cluster in resolved.clusters]
    ids = unique_ids(list(map(entity_slug, names, years)), stands, anchor, content)
    return Entities(ids, names, best, years, labels, _scores(keys, best, labels, resolved))


def name_people(
    mentions: Sequence[PersonMention],
    weights: Sequence[int],
    resolved: Resolved,
    films: Sequence[FilmMention],
    index: Index[PersonName],
) -> Entities:
    """Names and ids of people clusters; `weights` says how often each mention stands, `index` holds the names."""
    names: list[str] = []
    for cluster in resolved.clusters:
        if len(cluster) == 1:
            names.append(readable(mentions[cluster[0]].name))
            continue
        spellings: dict[str, int] = {}
        for number in cluster:
            name = mentions[number].name
            spellings[name] = spellings.get(name, 0) + weights[number]
        names.append(canonical_name(spellings))
    labels = resolved.labels(len(mentions))
    keys = [index.key_of(mention.name) for mention in mentions]
    best = _best_keys(resolved, keys, names, parse_name)

    def anchor(cluster: int) -> str:
        """Namesakes differ in their films; the earliest is the one that later captions rarely change."""
        ours = [mentions[number] for number in resolved.clusters[cluster]]
        shown = [films[one.film] for one in ours if one.film is not None]
        if not shown:
            return f"page {min(one.document for one in ours)}"
        return f"film {min((film.year or 9999, parse_title(film.title).key) for film in shown)}"

    def content(cluster: int) -> str:
        return _content((mentions[n].name, mentions[n].document) for n in resolved.clusters[cluster])

    # A surname of several people here may be another's on the next page: neither has a claim to the plain id.
    unclear = {labels[one.left] for one in resolved.apart if one.is_open}
    stands = [
        0 if number in unclear and parse_name(names[number]).is_bare else sum(weights[one] for one in cluster)
        for number, cluster in enumerate(resolved.clusters)
    ]
    ids = unique_ids(list(map(entity_slug, names)), stands, anchor, content)
    years: list[int | None] = [None] * len(names)
    return Entities(ids, names, best, years, labels, _scores(keys, best, labels, resolved))


def _best_keys(
    resolved: Resolved, keys: Sequence[str], names: Sequence[str], parse: Callable[[str], PersonName | Title]
) -> list[str]:
    """The key of the name that each cluster goes by."""
    return [
        keys[cluster[0]] if len(cluster) == 1 else parse(name).key
        for cluster, name in zip(resolved.clusters, names, strict=True)
    ]


def _content(mentions: Iterable[tuple[str, str]]) -> str:
    return "|".join(f"{text} on {page}" for text, page in sorted(mentions))


def _scores(keys: Sequence[str], best: Sequence[str], labels: Sequence[int], resolved: Resolved) -> list[float]:
    """For each mention the best link of its spelling within its cluster."""
    linked: dict[tuple[int, str], float] = {}
    for link in resolved.evidence:
        for side in (link.left, link.right):
            spelling = labels[side], keys[side]
            linked[spelling] = max(linked.get(spelling, 0.0), link.score)
    return [
        1.0 if keys[number] == best[label] else linked.get((label, keys[number]), 1.0)
        for number, label in enumerate(labels)
    ]


def link_rows(
    kind: str, entities: Entities, resolved: Resolved, texts: Sequence[str]
) -> list[tuple[str, str, str, str, str, str, float, None, str | None]]:
    """Rows of evidence: label, entity_id, left, right, comparison, shared, score; nobody else; a decision's place."""
    rows = {
        (kind, entities.ids[entities.labels[one.left]], readable(texts[one.left]), readable(texts[one.right]), one.kind,
         one.shared, one.score, None, one.place or None)
        for one in resolved.evidence
    }  # fmt: skip
    return sorted(rows)

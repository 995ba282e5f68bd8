"""Which mentions name one person.

Three rounds, from what is sure to what leans on it: spellings of one full name; names that say less than another
(no middle name, no Jr.); surnames and other single words. A link needs a score above the threshold and no rival.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import islice
from typing import Final

from extractor.resolution.candidates import Index, add_film_pairs
from extractor.resolution.clusters import Clusters, Link, OpenLinks, rivals_of
from extractor.resolution.context import (
    FORMS,
    NICKNAMES,
    SAME_PERSON,
    THRESHOLD,
    Compared,
    are_apart,
    is_untold,
    score_in_context,
)
from extractor.resolution.leaning import fullness, join_leaning
from extractor.resolution.names import Comparison, PersonName, compare_names, says_less
from extractor.resolution.nicknames import forename_relation
from extractor.resolution.profiles import (
    NAME_ALONE,
    SEVERAL_FIT,
    Apart,
    Evidence,
    PersonMention,
    Profile,
    Resolved,
    lives_of,
    may_be_several,
    merged,
    profile_of,
)
from extractor.resolution.spelling import sound
from extractor.resolution.surnames import attach_single_words

MARGIN: Final = 0.05  # a runner-up nearer than that leaves it open
OFTEN: Final = 3  # appearances of a spelling without one in common with the other: no slip of the pen any more
OFTEN_COST: Final = 0.12  # as much as keeps nicknames apart
ESTABLISHED: Final = 1  # bearers of its own that make each of two surnames established ("Reeve", "Reeves")
ESTABLISHED_COST: Final = 0.08
COMMON: Final = 8  # bearers that make a surname so common that James and Jim of it are hardly one by that alone
COMMON_COST: Final = 0.12

_FORMS: Final = frozenset({"exact", "variant", "nickname", "nicknames"})


def resolve_people(mentions: Sequence[PersonMention], index: Index[PersonName]) -> Resolved:
    """Puts the mentions of one person together; `index` holds their names.

    Mentions in another order get the same clusters.
    """
    numbers_of: list[list[int]] = [[] for _ in index.names]
    casts: defaultdict[int, set[int]] = defaultdict(set)
    for number, mention in enumerate(mentions):
        name_number = index.number_of[mention.name]
        numbers_of[name_number].append(number)
        if mention.film is not None and not index.names[name_number].is_bare:
            casts[mention.film].add(name_number)
    add_film_pairs(index, casts)
    compared = {number for pair in index.compared for number in pair}
    lives: list[Profile] = []
    single: list[Profile] = []
    settled: list[tuple[PersonName, list[int]]] = []  # names that nothing else is like
    lives_of_name: dict[str, range] = {}  # by key
    for name_number, (name, numbers) in enumerate(zip(index.names, numbers_of, strict=True)):
        if len(numbers) > 1:
            numbers.sort(key=lambda number: (mentions[number].name, mentions[number].document))
        if name.is_bare:
            single.append(profile_of(name, numbers, mentions))
        elif name_number in compared or may_be_several(numbers, mentions):
            before = len(lives)
            lives += lives_of(name, numbers, mentions)
            lives_of_name[name.key] = range(before, len(lives))
        else:
            settled.append((name, numbers))
    alike, less, half = _sorted_by_weight(index)
    pairs = [
        (one, other, comparison)
        for left, right, comparison in alike
        for one in lives_of_name[left.key]
        for other in lives_of_name[right.key]
    ]
    apart: list[Apart] = []
    bearers = _bearers(index.names, {index.names[number].surname for number in compared})

    def is_common(surname: str) -> bool:
        return _are_many(bearers[surname])

    people, evidence = _join_spellings(lives, pairs, bearers, apart)
    people, more = join_leaning(people, less, mentions, apart, is_common)
    people, still_more = join_leaning(people, half, mentions, apart, is_common)
    called, clusters = _called_by(settled, single, mentions)
    attached, last = attach_single_words([*people, *called], single, mentions, apart)
    return Resolved([*attached, *clusters], [*evidence, *more, *still_more, *last], apart)


def _bearers(names: Sequence[PersonName], surnames: Collection[str]) -> dict[str, set[str]]:
    """For each of these surnames the forenames that go with it."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        if name.surname in surnames and not name.is_bare:
            bearers[name.surname].add(name.given[0])
    return bearers


def _are_many(forenames: Iterable[str]) -> bool:
    """Whether so many forenames go with a surname that it is common; slips and spellings of one are not counted."""
    heard: set[str] = set()
    for forename in forenames:
        heard.add(sound(forename))
        if len(heard) >= COMMON:
            return True
    return False


def _called_by(
    settled: Sequence[tuple[PersonName, list[int]]], single: Sequence[Profile], mentions: Sequence[PersonMention]
) -> tuple[list[list[Profile]], list[list[int]]]:
    """Parts the names that nothing is like: those that a single word might call up, and clusters as they are."""
    words = {profile.name.surname for profile in single}
    films = {film for profile in single for film in profile.films}
    pages = {page for profile in single for page in profile.pages}
    called: list[list[Profile]] = []
    clusters: list[list[int]] = []
    for name, numbers in settled:
        if single and (
            not words.isdisjoint(name.tails)
            or any(mentions[number].film in films or mentions[number].document in pages for number in numbers)
        ):
            called.append([profile_of(name, numbers, mentions)])
        else:
            clusters.append(numbers)
    return called, clusters


def _sorted_by_weight(index: Index[PersonName]) -> tuple[list[Compared], list[Compared], list[Compared]]:
    """Pairs of names: alike by themselves; where the first says less than the second; half alike."""
    alike: list[Compared] = []
    less: list[Compared] = []
    half: list[Compared] = []
    for pair in sorted(index.compared):
        comparison = index.compared[pair]
        one, other = index.names[pair[0]], index.names[pair[1]]
        found = half if comparison.score < THRESHOLD else less if says_less(comparison.kind) else alike
        if found is not alike and fullness(other) < fullness(one):
            one, other = other, one
        found.append((one, other, comparison))
    return alike, less, half


def _join_spellings(
    lives: Sequence[Profile],
    compared: Sequence[tuple[int, int, Comparison]],
    bearers: dict[str, set[str]],
    apart: list[Apart],
) -> tuple[list[list[Profile]], list[Evidence]]:
    """First round: names of one shape, spelled in several ways."""
    degrees = Counter(number for first, second, _ in compared for number in (first, second))
    weights = [(len(life.appearances), degrees[number], -number) for number, life in enumerate(lives)]
    links: list[Link] = []
    for first, second, comparison in compared:
        left, right = sorted((first, second), key=weights.__getitem__)
        if link := _link(left, right, comparison, lives, bearers):
            links.append(link)
        elif comparison.kind in NICKNAMES and is_untold(lives[left], lives[right]):
            apart.append(Apart(lives[left].mentions[0], lives[right].mentions[0], *comparison, NAME_ALONE))
    # On one film first, then slips of the pen, then other forms of a forename, which several people may share.
    links.sort(key=lambda link: (-link.rank[0], link.kind in _FORMS, -link.score, link.left, link.right))
    candidates: defaultdict[int, list[Link]] = defaultdict(list)
    for link in links:
        candidates[link.left].append(link)
    clusters = Clusters(len(lives))
    evidence: list[Evidence] = []

    def are_one(link: Link, other: int) -> bool:
        names = compare_names(lives[link.right].name, lives[other].name)
        together = merged([lives[link.left], lives[link.right]])
        return names.score >= SAME_PERSON and not are_apart(together, lives[other])

    left_open = OpenLinks()
    for link in links:
        if clusters.find(link.left) == clusters.find(link.right):
            continue
        if rivals := rivals_of(link, candidates[link.left], clusters, are_one, MARGIN):
            left_open.add(link, rivals)
            continue
        ours, theirs = clusters.members(link.left), clusters.members(link.right)
        names = [lives[link.left].name, lives[link.right].name]
        centres = [lives[max(side, key=weights.__getitem__)].name for side in (ours, theirs)]
        if not _agrees(names[0], names[1], centres[1]) or not _agrees(names[1], names[0], centres[0]):
            continue
        one, other = merged([lives[n] for n in ours]), merged([lives[n] for n in theirs])
        if are_apart(one, other):
            continue
        ours, theirs = lives[link.left].mentions, lives[link.right].mentions
        if link.score - _cost_of_often(one, other) >= THRESHOLD:
            clusters.join(link.left, link.right)
            evidence.append(Evidence(ours[0], theirs[0], link.kind, link.shared, link.score))
        else:
            apart.append(Apart(ours[0], theirs[0], link.kind, link.score, NAME_ALONE))
    apart += [
        Apart(lives[one.left].mentions[0], lives[one.right].mentions[0], one.kind, one.score, SEVERAL_FIT)
        for one in left_open
    ]
    groups: defaultdict[int, list[Profile]] = defaultdict(list)
    for number, root in enumerate(clusters.labels()):
        groups[root].append(lives[number])
    return list(groups.values()), evidence


def _agrees(name: PersonName, near: PersonName, centre: PersonName) -> bool:
    """Whether a name fits the cluster of `near`, whose chief name is `centre`: no drifting from slip to slip."""
    return (
        centre is near or compare_names(name, centre).score >= SAME_PERSON or compare_names(near, centre).kind in _FORMS
    )


def _cost_of_often(one: Profile, other: Profile) -> float:
    """Two names that each stand often, and never for one film, are hardly one name in two spellings."""
    often = min(len(one.appearances), len(other.appearances)) >= OFTEN
    return OFTEN_COST if often and not one.shares_film(other) else 0.0


def _link(
    left: int, right: int, comparison: Comparison, lives: Sequence[Profile], bearers: dict[str, set[str]]
) -> Link | None:
    one, other = lives[left], lives[right]
    if are_apart(one, other):
        return None
    score, shared = score_in_context(comparison, one, other)
    if shared != "film":
        left_bearers, right_bearers = bearers[one.name.surname], bearers[other.name.surname]
        forenames = one.name.given[0], other.name.given[0]
        if forename_relation(*forenames) == "variant":  # the two are no bearers of their own: "Andrej", "Andrey"
            left_bearers, right_bearers = left_bearers - set(forenames), right_bearers - set(forenames)
        if one.name.surname != other.name.surname:
            score -= _cost_of_established(left_bearers, right_bearers)
        if comparison.kind in FORMS and _have_in_common(bearers[one.name.surname], bearers[other.name.surname], COMMON):
            score -= COMMON_COST
    return Link(left, right, comparison.kind, round(score, 2), shared) if score >= THRESHOLD else None


def _cost_of_established(left: set[str], right: set[str]) -> float:
    """Two surnames that each have several bearers of their own are hardly slips for one another."""
    are_established = _has_besides(left, right, ESTABLISHED) and _has_besides(right, left, ESTABLISHED)
    return ESTABLISHED_COST if are_established else 0.0


def _has_besides(bearers: set[str], others: set[str], least: int) -> bool:
    """Whether so many are no others'; a surname may have thousands, of whom mostly the first ones tell."""
    return sum(1 for _ in islice((one for one in bearers if one not in others), least)) == least


def _have_in_common(left: set[str], right: set[str], least: int) -> bool:
    """Whether two surnames share so many bearers."""
    if left is right:
        return _are_many(left)
    fewer, more = (left, right) if len(left) < len(right) else (right, left)
    return sum(1 for _ in islice((one for one in fewer if one in more), least)) == least

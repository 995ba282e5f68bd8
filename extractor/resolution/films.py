"""Which mentions name one film.

Titles with a year come first: one title in one year or the next is one film, and other spellings of it join it.
Titles without a year then go to the film that the people name, else the page, else the only one there is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from extractor.resolution.candidates import Index, add_company_pairs
from extractor.resolution.clusters import MOST_CANDIDATES, Clusters, Link, OpenLinks, Shared, rivals_of
from extractor.resolution.names import CONFLICT, Comparison
from extractor.resolution.profiles import SEVERAL_FIT, Apart, Evidence, Resolved, union_of
from extractor.resolution.remakes import are_two_films, part_by_directors
from extractor.resolution.titles import Title, compare_titles

THRESHOLD: Final = 0.85
ALONE_THRESHOLD: Final = 0.93  # where neither year nor people speak for it: one slip among ten letters and more
MARGIN: Final = 0.05
YEAR_SLACK: Final = 1  # festival and release years differ by one
OFTEN: Final = 2  # mentions of another year, with other people, from which on it is no slip but another film
SHARED_SLACK: Final = 2  # with people in common a release abroad may be meant
# What else speaks for two titles, each an independent piece of evidence.
SAME_YEAR: Final = 0.5
NEXT_YEAR: Final = 0.15
SHARED_PERSON: Final = 0.5
SHARED_PEOPLE: Final = 0.7
OFF_BY_ONE_SCORE: Final = 0.95
PAGE_SCORE: Final = 0.95
ONLY_FILM_SCORE: Final = 0.9
# Likeness that counts in one year alone: a series keeps its cast and has like titles.
_ONE_YEAR_ONLY: Final = frozenset({"near", "misremembered", "numbered", "shortened", "initials", "no subtitle"})
_SAYS_LESS: Final = frozenset({"no subtitle", "by-name", "no series", "possessive", "number left out"})
_PASSES: Final = 3  # a title placed by its people brings people for the next one


class FilmMention(NamedTuple):
    """A film named on a page, with the numbers of the people named with it."""

    title: str
    year: int | None = None
    people: frozenset[int] = frozenset()
    document: str = ""
    surnames: frozenset[str] = frozenset()  # of those people, folded
    directors: frozenset[tuple[int, str]] = frozenset()  # those of them that a caption calls its director


@dataclass(slots=True)
class _Film:
    """Mentions that are one film's, and what they say; `keys` are the numbers of its titles, the first its own."""

    keys: list[int]
    mentions: list[int]
    years: dict[int, int]  # how often each is named
    people: frozenset[int]
    surnames: frozenset[str]
    directors: frozenset[tuple[int, str]]
    pages: frozenset[str]
    year: int | None = field(init=False)  # the one named most, the earlier of equals

    def __post_init__(self) -> None:
        years = self.years
        self.year = next(iter(years), None) if len(years) < 2 else min(years, key=lambda year: (-years[year], year))

    def shared(self, other: _Film) -> Shared:
        """What the two have in common; people are a film's, as films are a person's."""
        if not self.people.isdisjoint(other.people):
            return "film"
        return "" if self.pages.isdisjoint(other.pages) else "page"


def _film(key: int, numbers: Iterable[int], mentions: Sequence[FilmMention]) -> _Film:
    numbers = list(numbers)
    ours = [mentions[number] for number in numbers]
    return _Film(
        [key],
        numbers,
        _added({mention.year: 1} for mention in ours if mention.year is not None),
        union_of(mention.people for mention in ours),
        union_of(mention.surnames for mention in ours),
        union_of(mention.directors for mention in ours),
        frozenset(mention.document for mention in ours if mention.document),
    )


def _sum(films: Sequence[_Film]) -> _Film:
    if len(films) == 1:
        return films[0]
    order = sorted(films, key=lambda film: (-len(film.mentions), film.keys[0]))
    return _Film(
        list(dict.fromkeys(key for film in order for key in film.keys)),
        [number for film in order for number in film.mentions],
        _added(film.years for film in order),
        union_of(film.people for film in order),
        union_of(film.surnames for film in order),
        union_of(film.directors for film in order),
        union_of(film.pages for film in order),
    )


def _added(counts: Iterable[dict[int, int]]) -> dict[int, int]:
    years: dict[int, int] = {}
    for one in counts:
        for year, count in one.items():
            years[year] = years.get(year, 0) + count
    return years


def resolve_films(mentions: Sequence[FilmMention], index: Index[Title]) -> Resolved:
    """Puts the mentions of one film together; `index` holds their titles.

    Mentions in another order get the same clusters.
    """
    groups: list[list[int]] = [[] for _ in index.names]
    for number, mention in enumerate(mentions):
        groups[index.number_of[mention.title]].append(number)
    for group in groups:
        if len(group) > 1:
            group.sort(key=lambda number: (mentions[number].title, mentions[number].document))
    add_company_pairs(index, [set().union(*(mentions[number].people for number in group)) for group in groups])
    likeness = _Likeness(index)
    evidence: list[Evidence] = []
    apart: list[Apart] = []
    films: list[_Film] = []
    undated: list[_Film] = []
    settled: list[list[int]] = []  # titles that nothing else is like, all in one year or all without one
    for key, group in enumerate(groups):
        one_year = len({mentions[number].year for number in group}) < 2
        if one_year and not likeness.others(key) and sum(bool(mentions[n].directors) for n in group) < 2:
            settled.append(group)
            continue
        films += _by_year(key, [n for n in group if mentions[n].year is not None], mentions, evidence, apart)
        undated += [_film(key, [n], mentions) for n in group if mentions[n].year is None]
    films, rest, meant = _place(_join(films, likeness, evidence, []), undated, likeness, evidence)
    left = _leftovers(rest, films)
    apart += _left_open(left, meant, films)
    films = _join([*films, *left], likeness, evidence, apart)
    return Resolved([*(film.mentions for film in films), *settled], evidence, apart)


class _Likeness:
    """How the distinct titles compare."""

    def __init__(self, index: Index[Title]) -> None:
        self._of: defaultdict[int, dict[int, Comparison]] = defaultdict(dict)
        for (left, right), comparison in index.compared.items():
            self._of[left][right] = self._of[right][left] = comparison
        self._titles = index.names

    def others(self, key: int) -> dict[int, Comparison]:
        """The titles like one, by number."""
        return self._of.get(key, {})

    def compare(self, left: _Film, right: _Film) -> Comparison:
        """The best comparison between the titles of two films."""
        found = [
            comparison
            for one in left.keys
            for other in right.keys
            if (comparison := Comparison("exact", 1.0) if one == other else self.others(one).get(other))
        ]
        return max(found, key=lambda comparison: (comparison.score, comparison.kind), default=Comparison("", 0.0))

    def are_alike(self, left: _Film, right: _Film) -> bool:
        """Whether any two titles of two films are the same or alike."""
        return any(one == other or other in self.others(one) for one in left.keys for other in right.keys)

    def conflict(self, left: _Film, right: _Film) -> bool:
        """Whether the own titles of two films deny each other."""
        return compare_titles(self._titles[left.keys[0]], self._titles[right.keys[0]]) is CONFLICT

    def is_owned(self, left: _Film, right: _Film) -> bool:
        """Whether the owner in one's title is named with the other: Fellini, for "Fellini's 8½"."""
        return bool(self._owners(left) & right.surnames or self._owners(right) & left.surnames)

    def _owners(self, film: _Film) -> set[str]:
        return {self._titles[key].owner for key in film.keys} - {""}


def _by_year(
    key: int, numbers: Sequence[int], mentions: Sequence[FilmMention], evidence: list[Evidence], apart: list[Apart]
) -> list[_Film]:
    """One film for each year of a title, years next to each other together, the year named most drawing first.

    Where directors tell two films of one year apart, years next to it are left alone.
    """
    by_year: defaultdict[int, list[int]] = defaultdict(list)
    for number in numbers:
        by_year[mentions[number].year or 0].append(number)
    left: dict[int, _Film] = {}
    films: list[_Film] = []
    for year, group in by_year.items():
        found, rest = part_by_directors([_film(key, [n], mentions) for n in group], _sum)
        if len(found) == 1:
            left[year] = found[0]
        else:
            films += [*found, *rest]
            apart += [
                Apart(one.mentions[0], other.mentions[0], "exact", 1.0, SEVERAL_FIT) for one in rest for other in found
            ]
    for year in sorted(left, key=lambda year: (-len(left[year].pages), -len(left[year].mentions), year)):
        if year not in left:
            continue
        film = left.pop(year)
        for other in sorted(left, key=lambda other: (abs(other - year), other)):
            if _is_slip(film, left[other], abs(other - year)):
                drawn = left.pop(other)
                shared = film.shared(drawn)
                evidence.append(Evidence(drawn.mentions[0], film.mentions[0], "next year", shared, OFF_BY_ONE_SCORE))
                film = _sum([film, drawn])
        films.append(film)
    return films


def _is_slip(film: _Film, other: _Film, years: int) -> bool:
    """Whether a year that many years off is one film's: rarely named, or with people in common."""
    if not film.people.isdisjoint(other.people):
        return years <= SHARED_SLACK
    told_apart = film.people and len(other.mentions) >= OFTEN and other.people
    return years <= YEAR_SLACK and not told_apart and not are_two_films(film, other)


def _join(films: Sequence[_Film], likeness: _Likeness, evidence: list[Evidence], apart: list[Apart]) -> list[_Film]:
    """Films whose titles are spellings of one another, or cut, in the same year or with the same people."""
    by_key = _by_title(films)
    pairs = {
        (number, other)
        for number, film in enumerate(films)
        for key in film.keys
        for near in likeness.others(key)
        for other in by_key.get(near, ())
        if number < other and _are_near(film.year, films[other].year)
    }
    links = [link for pair in sorted(pairs) if (link := _link(*pair, films, likeness))]
    links.sort(key=lambda link: (-link.rank[0], -link.score, link.left, link.right))
    candidates: defaultdict[int, list[Link]] = defaultdict(list)
    for link in links:
        candidates[link.left].append(link)
    clusters = Clusters(len(films))

    def are_one(link: Link, other: int) -> bool:
        if not _may_be_one(films[link.right], films[other]):
            return False
        # Two long forms of one short title in one year are one film's, unless their numbers tell them apart.
        if link.kind in _SAYS_LESS:
            return not likeness.conflict(films[link.right], films[other])
        return likeness.are_alike(films[link.right], films[other])

    left_open = OpenLinks()
    for link in links:
        if clusters.find(link.left) == clusters.find(link.right):
            continue
        if rivals := rivals_of(link, candidates[link.left], clusters, are_one, MARGIN):
            left_open.add(link, rivals)
            continue
        one, other = (_sum([films[n] for n in clusters.members(side)]) for side in (link.left, link.right))
        if _may_be_one(one, other):
            clusters.join(link.left, link.right)
            left, right = films[link.left], films[link.right]
            evidence.append(Evidence(left.mentions[0], right.mentions[0], link.kind, link.shared, link.score))
    apart += [
        Apart(films[one.left].mentions[0], films[one.right].mentions[0], one.kind, one.score, SEVERAL_FIT)
        for one in left_open
    ]
    groups: defaultdict[int, list[_Film]] = defaultdict(list)
    for number, root in enumerate(clusters.labels()):
        groups[root].append(films[number])
    return [_sum(group) for group in groups.values()]


def _by_title(films: Sequence[_Film]) -> dict[int, list[int]]:
    """The films that go by each title, by its number."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number, film in enumerate(films):
        for key in film.keys:
            found[key].append(number)
    return found


def _link(first: int, second: int, films: Sequence[_Film], likeness: _Likeness) -> Link | None:
    """The link between two films, the one named less first, if it is good enough."""
    left, right = sorted((first, second), key=lambda number: (len(films[number].mentions), number))
    one, other = films[left], films[right]
    comparison = likeness.compare(one, other)
    if not comparison or comparison.kind == "exact" or not _may_be_one(one, other):
        return None
    score = _weighed(comparison, one, other, likeness)
    return Link(left, right, comparison.kind, score, one.shared(other)) if score >= THRESHOLD else None


def _weighed(comparison: Comparison, one: _Film, other: _Film, likeness: _Likeness) -> float:
    """The score of a likeness with what years and people add; 0 if that is not enough to go by."""
    dated = one.year is not None and other.year is not None
    if comparison.kind in _ONE_YEAR_ONLY and not (dated and one.year == other.year):
        return 0.0
    people = len(one.people & other.people)
    if comparison.kind == "possessive" and likeness.is_owned(one, other):
        people += 2  # the owner is not only named with the film, the title says whose it is
    doubt = 1 - comparison.score
    if dated:
        doubt *= 1 - (SAME_YEAR if one.year == other.year else NEXT_YEAR)
    doubt *= 1 - (SHARED_PEOPLE if people > 1 else SHARED_PERSON if people else 0.0)
    score = round(1 - doubt, 2)
    return score if dated or people or score >= ALONE_THRESHOLD else 0.0


def _may_be_one(one: _Film, other: _Film) -> bool:
    if one.year is None or other.year is None:
        return True
    return _are_near(one.year, other.year) and not are_two_films(one, other)


def _are_near(one: int | None, other: int | None) -> bool:
    """Whether two years may be one film's."""
    return one is None or other is None or abs(one - other) <= YEAR_SLACK


def _place(
    films: list[_Film], undated: list[_Film], likeness: _Likeness, evidence: list[Evidence]
) -> tuple[list[_Film], list[_Film], dict[int, _Meant]]:
    """The films with those mentions without a year that mean one of them; the mentions that are left; and, by the

    numbers of those, the films that each may mean.
    """
    several: dict[int, _Meant] = {}
    for _ in range(_PASSES):
        by_key = _by_title(films)
        placed: defaultdict[int, list[_Film]] = defaultdict(list)
        rest: list[_Film] = []
        several = {}
        for mention in undated:
            meant = _meant(mention, films, by_key, likeness)
            if len(meant.targets) != 1:
                rest.append(mention)
                several[mention.mentions[0]] = meant
                continue
            target = meant.targets[0]
            placed[target].append(mention)
            one, other = mention.mentions[0], films[target].mentions[0]
            evidence.append(Evidence(one, other, meant.kind, meant.shared, meant.score))
        if not placed:
            break
        films = [_sum([film, *placed[number]]) if number in placed else film for number, film in enumerate(films)]
        undated = rest
    return films, undated, several


def _left_open(left: Sequence[_Film], meant: Mapping[int, _Meant], films: Sequence[_Film]) -> Iterator[Apart]:
    """Of what could not be placed the films that it may mean, those named most where they are many."""
    for mention in left:
        targets = {target: one for number in mention.mentions for one in (meant[number],) for target in one.targets}
        for target in sorted(targets, key=lambda target: (-len(films[target].mentions), target))[:MOST_CANDIDATES]:
            one = targets[target]
            yield Apart(mention.mentions[0], films[target].mentions[0], one.kind, one.score, SEVERAL_FIT)


class _Meant(NamedTuple):
    """The films that a title may mean, one if it is clear which, and why."""

    targets: Sequence[int] = ()
    kind: str = ""
    shared: Shared = ""
    score: float = 0.0


def _meant(mention: _Film, films: Sequence[_Film], by_key: dict[int, list[int]], likeness: _Likeness) -> _Meant:
    """The one film that a title without a year means, or those that it may mean, and why."""
    exact = by_key.get(mention.keys[0], [])
    people = {number: len(mention.people & films[number].people) for number in exact}
    most = max(people.values(), default=0)
    if most:
        best = [number for number in exact if people[number] == most]
        return _Meant(best, "exact", "film", 1.0)
    like: dict[int, float] = {}
    for key in likeness.others(mention.keys[0]):
        for number in by_key.get(key, ()):
            if number not in exact:
                like[number] = _weighed(likeness.compare(mention, films[number]), mention, films[number], likeness)
    for shared in ("film", "page", ""):
        if shared == "page" and (here := [number for number in exact if mention.pages & films[number].pages]):
            return _Meant(here, "exact", "page", PAGE_SCORE)
        if shared == "" and exact:
            return _Meant(exact, "exact", "", ONLY_FILM_SCORE)
        able = [number for number in like if like[number] >= THRESHOLD and mention.shared(films[number]) == shared]
        if able:
            best_like = max(able, key=lambda number: (like[number], -number))
            near = [number for number in able if like[number] > like[best_like] - MARGIN]
            kind = likeness.compare(mention, films[best_like]).kind
            return _Meant(near, kind, shared, like[best_like])
    return _Meant()


def _leftovers(rest: Sequence[_Film], films: Sequence[_Film]) -> list[_Film]:
    """What could not be placed: one film a title if no film has it, else what shares a person or a page."""
    taken = {key for film in films for key in film.keys}
    by_key: defaultdict[int, list[_Film]] = defaultdict(list)
    for mention in rest:
        by_key[mention.keys[0]].append(mention)
    found: list[_Film] = []
    for key in sorted(by_key):
        group = by_key[key]
        clusters = Clusters(len(group))
        first: dict[int | str, int] = {}
        for number, mention in enumerate(group):
            shared: set[int | str] = {*mention.people, *mention.pages}
            for one in shared:
                clusters.join(first.setdefault(one, number), number)
            if key not in taken:
                clusters.join(0, number)
        together: defaultdict[int, list[_Film]] = defaultdict(list)
        for number, root in enumerate(clusters.labels()):
            together[root].append(group[number])
        found += [_sum(parts) for parts in together.values()]
    return found

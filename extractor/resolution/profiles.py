"""What is known of a name besides its letters: films, pages, captions, and the years and roles of its career."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, reduce
from itertools import chain
from operator import or_
from typing import Any, Final, NamedTuple, TypeVar

from extractor.resolution.names import PersonName

T = TypeVar("T")
Appearance = tuple[str, int | None]  # a page, and the film that the name is told of there


class PersonMention(NamedTuple):
    """A person named on a page; `film` is the number of a film, `year` the film's, `captions` the captions' numbers.

    `likely` is a role that no caption tells of but that the film makes likely: it counts where years lie far apart.
    """

    name: str
    film: int | None = None
    year: int | None = None
    role: str | None = None
    document: str = ""
    captions: tuple[int, ...] = ()
    likely: str | None = None


_TRADES: Final = {
    **dict.fromkeys(("actor", "stunts", "stand_in", "extra"), "acting"),
    **dict.fromkeys(("director", "writer", "producer"), "making"),
    **{
        craft: craft
        for craft in (
            "cinematographer", "editor", "composer", "production_designer", "costume_designer", "makeup_artist",
            "effects",
        )
    },
}  # fmt: skip

# Years without a credit after which one name is more likely two people. From 8,700 names with ten credits and more,
# three credits of each drawn at random: 0.3% of the pauses between two acting credits pass 45 years, 3% of those
# between acting and directing 30, 7% of those between directing and acting, a rare change, 23. Against them stands
# one name in a hundred that is two people's, whose credits mostly lie further apart.
_SAME_TRADE: Final = 45
_FROM_ACTING: Final = 30
_TO_ACTING: Final = 22
_OTHER_CRAFT: Final = 18  # composers who were actors once, and the like


_TOGETHER: Final = 0.1  # share of the captions of the rarer name that two people, but not two spellings, have in common


@dataclass(frozen=True, slots=True)
class Career:
    """The years a name is seen in, and its trades: acting, making, or a craft; `likely` ones are told nowhere."""

    first: int | None = None
    last: int | None = None
    trades: frozenset[str] = frozenset()
    likely: frozenset[str] = frozenset()

    def __or__(self, other: Career) -> Career:
        if self is other or other is NO_CAREER:
            return self
        if self is NO_CAREER:
            return other
        firsts = [year for year in (self.first, other.first) if year is not None]
        lasts = [year for year in (self.last, other.last) if year is not None]
        return Career(
            min(firsts, default=None), max(lasts, default=None), self.trades | other.trades, self.likely | other.likely
        )

    def pause(self, other: Career) -> int:
        """Years between the two, 0 if they overlap or one has none."""
        if self.first is None or other.first is None or self.last is None or other.last is None:
            return 0
        return max(other.first - self.last, self.first - other.last, 0)


NO_CAREER: Final = Career()


@lru_cache(maxsize=1 << 12)  # years by trades: one object for all names of one credit
def _career(year: int | None, role: str | None, likely: str | None) -> Career:
    """The career of a single mention."""
    trades, guessed = _trades((role,)), _trades((likely,))
    return Career(year, year, trades, guessed) if year is not None or trades or guessed else NO_CAREER


def _trades(roles: Iterable[str | None]) -> frozenset[str]:
    return frozenset(_TRADES[role] for role in roles if role in _TRADES)


def career_of(mentions: Iterable[PersonMention]) -> Career:
    """The career that mentions tell of.

    >>> career_of([PersonMention("Steve McQueen", year=1963, role="actor"), PersonMention("Steve McQueen", year=1973)])
    Career(first=1963, last=1973, trades=frozenset({'acting'}), likely=frozenset())
    """
    mentions = list(mentions)
    years = [mention.year for mention in mentions if mention.year is not None]
    told, likely = _trades(one.role for one in mentions), _trades(one.likely for one in mentions)
    return Career(min(years, default=None), max(years, default=None), told, likely)


def are_two_lives(one: Career, other: Career) -> bool:
    """Whether years and roles say that these careers are two people's.

    >>> actor, director = Career(1963, 1973, frozenset({"acting"})), Career(2008, 2018, frozenset({"making"}))
    >>> are_two_lives(actor, director), are_two_lives(actor, Career(1995, 1995, frozenset({"acting"})))
    (True, False)
    """
    if one.first is None or other.first is None:
        return False
    pause = one.pause(other)
    if pause <= _OTHER_CRAFT:
        return False
    earlier, later = (
        career.trades or career.likely for career in sorted((one, other), key=lambda career: career.last or 0)
    )
    if not earlier or not later or earlier & later:
        return pause > _SAME_TRADE
    trades = earlier | later
    if not trades <= {"acting", "making"}:
        return pause > (_OTHER_CRAFT if "acting" in trades else _FROM_ACTING)
    return pause > (_FROM_ACTING if "acting" in earlier else _TO_ACTING)


@dataclass(slots=True)
class Profile:
    """A name with its mentions (by number) and what they say."""

    name: PersonName
    mentions: list[int]
    films: frozenset[int]
    pages: frozenset[str]
    captions: frozenset[int]
    appearances: frozenset[Appearance]
    career: Career

    def shares_film(self, other: Profile) -> bool:
        """Whether both are named with one film."""
        return not self.films.isdisjoint(other.films)

    def shares_page(self, other: Profile) -> bool:
        """Whether both stand on one page."""
        return not self.pages.isdisjoint(other.pages)

    def shares_captions(self, other: Profile) -> bool:
        """Whether both stand in one caption, as two people do: for one person in two spellings it is an exception."""
        if not self.captions or not other.captions:
            return False
        fewer = min(len(self.captions), len(other.captions))
        return len(self.captions & other.captions) >= max(1, _TOGETHER * fewer)


_NONE: Final[frozenset[Any]] = frozenset()
_NOWHERE: Final[frozenset[Appearance]] = frozenset({("", None)})  # what a list of names alone tells of each


def profile_of(name: PersonName, numbers: Sequence[int], mentions: Sequence[PersonMention]) -> Profile:
    """The profile of a name from the mentions with these numbers."""
    if len(numbers) == 1:
        _, film, year, role, document, captions, likely = mentions[numbers[0]]
        films = _NONE if film is None else frozenset((film,))
        pages = frozenset((document,)) if document else _NONE
        appearances = frozenset(((document, film),)) if films or pages else _NOWHERE
        return Profile(name, list(numbers), films, pages, frozenset(captions), appearances, _career(year, role, likely))
    ours = [mentions[number] for number in numbers]
    return Profile(
        name,
        list(numbers),
        frozenset(mention.film for mention in ours if mention.film is not None) or _NONE,
        frozenset(mention.document for mention in ours if mention.document) or _NONE,
        frozenset(chain.from_iterable(mention.captions for mention in ours)),
        frozenset((mention.document, mention.film) for mention in ours),
        career_of(ours),
    )


def merged(profiles: Sequence[Profile]) -> Profile:
    """One profile of several, under the name that says most and is seen most."""
    if len(profiles) == 1:
        return profiles[0]
    best = max(profiles, key=lambda one: (len(one.appearances), len(one.name.given), one.name.key))
    return Profile(
        best.name,
        [number for profile in profiles for number in profile.mentions],
        union_of(profile.films for profile in profiles),
        union_of(profile.pages for profile in profiles),
        union_of(profile.captions for profile in profiles),
        union_of(profile.appearances for profile in profiles),
        reduce(or_, (profile.career for profile in profiles if profile.career is not NO_CAREER), NO_CAREER),
    )


def union_of(sets: Iterable[frozenset[T]]) -> frozenset[T]:
    """One set of all; of those that are empty, mostly all, and those that are one, no copy is made."""
    distinct = {id(one): one for one in sets if one}
    if len(distinct) < 2:
        return next(iter(distinct.values()), _NONE)
    return frozenset[T]().union(*distinct.values())


def may_be_several(numbers: Sequence[int], mentions: Sequence[PersonMention]) -> bool:
    """Whether the years of one name lie far enough apart to ask if it is two people's."""
    years = [year for number in numbers if (year := mentions[number].year) is not None]
    return len(years) > 1 and max(years) - min(years) > _OTHER_CRAFT


def lives_of(name: PersonName, numbers: Sequence[int], mentions: Sequence[PersonMention]) -> list[Profile]:
    """A profile for each person that years and roles tell apart behind one name; mostly there is one.

    A mention without a year goes to the person on its page, or of its film; if that is not one, it stays alone with
    those of its film or page.
    """
    dated = [(year, place) for place, number in enumerate(numbers) if (year := mentions[number].year) is not None]
    dated.sort()
    if not dated or dated[-1][0] - dated[0][0] <= _OTHER_CRAFT:
        return [profile_of(name, numbers, mentions)]
    stretches: list[list[int]] = []
    last: int | None = None
    for year, place in dated:
        if last is None or year - last > _OTHER_CRAFT:
            stretches.append([])
        stretches[-1].append(numbers[place])
        last = year
    lives: list[list[int]] = []
    for stretch in stretches:
        ours = career_of(mentions[n] for n in stretch)
        if lives and not are_two_lives(career_of(mentions[n] for n in lives[-1]), ours):
            lives[-1] += stretch
        else:
            lives.append(stretch)
    undated = [n for n in numbers if mentions[n].year is None]
    if len(lives) < 2:
        return [profile_of(name, [*(lives[0] if lives else []), *undated], mentions)]
    found = [profile_of(name, life, mentions) for life in lives]
    alone: dict[int | str, list[int]] = {}
    for number in undated:
        mention = mentions[number]
        owners = [life for life in found if mention.film in life.films] or [
            life for life in found if mention.document in life.pages
        ]
        if len(owners) == 1:
            owners[0].mentions.append(number)
        else:
            alone.setdefault(mention.document if mention.film is None else mention.film, []).append(number)
    groups = [*(life.mentions for life in found), *alone.values()]
    return [profile_of(name, group, mentions) for group in groups]


class Evidence(NamedTuple):
    """Why two mentions (by number) are of one: the kind of likeness, what they share besides it, the score.

    `place` is that of a decision: "decisions.csv:4".
    """

    left: int
    right: int
    kind: str
    shared: str
    score: float
    place: str = ""


class Apart(NamedTuple):
    """Two mentions (by number) that are alike and were not put together: the kind of likeness, its score and why not.

    `is_open` says that the first may well be the second's, and that nothing decides. Where a decision (`DECIDED` is the
    kind) keeps them apart, `why` is its place.
    """

    left: int
    right: int
    kind: str
    score: float
    why: str
    is_open: bool = True


# Why two names alike were kept apart.
SEVERAL_FIT: Final = "several fit"
MAYBE_A_NAMESAKE: Final = "may be a namesake"
NAME_ALONE: Final = "nothing but the name in common"
TWO_LIVES: Final = "years and roles differ"
NAMED_TOGETHER: Final = "named together in a caption"
YEARS_DIFFER: Final = "years differ"
CREWS_DIFFER: Final = "directors and casts differ"
NAMES_DENY: Final = "each name denies the other"
TOO_UNLIKE: Final = "score below the threshold"
DECIDED: Final = "decision"


@dataclass(frozen=True, slots=True)
class Resolved:
    """Clusters, each a list of mention numbers, the evidence that made them, and what was considered and kept apart."""

    clusters: list[list[int]]
    evidence: list[Evidence]
    apart: list[Apart] = field(default_factory=list)

    def labels(self, size: int) -> list[int]:
        """For each of `size` mentions the number of its cluster."""
        labels = [0] * size
        for number, cluster in enumerate(self.clusters):
            for mention in cluster:
                labels[mention] = number
        return labels

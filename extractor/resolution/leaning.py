"""Names that lean on others: they say less ("Samuel Jackson", "Robert Downey", "S. Kubrick"), or are half alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from itertools import product
from typing import Final

from extractor.resolution.context import THRESHOLD, Compared, are_apart, evidence_of, may_be_one, score_in_context
from extractor.resolution.names import DIFFERENT, Comparison, PersonName
from extractor.resolution.profiles import (
    MAYBE_A_NAMESAKE,
    SEVERAL_FIT,
    Apart,
    Appearance,
    Evidence,
    PersonMention,
    Profile,
    merged,
    profile_of,
)

NAMESAKE_ODDS: Final = 19.0  # one in twenty people who go by a middle name has a namesake without it in the captions
COMMON_ODDS: Final = (
    0.1  # Michael Anderson and Michael J. Anderson: of such pairs in lists of films most are two people
)
CLEAR_ODDS: Final = 2.0  # a wrong link hurts more than a missed one
LONG_PAUSE: Final = 10  # years between a name and its fuller form that make a namesake likelier
OWN_DAY: Final = 15  # years within which a plain name is the Sr.'s own rather than his son's
LONGER_PAUSE: Final = 15  # years that take a film or a page in common: Michael Jordan, 1996, Michael B. Jordan, 2015
PAUSE_ODDS: Final = 0.3  # a quarter of the pauses between two credits of one person are as long, of two people's most


class _Person:
    """Profiles that are one person's, and their sum."""

    def __init__(self, profiles: list[Profile]) -> None:
        self.profiles = profiles
        self.whole = merged(profiles)

    def take(self, profiles: Sequence[Profile]) -> None:
        self.profiles = [*self.profiles, *profiles]
        self.whole = merged(self.profiles)


def fullness(name: PersonName) -> tuple[int, int, str]:
    """Orders names by how much they say: by the names given, then by their letters, of which an initial is one."""
    return len(name.given) + bool(name.generation), sum(map(len, name.given)), name.key


def join_leaning(
    people: Sequence[list[Profile]],
    compared: Sequence[Compared],
    mentions: Sequence[PersonMention],
    apart: list[Apart],
    common: Callable[[str], bool],
) -> tuple[list[list[Profile]], list[Evidence]]:
    """Takes a name that leans on another to the one that fits it; `compared` pairs names, the lesser first.

    Where several fit that cannot be one person, or where the lesser name is likely a namesake's, or where likeness is
    too weak by itself, only the films and pages that it shares with one of them go there; `apart` takes down the rest.
    `common` says whether a surname has many bearers.
    """
    in_question = {name.key for left, right, _ in compared for name in (left, right)}
    untouched: list[list[Profile]] = []
    persons: list[_Person] = []
    for profiles in people:
        if any(profile.name.key in in_question for profile in profiles):
            persons.append(_Person(profiles))
        else:
            untouched.append(profiles)
    home = list(range(len(persons)))
    bearers: defaultdict[str, set[int]] = defaultdict(set)
    for number, person in enumerate(persons):
        for profile in person.profiles:
            bearers[profile.name.key].add(number)
    fits: defaultdict[int, dict[int, Comparison]] = defaultdict(dict)
    for left, right, comparison in compared:
        for pair in product(sorted(bearers.get(left.key, ())), sorted(bearers.get(right.key, ()))):
            short, full = pair
            if comparison.score < THRESHOLD:  # half alike: the rarer name is the one in question
                short, full = sorted(pair, key=lambda number: _weight(persons[number].whole))
            if short != full and comparison.score > fits[short].get(full, DIFFERENT).score:
                fits[short][full] = comparison
    evidence: list[Evidence] = []
    # The fullest first: "Paul W. Anderson" is settled before "Paul Anderson" asks who there is.
    order = sorted(fits, key=lambda number: (-fullness(persons[number].whole.name)[0], persons[number].whole.name.key))
    for short in order:
        candidates: dict[int, Comparison] = {}
        for full, comparison in fits[short].items():
            there = _find(home, full)
            if there != short and comparison.score > candidates.get(there, DIFFERENT).score:
                candidates[there] = comparison
        if candidates and home[short] == short:
            target = _settle(persons, short, candidates, mentions, evidence, apart, common)
            if target is not None:
                home[short] = target
    return [*(person.profiles for person in persons if person.profiles), *untouched], evidence


def _weight(profile: Profile) -> tuple[int, int, str]:
    return len(profile.appearances), len(profile.name.key), profile.name.key


def _rarity(profile: Profile) -> tuple[int, str]:
    return -len(profile.appearances), profile.name.key


def _find(home: list[int], number: int) -> int:
    while home[number] != number:
        number = home[number]
    return number


def _settle(
    persons: list[_Person],
    short: int,
    candidates: dict[int, Comparison],
    mentions: Sequence[PersonMention],
    evidence: list[Evidence],
    apart: list[Apart],
    common: Callable[[str], bool],
) -> int | None:
    """Moves what belongs elsewhere; the number of the person that the whole name went to, if it did."""
    ours = persons[short]
    order = sorted(candidates, key=lambda number: (-candidates[number].score, *_rarity(persons[number].whole), number))
    owned: defaultdict[int, list[Profile]] = defaultdict(list)
    loose: list[Profile] = []
    for part in _parts(ours.profiles, mentions):
        owner = _owner(part, order, candidates, persons)
        if owner is None:
            loose.append(part)
        else:
            owned[owner].append(part)
    rest = merged(loose) if loose else None
    target, several = _target(rest, owned, order, candidates, persons, common)
    if rest is not None:
        why = SEVERAL_FIT if len(several) > 1 else MAYBE_A_NAMESAKE
        apart += [
            Apart(rest.mentions[0], persons[number].whole.mentions[0], *candidates[number], why) for number in several
        ]
    if target is not None:
        _move(ours.profiles, target, candidates[target], persons, evidence)
        ours.profiles = []
        return target
    for number, parts in owned.items():
        _move(parts, number, candidates[number], persons, evidence)
    if owned:
        ours.profiles, ours.whole = loose, rest or ours.whole
    return None


def _target(
    rest: Profile | None,
    owned: dict[int, list[Profile]],
    order: Sequence[int],
    candidates: dict[int, Comparison],
    persons: Sequence[_Person],
    common: Callable[[str], bool],
) -> tuple[int | None, Sequence[int]]:
    """The one person that a whole name can go to, or those that it may belong to if that stays open."""
    if rest is None:
        return (next(iter(owned)) if len(owned) == 1 else None), ()
    fitting = [
        number
        for number in order
        if not are_apart(rest, persons[number].whole)
        and score_in_context(candidates[number], rest, persons[number].whole)[0] >= THRESHOLD
    ]
    if not fitting:
        return None, ()
    several = list(dict.fromkeys((*fitting, *owned)))
    if not all(may_be_one(persons[several[0]].whole, persons[number].whole) for number in several[1:]):
        return None, several
    target = max(owned, key=lambda number: (len(owned[number]), -order.index(number))) if owned else fitting[0]
    if target not in fitting:
        return None, ()
    if candidates[target].kind == "initial":  # the name is not left out, it is written short
        return target, ()
    whole = persons[target].whole
    if candidates[target].kind == "generation":
        if whole.name.generation == "sr":  # called so for a son's sake, and in his own day by the plain name
            return (target, ()) if rest.career.pause(whole.career) <= OWN_DAY else (None, [target])
        if _may_be_the_father(rest, owned, whole):
            return None, [target]
    odds = _odds_of_one(rest, owned.get(target, ()), whole)
    if not owned and common(rest.name.surname):
        odds *= COMMON_ODDS
    has_other_ties = bool(owned) or rest.shares_page(whole)
    if odds >= CLEAR_ODDS and (has_other_ties or rest.career.pause(whole.career) <= LONGER_PAUSE):
        return target, ()
    return None, [target] if odds * CLEAR_ODDS > 1 else ()


def _may_be_the_father(rest: Profile, owned: Collection[int], full: Profile) -> bool:
    """Whether a name may be meant for the namesake that everybody called Jr. has, who is in films as often as not.

    Not where captions call the Jr. so on a film or page of his, in about the same years; nor where the plain name does
    what he does in the midst of his years: a father's films come first.
    """
    ours, theirs = rest.career, full.career
    if owned:
        return ours.pause(theirs) > LONG_PAUSE
    if None in (ours.first, theirs.first, theirs.last) or ours.trades.isdisjoint(theirs.trades):
        return True
    return not (theirs.first or 0) <= (ours.first or 0) <= (theirs.last or 0)


def _parts(profiles: Sequence[Profile], mentions: Sequence[PersonMention]) -> list[Profile]:
    """The profiles by film, and by page where there is no film."""
    parts: list[Profile] = []
    for profile in profiles:
        groups: defaultdict[tuple[str, int | None], list[int]] = defaultdict(list)
        for number in profile.mentions:
            mention = mentions[number]
            groups["" if mention.film is not None else mention.document, mention.film].append(number)
        parts += [profile_of(profile.name, numbers, mentions) for numbers in groups.values()]
    return parts


def _owner(
    part: Profile, order: Sequence[int], candidates: dict[int, Comparison], persons: Sequence[_Person]
) -> int | None:
    """The one candidate that shares the part's film, or its page if it has no film."""
    shares = Profile.shares_film if part.films else Profile.shares_page
    sharing = [
        number
        for number in order
        if shares(part, persons[number].whole)
        and not are_apart(part, persons[number].whole)
        and score_in_context(candidates[number], part, persons[number].whole)[0] >= THRESHOLD
    ]
    if sharing and all(may_be_one(persons[sharing[0]].whole, persons[number].whole) for number in sharing[1:]):
        return sharing[0]
    return None if sharing else _of_the_family(part, order, candidates, persons)


def _of_the_family(
    part: Profile, order: Sequence[int], candidates: dict[int, Comparison], persons: Sequence[_Person]
) -> int | None:
    """The one of a Jr. and a Sr. whose trade it is that a caption tells of, where the other has another one."""
    family = [number for number in order if candidates[number].kind == "generation"]
    trades = {number: persons[number].whole.career.trades for number in family}
    if len(family) < 2 or not part.career.trades or not all(trades.values()):
        return None
    able = [number for number in family if not part.career.trades.isdisjoint(trades[number])]
    if len(able) == 1 and not are_apart(part, persons[able[0]].whole):
        return able[0]
    return None


def _odds_of_one(rest: Profile, owned: Sequence[Profile], full: Profile) -> float:
    """How much likelier the rest of a name is the fuller name's person than a namesake.

    For one person who is called by either name at an unknown rate, the chance of k mentions more by the lesser name,
    after `shared` of them and `named` by the fuller one, is the product below; for a namesake it is 1.
    """
    odds = NAMESAKE_ODDS * (PAUSE_ODDS if rest.career.pause(full.career) > LONG_PAUSE else 1.0)
    named = len(full.appearances)
    if named == 1:  # a middle name given once is a writer's thoroughness, not what tells the person from another
        return odds
    shared = len(set[Appearance]().union(*(part.appearances for part in owned)))
    for count in range(1, len(rest.appearances) + 1):
        odds *= (shared + count) / (shared + named + 1 + count)
    return odds


def _move(
    profiles: Sequence[Profile],
    target: int,
    comparison: Comparison,
    persons: Sequence[_Person],
    evidence: list[Evidence],
) -> None:
    whole = persons[target].whole
    for profile in profiles:
        score, shared = score_in_context(comparison, profile, whole)
        evidence.append(evidence_of(profile, whole, comparison.kind, shared, score))
    persons[target].take(profiles)

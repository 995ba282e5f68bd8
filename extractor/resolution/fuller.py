"""Names that say less than others: "Samuel Jackson", "Robert Downey", "Bruce Willis" for Walter Bruce Willis."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from extractor.resolution.context import THRESHOLD, Compared, are_apart, evidence_of, may_be_one, score_in_context
from extractor.resolution.names import DIFFERENT, Comparison, PersonName
from extractor.resolution.profiles import Evidence, PersonMention, Profile, merged, profile_of

NAMESAKE_ODDS: Final = 19.0  # one in twenty people who go by a middle name has a namesake without it in the captions
CLEAR_ODDS: Final = 2.0  # a wrong link hurts more than a missed one
LONG_PAUSE: Final = 10  # years between a name and its fuller form that make a namesake likelier
PAUSE_ODDS: Final = 0.3  # a quarter of the pauses between two credits of one person are as long, of two people's most


class _Person:
    """Profiles that are one person's, and their sum."""

    def __init__(self, profiles: list[Profile]) -> None:
        self.profiles = profiles
        self.whole = merged(profiles)

    def take(self, profiles: Sequence[Profile]) -> None:
        self.profiles = [*self.profiles, *profiles]
        self.whole = merged(self.profiles)


def fullness(name: PersonName) -> tuple[int, str]:
    """Orders names by how much they say."""
    return len(name.given) + bool(name.generation), name.key


def join_fuller(
    people: Sequence[list[Profile]],
    lives: Sequence[Profile],
    compared: Sequence[Compared],
    mentions: Sequence[PersonMention],
) -> tuple[list[list[Profile]], list[Evidence]]:
    """Takes a name that says less to the fuller one that fits it; `compared` pairs them, the lesser first.

    Where several fit that cannot be one person, or where the lesser name is likely a namesake's, only the films and
    pages that it shares with one of them go there.
    """
    persons = [_Person(profiles) for profiles in people]
    home = list(range(len(persons)))
    person_of = {id(profile): number for number, profiles in enumerate(people) for profile in profiles}
    fits: defaultdict[int, dict[int, Comparison]] = defaultdict(dict)
    for left, right, comparison in compared:
        short, full = person_of[id(lives[left])], person_of[id(lives[right])]
        if short != full and comparison.score > fits[short].get(full, DIFFERENT).score:
            fits[short][full] = comparison
    evidence: list[Evidence] = []
    # The fullest first: "Paul W. Anderson" is settled before "Paul Anderson" asks who there is.
    order = sorted(fits, key=lambda number: (-fullness(persons[number].whole.name)[0], persons[number].whole.name.key))
    for short in order:
        candidates: dict[int, Comparison] = {}
        for full, comparison in fits[short].items():
            there = home[full]
            if there != home[short] and comparison.score > candidates.get(there, DIFFERENT).score:
                candidates[there] = comparison
        if candidates:
            target = _settle(persons, short, candidates, mentions, evidence)
            if target is not None:
                home = [target if place == short else place for place in home]
    return [person.profiles for person in persons if person.profiles], evidence


def _settle(
    persons: list[_Person],
    short: int,
    candidates: dict[int, Comparison],
    mentions: Sequence[PersonMention],
    evidence: list[Evidence],
) -> int | None:
    """Moves what belongs elsewhere; the number of the person that the whole name went to, if it did."""
    ours = persons[short]
    order = sorted(candidates, key=lambda number: (-candidates[number].score, persons[number].whole.name.key, number))
    owned: defaultdict[int, list[Profile]] = defaultdict(list)
    loose: list[Profile] = []
    for part in _parts(ours.profiles, mentions):
        owner = _owner(part, order, candidates, persons)
        if owner is None:
            loose.append(part)
        else:
            owned[owner].append(part)
    rest = merged(loose) if loose else None
    fitting = [
        number
        for number in order
        if (rest is None or not are_apart(rest, persons[number].whole))
        and score_in_context(candidates[number].score, ours.whole, persons[number].whole)[0] >= THRESHOLD
    ]
    if fitting and all(may_be_one(persons[fitting[0]].whole, persons[number].whole) for number in (*fitting, *owned)):
        target = fitting[0] if not owned else max(owned, key=lambda number: (len(owned[number]), -order.index(number)))
        if target in fitting and (
            rest is None or _odds_of_one(rest, owned[target], persons[target].whole) >= CLEAR_ODDS
        ):
            _move(ours.profiles, target, candidates[target], persons, evidence)
            ours.profiles = []
            return target
    for number, parts in owned.items():
        _move(parts, number, candidates[number], persons, evidence)
    if owned:
        ours.profiles = loose
        if rest is not None:
            ours.whole = rest
    return None


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
        and score_in_context(candidates[number].score, part, persons[number].whole)[0] >= THRESHOLD
    ]
    if sharing and all(may_be_one(persons[sharing[0]].whole, persons[number].whole) for number in sharing[1:]):
        return sharing[0]
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
    shared = len(set[tuple[str, int | None]]().union(*(part.appearances for part in owned)))
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
        score, shared = score_in_context(comparison.score, profile, whole)
        evidence.append(evidence_of(profile, whole, comparison.kind, shared, score))
    persons[target].take(profiles)

"""Which mentions of a caption are one person."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import Final

from extractor.credits import shapes
from extractor.credits.reading import Reading
from extractor.text import is_other_script

_NAME_WORD: Final = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_GENERATION: Final = re.compile(r"\b(jr|sr|iii|ii|junior|senior)\b\.?$")
_BRACKET: Final = re.compile(r"\([^()PFC]{0,40}\)")
_AND: Final = re.compile(r",?[&w][,dhjxn]{0,4}")
_KIN_BETWEEN: Final = re.compile(r"[^.;A]{0,6}K[^.;A]{0,4}")
_NICKNAME: Final = re.compile(r"\s[\"“‘'(](?P<name>[^\"“”‘’'()]{2,30})[\"”’')](?=\s)")
_ONE_WORD: Final = re.compile(r"(?:The )?[\w’'-]+")  # what a nickname in brackets is, unlike another person's name
_HONORIFICS: Final = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "jr", "sr", "ii", "iii", "the"})


@lru_cache(maxsize=20_000)  # names repeat over the captions of a run
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, case folded, without honorifics.

    >>> name_words("Dr. Robert Downey Jr.")
    ('robert', 'downey')
    """
    words = tuple(_NAME_WORD.findall(name.casefold()))
    return tuple(word for word in words if word not in _HONORIFICS) or words


def is_short_form(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether one name is the surname, the first name or an otherwise shortened form of another.

    >>> is_short_form(("ledger",), ("heath", "ledger")), is_short_form(("john",), ("heath", "ledger"))
    (True, False)
    """
    size = len(short)
    if size >= len(full):
        return False
    return (
        full[-size:] == short
        or full[:size] == short
        or (size >= 2 and full[0] == short[0] and full[-1] == short[-1])
    )  # fmt: skip


def group_people(reading: Reading) -> dict[int, int]:
    """Maps each PERSON entity to the entity that is the fullest mention of that person.

    Of several people who share a surname ("John and Anjelica Huston ... Huston"), it is the one named last before.
    """
    people = [index for index, entity in enumerate(reading.entities) if entity.label == "PERSON"]
    if len(people) < 2:
        return {index: index for index in people}
    words = {index: name_words(reading.surface(index)) for index in people}
    places: dict[tuple[str, ...], list[int]] = {}  # where each form of a name stands
    by_edge: dict[str, list[tuple[str, ...]]] = {}  # a short form shares its full form's first word or its last
    for index in people:
        form = words[index]
        if form not in places:
            for word in {form[0], form[-1]} if form else ():
                by_edge.setdefault(word, []).append(form)
        places.setdefault(form, []).append(index)
    fullest: dict[int, int] = {}
    for index in people:
        short = words[index]
        edges = {short[0], short[-1]} if short else set()
        best = short
        best_place = (0, 0)
        for form in {form for word in edges for form in by_edge[word]}:
            if len(form) < max(len(best), len(short) + 1) or not is_short_form(short, form):
                continue
            before = bisect_left(places[form], index)  # the one named last before, else the one named first after
            place = (1, places[form][before - 1]) if before else (0, -places[form][0])
            if (len(form) > len(best) or place > best_place) and not _is_another(reading, index, form):
                best, best_place = form, place
        fullest[index] = places[best][0]
    whole = {index: fullest[fullest[index]] for index in people}
    _part_generations(reading, words, whole)
    for before, index in pairwise(people):
        if _is_same_in_other_script(reading, before, index):
            whole[index] = whole[before]
    _join_nicknames(reading, words, whole)
    return whole


def _part_generations(reading: Reading, words: dict[int, tuple[str, ...]], whole: dict[int, int]) -> None:
    """Parts "X Sr." from "X Jr.", and X from "his son X Jr."; an X besides is whoever of them is named last before."""
    marked = {index: mark[1] for index in whole if (mark := _GENERATION.search(reading.surface(index).casefold()))}
    if not marked:
        return
    for pair in pairwise(whole):
        plain = [index for index in pair if index not in marked]
        if len(plain) == 1 and whole[pair[0]] == whole[pair[1]]:
            between = _BRACKET.sub("", reading.codes[reading.token_of[pair[0]] + 1 : reading.token_of[pair[1]]])
            is_joined = words[pair[0]] == words[pair[1]] and _AND.fullmatch(between)
            if is_joined or _KIN_BETWEEN.fullmatch(between):
                marked[plain[0]] = ""
    groups: dict[int, list[int]] = {}
    for index, lead in whole.items():
        groups.setdefault(lead, []).append(index)
    for group in groups.values():
        named = [index for index in group if index in marked]
        if len({marked[index] for index in named}) < 2:
            continue
        lead_of: dict[str, int] = {}
        for index in sorted(named, key=lambda index: -len(words[index])):
            lead_of.setdefault(marked[index], index)
        last = marked[named[0]]
        for index in group:
            last = marked.get(index, last)
            whole[index] = lead_of[last]


def _join_nicknames(reading: Reading, words: dict[int, tuple[str, ...]], whole: dict[int, int]) -> None:
    """Joins "Birdie" to 'Ann "Birdie" Lee', and to "Ann Lee (Birdie)" where Birdie is named again."""
    lead_of: dict[tuple[str, ...], int] = {}
    for index, lead in whole.items():
        if nickname := _NICKNAME.search(reading.surface(index)):
            lead_of.setdefault(name_words(nickname["name"]), lead)
    if len(whole) > 2:
        named = Counter(whole.values())
        for match in shapes.ALIAS.finditer(reading.codes):
            first, second = reading.entity_of[match.start()], reading.entity_of[match.end() - 1]
            is_said = "A" in match.group() or ("(" in match.group() and _ONE_WORD.fullmatch(reading.surface(second)))
            if is_said and named[whole[second]] > 1:
                lead_of.setdefault(words[whole[second]], whole[first])
    if lead_of:
        for index, lead in whole.items():
            whole[index] = lead_of.get(words[lead], lead)


def _is_same_in_other_script(reading: Reading, before: int, index: int) -> bool:
    """Whether a bracket behind a person holds the name once more: "Akira Kurosawa (黒澤明)"."""
    token = reading.token_of[index]
    is_bracket = reading.token_of[before] == token - 2 and reading.codes[token - 1] == "("
    return is_bracket and is_other_script(reading.surface(before), reading.surface(index))


def _is_another(reading: Reading, index: int, full: tuple[str, ...]) -> bool:
    """Whether a first name alone is that of someone else, introduced as "his son John" or "stand-in Tony"."""
    short = name_words(reading.surface(index))
    token = reading.token_of[index]
    return full[-len(short) :] != short and token > 0 and reading.codes[token - 1] in "Knm"

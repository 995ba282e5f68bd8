"""Rules for what stands where only a person, or only a part, can stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from extractor.recognise import patterns
from extractor.recognise.marks import has_year_behind, is_set_off
from extractor.recognise.mention import Mention
from extractor.text import is_other_script

# As in "Jones the cat".
_ANIMAL: Final = re.compile(
    r",? the (?:[a-z]+ )?(?:dog|cat|horse|shark|bear|lion|tiger|wolf|whale|dolphin|parrot|pig|goat|donkey|mule|monkey"
    r"|ape|gorilla|chimp|chimpanzee|orangutan|elephant|camel|duck|goose|rabbit|rat|mouse|fox|raccoon|robot|droid|doll"
    r"|puppet|dragon|collie|terrier|poodle|deer|fawn|bull|cow|sheep|llama|owl|eagle|raven|crow|snake|crocodile|alligator)\b"
)
# A name in letters that are not Latin, alone in a bracket or before a comma there; no place ("左"), no job ("監督").
_OTHER_SCRIPT: Final = re.compile(
    r"\s?[(\[]\s?(?![左右中前後后上下](?:[央端側边邊列排]|から)?\s?[)\],;、/]|왼쪽|오른쪽|가운데|監督|导演|導演|감독|主演)"
    r"(?P<name>[^\W\d_A-Za-zÀ-ɏ][^()\[\],;:、/\dA-Za-zÀ-ɏ]{1,29}?)\s?(?=[)\],;、/])"
)
_BRACKET_OPENS: Final = re.compile(r" ?[(\[]")
_AS_BEHIND: Final = re.compile(r"[)\]],? (?:(?:stars|starring|starred) )?(?:as|plays|is) (?:the )?[\"“'‘]?")
_ALIAS: Final = re.compile(r" as [\"“'‘]")


def people_in_people_slots(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """What stands where only a person can stand, and has no year, is a person."""
    if not any(mention.label == "FILM" and has_year_behind(text, mention.end) for mention in found):
        return
    for previous, mention in pairwise([None, *found]):
        if mention is None or mention.label not in ("FILM", "CHARACTER") or has_year_behind(text, mention.end):
            continue
        if text.startswith(patterns.QUOTE_MARKS, max(0, mention.start - 1), mention.start):
            continue
        joined = (
            mention.label == "FILM"
            and previous is not None
            and previous.label == "PERSON"
            and text[previous.end : mention.start] in (" and ", " & ")
            and patterns.PLURAL_VERB.match(text, mention.end)
        )
        behind = (patterns.BEHIND_PERSON if mention.label == "FILM" else patterns.DIRECTS).match(text, mention.end)
        before = patterns.BEFORE_PERSON.search(text, max(0, mention.start - 20), mention.start)
        is_sung_for = (
            mention.label == "CHARACTER"
            and text.endswith(patterns.SINGS_FOR, 0, mention.start)
            and patterns.FULL_NAME.fullmatch(text, mention.start, mention.end)
        )
        if joined or behind or before or is_sung_for:
            yield replace(mention, label="PERSON", rule="person slot")


def characters_in_part_slots(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """What stands where only a part can stand is a character: "Tim Curry as Pennywise", "plays Soraya", "X (Tsotsi)".

    A title does so only where the caption names the film of that title besides, or another with its year.
    """
    has_words = any(hint in text for hint in patterns.PART_HINTS)
    for previous, mention in pairwise([None, *found]):
        if mention is None or mention.label not in ("PERSON", "FILM"):
            continue
        follows_person = previous is not None and previous.label == "PERSON"
        if not has_words and not (follows_person and patterns.BRACKET_CLOSES.match(text, mention.end)):
            continue
        begin = previous.end if previous is not None and follows_person else mention.start
        name = text[mention.start : mention.end]
        if mention.label == "FILM" and not _is_named_besides(text, mention, found):
            continue
        if is_set_off(text, mention.start, mention.end):
            continue
        if previous is not None and is_other_script(text[previous.start : previous.end], name):
            continue
        is_full_name = mention.label == "PERSON" and " " in name
        in_bracket = patterns.BRACKET_OPENS.fullmatch(text, begin, mention.start) and patterns.BRACKET_CLOSES.match(
            text, mention.end
        )
        near = max(begin, mention.start - 60)
        as_part = patterns.AS_PART.fullmatch(text, begin, mention.start) or (
            patterns.OF_PART.search(text, near, mention.start) and not re.search(r"[.;]", text[near : mention.start])
        )
        if previous is not None and in_bracket and is_full_name and " " not in text[previous.start : previous.end]:
            yield replace(previous, label="CHARACTER", rule="part slot")  # "Swan (Paul Williams)"
        elif (follows_person and (in_bracket or as_part)) or (
            patterns.PLAYS_PART.search(text, max(0, mention.start - 60), mention.start)
        ):
            yield replace(mention, label="CHARACTER", rule="part slot")


def _is_named_besides(text: str, film: Mention, found: Sequence[Mention]) -> bool:
    """Whether the caption names the film of this title besides, or another with its year."""
    others = [mention for mention in found if mention.label == "FILM" and mention is not film]
    name = text[film.start : film.end]
    return any(text[other.start : other.end] == name for other in others) or (
        any(has_year_behind(text, other.end) for other in others) and not has_year_behind(text, film.end)
    )


def people_before_their_parts(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """In "Bo Chan (Bohumil Chan) as Jason" the bracket holds the person's other name: the part is named behind it."""
    for place in range(len(found) - 2):
        person, name = found[place], found[place + 1]
        if (
            person.label == "PERSON"
            and name.label == "CHARACTER"
            and found[place + 2].label == "CHARACTER"
            and _BRACKET_OPENS.fullmatch(text, person.end, name.start)
            and _AS_BEHIND.fullmatch(text, name.end, found[place + 2].start)
        ):
            yield replace(name, label="PERSON", rule="other name")


def names_in_other_scripts(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """In "Akira Kurosawa (黒澤明)" the bracket holds the person's name once more, and no part."""
    if text.isascii():
        return
    for mention in found:
        if mention.label != "PERSON" or not (name := _OTHER_SCRIPT.match(text, mention.end)):
            continue
        if not name["name"][0].islower() and is_other_script(text[mention.start : mention.end], name["name"]):
            yield Mention(*name.span("name"), "PERSON", "other script")


def name_animals(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """ "Jones the cat" is a creature of the film."""
    for mention in found:
        if (
            mention.label == "PERSON"
            and " " not in text[mention.start : mention.end]
            and _ANIMAL.match(text, mention.end)
        ):
            yield replace(mention, label="CHARACTER", rule="animal")


def people_under_other_names(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """In "shot the film himself as “Peter Andrews”" the quotes hold a name, where the caption has a dated title."""
    if _ALIAS.search(text) is None:
        return
    dated = [mention for mention in found if mention.label == "FILM" and has_year_behind(text, mention.end)]
    for mention in found if dated else ():
        name = text[mention.start : mention.end]
        if (
            mention.label == "FILM"
            and mention not in dated
            and name.count(" ") == 1
            and name.istitle()
            and _ALIAS.fullmatch(text, max(0, mention.start - 5), mention.start)
        ):
            yield replace(mention, label="PERSON", rule="other name")

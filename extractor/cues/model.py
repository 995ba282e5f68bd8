"""The two kinds of lines that the cue tables are made of."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.schema import Cue, Role


@dataclass(frozen=True, slots=True)
class RoleWords:
    """Words that name a role: nouns ("director"), things of a craft ("music"), or verbs ("wrote")."""

    role: Role
    words: str
    example: str
    cue: Cue = "explicit"


@dataclass(frozen=True, slots=True)
class PlainWords:
    """Words of one kind that name no role by themselves."""

    words: str
    example: str


def split_words(words: str) -> list[str]:
    """The words of a line, plurals apart.

    >>> split_words("extra|extras; walk-on")
    ['extra', 'extras', 'walk-on']
    """
    return [word.strip() for item in words.split(";") for word in item.split("|")]

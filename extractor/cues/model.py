"""The kinds of lines that the cue tables, and a user's own words, are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from extractor.errors import InputError
from extractor.schema import ROLES, Cue, Role

WordKind = Literal["noun", "craft", "verb"]

WORD_KINDS: Final[tuple[WordKind, ...]] = get_args(WordKind)


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


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Words of a user's own that name a role: nouns ("greensman"), things of a craft ("titles") or verbs ("grips").

    They are written as in the tables: "one|many" gives a singular and its plural, ";" parts words. Raises InputError
    for a role or kind that there is not, and where a word is missing.

    >>> OwnWords("crew", "Greensman|greensmen; pyro wrangler").words
    'greensman|greensmen; pyro wrangler'
    """

    role: Role
    words: str
    kind: WordKind = "noun"

    def __post_init__(self) -> None:
        """Puts the words into lower case, after a look at them."""
        if self.role not in ROLES:
            raise InputError(f"no role {self.role!r}; choose among {', '.join(ROLES)}")
        if self.kind not in WORD_KINDS:
            raise InputError(f"no kind of words {self.kind!r}; choose among {', '.join(WORD_KINDS)}")
        words = self.words.lower()
        if not all(any(map(str.isalpha, word)) for word in split_words(words)):
            raise InputError(
                f'a word is missing in {self.words!r}; write them as in "greensman|greensmen; pyro wrangler"'
            )
        object.__setattr__(self, "words", words)


def split_words(words: str) -> list[str]:
    """The words of a line, plurals apart.

    >>> split_words("extra|extras; walk-on")
    ['extra', 'extras', 'walk-on']
    """
    return [word.strip() for item in words.split(";") for word in item.split("|")]

"""Role words that the network takes into a name: "Greensman Bob Hale"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from extractor.cues import roles
from extractor.cues.model import OwnWords, split_words
from extractor.recognise import patterns
from extractor.recognise.mention import Mention

_LONGEST: Final = 3  # words; hardly a job before a name has more


def job_words(own: Iterable[OwnWords] = ()) -> frozenset[str]:
    """The nouns of the cue tables, and a user's own, that name a job; titles that begin stage names ("Queen") are none.

    >>> {"cameraman", "greensman"} <= job_words([OwnWords("crew", "Greensman|greensmen")])
    True
    """
    tables = (line.words for line in roles.ROLE_NOUNS if line.role != "unknown")
    mine = (words.words for words in own if words.kind == "noun")
    return frozenset(word for line in (*tables, *mine) for word in split_words(line))


JOBS: Final = job_words()


def shed_jobs(text: str, found: Sequence[Mention], jobs: frozenset[str] = JOBS) -> Iterator[Mention]:
    """A job before a name is no part of it; who has one, a first name and a surname, and plays no part, is a person."""
    for mention in found:
        if mention.label not in ("PERSON", "CHARACTER"):
            continue
        length = _job_length(text[mention.start : mention.end], jobs)
        if not length:
            continue
        name = text[mention.start + length : mention.end]
        if mention.label == "CHARACTER":
            is_full = name.count(" ") == 1 and name.istitle()
            if not is_full or patterns.PART_AHEAD.search(text, max(0, mention.start - 30), mention.start):
                continue
        yield replace(mention, label=None)
        yield Mention(mention.start + length, mention.end, "PERSON", "job")


@lru_cache(maxsize=20_000)  # names repeat over the captions of a run
def _job_length(name: str, jobs: frozenset[str]) -> int:
    """How many characters of a name a job takes at its head, the blank behind it included."""
    words = name.split(" ")
    for count in range(min(_LONGEST, len(words) - 1), 0, -1):
        head = " ".join(words[:count])
        if head.lower() in jobs and words[count][:1].isupper() and not (head.isupper() and not name.isupper()):
            return len(head) + 1
    return 0

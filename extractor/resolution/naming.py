"""What a person or film is called, and the id it keeps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from typing import Any, Final, TypeVar

from extractor.resolution.names import HONORIFICS, PersonName, is_glued, parse_name, surname_core
from extractor.resolution.nicknames import is_forename, is_short_for
from extractor.resolution.spelling import latin, readable, words
from extractor.resolution.titles import INVERTED, Title, parse_title
from extractor.text import fold

_NOT_SLUG: Final = re.compile(r"[^a-z0-9]+")
_DIGEST: Final = 4  # digits of the digest in an id: enough to part namesakes, short enough to read
_SLUG: Final = 60  # letters of a name in an id
_RATHER_SHORT: Final = 3  # times as often as in full somebody must be "D. W." or without his Jr. to go by that
_SHORT: Final = 3  # letters up to which a name in capitals is in good form
_ADDRESSES: Final = words("mr mrs ms miss")  # "Lady Gaga" is a name, "Mr. Hitchcock" is how one speaks to him
_HYPHENED: Final = re.compile(r"\w[-‐‑]\w")

Parsed = TypeVar("Parsed", PersonName, Title)


def canonical_name(spellings: Mapping[str, int]) -> str:
    """The spelling a person goes by, from spellings with their counts.

    A full name before a surname alone, then the name used most, initials and names without their Jr. by a third, then
    one not in capitals, the forename in full, the fuller name and the one written with its marks; of its spellings the
    one in good form, with its marks, used most. A title before a name of one word stays if it mostly stands there.

    >>> canonical_name({"Hitchcock": 9, "ALFRED HITCHCOCK": 2, "Alfred Hitchcock": 1, "Alfred Hitchock": 2})
    'Alfred Hitchcock'
    >>> canonical_name({"Lady Gaga": 5, "Gaga": 1}), canonical_name({"Sir Ian McKellen": 5, "Ian McKellen": 1})
    ('Lady Gaga', 'Ian McKellen')
    """
    several = {text: parse_name(text) for text in spellings} if len(spellings) > 1 else {}
    suffixed = any(name.generation for name in several.values())
    forenames = {name.given[0] for name in several.values() if name.given}
    surnames = {name.surname for name in several.values()}
    cased = {name.key for text, name in several.items() if _is_cased(text)}
    marked = {name.key for text, name in several.items() if _has_marks(readable(text))}

    def rank(name: PersonName, count: int) -> tuple[Any, ...]:
        known = bool(name.given) and is_forename(name.given[0])
        is_short = (suffixed and not name.generation) or (bool(name.given) and len(name.given[0]) == 1)
        return (
            not name.is_bare,
            count / (_RATHER_SHORT if is_short else 1),
            name.key in cased,
            known and not any(is_short_for(name.given[0], full) for full in forenames),
            known,
            sum(len(given) > 1 for given in name.given),
            len(name.given),
            bool(name.generation),
            (core := surname_core(name.surname)) != name.surname and core in surnames,  # "von Sydow" over "Sydow"
            name.key in marked,
            [-ord(c) for c in name.key],
        )

    return _best(spellings, parse_name, lambda name: name.key, rank, _form_of_name)


def canonical_title(spellings: Mapping[str, int]) -> str:
    """The title a film goes by, from titles with their counts: the one used most, then the fuller; in good form.

    >>> canonical_title({"SHINING": 1, "The Shining": 2, "Shining, The": 2, "The Shinning": 1})
    'The Shining'
    """

    def rank(title: Title, count: int) -> tuple[Any, ...]:
        return count, len(title.words), [-ord(c) for c in title.key]

    text = _best(spellings, parse_title, lambda title: title.key, rank, _form_of_title)
    inverted = INVERTED.match(text)
    return f"{inverted['article']} {inverted['title']}{inverted['rest']}" if inverted else text


def _best(
    spellings: Mapping[str, int],
    parse: Callable[[str], Parsed],
    key: Callable[[Parsed], str],
    rank: Callable[[Parsed, int], tuple[Any, ...]],
    form: Callable[[str, Mapping[str, int]], tuple[Any, ...]],
) -> str:
    if len(spellings) == 1:
        return readable(next(iter(spellings)))
    texts: dict[str, list[tuple[str, int]]] = {}
    parsed: dict[str, Parsed] = {}
    for spelling, count in sorted(spellings.items()):
        one = parse(spelling)
        parsed[key(one)] = one
        texts.setdefault(key(one), []).append((spelling, count))
    best = max(texts, key=lambda name: rank(parsed[name], sum(count for _, count in texts[name])))
    if len(texts[best]) == 1:
        return readable(texts[best][0][0])
    counts: Counter[str] = Counter()
    for spelling, count in texts[best]:
        counts[readable(spelling)] += count
    return max(sorted(counts), key=lambda text: form(text, counts))


def _form_of_name(text: str, counts: Mapping[str, int]) -> tuple[Any, ...]:
    in_order = _has_title(text) == _keeps_title(counts) and "," not in text
    return _is_cased(text), in_order, not is_glued(text), _has_marks(text), counts[text], _is_hyphened(text)


def _form_of_title(text: str, counts: Mapping[str, int]) -> tuple[Any, ...]:
    return _is_cased(text), not INVERTED.match(text), _has_marks(text), counts[text], len(text.split())


def _has_title(text: str) -> bool:
    """Whether a name begins with Sir, Lady, Dr. and the like."""
    return _title_of(text) in HONORIFICS


def _title_of(text: str) -> str:
    return text.partition(" ")[0].strip(".").lower()


def _keeps_title(counts: Mapping[str, int]) -> bool:
    """Whether a name of one word is with its title at least as often as without it."""
    titled = {text: count for text, count in counts.items() if _has_title(text)}
    if any(_title_of(text) in _ADDRESSES or len(text.split()) != 2 for text in titled):
        return False
    return 2 * sum(titled.values()) >= sum(counts.values())


def _is_cased(text: str) -> bool:
    """Neither in capitals nor in small letters; a short word ("M", "Z", "RRR") may be."""
    return len(text) <= _SHORT or text not in {text.upper(), text.lower()}


def _is_hyphened(text: str) -> bool:
    """Whether one of several words is of two: "Daniel Day-Lewis"."""
    return " " in text and bool(_HYPHENED.search(text))


def _has_marks(text: str) -> bool:
    """Whether Latin letters have marks; another script has none to prefer."""
    return not text.isascii() and fold(text).isascii() and any(char.isalpha() and not char.isascii() for char in text)


def entity_slug(name: str, year: int | None = None) -> str:
    """A readable id of an entity: its name and a film's year.

    >>> entity_slug("Fame", 1980), entity_slug("Agnès Varda")
    ('fame-1980', 'agnes-varda')
    """
    letters = name.lower() if name.isascii() else latin(name.replace("½", " 1/2"))
    slug = _NOT_SLUG.sub("-", letters)[:_SLUG].strip("-") or "unnamed"
    return slug if year is None else f"{slug}-{year}"


def unique_ids(
    slugs: Sequence[str], stands: Sequence[int], anchor: Callable[[int], str], content: Callable[[int], str]
) -> list[str]:
    """The slugs; of namesakes the one named most keeps it, the others get a digest of what sets each apart.

    So captions added later rename nobody, unless they bring a namesake who is named more. `stands` says how often each
    is named; 0 is for a name that is never plain. `anchor` gives what no other entity of the name has, a film and year
    or a page; where even that is shared, `content` gives all that the entity with that number holds.

    >>> unique_ids(["bo-lee", "fame-1980", "bo-lee"], [1, 1, 2], "film {}".format, str)
    ['bo-lee-8e13', 'fame-1980', 'bo-lee']
    """
    counts = Counter(slugs)
    anchors = {place: anchor(place) for place, slug in enumerate(slugs) if counts[slug] > 1 or not stands[place]}
    chiefs: dict[str, int] = {}
    for place in sorted(anchors, key=lambda place: (-stands[place], anchors[place])):
        if stands[place]:
            chiefs.setdefault(slugs[place], place)
    plain = set(chiefs.values())
    ids = list(slugs)
    for place, text in anchors.items():
        if place not in plain:
            ids[place] = f"{slugs[place]}-{_digest(text, _DIGEST)}"
    counts = Counter(ids)
    for place in anchors:
        if counts[ids[place]] > 1 and place not in plain:
            ids[place] += _digest(content(place), 2 * _DIGEST)
    seen: Counter[str] = Counter()
    for place, one in enumerate(ids):
        seen[one] += 1
        if seen[one] > 1:  # the very same mentions, which nothing puts together: bare surnames of one export
            ids[place] = f"{one}-{seen[one]}"
    return ids


def _digest(text: str, length: int) -> str:
    return sha256(text.encode()).hexdigest()[:length]

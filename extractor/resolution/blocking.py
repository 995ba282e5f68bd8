"""Which names are worth comparing: pairs out of small blocks, so that the work grows about as the names do."""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, compress, count
from typing import Any, Final

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist, cpdist

from extractor.resolution.coding import Numbers, is_new

Pair = tuple[int, int]
Blocks = dict[Hashable, list[int]]  # numbers of the names by what they share

LARGEST_BLOCK: Final = 2_000  # names compared all with all; a block of this size takes 4 million comparisons, 0.1 s
_HALF: Final = 32  # bits of a key of two words that each has
_SMALL: Final = 12  # names up to which a list of pairs is quicker than setting up a matrix
_AT_ONCE: Final = 100_000  # pairs of a list
_MOST_SLIPS: Final = 3  # as many as `spelling.likeness` ever forgives
_UNLIKE: Final = 0.4  # share of letters that may differ; below it `spelling.likeness` finds nothing


def group_by(keys: Iterable[Iterable[Hashable]]) -> Blocks:
    """Numbers of the names that share a key, for each key of two or more; the n-th name has the n-th keys.

    >>> group_by([["lee", "bruce"], ["lee", "ang"], ["bruce"]])
    {'lee': [0, 1], 'bruce': [0, 2]}
    """
    first: dict[Hashable, int] = {}
    blocks: Blocks = {}
    for number, names_keys in enumerate(keys):
        for key in names_keys:
            one = first.setdefault(key, number)
            if one == number:
                continue
            if key not in blocks:
                blocks[key] = [one, number]
            elif blocks[key][-1] != number:
                blocks[key].append(number)
    return blocks


class Numbering:
    """Numbers for words, so that a key of two words is one integer and keys are arrays.

    >>> words = Numbering()
    >>> keys = two_words(words.of(["lee", "lee", "lee"]), words.of(["ang", "bruce", "ang"]))
    >>> {words.text_of(key): block for key, block in group_numbers(keys, np.arange(3)).items()}
    {'lee ang': [0, 2]}
    """

    def __init__(self) -> None:
        """No word has a number yet."""
        self._numbers: defaultdict[str, int] = defaultdict(count().__next__)

    def of(self, words: Iterable[str]) -> Numbers:
        """The number of each word, as many as there are words."""
        return np.fromiter(map(self._numbers.__getitem__, words), dtype=np.int64)

    def words(self) -> list[str]:
        """The words by their numbers."""
        return list(self._numbers)

    def text_of(self, key: int) -> str:
        """The two words of a key."""
        words = self.words()
        return f"{words[key >> _HALF]} {words[key & (1 << _HALF) - 1]}"


def two_words(one: Numbers, other: Numbers) -> Numbers:
    """Keys of two numbered words each."""
    return one << _HALF | other


def group_numbers(keys: Numbers, names: Numbers) -> dict[int, list[int]]:
    """The names that share a key, in order, for each key of two or more; the n-th key is one of the n-th name.

    As `group_by`, for keys that are numbers: in a fifth of the time and of the memory.
    """
    order = np.lexsort((names, keys))
    keys, names = keys[order], names[order]
    once = is_new(keys) | is_new(names)
    keys, names = keys[once], names[once]
    starts = np.flatnonzero(is_new(keys))
    sizes = np.diff(starts, append=len(keys))
    shared = sizes > 1
    members = names[np.repeat(shared, sizes)].tolist()
    ends = np.cumsum(sizes[shared]).tolist()
    blocks = zip(keys[starts[shared]].tolist(), [0, *ends], ends, strict=False)
    return {key: members[start:end] for key, start, end in blocks}


def all_pairs(blocks: Mapping[Any, list[int]], text_of: Callable[[Any], str] = str) -> set[Pair]:
    """Every pair within a block; a warning names a block too large for that, which is left out."""
    pairs: set[Pair] = set()
    for key, block in blocks.items():
        if len(block) > LARGEST_BLOCK:
            _warn(text_of(key), len(block))
        else:
            pairs.update(combinations(block, 2))
    return pairs


def similar_pairs(
    blocks: Mapping[Any, list[int]], words: Sequence[str], text_of: Callable[[Any], str] = str
) -> set[Pair]:
    """Pairs within a block whose words differ by few letters; `words` holds the word of each name.

    A block too large to compare at once is parted by the first two letters of the words.
    """
    pairs: set[Pair] = set()
    few: list[Pair] = []  # from small blocks, compared many at once
    for key, block in blocks.items():
        for part in _parts(key, block, words, text_of):
            if len(part) <= _SMALL:
                few += combinations(part, 2)
            else:
                pairs.update(_similar(part, words))
        if len(few) > _AT_ONCE:
            pairs.update(_close(few, words))
            few = []
    pairs.update(_close(few, words))
    return pairs


def _close(pairs: Sequence[Pair], words: Sequence[str]) -> Iterator[Pair]:
    """Those of the pairs whose words differ by few letters."""
    left, right = ([words[pair[side]] for pair in pairs] for side in (0, 1))
    distances = cpdist(left, right, scorer=OSA.distance, score_cutoff=_MOST_SLIPS, dtype=np.uint8)
    longest = np.maximum(*(np.fromiter(map(len, side), dtype=np.float32) for side in (left, right)))
    close = (distances > 0) & (distances <= _MOST_SLIPS) & (distances <= _UNLIKE * longest)
    return compress(pairs, close.tolist())


def _parts(
    key: Any, block: Sequence[int], words: Sequence[str], text_of: Callable[[Any], str]
) -> Iterator[Sequence[int]]:
    if len(block) <= LARGEST_BLOCK:
        yield block
        return
    for start, part in group_by([words[number][:2]] for number in block).items():
        if len(part) > LARGEST_BLOCK:
            _warn(f"{text_of(key)} with {start}", len(part))
        else:
            yield [block[place] for place in part]


def _similar(block: Sequence[int], words: Sequence[str]) -> Iterator[Pair]:
    named: defaultdict[str, list[int]] = defaultdict(list)
    for number in block:
        named[words[number]].append(number)
    distinct = list(named)
    for left, right in _similar_words(distinct):
        for one in named[distinct[left]]:
            for other in named[distinct[right]]:
                yield (one, other) if one < other else (other, one)


def _similar_words(words: list[str]) -> Iterator[Pair]:
    distances = cdist(words, words, scorer=OSA.distance, score_cutoff=_MOST_SLIPS, dtype=np.uint8)
    lengths = np.fromiter(map(len, words), dtype=np.float32)
    close = (distances <= _MOST_SLIPS) & (distances <= _UNLIKE * np.maximum.outer(lengths, lengths))
    yield from zip(*(places.tolist() for places in np.nonzero(np.triu(close, 1))), strict=True)


def _warn(key: str, names: int) -> None:
    warnings.warn(
        f"{names:,} names share {key!r}, more than the {LARGEST_BLOCK:,} that are compared all with all; "
        "spellings among them are found by what else they share, or not",
        stacklevel=2,
    )

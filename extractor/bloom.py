"""Bloom filters (Bloom 1970): a set of 64-bit keys in a few bits each, that may hold a key it was not given, rarely."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import numpy as np
import numpy.typing as npt

UInts = npt.NDArray[np.uint64]
Bits = npt.NDArray[np.uint8]

BITS_PER_KEY: Final = 24  # at least; with three probes at most two false hits in a thousand look-ups
_MIX: Final = 0xBF58476D1CE4E5B9  # splitmix64's first multiplier (Steele et al. 2014)
_SHIFTS: Final = (0, 20, 40)  # three probes from one 64-bit hash; the last has 24 bits


def empty_filter() -> Bits:
    """A filter that holds nothing."""
    return np.zeros(1, dtype=np.uint8)


def build_filter(keys: Collection[int]) -> Bits:
    """The filter of some keys; its size in bits is a power of two."""
    size = 1 << max(10, (len(keys) * BITS_PER_KEY - 1).bit_length())
    bits = np.zeros(size, dtype=np.uint8)
    mixed = mix(np.fromiter(keys, dtype=np.uint64, count=len(keys)))
    for shift in _SHIFTS:
        bits[(mixed >> np.uint64(shift)) & np.uint64(size - 1)] = 1
    return np.packbits(bits, bitorder="little")


def mix(keys: UInts) -> UInts:
    """Spreads the keys over 64 bits; once for all the filters they are looked up in."""
    return (keys ^ (keys >> np.uint64(31))) * np.uint64(_MIX)


def probe(bits: Bits, mixed: UInts) -> npt.NDArray[np.bool_]:
    """Which of the mixed keys the filter holds.

    >>> bits = build_filter([3, 5, 8])
    >>> probe(bits, mix(np.array([5, 6], dtype=np.uint64))).tolist()
    [True, False]
    """
    mask = np.uint64(len(bits) * 8 - 1)
    hit = np.zeros(len(mixed), dtype=np.bool_)
    kept = np.arange(len(mixed))
    for shift in _SHIFTS:  # the first leaves one key in eight or so to the next
        place = (mixed[kept] >> np.uint64(shift)) & mask
        kept = kept[(bits[place >> np.uint64(3)] >> (place & np.uint64(7)).astype(np.uint8)) & 1 != 0]
    hit[kept] = True
    return hit


def holds(bits: Bits, key: int) -> bool:
    """Whether the filter holds one key; quicker than `probe` for a single one.

    >>> holds(build_filter([3, 5, 8]), 5)
    True
    """
    mixed = ((key ^ (key >> 31)) * _MIX) & 0xFFFF_FFFF_FFFF_FFFF
    mask = len(bits) * 8 - 1
    for shift in _SHIFTS:
        place = (mixed >> shift) & mask
        if not bits.item(place >> 3) >> (place & 7) & 1:  # a plain int, quicker than numpy's
            return False
    return True

"""Pairs worth comparing: all that are alike within a block, and no more than a block holds."""

from __future__ import annotations

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from extractor.resolution import blocking
from extractor.resolution.blocking import Numbering, all_pairs, group_by, group_numbers, similar_pairs, two_words

WORDS = st.lists(st.text("abc", min_size=1, max_size=6), min_size=2, max_size=30)


def test_a_block_holds_what_shares_a_key() -> None:
    assert group_by([["a", "b"], ["b"], ["c"], ["a", "a"]]) == {"b": [0, 1], "a": [0, 3]}
    assert all_pairs({"a": [0, 3, 4]}) == {(0, 3), (0, 4), (3, 4)}


@given(rows=st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc"), st.integers(0, 4)), max_size=30))
def test_blocks_of_numbers_are_the_blocks_of_words(rows: list[tuple[str, str, int]]) -> None:
    """Keys in any order, a name with several keys or with one twice."""
    words = Numbering()
    one, other = words.of(row[0] for row in rows), words.of(row[1] for row in rows)
    names = np.array([row[2] for row in rows], dtype=np.int64)
    blocks = group_numbers(two_words(one, other), names)
    wanted = group_by([f"{left} {right}" for left, right, name in rows if name == n] for n in range(5))
    assert {words.text_of(key): block for key, block in blocks.items()} == wanted


@given(words=WORDS, small=st.sampled_from([0, 100]))
def test_similar_words_are_found_either_way(words: list[str], small: int) -> None:
    """The loop for small blocks and the matrix for large ones find the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocking, "_SMALL", small)
        found = similar_pairs({"block": list(range(len(words)))}, words)
    wanted = {
        (one, other)
        for other in range(len(words))
        for one in range(other)
        if words[one] != words[other]
        and OSA.distance(words[one], words[other]) <= min(3, int(0.4 * max(len(words[one]), len(words[other]))))
    }
    assert found == wanted


def test_a_block_too_large_is_parted_and_one_still_too_large_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocking, "LARGEST_BLOCK", 3)
    words = ["smith", "smyth", "jones", "joness"]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert similar_pairs({"john": [0, 1, 2, 3]}, words) == {(0, 1), (2, 3)}
    with pytest.warns(UserWarning, match="4 names share 'john', more than the 3"):
        assert all_pairs({"john": [0, 1, 2, 3], "ann": [4, 5]}) == {(4, 5)}

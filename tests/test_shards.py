"""Shards: cut by content, and nothing lost between an extraction and its file."""

import random
from itertools import pairwise

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal
from sample_pages import FAME, PIANO, PSYCHO
from stand_in import stand_in_pipeline

import extractor.frames as frames
from extractor.batch.shards import count_faults, cut_shards, digest_captions, extract_shard, from_bytes, join_shards

NLP = stand_in_pipeline()
TEXTS = [f"caption {n}" for n in range(5_000)]


def bare(texts):
    return [(text, None) for text in texts]


def cut(captions, *given):
    return cut_shards(digest_captions(captions), *given)


def keys(texts, fingerprint="v1", size=50):
    return [shard.key for shard in cut(bare(texts), fingerprint, size)]


def test_shards_cover_every_caption_once_and_keep_their_size():
    shards = cut(bare(TEXTS), "v1", 50)
    assert [place for shard in shards for place in shard.places] == list(range(len(TEXTS)))
    assert all(50 / 4 <= len(shard) <= 200 for shard in shards[:-1])
    assert 60 < len(shards) < 130
    assert len({shard.key for shard in shards}) == len(shards)


@pytest.mark.parametrize("at", [0, 1, 2_500, 4_999, 5_000])
def test_a_new_caption_changes_only_the_shards_near_it(at):
    changed = [*TEXTS[:at], "a new one", *TEXTS[at:]]
    assert len(set(keys(changed)) - set(keys(TEXTS))) <= 3


def test_one_taken_away_or_another_order_of_two_changes_only_the_shards_near():
    assert len(set(keys(TEXTS[:77] + TEXTS[78:])) - set(keys(TEXTS))) <= 3
    swapped = [*TEXTS[:900], TEXTS[901], TEXTS[900], *TEXTS[902:]]
    assert 1 <= len(set(keys(swapped)) - set(keys(TEXTS))) <= 3


def test_a_block_of_new_captions_leaves_the_others_alone():
    new = [f"new {n}" for n in range(1_000)]
    assert set(keys(TEXTS[:2_000] + new + TEXTS[2_000:])) >= set(keys(TEXTS[:2_000])[:-1])


def test_other_versions_share_no_shard():
    assert not set(keys(TEXTS)) & set(keys(TEXTS, "v2"))


def test_texts_do_not_run_together():
    assert keys(["ab", "c"]) != keys(["a", "bc"]) != keys(["abc"])


def test_another_heading_makes_another_shard():
    def key(*headings):
        return cut([("Leigh screams.", heading) for heading in headings], "v1")[0].key

    assert len({key("Psycho", None), key(None, "Psycho"), key("Psycho", "Psycho"), key(None, None)}) == 4
    assert cut([("a", "b")], "v1") != cut([("a\0b", None)], "v1")


def test_no_captions_no_shards():
    assert cut([], "v1") == []


TOLD = [FAME, "", "Nobody.", "BREAK it", PSYCHO, f"{PIANO} Agnès Varda.", "  "]


@pytest.mark.parametrize("cuts", [[0, 7], [0, 1, 2, 3, 4, 5, 6, 7], [0, 2, 2, 7], [0, 3, 7]])
def test_shards_joined_again_are_the_extraction_of_all(cuts):
    ids = [f"d:{n}" for n in range(len(TOLD))]
    whole = frames.extract_all(pd.DataFrame({"id": ids, "text": TOLD}), nlp=NLP)
    parts = [from_bytes(extract_shard(bare(TOLD[a:b]), NLP)) for a, b in pairwise(cuts)]
    joined = join_shards(parts, ids)
    for table in ("credits", "mentions", "films", "skipped"):
        assert_frame_equal(getattr(joined, table), getattr(whole, table))
    assert len(whole.credits) == 7
    assert count_faults(extract_shard(bare(TOLD), NLP)) == 3


def test_no_shards_are_an_empty_extraction():
    whole = frames.extract_all(pd.DataFrame({"text": []}, dtype=str), nlp=NLP)
    for table in ("credits", "mentions", "films", "skipped"):
        assert_frame_equal(getattr(join_shards([], []), table), getattr(whole, table))


def test_the_same_texts_give_the_same_bytes():
    texts = bare(TOLD * 20)
    random.Random(1).shuffle(texts)
    assert extract_shard(texts, NLP) == extract_shard(texts, stand_in_pipeline())

"""The ledger: what a crash leaves behind is known for what it is."""

import errno
import os

import pytest

from extractor.batch.ledger import Ledger
from extractor.batch.shards import Shard, digest_captions, faulty, to_bytes
from extractor.errors import OutputError

CONTENT = to_bytes(faulty("no text", ("", None)))
ONE, TWO = Shard("1" * 32, range(1)), Shard("2" * 32, range(1, 2))


@pytest.fixture
def ledger(tmp_path):
    ledger = Ledger(tmp_path)
    ledger.note({"inputs": ["pages"]}, {"versions": {"package": "1"}})
    ledger.note({"begun": ONE.key})
    ledger.write(ONE, CONTENT)
    return ledger


def test_what_is_written_is_done_for_later_runs(ledger, tmp_path):
    later = Ledger(tmp_path)
    assert (later.has(ONE), later.has(TWO)) == (True, False)
    assert [len(table) for table in later.read([ONE.key])] == [1]
    assert not later.was_cut_off(ONE)


def test_a_shard_that_was_begun_and_not_ended_is_told(ledger, tmp_path):
    ledger.note({"begun": TWO.key})
    assert Ledger(tmp_path).was_cut_off(TWO)


@pytest.mark.parametrize("cut", range(1, 60))
def test_a_line_cut_off_anywhere_counts_as_not_written(ledger, tmp_path, cut):
    ledger.write(TWO, CONTENT)
    path = tmp_path / "ledger.jsonl"
    path.write_bytes(path.read_bytes()[:-cut])
    later = Ledger(tmp_path)
    assert later.has(ONE)
    later.write(TWO, CONTENT)
    again = Ledger(tmp_path)
    assert again.has(ONE)
    assert again.has(TWO)


@pytest.mark.parametrize("spoil", [lambda p: p.unlink(), lambda p: p.write_bytes(b"")])
def test_a_file_that_is_not_what_was_written_is_not_done(ledger, tmp_path, spoil):
    spoil(tmp_path / f"{ONE.key}.parquet")
    assert not Ledger(tmp_path).has(ONE)


def test_a_file_without_its_line_is_not_done(ledger, tmp_path):
    (tmp_path / f"{TWO.key}.parquet").write_bytes(CONTENT)
    assert not Ledger(tmp_path).has(TWO)


def test_what_shards_hold_is_told_for_the_versions_that_made_them(ledger, tmp_path):
    def held(leave_out=()):
        return {key: list(digests) for key, digests in Ledger(tmp_path).held(leave_out)}

    ledger.note({"versions": {"package": "2"}})
    assert held() == {}
    ledger.write(TWO, CONTENT)
    assert held() == {TWO.key: list(digest_captions([("", None)]))}
    assert held({TWO.key}) == {}
    ledger.note({"versions": {"package": "1"}})
    assert list(held()) == [ONE.key]
    (tmp_path / f"{ONE.key}.parquet").write_bytes(CONTENT[:-1])
    assert held() == {}


def test_closing_forgets_what_is_not_needed(ledger, tmp_path):
    ledger.write(TWO, CONTENT)
    (tmp_path / ".left.123.tmp").write_bytes(b"half")
    ledger.note_inputs([{"input": "a", "path": "p/a", "hash": "1"}], forget=True)
    ledger.close([TWO])
    later = Ledger(tmp_path)
    assert (later.has(ONE), later.has(TWO)) == (False, True)
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{TWO.key}.parquet", "ledger.jsonl"]
    assert later.inputs == {"a": {"input": "a", "path": "p/a", "hash": "1"}}


@pytest.mark.parametrize("where", ["write_bytes", "fsync"])
def test_a_full_disk_is_told_with_the_remedy_and_costs_one_shard(ledger, tmp_path, monkeypatch, where):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(*(("pathlib.Path.write_bytes", full) if where == "write_bytes" else (os, "fsync", full)))
        with pytest.raises(OutputError, match="No space left on device; what is done is kept"):
            ledger.write(TWO, CONTENT)
    assert not list(tmp_path.glob(".*"))
    later = Ledger(tmp_path)
    assert (later.has(ONE), later.has(TWO)) == (True, False)

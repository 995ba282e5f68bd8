"""Worker processes: the same results as without, and no caption that kills or holds one costs another."""

import json
import os
import signal
import time

import deadly
import pytest
from pandas.testing import assert_frame_equal
from sample_pages import FAME, PIANO, PSYCHO, jsonl, write

from extractor.batch import run, shards
from extractor.batch.ledger import Ledger
from extractor.batch.workers import Task, Workers
from extractor.errors import InputError, WorkerError
from extractor.tables import TABLES

SAID = [FAME, PSYCHO, PIANO]


@pytest.fixture(autouse=True)
def small_shards(monkeypatch):
    monkeypatch.setattr(shards, "SHARD", 4)


@pytest.fixture
def model(tmp_path, monkeypatch):
    folder, site = deadly.loadable(tmp_path)
    monkeypatch.syspath_prepend(site)
    monkeypatch.setattr("extractor.recognise.pipeline.add_rules", lambda nlp, labels=None: nlp)
    return folder


def feed(tmp_path, *others, count=30):
    said = [*(f"{SAID[n % 3]} Scene {n}." for n in range(count)), *others]
    said.insert(count // 2, said.pop())  # one of the others stands amid the rest
    return write(tmp_path / "pages", feed_jsonl=jsonl(*({"caption": text} for text in said)))


def same(found, expected):
    for table in TABLES:
        assert_frame_equal(found.table(table), expected.table(table))


@pytest.mark.parametrize("workers", [2, pytest.param(3, marks=pytest.mark.slow)])
def test_workers_find_what_one_process_finds(tmp_path, model, workers):
    pages = feed(tmp_path, "Nobody here.")
    same(run(pages, model=model, workers=workers), run(pages, model=model, workers=1))


def test_the_caption_that_kills_its_worker_is_named_and_the_others_go_on(tmp_path, model):
    pages = feed(tmp_path, f"{FAME} KILL.", count=9)
    results = run(pages, tmp_path / "out", model=model, workers=2)
    assert len(results.captions) == 10
    assert len(results.credits) == 18
    (row,) = [json.loads(line) for line in (tmp_path / "out" / "failures.jsonl").read_text().splitlines()]
    assert (row["document"], row["line"]) == ("feed.jsonl", 5)
    assert row["reason"] == "the worker died (signal 9) on it, again and again; mend or remove it"
    expected = run(feed(tmp_path / "sane", "No KI.", count=9), model=model, workers=1)
    assert_frame_equal(results.people, expected.people)
    # It is not tried again, since nothing has changed.
    same(run(pages, tmp_path / "out", model=model, workers=1), results)


@pytest.mark.slow
def test_two_that_kill_in_one_shard_are_both_found(tmp_path, model, monkeypatch):
    monkeypatch.setattr(shards, "SHARD", 1_000)
    results = run(feed(tmp_path, f"{FAME} KILL.", f"{PIANO} KILL too."), model=model, workers=2)
    assert len(results.credits) == 60
    assert len(results.failures) == 2


@pytest.mark.slow
def test_the_caption_on_which_a_worker_hangs_is_named_and_the_others_go_on(tmp_path, model):
    results = run(feed(tmp_path, f"{FAME} HANG."), model=model, workers=2, timeout=20)
    assert len(results.credits) == 60
    assert "the worker took longer than 2 s on it" in results.failures.reason[0]
    assert results.failures.line[0] == 16


def test_a_worker_that_dies_once_is_replaced_and_nothing_is_lost(tmp_path, model, monkeypatch):
    monkeypatch.setenv(deadly.ONCE, str(tmp_path / "once"))
    (tmp_path / "once").write_text("")
    pages = feed(tmp_path, f"{FAME} ONCE.", count=9)
    results = run(pages, model=model, workers=2)
    assert not (tmp_path / "once").exists()
    assert len(results.failures) == 0
    same(results, run(pages, model=model, workers=1))


def test_a_worker_killed_from_outside_is_replaced(model, monkeypatch):
    monkeypatch.setenv(deadly.SLOW, "0.2")
    workers = Workers(1, model)
    try:
        workers.submit(Task("a", 0, 1, ((FAME, None),)))
        assert workers.wait().fault is None
        (first,) = workers.pids
        workers.submit(Task("b", 0, 5, ((PSYCHO, None),) * 5))
        time.sleep(0.3)
        os.kill(first, signal.SIGKILL)
        assert workers.wait().fault == "died (signal 9)"
        workers.submit(Task("c", 0, 1, ((PIANO, None),)))
        assert workers.wait().fault is None
        assert workers.pids != [first]
    finally:
        workers.close()
    assert workers.pids == []


def test_a_run_that_was_cut_off_works_beside_this_process(tmp_path, model):
    pages = feed(tmp_path, f"{FAME} KILL.", count=3)
    out = tmp_path / "out"

    class StopError(Exception):
        pass

    def stop(stage, done=0, total=None, **facts):
        if stage.startswith("extracting"):
            raise StopError

    with pytest.raises(StopError):
        run(pages, out, model=model, progress=stop)
    ledger = Ledger(out / "shards")
    texts = [(json.loads(line)["caption"], None) for line in (pages / "feed.jsonl").read_text().splitlines()]
    versions = json.loads((out / "shards" / "ledger.jsonl").read_text().splitlines()[1])["versions"]
    cut = shards.cut_shards(shards.digest_captions(texts), json.dumps(versions, sort_keys=True), shards.SHARD)
    ledger.note(*({"begun": shard.key} for shard in cut))
    results = run(pages, out, model=model)  # in this process the caption would kill the tests
    assert len(results.failures) == 1
    assert len(results.credits) == 6


def test_one_process_with_a_timeout_works_beside_this_one(tmp_path, model):
    results = run(feed(tmp_path, f"{FAME} KILL.", count=3), model=model, workers=1, timeout=100)
    assert results.failures.reason.tolist() == ["the worker died (signal 9) on it, again and again; mend or remove it"]
    assert len(results.credits) == 6
    with pytest.raises(InputError, match="cannot have this pipeline"):
        run(tmp_path / "pages", model=deadly.deadly_pipeline(), timeout=100)


@pytest.mark.slow
def test_few_captions_that_hang_end_by_the_timeout(tmp_path, model):
    results = run(feed(tmp_path, f"{FAME} HANG.", count=3), model=model, timeout=20)
    assert len(results.failures) == 1
    assert "took longer than 2 s" in results.failures.reason[0]


def test_a_worker_killed_as_it_loads_is_started_again(tmp_path, model, monkeypatch):
    (tmp_path / "killed").mkdir()
    (tmp_path / "killed" / "sitecustomize.py").write_text(
        "import os, pathlib\n"
        f"left = pathlib.Path({str(tmp_path / 'left')!r})\n"
        "if (n := int(left.read_text())):\n"
        "    left.write_text(str(n - 1))\n"
        "    os.kill(os.getpid(), 9)\n"
        f"exec(pathlib.Path({str(tmp_path / 'deadly_site' / 'sitecustomize.py')!r}).read_text())\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path / "killed"))
    monkeypatch.setattr("extractor.batch.workers.START_PAUSE", 0.01)
    for kills, said in (
        (2, None),
        (3, r"a worker died \(signal 9\), 3 times before it could work; .* fewer --workers"),
    ):
        (tmp_path / "left").write_text(str(kills))
        workers = Workers(1, model)
        try:
            workers.submit(Task("a", 0, 1, ((FAME, None),)))
            if said is None:
                assert workers.wait().fault is None
            else:
                with pytest.raises(WorkerError, match=said):
                    workers.wait()
        finally:
            workers.close()


def test_workers_that_cannot_start_are_told_of(tmp_path, model, monkeypatch):
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "sitecustomize.py").write_text("import os; os._exit(7)")
    monkeypatch.syspath_prepend(str(tmp_path / "broken"))
    with pytest.raises(WorkerError, match=r"a worker died \(exit status 7\) before it could work"):
        run(feed(tmp_path, FAME), tmp_path / "out", model=model, workers=2)


def test_a_pipeline_object_stays_in_this_process(tmp_path):
    nlp = deadly.deadly_pipeline()
    with pytest.raises(InputError, match="cannot have this pipeline; save it, and name its folder"):
        run(feed(tmp_path, FAME), model=nlp, workers=2)
    assert len(run(feed(tmp_path, FAME), model=nlp).credits) == 62


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"workers": 0}, "0 workers do no work"),
        ({"workers": 2, "scheduler": "tcp://x"}, "give --workers or --scheduler"),
        ({"append": True}, "nothing to append to"),
    ],
)
def test_options_that_make_no_sense(tmp_path, options, message):
    with pytest.raises(InputError, match=message):
        run(feed(tmp_path, FAME), **options)

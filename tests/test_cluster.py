"""A Dask cluster of real processes extracts the same, though one of its workers is killed on the way."""

import os
import signal
import socket

import deadly
import pytest
from pandas.testing import assert_frame_equal
from sample_pages import FAME, PIANO, PSYCHO, jsonl, write

from extractor.batch import cluster, run, shards
from extractor.errors import InputError, WorkerError
from extractor.tables import TABLES

distributed = pytest.importorskip("distributed", reason="the extra cluster is not installed")

SAID = [FAME, PSYCHO, PIANO]


@pytest.fixture
def model(tmp_path, monkeypatch):
    folder, site = deadly.loadable(tmp_path)
    monkeypatch.setenv("PYTHONPATH", deadly.environment(site)["PYTHONPATH"])  # of the cluster's workers
    monkeypatch.setenv(deadly.SLOW, "0.05")
    monkeypatch.setattr("extractor.recognise.pipeline.add_rules", lambda nlp, labels=None: nlp)
    monkeypatch.setattr(shards, "SHARD", 4)
    return folder


@pytest.fixture
def local_cluster(model):
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    ) as started:
        yield started


def feed(tmp_path, *others, count=60):
    said = [*(f"{SAID[n % 3]} Scene {n}." for n in range(count)), *others]
    return write(tmp_path / "pages", feed_jsonl=jsonl(*({"caption": text} for text in said)))


def same(found, expected):
    for table in TABLES:
        assert_frame_equal(found.table(table), expected.table(table))


def test_a_cluster_finds_the_same_though_a_worker_is_killed(tmp_path, model, local_cluster):
    pages = feed(tmp_path)
    killed = []

    def kill_one():
        worker = next(iter(local_cluster.workers.values()))
        killed.append(worker.pid)
        os.kill(worker.pid, signal.SIGKILL)

    def progress(stage, done=0, total=None, **facts):
        if stage.startswith("extracting") and done and not killed:
            kill_one()

    results = run(pages, tmp_path / "out", model=model, scheduler=local_cluster.scheduler_address, progress=progress)
    assert killed
    assert len(results.failures) == 0
    same(results, run(pages, model=model, workers=1))


@pytest.mark.slow
def test_captions_that_kill_or_hang_are_named(tmp_path, model, local_cluster, monkeypatch):
    pages = feed(tmp_path, f"{FAME} KILL.", f"{PSYCHO} HANG.", count=2)
    monkeypatch.setattr(shards, "SHARD", 100)
    results = run(pages, model=model, scheduler=local_cluster.scheduler_address, timeout=100)
    assert len(results.credits) == 4
    reasons = results.failures.reason
    assert reasons.str.fullmatch(r"the worker (died|took longer than 10 s) on it, .*").all()
    assert results.failures.line.tolist() == [3, 4]


def test_no_scheduler_there(tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "CONNECT", 1.0)
    with pytest.raises(WorkerError, match=r"no workers of a Dask scheduler at tcp:.*:9: .*; start them first"):
        run(feed(tmp_path, FAME), tmp_path / "out", scheduler="tcp://127.0.0.1:9")


@pytest.mark.parametrize("address", ["nonsense", "tcp://x", "tcp://127.0.0.1:99999", "http://127.0.0.1:8786", ""])
def test_what_is_no_address(address):
    with pytest.raises(InputError, match=r"is no address of a Dask scheduler; give .* tcp://10.0.0.1:8786"):
        cluster.reach(address)


def test_another_server_there(monkeypatch):
    monkeypatch.setattr(cluster, "CONNECT", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(WorkerError, match=f"no workers of a Dask scheduler at {address}: nobody answers in time"):
            cluster.reach(address)


def test_no_worker_there(tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "CONNECT", 2.0)
    with (
        distributed.LocalCluster(n_workers=0, dashboard_address=None, host="127.0.0.1") as empty,
        pytest.raises(WorkerError, match="no workers of a Dask scheduler at tcp"),
    ):
        run(feed(tmp_path, FAME), tmp_path / "out", scheduler=empty.scheduler_address)


def test_a_pipeline_object_goes_to_no_cluster(tmp_path):
    with pytest.raises(InputError, match="save it, and name its folder"):
        run(feed(tmp_path, FAME), model=deadly.deadly_pipeline(), scheduler="tcp://127.0.0.1:9")

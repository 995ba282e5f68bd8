"""A Dask cluster of real processes extracts the same, though one of its workers is killed on the way."""

import os
import signal
import socket

import deadly
import pytest
from pandas.testing import assert_frame_equal
from sample_pages import FAME, PIANO, PSYCHO, jsonl, write

from extractor.batch import cluster, run, shards
from extractor.errors import InputError, ModelError, WorkerError
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


class Client:
    """Stands for Dask's: every worker answers what it is told to, if it is asked for its versions."""

    answers: dict | Exception

    def __init__(self, address, **options):
        self.is_closed = False

    def wait_for_workers(self, count, timeout):
        pass

    def run(self, function, model):
        assert function is cluster.versions_here
        if isinstance(self.answers, Exception):
            raise self.answers
        return self.answers

    def close(self, timeout):
        self.is_closed = True


@pytest.fixture
def ours(model, monkeypatch):
    monkeypatch.setattr(cluster, "reach", lambda address: None)
    monkeypatch.setattr(distributed, "Client", Client)
    cluster.versions_here.cache_clear()
    return cluster.versions_here(model)


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"package": "0.0.9"}, r"package 0\.0\.9 in place of \d"),
        ({"spacy": "3.8.7"}, r"spacy 3\.8\.7 in place of 3"),
        ({"thinc": "8.3.0"}, r"thinc 8\.3\.0 in place of 8"),
        ({"rules": "0", "model": {}}, "another model, other rules"),
        ({"model": {"name": "deadly", "version": "1", "hash": "0"}}, "another model"),
    ],
    ids=["package", "spacy", "thinc", "rules", "model"],
)
def test_workers_with_other_code_or_model_get_no_work(ours, model, monkeypatch, other, told):
    theirs = {"tcp://10.0.0.2:1": ours, "tcp://10.0.0.3:1": {**ours, **other}}
    monkeypatch.setattr(Client, "answers", theirs, raising=False)
    with pytest.raises(WorkerError, match=rf"the worker tcp://10\.0\.0\.3:1 has {told}.*; install the same package"):
        cluster.Cluster("tcp://10.0.0.1:8786", model)
    with pytest.raises(WorkerError, match=r"the worker at .* has .*; install the same"):  # one that came later
        cluster.extract_alike([(FAME, None)], model, ours | other)


def test_workers_with_the_same_do_the_work(ours, model, monkeypatch):
    monkeypatch.setattr(Client, "answers", {"tcp://10.0.0.2:1": dict(ours)}, raising=False)
    assert cluster.Cluster("tcp://10.0.0.1:8786", model)._client.is_closed is False
    assert cluster.extract_alike([(FAME, None)], model, ours) == shards.extract_shard([(FAME, None)], model)


@pytest.mark.parametrize("fault", [ModelError("no spaCy pipeline at /m"), AttributeError("no versions_here")])
def test_workers_without_the_model_or_the_function(ours, model, monkeypatch, fault):
    monkeypatch.setattr(Client, "answers", fault, raising=False)
    with pytest.raises(WorkerError, match=rf"workers at tcp://10\.0\.0\.1:8786 cannot do the work: {fault}; install"):
        cluster.Cluster("tcp://10.0.0.1:8786", model)

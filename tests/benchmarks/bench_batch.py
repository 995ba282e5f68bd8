"""A run as a batch job: captions a second from a Parquet file to resolved tables, stage by stage, and its memory.

    python tests/benchmarks/bench_batch.py [--captions 10000 100000] [--workers 1 2] [--repeats 0.5] [--dask] [--stock]

The captions are the corpus' own sentences told of a made-up world of films (`film_world.py`), no two alike
(`--repeats 0.5` makes half of them repeats). Every line is a run of its own in a fresh process, into a fresh folder;
ratios are within one table.
`worker MB` is the most memory that a worker had, which is asserted to stay under 600; `parent MB` is the run's own.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as parquet
from film_world import captions

MOST_MB = 600  # of a worker, however many captions go through it

RUN = """
import json, os, re, resource, sys, time
from pathlib import Path
import extractor.batch as batch

begun = time.perf_counter()
marks = []
worker = 0
own = Path("/proc/self/cmdline").read_text()

def most_of(pid):  # of the worker itself: what `getrusage` tells of children counts what they were forked from
    try:
        status, command = (Path(f"/proc/{pid}/{what}").read_text() for what in ("status", "cmdline"))
    except OSError:
        return 0
    found = re.search(r"VmHWM:\\s+(\\d+)", status)
    return int(found[1]) // 1024 if found and command != own else 0  # as long as it is a copy, it tells of this process

def progress(stage, done=0, total=None, **facts):
    global worker
    if not marks or marks[-1][0] != stage:
        marks.append((stage, time.perf_counter()))
    if stage == "extracting from captions":
        children = Path(f"/proc/{os.getpid()}/task").glob("*/children")
        worker = max(worker, *(most_of(pid) for each in children for pid in each.read_text().split()), 0)

source, out, workers, scheduler, append = json.loads(sys.argv[1])
results = batch.run(source, out, workers=workers, scheduler=scheduler, append=append, progress=progress)
marks.append(("end", time.perf_counter()))
seconds = {stage: after - at for (stage, at), (_, after) in zip(marks, marks[1:])}
parent = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps({
    "seconds": time.perf_counter() - begun, "stages": seconds, "parent": parent, "worker": worker,
    "people": len(results.people), "films": len(results.films), "captions": len(results.captions),
}))
"""

STOCK = """
import sys, time
sys.path.insert(0, "tests/benchmarks")
from bench_pipeline import stock_pipeline
import pyarrow.parquet as parquet

texts = parquet.read_table(sys.argv[1]).column("caption").to_pylist()
nlp = stock_pipeline()
if __name__ == "__main__":
    begun = time.perf_counter()
    for doc in nlp.pipe(texts, n_process=2):
        pass
    print(time.perf_counter() - begun)
"""

STAGES = ("reading documents", "extracting from captions", "resolving people and films", "writing tables")


def write_captions(path: Path, count: int, repeats: float = 0.0, seed: int = 1) -> None:
    """A Parquet file of distinct captions, the given share of them said again."""
    rng = random.Random(seed)
    texts = list(captions(round(count * (1 - repeats)), seed))
    texts += rng.choices(texts, k=count - len(texts))
    rng.shuffle(texts)
    parquet.write_table(pa.table({"id": [str(n) for n in range(count)], "caption": texts}), path)


def run_once(
    source: Path, out: Path, workers: int | None, scheduler: str | None = None, append: bool = False
) -> dict[str, object]:
    arguments = json.dumps([str(source), str(out), workers, scheduler, append])
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, "-c", RUN, arguments], check=True, stdout=subprocess.PIPE, text=True, env=environment
    )
    measured: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return measured


def show(label: str, measured: dict[str, object]) -> None:
    stages, seconds, captions = measured["stages"], float(str(measured["seconds"])), int(str(measured["captions"]))
    assert isinstance(stages, dict)
    shares = " ".join(f"{stages.get(stage, 0.0):9.1f}" for stage in STAGES)
    print(
        f"{label:34}{captions:>10,}{seconds:9.1f}{captions / seconds:9,.0f} {shares}"
        f"{measured['parent']:>11}{measured['worker']:>11}",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--captions", type=int, nargs="+", default=[10_000, 30_000])
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--repeats", type=float, default=0.5, help="share of repeats in a run of its own, 0 for no run")
    parser.add_argument("--dask", action="store_true", help="also on a LocalCluster of two processes")
    parser.add_argument("--stock", action="store_true", help="also a stock spaCy pipeline, n_process=2")
    options = parser.parse_args()
    print(
        f"{'':34}{'captions':>10}{'s':>9}{'per s':>9} {'reading':>9} {'extract':>9} {'resolve':>9} {'writing':>9}"
        f"{'parent MB':>11}{'worker MB':>11}"
    )
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        largest = max(options.captions)
        for count in options.captions:
            source = folder / f"{count}.parquet"
            write_captions(source, count)
            for workers in options.workers:
                measured = run_once(source, folder / f"out-{count}-{workers}", workers)
                show(f"{workers} worker{'s' if workers > 1 else ''}", measured)
                if workers > 1:  # one worker is the run itself, which also holds the tables
                    worker = int(str(measured["worker"]))
                    assert worker < MOST_MB, f"a worker took {worker} MB"
        source = folder / f"{largest}.parquet"
        out = folder / f"out-{largest}-{options.workers[-1]}"
        show("the same again, all done", run_once(source, out, None))
        new = folder / "new.parquet"
        write_captions(new, 1_000, seed=2)
        show("1,000 appended to it", run_once(new, out, None, append=True))
        if options.repeats:
            repeated = folder / "repeated.parquet"
            write_captions(repeated, largest, options.repeats)
            label = f"{options.repeats:.0%} repeats, {options.workers[-1]} workers"
            show(label, run_once(repeated, folder / "out-repeated", options.workers[-1]))
        if options.dask:
            from distributed import LocalCluster

            with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
                show("Dask, 2 processes", run_once(source, folder / "out-dask", None, cluster.scheduler_address))
        if options.stock:
            script = folder / "stock.py"
            script.write_text(STOCK)
            done = subprocess.run([sys.executable, script, source], check=True, stdout=subprocess.PIPE, text=True)
            seconds = float(done.stdout.split()[-1])
            print(f"{'stock spaCy, n_process=2':34}{largest:>10,}{seconds:9.1f}{largest / seconds:9,.0f}")


if __name__ == "__main__":
    main()

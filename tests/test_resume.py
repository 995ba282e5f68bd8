"""A run that is stopped at any moment goes on where it was, to the same bytes; what has changed is done again."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time

import deadly
import pytest
from sample_pages import FAME, PIANO, PSYCHO, jsonl, write
from stand_in import stand_in_pipeline

from extractor.batch import run, shards
from extractor.errors import OutputError

NLP = stand_in_pipeline()
SAID = [FAME, PSYCHO, PIANO]


@pytest.fixture(autouse=True)
def small_shards(monkeypatch):
    monkeypatch.setattr(shards, "SHARD", 10)


@pytest.fixture
def pages(tmp_path):
    rows = [{"caption": f"{SAID[n % 3]} Scene {n}."} for n in range(90)]
    return write(
        tmp_path / "pages",
        a_jsonl=jsonl(*rows[:30]), b_jsonl=jsonl(*rows[30:60]), c_jsonl=jsonl(*rows[60:], {"caption": FAME}),
    )  # fmt: skip


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def done_in(out):
    return {path.name for path in (out / "shards").glob("*.parquet")}


def extracted(monkeypatch):
    """The captions of each shard as it is extracted."""
    seen = []
    extract = shards.extract_shard
    monkeypatch.setattr(
        "extractor.batch.workers.extract_shard", lambda texts, nlp: (seen.append(len(texts)), extract(texts, nlp))[1]
    )
    return seen


def is_stopped(pages, out, monkeypatch, stop):
    """Whether a run that is interrupted at one of its writes got that far."""
    calls, real = [0], os.fsync

    def fsync(file):
        calls[0] += 1
        if calls[0] == stop:
            raise KeyboardInterrupt
        real(file)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fsync)
        try:
            run(pages, out, model=NLP)
        except KeyboardInterrupt:
            return True
    return False


def test_a_run_stopped_at_any_write_goes_on_to_the_same_bytes(pages, tmp_path, monkeypatch):
    run(pages, tmp_path / "whole", model=NLP)
    expected = contents(tmp_path / "whole")
    for stop in range(1, 200):
        out = tmp_path / f"out{stop}"
        if not is_stopped(pages, out, monkeypatch, stop):
            break
        assert not (out / "shards" / "lock").exists()
        seen = extracted(monkeypatch)
        before = len(done_in(out)) if out.exists() else 0
        run(pages, out, model=NLP)
        assert contents(out) == expected
        assert len(seen) <= len(done_in(out)) - before + 1
    assert stop > 25


def test_another_shard_size_gives_the_same_bytes(pages, tmp_path, monkeypatch):
    for size in (1, 7, 1_000):
        monkeypatch.setattr(shards, "SHARD", size)
        run(pages, tmp_path / str(size), model=NLP)
    assert contents(tmp_path / "1") == contents(tmp_path / "7") == contents(tmp_path / "1000")


def test_the_same_run_again_extracts_nothing(pages, tmp_path, monkeypatch):
    run(pages, tmp_path / "out", model=NLP)
    seen = extracted(monkeypatch)
    run(pages, tmp_path / "out", model=NLP)
    assert seen == []


def same_as_fresh(pages, out, tmp_path):
    """Whether tables and shards are, byte for byte, those of a run that has seen nothing before."""
    fresh = tmp_path / f"fresh{len(list(tmp_path.glob('fresh*')))}"
    run(pages, fresh, model=NLP)
    assert contents(out) == contents(fresh)
    assert shard_files(out) == shard_files(fresh)
    return True


def shard_files(out):
    return {name: content for name, content in contents(out / "shards").items() if name.endswith(".parquet")}


def test_of_a_changed_input_one_changed_caption_is_extracted_again(pages, tmp_path, monkeypatch):
    run(pages, tmp_path / "out", model=NLP)
    before = done_in(tmp_path / "out")
    seen = extracted(monkeypatch)
    lines = (pages / "b.jsonl").read_text().splitlines(keepends=True)
    (pages / "b.jsonl").write_text("".join(lines[:15]) + jsonl({"caption": f"{FAME} Anew."}) + "".join(lines[15:]))
    results = run(pages, tmp_path / "out", model=NLP)
    assert seen == [1]
    assert len(results.captions) == 92
    assert same_as_fresh(pages, tmp_path / "out", tmp_path)
    assert done_in(tmp_path / "out") != before  # what is out of use is removed


def test_documents_in_another_order_extract_nothing(tmp_path, monkeypatch):
    pages = write(tmp_path / "pages", **{f"p{n:02}_txt": f"{SAID[n % 3]} Scene {n}." for n in range(60)})
    run(pages, tmp_path / "out", model=NLP)
    seen = extracted(monkeypatch)
    order = random.Random(1).sample(range(60), 60)
    for n, to in enumerate(order):
        (pages / f"p{n:02}.txt").rename(pages / f"q{to:02}.txt")
    run(pages, tmp_path / "out", model=NLP)
    assert seen == []
    assert same_as_fresh(pages, tmp_path / "out", tmp_path)


def test_a_caption_that_could_not_be_read_is_known_for_it_in_another_shard(tmp_path, monkeypatch):
    rows = [{"caption": f"{SAID[n % 3]} Scene {n}."} for n in range(30)]
    rows[11] = {"caption": f"BREAK {FAME}"}
    pages = write(tmp_path / "pages", a_jsonl=jsonl(*rows))
    run(pages, tmp_path / "out", model=NLP)
    seen = extracted(monkeypatch)
    write(pages, a_jsonl=jsonl(*rows[:9], {"caption": f"{FAME} Anew."}, *rows[9:13], *rows[14:]))
    results = run(pages, tmp_path / "out", model=NLP)
    assert seen == [1]
    assert results.failures.line.tolist() == [13]
    assert same_as_fresh(pages, tmp_path / "out", tmp_path)


def test_a_heading_that_changes_is_a_change(tmp_path, monkeypatch):
    page = "<h1>On the set of {}</h1>" + "".join(f"<figure><img src=a.jpg><figcaption>Leigh screams {n}."
                                                 "</figcaption></figure>" for n in "abc")  # fmt: skip
    pages = write(tmp_path / "pages", p_html=page.format("Psycho (1960)"), q_jsonl=jsonl({"caption": FAME}))
    run(pages, tmp_path / "out", model=NLP)
    seen = extracted(monkeypatch)
    write(pages, p_html=page.format("Fame (1980)"))
    run(pages, tmp_path / "out", model=NLP)
    assert sum(seen) == 3


def test_a_rerun_of_changes_stopped_at_any_write_goes_on_to_the_same_bytes(pages, tmp_path, monkeypatch):
    run(pages, tmp_path / "before", model=NLP)
    rows = (pages / "b.jsonl").read_text().splitlines(keepends=True)
    for n in range(0, 45, 3):
        rows.insert(n, jsonl({"caption": f"{SAID[n % 2]} Anew {n}."}))
    write(pages, b_jsonl="".join(rows[:-2]), d_jsonl=jsonl(*({"caption": f"{PIANO} Late {n}."} for n in range(25))))
    run(pages, tmp_path / "whole", model=NLP)
    for stop in range(1, 200):
        out = tmp_path / f"out{stop}"
        shutil.copytree(tmp_path / "before", out)
        seen = extracted(monkeypatch)
        if not is_stopped(pages, out, monkeypatch, stop):
            break
        run(pages, out, model=NLP)
        assert contents(out) == contents(tmp_path / "whole")
        assert shard_files(out) == shard_files(tmp_path / "whole")
        assert sum(seen) <= 40 + 40  # what is new, and what a stop costs: a shard at the most
    assert sum(seen) == 40
    assert stop > 25


def test_an_input_that_is_gone_takes_its_rows_away(pages, tmp_path, monkeypatch):
    run(pages, tmp_path / "out", model=NLP)
    (pages / "c.jsonl").unlink()
    results = run(pages, tmp_path / "out", model=NLP)
    assert set(results.captions.document) == {"a.jsonl", "b.jsonl"}
    assert len(results.credits) == 120


def test_another_model_extracts_all_again(pages, tmp_path, monkeypatch):
    run(pages, tmp_path / "out", model=NLP)
    seen = extracted(monkeypatch)
    other = stand_in_pipeline()
    other.get_pipe("entity_ruler").add_patterns([{"label": "FILM", "pattern": "Scene"}])
    results = run(pages, tmp_path / "out", model=other)
    assert sum(seen) == 91
    assert (results.mentions.text == "Scene").sum() == 90


def test_other_rules_extract_all_again(pages, tmp_path, monkeypatch):
    run(pages, tmp_path / "out", model=NLP)
    seen = extracted(monkeypatch)
    monkeypatch.setattr("extractor.batch.versions._hash_rules", lambda: "other")
    write(pages, d_jsonl=jsonl({"caption": f"{FAME} Anew."}))  # which leaves no shard as it was at the end
    run(pages, tmp_path / "out", model=NLP)
    assert sum(seen) == 92


def test_what_has_changed_is_told(pages, tmp_path, monkeypatch):
    told = []

    def progress(stage, *_, **__):
        told.append(stage)

    def news():
        return [stage for stage in dict.fromkeys(told) if "again" in stage or "since" in stage]

    for _ in range(2):
        run(pages, tmp_path / "out", model=NLP, progress=progress)
    assert news() == []
    (pages / "a.jsonl").unlink()
    (pages / "b.jsonl").write_text(jsonl({"caption": FAME}))
    write(pages, d_jsonl=jsonl({"caption": FAME}), e_jsonl=jsonl({"caption": FAME}))
    monkeypatch.setattr("extractor.batch.versions._hash_rules", lambda: "other")
    run(pages, tmp_path / "out", model=NLP, progress=progress)
    assert news() == [
        "all captions again, with another version of rules",
        "inputs since the last run: 2 new, 1 changed, 1 gone",
    ]


def test_another_text_column_is_noticed(tmp_path):
    table = write(tmp_path / "p", t_csv=f'caption,words\n"{FAME}","{PSYCHO}"\n')
    assert run(table, tmp_path / "out", model=NLP).captions.text.tolist() == [FAME]
    assert run(table, tmp_path / "out", model=NLP, text_column="words").captions.text.tolist() == [PSYCHO]


def test_a_shard_that_was_damaged_is_done_again(pages, tmp_path):
    run(pages, tmp_path / "out", model=NLP)
    expected = contents(tmp_path / "out")
    for path in (tmp_path / "out" / "shards").glob("*.parquet"):
        path.write_bytes(path.read_bytes()[:-5])
    run(pages, tmp_path / "out", model=NLP)
    assert contents(tmp_path / "out") == expected


def test_an_unfinished_run_of_other_inputs_is_refused(pages, tmp_path, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("extractor.batch.resolve", None)
        with pytest.raises(TypeError):
            run(pages, tmp_path / "out", model=NLP)
    with pytest.raises(OutputError, match=r"holds an unfinished run of .*pages; choose another folder"):
        run(pages / "a.jsonl", tmp_path / "out", model=NLP)
    assert len(run(pages / "a.jsonl", tmp_path / "out", model=NLP, overwrite=True).captions) == 30


def test_a_folder_called_shards_that_no_run_made_is_refused(pages, tmp_path):
    (tmp_path / "out" / "shards").mkdir(parents=True)
    (tmp_path / "out" / "shards" / "glass.txt").write_text("mine")
    with pytest.raises(OutputError, match="holds shards and no run"):
        run(pages, tmp_path / "out", model=NLP)
    assert [path.name for path in (tmp_path / "out" / "shards").iterdir()] == ["glass.txt"]


CODE = """
import sys
import extractor.batch.shards
extractor.batch.shards.SHARD = 10
from extractor.cli import main
main(sys.argv[1:])
"""


def started(pages, out, model, site, *options, slow="0.01"):
    command = [sys.executable, "-c", CODE, "run", str(pages), "--out", str(out), "--model", model, *options]
    return subprocess.Popen(
        command, env=deadly.environment(site, **{deadly.SLOW: slow}), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )


def kill_and_go_on(pages, tmp_path, points, seed):
    """Kills real runs at random points of their lives, starts the same command again, and compares the tables."""
    rng = random.Random(seed)
    model, site = deadly.loadable(tmp_path)
    begun = time.monotonic()
    assert started(pages, tmp_path / "whole", model, site).wait() == 0
    life = time.monotonic() - begun
    expected = contents(tmp_path / "whole")
    out, killed = tmp_path / "out", 0
    while killed < points:
        options = rng.choice([("--workers", "1"), ("--workers", "2")])
        process = started(pages, out, model, site, *options)
        try:
            process.wait(rng.uniform(0.2, 1.0) * life)
        except subprocess.TimeoutExpired:
            process.send_signal(rng.choice([signal.SIGKILL, signal.SIGKILL, signal.SIGTERM]))
            killed += 1
            process.wait()
            continue
        assert process.returncode == 0, process.stderr.read().decode()
        assert contents(out) == expected
        if rng.random() < 0.7:  # begin from nothing again, or over a run that is there
            subprocess.run(["rm", "-r", str(out)], check=True)
    process = started(pages, out, model, site)
    assert process.wait() == 0, process.stderr.read().decode()
    assert contents(out) == expected
    assert len(done_in(out)) == len(done_in(tmp_path / "whole"))


def test_a_run_killed_at_two_random_points_gives_the_same_bytes(pages, tmp_path):
    kill_and_go_on(pages, tmp_path, 2, seed=3)


@pytest.mark.slow
def test_a_run_killed_at_thirty_random_points_gives_the_same_bytes(pages, tmp_path):
    kill_and_go_on(pages, tmp_path, 30, seed=7)


def test_a_second_run_into_a_folder_is_refused_and_names_the_first(pages, tmp_path):
    model, site = deadly.loadable(tmp_path)
    out = tmp_path / "out"
    first = started(pages, out, model, site, slow="0.2")
    try:
        while not (out / "shards" / "ledger.jsonl").exists():
            time.sleep(0.05)
        second = started(pages, out, model, site)
        assert second.wait() == 2
        said = second.stderr.read().decode()
        assert f"extractor: {out} is in use by process {first.pid} on " in said
        assert " UTC; wait for it, stop it, or choose another folder with --out" in said
        first.send_signal(signal.SIGINT)
        assert first.wait() == 130
        assert "extractor: stopped; the same command goes on from here" in first.stderr.read().decode()
    finally:
        first.kill()
    assert json.loads((out / "shards" / "ledger.jsonl").read_text().splitlines()[0]) == {"inputs": [str(pages)]}
    assert not (out / "shards" / "lock").exists()
    assert started(pages, out, model, site).wait() == 0

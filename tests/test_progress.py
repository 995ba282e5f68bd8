"""Progress: plain lines for a log, a bar for a terminal, nothing on standard output."""

import io
import json
import sys

from extractor.progress import json_lines, plain_lines, progress_shown


def test_plain_lines_name_each_stage_and_are_sparse(capsys):
    now = [0.0]
    tell = plain_lines(clock=lambda: now[0])
    tell("reading documents", 0, 2, captions=0, failures=0)
    tell("reading documents", 1, 2, captions=3_999, failures=2)
    now[0] += 5.0
    tell("reading documents", 2, 2, captions=4_000, failures=2)
    for done in range(5):
        tell("extracting from captions", done * 1_000, 4_000, shards=done, shards_total=4, failures=done // 3)
        now[0] += 25.0
    tell("extracting from captions", 4_000, 4_000, shards=4, shards_total=4, failures=1)
    tell("resolving")
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.splitlines() == [
        "reading documents: 0 of 2, 0 failed",
        "reading documents: 2 of 2, 0.4 documents/s, 4,000 captions found, 2 failed",
        "extracting from captions: 0 of 4,000, shard 0 of 4, 2 failed",
        "extracting from captions: 3,000 of 4,000, 40 captions/s, 0:25 left, shard 3 of 4, 3 failed",
        "extracting from captions: 4,000 of 4,000, 40 captions/s, shard 4 of 4, 3 failed",
        "resolving",
    ]


def test_a_stage_of_unknown_length(capsys):
    now = [0.0]
    tell = plain_lines(clock=lambda: now[0])
    for done in (0, 100, 200):
        tell("extracting from captions", done)
        now[0] += 50.0
    assert capsys.readouterr().err.splitlines() == [
        "extracting from captions", "extracting from captions: 200, 2.0 captions/s",
    ]  # fmt: skip


def test_the_pace_is_that_of_this_run_not_of_the_one_it_goes_on_from(capsys):
    now = [0.0]
    tell = plain_lines(clock=lambda: now[0])
    tell("extracting from captions", 900_000, 1_000_000, begun=900_000)
    now[0] = 100.0
    tell("extracting from captions", 910_000, 1_000_000, begun=900_000)
    assert capsys.readouterr().err.splitlines()[1] == (
        "extracting from captions: 910,000 of 1,000,000, 100 captions/s, 15:00 left"
    )


def test_json_lines_hold_every_fact(capsys):
    now = [0.0]
    tell = json_lines(clock=lambda: now[0])
    tell("reading documents", 1, 1, failures=2)
    for done in (0, 500, 1_000):
        tell("extracting", done, 2_000, shards=done // 500, shards_total=4, failures=1, begun=0)
        now[0] += 5.0
    tell("done", people=7)
    first, *rows = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert (first["done"], first["failures"]) == (1, 2)
    assert rows[0]["failures"] == 3
    assert [row["stage"] for row in rows] == ["extracting", "extracting", "done"]
    assert (rows[1]["done"], rows[1]["per_second"], rows[1]["seconds_left"], rows[1]["shards"]) == (1_000, 100.0, 10, 2)
    assert rows[2]["people"] == 7
    assert rows[0]["per_second"] is None


def test_no_terminal_gets_plain_lines(capsys):
    with progress_shown() as tell:
        tell("reading documents")
    assert capsys.readouterr().err == "reading documents\n"


def test_a_terminal_gets_a_bar(monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress_shown() as tell:
        tell("reading documents", 3)
        tell("extracting", 1_000, 2_000, shards=1, shards_total=2, failures=3)
        tell("extracting", 2_000, 2_000, shards=2, shards_total=2, failures=3)
        tell("resolving")
    assert "extracting" in terminal.getvalue()
    assert "3 failed" in terminal.getvalue()

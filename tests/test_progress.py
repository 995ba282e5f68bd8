"""Progress: plain lines for a log, a bar for a terminal, nothing on standard output."""

import io
import sys

from extractor.progress import plain_lines, progress_shown


def test_plain_lines_name_each_stage_and_are_sparse(capsys):
    now = [0.0]
    tell = plain_lines(clock=lambda: now[0])
    for done in range(5):
        tell("extracting", done * 1_000, 4_000)
        now[0] += 4.0
    tell("resolving")
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.splitlines() == ["extracting: 4,000", "extracting: 3,000 of 4,000", "resolving"]


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
        tell("extracting", 1_000, 2_000)
        tell("extracting", 2_000, 2_000)
        tell("resolving")
    assert "extracting" in terminal.getvalue()

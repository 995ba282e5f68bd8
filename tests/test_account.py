"""The account of a run: what the command line prints at its end."""

from dataclasses import replace

import pandas as pd
from sample_tables import empty, results

from extractor.account import count_run, describe_run


def account(built, seconds):
    return {**count_run(built, seconds), "peak_mb": 310}


def test_the_account_says_what_was_found_and_where_it_lies(tmp_path):
    assert describe_run(results(), tmp_path, "csv", account(results(), 1.5)).splitlines() == [
        "4 documents (2 not read), 3 captions, 2 distinct, 2 credits, 1 person, 1 film, 2 failures; "
        "1.5 s, 2 captions/s, 310 MB",
        "",
        "People most pictured",
        "  Alan Parker  director  Fame (1980)  1 caption",
        "",
        "Films most pictured",
        "  Fame (1980)  by Alan Parker    1 caption",
        "",
        "First credits",
        "  person       role      film  year  character  position",
        "  Alan Parker  director  Fame  1980             left",
        "  Irene Cara   actor                 Coco",
        "",
        f"Written to {tmp_path}: "
        "people.csv, films.csv, credits.csv, mentions.csv, captions.csv, links.csv, failures.jsonl, run.json",
    ]


def test_an_empty_run_has_no_previews(tmp_path):
    told = describe_run(empty(), tmp_path, "parquet", account(empty(), 0.04))
    assert told.startswith(
        "0 documents, 0 captions, 0 distinct, 0 credits, 0 people, 0 films, 0 failures; "
        "0.0 s, 0 captions/s, 310 MB\n\nWritten to"
    )


def test_the_account_in_numbers():
    counts = count_run(results(), 2.0)
    assert counts.pop("peak_mb") > 50
    assert counts == {
        "inputs": 4, "without_captions": 0, "unread": 2, "captions": 3, "distinct": 2, "credits": 2, "people": 1,
        "films": 1, "failed": 2, "seconds": 2.0, "captions_per_second": 2,
    }  # fmt: skip


def test_every_document_is_counted_once():
    failures = [
        {"document": "a.txt", "line": 3, "reason": "a broken line of a page with captions"},
        {"document": "c.jsonl", "line": 1, "reason": "a broken line of one without"},
        {"document": "d.bin", "line": None, "reason": "binary"},
        {"document": "d.bin", "line": None, "reason": "named twice"},
    ]
    built = replace(results(), failures=pd.DataFrame(failures), without_captions=("c.jsonl", "e.html"))
    counts = count_run(built, 1.0)
    assert {name: counts[name] for name in ("inputs", "without_captions", "unread", "failed")} == {
        "inputs": 5, "without_captions": 2, "unread": 1, "failed": 4,
    }  # fmt: skip

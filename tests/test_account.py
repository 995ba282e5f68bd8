"""The account of a run: what the command line prints at its end."""

from sample_tables import empty, results

from extractor.account import describe_run


def test_the_account_says_what_was_found_and_where_it_lies(tmp_path):
    assert describe_run(results(), tmp_path, "csv", 2.34).splitlines() == [
        "2 documents, 3 captions (1 repeat), 2 credits, 1 person, 1 film, 2 failures; 2.3 s",
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
    account = describe_run(empty(), tmp_path, "parquet", 0.04)
    assert account.startswith("0 documents, 0 captions, 0 credits, 0 people, 0 films, 0 failures; 0.0 s\n\nWritten to")

"""run: pages in, tables out; bad inputs are named and cost no other; the same input gives the same bytes."""

import itertools
import json
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal
from sample_pages import FAME, PIANO, PSYCHO, jsonl, write
from stand_in import stand_in_pipeline

import extractor
from extractor import batch
from extractor.account import count_run, describe_run
from extractor.batch import mark_repeats, reading, run, shards, tabulate_captions
from extractor.errors import InputError, ModelError, OutputError
from extractor.resolution import resolve
from extractor.schema import Caption
from extractor.tables import TABLES, read_results

NLP = stand_in_pipeline()


@pytest.fixture
def pages(tmp_path):
    return write(
        tmp_path / "pages",
        feed_jsonl=jsonl({"caption": FAME}, {"caption": PSYCHO}),
        photos_csv=f'file,caption\na.jpg,"{PIANO}"\nb.jpg,"{FAME}"\n',
    )


def tables_of(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_pages_in_tables_out(pages, tmp_path):
    results = run(pages, tmp_path / "out", model=NLP)
    assert sorted(results.people.name) == [
        "Alan Parker", "Alfred Hitchcock", "Holly Hunter", "Irene Cara", "Jane Campion", "Janet Leigh",
    ]  # fmt: skip
    assert sorted(zip(results.films.title, results.films.year, strict=True)) == [
        ("Fame", 1980), ("Psycho", 1960), ("The Piano", 1993),
    ]  # fmt: skip
    assert results.captions.caption_id.tolist() == ["feed.jsonl:1", "feed.jsonl:2", "photos.csv:1", "photos.csv:2"]
    assert results.credits.person_id.isin(results.people.person_id).all()
    assert results.credits.film_id.isin(results.films.film_id).all()
    assert len(results.failures) == 0
    again = read_results(tmp_path / "out")
    for table in TABLES:
        assert_frame_equal(again.table(table), results.table(table))


def test_mentions_are_spans_of_the_stored_text(pages):
    results = run(pages, model=NLP)
    texts = results.captions.set_index("caption_id").text
    assert [
        texts[m.caption_id][m.start : m.end] for m in results.mentions.itertuples()
    ] == results.mentions.text.tolist()


def test_a_repeat_names_the_first_and_has_no_rows_of_its_own(pages):
    results = run(pages, model=NLP)
    repeat = results.captions.iloc[3]
    assert (repeat.caption_id, repeat.duplicate_of) == ("photos.csv:2", "feed.jsonl:1")
    for table in ("credits", "mentions"):
        assert "photos.csv:2" not in set(results.table(table).caption_id)
    assert (results.credits.caption_id == "feed.jsonl:1").sum() == 2


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Fame", "Fame"], [None, "d:1"]),
        (["Fame", " Fame\n", "Fame  (1980)", "Fame (1980)"], [None, "d:1", None, "d:3"]),
        (["Fame", "Fame", "Fame"], [None, "d:1", "d:1"]),
        (["Fame", "fame", "Fame."], [None, None, "d:1"]),
        (["Fame (1980).", "2. Fame (1980).", "“Fame” (1980). Photo: MGM"], [None, "d:1", "d:1"]),
        ([], []),
    ],
)
def test_repeats(texts, expected):
    captions = tabulate_captions([Caption("d", n, text) for n, text in enumerate(texts, 1)])
    found = mark_repeats(captions).duplicate_of
    assert [None if pd.isna(cell) else cell for cell in found] == expected
    assert found.dtype == "str"


NEAR = [
    ("Irene Cara in Fame (1980)", "3. Irene Cara in Fame (1980)", True),
    ("Irene Cara in Fame (1980)", "#12: Irene Cara in Fame (1980)", True),
    ("Irene Cara in Fame (1980)", "• Irene  Cara in Fame (1980) ", True),
    ("Irene Cara in Fame (1980)", "Photo 4: Irene Cara in “Fame” (1980)", True),
    ("Irene Cara in Fame (1980).", "Irene Cara in 'Fame' (1980). (Photo: MGM/Everett Collection)", True),
    ("Irene Cara in Fame (1980).", "Irene Cara in Fame (1980). © Warner Bros.", True),
    ("Irene Cara in Fame (1980)", "Irene Cara in Fame (1980) | Getty Images", True),
    ("Irene Cara in Fame (1980)", "Irene Cara in Fame (1980).", True),
    ("Irene Cara in Fame (1980)", "“Irene Cara in Fame (1980).”", True),
    ("Irene Cara in Fame (1980).", "'Irene Cara in Fame (1980)' (Photo: MGM)", True),
    ("“Irene Cara in Fame (1980). Photo: MGM”", "Irene Cara in Fame (1980)", True),
    ("Irene Cara in Fame (1980)", "Irene Cara in Fame (1980) © MGM/Everett Collection.", True),
    ("Irene Cara in Fame", "Irene Cara in Fame...", False),
    ("Irene Cara in Fame", "Irene Cara in Fame?", False),
    ("Irene Cara’s shoes", "Irene Cara's shoes", True),
    ("Irene Cara in Fame (1980)", "IRENE CARA in Fame (1980)", False),
    ("Irene Cara in Fame (1980)", "Irene Cara in Fame (1981)", False),
    ("Irene Cara in Fame (1980)", "Irène Cara in Fame (1980)", False),
    ("12 Monkeys (1995)", "Monkeys (1995)", False),
    ("Irene Cara in Fame (1980).", "Irene Cara in Fame (1980). Alan Parker looks on.", False),
    ("Irene Cara (left) in Fame", "Irene Cara in Fame", False),
    ("Irene Cara in Fame", "Irene Cara in Fame (1980)", False),
    ("the actors' strike", "the actor's strike", False),
]


@pytest.mark.parametrize(("one", "other", "same"), NEAR)
def test_near_repeats(one, other, same):
    found = mark_repeats(tabulate_captions([Caption("d", 1, one), Caption("d", 2, other)])).duplicate_of
    assert (found[1] == "d:1") is same


def test_the_first_of_repeats_is_the_same_under_any_order_of_rows():
    captions = [Caption(d, n, FAME) for d, n in (("b", 1), ("a/z", 2), ("a/z", 10), ("a.txt", 3), ("a/b", 1))]
    for order in itertools.permutations(captions):
        table = mark_repeats(tabulate_captions(order)).set_index("caption_id").duplicate_of
        assert table.drop("a/b:1").eq("a/b:1").all()
        assert pd.isna(table["a/b:1"])


def test_results_are_the_same_under_any_order_of_inputs(pages, tmp_path):
    write(pages, more_txt=f"1. {PSYCHO}\n\n2. {FAME}\n")
    files = sorted(pages.iterdir())
    expected = run(files, model=NLP)
    for order in itertools.permutations(files):
        assert_frame_equal(run(order, model=NLP).captions, expected.captions)


@pytest.mark.parametrize("kind", ["parquet", "csv"])
def test_other_columns_come_through_to_the_results(tmp_path, kind):
    pages = write(
        tmp_path / "p",
        photos_csv=f'id,url,caption,note\n007,http://example.org/7,"{FAME}",\n8,,"{PSYCHO}","a ""b"", c"\n',
        feed_jsonl=jsonl({"id": 7, "photo": {"text": PIANO, "taken": "1992-05-01"}, "ok": True, "tags": ["a", "b"]}),
        page_html=f"<figure><img src=a.jpg><figcaption>{FAME}</figcaption></figure>",
    )
    results = run(pages, tmp_path / "out", model=NLP, format=kind)
    columns = ["meta_id", "meta_note", "meta_ok", "meta_photo.taken", "meta_tags", "meta_url"]
    assert [column for column in results.captions if column.startswith("meta_")] == columns
    rows = results.captions.set_index("caption_id")[columns].astype(object).where(lambda cell: cell.notna(), None)
    assert rows.loc["photos.csv:1"].tolist() == ["007", None, None, None, None, "http://example.org/7"]
    assert rows.loc["photos.csv:2"].tolist() == ["8", 'a "b", c', None, None, None, None]
    assert rows.loc["feed.jsonl:1"].tolist() == ["7", None, "true", "1992-05-01", '["a", "b"]', None]
    assert rows.loc["page.html:1"].tolist() == [None] * 6
    again = read_results(tmp_path / "out").captions
    assert_frame_equal(again, results.captions)
    assert len(results.credits.merge(again, on="caption_id")) == len(results.credits)


def test_field_names_without_number_are_kept_by_how_often_they_are_filled(monkeypatch):
    monkeypatch.setattr(reading, "MOST_META", 2)
    captions = [Caption("d", n, "Fame", meta={"id": str(n), f"k{n}": "x", "z": "y"}) for n in range(1, 9)]
    assert [c for c in tabulate_captions(captions) if c.startswith("meta_")] == ["meta_id", "meta_z"]


def test_documents_without_captions_are_counted_and_are_no_failures(pages, tmp_path):
    write(pages, imprint_html="<h1>Imprint</h1><p>The Reel Room, Elm Street 4.</p>", empty_csv="id,caption\n1,\n")
    results = run(pages, tmp_path / "out", model=NLP)
    assert results.without_captions == ("empty.csv", "imprint.html")
    assert len(results.failures) == 0
    assert read_results(tmp_path / "out").without_captions == results.without_captions
    assert describe_run(results, tmp_path, "parquet", count_run(results, 1.0)).startswith(
        "4 documents (2 without captions), 4 captions, 3 distinct"
    )


def test_patterns_are_inputs(pages, tmp_path):
    results = run(f"{pages}/*.csv", tmp_path / "out", model=NLP)
    assert set(results.captions.document) == {"photos.csv"}
    run(f"{pages}/*.csv", tmp_path / "out", model=NLP)
    with pytest.raises(InputError, match=r"no file or folder .*\*\.pdf; check the path"):
        run(f"{pages}/*.pdf", model=NLP)


@pytest.mark.parametrize("kind", ["parquet", "csv"])
def test_the_same_input_gives_the_same_bytes(pages, tmp_path, kind):
    run(pages, tmp_path / "1", model=NLP, format=kind)
    run(pages, tmp_path / "2", model=NLP, format=kind)
    assert tables_of(tmp_path / "1") == tables_of(tmp_path / "2")


def test_shards_change_nothing(pages, monkeypatch):
    whole = run(pages, model=NLP)
    monkeypatch.setattr(shards, "SHARD", 1)
    parts = run(pages, model=NLP)
    for table in TABLES:
        assert_frame_equal(parts.table(table), whole.table(table))


def test_the_same_command_may_run_again(pages, tmp_path):
    run(pages, tmp_path / "out", model=NLP)
    before = tables_of(tmp_path / "out")
    run(pages, tmp_path / "out", model=NLP)
    assert tables_of(tmp_path / "out") == before


def test_a_folder_with_another_run_is_refused_before_any_work(pages, tmp_path, monkeypatch):
    run(pages, tmp_path / "out", model=NLP)
    before = tables_of(tmp_path / "out")
    monkeypatch.setattr(batch, "find_in_sources", None)
    with pytest.raises(
        OutputError, match=r"holds a run of .*pages; choose another folder with --out, add --append to add"
    ):
        run(pages / "feed.jsonl", tmp_path / "out", model=NLP)
    assert tables_of(tmp_path / "out") == before


def test_overwrite_replaces_another_run(pages, tmp_path):
    run(pages, tmp_path / "out", model=NLP)
    run(pages / "photos.csv", tmp_path / "out", model=NLP, overwrite=True, format="csv")
    assert len(read_results(tmp_path / "out").captions) == 2
    assert not (tmp_path / "out" / "people.parquet").exists()


def test_results_inside_the_input_folder_are_no_input(pages):
    out = pages / "results"
    first = run(pages, out, model=NLP, format="csv")
    again = run(pages, out, model=NLP, format="csv")
    assert_frame_equal(again.captions, first.captions)


BAD = [
    ("empty_txt", b"", None, "empty"),
    ("blank_txt", b" \n\t\n", None, ""),
    ("binary_txt", bytes(range(256)) * 64, None, "binary"),
    ("picture_jpg", b"\xff\xd8\xff\xe0" + bytes(200), None, ""),
    ("broken_parquet", b"PAR1 not really", None, ""),
    ("nocaption_csv", "file,width\na.jpg,100\nb.jpg,200\n", None, "caption"),
    ("broken_jsonl", '{"caption": "a"}\n{"caption": \n', 2, "JSON"),
]


@pytest.mark.parametrize(("name", "content", "line", "word"), BAD, ids=[name for name, *_ in BAD])
def test_a_bad_input_is_named_and_the_others_go_on(pages, tmp_path, name, content, line, word):
    bad = write(tmp_path / "bad", **{name: content})
    (given,) = bad.iterdir()
    results = run([pages, given], tmp_path / "out", model=NLP)
    assert len(results.people) == 6
    (failure,) = results.failures.itertuples()
    assert Path(failure.document).name == given.name
    assert word.lower() in failure.reason.lower()
    assert (None if pd.isna(failure.line) else failure.line) == line
    assert [json.loads(row) for row in (tmp_path / "out" / "failures.jsonl").read_text().splitlines()] == [
        {"document": failure.document, "line": line, "reason": failure.reason}
    ]


def test_a_folder_without_a_readable_file_is_named(pages, tmp_path):
    nothing = tmp_path / "nothing"
    (nothing / "deeper").mkdir(parents=True)
    results = run([pages, nothing], model=NLP)
    assert len(results.people) == 6
    (failure,) = results.failures.itertuples()
    assert "nothing" in failure.document


def test_nothing_but_bad_inputs_gives_empty_tables_and_their_reasons(tmp_path):
    bad = write(tmp_path / "bad", empty_txt="", binary_txt=bytes(range(256)) * 64)
    results = run(bad, tmp_path / "out", model=NLP)
    assert [len(results.table(table)) for table in TABLES] == [0] * 6
    assert len(results.failures) == 2
    assert len(read_results(tmp_path / "out").failures) == 2


def test_a_caption_of_100_000_characters_is_one_caption(tmp_path):
    text = "Friend or foe? " * 7_000 + FAME
    results = run(write(tmp_path / "p", long_jsonl=jsonl({"caption": text}, {"caption": PSYCHO})), model=NLP)
    assert results.captions.text.tolist() == [text, PSYCHO]
    assert len(results.people) == 4
    assert len(results.failures) == 0


def test_a_caption_that_breaks_the_pipeline_is_named_and_the_others_go_on(tmp_path):
    feed = jsonl({"caption": FAME}, {"caption": "BREAK all of it in Fame (1980)."}, {"caption": PSYCHO})
    results = run(write(tmp_path / "p", feed_jsonl=feed), model=NLP)
    assert len(results.people) == 4
    (failure,) = results.failures.itertuples()
    assert failure.document == "feed.jsonl"
    assert failure.line == 2
    assert "RuntimeError: broken on purpose" in failure.reason


def test_half_a_surrogate_pair_breaks_nothing(tmp_path):
    feed = '{"caption": "Alan Parker \\ud83d on Fame (1980)."}\n' + jsonl({"caption": PSYCHO})
    results = run(write(tmp_path / "p", feed_jsonl=feed), tmp_path / "out", model=NLP)
    assert results.captions.text.tolist() == ["Alan Parker \ufffd on Fame (1980).", PSYCHO]
    assert set(results.people.name) == {"Alan Parker", "Alfred Hitchcock", "Janet Leigh"}


def test_a_file_name_that_is_no_text_breaks_nothing(tmp_path):
    for content in (jsonl({"caption": FAME}), ""):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.jsonl")).write_text(content)
        results = run(tmp_path, model=NLP)
        assert [*results.captions.document, *results.failures.document] == ["caf\ufffd.jsonl"]


@pytest.mark.parametrize("paths", ["nowhere", ["nowhere"], [Path("nowhere")]])
def test_a_path_that_does_not_exist_is_an_error_before_any_work(tmp_path, paths, pages):
    with pytest.raises(InputError, match="no file or folder nowhere; check the path"):
        run(paths, tmp_path / "out", model=NLP)
    assert not (tmp_path / "out").exists()


def test_no_paths_at_all():
    with pytest.raises(InputError, match="no input; name a file or a folder"):
        run([], model=NLP)


def test_a_model_that_does_not_exist_leaves_no_folder(pages, tmp_path):
    with pytest.raises(ModelError):
        run(pages, tmp_path / "out", model=tmp_path / "no-model")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("again", [lambda p: [p, p], lambda p: [p, f"{p}/"], lambda p: [p, p / "feed.jsonl"]])
def test_an_input_given_twice_is_read_once(pages, again):
    results = run(again(pages), model=NLP)
    assert results.captions.caption_id.is_unique
    assert len(results.people) == 6


def test_files_of_one_name_stay_apart(tmp_path):
    one = write(tmp_path / "one", feed_jsonl=jsonl({"caption": FAME}))
    two = write(tmp_path / "two", feed_jsonl=jsonl({"caption": PSYCHO}))
    results = run([one / "feed.jsonl", two / "feed.jsonl"], model=NLP)
    assert results.captions.document.nunique() == 2


def test_progress_is_told_by_stage(pages, tmp_path):
    told = []
    run(
        pages,
        tmp_path / "out",
        model=NLP,
        progress=lambda stage, done=0, total=None, **facts: told.append((stage, done, total)),
    )
    stages = list(dict.fromkeys(stage for stage, *_ in told))
    assert stages == ["reading documents", "extracting from captions", "resolving people and films", "writing tables"]
    assert ("extracting from captions", 3, 3) in told


def test_text_column_names_the_captions(tmp_path):
    table = write(tmp_path / "p", photos_csv=f'note,words\n"A note that goes on and on.","{FAME}"\n')
    results = run(table, model=NLP, text_column="words")
    assert results.captions.text.tolist() == [FAME]


PAGES = Path(__file__).parent.parent / "corpus" / "pages"


@pytest.fixture(scope="module")
def sample_results():
    return run(PAGES)


def test_sample_pages_end_to_end(sample_results):
    captions, found = sample_results.captions, sample_results.credits
    assert len(sample_results.failures) == 0
    assert captions.document.nunique() >= 8
    assert len(captions) >= 150
    texts = captions.set_index("caption_id").text
    spans = [texts[m.caption_id][m.start : m.end] for m in sample_results.mentions.itertuples()]
    assert spans == sample_results.mentions.text.tolist()
    directed = found[found.role.eq("director") & found.cue.eq("explicit")]
    facts = set(zip(directed.person, directed.film, directed.year, strict=True))
    assert {("László Nemes", "Son of Saul", 2015), ("George Miller", "Mad Max", 1979)} <= facts
    assert set(found.caption_id) <= set(captions.caption_id[captions.duplicate_of.isna()])


@pytest.mark.slow
def test_sample_pages_give_the_same_bytes_in_another_process(tmp_path):
    for seed in "12":
        code = f"import extractor; extractor.run({str(PAGES)!r}, {str(tmp_path / seed)!r})"
        subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    assert tables_of(tmp_path / "1") == tables_of(tmp_path / "2")


def test_run_is_a_public_name():
    assert extractor.run is run


@pytest.fixture
def resolved(monkeypatch):
    """How often a run has resolved."""
    calls = []
    monkeypatch.setattr("extractor.batch.resolve", lambda *given: (calls.append(1), resolve(*given))[1])
    return calls


@pytest.mark.parametrize("kind", ["parquet", "csv"])
def test_a_run_of_what_has_not_changed_reads_the_tables_that_stand(tmp_path, resolved, kind):
    pages = write(tmp_path / "pages", a_txt=FAME, b_jsonl="{", c_html="<p>Imprint</p>")
    told = []
    first = run(pages, tmp_path / "out", model=NLP, format=kind)
    before = tables_of(tmp_path / "out")
    again = run(pages, tmp_path / "out", model=NLP, format=kind, progress=lambda stage, *_, **__: told.append(stage))
    assert len(resolved) == 1
    assert "nothing has changed; the tables stand" in told
    assert before == tables_of(tmp_path / "out")
    for table in TABLES:
        assert_frame_equal(first.table(table), again.table(table))
    assert_frame_equal(first.failures, again.failures)
    assert "c.html" in again.without_captions
    assert first.without_captions == again.without_captions


@pytest.mark.parametrize(
    "change", ["page", "table", "failure", "format", "decision", "decisions", "manifest", "cut off"]
)
def test_tables_do_not_stand_where_something_has_changed(tmp_path, resolved, change):
    pages = write(tmp_path / "pages", a_txt=FAME, b_jsonl="{")
    decisions = tmp_path / "decisions.csv"
    decisions.write_text("kind,left,right,verdict\n")
    given = {"model": NLP, "decisions": decisions}
    run(pages, tmp_path / "out", **given)
    manifest = json.loads((tmp_path / "out" / "run.json").read_text())
    if change == "page":
        write(pages, a_txt=f"{FAME}\n\n{PSYCHO}")
    elif change == "table":
        (tmp_path / "out" / "people.parquet").write_bytes(b"")
    elif change == "failure":
        write(pages, b_jsonl="{}")
    elif change == "format":
        given["format"] = "csv"
    elif change == "decision":
        decisions.write_text("kind,left,right,verdict\nperson,Alan Parker,Irene Cara,not same\n")
    elif change == "decisions":
        given["decisions"] = write(tmp_path / "other", d_csv="kind,left,right,verdict\n") / "d.csv"
    elif change == "manifest":
        (tmp_path / "out" / "run.json").write_text(json.dumps({**manifest, "text_column": "other"}))
    else:
        (tmp_path / "out" / "run.json").write_text(json.dumps({**manifest, "finished": False}))
    run(pages, tmp_path / "out", **given)
    assert len(resolved) == 2
    assert read_results(tmp_path / "out").people.name.tolist()[0] == "Alan Parker"

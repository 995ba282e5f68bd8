"""The command line: what it prints where, what it writes, and its exit status."""

import io
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sample_pages import FAME, PIANO, PSYCHO, jsonl, write
from stand_in import stand_in_pipeline

from extractor import __version__, cli
from extractor.tables import read_results

EXTRACTOR = Path(sys.executable).with_name("extractor")
COMMANDS = [
    "run", "captions", "extract", "resolve people", "resolve films", "train", "evaluate", "explain", "diff", "export",
    "import", "report", "review",
]  # fmt: skip


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    """The stand-in pipeline on disk, as --model takes it."""
    folder = tmp_path_factory.mktemp("model")
    stand_in_pipeline().to_disk(folder)
    return str(folder)


@pytest.fixture(autouse=True)
def stand_in_needs_no_rules(monkeypatch):
    monkeypatch.setattr("extractor.recognise.pipeline.add_rules", lambda nlp, labels=None: nlp)


@pytest.fixture
def command(capsysbinary):
    """Runs the command and returns exit status, standard output and standard error."""

    def call(*arguments):
        with pytest.raises(SystemExit) as stopped:
            cli.main([str(argument) for argument in arguments])
        captured = capsysbinary.readouterr()
        return stopped.value.code or 0, captured.out.decode(), captured.err.decode()

    return call


@pytest.fixture
def pages(tmp_path):
    return write(
        tmp_path / "pages",
        feed_jsonl=jsonl({"caption": FAME}, {"caption": PSYCHO}),
        more_jsonl=jsonl({"caption": PIANO}),
    )


def lines(path):
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").split("\n") if line]


def test_run(command, pages, tmp_path, model):
    out = tmp_path / "out"
    status, shown, errors = command("run", pages, "--out", out, "--model", model)
    assert status == 0
    assert shown.startswith("2 documents, 3 captions, 3 distinct, 6 credits, 6 people, 3 films, 0 failures; ")
    for words in ("Alan Parker", "Fame (1980)", "person", f"Written to {out}: people.parquet"):
        assert words in shown
    assert errors.splitlines()[0].startswith("reading documents")
    assert len(read_results(out).credits) == 6


def test_run_with_decisions(command, pages, tmp_path, model):
    rows = "kind,left,right,verdict,note\nperson,Alan Parker,Jane Campion,same,\n"
    (tmp_path / "decisions.csv").write_text(rows)
    arguments = ("run", pages, "--out", tmp_path / "out", "--model", model, "--decisions", tmp_path / "decisions.csv")
    status, shown, _ = command(*arguments)
    assert status == 0
    assert "5 people" in shown
    (tmp_path / "decisions.csv").write_text(rows + "person,Jane Campion,Alan Parker,not same,\n")
    status, _, errors = command(*arguments)
    assert status == 2
    assert "decisions.csv:3: 'Jane Campion' and 'Alan Parker' are not the same, but" in errors


def test_explain_a_person_of_a_run(command, pages, tmp_path, model):
    command("run", pages, "--out", tmp_path / "out", "--model", model)
    status, shown, _ = command("explain", "--person", "alan-parker", "--in", tmp_path / "out")
    assert status == 0
    assert shown.startswith("Alan Parker (alan-parker), resolved\nmentions\n  Alan Parker: 1, in feed.jsonl:1\n")
    status, _, errors = command("explain", "--person", "Orson Welles", "--in", tmp_path / "out")
    assert status == 2
    assert errors.startswith("extractor: no person is named like 'Orson Welles'; the nearest are ")


@pytest.mark.parametrize("arguments", [(), ("A caption.", "--person", "x"), ("--person", "x"), ("A.", "--in", "x")])
def test_explain_takes_a_caption_or_a_person_of_a_run(command, arguments):
    assert command("explain", *arguments)[::2] == (
        2, "extractor: explain a caption, or a person of a run: extractor explain --person ID --in DIR\n",
    )  # fmt: skip


def test_diff(command, pages, tmp_path, model):
    command("run", pages, "--out", tmp_path / "old", "--model", model)
    assert command("diff", tmp_path / "old", tmp_path / "old")[1] == "nothing changed\n"
    (pages / "feed.jsonl").unlink()
    command("run", pages, "--out", tmp_path / "new", "--model", model)
    _, shown, _ = command("diff", tmp_path / "old", tmp_path / "new")
    assert shown.startswith("people gone: 4\n  alan-parker\n")
    assert "facts lost: 4\n  Alan Parker: director of Fame (1980)\n" in shown


def test_run_again_replaces_and_in_csv(command, pages, tmp_path, model):
    for kind in ("parquet", "csv", "csv"):
        status, _, _ = command("run", pages, "--out", tmp_path / "out", "--model", model, "--format", kind)
        assert status == 0
    files = (path for path in (tmp_path / "out").iterdir() if path.is_file())
    assert {path.suffix for path in files} == {".csv", ".json", ".jsonl"}


def test_run_with_a_bad_input_ends_with_status_1_and_names_it(command, pages, tmp_path, model):
    (pages / "feed.jsonl").open("a").write('{"caption": \n')
    status, shown, errors = command("run", pages, "--out", tmp_path / "out", "--model", model)
    assert status == 1
    assert "1 failure;" in shown
    assert "failed: feed.jsonl:3: " in errors
    assert f"1 failed in all, named in {tmp_path / 'out' / 'failures.jsonl'}" in errors
    assert [row["line"] for row in lines(tmp_path / "out" / "failures.jsonl")] == [3]
    assert len(read_results(tmp_path / "out").people) == 6


def test_run_appends(command, pages, tmp_path, model):
    out = tmp_path / "out"
    command("run", pages / "feed.jsonl", "--out", out, "--model", model)
    status, shown, _ = command("run", pages / "more.jsonl", "--out", out, "--model", model, "--append")
    assert status == 0
    assert shown.startswith("2 documents, 3 captions, 3 distinct, 6 credits, 6 people, 3 films, 0 failures; ")


def test_run_tells_machines_what_it_does(command, pages, tmp_path, model):
    arguments = ("run", pages, "--out", tmp_path / "out", "--model", model, "--json-log", "--workers", "1")
    status, shown, errors = command(*arguments)
    assert status == 0
    assert shown.startswith("2 documents, 3 captions")
    told = [json.loads(line) for line in errors.splitlines()]
    assert [row["stage"] for row in told] == [
        "reading documents", "reading documents", "extracting from captions", "extracting from captions",
        "resolving people and films", "writing tables", "done",
    ]  # fmt: skip
    assert [(row["done"], row["total"], row["failures"]) for row in told[:4]] == [
        (0, 2, 0), (2, 2, 0), (0, 3, 0), (3, 3, 0),
    ]  # fmt: skip
    assert (told[1]["captions"], told[3]["shards"], told[3]["shards_total"]) == (3, 1, 1)
    assert told[3]["per_second"] > 0
    assert {name: told[-1][name] for name in ("inputs", "captions", "distinct", "people", "films", "failed")} == {
        "inputs": 2, "captions": 3, "distinct": 3, "people": 6, "films": 3, "failed": 0,
    }  # fmt: skip
    assert told[-1]["peak_mb"] > 50


def test_ctrl_c_is_no_traceback(command, pages, tmp_path, model, monkeypatch):
    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("extractor.batch.resolve", stopped)
    status, shown, errors = command("run", pages, "--out", tmp_path / "out", "--model", model)
    assert (status, shown) == (130, "")
    assert errors.splitlines()[-1] == "extractor: stopped; the same command goes on from here"


def test_run_refuses_a_folder_with_another_run(command, pages, tmp_path, model):
    out = tmp_path / "out"
    command("run", pages, "--out", out, "--model", model)
    status, shown, errors = command("run", pages / "feed.jsonl", "--out", out, "--model", model)
    assert (status, shown) == (2, "")
    assert errors == (
        f"extractor: {out} holds a run of {pages}; choose another folder with --out, add --append to add to it, "
        "or --overwrite to replace it\n"
    )
    status, _, _ = command("run", pages / "feed.jsonl", "--out", out, "--model", model, "--overwrite")
    assert status == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), ""),
        (("run",), "Missing argument 'PATH"),
        (("run", "x"), "Missing option '--out'"),
        (("run", "x", "--out", "y", "--format", "xlsx"), "'xlsx' is not one of 'parquet', 'csv'"),
        (("run", "x", "--out", "y", "--workers", "0"), "Invalid value for '--workers'"),
        (("run", ".", "--out", "y", "--workers", "2", "--scheduler", "tcp://x"), "give --workers or --scheduler"),
        (("sing",), "No such command 'sing'"),
        (("run", "nowhere", "--out", "y"), "extractor: no file or folder nowhere; check the path"),
        (("captions", "nowhere", "--out", "-"), "extractor: no file or folder nowhere; check the path"),
        (("extract", "nowhere.jsonl", "--out", "-"), "extractor: no file nowhere.jsonl; give a JSON Lines file"),
        (("resolve", "people", "nowhere.jsonl", "--out", "-"), "extractor: no file nowhere.jsonl; give a JSON"),
        (("resolve", "dogs", "x", "--out", "-"), "No such command 'dogs'"),
        (("run", ".", "--out", "y", "--model", "nowhere"), "extractor: no spaCy pipeline at nowhere"),
        (("evaluate", "--gold", "nowhere"), "extractor: no gold captions at nowhere; name a file or a corpus"),
        (("train", "--corpus", "nowhere", "--config", "nowhere"), "extractor: nowhere: no training config here"),
    ],
)
def test_wrong_usage_is_one_clear_line_and_status_2(command, tmp_path, monkeypatch, arguments, message):
    monkeypatch.chdir(tmp_path)
    status, _, errors = command(*arguments)
    assert status == 2
    assert message in errors
    assert "Traceback" not in errors
    assert list(tmp_path.iterdir()) == []


def test_captions(command, pages, tmp_path):
    status, shown, _ = command("captions", pages, "--out", tmp_path / "c.jsonl")
    assert (status, shown) == (0, "")
    assert lines(tmp_path / "c.jsonl") == [
        {"document": "feed.jsonl", "n": 1, "text": FAME, "title": None, "heading": None},
        {"document": "feed.jsonl", "n": 2, "text": PSYCHO, "title": None, "heading": None},
        {"document": "more.jsonl", "n": 1, "text": PIANO, "title": None, "heading": None},
    ]


def test_captions_of_a_bad_input_are_named_beside_the_others(command, pages, tmp_path):
    (pages / "empty.txt").write_text("")
    status, _, errors = command("captions", pages, "--out", tmp_path / "c.jsonl")
    assert status == 1
    assert len(lines(tmp_path / "c.jsonl")) == 3
    assert [row["document"] for row in lines(tmp_path / "c.failures.jsonl")] == ["empty.txt"]
    assert "failed: empty.txt: " in errors


def test_documents_without_captions_are_named(command, pages, tmp_path):
    (pages / "about.html").write_text("<h1>About</h1><p>We are a small team.</p>")
    (pages / "legal.txt").write_text("Terms of use\n")
    status, _, errors = command("captions", pages, "--out", tmp_path / "c.jsonl")
    assert status == 0
    assert "no caption in 2 documents: about.html, legal.txt\n" in errors


def test_a_dead_link_is_one_clear_line(command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("dead.html").symlink_to("nowhere.html")
    for arguments in (("captions", "dead.html", "--out", "c.jsonl"), ("run", "dead.html", "--out", "out")):
        status, _, errors = command(*arguments)
        assert status == 2
        assert errors == "extractor: dead.html: a symbolic link that leads nowhere; mend or remove it\n"
        assert [path.name for path in tmp_path.iterdir()] == ["dead.html"]


def test_a_later_run_without_failures_takes_the_old_ones_away(command, pages, tmp_path):
    (pages / "empty.txt").write_text("")
    command("captions", pages, "--out", tmp_path / "c.jsonl")
    (pages / "empty.txt").unlink()
    assert command("captions", pages, "--out", tmp_path / "c.jsonl")[0] == 0
    assert not (tmp_path / "c.failures.jsonl").exists()


def test_extract(command, tmp_path, model):
    (tmp_path / "in.jsonl").write_text(jsonl({"id": 7, "text": FAME}, {"id": "b", "text": "Friend or foe?"}))
    status, _, _ = command("extract", tmp_path / "in.jsonl", "--out", tmp_path / "out.jsonl", "--model", model)
    first, second = lines(tmp_path / "out.jsonl")
    assert status == 0
    assert first["id"] == 7
    assert [FAME[e["start"] : e["end"]] for e in first["entities"]] == ["Alan Parker", "Irene Cara", "Fame", "1980"]
    assert first["films"] == [{"title": "Fame", "year": 1980}]
    assert {"person", "role", "film", "year", "character", "position", "cue"} <= set(first["credits"][0])
    assert second == {"id": "b", "text": "Friend or foe?", "entities": [], "credits": [], "films": []}


def test_extract_names_broken_lines_and_goes_on(command, tmp_path, model):
    source = tmp_path / "in.jsonl"
    source.write_text(jsonl({"id": 1, "text": FAME}) + '{"id": 2, "te\n' + jsonl({"id": 3}, {"id": 4, "text": PSYCHO}))
    status, _, errors = command("extract", source, "--out", tmp_path / "out.jsonl", "--model", model)
    assert status == 1
    assert [row["id"] for row in lines(tmp_path / "out.jsonl")] == [1, 4]
    assert f"failed: {source}:2: broken JSON at column 11" in errors
    assert f'failed: {source}:3: no "text" among id; add it or remove the line' in errors
    assert [row["line"] for row in lines(tmp_path / "out.failures.jsonl")] == [2, 3]


def test_captions_go_straight_into_extract(command, pages, tmp_path, model, monkeypatch):
    _, shown, _ = command("captions", pages, "--out", "-")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(shown.encode())))
    status, shown, _ = command("extract", "-", "--out", "-", "--model", model)
    assert status == 0
    assert [json.loads(line)["id"] for line in shown.splitlines()] == ["feed.jsonl:1", "feed.jsonl:2", "more.jsonl:1"]


def test_failures_beside_standard_output_are_named_on_the_screen_alone(command, tmp_path, model, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("in.jsonl").write_text(jsonl({"id": 1, "text": FAME}) + "{\n" * 150)
    status, shown, errors = command("extract", "in.jsonl", "--out", "-", "--model", model)
    assert (status, shown.count("\n")) == (1, 1)
    assert errors.count("failed: in.jsonl:") == 150
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]


def test_many_failures_are_counted_on_the_screen_and_named_in_the_file(command, tmp_path, model):
    (tmp_path / "in.jsonl").write_text(jsonl({"id": 1, "text": FAME}) + "{\n" * 150)
    _, _, errors = command("extract", tmp_path / "in.jsonl", "--out", tmp_path / "out.jsonl", "--model", model)
    assert errors.count("failed: ") == 100
    assert "50 more; 150 failed in all, named in" in errors
    assert len(lines(tmp_path / "out.failures.jsonl")) == 150


@pytest.mark.parametrize(
    ("words", "content", "said"),
    [
        (
            ("extract",),
            jsonl(*({"id": n, "caption": FAME} for n in range(500))),
            'no row with "text", the first has id, c',
        ),
        (("extract",), "id,text\n" + "1,Fame\n" * 500, 'no row with "text", the first line is broken JSON at column 1'),
        (("resolve", "people"), jsonl(*({"id": n, "text": FAME} for n in range(500))), 'no row with "name", the first'),
        (
            ("resolve", "people"),
            jsonl(*({"title": "Fame"} for _ in range(500))),
            'no row with "id" and "name", the first',
        ),
        (
            ("resolve", "films"),
            jsonl(*({"id": n, "name": "X"} for n in range(500))),
            'no row with "title", the first has',
        ),
    ],
)
def test_a_file_of_another_form_is_one_error_that_shows_a_row(command, tmp_path, words, content, said):
    (tmp_path / "in.jsonl").write_text(content)
    status, shown, errors = command(*words, tmp_path / "in.jsonl", "--out", tmp_path / "out.jsonl")
    assert (status, shown) == (2, "")
    assert errors.splitlines()[-1].startswith(f"extractor: {tmp_path / 'in.jsonl'}: {said}")
    assert "failed" not in errors
    example = json.loads(errors[errors.index("a row is as ") + len("a row is as ") : errors.rindex("}") + 1])
    (tmp_path / "good.jsonl").write_text(jsonl(example))
    assert command(*words, tmp_path / "good.jsonl", "--out", tmp_path / "out.jsonl")[0] == 0


def test_rows_that_lack_a_field_cost_themselves_alone(command, tmp_path):
    (tmp_path / "in.jsonl").write_text(jsonl(*({"id": n} for n in range(99)), {"id": 99, "name": "Alan Parker"}))
    status, shown, errors = command("resolve", "people", tmp_path / "in.jsonl", "--out", "-")
    assert (status, shown.count("\n"), errors.count("failed: ")) == (1, 1, 99)
    (tmp_path / "in.jsonl").write_text(jsonl({"id": 1}))
    assert command("resolve", "people", tmp_path / "in.jsonl", "--out", "-")[0] == 1


def test_resolve_people(command, tmp_path):
    people = [
        {"id": 1, "name": "Alfred Hitchcock", "film": "Psycho", "year": 1960, "role": "director", "document": "a"},
        {"id": "2", "name": "Alfred Hitchcok", "film": "Psycho", "year": 1960, "role": None, "document": "b"},
        {"id": "3", "name": "Janet Leigh"},
        {"id": "4"},
    ]
    (tmp_path / "in.jsonl").write_text(jsonl(*people))
    status, _, errors = command("resolve", "people", tmp_path / "in.jsonl", "--out", tmp_path / "out.jsonl")
    rows = lines(tmp_path / "out.jsonl")
    assert status == 1
    assert 'in.jsonl:4: no "name" among id' in errors
    assert [row["id"] for row in rows] == [1, "2", "3"]
    assert rows[0]["cluster"] == rows[1]["cluster"] != rows[2]["cluster"]


def test_resolve_films(command, tmp_path):
    films = [
        {"id": "1", "title": "Psycho", "year": 1960, "people": ["Alfred Hitchcock"], "document": "a"},
        {"id": "2", "title": "PSYCHO", "year": 1960, "people": [], "document": "b"},
        {"id": "3", "title": "Psycho", "year": 1998, "people": ["Anne Heche"], "document": "c"},
    ]
    (tmp_path / "in.jsonl").write_text(jsonl(*films))
    status, _, _ = command("resolve", "films", tmp_path / "in.jsonl", "--out", tmp_path / "out.jsonl")
    first, second, third = (row["cluster"] for row in lines(tmp_path / "out.jsonl"))
    assert status == 0
    assert first == second != third


@pytest.mark.parametrize("kind", ["people", "films"])
def test_resolve_nothing(command, tmp_path, kind):
    (tmp_path / "in.jsonl").write_text("")
    assert command("resolve", kind, tmp_path / "in.jsonl", "--out", "-")[:2] == (0, "")


def test_train_and_evaluate_pass_their_options_on(command, monkeypatch, tmp_path, model):
    given = {}
    monkeypatch.setattr("extractor.training.train.train", lambda *args, **options: given.update(options, args=args))
    options = ("--films", "f.parquet", "--names", "names", "--seed", 3, "--epochs", 2, "--copies", 4, "--config", "c")
    assert command("train", "--corpus", "c", "--out", "m", *options)[0] == 0
    assert given == {
        "args": (Path("c"), Path("m")), "films": Path("f.parquet"), "names": Path("names"), "config": Path("c"),
        "copies": 4, "epochs": 2, "seed": 3,
    }  # fmt: skip
    gold = {"id": 1, "text": FAME, "entities": [{"start": 9, "end": 20, "label": "PERSON"}], "films": [], "credits": []}
    (tmp_path / "gold.jsonl").write_text(jsonl(gold))
    status, shown, _ = command("evaluate", "--gold", tmp_path / "gold.jsonl", "--model", model)
    assert status == 0
    assert shown.startswith("1 captions\nPERSON")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_an_example_in_its_help(command, name):
    status, shown, _ = command(*name.split(), "--help")
    assert status == 0
    assert f"Example: extractor {name} " in shown


def test_version(command):
    assert command("--version")[:2] == (0, f"extractor {__version__}\n")


def test_help_loads_nothing_heavy():
    code = "import sys; sys.argv = ['extractor', '--help']\nfrom extractor.cli import main\ntry: main()\n"
    code += "except SystemExit: print(sorted({'spacy', 'pandas', 'numpy', 'rich'} & set(sys.modules)), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


@pytest.mark.slow
def test_help_within_three_tenths_of_a_second():
    times = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run([EXTRACTOR, "--help"], check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    assert statistics.median(times) < 0.3

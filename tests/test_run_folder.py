"""The folder a run writes to: its own runs are replaced, everything else is left alone."""

import json

import pytest
from sample_tables import empty, results

from extractor.errors import OutputError
from extractor.run_folder import OURS, claimed_folder
from extractor.tables import read_results

INPUTS = ["pages/a.txt", "pages/b.html"]
OPTIONS = {"text_column": None, "model": {"name": "captions", "version": "1.0"}}


def save(path, built, kind="parquet", inputs=INPUTS, overwrite=False):
    with claimed_folder(path, inputs, overwrite) as folder:
        folder.save(built, kind, OPTIONS)


def contents(path):
    return {child.name: child.read_bytes() for child in path.iterdir()}


def test_no_folder_is_asked_for():
    with claimed_folder(None, INPUTS, False) as folder:
        assert folder is None


def test_a_run_is_saved_with_its_account(tmp_path):
    save(tmp_path / "new" / "out", results())
    out = tmp_path / "new" / "out"
    assert set(contents(out)) == {name for name in OURS if not name.endswith("csv")} | {"run.json"}
    assert json.loads((out / "run.json").read_text()) == {
        "package": "caption-extractor",
        "version": "0.1.0",
        "inputs": INPUTS,
        "format": "parquet",
        **OPTIONS,
        "counts": {
            "documents": 2, "repeats": 1, "people": 1, "films": 1, "credits": 2, "mentions": 3, "captions": 3,
            "links": 0, "failures": 2, "without_captions": 0,
        },
        "without_captions": [],
        "files": ["people.parquet", "films.parquet", "credits.parquet", "mentions.parquet", "captions.parquet",
                  "links.parquet", "failures.jsonl"],
        "finished": True,
    }  # fmt: skip
    rows = [json.loads(line) for line in (out / "failures.jsonl").read_text().splitlines()]
    assert rows == [
        {"document": "x.csv", "line": 7, "reason": "not JSON"},
        {"document": "y.bin", "line": None, "reason": "binary"},
    ]


def test_the_same_run_again_gives_the_same_bytes(tmp_path):
    save(tmp_path, results())
    before = contents(tmp_path)
    save(tmp_path, results())
    assert contents(tmp_path) == before


def test_a_run_in_another_format_takes_the_old_tables_away_and_nothing_else(tmp_path):
    save(tmp_path, results())
    (tmp_path / "notes.ipynb").write_text("mine")
    save(tmp_path, empty(), "csv")
    assert set(contents(tmp_path)) == {name for name in OURS if not name.endswith("parquet")} | {
        "run.json",
        "notes.ipynb",
    }
    assert len(read_results(tmp_path).people) == 0


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda out: save(out, results(), inputs=["other"]), "holds a run of other; choose another .* --overwrite"),
        (lambda out: (out / "thesis.docx").write_text("mine"), r"holds thesis\.docx and no run; choose another"),
        (lambda out: [(out / n).write_text("") for n in "abcde"], "holds a, b, c and 2 more and no run"),
        (lambda out: (out / "run.json").write_text('{"scripts": {}}'), r"holds run\.json and no run"),
        (lambda out: (out / "run.json").write_text("not json"), r"holds run\.json and no run"),
        (lambda out: results().write(out), "holds captions.parquet, .* and no run"),
        (
            lambda out: (save(out, results(), "csv"), (out / "people.parquet").write_text("mine")),
            r"holds people\.parquet, which no run wrote",
        ),
    ],
)
def test_a_folder_with_something_else_is_refused_and_left_as_it_is(tmp_path, spoil, message):
    spoil(tmp_path)
    before = contents(tmp_path)
    with pytest.raises(OutputError, match=message):
        save(tmp_path, empty())
    assert contents(tmp_path) == before
    save(tmp_path, empty(), overwrite=True)
    assert len(read_results(tmp_path, "parquet").people) == 0
    ours = OURS | {"run.json"}
    after = contents(tmp_path)
    assert {name for name in before if name not in ours} <= set(after)


def test_a_run_that_found_nothing_may_be_replaced(tmp_path):
    save(tmp_path, empty(), inputs=["empty"])
    save(tmp_path, results())
    assert len(read_results(tmp_path).captions) == 3
    with pytest.raises(OutputError, match="holds a run of"):
        save(tmp_path, empty(), inputs=["empty"])


def test_overwrite_removes_only_what_the_earlier_run_names(tmp_path):
    (tmp_path / "people.csv").write_text("mine")
    save(tmp_path, results(), overwrite=True)
    save(tmp_path, results(), inputs=["other"], overwrite=True)
    assert (tmp_path / "people.csv").read_text() == "mine"


def test_a_manifest_cannot_name_other_files_for_removal(tmp_path):
    save(tmp_path, results())
    (tmp_path.parent / "precious").write_text("mine")
    (tmp_path / "precious").write_text("mine")
    manifest = json.loads((tmp_path / "run.json").read_text())
    manifest["files"] += ["../precious", "precious", "films.csv"]
    (tmp_path / "run.json").write_text(json.dumps(manifest))
    save(tmp_path, results())
    assert (tmp_path / "precious").exists()
    assert (tmp_path.parent / "precious").exists()


def test_a_run_that_fails_leaves_the_earlier_one(tmp_path):
    save(tmp_path, results())
    before = contents(tmp_path)
    with pytest.raises(RuntimeError), claimed_folder(tmp_path, INPUTS, False):
        raise RuntimeError
    assert contents(tmp_path) == before


def test_a_run_that_fails_leaves_no_folder_of_its_own(tmp_path):
    with pytest.raises(RuntimeError), claimed_folder(tmp_path / "out", INPUTS, False):
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_a_run_cut_off_while_writing_is_known_and_can_be_started_again(tmp_path, monkeypatch):
    def cut(self, folder, *options, **more):
        (folder / "people.parquet").write_text("half")
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("extractor.tables.Results.write", cut)
        with pytest.raises(KeyboardInterrupt):
            save(tmp_path, results())
    with pytest.raises(Exception, match="did not finish; start it again"):
        read_results(tmp_path)
    save(tmp_path, results())
    assert len(read_results(tmp_path).people) == 1


def test_a_file_in_the_place_of_the_folder(tmp_path):
    (tmp_path / "out").write_text("")
    with pytest.raises(OutputError, match="is a file; name a folder with --out"):
        save(tmp_path / "out", results())
    with pytest.raises(OutputError, match=r"cannot make the folder .*; choose another with --out"):
        save(tmp_path / "out" / "deeper", results())


@pytest.mark.parametrize("given", ["out", "out/pages", "out/pages/a.txt"])
def test_the_inputs_do_not_lie_in_the_output_folder(tmp_path, given):
    with pytest.raises(OutputError, match="lies in the output folder"):
        save(tmp_path / "out", results(), inputs=[str(tmp_path / given)])

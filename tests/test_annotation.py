"""Captions out to annotation tools and back: every offset exact, every correction kept."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
import spacy
from sample_pages import jsonl
from sample_studio import studio
from spacy.tokens import DocBin

from extractor import cli
from extractor.annotation import (
    FORMATS,
    Note,
    captions_of_corpus,
    captions_of_results,
    export_captions,
    find_form,
    import_captions,
)
from extractor.annotation.captions import AnnotatedCaption, annotate, to_corpus_form, write_corpus
from extractor.cli import annotating
from extractor.errors import InputError
from extractor.schema import Entity, Failure
from extractor.training.corpus import SPLITS, read_corpus

CORPUS = Path(__file__).parent.parent / "corpus"
# A clapper board (two UTF-16 units), a family joined by zero-width joiners, a rare ideograph, blanks in a row.
ASTRAL = "🎬 👨‍👩‍👧 Director 𠮷田 Kijū  and Mariko Okada, 🎥Eros + Massacre🎥 (1969)"
WORDS = (("𠮷田 Kijū", "PERSON"), ("Mariko Okada", "PERSON"), ("Eros + Massacre", "FILM"), ("1969", "YEAR"))


def astral():
    spans = [(ASTRAL.index(word), ASTRAL.index(word) + len(word), label) for word, label in WORDS]
    return annotate("a:1", ASTRAL, spans)


def as_annotated(path, form):
    """What a tool gives back that nobody corrected: Label Studio turns predictions into annotations."""
    if form == "label-studio":
        tasks = json.loads(path.read_text(encoding="utf-8"))
        for task in tasks:
            task["annotations"] = task.pop("predictions", None) or task["annotations"]
        path.write_text(json.dumps(tasks), encoding="utf-8")
    return path


@pytest.mark.parametrize("form", FORMATS)
def test_the_corpus_goes_out_and_comes_back(tmp_path, form):
    captions = list(captions_of_corpus(CORPUS, ("test",)))
    assert len(captions) > 1000
    assert export_captions(captions, tmp_path / "out", form) == len(captions)
    back = list(import_captions(as_annotated(tmp_path / "out", form), form))
    assert back == captions
    assert write_corpus(tmp_path / "back.txt", back) == (len(captions), 0, [])
    written = [replace(caption, source="") for caption in read_corpus(tmp_path / "back.txt")]
    assert written == [replace(caption, source="") for caption in read_corpus(CORPUS, splits=("test",))]


@pytest.mark.parametrize("form", FORMATS)
def test_astral_characters(tmp_path, form):
    export_captions([astral()], tmp_path / "out", form)
    assert list(import_captions(as_annotated(tmp_path / "out", form), form)) == [astral()]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "text", ["DirectorAlan Parker", "Alan Parker\r\nleft", "#\tAlan Parker", "\u2028 Alan Parker \x85"]
)
def test_texts_that_try_a_format(tmp_path, form, text):
    caption = annotate("x", text, [(text.index("Alan"), text.index("Alan") + len("Alan Parker"), "PERSON")])
    export_captions([caption, caption], tmp_path / "out", form)
    assert list(import_captions(as_annotated(tmp_path / "out", form), form)) == [caption, caption]


def test_each_tool_counts_as_it_counts(tmp_path):
    first = astral().entities[0]
    export_captions([astral()], tmp_path / "d", "doccano")
    start, end, label = json.loads((tmp_path / "d").read_text(encoding="utf-8"))["label"][0]
    units = ASTRAL.encode("utf-16-le")
    assert units[2 * start : 2 * end].decode("utf-16-le") == "𠮷田 Kijū"
    assert (start, label) == (first.start + 4, "PERSON")  # four astral characters stand before it
    export_captions([astral()], tmp_path / "p", "prodigy")
    assert json.loads((tmp_path / "p").read_text(encoding="utf-8"))["spans"][0]["start"] == first.start
    export_captions([astral()], tmp_path / "l", "label-studio")
    region = json.loads((tmp_path / "l").read_text(encoding="utf-8"))[0]["predictions"][0]["result"][0]
    assert (region["value"]["start"], region["value"]["text"]) == (first.start, "𠮷田 Kijū")


def test_gold_goes_out_as_annotated_and_a_run_as_predicted(tmp_path):
    (tmp_path / "gold.txt").write_text("{P Ozu} on {F Late Spring}\n= Ozu;director;k\n")
    (gold,) = captions_of_corpus(tmp_path / "gold.txt", SPLITS)
    for form in ("label-studio", "prodigy"):
        export_captions([gold], tmp_path / form, form)
        assert list(import_captions(tmp_path / form, form, pytest.fail)) == [gold]
    found = replace(gold, is_reviewed=False)
    export_captions([found], tmp_path / "found", "label-studio")
    (task,) = json.loads((tmp_path / "found").read_text())
    assert "annotations" not in task
    assert len(task["predictions"][0]["result"]) == 2
    export_captions([found], tmp_path / "found", "prodigy")
    assert "answer" not in json.loads((tmp_path / "found").read_text())


@pytest.mark.parametrize("form", ["label-studio", "prodigy", "doccano"])
def test_captions_that_begin_or_hold_what_the_corpus_form_uses(tmp_path, form):
    texts = [
        "# Ozu on Late Spring",
        "#setlife Ozu",
        "= Ozu",
        "Ozu {left} on Late Spring",
        "}Ozu{",
        r"\# {P Ozu\}",
        "Ozu\\",
    ]
    captions = [annotate(f"a:{n}", text, [(text.index("Ozu"), text.index("Ozu") + 3, "PERSON")])
                for n, text in enumerate(texts)]  # fmt: skip
    export_captions([replace(one, is_reviewed=True) for one in captions], tmp_path / "out", form)
    written, _, failures = write_corpus(tmp_path / "back.txt", import_captions(tmp_path / "out", form))
    assert (written, failures) == (len(texts), [])
    back = read_corpus(tmp_path / "back.txt")
    assert [(one.text, one.entities) for one in back] == [(one.text, one.entities) for one in captions]
    again = list(captions_of_corpus(tmp_path / "back.txt", SPLITS))
    write_corpus(tmp_path / "again.txt", again)
    assert (tmp_path / "again.txt").read_text() == (tmp_path / "back.txt").read_text()


def test_spacy_reads_the_docbin(tmp_path):
    export_captions([astral()], tmp_path / "out.spacy", "docbin")
    (doc,) = DocBin().from_disk(tmp_path / "out.spacy").get_docs(spacy.blank("en").vocab)
    assert doc.text == ASTRAL
    assert [(ent.text, ent.label_) for ent in doc.ents] == list(WORDS)


def task(spans, text="🎬 Fame (1980)", **others):
    regions = [
        {"value": {"start": start, "end": end, "labels": [label], **quoted}} for start, end, label, quoted in spans
    ]
    return {"data": {"text": text, "caption_id": "a"}, "annotations": [{"result": regions, **others}]}


def read_tasks(tmp_path, *tasks):
    (tmp_path / "tasks.json").write_text(json.dumps(tasks), encoding="utf-8")
    return list(import_captions(tmp_path / "tasks.json", "label-studio"))


def test_old_label_studio_counted_utf16(tmp_path):
    (caption,) = read_tasks(tmp_path, task([(3, 7, "FILM", {"text": "Fame"}), (8, 12, "YEAR", {"text": "1980"})]))
    assert caption.entities == (Entity(2, 6, "FILM"), Entity(8, 12, "YEAR"))


def test_offsets_that_hold_other_words(tmp_path):
    (failure,) = read_tasks(tmp_path, task([(0, 4, "FILM", {"text": "Fame"})]))
    assert failure.line == 1
    assert "do not hold the words 'Fame'" in failure.reason


def test_only_what_someone_decided_comes_back(tmp_path):
    open_task = {"data": {"text": "Fame"}, "predictions": [{"result": []}]}
    notes = []
    (tmp_path / "tasks.json").write_text(json.dumps([open_task, task([], was_cancelled=True)]), encoding="utf-8")
    assert list(import_captions(tmp_path / "tasks.json", "label-studio", notes.append)) == []
    assert notes == [Note.unannotated, Note.passed_over]
    rows = [{"answer": "reject"}, {}, {"spans": []}, {"answer": "accept"}]
    (tmp_path / "p").write_text(jsonl(*({"text": f"Fame {n}", **row} for n, row in enumerate(rows))))
    notes.clear()
    assert [one.text for one in import_captions(tmp_path / "p", "prodigy", notes.append)] == ["Fame 2", "Fame 3"]
    assert notes == [Note.passed_over, Note.unannotated, Note.unanswered]
    (tmp_path / "d").write_text(jsonl({"text": "Fame"}, {"text": "Psycho", "label": []}))
    notes.clear()
    assert [one.text for one in import_captions(tmp_path / "d", "doccano", notes.append)] == ["Psycho"]
    assert notes == [Note.unannotated]


@pytest.mark.parametrize("form", FORMATS)
def test_the_form_of_a_file_is_told_by_its_rows(tmp_path, form):
    export_captions(captions_of_corpus(CORPUS, ("dev",)), tmp_path / "out", form)
    assert find_form(tmp_path / "out") == find_form(tmp_path / "out", form) == form
    for other in set(FORMATS) - {form}:
        with pytest.raises(InputError, match=rf"out is not {other}, it looks like .*; give --from {form}"):
            find_form(tmp_path / "out", other)


def test_a_list_of_rows_is_as_good_as_a_line_each(tmp_path):
    export_captions([astral(), astral()], tmp_path / "lines", "doccano")
    rows = [json.loads(line) for line in (tmp_path / "lines").read_text(encoding="utf-8").splitlines()]
    (tmp_path / "list").write_text(json.dumps([*rows, 3], indent=1), encoding="utf-8")
    assert find_form(tmp_path / "list") == "doccano"
    *captions, failure = import_captions(tmp_path / "list", "doccano")
    assert captions == [astral(), astral()]
    assert (failure.line, failure.reason) == (3, "not an object but int; export it again")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "cannot tell what"),
        ("{", "cannot tell what"),
        ('{"text": "Fame"}\n', "cannot tell what"),
        ('[{"text": "Fame"', "cannot read"),
        ("Alan Parker directs Fame.\n", "cannot tell what"),
        ("{P Alan Parker} directs {F Fame}.\n= x\n", "gold captions in the form of the corpus already; they need no"),
        ('{"id": 1, "text": "Fame", "entities": [], "credits": [], "films": []}', 'what "extractor extract" writes'),
        ('[{"text": "Fame", "label": [{"start": 0, "labels": ["FILM"]}]}]', "JSON-MIN; export it again as JSON"),
        ("PK\x03\x04", "zip archive; unpack it"),
        ("\x00\x01", "cannot tell what"),
    ],
)
def test_a_file_of_no_tool_says_what_it_is(tmp_path, content, message):
    (tmp_path / "in").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        find_form(tmp_path / "in")


def test_a_form_that_is_given_helps_where_the_rows_do_not(tmp_path):
    (tmp_path / "in").write_text("{\n", encoding="utf-8")
    assert find_form(tmp_path / "in", "prodigy") == "prodigy"
    # What a project carries along from another tool does not make it that tool's.
    row = {"text": "Fame", "label": [[0, 4, "FILM"]], "spans": [], "_input_hash": 3}
    (tmp_path / "in").write_text(jsonl(row))
    assert find_form(tmp_path / "in") == find_form(tmp_path / "in", "doccano") == "doccano"
    (tmp_path / "in").write_text("# a note\n[ O\nFame B-FILM\n] O\n", encoding="utf-8")
    assert find_form(tmp_path / "in") == "conll"


def imported(capsys, source, out, *options):
    with pytest.raises(SystemExit) as stopped:
        cli.main(["import", str(source), "--out", str(out), *options])
    captured = capsys.readouterr()
    return stopped.value.code or 0, captured.out, captured.err


def test_tasks_that_nobody_annotated_are_told(tmp_path, capsys):
    tasks = [task([(2, 6, "FILM", {})]), {"data": {"text": "Fame"}}, {"data": {"text": "Psycho"}}]
    source, out = tmp_path / "tasks.json", tmp_path / "gold.txt"
    source.write_text(json.dumps(tasks), encoding="utf-8")
    status, shown, errors = imported(capsys, source, out)
    assert (status, errors) == (0, "2 tasks without annotations: skipped\n")
    assert shown.startswith(f"1 caption written to {out}")
    out.unlink()
    source.write_text(json.dumps(tasks[1:]), encoding="utf-8")
    status, _, errors = imported(capsys, source, out)
    assert (status, errors) == (
        2, f"extractor: no captions to take from {source} as label-studio: 2 tasks without annotations: skipped\n"
    )  # fmt: skip
    assert not out.exists()


def test_a_file_without_one_good_row_is_one_error(tmp_path, capsys):
    source, out = tmp_path / "rows.jsonl", tmp_path / "gold.txt"
    source.write_text(jsonl(*({"text": "Fame", "spans": [{"start": 0, "end": 9, "label": "FILM"}]},) * 3000))
    status, shown, errors = imported(capsys, source, out)
    assert (status, shown) == (2, "")
    assert errors.count("\n") == 1
    assert "3,000 failed, the first: " in errors
    assert not out.exists()


@pytest.mark.parametrize(
    "spans",
    [
        {"entities": [{"id": 1, "label": "FILM", "start_offset": 3, "end_offset": 7}], "relations": []},
        {"entities": [[3, 7, "FILM"]], "cats": []},
        {"labels": [[3, 7, "FILM"]]},
        {"label": [[3, 7, "FILM"]], "Comments": []},
    ],
)
@pytest.mark.parametrize("carried", [{"caption_id": "b"}, {"meta": {"caption_id": "b"}}])
def test_every_form_of_doccano(tmp_path, spans, carried):
    (tmp_path / "d").write_text(json.dumps({"id": 3, "text": "🎬 Fame", **spans, **carried}), encoding="utf-8")
    assert list(import_captions(tmp_path / "d", "doccano")) == [
        AnnotatedCaption("b", "🎬 Fame", (Entity(2, 6, "FILM"),))
    ]


def test_conll_of_others(tmp_path):
    (tmp_path / "c").write_text("Alan NNP I-PER\nParker NNP I-PER\nin IN O\nFame NN B-FILM\n", encoding="utf-8")
    (caption,) = import_captions(tmp_path / "c", "conll")
    assert caption.text == "Alan Parker in Fame"
    assert caption.entities == (Entity(0, 11, "PERSON"), Entity(15, 19, "FILM"))


@pytest.mark.parametrize(
    ("spans", "fault"),
    [
        ([(0, 99, "FILM")], "not within the 11 characters"),
        ([(5, 5, "FILM")], "not within"),
        ([(-1, 4, "FILM")], "not within"),
        ([(4, 5, "FILM")], "blanks alone"),
        ([(0, 4, "FILM"), (2, 8, "YEAR")], "overlaps 'Fame'"),
        ([(0, 4, "PLACE")], "no label 'PLACE'"),
    ],
)
def test_spans_that_cannot_be(spans, fault):
    with pytest.raises(ValueError, match=fault):
        annotate("a", "Fame (1980)", spans)


@pytest.mark.parametrize(
    ("form", "content", "reason"),
    [
        ("prodigy", '{"spans": []}', "not in the tool's form"),
        ("prodigy", "{", "broken JSON"),
        ("doccano", '{"text": "🎬 Fame", "label": [[1, 7, "FILM"]]}', "within a character"),
        ("label-studio", "{}", "not in the tool's form"),
        ("label-studio", '[{"data": {"text": "Fame"}, "annotations": [{"result": 3}]}]', "not in the tool's form"),
        ("conll", "Alan\n", "a token without a tag"),
        ("conll", "Alan X-PER\n", "no IOB tag"),
        ("conll", '# text = "Irene"\nAlan\tO\n', "does not follow in the text"),
    ],
)
def test_a_broken_row_costs_itself_alone(tmp_path, form, content, reason):
    (tmp_path / "in").write_text(content, encoding="utf-8")
    (failure,) = import_captions(tmp_path / "in", form)
    assert isinstance(failure, Failure)
    assert reason in failure.reason


@pytest.mark.parametrize(("form", "content"), [("label-studio", "["), ("docbin", "no DocBin")])
def test_a_broken_file(tmp_path, form, content):
    (tmp_path / "in").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=f"as {form}"):
        list(import_captions(tmp_path / "in", form))
    with pytest.raises(InputError, match="no file"):
        list(import_captions(tmp_path / "none", form))


def test_credits_are_read_anew_where_entities_were_corrected():
    whole = next(caption for caption in captions_of_results(studio()) if caption.caption_id == "set.html:1")
    assert to_corpus_form(whole) == (whole.gold, False)
    lines, is_new = to_corpus_form(replace(whole, entities=whole.entities[:1] + whole.entities[2:]))
    assert is_new
    assert "Janet Leigh;" not in lines
    assert "{P Alfred Hitchcock}" in lines


def test_what_the_corpus_cannot_hold_is_a_failure(tmp_path):
    captions = [annotate("b", "two\nlines", []), annotate("c", " ", [])]
    written, _, failures = write_corpus(tmp_path / "c.txt", [*captions, annotate("d", "Fame", [(0, 4, "FILM")])])
    assert written == 1
    assert [failure.document for failure in failures] == ["b", "c"]


def test_the_commands(tmp_path, capsys):
    studio().write(tmp_path / "run")
    for words in (
        ("export", tmp_path / "run", "--to", "prodigy", "--out", tmp_path / "tasks.jsonl"),
        ("import", tmp_path / "tasks.jsonl", "--from", "prodigy", "--out", tmp_path / "gold.txt"),
        ("export", tmp_path / "gold.txt", "--to", "doccano", "--out", tmp_path / "again.jsonl"),
    ):
        with pytest.raises(SystemExit) as stopped:
            cli.main([str(word) for word in words])
        assert not stopped.value.code
    assert [line.split(" written")[0] for line in capsys.readouterr().out.splitlines()] == ["4 captions"] * 3
    assert len(read_corpus(tmp_path / "gold.txt")) == 4


def test_the_commands_know_every_form():
    assert [tool.value for tool in annotating.Tool] == list(FORMATS)


def exported(capsys, source, out):
    with pytest.raises(SystemExit) as stopped:
        cli.main(["export", str(source), "--to", "conll", "--out", str(out)])
    return stopped.value.code or 0, capsys.readouterr().err


@pytest.mark.parametrize(
    ("there", "message"),
    [
        (None, "neither a run nor gold captions at"),
        ("notes.md", "neither a run nor gold captions at"),
        ("shards/ledger.jsonl", "did not finish; start it again"),
        ("people.parquet", "no films.parquet in"),
    ],
)
def test_neither_a_whole_run_nor_a_corpus(tmp_path, capsys, there, message):
    folder = tmp_path / "there"
    if there is not None:
        (folder / there).parent.mkdir(parents=True)
        (folder / there).touch()
    if there == "people.parquet":
        studio().write(folder, overwrite=True)
        (folder / "films.parquet").unlink()
    status, errors = exported(capsys, folder, tmp_path / "out")
    assert status == 2
    assert message in errors
    assert not (tmp_path / "out").exists()

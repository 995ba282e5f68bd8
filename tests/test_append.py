"""--append: only what is new is extracted, and nobody who stays is renamed."""

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal
from sample_pages import FAME, PIANO, PSYCHO, jsonl, write
from stand_in import stand_in_pipeline

from extractor.batch import run, shards
from extractor.batch.append import Earlier, keep_ids
from extractor.errors import InputError, OutputError
from extractor.resolution import resolve
from extractor.tables import TABLES, read_results

NLP = stand_in_pipeline()


@pytest.fixture(autouse=True)
def small_shards(monkeypatch):
    monkeypatch.setattr(shards, "SHARD", 5)


def numbered(said, numbers):
    return jsonl(*({"caption": f"{said} Scene {n}.", "id": str(n)} for n in numbers))


@pytest.fixture
def folders(tmp_path):
    may = write(tmp_path / "may", m_jsonl=numbered(FAME, range(20)) + numbered(PSYCHO, range(20)))
    june = write(tmp_path / "june", b_jsonl=numbered(PIANO, range(10)), n_jsonl=numbered(FAME, range(15, 25)))
    return may, june


def same(found, expected):
    for table in TABLES:
        assert_frame_equal(found.table(table), expected.table(table))
    assert_frame_equal(found.failures, expected.failures)
    assert found.without_captions == expected.without_captions


@pytest.mark.parametrize("kind", ["parquet", "csv"])
def test_appended_is_as_if_run_at_once(folders, tmp_path, kind):
    may, june = folders
    write(may, empty_txt="")
    write(june, none_html="<h1>Imprint</h1><p>Elm Street 4.</p>")
    first = run(may, tmp_path / "out", model=NLP, format=kind)
    both = run(june, tmp_path / "out", model=NLP, format=kind, append=True)
    same(both, run([may, june], tmp_path / "whole", model=NLP, format=kind))
    same(read_results(tmp_path / "out"), both)
    assert set(first.people.person_id) <= set(both.people.person_id)
    assert len(both.captions) == 60


def test_only_what_is_new_is_extracted(folders, tmp_path, monkeypatch):
    may, june = folders
    run(may, tmp_path / "out", model=NLP)
    seen = []
    extract = shards.extract_shard
    monkeypatch.setattr(
        "extractor.batch.workers.extract_shard", lambda texts, nlp: (seen.append(len(texts)), extract(texts, nlp))[1]
    )
    run(june / "n.jsonl", tmp_path / "out", model=NLP, append=True)
    assert sum(seen) == 5
    seen.clear()
    run(june / "n.jsonl", tmp_path / "out", model=NLP, append=True)
    assert seen == []


def test_captions_that_come_in_between_are_the_only_ones_extracted(tmp_path, monkeypatch):
    def some(folder, months, said):
        names = {f"m{n:02}_jsonl": numbered(f"{said} Month {n}.", range(7)) for n in months}
        return write(tmp_path / folder, **names)

    old, even, odd = some("old", range(0, 40, 4), FAME), some("even", range(2, 40, 4), PSYCHO), tmp_path / "odd"
    run(old, tmp_path / "out", model=NLP)
    seen = []
    extract = shards.extract_shard
    monkeypatch.setattr(
        "extractor.batch.workers.extract_shard", lambda texts, nlp: (seen.append(len(texts)), extract(texts, nlp))[1]
    )
    run(even, tmp_path / "out", model=NLP, append=True)
    assert sum(seen) == 70
    seen.clear()
    write(even, m06_jsonl=numbered(f"{PSYCHO} Month 6.", range(1, 8)))  # one is gone, and one is new
    run(even, tmp_path / "out", model=NLP, append=True)
    assert sum(seen) == 1
    seen.clear()
    some("odd", range(1, 40, 2), PIANO)
    run(odd, tmp_path / "out", model=NLP, append=True)
    assert sum(seen) == 140
    seen.clear()
    both = run([old, even, odd], tmp_path / "out", model=NLP)
    assert seen == []
    same(both, run([old, even, odd], tmp_path / "fresh", model=NLP))
    left, right = ({path.name for path in (tmp_path / name / "shards").iterdir()} for name in ("out", "fresh"))
    assert left == right


def test_appending_again_counts_nothing_twice_and_reads_changes(folders, tmp_path):
    may, june = folders
    run(may, tmp_path / "out", model=NLP)
    for _ in range(3):
        results = run(june, tmp_path / "out", model=NLP, append=True)
    assert len(results.captions) == 60
    write(june, b_jsonl=numbered(PIANO, range(4)))
    assert len(run(june, tmp_path / "out", model=NLP, append=True).captions) == 54


def test_failures_and_documents_without_captions_are_those_of_all(folders, tmp_path):
    may, june = folders
    write(may, broken_jsonl='{"caption": \n' + jsonl({"caption": "BREAK it in Fame (1980)."}))
    run(may, tmp_path / "out", model=NLP)
    results = run(june, tmp_path / "out", model=NLP, append=True)
    assert results.failures.document.tolist() == ["broken.jsonl"] * 2
    write(may, broken_jsonl=jsonl({"caption": FAME}))
    assert len(run(may, tmp_path / "out", model=NLP, append=True).failures) == 0


def test_another_file_of_a_known_name_stays_apart(folders, tmp_path):
    may, _ = folders
    other = write(tmp_path / "july", m_jsonl=numbered(PIANO, range(3)))
    run(may, tmp_path / "out", model=NLP)
    results = run(other, tmp_path / "out", model=NLP, append=True)
    assert set(results.captions.document) == {"m.jsonl", (other / "m.jsonl").as_posix()}
    assert len(results.captions) == 43
    assert len(run(other, tmp_path / "out", model=NLP, append=True).captions) == 43


def test_the_run_of_all_may_follow(folders, tmp_path):
    may, june = folders
    run(may, tmp_path / "out", model=NLP)
    appended = run(june, tmp_path / "out", model=NLP, append=True)
    same(run([may, june], tmp_path / "out", model=NLP), appended)
    with pytest.raises(OutputError, match=r"holds a run of .*may, .*june; choose another"):
        run(may, tmp_path / "out", model=NLP)


def test_the_decisions_of_the_run_before_hold(folders, tmp_path):
    may, june = folders
    decisions = tmp_path / "decisions.csv"
    decisions.write_text("kind,left,right,verdict,note\nperson,Alan Parker,Irene Cara,same,\n")
    first = run(may, tmp_path / "out", model=NLP, decisions=decisions)
    both = run(june, tmp_path / "out", model=NLP, append=True)
    for results in (first, both):
        assert "irene-cara" not in set(results.people.person_id) or "alan-parker" not in set(results.people.person_id)
    assert set(first.people.person_id) <= set(both.people.person_id)
    decisions.unlink()
    with pytest.raises(InputError, match="which is gone; name it with --decisions"):
        run(june, tmp_path / "out", model=NLP, append=True)


def test_appending_to_nothing_is_a_run(folders, tmp_path):
    may, _ = folders
    told = []
    found = run(may, tmp_path / "out", model=NLP, append=True, progress=lambda stage, *_, **__: told.append(stage))
    same(found, run(may, model=NLP))
    assert "nothing to append to yet, so this is a first run" in told


def test_what_cannot_be_appended_to(folders, tmp_path, monkeypatch):
    may, june = folders
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.docx").write_text("mine")
    with pytest.raises(OutputError, match="holds no run to append to"):
        run(june, tmp_path / "mine", model=NLP, append=True)
    run(may, tmp_path / "csv", model=NLP, format="csv")
    with pytest.raises(OutputError, match="is in csv; append with --format csv"):
        run(june, tmp_path / "csv", model=NLP, append=True)
    with monkeypatch.context() as patch:
        patch.setattr("extractor.batch.resolve", None)
        with pytest.raises(TypeError):
            run(may, tmp_path / "out", model=NLP)
    with pytest.raises(OutputError, match=r"holds an unfinished run of .*may; finish it before you append to it"):
        run(june, tmp_path / "out", model=NLP, append=True)


def append_cut_off(pages, out, monkeypatch, cut):
    """A run that appends and is stopped as it writes the table `cut`."""
    from extractor import tables

    def write_or_stop(frame, path, real=tables._WRITERS["parquet"]):
        if f".{cut}." in path.name:
            raise KeyboardInterrupt
        real(frame, path)

    with monkeypatch.context() as patch:
        patch.setitem(tables._WRITERS, "parquet", write_or_stop)
        with pytest.raises(KeyboardInterrupt):
            run(pages, out, model=NLP, append=True)


@pytest.mark.parametrize("cut", TABLES)
def test_a_first_run_that_appends_to_nothing_and_is_cut_off_while_writing_goes_on(folders, tmp_path, monkeypatch, cut):
    may, june = folders
    append_cut_off(may, tmp_path / "out", monkeypatch, cut)
    with pytest.raises(OutputError, match="did not finish"):
        run(june, tmp_path / "out", model=NLP, append=True)
    same(run(may, tmp_path / "out", model=NLP, append=True), run(may, model=NLP))
    same(run(june, tmp_path / "out", model=NLP, append=True), run([may, june], model=NLP))


@pytest.mark.parametrize("cut", TABLES)
def test_what_was_being_appended_is_not_lost_to_what_comes_next(folders, tmp_path, monkeypatch, cut):
    may, june = folders
    july = write(tmp_path / "july", o_jsonl=numbered(PSYCHO, range(100, 103)))
    run(may, tmp_path / "out", model=NLP)
    append_cut_off(june, tmp_path / "out", monkeypatch, cut)
    with pytest.raises(OutputError, match=r"june\S* to the run in \S+ did not finish; give that command again"):
        run(july, tmp_path / "out", model=NLP, append=True)
    same(run([june, july], tmp_path / "out", model=NLP, append=True), run([may, june, july], model=NLP))


def test_what_was_never_appended_is_named_when_something_else_is(folders, tmp_path, monkeypatch):
    may, june = folders
    july = write(tmp_path / "july", o_jsonl=numbered(PSYCHO, range(100, 103)))
    run(may, tmp_path / "out", model=NLP)
    with monkeypatch.context() as patch:
        patch.setattr("extractor.batch.extract_shards", raising(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            run(june, tmp_path / "out", model=NLP, append=True)
    said = []
    run(july, tmp_path / "out", model=NLP, append=True, progress=lambda stage, *_, **__: said.append(stage))
    assert any("never finished" in line and str(june) in line for line in said)
    said.clear()
    same(run(june, tmp_path / "out", model=NLP, append=True), run([may, june, july], model=NLP))
    assert not any("never finished" in line for line in said)


def raising(error):
    def stop(*_, **__):
        raise error

    return stop


@pytest.mark.parametrize("cut", TABLES)
def test_appending_cut_off_while_writing_goes_on(folders, tmp_path, monkeypatch, cut):
    may, june = folders
    run(may, tmp_path / "out", model=NLP)
    append_cut_off(june, tmp_path / "out", monkeypatch, cut)
    same(run(june, tmp_path / "out", model=NLP, append=True), run([may, june], model=NLP))


def rows(*names):
    mentions = pd.DataFrame(
        {
            "caption_id": [f"d:{n}" for n, _ in enumerate(names)],
            "start": 0, "end": 5, "label": "PERSON", "text": [name for name, _ in names],
            "name": [name for name, _ in names],
            "rule": None,
        }
    )  # fmt: skip
    credits_ = pd.DataFrame(
        {
            "caption_id": mentions.caption_id, "person": mentions.text, "role": "director",
            "film": [film for _, film in names], "year": 1980, "cue": "explicit", "character": None,
            "position": None, "side": None, "rule": None,
        }
    )  # fmt: skip
    captions = pd.DataFrame({"caption_id": mentions.caption_id, "document": "d"})
    return resolve(mentions, credits_, captions)


def kept_ids(resolution, before, open_people=()):
    """The resolution after a run that gave its mentions the ids `before`."""
    captions = resolution.mentions[["caption_id"]].drop_duplicates()
    captions = captions.assign(text="Caption " + captions.caption_id)
    mentions = resolution.mentions.assign(entity_id=before)
    open_ids = {"people": frozenset(open_people), "films": frozenset()}
    return keep_ids(resolution, captions, Earlier(pd.DataFrame(), mentions, [], [], captions, open_ids))


def test_ids_of_those_who_stay_are_kept_whatever_resolution_would_call_them():
    resolution = rows(("Ann Lee", "One"), ("Bob Ray", "Two"), ("Bob Ray", "Two"))
    kept = kept_ids(resolution, ["bob-ray", "bobby", "bobby"])
    assert kept.mentions.entity_id.tolist() == ["bob-ray", "bobby", "bobby"]
    assert dict(zip(kept.people.name, kept.people.person_id, strict=True)) == {"Ann Lee": "bob-ray", "Bob Ray": "bobby"}
    assert kept.people.person_id.is_monotonic_increasing
    assert kept.credits.person_id.tolist() == ["bob-ray", "bobby", "bobby"]


def test_a_newcomer_does_not_take_an_id_that_another_keeps():
    resolution = rows(("Ann Lee", "One"), ("Bob Ray", "Two"))
    kept = kept_ids(resolution, ["bob-ray", None])
    assert kept.mentions.entity_id.tolist() == ["bob-ray", "bob-ray-2"]
    assert kept.base_ids["people"] == {"bob-ray": {"ann-lee": "Ann Lee"}, "bob-ray-2": {"bob-ray": "Bob Ray"}}


def test_of_two_that_were_one_the_larger_keeps_the_id():
    resolution = rows(("Ann Lee", "One"), ("Bob Ray", "Two"), ("Bob Ray", "Two"))
    kept = kept_ids(resolution, "both")
    assert kept.mentions.entity_id.tolist() == ["ann-lee", "both", "both"]


def test_an_id_that_was_an_open_case_yields_to_one_that_was_none():
    resolution = rows(("Bob Ray", "Two"), ("Bob Ray", "Two"), ("Bob Ray", "Two"))
    kept = kept_ids(resolution, ["ray-1f2e", "ray-1f2e", "bobby"], open_people=["ray-1f2e"])
    assert kept.people.person_id.tolist() == ["bobby"]


def test_what_comes_to_be_open_leaves_the_id_to_the_rest(tmp_path):
    said = ["Charlton Heston on the set of Planet of the Apes (1968).", "Kim Hunter rests on Planet of the Apes."]
    old, new = ({"caption": text} for text in said), {"caption": "Tim Burton directs in Planet of the Apes (2001)."}
    first = run(write(tmp_path / "may", a_jsonl=jsonl(*old)), tmp_path / "out")
    assert first.films.film_id.tolist() == ["planet-of-the-apes-1968"]
    both = run(write(tmp_path / "june", b_jsonl=jsonl(new)), tmp_path / "out", append=True)
    years = dict(zip(both.films.film_id, both.films.year.fillna(0), strict=True))
    assert years["planet-of-the-apes-1968"] == 1968
    assert years["planet-of-the-apes-2001"] == 2001


def test_captions_that_come_in_between_change_nobody(tmp_path):
    page = tmp_path / "pages"
    write(page, a_jsonl=numbered(FAME, range(3)))
    first = run(page, tmp_path / "out", model=NLP)
    write(page, a_jsonl=jsonl({"caption": f"{PIANO} Scene 0."}) + numbered(FAME, range(3)))
    both = run(page, tmp_path / "out", model=NLP, append=True)
    ids = dict(zip(both.people.name, both.people.person_id, strict=True))
    assert {name: ids[name] for name in first.people.name} == dict(
        zip(first.people.name, first.people.person_id, strict=True)
    )
    same(both, run(page, model=NLP))


def test_nothing_is_touched_where_all_ids_are_the_same():
    resolution = rows(("Ann Lee", "One"), ("Bob Ray", "Two"))
    assert kept_ids(resolution, resolution.mentions.entity_id) is resolution


def test_a_person_and_a_film_of_one_id_stay_two():
    mentions = pd.DataFrame(
        {
            "caption_id": ["d:0", "d:0", "d:1"], "start": [0, 9, 0], "end": [5, 14, 5],
            "label": ["PERSON", "FILM", "PERSON"], "text": ["Sadness", "Sadness", "Ann Lee"],
            "name": ["Sadness", "Sadness", "Ann Lee"], "rule": None,
        }
    )  # fmt: skip
    credits_ = pd.DataFrame(
        {
            "caption_id": ["d:0", "d:1"], "person": ["Sadness", "Ann Lee"], "role": "actor", "film": ["Sadness", None],
            "year": None, "cue": "explicit", "character": None, "position": None, "side": None, "rule": None,
        }
    )  # fmt: skip
    resolution = resolve(mentions, credits_, pd.DataFrame({"caption_id": ["d:0", "d:1"], "document": "d"}))
    assert resolution.people.person_id.tolist() == ["ann-lee", "sadness"]
    assert resolution.films.film_id.tolist() == ["sadness"]
    # A person who was called "sadness" before was Ann Lee; the film keeps its id all the same.
    kept = kept_ids(resolution, ["grief", "sadness", "sadness"])
    assert kept.people.person_id.tolist() == ["grief", "sadness"]
    assert kept.films.film_id.tolist() == ["sadness"]
    assert kept.mentions.entity_id.tolist() == ["grief", "sadness", "sadness"]
    assert kept.credits.film_id.dropna().tolist() == ["sadness"]

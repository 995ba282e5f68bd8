"""extract: a frame of captions in, credits, mentions and films out; what is no caption is named."""

import json

import numpy as np
import pandas as pd
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from spacy.language import Language
from stand_in import stand_in_pipeline

from extractor import frames
from extractor.columns import TYPES
from extractor.errors import InputError, ModelError
from extractor.frames import Given, extract, extract_all, extract_rows, read_captions
from extractor.jsonl import Row
from extractor.schema import Failure

NLP = stand_in_pipeline()
FAME = "Director Alan Parker (left) and Irene Cara on the set of Fame (1980)."
PSYCHO = "Alfred Hitchcock and Janet Leigh between takes on Psycho (1960)."
NOTHING = "Friend or foe?"


def frame(*texts, **columns):
    return pd.DataFrame({"text": pd.Series(texts, dtype=object), **columns})


def test_extract_gives_one_row_for_each_credit():
    found = extract(frame(FAME, NOTHING, PSYCHO), nlp=NLP)
    assert found[["caption_id", "person", "role", "film", "year"]].to_numpy().tolist() == [
        ["0", "Alan Parker", "director", "Fame", 1980],
        ["0", "Irene Cara", "actor", "Fame", 1980],
        ["2", "Alfred Hitchcock", "actor", "Psycho", 1960],
        ["2", "Janet Leigh", "actor", "Psycho", 1960],
    ]
    assert found.loc[0, ["position", "side", "cue", "rule"]].tolist() == ["left", "left", "explicit", "director X"]


@pytest.mark.parametrize("what", ["credits", "mentions"])
def test_columns_and_types_are_those_of_the_table_with_and_without_rows(what):
    for texts in ([FAME], [NOTHING], []):
        assert extract(frame(*texts), nlp=NLP, what=what).dtypes.to_dict() == TYPES[what]


def test_mentions_are_spans_of_their_caption():
    texts = [FAME, NOTHING, PSYCHO]
    mentions = extract(frame(*texts), nlp=NLP, what="mentions")
    assert [texts[int(m.caption_id)][m.start : m.end] for m in mentions.itertuples()] == mentions.text.tolist()
    assert mentions.label.tolist() == ["PERSON", "PERSON", "FILM", "YEAR", "PERSON", "PERSON", "FILM", "YEAR"]
    assert set(mentions["rule"]) == {"entity_ruler"}
    assert mentions.entity_id.isna().all()


def test_films_list_titles_with_their_years():
    films = extract(frame(FAME, "Psycho"), nlp=NLP, what="films")
    assert films.to_dict("list") == {"caption_id": ["0", "1"], "title": ["Fame", "Psycho"], "year": [1980, None]}
    assert films.year.dtype == "Int64"


def test_labels_that_are_none_of_ours_stay_out():
    nlp = stand_in_pipeline()
    nlp.get_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "Universal"}])
    assert extract(frame("Universal and Alan Parker"), nlp=nlp, what="mentions").text.tolist() == ["Alan Parker"]


@pytest.mark.parametrize(
    ("captions", "id_column", "expected"),
    [
        (frame(FAME, index_like=["a"]), None, "0"),
        (frame(FAME).set_axis(["photo-7"]), None, "photo-7"),
        (frame(FAME, id=[17]), None, "17"),
        (frame(FAME, id=[17], caption_id=["p:1"]), None, "p:1"),
        (frame(FAME, id=[17], caption_id=["p:1"], photo=["x"]), "photo", "x"),
    ],
)
def test_every_row_is_traceable(captions, id_column, expected):
    assert set(extract(captions, id=id_column, nlp=NLP).caption_id) == {expected}


@pytest.mark.parametrize(
    ("captions", "options", "message"),
    [
        (frame(FAME).rename(columns={"text": "caption"}), {}, "no column 'text' among 'caption'.*text=\"caption\""),
        (pd.DataFrame(), {}, "no column 'text' among no columns"),
        (frame(FAME), {"id": "photo"}, "no column 'photo' among 'text'"),
        (frame(FAME, FAME, id=["a", "a"]), {}, "column 'id' holds the id 'a' twice"),
        (frame(FAME, FAME, id=[1, "1"]), {}, "column 'id' holds the id '1' twice"),
        (frame(FAME, FAME, id=["a", None]), {}, "column 'id' lacks an id in row 1"),
        (pd.concat([frame(FAME), frame(PSYCHO)]), {}, "the index holds the id '0' twice.*reset_index"),
    ],
)
def test_a_frame_that_cannot_be_traced_is_refused_with_the_remedy(captions, options, message):
    with pytest.raises(InputError, match=message):
        extract(captions, nlp=NLP, **options)


NO_TEXTS = [
    (None, "no text"),
    (float("nan"), "no text"),
    (np.float64("nan"), "no text"),
    (pd.NA, "no text"),
    (pd.NaT, "no text"),
    ("", "empty"),
    (" \t\n\u00a0", "empty"),
    (1980, "not text but int"),
    (19.5, "not text but float"),
    (b"Fame", "not text but bytes"),
    (["Fame"], "not text but list"),
]


@pytest.mark.parametrize(("value", "reason"), NO_TEXTS)
def test_what_is_no_text_gives_no_row_and_is_named(value, reason):
    captions = pd.DataFrame({"text": pd.Series([FAME, value, PSYCHO], dtype=object)})
    extraction = extract_all(captions, nlp=NLP)
    assert set(extraction.credits.caption_id) == {"0", "2"}
    assert extraction.skipped.to_numpy().tolist() == [["1", reason]]


def test_extract_warns_of_captions_skipped():
    with pytest.warns(UserWarning, match=r"4 of 5 captions skipped: 1 \(no text\), 2 \(no text\), 3 \(no text\) and 1"):
        found = extract(frame(FAME, None, float("nan"), pd.NA, ""), nlp=NLP)
    assert set(found.caption_id) == {"0"}


@pytest.mark.filterwarnings("error")
def test_extract_is_silent_where_nothing_was_skipped():
    extract(frame(FAME, NOTHING), nlp=NLP)


def test_nan_in_a_string_column_is_no_text():
    captions = pd.DataFrame({"text": pd.array([FAME, None], dtype="str")})
    assert extract_all(captions, nlp=NLP).skipped.reason.tolist() == ["no text"]


def test_one_caption_that_breaks_the_pipeline_costs_no_other():
    texts = [FAME] * 5 + ["BREAK Fame"] + [PSYCHO] * 5 + ["\ud800"]
    extraction = extract_all(frame(*texts), nlp=NLP)
    assert len(extraction.credits) == 20
    assert extraction.skipped.caption_id.tolist() == ["5", "11"]
    assert "RuntimeError: broken on purpose" in extraction.skipped.reason[0]
    assert extraction.credits.caption_id.astype(int).is_monotonic_increasing


def test_a_caption_of_100_000_characters_is_read():
    text = (NOTHING + " ") * 7_000 + FAME
    assert len(text) > 100_000
    assert extract(frame(text), nlp=NLP).person.tolist() == ["Alan Parker", "Irene Cara"]


def test_a_caption_longer_than_the_pipeline_takes_is_named():
    nlp = stand_in_pipeline()
    nlp.max_length = 1_000
    assert extract_all(frame(FAME, "x" * 1_001), nlp=nlp).skipped.reason.tolist() == [
        "1,001 characters, and the pipeline takes 1,000; split it"
    ]


def test_a_pipeline_without_credits_is_refused():
    with pytest.raises(ModelError, match=r"pipeline \(blank\) assigns doc._.credits.*add_rules\(nlp\)"):
        extract(frame(FAME), nlp=spacy.blank("en"))


def test_order_is_kept_over_chunks(monkeypatch):
    monkeypatch.setattr(frames, "CHUNK", 3)
    readings = list(read_captions((Given(str(n), FAME if n % 3 else None) for n in range(10)), NLP))
    assert [reading.caption_id for reading in readings] == [str(n) for n in range(10)]
    assert [reading.fault for reading in readings] == [None if n % 3 else "no text" for n in range(10)]


def test_read_captions_reads_no_further_than_asked(monkeypatch):
    monkeypatch.setattr(frames, "CHUNK", 2)
    source = iter([Given(name, FAME) for name in "abcde"])
    next(read_captions(source, NLP))
    assert next(source) == Given("c", FAME)


@Language.component("breaking")
def breaking(doc):
    if "BREAK" in doc.text:
        raise RuntimeError("broken on purpose")
    return doc


READER = stand_in_pipeline()
READER.replace_pipe("stand_in_credits", "caption_credits")
READER.add_pipe("breaking")


def headed(*captions):
    return pd.DataFrame(captions, columns=["text", "over"])


LUNCH = "Alfred Hitchcock and Janet Leigh over lunch."


@pytest.mark.parametrize("heading", ["Psycho (1960)", "7. Psycho (1960)", "On the set of Psycho (1960)"])
def test_a_caption_without_a_film_has_the_one_of_its_heading(heading):
    extraction = extract_all(headed((LUNCH, heading)), heading="over", nlp=READER)
    assert extraction.credits.film.tolist() == ["Psycho", "Psycho"]
    assert extraction.credits.year.tolist() == [1960, 1960]
    assert all(rule.endswith(", film of the heading") for rule in extraction.credits.rule)
    assert extraction.films.empty
    assert set(extraction.mentions.label) == {"PERSON"}


@pytest.mark.parametrize(
    "heading",
    [None, float("nan"), 7, "", " ", "Lunch", "How Psycho (1960) frightened us", "Psycho, then Fame", "BREAK it"],
)
def test_a_heading_that_is_no_film_changes_nothing(heading):
    extraction = extract_all(headed((LUNCH, heading)), heading="over", nlp=READER)
    assert extraction.skipped.empty
    assert_frame_equal(extraction.credits, extract(headed((LUNCH, heading)), nlp=READER))
    assert extraction.credits.film.isna().all()


def test_a_caption_with_a_film_keeps_it_whatever_its_heading():
    found = extract(headed((FAME, "Psycho (1960)"), (LUNCH, "Psycho (1960)")), heading="over", nlp=READER)
    assert found.film.tolist() == ["Fame", "Fame", "Psycho", "Psycho"]
    assert_frame_equal(found[:2], extract(frame(FAME), nlp=READER))


def test_a_column_of_headings_that_is_not_there_is_said():
    with pytest.raises(InputError, match="no column 'head' among 'text', 'over'"):
        extract(headed((LUNCH, "Psycho")), heading="head", nlp=READER)


def test_rows_may_have_a_heading():
    with_one, without = extract_rows(rows({"text": LUNCH, "heading": "Psycho (1960)"}, {"text": LUNCH}), READER)
    assert [credit["film"] for credit in with_one["credits"]] == ["Psycho", "Psycho"]
    assert [credit["film"] for credit in without["credits"]] == [None, None]


def test_extract_inside_an_open_memory_zone():
    with NLP.memory_zone():
        assert len(extract(frame(FAME), nlp=NLP)) == 2


def test_extract_is_pure():
    captions = frame(FAME, None, PSYCHO)
    before = captions.copy()
    first, second = extract_all(captions, nlp=NLP), extract_all(captions, nlp=NLP)
    assert_frame_equal(captions, before)
    assert_frame_equal(first.credits, second.credits)
    assert_frame_equal(first.mentions, second.mentions)


def test_a_reading_is_a_row_of_json():
    (reading,) = read_captions([Given("x", FAME)], NLP)
    row = json.loads(json.dumps(reading.as_row()))
    assert list(row) == ["id", "text", "entities", "credits", "films"]
    assert row["entities"][0] == {"start": 9, "end": 20, "label": "PERSON"}
    assert row["films"] == [{"title": "Fame", "year": 1980}]
    assert row["credits"][0] == {
        "person": "Alan Parker", "role": "director", "film": "Fame", "year": 1980, "character": None,
        "position": "left", "side": "left", "cue": "explicit", "rule": "director X", "order": None,
    }  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(st.none(), st.text(), st.floats(), st.integers(), st.sampled_from([FAME, PSYCHO, NOTHING])),
        max_size=8,
    )
)
def test_rows_in_are_readings_out(values):
    readings = list(read_captions((Given(str(n), value) for n, value in enumerate(values)), NLP))
    assert [reading.caption_id for reading in readings] == [str(n) for n in range(len(values))]
    extraction = extract_all(frame(*values), nlp=NLP)
    assert set(extraction.skipped.caption_id) == {r.caption_id for r in readings if r.fault is not None}


def rows(*fields):
    return [Row("in.jsonl", line, given) for line, given in enumerate(fields, 1)]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"id": "x", "text": FAME}, "x"),
        ({"id": 7, "text": FAME}, 7),
        ({"id": None, "caption_id": "p:1", "text": FAME}, "p:1"),
        ({"document": "page.html", "n": 3, "text": FAME, "title": None}, "page.html:3"),
        ({"document": "page.html", "text": FAME}, "1"),
        ({"text": FAME}, "1"),
    ],
)
def test_a_row_keeps_its_id_or_gets_one(fields, expected):
    (row,) = extract_rows(rows(fields), NLP)
    assert row["id"] == expected
    assert len(row["credits"]) == 2


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"id": 1}, 'no "text" among id; add it or remove the line'),
        ({}, 'no "text" among no fields; add it or remove the line'),
        ({"id": 1, "text": None}, 'no text in "text"; mend or remove the line'),
        ({"id": 1, "text": float("nan")}, 'no text in "text"; mend or remove the line'),
        ({"id": 1, "text": 1980}, 'not text but int in "text"; mend or remove the line'),
        ({"id": 1, "text": ["Fame"]}, 'not text but list in "text"; mend or remove the line'),
    ],
)
def test_a_row_without_text_is_a_named_failure(fields, reason):
    before, failure, after = extract_rows(rows({"text": FAME}, fields, {"text": PSYCHO}), NLP)
    assert failure == Failure("in.jsonl", reason, 2)
    assert (before["text"], after["text"]) == (FAME, PSYCHO)


@pytest.mark.parametrize("text", ["", "  ", NOTHING])
def test_a_text_that_says_nothing_is_a_row_like_any(text):
    (row,) = extract_rows(rows({"id": 1, "text": text}), NLP)
    assert row == {"id": 1, "text": text, "entities": [], "credits": [], "films": []}


def test_failures_keep_their_place_among_the_rows(monkeypatch):
    monkeypatch.setattr(frames, "CHUNK", 2)
    broken = [Failure("in.jsonl", "broken", line) for line in range(3)]
    given = [broken[0], *rows({"id": 1, "text": FAME}), broken[1], *rows({"id": 2, "text": FAME}), broken[2]]
    found = list(extract_rows(given, NLP))
    assert [item if isinstance(item, Failure) else item["id"] for item in found] == [
        broken[0],
        1,
        broken[1],
        2,
        broken[2],
    ]


def test_what_is_no_frame_is_a_clear_error() -> None:
    with pytest.raises(InputError, match=r"needed, not a list; give pd\.DataFrame\(\{'text': captions\}\)"):
        extract(["Fame (1980)"], nlp=stand_in_pipeline())  # type: ignore[arg-type]


def test_something_else_to_extract_is_a_clear_error() -> None:
    with pytest.raises(InputError, match="'people'; choose what= among credits, mentions, films"):
        extract(pd.DataFrame({"text": ["Fame"]}), nlp=stand_in_pipeline(), what="people")  # type: ignore[arg-type]

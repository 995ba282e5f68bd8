"""Results: typed and checked, written and read back the same in either format."""

import json

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from sample_tables import FAILURES, captions, credit_rows, empty, mentions, people, results

from extractor.columns import TYPES, typed
from extractor.errors import InputError, OutputError
from extractor.tables import FORMATS, TABLES, checked, read_results


def assert_same(left, right):
    for table in TABLES:
        assert_frame_equal(left.table(table), right.table(table))
    assert_frame_equal(left.failures, right.failures)


@pytest.mark.parametrize("table", TABLES)
def test_tables_have_their_columns_and_types(table):
    for built in (results(), empty()):
        assert built.table(table).dtypes.to_dict() == TYPES[table]


def test_an_empty_text_is_a_missing_one():
    assert results().credits["rule"].isna().tolist() == [False, True]


def test_other_columns_and_the_index_of_the_caller_stay_out():
    given = credit_rows(note=["x", "y"]).set_axis([5, 5])
    built = results(credits=given)
    assert_frame_equal(built.credits, results().credits)
    assert list(given.columns)[-1] == "note"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"credits": credit_rows().drop(columns="role")}, "table credits lacks the column role; it needs caption_id"),
        ({"credits": credit_rows(role=["director", "boss"])}, "table credits, column role: 'boss' in row 1 is none of"),
        ({"credits": credit_rows(role=["director", None])}, "table credits: column role breaks the rule not_nullable"),
        ({"credits": credit_rows(year=["soon", None])}, "table credits, column year: .*it holds Int64"),
        ({"credits": credit_rows(person_id=["x", None])}, "column person_id: 'x' in row 0 stands in no row of people"),
        ({"credits": credit_rows(film_id=["x", None])}, "column film_id: 'x' in row 0 stands in no row of films"),
        ({"credits": credit_rows(caption_id="z:1")}, "column caption_id: 'z:1' in row 0 stands in no row of captions"),
        ({"mentions": mentions(entity_id="x")}, "column entity_id: 'x' in row 0 stands in no row of people or films"),
        ({"mentions": mentions(end=[9, 42, 50])}, "table mentions: a row breaks the rule .*span.* in row 0"),
        ({"mentions": mentions(label="ORG")}, "column label: 'ORG' in row 0 is none of PERSON, FILM, YEAR, CHARACTER"),
        ({"people": pd.concat([people()] * 2)}, "table people: column person_id breaks the rule .*uniqueness.* row 0"),
        ({"people": people(first_year=1990)}, "table people: a row breaks the rule .*first_year <= last_year"),
        ({"people": people(aliases=[None])}, "table people: column aliases breaks the rule not_nullable"),
        ({"captions": captions(position=[0, 1, 2])}, "table captions: a row breaks the rule .*position >= 1.* row 0"),
        ({"captions": captions(caption_id="a.txt:1")}, "table captions: column caption_id breaks the rule"),
        ({"captions": captions(duplicate_of=[None, None, "z"])}, "column duplicate_of: 'z' in row 2 stands in no row"),
    ],
)
def test_a_table_that_breaks_a_rule_is_refused(changes, message):
    with pytest.raises(InputError, match=message):
        results(**changes)


def test_years_may_be_missing_on_one_side_only():
    assert results(people=people(last_year=None)).people.last_year.isna().all()


@pytest.mark.parametrize("kind", FORMATS)
def test_what_is_written_is_read_back_the_same(tmp_path, kind):
    for name, built in {"full": results(), "empty": empty()}.items():
        paths = built.write(tmp_path / name, kind)
        assert sorted(path.name for path in paths) == sorted(p.name for p in (tmp_path / name).iterdir())
        assert_same(read_results(tmp_path / name), built)


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_results_are_the_same_bytes(tmp_path, kind):
    first, second = results().write(tmp_path / "1", kind), results().write(tmp_path / "2", kind)
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_a_list_in_csv_is_json(tmp_path):
    results().write(tmp_path, "csv")
    cell = pd.read_csv(tmp_path / "people.csv").aliases[0]
    assert json.loads(cell) == ["Parker", 'Sir "Alan" Parker, CBE']


def test_parquet_needs_no_package_but_pandas(tmp_path):
    results().write(tmp_path)
    assert pd.read_parquet(tmp_path / "credits.parquet").dtypes["year"] == "Int64"
    assert list(pd.read_parquet(tmp_path / "people.parquet").aliases[0]) == ["Parker", 'Sir "Alan" Parker, CBE']


# Text that a reader of CSV might take for something else.
TRICKY = [
    "NA",
    "None",
    "null",
    "nan",
    "007",
    "1e5",
    "True",
    '"',
    "a,b",
    "a\nb",
    "a\rb",
    "\r\n",
    " x ",
    "é\u2028",
    "😀",
    "\x85",
]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("text", TRICKY)
def test_tricky_text_comes_back(tmp_path, kind, text):
    built = results(
        credits=credit_rows(person=text, position=text), people=people(name=text, aliases=[[text]]),
        failures=FAILURES.assign(reason=text),
    )  # fmt: skip
    built.write(tmp_path, kind)
    assert_same(read_results(tmp_path), built)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1), min_size=1))
@pytest.mark.parametrize("kind", FORMATS)
def test_any_text_comes_back(tmp_path, kind, texts):
    built = results(people=people(aliases=[texts]), credits=credit_rows(person=texts[0], character=texts[-1]))
    built.write(tmp_path, kind, overwrite=True)
    assert_same(read_results(tmp_path, kind), built)


def test_write_replaces_nothing_unasked(tmp_path):
    results().write(tmp_path)
    with pytest.raises(OutputError, match=r"holds people\.parquet, .*overwrite=True"):
        empty().write(tmp_path)
    empty().write(tmp_path, overwrite=True)
    assert len(read_results(tmp_path).people) == 0


def test_write_refuses_a_format_it_does_not_know(tmp_path):
    with pytest.raises(OutputError, match="no format 'xlsx'; choose parquet or csv"):
        results().write(tmp_path, "xlsx")


def test_a_write_that_fails_leaves_no_half_file(tmp_path, monkeypatch):
    def fail(frame, path):
        path.write_text("half")
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(__import__("extractor.tables").tables._WRITERS, "parquet", fail)
    with pytest.raises(OutputError, match=r"cannot write .*people\.parquet: No space left on device"):
        results().write(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda folder: None, r"no results in .*; write them there with \"extractor run PATH --out"),
        (lambda folder: (results().write(folder), (folder / "films.parquet").unlink()), r"no films\.parquet in"),
        (lambda folder: (results().write(folder), results().write(folder, "csv", overwrite=True)), "two formats"),
        (
            lambda folder: (results().write(folder), (folder / "films.parquet").write_bytes(b"x")),
            r"cannot read .*films",
        ),
        (
            lambda folder: (results().write(folder, "csv"), (folder / "films.csv").write_text("film_id\nx\n")),
            "table films lacks the column title",
        ),
        (
            lambda folder: (
                results().write(folder),
                (folder / "run.json").write_text('{"package": "caption-extractor", "finished": false}'),
            ),
            "did not finish; start it again",
        ),
    ],
)
def test_a_folder_that_cannot_be_read_says_why(tmp_path, spoil, message):
    spoil(tmp_path)
    with pytest.raises(InputError, match=message):
        read_results(tmp_path)


def test_a_run_json_of_someone_else_is_no_hindrance(tmp_path):
    results().write(tmp_path)
    (tmp_path / "run.json").write_text('{"scripts": {}}')
    assert_same(read_results(tmp_path), results())


def test_repr_says_what_is_there():
    assert repr(results()).splitlines() == [
        "Results",
        "  people         1  Alan Parker",
        "  films          1  Fame (1980)",
        "  credits        2  1 director, 1 actor",
        "  mentions       3  2 PERSON, 1 FILM",
        "  captions       3  in 2 documents, 1 repeated",
        "  failures       2  x.csv, y.bin",
    ]
    assert repr(empty()).splitlines()[1] == "  people         0"


def test_checked_leaves_the_frame_of_the_caller_alone():
    given = typed(credit_rows(), "credits")
    before = given.copy()
    checked(given, "credits")
    assert_frame_equal(given, before)

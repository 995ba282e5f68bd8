"""What an analyst asks of the tables: who, which film, who made what with whom."""

import subprocess
import sys

import networkx as nx
import pandas as pd
import pytest
import sample_tables
from sample_studio import studio
from sample_tables import empty

from extractor.analysis.lookup import choose_either
from extractor.columns import table_of
from extractor.errors import InputError
from extractor.tables import TABLES, read_results


@pytest.fixture(scope="module")
def results():
    return studio()


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ("Alfred Hitchcock", ["alfred-hitchcock"]),
        ("alfred-hitchcock", ["alfred-hitchcock"]),
        ("HITCHCOCK, Alfred", ["alfred-hitchcock"]),
        ("Hitch", ["alfred-hitchcock"]),
        ("Hitchcock", ["alfred-hitchcock", "alma-reville", "hitchcock"]),  # settled ones before an open one
        ("Hitchcok", ["alfred-hitchcock", "alma-reville", "hitchcock"]),
        ("Jannet Leigh", ["janet-leigh"]),
        ("Jánet Léigh", ["janet-leigh"]),
        ("leigh", ["janet-leigh"]),
        ("Steve McQueen", ["steve-mcqueen-1", "steve-mcqueen-2"]),
        ("hitchcock", ["hitchcock"]),  # an id
    ],
)
def test_people_by_name(results, asked, ids):
    assert results.person(asked)["person_id"].tolist() == ids


@pytest.mark.parametrize("asked", ["Janet Leeson", "Vera Leigh", "Milestone"])
def test_every_word_must_fit(results, asked):
    with pytest.raises(InputError, match="no person is named like"):
        results.person(asked)


@pytest.mark.parametrize(
    ("asked", "year", "ids"),
    [
        ("Psycho", 1960, ["psycho-1960"]),
        ("Psycho", 1961, ["psycho-1960"]),
        ("psycho", None, ["psycho-1960", "psycho-1998", "psycho-ii-1983"]),
        ("Psychose", None, ["psycho-1960"]),
        ("M", None, ["m"]),
        ("M", 1931, ["m"]),  # its year is not known
        ("psycho-ii-1983", None, ["psycho-ii-1983"]),
    ],
)
def test_films_by_title(results, asked, year, ids):
    assert results.film(asked, year)["film_id"].tolist() == ids


def test_no_one_near_names_the_nearest(results):
    with pytest.raises(InputError, match=r"no person is named like 'Vera Lynn'; the nearest are Vera Miles \(vera-mil"):
        results.person("Vera Lynn")
    with pytest.raises(InputError, match=r"no film 'Psycho' of 1975; there is Psycho \(psycho-1960\)"):
        results.film("Psycho", 1975)
    with pytest.raises(InputError, match="no name to look for"):
        results.person("  ")
    with pytest.raises(InputError, match="the table is empty"):
        empty().person("Hitchcock")


def test_a_title_with_its_year(results):
    assert results.film("Psycho (1998)")["film_id"].tolist() == ["psycho-1998"]
    assert results.cast("Psycho (1960)").equals(results.cast("psycho-1960"))
    assert results.explain("Psycho (1998)").startswith("Psycho (psycho-1998)")
    with pytest.raises(InputError, match=r"no film 'Psycho' of 1975; there is Psycho \(psycho-1960\)"):
        results.cast("Psycho (1975)")


@pytest.mark.parametrize("nothing", [None, float("nan"), 7])
@pytest.mark.parametrize("ask", ["person", "film", "filmography", "cast", "explain"])
def test_what_is_no_name_is_told(results, ask, nothing):
    with pytest.raises(InputError, match=f"called {nothing!r}; give"):
        getattr(results, ask)(nothing)


def test_a_year_is_a_number(results):
    with pytest.raises(InputError, match="no year '1960'; give it as a number"):
        results.cast("Psycho", "1960")


SHELF = {"film_id": ["game", "kong", "rocky-ii"], "title": ["The Rules of the Game", "King Kong", "Rocky II"],
         "year": [1939, 1933, 1979], "directors": [["Jean Renoir"], [], []], "cast": [[], [], []],
         "captions": [1, 1, 1], "other_titles": [[], [], []]}  # fmt: skip
FOLK = {"person_id": ["king-vidor", "tom-roth"], "name": ["King Vidor", "Tom Roth"], "captions": [1, 1],
        "aliases": [[], []], "roles": [[], []], "films": [[], []]}  # fmt: skip


@pytest.mark.parametrize("asked", ["Fame", "Game", "Rules", "Rocky", "Rocky III", "Tim Roth", "Kong King Queen"])
def test_another_one_is_not_answered_with(asked):
    with pytest.raises(InputError, match="the nearest are"):
        choose_either(table_of("people", FOLK), table_of("films", SHELF), asked)


@pytest.mark.parametrize(
    ("asked", "meant"),
    [("King Kong", "kong"), ("king kong", "kong"), ("Vidor", "king-vidor"), ("Kings Vidor", "king-vidor"),
     ("Rules of the Game", "game"), ("Rockey II", "rocky-ii")],
)  # fmt: skip
def test_the_likest_of_both_tables_is_meant(asked, meant):
    assert choose_either(table_of("people", FOLK), table_of("films", SHELF), asked) == meant


def test_the_columns_are_those_of_the_table(results):
    assert list(results.person("Hitch")) == list(results.people)
    assert list(results.film("Psycho", 1960)) == list(results.films)


def test_a_filmography(results):
    rows = results.filmography("Alfred Hitchcock")
    assert rows.to_dict("records") == [
        {"film_id": "psycho-1960", "film": "Psycho", "year": 1960, "roles": ["director"], "characters": [],
         "captions": 2},
    ]  # fmt: skip


def test_a_cast(results):
    rows = results.cast("Psycho", 1960)
    assert rows["person"].tolist() == ["Alfred Hitchcock", "Janet Leigh", "Vera Miles"]
    assert rows["captions"].tolist() == [2, 1, 1]
    assert rows["characters"].tolist() == [[], ["Marion"], []]


def test_a_name_of_several_is_not_guessed(results):
    with pytest.raises(
        InputError, match=r"2 rows .* 'Steve McQueen': steve-mcqueen-1 \(Steve McQueen.*\); steve-mcqueen-2 \("
    ):
        results.filmography("Steve McQueen")
    with pytest.raises(
        InputError, match=r"2 rows are named like 'Psycho': psycho-1960 \(Psycho \(1960\)\); psycho-1998 \("
    ):
        results.cast("Psycho")


def test_together(results):
    rows = results.together("Alfred Hitchcock", "Leigh")
    assert rows["film"].fillna("").tolist() == ["Psycho", ""]
    assert rows["captions"].tolist() == [1, 1]  # once on the film, once without one
    assert rows["other_characters"].tolist() == [["Marion"], []]


def test_together_on_a_film_in_different_captions(results):
    assert results.together("Leigh", "Vera Miles")[["film", "captions"]].values.tolist() == [["Psycho", 0]]


def test_never_together(results):
    rows = results.together("Leigh", "steve-mcqueen-1")
    assert rows.empty
    assert rows["year"].dtype == "Int64"


def test_a_caption_shown(results):
    shown = results.show("set.html:1")
    assert shown._repr_html_() == str(shown)
    assert shown.count("<mark") == 5
    assert "noun-before: a role noun before the name" in shown
    assert shown.index("Alfred Hitchcock<br>") < shown.index(">director</small>") < shown.index("Janet Leigh<br>")


def test_a_script_is_shown_not_run(results):
    shown = results.show("set.html:3")
    assert "<script" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "🎬" in shown


@pytest.mark.parametrize("column", ["title", "source", "text"])
def test_everything_in_a_caption_is_escaped(column):
    page = "<img src=x onerror=alert(1)>"
    text = page + " " * 80
    changed = sample_tables.results(captions=sample_tables.captions(**{column: [text] * 3}))
    assert "<img" not in changed.show("a.txt:1")


def test_everything_in_a_credit_or_name_is_escaped():
    bad = "<b>&\"'"
    rows = sample_tables.credit_rows(
        **{part: [bad] * 2 for part in ("person", "film", "character", "position", "rule")}
    )
    changed = sample_tables.results(
        credits=rows, mentions=sample_tables.mentions(rule=[bad] * 3), people=sample_tables.people(name=[bad]),
        films=sample_tables.films(title=[bad]), captions=sample_tables.captions(document=[bad] * 3),
    )  # fmt: skip
    assert "<b>" not in changed.show("a.txt:1")
    assert "<b>" not in changed._repr_html_()
    assert 'title="PERSON, by &lt;b&gt;&amp;&quot;&#x27;"' in changed.show("a.txt:1")


def test_a_repeat_is_shown_as_what_it_repeats():
    whole = sample_tables.results()
    assert whole.show("b.txt:1") == whole.show("a.txt:1")


def test_no_such_caption(results):
    with pytest.raises(
        InputError, match=r"no caption has the id .set\.html:9.; the nearest are set\.html:4, set\.html:3"
    ):
        results.show("set.html:9")


def test_a_caption_explained(results):
    told = results.explain("set.html:1")
    assert told.startswith("set.html:1\nDirector Alfred Hitchcock (left)")
    assert 'words     "Director Alfred Hitchcock"' in told
    assert "told in set.html:1" in results.explain("set.html:2")  # what the corpus tells is no rule of the credits


def test_people_and_films_explained_by_id_and_name(results):
    assert results.explain("janet-leigh") == results.explain("Leigh")
    assert results.explain("psycho-1960") == results.explain("Psychose")
    with pytest.raises(InputError, match=r"no person is named like 'Orson Welles'.*no film is named like"):
        results.explain("Orson Welles")


def test_a_repeat_explained():
    assert sample_tables.results().explain("b.txt:1").startswith("b.txt:1 repeats a.txt:1\n")


def test_the_summary_in_html(results):
    page = results._repr_html_()
    assert "<strong>Results</strong>" in page
    assert "Psycho (1960)" in page
    assert empty()._repr_html_().count("<table>") == 3


def test_a_network(results, tmp_path):
    graph = results.network()
    assert len(graph) == len(results.people) + len(results.films)
    assert nx.is_bipartite(graph)
    assert graph.edges["person:janet-leigh", "film:psycho-1960"] == {
        "roles": "actor", "characters": "Marion", "captions": 1
    }  # fmt: skip
    assert graph.nodes["person:hitchcock"] == {"kind": "person", "bipartite": 0, "label": "Hitchcock", "captions": 1}
    nx.write_graphml(graph, tmp_path / "graph.graphml")
    read = nx.read_graphml(tmp_path / "graph.graphml")
    assert dict(read.nodes(data=True)) == dict(graph.nodes(data=True))
    assert {frozenset(edge): read.edges[edge]["roles"] for edge in read.edges} == {
        frozenset(edge): graph.edges[edge]["roles"] for edge in graph.edges
    }


def test_a_network_of_people(results):
    graph = results.network(people_only=True)
    assert set(graph.nodes) == {f"person:{one}" for one in results.people["person_id"]}
    assert sorted(graph.edges(data=True)) == [
        ("person:alfred-hitchcock", "person:janet-leigh", {"weight": 1, "films": "Psycho (1960)"}),
        ("person:alfred-hitchcock", "person:vera-miles", {"weight": 1, "films": "Psycho (1960)"}),
        ("person:janet-leigh", "person:vera-miles", {"weight": 1, "films": "Psycho (1960)"}),
    ]


def test_characters_that_no_xml_holds_stay_out(tmp_path):
    changed = sample_tables.results(people=sample_tables.people(name=["Alan\x0b <Parker> & \ufffe"]))
    nx.write_graphml(changed.network(), tmp_path / "graph.graphml")
    assert nx.read_graphml(tmp_path / "graph.graphml").nodes["person:alan-parker-1"]["label"] == "Alan <Parker> & "


def test_sql_on_every_table(results):
    for table in TABLES:
        assert results.sql(f"select count(*) as n from {table}")["n"][0] == len(results.table(table))


def test_sql_gives_the_types_of_the_tables(results):
    rows = results.sql("select name, aliases, first_year from people order by name")
    assert rows["first_year"].dtype == "Int64"
    assert rows["aliases"].dtype == results.people["aliases"].dtype
    assert rows["name"].dtype == results.people["name"].dtype
    roles = results.sql("select role, count(*) as n from credits group by role order by n desc, role")
    assert roles.values.tolist() == [["director", 3], ["actor", 2], ["unknown", 2]]


@pytest.mark.parametrize("statement", ["selec 1", "select nothing from people", ""])
def test_sql_that_is_none(results, statement):
    with pytest.raises(InputError, match=r"DuckDB does not take this|gives no rows"):
        results.sql(statement)


def test_sql_names_the_tables_where_one_is_missing(results):
    with pytest.raises(InputError, match=r"actors does not exist.*; the tables are people, films, credits") as caught:
        results.sql("select *\nfrom actors")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "statement",
    [
        "copy people to '{}'",
        "copy (select 1) to '{}' (format csv)",
        "attach '{}' as other",
        "export database '{}'",
        "set enable_external_access = true; copy people to '{}'",
        "select * from read_csv('{}')",
        "select * from '{}'",
    ],
)
def test_sql_reaches_no_file(results, tmp_path, statement):
    with pytest.raises(InputError, match="DuckDB does not take this"):
        results.sql(statement.format(tmp_path / "out.csv"))
    assert not list(tmp_path.iterdir())


def test_sql_sees_no_variable_of_the_program(results):
    with pytest.raises(InputError, match="does not exist"):
        results.sql("select * from frame")


@pytest.mark.parametrize(("module", "call"), [("networkx", "network"), ("duckdb", "sql")])
def test_without_the_extra(results, monkeypatch, module, call):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(InputError, match=r"pip install .caption-extractor\[analysis\]"):
        results.network() if call == "network" else results.sql("select 1")


def test_reading_tables_loads_no_pipeline():
    code = "import sys, extractor.tables; sys.exit('spacy' in sys.modules or 'networkx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("form", ["parquet", "csv"])
def test_the_types_of_the_frames(results, tmp_path, form):
    results.write(tmp_path, form)
    read = read_results(tmp_path)
    assert {column for table in TABLES for column, kind in read.table(table).dtypes.items() if kind == "category"} == {
        "label", "role", "cue", "side", "status",
    }  # fmt: skip
    assert read.films["year"].isna().sum() == 1  # and the others are whole numbers still
    assert read.films["year"].dtype == "Int64"
    for table in TABLES:
        for column, kind in read.table(table).dtypes.items():
            assert str(kind) != "object", f"{table}.{column}"
            if isinstance(kind, pd.StringDtype):
                assert kind.storage == "pyarrow"

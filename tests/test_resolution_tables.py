"""`resolve`: from mentions and credits of captions to people, films, ids and evidence."""

from __future__ import annotations

import random
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.columns import table_of
from extractor.errors import InputError
from extractor.resolution import Resolution, cluster_films, cluster_people, resolve
from extractor.resolution.films import FilmMention
from extractor.resolution.profiles import PersonMention
from extractor.resolution.together import LARGEST_PAGE, resolve_together
from extractor.schema import FILM_COLUMNS, LINK_COLUMNS, PEOPLE_COLUMNS
from extractor.tables import Results

# caption, its text, mentions as (label, text, name), credits as (person, role, film, year, cue)
CAPTIONS: list[tuple[str, str, list[tuple[str, str, str]], list[tuple[str, str, str | None, int | None, str]]]] = [
    (
        "a.txt:1",
        "Agnès Varda directs Corinne Marchand in Cléo from 5 to 7 (1962). Photo by Raymond Cauchetier.",
        [
            ("PERSON", "Agnès Varda", "Agnès Varda"),
            ("PERSON", "Corinne Marchand", "Corinne Marchand"),
            ("FILM", "Cléo from 5 to 7", "Cléo from 5 to 7"),
            ("YEAR", "1962", "1962"),
            ("PERSON", "Raymond Cauchetier", "Raymond Cauchetier"),
        ],
        [
            ("Agnès Varda", "director", "Cléo from 5 to 7", 1962, "explicit"),
            ("Corinne Marchand", "actor", "Cléo from 5 to 7", 1962, "context"),
        ],
    ),
    (
        "a.txt:2",
        "Varda on the set of Cleo From 5 to 7. AGNES VARDA laughs.",
        [
            ("PERSON", "Varda", "AGNES VARDA"),
            ("FILM", "Cleo From 5 to 7", "Cleo From 5 to 7"),
            ("PERSON", "AGNES VARDA", "AGNES VARDA"),
        ],
        [("AGNES VARDA", "director", "Cleo From 5 to 7", None, "knowledge")],
    ),
    (
        "b.txt:1",
        "Varda and Sandrine Bonnaire, Vagabond, 1985.",
        [
            ("PERSON", "Varda", "Varda"),
            ("PERSON", "Sandrine Bonnaire", "Sandrine Bonnaire"),
            ("FILM", "Vagabond", "Vagabond"),
            ("YEAR", "1985", "1985"),
        ],
        [
            ("Varda", "director", "Vagabond", 1985, "explicit"),
            ("Sandrine Bonnaire", "actor", "Vagabond", 1985, "explicit"),
        ],
    ),
    ("b.txt:2", "The beach of Vagabond (1985).", [("FILM", "Vagabond", "Vagabond"), ("YEAR", "1985", "1985")], []),
    (
        "b.txt:3",
        "Sandrine Bonaire as Mona in Vagabond (1985); Agnès Varda is behind the camera.",
        [
            ("PERSON", "Sandrine Bonaire", "Sandrine Bonaire"),
            ("CHARACTER", "Mona", "Mona"),
            ("FILM", "Vagabond", "Vagabond"),
            ("YEAR", "1985", "1985"),
            ("PERSON", "Agnès Varda", "Agnès Varda"),
        ],
        [
            ("Sandrine Bonaire", "actor", "Vagabond", 1985, "explicit"),
            ("Agnès Varda", "director", "Vagabond", 1985, "explicit"),
        ],
    ),
    (
        "b.txt:4",
        "Sandrine Bonnaire waits.",
        [("PERSON", "Sandrine Bonnaire", "Sandrine Bonnaire")],
        [("Sandrine Bonnaire", "unknown", None, None, "knowledge")],
    ),
    ("c.txt:1", "Nobody is here.", [], []),
]


def frames(captions: list[Any]) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Mentions, credits and captions in the form that extraction gives them."""
    mentions: dict[str, list[Any]] = {
        key: [] for key in ("caption_id", "start", "end", "label", "text", "name", "rule")
    }
    credited: dict[str, list[Any]] = {
        key: [] for key in ("caption_id", "person", "role", "film", "year", "cue", "rule")
    }
    texts: dict[str, list[Any]] = {key: [] for key in ("caption_id", "document", "position", "text")}
    for caption_id, text, spans, asserted in captions:
        document, _, position = caption_id.partition(":")
        for key, value in zip(texts, (caption_id, document, int(position), text), strict=True):
            texts[key].append(value)
        end = 0
        for label, span, name in spans:
            start = text.index(span, end)
            end = start + len(span)
            for key, value in zip(mentions, (caption_id, start, end, label, span, name, "ner"), strict=True):
                mentions[key].append(value)
        for row in asserted:
            for key, value in zip(credited, (caption_id, *row, "rule"), strict=True):
                credited[key].append(value)
    return table_of("mentions", mentions), table_of("credits", credited), table_of("captions", texts)


@pytest.fixture(scope="module")
def resolution() -> Resolution:
    return resolve(*frames(CAPTIONS))


def test_one_person_one_row(resolution: Resolution) -> None:
    people = resolution.people.set_index("name")
    assert tuple(resolution.people.columns) == PEOPLE_COLUMNS
    assert set(people.index) == {"Agnès Varda", "Corinne Marchand", "Raymond Cauchetier", "Sandrine Bonnaire"}
    varda = people.loc["Agnès Varda"]
    assert list(varda.aliases) == ["Varda", "AGNES VARDA"]
    assert list(varda.roles) == ["director"]
    assert list(varda.films) == ["Cléo from 5 to 7 (1962)", "Vagabond (1985)"]
    assert (varda.captions, varda.first_year, varda.last_year) == (4, 1962, 1985)


def test_a_photographer_is_a_person_without_films(resolution: Resolution) -> None:
    photographer = resolution.people.set_index("name").loc["Raymond Cauchetier"]
    assert list(photographer.roles) == list(photographer.films) == []
    assert photographer.captions == 1
    assert pd.isna(photographer.first_year)


def test_one_film_one_row(resolution: Resolution) -> None:
    films = resolution.films.set_index("title")
    assert tuple(resolution.films.columns) == FILM_COLUMNS
    assert set(films.index) == {"Cléo from 5 to 7", "Vagabond"}
    cleo = films.loc["Cléo from 5 to 7"]
    assert (cleo.year, cleo.captions, list(cleo.other_titles)) == (1962, 2, ["Cleo From 5 to 7"])
    assert (list(cleo.directors), list(cleo.cast)) == (["Agnès Varda"], ["Corinne Marchand"])
    assert films.loc["Vagabond"].captions == 3  # also the caption that credits nobody


def test_credits_and_mentions_point_to_people_and_films(resolution: Resolution) -> None:
    names = dict(zip(resolution.people["person_id"], resolution.people["name"], strict=True))
    titles = dict(zip(resolution.films["film_id"], resolution.films["title"], strict=True))
    assert resolution.credits["person_id"].map(names).tolist() == [
        "Agnès Varda", "Corinne Marchand", "Agnès Varda", "Agnès Varda", "Sandrine Bonnaire", "Sandrine Bonnaire",
        "Agnès Varda", "Sandrine Bonnaire",
    ]  # fmt: skip
    assert resolution.credits["film_id"].map(titles).astype(object).where(lambda one: one.notna(), None).tolist() == [
        "Cléo from 5 to 7"
    ] * 3 + ["Vagabond"] * 4 + [None]
    pointed = resolution.mentions.assign(to=resolution.mentions["entity_id"].map({**names, **titles}))
    assert pointed.loc[pointed["label"].isin(["YEAR", "CHARACTER"]), "entity_id"].isna().all()
    assert pointed.loc[pointed["text"] == "Varda", "to"].tolist() == ["Agnès Varda", "Agnès Varda"]
    assert pointed.loc[pointed["label"].isin(["PERSON", "FILM"]), "to"].notna().all()


def test_a_score_is_that_of_the_link(resolution: Resolution) -> None:
    scores = dict(zip(resolution.mentions["text"], resolution.mentions["score"], strict=True))
    assert scores["Agnès Varda"] == scores["Vagabond"] == 1
    assert 0.8 < scores["Sandrine Bonaire"] < 1
    assert pd.isna(scores["Mona"])


def test_every_link_has_its_evidence(resolution: Resolution) -> None:
    assert tuple(resolution.links.columns) == LINK_COLUMNS
    links = resolution.links.set_index("left")
    assert tuple(links.loc["Sandrine Bonaire", ["label", "right", "comparison", "shared"]]) == (
        "PERSON", "Sandrine Bonnaire", "sound", "film",
    )  # fmt: skip
    assert links.loc["Varda", "comparison"] == "surname"
    assert links.loc["Cleo From 5 to 7", "label"] == "FILM"


def test_the_tables_fit_the_results(resolution: Resolution) -> None:
    captions = frames(CAPTIONS)[2]
    results = Results(resolution.people, resolution.films, resolution.credits, resolution.mentions, captions)
    assert len(results.people) == 4


def test_films_can_bring_their_years() -> None:
    mentions, credited, captions = frames([("a:1", "Fame.", [("FILM", "Fame", "Fame")], [])])
    films = pd.DataFrame({"caption_id": ["a:1"], "title": ["Fame"], "year": [1980]})
    assert resolve(mentions, credited, captions).films["year"].isna().all()
    assert resolve(mentions, credited, captions, films).films["year"].tolist() == [1980]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Fame (1980).", 1980),
        ("1980's Fame.", 1980),
        ("Fame, 1980", 1980),
        ("Fame was in cinemas long before 1999.", None),
        ("Hair (1979) and Fame", None),
    ],
)
def test_a_year_beside_a_title_is_its_year(text: str, year: int | None) -> None:
    spans = [
        (label, span, span)
        for label, span in (("FILM", "Hair"), ("FILM", "Fame"), ("YEAR", "1979"), ("YEAR", "1980"), ("YEAR", "1999"))
        if span in text
    ]
    spans.sort(key=lambda span: text.index(span[1]))
    films = resolve(*frames([("a:1", text, spans, [])])).films.set_index("title")
    assert films.loc["Fame", "year"] is pd.NA if year is None else films.loc["Fame", "year"] == year


@pytest.mark.parametrize("number", ["20191231120000", "9" * 30, "19800", "80"])
def test_a_number_that_is_no_year_costs_nobody_the_tables(number: str) -> None:
    text = f"Fame ({number})."
    spans = [("FILM", "Fame", "Fame"), ("YEAR", number, number)]
    films = resolve(*frames([(f"a:{n}", text, spans, []) for n in range(1, 4)])).films
    assert films["title"].tolist() == ["Fame"]
    assert films["year"].isna().all()


@pytest.mark.parametrize("digits", ["１９８０", "١٩٨٠", "१९८०"])
def test_a_year_may_be_in_other_digits(digits: str) -> None:
    spans = [("FILM", "Fame", "Fame"), ("YEAR", digits, digits)]
    assert resolve(*frames([("a:1", f"Fame ({digits}).", spans, [])])).films["year"].tolist() == [1980]


def test_years_beyond_all_bounds_keep_films_apart() -> None:
    mentions, credited, captions = frames([(f"a:{n}", "Fame.", [("FILM", "Fame", "Fame")], []) for n in range(1, 40)])
    years = [10**14 + (n % 3) * 7 for n in range(39)]
    films = pd.DataFrame({"caption_id": captions["caption_id"], "title": "Fame", "year": years})
    assert sorted(resolve(mentions, credited, captions, films).films["year"]) == sorted(set(years))


@pytest.mark.parametrize(
    ("table", "column", "message"),
    [
        (0, "caption_id", "mentions have no caption_id in row 0"),
        (0, "text", "mentions have no text in row 0"),
        (1, "person", "credits have no person in row 0"),
        (1, "role", "credits have no role in row 0"),
        (2, "caption_id", "captions have no caption_id in row 0"),
    ],
)
def test_a_missing_value_is_named_with_its_row(table: int, column: str, message: str) -> None:
    given = list(frames(CAPTIONS))
    given[table].loc[0, column] = None
    with pytest.raises(InputError, match=message):
        resolve(*given)


def test_a_year_with_a_fraction_is_an_error() -> None:
    mentions, credited, captions = frames(CAPTIONS)
    with pytest.raises(InputError, match="a year is a whole number"):
        resolve(mentions, credited.assign(year=1980.5), captions)


def test_a_forename_before_a_shared_surname_is_one_person_with_the_full_name() -> None:
    spans = [("PERSON", "Joel", "Joel Coen"), ("PERSON", "Ethan Coen", "Ethan Coen"), ("FILM", "Fargo", "Fargo")]
    asserted = [(name, "director", "Fargo", 1996, "explicit") for name in ("Joel", "Ethan Coen")]
    found = resolve(*frames([("a:1", "Joel and Ethan Coen, Fargo (1996).", spans, asserted)]))
    assert found.people["person_id"].tolist() == ["ethan-coen", "joel-coen"]
    assert found.credits["person_id"].tolist() == ["joel-coen", "ethan-coen"]
    assert found.mentions["entity_id"].tolist()[:2] == ["joel-coen", "ethan-coen"]


def test_films_of_two_directors_a_year_apart_are_two() -> None:
    def told(place: str, director: str, actor: str, year: int) -> tuple[str, str, list[Any], list[Any]]:
        text = f"{director} directs {actor} in The Mirror ({year})."
        spans = [("PERSON", director, None), ("PERSON", actor, None), ("FILM", "The Mirror", None)]
        asserted = [
            (name, role, "The Mirror", year, "explicit") for name, role in ((director, "director"), (actor, "actor"))
        ]
        return place, text, spans, asserted

    two = [told("a:1", "Ada Whitlock", "Greta Granger", 1945), told("b:1", "Mario Ormond", "Irene Costa", 1946)]
    assert resolve(*frames(two)).films["film_id"].tolist() == ["the-mirror-1945", "the-mirror-1946"]
    one = [told("a:1", "Ada Whitlock", "Greta Granger", 1945), told("b:1", "Ada Whitlock", "Irene Costa", 1946)]
    assert len(resolve(*frames(one)).films) == 1


def test_a_caption_may_be_on_no_page() -> None:
    mentions, credited, captions = frames(CAPTIONS)
    nowhere = captions.assign(document=pd.Series(None, captions.index, dtype="category"))
    assert len(resolve(mentions, credited, nowhere).people) == len(resolve(mentions, credited, captions[:0]).people)


def test_of_a_surname_with_many_bearers_twenty_are_told_of() -> None:
    forenames = ["Ann", "Bo", "Cy", "Dan", "Eve", "Fay", "Gil", "Hal", "Ida", "Jon", "Kim", "Lea", "Max", "Ned", "Ola",
                 "Pam", "Quin", "Ray", "Sue", "Tom", "Una", "Val", "Wes", "Xan", "Yul", "Zoe"]  # fmt: skip
    pages = [(f"{name}:1", f"{name} Kowalski.", [("PERSON", f"{name} Kowalski", None)], []) for name in forenames]
    alone = [("z:1", "Kowalski.", [("PERSON", "Kowalski", None)], [])]
    people = resolve(*frames([*pages, *alone])).people.set_index("name")
    assert people.loc["Kowalski", "status"] == "unresolved"
    assert len(people.loc["Kowalski", "candidates"]) == 20


def test_of_a_title_with_many_films_twenty_are_told_of() -> None:
    dated = [
        (f"{year}:1", f"Hamlet ({year}).", [("FILM", "Hamlet", None), ("YEAR", str(year), None)], [])
        for year in range(1900, 1980, 3)
    ]
    films = resolve(*frames([*dated, ("z:1", "Hamlet.", [("FILM", "Hamlet", None)], [])])).films
    (candidates,) = films["candidates"][films["status"] == "unresolved"]
    assert len(candidates) == 20


def test_two_names_in_a_caption_are_two_people() -> None:
    both = [("PERSON", "Jon Finch", "Jon Finch"), ("PERSON", "John Finch", "John Finch")]
    together = [(f"a:{n}", "Jon Finch and John Finch.", both, []) for n in range(1, 4)]
    apart = [(f"a:{n}", f"{name}.", [("PERSON", name, name)], []) for n, (_, name, _) in enumerate(both, 1)]
    assert len(resolve(*frames(together)).people) == 2
    assert len(resolve(*frames(apart)).people) == 1


def test_nothing_named_gives_empty_tables() -> None:
    empty = resolve(*frames([("a:1", "Nobody.", [], [])]))
    assert (len(empty.people), len(empty.films), len(empty.links)) == (0, 0, 0)
    assert tuple(empty.people.columns) == PEOPLE_COLUMNS


def test_rows_in_another_order_give_the_same_tables(resolution: Resolution) -> None:
    mentions, credited, captions = frames(CAPTIONS)
    turned = resolve(mentions.iloc[::-1], credited.iloc[::-1], captions.iloc[::-1])
    pd.testing.assert_frame_equal(turned.people, resolution.people)
    pd.testing.assert_frame_equal(turned.films, resolution.films)
    pd.testing.assert_frame_equal(turned.links, resolution.links)


def test_a_missing_column_is_named() -> None:
    mentions, credited, captions = frames(CAPTIONS)
    with pytest.raises(InputError, match="captions lack the column document; they have caption_id"):
        resolve(mentions, credited, captions[["caption_id"]])


def test_every_mention_is_in_one_cluster() -> None:
    forms = ("Nora", "Nora A.", "Nora L.", "N.", "Norah")
    people = [
        PersonMention(f"{form} Field", film, 1994 + film, "actor", f"page {film}")
        for film in range(3)
        for form in forms
    ]
    films = [FilmMention("First Light", 1994), FilmMention("First Light", 1995), FilmMention("First Light")]
    found = resolve_together(people, films)
    for resolved, mentions in zip((found.people, found.films), (people, films), strict=True):
        assert sorted(number for cluster in resolved.clusters for number in cluster) == list(range(len(mentions)))


def test_an_export_is_no_page() -> None:
    """Standing in one file of thousands says nothing: the surname stays open."""
    names = [f"Person Number{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(LARGEST_PAGE + 1)]
    rows = [{"name": name, "document": "export.csv"} for name in [*names, "Ida Stone", "Max Stone"]]
    rows += [{"name": "Stone", "document": "export.csv"}, {"name": "Stone", "document": "export.csv"}]
    frame = pd.DataFrame(rows).assign(id=range(len(rows)))
    assert cluster_people(frame).iloc[-4:].nunique() == 4


@pytest.mark.parametrize("cluster", [cluster_people, cluster_films])
def test_ids_are_kept_as_they_come(cluster: Any) -> None:
    frame = pd.DataFrame({"id": [7, "x"], "name": ["Irene Cara", "Alan Parker"], "title": ["Fame", "Hair"]})
    assert cluster(frame).index.tolist() == [7, "x"]


def scene(*rows: tuple[str, str, str | None, int | None]) -> Resolution:
    """Resolves captions told as (caption, person, film, year), everyone an actor."""
    captions = [
        (
            caption,
            f"{person}, {film} {year}." if film else f"{person}.",
            [("PERSON", person, person), *([("FILM", film, film)] if film else [])],
            [(person, "actor", film, year, "explicit")],
        )
        for caption, person, film, year in rows
    ]
    return resolve(*frames(captions))


def statuses(table: pd.DataFrame, name: str) -> list[tuple[str, str, list[str]]]:
    rows = zip(table[name], table["status"], table["candidates"], strict=True)
    return sorted((one, status, list(candidates)) for one, status, candidates in rows)


def test_a_surname_of_several_stays_open_with_its_candidates() -> None:
    found = scene(
        ("a:1", "Anthony Mann", "Border Incident", 1949),
        ("b:1", "Michael Mann", "Manhunter", 1986),
        ("c:1", "Mann", None, None),
        ("a:2", "Mann", None, None),
    )
    assert statuses(found.people, "name") == [
        ("Anthony Mann", "resolved", []),
        ("Mann", "unresolved", ["anthony-mann", "michael-mann"]),
        ("Michael Mann", "resolved", []),
    ]


def test_a_title_of_several_stays_open_with_its_candidates() -> None:
    rows = [("a:1", "Janet Gaynor", "A Star Is Born", 1937), ("b:1", "Judy Garland", "A Star Is Born", 1954)]
    found = scene(*rows, ("c:1", "Ann Lee", "A Star Is Born", None))
    assert [row[1:] for row in statuses(found.films, "title")] == [
        ("resolved", []), ("resolved", []), ("unresolved", ["a-star-is-born-1937", "a-star-is-born-1954"]),
    ]  # fmt: skip
    assert set(scene(*rows).films["status"]) == {"resolved"}


def test_a_name_that_may_be_a_namesake_stays_open() -> None:
    found = scene(
        ("a:1", "Nora A. Field", "First Light", 1994),
        ("b:1", "Nora L. Field", "Third Light", 1995),
        ("c:1", "Nora Field", "Fifth Light", 1996),
    )
    assert statuses(found.people, "name")[1] == ("Nora Field", "unresolved", ["nora-a-field", "nora-l-field"])


def test_a_name_that_may_be_the_father_stays_open() -> None:
    found = scene(("a:1", "Lou Tellmann", "Mirage", 1925), ("b:1", "Lou Tellmann Jr.", "The Cave", 1944))
    assert ("Lou Tellmann", "unresolved", ["lou-tellmann-jr"]) in statuses(found.people, "name")


def test_forms_of_a_forename_with_nothing_else_stay_open() -> None:
    named = [
        (caption, f"A smiling {name}.", [("PERSON", name, name)], [])
        for caption, name in (("a:1", "Chris Tessler"), ("b:1", "Christopher Tessler"))
    ]
    found = resolve(*frames(named)).people
    assert [candidates for _, status, candidates in statuses(found, "name") if status == "unresolved"] in (
        [["christopher-tessler"]],
        [["chris-tessler"]],
    )


def with_titles(*rows: tuple[str, str, list[str], int | None]) -> Resolution:
    """Resolves captions told as (caption, person, titles of one film, year)."""
    captions = [
        (
            caption,
            f"{person} in {' aka '.join(titles)}.",
            [("PERSON", person, person), *(("FILM", title, titles[0]) for title in titles)],
            [(person, "actor", titles[0], year, "explicit")],
        )
        for caption, person, titles, year in rows
    ]
    return resolve(*frames(captions))


def test_titles_that_a_caption_gives_to_one_film_are_one_everywhere() -> None:
    found = with_titles(
        ("a:1", "Ann Lee", ["The Storm", "Der Sturm"], 1950),
        ("b:1", "Bo Marsh", ["Der Sturm"], 1950),
        ("c:1", "Cy Nolan", ["Der Sturm"], None),
        ("d:1", "Di Orr", ["The Storm"], 1951),
    )
    assert found.films[["captions", "status"]].values.tolist() == [[4, "resolved"]]
    assert "told" in set(found.links["comparison"])


def test_what_is_told_of_one_film_leaves_others_of_its_titles_alone() -> None:
    found = with_titles(
        ("a:1", "Ann Lee", ["The Storm", "Der Sturm"], 1950),
        ("b:1", "Bo Marsh", ["The Storm"], 1994),
        ("c:1", "Cy Nolan", ["Der Sturm"], 1971),
        ("d:1", "Di Orr", ["Storm 2", "Storm 3"], 1999),
        ("e:1", "Ed Pike", ["Storm 3"], 1999),
    )
    assert sorted(found.films["captions"]) == [1] * 5


def test_what_is_settled_is_not_open(resolution: Resolution) -> None:
    assert set(resolution.people["status"]) == set(resolution.films["status"]) == {"resolved"}


def test_links_name_the_nearest_kept_apart_and_why() -> None:
    found = scene(
        ("a:1", "Terence Young", "Dr. No", 1962),
        ("b:1", "Terence Young", "The Long Road", 2016),
        ("c:1", "Barry Watson", "Hilary and Jackie", 1998),
        ("d:1", "Berry Watson", "Jackie", 1999),
    )
    apart = found.links[found.links["other_id"].notna() & (found.links["label"] == "PERSON")]
    assert sorted(zip(apart["left"], apart["right"], apart["comparison"], apart["why"], strict=True)) == [
        ("Barry Watson", "Berry Watson", "sound", "score below the threshold"),
        ("Berry Watson", "Barry Watson", "sound", "score below the threshold"),
        ("Terence Young", "Terence Young", "exact", "years and roles differ"),
        ("Terence Young", "Terence Young", "exact", "years and roles differ"),
    ]
    assert (apart["entity_id"] != apart["other_id"]).all()


@settings(max_examples=100, deadline=None)
@given(order=st.randoms(use_true_random=False))
def test_a_hundred_shuffles_give_the_same_tables(resolution: Resolution, order: random.Random) -> None:
    """Whatever the order of rows, and so whatever the shards they come in and the workers that bring them."""
    shuffled = []
    for frame in frames(CAPTIONS):
        rows = list(range(len(frame)))
        order.shuffle(rows)
        shuffled.append(frame.iloc[rows])
    turned = resolve(*shuffled)
    for table in ("people", "films", "links"):
        pd.testing.assert_frame_equal(getattr(turned, table), getattr(resolution, table))
    for table, keys in (("credits", ["caption_id", "person"]), ("mentions", ["caption_id", "start"])):
        one, other = (
            getattr(found, table).sort_values(keys, kind="stable").reset_index(drop=True)
            for found in (turned, resolution)
        )
        pd.testing.assert_frame_equal(one, other)


def test_captions_of_others_change_no_row(resolution: Resolution) -> None:
    """People, films and links of before stand as they were among those of after."""
    more = [
        ("d.txt:1", "Ann Lee, Storm, 1990.", [("PERSON", "Ann Lee", "Ann Lee"), ("FILM", "Storm", "Storm")],
         [("Ann Lee", "director", "Storm", 1990, "explicit")]),
        ("d.txt:2", "Bo Diaz, Rain.", [("PERSON", "Bo Diaz", "Bo Diaz"), ("FILM", "Rain", "Rain")],
         [("Bo Diaz", "actor", "Rain", None, "context")]),
    ]  # fmt: skip
    after = resolve(*frames([*CAPTIONS, *more]))
    for table, key in (("people", "person_id"), ("films", "film_id"), ("links", "entity_id")):
        before = getattr(resolution, table)
        kept = getattr(after, table)
        kept = kept[kept[key].isin(before[key])].reset_index(drop=True)
        pd.testing.assert_frame_equal(kept, before)


def directed(*rows: tuple[str, str, str, str]) -> list[set[str]]:
    """The captions of each film, from rows (caption, person, role, title) of one year."""
    captions = [
        (
            caption,
            f"{person}, {film} 2014.",
            [("PERSON", person, person), ("FILM", film, film)],
            [(person, role, film, 2014, "explicit")],
        )
        for caption, person, role, film in rows
    ]
    joined: dict[str, Any] = {}
    for caption, text, spans, credited in captions:  # rows of one caption as one caption
        if caption in joined:
            _, words, there, credits_there = joined[caption]
            joined[caption] = (caption, f"{words} {text}", there + spans, credits_there + credited)
        else:
            joined[caption] = (caption, text, spans, credited)
    found = resolve(*frames(list(joined.values())))
    return sorted((set(one) for _, one in found.credits.groupby("film_id")["caption_id"]), key=min)


TWO = [
    ("a:1", "Ann Lee", "director", "Hercules"), ("a:1", "Bo Diaz", "actor", "Hercules"),
    ("b:1", "Ida Stone", "director", "Hercules"), ("b:1", "Max Field", "actor", "Hercules"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("more", "films"),
    [
        ([], [{"a:1"}, {"b:1"}]),
        ([("c:1", "Max Field", "actor", "Hercules")], [{"a:1"}, {"b:1", "c:1"}]),
        ([("c:1", "Eve Moon", "actor", "Hercules")], [{"a:1"}, {"b:1"}, {"c:1"}]),  # may be either
        ([("c:1", "Max Field", "actor", "Herculles")], [{"a:1"}, {"b:1", "c:1"}]),
        ([("c:1", "Bo Diaz", "actor", "Hercules"), ("c:1", "Max Field", "actor", "Hercules")], [{"a:1", "b:1", "c:1"}]),
        ([("c:1", "Ann Lee", "director", "Hercules"), ("c:1", "Ida Stone", "director", "Hercules")],
         [{"a:1", "b:1", "c:1"}]),
    ],
)  # fmt: skip
def test_two_films_of_one_title_and_year_are_told_by_their_directors(more: Any, films: list[set[str]]) -> None:
    assert directed(*TWO, *more) == films


@pytest.mark.parametrize(
    "rows",
    [
        [*TWO[:2], ("b:1", "Max Field", "actor", "Hercules")],  # one director told
        [*TWO[:2], ("b:1", "Ida Stone", "director", "Hercules")],  # a director alone, the other one's colleague
        [*TWO[:2], ("b:1", "Eve Lee", "director", "Hercules"), ("b:1", "Max Field", "actor", "Hercules")],  # siblings
    ],
)
def test_another_director_alone_makes_no_other_film(rows: Any) -> None:
    assert directed(*rows) == [{"a:1", "b:1"}]

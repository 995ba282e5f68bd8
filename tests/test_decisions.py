"""A person's own decisions: read, checked against each other, and stronger than every score."""

from __future__ import annotations

import warnings
from pathlib import Path

import pandas as pd
import pytest

from extractor.columns import table_of
from extractor.errors import DecisionWarning, InputError
from extractor.resolution import Resolution, read_decisions, resolve

Row = tuple[str, str, str, str]

# caption, person, role, film, year
ROWS = [
    ("a:1", "Francis Lee", "director", "Storm", 1990),
    ("b:1", "Jim Hale", "actor", "Rain", 1991),
    ("c:1", "James Hale", "actor", "Rain", 1991),
    ("d:1", "Bob Hale", "actor", "Snow", 1992),
    ("e:1", "Frank Leigh", "director", "Gale", 1993),
    ("f:1", "Terence Young", "director", "Dr. No", 1962),
    ("g:1", "Terence Young", "actor", "The Long Road", 2016),
    ("h:1", "Bo Diaz", "actor", "The Long Road to Nowhere", 2016),
]


def decided(*decisions: Row, rows: list[tuple[str, str, str, str, int]] = ROWS, path: Path | None = None) -> Resolution:
    columns = {
        name: [row[n] for row in rows] for n, name in enumerate(("caption_id", "person", "role", "film", "year"))
    }
    credited = table_of("credits", {**columns, "cue": ["explicit"] * len(rows)})
    spans = [(row[0], place, label, row[1 if label == "PERSON" else 3])
             for row in rows for place, label in ((0, "PERSON"), (50, "FILM"))]  # fmt: skip
    mentions = table_of(
        "mentions",
        {
            "caption_id": [span[0] for span in spans],
            "start": [span[1] for span in spans],
            "end": [span[1] + len(span[3]) for span in spans],
            "label": [span[2] for span in spans],
            "text": [span[3] for span in spans],
            "name": [span[3] for span in spans],
        },
    )
    captions = pd.DataFrame({"caption_id": columns["caption_id"], "document": [row[0][0] for row in rows]})
    frame = pd.DataFrame(decisions, columns=["kind", "left", "right", "verdict"])
    return resolve(mentions, credited, captions, decisions=frame if path is None else path)


def persons(found: Resolution) -> list[set[str]]:
    return [set(one) for _, one in found.credits.groupby("person_id")["person"]]


def test_without_decisions_letters_decide() -> None:
    assert {"Jim Hale", "James Hale"} in persons(decided())
    assert {"Francis Lee"} in persons(decided())


def test_the_same_by_decision() -> None:
    found = decided(("person", "Francis Lee", "Frank Leigh", "same"))
    assert {"Francis Lee", "Frank Leigh"} in persons(found)
    link = found.links[found.links["comparison"] == "decision"].iloc[0]
    assert (link["score"], link["entity_id"]) == (1, "francis-lee")


def test_not_the_same_by_decision() -> None:
    found = decided(("person", "Jim Hale", "James Hale", "not same"))
    assert {"Jim Hale"} in persons(found)
    assert {"James Hale"} in persons(found)
    apart = found.links[found.links["other_id"].notna() & found.links["left"].isin(["James Hale", "Jim Hale"])]
    assert sorted(apart["left"]) == ["James Hale", "Jim Hale"]  # told once of each, by no score any more
    assert set(apart["comparison"]) == {"decision"}
    assert set(apart["why"]) == {"decisions, row 0"}


def test_decisions_go_together() -> None:
    """Who is the same as one side goes with it."""
    found = decided(("person", "Jim Hale", "James Hale", "not same"), ("person", "Bob Hale", "Jim Hale", "same"))
    assert {"Jim Hale", "Bob Hale"} in persons(found)
    assert {"James Hale"} in persons(found)


def test_an_id_stands_for_one_of_several_namesakes() -> None:
    first, second = sorted(one for one in decided().people["person_id"] if one.startswith("terence-young"))
    with pytest.raises(
        InputError, match=rf"decisions, row 0: 'Terence Young' names 2 people, {first}, {second}; write"
    ):
        decided(("person", "Terence Young", "Bo Diaz", "same"))
    found = decided(("person", first, "Bo Diaz", "same"))
    assert {"Terence Young", "Bo Diaz"} in persons(found)
    assert {"Terence Young"} in persons(found)
    assert [one for one in persons(decided(("person", first, second, "same"))) if "Terence Young" in one] == [
        {"Terence Young"}
    ]


def test_ids_are_told_as_they_are_without_decisions() -> None:
    """Whoever names an id of decided tables in a decision needs the one that decisions know."""
    first, second = sorted(one for one in decided().people["person_id"] if one.startswith("terence-young"))
    assert decided(("person", "Francis Lee", "Bob Hale", "not same")).base_ids == {"people": {}, "films": {}}
    joined = decided(("person", first, "Bo Diaz", "same")).base_ids["people"]
    assert [*joined["bo-diaz"].items()] == [("bo-diaz", "Bo Diaz"), (first, "Terence Young")]
    assert joined["terence-young"] == {second: "Terence Young"}  # the plain id has become free
    parted = decided(("person", "Jim Hale", "James Hale", "not same")).base_ids["people"]
    assert (parted["jim-hale"], parted["james-hale"]) == ({}, {})  # neither is all that the id stood for


def test_films_by_title_and_year() -> None:
    same = decided(("film", "The Long Road", "The Long Road to Nowhere (2016)", "same"))
    assert same.credits["film_id"].nunique() == decided().credits["film_id"].nunique() - 1
    rows = [("a:1", "Bo Diaz", "actor", "Fame", 1980), ("b:1", "Ann Lee", "actor", "Fame", 1981)]
    assert len(decided(rows=rows).films) == 1
    assert len(decided(("film", "Fame (1980)", "Fame (1981)", "not same"), rows=rows).films) == 2


def test_a_decision_settles_what_was_open() -> None:
    rows = [
        ("a:1", "Nora A. Field", "actor", "First Light", 1994),
        ("b:1", "Nora L. Field", "actor", "Third Light", 1995),
        ("c:1", "Nora Field", "actor", "Fifth Light", 1996),
    ]
    assert set(decided(rows=rows).people["status"]) == {"resolved", "unresolved"}
    both = [("person", "Nora Field", f"Nora {initial}. Field", "not same") for initial in "AL"]
    assert set(decided(*both, rows=rows).people["status"]) == {"resolved"}
    assert len(decided(("person", "Nora Field", "Nora L. Field", "same"), rows=rows).people) == 2


def test_a_decision_on_nobody_here_is_warned_of() -> None:
    with pytest.warns(DecisionWarning, match="no person 'Ida Stone' among the captions; the decision is left out"):
        decided(("person", "Ida Stone", "Bo Diaz", "same"))
    with pytest.warns(DecisionWarning, match="no person 'Ida Stone' and no 'Jo Lark' among the captions"):
        decided(("person", "Ida Stone", "Jo Lark", "same"))


def test_whom_a_decision_names_is_not_open_any_more() -> None:
    """Who is one of several by decision is none of the others, and a surname that is not someone's is nowhere his."""
    rows = [
        ("a:1", "Lon Weeks Jr.", "actor", "First Light", 1994),
        ("b:1", "Lon Weeks Sr.", "actor", "Third Light", 1995),
        *((f"c:{n}", "Lon Weeks", "actor", f"Light {n}", 1996) for n in range(4)),
    ]
    before = decided(rows=rows).people.set_index("person_id")
    assert before.loc["lon-weeks", "candidates"] == ["lon-weeks-jr", "lon-weeks-sr"]
    after = decided(("person", "Lon Weeks", "Lon Weeks Sr.", "same"), rows=rows)
    assert set(after.people["status"]) == {"resolved"}
    assert "several fit" not in set(after.links["why"])
    manns = [
        ("a:1", "Anthony Mann", "director", "Winchester", 1950),
        ("b:1", "Michael Mann", "director", "Thief", 1981),
        ("c:1", "Mann", "director", "Heat", 1995),
        ("d:1", "Mann", "director", "Rain", 1995),
    ]
    found = decided(("person", "Mann", "Anthony Mann", "not same"), rows=manns).people
    assert found.loc[found["name"] == "Mann", "candidates"].tolist() == [["michael-mann"]] * 2


def test_the_order_of_decisions_changes_nothing() -> None:
    rows = [
        ("person", "Jim Hale", "James Hale", "not same"),
        ("person", "Bob Hale", "Jim Hale", "same"),
        ("film", "The Long Road", "The Long Road to Nowhere", "same"),
    ]
    one, other = decided(*rows), decided(*rows[::-1])
    links = [
        found.links.assign(why=found.links["why"].str.replace(r", row \d", "", regex=True)) for found in (one, other)
    ]
    pd.testing.assert_frame_equal(*links)
    for table in ("people", "films", "credits", "mentions"):
        pd.testing.assert_frame_equal(getattr(one, table), getattr(other, table))


HEADER = "kind,left,right,verdict,note\n"


def test_a_file_of_decisions(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text(
        HEADER + 'people,A. Lee,Ang Lee,Same,"he says so"\n\nfilm,Fame,Fame (1980),not  same,\n', "utf-8-sig"
    )
    first, second = read_decisions(path)
    assert (first.kind, first.left, first.right, first.same, first.note) == (
        "person",
        "A. Lee",
        "Ang Lee",
        True,
        "he says so",
    )
    assert (second.kind, second.same, second.source) == ("film", False, f"{path}:4")


@pytest.mark.parametrize("mark", [";", "\t"])
def test_columns_may_be_parted_by_other_marks(tmp_path: Path, mark: str) -> None:
    rows = (("kind", "left", "right", "verdict"), ("person", '"Lee, A."', "Ang Lee", "same"))
    (tmp_path / "decisions.csv").write_text("\n".join(map(mark.join, rows)), "utf-8")
    (one,) = read_decisions(tmp_path / "decisions.csv")
    assert (one.left, one.right, one.same) == ("Lee, A.", "Ang Lee", True)


def test_columns_are_known_in_capitals_too(tmp_path: Path) -> None:
    (tmp_path / "decisions.csv").write_text("\n Kind, LEFT,Right,Verdict\nPerson,A. Lee,Ang Lee,Same\n", "utf-8")
    assert [one.source[-1:] for one in read_decisions(tmp_path / "decisions.csv")] == ["3"]


def test_a_warning_names_the_place_of_the_decision(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text(HEADER + "person,Bob Hale,Jim Hale,same,\nperson,Nobody Here,Bob Hale,same,\n", "utf-8")
    with pytest.warns(DecisionWarning) as told:
        decided(path=path)
    assert [(one.filename, one.lineno) for one in told] == [(str(path), 3)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "decisions.csv:1: no column kind, left, right, verdict among none; decisions have the columns kind, left"),
        ("kind,left,right\n", "decisions.csv:1: no column verdict among kind, left, right; "),
        (HEADER + "actor,A,B,same,\n", "decisions.csv:2: no kind 'actor'; write person or film"),
        (HEADER + "film,A,B,maybe,\n", "decisions.csv:2: no verdict 'maybe'; write same or not same"),
        (HEADER + "film,A,,same,\n", "decisions.csv:2: nothing in right; write a name, a title or an id"),
        (HEADER + "film,A,B\n", "decisions.csv:2: no verdict ''"),
        (HEADER + "\nfilm,A,B,maybe,\n", "decisions.csv:3: no verdict 'maybe'"),
        (HEADER + 'film,"A\nB",C,maybe,\n', "decisions.csv:2: no verdict 'maybe'"),
        (HEADER + "person,Lee, A.,Ang Lee,same,,\n", "decisions.csv:2: no verdict 'Ang Lee'"),
        (HEADER + "person,A,B,same,seen, twice\n", "decisions.csv:2: 6 cells under 5 columns; put double quotes"),
        (HEADER + 'person,"Lee, A,Ang Lee,same,\nperson,A,B,same,\n', "decisions.csv:2: unexpected end .* quotes"),
        (
            HEADER + "person,Ang Lee,ANG LEE,not same,\n",
            "decisions.csv:2: 'Ang Lee' and 'ANG LEE' are one name, .* where it has one row, only films, ",
        ),
        (
            HEADER + "person,Ang Lee,A. Lee,same,\nperson,A. Lee,ANG LEE,not same,\n",
            "decisions.csv:3: 'A. Lee' and 'ANG LEE' are not the same, but .*decisions.csv:2 says that they are",
        ),
        (
            HEADER + "film,A,C,not same,\nfilm,A,B,same,\nfilm,B,C,same,\n",
            "decisions.csv:2: .* but .*decisions.csv:3 and .*decisions.csv:4 say that they are",
        ),
    ],
)
def test_what_is_wrong_with_decisions_is_told(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "decisions.csv").write_text(text, "utf-8")
    with pytest.raises(InputError, match=message):
        read_decisions(tmp_path / "decisions.csv")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"cannot read the decisions in .*: No such file or directory; check the path"):
        read_decisions(tmp_path / "none.csv")


def test_a_contradiction_by_way_of_an_id() -> None:
    with pytest.raises(InputError, match=r"decisions, row 1: .* are not the same, but decisions, row 0 says"):
        decided(("person", "jim-hale-x", "Bo Diaz", "same"), ("person", "Bo Diaz", "jim-hale-x", "not same"))


def test_kinds_do_not_mix() -> None:
    rows = [("person", "Nell", "Nelly", "same"), ("film", "Nell", "Nelly", "not same")]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert len(decided(*rows).people) == len(decided().people)

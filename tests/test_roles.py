"""Roles left open: (caption, person, film, role, cue, rule) rows, and what the open one becomes."""

import pandas as pd
import pytest

from extractor.columns import table_of
from extractor.resolution.roles import settle_roles

OPEN = ("z:1", "lee", "storm", "actor", "knowledge", "guess")


def told(caption, role, film="storm", cue="explicit", person="lee"):
    return (caption, person, film, role, cue, "noun-before")


CASES = {
    "nobody says": ([], OPEN, ("actor", "guess")),
    "another caption says outright": ([told("a:12", "director")], OPEN, ("director", "told in a:12")),
    "what is shown says it too": ([told("a:3", "writer", cue="context")], OPEN, ("writer", "told in a:3")),
    "the first caption that says it": (
        [told("a:12", "director"), told("a:2", "director"), told("a:1", "director", cue="context")],
        OPEN,
        ("director", "told in a:2"),
    ),
    "who directs and acts directs": (
        [told("a:1", "actor"), told("a:2", "director")],
        OPEN,
        ("director", "told in a:2"),
    ),
    "a guess tells nothing": ([told("a:1", "director", cue="knowledge")], OPEN, ("actor", "guess")),
    "crew tells nothing": ([told("a:1", "crew")], OPEN, ("actor", "guess")),
    "the usual role": ([told("a:1", "director", film="rain")], OPEN, ("director", "usual role")),
    "the usual role, by films": (
        [told("a:1", "writer", "rain"), told("a:2", "writer", "rain"), told("a:3", "editor", "sun"),
         told("a:4", "editor", "moon")],
        OPEN,
        ("editor", "usual role"),
    ),
    "no role is usual": ([told("a:1", "writer", "rain"), told("a:3", "editor", "sun")], OPEN, ("actor", "guess")),
    "it is the usual role already": ([told("a:1", "actor", "rain")], OPEN, ("actor", "usual role")),
    "the caption itself gave the usual role": (
        [told("a:1", "actor", "rain")],
        (*OPEN[:4], "knowledge", "carried"),
        ("actor", "carried"),
    ),
    "another directed this film": (
        [told("a:1", "director", "rain"), told("a:2", "director", person="diaz")],
        OPEN,
        ("actor", "guess"),
    ),
    "this film outweighs the usual": (
        [told("a:1", "director", "rain"), told("a:2", "actor")],
        OPEN,
        ("actor", "told in a:2"),
    ),
    "knowledge outweighs the usual": (
        [told("a:1", "actor", "rain")],
        (*OPEN[:3], "director", "knowledge", "known-director"),
        ("director", "known-director"),
    ),
    "a caption outweighs knowledge": (
        [told("a:1", "writer")],
        (*OPEN[:3], "director", "knowledge", "known-director"),
        ("writer", "told in a:1"),
    ),
    "no film, no role": (
        [told("a:1", "actor", "rain")],
        ("z:1", "lee", None, "unknown", "knowledge", "no-film"),
        ("unknown", "no-film"),
    ),
    "a caption's own word stays": (
        [told("a:1", "director")],
        ("z:1", "lee", "storm", "actor", "explicit", "part-of"),
        ("actor", "part-of"),
    ),
    "someone else's role": ([told("a:1", "director", person="diaz")], OPEN, ("actor", "guess")),
}  # fmt: skip


def credits_of(rows, names=()):
    columns = ("caption_id", "person_id", "film_id", "role", "cue", "rule")
    lists = {column: [row[place] for row in rows] for place, column in enumerate(columns)}
    return table_of("credits", {**lists, "person": names or ["Ann Lee"] * len(rows)})


@pytest.mark.parametrize("case", CASES)
def test_an_open_role_is_settled(case):
    others, row, wanted = CASES[case]
    for rows in ([*others, row], [row, *others[::-1]]):
        settled = settle_roles(credits_of(rows))
        open_row = settled[settled.caption_id == "z:1"].iloc[0]
        assert (open_row.role, open_row.rule, open_row.cue) == (*wanted, row[4])


def test_other_rows_stay_as_they_are():
    rows = [told("a:1", "director"), OPEN, told("b:1", "writer", "rain")]
    before, after = credits_of(rows), settle_roles(credits_of(rows))
    pd.testing.assert_frame_equal(after.drop(index=1), before.drop(index=1))


KNOWN = ("a:1", "lee", "storm", "director", "knowledge", "known-director")
OTHER = ("z:1", "lee", "storm", "actor", "knowledge", "other-director")


@pytest.mark.parametrize(
    ("rows", "names", "wanted"),
    [
        ([KNOWN, OTHER], ["Ann Lee", "A. Lee"], ("director", "known-director")),
        ([KNOWN, (*OTHER[:2], "rain", *OTHER[3:])], ["Ann Lee", "A. Lee"], ("director", "usual role")),
        ([KNOWN, OTHER], ["Ann Lee", "Ann Lee"], ("actor", "other-director")),
        ([OPEN, OTHER], ["Ann Lee", "A. Lee"], ("actor", "other-director")),
    ],
)
def test_what_is_known_is_known_of_the_name_that_somebody_goes_by(rows, names, wanted):
    last = settle_roles(credits_of(rows, names)).iloc[-1]
    assert (last.role, last.rule) == wanted

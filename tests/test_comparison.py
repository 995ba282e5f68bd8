"""Errors against gold: in frames, by class, and in colour."""

import pytest

from extractor.analysis import charts
from extractor.errors import InputError
from extractor.schema import Entity, GoldCaption
from extractor.training.comparison import Comparison, tabulate_scores
from extractor.training.corpus import parse_caption
from extractor.training.evaluate import Figure, Report


def pair(gold: tuple[str, str], found: tuple[str, str], source: str) -> tuple[GoldCaption, GoldCaption]:
    return tuple(parse_caption(f"test/{source}", marked, [], line) for marked, line in (gold, found))  # type: ignore


MISSED = pair(
    ("{P Ann Lee} on the set of {F Rain}.", "Ann Lee;director;k"),
    ("{P Ann Lee} on the set of Rain.", "Ann Lee;unknown;k;f=~"),
    "a.txt:1",
)
ROLE = pair(
    ("{P Ann Lee} as {C Medea} in {F Rain}.", "Ann Lee;actor;e;c=Medea"),
    ("{P Ann Lee} as {P Medea} in {F Rain}.", "Ann Lee;director;k | Medea;actor;k"),
    "a.txt:3",
)
BOTH = Comparison((MISSED, ROLE))


def test_errors_of_entities():
    assert BOTH.errors().fillna("").values.tolist() == [
        ["FILM missed", "Rain", "", "Ann Lee on the set of Rain.", "test/a.txt:1"],
        ["CHARACTER taken for PERSON", "Medea", "Medea", "Ann Lee as Medea in Rain.", "test/a.txt:3"],
    ]


def test_errors_of_credits():
    assert BOTH.credit_errors().fillna("").values.tolist() == [
        ["another film", "Ann Lee", "director", "unknown", "Rain", "", "knowledge", "test/a.txt:1"],
        ["another role", "Ann Lee", "actor", "director", "Rain", "Rain", "explicit", "test/a.txt:3"],
        ["where none is", "Medea", "", "actor", "", "Rain", "knowledge", "test/a.txt:3"],
    ]


def test_an_error_in_colour():
    shown = BOTH.show("a.txt:3")
    assert "character, taken for person" in shown
    assert "person, under another label" in shown
    assert shown.count("only gold") == 1
    assert shown.count("only found") == 2
    assert "credits as in gold" in Comparison((MISSED[:1] * 2,)).show("test/a.txt:1")
    with pytest.raises(InputError, match=r"no gold caption at 'a\.txt:2'"):
        BOTH.show("a.txt:2")


def test_what_a_caption_says_is_escaped():
    caption = GoldCaption("x.txt:1", "<script>Ann</script>", (Entity(8, 11, "PERSON"),), (), ())
    assert "<script>" not in Comparison(((caption, caption),)).show("x.txt:1")


def test_nothing_wrong_is_a_frame_all_the_same():
    right = Comparison((MISSED[:1] * 2,))
    assert right.errors().empty
    assert next(iter(right.credit_errors())) == "error"


REPORT = Report(9, 0.5, 0.4, (Figure("FILM", 60, 80, 75), Figure("YEAR", 50, 50, 60)))


def test_scores_in_a_frame():
    scores = tabulate_scores({"all": REPORT, "plain": REPORT})
    assert scores["fact"].tolist() == ["film titles", "years"] * 2
    assert scores.iloc[0][["group", "precision", "recall", "gold"]].tolist() == ["all", 0.75, 0.8, 75]


def test_charts_of_scores():
    scores = tabulate_scores({"all": REPORT, "plain": REPORT})
    chart = charts.draw_scores(scores[scores["group"] == "all"]).to_dict()
    assert chart["title"]["text"] == "Years are found best (F1 0.91), film titles worst (0.77)"
    assert charts.draw_groups(scores, "years").to_dict()["title"]["text"] == "Years"
    with pytest.raises(InputError, match="no group has 70 of 'years'"):
        charts.draw_groups(scores, "years", least=70)
    errors = charts.draw_errors(BOTH.errors()).to_dict()
    assert errors["title"]["subtitle"] == "in 2 captions"

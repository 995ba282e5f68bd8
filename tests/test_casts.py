"""What the rules know of who is in which film: a part's name told from a person's, a title that stands bare."""

import time

import pytest
import spacy

from extractor.recognise import CaptionRules, Casts
from extractor.recognise.mention import Mention
from extractor.recognise.rules import apply_rules
from extractor.schema import Entity, Film
from extractor.training.corpus import mark, strip_marks

FAME, STORM = Film("Fame", 1980), Film("The Storm", 1950)
KNOWN = Casts.build(
    [
        (FAME, "Irene Cara", "actor"), (FAME, "Alan Parker", "director"), (STORM, "Ann Lee", "director"),
        (Film("Maurice", 1987), "James Wilby", "actor"), (Film("Mr. & Mrs. Bridge"), "Joanne Woodward", "actor"),
        (Film("Angel"), "Stephen Rea", "actor"), (Film("Paris, Texas"), "Nastassja Kinski", "actor"),
    ],
    [
        (FAME, "Coco Hernandez"), (FAME, 'Bruno "Bruno" Martelli / Old Bruno'), (FAME, "Captain of the Guard (voice)"),
        (STORM, "Dr. Ida Bell"), (STORM, "Storm"), (FAME, "Alan"),
    ],
)  # fmt: skip

MENDED = [
    # a part taken for a person, by a name of its own
    ("{P Coco} dances in {F Fame}", "{C Coco} dances in {F Fame}"),
    ("{P Hernandez} dances in {F FAME}", "{C Hernandez} dances in {F FAME}"),
    ("{P Coco Hernandez}, {F Fame} ({Y 1980})", "{C Coco Hernandez}, {F Fame} ({Y 1980})"),
    ("{P Dr. Bell} waits in {F Storm}", "{C Dr. Bell} waits in {F Storm}"),
    # a part taken for a film
    ("{F Coco} dances in {F Fame}", "{C Coco} dances in {F Fame}"),
    # somebody of the film taken for a part
    ("{C Cara} dances in {F Fame}", "{P Cara} dances in {F Fame}"),
    # a part in a bracket, taken for nothing
    (
        "{P Irene Cara} (Coco) and {P Lee Curreri} [“Bruno”] in {F Fame}",
        "{P Irene Cara} ({C Coco}) and {P Lee Curreri} [“{C Bruno}”] in {F Fame}",
    ),
    # where parts stand
    (
        "{P Irene Cara} as Coco, {P Lee Curreri}, Bruno, in {F Fame}",
        "{P Irene Cara} as {C Coco}, {P Lee Curreri}, {C Bruno}, in {F Fame}",
    ),
    (
        "{P Irene Cara}, its Hernandez, at the door; {F Fame}",
        "{P Irene Cara}, its {C Hernandez}, at the door; {F Fame}",
    ),
    # a part of the film's own name
    (
        "{F The Storm} waits at the gate. {F The Storm} ({Y 1950})",
        "{C The Storm} waits at the gate. {F The Storm} ({Y 1950})",
    ),
    # a title that stands bare
    ("{P James Wilby} in Cambridge, Maurice, 1987", "{P James Wilby} in Cambridge, {F Maurice}, 1987"),
    ("{P James Wilby} in Cambridge, {P Maurice}, 1987", "{P James Wilby} in Cambridge, {F Maurice}, 1987"),
    ("{P Joanne Woodward} in Mr. & Mrs. Bridge", "{P Joanne Woodward} in {F Mr. & Mrs. Bridge}"),
    ("{P Stephen Rea}: Angel (1982)", "{P Stephen Rea}: {F Angel} ({Y 1982})"),
    ("{P Nastassja Kinski}, Paris, Texas", "{P Nastassja Kinski}, {F Paris, Texas}"),
    # a person before a dash, taken for nothing
    ("Irene Cara - {F Fame - 1980}", "{P Irene Cara} - {F Fame} - {Y 1980}"),
    ("On set: Irene Cara – “{F Fame}”", "On set: {P Irene Cara} – “{F Fame}”"),
]
LEFT = [
    "{P Coco} dances in {F The Storm}",  # another film's part
    "{P Ida} dances",  # no film
    "{P Alan} points, {P Irene Cara} dances in {F Fame}; {P Alan Parker} directs",  # short for somebody of the caption
    "{P Parker} directs {F Fame}",
    "{P Guard} of {F Fame}",  # a word that many parts have
    "{F Coco} (2017) and {F Fame} ({Y 1980})",  # a film with its year
    "{F The Storm}, or {F Storm} for short",
    "{C Coco} dances in {F Fame}",
    "{C Alan} dances in {F Fame}",  # a part and a person of one name
    "{P Irene Cara} in Cambridge, Maurice, 1987",  # nobody of that film
    "{P Stephen Rea} at the Angel Hotel",  # a word of a longer name
    "{P Stephen Rea} at the Hotel Angel & Crown",
    "{P Stephen Rea} at the Savoy & Angel",
    "{P Stephen Rea} in {F Fame}, not in Angel",  # there is a film
    "{P Wilby} in Maurice",  # a surname is not enough
    "{C Maurice} and {P James Wilby}",
    "an angel beside {P Stephen Rea}",
    "{P Irene Cara} (Ida), {P Lee Curreri} (Guard) and {P Bo Chan} (left) in {F Fame}",
    "{P Irene Cara} (Coco)",
    "Bo Chan - {F Fame}",  # nobody of that film
    "Movie Set - {F Fame}",
    "The late Irene Cara - {F Fame}",
    "{P Irene Cara} in her Coco shoes, {P Lee Curreri} at Bruno and near Hernandez in {F Fame}",
    "{P Irene Cara} as Coco",
    "{P Ann Lee} on the set of {F The Storm}. {F The Storm} ({Y 1950})",
    "{F Fame} is long. {F Fame} ({Y 1980})",
]


def mended(marked: str) -> str:
    text, entities = strip_marks(marked)
    found = apply_rules(text, [Mention(e.start, e.end, e.label) for e in entities], casts=KNOWN)
    return mark(text, [Entity(m.start, m.end, m.label) for m in found if m.label])


@pytest.mark.parametrize(("marked", "expected"), MENDED)
def test_what_is_known_of_a_film_mends(marked: str, expected: str) -> None:
    assert mended(marked) == expected


@pytest.mark.parametrize("marked", LEFT)
def test_what_is_known_of_a_film_leaves_alone(marked: str) -> None:
    assert mended(marked).replace("{Y ", "{") == marked.replace("{Y ", "{").replace("(2017)", "({2017})")


def test_parts_in_full_and_by_what_captions_call_them() -> None:
    for name in ("Bruno", "Martelli", "bruno martelli", "Old Bruno", "young Coco"):
        assert KNOWN.has_part("Fame", name)
    for name in ("Captain", "Captain of the Guard", "Guard", "voice", "the", ""):
        assert not KNOWN.has_part("Fame", name)


def test_casts_are_saved_and_loaded_with_the_pipeline(tmp_path) -> None:
    nlp = spacy.blank("en")
    rules = nlp.add_pipe("caption_rules")
    assert isinstance(rules, CaptionRules)
    rules.casts = KNOWN
    nlp.to_disk(tmp_path / "model")
    from_bytes = spacy.blank("en")
    from_bytes.add_pipe("caption_rules")
    for loaded in (spacy.load(tmp_path / "model"), from_bytes.from_bytes(nlp.to_bytes())):
        again = loaded.get_pipe("caption_rules")
        assert isinstance(again, CaptionRules)
        assert again.casts.has_part("Fame", "Coco")
        assert not again.casts.has_part("Fame", "Ida")


def test_a_pipeline_that_knows_nothing_is_as_before() -> None:
    text, entities = strip_marks("{P Coco} dances in {F Fame}; {P James Wilby} in Maurice")
    found = apply_rules(text, [Mention(e.start, e.end, e.label) for e in entities], casts=Casts())
    assert [m.label for m in found] == ["PERSON", "FILM", "PERSON"]


@pytest.mark.parametrize("piece", ["( ", "(", "(a ", "“", '"'])
def test_a_part_full_of_opening_marks_takes_linear_time(piece: str) -> None:
    start_time = time.process_time()
    Casts.build([], [(Film("Fame"), piece * 50_000)])
    assert time.process_time() - start_time < 2.0

"""Titles of films: their parts, numbers, and which two can be one film's."""

from __future__ import annotations

import pytest

from extractor.resolution.titles import compare_titles, parse_title, title_bases, title_cuts

ONE_KEY = [  # spellings that are one title before anything is compared
    ("The Apartment", "Apartment, The", "THE APARTMENT", "Apartment"),
    ("La Strada", "Strada, La"),
    ("L.A. Confidential", "LA Confidential"),
    ("S.W.A.T.", "SWAT", "S*W*A*T"),
    ("X-Men", "X Men", "Xmen"),
    ("Cat People", "CatPeople", "Cat-People"),
    ("Dr. Mabuse", "Dr Mabuse"),
    ("Minnie and Moskowitz", "Minnie & Moskowitz", "Minnie + Moskowitz", "Minnie &amp; Moskowitz"),
    ("Ocean's Eleven", "Oceans 11", "Ocean’s 11"),
    ("The Godfather Part II", "The Godfather: Part 2", "Godfather, Part Two", "The Godfather II"),
    ("Nymphomaniac: Vol. I", "Nymphomaniac Volume One"),
    ("Episode 5", "Ep. 5", "EPISODE FIVE"),
    ("Aliens vs. Predator 2", "Aliens vs Predator II"),
    ("Paranormal Activity 3", "Paranormal Activity³", "Paranormal Activity Three"),
    ("9½ Weeks", "9 1/2 Weeks", "Nine and a Half Weeks", "9-1/2 Weeks"),
    ("Forty-Two", "42"),
    ("20,000 Leagues Under the Sea", "Twenty Thousand Leagues Under the Sea"),
    ("One Hundred and One Nights", "101 Nights"),
    ("The Third Man", "The 3rd Man"),
    ("Thir13en Ghosts", "Thir13en  Ghosts"),
    ("Amélie", "Amelie", "AmÃ©lie"),
    ('"Vertigo"', "Vertigo", "*Vertigo*"),
]

NUMBERS_STAY = ["Rocky", "Rocky II", "Rocky III", "Rocky V", "Apollo 13", "1917", "2010", "300", "8½", "I, Robot"]

COMPARED = [
    ("Saltwater, or: The Long Tide", "Saltwater", "no subtitle"),
    ("Saltwater or (The Long Tide)", "Saltwater", "no subtitle"),
    ("Saltwater aka The Long Tide", "The Long Tide", "no series"),
    ("Sink or Swim", "Sink", "different"),
    ("Episode 5", "Chapter 5", "different"),
    ("Episode 5", "Episode 6", "conflict"),
    ("The Maltese Falcn", "The Maltese Falcon", "spelling"),
    ("Kolya", "Kolja", "sound"),
    ("The Gray Fox", "The Grey Fox", "spelling"),
    ("Some Lkie It Hot", "Some Like It Hot", "spelling"),
    ("Night of Hunter", "The Night of the Hunter", "articles"),
    ("Fury Road: Mad Max", "Mad Max: Fury Road", "reordered"),
    ("Wild Strawberry", "Wild Strawberries", "plural"),
    ("The House on Elm St.", "The House on Elm Street", "near"),
    ("LOTW: The Fellowship of the Bell", "Lord of the Wings: The Fellowship of the Bell", "near"),
    ("Morning of the Spotted Mind", "Morning of the Spotless Mind", "misremembered"),
    ("Welles' Othello", "Othello", "possessive"),
    ("Orson Welles's Othello", "Othello", "possessive"),
    ("Star Trek: The Wrath of Khan", "Star Trek II: The Wrath of Khan", "number left out"),
    ("The Wrath of Khan", "Star Trek II: The Wrath of Khan", "no series"),
    ("Lola", "Lola: A Portrait", "no subtitle"),
    ("Mad Max 2", "Mad Max 2: The Road Warrior", "no subtitle"),
    ("Mad Max 2", "Mad Max: The Road Warrior - Part 2", "no subtitle"),
    ("Conan", "Conan the Barbarian", "by-name"),
    ("The Simpsons", "The Simpsons: The Movie", "by-name"),
    ("The Temple of Doom", "Indiana Jones and the Temple of Doom", "no series"),
    ("Scream Four", "Scream: The Last", "numbered"),
    ("Police 3", "Police Academy 3", "shortened"),
    ("LOTR", "Lord of the Rings", "initials"),
    ("Rocky II", "Rocky III", "conflict"),
    ("Rocky", "Rocky II", "conflict"),
    ("Lagaan: Part One", "Lagaan: Part Two", "conflict"),
]

DIFFERENT = [
    ("Jaws", "Claws"),
    ("Her", "Hero"),
    ("Red", "Reds and Blues"),
    ("Wonder", "Wonder Woman"),
    ("Fargo Rock City", "Fargo"),
    ("Raise the Lantern", "Lantern"),
    ("The King of Comedy", "The King"),
    ("Dawn of the Dead", "The Dead"),
    ("The Aviator", "Avatar"),
    ("Beauty and the Beast", "Beauty"),
    ("It's a Gift", "Gift"),
    ("M", "Z"),
    ("The Golden Road", "The Hidden Road"),
    ("The Wages of War", "The Wages of Fear"),
    ("The Last Picture Show", "The Last Detail"),
    ("Before Sunrise", "Before Sunset"),
    ("Three Long Ways Home: White", "Three Long Ways Home: Red"),
    ("The Bride of the Mountain", "The Ghost of the Mountain"),
]


@pytest.mark.parametrize("titles", ONE_KEY, ids=lambda titles: titles[0])
def test_spellings_share_a_key(titles: tuple[str, ...]) -> None:
    assert len({parse_title(title).key for title in titles}) == 1


def test_numbers_tell_titles_apart() -> None:
    assert len({parse_title(title).key for title in NUMBERS_STAY}) == len(NUMBERS_STAY)


@pytest.mark.parametrize(("left", "right", "kind"), COMPARED)
def test_titles_compare(left: str, right: str, kind: str) -> None:
    comparison = compare_titles(parse_title(left), parse_title(right))
    assert comparison.kind == kind
    assert comparison == compare_titles(parse_title(right), parse_title(left))


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_titles_inside_others_are_others(left: str, right: str) -> None:
    assert not compare_titles(parse_title(left), parse_title(right))


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("Star Trek II: The Wrath of Khan", (("star", "trek", "2"), ("the", "wrath", "of", "khan"))),
        ("3:10 to Yuma", (("3", "10", "to", "yuma"),)),
        ("Aguirre, the Wrath of God", (("aguirre",), ("the", "wrath", "of", "god"))),
        ("Once Upon a Time... the Revolution", (("once", "upon", "a", "time"), ("the", "revolution"))),
        ("Face/Off", (("face", "off"),)),
        ("?", ()),
    ],
)
def test_punctuation_parts_a_title(title: str, parts: tuple[tuple[str, ...], ...]) -> None:
    assert parse_title(title).parts == parts


def test_what_could_stand_for_a_title() -> None:
    title = parse_title("Star Trek II: The Wrath of Khan")
    assert {"wrathofkhan", "startrek2", "startrekthewrathofkhan"} <= title_cuts(title)
    assert "startrek" in title_bases(title)
    assert parse_title("Star Trek IV").base == "startrek"
    assert parse_title("Apollo 2049").base == ""

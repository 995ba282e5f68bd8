"""Names of people: their parts, and which two can be one person's."""

from __future__ import annotations

import pytest

from extractor.resolution.context import THRESHOLD
from extractor.resolution.names import compare_forenames, compare_names, parse_name, says_less
from extractor.resolution.spelling import latin, likeness, sound

PARTS = [
    # text, given, surname, generation
    ("Agnès Varda", ("agnes",), "varda", ""),
    ("VARDA, Agnès", ("agnes",), "varda", ""),
    ("Ousmane  Sembène", ("ousmane",), "sembene", ""),
    ("Dame Judi Dench", ("judi",), "dench", ""),
    ("Dr. Haing S. Ngor", ("haing", "s"), "ngor", ""),
    ("Roger Deakins, BSC", ("roger",), "deakins", ""),
    ("Cuba Gooding Jr.", ("cuba",), "gooding", "jr"),
    ("Cuba Gooding, Jr", ("cuba",), "gooding", "jr"),
    ("Gooding, Cuba, Jr.", ("cuba",), "gooding", "jr"),
    ("Douglas Fairbanks Senior", ("douglas",), "fairbanks", "sr"),
    ("Harry Connick II", ("harry",), "connick", "jr"),
    ("F.W. Murnau", ("f", "w"), "murnau", ""),
    ("FW Murnau", ("f", "w"), "murnau", ""),
    ("TJ Miller", ("t", "j"), "miller", ""),
    ("AL LEWIS", ("al",), "lewis", ""),
    ("Rebecca Hall-Moran", ("rebecca", "hall"), "moran", ""),
    ("Jean–Pierre Léaud", ("jean", "pierre"), "leaud", ""),
    ("Margarethe von Trotta", ("margarethe",), "vontrotta", ""),
    ("Brian De Palma", ("brian",), "depalma", ""),
    ("Brian DePalma", ("brian",), "depalma", ""),
    ("Van Johnson", ("van",), "johnson", ""),
    ("Maureen O'Hara", ("maureen",), "ohara", ""),
    ("Maureen O Hara", ("maureen",), "ohara", ""),
    ("Maureen O&rsquo;Hara", ("maureen",), "ohara", ""),
    ("Andie Mac Dowell", ("andie",), "macdowell", ""),
    ("ToshiroMifune", ("toshiro",), "mifune", ""),
    ("Ali MacGraw", ("ali",), "macgraw", ""),
    ("Ｈａｙａｏ Miyazaki", ("hayao",), "miyazaki", ""),
    ("ChloÃ© Zhao", ("chloe",), "zhao", ""),
    ("Юрий Норштейн", ("yurii",), "norshtein", ""),
    ("Madonna", (), "madonna", ""),
    ("Sir Ben Kingsley", ("ben",), "kingsley", ""),
    ("Taylor-Joy", (), "taylorjoy", ""),
    ("Mr. T", ("mr",), "t", ""),
    ("???", (), "", ""),
]

SAME = [  # good enough alone
    ("Agnès Varda", "Agnes Varda", "exact"),
    ("KURT RUSSELL", "KurtRussell", "exact"),
    ("Wong Kar-wai", "Wong Kar Wai", "exact"),
    ("Hirokazu Kore-eda", "Hirokazu Koreeda", "exact"),
    ("Kore-eda Hirokazu", "Hirokazu Kore-eda", "reversed"),
    ("Mizoguchi Kenji", "Kenji Mizoguchi", "reversed"),
    ("Barbara Stanwick", "Barbara Stanwyck", "sound"),
    ("Barbra Stanwyck", "Barbara Stanwyck", "spelling"),
    ("Sigourny Weever", "Sigourny Weaver", "sound"),
    ("Ernst Lubitch", "Ernst Lubitsch", "sound"),
    ("Sergey Bondarchuk", "Sergei Bondarchuk", "variant"),
    ("Dmitri Shostakovitch", "Dimitri Shostakovich", "spelling"),
    ("Dick Powell", "Richard Powell", "nickname"),
    ("Gregory Peck", "Greg Peck", "nickname"),
    ("Zach Braff", "Zack Braff", "variant"),
    ("L. Bacall", "Lauren Bacall", "initial"),
    ("R. W. Fassbinder", "Rainer Werner Fassbinder", "initial"),
    ("William H. Macy", "William Macy", "middle"),
    ("Philip Hoffman", "Philip Seymour Hoffman", "middle"),
    ("Sammy Davis", "Sammy Davis Jr.", "generation"),
    ("Gwyllyn Samuel Ford", "Samuel Ford", "first dropped"),
    ('Roscoe "Fatty" Arbuckle', "Fatty Arbuckle", "nickname"),
    ("Noriyuki 'Pat' Morita", "Pat Morita", "nickname"),
    ("Margarethe Trotta", "Margarethe von Trotta", "particle"),
]

WITH_A_FILM = [  # alike, but it takes more than the name
    ("Spike Lea", "Spike Leigh"),
    ("Frances Sinatra", "Francis Sinatra"),
    ("Goldie Hon", "Goldie Hawn"),
    ("Shirley Jones", "Shirley Jones Cassidy"),
    ("Kate Blanchett", "Kathy Blanchett"),
    ("Rita Moran", "Rita Moreno"),
    ("Bob Hale", "Robert J. Hale"),
    ("Robert Hale", "Bob J. Hale"),
]

DIFFERENT = [
    ("Luke Wilson", "Owen Wilson"),
    ("Tim Roth", "Tom Roth"),
    ("Emma Thompson", "Emily Thompson"),
    ("Ron Howard", "Rob Howard"),
    ("Jane Fonda", "Henry Fonda"),
    ("Beau Bridges", "Jeff Bridges"),
    ("Bruce Lee", "Brandon Lee"),
    ("Jean Simmons", "Gene Simmons"),
    ("Michael Douglas", "Michael Dunne"),
    ("Harry Dean Stanton", "Harry Lee Stanton"),
    ("Michael B. Jordan", "Michael J. Jordan"),
    ("Harry Connick Jr.", "Harry Connick Sr."),
    ("Paul Thomas Anderson", "Paul W. S. Anderson"),
    ("Varda", "Agnès Varda"),
    ("Ang Lee", "Ann Li"),
]


@pytest.mark.parametrize(("text", "given", "surname", "generation"), PARTS)
def test_a_name_has_its_parts(text: str, given: tuple[str, ...], surname: str, generation: str) -> None:
    name = parse_name(text)
    assert (name.given, name.surname, name.generation) == (given, surname, generation)


@pytest.mark.parametrize(("left", "right", "kind"), SAME)
def test_two_spellings_are_one_name(left: str, right: str, kind: str) -> None:
    comparison = compare_names(parse_name(left), parse_name(right))
    assert comparison.kind == kind
    assert comparison.score >= THRESHOLD
    assert comparison == compare_names(parse_name(right), parse_name(left))


@pytest.mark.parametrize(("left", "right"), WITH_A_FILM)
def test_alike_names_need_more_than_the_name(left: str, right: str) -> None:
    assert 0.5 < compare_names(parse_name(left), parse_name(right)).score < THRESHOLD


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_two_names_are_two(left: str, right: str) -> None:
    assert not compare_names(parse_name(left), parse_name(right))


def test_what_denies_another_is_a_conflict() -> None:
    assert compare_names(parse_name("Harry Connick Jr."), parse_name("Harry Connick Sr.")).kind == "conflict"
    assert compare_names(parse_name("Michael B. Jordan"), parse_name("Michael J. Jordan")).kind == "conflict"
    assert compare_names(parse_name("Luke Wilson"), parse_name("Owen Wilson")).kind == "different"


def test_a_second_mention_calls_a_person_by_the_end_of_the_name() -> None:
    assert set(parse_name("Anya Taylor-Joy").tails) == {"joy", "taylorjoy"}
    assert set(parse_name("Robert De Niro").tails) == {"deniro", "niro"}
    assert parse_name("Cher").tails == ()


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        ("robert", "bob", "nickname"),
        ("bob", "rob", "nicknames"),
        ("katharine", "catherine", "variant"),
        ("j", "jeanne", "initial"),
        ("j", "marcello", ""),
        ("marcelo", "marcello", "sound"),
        ("mary", "marlon", ""),
    ],
)
def test_forenames_are_forms_of_one(left: str, right: str, found: str) -> None:
    assert compare_forenames(left, right)[0] == found


def test_established_forenames_are_rarely_slips_for_one_another() -> None:
    assert compare_forenames("gerald", "gerard")[1] < compare_forenames("gerald", "gerad")[1]


@pytest.mark.parametrize("kind", ["middle", "generation", "first dropped", "surname added"])
def test_some_kinds_say_less(kind: str) -> None:
    assert says_less(kind)


@pytest.mark.parametrize(
    ("left", "right"),
    [("kieslowski", "kieslovsky"), ("ruhmann", "ruman"), ("schneider", "shnaider"), ("clouzot", "klouzot")],
)
def test_spelling_by_ear_sounds_alike(left: str, right: str) -> None:
    assert sound(left) == sound(right)


@pytest.mark.parametrize(("left", "right"), [("stone", "stein"), ("pine", "penn"), ("ross", "rock"), ("ford", "lord")])
def test_short_words_are_not_alike_enough(left: str, right: str) -> None:
    assert likeness(left, right)[1] < THRESHOLD


def test_cyrillic_is_read_as_film_credits_romanise_it() -> None:
    assert latin("Жанна Прохоренко") == "zhanna prokhorenko"

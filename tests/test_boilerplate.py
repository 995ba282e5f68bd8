"""Every entry of the boilerplate tables does its work, and captions that look like one pass."""

import re

import pytest
from caption_pages import CAPTIONS, FILMS, texts

from extractor import boilerplate
from extractor.captions import furniture
from extractor.captions.elements import read_role
from extractor.text import fold

FRAMED = "<figure><img src=a.jpg><figcaption>{}</figcaption></figure>"


@pytest.mark.parametrize("line", sorted(boilerplate.WHOLE_LINES))
def test_whole_lines(line: str) -> None:
    assert furniture.is_furniture(line)
    assert furniture.is_furniture(line.upper() + "...")
    assert furniture.is_furniture(f"{line.capitalize()} »")


@pytest.mark.parametrize("start", boilerplate.LINE_STARTS)
def test_line_starts(start: str) -> None:
    start = start.replace("{n}", "12")
    assert furniture.is_furniture(start)
    assert furniture.is_furniture(f"{start.capitalize()} our other pages")


@pytest.mark.parametrize("line", sorted(boilerplate.PLACEHOLDERS))
def test_placeholders(line: str) -> None:
    assert furniture.is_furniture(line.capitalize() + ".")
    assert texts("html", FRAMED.format(line)) == []


@pytest.mark.parametrize("heading", boilerplate.SECTION_HEADINGS)
def test_section_headings(heading: str) -> None:
    assert furniture.is_section(heading.title())
    assert furniture.is_section(f"{heading.upper()}:")
    page = f"<h1>Sets</h1>{FRAMED.format(CAPTIONS[0])}<h3>{heading}</h3><ul><li>{CAPTIONS[1]}<li>{CAPTIONS[2]}</ul>"
    assert texts("html", page) == [CAPTIONS[0]]


@pytest.mark.parametrize("start", boilerplate.CREDIT_STARTS)
def test_credit_starts(start: str) -> None:
    assert furniture.is_credit(f"{start}Bob Penn")
    assert furniture.is_credit(f"({start.capitalize()}B. Penn / MGM)")
    assert texts("html", FRAMED.format(f"{CAPTIONS[0]} <span>{start}Bob Penn</span>")) == [CAPTIONS[0]]


@pytest.mark.parametrize("name", boilerplate.CREDIT_NAMES)
def test_credit_names(name: str) -> None:
    assert furniture.is_credit(name.title())
    assert furniture.is_credit(f"Bob Penn/{name.title()}")


@pytest.mark.parametrize("trailer", boilerplate.TRAILERS)
def test_trailers(trailer: str) -> None:
    assert furniture.strip_trailer(f"{CAPTIONS[0]} {trailer.capitalize()}") == CAPTIONS[0]


@pytest.mark.parametrize("label", boilerplate.LABELS)
def test_labels(label: str) -> None:
    for separator in (": ", ", ", " – "):
        assert furniture.strip_trailer(f"{label.capitalize()}{separator}{CAPTIONS[0]}") == CAPTIONS[0]


@pytest.mark.parametrize("word", sorted(boilerplate.FURNITURE_CLASS_WORDS))
def test_furniture_class_words(word: str) -> None:
    for name in (word, f"site-{word}", f"{word}_box", f"js{word.capitalize()}Box", f"c-{word}__list"):
        assert read_role(name, "").furniture == "section", name
    assert read_role(f"no-{word}", "").furniture == ""
    assert read_role("", word).furniture == "section"
    page = f"<h1>Sets</h1>{FRAMED.format(CAPTIONS[0])}<div class={word}><p>{CAPTIONS[1]}</p><p>{CAPTIONS[2]}</p></div>"
    assert texts("html", page) == [CAPTIONS[0]]


@pytest.mark.parametrize("word", sorted(boilerplate.CREDIT_CLASS_WORDS))
def test_credit_class_words(word: str) -> None:
    assert read_role(f"caption__{word}", "").furniture == "credit", "the last word names the element"
    assert read_role(f"{word}-caption", "").caption == "one"
    assert texts("html", FRAMED.format(f"{CAPTIONS[0]} <span class={word}>Bob Penn, 1992</span>")) == [CAPTIONS[0]]


@pytest.mark.parametrize("name", sorted(boilerplate.FURNITURE_CLASSES))
def test_furniture_classes(name: str) -> None:
    assert read_role(f"a {name} b", "").furniture == "section"


@pytest.mark.parametrize("word", sorted(boilerplate.INTRO_CLASS_WORDS))
def test_intro_class_words(word: str) -> None:
    assert read_role(f"article-{word}", "").intro
    assert not read_role(f"{word}-image", "").intro


@pytest.mark.parametrize("word", sorted(boilerplate.CAPTION_CLASS_WORDS))
def test_caption_class_words(word: str) -> None:
    page = f"<h1>Sets</h1><div><img src=a.jpg></div><p>Some prose.</p><div class='photo-{word}'>Lunch</div>"
    assert texts("html", page) == ["Lunch"]


@pytest.mark.parametrize("name", boilerplate.CAPTION_ATTRIBUTES)
def test_caption_attributes(name: str) -> None:
    assert texts("html", f'<h1>Sets</h1><a {name}="{CAPTIONS[0]}"><img src=a.jpg alt=thumb></a>') == [CAPTIONS[0]]


@pytest.mark.parametrize("word", sorted(boilerplate.PICTURE_WORDS))
def test_picture_words(word: str) -> None:
    assert not furniture.describes_picture(f"Blade Runner {word}")


def test_entries_are_written_as_they_are_compared() -> None:
    tables = (
        boilerplate.WHOLE_LINES, boilerplate.LINE_STARTS, boilerplate.PLACEHOLDERS, boilerplate.SECTION_HEADINGS,
        boilerplate.CREDIT_STARTS, boilerplate.CREDIT_NAMES, boilerplate.TRAILERS, boilerplate.LABELS,
    )  # fmt: skip
    for table in tables:
        for entry in table:
            assert fold(entry) == entry.strip() or "–" in entry, entry


def test_patterns_are_linear() -> None:
    for pattern in boilerplate.LINE_PATTERNS:
        assert not re.search(r"[+*]\)[+*]", pattern.replace(r"\s*)+", "")), pattern


@pytest.mark.parametrize(
    "line",
    ["Home | Movies | TV | Games", "« Previous 1 [2] 3 Next »", "Share on Facebook   Tweet   Pin It", "3 Comments",
     "By The Editors | May 9, 2017 | 62 Comments", "By A. Hollis", "August 2, 2016",
     "Monday, 3 May 2010", "2020-01-05",
     "3 min read", "Posted 5 months ago by reel", "31k views", "Slideshow loading… please wait", "Page 3 of 12", "3/12",
     "© 2001 Hedda. All rights reserved.", "Copyright 2004 The Cupboard", "#onset #film", "www.example.org", "@filmfan",
     "hedda@example.org", "Eintritt frei.", "You are visitor number 7,315", "DSC_0042.JPG", "scan0001.tif", "IMG_2291",
     "Related galleries: Viewfinders · Call sheets", "Opening hours: Mon.–Fri. 9–17 h.", "→"],
)  # fmt: skip
def test_furniture(line: str) -> None:
    assert furniture.is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [*CAPTIONS, *(f"{film} ({year})" for film, year in FILMS), "Friend or foe?", "3 Women",
     "Next to Godard, Anna Karina waits on Bande à part (1964).",
     "Home movies of Stan Laurel, shot in 1938 by his wife.", "Watching the rushes: Howard Hawks on Rio Bravo (1959).",
     "By the pool: Romy Schneider and Alain Delon, La Piscine (1969).",
     "Page one: Orson Welles as Charles Foster Kane.",
     "Images of Ingrid Thulin and Gunnel Lindblom on the set of The Silence (1963).",
     "Share and share alike: Laurel and Hardy split a sandwich.", "Save the Tiger (1973)", "Coming Home (1978)",
     "Photographer Sam Shaw and Marilyn Monroe on the grating of The Seven Year Itch (1955)."],
)  # fmt: skip
def test_captions_that_are_no_furniture(line: str) -> None:
    assert not furniture.is_furniture(line)
    assert not furniture.is_credit(line)


@pytest.mark.parametrize(
    "line",
    ["Photo: MGM/Everett Collection", "(Photo by Bob Penn/Sygma via Getty Images)", "Source: reddit.com/r/movies",
     "© Cinémathèque – Collection privée", "via imgur", "Photos: studio handouts.", "Courtesy of the Academy",
     "Everett",
     "Warner Bros./Photofest", "AP Photo/Bob Smith", "Getty Images", "Image credit: Orion", "h/t Ann", "Foto: DEFA"],
)  # fmt: skip
def test_credits(line: str) -> None:
    assert furniture.is_credit(line) or furniture.is_furniture(line)


@pytest.mark.parametrize(
    "line",
    ["Photo: Sam Shaw. Marilyn Monroe stands on the grating for The Seven Year Itch (1955).",
     "Photograph of Joel McCrea",
     "Via Veneto was rebuilt on Stage 5 for Federico Fellini and La Dolce Vita", "Robert Ryan in The Set-Up, RKO, 1949",
     "From the archive, 12 June 1948: Robert Donat as Sir Robert Morton in The Winslow Boy",
     "A reddit favourite: Kurosawa",
     "Collection of props from the set of Alien"],
)  # fmt: skip
def test_captions_that_are_no_credits(line: str) -> None:
    assert not furniture.is_credit(line)

"""Pages of one to three captions, which neither their number nor a list tells; and small pages that have none."""

import pytest
from caption_pages import CAPTIONS, texts, title

from extractor.captions import told
from extractor.schema import DocumentKind

# Without a year, a scene word, or a final stop.
PLAIN = [
    "Christopher Walken and Michelle Pfeiffer in the snow, Batman Returns",
    "Delphine Seyrig peels potatoes in Jeanne Dielman",
    "Max von Sydow plays chess with Bengt Ekerot, who is Death, in The Seventh Seal",
]
STOPPED = [f"{caption}." for caption in PLAIN]
FIGURE = "<figure><img src='{n}.jpg' alt=''><figcaption>{caption}</figcaption></figure>"


def joined(template: str, between: str, captions: list[str]) -> str:
    return between.join(template.format(n=n, caption=caption) for n, caption in enumerate(captions, 1))


# Kind, what each caption is set in, what stands between them, what stands before and after.
SHAPES: dict[str, tuple[DocumentKind, str, str, str, str]] = {
    "text, a line each": ("text", "{caption}", "\n", "", "\n"),
    "text, blank lines": ("text", "{caption}", "\n\n", "", ""),
    "text, numbered": ("text", "{n}. {caption}", "\n", "", ""),
    "text, bullets": ("text", "• {caption}", "\n", "", ""),
    "text, headline": ("text", "{caption}", "\n\n", "Nine Quiet Frames\n\n", ""),
    "text, headline ruled": ("text", "{caption}", "\n", "Nine Quiet Frames\n=================\n\n", ""),
    "text, credits": ("text", "{caption}\nPhoto: Everett Collection", "\n\n", "", ""),
    "text, copyright and date": ("text", "{caption}", "\n", "May 4, 2018\n\n", "\n\n© 2019 The Cupboard\n"),
    "text, file names": ("text", "stills/{n}.jpg\n{caption}", "\n\n", "", ""),
    "text, labelled": ("text", "Caption: {caption}", "\n", "", ""),
    "text, fields": (
        "text",
        "File: stills/{n}.jpg\nCaption: {caption}\nCredit: MGM/Photofest\nDate: 2016-03-01",
        "\n\n",
        "",
        "",
    ),
    "markdown, a line each": ("markdown", "{caption}", "\n", "", ""),
    "markdown, a line each under a heading": ("markdown", "{caption}", "\n", "# Nine Quiet Frames\n\n", ""),
    "markdown, hard breaks": ("markdown", "{caption}", "  \n", "", ""),
    "markdown, backslashes": ("markdown", "{caption}", "\\\n", "", ""),
    "markdown, front matter": ("markdown", "{caption}", "\n", "---\ntitle: Nine Quiet Frames\n---\n\n", ""),
    "markdown, emphasis": ("markdown", "*{caption}*", "\n", "", ""),
    "markdown, quotations": ("markdown", "> {caption}", "\n\n", "# Nine Quiet Frames\n\n", ""),
    "markdown, pictures above": ("markdown", "![]({n}.jpg)\n\n{caption}", "\n\n", "# Nine Quiet Frames\n\n", ""),
    "markdown, pictures in one paragraph": ("markdown", "![]({n}.jpg)\n{caption}", "\n", "", ""),
    "markdown, pictures below": ("markdown", "{caption}\n![]({n}.jpg)", "\n", "", ""),
    "markdown, pictures and credits": ("markdown", "![]({n}.jpg)\n\n{caption}\n\n*© Getty Images*", "\n\n", "", ""),
    "markdown, alone in the alt": ("markdown", "![{caption}]({n}.jpg)", "\n", "", ""),
    "html, alone in the alt": ("html", "<p><img src='{n}.jpg' alt='{caption}'></p>", "", "<h1>Quiet</h1>", ""),
    "html, paragraphs": ("html", "<p>{caption}</p>", "", "<h1>Nine Quiet Frames</h1>", ""),
    "html, pictures": ("html", "<p><img src='{n}.jpg'></p><p>{caption}</p>", "", "<h1>Nine Quiet Frames</h1>", ""),
    "html, figures": ("html", FIGURE, "", "<h1>Nine Quiet Frames</h1>", ""),
}


@pytest.mark.parametrize("captions", [PLAIN, STOPPED, CAPTIONS[:3]], ids=["open", "closed", "dated"])
@pytest.mark.parametrize("name", SHAPES)
def test_small_pages(name: str, captions: list[str]) -> None:
    kind, template, between, before, after = SHAPES[name]
    for first in range(3):
        for last in range(first + 1, 4):
            page = before + joined(template, between, captions[first:last]) + after
            assert texts(kind, page) == captions[first:last], page


@pytest.mark.parametrize("kind", ["text", "markdown"])
@pytest.mark.parametrize("width", [44, 56, 72])
def test_a_wrapped_caption_alone(kind: DocumentKind, width: int) -> None:
    caption = "Delphine Seyrig and Jan Decorte at the kitchen table, listening to the radio as they do every evening"
    lines, line = [], ""
    for word in caption.split():
        if len(line) + len(word) >= width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    assert texts(kind, "\n".join([*lines, line])) == [caption]


def test_lines_of_markdown_are_found_where_they_stand() -> None:
    page = f"# Frames\n\n{PLAIN[0]}\n{PLAIN[1]}\n\n{PLAIN[2]}\n"
    assert texts("markdown", page) == PLAIN


def test_dated_lines_are_captions_beside_one_that_is_wrapped() -> None:
    wrapped = "Delphine Seyrig and Jan Decorte at the table listen to\nthe radio all evening, Jeanne Dielman (1975)"
    lines = [
        "Tim Roth with Harvey Keitel in Reservoir Dogs (1992)",
        "Alan Parker directs Irene Cara on location, Fame (1980)",
        "Isabella Rossellini and David Lynch, Blue Velvet (1986)",
    ]
    page = f"{wrapped}\n\n" + "\n".join(lines)
    assert texts("markdown", page) == [wrapped.replace("\n", " "), *lines]


@pytest.mark.parametrize("kind", ["text", "markdown"])
def test_a_headline_is_no_caption(kind: DocumentKind) -> None:
    headline = "Rare pictures of Vivien Leigh and Clark Gable in Atlanta"
    page = f"{'# ' if kind == 'markdown' else ''}{headline}\n\n{STOPPED[0]}\n\n{STOPPED[1]}\n"
    assert texts(kind, page) == STOPPED[:2]
    assert title(kind, page) == headline


def test_a_paragraph_of_sentences_a_line_stays_whole() -> None:
    page = "The archive is open on weekdays.\nIt was given to the town by Karel Blaha.\nThe lamp is new.\n"
    assert texts("markdown", f"# Opening\n\n{page}\n![](a.jpg)\n\n{CAPTIONS[0]}\n") == [CAPTIONS[0]]


# Nothing is told on these.
SILENT = {
    "about": "About us\n\nThe Attic is a small archive in Leeds. Jane Fuller and her brother Tom founded it in 2009.",
    "imprint": "Imprint\n\nReel Room GmbH\nHauptstrasse 12\n10827 Berlin\n\nManaging Director: Karin Vogel",
    "navigation": "Home\nFilms\nActors\nDirectors\nGalleries\nContact",
    "a name": "Kim Novak\n",
    "names": "Irene Cara\nRoy Scheider\nKim Novak",
    "names in a row": "Irene Cara, Roy Scheider and Kim Novak",
    "a bulleted list of names": "- Irene Cara\n- Roy Scheider\n- Kim Novak\n- Grace Kelly\n- James Stewart",
    "films": "Vertigo (1958)\nRear Window (1954)\nThe Birds (1963)",
    "a film": "The Last Picture Show (1971)\n",
    "films of small letters": "Los girasoles ciegos (2008)\nFaraway, So Close! (1993)\nLe Train (1964)",
    "films by name": "Vertigo\nRear Window\nTo Catch a Thief",
    "cast": "Cast\n\nJames Stewart ... Scottie Ferguson\nKim Novak ... Madeleine Elster",
    "crew": "Directed by Alfred Hitchcock\nMusic by Bernard Herrmann\nEdited by George Tomasini",
    "staff": "Jane Fuller, Editor\nTom Fuller, Pictures\nMaria Lopez, Rights",
    "poem": "The rain has come to Mill Lane,\nthe lamps are lit and low,\nand Mary Ann is waiting there in snow.",
    "readme": "framecutter\n\nCuts video into frames. Works on Linux and Mac.\n\nMaintainer: Kevin Zhou",
    "licence": "MIT License\n\nCopyright (c) 2018 Jane Fuller\n\nPermission is hereby granted, free of charge, to any "
    "person obtaining a copy of this software.",
    "changes": "path: make extname ignore trailing slashes (Bert Belder)\nbuffer: optimize the writeInt methods",
    "letter": "Dear Tom,\n\nThank you for the negatives. I will call you on Monday.\n\nBest wishes,\nJane Fuller",
    "life": "Kim Novak was born in Chicago in 1933. In 2014 she came back to the Academy Awards.",
    "news": "Mayor Ann Taylor opened the bridge over the Aire on Saturday morning, and several hundred people came.",
    "council": "Councillor Ann Taylor said that the library would cost four million pounds.",
    "obituary": "John Parker, who ran the Regal in Mill Lane for forty years, has died at the age of 81.",
    "lesson": "Marta Novak teaches piano to beginners. Lessons are in the afternoon.",
    "journey": "Lake Baikal holds a fifth of the fresh water of the world. In winter trucks drive across it.",
    "story": "Anna Petrova took the bread from the oven and waited, and nobody came up the stairs.",
    "thanks": "Thanks to Jane Fuller, Tom Fuller and Maria Lopez for their help with this page.",
    "addresses": "Regal Cinema, Mill Lane, Leeds\nEveryman, Upper Street, London",
    "fields": "Camera: Leica M6\nLens: Summicron 50 mm\nDate: 2016-03-01",
    "settings": "name = Reel Room\nowner = Jane Fuller\nport = 8080",
    "file and date": "File: stills/1.jpg\nDate: 2016-03-01\nPhoto: Everett Collection",
    "copyright": "© 2014 The Attic. All rights reserved.",
    "headline": "Behind the Scenes of Hollywood\n",
}


@pytest.mark.parametrize("name", SILENT)
def test_small_pages_without_captions(name: str) -> None:
    assert texts("text", SILENT[name]) == []
    assert texts("markdown", SILENT[name]) == []
    assert texts("html", "".join(f"<p>{part}</p>" for part in SILENT[name].split("\n\n")).replace("\n", "<br>")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kim Novak in Vertigo", True),
        ("Kim Novak, Vertigo (1958)", True),
        ("Kim Novak - Vertigo - Paramount - 1958", True),
        ("Jean Gabin and Michèle Morgan on the pier", True),
        ("Lon Chaney (the Phantom) at his organ.", True),
        ("Jean Marais is sewn into the mask of the Beast.", True),
        ("Buster Keaton sits on the drive rod, “The General”.", True),
        ("Anna Magnani with Totò, The Passionate Thief.", True),
        # Silent: a name alone, names, a title, prose, a field, code
        ("Kim Novak", False),
        ("Jean Gabin, Michèle Morgan, Michel Simon", False),
        ("Jean Gabin and Michèle Morgan", False),
        ("Rare Hollywood Pictures", False),
        ("Faraway, So Close! (1993)", False),
        ("The Last Picture Show (1971)", False),
        ("Peter Hall sits by the window.", False),
        ("Owner: Jane Fuller", False),
        ("Fixes the parser, thanks to Kevin Zhou", False),
        ("waits for the rain in a wide hat", False),
        ("", False),
    ],
)
def test_wording_that_is_told(text: str, expected: bool) -> None:
    assert told.is_told(text) is expected

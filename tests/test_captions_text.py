"""Captions of plain-text dumps: how they are numbered, wrapped, cut into pages, and what stands around them."""

import re
import textwrap

import pytest
from caption_pages import CAPTIONS, FILMS, each, texts, title

from extractor.captions import find_captions, marks, wording
from extractor.captions.layout import lay_out
from extractor.schema import Document

HEADLINE = "Eight Sets You Never Saw"


def wrapped(text: str, width: int = 58, first: str = "", rest: str = "") -> str:
    return textwrap.fill(text, width, initial_indent=first, subsequent_indent=rest)


def paged(lines_a_page: int, foot: str, turn: str) -> str:
    """The captions wrapped, cut into pages with a running head and perhaps a foot."""
    lines = [line for caption in CAPTIONS for line in (*wrapped(caption).split("\n"), "")]
    pages = []
    for number, start in enumerate(range(0, len(lines), lines_a_page), 1):
        body = "\n".join(lines[start : start + lines_a_page]).strip("\n")
        pages.append(f"{HEADLINE}\n\n{body}\n\n{foot.format(number)}")
    return turn.join(pages)


# Every dump holds the eight captions, in order, under the headline.
DUMPS = {
    "one a line": each("{caption}"),
    "one a paragraph": each("{caption}", "\n\n"),
    "DOS lines": each("{caption}", "\r\n"),
    "numbered": each("{n}. {caption}"),
    "numbered by hash": each("#{n} – {caption}", "\n\n"),
    "numbered by bracket": each("{n}) {caption}", "\n\n"),
    "labelled": each("Photo {n}: {caption}", "\n\n"),
    "tabbed": each("{n}.\t{caption}"),
    "number on its own line": each("{n}.\n{caption}", "\n\n"),
    "counting down": each("{left}. {caption}", "\n\n"),
    "Roman": "\n\n".join(
        f"{r}. {c}" for r, c in zip(["I", "II", "III", "IV", "V", "VI", "VII", "VIII"], CAPTIONS, strict=True)
    ),
    "bullets": each("► {caption}", "\n\n"),
    "asterisks": each("* {caption}"),
    "dashes, hanging": "\n".join(wrapped(caption, 50, "- ", "  ") for caption in CAPTIONS),
    "quoted": each("> {caption}", "\n>\n"),
    "slide counters": each("{n} of 8\n{caption}\nPhoto: Everett Collection\nPrev Next", "\n\n"),
    "picture counters": each("Image {n}/8\n\n{caption}", "\n\n"),
    "titles above": each("{film}\n\n{caption}", "\n\n"),
    "numbered titles above": each("{n}. {film} ({year})\n{caption}", "\n\n"),
    "wrapped": "\n\n".join(map(wrapped, CAPTIONS)),
    "wrapped and numbered": "\n\n".join(wrapped(c, 50, f"{n}. ", "   ") for n, c in enumerate(CAPTIONS, 1)),
    "wrapped and numbered, flush": "\n".join(wrapped(f"{n}. {c}", 50) for n, c in enumerate(CAPTIONS, 1)),
    "hanging": "\n".join(wrapped(caption, 50, "", "    ") for caption in CAPTIONS),
    "first line set in": "\n".join(wrapped(caption, 50, "    ", "") for caption in CAPTIONS),
    "credit below": each("{caption}\n(Photo by Sunset Boulevard/Corbis via Getty Images)", "\n\n"),
    "source below": each("{caption}\n\nvia imgur", "\n\n"),
    "prose below": each("{n}. {caption}\n\nThe shoot took eleven weeks, and it rained for most of them.", "\n\n"),
    "intro and outro": "The photographs below were found in a cupboard. We have no idea who took them.\n\n"
    + each("{caption}", "\n\n")
    + "\n\nIf you know more about these photographs, write to us.\n\n© 2014 The Cupboard",
    "site's furniture": "Skip to content\nHome | Films | TV\nBy Jane Doe | May 4, 2018 | 12 Comments\n\n"
    + each("{caption}\n\nADVERTISEMENT", "\n\n")
    + "\n\nPlease wait...\nTerms of Use · Privacy Policy · About\nSite by Webco",
    "trivia below": each("{n}) {caption}", "\n\n")
    + "\n\nDid you know?\n\n1) Blue Velvet (1986) was banned nowhere.\n2) David Lynch painted.\n",
    "comments below": each("{left}. {caption}", "\n\n")
    + "\n\nComments\n\nbob: Great! But where is Orson Welles in Citizen Kane (1941)?\n",
    "links below": each("{caption}", "\n\n")
    + "\n\nYou May Also Like\n15 Actors Who Quit\nGrace Kelly on Rear Window (1954)\n",
}


@pytest.mark.parametrize("name", DUMPS)
def test_text_dumps(name: str) -> None:
    dump = f"{HEADLINE}\n\n{DUMPS[name]}"
    assert texts("text", dump) == CAPTIONS
    assert title("text", dump) == HEADLINE
    assert texts("text", DUMPS[name]) == CAPTIONS, "without a headline"


@pytest.mark.parametrize("lines_a_page", [5, 7, 12])
@pytest.mark.parametrize(("foot", "turn"), [("- {} -", "\f"), ("", "\n\f"), ("Page {}", "\n\n"), ("{} / 4", "\n\n\n")])
def test_paged_dumps(lines_a_page: int, foot: str, turn: str) -> None:
    page = paged(lines_a_page, foot, turn)
    assert texts("text", page) == CAPTIONS
    assert title("text", page) == HEADLINE


BY_NUMBER = [
    "Gerard Butler and director Zack Snyder go over the storyboard for a scene in 300 (2006).",
    "Keir Dullea waits in the pod while Stanley Kubrick lines up a shot for 2001: A Space Odyssey (1968).",
    "Brad Pitt (left) and Terry Gilliam share a laugh between takes on 12 Monkeys (1995).",
    "Joseph Gordon-Levitt and Zooey Deschanel in the record shop for (500) Days of Summer (2009).",
    "Sandra Bullock at the premiere of 28 Days (2000) with her sister Gesine.",
    "Jean-Pierre Léaud and François Truffaut on the beach, The 400 Blows (1959).",
    "Daniel Day-Lewis sits in character for There Will Be Blood (2007) while Paul Thomas Anderson reads to the crew.",
    "Channing Tatum and Jonah Hill on the roof of a limousine for 22 Jump Street (2014).",
]


@pytest.mark.parametrize("width", [34, 40, 46, 52, 58, 64, 70, 76, 82])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("mark", ["", "{n}. ", "- "])
def test_titles_of_digits_that_begin_a_wrapped_line(width: int, between: str, mark: str) -> None:
    captions = BY_NUMBER if mark else [*CAPTIONS[:6], *BY_NUMBER]
    dump = between.join(wrapped(mark.format(n=n) + caption, width) for n, caption in enumerate(captions, 1))
    assert texts("text", dump) == captions
    assert texts("text", f"{HEADLINE}\n\n{dump}") == captions


@pytest.mark.parametrize("number", range(len(BY_NUMBER)))
@pytest.mark.parametrize(
    "turn",
    ["\n\f", "\f", "\n\n\f\n\n", "\n\nPage 2 of 3\n\n", "\nPage 2 of 3\n", "\n\f12\n", "\f12\n\n", "\n12\n\f",
     "\n\n12\n\n\f", "\n\n\f12\n\nEIGHT SETS YOU NEVER SAW\n\n", "\n- 12 -\n\f", "\n\n12\n\n"],
)  # fmt: skip
def test_a_caption_cut_in_two_by_a_page_break(number: int, turn: str) -> None:
    for width in (40, 58, 72):
        lines = [wrapped(caption, width) for caption in BY_NUMBER]
        for place in range(lines[number].count("\n")):
            halves = lines[number].split("\n")
            cut = "\n".join(halves[: place + 1]) + turn + "\n".join(halves[place + 1 :])
            dump = "\n\n".join([*lines[:number], cut, *lines[number + 1 :]])
            assert texts("text", f"{HEADLINE}\n\n{dump}\n") == BY_NUMBER, cut


@pytest.mark.parametrize("first", [BY_NUMBER[0], BY_NUMBER[2], BY_NUMBER[5]])
def test_a_wrapped_caption_at_the_top_is_no_headline(first: str) -> None:
    for width in range(38, 84, 3):
        page = f"{wrapped(first.rstrip('.'), width)}\n\n{wrapped(BY_NUMBER[3].rstrip('.'), width)}\n"
        assert texts("text", page) == [first.rstrip("."), BY_NUMBER[3].rstrip(".")], width
        assert title("text", page) is None


def test_captions_in_small_letters_stay_apart() -> None:
    captions = [caption.lower().rstrip(".") for caption in (*CAPTIONS[:3], *BY_NUMBER[:3])]
    assert texts("text", "\n\n".join(captions)) == captions


def test_a_second_sentence_below_a_full_line_stays_with_its_caption() -> None:
    captions = [*CAPTIONS[:4], f"{CAPTIONS[4]} Philippe Noiret listens, too.", *CAPTIONS[5:]]
    lines = [wrapped(caption, 83) for caption in captions]
    assert "(1988).\nPhilippe" in lines[4]
    assert texts("text", "\n".join(lines)) == captions
    assert texts("text", "\n".join(f"{n}. {line}" for n, line in enumerate(lines, 1))) == captions


@pytest.mark.parametrize("mark", ["{n}. ", "• "])
def test_one_very_long_line(mark: str) -> None:
    dump = f"{HEADLINE} By Dale Unger | May 2, 2011 | Share {each(mark + '{caption} ADVERTISEMENT', ' ')} Next Page →"
    assert texts("text", dump) == CAPTIONS
    assert title("text", dump) == HEADLINE


def test_a_running_head_that_comes_once_between_headed_captions() -> None:
    plain = [
        "Robert Altman and Julie Christie shelter in the half-built\nbathhouse.",
        "Burt Reynolds and Jon Voight carry their own canoe.",
        "Sven Nykvist holds a grey card against the wall.",
        "Martin Sheen shows Sissy Spacek how to twirl a baton.",
        "Ronee Blakley asks for the pages she wrote herself.",
        "David Bowie reads in the back of his own car.",
    ]
    films = ["MCCABE & MRS. MILLER (1971)", "DELIVERANCE (1972)", "CRIES AND WHISPERS (1972)", "BADLANDS (1973)",
             "NASHVILLE (1975)", "THE MAN WHO FELL TO EARTH (1976)"]  # fmt: skip
    parts = [f"{film}\n{text}" for film, text in zip(films, plain, strict=True)]
    dump = "\n\n".join(parts[:3]) + "\n\n      page 2\n\fThe Decade (continued)\n\n" + "\n\n".join(parts[3:])
    assert texts("text", f"THE DECADE\n\n{dump}\n") == [text.replace("\n", " ") for text in plain]


def test_agency_credits_that_end_a_wrapped_caption_stay() -> None:
    captions = [
        "Roy Scheider and Robert Shaw are towed through Edgartown before a day of filming on “Jaws.” (AP Photo, File)",
        "Director Richard Attenborough speaks to extras in New Delhi while filming “Gandhi.” (AP Photo/Sondeep)",
        "Barbra Streisand directs a scene of “Yentl”. At left is cinematographer David Watkin. (AP Photo)",
        "Steve McQueen talks to director Peter Yates on Taylor Street for “Bullitt.” (AP Photo)",
    ]
    for width in (52, 58, 64):
        dump = "\n\n".join(wrapped(caption, width) for caption in captions)
        assert texts("text", f"Archive\n\n{dump}\n") == captions


def test_heads_of_a_newspaper_with_the_number_outside() -> None:
    head = "THE EVENING COURIER, Saturday, March 1, 1941                      PAGE C-4"
    other = "C-5          AMUSEMENTS -- THE EVENING COURIER, March 1, 1941"
    lines = [wrapped(caption) for caption in CAPTIONS]
    first, second = "\n\n".join(lines[:4]), "\n\n".join(lines[4:])
    dump = f"{head}\n\n{HEADLINE}\n\n{first}\n\n(Continued on page C-5)\n\f{other}\n\n{second}\n"
    assert texts("text", dump) == CAPTIONS
    assert title("text", dump) == HEADLINE


def test_sources_are_lines() -> None:
    found = find_captions(Document("a.txt", "text", f"{HEADLINE}\n\n1. {CAPTIONS[0]}\n\n2. {CAPTIONS[1]}\n"))
    assert [caption.source for caption in found] == ["line 3", "line 5"]


def test_titles_that_begin_with_digits_keep_them() -> None:
    captions = [
        "2001: A Space Odyssey (1968): Keir Dullea climbs into the pod.",
        "12 Monkeys (1995) – Terry Gilliam shows Bruce Willis the cage.",
        "300 (2006). Zack Snyder and Gerard Butler before a blue screen.",
        "8½ (1963), with Federico Fellini and Marcello Mastroianni.",
        "10 Things I Hate About You (1999): Heath Ledger on the bleachers.",
    ]
    numbered = [f"{n}. {caption}" for n, caption in enumerate(captions, 11)]
    assert texts("text", "Numbers\n\n" + "\n\n".join(captions)) == captions
    assert texts("text", "Numbers\n\n" + "\n\n".join(numbered)) == captions
    assert texts("text", "Numbers\n\n" + "\n\n".join(f"• {caption}" for caption in captions)) == captions


def test_hyphens_of_wrapped_lines() -> None:
    dump = (
        "Compound\n\nYuen Woo-ping hangs Keanu Reeves from a wire while co-\ndirector Lana Wachowski counts for The "
        "Matrix (1999).\n\nBehind the counter of the café, in the bad light, Jean-\nPierre Jeunet paints a "
        "wall for Amélie (2001).\n\nOn stage a photog\u00ad\nrapher waits for Claude Chabrol on Le Boucher (1970).\n"
    )
    assert texts("text", dump) == [
        "Yuen Woo-ping hangs Keanu Reeves from a wire while co-director Lana Wachowski counts for The Matrix (1999).",
        "Behind the counter of the café, in the bad light, Jean-Pierre Jeunet paints a wall for Amélie (2001).",
        "On stage a photographer waits for Claude Chabrol on Le Boucher (1970).",
    ]


def test_year_cut_off_by_a_page_break() -> None:
    dump = (
        "The Set\n\nGene Kelly waits for the water on Singin' in the Rain\n\f(1952).\n\nDonald O'Connor rests (1952).\n"
    )
    assert texts("text", dump)[0] == "Gene Kelly waits for the water on Singin' in the Rain (1952)."


def test_tags_and_entities_in_text() -> None:
    dump = (
        "On Set\n\n1. Tim Roth &amp; Harvey Keitel in <i>Reservoir Dogs</i> (1992).\n2. Agnès Varda, Vagabond (1985)."
    )
    assert texts("text", dump) == [
        "Tim Roth & Harvey Keitel in Reservoir Dogs (1992).",
        "Agnès Varda, Vagabond (1985).",
    ]


def test_a_caption_of_100_000_characters() -> None:
    caption = "Orson Welles " * 8_000 + "in Citizen Kane (1941)."
    assert texts("text", caption) == [caption]
    assert texts("text", f"On Set\n\n{CAPTIONS[0]}\n\n{caption}\n\n{CAPTIONS[1]}") == [
        CAPTIONS[0],
        caption,
        CAPTIONS[1],
    ]
    assert texts("html", f"<figure><img src=a><figcaption>{caption}</figcaption></figure>") == [caption]


@pytest.mark.parametrize(
    "unit",
    ["<a ", "[a](", "![", "*a", " *a*", "_a", "&a", "<!--", "[b]", "(1950", "1. ", " • ", "Aa Bb ", "“a ", "a@", "a.",
     "#a", "1", "May 1, ", "a_1-", "Ã©", "page 1 ", "By Aa ", "Photo: ", "> a\n", "\f", "===\n",
     "Bob Hope on the set (1950).\n", "Bob Hope waits for a bus\n", "Running head\n\nPage 1\n\n", "{{<", "[["],
)  # fmt: skip
def test_long_repetitions_take_linear_time(unit: str) -> None:
    page = unit * (40_000 // len(unit))
    for kind in ("text", "html", "markdown"):
        assert isinstance(texts(kind, page), list)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("texts_", "expected"),
    [
        (["1. Fame", "2. Jaws", "3. Alien"], ["Fame", "Jaws", "Alien"]),
        (["#1: Fame", "#2: Jaws"], ["Fame", "Jaws"]),
        (["(1) Fame", "(2) Jaws"], ["Fame", "Jaws"]),
        (["[1] Fame", "[2] Jaws"], ["Fame", "Jaws"]),
        (["1.Fame", "2.Jaws"], ["Fame", "Jaws"]),
        (["1/3 Fame", "2/3 Jaws", "3/3 Alien"], ["Fame", "Jaws", "Alien"]),
        (["1 - Fame", "2 - Jaws", "3 - Alien"], ["Fame", "Jaws", "Alien"]),
        (["12 Fame", "13 Jaws", "14 Alien"], ["Fame", "Jaws", "Alien"]),
        (["a) Fame", "b) Jaws", "c) Alien"], ["Fame", "Jaws", "Alien"]),
        (["• Fame", "•Jaws"], ["Fame", "Jaws"]),
        (["- Fame", "– Jaws"], ["Fame", "Jaws"]),
        (["① Fame", "② Jaws"], ["Fame", "Jaws"]),
        (["1001. Fame", "1002. Jaws"], ["Fame", "Jaws"]),
        (["998. Fame", "999. Jaws", "1000. Alien", "1001. Heat"], ["Fame", "Jaws", "Alien", "Heat"]),
        (["[2050] Fame", "[2049] Jaws", "[2048] Alien"], ["Fame", "Jaws", "Alien"]),
        # Silent: numbers that are the texts' own
        (["12 Monkeys", "3 Women", "9 to 5"], ["12 Monkeys", "3 Women", "9 to 5"]),
        (["2001: A Space Odyssey", "2010: Contact"], ["2001: A Space Odyssey", "2010: Contact"]),
        (["50/50 (2011)"], ["50/50 (2011)"]),
        (["1984 (1984)", "1917."], ["1984 (1984)", "1917."]),
        (["1917. Sam Mendes", "1. Fame", "2. Jaws"], ["1917. Sam Mendes", "Fame", "Jaws"]),
        (["1980. Fame", "1981. Reds", "1982. Tron"], ["1980. Fame", "1981. Reds", "1982. Tron"]),
        (["3.10 to Yuma", "3:10 to Yuma"], ["3.10 to Yuma", "3:10 to Yuma"]),
        (["(1954) Grace Kelly", "1917 (2019)"], ["(1954) Grace Kelly", "1917 (2019)"]),
        (["A. Hitchcock", "I. Bergman", "M (1931)"], ["A. Hitchcock", "I. Bergman", "M (1931)"]),
        (["– with a laugh"], ["– with a laugh"]),
        (["*batteries not included (1987)"], ["*batteries not included (1987)"]),
        ([], []),
    ],
)  # fmt: skip
def test_list_marks(texts_: list[str], expected: list[str]) -> None:
    assert marks.strip_marks(texts_) == expected


@pytest.mark.parametrize(
    ("dump", "expected"),
    [
        ("One line.\nAnother line.", ["One line.", "Another line."]),
        ("A line that ends\nin the middle.", ["A line that ends in the middle."]),
        ("First\n\n\nSecond", ["First", "Second"]),
        ("Above\n=====\nBelow", ["Above", "Below"]),
        ("", []),
        ("\n \n\f\n", []),
    ],
)
def test_paragraphs(dump: str, expected: list[str]) -> None:
    assert [paragraph.text for paragraph in lay_out(dump)] == expected


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        *((caption, True) for caption in CAPTIONS),
        ("X and Y, a love story in pictures", False),
        ("Everybody knows how these pictures ended. Hardly anybody knows how the days began.", False),
        ("Subscribe to our letter and save 20% on all posters.", False),
        ("Some of the slides turned up last spring in an attic in Leeds.", False),
        ("These are our favourites, and they follow no ranking at all.", False),
        ("Which one is your favourite?", False),
    ],
)
def test_wording_of_captions(text: str, likely: bool) -> None:
    assert (wording.caption_score(text) >= 3) is likely


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        *((f"{film} ({year})", True) for film, year in FILMS),
        ("Harvey Keitel waits for the rain", False),
        ("THE CAMERA'S OTHER SIDE", True),
        ("Tim Roth and Harvey Keitel, Reservoir Dogs", False),
        ("Robert Altman as Himself", False),
    ],
)
def test_forms_of_headlines(text: str, headline: bool) -> None:
    assert wording.is_headline(text) is headline


UNSPACED = {
    "Japanese": [
        "監督の黒澤明（左）と三船敏郎、『七人の侍』（1954年）の撮影現場にて。",
        "小津安二郎監督が原節子に演技をつける。『東京物語』（1953）",
        "溝口健二と田中絹代、『西鶴一代女』（1952年）の撮影の合間に。",
        "北野武（右）が久石譲と『ソナチネ』（1993年）の音楽について話す。",
    ],
    "Chinese": [
        "王家卫导演（左）与梁朝伟、张曼玉在《花样年华》（2000年）片场。",
        "张艺谋指导巩俐拍摄《红高粱》（1987）。",
        "李安与章子怡在《卧虎藏龙》（2000）的竹林戏中。",
        "侯孝贤在《悲情城市》（1989）的拍摄现场。",
    ],
}


def unspaced(text: str, width: int) -> str:
    """Wrapped as such text is: no mark begins a line, no year is cut in two."""
    lines = [""]
    for token in re.findall(r"\d+|.[、。）』》]*", text):
        if len(lines[-1] + token) > width:
            lines.append("")
        lines[-1] += token
    return "\n".join(lines)


@pytest.mark.parametrize("language", UNSPACED)
@pytest.mark.parametrize("mark", ["{n}. ", "{n}、", "・", ""])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_text_without_blanks(language: str, mark: str, between: str) -> None:
    captions = UNSPACED[language]
    marked = [mark.format(n=n) + caption for n, caption in enumerate(captions, 1)]
    assert texts("text", between.join(marked)) == captions
    assert texts("text", "舞台裏写真集\n\n" + between.join(marked)) == captions
    assert title("text", "舞台裏写真集\n\n" + between.join(marked)) == "舞台裏写真集"
    for width in (16, 20):
        if mark or between == "\n\n":
            assert texts("text", between.join(unspaced(each, width) for each in marked)) == captions


@pytest.mark.parametrize("language", UNSPACED)
@pytest.mark.parametrize(
    "element",
    ["<figure><img src={n}.jpg><figcaption>{caption}</figcaption></figure>", "<p><img src={n}.jpg></p><p>{caption}</p>",
     "<img src={n}.jpg alt='{caption}'>", "<p>{caption}</p>"],
)  # fmt: skip
def test_pages_without_blanks(language: str, element: str) -> None:
    captions = UNSPACED[language]
    page = "".join(element.format(n=n, caption=caption) for n, caption in enumerate(captions, 1))
    assert texts("html", f"<h1>舞台裏写真集</h1>{page}") == captions


def test_invisible_characters_go_but_for_those_in_pictographs() -> None:
    caption = "Agnès Varda \U0001f469\U0001f3fd\u200d\U0001f3a4 films Vagabond (1985) \u2764\ufe0f\u200d\U0001f525."
    dumped = caption.replace("films", "f\u200di\u200bl\u00adms")
    assert texts("text", f"Sets\n\n{dumped}\n\n{CAPTIONS[0]}") == [caption, CAPTIONS[0]]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_near_repeats_are_all_captions(between: str) -> None:
    weak = ["Alan Parker sets up the next shot", "Kim Novak sings"]
    plain = [CAPTIONS[0].rstrip("."), *weak, *(caption.rstrip(".") for caption in CAPTIONS[2:5])]
    forms = ("{}.", "{}", "{}. (Photo: MGM)", "“{}.”", "{}.")
    near = [form.format(caption) for caption in plain for form in forms]
    assert texts("text", between.join(near)) == near
    assert texts("text", f"{HEADLINE}\n\n{between.join(near)}") == near

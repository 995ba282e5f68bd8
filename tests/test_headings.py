"""The headings that captions stand under: found on pages of every kind, and the films that they tell."""

import pandas as pd
import pytest

from extractor.batch import mark_repeats, run, tabulate_captions
from extractor.batch.reading import telling_headings
from extractor.captions import find_captions
from extractor.columns import typed
from extractor.credits import find_credits
from extractor.credits.headings import film_of_heading
from extractor.credits.rules import describe_rule
from extractor.schema import Caption, Document, Entity, Film

SCREAM = "Alfred Hitchcock shows Janet Leigh how to scream."
SHARK = "Roy Scheider waits for the shark to be mended."
PINS = "Kim Novak has her hair pinned up before the take."


def on(markup, kind="html"):
    return [(caption.heading, caption.text) for caption in find_captions(Document("page", kind, markup))]


TWO = [("Psycho (1960)", SCREAM), ("Jaws (1975)", SHARK)]


@pytest.mark.parametrize(
    "markup",
    [
        f"<h2>1. Psycho (1960)</h2><img src=a.jpg><p>{SCREAM}</p><h2>2. Jaws (1975)</h2><img src=b.jpg><p>{SHARK}</p>",
        f"<img src=a.jpg><h2>Psycho (1960)</h2><p>{SCREAM}</p><img src=b.jpg><h2>Jaws (1975)</h2><p>{SHARK}</p>",
        f"<img src=a.jpg alt='{SCREAM}'><h2>Psycho (1960)</h2><img src=b.jpg alt='{SHARK}'><h2>Jaws (1975)</h2>",
        f"<h2>Psycho (1960)</h2><img src=a.jpg alt='{SCREAM}'><h2>Jaws (1975)</h2><img src=b.jpg alt='{SHARK}'>",
        "".join(
            f"<figure><img src={n}.jpg><figcaption><strong>{title}</strong><br>{text}</figcaption></figure>"
            for n, (title, text) in enumerate(TWO)
        ),
        "".join(f"<p><b>{n}. {t}</b></p><p><img src={n}.jpg></p><p>{text}</p>" for n, (t, text) in enumerate(TWO, 1)),
        "".join(
            f"<div class=item><img src={n}.jpg><div class=film>{title}</div><p>{text}</p></div>"
            for n, (title, text) in enumerate(TWO)
        ),
        "".join(
            f"<h2><span>{n}</span><br>{title}</h2><img src={n}.jpg><p>{text}</p>"
            for n, (title, text) in enumerate(TWO, 1)
        ),
        "<dl>" + "".join(f"<dt>{title}</dt><dd><img src=a.jpg>{text}</dd>" for title, text in TWO) + "</dl>",
        f"<h3>Psycho (1960)</h3><h4>The shower</h4><figure><img src=a.jpg><figcaption>{SCREAM}</figcaption></figure>"
        f"<h3>Jaws (1975)</h3><h4>At sea</h4><figure><img src=b.jpg><figcaption>{SHARK}</figcaption></figure>",
    ],
)
def test_headings_of_pages(markup):
    assert on(f"<h1>Great stills</h1>{markup}") == TWO


def test_a_heading_speaks_for_all_pictures_of_its_section():
    page = f"<h2>Psycho (1960)</h2><figure><img src=a.jpg><figcaption>{SCREAM}</figcaption></figure>"
    page += f"<figure><img src=b.jpg><figcaption>{PINS}</figcaption></figure>"
    assert on(page.join(("<h1>Stills</h1>", ""))) == [("Psycho (1960)", SCREAM), ("Psycho (1960)", PINS)]


def test_a_heading_in_one_card_is_not_the_next_one_s():
    cards = (f"<h3>Psycho (1960)</h3><p>{SCREAM}</p>", f"<p>{PINS}</p>", f"<h3>Jaws (1975)</h3><p>{SHARK}</p>")
    page = "".join(f"<div class=card><img src={n}.jpg>{card}</div>" for n, card in enumerate(cards))
    assert on(f"<h1>Stills</h1>{page}") == [TWO[0], (None, PINS), TWO[1]]


def test_the_page_s_own_headline_is_no_heading():
    page = f"<h1>Psycho (1960)</h1><figure><img src=a.jpg><figcaption>{SCREAM}</figcaption></figure>"
    assert on(page) == [(None, SCREAM)]


def test_titles_that_begin_with_a_number_keep_it():
    page = "".join(
        f"<h2>{title}</h2><figure><img src={n}.jpg><figcaption>{text}</figcaption></figure>"
        for n, (title, text) in enumerate([("12 Angry Men (1957)", SCREAM), ("Jaws (1975)", SHARK)])
    )
    assert on(f"<h1>Stills</h1>{page}")[0][0] == "12 Angry Men (1957)"


@pytest.mark.parametrize(
    "text",
    [
        f"STILLS\n\n1. Psycho (1960)\n{SCREAM}\n\n2. Jaws (1975)\n{SHARK}\n\n3. Vertigo (1958)\n{PINS}\n",
        f"STILLS\n\nPsycho (1960)\n\n{SCREAM}\n\nJaws (1975)\n\n{SHARK}\n\nVertigo (1958)\n\n{PINS}\n",
    ],
)
def test_headings_of_text_dumps(text):
    assert on(text, "text") == [*TWO, ("Vertigo (1958)", PINS)]


def test_labels_between_sentences_of_a_text_dump_are_headings():
    text = f"STILLS\n\nOn the set of Psycho (1960)\n\n{SCREAM}\n\nOscar winners (1976)\n\n{SHARK}\n\n{PINS}\n"
    assert on(text, "text") == [
        ("On the set of Psycho (1960)", SCREAM),
        ("Oscar winners (1976)", SHARK),
        ("Oscar winners (1976)", PINS),
    ]


def test_the_first_of_several_dated_titles_is_no_headline():
    text = f"Psycho (1960):\n{SCREAM}\n\nJaws (1975):\n{SHARK}\n\nVertigo (1958):\n{PINS}\n"
    assert on(text, "text") == [*TWO, ("Vertigo (1958)", PINS)]
    assert next(find_captions(Document("page", "text", text))).title is None


def test_pictures_at_the_end_of_their_sections():
    pages = [(*TWO[0], 1), (*TWO[1], 2), ("Vertigo (1958)", PINS, 3)]
    page = "".join(f"<h2>{n}. {title}</h2><p>{text}</p><p><img src={n}.jpg></p>" for title, text, n in pages)
    assert on(f"<h1>Stills</h1>{page}") == [(title, text) for title, text, _ in pages]


def test_the_number_of_a_title_beside_its_caption_goes():
    pages = [(*TWO[0], 1), (*TWO[1], 2), ("Vertigo (1958)", PINS, 3)]
    page = "".join(f"<li><h3>{n}) {title}</h3><img src={n}.jpg><p>{text}</p></li>" for title, text, n in pages)
    assert on(f"<h1>Stills</h1><ul>{page}</ul>") == [(title, text) for title, text, _ in pages]


def test_headings_of_markdown():
    text = "# Stills\n\n" + "\n\n".join(f"## {title}\n\n![a](a{text[0]}.jpg)\n\n{text}" for title, text in TWO)
    assert on(text, "markdown") == TWO


PSYCHO = [Entity(0, 6, "FILM"), Entity(8, 12, "YEAR")]


@pytest.mark.parametrize(
    ("text", "film", "year"),
    [
        ("Psycho (1960)", "Psycho", "1960"),
        ("#3 – Psycho", "Psycho", None),
        ("Rare photos from the set of Psycho (1960)", "Psycho", "1960"),
        ("Psycho (1960): the shower", "Psycho", "1960"),
    ],
)
def test_films_that_make_up_a_heading(text, film, year):
    entities = [Entity(at, at + len(part), label) for part, label in ((film, "FILM"), (year, "YEAR"))
                if part and (at := text.index(part)) >= 0]  # fmt: skip
    assert film_of_heading(text, entities, [Film(film)]) == Film(film)


@pytest.mark.parametrize("text", ["Psycho frightened everybody", "Psycho: the shower", "Psycho and the critics (1960)"])
def test_sentences_that_mention_a_film_are_none(text):
    assert film_of_heading(text, [Entity(0, 6, "FILM")], [Film("Psycho")]) is None


@pytest.mark.parametrize("text", ["Oscar winners (1996)", "Rare photos (1995)", "Hollywood Westerns (1939)"])
def test_lists_are_no_films(text):
    film = text.split(" (")[0]
    assert film_of_heading(text, [Entity(0, len(film), "FILM")], [Film(film)]) is None


def test_two_films_or_none_tell_nothing():
    assert film_of_heading("Psycho", PSYCHO[:1], [Film("Psycho"), Film("Psycho", 1998)]) is None
    assert film_of_heading("1960", [], []) is None


def test_credits_take_the_film_of_the_heading_only_where_the_caption_names_none():
    people = [Entity(0, 16, "PERSON")]
    (credit,) = find_credits("Alfred Hitchcock directs.", people, heading=Film("Psycho", 1960)).credits
    assert (credit.film, credit.year, credit.role) == ("Psycho", 1960, "director")
    assert describe_rule(credit.rule).endswith("the film is that of the heading")
    text = "Alfred Hitchcock directs Vertigo."
    entities = [*people, Entity(25, 32, "FILM")]
    assert find_credits(text, entities, heading=Film("Psycho")) == find_credits(text, entities)


def captions(*rows):
    return tabulate_captions([Caption(page, n, text, title, None, heading) for page, n, text, title, heading in rows])


def test_the_same_words_under_two_headings_are_two_captions():
    table = captions(
        ("a", 1, "Lunch.", None, "Psycho"), ("b", 1, "Lunch.", None, "Jaws"), ("c", 1, "Lunch.", None, "Psycho")
    )
    assert mark_repeats(table, telling_headings(table)).duplicate_of.tolist()[2] == "a:1"
    assert mark_repeats(table, telling_headings(table)).duplicate_of.isna().tolist() == [True, True, False]


def test_a_caption_that_names_its_film_and_year_repeats_whatever_its_heading():
    table = captions(("a", 1, "Fame (1980)", None, "7. Fame"), ("b", 1, "Fame (1980)", None, "Sets"))
    assert telling_headings(table) == [None, None]
    assert mark_repeats(table, telling_headings(table)).duplicate_of.tolist()[1] == "a:1"


def test_a_headline_tells_the_film_only_of_a_page_without_years_and_headings():
    title = "On the set of Psycho (1960)"
    assert telling_headings(captions(("a", 1, "Lunch.", title, None), ("a", 2, "Tea.", title, None))) == [title, title]
    assert telling_headings(captions(("a", 1, "Lunch.", title, None), ("a", 2, "Jaws, 1975", title, None)))[0] is None
    assert telling_headings(captions(("a", 1, "Lunch.", title, None), ("a", 2, "Tea.", title, "Jaws")))[0] is None
    assert telling_headings(captions(("a", 1, "Lunch.", "Twenty great stills", None))) == [None]


def test_tables_of_earlier_versions_have_no_headings():
    table = captions(("a", 1, "Lunch.", None, "Psycho"))
    assert typed(table.drop(columns="heading"), "captions").heading.isna().all()
    assert typed(table, "captions").heading.tolist() == ["Psycho"]


def test_a_run_has_the_film_of_the_heading_in_its_tables(tmp_path):
    first = f"<h1>Stills</h1><h2>1. Psycho (1960)</h2><img src=a.jpg><p>{SCREAM}</p>"
    (tmp_path / "a.html").write_text(f"{first}<h2>2. Jaws (1975)</h2><img src=b.jpg><p>{SHARK}</p>")
    (tmp_path / "b.html").write_text(
        f"<h1>On the set of Psycho (1960)</h1><figure><img src=c.jpg><figcaption>{SCREAM}</figcaption></figure>"
    )
    results = run(tmp_path)
    assert results.captions.heading.tolist()[:2] == ["Psycho (1960)", "Jaws (1975)"]
    assert results.captions.title.tolist()[2] == "On the set of Psycho (1960)"
    assert pd.isna(results.captions.heading[2])
    assert results.films.film_id.tolist() == ["jaws-1975", "psycho-1960"]
    assert results.films.captions.tolist() == [1, 2]
    assert results.credits.film.notna().all()
    assert "the film is that of the heading" in results.explain("a.html:1")
    assert "under the heading 'On the set of Psycho (1960)'" in results.explain("b.html:1")
    assert "in the heading above a.html:1" in results.explain("psycho-1960")
    assert "Psycho (1960)" in str(results.show("a.html:1"))

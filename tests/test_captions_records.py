"""Captions of tables and feeds: the column found by name and content, nested fields, cells that hold markup."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

import pytest
from caption_pages import CAPTIONS, FILMS, each

from extractor.captions import find_captions
from extractor.errors import InputError
from extractor.schema import Document, Record

NUMBERED = list(enumerate(zip(CAPTIONS, FILMS, strict=True)))


def found(rows: Sequence[Mapping[str, object]], text_column: str | None = None) -> list[str]:
    records = (Record(f"row {n}", row) for n, row in enumerate(rows, 2))
    return [
        caption.text for caption in find_captions(Document("rows", "records", records=records, text_column=text_column))
    ]


# Every table holds the eight captions, in order.
TABLES: dict[str, list[dict[str, object]]] = {
    "caption beside title and credit": [
        {"id": n, "file": f"{n:04}.tif", "title": film, "caption": c, "credit": "Photo: Orion", "date": "2018"}
        for n, (c, (film, _)) in NUMBERED
    ],
    "caption of file names, description of captions": [
        {"caption": f"IMG_{n:04}.jpg", "description": c, "alt_text": "film set"} for n, (c, _) in NUMBERED
    ],
    "German names": [{"Datei": f"b{n}.jpg", "Bildtext": c, "Fotograf": "Foto: DEFA"} for n, (c, _) in NUMBERED],
    "names that say nothing": [{"k1": str(n), "k2": "1.jpg", "k3": "2019-01-01", "k4": c} for n, (c, _) in NUMBERED],
    "alt texts": [{"src": f"b{n}.jpg", "alt": c, "width": 600} for n, (c, _) in NUMBERED],
    "camel case": [{"imageUrl": "1.jpg", "imageCaption": c, "captionCredit": "Getty Images"} for c in CAPTIONS],
    "nested": [
        {"image": {"url": "x", "meta": {"caption": {"text": c, "lang": "en"}, "credit": "Everett", "alt": "film set"}},
         "stats": {"comments": [{"user": "kino", "text": "Still my favourite of 1981."}]}}
        for _, (c, _) in NUMBERED
    ],
    "several texts": [
        {"gallery": {"title": "Set life", "description": "Pictures from many film sets, collected by readers."},
         "photo": {"title": film, "description": c, "credit": "Photo by Bob Penn"},
         "related": [{"title": "Grace Kelly on Rear Window (1954)"}]}
        for _, (c, (film, _)) in NUMBERED
    ],
    "one object with lists": [
        {"title": "Eight Sets", "description": "We love pictures of film sets.",
         "comments": [{"text": "James Stewart on Vertigo (1958) rules."}] * 9,
         "photos": [{"url": f"{n}.jpg", "title": film, "caption": c} for n, (c, (film, _)) in NUMBERED]}
    ],
    "list of texts": [{"title": "Eight Sets", "captions": CAPTIONS}],
    "forum export": [
        {"data": {"children": [{"kind": "t3", "data": {"title": c, "author": "u1", "url": "x"}} for c in CAPTIONS]}}
    ],
    "markup of one caption": [{"text": f"<p>{c}</p>"} for c in CAPTIONS],
    "markup with pictures": [
        {"content": {"rendered": each("<figure><img src={n}.jpg/><figcaption>{caption}</figcaption></figure>")}}
    ],
    "posts with a picture": [
        {"body_html": f"<div><p><img src='a.jpg'/></p><p>{c}</p><p><em>Photo: Getty Images</em></p></div>"}
        for c in CAPTIONS
    ],
    "credit on a line of its own": [{"caption": f"{c}\nPhoto: Getty Images"} for c in CAPTIONS],
    "numbered": [{"caption": f"{n + 1}. {c}"} for n, (c, _) in NUMBERED],
    "escaped": [{"caption": c.replace("è", "&egrave;").replace(" ", "&nbsp;", 1)} for c in CAPTIONS],
    "empty and placeholder cells": [
        *({"caption": c} for c in CAPTIONS), {"caption": ""}, {"caption": None}, {"caption": "No caption available."},
        {"caption": "   "}, {"caption": "n/a"}, {"other": "x"},
    ],
    "advertisements": [
        *({"type": "photo", "caption": c} for c in CAPTIONS),
        {"type": "ad", "caption": "Own Casablanca (1942) with Humphrey Bogart today."},
        {"type": "photo", "sponsored": True, "caption": "Own Casablanca (1942) with Humphrey Bogart today."},
    ],
    "a name that says something else": [
        {"lfd_Nr": str(n), "Film/Jahr": "Fame, 1980", "BU_lang": c, "Rechte": "MGM"} for n, c in enumerate(CAPTIONS)
    ],
    "alt text where the caption is missing": [
        {"caption": c if n % 3 else "", "alt": "film set" if n % 3 else c} for n, (c, _) in NUMBERED
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_tables(name: str) -> None:
    assert found(TABLES[name]) == CAPTIONS


@pytest.mark.parametrize(
    "cell",
    [
        '{head} <img src="e.png" alt="">{rest}', "<p>{head} <img class=emoji src=e.png alt='🎬'>{rest}</p>",
        "<div><p><em>{head}</em> <img src=e.png/><img src=f.png> {rest}</p></div>", "{whole} <img src=e.png>",
        "{head} <picture><source srcset=e.webp><img src=e.png></picture>{rest}", "<img src=e.png> {whole}",
        "<p>{head} <img src=e.png>{rest}</p><p>Photo: MGM</p>", "&lt;p&gt;{head} &lt;img src=e.png&gt;{rest}&lt;/p&gt;",
    ],
)  # fmt: skip
def test_a_picture_inside_the_caption_of_a_cell(cell: str) -> None:
    heads = [caption[:20].rsplit(" ", 1)[0] for caption in CAPTIONS]
    cells = [
        cell.format(whole=caption, head=head, rest=caption.removeprefix(head))
        for caption, head in zip(CAPTIONS, heads, strict=True)
    ]
    assert found([{"id": n, "caption": text} for n, text in enumerate(cells)]) == CAPTIONS


def test_alt_texts_that_describe_nothing_stand_for_no_caption() -> None:
    assert found([{"caption": CAPTIONS[0], "alt": ""}, {"caption": None, "alt": "Buy one, get one free"}]) == [
        CAPTIONS[0]
    ]


@pytest.mark.parametrize(
    ("column", "expected"),
    [("b", ["B one", "B two"]), ("B", ["B one", "B two"]), ("c.d", ["D one", "D two"]), ("c.e.f", ["F one", "F two"])],
)
def test_named_column(column: str, expected: list[str]) -> None:
    rows = [
        {"a": CAPTIONS[n], "b": f"B {word}", "c": {"d": f"D {word}", "e": [{"f": f"F {word}"}]}}
        for n, word in enumerate(("one", "two"))
    ]
    assert found(rows, column) == expected


def test_dots_in_a_column_name() -> None:
    assert found([{"image.caption": "One", "caption": "Two"}], "image.caption") == ["One"]


def test_no_caption_column() -> None:
    with pytest.raises(InputError, match="rows: no caption column among id, url; name the column with --text-column"):
        found([{"id": "1", "url": "http://example.org/1.jpg"}, {"id": "2", "url": "http://example.org/2.jpg"}])


def test_named_column_that_is_not_there() -> None:
    with pytest.raises(InputError, match="rows: no column 'capton' among id, caption; name one of these"):
        found([{"id": "1", "caption": CAPTIONS[0]}], "capton")


@pytest.mark.parametrize(
    ("column", "message"),
    [
        ("image", "rows: column 'image' holds fields; name one of these: image.meta.caption, image.url"),
        ("image.meta", "rows: column 'image.meta' holds fields; name one of these: image.meta.caption"),
        ("views", "rows: column 'views' holds no text; columns of texts are image.meta.caption, image.url"),
        ("image.size", "rows: column 'image.size' holds no text; columns of texts are image.meta.caption, image.url"),
        ("image.caption", "rows: no column 'image.caption' among image.meta.caption, image.url; name one of these"),
        ("image.meta.caption.text", "rows: no column 'image.meta.caption.text' among image.meta.caption, image.url"),
    ],
)
def test_named_paths_that_hold_no_text(column: str, message: str) -> None:
    rows = [{"views": n, "image": {"meta": {"caption": c}, "url": "x", "size": n}} for n, c in enumerate(CAPTIONS)]
    with pytest.raises(InputError, match=re.escape(message)):
        found(rows, text_column=column)


def test_many_columns_are_not_all_listed() -> None:
    with pytest.raises(InputError, match="k19 and 30 more"):
        found([{f"k{n}": str(n) for n in range(50)}])


@pytest.mark.parametrize("rows", [[], [{"caption": ""}], [{"id": "1", "Caption": None}]])
def test_tables_without_captions(rows: list[dict[str, object]]) -> None:
    assert found(rows) == []


def test_a_cell_of_100_000_characters() -> None:
    caption = "Orson Welles " * 8_000 + "in Citizen Kane (1941)."
    assert found([{"id": "1", "caption": caption}, {"id": "2", "caption": CAPTIONS[0]}]) == [caption, CAPTIONS[0]]


def test_records_are_read_as_captions_are_asked_for() -> None:
    read = 0

    def records() -> list[Record]:
        nonlocal read
        for n in range(10_000):
            read += 1
            yield Record(f"row {n}", {"caption": CAPTIONS[n % 8]})

    captions = find_captions(Document("long", "records", records=records()))
    assert next(captions).text == CAPTIONS[0]
    assert read < 1_000


def test_sources_are_rows() -> None:
    document = Document(
        "rows", "records", records=[Record("row 7", {"photos": [{"caption": c} for c in CAPTIONS[:2]]})]
    )
    assert [(c.source, c.title) for c in find_captions(document)] == [("row 7, 1", None), ("row 7, 2", None)]


def test_other_fields_come_along_as_texts() -> None:
    rows: list[dict[str, object]] = [
        {"post": 5, "at": date(2019, 4, 3), "photos": [{"caption": c, "size": {"w": 8.5, "h": None}} for c in CAPTIONS]}
    ]
    document = Document("rows", "records", records=[Record("row 1", row) for row in rows])
    expected = {"post": "5", "at": "2019-04-03", "photos.size.w": "8.5"}
    assert [caption.meta for caption in find_captions(document)] == [expected] * 8


def test_what_is_known_of_a_document_comes_along() -> None:
    page = Document(
        "page", "html", f"<figure><img><figcaption>{CAPTIONS[0]}</figcaption></figure>", fields={"url": "u"}
    )
    assert [caption.meta for caption in find_captions(page)] == [{"url": "u"}]

"""Files to documents: kinds by suffix and content, encodings, and bad inputs named with line and remedy."""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from caption_pages import CAPTIONS, each
from packed_files import table, workbook

from extractor.captions import find_captions
from extractor.documents import READERS, list_inputs, read_documents
from extractor.documents.encodings import binary_kind, decode, detect
from extractor.errors import InputError
from extractor.schema import Failure

HEADLINE = "Eight Sets You Never Saw"
DUMP = f"{HEADLINE}\n\n" + each("{n}. {caption}", "\n\n")
HTML = (
    f"<!DOCTYPE html><html><body><h1>{HEADLINE}</h1>" + each("<p><img src={n}.jpg><br>{caption}</p>") + "</body></html>"
)


def rows(header: list[str], *, before: object = 1, after: object = "x") -> list[list[object]]:
    return [list(header), *([before, caption, after] for caption in CAPTIONS)]


def read(path: Path, text_column: str | None = None) -> tuple[list[str], list[Failure]]:
    """A file's captions, and what could not be read of it."""
    failures: list[Failure] = []
    documents = read_documents([path], text_column=text_column, on_failure=failures.append)
    return [caption.text for document in documents for caption in find_captions(document)], failures


FILES: dict[str, tuple[str, bytes]] = {
    "text": ("a.txt", DUMP.encode()),
    "text without a suffix": ("a", DUMP.encode()),
    "text of an unknown suffix": ("a.dump", DUMP.encode()),
    "text with a mark": ("a.txt", DUMP.encode("utf-8-sig")),
    "text in UTF-16": ("a.txt", DUMP.replace("\n", "\r\n").encode("utf-16")),
    "text in UTF-16 without a mark": ("a.txt", DUMP.encode("utf-16-le")),
    "text in big-endian UTF-16 without a mark": ("a.txt", DUMP.encode("utf-16-be")),
    "text in Windows-1252": ("a.txt", DUMP.encode("cp1252")),
    "page": ("a.html", HTML.encode()),
    "page in capitals": ("A.HTM", HTML.upper().replace("<IMG", "<img").encode()),
    "page saved as text": ("a.txt", HTML.encode()),
    "page that lies of its charset": ("a.html", HTML.replace("<body>", "<meta charset=latin1><body>").encode()),
    "page in Latin-1": ("a.html", HTML.replace("<body>", "<meta charset=utf8><body>").encode("latin-1")),
    "Markdown": ("a.md", ("# Sets\n\n" + each("![]({n}.jpg)\n\n{caption}", "\n\n")).encode()),
    "Markdown saved as text": ("a.txt", ("# Sets\n\n" + each("![]({n}.jpg)\n\n{caption}", "\n\n")).encode()),
    "commas": ("a.csv", table(rows(["id", "caption", "credit"])).encode()),
    "commas with a mark": ("a.csv", table(rows(["caption_id", "caption", "credit"])).encode("utf-8-sig")),
    "commas in Windows-1252": ("a.csv", table(rows(["id", "caption", "credit"])).encode("cp1252")),
    "tabs": ("a.tsv", table(rows(["Nr", "Bildtext", "Fotograf"]), "\t").encode()),
    "tabs in UTF-16": ("a.csv", table(rows(["id", "caption", "credit"]), "\t").encode("utf-16")),
    "semicolons": ("a.csv", table(rows(["id", "Description", "Film"]), ";").encode()),
    "bars": ("a.csv", table(rows(["id", "text", "film"]), "|").encode()),
    "no header": ("a.csv", table(rows([])[1:]).encode()),
    "one column": ("a.csv", ("caption\n" + "\n".join(CAPTIONS)).encode()),
    "commas not quoted": ("a.csv", ("id,caption\n" + "\n".join(f"{n},{c}" for n, c in enumerate(CAPTIONS))).encode()),
    "separator declared": ("a.csv", ("sep=;\r\n" + table(rows(["id", "caption", "credit"]), ";")).encode()),
    "title above the table": ("a.csv", ("Export\n\n" + table(rows(["id", "caption", "credit"]))).encode()),
    "array": ("a.json", json.dumps([{"id": n, "caption": c} for n, c in enumerate(CAPTIONS)]).encode()),
    "array of texts": ("a.json", json.dumps(CAPTIONS).encode()),
    "object": ("a.json", json.dumps({"photos": [{"caption": c} for c in CAPTIONS]}).encode()),
    "array saved as text": ("a.txt", json.dumps([{"caption": c} for c in CAPTIONS]).encode()),
    "lines": ("a.jsonl", "\n".join(json.dumps({"caption": c}) for c in CAPTIONS).encode()),
    "lines with a mark": ("a.ndjson", "\n".join(json.dumps({"caption": c}) for c in CAPTIONS).encode("utf-8-sig")),
    "lines under .json": ("a.json", "\n".join(json.dumps({"caption": c}) for c in CAPTIONS).encode()),
    "array under .jsonl": ("a.jsonl", json.dumps([{"caption": c} for c in CAPTIONS], indent=1).encode()),
    "feed": (
        "a.rss",
        (
            "<?xml version='1.0'?><rss><channel><title>Sets</title>"
            + each("<item><description><![CDATA[<img src='{n}.jpg'/><p>{caption}</p>]]></description></item>")
            + "</channel></rss>"
        ).encode(),
    ),
    "feed with media": (
        "a.xml",
        (
            '<rss xmlns:media="http://example.org/media"><channel>'
            + each(
                "<item><title>{film}</title><media:content><media:description>{caption}</media:description>"
                "</media:content></item>"
            )
            + "</channel></rss>"
        ).encode(),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_kinds_and_encodings(name: str, tmp_path: Path) -> None:
    file, data = FILES[name]
    (tmp_path / file).write_bytes(data)
    expected = [caption.upper() for caption in CAPTIONS] if "capitals" in name else CAPTIONS
    assert read(tmp_path / file) == (expected, [])


def test_parquet(tmp_path: Path) -> None:
    pq.write_table(pa.table({"id": range(8), "caption": CAPTIONS, "meta": [{"alt": "x"}] * 8}), tmp_path / "a.parquet")
    assert read(tmp_path / "a.parquet") == (CAPTIONS, [])


def test_named_column(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(table([["one", "two"], [CAPTIONS[0], "Lunch"]]), encoding="utf-8")
    assert read(tmp_path / "a.csv", "two") == (["Lunch"], [])


def test_every_reader_reads_something(tmp_path: Path) -> None:
    pq.write_table(pa.table({"caption": CAPTIONS}), tmp_path / "a.parquet")
    samples = {
        ".parquet": (tmp_path / "a.parquet").read_bytes(),
        **dict.fromkeys((".csv", ".tsv", ".tab"), table(rows(["id", "caption", "x"])).encode()),
        **dict.fromkeys((".json", ".jsonl", ".ndjson"), json.dumps(CAPTIONS).encode()),
        **dict.fromkeys((".xml", ".rss", ".atom"), FILES["feed"][1]),
        **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml"), HTML.encode()),
        **dict.fromkeys((".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"), workbook(Photos=rows(["id", "caption", "x"]))),
    }
    for suffix in READERS:
        path = tmp_path / f"b{suffix}"
        path.write_bytes(samples.get(suffix, DUMP.encode()))
        assert read(path) == (CAPTIONS, []), suffix


BAD = {
    "empty": ("a.txt", b"", None, "the file is empty"),
    "blank": ("a.html", b" \n\t\r\n", None, "the file is empty"),
    "a mark alone": ("a.csv", b"\xef\xbb\xbf", None, "the file is empty"),
    "picture": ("a.html", b"\x89PNG\r\n\x1a\n" + bytes(60), None, "a PNG picture, not text; leave it out"),
    "bytes": ("a.txt", bytes(range(256)) * 9, None, "a binary file, not text"),
    "PDF": ("a.txt", b"%PDF-1.4 ...", None, "a PDF, not text"),
    "archive": ("a.csv", b"PK\x03\x04" + bytes(60), None, "a zip archive or Office document, not text"),
    "broken JSON": ("a.json", b'[{"caption": "one"},\n{"caption": "two"', 2, "broken JSON .*; mend the file"),
    "broken XML": ("a.xml", b"<rss>\n<item></rss>", 2, "broken XML .*; mend the file"),
    "no Parquet": ("a.parquet", b"nothing of the kind", None, "not a Parquet file .*; export it again"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_files(name: str, tmp_path: Path) -> None:
    file, data, line, reason = BAD[name]
    (tmp_path / file).write_bytes(data)
    (tmp_path / "good.txt").write_text(DUMP, encoding="utf-8")
    failures: list[Failure] = []
    documents = list(read_documents([tmp_path], on_failure=failures.append))
    assert [document.name for document in documents] == ["good.txt"], "the others go on"
    assert [(failure.document, failure.line) for failure in failures] == [(file, line)]
    with pytest.raises(InputError, match=f"{file}.*{reason}"):
        list(read_documents([tmp_path]))


def test_broken_lines_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    lines = [
        json.dumps({"caption": CAPTIONS[0]}),
        '{"caption": "oops',
        "",
        "[1, 2]",
        json.dumps({"caption": CAPTIONS[1]}),
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    captions, failures = read(tmp_path / "a.jsonl")
    assert captions == CAPTIONS[:2]
    assert [failure.line for failure in failures] == [2, 4]
    assert str(failures[0]).startswith("a.jsonl:2: broken JSON at column ")
    assert str(failures[1]) == "a.jsonl:4: a JSON list where an object should stand; mend or remove the line"
    document = next(read_documents([tmp_path / "a.jsonl"]))
    assert document is not None
    with pytest.raises(InputError, match=r"a\.jsonl:2: broken JSON"):
        list(find_captions(document))


def test_rows_that_do_not_fit_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        f"id,caption\n1,{CAPTIONS[4]}\n2,one,two,three\n3,{CAPTIONS[7]}\n", encoding="utf-8"
    )
    captions, failures = read(tmp_path / "a.csv")
    assert captions == [CAPTIONS[4], CAPTIONS[7]]
    assert [str(failure) for failure in failures] == ["a.csv:3: 4 cells under 2 columns; quote the cell that holds ','"]


def test_no_caption_column(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,url\n1,http://example.org/1.jpg\n", encoding="utf-8")
    with pytest.raises(
        InputError, match=r"a\.csv: no caption column among id, url; name the column with --text-column"
    ):
        read(tmp_path / "a.csv")


def test_paths_that_are_not_there(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a.jpg").write_bytes(b"\xff\xd8\xff")
    failures: list[Failure] = []
    assert list_inputs([tmp_path / "none.txt", tmp_path / "pictures"], on_failure=failures.append) == []
    assert [failure.reason.split(";")[0] for failure in failures] == [
        "no such file or folder",
        "no readable file in this folder",
    ]
    with pytest.raises(InputError, match=r"none\.txt: no such file or folder; check the path"):
        list_inputs([tmp_path / "none.txt"])


def test_folders_are_walked_in_a_stable_order(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/10.txt", "a.txt", "c.html", ".hidden/x.txt", "b/.y.txt", "b/style.css", "b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(DUMP, encoding="utf-8")
    expected = ["a.txt", "b/10.txt", "b/2.txt", "b.txt", "c.html"]
    assert [source.name for source in list_inputs([tmp_path])] == expected
    assert [source.name for source in list_inputs([str(tmp_path), tmp_path / "b"])] == expected, "each file once"


def test_names_that_would_clash_are_the_paths_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("one/a.txt", "two/a.txt", "two/b.txt"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(DUMP, encoding="utf-8")
    assert [source.name for source in list_inputs(["one", "two"])] == ["b.txt", "one/a.txt", "two/a.txt"]
    assert [source.name for source in list_inputs(["one/a.txt", "two/b.txt"])] == ["a.txt", "b.txt"]


def test_tables_are_read_lazily(tmp_path: Path) -> None:
    lines = [json.dumps({"caption": caption}) for caption in CAPTIONS] * 2_000
    (tmp_path / "a.jsonl").write_text("\n".join([*lines, "{broken"]), encoding="utf-8")
    failures: list[Failure] = []
    (document,) = read_documents([tmp_path / "a.jsonl"], on_failure=failures.append)
    captions = find_captions(document)
    assert next(captions).text == CAPTIONS[0]
    assert not failures, "the end is not read yet"
    assert sum(1 for _ in captions) == 15_999
    assert len(failures) == 1


ENCODED = {
    "cp1252": "Björk – “Dancer in the Dark” (2000). Renée Zellweger, François Truffaut",
    "latin-1": "Björk in Dancer in the Dark (2000). Renée Zellweger, François Truffaut",
    "cp1250": "Krzysztof Kieślowski on Blue (1993). Andrzej Żuławski in Łódź. Człowiek z żelaza",
    "koi8-r": "Andrei Tarkovsky (Андрей Тарковский) on Stalker (Сталкер, 1979). Анатолий Солоницын",
    "cp1251": "Andrei Tarkovsky (Андрей Тарковский) on Stalker (Сталкер, 1979). Анатолий Солоницын",
    "cp932": "Akira Kurosawa (黒澤明) directs Toshiro Mifune (三船敏郎) in 七人の侍 (1954). 撮影現場にて",
    "euc_jp": "Akira Kurosawa (黒澤明) directs Toshiro Mifune (三船敏郎) in 七人の侍 (1954). 撮影現場にて",
    "utf-8": "Björk – “Dancer in the Dark” (2000)",
    "utf-16": "Björk – “Dancer in the Dark” (2000)",
    "utf-32": "Björk – “Dancer in the Dark” (2000)",
    "ascii": "Orson Welles in Citizen Kane (1941)",
}


@pytest.mark.parametrize("encoding", ENCODED)
def test_encodings_found_without_a_declaration(encoding: str) -> None:
    assert decode(ENCODED[encoding].encode(encoding)) == ENCODED[encoding]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("koi8-r", "koi8-r"), ("Shift_JIS", "cp932"), ("GB2312", "gb18030"), ("windows-1254", "cp1254")],
)
def test_declared_charsets(declared: str, encoding: str) -> None:
    text = {"koi8-r": "Тарковский", "cp932": "黒澤明", "gb18030": "王家卫", "cp1254": "Nuri Bilge Ceylan, İklimler"}[
        encoding
    ]
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}"><p>{text}</p>'
    assert decode(page.encode(encoding), markup=True) == page


def test_stray_bytes_in_utf8_are_windows_1252() -> None:
    data = "Björk, Zoë Bell, Chloë Sevigny, Renée Zellweger, Penélope Cruz, ".encode() + "Léon".encode("cp1252")
    assert decode(data).endswith("Léon")
    assert decode(data).startswith("Björk")


def test_a_character_cut_at_the_end_of_the_head_is_no_fault() -> None:
    assert detect("Björk".encode()[:3], whole=False) == "utf-8"


@pytest.mark.parametrize(
    "data", [b"\x89PNG", b"GIF89a", b"%PDF-1.7", b"\x1f\x8b\x08", b"SQLite format 3\x00", bytes(99)]
)
def test_binary_files(data: bytes) -> None:
    assert binary_kind(data) is not None


@pytest.mark.parametrize("text", ["plain", "tab\tand\r\nlines\f", "Björk", "三船敏郎", "\x1b[1mbold\x1b[0m"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_texts_are_not_binary(text: str, encoding: str) -> None:
    assert binary_kind(text.encode(encoding)) is None

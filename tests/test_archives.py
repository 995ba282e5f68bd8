"""Workbooks, archives, streams, patterns and crawls: every member read by its own kind, faults named."""

import bz2
import gzip
import io
import json
import lzma
import random
import re
import sys
from collections.abc import Callable
from functools import reduce
from itertools import permutations
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from caption_pages import CAPTIONS, each
from packed_files import table, tarred, turned, workbook, zipped, zstd

from extractor.captions import find_captions
from extractor.documents import list_inputs, read_documents
from extractor.documents.sources import Source
from extractor.documents.tables import read_excel
from extractor.errors import InputError
from extractor.schema import Failure

DUMP = "Eight Sets You Never Saw\n\n" + each("{n}. {caption}", "\n\n")
HTML = "<!DOCTYPE html><h1>Sets</h1>" + each("<p><img src={n}.jpg><br>{caption}</p>")
TABLE = table([["id", "caption", "x"], *([n, caption, "x"] for n, caption in enumerate(CAPTIONS))])
FEED = (
    "<?xml version='1.0'?><rss><channel>"
    + each("<item><description>{caption}</description></item>")
    + "</channel></rss>"
)


def read(path: str | Path) -> tuple[list[str], list[Failure]]:
    """A file's captions, and what could not be read of it."""
    failures: list[Failure] = []
    documents = read_documents([path], on_failure=failures.append)
    return [caption.text for document in documents for caption in find_captions(document)], failures


ROWS: list[list[object]] = [["id", "caption", "taken", "width"]]
ROWS += [[n, caption, "2018-04-03", 800.5] for n, caption in enumerate(CAPTIONS)]


def parquet() -> bytes:
    stream = io.BytesIO()
    pq.write_table(pa.table({"id": range(8), "caption": CAPTIONS}), stream)
    return stream.getvalue()


LINES = "\n".join(json.dumps({"id": n, "caption": c}) for n, c in enumerate(CAPTIONS)).encode()
BOOK = workbook(Photos=ROWS)

# Every file holds the eight captions, in order.
PACKED: dict[str, tuple[str, bytes]] = {
    "workbook": ("a.xlsx", BOOK),
    "workbook with a title above": ("a.xlsx", workbook(Photos=[["Export of 2018"], [], *ROWS])),
    "workbook without a header": ("a.xlsx", workbook(Photos=ROWS[1:])),
    "workbook with an empty sheet": ("a.xlsx", workbook(Empty=[], Photos=ROWS)),
    "workbook without a suffix": ("a", BOOK),
    "workbook without a suffix of another program": ("a", turned(BOOK)),
    "page in gzip": ("a.html.gz", gzip.compress(HTML.encode())),
    "page in gzip under its own name": ("a.html", gzip.compress(HTML.encode())),
    "text in gzip without a name": ("a.gz", gzip.compress(DUMP.encode())),
    "lines in several parts of gzip": ("a.jsonl.gz", gzip.compress(LINES[:500]) + gzip.compress(LINES[500:])),
    "lines in zstd": ("a.jsonl.zst", zstd(LINES)),
    "lines in several parts of zstd": ("a.jsonl.zst", zstd(LINES[:500]) + zstd(LINES[500:])),
    "table in bzip2": ("a.csv.bz2", bz2.compress(TABLE.encode())),
    "table in xz": ("a.csv.xz", lzma.compress(TABLE.encode())),
    "workbook in gzip": ("a.xlsx.gz", gzip.compress(BOOK)),
    "Parquet in zstd": ("a.parquet.zst", zstd(parquet())),
    "zip": ("a.zip", zipped({"in/photos.csv": TABLE.encode(), "in/a.jpg": b"\xff\xd8"})),
    "Parquet in zip": ("a.zip", zipped({"a.parquet": parquet()})),
    "workbook in zip": ("a.zip", zipped({"a.xlsx": BOOK})),
    "zip in zip": ("a.zip", zipped({"b.zip": zipped({"c.html.gz": gzip.compress(HTML.encode())})})),
    "tar": ("a.tar", tarred({"./in/a.html": HTML.encode(), "in/a.jpg": b"\xff\xd8"})),
    "tar in gzip": ("a.tar.gz", tarred({"a.jsonl": LINES}, "w:gz")),
    "tgz": ("a.tgz", tarred({"a.xlsx": BOOK}, "w:gz")),
    "Parquet without a suffix": ("a", parquet()),
    "table without a suffix": ("a", TABLE.encode()),
    "table saved as text": ("a.txt", table(ROWS, "\t").encode()),
    "quote that nothing closes": (
        "a.csv",
        ('id\tcaption\n9\t"Lost\n' + "\n".join(f"{n}\t{c}" for n, c in enumerate(CAPTIONS))).encode(),
    ),
}


@pytest.mark.parametrize("name", PACKED)
def test_workbooks_archives_and_files_without_a_name(name: str, tmp_path: Path) -> None:
    file, data = PACKED[name]
    (tmp_path / file).write_bytes(data)
    found, failures = read(tmp_path / file)
    assert found == CAPTIONS
    assert len(failures) == ("nothing closes" in name)
    assert read(tmp_path)[0] == (CAPTIONS if "." in file else found), "in a folder, too"


def test_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = {
        "page": HTML.encode(),
        "dump": DUMP.encode(),
        "feed": FEED.encode(),
        "array": json.dumps(CAPTIONS).encode(),
    }
    kinds |= {name: data for name, (_, data) in PACKED.items() if "nothing closes" not in name}
    for name, data in kinds.items():
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        documents = list(read_documents(["-"], on_failure=lambda failure: None))
        assert [c.text for document in documents for c in find_captions(document)][:8] == CAPTIONS[:8], name
        assert all(document.name.split("/")[0] == "stdin" for document in documents), name


def test_large_streams_go_to_a_file_and_can_be_opened_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.documents.sources._IN_MEMORY", 100)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(LINES)))
    (document,) = read_documents(["-"])
    assert [caption.text for caption in find_captions(document)] == CAPTIONS


def test_members_are_documents_in_the_order_of_their_names(tmp_path: Path) -> None:
    pages = {name: HTML.encode() for name in ("b/2.html", "b/10.html", "a.html", ".hidden.html", "__MACOSX/a.html")}
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "x.zip").write_bytes(zipped({**pages, "z.csv": b"id,caption\n", "bad.json": b"{"}))
    failures: list[Failure] = []
    documents = list(read_documents([tmp_path / "in"], on_failure=failures.append))
    assert [d.name for d in documents] == ["x.zip/a.html", "x.zip/b/10.html", "x.zip/b/2.html", "x.zip/z.csv"]
    assert [failure.document for failure in failures] == ["x.zip/bad.json"]
    assert [len(list(find_captions(document))) for document in documents] == [8, 8, 8, 0], "read when all are listed"


def test_sheets_are_documents() -> None:
    source = Source("a.xlsx", "a.xlsx", lambda: io.BytesIO(workbook(One=ROWS, Two=[["text"], ["Irene Cara in Fame."]])))
    one, two = read_excel(source, lambda failure: None, None)
    assert (one.name, two.name) == ("a.xlsx/One", "a.xlsx/Two")
    caption = next(find_captions(one))
    assert (caption.source, caption.meta) == ("row 2", {"id": "0", "taken": "2018-04-03", "width": "800.5"})


def warc(*pages: tuple[str, str, bytes], status: str = "200 OK") -> bytes:
    """A WARC file of (address, content type, body)."""
    out = b""
    for address, kind, body in pages:
        block = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2019-04-03T10:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:{len(out)}>\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(block)}\r\n\r\n"
        )
        out += head.encode() + block + b"\r\n\r\n"
    return out


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]


def locked(data: bytes) -> bytes:
    """A zip archive whose one member says that it is encrypted."""
    directory = data.index(b"PK\x01\x02")
    return data[:6] + b"\x01" + data[7 : directory + 8] + b"\x01" + data[directory + 9 :]


BAD_PACKED = {
    "gzip cut off": ("a.html.gz", gzip.compress(HTML.encode())[:-20], "broken gzip archive"),
    "gzip of nothing": ("a.html.gz", b"nothing of the kind", "broken gzip archive"),
    "zstd cut off": ("a.jsonl.zst", zstd(LINES)[:-9], "broken zstd archive"),
    "zip cut off": ("a.zip", zipped({"a.html": HTML.encode()})[:-30], "broken zip archive"),
    "zip of pictures": ("a.zip", zipped({"a.jpg": b"\xff\xd8"}), "no readable file in this archive"),
    "zip with a broken member": (
        "a.zip", zipped({"a.html": HTML.encode() * 9}).replace(b"PK\x03\x04\x14", b"PK\x03\x05\x14"), "broken zip"),
    "tar of nothing": ("a.tar", b"nothing of the kind" * 99, "broken tar archive"),
    "archives without end": ("a.html.gz", reduce(lambda data, _: gzip.compress(data), range(9), b"x"), "in archives"),
    "workbook of nothing": ("a.xlsx", b"nothing of the kind", "not an Excel workbook"),
    "gzip of an empty page": ("a.html.gz", gzip.compress(b""), "the file is empty"),
    "gzip of nothing at all": ("a.html.gz", b"", "the file is empty|broken gzip archive"),
    "gzip of a picture": ("a.html.gz", gzip.compress(b"\x89PNG\r\n" + bytes(60)), "a PNG picture, not text"),
    "gzip with a flipped byte": ("a.csv.gz", flipped(gzip.compress(TABLE.encode() * 99), 60), "broken gzip archive"),
    "zstd of nothing": ("a.jsonl.zst", b"nothing of the kind", "broken zstd archive"),
    "bzip2 cut off": ("a.csv.bz2", bz2.compress(TABLE.encode())[:-20], "broken bzip2 archive"),
    "xz cut off": ("a.csv.xz", lzma.compress(TABLE.encode())[:-20], "broken xz archive"),
    "xz of nothing": ("a.csv.xz", b"nothing of the kind", "broken xz archive"),
    "empty zip": ("a.zip", zipped({}), "no readable file in this archive"),
    "zip of nothing": ("a.zip", b"nothing of the kind", "broken zip archive"),
    "zip of an empty page": ("a.zip", zipped({"in/b.html": b" "}), "the file is empty"),
    "zip of a picture under a page's name": ("a.zip", zipped({"in/b.html": b"GIF89a" + bytes(9)}), "a GIF picture"),
    "locked zip": ("a.zip", locked(zipped({"in/b.html": HTML.encode()})), "locked by a password; unpack it first"),
    "zip in zip, broken": ("a.zip", zipped({"in/b.zip": zipped({"c.html": b"x" * 99})[:-30]}), "broken zip archive"),
    "zip of a broken workbook": ("a.zip", zipped({"in/b.xlsx": BOOK[: len(BOOK) // 2]}), "not an Excel workbook"),
    "tar cut off": ("a.tar", tarred({"b.html": HTML.encode() * 99})[:9_000], "broken tar archive"),
    "tar of pictures": ("a.tar", tarred({"b.jpg": b"\xff\xd8"}), "no readable file in this archive"),
    "workbook that is a zip of pages": ("a.xlsx", zipped({"b.html": HTML.encode()}), "not an Excel workbook"),
    "old workbook of nothing": ("a.xls", b"\xd0\xcf\x11\xe0" + bytes(600), "not an Excel workbook"),
    "Parquet cut off": ("a.parquet", parquet()[:-40], "not a Parquet file"),
    "WARC with a record cut off": (
        "a.warc", warc(("https://example.org/a", "text/html", HTML.encode()))[:-900], "ends inside the record of"),
    "WARC with a broken length": (
        "a.warc", warc(("https://example.org/a", "text/html", HTML.encode())).replace(b"-Length: ", b"-Length: x"),
        "broken WARC file|no readable file"),
    "WARC of redirects": (
        "a.warc", warc(("https://example.org/a", "text/html", b"moved"), status="301 Moved"), "no readable file"),
    "WARC in gzip, cut off": (
        "a.warc.gz", gzip.compress(warc(("https://example.org/a", "text/html", HTML.encode())))[:200],
        "broken (gzip archive|WARC file)"),
    "JSON of nothing": ("a.json", b"nothing of the kind", "broken JSON .*; mend the file"),
    "lines of nothing": ("a.jsonl", b"nothing of the kind", "broken JSON at column 1 .*; mend or remove the line"),
    "XML of nothing": ("a.xml", b"nothing of the kind", "broken XML .*; mend the file"),
    "empty workbook": ("a.xlsx", workbook(Empty=[]), "the workbook is empty"),
    "WARC of nothing": ("a.warc", b"nothing of the kind" * 9, "broken WARC file|no readable file"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD_PACKED)
def test_bad_archives(name: str, tmp_path: Path) -> None:
    file, data, reason = BAD_PACKED[name]
    (tmp_path / file).write_bytes(data)
    (tmp_path / "good.txt").write_text(DUMP, encoding="utf-8")
    failures: list[Failure] = []
    found = 0
    for document in read_documents([tmp_path], on_failure=failures.append):
        try:
            found += sum(1 for _ in find_captions(document))
        except InputError as error:
            failures.append(Failure(document.name, str(error)))
    assert found >= 8, "the others go on"
    assert len(failures) == 1
    assert re.search(reason, failures[0].reason)
    assert failures[0].document.startswith(file)
    if file == "a.zip" and b"in/b." in data:
        assert failures[0].document.startswith("a.zip/in/b."), "the member is named"


MANY = [{"id": n, "caption": f"{CAPTIONS[n % 8]} {random.Random(n).random()}"} for n in range(3_000)]


@pytest.mark.parametrize("rows", [40, 3_000])
@pytest.mark.parametrize(("ending", "pack"), [(".gz", gzip.compress), (".xz", lzma.compress)])
@pytest.mark.parametrize("kind", [".jsonl", ".csv"])
def test_of_an_archive_that_breaks_off_the_lines_before_are_read(
    rows: int, ending: str, pack: Callable[[bytes], bytes], kind: str, tmp_path: Path
) -> None:
    lines = [json.dumps(row) for row in MANY] if kind == ".jsonl" else [f'{r["id"]},"{r["caption"]}"' for r in MANY]
    data = pack("\n".join([*([] if kind == ".jsonl" else ["id,caption"]), *lines[:rows]]).encode())
    path = tmp_path / f"feed{kind}{ending}"
    path.write_bytes(data[: len(data) * 3 // 4])
    failures: list[Failure] = []
    found = [c.text for d in read_documents([path], on_failure=failures.append) for c in find_captions(d)]
    assert rows // 3 < len(found) < rows
    assert found == [row["caption"] for row in MANY[: len(found)]]
    ((name, line, reason),) = [(failure.document, failure.line, failure.reason) for failure in failures]
    assert (name, line) == (path.name, len(found) + 1 + (kind == ".csv"))
    assert re.fullmatch(r"broken (gzip|xz) archive \(.*\); fetch or pack it again", reason)


def test_dead_links_are_named(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.txt").write_text(DUMP, encoding="utf-8")
    (tmp_path / "pages" / "gone.html").symlink_to("nowhere.html")
    (tmp_path / "pages" / "circle.html").symlink_to("circle.html")
    failures: list[Failure] = []
    assert len(list(read_documents([tmp_path / "pages"], on_failure=failures.append))) == 1
    assert [str(failure) for failure in failures] == [
        f"{name}: a symbolic link that leads nowhere; mend or remove it" for name in ("circle.html", "gone.html")
    ]
    with pytest.raises(InputError, match=r"gone.html: a symbolic link that leads nowhere"):
        list(read_documents([tmp_path / "pages" / "gone.html"]))


def read_all(path: Path) -> list[str]:
    return [caption.text for document in read_documents([path]) for caption in find_captions(document)]


def test_archives_that_unpack_without_end_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.documents.sources._SUSPICIOUS", 1 << 20)
    bomb = b'{"caption": ""}\n' * 100_000
    for name, data in (("a.jsonl.gz", gzip.compress(bomb)), ("a.zip", zipped({"b.jsonl": bomb})),
                       ("a.jsonl.xz", lzma.compress(bomb)), ("a.jsonl.zst", zstd(bomb))):  # fmt: skip
        (tmp_path / name).write_bytes(data)
        with pytest.raises(InputError, match=rf"{name}.*unpacks without end; look into it"):
            read_all(tmp_path / name)


def test_a_page_larger_than_any_page_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.documents.reading.LARGEST", 1 << 20)
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(b"<p>" + b"a" * (2 << 20)))
    assert "larger than 1 MB" in read(tmp_path / "a.html.gz")[1][0].reason


def test_patterns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("b.html", "a.html", "in/c.html", "a[1].html", "d.txt"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(HTML, encoding="utf-8")
    names = {
        "*.html": ["a.html", "a[1].html", "b.html"], "**/*.html": ["a.html", "a[1].html", "b.html", "c.html"],
        "a[1].html": ["a[1].html"], "[ab].html": ["a.html", "b.html"], str(tmp_path / "?.txt"): ["d.txt"],
        "i*": ["c.html"],
    }  # fmt: skip
    for pattern, expected in names.items():
        assert [source.name for source in list_inputs([pattern])] == expected, pattern
    with pytest.raises(InputError, match=r"\*\.pdf: no such file or folder"):
        list_inputs(["*.pdf"])


def test_inputs_come_in_the_order_of_their_names_whatever_the_order_given(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.txt"):
        (tmp_path / name).write_text(DUMP, encoding="utf-8")
    for order in permutations("abc"):
        assert [s.name for s in list_inputs(tmp_path / f"{n}.txt" for n in order)] == ["a.txt", "b.txt", "c.txt"]


def test_crawls(tmp_path: Path) -> None:
    pytest.importorskip("warcio")
    pages = [
        ("https://example.org/a", "text/html; charset=utf-8", HTML.encode()),
        ("https://example.org/a.jpg", "image/jpeg", b"\xff\xd8\xff"),
        ("https://example.org/a", "text/html", HTML.encode()),
        ("https://example.org/ru", "text/html; charset=koi8-r", "<figure><img><figcaption>Андрей Тарковский (1979)"
         "</figcaption></figure>".encode("koi8-r")),
        ("https://example.org/feed", "application/json", json.dumps(CAPTIONS).encode()),
    ]  # fmt: skip
    data = warc(*pages) + warc(pages[0], status="404 Not Found")
    (tmp_path / "crawl.warc").write_bytes(data)
    (tmp_path / "packed.warc.gz").write_bytes(gzip.compress(data[:2_000]) + gzip.compress(data[2_000:]))
    for name in ("crawl.warc", "packed.warc.gz"):
        documents = list(read_documents([tmp_path / name]))
        ends = ["a", "a#2", "ru", "feed"]
        assert [document.name for document in documents] == [f"{name}/https://example.org/{end}" for end in ends]
        found = [list(find_captions(document)) for document in documents]
        assert [len(each) for each in found] == [8, 8, 1, 8]
        assert found[2][0].text == "Андрей Тарковский (1979)"
        assert found[0][0].meta == {"url": "https://example.org/a", "date": "2019-04-03T10:00:00Z"}


def test_crawls_without_warcio_name_the_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    (tmp_path / "a.warc").write_bytes(warc())
    failures = read(tmp_path / "a.warc")[1]
    assert str(failures[0]).endswith("needs warcio; install it with: pip install 'caption-extractor[web]'")


@pytest.mark.parametrize(
    ("name", "content", "sources"),
    [
        ("a.txt", "On Set\n\n" + each("{caption}", "\n\n"), [f"line {n}" for n in range(3, 19, 2)]),
        ("a.md", "# Sets\n\n" + each("![]({n}.jpg)\n\n{caption}", "\n\n"), [f"line {n}" for n in range(5, 37, 4)]),
        ("a.html", HTML, [f"figure {n}" for n in range(1, 9)]),
        ("b.html", "<h1>Sets</h1><ul>" + each("<li>{caption}</li>") + "</ul>", [f"text {n}" for n in range(2, 10)]),
        ("a.csv", TABLE, [f"row {n}" for n in range(2, 10)]),
        ("a.json", json.dumps(CAPTIONS), [f"item {n}" for n in range(1, 9)]),
        ("a.jsonl", LINES.decode(), [f"line {n}" for n in range(1, 9)]),
        ("a.rss", FEED, [f"item {n}" for n in range(1, 9)]),
    ],
)
def test_every_caption_says_where_it_stood(name: str, content: str, sources: list[str], tmp_path: Path) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    (document,) = read_documents([tmp_path / name])
    assert [caption.source for caption in find_captions(document)] == sources

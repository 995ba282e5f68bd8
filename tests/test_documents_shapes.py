"""JSON of every shape becomes records; what is none is named; bytes of every kind give documents or failures."""

import json
from pathlib import Path

import pytest
from caption_pages import CAPTIONS
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.captions import find_captions
from extractor.documents import READERS, read_documents
from extractor.documents.shapes import parse, records
from extractor.errors import InputError
from extractor.schema import Failure

OBJECTS = [{"id": n, "caption": caption, "url": f"u{n}"} for n, caption in enumerate(CAPTIONS)]

# Every value holds the eight captions, in order.
SHAPES: dict[str, object] = {
    "objects by ids": {f"p{n}": each for n, each in enumerate(OBJECTS)},
    "objects by numbers": {str(n): each for n, each in enumerate(OBJECTS)},
    "objects by ids, inside": {"meta": {"n": 8}, "photos": {f"p{n}": each for n, each in enumerate(OBJECTS)}},
    "a cache of many kinds": {
        "ROOT_QUERY": {"kind": "Query"}, **{f"Photo:{n}": each for n, each in enumerate(OBJECTS)},
        "Author:1": {"name": "Jo"},
    },
    "captions by files": {f"img{n}.jpg": caption for n, caption in enumerate(CAPTIONS)},
    "captions by files, inside": {"captions": {f"img{n}.jpg": caption for n, caption in enumerate(CAPTIONS)}},
    "texts and objects": [*CAPTIONS[:3], *OBJECTS[3:]],
    "objects and a text": [*OBJECTS[:7], CAPTIONS[7]],
    "columns": {"id": list(range(8)), "caption": CAPTIONS},
    "columns of numbered cells": {
        "id": {str(n): n for n in range(8)}, "caption": {str(n): caption for n, caption in enumerate(CAPTIONS)},
    },
    "columns beside their rows": {"columns": ["id", "caption"], "data": [[n, c] for n, c in enumerate(CAPTIONS)]},
    "rows with a header": [["id", "caption"], *([n, caption] for n, caption in enumerate(CAPTIONS))],
    "rows without": [[n, caption] for n, caption in enumerate(CAPTIONS)],
    "lists of objects": [OBJECTS[:3], OBJECTS[3:]],
    "a page's state": {"props": {"page": {"items": [{"asset": {"captionText": c}, "w": 8} for c in CAPTIONS]}}},
    "map features": {"features": [{"properties": {"caption": c}, "geometry": {"at": [1, 2]}} for c in CAPTIONS]},
}  # fmt: skip


def read(path: Path, text_column: str | None = None) -> tuple[list[str], list[Failure]]:
    failures: list[Failure] = []
    documents = read_documents([path], text_column=text_column, on_failure=failures.append)
    return [caption.text for document in documents for caption in find_captions(document)], failures


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("file", ["a.json", "a.txt"])
def test_shapes(name: str, file: str, tmp_path: Path) -> None:
    (tmp_path / file).write_text(json.dumps(SHAPES[name]), encoding="utf-8")
    assert read(tmp_path / file) == (CAPTIONS, [])


# Every text holds the eight objects, in order.
TEXTS = {
    "values in a row": "".join(map(json.dumps, OBJECTS)),
    "values over several lines": "\n".join(json.dumps(each, indent=2) for each in OBJECTS),
    "lines with commas": "\n".join(json.dumps(each) + "," for each in OBJECTS),
    "an array over several lines": "[\n" + ",\n".join(map(json.dumps, OBJECTS)) + "\n]",
    "a call": f"callback({json.dumps(OBJECTS)});",
    "a script": f"window.photos = {json.dumps(OBJECTS)};",
    "record separators": "".join(f"\x1e{json.dumps(each)}\n" for each in OBJECTS),
}


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("file", ["a.json", "a.jsonl"])
def test_texts_of_several_values(name: str, file: str, tmp_path: Path) -> None:
    if file == "a.jsonl" and name in ("values in a row", "a call", "a script"):
        pytest.skip("no lines of JSON")
    (tmp_path / file).write_text(TEXTS[name], encoding="utf-8")
    assert read(tmp_path / file) == (CAPTIONS, [])


def test_ids_that_objects_stand_under_are_kept(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({f"p{n}": {"caption": c} for n, c in enumerate(CAPTIONS)}))
    (document,) = read_documents([tmp_path / "a.json"])
    assert [caption.meta for caption in find_captions(document)][:2] == [{"key": "p0"}, {"key": "p1"}]


@pytest.mark.parametrize(
    "value",
    [
        {"image": {"caption": "a b"}, "video": {"caption": "c d"}},  # names, no ids
        {"p1": {"caption": "a b"}},
        {"caption": "Fame (1980)", "title": "On set"},
        {"size": {"0": {"w": 1}, "1": {"w": 2}}},
    ],
)
def test_objects_that_are_one_record(value: object) -> None:
    assert [record.fields for record in records(value, lambda place, odd: None)] == [value]


def test_what_is_no_record_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([*OBJECTS, None, 7, [1]]), encoding="utf-8")
    captions, failures = read(tmp_path / "a.json")
    assert captions == CAPTIONS
    assert [str(failure) for failure in failures] == [
        f"a.json: item {n} is a JSON {kind}, no object; mend or remove it"
        for n, kind in ((9, "null"), (10, "int"), (11, "list"))
    ]


@pytest.mark.parametrize("text", ["", "nothing of the kind", '{"a": 1', "[1, 2", 'f({"a": 1}) and more', '{"a": 1}}'])
def test_broken_json(text: str) -> None:
    with pytest.raises(ValueError, match=r"line \d+ column \d+"):
        parse(text)


@pytest.mark.parametrize("depth", [50, 300, 900, 100_000])
@pytest.mark.parametrize("file", ["a.json", "a.jsonl", "a.txt"])
def test_deep_json(depth: int, file: str, tmp_path: Path) -> None:
    for opening, closing in (('{"a":', "}"), ("[", "]"), ('{"a":[', "]}")):
        (tmp_path / file).write_text(opening * depth + '"Fame (1980) is on"' + closing * depth, encoding="utf-8")
        failures: list[Failure] = []
        for document in read_documents([tmp_path / file], on_failure=failures.append):
            try:
                list(find_captions(document))
            except InputError as error:
                failures.append(Failure(file, str(error)))
        assert all(failure.reason for failure in failures)


@settings(max_examples=150, deadline=None)
@given(data=st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-16", "surrogatepass")),
       suffix=st.sampled_from(sorted({*READERS, ".gz", ".zst", ".zip", ".tar", ".bz2", ".xz", ".warc"})))  # fmt: skip
def test_any_bytes_give_documents_or_failures(
    data: bytes, suffix: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("any") / f"a{suffix}"
    path.write_bytes(data)
    failures: list[Failure] = []
    documents = 0
    for document in read_documents([path], on_failure=failures.append):
        documents += 1
        try:
            for caption in find_captions(document):
                assert caption.text == " ".join(caption.text.split()) != ""
        except InputError as error:
            failures.append(Failure(path.name, str(error)))
    assert documents or failures
    assert all(";" in failure.reason for failure in failures), "each with its remedy"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30) | st.sampled_from(CAPTIONS),
    lambda below: (
        st.lists(below, max_size=5) | st.dictionaries(st.sampled_from(["a", "caption", "id", "1", "2"]), below)
    ),
    max_leaves=25,
)


@settings(max_examples=150, deadline=None)
@given(lines=st.lists(VALUES, max_size=8))
def test_as_many_records_and_failures_as_lines(lines: list[object], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("lines") / "a.jsonl"
    path.write_text('{"id": 1}\n' + "".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    failures: list[Failure] = []
    (document,) = read_documents([path], on_failure=failures.append)
    assert len(list(document.records)) + len(failures) == len(lines) + 1

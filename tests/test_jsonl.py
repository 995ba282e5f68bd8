"""JSON Lines: a broken line costs itself alone, and a file is whole or not there."""

import io
import json

import pytest

from extractor.errors import InputError, OutputError
from extractor.jsonl import Row, read_json_lines, write_json_lines
from extractor.schema import Failure


def read(path, content):
    path.write_bytes(content)
    return list(read_json_lines(str(path), io.BytesIO()))


BROKEN = [
    (b'{"id": 1, "text": "a}', "broken JSON at column 19 (Unterminated string starting at); mend or remove the line"),
    (b"Fame (1980)", "broken JSON at column 1 (Expecting value); mend or remove the line"),
    (b'{"id": 1} {"id": 2}', "broken JSON at column 11 (Extra data); mend or remove the line"),
    (b'["Fame"]', "not an object but list; write it as {...}"),
    (b"1980", "not an object but int; write it as {...}"),
    (b"null", "not an object but NoneType; write it as {...}"),
    (b'{"text": "Cl\xe9o"}', "not UTF-8 at byte 13; save the file as UTF-8"),
    (b"\x00\x01\x02", "broken JSON at column 1 (Expecting value); mend or remove the line"),
    (b"[" * 100_000, "broken JSON (maximum recursion depth exceeded"),
]


@pytest.mark.parametrize(("line", "reason"), BROKEN)
def test_a_broken_line_is_named_and_the_rest_goes_on(tmp_path, line, reason):
    path = tmp_path / "feed.jsonl"
    before, failure, after = read(path, b'{"id": 1}\n' + line + b'\n{"id": 2}\n')
    assert (before, after) == (Row(str(path), 1, {"id": 1}), Row(str(path), 3, {"id": 2}))
    assert isinstance(failure, Failure)
    assert (failure.document, failure.line) == (str(path), 2)
    assert failure.reason.startswith(reason)


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (b"", []),
        (b"\n  \n\t\n", []),
        (b'{"a": 1}', [1]),
        (b'\xef\xbb\xbf{"a": 1}\r\n\r\n{"a": 2}\r\n', [1, 3]),
        ('{"a": "\u2028\x85"}\n'.encode(), [1]),
    ],
)
def test_lines_are_counted_as_an_editor_counts_them(tmp_path, content, lines):
    assert [row.line for row in read(tmp_path / "feed.jsonl", content)] == lines


def test_dash_is_standard_input():
    assert list(read_json_lines("-", io.BytesIO(b'{"a": 1}\n'))) == [Row("standard input", 1, {"a": 1})]


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match=r'no file .*"-" for standard input'):
        next(read_json_lines(str(tmp_path / "none.jsonl"), io.BytesIO()))


def test_rows_are_written_as_lines(tmp_path):
    path = tmp_path / "new" / "out.jsonl"
    rows = [{"text": "Cléo de 5 à 7\u2028"}, {"id": "\ud800"}, {"id": None}]
    write_json_lines(path, rows)
    assert [json.loads(line) for line in path.read_bytes().split(b"\n") if line] == rows
    assert "é".encode() in path.read_bytes()


def test_a_file_half_written_takes_no_ones_place(tmp_path):
    path = tmp_path / "out.jsonl"
    path.write_text("old")

    def interrupted():
        yield {"a": 1}
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_json_lines(path, interrupted())
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_followed_and_a_device_is_written_to(tmp_path):
    link, target = tmp_path / "link.jsonl", tmp_path / "target.jsonl"
    target.write_text("old")
    link.symlink_to(target)
    write_json_lines(link, [{"a": 1}])
    assert link.is_symlink()
    assert target.read_text() == '{"a": 1}\n'
    pipe = tmp_path / "null"
    pipe.symlink_to("/dev/null")
    write_json_lines(pipe, [{"a": 1}])
    assert not pipe.is_file()


@pytest.mark.parametrize("place", ["", "file.txt/out.jsonl"])
def test_a_place_that_cannot_be_written_says_so(tmp_path, place):
    (tmp_path / "file.txt").write_text("in the way")
    with pytest.raises(OutputError, match=r"is a folder; name a file|cannot write .*; choose another place"):
        write_json_lines(tmp_path / place, [{"a": 1}])

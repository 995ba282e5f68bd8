"""The bytes of a source as text: whole or only the head of it, and what cannot be read told apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from extractor.documents.encodings import HEAD, binary_kind, decode, detect
from extractor.documents.sources import Report, Source, failure_of, read_first
from extractor.errors import InputError
from extractor.schema import Failure

LARGEST: Final = 1 << 28  # bytes of a text that is read whole: a page is far smaller, and memory is not endless


def read_head(source: Source) -> tuple[str, str]:
    """The first characters of a text, and its encoding. Raises InputError if it is empty or no text.

    Of an archive that breaks off sooner it is what can be read.
    """
    with source.open() as file:
        head = read_first(file, HEAD)
    _check(source.name, head)
    encoding = detect(head, whole=len(head) < HEAD)
    return head.decode(encoding, "windows").removeprefix("\ufeff"), encoding


def whole_lines(stream: Iterable[str], source: Source, report: Report) -> Iterator[str]:
    """The lines of a text; where its archive breaks off, that is reported with the line, and those before it stand."""
    number = 1
    try:
        for number, line in enumerate(stream, 2):  # noqa: B007  # the line that follows, where it breaks off
            yield line
    except InputError as error:
        report(Failure(source.name, failure_of(source.name, str(error)).reason, number))


def read_whole(source: Source, *, markup: bool = False) -> str:
    """A whole text. Raises InputError if it is empty, no text, or larger than `LARGEST`."""
    with source.open() as file:
        data = file.read(LARGEST + 1)
    _check(source.name, data)
    if len(data) > LARGEST:
        raise InputError(
            f"{source.name}: larger than {LARGEST >> 20} MB, which no page is; cut it, or save records as JSON Lines"
        )
    return decode(data, markup=markup, charset=source.charset)


def _check(name: str, data: bytes) -> None:
    if not data[:HEAD].strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00") and not data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        raise InputError(f"{name}: the file is empty; leave it out or save the page again")
    if (kind := binary_kind(data[:HEAD])) is not None:
        raise InputError(f"{name}: {kind}, not text; leave it out or export it as text, HTML or CSV")


def short(error: BaseException) -> str:
    """An error in a few words."""
    return str(error).split("\n", 1)[0][:160] or type(error).__name__

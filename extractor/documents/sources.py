"""Where bytes come from: files, standard input, and the members of archives, one inside another."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import shutil
import struct
import sys
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, Final, cast

import pyarrow as pa

from extractor.errors import InputError
from extractor.schema import Failure

STANDARD: Final = "-"  # standard input, as a path
STANDARD_NAME: Final = "stdin"  # and as a document

_IN_MEMORY: Final = 1 << 24  # bytes kept in memory; what is larger goes to a temporary file
_BLOCK: Final = 1 << 17
_PIECE: Final = 1 << 14  # bytes unpacked at a time: what stands before a fault is not lost with it
_SUSPICIOUS: Final = 1 << 30  # bytes: where unpacking more, an archive must not be a bomb
_DENSEST: Final = 300  # times: text packs to a twentieth, the same row again and again to a hundredth
_PEEKED: Final = 512  # bytes that say what a file is
Report = Callable[[Failure], None]
Wanted = Callable[[str], bool]  # whether a file of this name is one to read
_FAULTS: Final = (  # what the libraries raise for broken archives
    OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError, RuntimeError,
    NotImplementedError, ValueError, LookupError, ArithmeticError, struct.error,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read: its `name` in messages and tables, the `file` name whose ending says what it is, its bytes.

    `charset` is what a server declared; `fields` is what is known of it besides its text, an address say. The bytes of
    a source that is not `seekable` come from the start only.
    """

    name: str
    file: str
    reopen: Callable[[], BinaryIO]
    seekable: bool = True
    charset: str | None = None
    fields: Mapping[str, object] = field(default_factory=dict)

    def open(self) -> BinaryIO:
        """The bytes from the start."""
        return self.reopen()

    def at_random(self) -> Callable[[], BinaryIO]:
        """Opens the bytes for readers that jump about in them."""
        return self.reopen if self.seekable else _spooled(self.open())

    @property
    def suffix(self) -> str:
        """The file name's ending, in small letters."""
        return PurePosixPath(self.file).suffix.lower()


def read_first(stream: BinaryIO, size: int) -> bytes:
    """The first bytes of a stream; where its archive breaks off sooner, what can be read."""
    parts: list[bytes] = []
    left = size
    try:
        while left and (part := cast(io.BufferedReader, stream).read1(left)):
            parts.append(part)
            left -= len(part)
    except InputError:
        if not parts:
            raise
    return b"".join(parts)


def file_source(name: str, path: Path) -> Source:
    """A file, or standard input for the path "-"."""
    if str(path) == STANDARD:
        return Source(name, "", _spooled(sys.stdin.buffer))
    return Source(name, path.name, partial(_open, path))


def _open(path: Path) -> BinaryIO:
    return cast(BinaryIO, path.open("rb"))


def _spooled(stream: BinaryIO) -> Callable[[], BinaryIO]:
    """A stream read to its end, so that it can be opened again; the temporary file goes with the last who can."""
    head = stream.read(_IN_MEMORY)
    if len(head) < _IN_MEMORY:
        return partial(io.BytesIO, head)
    file = tempfile.NamedTemporaryFile(prefix="extractor-")  # noqa: SIM115  # lives as long as what is returned
    file.write(head)
    shutil.copyfileobj(stream, file, _BLOCK)
    file.flush()
    return lambda: _open(Path(file.name))


class _Guarded(io.RawIOBase):
    """A stream whose faults are told as those of the archive that it comes from, and that is no zip bomb.

    `packed` says how many bytes of the archive were read for what came out of it so far.
    """

    def __init__(self, stream: Any, name: str, kind: str, packed: Callable[[], int]) -> None:
        self._stream, self._name, self._kind, self._packed = stream, name, kind, packed
        self._read = getattr(stream, "read1", stream.read)  # what there is, before a fault behind it is told
        self._unpacked = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._read(min(len(buffer), _PIECE))
        except _FAULTS as error:
            raise _broken(self._name, self._kind, error) from error
        buffer[: len(data)] = data
        self._unpacked += len(data)
        if self._unpacked > _SUSPICIOUS and self._unpacked > _DENSEST * self._packed():
            raise InputError(f"{self._name}: this {self._kind} unpacks without end; look into it, or leave it out")
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()


def _guarded(stream: Any, name: str, kind: str, packed: Callable[[], int]) -> BinaryIO:
    return io.BufferedReader(_Guarded(stream, name, kind, packed), _BLOCK)


def _broken(name: str, kind: str, error: BaseException) -> InputError:
    said = str(error).split("\n", 1)[0][:160] or type(error).__name__
    if "password" in said or "encrypted" in said:
        return InputError(f"{name}: locked by a password; unpack it first")
    return InputError(f"{name}: broken {kind} ({said}); fetch or pack it again")


# Containers: each gives the sources inside a source, in a stable order.


def _compressed(kind: str, decompress: Callable[[BinaryIO], Any], source: Source, wanted: Wanted) -> Iterator[Source]:
    """The one member of a compressed file goes by the file's own name."""

    def reopen() -> BinaryIO:
        stream = source.open()
        return _guarded(decompress(stream), source.name, kind, stream.tell)

    inner = PurePosixPath(source.file)
    file = inner.stem if inner.suffix.lower() in CONTAINERS else source.file
    yield Source(source.name, _SHORT.get(inner.suffix.lower(), file), reopen, False, source.charset, source.fields)


def _gunzip(stream: BinaryIO) -> Any:
    return gzip.GzipFile(fileobj=stream)


def _unzstd(stream: BinaryIO) -> Any:
    file = pa.PythonFile(stream, mode="r")  # type: ignore[arg-type]  # the stubs want an IOBase
    return pa.CompressedInputStream(file, "zstd")


def _unzip(source: Source, wanted: Wanted) -> Iterator[Source]:
    opened = source.at_random()
    try:
        archive = zipfile.ZipFile(opened())
    except _FAULTS as error:
        raise _broken(source.name, "zip archive", error) from error

    def reopen(member: str, name: str) -> BinaryIO:
        live = archive if archive.fp is not None else zipfile.ZipFile(opened())  # records may be read later
        try:
            return _guarded(live.open(member), name, "zip archive", lambda: live.getinfo(member).compress_size)
        except _FAULTS as error:
            raise _broken(name, "zip archive", error) from error

    with archive:
        for member in sorted({each.filename for each in archive.infolist()}, key=_parts):
            if member and not member.endswith("/") and wanted(member):
                name = f"{source.name}/{member}"
                yield Source(name, PurePosixPath(member).name, partial(reopen, member, name), False)


def _untar(source: Source, wanted: Wanted) -> Iterator[Source]:
    try:
        with source.open() as stream, tarfile.open(fileobj=stream, mode="r|") as archive:
            for member in archive:
                if member.isfile() and wanted(member.name) and (content := archive.extractfile(member)) is not None:
                    name = f"{source.name}/{member.name.removeprefix('./')}"
                    yield Source(name, PurePosixPath(member.name).name, _spooled(cast(BinaryIO, content)))
    except _FAULTS as error:
        raise _broken(source.name, "tar archive", error) from error


def _unwarc(source: Source, wanted: Wanted) -> Iterator[Source]:
    from extractor.documents.crawls import read_crawl

    return read_crawl(source)


def _parts(name: str) -> tuple[str, ...]:
    return PurePosixPath(name).parts


Container = Callable[[Source, Wanted], Iterator[Source]]

CONTAINERS: Final[Mapping[str, Container]] = {
    ".gz": partial(_compressed, "gzip archive", _gunzip),
    ".tgz": partial(_compressed, "gzip archive", _gunzip),
    ".zst": partial(_compressed, "zstd archive", _unzstd),
    ".bz2": partial(_compressed, "bzip2 archive", bz2.BZ2File),
    ".xz": partial(_compressed, "xz archive", lzma.LZMAFile),
    ".zip": _unzip,
    ".tar": _untar,
    ".warc": _unwarc,
    ".wet": _unwarc,
}
_COMPRESSED: Final = frozenset({".gz", ".zst", ".bz2", ".xz"})  # of one file each
_SHORT: Final = {".tgz": "archive.tar"}  # endings that stand for two
DEEPEST: Final = 4  # containers inside one another: .warc.gz in a .zip in a .tar.gz

# What a file is by its first bytes: whatever its name, and where its name says nothing.
_ALWAYS: Final = ((b"\x1f\x8b\x08", ".gz"), (b"\x28\xb5\x2f\xfd", ".zst"))
_UNNAMED: Final = (
    (b"BZh", ".bz2"), (b"\xfd7zXZ", ".xz"), (b"PK\x03\x04", ".zip"), (b"WARC/1.", ".warc"), (b"PAR1", ".parquet"),
    (b"\xd0\xcf\x11\xe0", ".xls"),
)  # fmt: skip

_FIRST_NAME: Final = 30  # bytes of a zip file before the name of its first member
# Workbooks are zip files, too; programs begin them with one of these members.
_PACKAGES: Final = (
    *((begin, ".xlsx") for begin in (b"[Content_Types].xml", b"_rels/.rels", b"docProps/", b"xl/")),
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", ".ods"),
)


def inner_suffix(name: str) -> str:
    """The ending that says what a file holds, small: that of the file inside a compressed one.

    >>> inner_suffix("pages/A.HTML"), inner_suffix("feed.jsonl.gz"), inner_suffix("pages.zip")
    ('.html', '.jsonl', '.zip')
    """
    path = PurePosixPath(name)
    if path.suffix.lower() in _COMPRESSED and (inner := PurePosixPath(path.stem).suffix):
        return inner.lower()
    return path.suffix.lower()


def kind_of(source: Source) -> str:
    """The ending that says how to read a source: its name's, or what its first bytes call for."""
    suffix = source.suffix
    if suffix in CONTAINERS:
        return suffix
    with source.open() as stream:
        head = read_first(stream, _PEEKED)
    for magic, kind in _ALWAYS:
        if head.startswith(magic):
            return kind
    if suffix:
        return suffix
    found = next((kind for magic, kind in _UNNAMED if head.startswith(magic)), "")
    if found == ".zip":
        first = head[_FIRST_NAME:]
        return next((kind for begin, kind in _PACKAGES if first.startswith(begin)), found)
    if not found and head[257:262] == b"ustar":
        return ".tar"
    return found


def unpack(source: Source, wanted: Wanted, report: Report, depth: int = 0) -> Iterator[tuple[Source, str]]:
    """A source with its kind, or those inside it, however deep; one that fails is reported, and the others go on.

    `wanted` says of the name of a member whether it is one to read. Raises InputError for an archive without any.
    """
    kind = kind_of(source)
    container = CONTAINERS.get(kind)
    if container is None:
        yield source, kind
        return
    if depth == DEEPEST:
        raise InputError(f"{source.name}: archives in archives in archives; unpack it first")
    empty = True
    for member in container(source, wanted):
        empty = False
        try:
            yield from unpack(member, wanted, report, depth + 1)
        except InputError as error:
            report(failure_of(member.name, str(error)))
    if empty:
        raise InputError(f"{source.name}: no readable file in this archive; look into it, or leave it out")


def failure_of(name: str, message: str) -> Failure:
    """The failure that a message of the form "name: reason" or "name:line: reason" tells of."""
    told = message.removeprefix(name)
    line, _, reason = told.removeprefix(":").partition(": ")
    if told.startswith(":") and line.isdecimal():
        return Failure(name, reason, int(line))
    return Failure(name, told.removeprefix(":").strip())

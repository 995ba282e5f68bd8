"""Crawlers' archives (WARC): every page that a server gave, under its address."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from extractor.documents.sources import Source
from extractor.errors import InputError

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_KINDS: Final = {  # media types to the endings of files of that kind
    "text/html": ".html", "application/xhtml+xml": ".xhtml", "text/plain": ".txt", "text/markdown": ".md",
    "text/csv": ".csv", "text/tab-separated-values": ".tsv", "application/json": ".json",
    "application/x-ndjson": ".jsonl", "application/jsonl": ".jsonl", "application/xml": ".xml", "text/xml": ".xml",
    "application/rss+xml": ".rss", "application/atom+xml": ".atom",
}  # fmt: skip
_RECORDS: Final = frozenset({"response", "resource", "conversion"})
_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([\w:.-]{2,40})", re.IGNORECASE)
_LARGEST: Final = 1 << 26  # bytes: no page is larger
_FOUND: Final = range(200, 300)  # the statuses of pages that were there


def read_crawl(source: Source) -> Iterator[Source]:
    """The pages of a WARC file, each under the archive's name and its address; its address and date come with it.

    Pictures, scripts, redirects and errors are passed over. A page fetched again is numbered: "…/page#2". Raises
    InputError where `warcio` is missing or the archive is broken.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise InputError(
            f"{source.name}: reading WARC files needs warcio; install it with: pip install 'caption-extractor[web]'"
        ) from error
    seen: Counter[str] = Counter()
    with source.open() as stream:
        try:
            for record in ArchiveIterator(stream):
                if (page := _page(source, record, seen)) is not None:
                    yield page
        except (ArchiveLoadFailed, ValueError, EOFError, OSError) as error:
            said = str(error).strip().split("\n", 1)[0][:160] or type(error).__name__
            raise InputError(f"{source.name}: broken WARC file ({said}); fetch it again") from error


def _page(source: Source, record: ArcWarcRecord, seen: Counter[str]) -> Source | None:
    if record.rec_type not in _RECORDS:
        return None
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    declared = record.content_type or record.rec_headers.get_header("Content-Type") or ""
    if record.http_headers is not None:
        declared = record.http_headers.get_header("Content-Type") or "text/html"
        status = record.http_headers.get_statuscode()
        if not status.isdecimal() or int(status) not in _FOUND:
            return None
    suffix = _KINDS.get(declared.split(";", 1)[0].strip().lower())
    if suffix is None:
        return None
    data = record.content_stream().read(_LARGEST)
    address = address.strip("<>")
    if len(data) < _LARGEST and getattr(record.raw_stream, "limit", 0) > 0:
        raise InputError(f"{source.name}: broken WARC file (ends inside the record of {address}); fetch it again")
    if not data.strip():
        return None
    seen[address] += 1
    name = f"{source.name}/{address or 'page'}" + (f"#{seen[address]}" if seen[address] > 1 else "")
    charset = _CHARSET.search(declared)
    fields = {"url": address, "date": record.rec_headers.get_header("WARC-Date") or ""}
    return Source(name, f"page{suffix}", partial(io.BytesIO, data), True, charset and charset[1], fields)

"""Breaks pages in every way and reads them: nothing may crash, hang, or vanish without a word.

    python tests/benchmarks/mutate_documents.py [--count 100000] [--seed 1] [--jobs 2]

The pages are the sample pages of the corpus, made ones of every kind, and those of ../shared/eval/documents if they are
there. Each mutation is one to four of: flipped, dropped and doubled bytes, truncation, shuffled tags and lines, another
encoding, nested junk, parts of another page. A file must give a document or a failure; a feed as many records and
failures as it has lines; captions must be squeezed texts, numbered from 1. The slowest file is named.
"""

from __future__ import annotations

import argparse
import gzip
import json
import multiprocessing
import random
import re
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from extractor.captions import find_captions
from extractor.documents import read_documents
from extractor.errors import InputError
from extractor.schema import Failure

sys.path.insert(0, str(Path(__file__).parents[1]))
from caption_pages import CAPTIONS, each
from packed_files import table, workbook, zipped

SHARED = Path(__file__).parents[3] / "shared" / "eval" / "documents"
SLOW = 1.0  # seconds a file: more is a hang
STOP = 30  # seconds after which a file is given up
JUNK = (
    b"<div>", b"</div>", b"<table><tr><td>", b"<b><i>", b"<figure>", b"<!--", b"-->", b"<script>", b"<p", b'"', b"'",
    b"&#x110000;", b"&amp;amp;", b"[caption ", b"[/caption]", b"![](", b"**", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf",
    b"\r", b"\x0c", b"\n\n\n", b"{", b"]", b'\\"', b",,,,", b"\t", b"1. ", b"\xc3\x83\xc2\xa9", b"\xed\xa0\x80",
    b"= " * 99,
)  # fmt: skip
ENCODINGS = ("utf-16", "utf-16-le", "cp1252", "latin-1", "cp932", "koi8-r", "utf-8-sig", "utf-32", "cp037", "utf-7")
PIECES = re.compile(rb"<[^<>]*>|[^<>]+|[<>]")


@dataclass
class Account:
    """What came of a number of mutations."""

    files: int = 0
    documents: int = 0
    captions: int = 0
    failures: int = 0
    slow: int = 0
    slowest: tuple[float, str] = (0.0, "")
    faults: Counter[str] = field(default_factory=Counter)

    def add(self, other: Account) -> None:
        self.files += other.files
        self.documents += other.documents
        self.captions += other.captions
        self.failures += other.failures
        self.slow += other.slow
        self.slowest = max(self.slowest, other.slowest)
        self.faults += other.faults


def seeds() -> list[tuple[str, bytes]]:
    """The pages to break, with their names."""
    rows = [["id", "caption", "credit"], *([n, caption, "MGM"] for n, caption in enumerate(CAPTIONS))]
    lines = "\n".join(json.dumps({"id": n, "photo": {"caption": c}}) for n, c in enumerate(CAPTIONS)).encode()
    feed = "<?xml version='1.0'?><rss><channel>" + each("<item><description>{caption}</description></item>")
    html = "<h1>Sets</h1>" + each("<h3>{n}. {film}</h3><img src={n}.jpg alt='{film}'><p>{caption}</p>")
    made = [
        ("a.html", html.encode()),
        ("b.txt", ("Sets\n\n" + each("{n}. {caption}", "\n\n")).encode()),
        ("c.md", ("# Sets\n\n" + each("![]({n}.jpg)\n*{caption}*", "\n\n")).encode()),
        ("d.csv", table(rows).encode()),
        ("e.tsv", table(rows, "\t").encode("utf-16")),
        ("f.jsonl", lines),
        ("g.json", json.dumps({"photos": {f"p{n}": {"caption": c} for n, c in enumerate(CAPTIONS)}}).encode()),
        ("h.rss", (feed + "</channel></rss>").encode()),
        ("i.xlsx", workbook(Photos=rows)),
        ("j.zip", zipped({"x.html": html.encode(), "y.jsonl": lines})),
        ("k.html.gz", gzip.compress(html.encode())),
        ("l", html.encode()),
    ]
    pages = [*Path("corpus/pages").glob("*.*"), *SHARED.glob("[0-9]*.*")]
    return made + [(p.name, p.read_bytes()) for p in sorted(pages) if not p.name.endswith(".gold.json")]


def mutate(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 4)):
        size = len(data)
        at = chance.randrange(size + 1)
        to = min(size, at + chance.choice((1, 10, 200, 5_000)))
        match chance.randrange(10):
            case 0:  # flipped bytes
                flipped = bytearray(data)
                for _ in range(chance.choice((1, 5, 100))):
                    if flipped:
                        flipped[chance.randrange(len(flipped))] = chance.randrange(256)
                data = bytes(flipped)
            case 1:
                data = data[:at] + data[to:]
            case 2:
                data = data[:at] + data[at:to] * chance.choice((2, 3, 50)) + data[to:]
            case 3:
                data = data[:at] if chance.random() < 0.7 else data[at:]
            case 4:  # shuffled tags and texts
                pieces = PIECES.findall(data[at : at + 5_000])
                chance.shuffle(pieces)
                data = data[:at] + b"".join(pieces) + data[at + 5_000 :]
            case 5:  # shuffled lines
                lines = data.split(b"\n")
                start = chance.randrange(len(lines))
                part = lines[start : start + 20]
                chance.shuffle(part)
                data = b"\n".join(lines[:start] + part + lines[start + 20 :])
            case 6:
                text = data.decode("utf-8", "replace")
                data = text.encode(chance.choice(ENCODINGS), "replace")
            case 7:
                data = data[:at] + chance.choice(JUNK) * chance.choice((1, 10, 1_000)) + data[at:]
            case 8:
                other = chance.choice(others)
                start = chance.randrange(len(other) + 1)
                data = data[:at] + other[start : start + 3_000] + data[at:]
            case 9:
                data = data.replace(*chance.sample((b">", b'"', b"\n", b"<p>", b"</", b",", b" ", b"</td>"), 2))
    return data[:400_000]


def read(path: Path, account: Account) -> None:
    failures: list[Failure] = []
    documents = 0
    for document in read_documents([path], on_failure=failures.append):
        documents += 1
        try:
            for number, caption in enumerate(find_captions(document), 1):
                account.captions += 1
                if caption.n != number or caption.text != " ".join(caption.text.split()) or not caption.text:
                    account.faults[f"a caption in wrong form in {path.suffix}"] += 1
        except InputError as error:
            failures.append(Failure(document.name, str(error)))
    if not documents and not failures:
        account.faults[f"a file that vanished: {path.suffix}"] += 1
    account.documents += documents
    account.failures += len(failures)


def work(job: tuple[int, int]) -> Account:
    """Mutations `count` of a seed of its own."""
    seed, count = job
    chance = random.Random(seed)
    pages = seeds()
    others = [data for _, data in pages]
    account = Account()
    signal.signal(signal.SIGALRM, _give_up)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            name, data = chance.choice(pages)
            path = Path(folder) / name
            path.write_bytes(mutate(data, others, chance))
            signal.alarm(STOP)
            start = time.perf_counter()
            used = time.process_time()
            try:
                read(path, account)
            except Exception as error:
                where = traceback.extract_tb(error.__traceback__)[-1]
                fault = f"{type(error).__name__} at {Path(where.filename).name}:{where.lineno}"
                if not account.faults[fault]:
                    kept = Path(tempfile.gettempdir()) / f"mutation-{seed}-{number}-{name}"
                    kept.write_bytes(path.read_bytes())
                    print(f"{fault}: {error!s:.100}; kept as {kept}", flush=True)
                account.faults[fault] += 1
            signal.alarm(0)
            # Time of this process where others take its core away.
            seconds = min(time.perf_counter() - start, time.process_time() - used)
            account.files += 1
            if seconds > SLOW:
                account.slow += 1
                kept = Path(tempfile.gettempdir()) / f"mutation-{seed}-{number}-{name}"
                kept.write_bytes(path.read_bytes())
                print(f"{seconds:.1f} s for {name}; kept as {kept}", flush=True)
            account.slowest = max(account.slowest, (seconds, name))
            path.unlink()
    return account


def _give_up(*_: object) -> None:
    raise TimeoutError(f"still reading after {STOP} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    share = 1_000
    jobs = [
        (options.seed * 1_000_003 + n, min(share, options.count - n * share)) for n in range(-(-options.count // share))
    ]
    total = Account()
    start = time.perf_counter()
    with multiprocessing.get_context("spawn").Pool(options.jobs) as pool:
        for account in pool.imap_unordered(work, jobs):
            total.add(account)
    print(f"{total.files} mutations, {total.documents} documents, {total.captions} captions, {total.failures} failures "
          f"in {time.perf_counter() - start:.0f} s; crashes and losses: {sum(total.faults.values())} "
          f"{dict(total.faults) or ''}; over {SLOW:.0f} s: {total.slow}; slowest {total.slowest[0]:.2f} s "
          f"({total.slowest[1]})")  # fmt: skip


if __name__ == "__main__":
    main()

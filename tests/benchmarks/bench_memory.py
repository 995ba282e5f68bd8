"""Memory of a long run: `python tests/benchmarks/bench_memory.py [--captions 500000] [--step 50000]`.

Captions of the corpus go through the shipped pipeline by the thousand, as in a run, and what was found is let go. Half
of all surnames are made up afresh, so that words never seen come without end. The table shows what the process holds.
"""

from __future__ import annotations

import argparse
import itertools
import random
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

import extractor
from extractor.training.corpus import read_corpus

CHUNK = 1_000
SYLLABLES = ("ba", "co", "del", "fi", "gan", "hu", "jor", "ka", "lim", "mo", "nes", "pra", "qui", "ros", "tav", "zel")
SURNAME = re.compile(r"(?<=[a-z] )[A-Z][a-z]{3,}")


def texts() -> Iterator[str]:
    draw = random.Random(0)
    captions = [caption.text for caption in read_corpus(Path("corpus"))]

    def rename(match: re.Match[str]) -> str:
        return "".join(draw.choices(SYLLABLES, k=5)).title() if draw.random() < 0.5 else match[0]

    for n in itertools.count(1):
        yield f"{n}. {SURNAME.sub(rename, draw.choice(captions))}"


def resident() -> float:
    """Memory that the process holds, in MB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--captions", type=int, default=500_000)
    parser.add_argument("--step", type=int, default=50_000)
    options = parser.parse_args()
    nlp, stream = extractor.load(), texts()
    print(f"{'captions':>10}{'MB held':>10}{'strings':>10}{'captions/s':>12}", flush=True)
    print(f"{0:>10,}{resident():>10.0f}{len(nlp.vocab.strings):>10,}", flush=True)
    spent = 0.0
    for done in range(CHUNK, options.captions + 1, CHUNK):
        frame = pd.DataFrame({"text": list(itertools.islice(stream, CHUNK))})
        start = time.process_time()
        extractor.extract(frame, nlp=nlp)
        spent += time.process_time() - start
        if done % options.step == 0:
            speed = options.step / spent
            print(f"{done:>10,}{resident():>10.0f}{len(nlp.vocab.strings):>10,}{speed:>12,.0f}", flush=True)
            spent = 0.0


if __name__ == "__main__":
    main()

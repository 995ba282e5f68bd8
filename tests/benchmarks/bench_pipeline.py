"""Captions a second of the shipped pipeline, stage by stage, beside a stock spaCy pipeline in the same run.

    python tests/benchmarks/bench_pipeline.py [--captions 5000] [--rounds 3]

The texts are the corpus' sentences told of a made-up world of films (`film_world.py`), others in each round, a thousand
to a memory zone, so that nothing is known from before but what a long run knows too. The stock pipeline is a blank
English one with a default `ner` (HashEmbedCNN, width 96, depth 4) and default ops, trained for a moment so
that it predicts something; "unflattened" is the shipped one by spaCy's own forward pass. Rounds alternate between them;
the table shows medians of the processor's time.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import spacy
from film_world import captions
from spacy.language import Language
from spacy.training import Example
from spacy.util import minibatch

import extractor
from extractor.recognise import shipped_model
from extractor.training.corpus import read_corpus
from extractor.training.train import without_glued

BATCH = 256
CHUNK = 1_000  # captions to a memory zone, as in a run


def stock_pipeline() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("ner")
    examples = []
    for caption in without_glued(read_corpus(Path("corpus"), splits=("dev",)))[:400]:
        doc = nlp.make_doc(caption.text)
        spans = [doc.char_span(e.start, e.end, label=e.label) for e in caption.entities]
        examples.append(
            Example.from_dict(doc, {"entities": [(s.start_char, s.end_char, s.label_) for s in spans if s]})
        )
    nlp.initialize(lambda: examples)
    for batch in minibatch(examples, 16):
        nlp.update(batch)
    return nlp


def seconds_by_stage(nlp: Language, texts: list[str]) -> dict[str, float]:
    seconds: dict[str, float] = dict.fromkeys(("tokenizer", *nlp.pipe_names), 0.0)
    for chunk in minibatch(texts, CHUNK):
        with nlp.memory_zone():
            start = time.process_time()
            docs = [nlp.make_doc(text) for text in chunk]
            seconds["tokenizer"] += time.process_time() - start
            for name, pipe in nlp.pipeline:
                start = time.process_time()
                stream: Iterator[object] = (
                    pipe.pipe(docs, batch_size=BATCH) if hasattr(pipe, "pipe") else map(pipe, docs)
                )
                docs = list(stream)  # type: ignore[arg-type]
                seconds[name] += time.process_time() - start
            del docs, stream
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--captions", type=int, default=5_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    stream = captions(options.captions * options.rounds)
    pipelines = {"stock": stock_pipeline(), "unflattened": spacy.load(shipped_model()), "shipped": extractor.load()}
    rounds: dict[str, list[dict[str, float]]] = {name: [] for name in pipelines}
    gc.collect()
    gc.freeze()  # as a worker does
    for _ in range(options.rounds):
        texts = list(islice(stream, options.captions))
        for name, nlp in pipelines.items():
            rounds[name].append(seconds_by_stage(nlp, texts))
    print(f"{options.captions} captions a round, median of {options.rounds} rounds, one process")
    print(f"{'pipeline':12}{'stage':18}{'µs/caption':>12}{'captions/s':>12}")
    totals = {}
    for name, runs in rounds.items():
        for stage in runs[0]:
            median = statistics.median(run[stage] for run in runs) / options.captions
            print(f"{name:12}{stage:18}{median * 1e6:12.1f}{1 / median:12.0f}")
        ours = sum(statistics.median(run[stage] for run in runs) for stage in runs[0] if stage.startswith("caption_"))
        totals[name] = statistics.median(sum(run.values()) for run in runs) / options.captions
        share = f"{ours / options.captions / totals[name]:8.0%} of it rules and credits" if ours else ""
        print(f"{name:12}{'all':18}{totals[name] * 1e6:12.1f}{1 / totals[name]:12.0f}{share}")
    for name in ("unflattened", "stock"):
        print(f"shipped, rules and credits included, is {totals[name] / totals['shipped']:.2f} times as fast as {name}")


if __name__ == "__main__":
    if "OPENBLAS_NUM_THREADS" not in os.environ:  # one core, as a worker has it; read as numpy is imported
        one = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        sys.exit(subprocess.run([sys.executable, *sys.argv], env=one).returncode)
    main()

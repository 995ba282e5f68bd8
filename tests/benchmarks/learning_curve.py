"""How the recogniser grows with the corpus: an eighth, a quarter, a half, all of the train split, several seeds.

    python tests/benchmarks/learning_curve.py [--seeds 3] [--copies 5] [--epochs 2] [--films F] [--names N] [--gold G]

Each run trains on a share of the captions and scores the network alone, without rules, on the corpus' dev split and on
`--gold` if given. The table shows the mean of the seeds, the spread between them, and the dev split by form.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import tempfile
from collections import defaultdict
from pathlib import Path

import spacy

from extractor.schema import LABELS, GoldCaption
from extractor.training.corpus import read_corpus, split_captions
from extractor.training.evaluate import evaluate, read_gold
from extractor.training.train import train

SHARES = (0.125, 0.25, 0.5, 1.0)
RULES = ("caption_rules", "caption_credits")


def write_share(corpus: Path, out: Path, share: float, seed: int) -> int:
    """Copies the corpus with a share of its train split, drawn by the seed; returns how many captions that is."""
    shutil.copytree(corpus / "dev", out / "dev")
    (out / "train").mkdir()
    rng, count = random.Random(seed), 0
    for file in sorted((corpus / "train").glob("*.txt")):
        lines = []
        for _, marked, films, credit_line in split_captions(file):
            if rng.random() < share:
                lines += [marked, *films, f"= {credit_line}"]
                count += 1
        (out / "train" / file.name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return count


def score(model: Path, gold: list[GoldCaption]) -> dict[str, float]:
    report = evaluate(spacy.load(model), gold, without=RULES)
    return {figure.name: figure.f1 for figure in report.figures if figure.name in LABELS}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--copies", type=int, default=5)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--films", type=Path)
    parser.add_argument("--names", type=Path)
    parser.add_argument("--gold", type=Path)
    options = parser.parse_args()
    sets = {"dev split": read_corpus(options.corpus, splits=("dev",))}
    if options.gold:
        sets[options.gold.name] = read_gold(options.gold)
    by_form = defaultdict(list)
    for caption in sets["dev split"]:
        by_form[caption.source.split("/")[1].split(".")[0]].append(caption)
    figures: dict[tuple[float, str, str], list[float]] = defaultdict(list)
    for share in SHARES:
        for seed in range(options.seeds):
            with tempfile.TemporaryDirectory() as folder:
                count = write_share(options.corpus, Path(folder, "corpus"), share, seed)
                model = train(
                    Path(folder, "corpus"), Path(folder, "model"), films=options.films, names=options.names,
                    copies=options.copies, epochs=options.epochs, seed=seed, report=lambda line: None,
                )  # fmt: skip
                for name, gold in {**sets, **(by_form if share >= 0.5 else {})}.items():
                    for label, f1 in score(model, gold).items():
                        figures[share, name, label].append(f1)
        print(f"share {share:.3f}, {count} captions")
        for name in sets:
            row = [(label, figures[share, name, label]) for label in LABELS]
            cells = [f"{label} {statistics.mean(f1):.3f} ±{(max(f1) - min(f1)) / 2:.3f}" for label, f1 in row]
            print(f"  {name:12} " + "  ".join(cells), flush=True)
    print("gain from a half to all, by form: FILM, PERSON")
    for form in sorted(by_form):
        gains = [
            statistics.mean(figures[1.0, form, label]) - statistics.mean(figures[0.5, form, label])
            for label in ("FILM", "PERSON")
        ]
        now = [statistics.mean(figures[1.0, form, label]) for label in ("FILM", "PERSON")]
        print(f"  {form:22} {gains[0]:+.3f} (now {now[0]:.3f})  {gains[1]:+.3f} (now {now[1]:.3f})")


if __name__ == "__main__":
    main()

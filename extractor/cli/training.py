"""Commands of the recogniser: train, evaluate."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, cast

import typer

from extractor.cli.options import Model, Split


def train(
    corpus: Annotated[Path, typer.Option(help="The folder of gold captions.")] = Path("corpus"),
    out: Annotated[Path, typer.Option(help="The folder for the pipeline.")] = Path("models/captions"),
    films: Annotated[Path | None, typer.Option(help="A Parquet file of films to swap in.")] = None,
    names: Annotated[Path | None, typer.Option(help="A folder of names to swap in.")] = None,
    config: Annotated[Path, typer.Option(help="spaCy's training config.")] = Path("models/config.cfg"),
    copies: Annotated[int, typer.Option(min=1, help="How many times each caption is multiplied.")] = 10,
    epochs: Annotated[int, typer.Option(min=1, help="How often all captions are learnt from.")] = 3,
    seed: Annotated[int, typer.Option(help="The same seed gives the same training.")] = 0,
) -> None:
    """Retrains the recogniser on gold captions.

    Example: extractor train --corpus corpus --out models/captions --epochs 3
    """
    from extractor.training.train import train

    train(corpus, out, films=films, names=names, config=config, copies=copies, epochs=epochs, seed=seed)


class By(StrEnum):
    """What to score apart."""

    source = "source"
    form = "form"
    stage = "stage"
    error = "error"


def evaluate(
    gold: Annotated[
        Path, typer.Option(metavar="PATH", help="Gold captions: a JSON Lines file, or the folder of a corpus.")
    ] = Path("corpus"),
    split: Annotated[Split, typer.Option(help="Which part of the corpus.")] = Split.test,
    model: Model = None,
    gold_entities: Annotated[
        bool, typer.Option("--gold-entities", help="Read credits off gold's entities, to see which stage loses what.")
    ] = False,
    by: Annotated[
        By | None,
        typer.Option(help="F1 apart for each file of the corpus, form or stage; or the errors by class."),
    ] = None,
) -> None:
    """Scores the recogniser on gold captions.

    Example: extractor evaluate --gold corpus --split dev
    """
    from extractor.errors import InputError
    from extractor.frames import pipeline
    from extractor.training.evaluate import count_errors, evaluate_by, read_gold, tabulate
    from extractor.training.evaluate import evaluate as score

    if not gold.exists():
        raise InputError(f"no gold captions at {gold}; name a file or a corpus with --gold")
    if by in (By.stage, By.error) and gold_entities:
        raise InputError(f"--by {by.value} shows what the recogniser finds; leave out --gold-entities")
    nlp, captions = pipeline(model), read_gold(gold, (split.value,))
    if by is None:
        typer.echo(score(nlp, captions, gold_entities=gold_entities))
    elif by is By.error:
        typer.echo("\n".join(f"{count:6,}  {error}" for error, count in count_errors(nlp, captions).most_common()))
    else:
        typer.echo(tabulate(evaluate_by(nlp, captions, cast(Any, by.value), gold_entities=gold_entities)))

"""`extractor train`: the corpus in, the shipped pipeline out, through spaCy's own training."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final, cast

import spacy
from spacy.cli.train import train as spacy_train
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training.batchers import minibatch_by_words
from spacy.util import load_config
from thinc.api import use_ops

from extractor import __version__
from extractor.credits import CaptionCredits, Careers
from extractor.errors import CorpusError, InputError
from extractor.recognise import CaptionRules, Casts, Gazetteer, add_rules, create_caption_tokenizer, set_gazetteer
from extractor.recognise.embed import write_gazetteer
from extractor.schema import GoldCaption
from extractor.training.augment import Sample, multiply
from extractor.training.corpus import read_corpus
from extractor.training.facts import Facts, facts_of, read_films, read_names

KNOWN_SHARE: Final = 0.85  # about as much of the films and people of captions as lists of facts know
EVALUATIONS: Final = 8  # looks at the dev split over the whole training, the last one at its end
GLUED: Final = "glued.txt"  # names glued to the word beside them: no tokenizer parts them, so nothing to learn there


def train(
    corpus: Path = Path("corpus"),
    out: Path = Path("models/captions"),
    *,
    films: Path | None = None,
    names: Path | None = None,
    config: Path = Path("models/config.cfg"),
    copies: int = 10,
    epochs: int = 3,
    seed: int = 0,
    report: Callable[[str], None] = print,
) -> Path:
    """Trains the recogniser on the corpus' train split, each caption multiplied `copies` times, and writes it to `out`.

    `films` is a Parquet file of films and `names` a folder of names to swap in beside the corpus' own facts. The best
    state on the corpus' dev split is kept. The same seed gives the same captions in the same order.

    Raises `CorpusError` for a caption that does not align with tokens, `InputError` for a missing config.
    """
    if not config.is_file():
        raise InputError(f"{config}: no training config here; give one with --config")
    learn, check = read_corpus(corpus, splits=("train",)), read_corpus(corpus, splits=("dev",))
    learn, check = without_glued(learn), without_glued(check)
    facts = gather_facts(learn, films, names, seed)
    report(
        f"{len(learn)} captions to learn from, each multiplied {copies} times with {len(facts.people)} people, "
        f"{len(facts.films)} films, {len(facts.characters)} characters; {len(check)} captions to check on"
    )
    nlp = spacy.blank("en")
    nlp.tokenizer = create_caption_tokenizer()(nlp)
    with tempfile.TemporaryDirectory() as folder, use_ops("numpy", use_blis=False):
        names_of = {"paths.train": "train.spacy", "paths.dev": "dev.spacy", "paths.gazetteer": "gazetteer.msgpack"}
        paths = {setting: Path(folder, name) for setting, name in names_of.items()}
        write_gazetteer(build_gazetteer(nlp, facts, share=KNOWN_SHARE, seed=seed), paths["paths.gazetteer"])
        count = write_docs(nlp, multiply(learn, facts, copies=copies, seed=seed), paths["paths.train"], sources=learn)
        write_docs(nlp, (Sample(c.text, c.entities) for c in check), paths["paths.dev"], sources=check)
        steps = count_steps(config, paths["paths.train"], epochs)
        report(f"{count} captions written; {epochs} epochs, about {steps} steps")
        overrides: dict[str, object] = {name: str(path) for name, path in paths.items()}
        overrides |= {
            "training.max_epochs": epochs,
            "training.eval_frequency": max(1, steps // EVALUATIONS),
            "training.optimizer.learn_rate.total_steps": steps,
            "system.seed": seed,
        }
        spacy_train(config, Path(folder, "model"), overrides=overrides)
        trained = spacy.load(Path(folder, "model", "model-best"))
    finish(trained, facts, out)
    report(f"written to {out}")
    return out


def without_glued(captions: Iterable[GoldCaption]) -> list[GoldCaption]:
    """The captions less those of the files of glued words."""
    return [caption for caption in captions if f"/{GLUED}:" not in caption.source]


def gather_facts(captions: Sequence[GoldCaption], films: Path | None, names: Path | None, seed: int) -> Facts:
    """The facts to swap in: the captions' own, and those of the files given."""
    facts = facts_of(captions)
    if films is not None:
        facts += read_films(films)
    if names is not None:
        facts += read_names(names, seed=seed)
    return facts


def build_gazetteer(nlp: Language, facts: Facts, *, share: float = 1.0, seed: int = 0) -> Gazetteer:
    """The gazetteer of the facts, or of a share of them drawn by the seed.

    The recogniser learns beside a gazetteer with gaps, or it would come to trust it for every name.
    """
    rng = random.Random(seed)

    def some(names: Iterable[str]) -> list[str]:
        return [name for name in sorted(set(names)) if share >= 1 or rng.random() < share]

    return Gazetteer.build(
        nlp, films=some(f.title for f in facts.films), people=some(facts.people), characters=some(facts.characters)
    )


def gold_doc(nlp: Language, sample: Sample) -> Doc:
    """The sample as a spaCy Doc with entities; raises `CorpusError` where an entity does not align with tokens."""
    doc = nlp.make_doc(sample.text)
    spans = []
    for entity in sample.entities:
        span = doc.char_span(entity.start, entity.end, label=entity.label)
        if span is None:
            name = sample.text[entity.start : entity.end]
            raise CorpusError(f"{entity.label} {name!r} does not align with tokens: {sample.text}")
        spans.append(span)
    doc.ents = spans
    return doc


def write_docs(nlp: Language, samples: Iterable[Sample], path: Path, *, sources: Sequence[GoldCaption] = ()) -> int:
    """Writes the samples as a spaCy DocBin and returns how many.

    A roughened sample that no longer aligns with tokens is left out; one that stands as it was written, as those of
    `sources` do, raises `CorpusError` naming its file and line.
    """
    written = {caption.text: caption.source for caption in sources}
    store, count = DocBin(attrs=["ORTH", "ENT_IOB", "ENT_TYPE"]), 0
    for sample in samples:
        try:
            store.add(gold_doc(nlp, sample))
        except CorpusError as fault:
            if sample.text in written:
                raise CorpusError(f"{written[sample.text]}: {fault}") from fault
            continue
        count += 1
    store.to_disk(path)
    return count


def count_steps(config: Path, docs: Path, epochs: int) -> int:
    """How many updates the epochs make, so that the learning rate reaches zero with the last one."""
    size = load_config(config)["training"]["batcher"]["size"]
    lengths = (len(tokens) for tokens in DocBin().from_disk(docs).tokens)
    batches = minibatch_by_words(lengths, size=size, get_length=int)
    return epochs * sum(1 for _ in batches)


def finish(nlp: Language, facts: Facts, out: Path) -> None:
    """Gives the trained pipeline all the facts and the rule components, describes it and writes it."""
    set_gazetteer(nlp, build_gazetteer(nlp, facts))
    add_rules(nlp)
    cast(CaptionRules, nlp.get_pipe("caption_rules")).casts = Casts.build(facts.credits, facts.parts)
    cast(CaptionCredits, nlp.get_pipe("caption_credits")).careers = Careers.build(facts.credits)
    nlp.meta.update(
        name="captions",
        version=__version__,
        description="People, films, years and characters in photo captions, and who did what on which film",
        license="MIT",
        spacy_version=">=3.8.7,<3.9.0",  # as the package itself
        author="The Caption Extractor developers",
    )
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])  # where this run kept its files means nothing later
    nlp.to_disk(out, exclude=["vocab"])  # features are hashes of the text: the training words are not needed

"""A caption with its entities, as annotation tools take it; from results and the corpus, and back into corpus form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from extractor.analysis.explaining import credit_of_row
from extractor.credits import find_credits
from extractor.credits.headings import is_of_heading
from extractor.output import replacing
from extractor.schema import KNOWN_LABELS, LABELS, Credit, Entity, Failure, Film, Label
from extractor.training.corpus import Split, corpus_files, mark, parse_caption, split_captions, write_lines

if TYPE_CHECKING:
    from extractor.tables import Results

_LABEL_OF: Final[dict[str, Label]] = {label: label for label in LABELS}


@dataclass(frozen=True, slots=True)
class AnnotatedCaption:
    """A caption and its entities in the order of the text; offsets count code points, end exclusive.

    `gold` is the caption in the form of the corpus, films and credits included, as far as they are known: tools carry
    it along unseen, and an import takes films and credits from it where the entities were left as they are.
    `is_reviewed` says that a person has decided on the entities already.
    """

    caption_id: str
    text: str
    entities: tuple[Entity, ...]
    gold: str = ""
    is_reviewed: bool = field(default=False, compare=False)  # where it comes from, not what it says


def annotate(caption_id: str, text: str, spans: Iterable[tuple[int, int, str]], gold: str = "") -> AnnotatedCaption:
    """A caption with spans of (start, end, label) as a tool gives them, blanks at their edges left out.

    Raises ValueError for a span outside the text, of blanks alone, over another span, or with an unknown label.

    >>> annotate("a", "Fame (1980)", [(0, 5, "FILM"), (6, 10, "YEAR")]).entities
    (Entity(start=0, end=4, label='FILM'), Entity(start=6, end=10, label='YEAR'))
    """
    entities: list[Entity] = []
    for start, end, theirs in sorted(spans):
        if not 0 <= start < end <= len(text):
            raise ValueError(f"the span {start} to {end} is not within the {len(text)} characters of the text")
        label = _LABEL_OF.get(KNOWN_LABELS.get(theirs, theirs))
        if label is None:
            raise ValueError(f"no label {theirs!r}; the labels are {', '.join(LABELS)}")
        words = text[start:end]
        start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
        if start >= end:
            raise ValueError(f"the span at {start} holds blanks alone")
        if entities and start < entities[-1].end:
            before = text[entities[-1].start : entities[-1].end]
            raise ValueError(f"{text[start:end]!r} overlaps {before!r}; entities may not")
        entities.append(Entity(start, end, label))
    return AnnotatedCaption(caption_id, text, tuple(entities), gold)


def captions_of_results(results: Results) -> Iterator[AnnotatedCaption]:
    """Every caption of a run but the repeats, with what was found in it."""
    entities: defaultdict[str, list[Entity]] = defaultdict(list)
    for fields in results.mentions.sort_values(["caption_id", "start"]).to_dict("records"):
        entities[fields["caption_id"]].append(Entity(fields["start"], fields["end"], fields["label"]))
    found: defaultdict[str, list[Credit]] = defaultdict(list)
    for fields in results.credits.to_dict("records"):
        found[fields["caption_id"]].append(credit_of_row(fields))
    captions = results.captions[results.captions["duplicate_of"].isna()]
    for caption_id, text in zip(captions["caption_id"], captions["text"], strict=True):
        marked = tuple(entities[caption_id])
        try:
            facts = find_credits(text, marked)
            told = found[caption_id]
            if any(map(is_of_heading, told)):  # gold is what the caption's own words say
                told = list(facts.credits)
            gold = _corpus_lines(caption_id, text, marked, facts.films, told)
        except ValueError:
            gold = ""  # no corpus line holds it as it is; an import says why
        yield AnnotatedCaption(caption_id, text, marked, gold)


def captions_of_corpus(path: Path, splits: tuple[Split, ...]) -> Iterator[AnnotatedCaption]:
    """Every caption of a corpus file, of a folder of them, or of some splits of a corpus, with its gold."""
    for file in corpus_files(path, splits):
        for line, marked, films, credit_line in split_captions(file):
            gold = parse_caption(f"{file.parent.name}/{file.name}:{line}", marked, films, credit_line)
            lines = [marked, *films, f"= {credit_line}".rstrip()]
            yield AnnotatedCaption(gold.source, gold.text, gold.entities, "\n".join(lines), is_reviewed=True)


def to_corpus_form(caption: AnnotatedCaption) -> tuple[str, bool]:
    """The caption in the form of the corpus, and whether films and credits were read anew.

    They stay as `gold` has them where its entities are the caption's; else the rules read them off the entities, and
    a person should look them over. Raises ValueError where the form cannot hold the caption.
    """
    if caption.gold.partition("\n")[0] == mark(caption.text, caption.entities):
        return caption.gold, False
    facts = find_credits(caption.text, caption.entities)
    return _corpus_lines(caption.caption_id, caption.text, caption.entities, facts.films, facts.credits), True


def write_corpus(path: Path, captions: Iterable[AnnotatedCaption | Failure]) -> tuple[int, int, list[Failure]]:
    """Writes captions as a file of the corpus, none if there are none.

    Returns how many were written, how many of them with credits read anew, and the failures.
    """
    written, anew, failures = list[str](), 0, list[Failure]()
    for caption in captions:
        if isinstance(caption, Failure):
            failures.append(caption)
            continue
        try:
            lines, is_new = to_corpus_form(caption)
        except ValueError as fault:
            failures.append(Failure(caption.caption_id, f"the corpus' form cannot hold this caption: {fault}"))
            continue
        written.append(f"{lines}\n")
        anew += is_new
    if written:
        with replacing(path) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(written)
    return len(written), anew, failures


def _corpus_lines(
    source: str, text: str, entities: tuple[Entity, ...], films: tuple[Film, ...], found: Iterable[Credit]
) -> str:
    lines = write_lines(text, entities, films, tuple(found))
    parse_caption(source, lines[0], lines[1:-1], lines[-1].removeprefix("=").strip())
    return "\n".join(lines)

"""Gold captions in the two-line form of `corpus/`: read, checked, written.

A caption is its marked text, film lines where the films cannot be read off the marks, and a line of credits:

    # a comment
    Director {P Alan Parker} (right) prepares {P Irene Cara} (left) for a scene in {F Fame} ({Y 1980}).
    = Alan Parker;director;e;p=right | Irene Cara;actor;c;p=left

`corpus/README.md` describes the form in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal, get_args

from extractor.errors import CorpusError
from extractor.schema import ROLES, Credit, Cue, Entity, Film, GoldCaption, Label
from extractor.text import fold

Split = Literal["train", "dev", "test"]
SPLITS: Final[tuple[Split, ...]] = get_args(Split)

# What is not plain text in a marked caption: an escaped character, a mark, a brace alone.
_PIECE: Final = re.compile(
    r"\\(?P<escaped>[\\{}#=])|\{(?P<mark>[PFYC]) (?P<name>(?:\\[\\{}#=]|\\(?![\\{}#=])|[^{}\\])*)\}|[{}]"
)
_ESCAPED: Final = re.compile(r"\\([\\{}#=])")
_TO_ESCAPE: Final = re.compile(r"[{}]|\\(?=[\\{}#=]|\Z)")  # a backslash alone is itself
_OTHERWISE_READ: Final = ("# ", "=")  # a line that so begins is a comment, or credits
_FILM_LINE: Final = re.compile(r"F (.+) \| (\d{4}|-)")
_LABEL_OF: Final[dict[str, Label]] = {"P": "PERSON", "F": "FILM", "Y": "YEAR", "C": "CHARACTER"}
_MARK_OF: Final[dict[str, str]] = {label: mark for mark, label in _LABEL_OF.items()}
_CUE_OF: Final[dict[str, Cue]] = {"e": "explicit", "c": "context", "k": "knowledge"}
_LETTER_OF: Final[dict[Cue, str]] = {cue: letter for letter, cue in _CUE_OF.items()}
_OPTIONS: Final = {"p", "c", "f"}


def read_corpus(path: Path, *, splits: tuple[Split, ...] = SPLITS) -> list[GoldCaption]:
    """Reads every caption of a corpus file, of a folder of them, or of a corpus root that holds split folders.

    Raises `CorpusError` naming file, line and fault of every caption that is not well formed.
    """
    captions, faults = list[GoldCaption](), list[str]()
    for file in corpus_files(path, splits):
        try:
            captions.extend(read_file(file))
        except CorpusError as fault:
            faults.append(str(fault))
    if faults:
        raise CorpusError("\n".join(faults))
    return captions


def corpus_files(path: Path, splits: tuple[Split, ...]) -> list[Path]:
    """The files of a folder of them, or of some splits of a corpus root; a file alone is itself.

    Raises `CorpusError` where there are none.
    """
    if path.is_file():
        return [path]
    folders = [path / split for split in splits if (path / split).is_dir()] or [path]
    files = [file for folder in folders for file in sorted(folder.glob("*.txt"))]
    if not files:
        raise CorpusError(f"{path}: no corpus files here; give a corpus folder that holds train/, dev/ and test/")
    return files


def read_file(path: Path) -> Iterator[GoldCaption]:
    """Yields the captions of one file in order; raises `CorpusError` naming file, line and fault of each bad one."""
    faults = list[str]()
    for line, marked, films, credit_line in split_captions(path):
        source = f"{path.parent.name}/{path.name}:{line}"
        try:
            yield parse_caption(source, marked, films, credit_line)
        except ValueError as fault:
            faults.append(f"{path}:{line}: {fault}: {marked}")
    if faults:
        raise CorpusError("\n".join(faults))


def split_captions(path: Path) -> Iterator[tuple[int, str, list[str], str]]:
    """Yields (line number, marked caption, film lines, credit line) for each caption of a file."""
    start, marked, films = 0, None, list[str]()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if marked is None:
            if line.strip() and not line.startswith("# "):
                start, marked, films = number, line, []
        elif line.startswith("="):
            yield start, marked, films, line[1:].strip()
            marked = None
        elif _FILM_LINE.fullmatch(line):
            films.append(line)
        else:
            raise CorpusError(f"{path}:{number}: expected 'F Title | year' or '=' after the caption of line {start}")
    if marked is not None:
        raise CorpusError(f"{path}:{start}: this caption has no '=' line")


def parse_caption(source: str, marked: str, film_lines: list[str], credit_line: str) -> GoldCaption:
    """Builds one gold caption from its lines; raises ValueError saying what is wrong with them.

    >>> gold = parse_caption("here:1", "{P Ozu} on {F Late Spring} ({Y 1949})", [], "Ozu;director;k")
    >>> gold.text, gold.films, gold.credits[0].role
    ('Ozu on Late Spring (1949)', (Film(title='Late Spring', year=1949),), 'director')
    """
    text, entities = strip_marks(marked)
    named = {label: [text[e.start : e.end] for e in entities if e.label == label] for label in _MARK_OF}
    films = _parse_films(named, film_lines)
    rows = tuple(_parse_credit(part, text, named, films) for part in credit_line.split(" | ") if part.strip())
    return GoldCaption(source, text, entities, films, rows)


def strip_marks(marked: str) -> tuple[str, tuple[Entity, ...]]:
    r"""The caption without its marks, and the entities they stood for; raises ValueError on a faulty mark.

    >>> strip_marks("{P Ozu} at work")
    ('Ozu at work', (Entity(start=0, end=3, label='PERSON'),))
    >>> strip_marks(r"\{P Ozu\} at work")
    ('{P Ozu} at work', ())
    """
    text, entities, last = "", list[Entity](), 0
    for piece in _PIECE.finditer(marked):
        text += marked[last : piece.start()]
        last = piece.end()
        if piece["escaped"]:
            text += piece["escaped"]
            continue
        if not piece["mark"]:
            raise ValueError(r"a brace outside a mark; one of the caption itself is written \{ or \}")
        name = _ESCAPED.sub(r"\1", piece["name"])
        if not name or name != name.strip():
            raise ValueError(f"blank at the edge of {piece[0]}")
        entities.append(Entity(len(text), len(text) + len(name), _LABEL_OF[piece["mark"]]))
        text += name
    return text + marked[last:], tuple(entities)


def _parse_films(named: dict[str, list[str]], film_lines: list[str]) -> tuple[Film, ...]:
    years = sorted({int(year) for year in named["YEAR"]})
    if not film_lines:
        if len({fold(title) for title in named["FILM"]}) > 1 or len(years) > 1 or (years and not named["FILM"]):
            raise ValueError("more than one film or year: add 'F Title | year' lines")
        return (Film(named["FILM"][0], years[0] if years else None),) if named["FILM"] else ()
    films = []
    for line in film_lines:
        title, _, year = line.removeprefix("F ").rpartition(" | ")
        film = Film(title.strip(), None if year == "-" else int(year))
        if fold(film.title) not in map(fold, named["FILM"]):
            raise ValueError(f"film {film.title!r} is not marked")
        if film.year is not None and film.year not in years:
            raise ValueError(f"year {film.year} is not marked")
        films.append(film)
    if orphans := set(years) - {film.year for film in films}:
        raise ValueError(f"year {sorted(orphans)} belongs to no film")
    return tuple(films)


def _parse_credit(part: str, text: str, named: dict[str, list[str]], films: tuple[Film, ...]) -> Credit:
    person, role, cue, *rest = part.strip().split(";")
    options = dict(option.split("=", 1) for option in rest)
    if person not in named["PERSON"]:
        raise ValueError(f"person {person!r} is not marked")
    if role not in ROLES or cue not in _CUE_OF or set(options) - _OPTIONS:
        raise ValueError(f"role, cue or option in {part.strip()!r}")
    wanted = options.get("f")
    if wanted == "~":
        film: Film | None = None
    else:
        fitting = [f for f in films if not wanted or wanted in (f.title, f"{f.title}@{f.year}")]
        if len(fitting) != 1:
            raise ValueError(f"which film? {part.strip()!r}")
        film = fitting[0]
    position, character = options.get("p"), options.get("c")
    if position is not None and position not in text:
        raise ValueError(f"position {position!r} is not in the text")
    if character is not None and fold(character) not in map(fold, named["CHARACTER"]):
        raise ValueError(f"character {character!r} is not marked")
    return Credit(
        person=person, role=role, film=film.title if film else None, year=film.year if film else None,
        character=character, position=position, cue=_CUE_OF[cue], rule="gold",
    )  # fmt: skip


def mark(text: str, entities: tuple[Entity, ...]) -> str:
    """The caption with its entities marked, as it stands in a corpus file; `strip_marks` takes it apart again.

    Braces of its own, and a beginning that means something else there, are escaped with a backslash.

    >>> mark("Ozu at work", (Entity(0, 3, "PERSON"),))
    '{P Ozu} at work'
    >>> print(mark("# {Ozu}", ()))
    \\# \\{Ozu\\}
    """
    pieces, last = list[str](), 0
    for entity in entities:
        name = _escape(text[entity.start : entity.end])
        pieces += [_escape(text[last : entity.start]), f"{{{_MARK_OF[entity.label]} {name}}}"]
        last = entity.end
    marked = "".join([*pieces, _escape(text[last:])])
    return f"\\{marked}" if marked.startswith(_OTHERWISE_READ) else marked


def _escape(text: str) -> str:
    return _TO_ESCAPE.sub(r"\\\g<0>", text)


def write_lines(
    text: str, entities: tuple[Entity, ...], films: tuple[Film, ...], found: tuple[Credit, ...]
) -> list[str]:
    """The lines of a caption in a corpus file: marked text, films where the marks do not tell them, credits.

    Raises ValueError where the text cannot stand in one line of such a file.

    >>> entities = (Entity(0, 3, "PERSON"), Entity(5, 16, "FILM"))
    >>> write_lines("Ozu, Late Spring", entities, (Film("Late Spring"),), (Credit("Ozu", "director", "Late Spring"),))
    ['{P Ozu}, {F Late Spring}', '= Ozu;director;k']
    """
    if len(text.splitlines()) != 1 or not text.strip():
        raise ValueError("it has several lines, or no words; it must be one line")
    named = {label: [text[e.start : e.end] for e in entities if e.label == label] for label in _MARK_OF}
    try:
        told = _parse_films(named, []) == films
    except ValueError:
        told = False
    film_lines = [] if told else [f"F {film.title} | {film.year or '-'}" for film in films]
    rows = " | ".join(_credit_part(credit, films) for credit in found)
    return [mark(text, entities), *film_lines, f"= {rows}".rstrip()]


def _credit_part(credit: Credit, films: tuple[Film, ...]) -> str:
    parts = [credit.person, credit.role, _LETTER_OF[credit.cue]]
    parts += [f"p={credit.position}"] if credit.position else []
    parts += [f"c={credit.character}"] if credit.character else []
    if credit.film is None:
        parts.append("f=~")
    elif len(films) > 1:
        alone = sum(film.title == credit.film for film in films) == 1
        parts.append(f"f={credit.film}" if alone else f"f={credit.film}@{credit.year}")
    return ";".join(parts)

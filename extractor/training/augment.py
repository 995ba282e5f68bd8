"""Multiplies gold captions: other people, films, years and characters swapped in, and the noise of scraping added.

A caption is handled as pieces, (text, label or None) in order, so that no edit can put an entity's offsets wrong.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from extractor.schema import Entity, Film, GoldCaption, Label
from extractor.text import fold
from extractor.training.facts import Facts

Piece = tuple[str, Label | None]

# A share keeps its own people and films: real pairings carry signal that swapped ones lose.
KEEP_PERSON: Final = 0.25
KEEP_FILM: Final = 0.2
KEEP_CHARACTER: Final = 0.4
_TAGS: Final = (("<i>", "</i>"), ("<em>", "</em>"), ("*", "*"), ("**", "**"), ("_", "_"), ("“", "”"), ("‘", "’"),
                ('"', '"'), ("'", "'"), ("«", "»"))  # fmt: skip
_AGENCIES: Final = ("Getty Images", "Alamy", "Shutterstock", "AFP", "REUTERS", "Everett Collection", "Magnum Photos",
                    "WireImage", "Hulton Archive/Getty Images", "AP Photo", "Rex Features", "Sygma")  # fmt: skip
_QUOTED: Final = re.compile(r"[\"'“”‘’«»*_>]\s*$")
_CURLY: Final = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})


@dataclass(frozen=True, slots=True)
class Sample:
    """A training caption: its text and entities."""

    text: str
    entities: tuple[Entity, ...]


def multiply(captions: Sequence[GoldCaption], facts: Facts, *, copies: int, seed: int) -> Iterator[Sample]:
    """Each caption as it stands, then `copies` swapped and roughened ones; the same for the same seed."""
    for caption in captions:
        yield Sample(caption.text, caption.entities)
        rng = random.Random(f"{seed}:{caption.text}")
        for _ in range(copies):
            yield join(roughen(swap(caption, facts, rng), facts, rng))


def cut(text: str, entities: Iterable[Entity]) -> list[Piece]:
    """The caption as pieces; empty text between entities is kept out."""
    pieces, last = list[Piece](), 0
    for entity in entities:
        pieces += [(text[last : entity.start], None), (text[entity.start : entity.end], entity.label)]
        last = entity.end
    pieces.append((text[last:], None))
    return [piece for piece in pieces if piece[0]]


def join(pieces: Iterable[Piece]) -> Sample:
    """The pieces as a text with entities.

    >>> join([("Ozu", "PERSON"), (" at work", None)])
    Sample(text='Ozu at work', entities=(Entity(start=0, end=3, label='PERSON'),))
    """
    text, entities = "", list[Entity]()
    for part, label in pieces:
        if label is not None:
            entities.append(Entity(len(text), len(text) + len(part), label))
        text += part
    return Sample(text, tuple(entities))


def swap(caption: GoldCaption, facts: Facts, rng: random.Random) -> list[Piece]:
    """Puts other people, films, years and characters in; second mentions follow their full name."""
    pieces = cut(caption.text, caption.entities)
    names = {label: [text for text, kind in pieces if kind == label] for label in ("PERSON", "FILM", "CHARACTER")}
    new_films = _new_films(names["FILM"], caption.films, facts, rng)
    new_years = _new_years(caption.films, new_films, rng)
    new = {
        "PERSON": _new_people(names["PERSON"], facts, rng),
        "FILM": {text: film.title for text, film in new_films.items()},
        "CHARACTER": {
            text: text if rng.random() < KEEP_CHARACTER else rng.choice(facts.characters)
            for text in sorted(set(names["CHARACTER"]))
        },
        "YEAR": new_years,
    }
    return [(like(new[label].get(text, text), text), label) if label else (text, None) for text, label in pieces]


def like(name: str, model: str) -> str:
    """The name in the letter case of another: capitals, lower case, or as it is.

    >>> like("Irene Cara", "ALAN PARKER"), like("Irene Cara", "alan parker")
    ('IRENE CARA', 'irene cara')
    """
    if len(model) > 1 and model.isupper() and any(c.isalpha() for c in model):
        return name.upper()
    return name.lower() if model.islower() else name


def _new_people(names: Sequence[str], facts: Facts, rng: random.Random) -> dict[str, str]:
    new = dict[str, str]()
    full = [name for name in dict.fromkeys(names) if " " in name]
    for name in full:
        new[name] = name if rng.random() < KEEP_PERSON else rng.choice(facts.people)
    for name in dict.fromkeys(names):
        if name in new:
            continue
        owner = next((f for f in full if fold(name) in fold(f).split() or fold(f).endswith(" " + fold(name))), None)
        if owner is not None:
            words = new[owner].split()
            new[name] = words[0] if fold(owner).split()[0] == fold(name) else surname(new[owner])
        elif rng.random() < KEEP_PERSON:
            new[name] = name
        else:
            other = rng.choice(facts.people)
            new[name] = surname(other) if rng.random() < 0.7 else other.split()[0]
    return new


_PARTICLES: Final = frozenset(
    [
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "du",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "el",
        "al",
        "bin",
        "ibn",
        "st.",
        "saint",
    ]
)


def surname(name: str) -> str:
    """The part of a name that stands alone at a second mention.

    >>> surname("Robert De Niro"), surname("Robert Downey Jr.")
    ('De Niro', 'Downey Jr.')
    """
    words = name.split()
    start = len(words) - 1
    if start > 1 and words[start].rstrip(".").casefold() in {"jr", "sr", "ii", "iii"}:
        start -= 1
    while start > 1 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    return " ".join(words[start:])


def _new_films(titles: Sequence[str], films: Sequence[Film], facts: Facts, rng: random.Random) -> dict[str, Film]:
    year_of = {film.title: film.year for film in films}
    new = dict[str, Film]()
    for title in dict.fromkeys(titles):
        same = next((other for other in new if fold(other) == fold(title)), None)
        if same is not None:
            new[title] = new[same]
        elif rng.random() < KEEP_FILM:
            new[title] = Film(title, year_of.get(title))
        else:
            new[title] = rng.choice(facts.films)
    return new


def _new_years(films: Sequence[Film], new: dict[str, Film], rng: random.Random) -> dict[str, str]:
    years = dict[str, str]()
    for film in films:
        if film.year is not None and film.title in new:
            year = new[film.title].year or film.year
            # The films one has facts on crowd into a few decades; captions are of all.
            years[str(film.year)] = str(year if rng.random() < 0.8 else rng.randint(1900, 2026))
    return years


def roughen(pieces: list[Piece], facts: Facts, rng: random.Random) -> list[Piece]:
    """Adds the noise of scraped pages, each kind with its own small chance."""
    for chance, change in _NOISES:
        if rng.random() < chance:
            pieces = change(pieces, facts, rng)
    return pieces


def _map(pieces: list[Piece], change: Callable[[str], str], *, entities: bool = True) -> list[Piece]:
    return [(change(text) if entities or label is None else text, label) for text, label in pieces]


def _straight_quotes(pieces: list[Piece], facts: Facts, rng: random.Random) -> list[Piece]:
    return _map(pieces, lambda text: text.translate(_CURLY))


def _curly_apostrophes(pieces: list[Piece], facts: Facts, rng: random.Random) -> list[Piece]:
    return _map(pieces, lambda text: re.sub(r"(?<=\w)'|'(?=\w)", "’", text))


def _other_dashes(pieces: list[Piece], facts: Facts, rng: random.Random) -> list[Piece]:
    dash = rng.choice(("-", "–", "—", " – ", " - "))
    return _map(pieces, lambda text: re.sub(r"\s[-–—]\s", f" {dash.strip()} ", text), entities=False)


def _capitals(pieces: list[Piece], facts: Facts, rng: random.Random) -> list[Piece]:
    return _map(pieces, str.upper)


def _lower_case(pieces: list[Piece], facts: Facts, rng: random.Random) -> list[Piece]:
    return _map(pieces, str.lower)


def _title_case(pieces: list[Piece], facts: Facts, rng: random.Random) -> list[Piece]:
    return _map(pieces, lambda text: re.sub(r"(?<![\w'’])[a-zà-ÿ]", lambda m: m[0].upper(), text))


def _film_in_capitals(pieces: list[Piece], facts: Facts, rng: random.Random) -> list[Piece]:
    return [(text.upper() if label == "FILM" else text, label) for text, label in pieces]


def _number(pieces: list[Piece], facts: Facts, rng: random.Random) -> list[Piece]:
    number = rng.randint(1, 120)
    form = rng.choice(("{}. ", "#{} ", "{}) ", "#{}. ", "{} - ", "No. {}: ", "#{} – ", "Photo {} of 120: ", "{} "))
    return [(form.format(number), None), *pieces]


def _photographer(pieces: list[Piece], facts: Facts, rng: random.Random) -> list[Piece]:
    before, after = rng.choice((
        (" (Photo by ", "/{})"), (" Photo: ", " / {}"), (" © ", "/{}"), (" Photograph by ", "."), (" [Photo: ", "/{}]"),
        (" Photo by ", "."), (" (", "/{})"), (" Credit: ", "/{}"), (" Picture: ", ""), (" Foto: ", "/{}"),
    ))  # fmt: skip
    return [*pieces, (before, None), (rng.choice(facts.people), "PERSON"), (after.format(rng.choice(_AGENCIES)), None)]


def _agency(pieces: list[Piece], facts: Facts, rng: random.Random) -> list[Piece]:
    form = rng.choice((" ({})", " Photo: {}", " © {}", " (Photo: {})", " | {}", " Credit: {}", " /{}"))
    return [*pieces, (form.format(rng.choice(_AGENCIES)), None)]


def _no_full_stop(pieces: list[Piece], facts: Facts, rng: random.Random) -> list[Piece]:
    text, label = pieces[-1]
    return [*pieces[:-1], (text.rstrip(". ") or " ", label)] if label is None else pieces


def _double_blanks(pieces: list[Piece], facts: Facts, rng: random.Random) -> list[Piece]:
    return _map(pieces, lambda text: re.sub(r"(?<=\S) (?=\S)", lambda m: rng.choice((" ", " ", "  ")), text),
                entities=False)  # fmt: skip


def _lost_blanks(pieces: list[Piece], facts: Facts, rng: random.Random) -> list[Piece]:
    return _map(pieces, lambda text: re.sub(r"(?<=[.,;:)]) ", lambda m: rng.choice((" ", "")), text), entities=False)


def _typo(pieces: list[Piece], facts: Facts, rng: random.Random) -> list[Piece]:
    def misspell(text: str) -> str:
        spots = [i for i in range(1, len(text) - 1) if text[i - 1 : i + 2].isalpha()]
        if not spots:
            return text
        i = rng.choice(spots)
        kind = rng.randrange(4)
        if kind == 0:
            return text[:i] + text[i + 1 :]
        if kind == 1:
            return text[:i] + text[i] + text[i:]
        if kind == 2:
            return text[:i] + text[i + 1] + text[i] + text[i + 2 :]
        return text[:i] + rng.choice("aeiourntls") + text[i + 1 :]

    return [(misspell(text) if label in ("PERSON", "FILM") and rng.random() < 0.6 else text, label)
            for text, label in pieces]  # fmt: skip


def _no_marks(pieces: list[Piece], facts: Facts, rng: random.Random) -> list[Piece]:
    def strip(text: str) -> str:
        decomposed = unicodedata.normalize("NFD", text)
        return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))

    return _map(pieces, strip)


def _set_off_film(pieces: list[Piece], facts: Facts, rng: random.Random) -> list[Piece]:
    before, after = rng.choice(_TAGS)
    result = list[Piece]()
    for text, label in pieces:
        if label == "FILM" and not (result and _QUOTED.search(result[-1][0])):
            result += [(before, None), (text, label), (after, None)]
        else:
            result.append((text, label))
    return result


def _html_entities(pieces: list[Piece], facts: Facts, rng: random.Random) -> list[Piece]:
    table = str.maketrans({"&": "&amp;", "’": "&rsquo;", "“": "&ldquo;", "”": "&rdquo;", "–": "&ndash;"})
    return _map(pieces, lambda text: text.translate(table), entities=False)


def _other_year_form(pieces: list[Piece], facts: Facts, rng: random.Random) -> list[Piece]:
    before, after = rng.choice(((", ", ""), (" [", "]"), (" - ", ""), (" ", ""), (" / ", ""), ("(", ")")))
    result = list(pieces)
    for i, (_, label) in enumerate(pieces):
        if label == "YEAR" and 0 < i < len(pieces) - 1 and pieces[i - 1][0].endswith(" ("):
            following = pieces[i + 1][0]
            if following.startswith(")"):
                result[i - 1] = (pieces[i - 1][0][:-2] + before, None)
                result[i + 1] = (after + following[1:] or " ", None)
    return result


def _no_year(pieces: list[Piece], facts: Facts, rng: random.Random) -> list[Piece]:
    result, i = list[Piece](), 0
    while i < len(pieces):
        text, label = pieces[i]
        ahead = pieces[i + 1 : i + 3]
        if (
            label is None
            and text.endswith(" (")
            and len(ahead) == 2
            and ahead[0][1] == "YEAR"
            and ahead[1][0][0] == ")"
        ):
            result.append((text[:-2] + ahead[1][0][1:] or " ", None))
            i += 3
        else:
            result.append((text, label))
            i += 1
    return result


Noise = Callable[[list[Piece], Facts, random.Random], list[Piece]]
# Chances as such captions are met on pages, a little raised for the rare ones that a model must see to learn.
_NOISES: Final[tuple[tuple[float, Noise], ...]] = (
    (0.05, _no_year),
    (0.08, _other_year_form),
    (0.08, _set_off_film),
    (0.04, _film_in_capitals),
    (0.05, _typo),
    (0.03, _no_marks),
    (0.06, _number),
    (0.04, _photographer),
    (0.04, _agency),
    (0.15, _no_full_stop),
    (0.04, _other_dashes),
    (0.15, _straight_quotes),
    (0.10, _curly_apostrophes),
    (0.03, _capitals),
    (0.02, _lower_case),
    (0.05, _title_case),
    (0.03, _double_blanks),
    (0.03, _lost_blanks),
    (0.02, _html_entities),
)

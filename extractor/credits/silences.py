"""People whom a caption names without giving them a part in a film: photographers, second names, people considered."""

from __future__ import annotations

import re
from typing import Final

from extractor.credits import shapes
from extractor.credits.claims import Claims
from extractor.cues import words
from extractor.cues.model import split_words
from extractor.text import is_other_script

# After "Photo: X" nothing that X could be the subject of.
_ENDS: Final = re.compile(r"[.,;/)(:#kq&-]|$")
_PART_OF_PICTURE: Final = re.compile(
    r"\b(?:left|right|top|bottom|upper|lower|middle|cent(?:er|re))(?:-hand)? $", re.IGNORECASE
)
_DATES: Final = frozenset(split_words(words.DATES.words))  # a dated caption ends with its photographer's name
_IN_PLACE_OF: Final = ("instead of", "rather than")  # speak of the person after them only
_POSTERS: Final = frozenset(
    {
        "poster",
        "one-sheet",
        "designed the poster",
        "affiche",
        "lithograph",
        "artwork",
        "painting",
        "poster art",
        "poster design",
    }
)
_OF_PHOTOGRAPHY: Final = frozenset({"ph", "ph.", "photographed"})


def find_silences(claims: Claims) -> None:
    """Marks as silent the person tokens that get no row."""
    codes = claims.codes
    if "k" in codes:
        for match in shapes.BYLINE.finditer(codes):
            people = claims.people_from(match.end() - 1)
            is_by = "b" in match.group()
            if _PART_OF_PICTURE.search(claims.reading.text, 0, claims.reading.starts[match.start()]):
                continue  # "Left photo: X"
            if not _credits_photography(claims, match.start()) and (is_by or _ENDS.match(codes, people[-1] + 1)):
                claims.silent.update(people)
    for match in shapes.AGENCY.finditer(codes):
        if match["alone"]:
            claims.silent.add(match.start("alone"))  # "By X." at the start
        elif match["first"]:
            if "F" not in codes:
                claims.silent.add(match.end() + 1)  # "X by Y": a portrait
        else:
            claims.silent.add(max(match.start(place) for place in ("after", "last", "before", "bracketed")))
    for match in shapes.LAST_ALONE.finditer(codes):
        person = match.start("person")
        if "P" in codes[:person] and any(claims.reading.word(i) in _DATES for i in range(person)):
            claims.silent.add(person)
    for match in shapes.POSTER_BY.finditer(codes):
        part = "word" if match["word"] else "thing"
        if claims.reading.word(match.start(part)) in _POSTERS:
            claims.silent.add(match.start("person" if match["word"] else "maker"))
    for match in shapes.CHILD_OF.finditer(codes):
        claims.silent.add(match.end() - 1)
    for match in shapes.ALIAS.finditer(codes):
        first, second = match.start(), match.end() - 1
        is_second_name = second - first > 1 or is_other_script(claims.reading.name(first), claims.reading.name(second))
        if is_second_name:  # no list without commas: "X Y Z"
            claims.silent.add(second)
    if "z" in codes:
        for match in shapes.CONSIDERED.finditer(codes):
            if codes[match.start()] == "z" or not claims.is_phrase(match.end(), *_IN_PLACE_OF):
                claims.silent.add(codes.index("P", match.start()))


def _credits_photography(claims: Claims, at: int) -> bool:
    """Whether "ph." at a token credits the film's cinematographer, after its title and its director."""
    ahead = claims.codes[max(0, at - 6) : at]
    return claims.reading.word(at) in _OF_PHOTOGRAPHY and "P" in ahead and "g" in ahead and "F" in claims.codes[:at]

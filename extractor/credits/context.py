"""What a caption describes its people doing: at work as actors, or at work behind the camera."""

from __future__ import annotations

import re
from typing import Final

from extractor.credits.reading import Reading
from extractor.credits.roles import BRACKET, RoleFinder

_LIST_REST: Final = rf"(?:{BRACKET}|'?[al]d?[jxX]?C)?(?:,?[,&]{BRACKET}?[dj]*P(?:{BRACKET}|a[dj]?C)?)*"
# "P and P in F", "P (left) in a scene from F"
_IN_FILM: Final = re.compile(rf"(?P<people>P{_LIST_REST}),?(?:(?:a[djxX]?C),?)?i(?:d?Y?j?t?)F")
# "P hides a broken arm in F"
_SOMETHING_IN_FILM: Final = re.compile(r"i[dYjt']{0,3}F")
# "P directs P and P", "gives directions to P"
_DIRECTED: Final = re.compile(rf"(?:[DTM]|v)[dhjxXf]{{0,5}}(?P<people>P{_LIST_REST})")
# "P's stunt double", "stand-in for P", "doubles P"
_DOUBLED: Final = re.compile(r"P'[xXjn0]{0,2}[nm]|[nmv][of]?[dj]*P")
# "F, P, 1950", "F (P, 1950)"
_HEADING: Final = re.compile(rf"F{BRACKET}?[,(/-](?P<person>P)(?=[,)/-]*Y|[),]?[X.,]*Y|\))|F{BRACKET},(?P<other>P)(?=\.|$)")
_AT_CAMERA: Final = re.compile(
    r"\b(?:behind the camera|through the (?:camera|viewfinder|finder|lens)|viewfinder|lin(?:es|ing|ed) up|director['’]s chair|megaphone|"
    r"at work on|working on|check(?:s|ing) the (?:shot|frame|camera)|frames? (?:a|the) shot|"
    r"with (?:the|his|her) crew|with the cast|with (?:his|her) (?:cast|actors|crew))\b",
    re.IGNORECASE,
)

_SHOOTS: Final = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:shoots|shooting|shot|filming|films|filmed|made|makes|making)\s*(?:the |a )?[\"'“‘(*]*(?:$|[a-z ]{0,25}\b(?:scene|shot|sequence)\b)", re.IGNORECASE)


def find_contexts(reading: Reading, finder: RoleFinder) -> set[int]:
    """The person tokens whom the caption shows at work as actors."""
    codes, values = reading.codes, reading.values
    found: set[int] = set()

    def add_people(start: int, end: int) -> None:
        found.update(i for i in range(start, end) if codes[i] == "P")

    for match in _IN_FILM.finditer(codes):
        link = codes.rindex("i", match.start(), match.end())
        if values[link] in ("in", "im", "dans", "en"):
            add_people(match.start(), match.end())
    for match in _SOMETHING_IN_FILM.finditer(codes):
        if values[match.start()] in ("in", "im", "dans", "en"):
            start = max(finder.sentence_start(match.start()), codes.rfind("F", 0, match.start()) + 1)
            add_people(start, match.start())
    for match in _DIRECTED.finditer(codes):
        head = codes[match.start()]
        if head == "v" and values[match.start()][0] not in ("director", "makeup_artist", "stand_in", "stunts"):
            continue
        add_people(*match.span("people"))
    for match in _DOUBLED.finditer(codes):
        noun = next(i for i in range(match.start(), match.end()) if codes[i] in "nmv")
        value = values[noun]
        if value[0] in ("stand_in", "stunts"):
            add_people(match.start(), match.end())
    at = -1
    while (at := codes.find("c", at + 1)) >= 0:
        start, end = finder.sentence_start(at), finder.sentence_end(at)
        if "P" in codes[start:end]:
            add_people(start, end)
        elif start > 0 and "F" in codes[start:end]:
            add_people(finder.sentence_start(start - 1), start)
    return found


def guess_directors(reading: Reading, open_people: list[int], people_count: int) -> set[int]:
    """Those of the people with an open role (first mentions) who are likelier the director, by how the caption is put."""
    codes, text = reading.codes, reading.text
    if not open_people:
        return set()
    headed = [match.start("person") if match["person"] else match.start("other") for match in _HEADING.finditer(codes)]
    guessed = {token for token in open_people if token in headed}
    if guessed:
        return guessed
    for token in open_people:
        after = codes[token + 1 :]
        limit = next((reading.starts[i] for i in range(token + 1, len(codes)) if codes[i] == "P"), len(text))
        following = text[reading.ends[token] : min(limit, reading.ends[token] + 45)]
        together = token and codes[token - 1] in "&," and "P" in codes[max(0, token - 3) : token]
        if not together and (_AT_CAMERA.search(following) or _SHOOTS.match(following)):
            return {token}
        if re.match(rf"{BRACKET}?w[dhj]*P", after) and token == min(open_people):
            return {token}
    return set()

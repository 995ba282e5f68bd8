"""Roles told by verbs: "X wrote and directed F", "X, who designed the gowns", "X plays a knight"."""

from __future__ import annotations

import re
from typing import Final

from extractor.credits import shapes
from extractor.credits.claims import Claims
from extractor.credits.nouns import THING_ROLE
from extractor.cues import words
from extractor.cues.model import split_words
from extractor.schema import Role

_SELF: Final = ("himself", "herself", "themselves")
_GAMES: Final = frozenset(split_words(words.GAMES.words))
_MADE: Final = frozenset(split_words(words.MADE.words))
_MAKEUP_VERBS: Final = frozenset(split_words(words.MAKEUP_VERBS.words))
_MADE_UP: Final = frozenset(split_words(words.MADE_UP.words))
_OCCASIONS: Final = frozenset(split_words(words.OCCASIONS.words))
_INTERVIEWS: Final = frozenset(split_words(words.INTERVIEWS.words))
_STUNTS: Final = frozenset(split_words(words.STUNT_SCENES.words))
_FACE: Final = frozenset(split_words(words.FACE.words))
_SHARED_WORK: Final = ("writer", "composer", "editor", "producer")  # "wrote it with X" makes X a writer too
_SOURCES: Final = frozenset(split_words(words.SOURCES.words))
_GIVES_VOICE: Final = frozenset(split_words(words.GIVES_VOICE.words))
_STARRED: Final = frozenset({"starred", "co-starred", "featured"})
_WEARS: Final = frozenset({"wears", "wore", "wearing", "worn"})
_MONSTERS: Final = frozenset(split_words(words.MONSTERS.words))
_LIGHTS: Final = frozenset({"lights", "lighting", "lit"})
_REAL: Final = ("real", "real-life")
_SPOUSES: Final = frozenset(split_words(words.SPOUSES.words))
_PRIZES: Final = frozenset(split_words(words.PRIZES.words))
_PLAYING: Final = (
    "play",
    "portray",
    "voic",
    "imperson",
    "starring as",
    "stars as",
    "cast as",
    "in the role",
    "in the part",
    "singing voice of",
    "speaking voice of",
    "the voice of",
    "is the voice",
    "was the voice",
)
# Whoever owns one of these made it ("X's sets"); a costume or a camera may belong to anyone.
_OWNED: Final = frozenset({"production_designer", "composer", "cinematographer", "writer"})
_NOT_OWNED: Final = frozenset({"story", "set", "song", "camera", "theme"})
_PLACES_OF_WORK: Final = frozenset({"set", "camera"})  # "the Oscar winner posing for the camera"
_PRIZE_REACH: Final = 8  # tokens from a prize to "for": "an Oscar at the age of 27 for"
_AND_STARS: Final = re.compile(r"(?:,?&|,)(?P<noun>[nm])")
_AS_NOUN_AHEAD: Final = re.compile(r"a[dhjx]{0,3}[nm]")
_FILM_NEXT: Final = re.compile(r"[dtj]{0,3}F")
_FILM_AHEAD: Final = re.compile(r"F|d[^.;]{0,5}F|dx")
_FILM_WHICH: Final = re.compile(r"F(?:\([^()]{0,6}\))?,e[djx]{0,2}P$")  # "F (1950), which X photographed"
_THEM: Final = ("him", "her", "them")
_DOUBLED_AHEAD: Final = re.compile(r"[PC]|(?<=v)[dj]{0,2}[PC]")
_DOUBLED_FOR_AHEAD: Final = re.compile(r"[dj]{0,2}[PCh]|x(?=[.;,]|$)")


def find_verbs(claims: Claims) -> None:
    """Gives the roles of verbs to their subjects."""
    codes, reading = claims.codes, claims.reading
    for match in shapes.FILM_STARRED.finditer(codes):
        if reading.word(match.start("verb")) in _STARRED:  # whoever stands before the film is no subject of it
            claims.used.add(match.start("verb"))
            for person in claims.people_from(match.start("person")):
                claims.add(person, "actor", "explicit", "verb", match.start("verb"))
    at, before = -1, -1  # a verb, and the one before it that has a subject
    subjects: list[int] = []
    while (at := codes.find("v", at + 1)) >= 0:
        role, kind = reading.meanings[at][:2]
        if codes[at + 1 : at + 3] == "bx" and reading.word(at + 2) in _SELF and "P" in codes[:at]:
            claims.add(codes.index("P"), claims.role(at), "explicit", "verb", at)  # "directed by himself"
        if at in claims.used or codes[at + 1 : at + 2] == "b" or not _is_about_film(claims, at):
            continue
        humbler = _AS_NOUN_AHEAD.match(codes, at + 1) if role == "actor" else None
        if humbler is not None and claims.role(humbler.end() - 1) in ("extra", "stand_in", "stunts"):
            continue  # "appears as an extra"
        is_second = codes[at - 1] == "&" and before >= 0 and not re.search(r"[P.;]", codes[before:at])
        people = subjects if is_second else claims.subjects(at)  # "X and Y wrote F and starred in it"
        if people:
            before, subjects = at, people
        for person in people:
            doubles = role == "stand_in" and any(
                reading.word(i) in _STUNTS for i in range(at + 1, min(at + 9, reading.sentence_end(at)))
            )
            told: Role = "stunts" if doubles else claims.role(at)
            if role == "editor" and kind == "context":  # whoever visits the cutting room stands there, too
                claims.add(person, told, "context", "at-the-bench", at, is_weak=True)
            else:
                claims.add(person, told, "context" if kind == "context" else "explicit", "verb", at)
            claims.used.add(at)
        if not people and _is_shared(claims, at):
            ahead = shapes.WRITTEN_WITH.regex.match(codes, at)
            for person in claims.people_from(ahead.start("person")) if ahead else ():
                claims.add(person, claims.role(at), "explicit", "written-with", at)
        if people and role in _SHARED_WORK and (ahead := shapes.WRITTEN_WITH.regex.match(codes, at)):
            for person in claims.people_from(ahead.start("person")):
                claims.add(person, claims.role(at), "explicit", "written-with", at, is_weak=True)
        stars = _AND_STARS.match(codes, at + 1)
        if stars and reading.word(stars.start("noun")) in ("star", "stars", "co-stars"):  # "directs and stars"
            claims.give(people, stars.start("noun"), stars.end(), "verb")
        if role == "director" and codes[at + 1 : at + 2] == "x" and reading.word(at + 1) in _SELF:
            for person in people:
                claims.add(person, "actor", "explicit", "verb", at)  # "directs himself"


def _is_shared(claims: Claims, at: int) -> bool:
    """Whether a verb without a subject tells of shared work: "F, co-directed with X"."""
    return claims.reading.word(at).startswith("co-")


def find_doubles(claims: Claims) -> None:
    """Reads "doubles", else a noun, as a verb: "X doubles C"."""
    codes = claims.codes
    for match in shapes.DOUBLES.finditer(codes):
        at = match.start("noun")
        if claims.reading.word(at) == "doubles" and at not in claims.used:
            claims.give(claims.subjects(at), at, at + 1, "verb")


def _is_about_film(claims: Claims, at: int) -> bool:
    """Whether a verb that may speak of other things tells a role here."""
    codes = claims.codes
    role, kind = claims.reading.meanings[at][:2]
    word = claims.reading.word(at)
    if role == "unknown" and codes[at - 1 : at] == "N":
        return False  # "never visited"
    is_beside_verb = bool(
        re.search(r"v,?&?$", codes[max(0, at - 3) : at]) or re.match(r",?&?v", codes[at + 1 : at + 4])
    )
    if kind == "passive":  # "wrote, shot and cut it"
        if word == "cut" and _FILM_AHEAD.match(codes, at + 1):
            return True
        if word == "designed":
            return _FILM_NEXT.match(codes, at + 1) is not None
        return is_beside_verb
    if codes[at - 1 : at] == "i" and word == "cut it" and claims.is_phrase(at - 1, "to"):
        return False  # "who used to cut it": hair
    if word == "applied" and re.search(r"c[^PF.;]{0,3}$", codes[:at]):
        return False  # "having his makeup applied"
    if word in ("lighting", "lit", "lights"):  # a film, not a cigarette
        return _FILM_NEXT.match(codes, at + 1) is not None
    if word in ("photographed", "lenses"):
        is_of_film = _FILM_WHICH.search(codes[max(0, at - 12) : at]) is not None
        return is_beside_verb or is_of_film or _FILM_AHEAD.match(codes, at + 1) is not None
    if role == "stand_in" and word.endswith("for") and claims.reading.word(at + 1) in _THEM:
        return True
    if role == "stand_in":
        return (_DOUBLED_FOR_AHEAD if word.endswith("for") else _DOUBLED_AHEAD).match(codes, at + 1) is not None
    return True


def find_works(claims: Claims) -> None:
    """Roles by what someone made, won a prize for, owns or makes up."""
    codes, reading = claims.codes, claims.reading
    for match in shapes.MADE.finditer(codes):
        verb = match.start("verb")
        if reading.word(verb) in _MADE:
            for at in range(verb + 1, match.end()):
                role = THING_ROLE.get(reading.word(at))
                if role is not None:
                    claims.add(match.start(), role, "explicit", "made", verb)
    for match in shapes.IN_CHARGE_OF.finditer(codes):
        if reading.word(match.start("craft") - 1) == "charge" or "charge" in reading.text:
            claims.add(match.start(), claims.role(match.start("craft")), "explicit", "verb", match.start("craft"))
    if "M" in codes:
        for match in shapes.MAKING_UP.finditer(codes):
            claims.add(match.start(), "makeup_artist", "context", "making-up", match.start("verb"), is_weak=True)
    for match in shapes.MADE_UP_BY.finditer(codes):
        if claims.is_phrase(match.start("link"), "by") and (things := _things_made(claims, match.start())):
            for person in claims.people_from(match.start("person")):
                claims.add(person, things, "explicit", "made", match.start())
            continue
        if claims.is_phrase(match.start("link"), "by") and any(
            reading.word(i) in _MADE_UP for i in range(match.start(), match.start("link"))
        ):
            for person in claims.people_from(match.start("person")):
                claims.add(person, "makeup_artist", "context", "made-up-by", match.start(), is_weak=True)
    for match in shapes.MAKING_UP_PART.finditer(codes):
        if reading.word(match.start("verb")) in _MAKEUP_VERBS and reading.word(match.start("part")) in _FACE:
            claims.add(match.start(), "makeup_artist", "context", "making-up", match.start("verb"), is_weak=True)
    for match in shapes.LIGHTING.finditer(codes):
        if reading.word(match.start("verb")) in _LIGHTS:
            claims.add(match.start(), "cinematographer", "context", "lighting", match.start("verb"), is_weak=True)
    if "g" not in codes:
        return
    for match in shapes.PRIZE.finditer(codes):
        craft = match.start("craft")
        role = claims.role(craft)
        if role in ("actor", "director", "unknown") or not _is_prize_for(claims, match.start(), craft):
            continue
        for person in claims.subjects(match.start())[:1]:
            claims.add(person, role, "explicit", "prize", craft, is_weak=True)
    for match in shapes.OWNED_WORK.finditer(codes):
        craft = match.start("craft")
        role = claims.role(craft)
        if craft in claims.used:
            continue
        if role == "unknown":
            claims.add(match.start(), role, "explicit", "source", craft)
        elif role in _OWNED and reading.word(craft) not in _NOT_OWNED:
            claims.add(match.start(), role, "context", "owned-work", craft, is_weak=True)


def _is_prize_for(claims: Claims, link: int, craft: int) -> bool:
    """Whether "for" leads from a prize to a craft: "an Oscar for the sets", not "Oscar winner X on the set"."""
    codes, reading = claims.codes, claims.reading
    if not claims.is_phrase(link, "for") or reading.word(craft) in _PLACES_OF_WORK:
        return False
    start = max(link - _PRIZE_REACH, *(codes.rfind(code, 0, link) + 1 for code in "PC.;,()"))
    return any(reading.word(i) in _PRIZES for i in range(start, link))


def _things_made(claims: Claims, verb: int) -> Role | None:
    """The role of whoever made the thing of "the creature was made by X"; none of "made up by X"."""
    reading = claims.reading
    if reading.word(verb) not in _MADE or reading.word(verb + 1) == "up":
        return None
    start = max(reading.sentence_start(verb), verb - 4)
    return next((role for i in range(verb - 1, start - 1, -1) if (role := THING_ROLE.get(reading.word(i)))), None)


def find_players(claims: Claims) -> None:
    """Actors by what they play, and the real people whom they play."""
    codes, reading = claims.codes, claims.reading
    at = -1
    while (at := codes.find("l", at + 1)) >= 0:
        if not reading.meanings[at][0].startswith(_PLAYING) or codes[at + 1 : at + 2] not in tuple("dhCPjF"):
            continue
        thing = next((reading.word(i) for i in range(at + 1, min(at + 4, len(codes))) if codes[i] in "xXg"), "")
        if thing not in _GAMES:
            for person in claims.subjects(at):
                claims.add(person, "actor", "explicit", "plays", at)
    for match in shapes.PLAYER_BEHIND.finditer(codes):
        is_playing = reading.meanings[match.start("plays")][0].startswith(_PLAYING)
        if is_playing and not any(reading.word(i) in _GAMES for i in range(*match.span("what"))):
            claims.add(match.start("person"), "actor", "explicit", "plays", match.start("plays"))
    for match in shapes.CAST_OF.finditer(codes):
        if reading.word(match.start("cast")) == "cast":
            for person in claims.people_from(match.start("person")):
                claims.add(person, "actor", "explicit", "credit-line", match.start())
    for match in shapes.GAVE_VOICE.finditer(codes):
        if reading.word(match.start("verb")) in _GIVES_VOICE and reading.word(match.start("voice")) == "voice":
            claims.add(match.start(), "actor", "explicit", "gave-voice", match.start("voice"))
    for match in shapes.VOICE_IS.finditer(codes):
        if "C" in codes and reading.word(match.start("voice")) == "voice":
            claims.add(match.start("person"), "actor", "explicit", "gave-voice", match.start("voice"))
    for match in shapes.IN_MONSTER.finditer(codes):
        if reading.word(match.start("suit")) not in ("suit", "costume"):
            continue
        is_worn = reading.word(match.start("link")) in _WEARS
        link = match.start("link")
        is_in = claims.is_phrase(link, "in", "inside")
        bare = "C" in codes if is_worn else reading.word(match.start("suit")) == "suit"  # "X in the suit"
        is_monster = reading.word(match.start("what")) in _MONSTERS if match["what"] else bare
        if is_monster and (is_worn or is_in):
            opened = link > 1 and codes[link - 2 : link] == "P("
            for person in [link - 2] if opened else claims.subjects(link)[:1]:
                claims.add(person, "actor", "explicit", "in-suit", match.start("suit"))
    for match in shapes.REAL_PERSON.finditer(codes):
        if claims.is_phrase(match.start("real"), "real") and reading.word(match.start("the")) == "the":
            claims.add(match.end() - 1, "unknown", "explicit", "real-person", match.start("real"))
    for match in shapes.REAL_BESIDE.finditer(codes):
        if reading.word(match.start("real")) in _REAL:
            claims.add(match.start(), "unknown", "explicit", "real-person", match.start("real"))
    for match in shapes.PERSON_PLAYED.finditer(codes):
        if claims.is_phrase(match.start("pronoun"), "he", "she"):
            claims.add(match.start(), "unknown", "explicit", "real-person", match.start("pronoun"))
    for match in shapes.REAL_PLAYED_BY.finditer(codes):
        claims.add(match.start(), "unknown", "explicit", "real-person", match.end() - 1)
        claims.add(match.end() - 1, "actor", "explicit", "plays", codes.index("l", match.start()))
    for match in shapes.PLAYS_THEM.finditer(codes):
        if reading.word(match.start("whom")) in ("him", "her"):
            players = claims.subjects(match.start())
            who = claims.antecedent(min(players)) if players else None
            if who is not None:
                claims.add(who, "unknown", "explicit", "real-person", match.start())
    _find_sources(claims)
    _find_guests(claims)
    for match in shapes.WHOSE_BOOK.finditer(codes):
        craft = match.start("craft")
        if claims.role(craft) == "unknown":
            claims.add_source(match.start(), craft)


def _find_sources(claims: Claims) -> None:
    """Authors of what a film is made from: "after X", "from X's serial", "after the comic by X"."""
    codes, reading = claims.codes, claims.reading
    if "F" not in codes:
        return
    for match in shapes.SOURCE_AFTER.finditer(codes):
        if claims.is_phrase(match.start("link"), "after") and "F" in codes[: match.start()]:
            claims.add_source(match.start("person"), match.start("link"))
    for shape in (shapes.SOURCE_OF, shapes.SOURCE_BY):
        for match in shape.finditer(codes):
            if claims.is_phrase(match.start(), "after", "from") and reading.word(match.start("craft")) in _SOURCES:
                claims.add_source(match.start("person"), match.start("craft"))


def _find_guests(claims: Claims) -> None:
    """People with no part in the making: interviewed for a documentary, or relatives at a premiere."""
    codes, reading = claims.codes, claims.reading
    for match in shapes.INTERVIEWED.finditer(codes):
        if reading.word(match.start("word")) in _INTERVIEWS:
            for person in claims.people_from(match.start("person")):
                claims.add(person, "unknown", "explicit", "interviewed", match.start(), is_weak=True)
    if "K" not in codes:
        return
    for match in shapes.RELATIVE.finditer(codes):
        person = codes.index("P", match.start())
        if reading.word(match.start()).rpartition(" ")[2] in _SPOUSES and " " not in reading.name(person):
            claims.add(person, "unknown", "explicit", "relative", match.start(), is_weak=True)  # "his wife Alma"
            continue
        start, end = reading.sentence_start(person), reading.sentence_end(person)
        if any(reading.word(i) in _OCCASIONS for i in range(max(start, person - 20), min(end, person + 20))):
            claims.add(person, "unknown", "explicit", "relative", match.start(), is_weak=True)

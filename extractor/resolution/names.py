"""A person's name in its parts, and how two names can be one person's."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from sys import intern
from typing import Final, NamedTuple

from extractor.resolution.nicknames import forename_relation, is_forename
from extractor.resolution.spelling import NEAR_SCORE, latin, likeness, readable, words

HONORIFICS: Final = words("sir dame dr mr mrs ms miss prof professor lord lady hon rev reverend maestro")
_POST_NOMINALS: Final = words("asc bsc ace obe cbe kbe dbe mbe phd md esq")
_GENERATIONS: Final = {
    "jr": "jr", "junior": "jr", "jnr": "jr", "ii": "jr", "sr": "sr", "senior": "sr", "snr": "sr", "iii": "iii",
    "iv": "iv",
}  # fmt: skip
# Words that belong to the surname after them, wherever they stand.
_PARTICLES: Final = words(
    "de di da do du del della dei degli der den des dos das la le lo van von zu zur ten ter af av al el bin ibn "
    "mc mac o st"
)
# Particles that are also first words of names: "Van Heflin", "Al Pacino", "La Toya", "Mac Davis".
_ALSO_FORENAMES: Final = words("van al mac la")
_PARTICLES_BEGIN: Final = frozenset(particle[:2] for particle in _PARTICLES)
_LONGEST_PARTICLE: Final = max(map(len, _PARTICLES))
_SHORTEST_CORE: Final = 4  # letters left of a surname without its particle: "niro", but "dean" and "lamas"
_QUOTED: Final = re.compile(r"""(?:(?<=\s)|^)["'(](\w[^"'()]*)["')](?=\s|$)""")
_NOT_LETTERS: Final = re.compile(r"[^\w\s]|_")
_HUMP: Final = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ][a-zà-ÿ])")
_GLUED_FROM: Final = 3  # letters on each side of a hump: "KurtRussell", but "McQueen", "DeMille", "LeBron"
_GLUED_BY_RIGHT: Final = frozenset({"Mac", "Van", "Von", "Fitz"})
_PLAIN: Final = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)+")  # four names in five: nothing to take apart
_HYPHENS: Final = re.compile(r"[-‐‑–—.·]")
_INITIALS: Final = re.compile(r"[A-Z]{2,3}")
_VOWELS: Final = frozenset("AEIOUY")

# How often a comparison of each kind is right, as a score; products of them stand for names that differ twice.
INITIAL_SCORE: Final = 0.9  # "S. Spielberg": any other S fits as well
VARIANT_SCORE: Final = 0.96  # "Sergey", "Sergei"
NICKNAME_SCORE: Final = 0.95  # "Jimmy" for "James"
NICKNAMES_SCORE: Final = 0.8  # "Kate" and "Kathy" can both be Katharine, and mostly aren't one
MIDDLE_SCORE: Final = 0.96  # "Samuel Jackson" without his L.
GENERATION_SCORE: Final = 0.93  # "Robert Downey" without his Jr.
NICKNAME_MIDDLE_SCORE: Final = 0.88  # "Bob Hale" and "Robert J. Hale": two reasons to doubt, so it takes a film
FIRST_DROPPED_SCORE: Final = 0.9  # "Bruce Willis" for "Walter Bruce Willis"
SURNAME_ADDED_SCORE: Final = 0.8  # "Robin Wright Penn"; but Tommy Lee is not Tommy Lee Jones
REVERSED_SCORE: Final = 0.94  # "Kurosawa Akira"
OTHER_FORENAME: Final = 0.65  # both are established forenames: "Francis" may be a slip for "Frances", mostly it isn't


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in folded parts. `given` may hold initials (one letter); `surname` has its particles glued on.

    `key` is all letters in order with the generation: spellings that differ by capitals, marks, blanks, hyphens,
    titles or a comma have one key. A name of one word has no `given`.
    """

    given: tuple[str, ...]
    surname: str
    generation: str = ""
    nickname: str = ""
    key: str = field(init=False, compare=False)  # what names are distinct by

    def __post_init__(self) -> None:
        """Works out what is asked for often."""
        object.__setattr__(self, "key", "".join((*self.given, self.surname, self.generation)))

    @property
    def is_bare(self) -> bool:
        """Whether it is a surname, a forename or a stage name alone."""
        return not self.given

    @property
    def tails(self) -> tuple[str, ...]:
        """What a second mention may call the person: "lewis" and "daylewis" of Daniel Day-Lewis."""
        core = surname_core(self.surname)
        if len(self.given) == 1:
            return (self.surname,) if core == self.surname else (core, self.surname)
        parts = (*self.given, self.surname)
        tails = tuple("".join(parts[start:]) for start in range(len(parts) - 1, 0, -1))
        return tails if core == self.surname else (core, *tails)


class Comparison(NamedTuple):
    """How two names or titles compare: the kind of likeness, and a score from 0 (different) to 1 (the same)."""

    kind: str
    score: float

    def __bool__(self) -> bool:
        """Whether anything speaks for it."""
        return self.score > 0


_SAME: Final = Comparison("exact", 1.0)
DIFFERENT: Final = Comparison("different", 0.0)
CONFLICT: Final = Comparison("conflict", 0.0)  # what one says the other denies: Jr. and Sr., Michael B. and Michael C.


@lru_cache(maxsize=1 << 18)
def parse_name(text: str) -> PersonName:
    """The parts of a name as written.

    >>> parse_name("Downey, Robert, Jr.")
    PersonName(given=('robert',), surname='downey', generation='jr', nickname='', key='robertdowneyjr')
    >>> parse_name("Sir Daniel DAY-LEWIS").key, parse_name("Max von Sydow").surname, parse_name("JJ Abrams").given
    ('danieldaylewis', 'vonsydow', ('j', 'j'))
    """
    if _PLAIN.fullmatch(text):
        words_of_it = text.lower().split(" ")
        before, generation = _strip(words_of_it)
        return _assemble(before, [], generation, "", alone=False)
    text = readable(text)
    nickname = ""
    if quoted := _QUOTED.search(text.translate(_QUOTES)):
        rest = f"{text[: quoted.start()]} {text[quoted.end() :]}"
        if len(rest.split()) > 1:
            nickname, text = _letters(quoted.group(1)).replace(" ", ""), rest
    parts = [part.split() for part in text.split(",")]
    family: list[str] = []
    if len(parts) > 1 and parts[0] and not all(_is_ending(word) for word in parts[1]):
        family, parts = parts[0], parts[1:]
    before, generation = _strip(_split([word for part in parts for word in part], shouted=text.isupper()))
    after, generation_after = _strip(_split(family, shouted=text.isupper()))
    alone = not before or ("-" in text and len(text.split()) == 1)  # "Day-Lewis", "Ice-T"
    return _assemble(before, after, generation or generation_after, nickname, alone=alone)


_QUOTES: Final = str.maketrans("“”‘’„«»", '""\'\'"""')


def _letters(word: str) -> str:
    return _NOT_LETTERS.sub("", latin(word))


def _is_ending(word: str) -> bool:
    letters = _letters(word)
    return letters in _GENERATIONS or letters in _POST_NOMINALS


def _split(written: list[str], *, shouted: bool) -> list[str]:
    """Folded words: hyphens and glued words parted, runs of initials spelled out."""
    found: list[str] = []
    pieces = [piece for word in written for piece in _HYPHENS.split(word) if piece]
    for number, piece in enumerate(pieces, 1):
        if number < len(pieces) and _are_initials(piece, shouted=shouted):
            found += piece.lower()
        else:
            found += [letters for hump in _humps(piece) if (letters := _letters(hump))]
    return found


def _are_initials(word: str, *, shouted: bool) -> bool:
    """ "PT" and "JJ", but not the "ED" of "ED WOOD"."""
    if not _INITIALS.fullmatch(word) or word.lower() in _GENERATIONS:
        return False
    return not _VOWELS & set(word) or (not shouted and word.endswith("J"))


def _humps(word: str) -> list[str]:
    """The words that a glued one is made of."""
    humps = _HUMP.split(word)
    whole = any(len(hump) < _GLUED_FROM or hump in _GLUED_BY_RIGHT for hump in humps)
    return [word] if whole else humps


def is_glued(text: str) -> bool:
    """Whether two words of a name lack the blank between them.

    >>> is_glued("KurtRussell"), is_glued("Roddy McDowall")
    (True, False)
    """
    return any(len(_humps(word)) > 1 for word in text.split())


def _strip(name: list[str]) -> tuple[list[str], str]:
    """The words without titles before and letters after the name, and the generation ("jr") if one is named."""
    while len(name) > 1 and name[0] in HONORIFICS and (len(name[1]) > 1 or len(name) > 2):
        name = name[1:]
    generation = ""
    while len(name) > 1 and (name[-1] in _POST_NOMINALS or (name[-1] in _GENERATIONS and not generation)):
        generation = generation or _GENERATIONS.get(name[-1], "")
        name = name[:-1]
    return name, generation


def _assemble(name: list[str], family: list[str], generation: str, nickname: str, *, alone: bool) -> PersonName:
    name = list(map(intern, name))  # words recur: one object each is small, and quick to look up
    if family:
        return PersonName(tuple(name), intern("".join(family)), generation, nickname)
    if alone:
        return PersonName((), intern("".join(name)), generation, nickname)
    start = len(name) - 1
    while start > 0 and name[start - 1] in _PARTICLES and not (start == 1 and name[0] in _ALSO_FORENAMES):
        start -= 1
    surname = name[start] if start == len(name) - 1 else intern("".join(name[start:]))
    return PersonName(tuple(name[:start]), surname, generation, nickname)


def compare_names(left: PersonName, right: PersonName) -> Comparison:
    """How two full names can be one person's.

    Kinds, from sure to weak: "exact", "variant", "nickname", "sound", "spelling", "reversed", "initial", "particle",
    "near"; and those where one name says less than the other: "middle", "generation", "first dropped",
    "surname added". `CONFLICT` where each denies the other, `DIFFERENT` where nothing speaks for it.

    >>> compare_names(parse_name("Jimmy Stewart"), parse_name("James Stuart"))
    Comparison(kind='sound', score=0.87)
    >>> compare_names(parse_name("Samuel Jackson"), parse_name("Samuel L. Jackson")).kind
    'middle'
    >>> compare_names(parse_name("Joel Coen"), parse_name("Ethan Coen")).kind
    'different'
    """
    if left.key == right.key:
        return _SAME
    if left.generation and right.generation and left.generation != right.generation:
        return CONFLICT
    if left.is_bare or right.is_bare:
        return _comparison(*likeness(left.surname, right.surname)) if left.is_bare and right.is_bare else DIFFERENT
    found = _in_order(left, right)
    if found.score < REVERSED_SCORE and found.kind != "conflict":
        other = (_reversed if len(left.given) == len(right.given) else _surname_added)(left, right)
        if other.score > found.score:
            found = other
    if found and left.generation != right.generation:
        found = Comparison("generation", found.score * GENERATION_SCORE)
    return _comparison(found.kind, round(found.score, 2))


@lru_cache(maxsize=1 << 11)
def _comparison(kind: str, score: float) -> Comparison:
    """One object for all pairs that compare so: of millions of pairs there are some hundred kinds and scores."""
    return Comparison(kind, score)


def is_particle(word: str) -> bool:
    """Whether a folded word is one that surnames begin with: "van", "de", "mc"."""
    return word in _PARTICLES


def surname_core(surname: str) -> str:
    """A surname without the particle glued to it, if enough is left to tell people by.

    >>> surname_core("deniro"), surname_core("dean")
    ('niro', 'dean')
    """
    if surname[:2] not in _PARTICLES_BEGIN:
        return surname
    for length in range(min(len(surname) - _SHORTEST_CORE, _LONGEST_PARTICLE), 1, -1):
        if surname[:length] in _PARTICLES:
            return surname[length:]
    return surname


def says_less(kind: str) -> bool:
    """Whether a comparison of this kind holds between a name and a fuller one.

    >>> says_less("middle"), says_less("nickname")
    (True, False)
    """
    return kind in {"initial", "middle", "generation", "first dropped", "surname added"}


@lru_cache(maxsize=1 << 18)
def compare_forenames(left: str, right: str) -> tuple[str, float]:
    """How alike two folded forenames or initials are: the kind and a score.

    >>> compare_forenames("micheal", "michael"), compare_forenames("s", "steven"), compare_forenames("emma", "emily")
    (('sound', 0.92), ('initial', 0.9), ('', 0.0))
    """
    if left == right:
        return "exact", 1.0
    if len(left) == 1 or len(right) == 1:
        return ("initial", INITIAL_SCORE) if left[:1] == right[:1] else ("", 0.0)
    kind, score = likeness(left, right)
    if relation := forename_relation(left, right):
        if relation == "nicknames" and kind in {"sound", "spelling"}:
            relation = "variant"  # "Zack" and "Zach"
        return relation, {"variant": VARIANT_SCORE, "nickname": NICKNAME_SCORE, "nicknames": NICKNAMES_SCORE}[relation]
    are_two_names = (is_forename(left) and is_forename(right)) or _are_his_and_hers(left, right)
    if are_two_names:
        return kind, round(score * OTHER_FORENAME, 2)
    if kind == "spelling" and left[0] != right[0]:
        return "near", min(score, NEAR_SCORE)  # "Perry" and "Terry": slips seldom come first
    return kind, score


def _are_his_and_hers(left: str, right: str) -> bool:
    """Whether an ending alone parts a man's name and a woman's: "Robert" and "Roberta", "Paolo" and "Paola"."""
    return any(
        hers.endswith("a") and his in {hers[:-1], f"{hers[:-1]}o"} and is_forename(his)
        for hers, his in ((left, right), (right, left))
    )


def _in_order(left: PersonName, right: PersonName) -> Comparison:
    alike = left.surname == right.surname
    kind, score = ("exact", 1.0) if alike else _compare_surnames(left.surname, right.surname)
    if not score:
        return DIFFERENT
    given = _compare_given(left, right)
    if not given:
        return given if score == 1 else DIFFERENT
    # The kind that says less wins over the kinds of spelling, else the weaker of the two.
    weaker = given.kind if says_less(given.kind) or given.score <= score else kind
    return Comparison(weaker, given.score * score)


@lru_cache(maxsize=1 << 18)
def _compare_surnames(left: str, right: str) -> tuple[str, float]:
    shorter, longer = (right, left) if len(right) < len(left) else (left, right)
    if longer.endswith(shorter) and surname_core(longer) == shorter:
        return "particle", VARIANT_SCORE
    return likeness(left, right)


def _compare_given(left: PersonName, right: PersonName) -> Comparison:
    for named, other in ((left, right), (right, left)):
        if named.nickname and any(
            compare_forenames(named.nickname, one)[1] >= VARIANT_SCORE for one in (other.given[0], "".join(other.given))
        ):
            return Comparison("nickname", NICKNAME_SCORE)
    kind, score = compare_forenames(left.given[0], right.given[0])
    if score:
        middle = _compare_middles(left.given[1:], right.given[1:])
        if not middle:
            return middle
        if middle.kind == "middle" and kind == "initial":
            score *= INITIAL_SCORE  # "C. J. Jones" and "Courtland Jones": hardly anything is said twice
        if middle.kind == "middle" and kind in {"nickname", "nicknames"}:
            score *= NICKNAME_MIDDLE_SCORE
        if says_less(middle.kind) or middle.score < score:
            kind = middle.kind
        # A second initial that fits takes no more away than the first: it is further evidence.
        return Comparison(kind, min(score, middle.score) if middle.kind == "initial" else score * middle.score)
    longer, shorter = (left.given, right.given) if len(left.given) > len(right.given) else (right.given, left.given)
    if len(longer) > len(shorter) and len(longer[1]) > 1:
        inner = compare_forenames(longer[1], shorter[0])[1]
        rest = _compare_middles(longer[2:], shorter[1:])
        return Comparison("first dropped", FIRST_DROPPED_SCORE * inner * rest.score) if inner and rest else DIFFERENT
    return DIFFERENT


def _compare_middles(left: tuple[str, ...], right: tuple[str, ...]) -> Comparison:
    """Middle names of one side must stand in order among the other's; missing ones say less."""
    if left == right:
        return _SAME
    shorter, longer = (right, left) if len(right) < len(left) else (left, right)
    kind, score, place = "exact", 1.0, 0
    for name in shorter:
        while place < len(longer) and not compare_forenames(name, longer[place])[1]:
            place += 1
        if place == len(longer):
            return CONFLICT
        one_kind, one_score = compare_forenames(name, longer[place])
        place += 1
        if one_score < score:
            kind, score = one_kind, one_score
    return Comparison(kind, score) if len(shorter) == len(longer) else Comparison("middle", score * MIDDLE_SCORE)


def _reversed(left: PersonName, right: PersonName) -> Comparison:
    """Surname first, as in "Kurosawa Akira" or "Bong Joon-ho"; the names have as many words."""
    if len(left.given) > 1:
        ours, theirs = (*left.given, left.surname), (*right.given, right.surname)
        turned = ours[1:] + ours[:1] == theirs or ours[-1:] + ours[:-1] == theirs
        return Comparison("reversed", REVERSED_SCORE) if turned else DIFFERENT
    score = likeness(left.given[0], right.surname)[1]
    if score:
        score *= likeness(left.surname, right.given[0])[1]
    return Comparison("reversed", REVERSED_SCORE * score) if score else DIFFERENT


def _surname_added(left: PersonName, right: PersonName) -> Comparison:
    """A married or second surname after the name: "Robin Wright Penn"; one name has more words."""
    shorter, longer = sorted(((*left.given, left.surname), (*right.given, right.surname)), key=len)
    if longer[: len(shorter)] != shorter:
        return DIFFERENT
    return Comparison("surname added", SURNAME_ADDED_SCORE)

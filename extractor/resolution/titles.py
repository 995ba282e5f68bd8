"""A film's title in its parts, and how two titles can be one film's."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from extractor.resolution.names import CONFLICT, DIFFERENT, Comparison
from extractor.resolution.numerals import MARKERS, digits
from extractor.resolution.spelling import latin, readable, slips, sound, words

ARTICLES: Final = words("the a an")
INVERTED: Final = re.compile(
    r"^(?P<title>.+?), (?P<article>the|an?|l[ae]s?|l'|der|die|das|el|los|il|lo|gli|une?|eine?)(?P<rest>$|[:(].*)",
    re.IGNORECASE,
)
_SUPERSCRIPT: Final = re.compile("([⁰¹²³⁴-⁹]+)")
_THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3}\b)")
_SPACED_LETTERS: Final = re.compile(r"\b\w(?:[.*·]\w)+\b[.*]?")  # M*A*S*H, E.T.
_BREAKS: Final = re.compile(
    r"\s(?:aka|a\.k\.a\.|also known as)\s|[,;:]\s+or,?\s|\sor(?=\s?[:(,])"  # Dr. Strangelove, or: ...
    r"|:(?!\d)|(?<=\s)-(?=\s)|\.{2,}|…|[;,()\[\]]|(?<=[!?])\s"
)
_WORD: Final = re.compile(r"1/2|[^\W_]+")
_AND: Final = re.compile(r"\s*[&+]\s*")
_POSSESSIVE: Final = re.compile(r"^(?P<owner>\w[\w. -]*?)(?:'s|s')\s+(?P<rest>\S.*)$")
_NO_OWNERS: Final = words("it he she that there what who here let where one")  # "It's", "What's", "Let's"
_MOST_OWNER_WORDS: Final = 3  # "William Shakespeare's", "Gus Van Sant's"
# After these words "the" goes on with a phrase; after others it begins a by-name: "Nosferatu the Vampyre".
_LEADS_ON: Final = words("of in on and for with to from at by into under over behind or is was")
_BY_NAMES: Final = words("movie film")  # "Batman: The Movie"
_ONLY_NUMBERED: Final = re.compile(r"\W*(?:the )?(\w+)\W")  # "Episode 5"
_MARKERS_IN_FULL: Final = {"pt": "part", "parts": "part", "vol": "volume", "ep": "episode", "no": "number"}
_DIGIT: Final = re.compile(r"\d")
_NUMBER: Final = re.compile(r"\d+(?:\.5)?")

# How often a comparison of each kind is right by itself; year and people are weighed in `films`.
SPELLING_SLIPS: Final = ((16, 3), (9, 2), (5, 1))  # a slip for each so many letters
SPELLING_COST: Final = 0.8
LETTERS_A_SLIP: Final = 4  # of a word: two slips only from eight letters on
SOUND_SCORE: Final = 0.85
SOUND_LETTERS: Final = 0.75  # of the letters agree in titles that are one by sound: "The Aviator" is not "Avatar"
ARTICLES_SCORE: Final = 0.92
REORDERED_SCORE: Final = 0.92
NUMBER_SCORE: Final = 0.85  # "Star Wars: Episode V – The Empire Strikes Back" without its "Episode V"
POSSESSIVE_SCORE: Final = 0.75  # "Fellini's 8½"; but "Logan's Run" is no "Run"
PLURAL_SCORE: Final = 0.8
TOLD_SCORE: Final = 0.95  # a caption gives both: "Breathless (À bout de souffle)"
CUT_SCORE: Final = 0.75  # one title is a whole part of the other: "Sunrise", "The Empire Strikes Back"
LOOSE_CUT_SCORE: Final = 0.7  # the same where no punctuation parts it: "Prisoner of Azkaban"
ONE_WORD_SCORE: Final = 0.65  # "Blue" for "Three Colours: Blue": many films are called so
SHORTENED_SCORE: Final = 0.72  # "Fast Five" for "Fast & Furious 5"
NUMBERED_SCORE: Final = 0.6  # "Alien 4" for "Alien: Resurrection"
NEAR_SCORE: Final = 0.65
MISREMEMBERED_SCORE: Final = 0.5  # one word of a long title is another: only people of one year make it enough
_NEAR: Final = 0.7  # share of letters in which near titles agree
_NEAR_WORDS: Final = 0.65  # the same of the words that differ: a slip among three letters, two among six
_ANY_WORDS: Final = 0.3  # and of a word misremembered: "Spotted" for "Spotless"
_LONG: Final = 4  # words of a title that one of them does not make another one


@dataclass(frozen=True, slots=True)
class Title:
    """A title in folded words, numbers in digits, without its leading article.

    `parts` are the stretches between colons, dashes and commas; `owner`, a surname, and `owned` are set where the
    title begins with a possessive: "Fellini's 8½"; `full_owner` says that the owner has more than one name.
    """

    parts: tuple[tuple[str, ...], ...]
    owner: str = ""
    owned: str = ""
    full_owner: bool = False
    words: tuple[str, ...] = field(init=False, compare=False)  # all words in order
    key: str = field(init=False, compare=False)  # what titles are distinct by
    numbers: tuple[str, ...] = field(init=False, compare=False)  # titles of one film don't disagree in them

    def __post_init__(self) -> None:
        """Works out what is asked for often."""
        all_words = tuple(word for part in self.parts for word in part)
        object.__setattr__(self, "words", all_words)
        object.__setattr__(self, "key", "".join(all_words))
        object.__setattr__(self, "numbers", tuple(word for word in all_words if _DIGIT.search(word)))

    @property
    def base(self) -> str:
        """The letters of a title that ends in a number above one, without it: what sequels have in common."""
        whole = self.words
        return "".join(whole[:-1]) if len(whole) > 1 and _is_sequel(whole[-1]) else ""


@lru_cache(maxsize=1 << 18)
def parse_title(text: str) -> Title:
    """The parts of a title as written.

    >>> parse_title("Shining, The").key, parse_title("M*A*S*H").key, parse_title("Romeo + Juliet").key
    ('shining', 'mash', 'romeoandjuliet')
    >>> parse_title("Rambo: First Blood Part II").parts
    (('rambo',), ('first', 'blood', '2'))
    """
    text = readable(text).strip("\"'“”‘’*")
    if inverted := INVERTED.match(text):
        text = f"{inverted['article']} {inverted['title']}{inverted['rest']}"
    text = _THOUSANDS.sub("", text)
    text = latin(_SUPERSCRIPT.sub(r" \1", text.replace("½", " 1/2"))).replace("⁄", "/")
    text = _AND.sub(" and ", _SPACED_LETTERS.sub(lambda match: re.sub(r"[.*·]", "", match[0]), text))
    parts = _parts(text)
    owner = owned = ""
    if (owning := _POSSESSIVE.match(text)) and len(owning["owner"].split()) <= _MOST_OWNER_WORDS:
        owner = owning["owner"].split()[-1]
        owned = "" if owner in _NO_OWNERS else "".join(word for part in _parts(owning["rest"]) for word in part)
    return Title(parts, owner, owned, bool(owned) and " " in owning["owner"] if owning else False)


def _parts(text: str) -> tuple[tuple[str, ...], ...]:
    stretches = (_WORD.findall(stretch.replace("'", "")) for stretch in _BREAKS.split(text))
    parts = [tuple(digits(stretch)) for stretch in stretches if stretch]
    if parts and parts[0][0] in ARTICLES and (len(parts[0]) > 1 or len(parts) > 1):
        parts[0] = parts[0][1:]
    if len(parts) == 1 and len(parts[0]) == 1 and (marker := _ONLY_NUMBERED.match(text)) and marker[1] in MARKERS:
        parts[0] = (_MARKERS_IN_FULL.get(marker[1], marker[1]), *parts[0])  # nothing else tells it from "Chapter 5"
    return tuple(part for part in parts if part)


def _is_small(number: str) -> bool:
    # A part's number; "2049" and "300" are none, nor is a sign that is a digit and no number ("²").
    return len(number) <= 4 and number.isdecimal() and int(number) < 100


def _is_sequel(word: str) -> bool:
    return _is_small(word) and int(word) > 1


def compare_titles(left: Title, right: Title) -> Comparison:
    """How two titles can be one film's.

    Kinds of spelling: "exact", "articles", "reordered", "spelling", "sound", "plural", "near", "misremembered"; of one
    that says less: "possessive", "number left out", "no subtitle", "by-name", "no series", "shortened", "numbered",
    "initials".
    `CONFLICT` where only numbers differ: sequels and parts.

    >>> compare_titles(parse_title("Nosferatu"), parse_title("Nosferatu the Vampyre"))
    Comparison(kind='by-name', score=0.7)
    >>> compare_titles(parse_title("Alien"), parse_title("Alien Nation")).kind
    'different'
    >>> compare_titles(parse_title("Rocky II"), parse_title("Rocky III")).kind
    'conflict'
    """
    if left.key == right.key:
        return Comparison("exact", 1.0)
    found = _spelled_alike(left, right)
    if not found:
        shorter, longer = sorted((left, right), key=lambda title: (len(title.words), len(title.key), title.key))
        found = _says_less(shorter, longer)
    if found:
        return found
    if left.numbers == right.numbers:
        return _near(left, right)
    return CONFLICT if _letters(left) == _letters(right) else DIFFERENT


def title_cuts(title: Title) -> set[str]:
    """The keys of what could stand for a title: parts of it, what comes before a by-name or after "and the", what a

    possessive owns, the title without numbers.

    >>> sorted(title_cuts(parse_title("Alien: Part Three")))
    ['3', 'alien']
    """
    whole, parts = title.words, title.parts
    cuts = {title.owned, _letters(title), *map(_joined, parts)}
    for place in range(1, len(parts)):
        cuts |= {_joined(sum(parts[:place], ())), "".join(sum(parts[:place], ())), _joined(sum(parts[place:], ()))}
    for place in range(1, len(whole)):
        if whole[place] in ARTICLES or whole[place] in _BY_NAMES:
            cuts.add("".join(whole[:place]))
        if whole[place] in ARTICLES and whole[place - 1] == "and":
            cuts.add("".join(whole[place + 1 :]))
    return cuts - {""}


def title_bases(title: Title) -> set[str]:
    """What a numbered title could begin with to stand for this one: its first words, its parts.

    >>> sorted(title_bases(parse_title("Alien: Resurrection")))
    ['alien', 'resurrection']
    """
    whole = title.words
    return {"".join(whole[:kept]) for kept in range(1, len(whole))} | set(map(_joined, title.parts))


def _letters(title: Title) -> str:
    if not title.numbers:
        return title.key
    return "".join(word for word in title.words if not _NUMBER.fullmatch(word))


def _without_articles(title: Title) -> str:
    return "".join(word for word in title.words if word not in ARTICLES)


@lru_cache(maxsize=1 << 18)
def sound_of_title(title: Title) -> str:
    """The title as it sounds, numbers and "to" and "too" alike: "2 Fast 2 Furious"."""
    return "".join(_HOMOPHONES.get(word) or sound(word) for word in title.words)


_HOMOPHONES: Final = {"too": "2", "to": "2", "for": "4", "ate": "8"}


def _spelled_alike(left: Title, right: Title) -> Comparison:
    found = _same_words(left, right) if left.numbers == right.numbers else DIFFERENT
    if found.kind in {"different", "spelling"} and found.score < SOUND_SCORE and _sound_alike(left, right):
        return Comparison("sound", SOUND_SCORE)
    return found


def _same_words(left: Title, right: Title) -> Comparison:
    if _without_articles(left) == _without_articles(right):
        return Comparison("articles", ARTICLES_SCORE)
    if len(left.parts) > 1 and sorted(map(_joined, left.parts)) == sorted(map(_joined, right.parts)):
        return Comparison("reordered", REORDERED_SCORE)
    # "Alien" and "Aliens": an ending of the plural is a slip, and just as often another film.
    if tuple(map(_singular, left.words)) == tuple(map(_singular, right.words)):
        return Comparison("plural", PLURAL_SCORE)
    longest = max(len(left.key), len(right.key))
    distance = slips(left.key, right.key)
    allowed = next((most for least, most in SPELLING_SLIPS if longest >= least), 0)
    if distance > allowed or not _slips_within_words(left.words, right.words):
        return DIFFERENT
    return Comparison("spelling", round(1 - SPELLING_COST * distance / longest, 2))


def _slips_within_words(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether words could be slips for one another: "Wages of War" is no slip for "Wages of Fear"."""
    if len(left) != len(right):
        return True  # a blank too many or too few
    return all(
        slips(one, other) <= max(len(one), len(other)) // LETTERS_A_SLIP for one, other in zip(left, right, strict=True)
    )


def _sound_alike(left: Title, right: Title) -> bool:
    if sound_of_title(left) != sound_of_title(right):
        return False
    return (
        _agreement(*("".join(_HOMOPHONES.get(word, word) for word in one.words) for one in (left, right)))
        >= SOUND_LETTERS
    )


def _near(left: Title, right: Title) -> Comparison:
    ours, theirs = left.words, right.words
    if len(ours) < 2 or len(theirs) < 2 or _agreement(left.key, right.key) < _NEAR:
        return DIFFERENT
    agreement = _agreement_of_differing(ours, theirs)
    if agreement >= _NEAR_WORDS:
        return Comparison("near", NEAR_SCORE)
    # "The Golden Road" is no slip for "The Hidden Road"; but one word in a long title may be misremembered.
    one_word = len(ours) == len(theirs) and sum(map(str.__ne__, ours, theirs)) == 1
    part_alone = len(left.parts) > 1 and len(left.parts[-1]) == 1  # "Three Ways Home: White" and the one of "Red"
    if one_word and not part_alone and len(ours) >= _LONG and agreement >= _ANY_WORDS:
        return Comparison("misremembered", MISREMEMBERED_SCORE)
    return DIFFERENT


def _agreement_of_differing(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """The share of letters in which the words agree that differ; 1 where words are only added, or written short."""
    while left and right and left[0] == right[0]:
        left, right = left[1:], right[1:]
    while left and right and left[-1] == right[-1]:
        left, right = left[:-1], right[:-1]
    if not left or not right or _abbreviates(left, right) or _abbreviates(right, left):
        return 1.0
    return _agreement("".join(left), "".join(right))


def _abbreviates(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """ "St" for "Street" or "Saint", "LOTR" for "Lord of the Rings"."""
    if len(short) != 1:
        return False
    letters = short[0]
    if len(full) > 1:
        return letters == "".join(word[0] for word in full)
    rest = iter(full[0])
    return letters[0] == full[0][0] and all(letter in rest for letter in letters)


def _agreement(left: str, right: str) -> float:
    """The share of letters in which two keys agree."""
    longest = max(len(left), len(right), 1)
    return 1 - slips(left, right, longest) / longest


def _singular(word: str) -> str:
    """The word without an ending of the plural, as far as letters show it."""
    if word.endswith("ves"):
        return f"{word[:-3]}f"
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def _says_less(shorter: Title, longer: Title) -> Comparison:
    """How the shorter title can stand for the longer one, the likeliest way first."""
    if longer.owned and longer.owned == shorter.key:
        plain = len(shorter.words) == 1 and not longer.full_owner
        return Comparison("possessive", ONE_WORD_SCORE if plain else POSSESSIVE_SCORE)
    for ways in (_number_left_out, _cut, _same_number, _shortened, _loose_cut, _numbered, _initials):
        if found := ways(shorter, longer):
            return found
    # Of two titles as long either may be the one that says less.
    same_length = len(shorter.words) == len(longer.words)
    return _same_number(longer, shorter) or _numbered(longer, shorter) if same_length else DIFFERENT


def _number_left_out(shorter: Title, longer: Title) -> Comparison:
    """ "Star Wars: The Empire Strikes Back" without its "Episode V"; "Dune" for "Dune: Part One"."""
    if len(longer.numbers) != len(shorter.numbers) + 1:
        return DIFFERENT
    ours, theirs = _lettered_parts(shorter), _lettered_parts(longer)
    if sorted(ours) != sorted(theirs):
        return DIFFERENT
    if len(theirs) > 1:
        return Comparison("number left out", NUMBER_SCORE)
    return Comparison("no subtitle", CUT_SCORE) if "1" in longer.numbers else DIFFERENT


def _lettered_parts(title: Title) -> list[str]:
    parts = ("".join(word for word in part if not _NUMBER.fullmatch(word)) for part in title.parts)
    return [part for part in parts if part]


def _cut(shorter: Title, longer: Title) -> Comparison:
    """A whole part is the other title. What comes first may be a series: then a number cut away tells sequels apart."""
    parts = [_joined(part) for part in longer.parts]
    for kept in range(len(parts) - 1, 0, -1):
        if "".join(parts[:kept]) == shorter.key or _joined(sum(longer.parts[:kept], ())) == shorter.key:
            if kept == len(parts) - 1 and parts[-1] in _BY_NAMES:
                return Comparison("by-name", LOOSE_CUT_SCORE)
            if not any(_is_sequel(part[-1]) for part in longer.parts[kept:]):
                return Comparison("no subtitle", CUT_SCORE)
            only_number = all(_NUMBER.fullmatch(word) for part in longer.parts[kept:] for word in part)
            return DIFFERENT if only_number else Comparison("no subtitle", NUMBERED_SCORE)
        if _joined(sum(longer.parts[-kept:], ())) == shorter.key:
            return Comparison("no series", CUT_SCORE if len(shorter.words) > 1 else ONE_WORD_SCORE)
    return DIFFERENT


def _joined(part: tuple[str, ...]) -> str:
    return "".join(part[1:] if len(part) > 1 and part[0] in ARTICLES else part)


def _same_number(numbered: Title, other: Title) -> Comparison:
    """ "Rambo 2" for "Rambo: First Blood Part II"."""
    fits = numbered.base and numbered.base == _joined(other.parts[0]) and len(other.parts) > 1
    return Comparison("no subtitle", NUMBER_SCORE) if fits and numbered.words[-1] in other.numbers else DIFFERENT


def _shortened(shorter: Title, longer: Title) -> Comparison:
    """ "Fast Five" for "Fast & Furious 5": the first word, the number, and nothing that the other hasn't."""
    ours, theirs = shorter.words, longer.words
    if not shorter.base or not longer.base or ours[0] != theirs[0] or ours[-1] != theirs[-1]:
        return DIFFERENT
    rest = iter(theirs)
    return Comparison("shortened", SHORTENED_SCORE) if all(word in rest for word in ours) else DIFFERENT


def _loose_cut(shorter: Title, longer: Title) -> Comparison:
    """A part that no punctuation marks: before a by-name ("the Vampyre"), or after a series' "and the"."""
    ours, theirs, kept = shorter.words, longer.words, len(shorter.words)
    if len(theirs) <= kept + 1 or not kept:
        return DIFFERENT
    if theirs[:kept] == ours and theirs[kept] in ARTICLES and ours[-1] not in _LEADS_ON and not longer.numbers:
        return Comparison("by-name", LOOSE_CUT_SCORE)
    if kept > 1 and theirs[-kept:] == ours and theirs[-kept - 2 : -kept] == ("and", "the"):
        return Comparison("no series", LOOSE_CUT_SCORE)
    return DIFFERENT


def _numbered(numbered: Title, other: Title) -> Comparison:
    """ "Alien 4" for "Alien: Resurrection"."""
    if not numbered.base or any(map(_is_small, other.numbers)):
        return DIFFERENT
    heads = {"".join(other.words[:kept]) for kept in range(1, len(other.words))} | set(map(_joined, other.parts))
    return Comparison("numbered", NUMBERED_SCORE) if numbered.base in heads else DIFFERENT


def _initials(shorter: Title, longer: Title) -> Comparison:
    """ "M:I-2" for "Mission: Impossible II"."""
    letters = _letters(shorter)
    if not 1 < len(letters) <= len(longer.words) or shorter.numbers != longer.numbers:
        return DIFFERENT
    initials = "".join(word[0] for word in longer.words if not _NUMBER.fullmatch(word))
    return Comparison("initials", NUMBERED_SCORE) if letters == initials else DIFFERENT

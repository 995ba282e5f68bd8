"""A caption as a row of tokens: its entities, and the words around them that bear on credits.

Every token has a code of one letter, so that a shape such as "director P" is a short regular expression over the
string of codes (see `shapes`). The codes:

    P F Y C   a person, film, year, character
    n m       a role noun, singular and plural            g   a thing of a craft ("music", "costumes")
    v         a verb that gives a role                    b   by
    D T M     directing; directing or making up a person  l   plays, voices, dressed as
    t         a word for a film                           c   a sign of a scene being played
    k q       a word before a photographer; an agency     z   considered only
    A K       alias; a relative                           s   is, was, named
    e h       he, who, that; his, whose                   d j the, a; an adjective or title before a name
    i o w &   prepositions; of; with; and                 a N as; not
    x X 0 #   another word, one with a capital, a number, a sign
    , ; : . - / ( ) '   punctuation, ' being the possessive
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from extractor.cues import roles, words
from extractor.cues.model import OwnWords, PlainWords, RoleWords, WordKind, split_words
from extractor.schema import Entity

Meaning = tuple[str, ...]
Tokens = tuple[str, tuple[Meaning, ...], tuple[int, ...], tuple[int, ...]]  # codes, meanings, starts, ends

ENTITY_CODE: Final = {"PERSON": "P", "FILM": "F", "YEAR": "Y", "CHARACTER": "C"}
# Bounded, so that no text takes more than linear time.
_TOKEN: Final = re.compile(
    r"[^\W\d_]+(?:['’][^\W\d_]+)*|<[^<>]{0,200}>|(?:['’]|&rsquo;|&#8217;|&#39;)s(?!\w)|&\#?\w{1,8};"
    r"|\d+(?:[.,]\d+)*|\n|[^\w\s]"
)
_PUNCTUATION: Final = {
    ",": ",", "…": ",", "(": "(", ")": ")", "[": "(", "]": ")", "{": "(", "}": ")", ":": ":", "=": ":", ";": ";",
    "\n": ";", "-": "-", "–": "-", "—": "-", "&mdash;": "-", "&ndash;": "-", "/": "/", "|": "/", "•": "/", "·": "/",
    "~": "/", "♦": "/", "►": "/", "❥": "/", "›": "/", "»": "", "&": "&", "+": "&", "&amp;": "&",
}  # fmt: skip
_UNSAID: Final = frozenset("\"“”„«'‘’*_`´")  # quotes and emphasis say nothing of credits
_ABBREVIATIONS: Final = frozenset(split_words(words.ABBREVIATIONS.words))
_PLAIN: Final[tuple[tuple[PlainWords, str], ...]] = (
    (words.DIRECTING, "D"), (words.DIRECTING_PERSON, "T"), (words.CHARACTER_VERBS, "l"), (words.FILM_WORDS, "t"),
    (words.PHOTO_WORDS, "k"), (words.AGENCIES, "q"), (words.BE, "s"), (words.PRONOUNS, "e"), (words.POSSESSIVES, "h"),
    (words.DETERMINERS, "d"), (words.MODIFIERS, "j"), (words.CONTEXT, "c"), (words.PREPOSITIONS, "i"), (words.OF, "o"),
    (words.WITH, "w"), (words.AND, "&"), (words.BY, "b"), (words.AS, "a"), (words.SILENT, "z"), (words.KIN, "K"),
    (words.NOT, "N"), (words.ALIAS, "A"), (words.MAKEUP_PERSON, "M"),
)  # fmt: skip


Phrase = tuple[list[str], str, Meaning]  # the words after the first, code, meaning
_OWN_CODES: Final[dict[WordKind, str]] = {"craft": "g", "verb": "v"}


@dataclass(frozen=True, slots=True, eq=False)  # known by itself: a key of `read_gap`'s memory that is quick to hash
class Lexicon:
    """What the words between entities mean.

    First word -> its own code and meaning, and phrases by their second word, the longest first.
    """

    phrases: dict[str, tuple[Phrase | None, dict[str, list[Phrase]]]]


@cache
def build_lexicon(own: tuple[OwnWords, ...] = ()) -> Lexicon:
    """The words of the cue tables, and a user's own before them: of equal phrases the first one added holds."""
    lexicon: dict[str, list[Phrase]] = {}

    def add(phrase: str, code: str, meaning: Meaning) -> None:
        first, *rest = _TOKEN.findall(phrase)
        lexicon.setdefault(first, []).append((rest, code, meaning))

    def add_nouns(line: RoleWords | OwnWords) -> None:
        for item in line.words.split(";"):
            singular, _, plural = item.strip().partition("|")
            add(singular, "n", (line.role,))
            if plural:
                add(plural, "m", (line.role,))

    for mine in own:
        if mine.kind == "noun":
            add_nouns(mine)
        else:
            for word in split_words(mine.words):
                add(word, _OWN_CODES[mine.kind], (mine.role, "explicit"))
    for line in roles.ROLE_NOUNS:
        add_nouns(line)
    for line in roles.CRAFTS:
        for word in split_words(line.words):
            add(word, "g", (line.role,))
    for line in roles.ROLE_VERBS:
        for word in split_words(line.words):
            add(word, "v", (line.role, line.cue))
    for line in roles.PASSIVE_VERBS:
        for word in split_words(line.words):
            add(word, "v", (line.role, "passive", line.cue))
    for table, code in _PLAIN:
        for word in split_words(table.words):
            add(word, code, (word,))
    found: dict[str, tuple[Phrase | None, dict[str, list[Phrase]]]] = {}
    for first, phrases in lexicon.items():
        longer: dict[str, list[Phrase]] = {}
        for phrase in sorted(phrases, key=lambda phrase: -len(phrase[0])):
            if phrase[0]:
                longer.setdefault(phrase[0][0], []).append(phrase)
        found[first] = (next((phrase for phrase in phrases if not phrase[0]), None), longer)
    return Lexicon(found)


STANDARD: Final = build_lexicon()


@lru_cache(maxsize=20_000)  # gaps between names repeat: ", ", " and ", " on the set of "
def read_gap(gap: str, previous: str, lexicon: Lexicon = STANDARD) -> Tokens:
    """The tokens of the text after an entity of code `previous`, or "" at the start: codes, meanings, starts, ends."""
    phrases = lexicon.phrases
    spans: list[tuple[int, int]] = []
    said: list[str] = []
    for match in _TOKEN.finditer(gap):
        spans.append(match.span())
        said.append(match[0].lower())
    codes: list[str] = []
    meanings: list[Meaning] = []
    starts: list[int] = []
    ends: list[int] = []
    at, size = 0, len(spans)
    while at < size:
        start, end = spans[at]
        word = said[at]
        after = at + 1
        if word in phrases:
            alone, longer = phrases[word]
            told = alone
            for phrase in longer.get(said[after], ()) if longer and after < size else ():
                if said[after : after + len(phrase[0])] == phrase[0]:
                    told = phrase
                    after += len(phrase[0])
                    end = spans[after - 1][1]
                    break
        else:
            told = None
        if told is not None:
            _, code, meaning = told
        elif word.isalpha():
            code, meaning = "X" if gap[start].isupper() else "x", (word,)
        else:
            code, meaning = _code_of(gap, spans, said, at, previous), (word,)
        if code:
            codes.append(code)
            meanings.append(meaning)
            starts.append(start)
            ends.append(end)
        at = after
    return "".join(codes), tuple(meanings), tuple(starts), tuple(ends)


def _code_of(gap: str, spans: list[tuple[int, int]], said: list[str], at: int, previous: str) -> str:
    """The code of a token outside the lexicon; "" for one that says nothing."""
    word, (start, end) = said[at], spans[at]
    head = word[0]
    if head.isalpha():
        return "X" if gap[start].isupper() else "x"
    if head.isdigit():
        return "0"
    if word[-1] == "s" and (head in "'’" or head == "&"):
        return "'"
    if word in _PUNCTUATION:
        return _PUNCTUATION[word]
    if word in ".!?":
        return _stop_code(gap, spans, said, at, previous)
    if word in "'’" and at == 0 and start == 0 and previous == "P" and gap[end : end + 1].isspace():
        return "'"  # "Sturges' film"
    if word in _UNSAID or head == "<" or (head == "&" and word[-1] == ";"):
        return ""
    return "#"


def _stop_code(gap: str, spans: list[tuple[int, int]], said: list[str], at: int, previous: str) -> str:
    word, (start, end) = said[at], spans[at]
    after = gap[end : end + 1]
    if word == "." and (gap[start - 1 : start] == "." or after == "."):
        return "" if after == "." else ","  # an ellipsis
    if word == "." and at > 0 and spans[at - 1][1] == start:
        before = said[at - 1]
        if before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha()):
            return ""
        if before.isdigit() and at == 1 and not previous:
            return ""  # "12. Director ..."
    return "." if not after or after.isspace() or after in "\"'”’)»]<" or after.isupper() else ""


@dataclass(slots=True)
class Reading:
    """A caption read: `codes[i]`, `meanings[i]`, `starts[i]` and `ends[i]` describe its i-th token."""

    text: str
    entities: Sequence[Entity]  # in text order
    codes: str
    meanings: list[Meaning]
    starts: list[int]
    ends: list[int]
    token_of: list[int]  # entity -> token
    entity_of: dict[int, int]  # token -> entity

    def surface(self, entity: int) -> str:
        """An entity as written."""
        span = self.entities[entity]
        return self.text[span.start : span.end]

    def name(self, token: int) -> str:
        """The entity at a token as written."""
        return self.surface(self.entity_of[token])

    def word(self, token: int) -> str:
        """A token in lower case."""
        return self.text[self.starts[token] : self.ends[token]].lower()

    def sentence_start(self, token: int) -> int:
        """The first token of the sentence or clause, set off by full stops and semicolons, that a token stands in."""
        return max(self.codes.rfind(".", 0, token), self.codes.rfind(";", 0, token)) + 1

    def sentence_end(self, token: int) -> int:
        """The token that ends the sentence or clause that a token stands in."""
        ends = [end for end in (self.codes.find(".", token), self.codes.find(";", token)) if end >= 0]
        return min(ends, default=len(self.codes))


def read_caption(text: str, entities: Sequence[Entity], lexicon: Lexicon = STANDARD) -> Reading:
    """Reads a caption whose entities are known.

    >>> read_caption("Director Ann Lee in Rain (1950).", [Entity(9, 16, "PERSON"), Entity(20, 24, "FILM")]).codes
    'nPiF(0).'
    """
    ordered = sorted(entities, key=lambda entity: entity.start)
    codes: list[str] = []
    meanings: list[Meaning] = []
    starts: list[int] = []
    ends: list[int] = []
    token_of: list[int] = []
    last = 0
    for entity in [*ordered, None]:
        limit = len(text) if entity is None else entity.start
        if limit > last:
            told, meant, begins, finishes = read_gap(text[last:limit], codes[-1] if last else "", lexicon)
            codes += told
            meanings += meant
            starts += [last + start for start in begins]
            ends += [last + end for end in finishes]
        if entity is not None:
            token_of.append(len(codes))
            codes.append(ENTITY_CODE[entity.label])
            meanings.append(())
            starts.append(entity.start)
            ends.append(entity.end)
            last = entity.end
    entity_of = {token: index for index, token in enumerate(token_of)}
    row = "".join(codes)
    if row.count("X") > max(3, 2 * row.count("x")):
        row = row.replace("X", "x")  # Title Case and ALL CAPS: a capital sets no word apart
    return Reading(text, ordered, row, meanings, starts, ends, token_of, entity_of)

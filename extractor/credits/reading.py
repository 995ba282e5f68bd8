"""A caption as a row of tokens: its entities and the words that bear on credits, each one letter of a code string."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from extractor import cues
from extractor.schema import Entity

# One letter a token, so that a shape over tokens is a short regular expression.
ENTITY_CODE: Final = {"PERSON": "P", "FILM": "F", "YEAR": "Y", "CHARACTER": "C"}

_TOKEN: Final = re.compile(
    r"<[^<>]{0,200}>|(?:['’]|&rsquo;|&#8217;|&#39;)s(?!\w)|&\#?\w{1,8};|\d+(?:[.,]\d+)*"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*|\n|[^\w\s]"
)
_PUNCTUATION: Final = {
    ",": ",", "(": "(", ")": ")", "[": "(", "]": ")", "{": "(", "}": ")", ":": ":", ";": ";", "-": "-", "–": "-", "—": "-",
    "/": "/", "|": "/", "•": "/", "·": "/", "~": "/", "&": "&", "+": "&", "&amp;": "&", "…": ",", "\n": ";", "=": ":",
    "♦": "/", "►": "/", "❥": "/", "›": "/", "»": "", "&mdash;": "-", "&ndash;": "-",
}  # fmt: skip


def _build_lexicon() -> dict[str, list[tuple[tuple[str, ...], str, object]]]:
    lexicon: dict[str, list[tuple[tuple[str, ...], str, object]]] = {}

    def add(phrase: str, code: str, value: object) -> None:
        words = tuple(_TOKEN.findall(phrase))
        lexicon.setdefault(words[0], []).append((words[1:], code, value))

    for role, text in cues.NOUNS.items():
        for item in text.split(";"):
            one, _, many = item.strip().partition("|")
            add(one, "n", (role,))
            if many:
                add(many, "m", (role,))
    for role, text in cues.CRAFTS.items():
        for item in text.split(";"):
            add(item.strip(), "g", (role,))
    for (role, cue), text in cues.VERBS.items():
        for item in text.split(";"):
            add(item.strip(), "v", (role, cue))
    for text, code in (
        (cues.DIRECTING, "D"), (cues.DIRECTING_PERSON, "T"), (cues.CHARACTER_VERBS, "l"), (cues.FILM_WORDS, "t"), (cues.PHOTO_WORDS, "k"),
        (cues.AGENCIES, "q"), (cues.BE, "s"), (cues.PRONOUNS_S, "e"), (cues.POSSESSIVES, "h"), (cues.DETERMINERS, "d"),
        (cues.MODIFIERS, "j"), (cues.CONTEXT, "c"), (cues.PREPOSITIONS, "i"), (cues.OF, "o"), (cues.WITH, "w"),
        ("and; und; et; y; e; i", "&"), ("by; von; par; per; di; por; av; af", "b"), ("as; als", "a"), (cues.SILENT, "z"), (cues.KIN, "K"),
        (cues.NOT, "N"), (cues.MAKEUP_PERSON, "M"), (cues.ALIAS, "A"),
    ):  # fmt: skip
        for item in text.split(";"):
            if item.strip():
                add(item.strip(), code, item.strip())
    for entries in lexicon.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return lexicon


_LEXICON: Final = _build_lexicon()
_QUOTES: Final = frozenset("\"“”„«'‘’*_`´")
Token = tuple[str, object, int, int]


@lru_cache(maxsize=20_000)  # gaps between names repeat: ", ", " and ", " on the set of "
def read_gap(gap: str, after: str) -> tuple[Token, ...]:
    """The tokens of the text between two entities: (code, value, start, end) with offsets in the gap."""
    raw = [(m.group().lower(), m.start(), m.end()) for m in _TOKEN.finditer(gap)]
    out: list[Token] = []
    i, size = 0, len(raw)
    while i < size:
        word, start, end = raw[i]
        entries = _LEXICON.get(word)
        if entries is not None:
            for rest, code, value in entries:
                span = len(rest)
                if not span or (i + span < size and all(raw[i + 1 + k][0] == rest[k] for k in range(span))):
                    out.append((code, value, start, raw[i + span][2]))
                    i += span + 1
                    break
            else:
                entries = None
            if entries is not None:
                continue
        i += 1
        head = word[0]
        if head.isalpha():
            out.append(("X" if gap[start].isupper() else "x", word, start, end))
        elif head.isdigit():
            out.append(("0", word, start, end))
        elif word[-1] == "s" and (head in "'’" or head == "&"):
            out.append(("'", word, start, end))
        elif word in _PUNCTUATION:
            if _PUNCTUATION[word]:
                out.append((_PUNCTUATION[word], word, start, end))
        elif word in ".!?":
            code = _full_stop(gap, raw, i - 1, not after)
            if code:
                out.append((code, word, start, end))
        elif word in "'’" and i == 1 and start == 0 and after == "P" and gap[end : end + 1].isspace():
            out.append(("'", word, start, end))
        elif word in _QUOTES or head == "<" or (head == "&" and word[-1] == ";"):
            pass
        else:
            out.append(("#", word, start, end))
    return tuple(out)


def _full_stop(gap: str, raw: list[tuple[str, int, int]], at: int, first: bool) -> str:
    word, start, end = raw[at]
    after = gap[end : end + 1]
    if word == "." and gap[start - 1 : start] == "." or after == ".":
        return "," if after != "." else ""
    if word == "." and at > 0 and raw[at - 1][2] == start:
        before = raw[at - 1][0]
        if before in cues.ABBREVIATIONS or (len(before) == 1 and before.isalpha()):
            return ""
        if before.isdigit() and at == 1 and first:
            return ""
    if not after or after.isspace() or after in "\"'”’)»]<" or after.isupper():
        return "."
    return ""


@dataclass(slots=True)
class Reading:
    """A caption read: `codes[i]`, `values[i]`, `starts[i]`, `ends[i]` describe its i-th token.

    The value of an entity token is its index in `entities`.
    """

    text: str
    entities: Sequence[Entity]
    codes: str
    values: list[object]
    starts: list[int]
    ends: list[int]
    token_of: list[int]  # entity index -> token index

    def surface(self, entity: int) -> str:
        span = self.entities[entity]
        return self.text[span.start : span.end]


def read_caption(text: str, entities: Sequence[Entity]) -> Reading:
    """Reads a caption whose entities are known; entities are taken in text order."""
    ordered = sorted(entities, key=lambda entity: entity.start)
    codes: list[str] = []
    values: list[object] = []
    starts: list[int] = []
    ends: list[int] = []
    token_of: list[int] = []
    last = 0
    for index, entity in enumerate(ordered):
        if entity.start > last:
            for code, value, start, end in read_gap(text[last : entity.start], codes[-1] if last else ""):
                codes.append(code)
                values.append(value)
                starts.append(last + start)
                ends.append(last + end)
        token_of.append(len(codes))
        codes.append(ENTITY_CODE[entity.label])
        values.append(index)
        starts.append(entity.start)
        ends.append(entity.end)
        last = entity.end
    if last < len(text):
        for code, value, start, end in read_gap(text[last:], codes[-1] if last else ""):
            codes.append(code)
            values.append(value)
            starts.append(last + start)
            ends.append(last + end)
    return Reading(text, ordered, "".join(codes), values, starts, ends, token_of)

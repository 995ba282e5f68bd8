"""Regex rules that add and mend the spans of the trained recogniser, and the one arbiter between them.

A rule reads the caption and its spans and proposes spans (or, with label None, that there be none); what it proposes
takes the place of whatever it overlaps. Each span keeps the name of what decided it: "ner", or the rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from extractor.schema import Label


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of a caption and what decided it; with label None, a proposal that no span stand there."""

    start: int
    end: int
    label: Label | None
    rule: str = "ner"


Rule = Callable[[str, Sequence[Mention]], Iterator[Mention]]

_YEAR: Final = r"(?:18[89]|19\d|20[0-4])\d"
_EDGE: Final = " \t\"“”„'‘’«»‹›*_<>()[]{}|/~–—-,;:…"
_CLOSING: Final = "!?…)"  # may end a title
_JOBS: Final = re.compile(
    r"(?i)(?:the )?(?:(?:film|movie|co-|first-time|young|legendary|veteran) ?)?(?:directors?|filmmakers?|actors?|actress(?:es)?|"
    r"stars?|producers?|writers?|screenwriters?|composers?|cinematographers?|cameram[ae]n|editors?|stuntm[ae]n|"
    r"stunt double|sir|dame|lady|mr\.?|mrs\.?|ms\.?|miss|pope|prince|princess|king|queen|dir\.|dp|starring|with|by)\s+(?=\S)"
)
_QUOTES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"“([^“”]{1,90})”",
        r"„([^„“”]{1,90})[“”]",
        r"«\s?([^«»]{1,90}?)\s?»",
        r'"([^"]{1,90})"',
        r"‘((?:[^‘’]|’(?=\w)){1,90})’(?!\w)",
        r"(?<!\w)'((?:[^']|'(?=\w)){1,90})'(?!\w)",
        r"<(?:i|em|b|strong)>([^<>]{1,90})</(?:i|em|b|strong)>",
        r"(?<![*\w])\*{1,2}([^*]{1,90})\*{1,2}(?![*\w])",
        r"(?<![_\w])_([^_]{1,90})_(?![_\w])",
    )
)
_BRACKETED_YEAR: Final = re.compile(rf"[(\[]({_YEAR})(?:\s?[-–—]\s?(?:\d\d(?:\d\d)?|present)?)?[)\]]")
_GAP: Final = re.compile(r"(?:</\w+>|[\"”’'»*_,]|\s){0,6}")
_NUMBERING: Final = re.compile(r"\s*(?:[#№]\s?\d+[.):]?|\d{1,3}[.):])?[\s\-–—\"“'‘*_<>]*(?:(?:i|em|b|strong|p)>)*\s*")
_LEAD: Final = re.compile(
    r"(?i)\b(?:sets? of|shoot of|shooting of|filming of|making of|scenes? (?:of|in|from|for)|takes of|production of|"
    r"film|movie|comedy|drama|western|musical|classic|in|on|for|from|during|of|filming|shooting|making|premiere of)\s+(?=[^\W_a-z])"
)
_MONTH: Final = re.compile(
    r"(?i)\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|"
    r"september|october|november|december|spring|summer|autumn|fall|winter|early|late|mid|circa|ca?\.|until|since|"
    r"before|born|died|b\.|d\.)[.,]?\s*(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?$"
)
_SUFFIX: Final = re.compile(r",? (?:Jr|Sr)\.?(?!\w)|,? (?:II|III)\b")
_NICKNAME: Final = re.compile(
    r"\s?(?:\"[^\"\s]+(?: [^\"\s]+)?\"|“[^”\s]+(?: [^”\s]+)?”|'[^'\s]+'|‘[^’\s]+’) [A-ZÀ-Þ][\w'’\-]+"
)
_TAIL_HASHTAGS: Final = re.compile(r"(?:[\s,.|–—-]*#\w+){1,30}\s*$")


def apply_rules(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions as all rules leave them, in order and without overlaps."""
    found = sorted(mentions, key=lambda mention: mention.start)
    for rule in RULES:
        for proposal in list(rule(text, found)):
            found = settle(found, proposal)
    return found


def settle(found: Iterable[Mention], proposal: Mention) -> list[Mention]:
    """The arbiter: a proposal takes the place of what it overlaps."""
    kept = [mention for mention in found if mention.end <= proposal.start or mention.start >= proposal.end]
    if proposal.label is not None:
        kept.append(proposal)
    return sorted(kept, key=lambda mention: mention.start)


def trim_edges(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """Quotes, brackets, marks and possessive 's stay outside a span; so do job words and honorifics before a person."""
    for mention in found:
        start, end = mention.start, mention.end
        inner = text[start:end]
        if mention.label == "PERSON" and (job := _JOBS.match(inner)) and not inner.istitle() | inner.isupper():
            start += job.end()
        while start < end and _is_edge(text[start]):
            start += 1
        while start < end and (text[end - 1] in _EDGE and not _closes(text[start:end])):
            end -= 1
        if mention.label in ("PERSON", "CHARACTER"):
            end -= next((len(s) for s in ("'s", "’s", "´s", "`s") if text[start:end].endswith(s)), 0)
        if start >= end:
            yield replace(mention, label=None, rule="empty")
        elif (start, end) != (mention.start, mention.end):
            yield replace(mention, label=None)
            yield Mention(start, end, mention.label, "edges")


def _is_edge(char: str) -> bool:
    return char in _EDGE or not (char.isalnum() or char in "#¡¿.$&@")


def _closes(inner: str) -> bool:
    """Whether the last character closes something that the span itself opened, or ends a title or a clipped word."""
    last = inner[-1]
    pairs = {")": "(", "]": "[", "”": "“", "’": "‘", "»": "«"}
    if last in pairs and pairs[last] in inner:
        return True
    if last in "\"'" and inner.count(last) > 1:
        return True
    return last in "'’" and inner[-2:-1].isalpha() and False


def add_suffix(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """ "Sammy Davis" + ", Jr." is one name; so is "Emilio" + " "El Indio" Fernández"."""
    for mention in found:
        if mention.label != "PERSON":
            continue
        end = mention.end
        if text[mention.start : end][-1] in "\"”'’":  # the nickname was taken in, the surname was not
            if match := re.compile(r" [A-ZÀ-Þ][\w'’\-]+").match(text, end):
                end = match.end()
        elif match := _NICKNAME.match(text, end):
            end = match.end()
        if match := _SUFFIX.match(text, end):
            end = match.end()
        if end != mention.end:
            yield Mention(mention.start, end, "PERSON", "suffix")


def take_whole_quote(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """A title set off by quotes, tags or asterisks is all that stands between them."""
    films = [mention for mention in found if mention.label == "FILM"]
    taken = list[tuple[int, int]]()
    for pattern in _QUOTES:
        for quote in pattern.finditer(text):
            start, end = quote.span(1)
            if any(start < e and end > s for s, e in taken):
                continue
            inner = text[start:end]
            stripped = inner.strip()
            start += len(inner) - len(inner.lstrip())
            end = start + len(stripped.rstrip(",;") if not stripped.endswith("...") else stripped)
            if text[start:end].endswith(".") and not text[start:end].endswith("...") and text[end - 3 : end - 2] != ".":
                end -= 1
            touching = [m for m in films if m.start < quote.end() and m.end > quote.start()]
            if len(touching) != 1 or end - start < 1:
                continue
            film = touching[0]
            if (film.start, film.end) == (start, end) or _BRACKETED_YEAR.search(text, start, end):
                continue
            if film.start <= quote.start() and film.end >= quote.end() and text[film.start : quote.start()].strip():
                continue  # a title that holds a quote
            if len(text[start:end].split()) <= 10:
                taken.append((start, end))
                yield Mention(start, end, "FILM", "quotes")


def add_years(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """A bracketed year behind a title is the film's; the title marks before the bracket are the title's."""
    films_by_end = {mention.end: mention for mention in found if mention.label == "FILM"}
    for match in _BRACKETED_YEAR.finditer(text):
        before = text[: match.start()].rstrip()
        marks = len(before) - len(before.rstrip("!?….")) if before else 0
        for end in range(len(before), max(len(before) - 8, 0), -1):
            if end in films_by_end and _GAP.fullmatch(
                text[end : match.start()].replace("!", "").replace("?", "").replace(".", "").replace("…", "")
            ):
                film = films_by_end[end]
                if marks and end == len(before) - marks and (before[end:] != "."):
                    yield Mention(film.start, len(before), "FILM", "title marks")
                yield Mention(*match.span(1), "YEAR", "bracketed year")
                break


def add_title_before_year(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """A bracketed year with no film before it: what stands between the last cue word and the bracket is the title."""
    for match in _BRACKETED_YEAR.finditer(text):
        stop = len(text[: match.start()].rstrip(" \"”’'»*_,"))
        if any(m.label == "FILM" and m.end >= stop - 3 and m.start < match.start() for m in found):
            continue
        before = [m for m in found if m.start < match.start()]
        touching = next((m for m in before if m.end == stop), None)
        limit = max((m.end for m in before if m.end < stop and m is not touching), default=0)
        sentence = max(text.rfind(". ", limit, stop), text.rfind(": ", limit, stop))
        floor = max(limit, sentence + 2 if sentence >= 0 else 0)
        start = floor
        if floor == 0:
            start = _NUMBERING.match(text).end() if _NUMBERING.match(text) else 0
        for lead in _LEAD.finditer(text, floor, stop):
            start = lead.end()
            break
        else:
            if limit == floor and floor > 0:
                continue
        title = text[start:stop].strip(_EDGE)
        if not title or len(title.split()) > 9 or not (title[0].isupper() or title[0].isdigit()):
            continue
        start = text.index(title, start)
        if touching is not None and touching.label in ("PERSON", "CHARACTER") and start > touching.start:
            continue
        yield Mention(start, start + len(title), "FILM", "title before year")
        yield Mention(*match.span(1), "YEAR", "title before year")


def join_subtitle(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """ "Part VIII" + ": Jason Takes Manhattan" + " (1989)" is one title: a colon joins two spans before one year."""
    for first, second in zip(found, found[1:], strict=False):
        between = text[first.end : second.start]
        if (
            first.label == "FILM"
            and second.label in ("FILM", "PERSON", "CHARACTER")
            and between in (": ", " - ", " – ")
        ):
            behind = _BRACKETED_YEAR.match(text, second.end + 1)
            if behind and text[second.end] == " " and (between == ": " or second.label == "FILM"):
                yield Mention(first.start, second.end, "FILM", "subtitle")


def add_second_mentions(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """A surname, or a title in full, that was recognised elsewhere in the caption is recognised again."""
    surnames: dict[str, Mention] = {}
    for mention in found:
        words = text[mention.start : mention.end].split()
        if mention.label == "PERSON" and len(words) > 1:
            last = words[-2] if words[-1].rstrip(".") in ("Jr", "Sr", "II", "III") else words[-1]
            surnames.setdefault(last.rstrip(","), mention)
    for name in surnames:
        if len(name) < 3 or not name[0].isupper():
            continue
        for match in re.finditer(rf"(?<![\w'’\-]){re.escape(name)}(?![\w\-])", text):
            over = [m for m in found if m.start < match.end() and m.end > match.start()]
            if not over and not _name_goes_on(text, match.start(), match.end()):
                yield Mention(*match.span(), "PERSON", "second mention")
            elif (
                len(over) == 1
                and over[0].label in ("CHARACTER", "FILM")
                and (over[0].start, over[0].end) == match.span()
            ):
                if not _set_off(text, *match.span()):
                    yield Mention(*match.span(), "PERSON", "second mention")


def _name_goes_on(text: str, start: int, end: int) -> bool:
    """Whether a capitalised word stands right beside: "Coen Brothers", "Warner Bros."."""
    return bool(re.match(r"[ ][A-ZÀ-Þ]", text[end : end + 2])) or bool(
        re.search(r"[a-zà-ÿ,] ?$|[A-ZÀ-Þ][\w.]* $", text[max(0, start - 20) : start])
        and re.search(r"\b[A-ZÀ-Þ][\w.]* $", text[max(0, start - 20) : start])
        and not re.search(r"[.!?] $", text[max(0, start - 20) : start])
    )


def _set_off(text: str, start: int, end: int) -> bool:
    """Whether quotes stand around, or a bracketed year behind."""
    return (text[start - 1 : start] in tuple("\"“'‘*_>") and start > 0) or bool(_BRACKETED_YEAR.match(text, end + 1))


def drop_other_years(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """A year behind a month, a season, "until", "born" is no release year."""
    for mention in found:
        if mention.label == "YEAR" and _MONTH.search(text, max(0, mention.start - 24), mention.start):
            yield replace(mention, label=None, rule="date")


def drop_tail_hashtags(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """Hashtags at the end of a caption name nothing."""
    if tail := _TAIL_HASHTAGS.search(text):
        for mention in found:
            if mention.start >= tail.start():
                yield replace(mention, label=None, rule="hashtags")


RULES: Final[tuple[Rule, ...]] = (
    trim_edges,
    add_suffix,
    take_whole_quote,
    join_subtitle,
    add_title_before_year,
    add_years,
    add_second_mentions,
    drop_other_years,
    drop_tail_hashtags,
)

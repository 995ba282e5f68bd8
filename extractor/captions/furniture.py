"""What a page prints around its captions, told by its wording alone: furniture, credits, headings of other parts."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from extractor import boilerplate
from extractor.captions.told import is_told
from extractor.captions.wording import (
    BARE_YEAR,
    BRACKETED_YEAR,
    LABEL,
    MONTH,
    REMEMBERED,
    SCORED,
    UNSPACED,
    UPPER,
    WORD,
    caption_score,
    ends_sentence,
    is_headline,
)
from extractor.text import fold

_DATE_LINE: Final = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,? )?(?:on )?(?:\d{1,2}(?:st|nd|rd|th)?\.? )?"
    rf"{MONTH}\.?(?: \d{{1,2}}(?:st|nd|rd|th)?)?,?(?: \d{{4}})?"
    r"(?:[ ,|·-]{1,3}\d{1,2}:\d\d ?(?:am|pm)?(?: [a-z]{2,4})?)?"
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:[ t]\d{1,2}:\d\d(?::\d\d)?z?)?"
)
_FILE_NAME: Final = re.compile(
    r"[\w ()%+./-]{1,120}\.(?:jpe?g|png|gif|webp|avif|tiff?|bmp|svg|heic|psd|raw|cr2|nef)", re.IGNORECASE
)
_CAMERA_NAME: Final = re.compile(
    r"(?:dscf?n?|dscn|img|image|pict?|photo|scan|p|mvi|screenshot|file|wp)[ _-]?\d[\w-]*|\w[\w-]*_[\w-]+"
    r"|(?=[\w-]*\d{4})[a-z\d](?:[_-]?[a-z\d])+",
    re.IGNORECASE,
)
_CLOSING: Final = " \t.…!:;,-–—→←»«›‹>|*•·↑↓▼▲►▶"
_LONGEST_DATE: Final = 80  # characters: weekday, date, time and zone take fewer
_PHRASE: Final = 2.5  # of caption_score, that makes an alt text a caption
_SENTENCE: Final = 1.5  # the same of a whole sentence, which a name is enough for
_NAMED: Final = 10  # words: "Das Cabinet des Dr. Caligari set photo" only names its film


def fold_phrase(phrase: str) -> str:
    """A phrase of the tables as texts are compared with it; a blank at its end stays."""
    return fold(phrase) + (" " if phrase.endswith(" ") else "")


def _any_of(phrases: tuple[str, ...]) -> str:
    by_length = sorted(map(fold_phrase, phrases), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(phrase).replace(r"\{n\}", r"\d+") for phrase in by_length) + ")"


_WHOLE: Final = boilerplate.WHOLE_LINES | boilerplate.PLACEHOLDERS
_LONGEST_WHOLE: Final = max(map(len, _WHOLE)) + 20  # characters, with brackets and closing marks around the line
_STARTS: Final = re.compile(_any_of(boilerplate.LINE_STARTS))
_PATTERNS: Final = re.compile("|".join(f"(?:{p})" for p in boilerplate.LINE_PATTERNS).replace("{n}", r"\d{1,4}"))
_SECTION: Final = frozenset(map(fold, boilerplate.SECTION_HEADINGS))
_SECTION_START: Final = re.compile(
    r"(?:more|other|also) (?:from|in|on|galleries|articles|stories|posts|photos|lists)\b|related\b"
    r"|\d[\d,.]* (?:thoughts?|responses?|repl(?:y|ies)|comments?) (?:on|to|sorted)\b"
)
_COUNT: Final = re.compile(r"^\d[\d,.]*\s+|\s*\(?\d[\d,.]*\)?$")
_CREDIT: Final = re.compile(_any_of(boilerplate.CREDIT_STARTS))
_GOES_ON: Final = re.compile(r"[a-z)]{3}\.? *[.:] +\w+(?: \S+){4}")
_CREDIT_BEHIND: Final = re.compile(r"\w[.!?]['\"”’]{0,2} +\([^()]{3,60}\)\W*$")
_CREDIT_WORDS: Final = frozenset({"of", "the", "via", "by", "for", "courtesy", "and", "de", "from"})
_CREDIT_NAMES: Final = re.compile(
    r"(?:^|[/,|·(]|\b(?:via|by|for|from|of|courtesy|and)\b)\s?"
    + _any_of(boilerplate.CREDIT_NAMES)
    + r"(?:$|[/,|·.)]|\s(?:via|for|/|archives?|collection|images|and|com)\b)"
)
_TRAILER: Final = re.compile(
    r"(?<=[.!?…)\]”\"’'])\s+(?:\[…\]\s*)?(?:\[…\]|" + _any_of(boilerplate.TRAILERS) + r")\W*$", re.IGNORECASE
)
_BYLINE: Final = re.compile(
    rf"(?:By|BY|by|Posted by|Words:|Text:|From) (?:the )?[{UPPER}][\w.’'-]*"
    rf"(?: (?:[{UPPER}][\w.’'-]*|and|&|for|of|the|de|van)){{0,6}}(?:\s*[|·,•–—-].*)?$"
)
_BRACKETED_ROW: Final = re.compile(r"(?:\[[^\[\]]{1,30}\]\W*){2,}")  # "[Main] [Links] [Guestbook]"
_SEPARATOR: Final = re.compile(r"\s*[|·•»›/>]\s+")
_BAR: Final = re.compile(r"[|·•»›/>]\s")
_TOKEN: Final = re.compile(r"[^\W_][\w'-]*")


@lru_cache(REMEMBERED)
def is_section(text: str) -> bool:
    """Whether a heading opens a part of the page without captions: related links, comments, trivia.

    >>> is_section("You may also like:"), is_section("3 Comments"), is_section("3 Women")
    (True, True, False)
    """
    if len(text) > 80:
        return False
    folded = fold(text.strip(_CLOSING)).strip(_CLOSING + "?'\"")
    return folded in _SECTION or _COUNT.sub("", folded) in _SECTION or _SECTION_START.match(folded) is not None


@lru_cache(REMEMBERED)
def is_credit(text: str) -> bool:
    """Whether a text on its own only says where a picture is from.

    >>> is_credit("(Photo: MGM/Everett Collection)"), is_credit("Photo of Joel McCrea and Veronica Lake")
    (True, False)
    """
    if len(text) > 200:
        return False
    folded = _folded(text).strip(" []*_\"'-–—|·.•📷📸")
    if folded.startswith("(") and not folded.startswith("(c)"):
        folded = folded[1:]
    folded = folded.rstrip(" ).")
    words = len(folded.split())
    if _CREDIT.match(folded + " "):
        # "Photo: Sam Shaw. Marilyn Monroe on the grating, …" goes on to describe; "via" begins Via Veneto too.
        goes_on = _GOES_ON.search(folded) or (words > 8 and BARE_YEAR.search(folded) and caption_score(text) >= 3)
        return not goes_on and words <= (5 if folded.startswith("via ") else 16)
    if ends_in_credit(text):
        return False
    if not 0 < words <= 6 or BARE_YEAR.search(folded) or not _CREDIT_NAMES.search(folded):
        return False
    telling: list[str] = [word for word in WORD.findall(text) if word.casefold() not in _CREDIT_WORDS]
    return sum(word[0].isupper() for word in telling) >= len(telling) - 1


def ends_in_credit(text: str) -> bool:
    """Whether a text is a sentence with what may be a credit in brackets behind.

    >>> ends_in_credit("…, by his side. (AP Photo)"), ends_in_credit("Photo: MGM (1950)")
    (True, False)
    """
    return _CREDIT_BEHIND.search(text) is not None


@lru_cache(REMEMBERED)
def is_furniture(text: str) -> bool:
    """Whether a line on its own is page furniture: controls, share boxes, bylines, dates, placeholders, file names.

    >>> [is_furniture(line) for line in ("Please wait…", "By R. Mills | June 14, 2021", "« Previous 1 [2] 3 Next »")]
    [True, True, True]
    >>> is_furniture("Next to Godard, Anna Karina waits for the rain in Bande à part (1964).")
    False
    """
    if len(text) > 300:
        return False
    folded = _folded(text)
    if len(folded) > _LONGEST_WHOLE:
        bare = folded.strip(_CLOSING)
    else:
        bare = fold(text.strip(_CLOSING))  # stripped first: folding makes quotes of guillemets
        if not bare or bare in _WHOLE or bare.strip("[]() ") in _WHOLE:
            return True
    if match := _STARTS.match(folded + " "):
        # A label and its colon say what follows; an open phrase may begin a caption all the same.
        return match.group().endswith(": ") or folded[match.end() :].startswith(":") or caption_score(text) < 4
    if _PATTERNS.fullmatch(bare) or (len(bare) < _LONGEST_DATE and _DATE_LINE.fullmatch(bare)):
        return True
    return _is_byline(text) or _is_button_row(text, folded) or is_file_name(text)


@lru_cache(REMEMBERED)
def _folded(text: str) -> str:
    return fold(text)


def _is_byline(text: str) -> bool:
    return len(text) <= 140 and bool(_BYLINE.match(text)) and not BRACKETED_YEAR.search(text)


def _is_button_row(text: str, folded: str) -> bool:
    """A row of buttons or of links: "Facebook Tweet Pin It", "Home | Movies | TV"."""
    first = _TOKEN.search(folded)
    if first and (first[0] in boilerplate.BUTTON_WORDS or first[0].isdigit()):
        words = _TOKEN.findall(folded)
        buttons = sum(word in boilerplate.BUTTON_WORDS for word in words)
        if buttons >= 2 and buttons + sum(word.isdigit() for word in words) == len(words):
            return True
    if _BRACKETED_ROW.fullmatch(text):
        return True
    parts = _SEPARATOR.split(text) if _BAR.search(text) else ()
    return len(parts) >= 3 and all(1 <= len(part.split()) <= 3 for part in parts) and not BARE_YEAR.search(folded)


def is_file_name(text: str) -> bool:
    """Whether a text is the name of a picture's file or what a camera wrote.

    >>> is_file_name("DSC_0042"), is_file_name("kane.jpg"), is_file_name("E.T. the Extra-Terrestrial")
    (True, True, False)
    """
    return len(text) <= 140 and bool(_FILE_NAME.fullmatch(text) or _CAMERA_NAME.fullmatch(text))


def describes_picture(text: str) -> bool:
    """Whether an alt or title text is a sentence about the picture, not "film set" or "Fargo poster".

    >>> describes_picture("Blade Runner set photo")
    False
    >>> describes_picture("Geena Davis hung from a wire, Beetlejuice (1988)")
    True
    """
    words = WORD.findall(text[:SCORED])
    if not text.isascii() and UNSPACED.search(text):
        return caption_score(text) >= _PHRASE and not is_headline(text)
    if len(words) < 4 or is_furniture(text) or is_credit(text):
        return False
    if sum(word.casefold() not in boilerplate.PICTURE_WORDS for word in words) < 3 or names_picture(text):
        return False
    closed = ends_sentence(text) and not is_headline(text)
    return caption_score(text) >= (_SENTENCE if closed else _PHRASE) or is_told(text)


def names_picture(text: str) -> bool:
    """Whether a text only says of what this is a picture.

    >>> names_picture("Fargo 8x10 photo"), names_picture("William H. Macy scrapes the ice off his car.")
    (True, False)
    """
    words = WORD.findall(text[:SCORED])
    named = 0 < len(words) <= _NAMED and words[-1].casefold() in boilerplate.PICTURE_WORDS
    return named and not ends_sentence(text)


def strip_trailer(text: str) -> str:
    """A caption without the control's label that it drags behind it, or a screen reader's label before it.

    >>> strip_trailer("Image caption, Jean Seberg sells papers in Breathless (1960). Click to enlarge")
    'Jean Seberg sells papers in Breathless (1960).'
    """
    text = _TRAILER.sub("", text) if len(text) < SCORED else text
    return text[match.end() :] if (match := LABEL.match(text)) else text

"""What a text's wording says: caption, headline, credit, furniture. Structure is judged elsewhere, and first."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from extractor import boilerplate
from extractor.text import fold

# Latin capitals, so that names such as "Émile" and "Łukasz" are seen.
_UPPER: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĞĠĢĪİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ"
_YEAR: Final = r"(?:18[89]\d|19\d\d|20[0-4]\d)"
_BRACKETED_YEAR: Final = re.compile(rf"[(\[][^()\[\]]{{0,40}}(?<!\d){_YEAR}(?!\d)[^()\[\]]{{0,12}}[)\]]")
_BARE_YEAR: Final = re.compile(rf"(?<![\d/.-]){_YEAR}(?![\d/]|-\d\d-)")
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DATE: Final = re.compile(
    rf"\b{_MONTH}\.? ?(?:\d{{1,2}}(?:st|nd|rd|th)?)?,? ?(?:18|19|20)\d\d|\b\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}}\b",
    re.IGNORECASE,
)
_DATE_LINE: Final = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,? )?(?:on )?(?:\d{1,2}(?:st|nd|rd|th)?\.? )?"
    rf"{_MONTH}\.?(?: \d{{1,2}}(?:st|nd|rd|th)?)?,?(?: \d{{4}})?"
    r"(?:[ ,|·-]{1,3}\d{1,2}:\d\d ?(?:am|pm)?(?: [a-z]{2,4})?)?"
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:[ t]\d{1,2}:\d\d(?::\d\d)?z?)?"
)
_NAME: Final = re.compile(
    rf"(?<![\w’'])([{_UPPER}][\w’'.-]*)[ \u00a0]"
    r"(?:(?:de|da|di|do|del|della|van|von|der|den|ter|la|le|bin|al|el) ){0,2}"
    rf"([{_UPPER}][\w’'.-]*)"
)
# Two people together, or one as a character: no title of a film, seldom a headline.
_COMPANY: Final = re.compile(
    rf"[{_UPPER}][\w’'.-]* [{_UPPER}][\w’'.-]*(?:,? (?:and|&|with|et|y|und|e)|,) [{_UPPER}][\w’'.-]* [{_UPPER}]"
    rf"|[{_UPPER}][\w’'.-]* [{_UPPER}][\w’'.-]* as [{_UPPER}]"
)
# A capitalised word that begins a sentence or a title more often than a name.
_NO_NAME: Final = frozenset({
    "The", "A", "An", "In", "On", "At", "And", "But", "For", "With", "From", "This", "That", "These", "Those", "Of",
    "To", "As", "By", "It", "Its", "His", "Her", "Their", "When", "While", "Where", "How", "Why", "What", "Which",
    "Who", "Our", "Your", "My", "Some", "All", "Most", "More", "Many", "Here", "There", "New", "Old", "Next", "Best",
    "Top", "First", "Last", "Behind", "After", "Before", "During", "Photo", "Photos", "Source", "Page", "Read",
    "Part", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Sign",
    "Click", "Follow", "Share", "Please", "Add", "Leave", "Related", "North", "South", "East", "West",
})  # fmt: skip
_SCENE: Final = re.compile(
    r"\b(?:on (?:the )?(?:set|location)|on-set|behind[- ]the[- ]scenes|between (?:takes|scenes|shots)|rehears\w+"
    r"|direct(?:s|ed|ing|or|ors)|co-?director|dir\.|film(?:ing|ed|s)|shoot(?:s|ing)?|takes?|scenes?|actors?|actress"
    r"|stars?|co-star|crew|cast|make-?up|costumes?|cinematographer|cameraman|camera|producer|screenwriter|stunt\w*"
    r"|premiere|during the making|still from|poses?|as himself|left|right|cent(?:er|re)|foreground|background|seated"
    r"|l-r|l to r|from left)\b",
    re.IGNORECASE,
)
_PLACED: Final = re.compile(
    r"\((?:far |top |bottom |at )?(?:left|right|cent(?:er|re)|middle|l|r|c|l-r|l to r|from left|seated|standing)\b",
    re.IGNORECASE,
)
_PERSON: Final = re.compile(
    r"\b(?:I|I['’](?:m|ve|ll)|[Mm]y|[Mm]ine|me|[Ww]e|us|[Oo]urs?|[Yy]ours?|[Yy]ou(?:['’](?:ll|ve|re))?|[Ll]et['’]s)\b"
)
_THIS_PAGE: Final = re.compile(
    r"\b(?:these|following|below|here are|here is|this|our|more|rare|best|favou?rite)"
    r" (?:\w+ ){0,3}(?:pictures|photos|photographs|images|shots|stills|list|gallery|collection|post|page|captions)\b",
    re.IGNORECASE,
)
_QUOTED: Final = re.compile(r"“[^”]{0,300}”|\"[^\"]{0,300}\"|«[^»]{0,300}»|‘[^’]{0,300}’")
_IMPERATIVE: Final = re.compile(
    r"(?:click|tap|scroll|swipe|subscribe|sign|follow|share|join|read|see|check|don.t|vote|tell|leave|log|register"
    r"|download|enter|watch|visit|buy|shop|order|welcome|thanks|thank|enjoy|please|get|try|take|find|discover|explore"
    r"|browse|learn|meet)\b",
    re.IGNORECASE,
)
_SELLING: Final = re.compile(
    r"[$€£]\s?\d|\d\s?%|\b(?:coupon|discount|free shipping|for sale|per month|trial|sale ends|promo code)\b",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(
    r"https?://|www\.|\b[\w.+-]{1,64}@[\w-]{1,64}\.\w|\b\w{2,40}\.(?:com|org|net|example)\b", re.IGNORECASE
)
_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")
_SMALL_WORDS: Final = frozenset({
    "a", "an", "and", "as", "at", "but", "by", "de", "del", "der", "di", "du", "el", "en", "et", "for", "from", "if",
    "in", "into", "la", "le", "les", "mit", "nor", "of", "off", "on", "or", "out", "over", "per", "the", "to", "und",
    "up", "van", "via", "von", "vs", "with", "without", "y",
})  # fmt: skip
_ENDS_SENTENCE: Final = re.compile(r"[.!?…:]['\"”’»)\]*_]{0,3}$")
_ENDS_YEAR: Final = re.compile(rf"{_YEAR}[)\]]?['\"”’»)\]]?[.!?…]?$")
_ABBREVIATION: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Sr|Jr|No|Vol|Lt|Capt|Sgt|Col|Gen|Prof|Rev|vs|c|ca|[A-Z])\.$")
_FILE_NAME: Final = re.compile(
    r"[\w ()%+.-]{1,120}\.(?:jpe?g|png|gif|webp|avif|tiff?|bmp|svg|heic|psd|raw|cr2|nef)", re.IGNORECASE
)
_CAMERA_NAME: Final = re.compile(
    r"(?:dscf?n?|dscn|img|image|pict?|photo|scan|p|mvi|screenshot|file|wp)[ _-]?\d[\w-]*|\w[\w-]*_[\w-]+"
    r"|(?=[\w-]*\d{4})[a-z\d](?:[_-]?[a-z\d])+",
    re.IGNORECASE,
)
_CLOSING: Final = " \t.…!:;,-–—→←»«›‹>|*•·↑↓▼▲►▶"
_SCORED: Final = 2_000  # head and tail show what kind a text is; a caption may hold 100,000 characters
_LONG: Final = 70  # words: captions of more are rare, paragraphs of prose are not
_TITLE: Final = 8  # words: a film's title, with its year, has rarely more
_NAMED: Final = 10  # words: "Das Cabinet des Dr. Caligari set photo" only names its film
_LETTERS: Final = 3  # a shorter title stands in many a word
_REMEMBERED: Final = 4_096  # texts whose judgement is kept: a few pages' worth, since several rules ask


def fold_phrase(phrase: str) -> str:
    """A phrase of the tables as texts are compared with it; a blank at its end stays."""
    return fold(phrase) + (" " if phrase.endswith(" ") else "")


def _any_of(phrases: tuple[str, ...]) -> str:
    by_length = sorted(map(fold_phrase, phrases), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(phrase).replace(r"\{n\}", r"\d+") for phrase in by_length) + ")"


_WHOLE: Final = boilerplate.WHOLE_LINES | boilerplate.PLACEHOLDERS
_STARTS: Final = re.compile(_any_of(boilerplate.LINE_STARTS))
_PATTERNS: Final = re.compile("|".join(f"(?:{p})" for p in boilerplate.LINE_PATTERNS).replace("{n}", r"\d{1,4}"))
_SECTION: Final = frozenset(map(fold, boilerplate.SECTION_HEADINGS))
_SECTION_START: Final = re.compile(
    r"(?:more|other|also) (?:from|in|on|galleries|articles|stories|posts|photos|lists)\b|related\b"
    r"|\d+ (?:thoughts?|responses?|repl(?:y|ies)) (?:on|to)\b"
)
_COUNT: Final = re.compile(r"^\d[\d,.]*\s+|\s*\(?\d[\d,.]*\)?$")
_CREDIT: Final = re.compile(_any_of(boilerplate.CREDIT_STARTS))
_GOES_ON: Final = re.compile(r"[a-z)]{3}\.? *[.:] +\w+(?: \S+){4}")
_CREDIT_WORDS: Final = frozenset({"of", "the", "via", "by", "for", "courtesy", "and", "de", "from"})
_CREDIT_NAMES: Final = re.compile(
    r"(?:^|[/,|·(]|\b(?:via|by|for|from|of|courtesy|and)\b)\s?"
    + _any_of(boilerplate.CREDIT_NAMES)
    + r"(?:$|[/,|·.)]|\s(?:via|for|/|archives?|collection|images|and|com)\b)"
)
_TRAILER: Final = re.compile(r"(?<=[.!?)\]”\"’'])\s+" + _any_of(boilerplate.TRAILERS) + r"\W*$", re.IGNORECASE)
_LABEL: Final = re.compile(_any_of(boilerplate.LABELS) + r"\s*(?:[:,]|[-–—]\s)\s*", re.IGNORECASE)
_BYLINE: Final = re.compile(
    rf"(?:By|BY|by|Posted by|Words:|Text:|From) (?:the )?[{_UPPER}][\w.’'-]*"
    rf"(?: (?:[{_UPPER}][\w.’'-]*|and|&|for|of|the|de|van)){{0,6}}(?:\s*[|·,•–—-].*)?$"
)
_SEPARATOR: Final = re.compile(r"\s*[|·•»›/>]\s+")
_TOKEN: Final = re.compile(r"[^\W_][\w'-]*")


@lru_cache(_REMEMBERED)
def caption_score(text: str) -> float:
    """How much a text's wording is that of a film caption: 3 and more is likely, 5 and more nearly sure.

    >>> caption_score("Elizabeth Taylor and Montgomery Clift rehearse on Suddenly, Last Summer (1959).") > 5
    True
    >>> caption_score("Everybody knows how these pictures ended.") < 1
    True
    """
    if len(text) > _SCORED:
        text = text[: _SCORED - 200] + " " + text[-200:]
    score = 0.0
    if _BRACKETED_YEAR.search(text):
        score += 3
    elif _BARE_YEAR.search(_DATE.sub("", text)):
        score += 1.5
    names = [match for match in _NAME.finditer(text) if match[1] not in _NO_NAME]
    score += 1.5 * bool(names) + 0.5 * (len(names) > 1)
    if names and names[0].start() < 30:  # "Director Zack Snyder", "In costume, Zack Snyder"
        score += 0.5
    score += min(2, len({word.lower() for word in _SCENE.findall(text)}))
    score += bool(_PLACED.search(text)) + 0.5 * bool(_ENDS_YEAR.search(text))
    plain = _QUOTED.sub(" ", text)
    if _PERSON.search(plain):
        score -= 2
    if plain.rstrip().endswith("?"):
        score -= 2
    if _THIS_PAGE.search(plain):
        score -= 2
    if _IMPERATIVE.match(plain):
        score -= 1.5
    if _SELLING.search(text):
        score -= 3
    if _ADDRESS.search(text):
        score -= 2
    words = text.count(" ") + 1
    if words > _LONG:
        score -= 1.5
    if words < 4:
        score -= 1
    return score


def ends_year(text: str) -> bool:
    """Whether a text ends in a year, as captions without a full stop do.

    >>> ends_year("Carmen Maura in Volver, 2006"), ends_year("In 2006 Carmen Maura")
    (True, False)
    """
    return bool(_ENDS_YEAR.search(text[-40:]))


def has_year(text: str) -> bool:
    """Whether a text gives a film's year, bracketed or bare, rather than a date.

    >>> has_year("Fame (1980)"), has_year("June 14, 2021")
    (True, False)
    """
    text = text[:_SCORED]
    return bool(_BRACKETED_YEAR.search(text) or _BARE_YEAR.search(_DATE.sub("", text)))


def opens_with_name(text: str) -> bool:
    """Whether a text names somebody at once, as captions do.

    >>> opens_with_name("Director Zack Snyder prepares a scene"), opens_with_name("Stars, from Garbo to Julia Roberts")
    (True, False)
    """
    return any(match[1] not in _NO_NAME for match in _NAME.finditer(text[:50]) if match.start() < 20)


def ends_sentence(text: str) -> bool:
    """Whether a text is closed: by a full stop, another closing mark, or a bracketed year.

    >>> ends_sentence("Sean Connery on the set of Dr."), ends_sentence("Dr. No (1962)")
    (False, True)
    """
    if text.endswith((")", "]")) and _ENDS_YEAR.search(text[-40:]):
        return True
    return bool(_ENDS_SENTENCE.search(text[-8:])) and not _ABBREVIATION.search(text[-12:])


@lru_cache(_REMEMBERED)
def is_headline(text: str) -> bool:
    """Whether a text has the form of a heading: a title, capitals throughout or on every word, no full stop.

    >>> is_headline("Blade Runner (1982)"), is_headline("Harrison Ford waits for the rain")
    (True, False)
    """
    if len(text) > 160:
        return False
    bare = _BRACKETED_YEAR.sub("", text).rstrip()
    if bare.endswith((".", ";", ",")) and not bare.endswith("...") and not _ABBREVIATION.search(bare):
        return False
    words = [word for word in _WORD.findall(bare) if word.casefold() not in _SMALL_WORDS]
    if not words:
        return bool(bare)
    if _COMPANY.search(text):
        return False
    small = [word for word in words if word[0].islower()]
    return len(words) <= 14 and len(small) <= 0.15 * len(words) and not any(map(_SCENE.fullmatch, small))


def is_title(text: str) -> bool:
    """Whether a text may be a film's title on its own: a short headline.

    >>> is_title("Raiders of the Lost Ark (1981)"), is_title("12 Pictures From Sets That Nobody Was Meant to See")
    (True, False)
    """
    return is_headline(text) and text.count(" ") < _TITLE


def heads(text: str, below: str) -> bool:
    """Whether a text is the title of a film that the text below it names.

    >>> heads("El secreto de sus ojos (2009)", "Ricardo Darín waits for a train in El secreto de sus ojos.")
    True
    """
    if len(text) > 80 or text.count(" ") > _TITLE or len(below) <= len(text):
        return False
    title = fold(_BRACKETED_YEAR.sub("", text)).strip(" .:'\"")
    return len(title) >= _LETTERS and title in fold(below[:_SCORED])


@lru_cache(_REMEMBERED)
def is_section(text: str) -> bool:
    """Whether a heading opens a part of the page without captions: related links, comments, trivia.

    >>> is_section("You may also like:"), is_section("3 Comments"), is_section("3 Women")
    (True, True, False)
    """
    if len(text) > 80:
        return False
    folded = fold(text.strip(_CLOSING)).strip(_CLOSING + "?'\"")
    return folded in _SECTION or _COUNT.sub("", folded) in _SECTION or _SECTION_START.match(folded) is not None


@lru_cache(_REMEMBERED)
def is_credit(text: str) -> bool:
    """Whether a text on its own only says where a picture is from.

    >>> is_credit("(Photo: MGM/Everett Collection)"), is_credit("Photo of Joel McCrea and Veronica Lake")
    (True, False)
    """
    if len(text) > 200:
        return False
    folded = fold(text).strip(" []*_\"'-–—|·.•📷📸")
    if folded.startswith("(") and not folded.startswith("(c)"):
        folded = folded[1:]
    folded = folded.rstrip(" ).")
    words = len(folded.split())
    if _CREDIT.match(folded + " "):
        # "Photo: Sam Shaw. Marilyn Monroe on the grating, …" goes on to describe; "via" begins Via Veneto too.
        goes_on = _GOES_ON.search(folded) or (words > 8 and _BARE_YEAR.search(folded) and caption_score(text) >= 3)
        return not goes_on and words <= (5 if folded.startswith("via ") else 16)
    if not 0 < words <= 6 or _BARE_YEAR.search(folded) or not _CREDIT_NAMES.search(folded):
        return False
    telling: list[str] = [word for word in _WORD.findall(text) if word.casefold() not in _CREDIT_WORDS]
    return sum(word[0].isupper() for word in telling) >= len(telling) - 1


@lru_cache(_REMEMBERED)
def is_furniture(text: str) -> bool:
    """Whether a line on its own is page furniture: controls, share boxes, bylines, dates, placeholders, file names.

    >>> [is_furniture(line) for line in ("Please wait…", "By R. Mills | June 14, 2021", "« Previous 1 [2] 3 Next »")]
    [True, True, True]
    >>> is_furniture("Next to Godard, Anna Karina waits for the rain in Bande à part (1964).")
    False
    """
    if len(text) > 300:
        return False
    folded = fold(text)
    bare = fold(text.strip(_CLOSING))  # stripped first: folding makes quotes of guillemets
    if not bare or bare in _WHOLE or bare.strip("[]() ") in _WHOLE:
        return True
    if match := _STARTS.match(folded + " "):
        # A label and its colon say what follows; an open phrase may begin a caption all the same.
        return match.group().endswith(": ") or folded[match.end() :].startswith(":") or caption_score(text) < 4
    if _PATTERNS.fullmatch(bare) or _DATE_LINE.fullmatch(bare):
        return True
    return _is_byline(text) or _is_button_row(text, folded) or is_file_name(text)


def _is_byline(text: str) -> bool:
    return len(text) <= 140 and bool(_BYLINE.match(text)) and not _BRACKETED_YEAR.search(text)


def _is_button_row(text: str, folded: str) -> bool:
    """A row of buttons or of links: "Facebook Tweet Pin It", "Home | Movies | TV"."""
    words = _TOKEN.findall(folded)
    buttons = sum(word in boilerplate.BUTTON_WORDS for word in words)
    if buttons >= 2 and buttons + sum(word.isdigit() for word in words) == len(words):
        return True
    parts = _SEPARATOR.split(text)
    return len(parts) >= 3 and all(1 <= len(part.split()) <= 3 for part in parts) and not _BARE_YEAR.search(folded)


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
    words = _WORD.findall(text[:_SCORED])
    if len(words) < 4 or is_furniture(text) or is_credit(text):
        return False
    if sum(word.casefold() not in boilerplate.PICTURE_WORDS for word in words) < 3:
        return False
    if len(words) <= _NAMED and words[-1].casefold() in boilerplate.PICTURE_WORDS and not ends_sentence(text):
        return False
    return caption_score(text) >= 2.5


def strip_trailer(text: str) -> str:
    """A caption without the control's label that it drags behind it, or a screen reader's label before it.

    >>> strip_trailer("Image caption, Jean Seberg sells papers in Breathless (1960). Click to enlarge")
    'Jean Seberg sells papers in Breathless (1960).'
    """
    text = _TRAILER.sub("", text) if len(text) < _SCORED else text
    return text[match.end() :] if (match := _LABEL.match(text)) else text

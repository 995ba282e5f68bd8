"""What a text's wording says: caption, headline, sentence. Structure is judged elsewhere, and first."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from extractor import boilerplate
from extractor.text import fold

# Latin capitals, so that names such as "Émile" and "Łukasz" are seen.
UPPER: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĞĠĢĪİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ"
_YEAR: Final = r"(?:18[89]\d|19\d\d|20[0-4]\d)"
BRACKETED_YEAR: Final = re.compile(
    rf"[(\[（［][^()\[\]（）［］]{{0,40}}(?<!\d){_YEAR}(?!\d)[^()\[\]（）［］]{{0,12}}[)\]）］]"
)
BARE_YEAR: Final = re.compile(rf"(?<![\d/.-]){_YEAR}(?![\d/]|-\d\d-)")
MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DATE: Final = re.compile(
    rf"\b{MONTH}\.? ?(?:\d{{1,2}}(?:st|nd|rd|th)?)?,? ?(?:18|19|20)\d\d|\b\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}}\b"
)
_NAME: Final = re.compile(
    rf"(?<![\w’'])([{UPPER}][\w’'.-]*)[ \u00a0]"
    r"(?:(?:de|da|di|do|del|della|van|von|der|den|ter|la|le|bin|al|el) ){0,2}"
    rf"([{UPPER}][\w’'.-]*)"
)
# Two people together, or one as a character: no title of a film, seldom a headline.
_COMPANY: Final = re.compile(
    rf"[{UPPER}][\w’'.-]* [{UPPER}][\w’'.-]*(?:,? (?:and|&|with|et|y|und|e)|,) [{UPPER}][\w’'.-]* [{UPPER}]"
    rf"|[{UPPER}][\w’'.-]* [{UPPER}][\w’'.-]* as [{UPPER}]"
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
# Patterns of small letters are matched against text in small letters: several times faster than ignoring case.
_SCENE: Final = re.compile(
    r"\b(?:on (?:the )?(?:set|location)|on-set|behind[- ]the[- ]scenes|between (?:takes|scenes|shots)|rehears\w+"
    r"|direct(?:s|ed|ing|or|ors)|co-?director|dir\.|film(?:ing|ed|s)|shoot(?:s|ing)?|takes?|scenes?|actors?|actress"
    r"|stars?|co-star|crew|cast|make-?up|costumes?|cinematographer|cameraman|camera|producer|screenwriter|stunt\w*"
    r"|premiere|during the making|still from|poses?|as himself|left|right|cent(?:er|re)|foreground|background|seated"
    r"|l-r|l to r|from left)\b"
)
_PLACED: Final = re.compile(
    r"\((?:far |top |bottom |at )?(?:left|right|cent(?:er|re)|middle|l|r|c|l-r|l to r|from left|seated|standing)\b"
)
_PERSON: Final = re.compile(
    r"\b(?:I|I['’](?:m|ve|ll)|[Mm]y|[Mm]ine|me|[Ww]e|us|[Oo]urs?|[Yy]ours?|[Yy]ou(?:['’](?:ll|ve|re))?|[Ll]et['’]s)\b"
)
_THIS_PAGE: Final = re.compile(
    r"\b(?:these|following|below|here are|here is|this|our|more|rare|best|favou?rite)"
    r" (?:\w+ ){0,3}(?:pictures|photos|photographs|images|shots|stills|list|gallery|collection|post|page|captions)\b"
)
_QUOTED: Final = re.compile(r"“[^”]{0,300}”|\"[^\"]{0,300}\"|«[^»]{0,300}»|‘[^’]{0,300}’")
_IMPERATIVE: Final = re.compile(
    r"(?:click|tap|scroll|swipe|subscribe|sign|follow|share|join|read|see|check|don.t|vote|tell|leave|log|register"
    r"|download|enter|watch|visit|buy|shop|order|welcome|thanks|thank|enjoy|please|get|try|take|find|discover|explore"
    r"|browse|learn|meet|add|view(?! (?:of|from))|hover|zoom|select|choose|compare|rotate|print|save|request|license)\b"
)
_PRICE: Final = re.compile(r"[$€£]\s?\d|\d\s?%")
_SELLING: Final = re.compile(r"\b(?:coupon|discount|free shipping|for sale|per month|trial|sale ends|promo code)\b")
_ADDRESS: Final = re.compile(r"https?://|www\.|\b[\w.+-]{1,64}@[\w-]{1,64}\.\w|\b\w{2,40}\.(?:com|org|net|example)\b")
# Words without which the patterns above find nothing, asked first since a set is faster; of _SCENE those that are never
# part of a longer match.
_LOW_WORD: Final = re.compile(r"[a-z]+")
_SCENE_WORDS: Final = frozenset({
    "directs", "directed", "directing", "director", "directors", "filming", "filmed", "films", "shoots",
    "shooting", "shoot", "take", "scene", "actor", "actors", "actress", "star", "stars", "crew", "cast", "makeup",
    "costume", "costumes", "cinematographer", "cameraman", "camera", "producer", "screenwriter", "premiere", "pose",
    "poses", "right", "center", "centre", "foreground", "background", "seated",
})  # fmt: skip
_PERSON_WORDS: Final = frozenset({
    "i", "my", "mine", "me", "we", "us", "our", "ours", "your", "yours", "you", "let",
})  # fmt: skip
_PAGE_WORDS: Final = frozenset({
    "pictures", "photos", "photographs", "images", "shots", "stills", "list", "gallery", "collection", "post", "page",
    "captions",
})  # fmt: skip
_SELLING_WORDS: Final = frozenset({"coupon", "discount", "shipping", "sale", "month", "trial", "promo"})
_ADDRESS_WORDS: Final = frozenset({"http", "https", "www", "com", "org", "net", "example"})
# "Caption: …", "Photo caption, …": what follows is one.
LABEL: Final = re.compile(
    "(?:" + "|".join(sorted(boilerplate.LABELS, key=len, reverse=True)) + r")\s*(?P<sign>:|,|[-–—](?=\s))\s*",
    re.IGNORECASE,
)
# Chinese and Japanese, which set no blanks: their letters, words of a caption, a title in quotes.
UNSPACED: Final = re.compile("[\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff]")
_SCENE_UNSPACED: Final = re.compile(
    "監督|撮影|現場|ロケ|セット|主演|出演|俳優|女優|演技|演出|舞台裏|場面|左|右|中央"
    "|导演|導演|拍摄|拍攝|片场|片場|现场|現場|演员|演員|执导|執導|剧组|劇組"
)
_TITLE_UNSPACED: Final = re.compile("[『《「〈][^『』《》「」〈〉]{1,40}[』》」〉]")
_LETTERS_A_WORD: Final = 2
_LONGEST_UNSPACED: Final = 24  # letters: a headline or title has rarely more
WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")
_SMALL_WORDS: Final = frozenset({
    "a", "an", "and", "as", "at", "but", "by", "de", "del", "der", "di", "du", "el", "en", "et", "for", "from", "if",
    "in", "into", "la", "le", "les", "mit", "nor", "of", "off", "on", "or", "out", "over", "per", "the", "to", "und",
    "up", "van", "via", "von", "vs", "with", "without", "y",
})  # fmt: skip
_ENDS_SENTENCE: Final = re.compile(r"(?:[.!?…:]['\"”’»)\]*_]{0,3}|[。！？][』」）\"”]{0,2})$")
_STOPPED: Final = re.compile(r"[.!?…,;。！？]['\"”’»)\]]{0,2}$")
_ENDS_YEAR: Final = re.compile(rf"{_YEAR}(?:年?[）］]|[)\]])?['\"”’»)\]]?[.!?…。]?$")
_ABBREVIATION: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Sr|Jr|No|Vol|Lt|Capt|Sgt|Col|Gen|Prof|Rev|vs|c|ca|[A-Z])\.$")
SCORED: Final = 2_000  # head and tail show what kind a text is; a caption may hold 100,000 characters
_LONG: Final = 70  # words: captions of more are rare, paragraphs of prose are not
_TITLE: Final = 8  # words: a film's title, with its year, has rarely more
_LETTERS: Final = 3  # a shorter title stands in many a word
REMEMBERED: Final = 4_096  # texts whose judgement is kept: a few pages' worth, since several rules ask


@lru_cache(REMEMBERED)
def caption_score(text: str) -> float:
    """How much a text's wording is that of a film caption: 3 and more is likely, 5 and more nearly sure.

    >>> caption_score("Elizabeth Taylor and Montgomery Clift rehearse on Suddenly, Last Summer (1959).") > 5
    True
    >>> caption_score("Everybody knows how these pictures ended.") < 1
    True
    """
    if len(text) > SCORED:
        text = text[: SCORED - 200] + " " + text[-200:]
    low = text.lower()
    score = 0.0
    if BRACKETED_YEAR.search(text):
        score += 3
    elif _has_bare_year(low):
        score += 1.5
    names = [match for match in _NAME.finditer(text) if match[1] not in _NO_NAME]
    score += 1.5 * bool(names) + 0.5 * (len(names) > 1)
    if names and names[0].start() < 30:  # "Director Zack Snyder", "In costume, Zack Snyder"
        score += 0.5
    words = set(_LOW_WORD.findall(low))
    score += 2 if len(words & _SCENE_WORDS) > 1 else min(2, len(set(_SCENE.findall(low))))
    score += bool(_PLACED.search(low)) + 0.5 * bool(_ENDS_YEAR.search(text[-40:]))
    plain = _QUOTED.sub(" ", text)
    if not words.isdisjoint(_PERSON_WORDS) and _PERSON.search(plain):
        score -= 2
    if plain.rstrip().endswith("?"):
        score -= 2
    if not words.isdisjoint(_PAGE_WORDS) and _THIS_PAGE.search(plain.lower()):
        score -= 2
    if _IMPERATIVE.match(plain[:20].lower()):
        score -= 1.5
    if _PRICE.search(low) or (not words.isdisjoint(_SELLING_WORDS) and _SELLING.search(low)):
        score -= 3
    if ("@" in low or not words.isdisjoint(_ADDRESS_WORDS)) and _ADDRESS.search(low):
        score -= 2
    if not text.isascii() and UNSPACED.search(text):
        score += 1.5 * bool(_TITLE_UNSPACED.search(text)) + min(2, len(set(_SCENE_UNSPACED.findall(text))))
    if ":" in text and is_labelled(text):
        score += 3
    length = count_words(text)
    if length > _LONG:
        score -= 1.5
    if length < 4:
        score -= 1
    return score


def is_labelled(text: str) -> bool:
    """Whether a text says of itself that it is a caption.

    >>> is_labelled("Caption: Kim Novak on the stairs"), is_labelled("Caption, please")
    (True, False)
    """
    label = LABEL.match(text)
    return label is not None and label["sign"] == ":" and label.end() < len(text)


def count_words(text: str) -> int:
    """How many words a text has; where no blanks part them, by its letters.

    >>> count_words("Irene Cara in Fame"), count_words("七人の侍の撮影現場")
    (4, 5)
    """
    words = text.count(" ") + 1
    return words if text.isascii() else words + len(UNSPACED.findall(text)) // _LETTERS_A_WORD


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
    text = text[:SCORED]
    return bool(BRACKETED_YEAR.search(text)) or _has_bare_year(text.lower())


def _has_bare_year(low: str) -> bool:
    return bool(BARE_YEAR.search(low) and BARE_YEAR.search(_DATE.sub("", low)))


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
    if text.endswith((")", "]", "）", "］")) and _ENDS_YEAR.search(text[-40:]):
        return True
    return bool(_ENDS_SENTENCE.search(text[-8:])) and not _ABBREVIATION.search(text[-12:])


@lru_cache(REMEMBERED)
def is_headline(text: str) -> bool:
    """Whether a text has the form of a heading: a title, capitals throughout or on every word, no full stop.

    >>> is_headline("Blade Runner (1982)"), is_headline("Harrison Ford waits for the rain")
    (True, False)
    """
    if len(text) > 160:
        return False
    bare = BRACKETED_YEAR.sub("", text).rstrip()
    if not text.isascii() and (letters := len(UNSPACED.findall(text))) > 0.5 * len(bare):
        return letters <= _LONGEST_UNSPACED and not ends_sentence(bare) and not _SCENE_UNSPACED.search(bare)
    if bare.endswith((".", ";", ",")) and not bare.endswith("...") and not _ABBREVIATION.search(bare):
        return False
    words = [word for word in WORD.findall(bare) if word.casefold() not in _SMALL_WORDS]
    if not words:
        return bool(bare)
    if _COMPANY.search(text):
        return False
    small = [word for word in words if word[0].islower()]
    return (
        len(words) <= 14
        and len(small) <= 0.15 * len(words)
        and not any(_SCENE.fullmatch(word.lower()) for word in small)
    )


def is_title(text: str) -> bool:
    """Whether a text may be a film's title on its own: a short headline.

    >>> is_title("Raiders of the Lost Ark (1981)"), is_title("12 Pictures From Sets That Nobody Was Meant to See")
    (True, False)
    """
    return is_headline(text) and count_words(text) <= _TITLE


def is_label(text: str) -> bool:
    """Whether a text is a few words that are no sentence and name nobody at once: "Oscar winners (1996)".

    >>> is_label("On the set of Heat (1995)"), is_label("Al Pacino waits."), is_label("Al Pacino, Heat (1995)")
    (True, False, False)
    """
    return count_words(text) <= _TITLE and not _STOPPED.search(text) and not opens_with_name(text)


def heads(text: str, below: str) -> bool:
    """Whether a text is the title of a film that the text below it names.

    >>> heads("El secreto de sus ojos (2009)", "Ricardo Darín waits for a train in El secreto de sus ojos.")
    True
    """
    if len(text) > 80 or text.count(" ") > _TITLE or len(below) <= len(text):
        return False
    title = fold(BRACKETED_YEAR.sub("", text)).strip(" .:'\"")
    return len(title) >= _LETTERS and title in fold(below[:SCORED])

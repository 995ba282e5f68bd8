"""The patterns of the recogniser's rules: what may stand around names, titles and years."""

from __future__ import annotations

import re
from typing import Final

YEAR: Final = r"(?:18[89]|19\d|20[0-4])\d"
EDGE: Final = " \t\"“”„'‘’«»‹›*_<>()[]{}|/~–—-,;:…"
QUOTE_MARKS: Final = tuple("\"“'‘*_>«")
CLOSERS: Final = {")": "(", "]": "[", "”": "“", "’": "‘", "»": "«"}
TITLE_WORDS: Final = 10  # longer stretches are sentences
LONGEST_TITLE: Final = 150  # characters
# Words before a name that are no part of it; a job that begins a stage name ("Queen Latifah") is left to the model,
# which has to have drawn the span around both for this to apply.
JOBS: Final = re.compile(
    r"(?:the )?(?:(?:film|movie|co-|first-time|young|legendary|veteran) ?)?"
    r"(?:directors?|filmmakers?|actors?|actress(?:es)?|stars?|producers?|writers?|screenwriters?|composers?|"
    r"cinematographers?|cameram[ae]n|editors?|stuntm[ae]n|stunt double|sir|dame|mr\.?|mrs\.?|ms\.?|miss|pope|"
    r"dir\.|dp|d\.p\.|d\.o\.p\.|starring|with|by|neither|nor|both|either|when|while)\s+(?=\S)",
    re.IGNORECASE,
)
# Each with the sign that opens it, without which no search is needed.
QUOTES: Final = {
    sign: re.compile(pattern)
    for sign, pattern in (
        ("“", r"“([^“”]{1,90})”"),
        ("„", r"„([^„“”]{1,90})[“”]"),
        ("«", r"«\s?([^«»]{1,90}?)\s?»"),
        ('"', r'"([^"]{1,90})"'),
        ("‘", r"‘((?:[^‘’]|’(?=\w)){1,90})’(?!\w)"),
        ("'", r"(?<!\w)'((?:[^']|'(?=\w)){1,90})'(?!\w)"),
        ("&", r"&(?:quot|ldquo|#8220);([^<>\"“”]{1,90}?)&(?:quot|rdquo|#8221);"),
        ("</", r"<(?:i|em|b|strong)>([^<>]{1,90})</(?:i|em|b|strong)>"),
        ("*", r"(?<![*\w])\*{1,2}([^*]{1,90})\*{1,2}(?![*\w])"),
        ("_", r"(?<![_\w])_([^_]{1,90})_(?![_\w])"),
    )
}
BRACKETED_YEAR: Final = re.compile(rf"[(\[]({YEAR})(?:\s?[-–—]\s?(?:(\d{{4}})|\d\d|present)?)?[)\]]")
POSSESSIVE_YEAR: Final = re.compile(rf"\b({YEAR})['’]s [\"“'‘*_]?$")  # "1960's The Apartment"
LONGEST_RUN: Final = 25  # years: few series run longer, few people live shorter
GAP: Final = re.compile(r"(?:</\w+>|&\w{4,5};|[\"”’'»*_,!?.…]|\s){0,8}")  # what may stand between a title and its year
NUMBERING: Final = re.compile(r"\s*(?:[#№]\s?\d+[.):]?|\d{1,3}[.):])?[\s\-–—\"“'‘*_<>]*(?:(?:i|em|b|strong|p)>)*\s*")
# Words that end where a title begins.
LEAD: Final = re.compile(
    r"\b(?i:film|movie|comedy|drama|western|musical|classic|in|on|for|from|during|of|filming|shooting|making)\s+"
    r"(?=[^\W_a-z])"
)
# Phrases after which nothing but a title can stand, up to its year.
STRONG_LEAD: Final = re.compile(
    r"\b(?i:(?:scenes?|shots?|takes) (?:in|for|from|of)|sets? of|(?:filming|shooting|making|production|premiere) of)"
    r"(?i: the (?:film|movie))? (?=[^\W_a-z]|[*¡¿'‘\[])"
)
_ARTICLES: Final = r"(?:The|An?|Le|La|Les|L['’]|Der|Die|Das|El|Los|Las|Il)"
ARTICLE: Final = re.compile(_ARTICLES, re.IGNORECASE)
INDEX_COMMA: Final = re.compile(r"\w, ?$")
# As in an index: "Godfather, The (1972)".
INDEX_ARTICLE: Final = re.compile(rf",\s?{_ARTICLES}(?=\s?[(\[]|[\"”’'*_]|\s?$|[.:;](?:\s|$)|\s[-–—]\s)")
NO_TITLE: Final = re.compile(r"(?i)(?:an? |the )?(?:scenes?|sets?|takes?|shots?|filming|shooting) (?:in|for|from|of)")
PARTICLE: Final = re.compile(r" (?:dos|da|do|de|de la|del|della|di|van|van der|von|von der|bin|ibn|al|el|ten|ter|af) ")
# What stands right before a person, and right behind one.
BEFORE_PERSON: Final = re.compile(
    r"(?:\b(?i:director|actor|actress|co-star|producer|writer|screenwriter|composer|cinematographer|cameraman|editor|"
    r"stuntman|stunt double|(?:stand-in|body double|stuntman|stuntwoman|extra)(?:,| named| called))|"
    r"\bdirect(?:s|ing)) $"
)
# A star rather than a part, which only a film's cast can tell.
SINGS_FOR: Final = ("singing voice of ", "singing voice for ")
FULL_NAME: Final = re.compile(r"(?!Princess|Prince|Queen|King|Mrs?|Miss|Lady|Lord|Dr|Captain)\w+ [A-ZÀ-Þ][\w'’-]+")
BEHIND_PERSON: Final = re.compile(
    r" (?:directs|directing|rehearses|poses|jokes|rests|listens|talks|chats)\b|"
    r" \((?:far )?(?:left|right|cent(?:er|re)|seated|standing)\b|, (?:left|right|center|centre),|"
    r" (?:during|on) the (?:set|filming|shooting|making)\b"
)
# Between a player and a part: "as the young", "(starring as", "'s".
_PART: Final = (
    r"(?:(?:the|a|an|his|her|their|own|young|younger|old|older|elder|little|adult|teenage|ageing|aging|evil|mad|real|"
    r"beloved|famous|famed|legendary|iconic|murderous|masked|one-eyed) ){0,3}"
)
AS_PART: Final = re.compile(
    rf"(?: ?\([^()]{{0,40}}\))?,? (?:(?:stars|starring|starred|dressed|disguised|made up|cast|in costume|in character)"
    rf" )?as {_PART}[\"“'‘]?"
)
# Before what is a part: "as", "plays", "is", a bracket.
PART_AHEAD: Final = re.compile(
    r"(?:\b(?:as|is|are|was|were|play(?:s|ed|ing)?|portray(?:s|ed|ing)?|voic(?:es|ed|ing)|becom(?:es|ing)|became"
    r"|called|named|the (?:voice|part|role|character) of|doubles?(?: for)?|impersonat(?:es|ing)) (?:[a-z]+ ){0,2}"
    r"|[(\[]|['’]s )[\"“'‘]?$"
)
PLAYS_PART: Final = re.compile(
    r"\b(?:plays|play|played|playing|portrays|portrayed|portraying|impersonates|impersonating|voices|voicing|"
    rf"dressed as|disguised as|made up as|in costume as|in character as|becoming|becomes) {_PART}[\"“'‘]?$"
)
OF_PART: Final = re.compile(rf"\b(?:the voice (?:of|for)|(?:role|part|character) of) {_PART}[\"“'‘]?$")
# Without one of these in a caption only a bracket tells a part.
PART_HINTS: Final = (" as ", "play", "portray", "impersonat", "voic", "becom", "role of", "part of", "character of")
BRACKET_OPENS: Final = re.compile(r" ?[(\[](?:as |playing )?[\"“'‘]?")
BRACKET_CLOSES: Final = re.compile(r"[\"”'’]?(?:[)\]]|, (?:far )?(?:left|right|cent(?:er|re))[)\]])")
DIRECTS: Final = re.compile(r" direct(?:s|ing)\b")
PLURAL_VERB: Final = re.compile(r" [a-z]{3,}")
# Words after which a year is a date.
DATE: Final = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|august|"
    r"september|october|november|december|spring|summer|autumn|fall|winter|early|late|mid|circa|ca?\.|until|since|"
    r"before|born|died|[bd]\.|(?:photographed|taken|pictured|dated|signed|drawn|printed|published) in)"
    r"[.,]?\s*(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?$",
    re.IGNORECASE,
)
SUFFIX: Final = re.compile(r",? (?:Jr|Sr)\.?(?!\w)|,? (?:II|III)\b")
SURNAME: Final = r" [A-ZÀ-Þ][\w'’\-]+"
NAME_ENDS_HERE: Final = re.compile(SURNAME)
NICKNAME: Final = re.compile(
    rf"\s?(?:\"[^\"\s]{{1,20}}(?: [^\"\s]{{1,20}})?\"|“[^”\s]{{1,20}}(?: [^”\s]{{1,20}})?”|"
    rf"'[^'\s]{{1,20}}(?: [^'\s]{{1,20}})?'|‘[^’\s]{{1,20}}(?: [^’\s]{{1,20}})?’){SURNAME}"
)
OPEN_NICKNAME: Final = re.compile(r" [\"“][^\"“”]{1,30}$")  # 'Paul "Pee-wee Herman' and a quote behind it
NAME_IN_BRACKET: Final = re.compile(r"[\"“'‘]?(?P<name>[A-ZÀ-Þ][\w.’'-]*(?: [\w.’'-]+){0,4})[\"”'’]?[)\]]")
NAME_BEFORE_DASH: Final = re.compile(
    r"(?:^|(?<=[.;:,] ))(?P<name>[A-ZÀ-Þ][\w.’'-]{0,20}(?: [\w.’'-]{1,20}){1,3}) [-–—] [\"“'‘*]?$"
)
# Where a part may stand that nobody took for a name, and what ends its name.
PART_LEAD: Final = re.compile(
    r" (?:as|is|was|plays?|played|playing|voices?|voiced|his|her|its|inside|out of) (?:the )?[\"“'‘]?(?=[A-ZÀ-Þ])"
)
PART_COMMA: Final = re.compile(r", (?:the |its )?(?=[A-ZÀ-Þ])")
PART_NAME: Final = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w’'-]*[a-zß-ÿ](?: (?:the |of |de |von )?[A-ZÀ-Þ][\w’'-]*[a-zß-ÿ])*)"
    r"(?=[\"”]?(?:[,.;:)]|\s*$| (?:and|in|on|of|with|at) ))"
)
# Words before a title rather than a part.
TITLE_LEAD: Final = re.compile(
    r"(?:\b(?:in|of|on|at|for|from|during|film|films|filming|shoots?|shot|shooting|makes?|made|making|directs?|directed"
    r"|directing|to|after|before|while|and|the|called|titled|series|movie) |[(\[:/–—-] ?)[\"“'‘]?$",
    re.IGNORECASE,
)
CAPITALISED_BEFORE: Final = re.compile(r"(^|[.!?:;\"”)]\s+)?\b[A-ZÀ-Þ][\w.'’\-]* $")
CAPITALISED_BEHIND: Final = re.compile(r" [A-ZÀ-Þ][a-zß-ÿ]")
VERB_TAKEN_IN: Final = re.compile(r"(?<=[a-z]) [a-z]{2,}(?:ed|es|ing|s)$")  # "Parker followed"
TAG: Final = re.compile(r"(?:</?\w{1,10}>)+")

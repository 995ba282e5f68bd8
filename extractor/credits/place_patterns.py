"""The patterns of the words that tell where in a picture someone is, before and after a name."""

from __future__ import annotations

import re
from typing import Final

from extractor.cues import places
from extractor.cues.model import PlainWords, split_words
from extractor.schema import Side


def _either(table: PlainWords) -> str:
    return "|".join(re.escape(word) for word in sorted(split_words(table.words), key=len, reverse=True))


SIDE: Final = rf"(?:{_either(places.SIDES)})"
ROW: Final = re.compile(rf"\b(?:{_either(places.ROWS)})\b", re.IGNORECASE)
RANK: Final = rf"(?:(?:{_either(places.RANKS)}|\d{{1,2}}(?:st|nd|rd|th))[ -])"
PLACE: Final = (
    rf"(?:(?:(?:{_either(places.ROWS)}),? )?{RANK}{{0,3}}(?:from (?:the )?)?{SIDE}(?: row)?"
    rf"|{RANK}(?:from (?:the )?)?[lr]\b)"
)
AT: Final = rf"(?:(?:at|on|to|in) (?:the |his |her |their )?(?:{RANK}{{0,2}})(?:{SIDE}(?:-hand)?(?: side)?|row))"
POSTURE: Final = rf"(?:{_either(places.POSTURES)})"
WORN: Final = rf"(?:{_either(places.CLOTHES)})"
IN_CLOTHES: Final = rf"(?:in (?!charge )(?:(?:a|an|the|his|her|full|their) )?(?:[\w'’-]+ ){{0,3}}?{WORN})"
WITH: Final = rf"(?:(?:with|w/) (?:(?:a|an|the|his|her) )?(?:[\w'’-]+ ){{0,2}}?(?:{_either(places.HELD)}))"
SPOT: Final = (
    rf"(?:(?:at|on|in|behind|under|up) the (?:{_either(places.SPOTS)})|on horse(?:back)?|behind (?:the )?camera"
    r"|(?:behind|beside|between|next to|in front of|above|below) (?:him|her|them)|back to (?:us|camera|the camera))"
)
TOGETHER: Final = rf"(?!(?:{_either(places.TOGETHER)})\b)"
BODY: Final = (
    rf"(?:{TOGETHER}"
    r"[\w'’-]+ (?:[\w'’-]+ )?(?:in|on|over|between|behind|across|under|round|around) (?:(?:his|her|the|one) )?"
    rf"(?:{_either(places.BODY)})"
    r"|(?:arms?|hands?|legs?) (?:folded|raised|crossed|up|outstretched|spread)"
    r"|(?:collar|hood|feet|thumbs?|visor|mask|veil|patch|eye patch|sleeves|hat|hair|goggles|trousers|skirts?) up)"
)
PHRASE: Final = rf"(?:{PLACE}|{AT}|{POSTURE}|{IN_CLOTHES}|{WITH}|{SPOT}|{BODY}|wearing \w+)"

# Any other adjunct that could tell a place: "on a crate", "under the umbrella", "holding an umbrella".
DET: Final = r"(?:(?:a|an|the|his|her|their|one|that|full) )?"
ADJUNCT: Final = (
    rf"(?:(?:{_either(places.OPENINGS)}) {DET}(?:[a-zà-ÿ0-9’'-]+ ){{0,5}}?[a-zà-ÿ0-9’'-]+"
    r"|in [A-ZÀ-Þ][\w.’'-]* (?:suit|costume|cap|shirt|uniform|hat|coat|jacket|makeup))"
)
# "X is in the first, Y in the second": films
TURN: Final = r"in (?:the )?(?:first|second|third|last|other|former|latter|one)"
IN_TURN: Final = re.compile(TURN, re.IGNORECASE)
# The same words where they tell a setting, a company or an occasion rather than a place in the picture.
SETTING: Final = re.compile(
    rf"\b(?:{_either(places.SETTINGS)})\b"
    r"|^(?:in|on|at|with|by|near|under|inside) (?:it|this|these|that|which|\d+)\b"
    rf"|^with\b[^,]*\b(?:{_either(places.COMPANY)})\b"
    rf"|^{TURN}$",
    re.IGNORECASE,
)
LOOKS: Final = (
    rf"(?:[\w’'-]+ ){{0,3}}?(?!costume|make|camera)(?:{_either(places.CLOTHES)}|{_either(places.HELD)})"
    r"(?: (?:on|off|up|down|askew|aloft|raised|lowered|pushed (?:back|up)|in hand"
    r"|over (?:face|eyes|(?:his|her) [a-z]+)))?"
    rf"|(?:asleep|naked|unseen|laughing|shouting|pointing|squinting|waving|grinning|{_either(places.STATES)}"
    r"|in (?:black|white) tie)"
    rf"|(?:[\w’'-]+ )?[\w’'-]+(?<!ing)(?<!ed) (?:{_either(places.ASKEW)})"
    rf"|{TOGETHER}(?:(?:left|right|both) )?(?:{_either(places.LIMBS)}) (?:deep )?"
    r"(?:in|on|over|under|behind|against|above|between|around|round) (?:[a-zà-ÿ’'-]+ ){0,4}[a-zà-ÿ’'-]+"
)
COMMA_LOOKS: Final = re.compile(rf"\s*,\s*(?P<place>{LOOKS})(?=[,;:.()]|$)")
COMMA_ADJUNCT: Final = re.compile(rf"\s*,\s*(?P<place>{ADJUNCT})(?=[,;:.()]|$)")
NEXT_PART: Final = re.compile(rf"\s*,\s*(?P<place>(?:{PHRASE}|{ADJUNCT}|{LOOKS})(?![\w'’-]))(?=[,;:.()]|$)")

# ", left," and ", in the suit," after a name, up to where its comma clause ends
COMMA: Final = re.compile(
    rf"\s*,\s*(?:(?:pictured|seen|shown) )?(?P<place>{PHRASE}(?![\w'’-])[^,;:.()&]{{0,40}})"
    r"(?=[,;:.()]|\s+(?:and|&)\s|$)",
    re.IGNORECASE,
)
BE: Final = (
    r"(?:is|are|was|were|sits?|sitting|stands?|standing|kneels?|kneeling|lies|crouch(?:es|ing)?|squats|lurks|looms"
    r"|looks? on|[’']s(?= (?:in|on|at|behind|the|that) ))"
    r"(?: (?:pictured|seen|shown|visible|standing|seated|sitting|here|just|only"
    r"|(?:the|that) (?:[a-z-]+ )?(?:one|figure|man|woman|boy|girl|guy)(?: (?:who|that) is)?)){0,2}"
)
ANYWHERE: Final = (
    r"(?<=(?:is|as|re) )(?:in|on|at|under|behind|between|beside|inside|with|above|below) "
    r"(?:the|his|her|them|him|it|a)\b(?! (?:set|front|verge|brink|way|middle of"
    r"|(?:[a-z]+ )?(?:mood|hurry|rage|trance|panic|state|huff|daze|fury|spirits)\b))[^,;:.()]{0,45}?"
)
BARE: Final = (
    rf"(?:at|on) (?:the )?{RANK}{{0,2}}(?:left|right|back|front)"
    r"(?: in (?:the|a|his|her) [\w'’-]+(?: [\w'’-]+)?(?=[,;:.()]))?"
    r"|on horseback|(?:second|third|fourth|\d(?:st|nd|rd|th)) from (?:the )?(?:left|right)"
)
# what follows a place: "on the set of F", "in F", "for F"
ON_THE_FILM: Final = (
    r"\s+(?:here )?(?:on|in|during|for|from)(?:\s+(?:the|a|this) (?:set|filming|shooting|making|premiere|film|movie"
    r"|still|scene|picture|photo|photograph|image)\b|[\s\"'“‘(*_]*$)"
)
# "X is at the right", "X sits on horseback", "X at left"
IS_AT: Final = re.compile(
    r"(?:,[^,;:.()]{1,40},)?\s*(?:"
    rf"{BE} (?:here |seen |pictured )?(?P<near>{PHRASE}(?![\w'’-])){ON_THE_FILM}"
    rf"|{BE}\s(?P<place>(?:{PHRASE}(?![\w'’-])|{ANYWHERE})[^,;:.()]{{0,45}}?)"
    r"(?=[,;:.()]|\s+(?:and|while|as|with)\s|$)"
    rf"|(?:[\w'’]+ ){{0,5}}?(?P<bare>{BARE})(?=[,;:.()]|\s|$)(?! (?:of|bank|field|wing|foot|is|are|was|were)\b))",
    re.IGNORECASE,
)
# ", who was behind the camera": what someone did, not where they stand
WAS_FILMING: Final = re.compile(r"\b(?:was|were)\s+behind (?:the )?camera", re.IGNORECASE)
LIFE_DATES: Final = r"(?:\s*\([^()]{0,20}\d\))?"
# ", at left with" before another name
BESIDE: Final = re.compile(
    rf"\s*,\s*(?P<place>{PLACE}|{AT})\s+(?:with|w/|beside|next to|behind|watching|alongside|and)\s*$", re.IGNORECASE
)
# "X left, Y right"
BARE_SIDE: Final = re.compile(r"\s(?P<place>(?:far )?(?:left|right|centre|center))(?=[,;.:]|\s(?:and|&)\s|\s*$)")
BOTH_SIDES: Final = (re.compile(r"\bleft\b"), re.compile(r"\bright\b"))
# ", in the Gort suit minus the head,": what is worn as a character
IN_PART_SUIT: Final = re.compile(
    r",\s+(?P<place>(?:in|inside) (?:(?:the|a|an|his|her|full|half|partial) ){0,2}"
    r"(?:(?:[A-ZÀ-Þ][\w.’'-]*|of|the) ){1,5}"
    rf"(?:suit|costume|outfit|gear|get-up|{_either(places.CLOTHES)})"
    r"(?: (?:minus|without|with|but|by)[^,;:.()]{1,40})?)(?=[,;.)])"
)
# "X in the suit", even of one person alone
IN_THE_SUIT: Final = re.compile(r"\s(?P<place>in the suit)(?=[,.;)]|\s(?:on|and|for|at)\s|$)", re.IGNORECASE)
# A bracket after a name, post-nominals aside ("ASC (left)").
BRACKET: Final = re.compile(r"\s*(?:[,.]?\s?[A-Z.]{3,6}\s)?[(\[]([^()\[\]]{0,120})[)\]]")
# A part of a bracket in which every word has a capital and none tells a place: a band, a company, a title.
NAME_IN_BRACKET: Final = re.compile(
    rf"(?!(?i:{PHRASE}|{SIDE}|(?:{_either(places.OPENINGS)})\b))"
    r"(?:[A-ZÀ-Þ][a-zà-ÿ][\w’'-]*)(?: [A-ZÀ-Þ][a-zà-ÿ][\w’'-]*)*"
)
# A bracket that is one person's place and nothing else, even in a list with an order.
OWN_PLACE: Final = re.compile(rf"\s?[(\[]{PHRASE}[)\]]", re.IGNORECASE)
PLACE_BEFORE_WORK: Final = re.compile(rf"\s?[(\[](?P<place>{PLACE}|{AT}|{POSTURE})[,;]", re.IGNORECASE)
# before a name, as in "At left, X" or "Top row: X"
LEAD: Final = re.compile(
    rf"(?<!\w)(?P<place>{PLACE}(?: (?:page|panel|row))?(?:, (?:{SIDE}))?|{AT}(?:, \w+ in hand)?"
    rf"|(?:at|to|on) (?:his|her|their) (?:left|right|side|shoulder)|(?:{_either(places.ROWS)})|{POSTURE}(?: behind)?"
    rf"|{SPOT}|in (?:the|a) (?:[\w'’-]+ )?{WORN}|on the (?:top step|stool|left|right)"
    r"|to the (?:left|right) of the \w+)"
    r"(?P<link>\)?:|\)? =|\)?,|\)| is| are| sits| stands|)(?P<rest>(?:\s[\w'’.-]+){0,4})[\s\"'“‘«(*_]*$",
    re.IGNORECASE,
)
LEAD_LENGTH: Final = 120  # characters; a place before a name with the four words between takes no more
WORDS: Final = re.compile(r"[\w-]+")
# One of these stands in every LEAD.
LEAD_WORDS: Final = frozenset(
    word
    for table in (places.SIDES, places.POSTURES, places.CLOTHES, places.SPOTS, places.ROWS)
    for phrase in split_words(table.words)
    for word in WORDS.findall(phrase)
) | {"row", "side", "shoulder", "horse", "horseback", "camera", "him", "her", "them", "us", "step", "stool"}
# "Left photo", though elsewhere a photo is no place
PART: Final = (
    rf"(?:(?:(?:at|on|in) (?:the )?)?(?:{SIDE}|{RANK}|both |single )[ -]?(?:hand )?"
    r"(?:photo|picture|image|panel|frame|photograph))"
)
PART_OF_PICTURE: Final = re.compile(PART, re.IGNORECASE)
# The same as a label, "Row 1, seated: X": what ends it, and each of its parts.
LABEL: Final = re.compile(r"(?P<link>\)?:|\)? =)(?P<rest>(?:\s[\w'’.-]+){0,4})[\s\"'“‘«(*_]*$")
LABEL_PART: Final = (
    rf"(?:{PHRASE}(?: [a-z’'-]+){{0,3}}|{ADJUNCT}|row \d|{RANK}+row|{PART}|(?:{POSTURE}|{RANK}{{1,2}}) {ADJUNCT}"
    rf"|{ADJUNCT} {PLACE})"
)
PART_OF_LABEL: Final = re.compile(LABEL_PART, re.IGNORECASE)
LABEL_START: Final = re.compile(r"[.;:!?(–—-]\s*|\b(?:and|pictured|seen)(?: here)?\s", re.IGNORECASE)
# "The woman in the scarf is X", "At the desk sits X": the verb before the name, and what stands before the verb.
IS_NAMED: Final = re.compile(
    r"(?P<verb>,? (?:is|are|sits?|stands?|kneels?|lies|waits|crouch(?:es)?|squats?|looms)|[’']s)"
    r"(?P<rest>(?:\s[\w'’.-]+){0,4})[\s\"'“‘«(*_]*$",
    re.IGNORECASE,
)
ONE: Final = r"(?:man|woman|boy|girl|one|figure|lady|guy|child|kid|fellow|actor|extra|gentleman|person|knight|teacher)"
BEFORE_VERB: Final = re.compile(
    rf"(?:(?:the|that|a|this) (?:[\w’'-]+ ){{0,2}}{ONE},? )?(?P<place>{LABEL_PART})", re.IGNORECASE
)
PLURAL_VERBS: Final = ("are", "sit", "stand", "kneel", "crouch", "squat")
CLAUSE_START: Final = re.compile(r"[.;:,!?(–—-]\s*|\b(?:and|that)\s")
# "X at the wheel," with nothing else said of X
DIRECT: Final = re.compile(
    rf"\s(?P<place>{IN_CLOTHES}"
    r"|(?:just |right |standing |sitting )?(?:behind|beside|next to|opposite|in front of) (?:him|her|them)"
    rf"|far (?:left|right)|{AT}|{WITH}(?![\w'’-])|{SPOT}(?![\w'’-])"
    r"|(?:in front|below|above|behind)(?=[,.])|at the camera|behind the (?:camera|wheel))"
    r"(?=[;,.:)]|\s(?:and|&)\s(?!the)|\s+[-–—]|\s*$)"
)
# The same of any adjunct, where several people have one each
PARALLEL: Final = re.compile(rf"\s(?P<place>{ADJUNCT})(?=[,;.]|\s*$)")

# An order over several people.
GROUP: Final = re.compile(
    r"(?<![\w-])(?:(?:all )?from (?:the )?(?:(?:top|upper|lower|bottom|far) )?(?:left|right|[lr]\b\.?)"
    r"(?: to (?:the )?(?:right|left|r\b\.?|l\b\.?))?"
    r"|left[ -]to[ -]right|right[ -]to[ -]left|l\.? ?(?:to|-|–|/|→|>) ?r\b\.?|r\.? ?(?:to|-) ?l\b\.?"
    r"|(?:counter)?clockwise(?:,)? from (?:the )?[a-z]+(?: (?:left|right|cent(?:re|er)))?"
    r"|v\. ?li\.|v\. ?l\. ?n\. ?r\.|de g\. à d\.|de gauche à droite|de izq\. a der\.|da sinistra"
    r"|von links(?: nach rechts)?|de izquierda a derecha)(?!\w)",
    re.IGNORECASE,
)
# Without one of these in lower case there is no GROUP.
GROUP_HINTS: Final = (
    "from ",
    "clockwise",
    "left to",
    "left-to",
    "right to",
    "right-to",
    "de g",
    "de izq",
    "da s",
    "von l",
)
GROUP_HINT: Final = re.compile(r"\b[lr]\.? ?(?:to|[-–/→>]) ?[rl]|\bv\. ?l")
RANKED: Final = re.compile(
    r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|last|\d(?:st|nd|rd|th)|along)[ -]$", re.IGNORECASE
)
# between the last of a row and an order in a bracket with what row it is: "X, Y (top row, L-R)"
ROW_OPENED: Final = re.compile(
    rf"{LIFE_DATES}\s*[(\[](?P<row>(?:{SIDE}|{POSTURE}|{_either(places.ROWS)}),? )", re.IGNORECASE
)
# between an order such as "from left" and the first of its people
LEAD_GAP: Final = re.compile(r"(?:,? [^:;.()]{1,40}:)?[\s):,;\]=\"“'>-]*(?:[\w.’'-]{1,30}[ ,:]{1,3}){0,7}[\"'“(]*")
LIST_GAP: Final = re.compile(
    r"(?:,?[,&/;]|w)[,&nmdjhKXxt0'gv-]{0,6}|[aslg,]{0,3}d?[jxX]?C,?[,&]?&?[nmdjhxX]{0,3}|,n,?&?"
)
NAMELESS: Final = re.compile(r"\b(?:unidentified|unknown|unnamed|not identified)\b", re.IGNORECASE)
RANKS: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
RANK_IN_ROW: Final = re.compile(
    rf"\b(?:(?P<word>{'|'.join(RANKS)})|(?P<number>\d{{1,2}})(?:st|nd|rd|th))"
    r" ?(?:from (?:the )?)?(?:left|right|l\b|r\b)",
    re.IGNORECASE,
)
# In "unidentified man (left), X" the place is the man's.
BRACKET_OF_ANOTHER: Final = re.compile(r"\w\s*\($")
OF_SEVERAL: Final = ("standing", "seated", "sitting", "kneeling", "crouching", "squatting", "lying")
DEPTHS: Final = ("above", "below", "top", "bottom", "inset", "background", "foreground")
# A bracket after a role beside the name: "X, set decorator (right)".
ROLE_THEN_BRACKET: Final = re.compile(r",\s(?P<role>[^,;:.()\[\]]{2,40}?)\s\((?P<inner>[^()\[\]]{1,60})\)")
HEAD_VERB: Final = re.compile(r"\b(?:and|with|while|is|are|seen|here)$")
NEW_CLAUSE: Final = re.compile(r"[.;,&]|\band\b")
TO_NAME: Final = re.compile(r"[dhjnmKXt]{0,5}")
DANGLING: Final = re.compile(
    r"\b(?:the|a|an|of|by|with|to|as|in|at|inside|full|original|his|her|for|on|from|and|or|near|behind|beside|under"
    r"|during)[\s\"'“‘(]*$"
)
PLURAL: Final = re.compile(r"(?:are|were|stand|sit|kneel|crouch|look on)\b")
WHOLE_ROW: Final = re.compile(r"\brow\b|^all\b|\bfrom (?:left|right)\b", re.IGNORECASE)
NO_PLACE: Final = re.compile(
    r"^(?:c\. ?)?\d(?!\w{0,2}[ -](?:from|l|r|left|right)|(?:st|nd|rd|th)\b)|^(?:b\.|d\.|a\.k\.a|©|&copy|@|#|http|inv\."
    r"|on the set|the (?!(?:[a-z]+ )?(?:one|man|woman|boy|girl|figure|bearded|tall|short|blond|blonde|blurred))"
    r"|and |those |they |that |hence |/|an? (?!.*(?:in|with|on|from) )"
    rf"|(?:{_either(places.NO_PLACES)})\b)|\b(?:19|20)\d\d\b|[!?]\s*$|^(?:no|yes)$|^(?P<word>[a-z]+) for (?P=word)$",
    re.IGNORECASE,
)
ROLE_PART: Final = re.compile(r"[dhjxXt']*(?:[nmgK][&/,dhjxX-]*)+(?:[ofi].*)?")
# "grey suit" and "holding the camera", though suits and cameras belong to crafts
LOOK: Final = re.compile(
    rf"(?:[\w'’-]+ ){{0,4}}?(?!costume|make)(?:{_either(places.CLOTHES)})|(?:holding|with|at|behind|facing) .+",
    re.IGNORECASE,
)
# "and, behind the smoke, X" and "From under the table, X"
FRONTED: Final = re.compile(
    rf"(?:(?:\band|&|;)\s*,?\s|^|[.!?:–—]\s+)(?P<place>(?:{PHRASE}|{ADJUNCT})(?:, (?:{PHRASE}|{ADJUNCT}))*),"
    r"(?P<rest>(?:\s[\w'’.-]+){0,3})[\s\"'“‘«(*_]*$",
    re.IGNORECASE,
)
CAPITAL: Final = re.compile(r"\s[A-ZÀ-Þ][a-zà-ÿ]")  # "in Rome"
PLACE_WORD: Final = re.compile(rf"\b(?:{SIDE}|standing|seated|behind)\b", re.IGNORECASE)

SIDES: Final[tuple[tuple[re.Pattern[str], Side], ...]] = (
    (re.compile(r"(?:^|[ -])l$|\b(?:left|links|gauche|sinistra|izquierda)\b"), "left"),
    (re.compile(r"(?:^|[ -])r$|\b(?:right|rechts|droite|destra|derecha)\b"), "right"),
    (re.compile(r"^[cm]$|\b(?:centre|center|middle|mitte|centro)\b"), "centre"),
    (re.compile(r"\b(?:front|foreground)\b(?! of)"), "front"),
    (re.compile(r"\b(?:back|rear|background)\b(?! to)"), "back"),
    (re.compile(r"\b(?:above|top)\b(?! hat)"), "above"),
    (re.compile(r"\b(?:below|bottom)\b"), "below"),
)

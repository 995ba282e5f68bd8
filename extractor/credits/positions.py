"""Where in the picture a caption says its people are, verbatim, and the side that this means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from extractor.credits.reading import Reading, read_gap
from extractor.cues import places
from extractor.cues.model import PlainWords, split_words
from extractor.schema import Side

Span = tuple[int, int]

_REACH: Final = 200  # characters; no position stands farther from its name, and the search stays linear


def _either(table: PlainWords) -> str:
    return "|".join(re.escape(word) for word in sorted(split_words(table.words), key=len, reverse=True))


_SIDE: Final = rf"(?:{_either(places.SIDES)})"
_RANK: Final = rf"(?:(?:{_either(places.RANKS)}|\d{{1,2}}(?:st|nd|rd|th))[ -])"
_PLACE: Final = rf"(?:{_RANK}{{0,3}}(?:from (?:the )?)?{_SIDE}(?: row)?)"
_AT: Final = rf"(?:(?:at|on|to|in) (?:the |his |her |their )?(?:{_RANK}{{0,2}})(?:{_SIDE}|row))"
_POSTURE: Final = rf"(?:{_either(places.POSTURES)})"
_WORN: Final = rf"(?:{_either(places.CLOTHES)})"
_IN_CLOTHES: Final = rf"(?:in (?:(?:a|an|the|his|her|full|their) )?(?:[\w'’-]+ ){{0,3}}?{_WORN})"
_WITH: Final = rf"(?:(?:with|w/) (?:(?:a|an|the|his|her) )?(?:[\w'’-]+ ){{0,2}}?(?:{_either(places.HELD)}))"
_SPOT: Final = (
    rf"(?:(?:at|on|in|behind|under|up) the (?:{_either(places.SPOTS)})|on horse(?:back)?|behind (?:the )?camera"
    r"|(?:behind|beside|between|next to|in front of|above|below) (?:him|her|them)|back to (?:us|camera|the camera))"
)
_BODY: Final = (
    r"(?:[\w'’-]+ (?:[\w'’-]+ )?(?:in|on|over|between|behind|across) (?:(?:his|her|the) )?"
    rf"(?:{_either(places.BODY)})"
    r"|(?:arms?|hands?|legs?) (?:folded|raised|crossed|up|outstretched|spread)"
    r"|(?:collar|hood|feet|thumbs?|visor|mask|veil|patch|eye patch|sleeves|hat|hair|goggles|trousers|skirts?) up)"
)
_PHRASE: Final = rf"(?:{_PLACE}|{_AT}|{_POSTURE}|{_IN_CLOTHES}|{_WITH}|{_SPOT}|{_BODY}|wearing \w+)"

# Any other adjunct that could tell a place: "on a crate", "under the umbrella", "holding an umbrella".
_DET: Final = r"(?:(?:a|an|the|his|her|their|one|that|full) )?"
_ADJUNCT: Final = (
    rf"(?:(?:{_either(places.OPENINGS)}) {_DET}(?:[a-zà-ÿ0-9’'-]+ ){{0,5}}?[a-zà-ÿ0-9’'-]+"
    r"|in [A-ZÀ-Þ][\w.’'-]* (?:suit|costume|cap|shirt|uniform|hat|coat|jacket|makeup))"
)
# The same words where they tell a setting, a company or an occasion rather than a place in the picture.
_SETTING: Final = re.compile(
    rf"\b(?:{_either(places.SETTINGS)})\b|^(?:in|on|at|with|by|near|under|inside) (?:it|this|these|that|which|\d+)\b|^with\b[^,]*\b(?:{_either(places.COMPANY)})\b",
    re.IGNORECASE,
)
_LOOKS: Final = (
    rf"(?:[\w’'-]+ ){{0,3}}?(?!costume|make|camera)(?:{_either(places.CLOTHES)}|{_either(places.HELD)})"
    r"(?: (?:on|off|up|down|askew|aloft|raised|lowered|pushed (?:back|up)|in hand|over (?:face|eyes|(?:his|her) [a-z]+)))?"
    r"|(?:asleep|barefoot|naked|unseen|laughing|shouting|pointing|squinting|waving|grinning|partly hidden|in (?:black|white) tie)"
)
_COMMA_LOOKS: Final = re.compile(rf"\s*,\s*(?P<place>{_LOOKS})(?=[,;:.()]|$)")
_COMMA_ADJUNCT: Final = re.compile(rf"\s*,\s*(?P<place>{_ADJUNCT})(?=[,;:.()]|$)")
_NEXT_PART: Final = re.compile(rf"\s*,\s*(?P<place>(?:{_PHRASE}|{_ADJUNCT}|{_LOOKS})(?![\w'’-]))(?=[,;:.()]|$)")

# ", left," and ", in the suit," after a name, up to where its comma clause ends
_COMMA: Final = re.compile(
    rf"\s*,\s*(?:(?:pictured|seen|shown) )?(?P<place>{_PHRASE}(?![\w'’-])[^,;:.()&]{{0,40}})"
    r"(?=[,;:.()]|\s+(?:and|&)\s|$)",
    re.IGNORECASE,
)
_BE: Final = (
    r"(?:is|are|was|were|sits?|sitting|stands?|standing|kneels?|kneeling|lies|crouch(?:es|ing)?|squats|lurks|looms|looks? on|[’']s(?= (?:in|on|at|behind|the|that) ))"
    r"(?: (?:pictured|seen|shown|visible|standing|seated|sitting|here|just|only|(?:the|that) (?:[a-z-]+ )?(?:one|figure|man|woman|boy|girl|guy)"
    r"(?: (?:who|that) is)?)){0,2}"
)
_ANYWHERE: Final = (
    r"(?<=(?:is|as|re) )(?:in|on|at|under|behind|between|beside|inside|with|above|below) "
    r"(?:the|his|her|them|him|it|a)\b(?! (?:set|front|verge|brink|way|middle of))[^,;:.()]{0,45}?"
)
_BARE: Final = (
    rf"(?:at|on) (?:the )?{_RANK}{{0,2}}(?:left|right|back|front)"
    r"(?: in (?:the|a|his|her) [\w'’-]+(?: [\w'’-]+)?(?=[,;:.()]))?"
    r"|on horseback|(?:second|third|fourth|\d(?:st|nd|rd|th)) from (?:the )?(?:left|right)"
)
# "X is at the right", "X sits on horseback", "X at left"
_IS_AT: Final = re.compile(
    rf"(?:,[^,;:.()]{{1,40}},)?\s*(?:{_BE}\s(?P<place>(?:{_PHRASE}(?![\w'’-])|{_ANYWHERE})[^,;:.()]{{0,45}}?)"
    r"(?=[,;:.()]|\s+(?:and|while|as|with)\s|$)"
    rf"|(?:[\w'’]+ ){{0,2}}?(?P<bare>{_BARE})(?=[,;:.()]|\s|$)(?! of))",
    re.IGNORECASE,
)
# A bracket after a name, post-nominals aside ("ASC (left)").
_BRACKET: Final = re.compile(r"\s*(?:[,.]?\s?[A-Z.]{3,6}\s)?[(\[]([^()\[\]]{0,120})[)\]]")
# before a name, as in "At left, X" or "Top row: X"
_LEAD: Final = re.compile(
    rf"(?P<place>{_PLACE}(?: (?:page|panel|row))?(?:, (?:{_SIDE}))?|{_AT}(?:, \w+ in hand)?"
    rf"|(?:at|to|on) (?:his|her|their) (?:left|right|side|shoulder)|(?:{_either(places.ROWS)})|{_POSTURE}(?: behind)?"
    rf"|{_SPOT}|in (?:the|a) (?:[\w'’-]+ )?{_WORN}|on the (?:top step|stool|left|right)"
    r"|to the (?:left|right) of the \w+)"
    r"(?P<link>\)?:|\)? =|\)?,|\)| is| are| sits| stands|)(?P<rest>(?:\s[\w'’.-]+){0,4})[\s\"'“‘«(*_]*$",
    re.IGNORECASE,
)
# The same as a label: "Row 1, seated: X"
_LABEL_PART: Final = rf"(?:{_PHRASE}(?: [a-z’'-]+){{0,3}}|{_ADJUNCT}|row \d|{_RANK}+row|(?:{_POSTURE}|{_RANK}{{1,2}}) {_ADJUNCT}|{_ADJUNCT} {_PLACE})"
_LABEL: Final = re.compile(
    rf"(?:^|[.;:,!?(–—-]\s*|\b(?:and|pictured|seen)\s)(?P<place>{_LABEL_PART}(?:, {_LABEL_PART}){{0,2}})(?P<link>\)?:|\)? =)"
    r"(?P<rest>(?:\s[\w'’.-]+){0,4})[\s\"'“‘«(*_]*$",
    re.IGNORECASE,
)
# "The woman in the scarf is X", "At the desk sits X"
_ONE: Final = r"(?:man|woman|boy|girl|one|figure|lady|guy|child|kid|fellow|actor|extra|gentleman|person|knight|teacher)"
_IS_NAMED: Final = re.compile(
    rf"(?:^|[.;:,!?(–—-]\s*|\b(?:and|that)\s)(?:(?:(?:the|that|a|this) (?:[\w’'-]+ ){{0,2}}{_ONE}),? )?"
    rf"(?P<place>{_LABEL_PART})(?:,? (?:is|are|sits?|stands?|kneels?|lies|waits|crouch(?:es)?|squats|looms)|’s|'s)"
    r"(?P<rest>(?:\s[\w'’.-]+){0,4})[\s\"'“‘«(*_]*$",
    re.IGNORECASE,
)
# "X at the wheel," with nothing else said of X
_DIRECT: Final = re.compile(
    rf"\s(?P<place>{_IN_CLOTHES}|(?:just |right |standing |sitting )?(?:behind|beside|next to|opposite|in front of) (?:him|her|them)"
    rf"|far (?:left|right)|{_AT}|(?:in front|below|above|behind)(?=[,.])|at the camera|behind the (?:camera|wheel))(?=[;,.)]|\s(?:and|&)\s(?!the))"
)

# An order over several people.
_GROUP: Final = re.compile(
    r"(?<![\w-])(?:(?:all )?from (?:the )?(?:(?:top|upper|lower|bottom|far) )?(?:left|right|[lr]\b\.?)"
    r"(?: to (?:the )?(?:right|left|r\b\.?|l\b\.?))?"
    r"|left[ -]to[ -]right|right[ -]to[ -]left|l\.? ?(?:to|-|–|/|→|>) ?r\b\.?|r\.? ?(?:to|-) ?l\b\.?"
    r"|(?:counter)?clockwise(?:,)? from (?:the )?[a-z]+(?: (?:left|right|cent(?:re|er)))?"
    r"|v\. ?li\.|v\. ?l\. ?n\. ?r\.|de g\. à d\.|de gauche à droite|de izq\. a der\.|da sinistra"
    r"|von links(?: nach rechts)?|de izquierda a derecha)(?!\w)",
    re.IGNORECASE,
)
_GROUP_HINT: Final = re.compile(
    r"from|clockwise|left[ -]to|right[ -]to|\bl\.? ?(?:to|[-–/→>]) ?r|\br\.? ?(?:to|-) ?l|v\. ?l|de |da s|von l",
    re.IGNORECASE,
)
_RANKED: Final = re.compile(
    r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|last|\d(?:st|nd|rd|th)|along)[ -]$", re.IGNORECASE
)
# between an order such as "from left" and the first of its people
_LEAD_GAP: Final = re.compile(r"(?:,? [^:;.()]{1,40}:)?[\s):,;\]=\"“'>-]*(?:[\w.’'-]{1,30}[ ,:]{1,3}){0,7}[\"'“(]*")
_LIST_GAP: Final = re.compile(
    r"(?:,?[,&/;]|w)[,&nmdjhKXxt0'gv-]{0,6}|[aslg,]{0,3}d?[jxX]?C,?[,&]?&?[nmdjhxX]{0,3}|,n,?&?"
)
_NAMELESS: Final = re.compile(r"\b(?:unidentified|unknown|unnamed|not identified)\b", re.IGNORECASE)
_RANKS: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_RANK_IN_ROW: Final = re.compile(
    rf"\b(?:(?P<word>{'|'.join(_RANKS)})|(?P<number>\d{{1,2}})(?:st|nd|rd|th))"
    r" ?(?:from (?:the )?)?(?:left|right|l\b|r\b)"
)
_HEAD_VERB: Final = re.compile(r"\b(?:and|with|while|is|are|seen|here)$")
_NEW_CLAUSE: Final = re.compile(r"[.;,&]|\band\b")
_TO_NAME: Final = re.compile(r"[dhjnmKXt]{0,5}")
_DANGLING: Final = re.compile(r"\b(?:the|a|an|of|by|with|to|as|in|at|inside|full|original|his|her)\s*$")
_PLURAL: Final = re.compile(r"(?:are|were|stand|sit|kneel|crouch|look on)\b")
_WHOLE_ROW: Final = re.compile(r"\brow\b|^all\b|\bfrom (?:left|right)\b", re.IGNORECASE)
_NO_PLACE: Final = re.compile(
    r"^(?:c\. ?)?\d(?!\w{0,2}[ -](?:from|l|r|left|right)|(?:st|nd|rd|th)\b)|^(?:b\.|d\.|a\.k\.a|©|&copy|@|#|http|inv\."
    r"|on the set|the (?!(?:[a-z]+ )?(?:one|man|woman|boy|girl|figure|bearded|tall|short|blond|blonde|blurred))|and |those |they |that |hence |/|an? (?!.*(?:in|with|on|from) )"
    rf"|(?:{_either(places.NO_PLACES)})\b)|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_ROLE_PART: Final = re.compile(r"[dhjxXt']*(?:[nmgK][&/,dhjxX-]*)+(?:[ofi].*)?")
# "grey suit" and "holding the camera", though suits and cameras belong to crafts
_LOOK: Final = re.compile(
    rf"(?:[\w'’-]+ ){{0,4}}?(?!costume|make)(?:{_either(places.CLOTHES)})|(?:holding|with|at|behind) .+", re.IGNORECASE
)
_PLACE_WORD: Final = re.compile(rf"\b(?:{_SIDE}|standing|seated|behind)\b", re.IGNORECASE)

_SIDES: Final[tuple[tuple[re.Pattern[str], Side], ...]] = (
    (re.compile(r"(?:^|[ -])l$|\b(?:left|links|gauche|sinistra|izquierda)\b"), "left"),
    (re.compile(r"(?:^|[ -])r$|\b(?:right|rechts|droite|destra|derecha)\b"), "right"),
    (re.compile(r"^[cm]$|\b(?:centre|center|middle|mitte|centro)\b"), "centre"),
    (re.compile(r"\b(?:front|foreground)\b(?! of)"), "front"),
    (re.compile(r"\b(?:back|rear|background)\b(?! to)"), "back"),
    (re.compile(r"\b(?:above|top)\b(?! hat)"), "above"),
    (re.compile(r"\b(?:below|bottom)\b"), "below"),
)


@lru_cache(maxsize=5_000)
def normalise_side(position: str | None) -> Side | None:
    """The side of the picture that a position names; an order over several people ("from left") names none.

    >>> normalise_side("seated, far right"), normalise_side("2nd L"), normalise_side("from left")
    ('right', 'left', None)
    """
    if position is None or _GROUP.match(position):
        return None
    folded = position.casefold().strip(" .")
    for pattern, side in _SIDES:
        if pattern.search(folded):
            return side
    return None


@lru_cache(maxsize=5_000)
def rank_in_row(position: str) -> int | None:
    """The place in a row that a position itself tells.

    >>> rank_in_row("second from left"), rank_in_row("3rd R"), rank_in_row("far left")
    (2, 3, None)
    """
    match = _RANK_IN_ROW.search(position.casefold())
    if match is None:
        return None
    return int(match["number"]) if match["number"] else _RANKS.index(match["word"]) + 1


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person is, verbatim, and the place in a row that this gives them, counted from 1."""

    text: str
    order: int | None


def find_positions(reading: Reading) -> dict[int, Place]:
    """Maps person tokens to what the caption says of where they are."""
    finder = _Finder(reading)
    found = finder.run()
    return {token: Place(text, finder.order.get(token) or rank_in_row(text)) for token, text in found.items()}


class _Finder:
    def __init__(self, reading: Reading) -> None:
        self.r = reading
        self.found: dict[int, str] = {}
        self.order: dict[int, int] = {}
        self.marks = [i for i, code in enumerate(reading.codes) if code in "PFYC"]

    def put(self, token: int, start: int, end: int) -> None:
        place = self.r.text[start:end].strip(" ,\n")
        if place and token not in self.found:
            self.found[token] = place

    def run(self) -> dict[int, str]:
        reading, marks = self.r, self.marks
        codes, text = reading.codes, reading.text
        people = [token for token in marks if codes[token] == "P"]
        if _GROUP_HINT.search(text):
            self.find_groups(people)
        for at, token in enumerate(marks):
            if codes[token] != "P":
                continue
            # characters and post-nominals may stand between a name and its position
            last = token
            skip = at + 1
            if (
                skip < len(marks)
                and codes[marks[skip]] == "C"
                and re.fullmatch(r",?[als]{1,2}d?[jxX]{0,2}|\(", codes[token + 1 : marks[skip]])
            ):
                last = marks[skip]
                skip += 1
            begin = reading.ends[last]
            limit = reading.starts[marks[skip]] if skip < len(marks) else len(text)
            gap = text[begin : min(limit, begin + _REACH)]
            is_inside = codes.rfind("(", 0, token) > codes.rfind(
                ")", 0, token
            )  # "(behind Ann Lee, in white)" is of another
            span = None if is_inside and gap[:1] == "," else place_after(gap)
            if span is None and len(people) > 1 and self.opens_segment(token):
                span = direct_place(gap, codes[marks[skip]] if skip < len(marks) and limit - begin < _REACH else "")
            if span is not None:
                self.put(token, begin + span[0], begin + span[1])
                whole = text[begin + span[0] : begin + span[1]]
                before = gap[: span[0]].strip()
                if (_WHOLE_ROW.search(whole) and before in ("(", ",")) or _PLURAL.match(before):
                    for other in self.list_before(token):
                        self.put(other, begin + span[0], begin + span[1])
            elif codes[token + 1 : token + 2] == "(":
                self.bracket_with_names(token)
        leads: dict[int, tuple[int, int, bool]] = {}
        for at, token in enumerate(marks):
            if codes[token] == "P" and token not in self.found:
                begin = max(reading.ends[marks[at - 1]] if at else 0, reading.starts[token] - _REACH)
                previous = codes[marks[at - 1]] if at else ""
                found = place_before(text[begin : reading.starts[token]], previous)
                if found is not None:
                    leads[token] = (begin + found[0], begin + found[1], found[2])
        for token, (start, end, is_for_list) in leads.items():
            for person in self.list_from(token) if is_for_list else [token]:
                if person == token or person not in leads:
                    self.put(person, start, end)
        return self.found

    def opens_segment(self, token: int) -> bool:
        """Whether nothing of the clause stands before a name but titles and a linking word."""
        codes = self.r.codes
        at = token - 1
        while at >= 0 and codes[at] in "dhjnmXt":
            at -= 1
        if at >= 1 and codes[at] in "&," and codes[at - 1] in "PC)":
            return False
        return at < 0 or codes[at] in ".;:,&/-"

    def bracket_with_names(self, token: int) -> None:
        """A bracket that holds a name beside the position: "(Captain Yonoi, eyeliner)", "(behind Robin Williams)"."""
        codes, reading = self.r.codes, self.r
        close = codes.find(")", token)
        inner = codes[token + 2 : close]
        if close < 0 or "F" in inner or "Y" in inner:
            return
        start = last = None
        begin = token + 2
        for i in range(begin, close + 1):
            if i == close or codes[i] in ",;":
                part = codes[begin:i]
                role_or_part = (
                    re.fullmatch(r"[adxXjl&]*C[&jdxC]*", part) or _ROLE_PART.fullmatch(part) or part in ("P", "")
                )
                if not role_or_part and not part.startswith(("e", "A", "k", "a")) and "n" not in part:
                    start = begin if start is None else start
                    last = i - 1
                begin = i + 1
        if start is not None and last is not None:
            surface = reading.text[reading.starts[start] : reading.ends[last]]
            if not _NO_PLACE.search(surface):
                self.put(token, reading.starts[start], reading.ends[last])

    def find_groups(self, people: list[int]) -> None:
        """ "From left: A, B and C" and "A, B and C (left to right)": each gets the phrase."""
        text, reading = self.r.text, self.r
        for match in _GROUP.finditer(text):
            start, end = match.span()
            if _RANKED.search(text, max(0, start - 8), start) or any(
                reading.starts[mark] <= start < reading.ends[mark] for mark in self.marks
            ):
                continue
            after = next((person for person in people if reading.starts[person] >= end), None)
            before = next((person for person in reversed(people) if reading.ends[person] <= start), None)
            if before is not None and re.fullmatch(r"[\s(,\[]*", text[reading.ends[before] : start]):
                earlier = self.list_before(before)
                closes = text[end : end + 1]
                if len(earlier) > 1 and closes in ")],.;" and not text.startswith(("):", ":"), end):
                    self.put_in_order(earlier[::-1], start, end, 0)
                    continue
            if after is None:
                continue
            ahead = text[end : reading.starts[after]]
            if len(ahead) < _REACH and _LEAD_GAP.fullmatch(ahead):
                colon = ahead.find(":")
                if colon > 0 and "(" not in ahead[:colon] and ")" not in ahead[:colon]:
                    end += colon  # "From left in the boat: A, B"
                self.put_in_order(self.list_from(after), start, end, len(_NAMELESS.findall(ahead)))

    def put_in_order(self, row: list[int], start: int, end: int, nameless: int) -> None:
        """Gives everyone in a row its phrase and their place in it; people whom the caption does not name count too."""
        text, reading = self.r.text, self.r
        place = nameless
        for at, person in enumerate(row):
            if at:
                place += len(_NAMELESS.findall(text, reading.ends[row[at - 1]], reading.starts[person]))
            place += 1
            if person not in self.found:
                self.put(person, start, end)
                self.order[person] = place

    def list_from(self, token: int) -> list[int]:
        codes = self.r.codes
        people = [token]
        while (following := codes.find("P", people[-1] + 1)) >= 0 and self.listed(people[-1], following):
            people.append(following)
        return people

    def list_before(self, token: int) -> list[int]:
        codes = self.r.codes
        people = [token]
        while (previous := codes.rfind("P", 0, people[-1])) >= 0 and self.listed(previous, people[-1]):
            people.append(previous)
        return people

    def listed(self, one: int, other: int) -> bool:
        between = re.sub(r"\([^()]*\)", "", self.r.codes[one + 1 : other])
        if not between:
            return not self.r.text[self.r.ends[one] : self.r.starts[other]].strip()
        return _LIST_GAP.fullmatch(between) is not None


@lru_cache(maxsize=20_000)  # gaps between names repeat
def place_after(gap: str) -> Span | None:
    """Where the text after a name says that its person is; offsets in that text.

    >>> place_after(" (left) and ")
    (2, 6)
    """
    bracket = _BRACKET.match(gap)
    if bracket:
        span = _place_in_bracket(gap, bracket.start(1), bracket.end(1))
        if span is not None:
            return span
        following = place_after(gap[bracket.end() :])
        if following is not None and gap[bracket.end() : bracket.end() + 1] == ",":
            return following[0] + bracket.end(), following[1] + bracket.end()
        return None
    match = _COMMA.match(gap) or _IS_AT.match(gap) or _adjunct_after(gap)
    if match is None:
        comma = re.match(r",\s[^,;:.()]{2,30}(?=,)", gap)
        match = _COMMA.match(gap, comma.end()) if comma and _is_role(comma[0][1:]) else None
        if match is None:
            return None
    if _DANGLING.search(match[0]) and match.end() >= len(gap.rstrip()):
        return None  # "inside the" before a character's name
    name = "bare" if match.groupdict().get("bare") else "place"
    start, end = match.span(name)
    if _GROUP.fullmatch(gap[start:end]) and gap[end : end + 1] == ":":
        return None
    return start, _further_parts(gap, end)


@lru_cache(maxsize=20_000)
def direct_place(gap: str, following: str) -> Span | None:
    """Where the text right after a name says that its person is, when it says nothing else of them.

    `following` is the code of the entity after the text, or "".

    >>> direct_place(" at the wheel. ", "F")
    (1, 13)
    """
    match = _DIRECT.match(gap)
    if match is None or _SETTING.search(match["place"]):
        return None
    if _DANGLING.search(match[0]) and match.end() >= len(gap.rstrip()):
        return None
    if match.end() == len(gap) and following:
        return None
    return match.start("place"), _further_parts(gap, match.end("place"))


def _adjunct_after(gap: str) -> re.Match[str] | None:
    match = _COMMA_ADJUNCT.match(gap) or _COMMA_LOOKS.match(gap)
    return None if match is None or _SETTING.search(match["place"]) else match


def _further_parts(gap: str, end: int) -> int:
    """Where a position that ends at an offset really ends, other parts after commas included ("left, arms crossed")."""
    while (more := _NEXT_PART.match(gap, end)) and not _SETTING.search(more["place"]):
        if _DANGLING.search(more[0]) and more.end() >= len(gap.rstrip()):
            break
        end = more.end("place")
    return end


def _is_role(text: str) -> bool:
    codes = "".join(token[0] for token in read_gap(text, ""))
    return _ROLE_PART.fullmatch(codes) is not None or codes == "0"


def _place_in_bracket(gap: str, begin: int, end: int) -> Span | None:
    kept: list[Span] = []
    start = begin
    for at in range(begin, end + 1):
        if at == end or gap[at] in ",;":
            part = gap[start:at].strip()
            if part:
                offset = gap.index(part, start)
                if (
                    not _NO_PLACE.search(part)
                    and not (_is_role(part) and not _PLACE_WORD.search(part) and not _LOOK.fullmatch(part))
                    and part.lower() not in ("camera",)
                ):
                    kept.append((offset, offset + len(part)))
            start = at + 1
    if not kept or _GROUP.fullmatch(gap[kept[0][0] : kept[-1][1]]):
        return None
    return kept[0][0], kept[-1][1]


@lru_cache(maxsize=20_000)
def place_before(gap: str, previous: str) -> tuple[int, int, bool] | None:
    """Where the text before a name says that its person is, and whether that holds for a list of people.

    `previous` is the code of the entity before the text, or "".

    >>> place_before("At left: ", "")
    (0, 7, True)
    """
    for pattern in (_LABEL, _IS_NAMED):
        match = pattern.search(gap)
        if match and not _SETTING.search(match["place"]):
            codes = "".join(token[0] for token in read_gap(match["rest"], ""))
            if _TO_NAME.fullmatch(codes) and not _GROUP.search(match["place"]):
                return *match.span("place"), pattern is _LABEL
    match = _LEAD.search(gap)
    if match is None:
        return None
    link = match["link"].strip()
    if match["rest"].strip():
        codes = "".join(token[0] for token in read_gap(match["rest"], ""))
        if not _TO_NAME.fullmatch(codes):
            return None
    head = gap[: match.start("place")].rstrip()
    last = head[-1:]
    if head and last not in '.;:,()–—-/>"!?&' and not _HEAD_VERB.search(head):
        return None
    if previous == "P":
        if not head:
            return None
        if head in ("(", ",", "(the") or (last == "(" and head.count("(") == 1 and not head[:-1].strip()):
            return None  # ", left, Name": the person before is at the left
        if last in ("", "(") and not _NEW_CLAUSE.search(head[:-1]):
            return None
        if not link and not _NEW_CLAUSE.search(head):
            return None
    elif not link and previous and not head:
        return None
    if not link and re.fullmatch(_SIDE, match["place"], re.IGNORECASE) and match["rest"].strip():
        return None
    start, end = match.span("place")
    place = match["place"].lower()
    if _SETTING.search(place):
        return None
    return start, end, link.endswith(":") or "row" in place or place.startswith(("standing", "seated", "kneeling"))

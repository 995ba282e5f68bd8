"""Where in the picture a caption says its people are, verbatim, and the side that this means."""

from __future__ import annotations

import re
from typing import Final

from extractor.credits.reading import Reading
from extractor.schema import Side

_SIDE_WORDS: Final = r"(?:left|right|cent(?:re|er)|middle|front|back|rear|top|bottom|foreground|background|above|below|inset|far left|far right)"
_PLACE: Final = (
    r"(?:(?:far|extreme|upper|lower|top|bottom|front|back|rear|second|third|fourth|fifth|sixth|first|last|next|\d(?:st|nd|rd|th)|partly) )*"
    rf"{_SIDE_WORDS}"
)
_POSTURE: Final = (
    r"(?:seated|sitting|standing|kneeling|crouching|crouched|squatting|lying|leaning|perched|reclining|stooping|masked|pointing|"
    r"smoking|barefoot|bare-chested|hooded|circled|smiling|laughing|waving|bespectacled|bearded|monocled|strapped|limping|"
    r"hunched|shouting|blindfolded|astride)"
)
_ORDER: Final = (
    r"(?:from|left|right|l|r)\b[^():;.]{0,3}|clockwise"
)
_GROUP: Final = re.compile(
    r"(?:(?:all |standing |seated |sitting |kneeling )?(?:from (?:the )?(?:top |upper |lower |bottom |far )?(?:left|right|l\.?|r\.?)(?: to (?:the )?(?:right|left|r\.?|l\.?))?"
    r"|left to right|right to left|left-to-right|l\.? ?(?:to|-|–|/|—|→|>) ?r\b\.?|r\.? ?(?:to|-) ?l\b\.?|\(?lr\)"
    r"|(?:counter)?clockwise from (?:the )?[a-z]+(?: (?:left|right|centre|center))?"
    r"|v\. ?li\.|v\. ?l\. ?n\. ?r\.|de g\. à d\.|de gauche à droite|de izq\. a der\.|da sinistra|von links(?: nach rechts)?|de izquierda a derecha))",
    re.IGNORECASE,
)
_LEAD: Final = re.compile(
    rf"(?:(?:{_PLACE}|top row|bottom row|front row|back row|middle row|first row|second row|seated|standing|kneeling|in front|at the (?:back|front|top|bottom)"
    rf"|(?:at|on the|to the|to his|to her|on his|on her|at his|at her|in the) (?:extreme |far |upper |lower |top |bottom )?(?:{_SIDE_WORDS}|shoulder|side))"
    r"(?: page| panel| row)?(?:, (?:top|bottom|left|right|centre|center|front|back))?)",
    re.IGNORECASE,
)
_COMMA: Final = re.compile(
    rf"(?:(?:{_PLACE}|{_POSTURE})\b|(?:at|on|to) (?:the |his |her )?(?:far |extreme |top |bottom |upper |lower )?(?:left|right|cent(?:re|er)|back|front|top|bottom|rear)\b"
    r"|in (?:a |an |the |his |her |full )?(?:[\w-]+ ){0,3}(?:hat|cap|suit|shirt|jacket|coat|dress|gown|wig|mask|makeup|make-up|costume|glasses|sunglasses|spectacles|scarf"
    r"|sweater|white|black|red|blue|green|uniform|armou?r|robe|robes|apron|aprons|beret|helmet|shirtsleeves|suspenders|tutu|parka|loincloth|skullcap|fez|kimono|sari"
    r"|boubou|cassock|jumpsuit|headdress|turban|tuxedo|overalls|jeans|shorts|vest|pyjamas|pajamas|boots|bowler|stripes?|plaid|tweed|furs?|veil|hood|cloak|cape|rags|tie"
    r"|wheelchair|indigo|moustache|beard|bandana|leather|trunks|swimsuit|bikini|patch)\b"
    r"|wearing \w+|with (?:a |an |the |his |her )?(?:[\w-]+ ){0,2}(?:pipe|hat|cigar|beard|moustache|megaphone|camera|glasses|stick|cane|umbrella|cigarette|scarf|cap|mirror|towel|headphones)\b"
    r"|(?:at|on) the (?:camera|piano|wheel|microphone|stairs|ladder|steps|floor|table|bicycle|horse|crane|dolly|bed|sofa|telephone|typewriter|organ|drums|stove)\b|on horse(?:back)?\b|behind (?:the |his |her )?(?:camera|them|him|her)\b"
    r"|back to (?:us|camera|the camera)\b|[\w-]+ (?:in|on|over|behind|across) (?:his |her )?(?:hand|shoulder|head|face|knee|lap)\b|(?:arms?|hands?) (?:folded|raised|crossed|up|outstretched)\b|hat over face)"
    r"[^,;:.()]{0,40}",
    re.IGNORECASE,
)
_IS_AT: Final = re.compile(
    r"\s*(?:,\s*)?(?:is|are|was|sits|sitting|stands|standing|'s) (?:pictured |seen |shown |visible |standing |seated |sitting |here |the one |the figure |the man |the woman )*"
    rf"(?P<place>(?:(?:the )?{_PLACE}|(?:at|on|in|to) (?:the |his |her )?(?:far |extreme |top |bottom |upper |lower |very )?(?:left|right|cent(?:re|er)|middle|back|front|top|bottom|rear|chair|foreground|background|hat|cap|suit)\b"
    r"|(?:in|on|at|under|behind|between|beside|with|next to|above|below) (?:the |his |her |them|him|it|a )?\w+[^,;:.()]{0,30}))(?=[,;:.()]| and\b|$)",
    re.IGNORECASE,
)
_NOT_PLACE: Final = re.compile(
    r"^(?:c\. ?)?\d|^(?:born|b\.|d\.|died|née|né|aged?|now|then|as |who |later|not |credited|uncredited|also|aka|a\.k\.a|left to|photo|©|&copy|@|#|http|oscar|winner|dir|the (?:future|former|real)|on the set|ph\b)"
    r"|\b(?:19|20)\d\d\b|^[A-Z]{2,}$",
    re.IGNORECASE,
)
_LIST_GAP: Final = re.compile(r"(?:,?[,&/;]|w)[,&nmdjhKXxt0'gv-]{0,6}|[aslg,]{0,3}d?C,?[,&]?&?[nmdjhx]{0,3}|(?:,n)?,?&?")
_STATES: Final = frozenset({"left", "right", "l", "r", "c", "centre", "center"})


def normalise_side(position: str | None) -> Side | None:
    """The side of the picture that a position names: "second from left" is left, "from left" (an order) is none.

    >>> normalise_side("seated, far right"), normalise_side("in the hat"), normalise_side("from left")
    ('right', None, None)
    """
    if position is None:
        return None
    folded = position.casefold().strip(" .")
    if _GROUP.fullmatch(folded) or folded.startswith(("from ", "clockwise")):
        return None
    if re.fullmatch(r"(?:front |back )?(?:\d?-?)?(?:\d(?:st|nd|rd|th) )?l", folded):
        return "left"
    if re.fullmatch(r"(?:front |back )?(?:\d?-?)?(?:\d(?:st|nd|rd|th) )?r", folded):
        return "right"
    for pattern, side in _SIDES:
        if pattern.search(folded):
            return side
    return None


_SIDES: Final[tuple[tuple[re.Pattern[str], Side], ...]] = (
    (re.compile(r"\b(?:left|links|gauche|sinistra|izquierda)\b"), "left"),
    (re.compile(r"\b(?:right|rechts|droite|destra|derecha)\b"), "right"),
    (re.compile(r"^(?:c|m)$|\b(?:centre|center|middle|mitte)\b"), "centre"),
    (re.compile(r"\b(?:front|foreground)\b(?! of)"), "front"),
    (re.compile(r"\b(?:back|rear|background)\b(?! to)"), "back"),
    (re.compile(r"\b(?:above|top)\b"), "above"),
    (re.compile(r"\b(?:below|bottom)\b"), "below"),
)


class PositionFinder:
    def __init__(self, reading: Reading) -> None:
        self.r = reading
        self.found: dict[int, str] = {}

    def put(self, token: int, start: int, end: int, force: bool = False) -> None:
        text = self.r.text[start:end].strip(" ,")
        if text and (force or token not in self.found):
            self.found[token] = text

    def run(self) -> dict[int, str]:
        r = self.r
        people = [i for i, code in enumerate(r.codes) if code == "P"]
        for token in people:
            self.after(token)
        self.groups(people)
        self.leads(people)
        return self.found

    def after(self, token: int) -> None:
        """Brackets, commas and "is at the right" after a person."""
        r = self.r
        codes, text = r.codes, r.text
        nxt = token + 1
        while True:
            skip = _SKIP.match(codes, nxt)
            if skip and skip.end() > nxt:
                nxt = skip.end()
            if codes[nxt : nxt + 1] == "(":
                close = codes.find(")", nxt)
                if close < 0:
                    return
                if self.bracket(token, nxt, close):
                    return
                nxt = close + 1
                continue
            break
        if nxt >= len(codes):
            return
        if codes[nxt] == ",":
            start = r.ends[nxt]
            limit = r.starts[self.next_entity(nxt)] if self.next_entity(nxt) < len(codes) else len(text)
            segment = text[start:limit]
            lead = len(segment) - len(segment.lstrip())
            match = _COMMA.match(segment, lead)
            if match:
                stop = re.compile(r"[,;:.(]|$").search(segment, match.end())
                whole = segment[lead : match.end()]
                after_comma = segment[match.end() : match.end() + 1]
                if (after_comma in ",;:.()" and (after_comma or limit == len(text))) or re.match(r"\s+(?:and|&)\s", segment[match.end() - 5 :] if False else segment[match.end():]):
                    self.put(token, start + lead, start + match.end())
                    del stop, whole
                    return
            return
        segment_end = r.starts[self.next_entity(nxt - 1)] if self.next_entity(nxt - 1) < len(codes) else len(text)
        match = _IS_AT.match(text[:segment_end], r.ends[token])
        if match:
            place = match["place"]
            if _LOOKS_PLACE.search(place):
                self.put(token, *match.span("place"))

    def next_entity(self, token: int) -> int:
        codes = self.r.codes
        for i in range(token + 1, len(codes)):
            if codes[i] in "PFYC":
                return i
        return len(codes)

    def bracket(self, token: int, opening: int, close: int) -> bool:
        """Takes the position out of the bracket after a person; False if it holds none."""
        r = self.r
        codes, text = r.codes, r.text
        inner = codes[opening + 1 : close]
        if "F" in inner or "Y" in inner:
            return False
        parts: list[tuple[int, int]] = []
        begin = opening + 1
        for i in range(opening + 1, close + 1):
            if codes[i] == "," or codes[i] == ";" or i == close:
                if i > begin:
                    parts.append((begin, i))
                begin = i + 1
        kept: list[tuple[int, int]] = []
        for begin, end in parts:
            part = codes[begin:end]
            start_char, end_char = r.starts[begin], r.ends[end - 1]
            surface = text[start_char:end_char]
            if "C" in part and not re.search(r"\b(?:suit|costume|make-?up|mask|wig|half out)\b", surface):
                continue
            if part.startswith("P") and len(part) <= 2 and len(parts) == 1:
                return False
            if re.fullmatch(r"[dhjxXt]*(?:[nmg][&/,dhjxX-]*)+", part) and not re.search(r"camera|extra|standing", surface):
                continue
            if _NOT_PLACE.search(surface) and not re.match(r"\d(?:st|nd|rd|th|-[LR])|\d+\.? ?(?:st|nd|rd|th)", surface):
                continue
            if re.fullmatch(r"[kqAX]+.*", part) and not _LOOKS_PLACE.search(surface) and surface[:1].isupper() and len(surface) > 3:
                continue
            kept.append((start_char, end_char))
        if not kept:
            return False
        first_char, last_char = kept[0][0], kept[-1][1]
        if text[last_char : last_char + 1] == "." and text[last_char - 1 : last_char].isalpha() and last_char - first_char <= 6:
            last_char += 1
        whole = text[first_char:last_char]
        if _GROUP.fullmatch(whole.strip()):
            return False
        self.put(token, first_char, last_char)
        return True

    def groups(self, people: list[int]) -> None:
        """ "From left: A, B and C" and "A, B and C (left to right)"."""
        r = self.r
        codes, text = r.codes, r.text
        for match in _GROUP.finditer(text):
            if match.start() and text[match.start() - 1].isalnum():
                continue
            if match.end() < len(text) and text[match.end()].isalnum():
                continue
            before = text[max(0, match.start() - 14) : match.start()].lower()
            if re.search(r"(?:second|third|fourth|fifth|sixth|ninth|\d(?:st|nd|rd|th)|next|last|far|helmet)[ -]$", before):
                continue
            if any(r.starts[i] <= match.start() < r.ends[i] for i in range(len(codes)) if codes[i] in "FPC"):
                continue
            start, end = match.span()
            rest = re.match(r"(?:,? [^:;.()]{1,40})?(?=:)", text[end:])
            after = [p for p in people if r.starts[p] >= end]
            ahead = text[end : r.starts[after[0]]] if after else ""
            if after and rest and rest.end() and rest.end() < len(ahead) and not any(ch in ahead[: rest.end()] for ch in "()"):
                end += rest.end()
                ahead = text[end : r.starts[after[0]]]
            lead = after and re.fullmatch(r"\s*[):,;\]=-]*(?:[^.;:]{0,30}:)?\s*(?:[\w’'-]+ ){0,6}[\"'“]?", ahead.rstrip() + " ") and "." not in ahead.strip(" )].:")[:0]
            is_lead = after and re.fullmatch(r"[\s):,;\]=\"“'>-]*(?:[\w.’'-]+[ ,:]+){0,7}[\"'“(]*", ahead) is not None
            head = [p for p in people if r.ends[p] <= match.start()]
            tail_gap = text[r.ends[head[-1]] : match.start()] if head else ""
            follows_list = bool(head) and re.fullmatch(r"[\s(,\[]*(?:all )?", tail_gap) is not None
            bracketed = match.start() and text[match.start() - 1] in "(["
            closes = text[match.end() : match.end() + 1] in ")],.;" 
            del lead
            if follows_list and len(head) > 1 and (closes and not (ahead[:1] in ":" )) and not (bracketed and ahead.startswith("):")):
                for p in self.wide_list_before(head[-1]):
                    self.put(p, match.start(), match.end())
            elif is_lead:
                for p in self.wide_list_from(after[0]):
                    self.put(p, start, end)

    def wide_list_from(self, token: int) -> list[int]:
        codes = self.r.codes
        out = [token]
        i = token
        while True:
            nxt = codes.find("P", i + 1)
            if nxt < 0:
                return out
            between = re.sub(r"\([^()]*\)", "", codes[i + 1 : nxt])
            if (i + 1 != nxt and not _LIST_GAP.fullmatch(between)) or (between == "" and self.r.text[self.r.ends[i] : self.r.starts[nxt]].strip()):
                return out
            if ";" in between and not re.search("from", self.r.text[self.r.ends[i]:self.r.starts[nxt]], re.I) and False:
                return out
            out.append(nxt)
            i = nxt

    def wide_list_before(self, token: int) -> list[int]:
        codes = self.r.codes
        out = [token]
        while True:
            prev = codes.rfind("P", 0, out[-1])
            if prev < 0:
                return out
            between = re.sub(r"\([^()]*\)", "", codes[prev + 1 : out[-1]])
            if not _LIST_GAP.fullmatch(between):
                return out
            out.append(prev)

    def leads(self, people: list[int]) -> None:
        """ "Left: A", "At right, A", "(Seated) A", "Top row: A, B"."""
        r = self.r
        codes, text = r.codes, r.text
        for token in people:
            if token in self.found:
                continue
            previous = max((i for i in range(token) if codes[i] in "PFYC"), default=-1)
            start = r.ends[previous] if previous >= 0 else 0
            gap = text[start : r.starts[token]]
            match = None
            for match in _LEAD_END.finditer(gap):
                pass
            if match is None:
                continue
            place = match["place"]
            head = gap[: match.start("place")].rstrip()
            if head and head[-1] not in ".;:,()–—-/>\"!?&" and not re.search(r"\b(?:and|with|while|is|are)$", head):
                continue
            if previous >= 0 and not head and codes[previous] == "P" and match["link"].strip() in (",", ""):
                continue  # ", left, Name": the person before is at the left
            if previous >= 0 and codes[previous] == "P" and match["link"].strip() in (",", "") and head == ",":
                continue
            begin = start + match.start("place")
            end = start + match.end("place")
            if match["link"].strip() == ":" or "row" in place.lower() or "standing" in place.lower() or "seated" in place.lower():
                for p in self.wide_list_from(token):
                    self.put(p, begin, end)
            else:
                self.put(token, begin, end)


_SKIP: Final = re.compile(r"(?:a[dxXj]{0,3}C|lC|,(?=X\()|X(?=\())")
_LOOKS_PLACE: Final = re.compile(
    rf"\b(?:{_SIDE_WORDS}|seated|standing|behind|between|beside|next to|in front|hat|cap|suit|megaphone|wearing|piano|camera|wheel|foreground|chair|ladder|steps?|row|horse|him|her|them)\b",
    re.IGNORECASE,
)
_LEAD_END: Final = re.compile(
    rf"(?P<place>{_LEAD.pattern})(?P<link>\)|:|,| is| are| =|\) =|)\s*(?:(?:the |his |her )?(?:[\w.’'-]+ ){{0,4}})[\"'“(]*$", re.IGNORECASE
)

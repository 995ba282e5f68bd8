"""Where in the picture a caption says its people are, verbatim, and their places in a row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from extractor.credits import place_patterns as patterns
from extractor.credits.place_texts import direct_place, place_after, place_before, rank_in_row
from extractor.credits.reading import Reading

_REACH: Final = 200  # characters; no position stands farther from its name, and the search stays linear


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
        lowered = text.lower()
        if any(hint in lowered for hint in patterns.GROUP_HINTS) or patterns.GROUP_HINT.search(lowered):
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
                if (patterns.WHOLE_ROW.search(whole) and before in ("(", ",")) or patterns.PLURAL.match(before):
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
                    re.fullmatch(r"[adxXjl&]*C[&jdxC]*", part)
                    or patterns.ROLE_PART.fullmatch(part)
                    or part in ("P", "")
                )
                if not role_or_part and not part.startswith(("e", "A", "k", "a")) and "n" not in part:
                    start = begin if start is None else start
                    last = i - 1
                begin = i + 1
        if start is not None and last is not None:
            surface = reading.text[reading.starts[start] : reading.ends[last]]
            if not patterns.NO_PLACE.search(surface):
                self.put(token, reading.starts[start], reading.ends[last])

    def find_groups(self, people: list[int]) -> None:
        """ "From left: A, B and C" and "A, B and C (left to right)": each gets the phrase."""
        text, reading = self.r.text, self.r
        for match in patterns.GROUP.finditer(text):
            start, end = match.span()
            if patterns.RANKED.search(text, max(0, start - 8), start) or any(
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
            if len(ahead) < _REACH and patterns.LEAD_GAP.fullmatch(ahead):
                colon = ahead.find(":")
                if colon > 0 and "(" not in ahead[:colon] and ")" not in ahead[:colon]:
                    end += colon  # "From left in the boat: A, B"
                self.put_in_order(self.list_from(after), start, end, len(patterns.NAMELESS.findall(ahead)))

    def put_in_order(self, row: list[int], start: int, end: int, nameless: int) -> None:
        """Gives everyone in a row its phrase and their place in it; people whom the caption does not name count too."""
        text, reading = self.r.text, self.r
        place = nameless
        for at, person in enumerate(row):
            if at:
                place += len(patterns.NAMELESS.findall(text, reading.ends[row[at - 1]], reading.starts[person]))
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
        return patterns.LIST_GAP.fullmatch(between) is not None

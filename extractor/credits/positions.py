"""Where in the picture a caption says its people are, verbatim, and their places in a row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
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
        self.leads: dict[int, tuple[int, int, bool]] = {}  # person -> what stands before; whether it is for a list
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
        self.find_leads()
        if any(hint in lowered for hint in patterns.GROUP_HINTS) or patterns.GROUP_HINT.search(lowered):
            self.find_groups(people)
        has_both_sides = len(people) > 1 and all(side.search(lowered) for side in patterns.BOTH_SIDES)
        for at, token in enumerate(marks):
            if codes[token] != "P":
                continue
            # characters, second names and post-nominals may stand between a name and its position
            last = token
            skip = at + 1
            if codes[token + 1 : token + 4] == "(P)" or (
                skip < len(marks)
                and codes[marks[skip]] == "C"
                and re.fullmatch(r",?[als]{1,2}d?[jxX]{0,2}|\(", codes[token + 1 : marks[skip]])
            ):
                last = marks[skip]
                skip += 1
            begin = reading.ends[last]
            limit = reading.starts[marks[skip]] if skip < len(marks) else len(text)
            if last != token and codes[token + 1] == "(" and text[begin : begin + 1] in (")", "]"):
                begin += 1
            gap = text[begin : min(limit, begin + _REACH)]
            is_inside = codes.rfind("(", 0, token) > codes.rfind(
                ")", 0, token
            )  # "(behind Ann Lee, in white)" is of another
            span = None if is_inside and gap[:1] == "," else place_after(gap)
            if skip < len(marks) and codes[marks[skip]] == "C" and (suit := patterns.IN_PART_SUIT.match(text, begin)):
                self.put(token, *suit.span("place"))
                continue
            if span is None and len(people) > 1:
                span = direct_place(gap, codes[marks[skip]] if skip < len(marks) and limit - begin < _REACH else "")
            if span is None and (worn := patterns.IN_THE_SUIT.match(gap)):
                span = worn.span("place")
            if span is None and has_both_sides and (bare := patterns.BARE_SIDE.match(gap)):
                span = bare.span("place")
            if span is not None and span[1] >= len(gap.rstrip(" ,:")) and self.is_before_another(token, skip):
                span = None
            if span is not None:
                if patterns.OWN_PLACE.match(gap):
                    self.found.pop(token, None)  # what is said of one person outweighs an order over several
                self.put(token, begin + span[0], begin + span[1])
                whole = text[begin + span[0] : begin + span[1]]
                before = gap[: span[0]].strip()
                is_row = patterns.WHOLE_ROW.search(whole) and not patterns.RANK_IN_ROW.search(whole)
                if (is_row and before in ("(", ",")) or patterns.PLURAL.match(before):
                    for other in self.list_before(token):
                        self.put(other, begin + span[0], begin + span[1])
            elif codes[token + 1 : token + 2] == "(":
                self.bracket_with_names(token)
        for token, (start, end, is_for_list) in self.leads.items():
            if token in self.found:
                continue
            for person in self.list_from(token) if is_for_list else [token]:
                if person != token and person in self.leads:
                    break
                self.put(person, start, end)
        if len(people) > 1:
            self.find_parallels(people)
        return self.found

    def find_leads(self) -> None:
        """What the text before each person says of where they are, and whether that holds for a list."""
        reading, marks = self.r, self.marks
        for at, token in enumerate(marks):
            if reading.codes[token] != "P":
                continue
            begin = max(reading.ends[marks[at - 1]] if at else 0, reading.starts[token] - _REACH)
            previous = reading.codes[marks[at - 1]] if at else ""
            if previous == "P" and marks[at - 1] in self.leads:
                previous = ""  # whose own place stands before them
            found = place_before(reading.text[begin : reading.starts[token]], previous)
            if found is not None:
                self.leads[token] = (begin + found[0], begin + found[1], found[2])

    def find_parallels(self, people: list[int]) -> None:
        """ "Ann Lee on the bicycle, Bo Chan in the sea": alike, the adjuncts of several people tell them apart."""
        reading = self.r
        told: dict[int, tuple[int, int]] = {}
        for token in people:
            if token in self.found or not self.opens_segment(token):
                continue
            begin = self.end_of_part(token)
            match = patterns.PARALLEL.match(reading.text, begin, min(len(reading.text), begin + _REACH))
            if match is None or patterns.SETTING.search(match["place"]) or patterns.CAPITAL.search(match["place"]):
                continue
            if any(match.start("place") < reading.starts[mark] < match.end("place") for mark in self.marks):
                continue
            told[token] = match.span("place")
        if len(told) > 1 or (told and self.found):
            for token, (start, end) in told.items():
                self.put(token, start, end)

    def end_of_part(self, token: int) -> int:
        """Where a name ends, with the character in brackets after it."""
        reading, codes = self.r, self.r.codes
        return reading.ends[token + 3] if codes[token + 1 : token + 4] == "(C)" else reading.ends[token]

    def is_before_another(self, token: int, following: int) -> bool:
        """Whether a place between two people, "At left X, at right Y", is the second's, as the first has one before."""
        marks = self.marks
        return following < len(marks) and self.r.codes[marks[following]] == "P" and token in self.leads

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
            if place := patterns.PLACE_BEFORE_WORK.match(reading.text, reading.ends[token]):
                self.put(token, *place.span("place"))  # "(left, director of F)"
            return
        start = last = None
        begin = token + 2
        for i in range(begin, close + 1):
            if i == close or codes[i] in ",;":
                part = codes[begin:i]
                role_or_part = (
                    re.fullmatch(r"[adxXjl&]*C[&jdxCitoh]*", part)
                    or patterns.ROLE_PART.fullmatch(part)
                    or part in ("P", "")
                )
                if not role_or_part and not part.startswith(("e", "A", "k", "a")) and "n" not in part:
                    start = begin if start is None else start
                    last = i - 1
                begin = i + 1
        if start is not None and last is not None:
            end = reading.starts[close] if last == close - 1 else reading.ends[last]  # "(Jin-tae, l.)"
            told = reading.text[reading.starts[start] : end]
            if not patterns.NO_PLACE.search(told) and not patterns.NAME_IN_BRACKET.fullmatch(told):
                self.put(token, reading.starts[start], end)

    def find_groups(self, people: list[int]) -> None:
        """ "From left: A, B and C" and "A, B and C (left to right)": each gets the phrase."""
        text, reading = self.r.text, self.r
        groups = list(patterns.GROUP.finditer(text))
        for at, match in enumerate(groups):
            start, end = match.span()
            limit = groups[at + 1].start() if at + 1 < len(groups) else len(text)
            if patterns.RANKED.search(text, max(0, start - 8), start) or any(
                reading.starts[mark] <= start < reading.ends[mark] for mark in self.marks
            ):
                continue
            after = next((person for person in people if reading.starts[person] >= end), None)
            before = next((person for person in reversed(people) if reading.ends[person] <= start), None)
            if before is not None and re.fullmatch(
                patterns.LIFE_DATES + r"[\s(,\[]*", text[reading.ends[before] : start]
            ):
                earlier = self.list_before(before)
                closes = text[end : end + 1]
                if len(earlier) > 1 and closes in ")],.;" and not text.startswith(("):", ":"), end):
                    self.put_in_order(earlier[::-1], start, end, 0)
                    continue
            if before is not None and text[end : end + 1] in (")", "]"):
                opened = patterns.ROW_OPENED.fullmatch(text, reading.ends[before], start)
                if opened is not None:  # "X, Y (top row, L-R)"
                    row = list(takewhile(lambda one: one not in self.found, self.list_before(before)))
                    self.put_in_order(row[::-1], opened.start("row"), end, 0)
                    continue
            if after is None:
                continue
            ahead = text[end : reading.starts[after]]
            if len(ahead) < _REACH and patterns.LEAD_GAP.fullmatch(ahead):
                colon = ahead.find(":")
                if colon > 0 and "(" not in ahead[:colon] and ")" not in ahead[:colon]:
                    end += colon  # "From left in the boat: A, B"
                row = [after, *(one for one in self.list_from(after)[1:] if reading.starts[one] < limit)]
                turn = next((one for one in row[1:] if self.opens_row(one)), None)
                self.put_in_order(
                    row[: row.index(turn)] if turn else row, start, end, len(patterns.NAMELESS.findall(ahead))
                )

    def opens_row(self, token: int) -> bool:
        """Whether a row of its own stands before a person: "; front row, X"."""
        start, end, is_for_list = self.leads.get(token, (0, 0, False))
        return is_for_list and patterns.ROW.search(self.r.text, start, end) is not None

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
        people = [token]
        while (following := self.next_person(people[-1])) >= 0 and self.listed(people[-1], following):
            people.append(following)
        return people

    def next_person(self, token: int) -> int:
        """The person token after one, a second name in a bracket right behind it aside; -1 where there is none."""
        codes = self.r.codes
        return codes.find("P", token + (4 if codes[token + 1 : token + 4] == "(P)" else 1))

    def person_before(self, token: int) -> int:
        """The person token before one, a second name in a bracket aside; -1 where there is none."""
        previous = self.r.codes.rfind("P", 0, token)
        return previous - 2 if self.r.codes[max(0, previous - 2) : previous + 2] == "P(P)" else previous

    def list_before(self, token: int) -> list[int]:
        people = [token]
        while (previous := self.person_before(people[-1])) >= 0 and self.listed(previous, people[-1]):
            people.append(previous)
        return people

    def listed(self, one: int, other: int) -> bool:
        between = re.sub(r"\([^()]*\)", "", self.r.codes[one + 1 : other])
        if not between:
            return not self.r.text[self.r.ends[one] : self.r.starts[other]].strip()
        return patterns.LIST_GAP.fullmatch(between) is not None

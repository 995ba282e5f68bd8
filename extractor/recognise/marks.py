"""Questions of what stands around a span: quotes before it, a year behind it."""

from __future__ import annotations

from extractor.recognise import patterns


def has_year_behind(text: str, end: int) -> bool:
    """Whether a bracketed year, quotes before it aside, stands right behind."""
    gap = patterns.GAP.match(text, end)
    return gap is not None and patterns.BRACKETED_YEAR.match(text, gap.end()) is not None


def is_set_off(text: str, start: int, end: int) -> bool:
    """Whether a quote stands before, or a bracketed year behind: then it is a title."""
    return text.startswith(patterns.QUOTE_MARKS, max(0, start - 1), start) or bool(
        patterns.BRACKETED_YEAR.match(text, end + 1)
    )

"""What films, pages, years and roles say about two names, beside their letters."""

from __future__ import annotations

from typing import Final

from extractor.resolution.clusters import Shared
from extractor.resolution.names import Comparison, PersonName, compare_names
from extractor.resolution.profiles import Evidence, Profile, are_two_lives

Compared = tuple[PersonName, PersonName, Comparison]  # two names and how they compare

THRESHOLD: Final = 0.85  # one slip among four letters of a surname, everything else equal
SAME_PERSON: Final = 0.6  # two spellings that compare better than this may both be of one person
# What a shared film or page adds, as an independent piece of evidence: with a film, likeness from 0.63 on is enough.
FILM_EVIDENCE: Final = 0.6
OTHER_TRADE_EVIDENCE: Final = 0.3  # on one film, but one acts and the other makes it: less
PAGE_EVIDENCE: Final = 0.15
# What an actor's name takes from its likeness to a director's, with nothing else in common.
FORM_OF_OTHER_TRADE: Final = 0.12  # as much as keeps other forms of a forename apart: those are names of many
SLIP_OF_OTHER_TRADE: Final = 0.06  # a slip of the pen in a long name is still one, while Barry and Berry are two
LONG: Final = 7  # letters of a surname that has few neighbours a letter away
LONG_AGO: Final = (
    25  # years between two forms of a name: Frank Capra last directed in 1961, Francis first acted in 1993
)

# What a form of a forename loses where neither trades nor years speak for it: Chris Tucker and Christopher Tucker.
UNTOLD_COST: Final = 0.12
UNTOLD_PAUSE: Final = 18  # years within which pet names and full names without a trade told are mostly one person's
RARE: Final = 1  # appearances of a form that somebody better known goes by now and then

NICKNAMES: Final = frozenset({"nickname", "nicknames"})
FORMS: Final = frozenset({"variant"}) | NICKNAMES
_SLIPS: Final = frozenset({"exact", "sound", "spelling"})


def score_in_context(comparison: Comparison, one: Profile, other: Profile) -> tuple[float, Shared]:
    """The score of a comparison with what a film or a page in common adds, and which of them it is.

    With neither, other trades and years far apart take something away: Francis Capra acts, Frank Capra directed.
    """
    kind, score = comparison
    trades = one.career.trades, other.career.trades
    other_trade = bool(trades[0] and trades[1] and trades[0].isdisjoint(trades[1]))
    if one.shares_film(other):
        return _together(score, OTHER_TRADE_EVIDENCE if other_trade else FILM_EVIDENCE), "film"
    if one.shares_page(other):
        return _together(score, PAGE_EVIDENCE), "page"
    if other_trade:
        long = min(len(one.name.surname), len(other.name.surname)) >= LONG
        score -= SLIP_OF_OTHER_TRADE if kind in _SLIPS and long else FORM_OF_OTHER_TRADE
    elif kind in FORMS and one.career.pause(other.career) > LONG_AGO:
        score -= FORM_OF_OTHER_TRADE
    elif kind in NICKNAMES and is_untold(one, other):
        score -= UNTOLD_COST
    return round(score, 2), ""


def is_untold(one: Profile, other: Profile) -> bool:
    """Whether nothing but names speaks for two forms of one.

    They have no trade in common, and years far apart; or no years to compare, and either stands often, or neither is
    known any better than the other. In a mere list of names, without pages, nothing else could.
    """
    if one.career.trades & other.career.trades:
        return False
    if one.career.first is not None and other.career.first is not None:
        return one.career.pause(other.career) > UNTOLD_PAUSE
    if not one.pages or not other.pages:
        return False
    fewer, more = sorted((len(one.appearances), len(other.appearances)))
    return fewer > RARE or (more == fewer and one.career == other.career)


def _together(score: float, evidence: float) -> float:
    return round(1 - (1 - score) * (1 - evidence), 2)


def are_apart(one: Profile, other: Profile) -> bool:
    """Whether years, roles or a caption with both say that these are two people."""
    return are_two_lives(one.career, other.career) or one.shares_captions(other)


def may_be_one(one: Profile, other: Profile) -> bool:
    """Whether nothing says that two names are two people's."""
    return compare_names(one.name, other.name).score >= SAME_PERSON and not are_apart(one, other)


def evidence_of(left: Profile, right: Profile, kind: str, shared: str, score: float) -> Evidence:
    """The evidence for two profiles, through a mention of each."""
    return Evidence(left.mentions[0], right.mentions[0], kind, shared, score)

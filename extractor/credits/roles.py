"""Which roles the words of a caption give its people."""

from __future__ import annotations

from extractor.credits.claims import Claim, Claims
from extractor.credits.directors import find_directors
from extractor.credits.nouns import find_credit_lines, find_masters, find_nouns_after, find_nouns_before
from extractor.credits.reading import Reading
from extractor.credits.silences import find_silences
from extractor.credits.verbs import find_doubles, find_players, find_verbs, find_works


def find_roles(reading: Reading) -> Claims:
    """All claims of a caption; a role word goes to the first rule that binds it."""
    claims = Claims(reading)
    find_silences(claims)
    # credit lines take what nouns before a name leave, nouns after a name what both leave
    find_nouns_before(claims)
    find_credit_lines(claims)
    find_masters(claims)
    find_nouns_after(claims)
    find_doubles(claims)
    find_verbs(claims)
    find_works(claims)
    find_directors(claims)
    find_players(claims)
    return claims


def settle(claims: list[Claim]) -> list[Claim]:
    """Of what is claimed of one person, drops what a more telling claim makes void."""
    claims = [claim for claim in claims if not claim.is_weak] or claims
    sources = [claim for claim in claims if claim.is_source]
    if sources:
        return sources
    roles = {claim.role for claim in claims}
    if len(roles) > 1:
        claims = [claim for claim in claims if claim.role != "unknown"]
    if any(claim.rule in ("noun-before", "noun-after", "bracket") and claim.role != "actor" for claim in claims):
        claims = [claim for claim in claims if claim.cue != "context"]
    if {"stunts", "stand_in"} <= roles:
        claims = [claim for claim in claims if claim.role != "stand_in"]
    return claims

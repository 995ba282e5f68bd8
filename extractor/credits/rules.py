"""What the name of each rule stands for, in words that an explanation can show."""

from __future__ import annotations

from typing import Final

from extractor.credits.headings import OF_HEADING, without_heading

RULES: Final[dict[str, str]] = {
    # the words say it
    "noun-before": "a role noun before the name",
    "noun-after": "a role noun after the name",
    "noun-as": '"as" and a role noun',
    "bracket": "a role word in brackets after the name",
    "respectively": "two people and two role nouns, in the same order",
    "credit-line": "a credit line",
    "source": "the author of what the film is made from",
    "verb": "a verb that tells the role",
    "written-with": "a verb of shared work",
    "gave-voice": "a verb of giving a voice",
    "made": "a verb of making and what was made",
    "prize": "a prize for the craft",
    "plays": "a verb of playing",
    "among-extras": "a word for extras in the sentence",
    "real-person": "the real person whom someone plays",
    "interviewed": "interviewed, not at work on the film",
    "relative": "a relative beside those who made the film",
    # a part says it
    "as": '"as" and a character',
    "bracket-character": "a character in brackets after the name",
    "played-by": "a character played by the person",
    "cast-line": "a character and its player side by side",
    "is": '"is" between the person and a character',
    "apposition": "a character beside the name, between commas",
    "in-suit": "in the character's suit, costume or makeup",
    "double-for": "a double or performer of the character",
    "possessive-character": "the person's own character",
    "doubles": "a verb of doubling before the character",
    "label": "a character and a name around a colon",
    "part-of": "the part of the character",
    "does-part": "a verb of performing before the character",
    "gapped": 'a name and a character after "X is C"',
    "into": "turned into the character",
    "sole-part": "the one character without a player, and the one person who may be it",
    "went-to": "the part went to the person",
    "alias": "the character alias the player",
    # what is described shows it
    "possessive": 'a possessive before a title or a word for a film ("X\'s F")',
    "film-by": '"a film by" or "F by"',
    "own-film": "in their own film",
    "directing": "shown directing",
    "making-up": "shown making someone up",
    "made-up-by": "named as the one who makes someone up",
    "lighting": "shown lighting someone",
    "at-the-bench": "in the cutting room",
    "owned-work": "the owner of work on the film",
    "in-film": '"in" and the title',
    "directed": "shown being directed",
    "doubled": "has a double",
    "in-scene": "shown in, or preparing, a scene",
    # the words leave it open
    "carried": "the role that the caption gives the person on another film",
    "known-director": "known to have directed the film",
    "slip-of-director": "known to have directed the film, but for a slip in the name",
    "family-director": "known to have directed the film, with the family named beside",
    "own-part": "shown in a scene of a film that they directed and act in",
    "usual-craft": "known mostly for work in this craft",
    "other-director": "the film has a known director, who goes by another name",
    "usual-director": "known mostly as a director",
    "guess": "a guess from how the people are put",
    "no-film": "neither a film nor a role word",
}


def meaning_of(rule: str) -> str:
    """What a rule stands for; "" for one that this package's tables do not name, such as "told in …".

    >>> meaning_of("verb, film of the heading")
    'a verb that tells the role; the film is that of the heading'
    """
    told = RULES.get(without_heading(rule), "")
    return f"{told}; the film is that of the heading" if told and rule.endswith(OF_HEADING) else told


def describe_rule(rule: str) -> str:
    """A rule with what it stands for; one that this package's tables do not name as it is.

    >>> describe_rule("bracket")
    'bracket: a role word in brackets after the name'
    """
    return f"{rule}: {told}" if (told := meaning_of(rule)) else rule

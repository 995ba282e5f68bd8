"""Credits: who did what on which film, from the people, films and cue words of one caption."""

from extractor.credits.careers import Careers
from extractor.credits.component import CaptionCredits, create_caption_credits, register_extensions
from extractor.credits.explain import Explanation, describe_credits, explain_credits
from extractor.credits.finding import CaptionFacts, find_credits

__all__ = [
    "CaptionCredits",
    "CaptionFacts",
    "Careers",
    "Explanation",
    "create_caption_credits",
    "describe_credits",
    "explain_credits",
    "find_credits",
    "register_extensions",
]

"""Credits: who did what on which film, from the people, films and cue words of one caption."""

from extractor.credits.component import CaptionCredits, create_caption_credits, register_extensions
from extractor.credits.finding import CaptionFacts, find_credits

__all__ = ["CaptionCredits", "CaptionFacts", "create_caption_credits", "find_credits", "register_extensions"]

"""The spaCy pipeline: tokenizer settings, the trained `ner`, and the regex rules that add and mend its spans."""

from extractor.recognise.component import CaptionRules, create_caption_rules
from extractor.recognise.embed import cache_embeddings, find_gazetteer, set_gazetteer
from extractor.recognise.gazetteer import Gazetteer
from extractor.recognise.pipeline import add_rules, load, shipped_model
from extractor.recognise.tokenizer import create_caption_tokenizer

__all__ = [
    "CaptionRules",
    "Gazetteer",
    "add_rules",
    "cache_embeddings",
    "create_caption_rules",
    "create_caption_tokenizer",
    "find_gazetteer",
    "load",
    "set_gazetteer",
    "shipped_model",
]

"""The spaCy pipeline: tokenizer settings, the trained `ner`, and the regex rules that add and mend its spans."""

from extractor.recognise.casts import Casts
from extractor.recognise.component import CaptionRules, create_caption_rules
from extractor.recognise.embed import find_gazetteer, set_gazetteer
from extractor.recognise.flat import FlatRecognizer, create_flat_recognizer, flatten
from extractor.recognise.gazetteer import Gazetteer
from extractor.recognise.pipeline import add_rules, load, shipped_model
from extractor.recognise.tokenizer import create_caption_tokenizer

__all__ = [
    "CaptionRules",
    "Casts",
    "FlatRecognizer",
    "Gazetteer",
    "add_rules",
    "create_caption_rules",
    "create_caption_tokenizer",
    "create_flat_recognizer",
    "find_gazetteer",
    "flatten",
    "load",
    "set_gazetteer",
    "shipped_model",
]

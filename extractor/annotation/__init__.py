"""Captions with their entities out to annotation tools, and corrected ones back into the form of the corpus."""

from extractor.annotation.captions import AnnotatedCaption, captions_of_corpus, captions_of_results, write_corpus
from extractor.annotation.exchange import FORMATS, export_captions, import_captions
from extractor.annotation.forms import find_form
from extractor.annotation.records import Note

__all__ = [
    "FORMATS",
    "AnnotatedCaption",
    "Note",
    "captions_of_corpus",
    "captions_of_results",
    "export_captions",
    "find_form",
    "import_captions",
    "write_corpus",
]

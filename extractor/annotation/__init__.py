"""Captions with their entities out to annotation tools, and corrected ones back into the form of the corpus."""

from extractor.annotation.captions import AnnotatedCaption, captions_of_corpus, captions_of_results, write_corpus
from extractor.annotation.exchange import FORMATS, export_captions, import_captions

__all__ = [
    "FORMATS",
    "AnnotatedCaption",
    "captions_of_corpus",
    "captions_of_results",
    "export_captions",
    "import_captions",
    "write_corpus",
]

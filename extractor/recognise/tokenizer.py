"""The tokenizer of captions: no word list, every mark apart."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import registry

# A mark stands for itself wherever it is in a word: a title must come apart from its brackets, quotes, asterisks,
# hashes and emoji however it was typed. Dots, apostrophes and hyphens may belong to a name (E.T., O'Neal, Day-Lewis).
_MARK: Final = r"(?:[^\w\s.'’‘`´\-]|_)"
_APOSTROPHE: Final = "['’‘`´]"
_LOWER: Final = "a-zß-öø-ÿ"
_UPPER: Final = "A-ZÀ-ÖØ-Þ"
# Longer runs without a blank are no language; parting marks from them one by one would take quadratic time.
_LONGEST: Final = 300
_YEAR: Final = r"(?:18|19|20)\d\d"


@registry.tokenizers("extractor.CaptionTokenizer.v1")
def create_caption_tokenizer() -> Callable[[Language], Tokenizer]:
    """A tokenizer without a word list: every mark apart, glued words and sentence ends apart."""

    def create(nlp: Language) -> Tokenizer:
        edge = rf"(?:{_MARK}|{_APOSTROPHE}|[.\-])"
        infix = "|".join([
            _MARK,
            r"-+",
            r"\.{2,}",
            rf"(?<=[{_LOWER}0-9])\.(?=[{_UPPER}])",  # "on set.Director"
            rf"\.(?={_YEAR}\b)",  # "Fame.1980"
            r"(?<=\d{4})\.(?=\w)",  # "1980.Fame"
            rf"(?<=\w){_APOSTROPHE}(?=s\b)",  # "Lang's" with something behind it
            rf"(?<=[{_LOWER}])(?=[{_UPPER}])",  # "inFame"
            rf"(?<=[{_LOWER}{_UPPER}])(?={_YEAR}\b)",  # "Fame1980"
            rf"(?<={_YEAR})(?=[{_LOWER}{_UPPER}]{{3}})",  # "1980Alan"
        ])  # fmt: skip
        # Most words are plain, and need no search for what to part from them.
        return Tokenizer(
            nlp.vocab,
            prefix_search=re.compile(rf"^(?:{edge})").search,
            suffix_search=re.compile(rf"(?:{_APOSTROPHE}s|{edge})$").search,
            infix_finditer=re.compile(infix).finditer,
            token_match=re.compile(rf"\S{{{_LONGEST}}}|(?:[{_UPPER}]?[{_LOWER}]+|[{_UPPER}]+|\d+)\Z").match,
        )

    return create

"""The tokenizer: names and titles must come apart from what they were typed against."""

import time

import pytest
import spacy

from extractor.recognise import create_caption_tokenizer

NLP = spacy.blank("en")
NLP.tokenizer = create_caption_tokenizer()(NLP)

CASES = [
    ("Fame(1980)", ["Fame", "(", "1980", ")"]),
    ("“Gilda.”", ["“", "Gilda", ".", "”"]),
    ("<i>Gilda</i>", ["<", "i", ">", "Gilda", "<", "/", "i", ">"]),
    ("on set.Director", ["on", "set", ".", "Director"]),
    ("Fame.1980", ["Fame", ".", "1980"]),
    ("Fame1980", ["Fame", "1980"]),
    ("1980Alan", ["1980", "Alan"]),
    ("inFame", ["in", "Fame"]),
    ("Lang's M", ["Lang", "'s", "M"]),
    ("Hawks’s", ["Hawks", "’s"]),
    ("👉Jack", ["👉", "Jack"]),
    ("#12 Cara,Parker", ["#", "12", "Cara", ",", "Parker"]),
    ("M*A*S*H", ["M", "*", "A", "*", "S", "*", "H"]),
    # what stays whole
    ("O'Neal", ["O'Neal"]),
    ("D.W. Griffith", ["D.W", ".", "Griffith"]),
    ("Ocean's 11", ["Ocean", "'s", "11"]),
    ("2001", ["2001"]),
]


@pytest.mark.parametrize(("text", "tokens"), CASES)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert [token.text for token in NLP(text)] == tokens


@pytest.mark.parametrize("piece", ["(", "a.", "-", "'s", "a(", "1980", "Aa", "…"])
def test_long_runs_take_linear_time(piece: str) -> None:
    start = time.process_time()
    NLP.make_doc(piece * (100_000 // len(piece)))
    assert time.process_time() - start < 1.0


def test_any_text_survives() -> None:
    for text in ("", " ", "\n\t", "a" * 10_000, "(" * 1_000, "黒澤明監督(左)", "𝕏 🎬"):
        assert NLP(text).text == text

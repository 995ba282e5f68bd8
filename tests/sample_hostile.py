"""A run whose texts try to be markup, end scripts, turn round the line and put offsets out of step."""

import pandas as pd

from extractor.columns import table_of
from extractor.tables import Results

SCRIPT = "<script>alert(1)</script>"
IMAGE = '<img src="https://example.com/x.png" onerror="alert(2)">'
# Emoji of several code points each before every name, so that UTF-16 offsets would be off.
TEXT = f"👩‍🎬🎬 {SCRIPT} Zoë “Z” O'Hara & </script><!-- \u2028 أحمد زكي as 🤖 Bot in Fame’s \\u003c end ({IMAGE})."
ZOE, AHMED, BOT = "Zoë “Z” O'Hara", "أحمد زكي", "Bot"
REPEAT = "b.txt:1"
CAPTION = "a #1/100%?q=<b>.txt:1"  # an id that an address must not take apart


def hostile() -> Results:
    document = CAPTION.removesuffix(":1")
    words = [
        (ZOE, "PERSON", "zoe-o-hara"),
        (AHMED, "PERSON", IMAGE),
        (BOT, "CHARACTER", None),
        ("Fame", "FILM", "fame"),
    ]
    starts = [TEXT.index(word) for word, _, _ in words]
    people = {
        "person_id": ["zoe-o-hara", IMAGE], "name": [ZOE, AHMED], "aliases": [[SCRIPT], []],
        "roles": [["director"], ["actor"]], "films": [[IMAGE], [IMAGE]], "captions": [1, 1],
        "status": ["resolved", "unresolved"], "candidates": [[], ["zoe-o-hara"]],
    }  # fmt: skip
    films = {
        "film_id": ["fame"], "title": [IMAGE], "year": [None], "other_titles": [["Fame"]], "directors": [[SCRIPT]],
        "cast": [[]], "captions": [1], "status": ["resolved"], "candidates": [[]],
    }  # fmt: skip
    credited = {
        "caption_id": [CAPTION] * 2, "person_id": ["zoe-o-hara", IMAGE], "person": [ZOE, AHMED],
        "role": ["director", "actor"], "film_id": ["fame"] * 2, "film": ["Fame"] * 2, "character": [None, SCRIPT],
        "position": ["</td>", None], "order": [2, None], "cue": ["explicit", "knowledge"], "rule": [SCRIPT, None],
    }  # fmt: skip
    mentions = {
        "caption_id": [CAPTION] * len(words), "start": starts,
        "end": [start + len(word) for start, (word, _, _) in zip(starts, words, strict=True)],
        "label": [label for _, label, _ in words], "text": [word for word, _, _ in words],
        "entity_id": [entity for _, _, entity in words], "rule": [SCRIPT] * len(words),
    }  # fmt: skip
    captions = {
        "caption_id": [CAPTION, REPEAT], "document": [document, "b.txt"], "position": [1, 1], "text": [TEXT] * 2,
        "duplicate_of": [None, CAPTION], "title": [SCRIPT, None],
    }  # fmt: skip
    links = {
        "label": ["PERSON"] * 2, "entity_id": ["zoe-o-hara", IMAGE], "left": [SCRIPT, AHMED], "right": [ZOE, ZOE],
        "comparison": ["near", "sound"], "score": [0.9, 0.4], "other_id": [None, "zoe-o-hara"],
        "why": [None, "<b>unlike</b>"],
    }  # fmt: skip
    tables = {
        "people": people, "films": films, "credits": credited, "mentions": mentions, "captions": captions,
        "links": links,
    }  # fmt: skip
    failures = pd.DataFrame({"document": [SCRIPT], "line": [3], "reason": [IMAGE]})
    return Results(
        **{table: table_of(table, columns) for table, columns in tables.items()},
        failures=failures,
        without_captions=("empty.txt",),
    )

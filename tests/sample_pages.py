"""Captions that the stand-in pipeline can read, and the making of pages from them."""

import json

FAME = "Director Alan Parker (left) and Irene Cara on the set of Fame (1980)."
PSYCHO = "Alfred Hitchcock and Janet Leigh between takes on Psycho (1960)."
PIANO = "Director Jane Campion shows Holly Hunter the keys in The Piano (1993)."


def write(folder, **files):
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        stem, _, ending = name.rpartition("_")
        (folder / f"{stem}.{ending}").write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def jsonl(*rows):
    return "".join(json.dumps(row) + "\n" for row in rows)

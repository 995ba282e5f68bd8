"""A small house of namesakes, remakes and shared films, for the tests of what an analyst asks."""

from extractor.columns import table_of
from extractor.tables import Results

_PEOPLE = (
    ("alfred-hitchcock", "Alfred Hitchcock", ["Hitchcock", "Hitch"], ["director"], 3, 1934, 1960, "resolved"),
    ("alma-reville", "Alma Reville", ["Alma Reville Hitchcock"], ["writer"], 1, 1935, 1935, "resolved"),
    ("hitchcock", "Hitchcock", [], ["unknown"], 1, None, None, "unresolved"),
    ("janet-leigh", "Janet Leigh", [], ["actor"], 2, 1960, 1960, "resolved"),
    ("vera-miles", "Vera Miles", [], ["actor"], 1, 1960, 1960, "resolved"),
    ("steve-mcqueen-1", "Steve McQueen", [], ["actor"], 1, 1963, 1963, "resolved"),
    ("steve-mcqueen-2", "Steve McQueen", [], ["director"], 1, 2008, 2008, "resolved"),
)
_FILMS = (
    ("psycho-1960", "Psycho", 1960, ["Psychose"], 3),
    ("psycho-1998", "Psycho", 1998, [], 1),
    ("psycho-ii-1983", "Psycho II", 1983, [], 1),
    ("hunger-2008", "Hunger", 2008, [], 1),
    ("m", "M", None, [], 1),
)
# caption, person, role, film, character, position, rule
_CREDITS = (
    ("set.html:1", "alfred-hitchcock", "director", "psycho-1960", None, "left", "noun-before"),
    ("set.html:1", "janet-leigh", "actor", "psycho-1960", "Marion", "right", "as"),
    ("set.html:2", "alfred-hitchcock", "director", "psycho-1960", None, None, "told in set.html:1"),
    ("set.html:2", "vera-miles", "actor", "psycho-1960", None, None, "in-scene"),
    ("set.html:3", "alfred-hitchcock", "unknown", None, None, None, "no-film"),
    ("set.html:3", "janet-leigh", "unknown", None, None, None, "no-film"),
    ("set.html:4", "steve-mcqueen-2", "director", "hunger-2008", None, None, "noun-before"),
)
FIRST = "Director Alfred Hitchcock (left) and Janet Leigh (right) as Marion in Psycho (1960)."
TEXTS = (
    FIRST,
    "Hitchcock and Vera Miles rehearse Psycho.",
    "Hitchcock & Janet Leigh 🎬 <script>alert(1)</script>",
    "Director Steve McQueen, Hunger (2008)",
)
# caption, words, label, person or film, rule
_MENTIONS = (
    (0, "Alfred Hitchcock", "PERSON", "alfred-hitchcock"),
    (0, "Janet Leigh", "PERSON", "janet-leigh"),
    (0, "Marion", "CHARACTER", None),
    (0, "Psycho", "FILM", "psycho-1960"),
    (0, "1960", "YEAR", None),
    (1, "Hitchcock", "PERSON", "alfred-hitchcock"),
    (1, "Vera Miles", "PERSON", "vera-miles"),
    (1, "Psycho", "FILM", "psycho-1960"),
    (2, "Hitchcock", "PERSON", "alfred-hitchcock"),
    (2, "Janet Leigh", "PERSON", "janet-leigh"),
    (3, "Steve McQueen", "PERSON", "steve-mcqueen-2"),
    (3, "Hunger", "FILM", "hunger-2008"),
    (3, "2008", "YEAR", None),
)


def studio() -> Results:
    person, name, aliases, roles, captions, first, last, status = zip(*_PEOPLE, strict=True)
    people = {
        "person_id": person, "name": name, "aliases": aliases, "roles": roles, "films": [[]] * len(person),
        "captions": captions, "first_year": first, "last_year": last, "status": status,
        "candidates": [["alfred-hitchcock"] if one == "unresolved" else [] for one in status],
    }  # fmt: skip
    film, title, year, other_titles, pictures = zip(*_FILMS, strict=True)
    blank = [[]] * len(film)
    films = {
        "film_id": film, "title": title, "year": year, "other_titles": other_titles, "directors": blank,
        "cast": blank, "captions": pictures, "status": ["resolved"] * len(film), "candidates": blank,
    }  # fmt: skip
    names, titles = dict(zip(person, name, strict=True)), dict(zip(film, zip(title, year, strict=True), strict=True))
    caption, who, role, what, character, position, rule = zip(*_CREDITS, strict=True)
    credited = {
        "caption_id": caption, "person_id": who, "person": [names[one] for one in who], "role": role, "film_id": what,
        "film": [titles[one][0] if one else None for one in what],
        "year": [titles[one][1] if one else None for one in what],
        "character": character, "position": position, "side": position, "rule": rule,
        "cue": ["knowledge" if one.startswith(("no-film", "told")) else "explicit" for one in rule],
    }  # fmt: skip
    at, words, label, entity = zip(*_MENTIONS, strict=True)
    starts = [TEXTS[one].index(word) for one, word in zip(at, words, strict=True)]
    mentions = {
        "caption_id": [f"set.html:{one + 1}" for one in at], "start": starts,
        "end": [start + len(word) for start, word in zip(starts, words, strict=True)],
        "label": label, "text": words, "entity_id": entity, "score": [1.0] * len(at), "name": words,
        "rule": ["ner"] * len(at),
    }  # fmt: skip
    captions = {
        "caption_id": [f"set.html:{n}" for n in range(1, 5)], "document": ["set.html"] * 4, "position": [1, 2, 3, 4],
        "text": list(TEXTS),
    }  # fmt: skip
    tables = {"people": people, "films": films, "credits": credited, "mentions": mentions, "captions": captions}
    return Results(
        **{
            table: table_of(table, {column: list(values) for column, values in columns.items()})
            for table, columns in tables.items()
        }
    )

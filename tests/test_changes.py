"""Two runs compared: what was added, gone, merged, split and renamed, and the facts that came and went."""

from dataclasses import replace

from sample_pages import FAME, jsonl, write
from sample_tables import captions, empty, mentions, results

import extractor
from extractor.changes import EntityChanges, compare_results
from extractor.columns import table_of
from extractor.tables import Results

CAPTIONS = captions(duplicate_of=[None, None, None])


def run(*rows):
    """Results of rows (caption, id, name, text, role, film id)."""
    names = {row[1]: row[2] for row in rows}
    films = sorted({row[5] for row in rows if row[5]})
    spans = [(row[0], "PERSON", row[3], row[1]) for row in rows]
    spans += [(row[0], "FILM", row[5].title(), row[5]) for row in rows if row[5]]
    return Results(
        people=table_of("people", {
            "person_id": list(names), "name": list(names.values()), "captions": [1] * len(names),
            **{column: [[] for _ in names] for column in ("aliases", "roles", "films", "candidates")},
            "status": ["resolved"] * len(names),
        }),
        films=table_of("films", {
            "film_id": films, "title": [film.title() for film in films], "captions": [1] * len(films),
            **{column: [[] for _ in films] for column in ("other_titles", "directors", "cast", "candidates")},
            "status": ["resolved"] * len(films),
        }),
        credits=table_of("credits", {
            "caption_id": [row[0] for row in rows], "person_id": [row[1] for row in rows],
            "person": [row[3] for row in rows], "role": [row[4] for row in rows],
            "film_id": [row[5] for row in rows], "film": [row[5] and row[5].title() for row in rows],
            "cue": ["explicit"] * len(rows),
        }),
        mentions=table_of("mentions", {
            "caption_id": [span[0] for span in spans], "label": [span[1] for span in spans],
            "text": [span[2] for span in spans], "entity_id": [span[3] for span in spans],
            "start": [0] * len(spans), "end": [9] * len(spans),
        }),
        captions=CAPTIONS,
    )  # fmt: skip


LEE = ("a.txt:1", "ann-lee", "Ann Lee", "Ann Lee", "director", "storm")
LEA = ("a.txt:2", "ann-lea", "Ann Lea", "Ann Lea", "actor", "storm")


def test_nothing_changed():
    for one in (results(), empty(), run(LEE, LEA)):
        assert str(compare_results(one, one)) == "nothing changed"


def test_a_film_of_the_credits_alone_is_there_in_both():
    one, none = run(LEE), mentions(caption_id=[], **{name: [] for name in mentions().columns[1:]})
    credits_alone = replace(one, mentions=table_of("mentions", none.to_dict("list")))
    assert compare_results(credits_alone, credits_alone).films == EntityChanges()
    assert compare_results(one, credits_alone).films == EntityChanges()
    assert compare_results(credits_alone, run()).films == EntityChanges(gone=("storm",))


def test_one_title_of_two_films_in_one_caption():
    one = run(LEE, (LEE[0], "ann-lea", "Ann Lea", *LEA[3:5], "storm-1999"))
    one = replace(one, mentions=one.mentions.replace({"text": {"Storm-1999": "Storm"}}))
    assert str(compare_results(one, one)) == "nothing changed"


def test_a_run_of_pages_does_not_differ_from_itself(tmp_path):
    said = [FAME, "Mel Gibson as Hamlet, 1990; other Hamlets: Hamlet (1921, 1948, 1964).",
            "Ann Lee in Hamlet, 1921, 1948, 1964", "Ann Lee on Psycho (1960) and Psycho (1998)."]  # fmt: skip
    pages = write(tmp_path / "pages", feed_jsonl=jsonl(*({"caption": text} for text in said)))
    found = extractor.run(pages, workers=1)
    assert str(compare_results(found, found)) == "nothing changed"
    of_credits = set(found.credits["film_id"].dropna()) - set(found.mentions["entity_id"].dropna())
    assert "hamlet-1990" in of_credits
    assert "mentions\n  Hamlet: 1, in the credits of feed.jsonl:2\n" in found.explain("hamlet-1990")


def test_added_and_gone():
    changes = compare_results(run(LEE), run(LEE, LEA))
    assert changes.people == EntityChanges(added=("ann-lea",))
    assert (changes.gained, changes.lost) == (("Ann Lea: actor of Storm",), ())
    back = compare_results(run(LEE, LEA), run(LEE))
    assert back.people == EntityChanges(gone=("ann-lea",))
    assert (back.gained, back.lost) == ((), ("Ann Lea: actor of Storm",))


def test_merged_and_split():
    one = run(LEE, (LEA[0], "ann-lee", "Ann Lee", *LEA[3:]))
    assert compare_results(run(LEE, LEA), one).people == EntityChanges(merged=(("ann-lee", ("ann-lea", "ann-lee")),))
    assert compare_results(one, run(LEE, LEA)).people == EntityChanges(split=(("ann-lee", ("ann-lea", "ann-lee")),))


def test_a_new_name_is_no_new_person_and_no_new_fact():
    changes = compare_results(run(LEE), run((LEE[0], "anna-lee", "Anna Lee", *LEE[3:])))
    assert changes.people == EntityChanges(renamed=(("Ann Lee (ann-lee)", "Anna Lee (anna-lee)"),))
    assert changes.gained == changes.lost == ()


def test_renamed_documents_change_nothing():
    old = run(LEE, LEA)
    moved = {
        name: old.table(name).assign(caption_id=old.table(name)["caption_id"].str.replace("a.txt", "old/a.txt"))
        for name in ("credits", "mentions")
    }
    captions = CAPTIONS.assign(
        caption_id=["old/a.txt:4", "old/a.txt:2", "b.txt:1"], document=["old/a.txt", "old/a.txt", "b.txt"]
    )
    moved = {name: table.replace({"caption_id": {"old/a.txt:1": "old/a.txt:4"}}) for name, table in moved.items()}
    assert str(compare_results(old, replace(old, captions=captions, **moved))) == "nothing changed"


def test_a_new_role_is_a_new_fact():
    changes = compare_results(run(LEE), run((*LEE[:4], "writer", "storm")))
    assert changes.people == changes.films == EntityChanges()
    assert (changes.gained, changes.lost) == (("Ann Lee: writer of Storm",), ("Ann Lee: director of Storm",))


def test_the_changes_read_as_text():
    one = run(LEE, (LEA[0], "ann-lee", "Ann Lee", *LEA[3:5], None))
    assert str(compare_results(run(LEE, LEA), one)).splitlines() == [
        "people merged: 1",
        "  ann-lee from ann-lea and ann-lee",
        "facts gained: 1",
        "  Ann Lee: actor",
        "facts lost: 1",
        "  Ann Lea: actor of Storm",
    ]

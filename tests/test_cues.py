"""Every word of the cue tables does in its line's example what its table says; every shape shows in its example."""

import time
from collections.abc import Iterator

import pytest

from extractor.credits import find_credits, shapes
from extractor.credits.reading import _PLAIN, read_caption
from extractor.cues import places, roles, words
from extractor.cues.model import PlainWords, RoleWords, split_words
from extractor.training.corpus import strip_marks

ROLE_TABLES = (roles.ROLE_NOUNS, roles.CRAFTS, roles.ROLE_VERBS, roles.PASSIVE_VERBS, roles.THINGS)
ROLE_LINES = [line for table in ROLE_TABLES for line in table]


def plain_tables() -> Iterator[tuple[str, PlainWords]]:
    for module in (words, places):
        for name, table in vars(module).items():
            if isinstance(table, PlainWords):
                yield name, table


def roles_of(caption: str, person: str = "Ann Lee") -> set[tuple[str, str]]:
    text, entities = strip_marks(caption)
    return {(credit.role, credit.cue) for credit in find_credits(text, entities).credits if credit.person == person}


@pytest.mark.parametrize("line", ROLE_LINES, ids=lambda line: f"{line.role}-{split_words(line.words)[0]}")
def test_each_role_word_gives_its_role_in_its_example(line: RoleWords):
    wrong = {
        word: found
        for word in split_words(line.words)
        if (line.role, line.cue) not in (found := roles_of(line.example.replace("*", word)))
    }
    assert not wrong


@pytest.mark.parametrize("line", roles.ROLE_NOUNS, ids=lambda line: line.role)
def test_each_role_noun_also_works_after_the_name_and_in_brackets(line: RoleWords):
    wrong = []
    for item in line.words.split(";"):
        noun = item.split("|")[0].strip()
        for caption in (
            "{P Ann Lee}, the film's %s, on the set of {F The Storm}.",
            "{P Ann Lee} (%s) and {P Bo Chan} on the set of {F The Storm}.",
            "{F The Storm}, {Y 1950}. %s: {P Ann Lee}.",
        ):
            found = roles_of(caption % noun)
            wrong += [] if (line.role, "explicit") in found else [caption % noun]
    assert not wrong


@pytest.mark.parametrize("line", roles.ROLE_NOUNS, ids=lambda line: line.role)
def test_plurals_hold_for_everyone_in_the_list(line: RoleWords):
    wrong = []
    for item in line.words.split(";"):
        plural = item.strip().partition("|")[2]
        if plural:
            caption = f"The {plural} {{P Ann Lee}}, {{P Cy Dahl}} and {{P Bo Chan}} on the set of {{F The Storm}}."
            if any((line.role, "explicit") not in roles_of(caption, who) for who in ("Ann Lee", "Cy Dahl", "Bo Chan")):
                wrong.append(caption)
    assert not wrong


@pytest.mark.parametrize("line", roles.ROLE_NOUNS, ids=lambda line: line.role)
def test_a_role_noun_does_not_leak_to_the_next_person(line: RoleWords):
    singular = split_words(line.words)[0]
    for caption in (
        f"The {singular} {{P Ann Lee}} and {{P Bo Chan}} on the set of {{F The Storm}}.",
        f"The {singular} {{P Ann Lee}}, {{P Bo Chan}} on the set of {{F The Storm}}.",
        f"The {singular} {{P Ann Lee}} with {{P Bo Chan}} on the set of {{F The Storm}}.",
    ):
        assert (line.role, "explicit") not in roles_of(caption, "Bo Chan")


@pytest.mark.parametrize(("table", "code"), _PLAIN, ids=lambda value: value if isinstance(value, str) else "")
def test_each_plain_word_is_read_as_its_kind(table: PlainWords, code: str):
    unread = []
    for word in split_words(table.words):
        reading = read_caption(*strip_marks(table.example.replace("*", word)))
        if (code, (word,)) not in zip(reading.codes, reading.meanings, strict=True):
            unread.append((word, reading.codes))
    assert not unread


@pytest.mark.parametrize(("name", "table"), list(plain_tables()))
def test_tables_are_well_formed(name: str, table: PlainWords):
    listed = split_words(table.words)
    assert len(listed) == len(set(listed)), f"{name} lists a word twice"
    assert all(word == word.lower() and word for word in listed)
    assert table.example.count("*") == 1
    strip_marks(table.example)


@pytest.mark.parametrize("line", ROLE_LINES, ids=lambda line: f"{line.role}-{split_words(line.words)[0]}")
def test_role_lines_are_well_formed(line: RoleWords):
    listed = split_words(line.words)
    assert len(listed) == len(set(listed))
    assert all(word == word.lower() and word for word in listed)
    assert line.example.count("*") == 1


def test_no_noun_names_two_roles():
    seen: dict[str, str] = {}
    for line in roles.ROLE_NOUNS:
        for word in split_words(line.words):
            assert seen.setdefault(word, line.role) == line.role, f"{word} is listed for two roles"


PLACE_TABLES = ("SIDES", "RANKS", "POSTURES", "CLOTHES", "HELD", "SPOTS", "BODY")


@pytest.mark.parametrize(
    ("word", "example"),
    [
        pytest.param(word, getattr(places, name).example.replace("*", word), id=f"{name}-{word}")
        for name in PLACE_TABLES
        for word in split_words(getattr(places, name).words)
    ],
)
def test_each_place_word_tells_a_position(word: str, example: str):
    text, entities = strip_marks(example)
    first, second = find_credits(text, entities).credits
    assert first.position is not None
    assert word in first.position
    assert second.position is None


@pytest.mark.parametrize(
    ("name", "shape"), [(name, shape) for name, shape in vars(shapes).items() if isinstance(shape, shapes.Shape)]
)
def test_each_shape_shows_in_its_example(name: str, shape: shapes.Shape):
    codes = read_caption(*strip_marks(shape.example)).codes
    assert shape.regex.search(codes), codes


@pytest.mark.parametrize(
    ("name", "shape"), [(name, shape) for name, shape in vars(shapes).items() if isinstance(shape, shapes.Shape)]
)
@pytest.mark.parametrize(
    "unit", ["n", "n,", "P", "P,", "P&", "(", "P(", "x", "v,", "C,", "PaC,", "F(Y),", "jd", "g&", "l,"]
)
def test_each_shape_takes_linear_time(name: str, shape: shapes.Shape, unit: str):
    def seconds(size: int) -> float:
        codes = (unit * size)[:size]
        start = time.perf_counter()
        shape.regex.search(codes + "#")
        for _ in shape.regex.finditer(codes):
            pass
        return time.perf_counter() - start

    assert seconds(20_000) < 12 * seconds(5_000) + 0.1  # four times the text, about four times the time

"""The rules of the recogniser: a caption with spans as a model might draw them, and as the rules leave them.

Spans stand in the corpus' notation: {P person}, {F film}, {Y year}, {C character}.
"""

import re
import time

import pytest

from extractor.cues.model import OwnWords
from extractor.recognise import patterns
from extractor.recognise.casts import Casts
from extractor.recognise.jobs import JOBS, job_words
from extractor.recognise.mention import Mention
from extractor.recognise.rules import apply_rules, settle
from extractor.schema import Entity, Film
from extractor.training.corpus import mark, strip_marks

MENDED = [
    # edges
    ("{P “Alan Parker”} directs", "“{P Alan Parker}” directs"),
    ("{P 👉 Alan Parker} directs", "👉 {P Alan Parker} directs"),
    ("{P Alan Parker 😀} and {P Irene Cara ❤️} on {F Fame™}", "{P Alan Parker} 😀 and {P Irene Cara} ❤️ on {F Fame}™"),
    ("{F Fahrenheit 451°} and {F I ♥ Huckabees}", "{F Fahrenheit 451°} and {F I ♥ Huckabees}"),
    ("{P Director Alan Parker} at work", "Director {P Alan Parker} at work"),
    ("{P Sir Alan Parker} at work", "Sir {P Alan Parker} at work"),
    ("{P Alan Parker's} chair", "{P Alan Parker}'s chair"),
    ("{P Alan Parker’s} chair", "{P Alan Parker}’s chair"),
    ("{F <i>Fame} on stage", "<i>{F Fame} on stage"),
    ("{C Gizmo,} asleep", "{C Gizmo}, asleep"),
    # dashes between person, film and year
    ("Irene Cara - {F Fame - 1980}", "Irene Cara - {F Fame} - {Y 1980}"),
    ("{P Irene Cara – Fame} – {Y 1980}", "{P Irene Cara} – {F Fame} – {Y 1980}"),
    ("{P Irene Cara - Hot Lunch} (1980)", "{P Irene Cara} - {F Hot Lunch} ({Y 1980})"),
    ("{F Class - 1984 -}", "{F Class} - {Y 1984} -"),
    ("{F Fame-1980}, {P Irene Cara-Fame}, 1980", "{F Fame-1980}, {P Irene Cara-Fame}, 1980"),
    ("{F Class of 1984}", "{F Class of 1984}"),
    # no names
    ("Parker paid {F $5,000} for {F Fame} ({Y 1980})", "Parker paid $5,000 for {F Fame} ({Y 1980})"),
    ("{P Irene Cara} (1900-{Y 1967}) and {P Parker}, {F Fame}", "{P Irene Cara} (1900-1967) and {P Parker}, {F Fame}"),
    ("{P Irene Cara} wired with {P squibs} for {F Fame}", "{P Irene Cara} wired with squibs for {F Fame}"),
    ("{P Lee Curreri}, {F the man inside}, in {F Fame}", "{P Lee Curreri}, the man inside, in {F Fame}"),
    ("{P Fully} made up as {C Coco}, {P Cara} in {F Fame}", "Fully made up as {C Coco}, {P Cara} in {F Fame}"),
    (
        "{P Cara} was the singing voice of {C Dora Eng} in {F Fame} ({Y 1980})",
        "{P Cara} was the singing voice of {P Dora Eng} in {F Fame} ({Y 1980})",
    ),
    ("{P Cara} was the singing voice of {C Princess Ann} in {F Fame} ({Y 1980})",) * 2,
    ("'{F Fame}', Hluhluwe, South Africa, {Y 1980}", "'{F Fame}', Hluhluwe, South Africa, 1980"),
    ("{P Irene Cara} in “{F Fame}”, Moab, Utah {Y 1980}", "{P Irene Cara} in “{F Fame}”, Moab, Utah 1980"),
    ("{F Fame}, {P Alan Parker}, Britain, {Y 1980}",) * 2,
    ("{F Fame}, Long Films, Britain, {Y 1980}",) * 2,
    ("{F Fame}, Britain, {Y 1980}",) * 2,
    ("{P Irene Cara} in Durban, South Africa, for {F Fame} ({Y 1980})",) * 2,
    ("{P Wholly bald} as {C Coco}, {P Cara} in {F Fame}", "Wholly bald as {C Coco}, {P Cara} in {F Fame}"),
    ("{P Polly} made up as {C Coco} in {F Fame}", "{P Polly} made up as {C Coco} in {F Fame}"),
    (
        "{P Cara} with a stand-in named {C Dora Eng}, {F Fame} ({Y 1980})",
        "{P Cara} with a stand-in named {P Dora Eng}, {F Fame} ({Y 1980})",
    ),
    ("{P Irene Cara} on the set of {F fame}", "{P Irene Cara} on the set of {F fame}"),
    ("{P irene cara} in {F fame}", "{P irene cara} in {F fame}"),
    # titles where only titles stand
    ("{P Irene Cara} ({C Fame}, 1980), {P Bo Chan}", "{P Irene Cara} ({F Fame}, {Y 1980}), {P Bo Chan}"),
    ("{F Fame} ({P Alan Parker}, {Y 1980})", "{F Fame} ({P Alan Parker}, {Y 1980})"),
    ("{P FAME}, {P Irene Cara} on location, 1980", "{F FAME}, {P Irene Cara} on location, {Y 1980}"),
    ("On the set of {F Hot Lunch} [{F Fame}] ({Y 1980})", "On the set of {F Hot Lunch} [{F Fame}] ({Y 1980})"),
    ("{F FAME}, {P Irene Cara}, at a fitting, 1980", "{F FAME}, {P Irene Cara}, at a fitting, {Y 1980}"),
    ("{P Irene Cara}'s {F Coco} in {F Fame} ({Y 1980})", "{P Irene Cara}'s {C Coco} in {F Fame} ({Y 1980})"),
    ("Director {P Li}'s {F Coco}, after {F Fame} ({Y 1980})", "Director {P Li}'s {F Coco}, after {F Fame} ({Y 1980})"),
    ("{P Irene Cara} in {F Fame}, photographed in {Y 1979}", "{P Irene Cara} in {F Fame}, photographed in 1979"),
    ("{F A Star Is Born}, {P Irene Cara}, {F The Lion in Winter}, {Y 1968}",) * 2,
    ("{F The Long Hot Summer}, {Y 1958}",) * 2,
    ("{F Spring, Summer, Fall, Winter... and Spring}, {Y 2003}",) * 2,
    ("PARIS, FRANCE - {F FALL} {Y 1959}: {P Parker}. “{F Fame}”", "PARIS, FRANCE - FALL 1959: {P Parker}. “{F Fame}”"),
    ("BELGRADE, {Y 1994}: {P Parker} on {F Fame} ({Y 1995})", "BELGRADE, 1994: {P Parker} on {F Fame} ({Y 1995})"),
    ("{F MADRID}, {Y 1962}: {P Parker} on {F Fame} ({Y 1963})", "MADRID, 1962: {P Parker} on {F Fame} ({Y 1963})"),
    ("{F Fame} ({Y 1980}): {P Parker} in the {F Thunderbird}", "{F Fame} ({Y 1980}): {P Parker} in the Thunderbird"),
    ("{P Cara} in {F Soho} at the end of {F Fame} ({Y 1980})", "{P Cara} in Soho at the end of {F Fame} ({Y 1980})"),
    ("in the heat of {F Kutch}; {F Fame} ({Y 1980})", "in the heat of Kutch; {F Fame} ({Y 1980})"),
    ("in {F Hong Kong} for “{F Fame}”", "in Hong Kong for “{F Fame}”"),
    ("{F Friend or foe}? {P Cara}, {F Fame} ({Y 1980})", "Friend or foe? {P Cara}, {F Fame} ({Y 1980})"),
    ("the pages for {F today}. {F Fame} ({Y 1980})", "the pages for today. {F Fame} ({Y 1980})"),
    ("{P Cara} in {C Hong Kong}", "{P Cara} in Hong Kong"),
    ("{P Cara} and {P somehow looks} even better", "{P Cara} and somehow looks even better"),
    ("{P Neither Cara} nor {P Parker} waits", "Neither {P Cara} nor {P Parker} waits"),
    ("{P Cara} and {P Jones} the cat", "{P Cara} and {C Jones} the cat"),
    ("{P Parker} shot it as “{F Peter Andrews}”, {F Fame} ({Y 1980})",
     "{P Parker} shot it as “{P Peter Andrews}”, {F Fame} ({Y 1980})"),
    ("{P Camera Operator Bob Hale} waits", "Camera Operator {P Bob Hale} waits"),
    # the same name in another script
    ("{P Alan Parker} (艾伦·帕克), left, in {F Fame}", "{P Alan Parker} ({P 艾伦·帕克}), left, in {F Fame}"),
    ("{P Alan Parker} ({C 艾伦 帕克}, left)", "{P Alan Parker} ({P 艾伦 帕克}, left)"),
    ("{P Alan Parker} (Алан Паркер) waits", "{P Alan Parker} ({P Алан Паркер}) waits"),
    ("{P 艾伦·帕克} ({P Alan Parker}) waits", "{P 艾伦·帕克} ({P Alan Parker}) waits"),
    ("{P Dwayne} ‘{F The Rock}’ Johnson in {F Fame}", "{P Dwayne ‘The Rock’ Johnson} in {F Fame}"),
    ("{P Irene Cara} as {F Coco} in {F Fame} ({Y 1980})", "{P Irene Cara} as {C Coco} in {F Fame} ({Y 1980})"),
    ("{P Bo Chan} ({C Bohumil Chan}) as {C Jason}", "{P Bo Chan} ({P Bohumil Chan}) as {C Jason}"),
    ("{P Paul “Pee-wee Herman}” Reubens waits", "{P Paul “Pee-wee Herman” Reubens} waits"),
    # index order
    ("{F Fame}, {F The} ({Y 1980})", "{F Fame, The} ({Y 1980})"),
    ("“{F Fame}, A” by {P Parker}", "“{F Fame, A}” by {P Parker}"),
    ("{P Cara} in {F The} and hat", "{P Cara} in The and hat"),
    # one name
    ("{P Robert Downey}, Jr. rests", "{P Robert Downey, Jr.} rests"),
    ("{P Robert Downey} Sr. rests", "{P Robert Downey Sr.} rests"),
    ('{P Emilio} "El Indio" Fernández directs', '{P Emilio "El Indio" Fernández} directs'),
    ('{P Emilio "El Indio"} Fernández directs', '{P Emilio "El Indio" Fernández} directs'),
    ("{P Nelson Pereira} dos {P Santos} waits", "{P Nelson Pereira dos Santos} waits"),
    ("{P Erich} von {P Stroheim} waits", "{P Erich von Stroheim} waits"),
    # people where only people stand
    ("{P Cara} and {F Horace} prepare for {F Fame} (1980)", "{P Cara} and {P Horace} prepare for {F Fame} ({Y 1980})"),
    ("Director {F Horace} in {F Fame} ({Y 1980})", "Director {P Horace} in {F Fame} ({Y 1980})"),
    ("{P Parker} directs {C Cara} in {F Fame} ({Y 1980})", "{P Parker} directs {P Cara} in {F Fame} ({Y 1980})"),
    ("as {C Horace} directs her in {F Fame} ({Y 1980})", "as {P Horace} directs her in {F Fame} ({Y 1980})"),
    ("{P Irene Cara} and {P Parker followed} her", "{P Irene Cara} and {P Parker} followed her"),
    ("{F Horace} (left) in {F Fame} ({Y 1980})", "{P Horace} (left) in {F Fame} ({Y 1980})"),
    # characters where only parts stand
    ("{P Irene Cara} as {P Coco} in {F Fame}", "{P Irene Cara} as {C Coco} in {F Fame}"),
    ("{P Irene Cara} (left) as the young {P Coco Hernandez}", "{P Irene Cara} (left) as the young {C Coco Hernandez}"),
    ("{P Irene Cara} plays {P Coco}, {F Fame}", "{P Irene Cara} plays {C Coco}, {F Fame}"),
    ("{P Irene Cara}, the voice of {P Coco}", "{P Irene Cara}, the voice of {C Coco}"),
    ("{P Irene Cara} ({P Coco}) and {P Lee Curreri} ({F Bruno}); {F Bruno} ({Y 1980})",
     "{P Irene Cara} ({C Coco}) and {P Lee Curreri} ({C Bruno}); {F Bruno} ({Y 1980})"),
    ("{P Coco} ({P Irene Cara}) dances", "{C Coco} ({P Irene Cara}) dances"),
    # titles set off
    ("Irene Cara in “{F Fame} Street.”", "Irene Cara in “{F Fame Street}.”"),
    ("Irene Cara in '{F Hot} Lunch'", "Irene Cara in '{F Hot Lunch}'"),
    ("Irene Cara, <i>Hot {F Lunch}</i>", "Irene Cara, <i>{F Hot Lunch}</i>"),
    ("Irene Cara, *Hot {F Lunch}*, 1980", "Irene Cara, *{F Hot Lunch}*, 1980"),
    ("la actriz de {F la noche de «Fama}»", "la actriz de la noche de «{F Fama}»"),
    ("“{F Kill Bill: Vol}. 2.” at night", "“{F Kill Bill: Vol. 2}.” at night"),
    ("&quot;{P Irene} &amp; the Dancers&quot; (1980)", "&quot;{F Irene &amp; the Dancers}&quot; ({Y 1980})"),
    ("“Irene and the Dancers” (1980)", "“{F Irene and the Dancers}” ({Y 1980})"),
    # a title in two parts before one year
    ("{F Fame 2}: {P Irene Returns} (1999)", "{F Fame 2: Irene Returns} ({Y 1999})"),
    ("{F Fame 2} - {F The Return} (1999)", "{F Fame 2 - The Return} ({Y 1999})"),
    # years
    ("{F Fame} (1980)", "{F Fame} ({Y 1980})"),
    ("{F Fame} [1980]", "{F Fame} [{Y 1980}]"),
    ("“{F Fame}” (1980)", "“{F Fame}” ({Y 1980})"),
    ("<em>{F Fame}</em> (1980)", "<em>{F Fame}</em> ({Y 1980})"),
    ("{F Fame} (1982–1987) on television", "{F Fame} ({Y 1982}–1987) on television"),
    ("{F Oklahoma}! (1955)", "{F Oklahoma!} ({Y 1955})"),
    ("{F When Fame Calls}... (1980)", "{F When Fame Calls...} ({Y 1980})"),
    # all between a lead phrase and the year
    ("the set of {F Céline} and {F Julie} go boating (1974)", "the set of {F Céline and Julie go boating} ({Y 1974})"),
    ("in a scene from {F Victor}/{F Victoria} (1982)", "in a scene from {F Victor/Victoria} ({Y 1982})"),
    ("during the filming of Hot Lunch! (1980)", "during the filming of {F Hot Lunch!} ({Y 1980})"),
    ("during the making of the film Hot Lunch (1980)", "during the making of the film {F Hot Lunch} ({Y 1980})"),
    ("{F a scene in} {F Fame} ({Y 1980})", "a scene in {F Fame} ({Y 1980})"),
    ("this still from 1980's {F Fame}", "this still from {Y 1980}'s {F Fame}"),
    ("1980’s “{F Fame}” in Berlin", "{Y 1980}’s “{F Fame}” in Berlin"),
    # titles before years
    ("Fame (1980): {P Irene Cara} dances", "{F Fame} ({Y 1980}): {P Irene Cara} dances"),
    ("#12 Fame (1980) {P Irene Cara} dances", "#12 {F Fame} ({Y 1980}) {P Irene Cara} dances"),
    ("{P Irene Cara} on the set of Hot Lunch (1980)", "{P Irene Cara} on the set of {F Hot Lunch} ({Y 1980})"),
    ("{P Irene Cara} in 80 Dancers (1980)", "{P Irene Cara} in {F 80 Dancers} ({Y 1980})"),
    ("{P Ed Wood} (1994)", "{F Ed Wood} ({Y 1994})"),
    # second mentions
    ("{P Irene Cara} rests. Cara was twenty.", "{P Irene Cara} rests. {P Cara} was twenty."),
    ("Then Cara sang; {P Irene Cara}, that is.", "Then {P Cara} sang; {P Irene Cara}, that is."),
    ("{P Irene Cara} rests. {C Cara} was twenty.", "{P Irene Cara} rests. {P Cara} was twenty."),
    ("{P Robert Downey Jr.} and how Downey trained", "{P Robert Downey Jr.} and how {P Downey} trained"),
    # dates
    ("{F Fame} opened in June {Y 1980}", "{F Fame} opened in June 1980"),
    ("{F Fame} ran until {Y 1987}", "{F Fame} ran until 1987"),
    ("{F Fame}, May 12, {Y 1980}", "{F Fame}, May 12, 1980"),
    # hashtags
    ("{P Irene Cara} in {F Fame} #{F Fame} #{P IreneCara}", "{P Irene Cara} in {F Fame} #Fame #IreneCara"),
]  # fmt: skip

LEFT_ALONE = [
    "{P Irene Cara} as {F Coco} ({Y 2017}) and in {F Fame} ({Y 1980})",
    "{P Bo Chan} ({C Jason}) and {C Medea} in {F Fame}",
    "{P Alan Parker} (左), {P Irene Cara} (слева) and {P Lee Curreri} (右端)",
    "{P Alan Parker} (監督) waits",
    "{P Alan Parker} and {P k.d. lang} wait",
    "{F FAME}, {Y 1980}: {P Parker}",
    "{F FAME}: {P Parker}, later of {F Evita} ({Y 1996})",
    "on the {F Fame} set, a year after {F Evita} ({Y 1996})",
    "{P Cara} in {F Fame} and in {F Evita} ({Y 1996})",
    "{P Cara} in {F Fame}, the {F Evita} of {Y 1980}",
    "the set of the {F Thing} and of {F Fame} ({Y 1980})",
    "{F Who Is Cara?} {P Parker}",
    "{P Cara} as {C Tokyo}",
    "{P Queen Latifah} and {P King Vidor}",
    "{C Director Krennic} on the set of {F Fame}",
    "{F Fame}, The Musical ({Y 1980})",
    "{P bell hooks} reads {F Fame}",
    "{P Queen Latifah} sings",
    "{P D.W. Griffith} waits",
    "{F Paris (je t'aime)} at night",
    "{F Who's Afraid of Virginia Woolf?} on stage",
    "{P Sammy Davis} and Jr. Walker",
    "{P Irene Cara} says “no more”",
    "{P Irene Cara} in “{F Fame},” {Y 1980}",
    "{F Fame}: {P Irene Cara} dances",
    "{F Fame}: {P Irene Cara} (left)",
    "{P Irene Cara} (1959–2022) in New York",
    "{P Irene Cara} (left) (1980)",
    "{P Irene Cara} with friends, all smiles (1980)",
    "{F Fame}. ({Y 1980})",
    "{P Joel Coen}; the Coen Brothers",
    "{P Irene Cara} and Anthony Cara",
    "{P Irene Cara} at the Caracas festival",
    "{P Irene Cara} in {F Cara} ({Y 1999})",
    "{P Irene Cara} in “{F Cara}”",
    "{F Fame}, {Y 1980}",
    "in the 1980's, {F Fame} was new",
    "“no, never” said {P Irene Cara} of {F Fame}",
    "{P bell hooks} reads",
    "on the set of {P Alan Parker}'s {F Fame} ({Y 1980})",
    "during {F The Life of Oharu} ({Y 1952})",
    "a break from the set of the day, {F Fame} ({Y 1980})",
    "on the set of Hollywood, {F Fame} ({Y 1980})",
    "on the set of {F Fame} with {P Irene Cara} (1980)",
    "Rome: {P Irene Cara} (left)",
    "{F Rome}: {F Fame} ({Y 1980})",
    "{P Irene Cara} and {F Fame} ({Y 1980})",
    "{P Irene Cara} and {F Fame} in one picture",
    "{F Fame} on the set of {F Jaws} (poster)",
    "in {F Fame} in {Y 1980}",
    "{P Irene Cara} in #{F Fame} with friends",
    "Nothing here",
]


def rewritten(marked: str, jobs=JOBS) -> str:
    text, entities = strip_marks(marked)
    mentions = apply_rules(text, [Mention(e.start, e.end, e.label) for e in entities], jobs=jobs)
    return mark(text, tuple(Entity(m.start, m.end, m.label) for m in mentions if m.label))


def known_titles(text: str):
    """A gazetteer that knows three titles."""
    return lambda start, end: text[start:end] in ("Dr. No", "Mad Max: Fury Road", "Trouble in Paradise")


@pytest.mark.parametrize(
    ("drawn", "mended"),
    [
        ("{P Connery} on {F Dr. No in Jamaica}, {Y 1962}", "{P Connery} on {F Dr. No} in Jamaica, 1962"),
        (
            "Hardy in {F Namibia on Mad Max: Fury Road} ({Y 2015})",
            "Hardy in Namibia on {F Mad Max: Fury Road} ({Y 2015})",
        ),
        ("{F Trouble in Paradise} ({Y 1932})", "{F Trouble in Paradise} ({Y 1932})"),
        ("{F Nights in Rome} ({Y 1932})", "{F Nights in Rome} ({Y 1932})"),
    ],
)
def test_places_are_shed_from_known_titles(drawn, mended):
    text, entities = strip_marks(drawn)
    found = apply_rules(text, [Mention(e.start, e.end, e.label) for e in entities], known_titles(text))
    assert mark(text, [Entity(m.start, m.end, m.label) for m in found]) == mended


@pytest.mark.parametrize(("drawn", "mended"), MENDED)
def test_mends(drawn: str, mended: str) -> None:
    assert rewritten(drawn) == mended


@pytest.mark.parametrize("drawn", LEFT_ALONE)
def test_leaves_alone(drawn: str) -> None:
    assert rewritten(drawn) == drawn


def test_a_users_own_role_words_are_shed_too() -> None:
    jobs = job_words([OwnWords("crew", "Greensman|greensmen; pyro wrangler")])
    for drawn, mended in (
        ("{C Greensman Bob Hale} waters", "Greensman {P Bob Hale} waters"),
        ("{P Pyro Wrangler Bob Hale} waters", "Pyro Wrangler {P Bob Hale} waters"),
        ("{C Greensman Bob} waters", "{C Greensman Bob} waters"),
        ("{P Lee} as {C Greensman Bob Hale}", "{P Lee} as {C Greensman Bob Hale}"),
    ):
        assert rewritten(drawn, jobs=jobs) == mended
        assert rewritten(drawn) == drawn


def test_each_mention_names_what_decided_it() -> None:
    text, entities = strip_marks("{P Irene Cara} in {F Fame} (1980). Cara sang.")
    mentions = apply_rules(text, [Mention(e.start, e.end, e.label) for e in entities])
    assert [m.rule for m in mentions] == ["ner", "ner", "bracketed year", "second mention"]


def test_the_arbiter_lets_a_proposal_replace_what_it_overlaps() -> None:
    whole = [Mention(0, 4, "PERSON"), Mention(5, 9, "FILM"), Mention(10, 12, "YEAR")]
    for proposal, left in (
        (Mention(3, 6, "FILM", "r"), [Mention(3, 6, "FILM", "r"), whole[2]]),
        (Mention(4, 5, None), whole),
        (Mention(5, 6, None), [whole[0], whole[2]]),
        (Mention(12, 14, "FILM", "r"), [*whole, Mention(12, 14, "FILM", "r")]),
    ):
        found = list(whole)
        settle(found, proposal)
        assert found == left


def test_many_mentions_take_linear_time() -> None:
    piece = "Irene Cara and Director Alan Parker's “Hot Lunch” (1980), Cara says on the set of Fame (1980). "
    marked = [("Irene Cara", "PERSON"), ("Director Alan Parker's", "PERSON"), ("Lunch", "FILM"), ("Fame", "FILM")]
    text, mentions = piece * 1_000, []
    for copy in range(1_000):
        for name, label in marked:
            start = copy * len(piece) + piece.index(name)
            mentions.append(Mention(start, start + len(name), label))  # type: ignore[arg-type]
    start_time = time.process_time()
    found = apply_rules(text, mentions)
    assert time.process_time() - start_time < 2.0
    assert len(found) == 8_000 - 1_000  # names, titles, both years, second mentions


@pytest.mark.parametrize(
    "piece",
    [
        "{P Ann Lee} won an Oscar for ",
        "{P Ann Lee #} met {P Bo Chan #} of Oscar and ",
        "{P Ann Lee #} ({P Coco}) in {F Rain #}, Oscar, ",
        "{F Rain #} ({Y 1950}), {F Rain #}, {P Coco} as Coco, ",
    ],
)
def test_many_names_take_linear_time_where_casts_are_known(piece: str) -> None:
    films = [(Film("Oscar"), "Cy Dahl", "actor"), (Film("Rain"), "Cy Dahl", "actor")]
    casts = Casts.build(films, [(Film("Rain"), "Coco")])
    text, entities = strip_marks("".join(piece.replace("#", f"of {place}") for place in range(1_500)))
    mentions = [Mention(entity.start, entity.end, entity.label) for entity in entities]
    start_time = time.process_time()
    apply_rules(text, mentions, casts=casts)
    assert time.process_time() - start_time < 2.0


ADVERSARIAL = [
    "(",
    "((1980",
    "“",
    '"',
    "'a",
    "*a",
    "_ ",
    "A ",
    "A. ",
    "Jr. ",
    "#a ",
    "<i>",
    "1980 ",
    "…",
    "a, ",
    "in A ",
]


@pytest.mark.parametrize("piece", ADVERSARIAL)
@pytest.mark.parametrize("name", [n for n, p in vars(patterns).items() if isinstance(p, re.Pattern)] + ["QUOTES"])
def test_patterns_take_linear_time(name: str, piece: str) -> None:
    text = (piece * (100_000 // len(piece)))[:100_000]
    found = getattr(patterns, name)
    for pattern in found.values() if isinstance(found, dict) else (found,):
        best = min(_seconds(pattern, text) for _ in range(3))
        assert best < 0.1, pattern.pattern


def _seconds(pattern: re.Pattern[str], text: str) -> float:
    start = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - start

"""Review: which pairs are asked about, what a verdict writes, and that a run then does what it says."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path

import pytest
from browser import needs_chromium, open_browser
from doubtful_names import resolved, results_of
from sample_pages import jsonl, write
from stand_in import stand_in_pipeline

from extractor.batch import run
from extractor.cli.reviewing import rerun_command
from extractor.errors import DecisionWarning, InputError, OutputError
from extractor.resolution import read_decisions
from extractor.review.server import ReviewServer
from extractor.review.session import RefusedError, Session
from extractor.review.writing import DecisionsFile
from extractor.tables import TABLES, Results, read_manifest, read_results

HEADER = "kind,left,right,verdict,note\n"
UNDERGROUND = ("film", "Underground (1995)", "Underground (1994)")
KUBRICK = ("person", "Stanley Kubrik", "Stanley Kubrick")
NORA_A = ("person", "Nora Field", "Nora A. Field")
NORA_L = ("person", "Nora Field", "Nora L. Field")
YOUNGS = ("person", "terence-young-fa2b", "terence-young")


@pytest.fixture(scope="module")
def doubtful():
    return results_of(resolved())


@pytest.fixture
def path(tmp_path):
    return tmp_path / "decisions.csv"


@pytest.fixture
def session(doubtful, path):
    return Session(doubtful, DecisionsFile(path), within=0.15)


def keys(session):
    return [pair.key for pair in session.pairs]


# Which pairs


def test_the_most_doubtful_come_first(session):
    assert keys(session) == [
        ("person", "kurosawa-a35d", "Akira Kurosawa"),
        NORA_A,
        NORA_L,
        ("person", "Scorsese", "Martin Scorsese"),
        ("film", "Mommy", "The Mummy"),
        KUBRICK,
        ("film", "The Quiet Tenant", "The Quiet Tenants"),
        UNDERGROUND,
        ("person", "terence-young", "Terrence Young"),
        YOUNGS,
    ]
    doubts = [pair.doubt for pair in session.pairs]
    assert doubts == sorted(doubts)
    assert [pair.is_joined for pair in session.pairs] == [False] * 4 + [True] * 5 + [False]
    assert [pair.is_open for pair in session.pairs] == [True] * 4 + [False] * 6


def test_what_lies_far_from_the_threshold_is_not_asked(doubtful, path):
    assert YOUNGS not in keys(Session(doubtful, DecisionsFile(path)))
    assert len(keys(Session(doubtful, DecisionsFile(path), within=0.0))) == 4


def test_pairs_already_decided_are_left_out(doubtful, path):
    path.write_text(HEADER + "person,STANLEY KUBRICK,Stanley Kubrik,same,\nfilm,Mommy,The Mummy,not same,\n")
    state = Session(doubtful, DecisionsFile(path)).state()
    assert (state["pairs"], state["decided"], state["waiting"], state["lines"]) == (8, 2, 6, 2)


def test_what_decisions_together_say_is_left_out(session):
    """Nora Field is the one; then she is not the other, if the two are not one."""
    session.file.path.write_text(HEADER + "person,Nora L. Field,Nora A. Field,not same,\n")
    assert session.state()["decided"] == 0
    session.decide(NORA_A, True)
    assert session.state()["decided"] == 2


def test_nothing_to_decide(path):
    rows = (("a", "Jane Campion", "director", "The Piano", 1993),)
    state = Session(results_of(resolved(rows), rows), DecisionsFile(path)).state()
    assert (state["pair"], state["pairs"]) == (None, 0)


def test_a_pair_is_shown_with_what_speaks_for_it(session):
    for key in keys(session)[:5]:
        session.skip(key)
    pair = session.state()["pair"]
    left, right = pair["sides"]
    assert pair["run"] == "put together"
    assert pair["reasons"] == ["they sound alike"]
    assert (pair["score"], pair["threshold"]) == (0.92, 0.85)
    assert right["facts"] == [["roles", ["director"]], ["films", ["Barry (1975)", "Fear (1953)"]]]
    assert (left["heading"], left["count"], right["count"]) == ("Stanley Kubrik", 1, 2)
    (caption,) = left["captions"]
    assert "".join(piece["text"] for piece in caption["pieces"]) == (
        "director: Stanley Kubrik, on the set of Lolita (1962)."
    )
    assert [(piece["text"], piece["under"]) for piece in caption["pieces"] if piece.get("ours")] == [
        ("Stanley Kubrik", "director")
    ]


# What a verdict does


def ids_of(results, session, side):
    """The entities in new results of the captions and names that stood for one side of a pair."""
    kind, parts = side
    standing = session._standings[kind]
    label, key = ("PERSON", "person_id") if kind == "person" else ("FILM", "film_id")
    own = standing.key(standing.names[standing.parts[min(parts)].entity])
    named = {(caption, standing.parts[n].key) for n in parts for caption in standing.parts[n].captions}
    named = {one for one in named if one[1] == own} or named  # who joins another brings along the name they go by
    rows = results.mentions[results.mentions["label"] == label]
    found = {
        entity
        for caption, text, entity in zip(rows["caption_id"], rows["text"], rows["entity_id"], strict=True)
        if (caption, standing.key(text)) in named
    }
    assert found <= set(results.table("people" if kind == "person" else "films")[key])
    return found


def check_verdicts(results, base_ids, earlier, folder):
    """Gives each verdict on each pair alone, runs again, and looks whether the tables do what it says."""
    tried = 0
    none = DecisionsFile(folder / "none.csv")
    for number, key in enumerate(keys(Session(results, none, within=0.15, base_ids=base_ids))):
        for same in (True, False):
            path = folder / f"{number}{same}.csv"
            path.write_text(earlier)
            session = Session(results, DecisionsFile(path), within=0.15, base_ids=base_ids)
            (pair,) = [one for one in session.pairs if one.key == key]
            with suppress(RefusedError):  # it contradicts the earlier ones
                session.decide(key, same)
            if not session.written:
                continue
            again = results_of(resolved(decisions=path))
            left, right = (ids_of(again, session, (pair.kind, side.parts)) for side in (pair.left, pair.right))
            assert left == right if same else not left & right, f"{key} {same}: {left} {right}"
            tried += 1
    return tried


def test_each_verdict_takes_effect(doubtful, tmp_path):
    assert check_verdicts(doubtful, None, HEADER, tmp_path) == 20


@pytest.mark.parametrize(
    "earlier",
    [
        'person,terence-young,Bo Diaz,same,\nfilm,The Mummy,Mommy,not same,\n',
        "person,kurosawa-a35d,Akira Kurosawa,same,\nperson,Nora Field,Nora L. Field,same,\n",
        "person,Stanley Kubrik,Stanley Kubrick,not same,\nperson,Terrence Young,terence-young,not same,\n",
    ],
)  # fmt: skip
def test_each_verdict_takes_effect_after_others(tmp_path, earlier):
    """Ids may have changed by then; decisions know them as they are without decisions."""
    (tmp_path / "first.csv").write_text(HEADER + earlier)
    found = resolved(decisions=tmp_path / "first.csv")
    assert check_verdicts(results_of(found), found.base_ids, HEADER + earlier, tmp_path) > 10


def test_an_open_name_is_settled(session, path):
    session.decide(NORA_A, False)
    session.decide(NORA_L, True)
    people = results_of(resolved(decisions=path)).people.set_index("person_id")
    assert people.loc["nora-l-field", "aliases"] == ["Nora Field"]
    assert people.loc["nora-a-field", "aliases"] == []
    assert "nora-field" not in people.index


@pytest.mark.parametrize(
    ("line", "key", "same"),
    [
        ("person,Nora Field,Nora A. Field,same,", NORA_A, False),
        ("person,Nora Field,nora a. field,not same,", NORA_A, True),
        ("film,Underground (1994),Underground (1995),not same,", UNDERGROUND, True),
        # by way of an id, which the reader of decisions cannot know for that name
        ("person,stanley-kubrick,Stanley Kubrik,not same,", KUBRICK, True),
    ],
)
def test_a_contradiction_is_refused_with_its_line(session, path, line, key, same):
    path.write_text(HEADER + "person,A,B,same,\n" + line + "\n")
    before = path.read_bytes()
    with pytest.raises(RefusedError) as refused:
        session.decide(key, same)
    assert refused.value.title == f"Not written: it contradicts {path}:3"
    assert f"{path}:3 says that “{line.split(',')[1]}” and “" in str(refused.value)
    assert path.read_bytes() == before
    session.decide(KUBRICK if key != KUBRICK else NORA_A, True)  # others are taken as before


def test_a_contradiction_by_way_of_others_names_them_all(session, path):
    path.write_text(
        HEADER + "person,Nora Field,Bo Diaz,same,\nperson,Ann Lee,X,same,\nperson,Bo Diaz,Nora A. Field,same,\n"
    )
    with pytest.raises(RefusedError) as refused:
        session.decide(NORA_A, False)
    assert refused.value.title == f"Not written: it contradicts {path}:2 and {path}:4"


# The file


def test_the_file_is_made_with_its_columns(session, path):
    session.decide(KUBRICK, True, "  see the\ncall sheet, 2 ")
    assert path.read_text() == HEADER + 'person,Stanley Kubrik,Stanley Kubrick,same,"see the call sheet, 2"\n'
    (one,) = read_decisions(path)
    assert (one.same, one.note, one.source) == (True, "see the call sheet, 2", f"{path}:2")
    session.undo()
    assert path.read_text() == HEADER


@pytest.mark.parametrize(
    ("before", "line"),
    [
        (b"kind,left,right,verdict,note\n", b"person,Stanley Kubrik,Stanley Kubrick,not same,a note\n"),
        (
            b"\xef\xbb\xbfnote,verdict,by,right,left,kind\r\n\"# mind, this\",same,me,B,A,person\r\n\r\n",
            b"a note,not same,,Stanley Kubrick,Stanley Kubrik,person\r\n",
        ),
        (b"kind,left,right,verdict\nfilm,A,B, Same ", b"\nperson,Stanley Kubrik,Stanley Kubrick,not same\n"),
    ],
)  # fmt: skip
def test_the_rest_of_the_file_stays_byte_for_byte(session, path, before, line):
    path.write_bytes(before)
    path.chmod(0o640)
    state = session.decide(KUBRICK, False, "a note")
    assert path.read_bytes() == before + line
    assert path.stat().st_mode & 0o777 == 0o640
    assert read_decisions(path)[-1].source == state["last"]["place"]
    assert session.undo()["last"] is None
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_undo_takes_back_only_its_own_lines_one_after_another(session, path):
    path.write_text(HEADER + "person,A,B,same,\n")
    session.decide(KUBRICK, False)
    session.decide(NORA_A, True)
    path.write_text(path.read_text() + "person,C,D,same,by another hand\n")
    assert session.undo()["written"] == 1
    assert path.read_text().splitlines()[1:] == [
        "person,A,B,same,",
        "person,Stanley Kubrik,Stanley Kubrick,not same,",
        "person,C,D,same,by another hand",
    ]
    session.undo()
    with pytest.raises(RefusedError, match="Nothing was decided"):
        session.undo()
    assert path.read_text() == HEADER + "person,A,B,same,\nperson,C,D,same,by another hand\n"


def test_undo_of_a_line_that_another_hand_changed(session, path):
    session.decide(KUBRICK, False)
    path.write_text(HEADER)
    with pytest.raises(OutputError, match=r"not in .*decisions\.csv any more"):
        session.undo()


def test_skipped_pairs_come_back(session, path):
    first = session.state()["pair"]["key"]
    state = session.skip(tuple(first))
    assert (state["pair"]["key"] != first, state["skipped"], path.exists()) == (True, 1, False)
    assert session.undo()["pair"]["key"] == first
    for key in keys(session):
        session.skip(key)
    assert session.state()["pair"] is None
    assert session.return_skipped()["pair"]["key"] == first


def test_a_broken_file_is_told_and_not_written_to(doubtful, session, path):
    path.write_text(HEADER + "person,A,B,maybe,\n")
    with pytest.raises(InputError, match=r"decisions\.csv:2: no verdict 'maybe'"):
        Session(doubtful, DecisionsFile(path))
    with pytest.raises(InputError, match="no verdict"):
        session.decide(KUBRICK, True)
    assert path.read_text() == HEADER + "person,A,B,maybe,\n"


def test_a_line_that_a_run_would_stop_at_is_noticed(doubtful, path):
    path.write_text(HEADER + "person,Terence Young,Bo Diaz,same,\n")
    (notice,) = Session(doubtful, DecisionsFile(path)).notices
    assert "decisions.csv:2: 'Terence Young' names 2 people" in notice


# The server


@contextmanager
def serving(session):
    with ReviewServer(session) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def asked(server, path, body=None, **headers):
    """Status, headers and text of an answer; by default as the page itself asks."""
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    host = f"127.0.0.1:{server.server_port}"
    sent = {"Host": host, "Origin": f"http://{host}", "Content-Type": "application/json"}
    sent |= {name.replace("_", "-"): value for name, value in headers.items()}
    method = "GET" if body is None else "POST"
    connection.request(method, path, body, {name: value for name, value in sent.items() if value is not None})
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, dict(answer.getheaders()), text


DECIDE = json.dumps({"key": KUBRICK, "same": True, "note": ""})


def test_the_page_and_its_files_are_served_with_a_strict_policy(session):
    with serving(session) as server:
        for name, kind in (("", "text/html"), ("review.js", "text/javascript"), ("review.css", "text/css")):
            status, headers, text = asked(server, f"/{server.token}/{name}")
            assert status == 200
            assert headers["Content-Type"].startswith(kind)
            policy = headers["Content-Security-Policy"]
            assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
            assert "unsafe" not in policy
            assert "http:" not in text.replace("http://www.w3.org", "")
            assert "https:" not in text
        assert asked(server, f"/{server.token}/nothing")[0] == 404
        assert asked(server, f"/{server.token}/../pyproject.toml")[0] == 404
        assert server.server_address[0] == "127.0.0.1"
        assert len(server.token) > 30


@pytest.mark.parametrize("where", ["/", "/state", "/{}", "/{}x/", "/%s/state", "/{half}/"])
def test_without_the_token_there_is_403(session, where):
    with serving(session) as server:
        where = where.replace("{half}", server.token[:-1]).replace("{}", server.token).replace("%s", "a" * 43)
        for body in (None, DECIDE):
            status, _, text = asked(server, where, body)
            assert (status, server.token in text) == (403, False)
    assert session.written == []


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1:1", "localhost.evil:80"])
def test_another_host_is_refused(session, host):
    with serving(session) as server:
        assert asked(server, f"/{server.token}/state", Host=host)[0] == 403
        assert asked(server, f"/{server.token}/decide", DECIDE, Host=host, Origin=f"http://{host}")[0] == 403
        assert asked(server, f"/{server.token}/state", Host=f"localhost:{server.server_port}")[0] == 200
    assert session.written == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": None},
        {"Sec_Fetch_Site": "cross-site"},
        {"Content_Type": "text/plain"},
    ],
)
def test_another_page_cannot_decide(session, headers):
    with serving(session) as server:
        assert asked(server, f"/{server.token}/decide", DECIDE, **headers)[0] == 403
        assert session.written == []
        assert asked(server, f"/{server.token}/decide", DECIDE)[0] == 200
    assert len(session.written) == 1


@pytest.mark.parametrize("body", ["", "{", "[]", "{}", '{"key": ["person", "A"], "same": true}', "x" * 100_000,
                                  json.dumps({"key": KUBRICK, "same": "yes"})])  # fmt: skip
def test_what_is_not_understood_changes_nothing(session, body):
    with serving(session) as server:
        assert asked(server, f"/{server.token}/decide", body)[0] == 400
        assert asked(server, f"/{server.token}/decide")[0] == 404  # steps are no pages to get
    assert session.written == []


def test_refusals_reach_the_page(session, path):
    path.write_text(HEADER + "person,Nora Field,Nora A. Field,same,\n")
    with serving(session) as server:
        status, _, text = asked(server, f"/{server.token}/decide", json.dumps({"key": NORA_A, "same": False}))
        assert (status, json.loads(text)["problem"]["title"]) == (409, f"Not written: it contradicts {path}:2")
        unknown = json.dumps({"key": ["person", "A", "B"], "same": False})
        assert "no such pair" in asked(server, f"/{server.token}/decide", unknown)[2]


def test_a_port_that_is_taken(session):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(OutputError, match=r"cannot serve on port \d+: .*; choose another with --port"):
            ReviewServer(session, taken.getsockname()[1])


# The command


def stand_in_for(*people):
    nlp = stand_in_pipeline()
    nlp.get_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": name} for name in people])
    return nlp


SAID = (
    "Director Stanley Kubrick and Irene Cara, Fame (1980)",
    "Director Stanley Kubrick and Janet Leigh, Psycho (1960)",
    "Director Stanley Kubrik and Holly Hunter, The Piano (1993)",
    "Director Nora A. Field and Irene Cara, Fame (1980)",
    "Director Nora A. Field and Holly Hunter, The Piano (1993)",
    "Director Nora Field and Janet Leigh, Psycho (1960)",
)
NLP = stand_in_for("Stanley Kubrick", "Stanley Kubrik", "Nora A. Field", "Nora Field")


@pytest.fixture
def folder(tmp_path):
    pages = write(tmp_path / "pages", **{f"p{n}_jsonl": jsonl({"caption": said}) for n, said in enumerate(SAID)})
    run(pages, tmp_path / "out", model=NLP)
    return tmp_path / "out"


def names_of(people):
    return sorted([name, *aliases] for name, aliases in zip(people["name"], people["aliases"], strict=True)
                  if name.split()[-1] in {"Kubrick", "Kubrik", "Field"})  # fmt: skip


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_the_command_serves_and_ends_with_what_to_do_next(folder, tmp_path, ending):
    command = [sys.executable, "-m", "extractor.cli", "review", str(folder), "--no-browser"]
    command[1:3] = ["-c", "from extractor.cli import main; main()"]
    with subprocess.Popen(
        command, cwd=tmp_path, env={**os.environ, "PYTHONUNBUFFERED": "1"}, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline() == "2 pairs to decide; verdicts go to decisions.csv\n"
        address = re.match(r"Open http://127\.0\.0\.1:(\d+)/([\w-]{43})/$", process.stdout.readline())
        assert address is not None
        connection = HTTPConnection("127.0.0.1", int(address[1]), timeout=10)
        host = f"127.0.0.1:{address[1]}"
        body = json.dumps({"key": KUBRICK, "same": False, "note": ""})
        headers = {"Host": host, "Origin": f"http://{host}", "Content-Type": "application/json"}
        connection.request("POST", f"/{address[2]}/decide", body, headers)
        assert connection.getresponse().status == 200
        process.send_signal(ending)
        try:
            shown, errors = process.communicate(timeout=30)
        finally:
            process.kill()
    assert (process.returncode, errors) == (0, "")
    assert "1 verdict written to decisions.csv\n" in shown
    pages = folder.parent / "pages"
    assert f"To have them in the tables: extractor run {pages} --out {folder} --decisions decisions.csv" in shown
    assert read_decisions(tmp_path / "decisions.csv")[0].right == "Stanley Kubrick"


def test_the_file_of_the_run_is_the_usual_one(folder, path, monkeypatch):
    from extractor.cli import reviewing

    assert reviewing._usual_file(read_manifest(folder)) == Path("decisions.csv")
    path.write_text(HEADER + "person,Stanley Kubrik,Stanley Kubrick,not same,\n")
    run(folder.parent / "pages", folder, model=NLP, decisions=path)
    manifest = read_manifest(folder)
    assert reviewing._usual_file(manifest) == path
    path.unlink()
    with pytest.raises(InputError, match="which is not there; name a file with --decisions"):
        reviewing._usual_file(manifest)


def test_the_command_to_run_again_names_all_that_the_run_was_given():
    manifest = {"inputs": ["a b", "c"], "format": "csv", "text_column": "t", "given": {"model": "m", "decisions": None}}
    assert rerun_command(Path("out"), manifest, Path("d.csv")) == (
        "extractor run 'a b' c --out out --format csv --text-column t --model m --decisions d.csv"
    )


# The page


@needs_chromium
def test_deciding_by_keyboard_and_running_again(folder, path):
    """One person becomes two, and two become one."""
    assert names_of(read_results(folder).people) == [
        ["Nora A. Field"], ["Nora Field"], ["Stanley Kubrick", "Stanley Kubrik"],
    ]  # fmt: skip
    path.write_text(HEADER + "person,A,B,same,kept as it is\n")
    session = Session(read_results(folder), DecisionsFile(path))
    with serving(session) as server, open_browser() as browser:
        page = browser.new_page()
        complaints, foreign = [], []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda one: foreign.append(one.url) if not one.url.startswith(server.address) else None)
        page.goto(server.address)
        page.get_by_role("heading", name="Are these the same person?").wait_for()

        def step(key, waiting):
            page.keyboard.press(key)
            page.locator("#counts", has_text=re.compile(rf"^{waiting} to go")).wait_for()

        assert page.locator(".side h2").all_inner_texts() == ["Nora Field", "Nora A. Field"]
        step("n", 1)
        assert page.locator(".side h2").all_inner_texts() == ["Stanley Kubrik", "Stanley Kubrick"]
        assert "not same, written to" in page.locator("#last").inner_text()
        step("u", 2)
        assert path.read_text() == HEADER + "person,A,B,same,kept as it is\n"
        page.keyboard.press("a")
        page.keyboard.type("see sank")  # letters that are keys elsewhere
        page.keyboard.press("Enter")
        step("s", 1)
        step("ArrowRight", 0)
        assert page.get_by_role("heading", name="All seen, some skipped").is_visible()
        step("r", 1)
        path.write_text(path.read_text() + "person,Stanley Kubrik,stanley-kubrick,same,behind the page\n")
        page.keyboard.press("n")
        page.locator("#problem").wait_for()
        assert f"Not written: it contradicts {path}:4" in page.locator("#problem").inner_text()
        path.write_text("".join(path.read_text().splitlines(keepends=True)[:-1]))
        step("n", 0)
        assert page.get_by_role("heading", name="No pair left").is_visible()
        assert page.locator("#problem").is_hidden()
        page.keyboard.press("?")
        assert page.get_by_role("dialog").is_visible()
    assert foreign == []
    assert [one for one in complaints if "409" not in one] == []
    assert path.read_text() == (
        HEADER + "person,A,B,same,kept as it is\n"
        "person,Nora Field,Nora A. Field,same,see sank\n"
        "person,Stanley Kubrik,Stanley Kubrick,not same,\n"
    )
    with pytest.warns(DecisionWarning, match="no person 'A' and no 'B' among the captions"):
        again = run(folder.parent / "pages", folder, model=NLP, decisions=path)
    assert names_of(again.people) == [["Nora A. Field", "Nora Field"], ["Stanley Kubrick"], ["Stanley Kubrik"]]
    assert names_of(read_results(folder).people) == names_of(again.people)


@needs_chromium
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_fits_a_phone_and_reads_by_night(session, scheme):
    with serving(session) as server, open_browser() as browser:
        page = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme).new_page()
        page.goto(server.address)
        page.locator(".side h2").first.wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert (sum(map(int, re.findall(r"\d+", ground))) < 200) == (scheme == "dark")
        page.get_by_role("button", name="Skip").click()
        page.locator("#counts", has_text="1 skipped").wait_for()


@needs_chromium
def test_markup_in_names_and_captions_is_shown_and_not_obeyed(doubtful, path):
    bad = "<img src=x onerror=window.broken=1><script>window.broken=1</script>"
    tables = {table: doubtful.table(table).copy() for table in TABLES}
    for table, columns in (("people", ["name"]), ("credits", ["person"]), ("mentions", ["text", "name"]),
                           ("links", ["left", "right"])):  # fmt: skip
        for column in columns:
            tables[table][column] = tables[table][column].replace("Nora A. Field", f"Nora A. {bad} Field")
    tables["captions"]["text"] += f" {bad}"
    tables["captions"]["title"] = bad
    session = Session(Results(**tables), DecisionsFile(path), within=0.0, rerun=bad)
    with serving(session) as server, open_browser() as browser:
        page = browser.new_page()
        page.goto(server.address)
        for waiting in range(len(session.pairs), 0, -1):
            page.locator("#counts", has_text=re.compile(rf"^{waiting} to go")).wait_for()
            assert page.locator(".captions").first.inner_text().count(bad) == 2
            assert page.locator("main img, main script").count() == 0
            page.keyboard.press("n")
        page.locator("#done-title").wait_for()
        assert page.locator("#rerun").inner_text() == bad
        assert any(bad in one.right for one in session.written)
        assert page.evaluate("window.broken") is None

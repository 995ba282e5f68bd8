"""The report as a file: what it holds, that it asks no network, and that no text of a run becomes markup."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from importlib.resources import files

import pytest
import sample_tables
from sample_hostile import CAPTION, IMAGE, REPEAT, SCRIPT, TEXT, hostile
from sample_studio import studio

from extractor import cli
from extractor.analysis.showing import COLOURS
from extractor.errors import InputError, OutputError
from extractor.jsonl import write_json
from extractor.report import build_page, write_report
from extractor.report.charts import count_charts
from extractor.report.data import WIDEST, pack_tables, to_script_json
from extractor.report.page import SCRIPTS, STYLES, build_script
from extractor.report.shown import choose_rows

MANIFEST = {
    "package": "caption-extractor", "version": "9.9", "inputs": ["pages"], "format": "csv", "text_column": None,
    "model": {"name": "captions", "version": "1.2"}, "decisions": "mine.csv", "finished": True, "counts": {"people": 7},
}  # fmt: skip


class Reader(HTMLParser):
    """The elements of a page as a parser sees them, and the text of each script and style."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.raw, self.texts, self.attributes = [], [], [], []
        self._raw = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, *attr) for attr in attrs]
        self._raw = tag in ("script", "style")
        if self._raw:
            self.raw.append("")

    def handle_endtag(self, tag):
        self._raw = False

    def handle_data(self, data):
        if self._raw:
            self.raw[-1] += data
        else:
            self.texts.append(data)

    @property
    def data(self):
        return json.loads(self.raw[1])

    def value(self, tag, name):
        return [value for one, key, value in self.attributes if (one, key) == (tag, name)]


def page_of(results, manifest=MANIFEST, most=10**6, name="results"):
    return build_page(results, choose_rows(results, most), manifest, name)


def text_of(page):
    return " ".join(" ".join(Reader(page).texts).split())


def test_the_account_of_the_run():
    text = text_of(page_of(sample_tables.results(without_captions=("z.txt",))))
    for told in (
        "2 documents 1 more without captions", "3 captions 2 distinct, 1 repeat", "2 credits 2 certain, 0 guessed",
        "1 person all resolved", "1 film all resolved", "2 failures",
    ):  # fmt: skip
        assert told in text


def test_what_run_json_tells():
    text = text_of(page_of(studio()))
    for told in ("inputs pages", "extractor 9.9", "model captions 1.2", "format csv", "decisions mine.csv"):
        assert told in text
    assert "text column" not in text
    assert "run.json is not there" in text_of(page_of(studio(), {}))


def test_charts_count_the_whole_run():
    charts = {chart.name: {bar.label: bar.value for bar in chart.bars} for chart in count_charts(studio())}
    assert charts["decades"] == {"1960s": 1, "1970s": 0, "1980s": 1, "1990s": 1, "2000s": 1}
    assert charts["roles"] == {"director": 3, "actor": 2, "unknown": 2}
    assert charts["cues"] == {"explicit": 4, "context": 0, "knowledge": 3}
    assert list(charts["people"].items())[:2] == [("Alfred Hitchcock", 3), ("Janet Leigh", 2)]
    assert charts["films"]["Psycho (1960)"] == 3
    assert "pages" not in charts  # one page is nothing to compare


def test_a_chart_says_its_values_in_words_and_leads_to_them():
    page = page_of(studio())
    assert '<a href="#films?decade=1980">' in page
    assert "1980s 1 film" in text_of(page)
    assert 'aria-hidden="true" focusable="false"><rect x="0" y="0" width="100.00%"' in page


def test_the_tables_of_a_run_go_in_whole():
    data = Reader(page_of(studio())).data
    assert data["people"]["id"] == studio().people["person_id"].tolist()
    assert data["people"]["open"] == [0, 0, 1, 0, 0, 0, 0]
    assert data["people"]["candidates"][2] == ["alfred-hitchcock"]
    assert data["films"]["year"][-1] is None
    credit = {column: values[1] for column, values in data["credits"].items()}
    assert (data["people"]["name"][credit["person"]], data["films"]["title"][credit["film"]]) == (
        "Janet Leigh",
        "Psycho",
    )
    assert (data["roles"][credit["role"]], data["cues"][credit["cue"]]) == ("actor", "explicit")
    assert data["rules"][credit["rule"]] == ["as", '"as" and a character']
    assert len(data["mentions"]["start"]) == len(studio().mentions)


def test_a_person_and_a_film_may_have_one_id():
    people = sample_tables.people(person_id=["fame-1980-1"])
    rows = sample_tables.credit_rows(person_id=["fame-1980-1", None])
    mentions = sample_tables.mentions(entity_id=["fame-1980-1", None, "fame-1980-1"])
    packed = pack_tables(choose_rows(sample_tables.results(people=people, credits=rows, mentions=mentions)))
    assert packed["mentions"]["entity"] == [0, None, 0]
    assert packed["credits"]["person"] == [0, None]


def test_repeats_and_fields_of_the_users_own_stay_with_their_caption():
    captions = sample_tables.captions(meta_id=["7", None, "9"], meta_body=["x" * 1000, None, None])
    packed = pack_tables(choose_rows(sample_tables.results(captions=captions)))["captions"]
    assert packed["id"] == ["a.txt:1", "a.txt:2"]
    assert packed["repeats"] == [["b.txt:1"], []]
    assert packed["meta"] == [[["id", "7"], ["body", "x" * (WIDEST - 1) + "…"]], []]


def test_no_text_becomes_markup():
    plain, page = Reader(page_of(studio())), page_of(hostile(), {**MANIFEST, "inputs": [IMAGE]}, name=SCRIPT)
    reader = Reader(page)
    assert reader.tags.count("script") == plain.tags.count("script") == 2
    assert "img" not in reader.tags
    assert "b" not in reader.tags
    assert SCRIPT not in page
    assert IMAGE not in page
    assert IMAGE in reader.texts
    assert reader.data["name"] == SCRIPT
    assert reader.data["captions"]["text"] == [TEXT]
    assert reader.data["captions"]["repeats"] == [[REPEAT]]
    assert reader.data["failures"] == [{"document": SCRIPT, "line": 3, "reason": IMAGE}]
    assert not [key for _, key, _ in reader.attributes if key.startswith("on") or key == "style"]


def test_the_data_block_cannot_end_its_script():
    nasty = ["</script>", "<!--<script>", "]]>", "\u2028\u2029", "&lt;", '"\\', "\x00"]
    block = to_script_json(nasty)
    assert not set("<>&\u2028\u2029\x00") & set(block)
    assert json.loads(block) == nasty
    assert "</" not in build_script()
    assert "<!--" not in build_script()


def test_nothing_is_asked_of_the_network():
    page = page_of(hostile())
    reader = Reader(page)
    assert not {"iframe", "object", "embed", "audio", "video", "base"} & set(reader.tags)
    assert not reader.value("script", "src")
    assert reader.value("link", "href") == ["data:,"]
    assert all(href.startswith("#") for href in reader.value("a", "href"))
    for asset in (*STYLES, *SCRIPTS):
        text = files("extractor.report").joinpath("assets", asset).read_text(encoding="utf-8")
        assert not re.search(r"https?:|url\(|@import|\bfetch\b|XMLHttp|innerHTML|insertAdjacentHTML|\beval\b", text)


def test_the_policy_names_the_one_script_and_style():
    page = page_of(studio())
    (policy,) = (value for value in Reader(page).value("meta", "content") if value.startswith("default-src"))
    style, _, script = Reader(page).raw
    assert policy.startswith("default-src 'none'; ")
    for text in (style, script):
        assert base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() in policy
    assert "unsafe" not in policy


def test_marks_have_the_colours_that_a_notebook_shows():
    style = files("extractor.report").joinpath("assets", "base.css").read_text(encoding="utf-8")
    for label, colour in COLOURS.items():
        assert f"--{label.lower()}: {colour};" in style


def test_a_huge_run_shows_those_most_pictured_and_says_so():
    page = page_of(studio(), most=4)
    data = Reader(page).data
    assert len(data["credits"]["role"]) == 4
    assert set(data["captions"]["id"]) < {f"set.html:{n}" for n in (1, 2, 3)}  # all of Hitchcock's; two of them fit
    assert "alfred-hitchcock" in data["people"]["id"]
    assert "steve-mcqueen-2" not in data["people"]["id"]
    assert None not in data["mentions"]["caption"]
    assert "hold 4 of its 7 credits" in text_of(page)
    assert "7 credits 4 certain, 3 guessed" in text_of(page)
    assert "too large" not in text_of(page_of(studio()))


def test_an_empty_run():
    text = text_of(page_of(sample_tables.empty()))
    assert "0 documents 0 captions" in text.replace(" no repeats", "")
    assert "No people, films or credits were found" in text
    assert "Films by decade" not in text


def test_the_same_run_gives_the_same_page():
    assert page_of(hostile()) == page_of(hostile())


@pytest.mark.parametrize("kind", ["parquet", "csv"])
def test_a_report_lies_in_the_folder_of_its_run(tmp_path, kind):
    folder = tmp_path / "may"
    hostile().write(folder, kind)
    write_json(folder / "run.json", {**MANIFEST, "format": kind})
    report = write_report(folder)
    assert report.path == folder / "report.html"
    assert report.size == report.path.stat().st_size
    reader = Reader(report.path.read_text(encoding="utf-8"))
    assert reader.data["captions"]["id"] == [CAPTION]
    assert reader.data["name"] == "may"


def test_a_file_of_the_run_is_not_written_over(tmp_path):
    studio().write(tmp_path)
    for name in ("people.parquet", "failures.jsonl", "run.json"):
        with pytest.raises(OutputError, match="is a file of the run; choose another with --out"):
            write_report(tmp_path, tmp_path / name)
    with pytest.raises(InputError, match="no results in"):
        write_report(tmp_path / "nowhere")


def test_half_a_surrogate_pair_in_a_file_name(tmp_path):
    studio().write(tmp_path)
    write_json(tmp_path / "run.json", {**MANIFEST, "format": "parquet", "inputs": ["caf\udce9"]})
    assert "caf?" in write_report(tmp_path).path.read_text(encoding="utf-8")


def test_the_command(tmp_path, capsys):
    studio().write(tmp_path / "run")
    out = tmp_path / "elsewhere" / "may.html"
    with pytest.raises(SystemExit) as stopped:
        cli.main(["report", str(tmp_path / "run"), "--out", str(out)])
    assert not stopped.value.code
    assert capsys.readouterr().out == f"report written to {out} (0.1 MB), with 7 credits\n"
    assert "<title>run · caption report</title>" in out.read_text(encoding="utf-8")

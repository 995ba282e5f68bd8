"""The report in a browser: search, sort, people and captions followed by mouse and by keyboard, phones, dark mode."""

from dataclasses import replace

import pytest
from browser import needs_chromium, open_browser
from sample_hostile import AHMED, BOT, CAPTION, REPEAT, SCRIPT, TEXT, ZOE, hostile
from sample_studio import studio
from sample_tables import empty

from extractor.columns import table_of
from extractor.jsonl import write_json
from extractor.report import write_report
from extractor.tables import MANIFEST, PACKAGE, Results

pytestmark = needs_chromium

PHONE = {"width": 360, "height": 740}
MANY = 260
READABLE = 4.5  # WCAG 2.2 AA, contrast of text

# The least contrast of each text that a selector finds with the ground that is behind it.
CONTRAST = """
selector => {
  const parse = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const [r, g, b, alpha = 1] = parse(getComputedStyle(one).backgroundColor);
      if (alpha === 1) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const found = [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
  return found.length ? Math.min(...found.map((one) => {
    const pair = [light(parse(getComputedStyle(one).color)), light(ground(one))].sort((a, b) => b - a);
    return (pair[0] + 0.05) / (pair[1] + 0.05);
  })) : null;
}
"""


def many():
    """People enough for several pages, one of them in more captions than the details show at once."""
    ids = [f"p{n}" for n in range(MANY)]
    captions = [f"a.txt:{n + 1}" for n in range(MANY)]
    names = [f"Person {n:03}" for n in range(MANY)]
    people = {
        "person_id": ids, "name": names, "aliases": [[]] * MANY, "roles": [["actor"]] * MANY,
        "films": [["Fame (1980)"]] * MANY, "captions": [n + 1 for n in range(MANY)],
        "status": ["resolved"] * MANY, "candidates": [[]] * MANY,
    }  # fmt: skip
    films = {
        "film_id": ["fame"], "title": ["Fame"], "year": [1980], "other_titles": [[]], "directors": [[]], "cast": [[]],
        "captions": [MANY], "status": ["resolved"], "candidates": [[]],
    }  # fmt: skip
    credited = {
        "caption_id": captions * 2, "person_id": ids + ["p0"] * MANY, "person": names + ["Person 000"] * MANY,
        "role": ["actor"] * (2 * MANY), "film_id": ["fame"] * (2 * MANY), "film": ["Fame"] * (2 * MANY),
        "year": [1980] * (2 * MANY), "cue": ["explicit"] * (2 * MANY),
    }  # fmt: skip
    texts = {
        "caption_id": captions, "document": ["a.txt"] * MANY, "position": list(range(1, MANY + 1)),
        "text": [f"{name} and Person 000 in Fame (1980)." for name in names],
    }  # fmt: skip
    return Results(
        people=table_of("people", people), films=table_of("films", films), credits=table_of("credits", credited),
        mentions=table_of("mentions", {"caption_id": []}), captions=table_of("captions", texts),
    )  # fmt: skip


@pytest.fixture(scope="module")
def browser():
    with open_browser() as one:
        yield one


@pytest.fixture(scope="module")
def addresses(tmp_path_factory):
    """The address of the report of each sample run."""
    found = {}
    for make in (studio, hostile, many, empty, decades):
        name = make.__name__
        folder = tmp_path_factory.mktemp(name)
        results = make()
        results.write(folder)
        manifest = {"package": PACKAGE, "format": "parquet", "without_captions": list(results.without_captions)}
        write_json(folder / MANIFEST, manifest)
        found[name] = write_report(folder).path.as_uri()
    return found


@pytest.fixture
def visit(browser, addresses):
    """Opens the report of a run; in the end nothing may have been run, logged, refused or fetched."""
    contexts, told = [], []

    def go(run="studio", place="", **options):
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5_000)
        page.on("dialog", lambda dialog: (told.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("console", lambda message: told.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: told.append(f"error: {error}"))
        page.on("request", lambda request: None if request.url.startswith(addresses[run]) else told.append(request.url))
        page.goto(addresses[run] + place)
        page.wait_for_selector("html[data-ready]")
        return page

    yield go
    for context in contexts:
        context.close()
    assert told == []


def first_column(page):
    return page.locator("#rows tbody th a").all_inner_texts()


def wait_until_closed(page):
    page.wait_for_selector("dialog:not([open])", state="attached")  # the policy forbids scripts that wait


def focused(page):
    return page.evaluate("document.activeElement.innerText || document.activeElement.id")


def test_what_is_seen_first(visit):
    page = visit()
    assert page.locator("[aria-current=page]").inner_text() == "Overview"
    assert page.locator(".account").is_visible()
    assert not page.locator("#view").is_visible()
    assert page.locator("#tabs .count").all_inner_texts() == ["7", "5", "7", "4", "1", "0"]
    page.click(".chart a:has-text('1980s')")
    assert first_column(page) == ["Psycho II"]
    assert page.locator("#filter-decade").input_value() == "1980"


@pytest.mark.parametrize("asked", ["hitchcock", "HITCHCÖCK", "hítch alfred", "alfred  hitch"])
def test_search_forgives_case_and_marks(visit, asked):
    page = visit(place="#people")
    page.fill("#query", asked)
    assert first_column(page)[0] == "Alfred Hitchcock"
    assert "Vera Miles" not in first_column(page)
    assert " of 7 people" in page.locator("#found").inner_text()


def test_search_counts_in_every_tab_and_from_the_overview_goes_to_the_first(visit):
    page = visit()
    page.fill("#query", "hunger")
    page.wait_for_selector("#tabs [data-view=captions] .count:text-is('1')")
    assert page.locator("#tabs .count").all_inner_texts() == ["0", "1", "1", "1", "0", "0"]
    assert page.locator("#view-title").inner_text() == "Films"
    page.fill("#query", "nobody has this name")
    assert page.locator("#rows .empty").inner_text() == "Nothing here fits what you look for."
    page.keyboard.press("Escape")
    assert len(first_column(page)) == 5


def test_a_search_and_an_order_have_an_address(visit):
    page = visit(place="#people")
    page.fill("#query", "steve")
    page.click("#sort-years")
    assert first_column(page) == ["Steve McQueen", "Steve McQueen"]
    again = visit(place="#" + page.url.partition("#")[2])
    assert again.locator("#query").input_value() == "steve"
    assert again.locator("th[aria-sort=descending]").inner_text() == "Years"
    assert again.locator("#rows tbody tr").first.get_attribute("data-href") == "#person/steve-mcqueen-2"


def test_sorting(visit):
    page = visit(place="#people")
    assert page.locator("th[aria-sort=descending]").inner_text() == "Captions"
    page.click("#sort-name")
    names = first_column(page)
    assert names == sorted(names)
    assert page.locator("#sort-name").locator("..").get_attribute("aria-sort") == "ascending"
    page.click("#sort-name")
    assert first_column(page) == names[::-1]
    assert page.locator("th[aria-sort=descending]").count() == 1
    page.click("#sort-years")
    assert first_column(page)[-1] == "Hitchcock"  # no years: last
    page.click("#sort-years")
    assert first_column(page)[-1] == "Hitchcock"


def test_filters(visit):
    page = visit(place="#credits")
    page.select_option("#filter-role", "director")
    assert page.locator("#found").inner_text() == "3 of 7 credits"
    page.select_option("#filter-cue", "certain")
    assert page.locator("#found").inner_text() == "2 of 7 credits"
    page.select_option("#filter-role", "")
    assert page.locator("#found").inner_text() == "4 of 7 credits"


def test_a_person_a_film_a_caption_and_back(visit):
    page = visit(place="#people")
    page.click("#rows a:has-text('Alfred Hitchcock')")
    details = page.locator("#details")
    assert details.locator("h2").inner_text() == "Alfred Hitchcock"
    told = details.inner_text()
    for part in (
        "Also written\nHitchcock, Hitch",
        "director (2), unknown (1)",
        "1934–1960",
        "Put together",
        "Nearest kept apart",
    ):
        assert part in told
    assert details.locator(".captions li").count() == 3
    assert page.url.endswith("#person/alfred-hitchcock")
    details.locator("a:has-text('Psycho')").first.click()
    assert details.locator("h2").inner_text() == "Psycho (1960)"
    details.locator("a.where:has-text('set.html:1')").click()
    assert details.locator("h2").inner_text() == "set.html:1"
    marks = details.locator("mark")
    assert marks.all_inner_texts() == ["Alfred Hitchcock", "Janet Leigh", "Marion", "Psycho", "1960"]
    assert [mark.get_attribute("data-under") for mark in marks.all()] == [
        "director",
        "actor",
        "character",
        "film",
        "year",
    ]
    details.locator("text=‹ Back").click()
    assert details.locator("h2").inner_text() == "Psycho (1960)"
    assert focused(page) == "set.html:1"  # where it left off
    page.go_back()
    assert details.locator("h2").inner_text() == "Alfred Hitchcock"
    assert details.locator("text=‹ Back").is_disabled()
    details.locator(".close").click()
    wait_until_closed(page)
    assert page.url.endswith("#people")
    assert focused(page) == "Alfred Hitchcock"


def test_deep_links(visit):
    page = visit(place="#film/psycho-1960")
    assert page.locator("#details h2").inner_text() == "Psycho (1960)"
    page.locator(".close").click()
    wait_until_closed(page)
    assert page.locator(".account").is_visible()
    page = visit(place="#person/nobody%ff")
    assert "holds no person with the id nobody%ff" in page.locator("#details").inner_text()


def test_an_unresolved_name_leads_to_its_candidates(visit):
    page = visit(place="#unresolved")
    assert first_column(page) == ["Hitchcock"]
    page.click("#rows td a:has-text('Alfred Hitchcock')")
    assert page.locator("#details h2").inner_text() == "Alfred Hitchcock"
    assert "May be Alfred Hitchcock" in visit(place="#person/hitchcock").locator("#details .notice").inner_text()


def test_the_whole_row_can_be_clicked(visit):
    page = visit(place="#captions")
    page.click("#rows tr:has-text('Vera Miles') td")
    assert page.locator("#details h2").inner_text() == "set.html:2"
    assert page.locator("#details").get_by_text("‹ Caption before").get_attribute("href") == "#caption/set.html%3A1"


def test_by_keyboard_alone(visit):
    page = visit()
    press = page.keyboard.press
    press("Tab")
    assert focused(page) == "Skip to the content"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    press("/")
    assert focused(page) == "query"
    page.keyboard.type("janet")
    assert page.locator("#view-title").inner_text() == "People"
    for _ in range(30):
        press("Tab")
        if focused(page) == "Name":
            break
    press("Enter")
    assert page.locator("th[aria-sort=ascending]").inner_text() == "Name"
    assert focused(page) == "Name"
    for _ in range(10):
        press("Tab")
        if focused(page) == "Janet Leigh":
            break
    press("Enter")
    assert page.evaluate("document.querySelector('dialog').contains(document.activeElement)")
    assert focused(page) == "Janet Leigh"  # the title of the details
    for _ in range(40):  # the focus stays in the dialog
        press("Tab")
        assert page.evaluate("!document.activeElement.closest('main, header')")
    press("/")
    assert page.locator("#query").input_value() == "janet"
    press("Escape")
    wait_until_closed(page)
    assert focused(page) == "Janet Leigh"
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_every_table_is_one_for_a_screen_reader(visit):
    page = visit(place="#people")
    table = page.get_by_role("table", name="People")
    assert table.get_by_role("columnheader").count() == 5
    assert table.get_by_role("rowheader").count() == 7
    assert page.get_by_role("status").inner_text() == "7 people"
    assert page.get_by_role("search").count() == page.get_by_role("main").count() == 1
    narrow = visit(place="#people", viewport=PHONE)
    assert narrow.get_by_role("table", name="People").get_by_role("row").count() == 8


def decades():
    """Films of eleven decades, 1,200 of one: more columns than a phone has room for their numbers."""
    years = [1920 + 10 * n for n in range(11)] + [1985] * 1_199
    ids = [f"f{n}" for n in range(len(years))]
    films = {
        "film_id": ids, "title": ids, "year": years, "captions": [1] * len(ids), "status": ["resolved"] * len(ids),
        **{column: [[]] * len(ids) for column in ("other_titles", "directors", "cast", "candidates")},
    }  # fmt: skip
    return replace(empty(), films=table_of("films", films))


def test_no_number_is_wrapped_on_a_phone(visit):
    page = visit("decades", viewport={"width": 390, "height": 800})
    values = page.locator(".columns .value")
    assert "1,200" in " ".join(values.all_inner_texts())
    lines = "one => one.getBoundingClientRect().height / parseFloat(getComputedStyle(one).lineHeight)"
    assert max(one.evaluate(lines) for one in values.all()) < 1.5
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_nothing_of_a_caption_is_run(visit):
    page = visit("hostile", "#captions")
    assert page.locator("#rows .caption").evaluate("one => one.textContent") == TEXT
    for place in ("#overview", "#people", "#films", "#credits", "#unresolved", "#failures", "#film/fame"):
        page.evaluate("place => { location.hash = place }", place)
        page.wait_for_timeout(50)
        assert page.locator("img, main script, dialog script").count() == 0
    assert page.locator("#details h2").inner_text() == '<img src="https://example.com/x.png" onerror="alert(2)">'
    page = visit("hostile", "#failures")
    assert SCRIPT in page.locator("#rows").inner_text()
    assert "empty.txt" in page.locator("#rows").inner_text()


def test_offsets_are_code_points_and_the_text_stays_whole(visit):
    page = visit("hostile", "#credits")
    page.click("#rows a.where >> nth=0")
    assert page.locator("#details h2").inner_text() == CAPTION
    assert page.locator("#details .caption").evaluate("one => one.textContent") == TEXT
    assert page.locator("#details mark").evaluate_all("all => all.map(one => one.textContent)") == [
        ZOE,
        AHMED,
        BOT,
        "Fame",
    ]
    assert REPEAT in page.locator("#details").inner_text()
    assert (
        page.locator("#details td[data-label=Position]").first.inner_text() == "</td>, 2"
    )  # with the place in the row
    again = visit("hostile", "#caption/" + REPEAT)
    assert f"{REPEAT} repeats this caption." in again.locator("#details .notice").inner_text()
    assert again.locator("#details .caption").get_attribute("dir") == "auto"


def test_large_tables_come_a_page_at_a_time(visit):
    page = visit("many", "#people")
    assert page.locator("#rows tbody tr").count() == 50
    assert page.locator("#found").inner_text() == "260 people, 1–50 shown"
    assert first_column(page)[0] == "Person 259"
    page.click("text=Next ›")
    assert page.locator("#found").inner_text() == "260 people, 51–100 shown"
    assert focused(page) == "Next ›"
    page.click("text=Last »")
    assert first_column(page)[-1] == "Person 000"
    page.reload()
    assert page.locator("#rows tbody tr").count() == 10
    page.fill("#query", "person 259")
    assert first_column(page) == ["Person 259"]


def test_long_lists_in_the_details_are_cut_and_shown_on_demand(visit):
    page = visit("many", "#person/p0")
    assert page.locator("#details .captions li").count() == 20
    page.click("text=Show all 260")
    assert page.locator("#details .captions li").count() == 260
    assert focused(page) == "a.txt:21"
    page = visit("many", "#film/fame")
    assert page.locator("#details tbody tr").count() == 20


@pytest.mark.parametrize("run", ["studio", "hostile", "many", "empty"])
@pytest.mark.parametrize("width", [360, 768, 1024])
def test_no_window_scrolls_sideways(visit, run, width):
    page = visit(run, viewport={"width": width, "height": 740}, has_touch=True)
    places = ["#overview", "#people", "#films", "#credits", "#captions", "#unresolved", "#failures"]
    details = {"studio": ["#person/alfred-hitchcock", "#film/psycho-1960", "#caption/set.html:1"],
               "hostile": ["#person/zoe-o-hara", "#film/fame", "#caption/b.txt:1"],
               "many": ["#person/p0"], "empty": []}  # fmt: skip
    for place in places + details[run]:
        page.evaluate("place => { location.hash = place }", place)
        page.wait_for_timeout(50)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, place
        assert (
            page.evaluate(
                "(({scrollWidth, clientWidth}) => scrollWidth - clientWidth)(document.querySelector('dialog'))"
            )
            <= 0
        )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_stand_out_from_their_ground(visit, scheme):
    page = visit(color_scheme=scheme)
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).every((one) => one < 60)")
    assert dark == (scheme == "dark")
    seen = [("", one) for one in ("h1 a", "#tabs a", "#tabs .count", ".account strong", ".account small", ".label",
                                  ".value", ".hint", ".facts dt", "footer p", "footer kbd")]  # fmt: skip
    seen += [("#credits", one) for one in ("mark.person", "mark.film", "mark.year", "mark.character", "#rows td",
                                           "#rows a", "#rows thead button", ".cue", ".none", "select")]  # fmt: skip
    seen += [("#people", ".badge"), ("#people", ".also"), ("#unresolved", ".intro")]
    seen += [
        ("#person/hitchcock", one) for one in (".notice", ".notice a", ".kind", "dialog .empty", "#details .count")
    ]
    place = ""
    for where, selector in seen:
        if where != place:
            place = where
            page.evaluate("place => { location.hash = place }", place)
            page.wait_for_timeout(50)
        contrast = page.evaluate(CONTRAST, selector)
        assert contrast is not None, selector
        assert contrast >= READABLE, (selector, contrast)


def test_an_empty_run_says_so(visit):
    page = visit("empty", "#people")
    assert page.locator("#rows .empty").inner_text() == "No people were found in this run."
    page.click("#tabs a:has-text('Failures')")
    assert "Every input could be read" in page.locator("#rows").inner_text()


def test_without_scripts_the_account_is_there(visit, browser, addresses):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(addresses["studio"])
    assert "7\npeople" in page.locator(".account").inner_text().replace(" ", "\n")
    assert "need JavaScript" in page.locator("body").inner_text()
    context.close()

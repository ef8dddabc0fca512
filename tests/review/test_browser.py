"""The page in a real browser: what a checker sees, clicks, types and saves."""

import json
import re
from pathlib import Path

import pytest
from runs import Story, harbour, write_run

from pipeline.records import Money, Quote, Speaker, plain
from pipeline.review.page import write_page

expect = pytest.importorskip("playwright.sync_api", reason="needs the extra `browser`").expect
pytestmark = pytest.mark.slow

ARTICLE = "#view=articles&article=0"
NASTY = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"
REVERSED = "\u202egnissim era sdnuof\u202c"


def built(folder, stories):
    write_page(write_run(folder / "day", stories), folder / "page.html", None, list)
    return folder / "page.html"


@pytest.fixture(scope="module")
def page_file(tmp_path_factory):
    return built(tmp_path_factory.mktemp("page"), [harbour(f"story-{n}") for n in range(300)])


def card(page, record):
    return page.locator(f"#card-{record['id']}")


def of_kind(story, kind, words=""):
    return next(r for r in story.records if r["kind"] == kind and words in r["span"]["text"])


def lit(page):
    """Return the words that are lit up, by the part they are."""
    return page.eval_on_selector_all(
        ".seg.on", "nodes => nodes.map(node => [node.dataset.part, node.textContent])"
    )


def test_lists_are_virtual_and_complete(page_file, open_page):
    """300 articles are counted and reachable, a few dozen rows are drawn."""
    page = open_page(page_file, "#view=articles")
    assert page.inner_text("#found") == "300 articles, 4,500 records"
    assert page.locator("#article-list .row").count() < 40
    page.focus("#article-list")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    assert "article=299" in page.evaluate("location.hash")
    assert page.locator('.row[aria-selected="true"]').get_attribute("aria-posinset") == "300"


def test_a_click_on_a_card_lights_up_its_words(page_file, open_page):
    """Content in two parts, cue and source, each as what it is."""
    page, story = open_page(page_file, ARTICLE), harbour("story-0")
    card(page, of_kind(story, "quote", "Nobody")).locator(".card-head").click()
    words = lit(page)
    assert "".join(text for part, text in words if part == "content") == (
        "Nobody here wanted this,"
        "But we lost $4.2 million last year, and the boats don’t run on goodwill."
    )
    assert ["cue", "said"] in words
    assert ["source", "Odile Marchetti"] in words


def test_a_click_on_words_opens_their_record_and_again_the_next_one(page_file, open_page):
    """The narrowest record first, then the ones around it, and around again."""
    page = open_page(page_file, ARTICLE)
    opened = []
    for _ in range(4):
        page.locator(".seg", has_text="$4.2 million").click()
        opened.append(page.locator(".card.open").get_attribute("class").split()[1])
    assert opened == ["money", "claim", "quote", "money"]


def test_overlapping_parts_are_in_lanes_not_nested(page_file, open_page):
    """No marked words lie inside others; three overlapping parts draw three lines."""
    page = open_page(page_file, ARTICLE)
    assert page.locator("mark mark").count() == 0
    background = page.locator(".seg", has_text="$4.2 million").evaluate("n => n.style.background")
    assert background.count("2px no-repeat") == 3


def test_keys_walk_the_records_and_articles(page_file, open_page):
    """j and k move, n and p change the article, Escape lets go."""
    page = open_page(page_file, ARTICLE)
    cards = page.locator(".card")
    for key, at in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
        page.keyboard.press(key)
        assert "open" in cards.nth(at).get_attribute("class")
        assert page.evaluate("document.activeElement.closest('.card') !== null")
    page.keyboard.press("Escape")
    assert page.locator(".card.open").count() == 0
    page.keyboard.press("n")
    assert "article=1" in page.evaluate("location.hash")
    cards.last.locator(".card-head").click()
    page.keyboard.press("j")
    assert "article=2" in page.evaluate("location.hash")
    page.keyboard.press("/")
    page.keyboard.type("jjj")
    assert page.locator(".card.open").count() == 0


def test_filters_by_kind_speaker_and_confidence(page_file, open_page):
    """Each narrows list, text and cards alike; clearing brings all back."""
    page = open_page(page_file, ARTICLE)
    page.click('.chip:has-text("Quotes")')
    assert page.locator(".card").count() == 6
    assert page.locator(".seg.figure").count() == 0
    page.fill("#speaker-filter", "marchetti")
    expect(page.locator(".card")).to_have_count(2)
    assert page.inner_text("#found") == "300 articles, 600 records"
    page.fill("#least", "90")
    expect(page.locator(".card")).to_have_count(1)
    page.click("#clear")
    assert page.locator(".card").count() == 15


def test_search_finds_words_in_records_and_articles(tmp_path, open_page):
    """A word of one article leaves that article, and marks the word in its text."""
    other = Story("quiet", "Quiet day\n\nNothing happened in Pellworth, Ada Lund said.")
    other.quote("Nothing happened in Pellworth", cue="said", source="Ada Lund", form="indirect")
    page = open_page(built(tmp_path, [harbour(), other]), "#view=articles")
    page.fill("#search", "pellworth")
    expect(page.locator("#found")).to_have_text("1 article, 1 record")
    page.locator("#article-list .row").click()
    assert page.evaluate("CSS.highlights.get('searched').size") == 1
    page.fill("#search", "(no such")
    expect(page.locator("#found")).to_have_text("0 articles, 0 records")


def test_articles_can_be_ordered(tmp_path, open_page):
    """By the claim most worth checking, by records, and newest first."""
    dull = Story("dull", "Quiet day\n\nNothing.", title="Quiet day", published="2026-03-01")
    page = open_page(built(tmp_path, [dull, harbour()]), "#view=articles")
    titles = page.locator("#article-list .row-title")
    for order, first in (
        ("run", "Quiet"),
        ("worth", "Ferry"),
        ("records", "Ferry"),
        ("newest", "Quiet"),
    ):
        page.select_option("#order", order)
        expect(titles.first).to_contain_text(first)


def test_speaker_view_has_all_their_quotes(page_file, open_page):
    """Found by name, quotes over all articles, and a way back to the words."""
    page = open_page(page_file, "#view=speakers")
    page.locator("#speaker-list .row", has_text="Tomas Breck").click()
    assert "900 records in 300 articles" in page.inner_text("#speaker")
    assert page.locator(".saying").count() == 100
    page.locator(".saying .words-link", has_text="a tax on islanders").first.click()
    assert ["content", "a tax on islanders"] in lit(page)


def test_unresolved_speakers_have_a_row(page_file, open_page):
    """What no name was found for is one click away."""
    page = open_page(page_file, "#view=speakers")
    page.locator("#speaker-list .row", has_text="unresolved").click()
    assert "Deckhands earn" in page.locator(".saying").first.inner_text()


def test_charts_count_and_lead_on(page_file, open_page):
    """Bars are as long as their counts, and a kind's name filters by it."""
    page = open_page(page_file, "#view=overview")
    rows = page.locator(".chart").first.locator("tbody tr")
    counts = [row.split("\t")[-1].strip() for row in rows.all_inner_texts()]
    assert counts == ["1,800", "300", "300", "300", "300", "300", "300", "900"]
    widths = page.eval_on_selector_all(
        ".chart:first-child rect", "all => all.map(one => one.getBoundingClientRect().width)"
    )
    assert widths[0] == pytest.approx(6 * widths[1], rel=0.02)
    page.click('.chart .link:has-text("Salaries")')
    assert page.inner_text("#found") == "300 articles, 300 records"


def test_marks_are_kept_and_saved_as_json_lines(page_file, open_page):
    """Right, wrong and corrected, one object a line; a reload keeps them."""
    page, story = open_page(page_file, ARTICLE), harbour("story-0")
    first, money = of_kind(story, "quote", "Nobody"), of_kind(story, "money")
    card(page, first).locator(".card-head").click()
    page.keyboard.press("r")
    card(page, money).locator(".card-head").click()
    page.keyboard.press("c")
    page.get_by_label("High", exact=True).fill("4.5e6")
    page.get_by_label("Note").fill("misprint")
    page.click("text=Keep correction")
    assert "High, corrected" in card(page, money).inner_text()
    page.reload()
    page.wait_for_selector("body[data-ready]")
    assert page.locator(".row-marked").first.inner_text().strip() == "✓ 2/15"
    with page.expect_download() as download:
        page.click("#save")
    saved = Path(download.value.path()).read_text("utf-8")
    lines = [json.loads(line) for line in saved.splitlines()]
    assert download.value.suggested_filename == "day.reviews.jsonl"
    assert [set(line) for line in lines] == [
        {"record", "article", "verdict", "correction", "note", "at"}
    ] * 2
    shown = [(x["record"], x["verdict"], x["correction"], x["note"]) for x in lines]
    assert shown == [
        (first["id"], "right", None, None),
        (money["id"], "corrected", {"high": 4_500_000}, "misprint"),
    ]
    assert {line["article"] for line in lines} == {"story-0"}


def test_saved_marks_can_be_opened_again(page_file, open_page, tmp_path):
    """Marks of another browser come in; lines that are none are counted and left."""
    story = harbour("story-0")
    money = of_kind(story, "money")
    mark = {"record": money["id"], "article": "story-0", "verdict": "wrong", "at": "2026-02-10"}
    (tmp_path / "saved.jsonl").write_text(json.dumps(mark) + "\nnot a mark\n[]\n", "utf-8")
    page = open_page(page_file, ARTICLE)
    page.set_input_files("#marks-file", tmp_path / "saved.jsonl")
    page.wait_for_selector(".verdict.wrong")
    assert page.inner_text("#status") == "1 mark opened, 2 lines not a mark."
    page.select_option("#marks-filter", "wrong")
    expect(page.locator(".card")).to_have_count(1)


def astral():
    """Return a story whose offsets in code points and in UTF-16 units differ."""
    story = Story(
        "astral", "🛳️🛳️ Ferry 🛳️\n\n“Fares 📈 rise by £5 𝒎,” said Ada Lund 🧑🏽‍✈️ of Saltmere."
    )
    ada = Speaker(name="Ada Lund", kind="person")
    story.quote("Fares 📈 rise by £5 𝒎,", cue="said", source="Ada Lund", speaker=ada)
    story.add(Money, story.at("£5 𝒎"), low=5_000_000, high=5_000_000, currency="GBP")
    return story


def test_offsets_are_code_points(tmp_path, open_page):
    """Emoji before and inside the words shift nothing, and a correction counts code points."""
    story = astral()
    page = open_page(built(tmp_path, [story]), ARTICLE)
    assert page.locator("#text .unseen").count() == 0  # joiners inside emoji are no secret
    quote = of_kind(story, "quote")
    card(page, quote).locator(".card-head").click()
    assert (
        "".join(text for part, text in lit(page) if part == "content")
        == quote["content"][0]["text"]
    )
    page.keyboard.press("c")
    page.get_by_label("Source", exact=True).fill("Ada Lund 🧑🏽‍✈️ of Saltmere")
    page.click("text=Keep correction")
    correction = page.evaluate(
        "Object.values(JSON.parse(localStorage.getItem(localStorage.key(0))))"
    )
    span = correction[0]["correction"]["source"]
    assert story.text[span["start"] : span["end"]] == span["text"] == "Ada Lund 🧑🏽‍✈️ of Saltmere"


def test_selected_words_become_a_span(tmp_path, open_page):
    """Words selected with the mouse are taken as the source, offsets in code points."""
    story = astral()
    page = open_page(built(tmp_path, [story]), ARTICLE)
    card(page, of_kind(story, "quote")).locator(".card-head").click()
    page.keyboard.press("c")
    page.evaluate(
        """() => {
          const last = [...document.querySelectorAll('#text span')].at(-1).firstChild;
          const at = last.data.indexOf('Saltmere');
          getSelection().setBaseAndExtent(last, at, last, at + 8);
        }"""
    )
    page.get_by_label("Use selection as source").click()
    page.click("text=Keep correction")
    kept = page.evaluate("Object.values(JSON.parse(localStorage.getItem(localStorage.key(0))))[0]")
    span = kept["correction"]["source"]
    assert story.text[span["start"] : span["end"]] == span["text"] == "Saltmere"


def test_another_speaker_is_kept_whole(page_file, open_page):
    """A corrected name has all parts of a speaker, and not the antecedent of the wrong one."""
    page, story = open_page(page_file, ARTICLE), harbour("story-0")
    card(page, of_kind(story, "quote", "frozen")).locator(".card-head").click()
    page.keyboard.press("c")
    page.locator(".correction").get_by_label("Speaker", exact=True).fill("Odile M. Marchetti")
    page.get_by_label("Speaker role").fill("operator’s chief")
    page.click("text=Keep correction")
    kept = page.evaluate("Object.values(JSON.parse(localStorage.getItem(localStorage.key(0))))[0]")
    speaker = Speaker(name="Odile M. Marchetti", kind="person", role="operator’s chief")
    assert kept["correction"] == {"speaker": plain(speaker)}


def test_words_that_are_not_in_the_article_are_refused(page_file, open_page):
    """A correction names words of the article, or it is not kept."""
    page, story = open_page(page_file, ARTICLE), harbour("story-0")
    card(page, of_kind(story, "quote", "Nobody")).locator(".card-head").click()
    page.keyboard.press("c")
    page.get_by_label("Cue", exact=True).fill("bellowed")
    page.click("text=Keep correction")
    assert "not in the article" in page.inner_text(".problem")
    assert page.evaluate("localStorage.length") == 0


@pytest.fixture
def hostile(tmp_path):
    """A page whose every string attacks it."""
    text = f"{NASTY}\n\n“{NASTY} {REVERSED}\u2028\x00,” said {NASTY} of <!-- Saltmere & Sons."
    story = Story(
        f"id-{NASTY}", text, title=NASTY + REVERSED, publisher=NASTY, published="2026-13-45",
        url="javascript:alert(3)", path=NASTY,
    )  # fmt: skip
    quote = story.at(f"{NASTY} {REVERSED}\u2028\x00,")
    speaker = Speaker(name=NASTY + REVERSED, kind="person", role=NASTY, affiliation=NASTY)
    story.add(Quote, quote, content=(quote,), source=story.at(NASTY, 2), speaker=speaker,
              form="direct", act="speech", layout="inline", rule=NASTY)  # fmt: skip
    story.add(Money, story.at("Sons"), low=1, high=None, currency=NASTY)
    return built(tmp_path, [story])


@pytest.mark.parametrize(
    "view", ["view=overview", "view=articles&article=0", "view=speakers&speaker=0"]
)
def test_hostile_strings_are_inert(hostile, open_page, view):
    """Markup stays text, no handler runs, no address but the web's is a link."""
    page = open_page(hostile, "#" + view)
    for _ in range(2):
        page.keyboard.press("j")
    assert page.locator("img, iframe, object").count() == 0
    assert page.locator("script:not([type])").count() == 1
    assert page.locator('a[href^="javascript"]').count() == 0
    assert NASTY in page.inner_text("main")
    assert page.locator("main .unseen").count() > 0


def test_bidi_controls_are_shown_and_powerless(hostile, open_page):
    """A direction override appears as its code and is not in the text that is laid out."""
    page = open_page(hostile, ARTICLE)
    assert page.locator('#text .unseen[data-code="U+202E"]').count() == 1
    assert "\u202e" not in page.locator("main").evaluate("node => node.textContent")


def test_no_request_leaves_the_page(page_file, open_page):
    """The page asks for nothing but itself, and its policy refuses what a script would ask."""
    page = open_page(page_file)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for tab in ("articles", "speakers", "overview"):
        page.click(f"#tab-{tab}")
    assert asked == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_serious(page_file, open_page, scheme, width):
    """Contrast, names, roles and focus: no serious violation in any view."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = open_page(page_file, color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 844})
    for view in ("view=overview", "view=articles&article=0", "view=speakers&speaker=1"):
        page.evaluate(f"location.hash = '{view}'")
        page.wait_for_timeout(100)
        if view.startswith("view=articles"):
            page.keyboard.press("j")
            page.keyboard.press("j")
            page.keyboard.press("c")
        found = axe.run(page).response["violations"]
        serious = [v for v in found if v["impact"] in {"serious", "critical"}]
        assert [(v["id"], [n["html"] for n in v["nodes"]][:3]) for v in serious] == []
        page.keyboard.press("Escape")


def test_phone_has_one_column_and_no_sideways_scroll(page_file, open_page):
    """List, then article with its records below, then back."""
    page = open_page(page_file, "#view=articles")
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    page.wait_for_selector("body[data-ready]")
    assert page.locator("#reading").is_hidden()
    page.locator("#article-list .row").first.click()
    assert page.locator("#article-list").is_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.click("#to-list")
    assert page.locator("#article-list").is_visible()


def test_print_shows_the_open_view_alone(page_file, open_page):
    """On paper: text and all records, no lists, no buttons."""
    page = open_page(page_file, ARTICLE)
    page.emulate_media(media="print")
    assert page.locator(".masthead, .side").filter(visible=True).count() == 0
    assert page.locator(".card").last.is_visible()
    assert (
        page.evaluate("getComputedStyle(document.querySelector('#records')).overflowY") == "visible"
    )


def test_the_address_leads_back(page_file, open_page):
    """Back goes to the article before; an address with nonsense opens the overview."""
    page = open_page(page_file, ARTICLE)
    page.keyboard.press("n")
    page.go_back()
    expect(page).to_have_url(re.compile("article=0"))
    other = open_page(page_file, "#view=nowhere&article=9999&record=x&speaker=-1")
    assert other.locator("#overview").is_visible()

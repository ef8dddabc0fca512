"""The page as a file: its data, its policy and its errors; no browser needed."""

import base64
import hashlib
import json
import re

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from runs import Story, harbour, write_run

from pipeline.cli import main
from pipeline.reading import RunFolderError
from pipeline.records import KINDS, Number, Span, Speaker
from pipeline.review import page as page_module
from pipeline.review.articles import articles_with_records
from pipeline.review.index import Index
from pipeline.review.kinds import kinds, shape
from pipeline.review.page import SCRIPTS, STYLES, ReviewError, asset, script_json, write_page

DATA = re.compile(r'<script type="application/json" id="([\w-]+)">(.*?)</script>', re.DOTALL)


@pytest.fixture
def run(tmp_path):
    return write_run(tmp_path / "day", [harbour(), harbour("harbour-2")])


def write(run, page, sample=None):
    """Write the page of a run in which every row can be shown; return its number of articles."""
    rejected = []
    count = write_page(run, page, sample, rejected.append)
    assert rejected == []
    return count


def data(page):
    return {name: json.loads(text) for name, text in DATA.findall(page.read_text("utf-8"))}


def test_the_command_writes_one_file(run, tmp_path):
    """newsclaims review OUT -o PAGE names the page and its articles."""
    page = tmp_path / "page.html"
    result = CliRunner().invoke(main, ["review", str(run), "-o", str(page)])
    assert result.exit_code == 0, result.output
    assert "2 articles" in result.output
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["page.html"]


def test_data_holds_every_record_and_the_text_untouched(run, tmp_path):
    """Texts and spans come back from the page as they are in the run folder."""
    write(run, tmp_path / "page.html")
    found = data(tmp_path / "page.html")
    for number, (article, records) in enumerate(articles_with_records(run, None, list)):
        shown = found[f"article-{number}"]
        assert shown["text"] == article["text"]
        assert [record["id"] for record in shown["records"]] == [item["id"] for item in records]
        for record, item in zip(shown["records"], records, strict=True):
            start, end = record["span"]
            assert shown["text"][start:end] == item["span"]["text"]


def test_same_run_same_page(run, tmp_path):
    """No clock and no chance in the page."""
    pages = [tmp_path / "one.html", tmp_path / "two.html"]
    for page in pages:
        write(run, page)
    assert pages[0].read_bytes() == pages[1].read_bytes()


def test_policy_allows_the_pages_own_code_and_nothing_else(run, tmp_path):
    """The hashes of the policy are those of the one style and the one script."""
    write(run, tmp_path / "page.html")
    html = (tmp_path / "page.html").read_text("utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)[1]
    assert policy.startswith("default-src 'none'; ")
    for tag in ("script", "style"):
        (source,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_every_source_file_of_the_page_is_used():
    """A style or script that is in the folder is in the page, each one once."""
    folder = page_module.files("pipeline.review").joinpath("page")
    named = [f"{name}.css" for name in STYLES] + [f"{name}.js" for name in SCRIPTS]
    assert sorted(path.name for path in folder.iterdir()) == sorted([*named, "template.html"])


def test_page_names_no_network():
    """Neither markup, style nor script refers to anything outside the file."""
    for name in [*(f"{part}.css" for part in STYLES), *(f"{part}.js" for part in SCRIPTS)]:
        assert not re.search(r"\bfetch\(|XMLHttp|@import|url\(|innerHTML|eval\(", asset(name)), name


@given(st.text(st.characters(exclude_categories=())))
def test_script_json_round_trips_and_closes_nothing(text):
    """Any string comes back, and none can end a script or fail to encode."""
    encoded = script_json({"text": text})
    assert "<" not in encoded
    encoded.encode("utf-8")
    assert json.loads(encoded) == {"text": text}


def test_kinds_are_read_off_the_records():
    """Every kind is there, in order, with the fields that a checker can correct."""
    found = kinds()
    assert [kind["kind"] for kind in found] == [kind.kind for kind in KINDS]
    quote = found[0]["fields"]
    assert quote["content"] == {"type": "spans", "optional": False}
    assert quote["form"]["choices"] == ["direct", "indirect", "mixed"]
    assert not {"span", "rule", "confidence", "continues"} & quote.keys()
    assert "span" in found[2]["fields"]


@pytest.mark.parametrize(
    ("hint", "expected"),
    [
        (Span, "span"),
        (Span | None, "span"),
        (tuple[Span, ...], "spans"),
        (Speaker | None, "speaker"),
        (Number | None, "number"),
        (float, "number"),
        (str | None, "text"),
        (tuple[str, ...], None),
    ],
    ids=str,
)
def test_shape(hint, expected):
    """A field's type decides how it is corrected."""
    found = shape(hint)
    assert (found and found["type"]) == expected


def test_index_counts_one_speaker_over_articles_and_keeps_unresolved_ones_apart():
    """The same name in two articles is one speaker; quotes with no name share one row."""
    index = Index({})
    for story in (harbour(), harbour("other")):
        index.add(story.row(), story.records)
    names = [speaker["name"] for speaker in index.speakers]
    assert names.count("Odile Marchetti") == 1
    assert names.count(None) == 1
    assert index.articles[0]["speakers"] == index.articles[1]["speakers"]


@pytest.mark.parametrize(
    ("role", "affiliation", "shown"),
    [
        ("chair", "Saltmere Lines", "chair, Saltmere Lines"),
        ("chair of Saltmere Lines", "Saltmere Lines", "chair of Saltmere Lines"),
        (None, "Saltmere Lines", "Saltmere Lines"),
    ],
)
def test_index_names_a_speakers_affiliation_once(role, affiliation, shown):
    """A role that says the affiliation stands alone."""
    story = harbour()
    for record in story.records:
        speaker = record.get("speaker") or {}
        if speaker.get("name") == "Tomas Breck":
            speaker |= {"role": role, "affiliation": affiliation}
    index = Index({})
    index.add(story.row(), [item for item in story.records if item["kind"] == "quote"])
    (speaker,) = [item for item in index.speakers if item["name"] == "Tomas Breck"]
    assert speaker["roles"] == [shown]


def test_index_tells_a_repeated_claim_once():
    """Wire copy does not fill the list of claims worth checking."""
    index = Index({})
    for story in (harbour(), harbour("other")):
        index.add(story.row(), story.records)
    assert [claim["worth"] for claim in index.claims] == [0.91, 0.78, 0.55]


def test_known_speakers_bring_their_variants():
    """A row of speakers.jsonl gives the name and the variants of its id."""
    story = harbour()
    for record in story.records:
        if (record.get("speaker") or {}).get("name") == "Tomas Breck":
            record["speaker"]["id"] = "s1"
    row = {"id": "s1", "name": "Tomas J. Breck", "variants": ["Tomas Breck", "Breck"]}
    index = Index({"s1": row})
    index.add(story.row(), story.records)
    (speaker,) = [item for item in index.speakers if item["name"] == "Tomas J. Breck"]
    assert speaker["variants"] == ["Tomas Breck", "Breck"]


def test_sample_is_always_the_same_and_in_order(tmp_path):
    """A sample keeps the order of the run and does not change from one call to the next."""
    run = write_run(tmp_path / "day", [harbour(f"story-{number}") for number in range(20)])
    chosen = [[row["id"] for row, _ in articles_with_records(run, 5, list)] for _ in range(2)]
    assert chosen[0] == chosen[1]
    assert len(chosen[0]) == 5
    assert chosen[0] == sorted(chosen[0], key=lambda name: int(name.split("-")[1]))


def test_too_many_articles_name_the_remedy(run, tmp_path, monkeypatch):
    """A run that no browser opens is refused with the option that helps, and leaves no file."""
    monkeypatch.setattr(page_module, "LARGEST", 1)
    with pytest.raises(ReviewError, match="--sample"):
        write(run, tmp_path / "page.html")
    assert not list(tmp_path.glob("page.html*"))
    assert write(run, tmp_path / "page.html", sample=1) == 1


def test_a_folder_that_is_no_run_is_refused(tmp_path):
    """The message says what is missing and what to do; no page is left."""
    result = CliRunner().invoke(main, ["review", str(tmp_path), "-o", str(tmp_path / "page.html")])
    assert result.exit_code == 2
    assert "newsclaims extract" in result.output
    assert not list(tmp_path.iterdir())
    with pytest.raises(RunFolderError):
        write(tmp_path, tmp_path / "page.html")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"kind": "rumour"}, "kind"),
        ({"confidence": None}, "field"),
        ({"span": "4-9"}, "field"),
        ({"article_id": "elsewhere"}, "no_article"),
    ],
    ids=str,
)
def test_a_row_that_cannot_be_shown_is_named_and_left_out(tmp_path, change, code):
    """One bad record costs itself; the command says its line and ends with 1."""
    story = harbour()
    story.records[3] |= change
    run = write_run(tmp_path / "day", [story])
    page = tmp_path / "page.html"
    result = CliRunner().invoke(main, ["review", str(run), "-o", str(page)])
    assert result.exit_code == 1
    assert f"records.jsonl:4: {code}" in result.output
    assert len(data(page)["article-0"]["records"]) == len(story.records) - 1


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("Quiet day in Saltmere", "Quiet day in Saltmere"),
        ("# Quiet day in Saltmere", "Quiet day in Saltmere"),
        ("#QuietDay in Saltmere", "#QuietDay in Saltmere"),
    ],
)
def test_an_article_with_no_records_and_no_title(tmp_path, headline, title):
    """The headline block stands for the title, the path where there is none."""
    run = write_run(tmp_path / "day", [Story("plain", f"{headline}\n\nNothing happened.")])
    write(run, tmp_path / "page.html")
    (article,) = data(tmp_path / "page.html")["index"]["articles"]
    assert article["title"] == title
    assert article["kinds"] == ""

"""The desk's list and the comparison of quotes, over a small run of three papers."""

import json
import random
import sqlite3

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.compare import Telling, compare, compared
from pipeline.database.load import Loader
from pipeline.database.open import open_target
from pipeline.reading import entries
from pipeline.review.index import Index
from pipeline.top import Filters, top
from tests.run_folders import make, write_folder

PAPERS = (("a1", "The Courier", "2024-05-01"), ("a2", "Harbour News", "2024-05-02"),
          ("a3", "The Courier", None))  # fmt: skip
SAID = "Rents in Harbury have never risen by more than 3% a year"


def quote(identifier, article, text, cluster):
    return {
        "kind": "quote", "id": identifier, "article_id": article, "form": "direct",
        "content": [{"start": 0, "end": len(text), "text": text}],
        "speaker": {"name": "Ines Calloway"}, "cluster": cluster,
    }  # fmt: skip


def claim(identifier, article, worth, *, cluster=None, name=None, types=("quantity",), figures=()):
    text = f"Claim {identifier}"
    return {
        "kind": "claim", "id": identifier, "article_id": article, "checkworthiness": worth,
        "claimant": {"name": name, "role": "mayor"} if name else None, "types": list(types),
        "figures": list(figures), "dates": [], "cluster": cluster,
        "span": {"start": 0, "end": len(text), "text": text},
    }  # fmt: skip


RECORDS = [
    claim("c1", "a1", 0.9, cluster="k", name="Ines Calloway", figures=["f1"]),
    {"kind": "percentage", "id": "f1", "article_id": "a1", "span": {"text": "3%"}},
    quote("q1", "a1", SAID, "q"),
    claim("c2", "a2", 0.95, cluster="k", name="Ines Calloway"),
    claim("c3", "a2", 0.5, types=("rule",)),
    quote("q2", "a2", SAID.replace("3%", "5%"), "q"),
    claim("c4", "a3", 0.5),
    quote("q3", "a3", SAID + ".", "q"),
]


@pytest.fixture
def out(tmp_path):
    articles = [
        {"id": name, "publisher": paper, "published": day, "title": "T", "url": None, "text": "T"}
        for name, paper, day in PAPERS
    ]
    for name, rows in (("records", RECORDS), ("articles", articles)):
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (tmp_path / f"{name}.jsonl").write_text(lines, "utf-8")
    (tmp_path / "run.json").write_text("{}")
    return tmp_path


def test_a_cluster_is_one_line(out):
    """The best telling stands for its cluster, with the articles of all; equals go by id."""
    lines = top(out, Filters())
    assert [line.id for line in lines] == ["c2", "c3", "c4"]
    assert [article["id"] for article in lines[0].articles] == ["a2", "a1"]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(speaker="calloway"), ["c2"]),
        (Filters(publisher="courier"), ["c1", "c4"]),
        (Filters(kinds={"rule"}), ["c3"]),
        (Filters(kinds={"percentage"}), ["c1"]),
        (Filters(since="2024-05-02"), ["c2", "c3"]),
        (Filters(until="2024-05-01"), ["c1"]),
        (Filters(least=0.6), ["c2"]),
    ],
    ids=["speaker", "publisher", "type", "figure", "since", "until", "least"],
)
def test_filters(out, filters, found):
    """Each filter leaves the claims it names, and tells a cluster by those alone."""
    assert [line.id for line in top(out, filters)] == found


def ranked_run(folder):
    """Write a run whose claims differ in score, some of them told again, some equal."""
    draw = random.Random(5)
    made = [make(number) for number in range(12)]
    for _, records in made:
        for record in records:
            if record["kind"] == "claim":
                record["checkworthiness"] = draw.choice((0.2, 0.5, 0.83, round(draw.random(), 3)))
                record["cluster"] = draw.choice((None, None, None, "k1", "k2"))
    return write_folder(folder, made)


def test_list_page_and_database_agree(tmp_path):
    """The desk's list, the review page and the checklist have the same order."""
    out = ranked_run(tmp_path / "out")
    listed = [line.id for line in top(out, Filters())]
    index = Index(known={})
    for entry in entries(out):
        index.add(entry.article.value, [row.value for row in entry.records])
    assert [claim["id"] for claim in index.claims] == listed[: len(index.claims)]
    assert len(index.claims) > 5
    with open_target(f"sqlite:///{tmp_path / 'claims.db'}") as target:
        Loader(target, lambda _: None).load(out, None)
    with sqlite3.connect(tmp_path / "claims.db") as connection:
        rows = connection.execute("SELECT claim_id, cluster, claim FROM checklist").fetchall()
    told = {}
    for identifier, cluster, text in rows:
        told.setdefault(cluster or text.casefold(), identifier)
    assert list(told.values()) == listed


def test_top_command(out):
    """A line a claim, or an object a line."""
    result = CliRunner().invoke(main, ["top", str(out), "-n", "1"])
    assert result.output == "0.95  Ines Calloway, mayor: Claim c2  a2  a1\n"
    result = CliRunner().invoke(main, ["top", str(out), "--json", "--kind", "rule"])
    assert json.loads(result.output)["claim"] == "c3"


def test_compare(out):
    """The wording of most articles is verbatim, the other altered, its word marked."""
    (found,) = compare(out)
    assert [one.state for one in found.tellings] == ["verbatim", "altered", "verbatim"]
    assert "[-3-] {+5+}" in found.tellings[1].changes


@pytest.mark.parametrize(
    ("other", "state"),
    [
        ("“RENTS in Harbury: have never risen by more than 3% a year!”", "verbatim"),
        ("never risen by more than 3% a year", "cut"),
        (f"Believe me. {SAID}", "fuller"),
        (SAID.replace("never", "always"), "altered"),
    ],
)
def test_states(other, state):
    """Marks and case are not seen; words left out, added or changed are told apart."""
    tellings = [Telling(str(at), str(at), None, None, text) for at, text in
                enumerate((SAID, SAID, other))]  # fmt: skip
    assert compared("q", tellings).tellings[2].state == state


def test_compare_command(out):
    """The altered quote is shown, and as JSON with its tellings."""
    shown = CliRunner().invoke(main, ["compare", str(out)]).output
    assert "altered" in shown
    assert "a2 (Harbour News), Ines Calloway" in shown
    found = json.loads(CliRunner().invoke(main, ["compare", str(out), "--json"]).output)
    assert [telling["article"] for telling in found["tellings"]] == ["a1", "a2", "a3"]

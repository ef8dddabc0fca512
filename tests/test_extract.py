"""The corridor end to end on the sample articles."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.blocks import split
from pipeline.cli import main
from pipeline.records import plain

SAMPLE = Path(__file__).parent.parent / "corpus" / "articles"


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    folder = tmp_path_factory.mktemp("run")
    result = CliRunner().invoke(main, ["extract", str(SAMPLE), "-o", str(folder)])
    assert result.exit_code == 0, result.output
    return folder


def test_every_article_is_accounted_for(out):
    """Files are articles by their names, lines of JSON by their own ids."""
    lines = (out / "articles.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == [
        "brief-1",
        "brief-2",
        "brief-3",
        "council-rents.txt",
        "game-studio.txt",
        "harbour-2024-06",
        "hospital.html",
        "market.md",
    ]


def test_verify_is_clean(out):
    """Every span of the run is its article's text."""
    result = CliRunner().invoke(main, ["verify", str(out)])
    assert result.exit_code == 0, result.output


def test_blocks_of_articles(out):
    """An article's line holds the blocks that the components worked on, every span in one."""
    rows = map(json.loads, (out / "articles.jsonl").open(encoding="utf-8"))
    by_id = {row["id"]: row for row in rows}
    rents = by_id["council-rents.txt"]
    assert rents["blocks"] == plain(split(rents["text"]))
    for line in (out / "records.jsonl").open(encoding="utf-8"):
        record = json.loads(line)
        at = record["span"]["start"]
        (block,) = (b for b in by_id[record["article_id"]]["blocks"] if b["start"] <= at < b["end"])
        assert block["role"] != "boilerplate"

"""The corridor end to end on the sample articles."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main

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

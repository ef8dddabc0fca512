"""The score of page bodies: what it counts as found, kept and lost."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PARAGRAPHS = [
    "The council of Harbury will sell its old baths, the leader said on Tuesday after a vote.",
    "“Nobody has swum in them for nine years, and the roof is gone,” said Oda Lindqvist.",
    "The money goes to a new library beside the station, which opens in the spring of next year.",
]
LOST = "“We would have paid for the roof ourselves, had they asked us once,” a swimmer said."


def page(paragraphs):
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    return f"<html><body><article><h1>Harbury baths</h1>{body}</article></body></html>"


@pytest.fixture
def score(tmp_path):
    """Return what the script prints of one page whose gold body is given."""

    def printed(gold):
        (tmp_path / "baths.html").write_text(page(PARAGRAPHS))
        row = {"file": "baths.html", "text": "\n".join(gold)}
        (tmp_path / "gold.jsonl").write_text(json.dumps(row) + "\n")
        command = [sys.executable, str(ROOT / "corpus" / "pages.py"), str(tmp_path)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
        return json.loads(done.stdout)

    return printed


def test_whole_body(score):
    """Everything that gold has is kept, and nothing else is there but the headline."""
    found = score(["Harbury baths", *PARAGRAPHS])
    assert found["body_f1"] == found["quoted_kept"] == found["paragraphs_kept"] == 1
    assert (found["pages"], found["quoted_spans"], found["paragraphs"]) == (1, 1, 3)


def test_lost_paragraph(score):
    """A paragraph of gold that is not found lowers all three."""
    found = score(["Harbury baths", *PARAGRAPHS, LOST])
    assert found["body_f1"] < 1
    assert (found["quoted_kept"], found["paragraphs_kept"]) == (0.5, 0.75)


def test_junk(score):
    """What gold lacks lowers the F1 alone."""
    found = score(PARAGRAPHS[:2])
    assert found["body_f1"] < 0.9
    assert found["quoted_kept"] == found["paragraphs_kept"] == 1

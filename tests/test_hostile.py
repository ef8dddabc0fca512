"""A folder of everything that a folder should not hold: each costs itself only."""

import json
import subprocess
import sys

import pytest
from hostile import write

from pipeline.run.verify import verify


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile") / "texts"
    folder.mkdir()
    expected = write(folder)
    out = folder.parent / "out"
    words = ["extract", str(folder), "-o", str(out), "--attribution", "fast", "--time-limit", "60"]
    done = subprocess.run(
        [sys.executable, "-m", "pipeline.cli", *words], capture_output=True, text=True, check=False
    )
    return done, out, expected


def lines(path):
    return [json.loads(line) for line in path.read_bytes().splitlines()]


@pytest.mark.slow
def test_exit_status(run):
    """Rejects make the status 1; nobody sees a traceback."""
    done, _, _ = run
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_every_case_becomes_what_it_must(run):
    """Processed, empty, or rejected with the code that the generator states."""
    _, out, expected = run
    became = {row["path"]: row["code"] for row in lines(out / "rejected.jsonl")}
    became |= {row["path"]: "processed" for row in lines(out / "articles.jsonl")}
    wrong = {
        name: (became.get(name, "empty"), sorted(allowed))
        for name, allowed in expected.items()
        if became.get(name, "empty") not in allowed
    }
    assert not wrong
    assert set(became) <= set(expected)


@pytest.mark.slow
def test_account(run):
    """Every input is in exactly one of the three counts."""
    _, out, expected = run
    counts = json.loads((out / "run.json").read_text("utf-8"))["counts"]
    assert counts["inputs"] == len(expected)
    assert counts["inputs"] == counts["processed"] + counts["empty"] + counts["rejected"]
    assert counts["rejected"] == len(lines(out / "rejected.jsonl"))


@pytest.mark.slow
def test_every_reject_says_what_to_do(run):
    """Path, stage, code, and a message with a remedy."""
    _, out, _ = run
    for row in lines(out / "rejected.jsonl"):
        assert row["stage"] in {"read", "extract"}
        assert ";" in row["message"], row


@pytest.mark.slow
def test_spans(run):
    """Every span is its article's text."""
    _, out, _ = run
    assert list(verify(out)) == []

"""A folder of everything that a folder should not hold: each costs itself only."""

import json

import pytest
from hostile import extract, lines, outcomes, write, wrong

from pipeline.run.verify import verify


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile") / "texts"
    folder.mkdir()
    expected = write(folder)
    out = folder.parent / "out"
    return extract([folder], out), out, expected


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
    became = dict(outcomes(out))
    assert not wrong(became, expected)
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

"""Marks saved by the review page: kept, whatever becomes of their records."""

import json

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.database.load import Loader
from pipeline.database.open import open_target
from tests.database.conftest import load
from tests.run_folders import make, write_folder

VERDICTS = "SELECT record_id, kind, verdict, note FROM verdicts ORDER BY record_id"


def mark(record, verdict="right", at="2031-05-06T07:08:09.123Z", **more):
    """Return a mark on a record."""
    article = record["article_id"]
    blank = {"correction": None, "note": None}
    return {
        "record": record["id"],
        "article": article,
        "verdict": verdict,
        **blank,
        "at": at,
    } | more


def save(path, marks):
    """Write marks as the page does."""
    path.write_text("".join(json.dumps(item) + "\n" for item in marks))
    return path


def review(url, file):
    """Load marks; return the bad ones and the latest verdicts."""
    bad = []
    with open_target(url) as target:
        Loader(target, bad.append).review(file)
        return bad, target.execute(VERDICTS)


def first(kind):
    """Return the first record of a kind in the first article."""
    return next(record for record in make(0)[1] if record["kind"] == kind)


def test_verdicts(url, out, tmp_path):
    """The latest mark counts, in whatever order and however often the marks are loaded."""
    load(url, out)
    quote, claim = first("quote"), first("claim")
    early = mark(quote, "right", "2031-05-06T07:00:00.000Z")
    late = mark(quote, "wrong", "2031-05-06T09:30:00+02:00", note="says “Brooke”")
    marks = [late, early, mark(claim, "corrected", correction={"span": {"start": 1}})]
    for _ in range(2):
        bad, found = review(url, save(tmp_path / "marks.jsonl", marks))
    expected = [
        (quote["id"], "quote", "wrong", "says “Brooke”"),
        (claim["id"], "claim", "corrected", None),
    ]
    assert not bad
    assert found == sorted(expected)
    with open_target(url) as target:
        checked = "SELECT claim_id FROM checklist WHERE verdict = 'corrected'"
        assert target.execute(checked) == [(claim["id"],)]
        assert target.execute("SELECT count(*) FROM reviews") == [(3,)]


def test_marks_outlive_their_records(url, out, tmp_path):
    """A mark stays when its article is edited or gone."""
    load(url, out)
    review(url, save(tmp_path / "marks.jsonl", [mark(first("quote"), "wrong")]))
    load(url, write_folder(out, [make(5)]))
    with open_target(url) as target:
        assert target.execute(VERDICTS) == [(first("quote")["id"], None, "wrong", None)]


def test_two_marks_at_once(url, tmp_path):
    """Of two marks on a record at one time the later line counts."""
    quote = first("quote")
    marks = [mark(quote, "right"), mark(quote, "wrong")]
    bad, found = review(url, save(tmp_path / "marks.jsonl", marks))
    assert not bad
    assert [row[2] for row in found] == ["wrong"]


BAD = {
    "verdict": ({"verdict": "maybe"}, "choice"),
    "record": ({"record": None}, "type"),
    "time": ({"at": "yesterday"}, "type"),
    "no time": ({"at": None}, "type"),
    "note": ({"note": 7}, "type"),
    "correction": ({"correction": "Ada"}, "type"),
    "nul": ({"note": "\0"}, "nul"),
    "surrogate": ({"note": "\ud800"}, "surrogate"),
}


@pytest.mark.parametrize(("change", "code"), BAD.values(), ids=BAD)
def test_bad_marks(url, tmp_path, change, code):
    """A mark that is none is named, and the others are kept."""
    good, other = mark(first("quote")), mark(first("claim"))
    bad, found = review(url, save(tmp_path / "marks.jsonl", [good | change, other]))
    assert [(row.line, row.code) for row in bad] == [(1, code)]
    assert [row[0] for row in found] == [other["record"]]


def test_command(out, sqlite_url, tmp_path):
    """`--reviews` loads marks after the run folder."""
    file = save(tmp_path / "marks.jsonl", [mark(first("quote"))])
    arguments = ["load", str(out), "--to", sqlite_url, "--reviews", str(file)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    assert "rows of reviews" in result.output

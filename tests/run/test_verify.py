"""What a run folder says is read again: spans against texts, texts against their hashes."""

import json

import pytest

from pipeline.run.verify import verify
from tests.run_folders import make, write_folder


def moved(article, records):
    records[1]["cue"] = {"start": 1, "end": 3, "text": "no"}


def shortened(article, records):
    article["text"] = article["text"][1:]


def stray(article, records):
    records[2]["article_id"] = "nowhere"


@pytest.mark.parametrize(
    ("spoil", "file", "line", "code"),
    [
        (moved, "records.jsonl", 34, "span"),
        (shortened, "articles.jsonl", 2, "hash"),
        (stray, "records.jsonl", 35, "no_article"),
    ],
)
def test_spoilt(tmp_path, spoil, file, line, code):
    """The first line that differs is named, and why."""
    made = [make(0), make(1), make(2)]
    assert list(verify(write_folder(tmp_path, made))) == []
    spoil(*made[1])
    found = next(verify(write_folder(tmp_path, made)))
    assert (found.file, found.line, found.code) == (file, line, code)


def test_torn_line(tmp_path):
    """A line that is no JSON is named, and the others are read."""
    write_folder(tmp_path, [make(0)])
    with (tmp_path / "records.jsonl").open("a") as records:
        records.write(json.dumps({"id": "x"})[:-1] + "\n")
    assert [(row.line, row.code) for row in verify(tmp_path)] == [(33, "json")]

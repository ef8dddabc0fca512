"""doccano JSONL, as its importer reads it: text, label, and the rest as metadata."""

import json

from tests.export.conftest import labelled


def test_spans(exported, records, articles):
    """Every span is there with its label, in code points."""
    found = []
    for line in exported("doccano").read_text("utf-8").splitlines():
        row = json.loads(line)
        assert row["text"] == articles[row["article_id"]]["text"]
        for start, end, label in row["label"]:
            assert 0 <= start < end <= len(row["text"])
            assert isinstance(label, str)
            found.append((row["article_id"], start, end, label))
    assert sorted(found) == sorted(set(labelled(records)))

"""Reads corpus/cases/<kind>.jsonl and says where a pipeline's records differ from a case."""

from functools import cache
from pathlib import Path

import jsonlines
import pytest

from pipeline.extract import prepare
from pipeline.language import load
from pipeline.records import Article, Span

CASES = Path(__file__).parent.parent.parent / "corpus" / "cases"
language = cache(load)


def cases(kind):
    """Return the cases of a kind as pytest parameters, each named by its note."""
    with jsonlines.open(CASES / f"{kind}.jsonl") as rows:
        return [pytest.param(row, id=row["note"]) for row in rows]


def found(text, plural):
    """Return the records of a kind that the pipeline finds in ``text``."""
    nlp = language()
    article = Article(
        id="case", path="case", text=text, format="txt", encoding="utf-8", bytes_sha256=""
    )
    return list(nlp(prepare(nlp, article))._.get(plural))


def check(case, plural):
    """Assert that the records found are the case's, field by field as far as it states them."""
    records = found(case["text"], plural)
    spans = [record.span.text for record in records]
    assert len(records) == len(case["records"]), spans
    for record, expected in zip(records, case["records"], strict=True):
        got = {field: plain(getattr(record, field)) for field in expected}
        assert got == expected


def plain(value):
    """Return a span as its text, anything else as it is."""
    return (
        value.text
        if isinstance(value, Span)
        else list(value)
        if isinstance(value, tuple)
        else value
    )

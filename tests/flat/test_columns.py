"""How records lie in columns."""

import pytest

from pipeline.flat.columns import OWN_FIELDS, record_columns
from pipeline.flat.records import record_values
from tests.run_folders import make

KINDS = sorted(OWN_FIELDS)


@pytest.mark.parametrize("kind", KINDS)
def test_names(kind):
    """No two fields of a kind lie in one column."""
    names = [column.name for column in record_columns(kind)]
    assert len(names) == len(set(names))


def test_one_name_one_type():
    """A column that several kinds have is of one type, so that one table can hold them all."""
    types = {}
    for kind in KINDS:
        for column in record_columns(kind):
            assert types.setdefault(column.name, column.type) == column.type, column.name


@pytest.mark.parametrize("kind", KINDS)
def test_values(kind):
    """A record has a value for each column; spans and numbers come out as they are."""
    article, records = make(3)
    record = next(record for record in records if record["kind"] == kind)
    names = [column.name for column in record_columns(kind)]
    row = dict(zip(names, record_values(record, article), strict=True))
    assert row["id"] == record["id"]
    assert row["span_text"] == article["text"][row["span_start"] : row["span_end"]]
    assert all(row[name] == record[name] for name in ("low", "high", "value") if name in record)


def test_quote():
    """A span is three columns, a speaker an id and a column a field, contents JSON and text."""
    article, records = make(3)
    quote = next(record for record in records if record["kind"] == "quote")
    names = [column.name for column in record_columns("quote")]
    row = dict(zip(names, record_values(quote, article), strict=True))
    assert (row["cue_start"], row["cue_text"]) == (quote["cue"]["start"], "added")
    assert (row["medium_start"], row["medium_text"]) == (None, None)
    assert row["speaker_name"] == quote["speaker"]["name"]
    assert row["speaker_id"]
    assert row["content_text"] == " … ".join(part["text"] for part in quote["content"])


def test_record_of_before():
    """A field that was added later has its default in a record of before."""
    article, records = make(3)
    claim = next(record for record in records if record["kind"] == "claim")
    del claim["hedged"], claim["types"], claim["cluster"]
    names = [column.name for column in record_columns("claim")]
    row = dict(zip(names, record_values(claim, article), strict=True))
    assert (row["hedged"], row["types"], row["cluster"]) == (False, "[]", None)

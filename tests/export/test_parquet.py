"""Parquet, read back by pyarrow."""

import pytest

parquet = pytest.importorskip("pyarrow.parquet", reason="needs the extra parquet")


def test_rows(exported, records, articles):
    """A row a record, in order, in typed columns."""
    table = parquet.read_table(exported("parquet"))
    rows = table.to_pylist()
    assert [row["id"] for row in rows] == [record["id"] for record in records]
    for row, record in zip(rows, records, strict=True):
        text = articles[record["article_id"]]["text"]
        assert text[row["span_start"] : row["span_end"]] == row["span_text"]
        assert row["low"] == record.get("low")
        assert row["confidence"] == record["confidence"]
    assert str(table.schema.field("span_start").type) == "int64"
    assert str(table.schema.field("low").type) == "double"
    assert table.schema.metadata[b"newsclaims"] == b"newsclaims/1"


def test_row_groups(exported, records, monkeypatch):
    """A long file is written group by group."""
    monkeypatch.setattr("pipeline.export.parquet.GROUP", 100)
    file = parquet.ParquetFile(exported("parquet"))
    assert file.num_row_groups == 3
    assert file.metadata.num_rows == len(records) == 256

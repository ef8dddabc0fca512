"""CSV, read back by Python's csv module."""

import csv

import pytest

from pipeline.export.csv_table import FORMULA, safe
from tests.run_folders import make, write_folder


def read(path):
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def test_rows(exported, records, articles):
    """A row a record, in order, with its span, sentence, article and link."""
    rows = read(exported("csv"))
    assert [row["id"] for row in rows] == [record["id"] for record in records]
    for row, record in zip(rows, records, strict=True):
        article = articles[record["article_id"]]
        assert article["text"][int(row["span_start"]) : int(row["span_end"])] == row["span_text"]
        assert row["kind"] == record["kind"]
        assert row["span_text"] in row["sentence"]
        assert row["article_title"] == article["title"]
        assert bool(row["link"]) == bool(article["url"])


def test_values(exported, records):
    """Figures keep their values."""
    rows = {row["id"]: row for row in read(exported("csv"))}
    for record in records:
        if "low" in record:
            assert float(rows[record["id"]]["low"]) == record["low"]


FORMULAS = ["=1+1", "+44 20", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "'=1", "''@x"]


@pytest.mark.parametrize("text", FORMULAS, ids=repr)
def test_formulas(text):
    """What a spreadsheet would run gets an apostrophe, and loses it again by one rule."""
    cell = safe(text)
    assert cell == f"'{text}"
    assert FORMULA.match(cell)


@pytest.mark.parametrize("value", ["rents", "'tis", " =1", "a=b", "", None, -5, 0.5], ids=repr)
def test_no_formulas(value):
    """Words and numbers stay as they are."""
    assert safe(value) == value


def test_hostile_cells(tmp_path, exported, out):
    """Commas, quotation marks, line ends and formulas come back as they were."""
    article, records = make(1)
    hostile = '=HYPERLINK("http://x.example","a,b")\r\n;\u2028|'
    article["title"] = hostile
    write_folder(out, [(article, records)])
    rows = read(exported("csv"))
    assert {row["article_title"] for row in rows} == {f"'{hostile}"}

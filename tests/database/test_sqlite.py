"""The SQLite file itself: its search, its views, its versions, and the tools that read it."""

import sqlite3

import pytest
import sqlite_utils
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.database.dump import dump
from pipeline.database.load import Loader
from pipeline.database.open import open_target
from pipeline.database.target import DatabaseError
from tests.database.conftest import load
from tests.run_folders import make, write_folder


@pytest.fixture
def path(out, tmp_path):
    """A database of ten articles."""
    load(f"sqlite:///{tmp_path / 'claims.db'}", out)
    return tmp_path / "claims.db"


def query(path, statement):
    """Return the rows of a query."""
    with sqlite3.connect(path) as connection:
        return connection.execute(statement).fetchall()


SEARCH = """SELECT q.speaker_name, q.content_text FROM quotes q
            JOIN quotes_fts f ON f.rowid = q.key WHERE quotes_fts MATCH '{}'"""


def test_search(path):
    """Contents are found by the stems of words, speakers by their names, accents or none."""
    assert len(query(path, SEARCH.format("selling"))) == 40
    found = query(path, SEARCH.format('speaker_name: "chloe"'))
    assert found
    assert all(name.startswith("Chloé") for name, _ in found)


def test_search_is_in_step(path, out):
    """After an edit the index holds what the table holds, and no more."""
    load(f"sqlite:///{path}", write_folder(out, [make(n, seed=n % 2) for n in range(0, 10, 2)]))
    with sqlite3.connect(path) as connection:
        for table in ("quotes_fts", "claims_fts"):
            check = f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)"
            connection.execute(check)  # raises where index and table differ
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_vacuum(path):
    """The index leads to the right rows after VACUUM too."""
    before = query(path, SEARCH.format("rents"))
    query(path, "VACUUM")
    assert query(path, SEARCH.format("rents")) == before


def test_checklist(path, out):
    """A row a claim, best first, with all that a checker looks at."""
    with sqlite3.connect(path) as connection:
        connection.row_factory = sqlite3.Row
        rows = connection.execute("SELECT * FROM checklist").fetchall()
    article, records = make(7)
    claim = next(record for record in records if record["kind"] == "claim")
    row = next(row for row in rows if row["claim_id"] == claim["id"])
    assert len(rows) == 40
    assert row["claim"] == claim["span"]["text"]
    assert row["claimant_name"] == claim["claimant"]["name"]
    assert row["quote"].endswith(claim["span"]["text"])
    assert row["figures"] in row["claim"]
    assert row["dates"] in row["claim"]
    assert row["sentence"] in article["text"]
    assert row["claim"] in row["sentence"]
    assert row["url"] == article["url"]
    assert row["publisher"] == article["publisher"]


def test_checklist_is_read_from_its_top(path):
    """The first claims of millions are found without sorting or reading the rest."""
    plan = query(path, "EXPLAIN QUERY PLAN SELECT * FROM checklist LIMIT 20")
    steps = [step for *_, step in plan]
    assert "SCAN c USING INDEX claims_checkworthiness_id" in steps
    assert not [step for step in steps if step.startswith("MATERIALIZE") and "verdicts" not in step]


def test_figures(path):
    """Every salary, amount, percentage and quantity is a figure."""
    found = query(path, "SELECT kind, count(*) FROM figures GROUP BY kind ORDER BY kind")
    assert found == [("money", 40), ("percentage", 40), ("quantity", 40), ("salary", 40)]


def test_numbers(path):
    """Numbers are numbers: they add up and compare."""
    low, high = query(path, "SELECT min(low), max(high) FROM salaries WHERE currency = 'USD'")[0]
    assert (low, high) == (min(20000, low), max(65000, high))
    assert query(path, "SELECT DISTINCT typeof(low) FROM money") == [("integer",)]


def test_sqlite_utils(path):
    """sqlite-utils (and so Datasette) finds keys, references and search by itself."""
    database = sqlite_utils.Database(path)
    assert database["quotes"].detect_fts() == "quotes_fts"
    assert len(list(database["quotes"].search("sell"))) == 40
    references = {key.column: key.other_table for key in database["claims"].foreign_keys}
    expected = {"article_id": "articles", "claimant_id": "speakers", "quote": "quotes"}
    assert references.items() >= expected.items()
    assert {"checklist", "figures"} <= set(database.view_names())


def test_later_version(path):
    """A database of a later version is refused, with the remedy."""
    query(path, "UPDATE schema_version SET version = 99")
    with open_target(f"sqlite:///{path}") as target, pytest.raises(DatabaseError, match="upgrade"):
        target.prepare()


def test_table_of_others(tmp_path, out):
    """A database that has other tables of our names is left alone."""
    query(tmp_path / "blog.db", "CREATE TABLE articles (title)")
    with pytest.raises(DatabaseError, match="'articles' that newsclaims did not make"):
        load(f"sqlite:///{tmp_path / 'blog.db'}", out)
    assert query(tmp_path / "blog.db", "SELECT name FROM sqlite_schema") == [("articles",)]


def test_missing_column_and_table(path, out):
    """Tables and columns that an earlier version lacked are added, and filled by the next load."""
    with open_target(f"sqlite:///{path}") as target:
        fresh = list(dump(target))
    query(path, "DROP VIEW checklist")
    query(path, "ALTER TABLE money DROP COLUMN currency_basis")
    query(path, "DROP TABLE claim_dates")
    query(path, "DROP INDEX quotes_cluster")
    query(path, "UPDATE schema_version SET fingerprint = 'earlier'")
    query(path, "UPDATE articles SET digest = 'earlier'")
    loaded, _, lines = load(f"sqlite:///{path}", out)
    assert loaded.articles["loaded"] == 10
    assert lines == fresh
    assert len(query(path, "SELECT * FROM checklist")) == 40
    assert query(path, "SELECT 1 FROM sqlite_schema WHERE name = 'quotes_cluster'") == [(1,)]


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("claims.db", "write sqlite:///PATH or postgresql://"),
        ("mysql://here/claims", "write sqlite:///PATH or postgresql://"),
        ("sqlite://claims.db", "write sqlite:///PATH"),
        ("sqlite:///", "write sqlite:///PATH"),
        ("sqlite:////nowhere/at/all/claims.db", "in a folder that you can write to"),
    ],
)
def test_bad_url(out, url, reason):
    """A URL that leads to no database is refused in one line that says how to write it."""
    result = CliRunner().invoke(main, ["load", str(out), "--to", url])
    assert result.exit_code == 2
    assert reason in result.output


def test_not_a_database(out, tmp_path):
    """A file that is no database is refused and left as it was."""
    (tmp_path / "notes.db").write_text("remember the milk " * 100)
    result = CliRunner().invoke(main, ["load", str(out), "--to", f"sqlite:///{tmp_path}/notes.db"])
    assert result.exit_code == 2
    assert "is it an SQLite file" in result.output
    assert (tmp_path / "notes.db").read_text() == "remember the milk " * 100


def test_command(out, tmp_path):
    """`newsclaims load` tells what it did, names bad rows, and its exit status says so."""
    url = f"sqlite:///{tmp_path / 'claims.db'}"
    good = CliRunner().invoke(main, ["load", str(out), "--to", url])
    with (out / "records.jsonl").open("a") as records:
        records.write("{\n")
    bad = CliRunner().invoke(main, ["load", str(out), "--to", url])
    assert (good.exit_code, bad.exit_code) == (0, 1)
    assert "articles loaded" in good.output
    assert "records.jsonl:321: json:" in bad.output


def test_disk_full(out, sqlite_url):
    """An error of the database itself is one line, and what was loaded before stands."""
    with open_target(sqlite_url) as target:
        with target.transaction():
            target.prepare()
        target.execute(f"PRAGMA max_page_count = {target.execute('PRAGMA page_count')[0][0] + 5}")
        with pytest.raises(DatabaseError, match="database or disk is full; what was loaded before"):
            Loader(target, print).load(out)
    loaded, _, _ = load(sqlite_url, out)
    assert loaded.articles["loaded"] == 10

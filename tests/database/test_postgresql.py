"""What is PostgreSQL's own: jsonb, tsvector, and the same contents as SQLite."""

import json

import pytest

from pipeline.database.dump import dump
from pipeline.database.load import Loader
from pipeline.database.open import open_target
from pipeline.database.target import DatabaseError
from tests.database.conftest import load
from tests.run_folders import make, write_folder

psycopg = pytest.importorskip("psycopg")
pytestmark = pytest.mark.slow


def query(url, statement):
    """Return the rows of a query."""
    with psycopg.connect(url) as connection:
        return connection.execute(statement).fetchall()


def test_the_same_dump_as_sqlite(postgresql_url, sqlite_url, out):
    """Both databases hold the same rows of the same values."""
    _, _, ours = load(postgresql_url, out)
    _, _, theirs = load(sqlite_url, out)
    assert ours == theirs


NUMBERS = [2**63 - 1, -(2**63) + 1, 0.1, 1e300, -5e-324, 1e22, 2**53 + 1, 1234567.891, 0, -0.0]


def test_numbers(postgresql_url, sqlite_url, tmp_path):
    """Numbers come out as they went in, in both databases."""
    made = [make(n) for n in range(len(NUMBERS))]
    for number, (_, records) in zip(NUMBERS, made, strict=True):
        next(record for record in records if record["kind"] == "money")["low"] = number
    out = write_folder(tmp_path / "out", made)
    _, bad, ours = load(postgresql_url, out)
    _, _, theirs = load(sqlite_url, out)
    rows = [json.loads(line) for line in ours if '{"money"' in line]
    assert not bad
    assert {row["money"]["low"] for row in rows} >= set(NUMBERS)
    assert ours == theirs


def test_search(postgresql_url, out):
    """Contents are found by the stems of words."""
    load(postgresql_url, out)
    matching = "search @@ websearch_to_tsquery('english', 'selling')"
    assert query(postgresql_url, f"SELECT count(*) FROM quotes WHERE {matching}") == [(40,)]


def test_long_content(postgresql_url, tmp_path):
    """A content longer than a tsvector can be is stored, and searched by its beginning."""
    article, records = make(1)
    for record in records:
        if record["kind"] == "quote":
            record["speaker"]["name"] = " ".join(f"name{n}" for n in range(150_000))
    _, bad, _ = load(postgresql_url, write_folder(tmp_path / "out", [(article, records)]))
    found = "SELECT count(*) FROM quotes WHERE search @@ 'name7'::tsquery"
    assert not bad
    assert query(postgresql_url, found) == [(4,)]


def test_raw_is_jsonb(postgresql_url, out):
    """The raw record answers jsonb's questions."""
    load(postgresql_url, out)
    asked = "SELECT count(*) FROM quotes WHERE raw -> 'speaker' ->> 'role' = 'chair'"
    assert query(postgresql_url, asked) == [(40,)]
    assert query(postgresql_url, "SELECT count(*) FROM quotes WHERE raw ->> 'id' <> id") == [(0,)]


def test_checklist(postgresql_url, sqlite_url, out, tmp_path):
    """The views say the same as SQLite's."""
    load(postgresql_url, out)
    load(sqlite_url, out)
    asked = "SELECT claim_id, claim, figures, dates, sentence, quote, url FROM checklist"
    with open_target(sqlite_url) as target:
        theirs = target.execute(asked)
    assert query(postgresql_url, asked) == theirs


def test_later_version(postgresql_url, out):
    """A database of a later version is refused, with the remedy."""
    load(postgresql_url, out)
    with psycopg.connect(postgresql_url) as connection:
        connection.execute("UPDATE schema_version SET version = 99")
    with (
        open_target(postgresql_url) as target,
        pytest.raises(DatabaseError, match="upgrade"),
        target.transaction(),
    ):
        target.prepare()


def test_missing_column_and_table(postgresql_url, out):
    """Tables and columns that an earlier version lacked are added, and filled by the next load."""
    _, _, fresh = load(postgresql_url, out)
    with psycopg.connect(postgresql_url) as connection:
        connection.execute("DROP VIEW checklist")
        connection.execute("ALTER TABLE money DROP COLUMN currency_basis")
        connection.execute("DROP TABLE claim_dates")
        connection.execute("DROP INDEX quotes_cluster")
        connection.execute("UPDATE schema_version SET fingerprint = 'earlier'")
        connection.execute("UPDATE articles SET digest = 'earlier'")
    loaded, _, lines = load(postgresql_url, out)
    assert loaded.articles["loaded"] == 10
    assert lines == fresh


def test_no_server(out):
    """A server that is not there is refused in one line."""
    with pytest.raises(DatabaseError, match="is the server up"):
        open_target("postgresql://127.0.0.1:1/claims")


def test_reading_while_loading(postgresql_url, out):
    """A reader sees the articles of before until the load's transaction ends."""
    load(postgresql_url, out)
    with open_target(postgresql_url) as target:
        with target.transaction():
            target.remove([make(0)[0]["id"]])
            assert query(postgresql_url, "SELECT count(*) FROM articles") == [(10,)]
        assert query(postgresql_url, "SELECT count(*) FROM articles") == [(9,)]
        assert sum('{"articles"' in line for line in dump(target)) == 9


def test_connection_lost(postgresql_url, out):
    """A connection that breaks is one line, and the next load goes on."""
    with open_target(postgresql_url) as target:
        ((backend,),) = target.execute("SELECT pg_backend_pid()")

        def advance(_):
            query(postgresql_url, f"SELECT pg_terminate_backend({backend})")

        with pytest.raises(DatabaseError, match="what was loaded before stands"):
            Loader(target, print, advance).load(out)
    loaded, _, _ = load(postgresql_url, out)
    assert loaded.articles["unchanged"] == 10

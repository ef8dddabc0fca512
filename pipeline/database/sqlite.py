"""SQLite: one file, no server; FTS5 over the searched columns, kept in step by triggers.

A table that is searched has an integer key of its own, a hash of the record's id: so a row's place
in the index is the same whatever the order of loading, and VACUUM leaves it alone.
"""

import hashlib
import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Self

from pipeline.database.migrations import migrate
from pipeline.database.schema import CONTENTS, SPEAKERS, Table
from pipeline.database.statements import conflict, definition, sweep
from pipeline.database.target import DatabaseError, Held, Target, Tuple, stopped
from pipeline.flat.columns import Column
from pipeline.flat.values import Value

PATIENCE = 600  # seconds that a loader waits for another one's transaction
PAUSE = 0.02  # seconds between two tries to turn on the write-ahead log
CACHE = 64 * 1024  # KiB of pages in memory
LOG = 16 * 1024  # pages (of 4 KiB) of the write-ahead log before they go into the file
MANY = 500  # values in one query; the oldest SQLite takes 999

_TYPES = {
    "text": "TEXT",
    "json": "TEXT",
    "integer": "INTEGER",
    "number": "NUMERIC",
    "real": "REAL",
    "boolean": "INTEGER",
}


_DECODERS: dict[str, Callable[[Any], Any]] = {"json": json.loads, "boolean": bool}


class SQLite(Target):
    """A database in the file ``path``."""

    JOIN = "group_concat"

    def __init__(self, path: str) -> None:
        self._db = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        self._log_ahead()
        self._db.execute("PRAGMA synchronous = NORMAL")  # WAL: what is committed stays whole
        self._db.execute("PRAGMA foreign_keys = ON")
        self._db.execute(f"PRAGMA cache_size = -{CACHE}")
        self._db.execute(f"PRAGMA wal_autocheckpoint = {LOG}")

    @classmethod
    def open(cls, url: str) -> Self:
        """Open ``sqlite:///PATH``, a file that need not be there yet."""
        path = url.removeprefix("sqlite:///")
        if path in {"", url}:
            raise DatabaseError(f"{url}: write sqlite:///PATH, as in sqlite:///claims.db")
        try:
            return cls(path)
        except sqlite3.Error as error:
            message = f"{path}: {error}; is it an SQLite file, in a folder that you can write to?"
            raise DatabaseError(message) from error

    def _log_ahead(self) -> None:
        """Turn on the write-ahead log; SQLite doesn't wait for another who opens the file."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                self._db.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                    raise
                time.sleep(PAUSE)
            else:
                return

    def close(self) -> None:
        """Let the database go."""
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Return a context: a transaction that one loader at a time is in."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
            yield
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            raise DatabaseError(stopped(error)) from error
        finally:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")

    def prepare(self) -> None:
        """Create the tables, or bring those of an earlier version up to date."""
        migrate(self)

    def execute(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run one statement and return its rows."""
        return self._db.execute(statement, values).fetchall()

    def present(self) -> dict[str, tuple[str, ...]]:
        """Return the tables that are there, each with its columns."""
        names = self.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        return {
            name: tuple(row[1] for row in self.execute(f'PRAGMA table_info("{name}")'))
            for (name,) in names
        }

    def create(self, table: Table) -> None:
        """Create a table with its search."""
        for statement in ddl(table):
            self.execute(statement)

    def add(self, table: Table, column: Column) -> None:
        """Add a column, empty in the rows that are there."""
        self.execute(
            f"ALTER TABLE {table.name} ADD COLUMN {definition(column, _TYPES, required=False)}"
        )

    def held(self, article_ids: Sequence[str]) -> dict[str, Held]:
        """Return what is held of those articles that are in the database."""
        found = self._among("id, collection, text_sha256, digest", "articles", article_ids)
        return {identifier: Held(*rest) for identifier, *rest in found}

    def owners(self, record_ids: Sequence[str]) -> dict[str, str]:
        """Return the article of each of those records that are in the database."""
        return dict(self._among("id, article_id", "records", record_ids))

    def _among(self, columns: str, table: str, ids: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        for first in range(0, len(ids), MANY):
            some = ids[first : first + MANY]
            marks = ",".join("?" * len(some))
            yield from self._db.execute(
                f"SELECT {columns} FROM {table} WHERE id IN ({marks})",
                some,
            )

    def sweep(self) -> None:
        """Remove the speakers that no record names."""
        self.execute(sweep())

    def replace(self, article_ids: Sequence[str], rows: Mapping[str, Sequence[Tuple]]) -> None:
        """Put ``rows``, by table, in the place of all that is held of the articles."""
        self._db.executemany(
            "DELETE FROM records WHERE article_id = ?", ((name,) for name in article_ids)
        )
        for table in CONTENTS:
            self._insert(table, rows.get(table.name, ()), update=table is not SPEAKERS)

    def collection(self, name: str) -> Iterable[str]:
        """Return the ids of the articles of a collection."""
        found = self._db.execute("SELECT id FROM articles WHERE collection = ?", (name,))
        return (identifier for (identifier,) in found)

    def remove(self, article_ids: Sequence[str]) -> None:
        """Remove articles and all that hangs on them."""
        self._db.executemany("DELETE FROM articles WHERE id = ?", ((i,) for i in article_ids))

    def upsert(self, table: Table, rows: Sequence[Tuple]) -> None:
        """Add rows, each in the place of the row with its key."""
        self._insert(table, rows, update=True)

    def _insert(self, table: Table, rows: Sequence[Tuple], *, update: bool) -> None:
        names, values = table.names, list(rows)
        if table.searched:  # the index wants its keys in order
            names = ("key", *names)
            values = sorted((search_key(row[0]), *row) for row in rows)
        self._db.executemany(_insertion(table, names, update=update), values)

    def rows(self, table: Table) -> Iterator[tuple[Any, ...]]:
        """Yield all rows of a table by key, JSON and booleans as values."""
        names, order = ", ".join(f'"{name}"' for name in table.names), ", ".join(table.key)
        decode = [_DECODERS.get(column.type) for column in table.columns]
        for row in self._db.execute(f"SELECT {names} FROM {table.name} ORDER BY {order}"):
            yield tuple(
                value if convert is None or value is None else convert(value)
                for convert, value in zip(decode, row, strict=True)
            )


def search_key(identifier: Value) -> int:
    """Return the integer key of a record in a table that is searched: 63 bits of its id's hash."""
    digest = hashlib.blake2b(str(identifier).encode(), digest_size=8).digest()
    return int.from_bytes(digest) >> 1


def _insertion(table: Table, names: Sequence[str], *, update: bool) -> str:
    columns, marks = ", ".join(f'"{name}"' for name in names), ",".join("?" * len(names))
    return f"INSERT INTO {table.name} ({columns}) VALUES ({marks}) {conflict(table, update=update)}"


def ddl(table: Table) -> Iterator[str]:
    """Yield the statements that create a table and its search."""
    key = f"PRIMARY KEY ({', '.join(table.key)})"
    own = [definition(column, _TYPES) for column in table.columns]
    if table.searched:
        own, key = ["key INTEGER PRIMARY KEY", *own], f"UNIQUE ({', '.join(table.key)})"
    lines = ",\n  ".join([*own, key])
    yield f"CREATE TABLE {table.name} (\n  {lines}\n)"
    if table.searched:
        yield from _search(table)


def _search(table: Table) -> Iterator[str]:
    name, words = f"{table.name}_fts", ", ".join(table.searched)
    old = ", ".join(f"old.{column}" for column in ("key", *table.searched))
    new = ", ".join(f"new.{column}" for column in ("key", *table.searched))
    forget = f"INSERT INTO {name} ({name}, rowid, {words}) VALUES ('delete', {old})"
    learn = f"INSERT INTO {name} (rowid, {words}) VALUES ({new})"
    yield (
        f'CREATE VIRTUAL TABLE {name} USING fts5 ({words}, content="{table.name}",'
        " content_rowid='key', tokenize='porter unicode61 remove_diacritics 2')"
    )
    for event, action in {
        "INSERT": learn,
        "DELETE": forget,
        "UPDATE": f"{forget}; {learn}",
    }.items():
        yield (
            f"CREATE TRIGGER {table.name}_{event.lower()} AFTER {event} ON {table.name}"
            f" BEGIN {action}; END"
        )

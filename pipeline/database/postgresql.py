"""PostgreSQL by psycopg: binary COPY into staging tables, then one upsert a table.

The records of the articles in hand are deleted, which takes all that hangs on them along, and the
staged rows inserted, in one transaction. An advisory lock lets one loader in at a time.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import Any, Self

import psycopg
from psycopg.types.json import set_json_dumps

from pipeline.database.migrations import migrate
from pipeline.database.schema import CONTENTS, SPEAKERS, TABLES, Table
from pipeline.database.statements import conflict, definition, sweep
from pipeline.database.target import DatabaseError, Held, Target, Tuple, stopped
from pipeline.flat.columns import Column
from pipeline.flat.values import LARGEST

LOCK = 0x6E657773636C6D73  # "newsclms": the advisory lock of a loader
SEARCHED = 200_000  # characters of a column that are searched; a tsvector holds 1 MiB

_TYPES = {
    "text": "text",
    "json": "jsonb",
    "integer": "int8",
    "number": "numeric",
    "real": "float8",
    "boolean": "bool",
}


class PostgreSQL(Target):
    """The database at ``url``."""

    JOIN = "string_agg"

    def __init__(self, url: str) -> None:
        self._db = psycopg.connect(url, autocommit=True)
        set_json_dumps(str, self._db)  # JSON comes as text already
        self._staged = False

    @classmethod
    def open(cls, url: str) -> Self:
        """Open ``postgresql://USER@HOST/NAME``, a database that is there."""
        try:
            return cls(url)
        except psycopg.Error as error:
            reason = str(error).strip().splitlines()[0]
            message = f"{reason}; is the server up, and does the database exist?"
            raise DatabaseError(message) from error

    def close(self) -> None:
        """Let the database go."""
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Return a context: a transaction that one loader at a time is in."""
        try:
            with self._db.transaction():
                self.execute("SELECT pg_advisory_xact_lock(%s)", (LOCK,))
                yield
        except psycopg.Error as error:
            raise DatabaseError(stopped(error)) from error

    def prepare(self) -> None:
        """Create the tables, or bring those of an earlier version up to date."""
        migrate(self)
        for table in TABLES:
            self.execute(
                f"CREATE TEMP TABLE IF NOT EXISTS {_stage(table)}"
                f" ON COMMIT DELETE ROWS AS SELECT {_names(table)} FROM {table.name} WHERE false"
            )

    def execute(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run one statement and return its rows."""
        cursor = self._db.execute(statement, values or None)
        return cursor.fetchall() if cursor.description else []

    def present(self) -> dict[str, tuple[str, ...]]:
        """Return the tables that are there, each with its columns."""
        found = self.execute(
            "SELECT c.relname, array_agg(a.attname::text) FROM pg_class c"
            " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
            " WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace"
            " GROUP BY c.relname"
        )
        return {name: tuple(columns) for name, columns in found}

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
        found = self.execute(
            "SELECT id, collection, text_sha256, digest FROM articles WHERE id = ANY(%s)",
            (list(article_ids),),
        )
        return {identifier: Held(*rest) for identifier, *rest in found}

    def owners(self, record_ids: Sequence[str]) -> dict[str, str]:
        """Return the article of each of those records that are in the database."""
        return dict(
            self.execute(
                "SELECT id, article_id FROM records WHERE id = ANY(%s)", (list(record_ids),)
            )
        )

    def replace(self, article_ids: Sequence[str], rows: Mapping[str, Sequence[Tuple]]) -> None:
        """Put ``rows``, by table, in the place of all that is held of the articles."""
        self.execute("DELETE FROM records WHERE article_id = ANY(%s)", (list(article_ids),))
        for table in CONTENTS:
            self._insert(table, rows.get(table.name, ()), update=table is not SPEAKERS)

    def collection(self, name: str) -> Iterable[str]:
        """Return the ids of the articles of a collection."""
        found = self.execute("SELECT id FROM articles WHERE collection = %s", (name,))
        return [identifier for (identifier,) in found]

    def remove(self, article_ids: Sequence[str]) -> None:
        """Remove articles and all that hangs on them."""
        self.execute("DELETE FROM articles WHERE id = ANY(%s)", (list(article_ids),))

    def sweep(self) -> None:
        """Remove the speakers that no record names."""
        self.execute(sweep())

    def upsert(self, table: Table, rows: Sequence[Tuple]) -> None:
        """Add rows, each in the place of the row with its key."""
        self._insert(table, rows, update=True)

    def _insert(self, table: Table, rows: Sequence[Tuple], *, update: bool) -> None:
        if not rows:
            return
        names, stage = _names(table), _stage(table)
        copy_in = f"COPY {stage} ({names}) FROM STDIN (FORMAT BINARY)"
        convert = [Decimal if column.type == "number" else None for column in table.columns]
        by_key = {row[: len(table.key)]: row for row in (rows if update else reversed(rows))}
        with self._db.cursor() as cursor, cursor.copy(copy_in) as copy:
            copy.set_types([_TYPES[column.type] for column in table.columns])
            for row in by_key.values():
                copy.write_row(_decimals(row, convert))
        self.execute(
            f"INSERT INTO {table.name} ({names}) SELECT {names} FROM {stage}"
            f" {conflict(table, update=update)}"
        )

    def rows(self, table: Table) -> Iterator[tuple[Any, ...]]:
        """Yield all rows of a table by key, JSON as values, numbers as int or float."""
        order = ", ".join(f'{name} COLLATE "C"' for name in table.key)
        query = f"SELECT {_names(table)} FROM {table.name} ORDER BY {order}"
        with self._db.transaction(), self._db.cursor("all_rows") as cursor:
            cursor.itersize = 2000
            for row in cursor.execute(query):
                yield tuple(_plain(value) if isinstance(value, Decimal) else value for value in row)


def _decimals(row: Tuple, convert: Sequence[Callable[[str], Decimal] | None]) -> list[Any]:
    return [
        value if to_decimal is None or value is None else to_decimal(str(value))
        for value, to_decimal in zip(row, convert, strict=True)
    ]


def _plain(value: Decimal) -> int | float:
    whole = abs(value) <= LARGEST and value == value.to_integral_value()
    return int(value) if whole else float(value)


def _names(table: Table) -> str:
    return ", ".join(f'"{name}"' for name in table.names)


def _stage(table: Table) -> str:
    return f"stage_{table.name}"


def ddl(table: Table) -> Iterator[str]:
    """Yield the statements that create a table and its search."""
    own = [definition(column, _TYPES) for column in table.columns]
    if table.searched:
        words = " || ' ' || ".join(
            f"left(coalesce({name}, ''), {SEARCHED})" for name in table.searched
        )
        own.append(f"search tsvector GENERATED ALWAYS AS (to_tsvector('english', {words})) STORED")
    own.append(f"PRIMARY KEY ({', '.join(table.key)})")
    yield f"CREATE TABLE {table.name} ({', '.join(own)})"
    if table.searched:
        yield f"CREATE INDEX ON {table.name} USING gin (search)"

"""The schema's version, and how an older database comes up to date.

A new table, column or index needs no step: what is missing is added, and the articles are read in
again by the next load, for their digest covers the tables. Whatever else changes (a rename, another
type) raises ``schema.VERSION`` and adds a step here, which stays as it is for ever.
"""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from pipeline.database.schema import TABLES, VERSION, Table
from pipeline.database.statements import indices
from pipeline.database.target import DatabaseError
from pipeline.database.views import views
from pipeline.flat.columns import Column
from pipeline.records import sha256

STATE = "schema_version"


class Store(Protocol):
    """What a migration asks of a database."""

    JOIN: str

    def execute(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run one statement and return its rows."""

    def present(self) -> dict[str, tuple[str, ...]]:
        """Return the tables that are there, each with its columns."""

    def create(self, table: Table) -> None:
        """Create a table with its search."""

    def add(self, table: Table, column: Column) -> None:
        """Add a column, empty in the rows that are there."""


STEPS: dict[int, Callable[[Store], None]] = {}
"""The step that leads to each version from the one before."""


def migrate(store: Store) -> None:
    """Create the tables, or bring those of an earlier version up to date; call in a transaction.

    Raises DatabaseError where the database was made by a later version, or has tables of the same
    names that are not ours.
    """
    queries, present = views(store.JOIN), store.present()
    now = (VERSION, sha256(repr((TABLES, queries)).encode()))
    was = _state(store, present)
    if was == now:
        return
    for name in reversed(queries):
        store.execute(f"DROP VIEW IF EXISTS {name}")
    for version in range(was[0] + 1, VERSION + 1):
        if was[0] and version in STEPS:
            STEPS[version](store)
    _complete(store)
    for name, query in queries.items():
        store.execute(f"CREATE VIEW {name} AS {query}")
    store.execute(f"DELETE FROM {STATE}")
    store.execute(f"INSERT INTO {STATE} VALUES ({now[0]}, '{now[1]}')")


def _state(store: Store, present: dict[str, tuple[str, ...]]) -> tuple[int, str]:
    """Return the version and fingerprint of the database, 0 for an empty one."""
    if STATE not in present:
        strange = sorted(present.keys() & {table.name for table in TABLES})
        if strange:
            message = f"the database has a table {strange[0]!r} that newsclaims did not make"
            raise DatabaseError(f"{message}; load into a database of its own")
        store.execute(f"CREATE TABLE {STATE} (version integer NOT NULL, fingerprint text NOT NULL)")
        return 0, ""
    version, fingerprint = store.execute(f"SELECT version, fingerprint FROM {STATE}")[0]
    if version > VERSION:
        message = f"the database has schema version {version}, this newsclaims knows {VERSION}"
        raise DatabaseError(f"{message}; upgrade newsclaims")
    return version, fingerprint


def _complete(store: Store) -> None:
    """Create the tables, columns and indices that are missing."""
    present = store.present()
    for table in TABLES:
        if table.name not in present:
            store.create(table)
        for column in table.columns:
            if column.name not in present.get(table.name, table.names):
                store.add(table, column)
        for statement in indices(table):
            store.execute(statement)

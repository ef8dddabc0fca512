"""SQL that both databases know, made from the description of the tables."""

from collections.abc import Iterator, Mapping

from pipeline.database.schema import KIND_TABLES, Table
from pipeline.flat.columns import Column


def definition(column: Column, types: Mapping[str, str], *, required: bool = True) -> str:
    """Return a column as CREATE TABLE has it, by the database's ``types``.

    ``required`` false leaves NOT NULL out, for a column added to rows that are there. References
    are checked at the end of a transaction, so that rows may come in any order.
    """
    parts = [f'"{column.name}"', types[column.type]]
    if column.required and required:
        parts.append("NOT NULL")
    if column.references:
        action = "CASCADE" if column.required else "SET NULL"
        parts.append(f"REFERENCES {column.references} (id) ON DELETE {action}")
        parts.append("DEFERRABLE INITIALLY DEFERRED")
    return " ".join(parts)


def indices(table: Table) -> Iterator[str]:
    """Yield the statements that create the indices of a table where they are missing."""
    for columns in table.indices:
        name = "_".join((table.name, *(column.split()[0] for column in columns)))
        yield f"CREATE INDEX IF NOT EXISTS {name} ON {table.name} ({', '.join(columns)})"


def conflict(table: Table, *, update: bool) -> str:
    """Return what an INSERT does with a row whose key is there: take its place, or leave it."""
    news = ", ".join(f'"{n}" = excluded."{n}"' for n in table.names if n not in table.key)
    action = f"UPDATE SET {news}" if news and update else "NOTHING"
    return f"ON CONFLICT ({', '.join(table.key)}) DO {action}"


def sweep() -> str:
    """Return the statement that removes the speakers that no record names."""
    unnamed = " AND ".join(
        f"NOT EXISTS (SELECT 1 FROM {table.name} r WHERE r.{column.name} = speakers.id)"
        for table in KIND_TABLES.values()
        for column in table.columns
        if column.references == "speakers"
    )
    return f"DELETE FROM speakers WHERE {unnamed}"

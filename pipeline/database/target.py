"""What a database must be able to do; each target does it in one small file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol, Self

from pipeline.database.schema import Table
from pipeline.flat.values import Value

Tuple = tuple[Value, ...]


class DatabaseError(Exception):
    """The database cannot be used; the message says what to do."""


def stopped(error: Exception) -> str:
    """Return what to say of a database's own error in the midst of a load."""
    reason = (str(error).strip() or type(error).__name__).splitlines()[0]
    return f"{reason}; what was loaded before stands, run the same command again when it is mended"


@dataclass(frozen=True, slots=True)
class Held:
    """What the database holds of an article."""

    collection: str
    text_sha256: str
    digest: str


class Target(Protocol):
    """A database that articles and their records are loaded into.

    Every call but ``rows`` and ``close`` is made inside ``transaction``, which keeps other
    loaders out until it ends: all that was done in it is there then, or nothing.
    """

    def transaction(self) -> AbstractContextManager[None]:
        """Return a context: a transaction that one loader at a time is in."""

    def prepare(self) -> None:
        """Create the tables, or bring those of an earlier version up to date."""

    def held(self, article_ids: Sequence[str]) -> dict[str, Held]:
        """Return what is held of those articles that are in the database."""

    def owners(self, record_ids: Sequence[str]) -> dict[str, str]:
        """Return the article of each of those records that are in the database."""

    def replace(self, article_ids: Sequence[str], rows: Mapping[str, Sequence[Tuple]]) -> None:
        """Put ``rows``, by table, in the place of all that is held of the articles."""

    def collection(self, name: str) -> Iterable[str]:
        """Return the ids of the articles of a collection."""

    def remove(self, article_ids: Sequence[str]) -> None:
        """Remove articles and all that hangs on them."""

    def sweep(self) -> None:
        """Remove the speakers that no record names."""

    def upsert(self, table: Table, rows: Sequence[Tuple]) -> None:
        """Add rows, each in the place of the row with its key."""

    def rows(self, table: Table) -> Iterator[tuple[Any, ...]]:
        """Yield all rows of a table by key, JSON as values, numbers as int or float."""

    def close(self) -> None:
        """Let the database go."""

    def __enter__(self) -> Self:
        """Return the target."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

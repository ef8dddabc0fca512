"""A database by its URL."""

from pipeline.database.sqlite import SQLite
from pipeline.database.target import DatabaseError, Target


def open_target(url: str) -> Target:
    """Open ``sqlite:///PATH`` or ``postgresql://…``; raises DatabaseError with the remedy."""
    if url.startswith("sqlite:"):
        return SQLite.open(url)
    if url.startswith(("postgresql:", "postgres:")):
        return _postgresql(url)
    raise DatabaseError(f"{url}: write sqlite:///PATH or postgresql://USER@HOST/NAME")


def _postgresql(url: str) -> Target:
    try:
        from pipeline.database.postgresql import PostgreSQL  # noqa: PLC0415  an extra
    except ImportError as error:
        message = "PostgreSQL needs psycopg: pip install 'newsclaims[postgres]'"
        raise DatabaseError(message) from error
    return PostgreSQL.open(url)

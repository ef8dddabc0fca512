"""A database by its URL."""

from pipeline.database.sqlite import SQLite
from pipeline.database.target import DatabaseError, Target


def open_target(url: str) -> Target:
    """Open ``sqlite:///PATH`` or ``postgresql://…``; raises DatabaseError with the remedy."""
    if url.startswith("sqlite:"):
        return SQLite.open(url)
    raise DatabaseError(f"{url}: write sqlite:///PATH or postgresql://USER@HOST/NAME")

"""The run folder read back: each article with its records, streamed, and the lines that are bad.

Both files are in article order, so one pass over each is enough; only the ids of the articles
are kept in memory.
"""

import json
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.records import SCHEMA

ARTICLES, RECORDS, SPEAKERS = "articles.jsonl", "records.jsonl", "speakers.jsonl"
MANIFEST = "run.json"


class RunFolderError(Exception):
    """The folder is not a finished run folder; the message says what to do."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A line that cannot be used: its file, its number from 1, and why."""

    file: str
    line: int
    code: str
    message: str

    def __str__(self) -> str:
        """Return the row as ``file:line: code: message``."""
        return f"{self.file}:{self.line}: {self.code}: {self.message}"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a run folder's file: its number from 1, its bytes and the JSON object in it."""

    file: str
    line: int
    raw: bytes
    value: dict[str, Any]

    def bad(self, code: str, message: str) -> BadRow:
        """Return the BadRow that says what is wrong with this line."""
        return BadRow(self.file, self.line, code, message)


@dataclass(frozen=True, slots=True)
class Entry:
    """An article's row and the rows of its records, in the order of the file."""

    article: Row
    records: tuple[Row, ...] = ()


def manifest(out: Path) -> dict[str, Any]:
    """Return what ``run.json`` says; raise RunFolderError unless it is a whole run's."""
    missing = [name for name in (ARTICLES, RECORDS, MANIFEST) if not (out / name).is_file()]
    if missing:
        message = f"{out} is no finished run folder: no {', no '.join(missing)}"
        raise RunFolderError(f"{message}; run `newsclaims extract` into it to the end")
    try:
        found = dict(json.loads((out / MANIFEST).read_text("utf-8")))
    except (ValueError, TypeError) as error:
        raise RunFolderError(f"{out / MANIFEST}: {error}; extract again") from error
    if (schema := found.get("schema", SCHEMA)) != SCHEMA:
        raise RunFolderError(f"{out} holds {schema!r}, this version {SCHEMA!r}; extract again")
    return found


def rows(path: Path) -> Iterator[Row | BadRow]:
    """Yield the JSON objects of a file of lines; what is none comes as a BadRow."""
    with path.open("rb") as lines:
        for number, raw in enumerate(lines, 1):
            if raw.strip():
                yield _parse(path.name, number, raw)


def _parse(file: str, number: int, raw: bytes) -> Row | BadRow:
    try:
        value = json.loads(raw.decode())
    except RecursionError:
        return BadRow(file, number, "json", "nested too deep")
    except ValueError as error:  # bad UTF-8, bad JSON, an integer of 5,000 digits
        return BadRow(file, number, "json", str(error))
    if not isinstance(value, dict):
        return BadRow(file, number, "json", "not a JSON object")
    return Row(file, number, raw, value)


def entries(out: Path) -> Iterator[Entry | BadRow]:
    """Yield the articles of ``out`` with their records, and what must be left out.

    A record of no article, or out of the articles' order, is a BadRow, and so is the second
    article of one id.
    """
    known = {_article_id(row) for row in rows(out / ARTICLES)} - {None}
    records, seen = _Following(rows(out / RECORDS), known), set[str]()
    for article in rows(out / ARTICLES):
        identifier = _article_id(article)
        if isinstance(article, BadRow):
            yield article
        elif identifier is None:
            yield article.bad("id", "an article needs an id, a string that is not empty")
        elif identifier in seen:
            yield article.bad("duplicate", f"a second article has the id {identifier!r}")
        else:
            seen.add(identifier)
            own = [*records.of(identifier, seen)]
            yield from (row for row in own if isinstance(row, BadRow))
            yield Entry(article, tuple(row for row in own if isinstance(row, Row)))
    yield from (row for row in records.of(None, seen) if isinstance(row, BadRow))


def _article_id(row: Row | BadRow) -> str | None:
    value = None if isinstance(row, BadRow) else row.value.get("id")
    return value if isinstance(value, str) and value else None


class _Following:
    """The records of a run folder, read as far as the article in hand."""

    def __init__(self, records: Iterator[Row | BadRow], known: Container[Any]) -> None:
        self._records = records
        self._known = known
        self._next = next(records, None)

    def of(self, article_id: str | None, seen: Container[str]) -> Iterator[Row | BadRow]:
        """Yield the records of the article, and the bad rows before the next one's."""
        while self._next is not None:
            row = self._next
            owner = None if isinstance(row, BadRow) else row.value.get("article_id")
            if isinstance(row, BadRow):
                yield row
            elif not isinstance(owner, str) or owner not in self._known:
                yield row.bad("no_article", f"{ARTICLES} has no article {owner!r}")
            elif owner == article_id:
                yield row
            elif owner in seen:
                message = f"stands apart from the other records of article {owner!r}"
                yield row.bad("order", message)
            else:
                return
            self._next = next(self._records, None)

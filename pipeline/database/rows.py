"""An article and its records to rows of the tables; what cannot be stored is named and left out."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline import reading
from pipeline.database import schema
from pipeline.flat.columns import LINKS, OWN_FIELDS, REFERENCES, Shape
from pipeline.flat.records import check_article, record_values
from pipeline.flat.values import BadValueError, Value, speaker_id, to_json
from pipeline.reading import BadRow, Entry, Row

Tuple = tuple[Value, ...]
INCOMPLETE = ""
"""The digest of an article that rows were left out of: the next load reads it again."""

UNTOLD = len(schema.SPEAKERS.columns) - 3  # what only the table of all speakers tells


@dataclass(slots=True)
class Rows:
    """What one article comes to: rows by table, and the lines that were left out."""

    article_id: str
    tables: dict[str, list[Tuple]] = field(default_factory=lambda: defaultdict(list))
    bad: list[BadRow] = field(default_factory=list)


def file_rows(
    file: Path, row: Callable[[dict[str, Any]], Tuple], reject: Callable[[BadRow], None]
) -> Iterator[Tuple]:
    """Yield the row that ``row`` makes of each line of ``file``; bad lines go to ``reject``."""
    for line in reading.rows(file):
        if isinstance(line, BadRow):
            reject(line)
            continue
        try:
            yield row(line.value)
        except BadValueError as error:
            reject(line.bad(error.code, str(error)))


def digest(entry: Entry) -> str:
    """Return a hash of the lines of an article and of the tables that they are read into."""
    lines = hashlib.blake2b(schema.FINGERPRINT.encode(), digest_size=16)
    for row in (entry.article, *entry.records):
        lines.update(row.raw)
    return lines.hexdigest()


def rows(entry: Entry, collection: str, digest: str) -> Rows | BadRow:
    """Return the rows of an article and its records, or why the article cannot be stored."""
    article = entry.article
    try:
        check_article(article.value)
    except BadValueError as error:
        return article.bad(error.code, str(error))
    found = Rows(article.value["id"])
    accepted = _accepted(entry, found)
    _drop_dangling(accepted, found)
    kept = INCOMPLETE if found.bad else digest
    found.tables[schema.ARTICLES.name].append(_article_row(article.value, collection, kept))
    for identifier, (row, columns) in accepted.items():
        _store(identifier, row, columns, found)
    return found


def _article_row(article: dict[str, Any], collection: str, digest: str) -> Tuple:
    blocks = to_json(article.get("blocks") or [])
    own = article | {"collection": collection, "digest": digest, "blocks": blocks}
    return tuple(own.get(name) for name in schema.ARTICLES.names)


def _accepted(entry: Entry, found: Rows) -> dict[str, tuple[Row, Tuple]]:
    """Return the records whose values can be stored, by id, each with its columns."""
    accepted: dict[str, tuple[Row, Tuple]] = {}
    for row in entry.records:
        try:
            columns = (*record_values(row.value, entry.article.value), to_json(row.value))
        except BadValueError as error:
            found.bad.append(row.bad(error.code, str(error)))
            continue
        if row.value["id"] in accepted:
            message = f"a second record has the id {row.value['id']}"
            found.bad.append(row.bad("duplicate", message))
        else:
            accepted[row.value["id"]] = row, columns
    return accepted


def _drop_dangling(accepted: dict[str, tuple[Row, Tuple]], found: Rows) -> None:
    """Leave out the records that refer to none that is stored, until no more fall with them."""
    while True:
        kinds = {identifier: row.value["kind"] for identifier, (row, _) in accepted.items()}
        fallen = {
            identifier: reason
            for identifier, (row, _) in accepted.items()
            if (reason := _dangling(row.value, kinds))
        }
        if not fallen:
            return
        for identifier, reason in fallen.items():
            row, _ = accepted.pop(identifier)
            found.bad.append(row.bad("reference", reason))


def _dangling(record: dict[str, Any], kinds: dict[str, str]) -> str | None:
    """Return which reference of ``record`` leads nowhere, or None."""
    for name, identifier, table in _references(record):
        kind = kinds.get(identifier)
        if kind is None:
            return f"{name} names {identifier!r}, no record of the article that could be stored"
        if table not in {schema.KIND_TABLES[kind].name, schema.RECORDS.name}:
            return f"{name} names {identifier!r}, a {kind} and not one of {table}"
    return None


def _references(record: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield the references of ``record``: the field, the id that it names, that id's table."""
    for item in OWN_FIELDS[record["kind"]]:
        value = record.get(item.name)
        if value is None:
            continue
        if item.shape is Shape.REFERENCE:
            yield item.name, value, REFERENCES[item.name]
        elif item.shape is Shape.LINKS:
            for identifier in value:
                yield item.name, identifier, LINKS[item.name]


def _store(identifier: str, row: Row, columns: Tuple, found: Rows) -> None:
    """Add a record to the tables: its kind's, ``records``, its speaker's and its links'."""
    record, tables = row.value, found.tables
    kind = record["kind"]
    span = (record["span"][name] for name in ("start", "end", "text"))
    tables[schema.RECORDS.name].append((identifier, kind, found.article_id, *span))
    tables[schema.KIND_TABLES[kind].name].append(columns)
    for item in OWN_FIELDS[kind]:
        value = record.get(item.name)
        if item.shape is Shape.SPEAKER and value and (speaker := speaker_id(value)):
            named = (speaker, value["name"], value["kind"])
            tables[schema.SPEAKERS.name].append(named + (None,) * UNTOLD)
        elif item.shape is Shape.LINKS:
            links = tables[schema.LINK_TABLES[item.name].name]
            links.extend((identifier, other) for other in dict.fromkeys(value or ()))
